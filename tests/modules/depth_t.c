/* depth_t: long chains and deep recursion. A node refers to another by a field, by a node of
 * raw memory or through a list, and every slot goes down the chain. */
#include "testmodule.h"

typedef struct {
    PyObject_HEAD
    PyObject *next;     /* NULL at the end */
    PyObject **raw;     /* a block that holds the next, or NULL */
} Node;

static PyTypeObject NodeType;
static long deallocated;

/* CPython leaves it to the slots to look at the stack; a VM looks for itself. */
#define ENTER() (!TYPEOBJECT_ON_VM && Py_EnterRecursiveCall(" in a node"))
#define LEAVE() (TYPEOBJECT_ON_VM ? (void)0 : Py_LeaveRecursiveCall())

#define DEEPER(TYPE, FAILURE, CALL)                                                    \
    __extension__({                                                                    \
        TYPE deeper = FAILURE;                                                         \
        if (!ENTER()) {                                                                \
            deeper = CALL;                                                             \
            LEAVE();                                                                   \
        }                                                                              \
        deeper;                                                                        \
    })

static PyObject *next_of(Node *self)
{
    return self->next != NULL ? self->next : self->raw != NULL ? *self->raw : NULL;
}

static int Node_traverse(Node *self, visitproc visit, void *arg)
{
    Py_VISIT(self->next);
    if (self->raw != NULL)
        Py_VISIT(*self->raw);
    return 0;
}

static int Node_clear(Node *self)
{
    Py_CLEAR(self->next);
    if (self->raw != NULL) {
        PyObject *o = *self->raw;
        PyMem_Free(self->raw);
        self->raw = NULL;
        Py_XDECREF(o);
    }
    return 0;
}

static void Node_dealloc(Node *self)
{
    PyObject_GC_UnTrack(self);
    Py_TRASHCAN_BEGIN(self, Node_dealloc)
    deallocated++;
    Node_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
    Py_TRASHCAN_END
}

/* Node(next=None, raw=False) */
static int Node_init(Node *self, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"next", "raw", NULL};
    PyObject *next = NULL;
    int raw = 0;

    if (!PyArg_ParseTupleAndKeywords(args, kwds, "|Op:Node", names, &next, &raw))
        return -1;
    if (next == NULL || next == Py_None)
        return 0;
    Py_INCREF(next);
    if (raw) {
        self->raw = PyMem_Malloc(sizeof(PyObject *));
        if (self->raw == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        *self->raw = next;
    } else {
        Py_XSETREF(self->next, next);
    }
    return 0;
}

static PyObject *Node_repr(Node *self)
{
    PyObject *next = next_of(self);
    if (next == NULL)
        return PyUnicode_FromString("end");
    return PyUnicode_FromFormat("N%R", next);
}

static PyObject *Node_str(Node *self)
{
    PyObject *next = next_of(self), *inner, *r;
    if (next == NULL)
        return PyUnicode_FromString("end");
    inner = PyObject_Str(next);
    if (inner == NULL)
        return NULL;
    r = PyUnicode_FromFormat("S%U", inner);
    Py_DECREF(inner);
    return r;
}

static Py_hash_t Node_hash(Node *self)
{
    PyObject *next = next_of(self);
    Py_hash_t h = next == NULL ? 1 : DEEPER(Py_hash_t, -1, PyObject_Hash(next));
    return h == -1 ? -1 : h + 1;
}

static PyObject *Node_richcompare(PyObject *a, PyObject *b, int op)
{
    PyObject *x, *y;
    if (!PyObject_TypeCheck(a, &NodeType) || !PyObject_TypeCheck(b, &NodeType))
        Py_RETURN_NOTIMPLEMENTED;
    x = next_of((Node *)a);
    y = next_of((Node *)b);
    if (x == NULL || y == NULL)
        return PyBool_FromLong((x == y) == (op == Py_EQ || op == Py_LE || op == Py_GE));
    return DEEPER(PyObject *, NULL, PyObject_RichCompare(x, y, op));
}

static PyObject *Node_call(Node *self, PyObject *args, PyObject *kwds)
{
    PyObject *next = next_of(self);
    if (next == NULL)
        return PyLong_FromSsize_t(PyTuple_GET_SIZE(args));
    return DEEPER(PyObject *, NULL, PyObject_Call(next, args, kwds));
}

static PyObject *Node_iter(Node *self)
{
    PyObject *next = next_of(self);
    if (next == NULL)
        return PyObject_GetIter(PyTuple_New(0));
    return DEEPER(PyObject *, NULL, PyObject_GetIter(next));
}

static Py_ssize_t Node_length(Node *self)
{
    PyObject *next = next_of(self);
    Py_ssize_t n = next == NULL ? 0 : DEEPER(Py_ssize_t, -1, PyObject_Size(next));
    return n < 0 ? -1 : n + 1;
}

static int Node_contains(Node *self, PyObject *item)
{
    PyObject *next = next_of(self);
    return next == NULL ? 0 : DEEPER(int, -1, PySequence_Contains(next, item));
}

static PyObject *Node_subscript(Node *self, PyObject *key)
{
    PyObject *next = next_of(self);
    if (next == NULL) {
        Py_INCREF(key);
        return key;
    }
    return DEEPER(PyObject *, NULL, PyObject_GetItem(next, key));
}

static int Node_bool(Node *self)
{
    PyObject *next = next_of(self);
    return next == NULL ? 0 : DEEPER(int, -1, PyObject_IsTrue(next));
}

