/* lifetime_t: what keeps an object alive, and what happens when nothing does.
 *
 * Every Counted object that is deallocated counts once, so a script can tell how many
 * are left. The other functions hide references where only a collector that looks
 * everywhere can find them.
 */
#ifdef __linux__
#include <malloc.h>
#endif
#include "testmodule.h"

typedef struct {
    PyObject_HEAD
    PyObject *held;     /* any object, or NULL */
    PyObject *callback; /* called on deallocation with `number`, or NULL */
    long number;
} CountedObject;

static long made, gone, met;

static int
counted_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"number", "held", "callback", NULL};
    CountedObject *self = (CountedObject *)op;
    PyObject *held = NULL, *callback = NULL;

    if (!PyArg_ParseTupleAndKeywords(args, kwds, "|lOO:Counted", names, &self->number,
                                     &held, &callback))
        return -1;
    Py_XINCREF(held);
    Py_XINCREF(callback);
    self->held = held;
    self->callback = callback;
    return 0;
}

static PyObject *
counted_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    PyObject *self = type->tp_alloc(type, 0);

    (void)args;
    (void)kwds;
    if (self != NULL)
        made++;
    return self;
}

static int
counted_traverse(PyObject *op, visitproc visit, void *arg)
{
    Py_VISIT(((CountedObject *)op)->held);
    Py_VISIT(((CountedObject *)op)->callback);
    return 0;
}

static int
counted_clear(PyObject *op)
{
    Py_CLEAR(((CountedObject *)op)->held);
    return 0;
}

static void
counted_dealloc(PyObject *op)
{
    CountedObject *self = (CountedObject *)op;

    PyObject_GC_UnTrack(op);
    gone++;
    /* What it holds is still there, also when both die together. */
    if (self->held != NULL && Py_TYPE(self->held) == Py_TYPE(op))
        met += ((CountedObject *)self->held)->number == 77;
    if (self->callback != NULL) {
        PyObject *type, *value, *traceback, *result;

        /* Whatever is being raised right now must outlive this call. */
        PyErr_Fetch(&type, &value, &traceback);
        result = PyObject_CallFunction(self->callback, "l", self->number);
        if (result == NULL)
            PyErr_WriteUnraisable(self->callback);
        Py_XDECREF(result);
        PyErr_Restore(type, value, traceback);
        Py_CLEAR(self->callback);
    }
    Py_CLEAR(self->held);
    Py_TYPE(op)->tp_free(op);
}

static PyObject *
counted_next(PyObject *op, void *closure)
{
    PyObject *held = ((CountedObject *)op)->held;

    (void)closure;
    if (held == NULL)
        held = Py_None;
    Py_INCREF(held);
    return held;
}

static PyMemberDef counted_members[] = {
    {"held", T_OBJECT, offsetof(CountedObject, held), 0, NULL},
    {"number", T_LONG, offsetof(CountedObject, number), 0, NULL},
    END_OF_MEMBERS,
};

static PyGetSetDef counted_getset[] = {
    {"next", counted_next, NULL, NULL, NULL},
    END_OF_GETSET,
};

static PyTypeObject CountedType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "lifetime_t.Counted",
    .tp_basicsize = sizeof(CountedObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_new = counted_new,
    .tp_init = counted_init,
    .tp_dealloc = counted_dealloc,
    .tp_traverse = counted_traverse,
    .tp_clear = counted_clear,
    .tp_members = counted_members,
    .tp_getset = counted_getset,
};

/* ---- a stack of nodes, each in raw memory -------------------------------------- */

struct node {
    struct node *next;
    long padding[3];
    PyObject *object;
};

static struct node *pymem_top;  /* nodes from PyMem_Malloc */
static struct node *object_top; /* nodes from PyObject_Malloc */
static struct node *malloc_top; /* nodes from malloc */

static PyObject *
push(struct node **top, struct node *node, PyObject *object)
{
    if (node == NULL)
        return PyErr_NoMemory();
    Py_INCREF(object);
    node->object = object;
    node->next = *top;
    *top = node;
    Py_RETURN_NONE;
}

static PyObject *
pop(struct node **top, void (*release)(void *))
{
    struct node *node = *top;
    PyObject *object;

    if (node == NULL) {
        PyErr_SetString(PyExc_IndexError, "pop from an empty stack");
        return NULL;
    }
    object = node->object;
    *top = node->next;
    release(node);
    return object;
}

