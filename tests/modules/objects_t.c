/* objects_t: the API of the built-in types and the abstract protocols. A function here
 * makes the calls it is named after and returns what they gave. */
#include "testmodule.h"

#define CHECK(condition)                                                                 \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            if (!PyErr_Occurred())                                                       \
                PyErr_Format(PyExc_AssertionError, "line %d: %s", __LINE__, #condition); \
            return NULL;                                                                 \
        }                                                                                \
    } while (0)

#define NOARGS(NAME) static PyObject *NAME(PyObject *module, PyObject *unused)
#define ONE(NAME) static PyObject *NAME(PyObject *module, PyObject *arg)
#define VARARGS(NAME) static PyObject *NAME(PyObject *module, PyObject *args)
#define BEGIN0 (void)module; (void)unused
#define BEGIN (void)module

/* ---- int and float --------------------------------------------------------- */

/* A function that converts to C and back. */
#define ROUND_TRIP(NAME, CTYPE, THERE, BACK, FAILED)                                     \
    ONE(NAME)                                                                            \
    {                                                                                    \
        CTYPE value = THERE(arg);                                                        \
                                                                                         \
        BEGIN;                                                                           \
        if (value == FAILED && PyErr_Occurred())                                         \
            return NULL;                                                                 \
        return BACK(value);                                                              \
    }

ROUND_TRIP(as_long, long, PyLong_AsLong, PyLong_FromLong, -1)
ROUND_TRIP(as_long_long, long long, PyLong_AsLongLong, PyLong_FromLongLong, -1)
ROUND_TRIP(as_unsigned_long, unsigned long, PyLong_AsUnsignedLong, PyLong_FromUnsignedLong,
           (unsigned long)-1)
ROUND_TRIP(as_unsigned_long_long, unsigned long long, PyLong_AsUnsignedLongLong,
           PyLong_FromUnsignedLongLong, (unsigned long long)-1)
ROUND_TRIP(as_mask, unsigned long, PyLong_AsUnsignedLongMask, PyLong_FromUnsignedLong,
           (unsigned long)-1)
ROUND_TRIP(as_ssize, Py_ssize_t, PyLong_AsSsize_t, PyLong_FromSsize_t, -1)
ROUND_TRIP(as_size, size_t, PyLong_AsSize_t, PyLong_FromSize_t, (size_t)-1)
ROUND_TRIP(as_double, double, PyFloat_AsDouble, PyFloat_FromDouble, -1.0)

ONE(as_long_and_overflow)
{
    int overflow = 99;
    long value = PyLong_AsLongAndOverflow(arg, &overflow);

    BEGIN;
    if (value == -1 && PyErr_Occurred())
        return NULL;
    return Py_BuildValue("(li)", value, overflow);
}

VARARGS(from_string)
{
    const char *text;
    int base;

    BEGIN;
    if (!PyArg_ParseTuple(args, "si", &text, &base))
        return NULL;
    return PyLong_FromString(text, NULL, base);
}

ONE(int_checks)
{
    BEGIN;
    return Py_BuildValue("(iiiii)", PyLong_Check(arg), PyLong_CheckExact(arg),
                         PyBool_Check(arg), PyFloat_Check(arg), PyNumber_Check(arg));
}

NOARGS(bools)
{
    PyObject *yes = PyBool_FromLong(5), *no = PyBool_FromLong(0);

    BEGIN0;
    CHECK(yes == Py_True && no == Py_False);
    return Py_BuildValue("(NNOO)", yes, no, Py_True, Py_False);
}

/* ---- str, bytes, bytearray ---------------------------------------------------- */

ONE(utf8)
{
    Py_ssize_t size = -1;
    const char *text = PyUnicode_AsUTF8AndSize(arg, &size);

    BEGIN;
    if (text == NULL)
        return NULL;
    CHECK(text[size] == '\0' && text == PyUnicode_AsUTF8(arg));
    return Py_BuildValue("(y#nn)", text, size, size, PyUnicode_GetLength(arg));
}

VARARGS(strings)
{
    PyObject *a, *b, *sum;

    BEGIN;
    if (!PyArg_ParseTuple(args, "UU", &a, &b))
        return NULL;
    sum = PyUnicode_Concat(a, b);
    CHECK(sum != NULL);
    return Py_BuildValue("(Niiii)", sum, PyUnicode_Compare(a, b), PyUnicode_Contains(a, b),
                         PyUnicode_CompareWithASCIIString(a, "abc"),
                         PyUnicode_CheckExact(a));
}

