/* steal_t: references stolen and forgotten. CPython may crash on some of these, so the script is
 * for VMs, which trace and do not count. */
#include "testmodule.h"

typedef struct {
    PyObject_HEAD
    PyObject *args, *kwds, *value;
} Thief;

static PyTypeObject ThiefType;
static PyObject *cache;     /* a list, borrowed from nobody */

static int
Thief_init(Thief *self, PyObject *args, PyObject *kwds)
{
    self->args = args;      /* without a reference */
    self->kwds = kwds;
    return 0;
}

static PyObject *
kept(Thief *self, PyObject *unused)
{
    (void)unused;
    return Py_BuildValue("OO", self->args, self->kwds ? self->kwds : Py_None);
}

static PyObject *
get_args(Thief *self, PyObject *unused)
{
    (void)unused;
    return self->args;      /* no reference, neither */
}

static PyObject *
get_kwds(Thief *self, PyObject *unused)
{
    (void)unused;
    return self->kwds ? self->kwds : Py_None;
}

/* keep(*args): kept in the object, and another kept by one before. */
static PyObject *
keep(Thief *self, PyObject *args)
{
    PyObject *old = self->value;
    self->value = args;
    return old ? old : Py_None;
}

static PyObject *
set_value(Thief *self, PyObject *value)
{
    Py_XDECREF(self->value);
    self->value = value;
    return self->value;
}

static PyMethodDef Thief_methods[] = {
    {"kept", (PyCFunction)kept, METH_NOARGS, NULL},
    {"get_args", (PyCFunction)get_args, METH_NOARGS, NULL},
    {"get_kwds", (PyCFunction)get_kwds, METH_NOARGS, NULL},
    {"keep", (PyCFunction)keep, METH_VARARGS, NULL},
    {"set_value", (PyCFunction)set_value, METH_O, NULL},
    END_OF_METHODS,
};

static PyTypeObject ThiefType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "steal_t.Thief",
    .tp_basicsize = sizeof(Thief),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_methods = Thief_methods,
    .tp_init = (initproc)Thief_init,
};

static PyObject *
cached_list(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return cache;
}

/* Too many of them. */
static PyObject *
dropped(PyObject *module, PyObject *o)
{
    int i;
    (void)module;
    for (i = 0; i < 10; i++)
        Py_DECREF(o);
    return o;
}

/* What a list and a tuple steal was not ours to give. */
static PyObject *
stolen(PyObject *module, PyObject *o)
{
    PyObject *list = PyList_New(2), *tuple = PyTuple_New(2);
    (void)module;
    PyList_SET_ITEM(list, 0, o);
    PyList_SetItem(list, 1, o);
    PyTuple_SET_ITEM(tuple, 0, o);
    PyTuple_SetItem(tuple, 1, o);
    PyList_SetItem(list, 1, Py_None);
    if (PyTuple_SetItem(tuple, 7, o) == 0)
        return NULL;
    PyErr_Clear();
    PyModule_AddObject(module, "added", o);
    PyModule_AddObject(module, "added", o);
    return Py_BuildValue("NNN", list, tuple, o);
}

/* A borrowed item, used when its container has lost it. */
static PyObject *
borrowed(PyObject *module, PyObject *list)
{
    PyObject *item = PyList_GetItem(list, 0), *r;
    (void)module;
    if (item == NULL)
        return NULL;
    PyList_SetSlice(list, 0, PyList_Size(list), NULL);
    r = PyObject_CallMethod(module, "busy", NULL);
    Py_XDECREF(r);
    return PyObject_Repr(item);
}

/* An object after its memory was given back, more than once. */
static PyObject *
freed(PyObject *module, PyObject *unused)
{
    Thief *o = (Thief *)ThiefType.tp_alloc(&ThiefType, 0);
    PyObject *r;
    (void)unused;
    if (o == NULL)
        return NULL;
    o->value = PyUnicode_FromFormat("value %d", 5);
    ThiefType.tp_free(o);
    PyObject_Free(o);
    PyObject_Del(o);
    PyMem_Free(o);
    r = PyObject_CallMethod(module, "busy", NULL);
    Py_XDECREF(r);
    return Py_BuildValue("OO", o, o->value);
}

/* Memory freed twice, or from the middle, or not of the API. */
static PyObject *
freed_twice(PyObject *module, PyObject *unused)
{
    static char here[64];
    char *p = PyMem_Malloc(100), *q = PyObject_Malloc(100);
    (void)module;
    (void)unused;
    PyMem_Free(p + 8);
    PyMem_Free(here + 16);
    PyMem_Free(p);
    PyMem_Free(p);
    PyObject_Free(q);
    PyMem_Free(q);
    PyMem_RawFree(p);
    Py_RETURN_TRUE;
}

/* A tuple changed after others have seen it. */
static PyObject *
changed(PyObject *module, PyObject *tuple)
{
    (void)module;
    Py_INCREF(Py_None);
    if (PyTuple_SetItem(tuple, 0, Py_None) < 0)
        PyErr_Clear();
    PyTuple_SET_ITEM(tuple, 0, Py_None);
    return tuple;
}

static PyObject *
build_n(PyObject *module, PyObject *o)
{
    (void)module;
    return Py_BuildValue("(NN[N]{sN})", o, o, o, "k", o);
}

/* A buffer used after it was released. */
static PyObject *
after_release(PyObject *module, PyObject *o)
{
    Py_buffer view;
    PyObject *r;
    if (PyObject_GetBuffer(o, &view, PyBUF_SIMPLE) < 0)
        return NULL;
    PyBuffer_Release(&view);
    PyBuffer_Release(&view);
    r = PyObject_CallMethod(module, "busy", NULL);
    Py_XDECREF(r);
    return PyBool_FromLong(view.obj == NULL);
}

static PyObject *
busy(PyObject *module, PyObject *unused)
{
    PyObject *gc = PyImport_ImportModule("gc"), *r;
    int i;
    (void)module;
    (void)unused;
    if (gc == NULL)
        return NULL;
    for (i = 0; i < 3; i++) {
        r = PyObject_CallMethod(gc, "collect", NULL);
        Py_XDECREF(r);
        Py_XDECREF(PyUnicode_FromFormat("something %d", i));
        Py_XDECREF(PyTuple_New(2 + i));
    }
    Py_DECREF(gc);
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"cached_list", cached_list, METH_NOARGS, NULL},
    {"dropped", dropped, METH_O, NULL},
    {"stolen", stolen, METH_O, NULL},
    {"borrowed", borrowed, METH_O, NULL},
    {"freed", freed, METH_NOARGS, NULL},
    {"freed_twice", freed_twice, METH_NOARGS, NULL},
    {"changed", changed, METH_O, NULL},
    {"build_n", build_n, METH_O, NULL},
    {"after_release", after_release, METH_O, NULL},
    {"busy", busy, METH_NOARGS, NULL},
    END_OF_METHODS,
};

MODULE(steal_t, functions)
{
    PyObject *module = PyModule_Create(&steal_t_def);

    if (module == NULL)
        return NULL;
    ThiefType.tp_new = PyType_GenericNew;
    cache = PyList_New(0);
    if (cache == NULL || add_type(module, "Thief", &ThiefType) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
