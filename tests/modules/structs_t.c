/* structs_t: tuples with named fields; what is behind functions and methods; bytes in
 * hexadecimal; a list extended the private way. */
#include "testmodule.h"
#include <structmember.h>

static PyStructSequence_Field point_fields[] = {
    {"x", "the first"},
    {"y", NULL},
    {"label", "beyond the items"},
    {"extra", "beyond, too"},
    {NULL, NULL},
};

static PyStructSequence_Desc point_desc = {"structs_t.Point", "Two items of four fields.", point_fields, 2};
static PyTypeObject PointType;

static PyStructSequence_Field pair_fields[3];
static PyStructSequence_Desc pair_desc = {"structs_t.Pair", "Two items.", pair_fields, 2};
static PyTypeObject *PairType;

/* point(x, y[, label]): an instance made from C, its last field never set. */
static PyObject *
point(PyObject *module, PyObject *args)
{
    PyObject *x, *y, *label = NULL, *p;

    (void)module;
    if (!PyArg_ParseTuple(args, "OO|O", &x, &y, &label))
        return NULL;
    p = PyStructSequence_New(&PointType);
    if (p == NULL)
        return NULL;
    PyStructSequence_SET_ITEM(p, 0, Py_NewRef(x));
    PyStructSequence_SetItem(p, 1, Py_NewRef(y));
    if (label != NULL)
        PyStructSequence_SetItem(p, 2, Py_NewRef(label));
    return p;
}

/* got(point): its first three fields read from C. */
static PyObject *
got(PyObject *module, PyObject *p)
{
    (void)module;
    return Py_BuildValue("nOOO", Py_SIZE(p), PyStructSequence_GET_ITEM(p, 0), PyStructSequence_GetItem(p, 1),
        PyStructSequence_GetItem(p, 2) ? PyStructSequence_GetItem(p, 2) : Py_None);
}

static PyObject *
pair(PyObject *module, PyObject *args)
{
    PyObject *p = PyStructSequence_New(PairType);

    (void)module;
    if (p == NULL)
        return NULL;
    PyStructSequence_SetItem(p, 0, Py_NewRef(PyTuple_GET_ITEM(args, 0)));
    PyStructSequence_SetItem(p, 1, Py_NewRef(PyTuple_GET_ITEM(args, 1)));
    return p;
}

/* hex(bytes[, sep, group]): four ways. */
static PyObject *
hex_(PyObject *module, PyObject *args)
{
    const char *data;
    Py_ssize_t n;
    PyObject *sep = NULL;
    int group = 1;

    (void)module;
    if (!PyArg_ParseTuple(args, "y#|Oi", &data, &n, &sep, &group))
        return NULL;
    if (sep != NULL) {
        PyObject *text = _Py_strhex_with_sep(data, n, sep, group);

        return text == NULL ? NULL : Py_BuildValue("NN", text, _Py_strhex_bytes_with_sep(data, n, sep, group));
    }
    return Py_BuildValue("NN", _Py_strhex(data, n), _Py_strhex_bytes(data, n));
}

static PyObject *one(PyObject *module, PyObject *o);

/* behind(f): the C function of a module's function, its flags, its self. */
static PyObject *
behind(PyObject *module, PyObject *f)
{
    PyCFunction function = PyCFunction_GetFunction(f);

    if (function == NULL)
        return NULL;
    return Py_BuildValue("iiii", function == one, PyCFunction_GetFlags(f), PyCFunction_GetSelf(f) == module,
        PyCFunction_GET_FUNCTION(f) == function);
}

static PyObject *
one(PyObject *module, PyObject *o)
{
    return Py_BuildValue("OO", module, o);
}

/* parts(method): of a bound method, or NULL for anything else. */
static PyObject *
parts(PyObject *module, PyObject *o)
{
    (void)module;
    if (!PyMethod_Check(o))
        return PyMethod_Function(o);
    return Py_BuildValue("OOi", PyMethod_Function(o), PyMethod_Self(o), PyMethod_GET_SELF(o) == PyMethod_Self(o));
}

static PyObject *
extend(PyObject *module, PyObject *args)
{
    PyObject *list, *iterable;

    (void)module;
    if (!PyArg_ParseTuple(args, "O!O", &PyList_Type, &list, &iterable))
        return NULL;
    return _PyList_Extend((PyListObject *)list, iterable);
}

static PyObject *
same(PyObject *module, PyObject *args)
{
    PyObject *a, *b;

    (void)module;
    if (!PyArg_ParseTuple(args, "UU", &a, &b))
        return NULL;
    return PyBool_FromLong(_PyUnicode_EQ(a, b));
}

static PyMethodDef functions[] = {
    {"point", point, METH_VARARGS, NULL},
    {"got", got, METH_O, NULL},
    {"pair", pair, METH_VARARGS, NULL},
    {"hex", hex_, METH_VARARGS, NULL},
    {"behind", behind, METH_O, NULL},
    {"one", one, METH_O, NULL},
    {"parts", parts, METH_O, NULL},
    {"extend", extend, METH_VARARGS, NULL},
    {"same", same, METH_VARARGS, NULL},
    END_OF_METHODS,
};

MODULE(structs_t, functions)
{
    PyObject *module = PyModule_Create(&structs_t_def);

    if (module == NULL || PyStructSequence_InitType2(&PointType, &point_desc) < 0)
        return NULL;
    pair_fields[0].name = "left";
    pair_fields[1].name = "right";
    PairType = PyStructSequence_NewType(&pair_desc);
    if (PairType == NULL || PyModule_AddObjectRef(module, "Point", (PyObject *)&PointType) < 0
        || PyModule_AddObjectRef(module, "Pair", (PyObject *)PairType) < 0)
        return NULL;
    return module;
}