VARARGS(join)
{
    PyObject *separator, *items;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &separator, &items))
        return NULL;
    return PyUnicode_Join(separator, items);
}

NOARGS(made_strings)
{
    BEGIN0;
    return Py_BuildValue("(NNNN)", PyUnicode_FromString(""),
                         PyUnicode_FromStringAndSize("cut here", 3),
                         PyUnicode_InternFromString("interned"),
                         PyUnicode_DecodeUTF8("\303\251t\303\251", 5, NULL));
}

ONE(bad_utf8)
{
    char *data;
    Py_ssize_t size;

    BEGIN;
    CHECK(PyBytes_AsStringAndSize(arg, &data, &size) == 0);
    return PyUnicode_FromStringAndSize(data, size);
}

NOARGS(filled_bytes)
{
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, 26);
    int i;

    BEGIN0;
    CHECK(bytes != NULL && PyBytes_Check(bytes));
    for (i = 0; i < 26; i++)
        PyBytes_AS_STRING(bytes)[i] = (char)('a' + i);
    CHECK(PyBytes_GET_SIZE(bytes) == 26 && PyBytes_AsString(bytes)[26] == '\0');
    return bytes;
}

NOARGS(shrunk_bytes)
{
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, 100);

    BEGIN0;
    CHECK(bytes != NULL);
    memset(PyBytes_AS_STRING(bytes), 'x', 100);
    CHECK(_PyBytes_Resize(&bytes, 5) == 0);
    return bytes;
}

ONE(bytes_of)
{
    BEGIN;
    return PyBytes_FromObject(arg);
}

NOARGS(byte_arrays)
{
    PyObject *array = PyByteArray_FromStringAndSize("abc", 3);

    BEGIN0;
    CHECK(array != NULL && PyByteArray_Check(array) && PyByteArray_Size(array) == 3);
    PyByteArray_AsString(array)[1] = 'B';
    return array;
}

/* The sum of the bytes of anything with a buffer. */
ONE(buffer_sum)
{
    Py_buffer view;
    Py_ssize_t i;
    long sum = 0;

    BEGIN;
    CHECK(PyObject_GetBuffer(arg, &view, PyBUF_SIMPLE) == 0);
    for (i = 0; i < view.len; i++)
        sum += ((unsigned char *)view.buf)[i];
    PyBuffer_Release(&view);
    return PyLong_FromLong(sum);
}

/* ---- tuple -------------------------------------------------------------------- */

ONE(tuple_made)
{
    PyObject *tuple = PyTuple_New(3), *pair;

    BEGIN;
    CHECK(tuple != NULL);
    PyTuple_SET_ITEM(tuple, 0, PyLong_FromLong(1));
    Py_INCREF(arg);
    CHECK(PyTuple_SetItem(tuple, 1, arg) == 0);
    PyTuple_SET_ITEM(tuple, 2, PyTuple_New(0));
    CHECK(PyTuple_GET_SIZE(tuple) == 3 && PyTuple_Size(tuple) == 3 && Py_SIZE(tuple) == 3);
    CHECK(PyTuple_GetItem(tuple, 1) == arg && PyTuple_GET_ITEM(tuple, 1) == arg);
    pair = PyTuple_Pack(2, tuple, arg);
    Py_DECREF(tuple);
    return pair;
}

VARARGS(tuple_read)
{
    PyObject *tuple, *item;
    Py_ssize_t i;

    BEGIN;
    if (!PyArg_ParseTuple(args, "On", &tuple, &i))
        return NULL;
    item = PyTuple_GetItem(tuple, i);
    Py_XINCREF(item);
    return item;
}

VARARGS(tuple_slice)
{
    PyObject *tuple;
    Py_ssize_t low, high;

    BEGIN;
    if (!PyArg_ParseTuple(args, "Onn", &tuple, &low, &high))
        return NULL;
    return PyTuple_GetSlice(tuple, low, high);
}

/* ---- list ---------------------------------------------------------------------- */

NOARGS(list_made)
{
    PyObject *list = PyList_New(2), *item = PyUnicode_FromString("appended"), *tuple;

    BEGIN0;
    CHECK(list != NULL && item != NULL);
    PyList_SET_ITEM(list, 0, PyLong_FromLong(10));
    CHECK(PyList_SetItem(list, 1, PyLong_FromLong(20)) == 0);
    CHECK(PyList_Append(list, item) == 0);
    CHECK(PyList_Insert(list, 0, item) == 0);
    CHECK(PyList_GET_SIZE(list) == 4 && PyList_Size(list) == 4);
    CHECK(PyList_GET_ITEM(list, 0) == item && PyList_GetItem(list, 3) == item);
    tuple = PyList_AsTuple(list);
    Py_DECREF(item);
    return Py_BuildValue("(NN)", list, tuple);
}

