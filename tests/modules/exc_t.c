/* exc_t: every exception object of the API, chains, tracebacks and reports. */
#include "testmodule.h"
#include <errno.h>

/* all(): the exceptions by the names that the API gives them. */
static PyObject *
all(PyObject *module, PyObject *unused)
{
    PyObject *d = PyDict_New();
    (void)module;
    (void)unused;
#define ADD(NAME)                                                                        \
    if (PyDict_SetItemString(d, #NAME, PyExc_##NAME) < 0)                                \
        return NULL;
    ADD(BaseException)
    ADD(Exception)
    ADD(StopAsyncIteration)
    ADD(StopIteration)
    ADD(GeneratorExit)
    ADD(ArithmeticError)
    ADD(LookupError)
    ADD(AssertionError)
    ADD(AttributeError)
    ADD(BufferError)
    ADD(EOFError)
    ADD(FloatingPointError)
    ADD(OSError)
    ADD(ImportError)
    ADD(ModuleNotFoundError)
    ADD(IndexError)
    ADD(KeyError)
    ADD(KeyboardInterrupt)
    ADD(MemoryError)
    ADD(NameError)
    ADD(OverflowError)
    ADD(RuntimeError)
    ADD(RecursionError)
    ADD(NotImplementedError)
    ADD(SyntaxError)
    ADD(IndentationError)
    ADD(TabError)
    ADD(ReferenceError)
    ADD(SystemError)
    ADD(SystemExit)
    ADD(TypeError)
    ADD(UnboundLocalError)
    ADD(UnicodeError)
    ADD(UnicodeEncodeError)
    ADD(UnicodeDecodeError)
    ADD(UnicodeTranslateError)
    ADD(ValueError)
    ADD(ZeroDivisionError)
    ADD(BlockingIOError)
    ADD(BrokenPipeError)
    ADD(ChildProcessError)
    ADD(ConnectionError)
    ADD(ConnectionAbortedError)
    ADD(ConnectionRefusedError)
    ADD(ConnectionResetError)
    ADD(FileExistsError)
    ADD(FileNotFoundError)
    ADD(InterruptedError)
    ADD(IsADirectoryError)
    ADD(NotADirectoryError)
    ADD(PermissionError)
    ADD(ProcessLookupError)
    ADD(TimeoutError)
    ADD(EnvironmentError)
    ADD(IOError)
    ADD(Warning)
    ADD(UserWarning)
    ADD(DeprecationWarning)
    ADD(PendingDeprecationWarning)
    ADD(SyntaxWarning)
    ADD(RuntimeWarning)
    ADD(FutureWarning)
    ADD(ImportWarning)
    ADD(UnicodeWarning)
    ADD(BytesWarning)
    ADD(ResourceWarning)
    return d;
}

static PyObject *
instance(PyObject *type, const char *text)
{
    return PyObject_CallFunction(type, "s", text);
}

/* chained(): an exception with cause and context, as C sees them. */
static PyObject *
chained(PyObject *module, PyObject *unused)
{
    PyObject *e = instance(PyExc_ValueError, "outer"), *cause = instance(PyExc_KeyError, "cause");
    PyObject *context = instance(PyExc_TypeError, "context"), *a, *b, *c, *d, *r;
    (void)module;
    (void)unused;
    a = PyException_GetCause(e);
    b = PyException_GetContext(e);
    PyException_SetCause(e, cause);
    PyException_SetContext(e, context);
    c = PyException_GetCause(e);
    d = PyException_GetContext(e);
    r = Py_BuildValue("ONNNN", e, PyBool_FromLong(a == NULL), PyBool_FromLong(b == NULL),
                      PyBool_FromLong(c == cause), PyBool_FromLong(d == context));
    Py_DECREF(c);
    Py_DECREF(d);
    Py_DECREF(e);
    return r;
}

/* parts(exc): cause and context of an exception from Python; clears the cause. */
static PyObject *
parts(PyObject *module, PyObject *e)
{
    PyObject *cause = PyException_GetCause(e), *context = PyException_GetContext(e), *r;
    (void)module;
    r = Py_BuildValue("OO", cause ? cause : Py_None, context ? context : Py_None);
    Py_XDECREF(cause);
    Py_XDECREF(context);
    PyException_SetCause(e, NULL);
    return r;
}

/* through(f): calls f, takes its exception apart and puts it back. */
static PyObject *
through(PyObject *module, PyObject *f)
{
    PyObject *r = PyObject_CallObject(f, NULL), *type, *value, *tb;
    (void)module;
    if (r != NULL)
        return r;
    PyErr_Fetch(&type, &value, &tb);
    PyErr_NormalizeException(&type, &value, &tb);
    if (type == NULL || value == NULL || tb == NULL || !PyTraceBack_Check(tb) ||
        PyErr_Occurred()) {
        PyErr_SetString(PyExc_AssertionError, "something is missing");
        return NULL;
    }
    if (PyException_SetTraceback(value, tb) < 0)
        return NULL;
    PyErr_Restore(type, value, tb);
    return NULL;
}

/* traced(f): the traceback's line of what f raises. */
static PyObject *
traced(PyObject *module, PyObject *f)
{
    PyObject *r = PyObject_CallObject(f, NULL), *type, *value, *tb;
    (void)module;
    if (r != NULL)
        return r;
    PyErr_Fetch(&type, &value, &tb);
    r = tb == NULL ? PyLong_FromLong(-1) : PyObject_GetAttrString(tb, "tb_lineno");
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(tb);
    return r;
}

/* without_traceback(f) */
static PyObject *
without_traceback(PyObject *module, PyObject *f)
{
    PyObject *r = PyObject_CallObject(f, NULL), *type, *value, *tb;
    (void)module;
    if (r != NULL)
        return r;
    PyErr_Fetch(&type, &value, &tb);
    PyErr_NormalizeException(&type, &value, &tb);
    PyException_SetTraceback(value, Py_None);
    Py_XDECREF(tb);
    tb = PyException_GetTraceback(value);
    r = PyBool_FromLong(tb == NULL || tb == Py_None);
    Py_XDECREF(tb);
    Py_XDECREF(type);
    Py_XDECREF(value);
    return r;
}

/* errno_(number, name, name2): PyErr_SetFromErrno and its kin. */
static PyObject *
errno_(PyObject *module, PyObject *args)
{
    int number;
    PyObject *name = NULL, *name2 = NULL;
    (void)module;
    if (!PyArg_ParseTuple(args, "i|OO", &number, &name, &name2))
        return NULL;
    errno = number;
    if (name2 != NULL)
        return PyErr_SetFromErrnoWithFilenameObjects(PyExc_OSError, name, name2);
    if (name != NULL && PyUnicode_Check(name))
        return PyErr_SetFromErrnoWithFilename(PyExc_OSError, PyUnicode_AsUTF8(name));
    if (name != NULL)
        return PyErr_SetFromErrnoWithFilenameObject(PyExc_OSError, name);
    return PyErr_SetFromErrno(PyExc_OSError);
}

/* normalized(type, value) */
static PyObject *
normalized(PyObject *module, PyObject *args)
{
    PyObject *type, *value, *tb = NULL, *r;
    (void)module;
    if (!PyArg_ParseTuple(args, "OO", &type, &value))
        return NULL;
    Py_INCREF(type);
    Py_INCREF(value);
    PyErr_NormalizeException(&type, &value, &tb);
    r = Py_BuildValue("OO", type, value);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(tb);
    return r;
}

/* new_type(name, base, dict, doc) */
static PyObject *
new_type(PyObject *module, PyObject *args)
{
    const char *name, *doc = NULL;
    PyObject *base = NULL, *dict = NULL;
    (void)module;
    if (!PyArg_ParseTuple(args, "s|OOz", &name, &base, &dict, &doc))
        return NULL;
    if (base == Py_None)
        base = NULL;
    if (dict == Py_None)
        dict = NULL;
    if (doc != NULL)
        return PyErr_NewExceptionWithDoc(name, doc, base, dict);
    return PyErr_NewException(name, base, dict);
}

/* unraisable(where): reported, then nothing is pending. */
static PyObject *
unraisable(PyObject *module, PyObject *where)
{
    (void)module;
    PyErr_SetString(PyExc_ValueError, "nobody can catch this");
    PyErr_WriteUnraisable(where == Py_None ? NULL : where);
    return PyBool_FromLong(PyErr_Occurred() == NULL);
}

static PyObject *
printed(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyErr_SetString(PyExc_ValueError, "printed");
    PyErr_Print();
    return PyBool_FromLong(PyErr_Occurred() == NULL);
}

/* decode(bytes): a UnicodeDecodeError with its parts, or the str. */
static PyObject *
decode(PyObject *module, PyObject *args)
{
    const char *s;
    Py_ssize_t n;
    (void)module;
    if (!PyArg_ParseTuple(args, "y#", &s, &n))
        return NULL;
    return PyUnicode_DecodeUTF8(s, n, NULL);
}

static PyObject *
matches(PyObject *module, PyObject *args)
{
    PyObject *a, *b;
    (void)module;
    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    return PyBool_FromLong(PyErr_GivenExceptionMatches(a, b));
}

static PyMethodDef functions[] = {
    {"all", all, METH_NOARGS, NULL},
    {"chained", chained, METH_NOARGS, NULL},
    {"parts", parts, METH_O, NULL},
    {"through", through, METH_O, NULL},
    {"traced", traced, METH_O, NULL},
    {"without_traceback", without_traceback, METH_O, NULL},
    {"errno_", errno_, METH_VARARGS, NULL},
    {"normalized", normalized, METH_VARARGS, NULL},
    {"new_type", new_type, METH_VARARGS, NULL},
    {"unraisable", unraisable, METH_O, NULL},
    {"printed", printed, METH_NOARGS, NULL},
    {"decode", decode, METH_VARARGS, NULL},
    {"matches", matches, METH_VARARGS, NULL},
    END_OF_METHODS,
};

MODULE(exc_t, functions)
{
    return PyModule_Create(&exc_t_def);
}