static PyObject *
push_pymem(PyObject *module, PyObject *object)
{
    (void)module;
    return push(&pymem_top, PyMem_Malloc(sizeof(struct node)), object);
}

static PyObject *
pop_pymem(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return pop(&pymem_top, PyMem_Free);
}

static PyObject *
push_object(PyObject *module, PyObject *object)
{
    (void)module;
    return push(&object_top, PyObject_Malloc(sizeof(struct node)), object);
}

static PyObject *
pop_object(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return pop(&object_top, PyObject_Free);
}

static PyObject *
push_malloc(PyObject *module, PyObject *object)
{
    (void)module;
    return push(&malloc_top, malloc(sizeof(struct node)), object);
}

static PyObject *
pop_malloc(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return pop(&malloc_top, free);
}

/* ---- only a pointer into the middle is left --------------------------------------- */

/* An intrusive list: what is linked is the field `link`, not the start of the struct. */
struct link {
    struct link *next;
};

struct item {
    PyObject *object;
    long padding[5];
    struct link link;
};

static struct link *links;

static PyObject *
push_middle(PyObject *module, PyObject *object)
{
    struct item *item = malloc(sizeof *item);

    (void)module;
    if (item == NULL)
        return PyErr_NoMemory();
    Py_INCREF(object);
    item->object = object;
    item->link.next = links;
    links = &item->link;
    Py_RETURN_NONE;
}

static PyObject *
pop_middle(PyObject *module, PyObject *unused)
{
    struct item *item;
    PyObject *object;

    (void)module;
    (void)unused;
    if (links == NULL) {
        PyErr_SetString(PyExc_IndexError, "pop from an empty list");
        return NULL;
    }
    item = (struct item *)((char *)links - offsetof(struct item, link));
    links = links->next;
    object = item->object;
    free(item);
    return object;
}

/* An aligned block: malloc's own pointer is nowhere but in the block itself. */
static PyObject **aligned;

static PyObject *
set_aligned(PyObject *module, PyObject *object)
{
    const size_t alignment = 256;
    char *raw = malloc(sizeof(void *) + sizeof(PyObject *) + alignment), *start;

    (void)module;
    if (raw == NULL)
        return PyErr_NoMemory();
    start = raw + sizeof(void *) + alignment;
    start -= (size_t)start % alignment;
    ((void **)start)[-1] = raw;
    Py_INCREF(object);
    aligned = (PyObject **)start;
    *aligned = object;
    Py_RETURN_NONE;
}

static PyObject *
take_aligned(PyObject *module, PyObject *unused)
{
    PyObject *object = *aligned;

    (void)module;
    (void)unused;
    free(((void **)aligned)[-1]);
    aligned = NULL;
    return object;
}

/* What malloc_usable_size says there is more than was asked for may be used. */
static PyObject **slack;

#ifdef __linux__
#define usable(p) malloc_usable_size(p)
#else
#define usable(p) (2 * sizeof(PyObject *) + 4)
#endif

static PyObject *
set_slack(PyObject *module, PyObject *object)
{
    (void)module;
    slack = malloc(2 * sizeof(PyObject *) + 4);
    if (slack == NULL)
        return PyErr_NoMemory();
    memset(slack, 0, usable(slack));
    Py_INCREF(object);
    slack[usable(slack) / sizeof *slack - 1] = object;
    Py_RETURN_NONE;
}

/* The memory has been moved to a larger place. */
static PyObject *
take_slack(PyObject *module, PyObject *unused)
{
    size_t last = usable(slack) / sizeof *slack - 1;
    PyObject **larger = realloc(slack, 4096), *object;

    (void)module;
    (void)unused;
    if (larger == NULL)
        return PyErr_NoMemory();
    object = larger[last];
    free(larger);
    slack = NULL;
    if (object == NULL)
        PyErr_SetString(PyExc_LookupError, "not what was put there");
    return object;
}

/* ---- a growing array from realloc, memory from calloc ------------------------------ */

static PyObject **array;
static size_t array_length;

static PyObject *
push_array(PyObject *module, PyObject *object)
{
    PyObject **larger = realloc(array, (array_length + 1) * sizeof *array);

    (void)module;
    if (larger == NULL)
        return PyErr_NoMemory();
    array = larger;
    Py_INCREF(object);
    array[array_length++] = object;
    Py_RETURN_NONE;
}

