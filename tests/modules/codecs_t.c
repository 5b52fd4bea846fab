/* codecs_t: encodings by their own functions and by name, the fields of Unicode errors,
 * source text that is run, cells, ints as native bytes, information about numbers. */
#include "testmodule.h"
#include <stdio.h>


/* decode(function, bytes, errors, byteorder) -> (str, byteorder) */
static PyObject *
decode(PyObject *module, PyObject *args)
{
    const char *name, *bytes, *errors = NULL;
    Py_ssize_t n;
    int order = 0;
    PyObject *text;

    (void)module;
    if (!PyArg_ParseTuple(args, "sy#|zi", &name, &bytes, &n, &errors, &order))
        return NULL;
    if (strcmp(name, "utf16") == 0)
        text = PyUnicode_DecodeUTF16(bytes, n, errors, &order);
    else if (strcmp(name, "utf32") == 0)
        text = PyUnicode_DecodeUTF32(bytes, n, errors, &order);
    else if (strcmp(name, "escape") == 0)
        text = PyUnicode_DecodeUnicodeEscape(bytes, n, errors);
    else if (strcmp(name, "raw") == 0)
        text = PyUnicode_DecodeRawUnicodeEscape(bytes, n, errors);
    else if (strcmp(name, "bytes") == 0)
        text = PyBytes_DecodeEscape(bytes, n, errors, 0, NULL);
    else
        text = PyUnicode_Decode(bytes, n, name, errors);
    return text == NULL ? NULL : Py_BuildValue("Ni", text, order);
}

/* partial(width, bytes) -> (str, byteorder, consumed) */
static PyObject *
partial(PyObject *module, PyObject *args)
{
    const char *bytes;
    Py_ssize_t n, consumed = -1;
    int width, order = 0;
    PyObject *text;

    (void)module;
    if (!PyArg_ParseTuple(args, "iy#|i", &width, &bytes, &n, &order))
        return NULL;
    text = width == 16 ? PyUnicode_DecodeUTF16Stateful(bytes, n, NULL, &order, &consumed)
                       : PyUnicode_DecodeUTF32Stateful(bytes, n, NULL, &order, &consumed);
    return text == NULL ? NULL : Py_BuildValue("Nin", text, order, consumed);
}

static PyObject *
encode(PyObject *module, PyObject *args)
{
    const char *name, *errors = NULL;
    PyObject *text;

    (void)module;
    if (!PyArg_ParseTuple(args, "sO|z", &name, &text, &errors))
        return NULL;
    if (strcmp(name, "utf16") == 0)
        return PyUnicode_AsUTF16String(text);
    if (strcmp(name, "utf32") == 0)
        return PyUnicode_AsUTF32String(text);
    if (strcmp(name, "escape") == 0)
        return PyUnicode_AsUnicodeEscapeString(text);
    if (strcmp(name, "raw") == 0)
        return PyUnicode_AsRawUnicodeEscapeString(text);
    return PyUnicode_AsEncodedString(text, name, errors);
}

static PyObject *
charmap(PyObject *module, PyObject *args)
{
    PyObject *what, *mapping = NULL;
    const char *errors = NULL;

    (void)module;
    if (!PyArg_ParseTuple(args, "O|Oz", &what, &mapping, &errors))
        return NULL;
    if (PyBytes_Check(what))
        return PyUnicode_DecodeCharmap(PyBytes_AS_STRING(what), PyBytes_GET_SIZE(what), mapping,
                                       errors);
    return PyUnicode_AsCharmapString(what, mapping);
}

static PyObject *
translate(PyObject *module, PyObject *args)
{
    PyObject *text, *table;
    const char *errors = NULL;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO|z", &text, &table, &errors))
        return NULL;
    return PyUnicode_Translate(text, table, errors);
}

