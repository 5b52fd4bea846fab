/* Uses every inline function and macro of the header that can be tried from Python, so
 * that each is compiled in every mode and run on every host. */
#ifndef PY_SSIZE_T_CLEAN
#define PY_SSIZE_T_CLEAN
#endif
#include <typeobject.h>

/* ---- an embedded built-in ----------------------------------------------------------- */

typedef struct {
    PyListObject list;
    int state;
} Counted;

static PyObject *counted_increment(PyObject *self, PyObject *args)
{
    (void)args;
    return PyLong_FromLong(++((Counted *)self)->state);
}

static PyMethodDef counted_methods[] = {
    {"increment", counted_increment, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject Counted_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    "smoke.Counted",
    sizeof(Counted),
};

/* ---- a type that nests deeply -------------------------------------------------------- */

typedef struct {
    PyObject_HEAD
    PyObject *item;
} Box;

static void box_dealloc(PyObject *self)
{
    Py_TRASHCAN_BEGIN(self, box_dealloc)
    Py_CLEAR(((Box *)self)->item);
    Py_TYPE(self)->tp_free(self);
    Py_TRASHCAN_END
}

static PyTypeObject Box_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    "smoke.Box",
    sizeof(Box),
};

/* [n] boxes, each in the next, all but the last one dead when it dies. */
static PyObject *smoke_nest(PyObject *module, PyObject *op)
{
    long i;
    long n = PyLong_AsLong(op);
    PyObject *item = Py_NewRef(Py_None);
    (void)module;
    for (i = 0; i < n; i++) {
        Box *box = (Box *)PyType_GenericNew(&Box_Type, NULL, NULL);
        if (box == NULL) {
            Py_DECREF(item);
            return NULL;
        }
        box->item = item;
        item = (PyObject *)box;
    }
    return item;
}

/* ---- accessors ------------------------------------------------------------------------ */

/* The sum of the items' C longs of a tuple or list, by the macros. */
static PyObject *smoke_sum(PyObject *module, PyObject *op)
{
    long sum = 0;
    Py_ssize_t i;
    (void)module;
    if (PyTuple_Check(op)) {
        for (i = 0; i < PyTuple_GET_SIZE(op); i++) {
            sum += PyLong_AS_LONG(PyTuple_GET_ITEM(op, i));
        }
    } else if (PyList_Check(op)) {
        for (i = 0; i < PyList_GET_SIZE(op); i++) {
            sum += PyLong_AS_LONG(PyList_GET_ITEM(op, i));
        }
    } else {
        return PyErr_Format(PyExc_TypeError, "tuple or list, not %s", Py_TYPE(op)->tp_name);
    }
    return PyLong_FromLong(sum);
}

/* (1, 2), [1, 2], made by the SET_ITEM macros. */
static PyObject *smoke_make(PyObject *module, PyObject *unused)
{
    PyObject *tuple = PyTuple_New(2);
    PyObject *list = PyList_New(2);
    int i;
    (void)module;
    (void)unused;
    if (tuple == NULL || list == NULL) {
        Py_XDECREF(tuple);
        Py_XDECREF(list);
        return NULL;
    }
    for (i = 0; i < 2; i++) {
        PyTuple_SET_ITEM(tuple, i, PyLong_FromLong(i + 1));
        PyList_SET_ITEM(list, i, PyLong_FromLong(i + 1));
    }
    return Py_BuildValue("NN", tuple, list);
}

/* Length, kind, greatest character and the code points of a str. */
static PyObject *smoke_str(PyObject *module, PyObject *op)
{
    Py_ssize_t i;
    PyObject *points;
    (void)module;
    if (!PyUnicode_Check(op) || PyUnicode_READY(op) < 0) {
        PyErr_SetString(PyExc_TypeError, "a str is wanted");
        return NULL;
    }
    points = PyList_New(0);
    for (i = 0; points != NULL && i < PyUnicode_GET_LENGTH(op); i++) {
        Py_UCS4 c = PyUnicode_READ(PyUnicode_KIND(op), PyUnicode_DATA(op), i);
        PyObject *point = PyLong_FromUnsignedLong(c);
        if (point == NULL || PyList_Append(points, point) < 0
            || c != PyUnicode_READ_CHAR(op, i)) {
            Py_CLEAR(points);
        }
        Py_XDECREF(point);
    }
    if (points == NULL) {
        return NULL;
    }
    return Py_BuildValue("(niIN)", PyUnicode_GET_LENGTH(op), (int)PyUnicode_KIND(op),
                         (unsigned int)PyUnicode_MAX_CHAR_VALUE(op), points);
}

