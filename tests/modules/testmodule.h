/* What every test module needs: the API and two shortcuts for its init function. */
#ifndef TESTMODULE_H
#define TESTMODULE_H

#define PY_SSIZE_T_CLEAN
#include <typeobject.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* Readies `type` and puts it into `module` under `name`. 0, or -1 with an exception. */
static inline int
add_type(PyObject *module, const char *name, PyTypeObject *type)
{
    if (PyType_Ready(type) < 0)
        return -1;
    Py_INCREF(type);
    if (PyModule_AddObject(module, name, (PyObject *)type) < 0) {
        Py_DECREF(type);
        return -1;
    }
    return 0;
}

/* The head of `PyInit_NAME` and a definition with the functions of the table METHODS. */
#define MODULE(NAME, METHODS)                                                            \
    static struct PyModuleDef NAME##_def = {                                             \
        PyModuleDef_HEAD_INIT, .m_name = #NAME, .m_size = -1, .m_methods = METHODS,      \
    };                                                                                   \
    PyMODINIT_FUNC PyInit_##NAME(void)

#define NO_METHODS ((PyMethodDef *)NULL)

/* A table entry whose function has another signature than PyCFunction. */
#define FUNCTION(f) ((PyCFunction)(void (*)(void))(f))

#define END_OF_METHODS {NULL, NULL, 0, NULL}
#define END_OF_MEMBERS {NULL, 0, 0, 0, NULL}
#define END_OF_GETSET {NULL, NULL, NULL, NULL, NULL}

#endif