/* fields(exception, start, end, reason) -> its fields, before and after these are set */
static PyObject *
fields(PyObject *module, PyObject *args)
{
    PyObject *exc, *result = PyList_New(0);
    Py_ssize_t start, end;
    const char *reason;
    int i;

    (void)module;
    if (result == NULL || !PyArg_ParseTuple(args, "Onns", &exc, &start, &end, &reason))
        return NULL;
    for (i = 0; i < 2; i++) {
        Py_ssize_t s = -9, e = -9;
        PyObject *encoding = Py_None, *object, *why, *item;

        Py_INCREF(encoding);
        if (PyObject_IsInstance(exc, PyExc_UnicodeEncodeError)) {
            encoding = PyUnicodeEncodeError_GetEncoding(exc);
            object = PyUnicodeEncodeError_GetObject(exc);
            why = PyUnicodeEncodeError_GetReason(exc);
            if (PyUnicodeEncodeError_GetStart(exc, &s) < 0
                || PyUnicodeEncodeError_GetEnd(exc, &e) < 0)
                return NULL;
            if (PyUnicodeEncodeError_SetStart(exc, start) < 0
                || PyUnicodeEncodeError_SetEnd(exc, end) < 0
                || PyUnicodeEncodeError_SetReason(exc, reason) < 0)
                return NULL;
        } else if (PyObject_IsInstance(exc, PyExc_UnicodeDecodeError)) {
            encoding = PyUnicodeDecodeError_GetEncoding(exc);
            object = PyUnicodeDecodeError_GetObject(exc);
            why = PyUnicodeDecodeError_GetReason(exc);
            if (PyUnicodeDecodeError_GetStart(exc, &s) < 0
                || PyUnicodeDecodeError_GetEnd(exc, &e) < 0)
                return NULL;
            if (PyUnicodeDecodeError_SetStart(exc, start) < 0
                || PyUnicodeDecodeError_SetEnd(exc, end) < 0
                || PyUnicodeDecodeError_SetReason(exc, reason) < 0)
                return NULL;
        } else {
            object = PyUnicodeTranslateError_GetObject(exc);
            why = PyUnicodeTranslateError_GetReason(exc);
            if (PyUnicodeTranslateError_GetStart(exc, &s) < 0
                || PyUnicodeTranslateError_GetEnd(exc, &e) < 0)
                return NULL;
            if (PyUnicodeTranslateError_SetStart(exc, start) < 0
                || PyUnicodeTranslateError_SetEnd(exc, end) < 0
                || PyUnicodeTranslateError_SetReason(exc, reason) < 0)
                return NULL;
        }
        item = Py_BuildValue("NNnnN", encoding, object, s, e, why);
        if (item == NULL || PyList_Append(result, item) < 0)
            return NULL;
        Py_DECREF(item);
    }
    return result;
}

static PyObject *
decode_error(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyUnicodeDecodeError_Create("mine", "a\xff" "b", 3, 1, 2, "because");
}

/* handled(name, exception) -> what the error handler of that name answers */
static PyObject *
handled(PyObject *module, PyObject *args)
{
    const char *name;
    PyObject *exc;

    (void)module;
    if (!PyArg_ParseTuple(args, "sO", &name, &exc))
        return NULL;
    return strcmp(name, "ignore") == 0      ? PyCodec_IgnoreErrors(exc)
           : strcmp(name, "replace") == 0   ? PyCodec_ReplaceErrors(exc)
           : strcmp(name, "xml") == 0       ? PyCodec_XMLCharRefReplaceErrors(exc)
           : strcmp(name, "backslash") == 0 ? PyCodec_BackslashReplaceErrors(exc)
                                            : PyCodec_StrictErrors(exc);
}

static PyObject *
by_name(PyObject *module, PyObject *args)
{
    const char *name;
    PyObject *text, *bytes, *back;

    (void)module;
    if (!PyArg_ParseTuple(args, "sO", &name, &text))
        return NULL;
    if (!PyCodec_KnownEncoding(name))
        Py_RETURN_NONE;
    bytes = PyCodec_Encode(text, name, NULL);
    if (bytes == NULL)
        return NULL;
    back = PyCodec_Decode(bytes, name, NULL);
    return back == NULL ? NULL : Py_BuildValue("NN", bytes, back);
}

static PyObject *
run(PyObject *module, PyObject *args)
{
    const char *text;
    int start;
    PyObject *globals, *locals = NULL;

    (void)module;
    if (!PyArg_ParseTuple(args, "siO|O", &text, &start, &globals, &locals))
        return NULL;
    return PyRun_String(text, start, globals, locals == NULL ? globals : locals);
}

static PyObject *
compiled(PyObject *module, PyObject *args)
{
    const char *text;
    int start;
    PyObject *globals, *code, *result;

    (void)module;
    if (!PyArg_ParseTuple(args, "siO", &text, &start, &globals))
        return NULL;
    code = Py_CompileString(text, "text.py", start);
    if (code == NULL)
        return NULL;
    result = PyEval_EvalCode(code, globals, globals);
    Py_DECREF(code);
    return result;
}