ONE(list_changed)
{
    PyObject *copy = PyList_GetSlice(arg, 1, 3);

    BEGIN;
    CHECK(copy != NULL);
    CHECK(PyList_Sort(arg) == 0);
    CHECK(PyList_Reverse(arg) == 0);
    CHECK(PyList_SetSlice(arg, 0, 1, copy) == 0);
    CHECK(PyList_SetSlice(arg, 2, 3, NULL) == 0);
    return copy;
}

VARARGS(list_read)
{
    PyObject *list, *item;
    Py_ssize_t i;

    BEGIN;
    if (!PyArg_ParseTuple(args, "On", &list, &i))
        return NULL;
    item = PyList_GetItem(list, i);
    Py_XINCREF(item);
    return item;
}

VARARGS(list_write)
{
    PyObject *list, *value;
    Py_ssize_t i;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OnO", &list, &i, &value))
        return NULL;
    Py_INCREF(value);
    if (PyList_SetItem(list, i, value) < 0)
        return NULL;
    Py_RETURN_NONE;
}

ONE(append_to)
{
    BEGIN;
    if (PyList_Append(arg, Py_None) < 0)
        return NULL;
    Py_RETURN_NONE;
}

/* ---- dict ---------------------------------------------------------------------- */

ONE(dict_made)
{
    PyObject *dict = PyDict_New(), *key = PyUnicode_FromString("key"), *copy;

    BEGIN;
    CHECK(dict != NULL && key != NULL);
    CHECK(PyDict_SetItem(dict, key, arg) == 0);
    CHECK(PyDict_SetItemString(dict, "other", arg) == 0);
    CHECK(PyDict_GetItem(dict, key) == arg);
    CHECK(PyDict_GetItemString(dict, "other") == arg);
    CHECK(PyDict_GetItemString(dict, "absent") == NULL && !PyErr_Occurred());
    CHECK(PyDict_GetItemWithError(dict, Py_None) == NULL && !PyErr_Occurred());
    CHECK(PyDict_Contains(dict, key) == 1 && PyDict_Size(dict) == 2);
    copy = PyDict_Copy(dict);
    CHECK(PyDict_DelItem(dict, key) == 0 && PyDict_Contains(dict, key) == 0);
    CHECK(PyDict_DelItemString(dict, "other") == 0 && PyDict_Size(dict) == 0);
    CHECK(PyDict_SetDefault(dict, key, arg) == arg);
    CHECK(PyDict_SetDefault(dict, key, Py_None) == arg);
    PyDict_Clear(dict);
    CHECK(PyDict_Size(dict) == 0);
    Py_DECREF(dict);
    Py_DECREF(key);
    return copy;
}

ONE(dict_walked)
{
    PyObject *key, *value, *result = PyList_New(0);
    Py_ssize_t position = 0;

    BEGIN;
    CHECK(result != NULL);
    while (PyDict_Next(arg, &position, &key, &value)) {
        PyObject *pair = PyTuple_Pack(2, key, value);

        CHECK(pair != NULL && PyList_Append(result, pair) == 0);
        Py_DECREF(pair);
    }
    return result;
}

ONE(dict_lists)
{
    BEGIN;
    return Py_BuildValue("(NNN)", PyDict_Keys(arg), PyDict_Values(arg), PyDict_Items(arg));
}

VARARGS(dict_updated)
{
    PyObject *a, *b;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    if (PyDict_Update(a, b) < 0)
        return NULL;
    Py_RETURN_NONE;
}

VARARGS(dict_deleted)
{
    PyObject *dict, *key;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &dict, &key))
        return NULL;
    if (PyDict_DelItem(dict, key) < 0)
        return NULL;
    Py_RETURN_NONE;
}

VARARGS(dict_found)
{
    PyObject *dict, *key, *value;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &dict, &key))
        return NULL;
    value = PyDict_GetItemWithError(dict, key);
    if (value == NULL) {
        if (PyErr_Occurred())
            return NULL;
        return PyUnicode_FromString("no such key");
    }
    Py_INCREF(value);
    return value;
}

/* ---- set ------------------------------------------------------------------------ */

