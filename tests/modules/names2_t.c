/* Names that names_t.c has, too, and the VM and the C library. */
#include <typeobject.h>

int mp_init(int a);
int readline(int a);
extern int number;

int number = 3;

int mp_init(int a)
{
    return a * 2;
}

int readline(int a)
{
    return a * number;
}

static PyObject *own(PyObject *self, PyObject *arg)
{
    long a = PyLong_AsLong(arg);

    (void)self;
    if (a == -1 && PyErr_Occurred()) {
        return NULL;
    }
    return Py_BuildValue("(iii)", mp_init((int)a), readline((int)a), number);
}

static PyMethodDef names2_methods[] = {
    {"own", own, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef names2_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "names2_t",
    .m_size = -1,
    .m_methods = names2_methods,
};

PyMODINIT_FUNC PyInit_names2_t(void)
{
    return PyModule_Create(&names2_module);
}
