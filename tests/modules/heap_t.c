/* heap_t: types made from specs, with a module that has state and without one. */
#include "testmodule.h"

typedef struct {
    PyTypeObject *counter;
    PyObject *log;
    long made;
} state;

static struct PyModuleDef definition;

/* ---- Counter: its methods find the state of their module ------------------------- */

typedef struct {
    PyObject_HEAD
    PyObject *weak;
    PyObject *value;
    long n;
} CounterObject;

static state *
state_of(PyTypeObject *type)
{
    PyObject *module = PyType_GetModuleByDef(type, &definition);

    return module == NULL ? NULL : (state *)PyModule_GetState(module);
}

static int
counter_init(PyObject *self, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"value", NULL};
    PyObject *value = Py_None, *old;
    state *s = state_of(Py_TYPE(self));

    if (s == NULL || !PyArg_ParseTupleAndKeywords(args, kwds, "|O:Counter", names, &value))
        return -1;
    Py_INCREF(value);
    old = ((CounterObject *)self)->value;
    ((CounterObject *)self)->value = value;
    Py_XDECREF(old);
    ((CounterObject *)self)->n = ++s->made;
    return 0;
}

static int
counter_traverse(PyObject *self, visitproc visit, void *arg)
{
#if PY_VERSION_HEX >= 0x03090000
    Py_VISIT(Py_TYPE(self));
#endif
    Py_VISIT(((CounterObject *)self)->value);
    return 0;
}

static int
counter_clear(PyObject *self)
{
    Py_CLEAR(((CounterObject *)self)->value);
    return 0;
}

static void
counter_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    PyObject_GC_UnTrack(self);
    if (((CounterObject *)self)->weak != NULL)
        PyObject_ClearWeakRefs(self);
    counter_clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}

/* The same for a method of the class. */
static PyObject *
counter_of_class(PyObject *cls, PyTypeObject *defining, PyObject *const *args, Py_ssize_t n,
                 PyObject *names)
{
    (void)args;
    (void)n;
    (void)names;
    return Py_BuildValue("(OO)", cls, defining);
}

/* The type that defines the method says where the state is, whatever the object's type. */
static PyObject *
counter_note(PyObject *self, PyTypeObject *cls, PyObject *const *args, Py_ssize_t n,
             PyObject *names)
{
    state *s = PyType_GetModuleState(cls);
    Py_ssize_t i;

    (void)self;
    if (names != NULL && PyTuple_GET_SIZE(names) != 0) {
        PyErr_SetString(PyExc_TypeError, "note() takes no keyword arguments");
        return NULL;
    }
    if (s == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        if (PyList_Append(s->log, args[i]) < 0)
            return NULL;
    }
    return PyLong_FromSsize_t(PyList_GET_SIZE(s->log));
}

static PyObject *
counter_made(PyObject *self, PyObject *unused)
{
    state *s = state_of(Py_TYPE(self));

    (void)unused;
    return s == NULL ? NULL : PyLong_FromLong(s->made);
}

static PyObject *
counter_module(PyObject *self, PyObject *unused)
{
    PyObject *module = PyType_GetModule(Py_TYPE(self));

    (void)unused;
    Py_XINCREF(module);
    return module;
}

static PyMethodDef counter_methods[] = {
    {"of_class", FUNCTION(counter_of_class),
     METH_METHOD | METH_FASTCALL | METH_KEYWORDS | METH_CLASS, NULL},
    {"note", FUNCTION(counter_note), METH_METHOD | METH_FASTCALL | METH_KEYWORDS, NULL},
    {"made", counter_made, METH_NOARGS, NULL},
    {"module", counter_module, METH_NOARGS, "The module of the type."},
    END_OF_METHODS,
};

static PyMemberDef counter_members[] = {
    {"value", T_OBJECT_EX, offsetof(CounterObject, value), 0, NULL},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(CounterObject, weak), READONLY, NULL},
    {"n", T_LONG, offsetof(CounterObject, n), READONLY, NULL},
    END_OF_MEMBERS,
};

