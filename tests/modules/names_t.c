/* Functions and variables of a module that are not static and have names that a VM's own functions
 * have, and libc's formatting, which a VM has in a small form of its own. */
#include <typeobject.h>
#include <stdio.h>

int sha256_init(int a);
int mp_init(int a);
int readline(int a);
int gc_alloc(int a);
int mp_load_name(int a);
int main(void);
extern int heap_size, number;

int heap_size = 5, number = 1;

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

int mp_load_name(int a)
{
    return a + 4;
}

int main(void)
{
    return 6;
}

static PyObject *own(PyObject *self, PyObject *arg)
{
    long a = PyLong_AsLong(arg);

    (void)self;
    if (a == -1 && PyErr_Occurred()) {
        return NULL;
    }
    return Py_BuildValue("(iiiiiii)", sha256_init((int)a), mp_init((int)a), readline((int)a), gc_alloc((int)a),
                         mp_load_name((int)a), main(), number);
}

static PyObject *formatted(PyObject *self, PyObject *unused)
{
    char text[300];
    int room = snprintf(NULL, 0, "%s", "seven..");
    int n;

    (void)self;
    (void)unused;
    n = snprintf(text, sizeof(text),
                 "%2.2u|%.3d|%5.2s|%-6d|%+d|% d|%#x|%#o|%lld|%zu|%hhd|%jd|%*d|%.*f|%e|%c|%%|%s|%n",
                 4u, 7, "abc", 12, 3, 4, 255u, 8u, -1234567890123LL, (size_t)4294967295U,
                 (signed char)-1, (intmax_t)9, 4, 2, 3, 1.25, 12.5, 'c', "end", &n);
    return Py_BuildValue("(isi)", room, text, n);
}

static PyObject *wide(PyObject *self, PyObject *unused)
{
    char text[300];
    int n;

    (void)self;
    (void)unused;
    n = snprintf(text, sizeof(text), "%zu|%.17g|%a|%G", (size_t)-1, 0.1, 1.0, 1e-7);
    return Py_BuildValue("(si)", text, n);
}

/* Ints in every form, and the text behind each. */
static PyObject *ints(PyObject *self, PyObject *unused)
{
    static const char *const formats[] = {
        "%lld %s", "%20lld|%s", "%-20lld|%s", "%020lld|%s", "%+lld %s", "% lld %s", "%.20lld %s", "%25.20lld|%s", "%llu %s",
        "%#llx %s", "%#llX %s", "%#llo %s", "%020llx %s", "%#20llx|%s", "%-#20llx|%s", "%.0lld|%s", "%#.0llo|%s", "%08lld|%s",
        "%08.3lld|%s", "%jd %s", "%ju %s",
    };
    static const long long values[] = {0, 5, -1, 9223372036854775807LL, -9223372036854775807LL - 1, 1000000000000LL, 8};
    PyObject *list = PyList_New(0);
    size_t i, j;

    (void)self;
    (void)unused;
    for (i = 0; list != NULL && i < sizeof(formats) / sizeof(*formats); i++) {
        for (j = 0; j < sizeof(values) / sizeof(*values); j++) {
            char text[100], cut[9];
            int n = snprintf(text, sizeof(text), formats[i], values[j], "end");
            int m = PyOS_snprintf(cut, sizeof(cut), formats[i], values[j], "end");
            PyObject *item = Py_BuildValue("(isis)", n, text, m, cut);
            if (item == NULL || PyList_Append(list, item) < 0) {
                Py_XDECREF(item);
                Py_CLEAR(list);
                break;
            }
            Py_DECREF(item);
        }
    }
    return list;
}

static PyMethodDef names_methods[] = {
    {"own", own, METH_O, NULL},
    {"formatted", formatted, METH_NOARGS, NULL},
    {"wide", wide, METH_NOARGS, NULL},
    {"ints", ints, METH_NOARGS, NULL},
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