ONE(set_made)
{
    PyObject *set = PySet_New(arg), *five = PyLong_FromLong(5);

    BEGIN;
    CHECK(set != NULL && five != NULL);
    CHECK(PySet_Add(set, five) == 0 && PySet_Contains(set, five) == 1);
    CHECK(PySet_Discard(set, five) == 1 && PySet_Discard(set, five) == 0);
    CHECK(PySet_Add(set, Py_None) == 0);
    return Py_BuildValue("(NnN)", set, PySet_Size(set), PyFrozenSet_New(NULL));
}

/* ---- the object protocol ----------------------------------------------------------- */

VARARGS(attributes)
{
    PyObject *object, *value, *got;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &object, &value))
        return NULL;
    CHECK(PyObject_HasAttrString(object, "spam") == 0 && !PyErr_Occurred());
    CHECK(PyObject_SetAttrString(object, "spam", value) == 0);
    CHECK(PyObject_HasAttrString(object, "spam") == 1);
    got = PyObject_GetAttrString(object, "spam");
    CHECK(got == value);
    CHECK(PyObject_SetAttrString(object, "eggs", value) == 0);
    CHECK(PyObject_DelAttrString(object, "eggs") == 0);
    return got;
}

VARARGS(get_attribute)
{
    PyObject *object, *name;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &object, &name))
        return NULL;
    return PyObject_GetAttr(object, name);
}

ONE(views)
{
    BEGIN;
    return Py_BuildValue("(NNNii)", PyObject_Repr(arg), PyObject_Str(arg),
                         PyObject_Type(arg), PyObject_IsTrue(arg), PyObject_Not(arg));
}

VARARGS(items)
{
    PyObject *object, *key, *value, *got;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OOO", &object, &key, &value))
        return NULL;
    if (PyObject_SetItem(object, key, value) < 0)
        return NULL;
    got = PyObject_GetItem(object, key);
    if (got == NULL)
        return NULL;
    if (PyObject_DelItem(object, key) < 0)
        return NULL;
    return got;
}

ONE(sizes)
{
    Py_ssize_t size = PyObject_Size(arg);

    BEGIN;
    if (size < 0)
        return NULL;
    return PyLong_FromSsize_t(size);
}

VARARGS(compared)
{
    PyObject *a, *b, *list = PyList_New(0);
    int op;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    for (op = Py_LT; op <= Py_GE; op++) {
        PyObject *answer = PyObject_RichCompare(a, b, op);

        if (answer == NULL)
            return NULL;
        CHECK(PyObject_RichCompareBool(a, b, op) == PyObject_IsTrue(answer));
        CHECK(PyList_Append(list, answer) == 0);
        Py_DECREF(answer);
    }
    return list;
}

VARARGS(instance_of)
{
    PyObject *object, *type;
    int answer;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &object, &type))
        return NULL;
    answer = PyObject_IsInstance(object, type);
    return answer < 0 ? NULL : PyBool_FromLong(answer);
}

VARARGS(subclass_of)
{
    PyObject *cls, *type;
    int answer;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &cls, &type))
        return NULL;
    answer = PyObject_IsSubclass(cls, type);
    return answer < 0 ? NULL : PyBool_FromLong(answer);
}

ONE(hashed)
{
    Py_hash_t hash = PyObject_Hash(arg);

    BEGIN;
    if (hash == -1)
        return NULL;
    return PyLong_FromLong(hash == PyObject_Hash(arg));
}

