/* members_t: a member of every type code. */
#include "testmodule.h"
#include <limits.h>

typedef struct {
    PyObject_HEAD
    char bool_;
    char byte;
    unsigned char ubyte;
    short short_;
    unsigned short ushort;
    int int_;
    unsigned int uint;
    long long_;
    unsigned long ulong;
    long long longlong;
    unsigned long long ulonglong;
    Py_ssize_t size;
    float float_;
    double double_;
    char char_;
    const char *string;
    char inplace[8];
    PyObject *object;
    PyObject *object_ex;
} AllObject;

#define MEMBER(NAME, CODE, FIELD, FLAGS) {NAME, CODE, offsetof(AllObject, FIELD), FLAGS, NULL}

static PyMemberDef all_members[] = {
    MEMBER("bool", T_BOOL, bool_, 0),
    MEMBER("byte", T_BYTE, byte, 0),
    MEMBER("ubyte", T_UBYTE, ubyte, 0),
    MEMBER("short", T_SHORT, short_, 0),
    MEMBER("ushort", T_USHORT, ushort, 0),
    MEMBER("int", T_INT, int_, 0),
    MEMBER("uint", T_UINT, uint, 0),
    MEMBER("long", T_LONG, long_, 0),
    MEMBER("ulong", T_ULONG, ulong, 0),
    MEMBER("longlong", T_LONGLONG, longlong, 0),
    MEMBER("ulonglong", T_ULONGLONG, ulonglong, 0),
    MEMBER("size", T_PYSSIZET, size, 0),
    MEMBER("float", T_FLOAT, float_, 0),
    MEMBER("double", T_DOUBLE, double_, 0),
    MEMBER("char", T_CHAR, char_, 0),
    MEMBER("string", T_STRING, string, 0),
    MEMBER("inplace", T_STRING_INPLACE, inplace, 0),
    MEMBER("object", T_OBJECT, object, 0),
    MEMBER("object_ex", T_OBJECT_EX, object_ex, 0),
    MEMBER("none", T_NONE, object, 0),
    MEMBER("const_int", T_INT, int_, READONLY),
    MEMBER("const_object", T_OBJECT_EX, object_ex, READONLY),
    END_OF_MEMBERS,
};

static PyObject *
all_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    AllObject *self = (AllObject *)type->tp_alloc(type, 0);

    (void)args;
    (void)kwds;
    if (self == NULL)
        return NULL;
    self->char_ = 'c';
    strcpy(self->inplace, "inside");
    return (PyObject *)self;
}

static void
all_dealloc(PyObject *op)
{
    Py_XDECREF(((AllObject *)op)->object);
    Py_XDECREF(((AllObject *)op)->object_ex);
    Py_TYPE(op)->tp_free(op);
}

/* Every number at its upper limit, or at its lower one. */
static PyObject *
all_limits(PyObject *op, PyObject *upper)
{
    AllObject *self = (AllObject *)op;
    int up = PyObject_IsTrue(upper);

    if (up < 0)
        return NULL;
    self->bool_ = up;
    self->byte = up ? SCHAR_MAX : SCHAR_MIN;
    self->ubyte = up ? UCHAR_MAX : 0;
    self->short_ = up ? SHRT_MAX : SHRT_MIN;
    self->ushort = up ? USHRT_MAX : 0;
    self->int_ = up ? INT_MAX : INT_MIN;
    self->uint = up ? UINT_MAX : 0;
    self->long_ = up ? LONG_MAX : LONG_MIN;
    self->ulong = up ? ULONG_MAX : 0;
    self->longlong = up ? LLONG_MAX : LLONG_MIN;
    self->ulonglong = up ? ULLONG_MAX : 0;
    self->size = up ? PY_SSIZE_T_MAX : PY_SSIZE_T_MIN;
    self->float_ = up ? 1.5f : -1.5f;
    self->double_ = up ? 1e300 : -1e300;
    self->string = up ? "upper" : NULL;
    Py_RETURN_NONE;
}

static PyMethodDef all_methods[] = {
    {"limits", all_limits, METH_O, NULL},
    END_OF_METHODS,
};

static PyTypeObject AllType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "members_t.All",
    .tp_basicsize = sizeof(AllObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = all_new,
    .tp_dealloc = all_dealloc,
    .tp_methods = all_methods,
    .tp_members = all_members,
};

MODULE(members_t, NO_METHODS)
{
    PyObject *module = PyModule_Create(&members_t_def);

    if (module == NULL || add_type(module, "All", &AllType) < 0)
        return NULL;
    return module;
}