/* The bits of what the check macros say. */
static PyObject *smoke_checks(PyObject *module, PyObject *op)
{
    (void)module;
    return Py_BuildValue(
        "{s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i,s:i}",
        "none", Py_IsNone(op), "true", Py_IsTrue(op), "false", Py_IsFalse(op), "bool",
        PyBool_Check(op), "int", PyLong_Check(op), "float", PyFloat_Check(op), "str",
        PyUnicode_Check(op), "bytes", PyBytes_Check(op), "bytearray", PyByteArray_Check(op),
        "tuple", PyTuple_Check(op), "list", PyList_Check(op), "exact list",
        PyList_CheckExact(op), "dict", PyDict_Check(op), "set", PyAnySet_Check(op), "slice",
        PySlice_Check(op), "type", PyType_Check(op), "exception", PyExceptionInstance_Check(op),
        "callable", PyCallable_Check(op), "buffer", PyObject_CheckBuffer(op));
}

/* What is read directly: the value or the size of a built-in object. */
static PyObject *smoke_direct(PyObject *module, PyObject *op)
{
    (void)module;
    if (PyFloat_Check(op)) {
        return PyFloat_FromDouble(PyFloat_AS_DOUBLE(op));
    }
    if (PyBytes_Check(op)) {
        return PyBytes_FromStringAndSize(PyBytes_AS_STRING(op), PyBytes_GET_SIZE(op));
    }
    if (PyByteArray_Check(op)) {
        return PyBytes_FromStringAndSize(PyByteArray_AS_STRING(op), PyByteArray_GET_SIZE(op));
    }
    if (PyDict_Check(op)) {
        return PyLong_FromSsize_t(PyDict_GET_SIZE(op));
    }
    if (PyAnySet_Check(op)) {
        return PyLong_FromSsize_t(PySet_GET_SIZE(op));
    }
    Py_RETURN_NOTIMPLEMENTED;
}

static PyObject *smoke_fast(PyObject *module, PyObject *op)
{
    Py_ssize_t i;
    long sum = 0;
    PyObject *fast = PySequence_Fast(op, "a sequence is wanted");
    (void)module;
    if (fast == NULL) {
        return NULL;
    }
    for (i = 0; i < PySequence_Fast_GET_SIZE(fast); i++) {
        sum += PyLong_AsLong(PySequence_Fast_GET_ITEM(fast, i));
        sum += PyLong_AsLong(PySequence_Fast_ITEMS(fast)[i]);
    }
    Py_DECREF(fast);
    return PyLong_FromLong(sum);
}

/* ---- calls ----------------------------------------------------------------------------- */

static PyObject *smoke_calls(PyObject *module, PyObject *f)
{
    PyObject *args[3] = {Py_None, Py_True, Py_False};
    PyObject *names = Py_BuildValue("(s)", "key");
    PyObject *a;
    PyObject *b;
    PyObject *c;
    PyObject *d;
    (void)module;
    if (names == NULL) {
        return NULL;
    }
    a = PyObject_CallNoArgs(f);
    b = PyObject_CallOneArg(f, Py_True);
    c = PyObject_Vectorcall(f, args, 2, names);
    d = PyObject_CallFunction(f, "s#i", "text", (Py_ssize_t)2, 7);
    Py_DECREF(names);
    if (a == NULL || b == NULL || c == NULL || d == NULL) {
        Py_XDECREF(a);
        Py_XDECREF(b);
        Py_XDECREF(c);
        Py_XDECREF(d);
        return NULL;
    }
    return Py_BuildValue("(NNNN)", a, b, c, d);
}

static PyObject *smoke_compare(PyObject *module, PyObject *args)
{
    int a;
    int b;
    int op;
    (void)module;
    if (!PyArg_ParseTuple(args, "iii:compare", &a, &b, &op)) {
        return NULL;
    }
    Py_RETURN_RICHCOMPARE(a, b, op);
}