static PyObject *Node_add(PyObject *a, PyObject *b)
{
    PyObject *next;
    if (!PyObject_TypeCheck(a, &NodeType))
        Py_RETURN_NOTIMPLEMENTED;
    next = next_of((Node *)a);
    if (next == NULL) {
        Py_INCREF(b);
        return b;
    }
    return DEEPER(PyObject *, NULL, PyNumber_Add(next, b));
}

static PyObject *Node_negative(Node *self)
{
    PyObject *next = next_of(self);
    return next == NULL ? PyLong_FromLong(0) : DEEPER(PyObject *, NULL, PyNumber_Negative(next));
}

static PyObject *Node_getattro(Node *self, PyObject *name)
{
    PyObject *next = next_of(self);
    if (next != NULL && PyUnicode_CompareWithASCIIString(name, "deep") == 0)
        return DEEPER(PyObject *, NULL, PyObject_GetAttr(next, name));
    return PyObject_GenericGetAttr((PyObject *)self, name);
}

/* down(): one method through the chain. */
static PyObject *Node_down(Node *self, PyObject *unused)
{
    PyObject *next = next_of(self);
    (void)unused;
    return next == NULL ? PyLong_FromLong(0) : DEEPER(PyObject *, NULL, PyObject_CallMethod(next, "down", NULL));
}

/* work(): calls step(), which a subclass has, which calls work(). */
static PyObject *Node_work(Node *self, PyObject *unused)
{
    (void)unused;
    return PyObject_CallMethod((PyObject *)self, "step", NULL);
}

static PyObject *Node_get_next(Node *self, void *closure)
{
    PyObject *next = next_of(self);
    (void)closure;
    if (next == NULL)
        Py_RETURN_NONE;
    Py_INCREF(next);
    return next;
}

static int Node_set_next(Node *self, PyObject *value, void *closure)
{
    (void)closure;
    Py_XINCREF(value);
    Py_XSETREF(self->next, value);
    return 0;
}

/* last: through getters. */
static PyObject *Node_get_last(Node *self, void *closure)
{
    PyObject *next = next_of(self);
    (void)closure;
    return next == NULL ? PyLong_FromLong(7) : DEEPER(PyObject *, NULL, PyObject_GetAttrString(next, "last"));
}

/* long_chain(n, kind): made in C. kind: 0 fields, 1 raw, 2 lists of one, 3 tuples of one. */
static PyObject *long_chain(PyObject *module, PyObject *args)
{
    int n, kind, i;
    PyObject *last = NULL;

    (void)module;
    if (!PyArg_ParseTuple(args, "ii:long_chain", &n, &kind))
        return NULL;
    for (i = 0; i < n; i++) {
        Node *node = (Node *)NodeType.tp_alloc(&NodeType, 0);
        if (node == NULL) {
            Py_XDECREF(last);
            return NULL;
        }
        if (last != NULL && kind == 1) {
            node->raw = PyMem_Malloc(sizeof(PyObject *));
            *node->raw = last;
        } else if (last != NULL && kind >= 2) {
            PyObject *c = kind == 2 ? PyList_New(1) : PyTuple_New(1);
            if (kind == 2)
                PyList_SET_ITEM(c, 0, last);
            else
                PyTuple_SET_ITEM(c, 0, last);
            node->next = c;
        } else {
            node->next = last;
        }
        last = (PyObject *)node;
    }
    return last;
}

static PyObject *count(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(deallocated);
}

static PyMethodDef Node_methods[] = {
    {"down", (PyCFunction)Node_down, METH_NOARGS, NULL},
    {"work", (PyCFunction)Node_work, METH_NOARGS, NULL},
    END_OF_METHODS,
};

static PyGetSetDef Node_getset[] = {
    {"next", (getter)Node_get_next, (setter)Node_set_next, NULL, NULL},
    {"last", (getter)Node_get_last, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyNumberMethods Node_number = {
    .nb_bool = (inquiry)Node_bool,
    .nb_add = Node_add,
    .nb_negative = (unaryfunc)Node_negative,
};

static PySequenceMethods Node_sequence = {
    .sq_length = (lenfunc)Node_length,
    .sq_contains = (objobjproc)Node_contains,
};

static PyMappingMethods Node_mapping = {
    .mp_subscript = (binaryfunc)Node_subscript,
};

static PyTypeObject NodeType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "depth_t.Node",
    .tp_basicsize = sizeof(Node),
    .tp_dealloc = (destructor)Node_dealloc,
    .tp_repr = (reprfunc)Node_repr,
    .tp_str = (reprfunc)Node_str,
    .tp_as_number = &Node_number,
    .tp_as_sequence = &Node_sequence,
    .tp_as_mapping = &Node_mapping,
    .tp_hash = (hashfunc)Node_hash,
    .tp_call = (ternaryfunc)Node_call,
    .tp_getattro = (getattrofunc)Node_getattro,
    .tp_richcompare = Node_richcompare,
    .tp_iter = (getiterfunc)Node_iter,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)Node_traverse,
    .tp_clear = (inquiry)Node_clear,
    .tp_methods = Node_methods,
    .tp_getset = Node_getset,
    .tp_init = (initproc)Node_init,
};

static PyMethodDef functions[] = {
    {"long_chain", long_chain, METH_VARARGS, NULL},
    {"count", count, METH_NOARGS, NULL},
    END_OF_METHODS,
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "depth_t",
    .m_size = -1,
    .m_methods = functions,
};

PyMODINIT_FUNC
PyInit_depth_t(void)
{
    PyObject *module = PyModule_Create(&definition);

    if (module == NULL)
        return NULL;
    NodeType.tp_new = PyType_GenericNew;
    if (add_type(module, "Node", &NodeType) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