static PyObject *
simple(PyObject *module, PyObject *text)
{
    const char *utf8 = PyUnicode_AsUTF8(text);

    (void)module;
    return utf8 == NULL ? NULL : PyLong_FromLong(PyRun_SimpleString(utf8));
}

/* A new cell; what cell_get gives of it; and it is set. */
static PyObject *
cell(PyObject *module, PyObject *args)
{
    PyObject *value = NULL, *c, *got;

    (void)module;
    if (!PyArg_ParseTuple(args, "|O", &value))
        return NULL;
    c = PyCell_New(value);
    if (c == NULL || !PyCell_Check(c))
        return NULL;
    got = PyCell_Get(c);
    if (got == NULL && PyErr_Occurred())
        return NULL;
    return Py_BuildValue("NN", c, got != NULL ? got : Py_NewRef(Py_Ellipsis));
}

static PyObject *
cell_set(PyObject *module, PyObject *args)
{
    PyObject *c, *value = NULL;

    (void)module;
    if (!PyArg_ParseTuple(args, "O|O", &c, &value))
        return NULL;
    return PyCell_Set(c, value) < 0 ? NULL : PyLong_FromLong(0);
}

static PyObject *
info(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return Py_BuildValue("NN", PyFloat_GetInfo(), PyLong_GetInfo());
}

/* What PyObject_Print writes. */
static PyObject *
printed(PyObject *module, PyObject *args)
{
    PyObject *o;
    int flags = 0, failed;
    char text[200];
    size_t n;
    FILE *file;

    (void)module;
    if (!PyArg_ParseTuple(args, "O|i", &o, &flags))
        return NULL;
    file = tmpfile();
    if (file == NULL)
        return PyErr_SetFromErrno(PyExc_OSError);
    failed = PyObject_Print(o, file, flags);
    rewind(file);
    n = fread(text, 1, sizeof(text), file);
    fclose(file);
    return failed ? NULL : PyUnicode_FromStringAndSize(text, (Py_ssize_t)n);
}

/* An empty ordered dict with two items, one of which is deleted. */
static PyObject *
ordered(PyObject *module, PyObject *unused)
{
    PyObject *od = PyODict_New(), *one = PyLong_FromLong(1), *two = PyLong_FromLong(2);

    (void)module;
    (void)unused;
    if (od == NULL || PyODict_SetItem(od, two, one) < 0 || PyODict_SetItem(od, one, two) < 0
        || PyODict_SetItem(od, od == NULL ? NULL : Py_None, one) < 0
        || PyODict_DelItem(od, two) < 0)
        return NULL;
    return Py_BuildValue("Nii", od, PyDict_Check(od), (int)PyDict_CheckExact(od));
}

static PyObject *
long_copy(PyObject *module, PyObject *o)
{
    (void)module;
    return _PyLong_Copy((PyLongObject *)o);
}

/* The last of the program's arguments, if NULL follows it. */
static PyObject *
last_argument(PyObject *module, PyObject *unused)
{
    int argc;
    wchar_t **argv;

    (void)module;
    (void)unused;
    Py_GetArgcArgv(&argc, &argv);
    if (argc < 2 || argv == NULL || argv[argc] != NULL)
        Py_RETURN_NONE;
    return PyUnicode_FromWideChar(argv[argc - 1], -1);
}

static PyMethodDef functions[] = {
    {"decode", decode, METH_VARARGS, NULL},
    {"partial", partial, METH_VARARGS, NULL},
    {"encode", encode, METH_VARARGS, NULL},
    {"charmap", charmap, METH_VARARGS, NULL},
    {"translate", translate, METH_VARARGS, NULL},
    {"fields", fields, METH_VARARGS, NULL},
    {"decode_error", decode_error, METH_NOARGS, NULL},
    {"handled", handled, METH_VARARGS, NULL},
    {"by_name", by_name, METH_VARARGS, NULL},
    {"run", run, METH_VARARGS, NULL},
    {"compiled", compiled, METH_VARARGS, NULL},
    {"simple", simple, METH_O, NULL},
    {"cell", cell, METH_VARARGS, NULL},
    {"cell_set", cell_set, METH_VARARGS, NULL},
    {"info", info, METH_NOARGS, NULL},
    {"printed", printed, METH_VARARGS, NULL},
    {"ordered", ordered, METH_NOARGS, NULL},
    {"long_copy", long_copy, METH_O, NULL},
    {"last_argument", last_argument, METH_NOARGS, NULL},
    END_OF_METHODS,
};

MODULE(codecs_t, functions)
{
    return PyModule_Create(&codecs_t_def);
}