/* Gets an exception and raises it again. */
static PyObject *smoke_errors(PyObject *module, PyObject *f)
{
    PyObject *result = PyObject_CallNoArgs(f);
    PyObject *exc;
    (void)module;
    if (result != NULL) {
        return result;
    }
    exc = PyErr_GetRaisedException();
    if (exc == NULL) {
        return NULL;
    }
    PyErr_SetRaisedException(exc);
    return NULL;
}

static PyObject *smoke_newer(PyObject *module, PyObject *op)
{
    PyObject *value = NULL;
    PyObject *list;
    int attr = PyObject_GetOptionalAttrString(op, "to_bytes", &value);
    (void)module;
    if (attr < 0) {
        return NULL;
    }
    Py_XDECREF(value);
    list = PyList_New(0);
    if (list == NULL || PyList_Extend(list, Py_BuildValue("(ii)", 1, 2)) < 0) {
        Py_XDECREF(list);
        return NULL;
    }
    return Py_BuildValue("(iNN)", attr, list, Py_GetConstant(Py_CONSTANT_EMPTY_STR));
}

/* A function that old hosts lack: it works or fails by name. */
static PyObject *smoke_alias(PyObject *module, PyObject *op)
{
    (void)module;
    return Py_GenericAlias(op, op);
}

static PyObject *smoke_singletons(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return Py_BuildValue("(OOOOO)", Py_None, Py_True, Py_False, Py_NotImplemented, Py_Ellipsis);
}

/* Takes and gives back references to one object many times. */
static PyObject *smoke_references(PyObject *module, PyObject *op)
{
    int i;
    PyObject *copy = Py_NewRef(op);
    (void)module;
    for (i = 0; i < 1000; i++) {
        Py_INCREF(op);
        Py_XINCREF(op);
        Py_DECREF(op);
        Py_XDECREF(op);
    }
    Py_SETREF(copy, Py_NewRef(Py_None));
    Py_CLEAR(copy);
    return PyLong_FromSsize_t(Py_REFCNT(op));
}

static PyObject *smoke_threads(PyObject *module, PyObject *unused)
{
    int sum = 0;
    (void)module;
    (void)unused;
    Py_BEGIN_ALLOW_THREADS
    sum = Py_MAX(1, 2) + Py_MIN(3, 4) + Py_ABS(-5);
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(sum);
}

PyDoc_STRVAR(smoke_doc, "The header's macros, one function each.");

static PyMethodDef smoke_methods[] = {
    {"nest", smoke_nest, METH_O, NULL},
    {"sum", smoke_sum, METH_O, NULL},
    {"make", smoke_make, METH_NOARGS, NULL},
    {"str", smoke_str, METH_O, NULL},
    {"checks", smoke_checks, METH_O, NULL},
    {"direct", smoke_direct, METH_O, NULL},
    {"fast", smoke_fast, METH_O, NULL},
    {"calls", smoke_calls, METH_O, NULL},
    {"compare", smoke_compare, METH_VARARGS, NULL},
    {"errors", smoke_errors, METH_O, NULL},
    {"newer", smoke_newer, METH_O, NULL},
    {"alias", smoke_alias, METH_O, NULL},
    {"singletons", smoke_singletons, METH_NOARGS, NULL},
    {"references", smoke_references, METH_O, NULL},
    {"threads", smoke_threads, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef smoke_module = {
    PyModuleDef_HEAD_INIT, "smoke", smoke_doc, -1, smoke_methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit_smoke(void)
{
    PyObject *m;
    Counted_Type.tp_base = &PyList_Type;
    Counted_Type.tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE;
    Counted_Type.tp_methods = counted_methods;
    Box_Type.tp_dealloc = box_dealloc;
    Box_Type.tp_flags = Py_TPFLAGS_DEFAULT;
    m = PyModule_Create(&smoke_module);
    if (m == NULL) {
        return NULL;
    }
    if (PyModule_AddType(m, &Counted_Type) < 0 || PyModule_AddType(m, &Box_Type) < 0
        || PyModule_AddIntMacro(m, METH_FASTCALL) < 0) {
        Py_DECREF(m);
        return NULL;
    }
    return m;
}