static PyType_Slot counter_slots[] = {
    {Py_tp_doc, (void *)"Counter(value)\n--\n\nCounts its kind."},
    {Py_tp_init, (void *)counter_init},
    {Py_tp_traverse, (void *)counter_traverse},
    {Py_tp_clear, (void *)counter_clear},
    {Py_tp_dealloc, (void *)counter_dealloc},
    {Py_tp_methods, counter_methods},
    {Py_tp_members, counter_members},
    {0, NULL},
};

static PyType_Spec counter_spec = {
    .name = "heap_t.Counter",
    .basicsize = sizeof(CounterObject),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .slots = counter_slots,
};

/* ---- Even: derived from Counter, nothing of its own but operators ------------------ */

static PyObject *
even_multiply(PyObject *left, PyObject *right)
{
    (void)right;
    return PyLong_FromLong(2 * ((CounterObject *)left)->n);
}

static PyObject *
even_inplace_or(PyObject *self, PyObject *other)
{
    Py_INCREF(other);
    Py_SETREF(((CounterObject *)self)->value, other);
    Py_INCREF(self);
    return self;
}

static PyObject *
even_subscript(PyObject *self, PyObject *key)
{
    return Py_BuildValue("Ol", key, ((CounterObject *)self)->n);
}

static PyType_Slot even_slots[] = {
    {Py_nb_multiply, (void *)even_multiply},
    {Py_nb_inplace_or, (void *)even_inplace_or},
    {Py_mp_subscript, (void *)even_subscript},
    {0, NULL},
};

static PyType_Spec even_spec = {
    .name = "heap_t.Even",
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .slots = even_slots,
};

/* ---- Stack: derived from list ------------------------------------------------------ */

static PyObject *
stack_top(PyObject *self, void *closure)
{
    Py_ssize_t n = PyList_Size(self);
    PyObject *top = n == 0 ? Py_None : PyList_GetItem(self, n - 1);

    (void)closure;
    Py_INCREF(top);
    return top;
}

static PyGetSetDef stack_getset[] = {
    {"top", stack_top, NULL, NULL, NULL},
    END_OF_GETSET,
};

static PyType_Slot stack_slots[] = {
    {Py_tp_base, NULL}, /* &PyList_Type, known at run time */
    {Py_tp_getset, stack_getset},
    {0, NULL},
};

static PyType_Spec stack_spec = {
    .name = "heap_t.Stack",
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .slots = stack_slots,
};

/* ---- Last: only a finaliser ---------------------------------------------------------- */

static long finalized;

static void
last_finalize(PyObject *self)
{
    (void)self;
    finalized++;
}

static PyType_Slot last_slots[] = {
    {Py_tp_finalize, (void *)last_finalize},
    {0, NULL},
};

static PyType_Spec last_spec = {
    .name = "heap_t.Last",
    .basicsize = sizeof(PyObject),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = last_slots,
};

/* ---- Call: called through a pointer in the instance ---------------------------------- */

typedef struct {
    PyObject_HEAD
    vectorcallfunc call;
} CallObject;

static PyObject *
call_count(PyObject *self, PyObject *const *args, size_t n, PyObject *names)
{
    (void)self;
    (void)args;
    return Py_BuildValue("nn", PyVectorcall_NARGS(n), names == NULL ? 0 : PyTuple_GET_SIZE(names));
}

static PyObject *
call_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    PyObject *self = PyType_GenericNew(type, args, kwds);

    if (self != NULL)
        ((CallObject *)self)->call = call_count;
    return self;
}

static void
call_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    type->tp_free(self);
    Py_DECREF(type);
}

static PyMemberDef call_members[] = {
    {"__vectorcalloffset__", T_PYSSIZET, offsetof(CallObject, call), READONLY, NULL},
    END_OF_MEMBERS,
};

static PyType_Slot call_slots[] = {
    {Py_tp_new, (void *)call_new},
    {Py_tp_dealloc, (void *)call_dealloc},
    {Py_tp_call, (void *)PyVectorcall_Call},
    {Py_tp_members, call_members},
    {0, NULL},
};

static PyType_Spec call_spec = {
    .name = "heap_t.Call",
    .basicsize = sizeof(CallObject),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL,
    .slots = call_slots,
};

