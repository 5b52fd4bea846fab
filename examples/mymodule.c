/* mymodule: a driver in miniature, as one writes them for boards.
 *
 * A MyClass holds some resource until deinit() is called or the `with` block around it
 * ends. Afterwards every use is a ValueError.
 */
#include <typeobject.h>
#include <stdbool.h>

typedef struct {
    PyObject_HEAD
    bool gone; /* deinit() was called; a real driver can often tell by other means */
} MyClassObject;

static PyObject *
myclass_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    static char *no_names[] = {NULL};

    if (!PyArg_ParseTupleAndKeywords(args, kwds, ":MyClass", no_names))
        return NULL;
    return type->tp_alloc(type, 0); /* all zero: `gone` is false */
}

/* 0, or -1 with ValueError set. Every method and getter that needs the resource asks. */
static int
check_usable(PyObject *op)
{
    if (!((MyClassObject *)op)->gone)
        return 0;
    PyErr_SetString(PyExc_ValueError, "MyClass was used after deinit()");
    return -1;
}

static PyObject *
myclass_deinit(PyObject *op, PyObject *unused)
{
    (void)unused;
    ((MyClassObject *)op)->gone = true; /* once more does no harm */
    Py_RETURN_NONE;
}

static PyObject *
myclass_enter(PyObject *op, PyObject *unused)
{
    (void)unused;
    if (check_usable(op) < 0)
        return NULL;
    Py_INCREF(op);
    return op;
}

static PyObject *
myclass_exit(PyObject *op, PyObject *args)
{
    PyObject *type, *value, *traceback;

    if (!PyArg_UnpackTuple(args, "__exit__", 3, 3, &type, &value, &traceback))
        return NULL;
    return myclass_deinit(op, NULL); /* None: an exception goes on its way */
}

static PyObject *
myclass_question(PyObject *op, void *closure)
{
    (void)closure;
    if (check_usable(op) < 0)
        return NULL;
    return PyUnicode_FromString("Tricky...");
}

static PyObject *
myclass_answer(PyObject *op, void *closure)
{
    (void)closure;
    if (check_usable(op) < 0)
        return NULL;
    return PyLong_FromLong(42);
}

static PyMethodDef myclass_methods[] = {
    {"deinit", myclass_deinit, METH_NOARGS, "Gives the resource back."},
    {"__enter__", myclass_enter, METH_NOARGS, "Returns the object itself."},
    {"__exit__", myclass_exit, METH_VARARGS, "Calls deinit()."},
    {NULL, NULL, 0, NULL},
};

/* No setter: assigning or deleting is an AttributeError. */
static PyGetSetDef myclass_getset[] = {
    {"question", myclass_question, NULL, "what it is all about", NULL},
    {"answer", myclass_answer, NULL, "what came out", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyTypeObject MyClassType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "mymodule.MyClass",
    .tp_doc = "The question, and the answer to it.",
    .tp_basicsize = sizeof(MyClassObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = myclass_new,
    .tp_methods = myclass_methods,
    .tp_getset = myclass_getset,
};

static struct PyModuleDef mymodule_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "mymodule",
    .m_doc = "A type that is used with `with`.",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_mymodule(void)
{
    PyObject *module;

    if (PyType_Ready(&MyClassType) < 0)
        return NULL;
    module = PyModule_Create(&mymodule_module);
    if (module == NULL)
        return NULL;
    Py_INCREF(&MyClassType);
    if (PyModule_AddObject(module, "MyClass", (PyObject *)&MyClassType) < 0) {
        Py_DECREF(&MyClassType);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
