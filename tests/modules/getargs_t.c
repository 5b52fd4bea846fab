/* getargs_t: one function for each format unit of PyArg_ParseTuple. */
#include "testmodule.h"

/* A function named UNIT that parses one C value and gives it back as Python's. */
#define VALUE_UNIT(NAME, FORMAT, CTYPE, BACK)                                            \
    static PyObject *unit_##NAME(PyObject *module, PyObject *args)                       \
    {                                                                                    \
        CTYPE value = (CTYPE)0;                                                          \
                                                                                         \
        (void)module;                                                                    \
        if (!PyArg_ParseTuple(args, FORMAT ":" #NAME, &value))                           \
            return NULL;                                                                 \
        return BACK;                                                                     \
    }

VALUE_UNIT(b, "b", unsigned char, PyLong_FromLong(value))
VALUE_UNIT(B, "B", unsigned char, PyLong_FromLong(value))
VALUE_UNIT(h, "h", short, PyLong_FromLong(value))
VALUE_UNIT(H, "H", unsigned short, PyLong_FromLong(value))
VALUE_UNIT(i, "i", int, PyLong_FromLong(value))
VALUE_UNIT(I, "I", unsigned int, PyLong_FromUnsignedLong(value))
VALUE_UNIT(l, "l", long, PyLong_FromLong(value))
VALUE_UNIT(k, "k", unsigned long, PyLong_FromUnsignedLong(value))
VALUE_UNIT(L, "L", long long, PyLong_FromLongLong(value))
VALUE_UNIT(K, "K", unsigned long long, PyLong_FromUnsignedLongLong(value))
VALUE_UNIT(n, "n", Py_ssize_t, PyLong_FromSsize_t(value))
VALUE_UNIT(c, "c", char, PyLong_FromLong((unsigned char)value))
VALUE_UNIT(C, "C", int, PyLong_FromLong(value))
VALUE_UNIT(f, "f", float, PyFloat_FromDouble(value))
VALUE_UNIT(d, "d", double, PyFloat_FromDouble(value))
VALUE_UNIT(p, "p", int, PyLong_FromLong(value))
VALUE_UNIT(s, "s", const char *, PyUnicode_FromString(value))
VALUE_UNIT(y, "y", const char *, PyBytes_FromString(value))

static PyObject *
text_or_none(const char *text)
{
    if (text == NULL)
        Py_RETURN_NONE;
    return PyUnicode_FromString(text);
}

static PyObject *
bytes_or_none(const char *data, Py_ssize_t size)
{
    if (data == NULL)
        Py_RETURN_NONE;
    return PyBytes_FromStringAndSize(data, size);
}

VALUE_UNIT(z, "z", const char *, text_or_none(value))

#define OBJECT_UNIT(NAME, FORMAT)                                                        \
    static PyObject *unit_##NAME(PyObject *module, PyObject *args)                       \
    {                                                                                    \
        PyObject *value;                                                                 \
                                                                                         \
        (void)module;                                                                    \
        if (!PyArg_ParseTuple(args, FORMAT ":" #NAME, &value))                           \
            return NULL;                                                                 \
        Py_INCREF(value);                                                                \
        return value;                                                                    \
    }

OBJECT_UNIT(O, "O")
OBJECT_UNIT(S, "S")
OBJECT_UNIT(U, "U")
OBJECT_UNIT(Y, "Y")

#define SIZED_UNIT(NAME, FORMAT)                                                         \
    static PyObject *unit_##NAME(PyObject *module, PyObject *args)                       \
    {                                                                                    \
        const char *data;                                                                \
        Py_ssize_t size;                                                                 \
                                                                                         \
        (void)module;                                                                    \
        if (!PyArg_ParseTuple(args, FORMAT ":" #NAME, &data, &size))                     \
            return NULL;                                                                 \
        return bytes_or_none(data, size);                                                \
    }

SIZED_UNIT(s_size, "s#")
SIZED_UNIT(z_size, "z#")
SIZED_UNIT(y_size, "y#")

#define WIDE_UNIT(NAME, FORMAT)                                                          \
    static PyObject *unit_##NAME(PyObject *module, PyObject *args)                       \
    {                                                                                    \
        wchar_t *text;                                                                   \
                                                                                         \
        (void)module;                                                                    \
        if (!PyArg_ParseTuple(args, FORMAT ":" #NAME, &text))                            \
            return NULL;                                                                 \
        return text ? PyUnicode_FromWideChar(text, -1) : Py_BuildValue("");              \
    }                                                                                    \
    static PyObject *unit_##NAME##_size(PyObject *module, PyObject *args)                \
    {                                                                                    \
        wchar_t *text;                                                                   \
        Py_ssize_t size;                                                                 \
                                                                                         \
        (void)module;                                                                    \
        if (!PyArg_ParseTuple(args, FORMAT "#:" #NAME "_size", &text, &size))            \
            return NULL;                                                                 \
        return text ? PyUnicode_FromWideChar(text, size) : PyLong_FromSsize_t(size);     \
    }

WIDE_UNIT(u, "u")
WIDE_UNIT(Z, "Z")

#define BUFFER_UNIT(NAME, FORMAT)                                                        \
    static PyObject *unit_##NAME(PyObject *module, PyObject *args)                       \
    {                                                                                    \
        Py_buffer view;                                                                  \
        PyObject *result;                                                                \
                                                                                         \
        (void)module;                                                                    \
        if (!PyArg_ParseTuple(args, FORMAT ":" #NAME, &view))                            \
            return NULL;                                                                 \
        result = bytes_or_none(view.buf, view.len);                                      \
        PyBuffer_Release(&view);                                                         \
        return result;                                                                   \
    }

BUFFER_UNIT(s_buffer, "s*")
BUFFER_UNIT(z_buffer, "z*")
BUFFER_UNIT(y_buffer, "y*")

/* Writes through the buffer: every byte goes up by one. */
static PyObject *
unit_w_buffer(PyObject *module, PyObject *args)
{
    Py_buffer view;
    Py_ssize_t i;

    (void)module;
    if (!PyArg_ParseTuple(args, "w*:w_buffer", &view))
        return NULL;
    for (i = 0; i < view.len; i++)
        ((unsigned char *)view.buf)[i]++;
    PyBuffer_Release(&view);
    Py_RETURN_NONE;
}

static PyObject *
encoded(PyObject *args, const char *format)
{
    char *text = NULL;
    PyObject *result;

    if (!PyArg_ParseTuple(args, format, "utf-8", &text))
        return NULL;
    result = PyBytes_FromString(text);
    PyMem_Free(text);
    return result;
}

static PyObject *
unit_es(PyObject *module, PyObject *args)
{
    (void)module;
    return encoded(args, "es:es");
}

static PyObject *
unit_et(PyObject *module, PyObject *args)
{
    (void)module;
    return encoded(args, "et:et");
}

/* `es#` into a buffer of ours with room for seven bytes and the NUL. */
static PyObject *
unit_es_size(PyObject *module, PyObject *args)
{
    char room[8];
    char *text = room;
    Py_ssize_t size = sizeof room;

    (void)module;
    if (!PyArg_ParseTuple(args, "es#:es_size", "utf-8", &text, &size))
        return NULL;
    return PyBytes_FromStringAndSize(text, size);
}

static PyObject *
unit_type(PyObject *module, PyObject *args)
{
    PyObject *value;

    (void)module;
    if (!PyArg_ParseTuple(args, "O!:type", &PyList_Type, &value))
        return NULL;
    return PyLong_FromSsize_t(PyList_Size(value));
}

/* For O&: an even number, halved. Reports anything else itself. */
static int
half(PyObject *object, void *address)
{
    long value = PyLong_AsLong(object);

    if (value == -1 && PyErr_Occurred())
        return 0;
    if (value % 2 != 0) {
        PyErr_Format(PyExc_ValueError, "%ld is odd", value);
        return 0;
    }
    *(long *)address = value / 2;
    return 1;
}

static PyObject *
unit_converter(PyObject *module, PyObject *args)
{
    long value;

    (void)module;
    if (!PyArg_ParseTuple(args, "O&:converter", half, &value))
        return NULL;
    return PyLong_FromLong(value);
}

/* A converter that owns memory, and is called again to let go of it when a later
 * argument fails. */
static int cleanups;

static int
owner(PyObject *object, void *address)
{
    void **place = address;

    if (object == NULL) {
        cleanups++;
        PyMem_Free(*place);
        return 1;
    }
    *place = PyMem_Malloc(16);
    if (*place == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    return Py_CLEANUP_SUPPORTED;
}

static PyObject *
unit_cleanup(PyObject *module, PyObject *args)
{
    void *memory;
    int number;

    (void)module;
    if (!PyArg_ParseTuple(args, "O&i:cleanup", owner, &memory, &number))
        return NULL;
    PyMem_Free(memory);
    return PyLong_FromLong(number);
}

static PyObject *
cleanup_count(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(cleanups);
}

static PyObject *
nested(PyObject *module, PyObject *args)
{
    int a, b, c, d = -1;

    (void)module;
    if (!PyArg_ParseTuple(args, "i(ii)|i:nested", &a, &b, &c, &d))
        return NULL;
    return Py_BuildValue("(iiii)", a, b, c, d);
}

static PyObject *
optional(PyObject *module, PyObject *args)
{
    int a, b = 20;
    const char *c = "none";

    (void)module;
    if (!PyArg_ParseTuple(args, "i|is:optional", &a, &b, &c))
        return NULL;
    return Py_BuildValue("(iis)", a, b, c);
}

static PyObject *
none(PyObject *module, PyObject *args)
{
    (void)module;
    if (!PyArg_ParseTuple(args, ":none"))
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *
anonymous(PyObject *module, PyObject *args)
{
    int a, b;

    (void)module;
    if (!PyArg_ParseTuple(args, "ii", &a, &b))
        return NULL;
    return PyLong_FromLong(a + b);
}

static PyObject *
own_message(PyObject *module, PyObject *args)
{
    int a;

    (void)module;
    if (!PyArg_ParseTuple(args, "i;own_message takes a number of sheep", &a))
        return NULL;
    return PyLong_FromLong(a);
}

/* PyArg_Parse: the value itself, no tuple around it. */
static PyObject *
single(PyObject *module, PyObject *value)
{
    int number;

    (void)module;
    if (!PyArg_Parse(value, "i:single", &number))
        return NULL;
    return PyLong_FromLong(number);
}

static PyObject *
unpack(PyObject *module, PyObject *args)
{
    PyObject *a = NULL, *b = NULL, *c = NULL;

    (void)module;
    if (!PyArg_UnpackTuple(args, "unpack", 1, 3, &a, &b, &c))
        return NULL;
    return Py_BuildValue("(OOO)", a, b ? b : Py_None, c ? c : Py_None);
}

static PyObject *
unpack_two(PyObject *module, PyObject *args)
{
    PyObject *a, *b;

    (void)module;
    if (!PyArg_UnpackTuple(args, "unpack_two", 2, 2, &a, &b))
        return NULL;
    return Py_BuildValue("(OO)", b, a);
}

static PyObject *
keywords(PyObject *module, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"a", "b", "c", NULL};
    int a, b = 2;
    PyObject *c = Py_None;

    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, kwds, "i|iO:keywords", names, &a, &b, &c))
        return NULL;
    return Py_BuildValue("(iiO)", a, b, c);
}

static PyObject *
keyword_only(PyObject *module, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"a", "b", "c", NULL};
    int a, b = 2, c = 3;

    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, kwds, "i|i$i:keyword_only", names, &a, &b, &c))
        return NULL;
    return Py_BuildValue("(iii)", a, b, c);
}

static PyObject *
required_keyword(PyObject *module, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"a", "b", NULL};
    int a, b;

    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, kwds, "ii:required_keyword", names, &a, &b))
        return NULL;
    return Py_BuildValue("(ii)", a, b);
}

/* An empty name makes the parameter positional only. */
static PyObject *
positional_only(PyObject *module, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"", "b", NULL};
    int a, b = 2;

    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, kwds, "i|i:positional_only", names, &a, &b))
        return NULL;
    return Py_BuildValue("(ii)", a, b);
}

static PyObject *
mixed_keywords(PyObject *module, PyObject *args, PyObject *kwds)
{
    static char *names[] = {"text", "data", "factor", "flag", "kind", NULL};
    const char *text, *data = NULL;
    Py_ssize_t size = 0;
    double factor = 1.0;
    int flag = 0;
    PyObject *kind = Py_None;

    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, kwds, "s|z#dpO!:mixed_keywords", names, &text,
                                     &data, &size, &factor, &flag, &PyDict_Type, &kind))
        return NULL;
    return Py_BuildValue("(sy#diO)", text, data, size, factor, flag, kind);
}