/* ---- functions ------------------------------------------------------------------------ */

static PyObject *
get_log(PyObject *module, PyObject *unused)
{
    state *s = PyModule_GetState(module);

    (void)unused;
    Py_INCREF(s->log);
    return s->log;
}

static PyObject *
get_finalized(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(finalized);
}

/* module_of(type) */
static PyObject *
module_of(PyObject *module, PyObject *type)
{
    PyObject *m = PyType_GetModule((PyTypeObject *)type);

    (void)module;
    Py_XINCREF(m);
    return m;
}

static PyObject *
module_by_def(PyObject *module, PyObject *type)
{
    PyObject *m = PyType_GetModuleByDef((PyTypeObject *)type, &definition);

    (void)module;
    Py_XINCREF(m);
    return m;
}

static PyMemberDef one_member[] = {
    {"n", T_LONG, sizeof(PyObject), 0, NULL},
    END_OF_MEMBERS,
};

/* make(what, bases): a type that is wrong in some way, or right. */
static PyObject *
make(PyObject *module, PyObject *args)
{
    const char *what;
    PyObject *bases = NULL;
    char name[20] = "heap_t.Made", doc[20] = "Only here.";
    PyMemberDef members[2];
    PyType_Slot slots[] = {
        {Py_tp_members, members}, {Py_tp_doc, doc}, {0, NULL}, {0, NULL}, {0, NULL},
    };
    PyType_Spec spec = {
        .name = name,
        .basicsize = sizeof(PyObject) + sizeof(long),
        .flags = Py_TPFLAGS_DEFAULT,
        .slots = slots,
    };
    PyObject *type;

    memcpy(members, one_member, sizeof(members));
    (void)module;
    if (!PyArg_ParseTuple(args, "s|O", &what, &bases))
        return NULL;
    if (strcmp(what, "slot") == 0)
        slots[2].slot = 1000;
    else if (strcmp(what, "negative slot") == 0)
        slots[2].slot = -1;
    else if (strcmp(what, "no name") == 0)
        spec.name = NULL;
    else if (strcmp(what, "two tables of members") == 0)
        slots[2] = slots[0];
    else if (strcmp(what, "bases slot") == 0) {
        slots[2].slot = Py_tp_bases;
        slots[2].pfunc = bases;
        bases = NULL;
    }
    else if (strcmp(what, "no doc") == 0)
        slots[1].pfunc = NULL;
    else if (strcmp(what, "inherits its size") == 0) {
        spec.basicsize = 0;
        spec.slots = slots + 1;
    }
    else if (strcmp(what, "adds nothing") == 0) {
        spec.basicsize = 0;
        spec.flags |= Py_TPFLAGS_BASETYPE;
        spec.slots = slots + 2;
    }
    type = PyType_FromSpecWithBases(&spec, bases);
    /* What the spec consisted of is gone when the type is used. */
    memset(name, '?', sizeof(name) - 1);
    memset(doc, '?', sizeof(doc) - 1);
    memset(members, 0, sizeof(members));
    return type;
}

/* extend(base): a type that adds fields of its own to a base of any size. */

typedef struct {
    PyObject *a;
    long n;
} extra;

static PyTypeObject *extended;

static PyObject *
extra_sum(PyObject *self, PyObject *unused)
{
    extra *x = PyObject_GetTypeData(self, extended);

    (void)unused;
    if (x == NULL)
        return NULL;
    return Py_BuildValue("Oli", x->a == NULL ? Py_None : x->a, x->n,
                         PyType_GetTypeDataSize(extended) >= (Py_ssize_t)sizeof(extra));
}

static PyMethodDef extra_methods[] = {
    {"sum", extra_sum, METH_NOARGS, NULL},
    END_OF_METHODS,
};

static PyMemberDef extra_members[] = {
    {"a", T_OBJECT_EX, offsetof(extra, a), Py_RELATIVE_OFFSET, NULL},
    {"number", T_LONG, offsetof(extra, n), Py_RELATIVE_OFFSET, NULL},
    END_OF_MEMBERS,
};