static PyObject *
pop_array(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    if (array_length == 0) {
        PyErr_SetString(PyExc_IndexError, "pop from an empty array");
        return NULL;
    }
    return array[--array_length];
}

/* ---- static variables --------------------------------------------------------------- */

static PyObject *in_bss[70];
static PyObject *in_data[2] = {(PyObject *)&in_bss, NULL}; /* not zero: lives in .data */

static PyObject *
set_static(PyObject *module, PyObject *args)
{
    int i;
    PyObject *object, *old;

    (void)module;
    if (!PyArg_ParseTuple(args, "iO:set_static", &i, &object))
        return NULL;
    if (i < 0 || i > 70) {
        PyErr_SetString(PyExc_IndexError, "there are 71 places");
        return NULL;
    }
    Py_INCREF(object);
    if (i == 70) {
        old = in_data[1];
        in_data[1] = object;
    }
    else {
        old = in_bss[i];
        in_bss[i] = object;
    }
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyObject *
get_static(PyObject *module, PyObject *arg)
{
    long i = PyLong_AsLong(arg);
    PyObject *object;

    (void)module;
    if (i < 0 || i > 70) {
        PyErr_SetString(PyExc_IndexError, "there are 71 places");
        return NULL;
    }
    object = i == 70 ? in_data[1] : in_bss[i];
    if (object == NULL)
        object = Py_None;
    Py_INCREF(object);
    return object;
}

/* ---- counting ------------------------------------------------------------------------- */

static PyObject *
counts(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return Py_BuildValue("(ll)", made, gone);
}

/* How many found another one, of number 77, in what they held when they died. */
static PyObject *
meetings(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(met);
}

static PyObject *
reset(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    made = gone = met = 0;
    Py_RETURN_NONE;
}

/* A chain of `n` objects, each held by the next: as deep as a collector can meet. */
static PyObject *
chain(PyObject *module, PyObject *arg)
{
    long n = PyLong_AsLong(arg), i;
    PyObject *head = NULL;

    (void)module;
    if (n == -1 && PyErr_Occurred())
        return NULL;
    for (i = 0; i < n; i++) {
        CountedObject *link =
            (CountedObject *)PyObject_CallFunction((PyObject *)&CountedType, "l", i);

        if (link == NULL) {
            Py_XDECREF(head);
            return NULL;
        }
        link->held = head;
        head = (PyObject *)link;
    }
    if (head == NULL)
        Py_RETURN_NONE;
    return head;
}

/* The length of a chain. */
static PyObject *
chain_length(PyObject *module, PyObject *object)
{
    long n = 0;

    (void)module;
    while (object != NULL && PyObject_TypeCheck(object, &CountedType)) {
        n++;
        object = ((CountedObject *)object)->held;
    }
    return PyLong_FromLong(n);
}

/* Takes a chain apart from its head, so that a counting host needs no deep recursion. */
static PyObject *
unchain(PyObject *module, PyObject *object)
{
    (void)module;
    Py_INCREF(object);
    while (object != NULL && PyObject_TypeCheck(object, &CountedType)) {
        PyObject *next = ((CountedObject *)object)->held;

        ((CountedObject *)object)->held = NULL;
        Py_DECREF(object);
        object = next;
    }
    Py_XDECREF(object);
    Py_RETURN_NONE;
}

#define F0(NAME) {#NAME, NAME, METH_NOARGS, NULL}
#define F1(NAME) {#NAME, NAME, METH_O, NULL}

static PyMethodDef methods[] = {
    F1(push_pymem), F0(pop_pymem), F1(push_object), F0(pop_object), F1(push_malloc),
    F0(pop_malloc), F1(push_middle), F0(pop_middle), F1(set_aligned), F0(take_aligned),
    F1(set_slack), F0(take_slack),
    F1(push_array), F0(pop_array), {"set_static", set_static, METH_VARARGS, NULL},
    F1(get_static), F0(counts), F0(meetings), F0(reset), F1(chain), F1(chain_length), F1(unchain),
    END_OF_METHODS,
};

MODULE(lifetime_t, methods)
{
    PyObject *module = PyModule_Create(&lifetime_t_def);

    if (module == NULL || add_type(module, "Counted", &CountedType) < 0)
        return NULL;
    return module;
}
