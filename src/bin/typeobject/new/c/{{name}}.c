/* {{name}}: one type, for CPython and for MicroPython. */
#define PY_SSIZE_T_CLEAN
#include <typeobject.h>
#include <stddef.h>

typedef struct {
    PyObject_HEAD
    double value;
    PyObject *label;
} {{Type}};

static int
{{Type}}_init({{Type}} *self, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"value", "label", NULL};
    PyObject *label = NULL, *old = self->label;

    if (!PyArg_ParseTupleAndKeywords(args, kwds, "|dU:{{Type}}", names, &self->value, &label))
        return -1;
    if (label == NULL) {
        label = PyUnicode_FromString("");
        if (label == NULL)
            return -1;
    } else {
        Py_INCREF(label);
    }
    self->label = label;
    Py_XDECREF(old);
    return 0;
}

static void
{{Type}}_dealloc({{Type}} *self)
{
    Py_XDECREF(self->label);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
{{Type}}_repr({{Type}} *self)
{
    PyObject *value = PyFloat_FromDouble(self->value);
    PyObject *text;

    if (value == NULL)
        return NULL;
    text = PyUnicode_FromFormat("{{Type}}(%R, %R)", value, self->label);
    Py_DECREF(value);
    return text;
}

static PyObject *
{{Type}}_scale({{Type}} *self, PyObject *factor)
{
    double by = PyFloat_AsDouble(factor);

    if (by == -1.0 && PyErr_Occurred())
        return NULL;
    self->value *= by;
    return PyFloat_FromDouble(self->value);
}

static PyObject *
{{Type}}_get_label({{Type}} *self, void *closure)
{
    (void)closure;
    if (self->label == NULL)    /* not initialised */
        return PyUnicode_FromString("");
    Py_INCREF(self->label);
    return self->label;
}

static int
{{Type}}_set_label({{Type}} *self, PyObject *label, void *closure)
{
    PyObject *old = self->label;

    (void)closure;
    if (label == NULL || !PyUnicode_Check(label)) {
        PyErr_SetString(PyExc_TypeError, "label must be a str");
        return -1;
    }
    Py_INCREF(label);
    self->label = label;
    Py_XDECREF(old);
    return 0;
}

static PyMemberDef {{Type}}_members[] = {
    {"value", Py_T_DOUBLE, offsetof({{Type}}, value), 0, "The number."},
    {NULL, 0, 0, 0, NULL},
};

static PyMethodDef {{Type}}_methods[] = {
    {"scale", (PyCFunction){{Type}}_scale, METH_O,
     "scale($self, factor, /)\n--\n\nMultiply the value, and return it."},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef {{Type}}_getset[] = {
    {"label", (getter){{Type}}_get_label, (setter){{Type}}_set_label, "What the number is of.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyTypeObject {{Type}}_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "{{name}}.{{Type}}",
    .tp_doc = "{{Type}}(value=0.0, label='')\n--\n\nA number with a label.",
    .tp_basicsize = sizeof({{Type}}),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_init = (initproc){{Type}}_init,
    .tp_dealloc = (destructor){{Type}}_dealloc,
    .tp_repr = (reprfunc){{Type}}_repr,
    .tp_members = {{Type}}_members,
    .tp_methods = {{Type}}_methods,
    .tp_getset = {{Type}}_getset,
};

static struct PyModuleDef {{name}}_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "{{name}}",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_{{name}}(void)
{
    PyObject *module;

    {{Type}}_Type.tp_new = PyType_GenericNew;
    if (PyType_Ready(&{{Type}}_Type) < 0)
        return NULL;
    module = PyModule_Create(&{{name}}_module);
    if (module == NULL)
        return NULL;
    Py_INCREF(&{{Type}}_Type);
    if (PyModule_AddObject(module, "{{Type}}", (PyObject *)&{{Type}}_Type) < 0) {
        Py_DECREF(&{{Type}}_Type);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
