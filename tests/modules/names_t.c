/* Functions and variables of a module that are not static and have names that a VM's own functions
 * have, and libc's formatting, which a VM has in a small form of its own. */
#include <typeobject.h>
#include <stdio.h>

int sha256_init(int a);
int mp_init(int a);
int readline(int a);
int gc_alloc(int a);
extern int heap_size;

int heap_size = 5;

int sha256_init(int a)
{
    return a + 1;
}

int mp_init(int a)
{
    return a + 2;
}

int readline(int a)
{
    return a + 3;
}

int gc_alloc(int a)
{
    return a + heap_size;
}

static PyObject *own(PyObject *self, PyObject *arg)
{
    long a = PyLong_AsLong(arg);

    (void)self;
    if (a == -1 && PyErr_Occurred()) {
        return NULL;
    }
    return Py_BuildValue("(iiii)", sha256_init((int)a), mp_init((int)a), readline((int)a), gc_alloc((int)a));
}

static PyObject *formatted(PyObject *self, PyObject *unused)
{
    char text[300];
    int room = snprintf(NULL, 0, "%s", "seven..");
    int n;

    (void)self;
    (void)unused;
    n = snprintf(text, sizeof(text),
                 "%2.2u|%.3d|%5.2s|%-6d|%+d|% d|%#x|%#o|%lld|%zu|%hhd|%jd|%*d|%.*f|%.17g|%e|%a|%G|%c|%%|%s|%n",
                 4u, 7, "abc", 12, 3, 4, 255u, 8u, -1234567890123LL, (size_t)18446744073709551615ULL,
                 (signed char)-1, (intmax_t)9, 4, 2, 3, 1.0005, 0.1, 12345.678, 1.0, 1e-7, 'c', "end", &n);
    return Py_BuildValue("(isi)", room, text, n);
}

static PyMethodDef names_methods[] = {
    {"own", own, METH_O, NULL},
    {"formatted", formatted, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef names_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "names_t",
    .m_size = -1,
    .m_methods = names_methods,
};

PyMODINIT_FUNC PyInit_names_t(void)
{
    return PyModule_Create(&names_module);
}