#define UNIT(NAME) {#NAME, unit_##NAME, METH_VARARGS, NULL}

static PyMethodDef methods[] = {
    UNIT(b), UNIT(B), UNIT(h), UNIT(H), UNIT(i), UNIT(I), UNIT(l), UNIT(k), UNIT(L),
    UNIT(K), UNIT(n), UNIT(c), UNIT(C), UNIT(f), UNIT(d), UNIT(p), UNIT(s), UNIT(y),
    UNIT(z), UNIT(O), UNIT(S), UNIT(U), UNIT(Y), UNIT(s_size), UNIT(z_size), UNIT(y_size),
    UNIT(u), UNIT(u_size), UNIT(Z), UNIT(Z_size),
    UNIT(s_buffer), UNIT(z_buffer), UNIT(y_buffer), UNIT(w_buffer), UNIT(es), UNIT(et),
    UNIT(es_size), UNIT(type), UNIT(converter), UNIT(cleanup),
    {"cleanup_count", cleanup_count, METH_NOARGS, NULL},
    {"nested", nested, METH_VARARGS, NULL},
    {"optional", optional, METH_VARARGS, NULL},
    {"none", none, METH_VARARGS, NULL},
    {"anonymous", anonymous, METH_VARARGS, NULL},
    {"own_message", own_message, METH_VARARGS, NULL},
    {"single", single, METH_O, NULL},
    {"unpack", unpack, METH_VARARGS, NULL},
    {"unpack_two", unpack_two, METH_VARARGS, NULL},
    {"keywords", FUNCTION(keywords), METH_VARARGS | METH_KEYWORDS, NULL},
    {"keyword_only", FUNCTION(keyword_only), METH_VARARGS | METH_KEYWORDS, NULL},
    {"required_keyword", FUNCTION(required_keyword), METH_VARARGS | METH_KEYWORDS, NULL},
    {"positional_only", FUNCTION(positional_only), METH_VARARGS | METH_KEYWORDS, NULL},
    {"mixed_keywords", FUNCTION(mixed_keywords), METH_VARARGS | METH_KEYWORDS, NULL},
    END_OF_METHODS,
};

MODULE(getargs_t, methods)
{
    return PyModule_Create(&getargs_t_def);
}
