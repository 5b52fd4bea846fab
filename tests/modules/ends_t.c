/* The end of the program, and memory that comes to an end. */
#include <typeobject.h>
#include <stdio.h>
#include <string.h>

#ifdef TYPEOBJECT_VM
#define SAY(...) PySys_WriteStdout(__VA_ARGS__)
#else
/* The functions of Py_AtExit may not use Python. */
#define SAY(...) (printf(__VA_ARGS__), fflush(stdout))
#endif

static int dead;

/* ---- objects that live until the end ---- */

typedef struct {
    PyObject_HEAD
    char *text;
    PyObject *friend_;
} End;

static int End_init(End *self, PyObject *args, PyObject *kwds)
{
    const char *text;
    PyObject *friend_ = Py_None;

    if (kwds != NULL && PyDict_Size(kwds) != 0) {
        PyErr_SetString(PyExc_TypeError, "no keywords");
        return -1;
    }
    if (!PyArg_ParseTuple(args, "s|O", &text, &friend_))
        return -1;
    PyMem_Free(self->text);
    self->text = PyMem_Malloc(strlen(text) + 1);
    if (self->text == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    strcpy(self->text, text);
    Py_INCREF(friend_);
    Py_XSETREF(self->friend_, friend_);
    return 0;
}

/* The text is whole, and the friend may be used, whoever dies first. */
static void End_dealloc(End *self)
{
    PyObject *type, *value, *traceback, *s;

    PyErr_Fetch(&type, &value, &traceback);
    s = self->friend_ == NULL ? NULL : PyObject_Repr(self->friend_);
    if (s == NULL)
        PyErr_Clear();
    else if (self->text != NULL && strncmp(self->text, "end", 3) == 0)
        dead++;
    Py_XDECREF(s);
    PyErr_Restore(type, value, traceback);
    Py_CLEAR(self->friend_);
    PyMem_Free(self->text);
    self->text = NULL;
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject EndType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "ends_t.End",
    .tp_basicsize = sizeof(End),
    .tp_dealloc = (destructor)End_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_init = (initproc)End_init,
};

static void first(void)
{
    SAY("first: %d dead\n", dead);
    dead = 0;
}

static void second(void)
{
    SAY("second\n");
}

static PyObject *at_exit(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(Py_AtExit(first) * 10 + Py_AtExit(second));
}

static PyObject *count(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(dead);
}

/* ---- no memory ---- */

typedef struct {
    PyObject_VAR_HEAD
    char *more;
    char room[1];
} Big;

/* Big(size): in tp_new, as part of the object. */
static PyObject *Big_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    Py_ssize_t size, more = 0;
    Big *self;

    (void)kwds;
    if (!PyArg_ParseTuple(args, "n|n", &size, &more))
        return NULL;
    self = (Big *)type->tp_alloc(type, size);
    if (self == NULL)
        return NULL;
    memset(self->room, 1, size);
    return (PyObject *)self;
}

/* Big(size, more): in tp_init, in raw memory. */
static int Big_init(Big *self, PyObject *args, PyObject *kwds)
{
    Py_ssize_t size, more = 0;

    (void)kwds;
    if (!PyArg_ParseTuple(args, "n|n", &size, &more))
        return -1;
    self->more = PyMem_Malloc(more);
    if (self->more == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memset(self->more, 1, more);
    return 0;
}

static void Big_dealloc(Big *self)
{
    PyMem_Free(self->more);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject BigType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "ends_t.Big",
    .tp_basicsize = sizeof(Big),
    .tp_itemsize = 1,
    .tp_dealloc = (destructor)Big_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = Big_new,
    .tp_init = (initproc)Big_init,
};

/* made(size): PyObject_NewVar. */
static PyObject *made(PyObject *module, PyObject *args)
{
    Py_ssize_t size;
    Big *o;

    (void)module;
    if (!PyArg_ParseTuple(args, "n", &size))
        return NULL;
    o = PyObject_NewVar(Big, &BigType, size);
    if (o != NULL) {
        o->more = NULL;
        memset(o->room, 1, size);
    }
    return (PyObject *)o;
}

/* raw(size): blocks of PyMem_Malloc until there are no more, all given back. */
static PyObject *raw(PyObject *module, PyObject *args)
{
    Py_ssize_t size, n;
    void **head = NULL, **block;

    (void)module;
    if (!PyArg_ParseTuple(args, "n", &size))
        return NULL;
    for (n = 0; (block = PyMem_Malloc(size)) != NULL; n++) {
        memset(block, 1, size);
        *block = head;
        head = block;
    }
    while (head != NULL) {
        block = head;
        head = *block;
        PyMem_Free(block);
    }
    return PyErr_NoMemory();
}

/* thread(): whether there is a state of the thread, which comes to be when it is first asked for. */
static PyObject *thread(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyBool_FromLong(PyThreadState_Get() != NULL);
}

static PyMethodDef methods[] = {
    {"at_exit", at_exit, METH_NOARGS, NULL},
    {"count", count, METH_NOARGS, NULL},
    {"made", made, METH_VARARGS, NULL},
    {"raw", raw, METH_VARARGS, NULL},
    {"thread", thread, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "ends_t",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC PyInit_ends_t(void)
{
    PyObject *m;

    EndType.tp_new = PyType_GenericNew;
    if (PyType_Ready(&EndType) < 0 || PyType_Ready(&BigType) < 0)
        return NULL;
    m = PyModule_Create(&module);
    if (m == NULL)
        return NULL;
    Py_INCREF(&EndType);
    Py_INCREF(&BigType);
    if (PyModule_AddObject(m, "End", (PyObject *)&EndType) < 0 || PyModule_AddObject(m, "Big", (PyObject *)&BigType) < 0)
        return NULL;
    return m;
}