static PyObject *
extend(PyObject *module, PyObject *args)
{
    PyType_Slot slots[] = {
        {Py_tp_members, extra_members}, {Py_tp_methods, extra_methods}, {0, NULL},
    };
    PyType_Spec spec = {
        .name = "heap_t.Extended",
        .basicsize = -(int)sizeof(extra),
        .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
        .slots = slots,
    };
    PyObject *bases;
    int positive = 0, outside = 0;

    (void)module;
    if (!PyArg_ParseTuple(args, "O|ii", &bases, &positive, &outside))
        return NULL;
    if (positive)
        spec.basicsize = 200;
    if (outside)
        spec.basicsize = -8;
    extended = (PyTypeObject *)PyType_FromSpecWithBases(&spec, bases);
    Py_XINCREF(extended);
    return (PyObject *)extended;
}

/* slots_of(type): which of some slots are there. */
static PyObject *
slots_of(PyObject *module, PyObject *type)
{
    PyTypeObject *t = (PyTypeObject *)type;

    (void)module;
    return Py_BuildValue("iiii", PyType_GetSlot(t, Py_tp_init) != NULL,
                         PyType_GetSlot(t, Py_tp_traverse) == (void *)counter_traverse,
                         PyType_GetSlot(t, Py_nb_multiply) != NULL,
                         PyType_GetSlot(t, Py_nb_inplace_or) == (void *)even_inplace_or);
}

static PyObject *
bad_slot_of(PyObject *module, PyObject *type)
{
    (void)module;
    if (PyType_GetSlot((PyTypeObject *)type, 1000) == NULL)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"log", get_log, METH_NOARGS, NULL},
    {"finalized", get_finalized, METH_NOARGS, NULL},
    {"module_of", module_of, METH_O, NULL},
    {"module_by_def", module_by_def, METH_O, NULL},
    {"make", make, METH_VARARGS, NULL},
    {"extend", extend, METH_VARARGS, NULL},
    {"slots_of", slots_of, METH_O, NULL},
    {"bad_slot_of", bad_slot_of, METH_O, NULL},
    END_OF_METHODS,
};

/* Adds a type to the module, which takes the reference. */
static int
add(PyObject *module, const char *name, PyObject *type)
{
    if (type == NULL)
        return -1;
    if (PyModule_AddObject(module, name, type) < 0) {
        Py_DECREF(type);
        return -1;
    }
    return 0;
}

static int
execute(PyObject *module)
{
    state *s = PyModule_GetState(module);
    PyObject *bases;
    int failed;

    s->log = PyList_New(0);
    s->counter = (PyTypeObject *)PyType_FromModuleAndSpec(module, &counter_spec, NULL);
    if (s->log == NULL || s->counter == NULL)
        return -1;
    Py_INCREF(s->counter);
    if (add(module, "Counter", (PyObject *)s->counter) < 0)
        return -1;
    bases = PyTuple_Pack(1, s->counter);
    if (bases == NULL)
        return -1;
    failed = add(module, "Even", PyType_FromSpecWithBases(&even_spec, bases));
    Py_DECREF(bases);
    stack_slots[0].pfunc = &PyList_Type;
    return failed < 0 || add(module, "Stack", PyType_FromSpec(&stack_spec)) < 0
                   || add(module, "Last", PyType_FromSpec(&last_spec)) < 0
                   || add(module, "Call", PyType_FromSpec(&call_spec)) < 0
               ? -1
               : 0;
}

static int
traverse(PyObject *module, visitproc visit, void *arg)
{
    state *s = PyModule_GetState(module);

    Py_VISIT(s->counter);
    Py_VISIT(s->log);
    return 0;
}

static int
clear(PyObject *module)
{
    state *s = PyModule_GetState(module);

    Py_CLEAR(s->counter);
    Py_CLEAR(s->log);
    return 0;
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, (void *)execute},
    {0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "heap_t",
    .m_size = sizeof(state),
    .m_methods = methods,
    .m_slots = slots,
    .m_traverse = traverse,
    .m_clear = clear,
};

PyMODINIT_FUNC
PyInit_heap_t(void)
{
    return PyModuleDef_Init(&definition);
}
