/* The `#` units without PY_SSIZE_T_CLEAN: their lengths are ints. */
#include <typeobject.h>
#include <string.h>

/* Between two others, which a length of another size would change. */
typedef struct {
    int before, length, after;
} guarded;

static PyObject *told(const guarded *g, const char *text)
{
    if (g->before != 11 || g->after != 22)
        return PyUnicode_FromString("overwritten");
    if (text == NULL)
        return Py_BuildValue("(i)", g->length);
    return Py_BuildValue("(iN)", g->length, PyUnicode_DecodeLatin1(text, g->length, NULL));
}

static PyObject *tuple(PyObject *self, PyObject *args)
{
    guarded g = {11, 0, 22};
    const char *text;

    (void)self;
    if (!PyArg_ParseTuple(args, "s#", &text, &g.length))
        return NULL;
    return told(&g, text);
}

static PyObject *keywords(PyObject *self, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"a", "b", NULL};
    guarded g = {11, -1, 22};
    const char *text = "";
    int n = 0;

    (void)self;
    if (!PyArg_ParseTupleAndKeywords(args, kwds, "i|z#", names, &n, &text, &g.length))
        return NULL;
    if (g.length < 0)
        return PyLong_FromLong(n);
    return told(&g, text);
}

static PyObject *one(PyObject *self, PyObject *arg)
{
    guarded g = {11, 0, 22};
    const char *text;

    (void)self;
    if (!PyArg_Parse(arg, "y#", &text, &g.length))
        return NULL;
    return told(&g, text);
}

static PyObject *encoded(PyObject *self, PyObject *args)
{
    guarded g = {11, 4, 22};
    char room[4], *text = room;

    (void)self;
    if (!PyArg_ParseTuple(args, "es#", "latin-1", &text, &g.length))
        return NULL;
    return told(&g, text);
}

static PyObject *built(PyObject *self, PyObject *unused)
{
    const char *text = "text and more";
    int n = 4;

    (void)self;
    (void)unused;
    return Py_BuildValue("(s#iy#u#z#)", text, n, 7, text, n + 4, L"wide", 2, (char *)NULL, 5);
}

static PyObject *called(PyObject *self, PyObject *callable)
{
    (void)self;
    return PyObject_CallFunction(callable, "s#i", "abcdef", 3, 5);
}

static PyObject *called_method(PyObject *self, PyObject *o)
{
    (void)self;
    return PyObject_CallMethod(o, "take", "is#", 5, "abcdef", 2);
}

static PyMethodDef methods[] = {
    {"tuple", tuple, METH_VARARGS, NULL},
    {"keywords", (PyCFunction)(void (*)(void))keywords, METH_VARARGS | METH_KEYWORDS, NULL},
    {"one", one, METH_O, NULL},
    {"encoded", encoded, METH_VARARGS, NULL},
    {"built", built, METH_NOARGS, NULL},
    {"called", called, METH_O, NULL},
    {"called_method", called_method, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, .m_name = "unclean_t", .m_size = -1, .m_methods = methods,
};

PyMODINIT_FUNC PyInit_unclean_t(void)
{
    return PyModule_Create(&module);
}