/* Which of the built-in types a value has, found by the checks of the API. */
ONE(checks)
{
    PyObject *names = PyList_New(0);

    BEGIN;
#define NAME_IF(CHECKED)                                                                 \
    if (Py##CHECKED##_Check(arg)) {                                                      \
        PyObject *name = PyUnicode_FromString(#CHECKED);                                 \
        PyList_Append(names, name);                                                      \
        Py_DECREF(name);                                                                 \
    }
    NAME_IF(Bool)
    NAME_IF(Long)
    NAME_IF(Float)
    NAME_IF(Unicode)
    NAME_IF(Bytes)
    NAME_IF(ByteArray)
    NAME_IF(Tuple)
    NAME_IF(List)
    NAME_IF(Dict)
    NAME_IF(AnySet)
    NAME_IF(Type)
    NAME_IF(Module)
    NAME_IF(Slice)
    if (PyCallable_Check(arg)) {
        PyObject *name = PyUnicode_FromString("Callable");
        PyList_Append(names, name);
        Py_DECREF(name);
    }
    NAME_IF(Index)
    NAME_IF(Iter)
    NAME_IF(Sequence)
    return names;
}

/* Py_TYPE of a value is the static type object of the API, and so is its Python face. */
NOARGS(types)
{
    PyObject *list = PyList_New(0), *text = PyUnicode_FromString("x");

    BEGIN0;
    CHECK(Py_TYPE(list) == &PyList_Type && Py_TYPE(text) == &PyUnicode_Type);
    CHECK(Py_TYPE(Py_None) != NULL && Py_TYPE(Py_True) == &PyBool_Type);
    CHECK(Py_TYPE(&PyList_Type) == &PyType_Type);
    CHECK(PyType_IsSubtype(&PyBool_Type, &PyLong_Type));
    CHECK(strcmp(Py_TYPE(list)->tp_name, "list") == 0);
    Py_DECREF(list);
    Py_DECREF(text);
    return Py_BuildValue("[OOOOOOOOOOOO]", &PyBaseObject_Type, &PyType_Type, &PyLong_Type,
                         &PyBool_Type, &PyFloat_Type, &PyUnicode_Type, &PyBytes_Type,
                         &PyByteArray_Type, &PyTuple_Type, &PyList_Type, &PyDict_Type,
                         &PySet_Type);
}

/* ---- numbers, sequences, iterators ---------------------------------------------------- */

VARARGS(arithmetic)
{
    PyObject *a, *b;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    return Py_BuildValue("[NNNNNNNNNN]", PyNumber_Add(a, b), PyNumber_Subtract(a, b),
                         PyNumber_Multiply(a, b), PyNumber_TrueDivide(a, b),
                         PyNumber_FloorDivide(a, b), PyNumber_Remainder(a, b),
                         PyNumber_Divmod(a, b), PyNumber_Power(a, b, Py_None),
                         PyNumber_Negative(a), PyNumber_Absolute(a));
}

VARARGS(bitwise)
{
    PyObject *a, *b;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    return Py_BuildValue("[NNNNNN]", PyNumber_And(a, b), PyNumber_Or(a, b),
                         PyNumber_Xor(a, b), PyNumber_Lshift(a, b), PyNumber_Rshift(a, b),
                         PyNumber_Invert(a));
}

VARARGS(added)
{
    PyObject *a, *b;

    BEGIN;
    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    return PyNumber_Add(a, b);
}

ONE(converted)
{
    PyObject *integer, *floating;

    BEGIN;
    integer = PyNumber_Long(arg);
    if (integer == NULL)
        return NULL;
    floating = PyNumber_Float(arg);
    if (floating == NULL) {
        Py_DECREF(integer);
        return NULL;
    }
    return Py_BuildValue("(NN)", integer, floating);
}

ONE(as_index)
{
    BEGIN;
    return PyNumber_Index(arg);
}

/* Everything that PySequence_* tells about a sequence of three or more. */
ONE(sequence)
{
    PyObject *third = PySequence_GetItem(arg, 2);

    BEGIN;
    if (third == NULL)
        return NULL;
    return Py_BuildValue("{s:n,s:N,s:N,s:N,s:i,s:n,s:n,s:N,s:N}", "length",
                         PySequence_Size(arg), "slice", PySequence_GetSlice(arg, 1, 3),
                         "list", PySequence_List(arg), "tuple", PySequence_Tuple(arg),
                         "contains", PySequence_Contains(arg, third), "index",
                         PySequence_Index(arg, third), "count", PySequence_Count(arg, third),
                         "twice", PySequence_Repeat(arg, 2), "sum",
                         PySequence_Concat(arg, arg));
}

ONE(fast)
{
    PyObject *fast = PySequence_Fast(arg, "fast() wants something to iterate"), *sum;
    Py_ssize_t i;
    long total = 0;

    BEGIN;
    if (fast == NULL)
        return NULL;
    for (i = 0; i < PySequence_Fast_GET_SIZE(fast); i++)
        total += PyLong_AsLong(PySequence_Fast_GET_ITEM(fast, i));
    sum = Py_BuildValue("(nl)", i, total);
    Py_DECREF(fast);
    return sum;
}

ONE(iterated)
{
    PyObject *iterator = PyObject_GetIter(arg), *item, *list = PyList_New(0);

    BEGIN;
    if (iterator == NULL)
        return NULL;
    while ((item = PyIter_Next(iterator)) != NULL) {
        CHECK(PyList_Append(list, item) == 0);
        Py_DECREF(item);
    }
    Py_DECREF(iterator);
    return PyErr_Occurred() ? NULL : list;
}

/* ---- modules and memory ------------------------------------------------------------------ */

ONE(imported)
{
    const char *name = PyUnicode_AsUTF8(arg);

    BEGIN;
    return name == NULL ? NULL : PyImport_ImportModule(name);
}

NOARGS(module_dict)
{
    PyObject *dict = PyModule_GetDict(module);

    BEGIN0;
    return PyBool_FromLong(PyDict_GetItemString(dict, "module_dict") != NULL);
}

NOARGS(memory)
{
    char *p = PyMem_Malloc(10), *q = PyMem_Calloc(4, 4), *r = PyObject_Malloc(0);

    BEGIN0;
    CHECK(p != NULL && q != NULL && r != NULL);
    memcpy(p, "123456789", 10);
    p = PyMem_Realloc(p, 1000);
    CHECK(p != NULL && strcmp(p, "123456789") == 0);
    CHECK(q[0] == 0 && q[15] == 0);
    PyMem_Free(p);
    PyMem_Free(q);
    PyObject_Free(r);
    PyMem_Free(NULL);
    p = PyMem_RawMalloc(5);
    CHECK(p != NULL);
    PyMem_RawFree(p);
    Py_RETURN_NONE;
}

#define F0(NAME) {#NAME, NAME, METH_NOARGS, NULL}
#define F1(NAME) {#NAME, NAME, METH_O, NULL}
#define FN(NAME) {#NAME, NAME, METH_VARARGS, NULL}

/* What the buffer inside a memoryview says of its memory. */
static PyObject *
view_bytes(PyObject *self, PyObject *o)
{
    PyObject *view = PyMemoryView_GetContiguous(o, PyBUF_READ, 'C'), *result;
    Py_buffer *buffer;

    (void)self;
    if (view == NULL)
        return NULL;
    buffer = PyMemoryView_GET_BUFFER(view);
    result = PyBytes_FromStringAndSize(buffer->buf, buffer->len);
    Py_DECREF(view);
    return result;
}

/* The greatest common divisor, and the numbers of CPython's hash. */
static PyObject *
divisor(PyObject *self, PyObject *args)
{
    PyObject *a, *b, *gcd;
    int wide = sizeof(void *) == 8;

    (void)self;
    if (!PyArg_ParseTuple(args, "O!O!", &PyLong_Type, &a, &PyLong_Type, &b))
        return NULL;
    gcd = _PyLong_GCD(a, b);
    if (gcd == NULL)
        return NULL;
    return Py_BuildValue("(Nii)", gcd, _PyHASH_MODULUS == ((size_t)1 << (wide ? 61 : 31)) - 1, (int)_PyHASH_INF);
}

static PyMethodDef methods[] = {
    FN(divisor),
    F1(as_long), F1(as_long_long), F1(as_unsigned_long), F1(as_unsigned_long_long),
    F1(as_mask), F1(as_ssize), F1(as_size), F1(as_double), F1(as_long_and_overflow),
    FN(from_string), F1(int_checks), F0(bools), F1(utf8), FN(strings), FN(join),
    F0(made_strings), F1(bad_utf8), F0(filled_bytes), F0(shrunk_bytes), F1(bytes_of),
    F0(byte_arrays), F1(buffer_sum), F1(tuple_made), FN(tuple_read), FN(tuple_slice),
    F0(list_made), F1(list_changed), FN(list_read), FN(list_write), F1(append_to),
    F1(dict_made), F1(dict_walked), F1(dict_lists), FN(dict_updated), FN(dict_deleted),
    FN(dict_found), F1(set_made), FN(attributes), FN(get_attribute), F1(views), FN(items),
    F1(sizes), FN(compared), FN(instance_of), FN(subclass_of), F1(hashed), F1(checks),
    F0(types), FN(arithmetic), FN(bitwise), FN(added), F1(converted), F1(as_index),
    F1(sequence), F1(fast), F1(iterated), F1(imported), F0(module_dict), F0(memory),
    {"view_bytes", view_bytes, METH_O, NULL},
    END_OF_METHODS,
};

MODULE(objects_t, methods)
{
    PyObject *module = PyModule_Create(&objects_t_def);

    if (module == NULL || PyModule_AddIntConstant(module, "ANSWER", 42) < 0 ||
        PyModule_AddStringConstant(module, "NAME", "objects") < 0)
        return NULL;
    return module;
}
