/* bad: one mistake in a module, chosen by the compiler's command line.
 *
 *     ... -DBAD_FLAGS bad.c -o bad_flags.so
 *
 * The module is called after the mistake, in small letters. Its type is `Bad` and the
 * entry at fault, where there is one, is called `faulty`.
 */
#include "testmodule.h"

typedef struct {
    PyObject_HEAD
    PyObject *slot;
    int number;
} BadObject;

/* What a sound module would have; each mistake below changes one thing. */
#define TYPE_NAME(MODULE) MODULE ".Bad"
#define SIZE sizeof(BadObject)
#define FLAGS Py_TPFLAGS_DEFAULT

#if defined BAD_NO_NAME
#define NAME bad_no_name
#undef TYPE_NAME
#define TYPE_NAME(MODULE) NULL

#elif defined BAD_BASICSIZE /* smaller than the base, which is list */
#define NAME bad_basicsize
#undef SIZE
#define SIZE sizeof(PyObject)
#define BASE &PyList_Type

#elif defined BAD_BASICSIZE_OBJECT /* smaller than any object */
#define NAME bad_basicsize_object
#undef SIZE
#define SIZE sizeof(void *) / 2

#elif defined BAD_WEAKLIST_OUTSIDE
#define NAME bad_weaklist_outside
#define WEAKLIST 4096

#elif defined BAD_WEAKLIST_MISALIGNED
#define NAME bad_weaklist_misaligned
#define WEAKLIST offsetof(BadObject, slot) + 1

#elif defined BAD_DICT_OUTSIDE
#define NAME bad_dict_outside
#define DICT 4096

#elif defined BAD_DICT_MISALIGNED
#define NAME bad_dict_misaligned
#define DICT offsetof(BadObject, slot) + 1

#elif defined BAD_TRAVERSE /* a GC type without tp_traverse */
#define NAME bad_traverse
#undef FLAGS
#define FLAGS Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC

#elif defined BAD_FLAGS /* no such flag */
#define NAME bad_flags
#define METHOD_FLAGS 0x4000

#elif defined BAD_FLAGS_NONE /* no calling convention */
#define NAME bad_flags_none
#define METHOD_FLAGS METH_KEYWORDS

#elif defined BAD_FLAGS_COMBINATION /* two calling conventions */
#define NAME bad_flags_combination
#define METHOD_FLAGS METH_O | METH_NOARGS

#elif defined BAD_FLAGS_CLASS_STATIC
#define NAME bad_flags_class_static
#define METHOD_FLAGS METH_VARARGS | METH_CLASS | METH_STATIC

#elif defined BAD_FLAGS_MODULE /* in the module's table */
#define NAME bad_flags_module
#define FUNCTION_FLAGS METH_O | METH_NOARGS

#elif defined BAD_FLAGS_MODULE_CLASS
#define NAME bad_flags_module_class
#define FUNCTION_FLAGS METH_NOARGS | METH_CLASS

#elif defined BAD_MEMBER_CODE /* no such type of member */
#define NAME bad_member_code
#define MEMBER 99, offsetof(BadObject, number), 0

#elif defined BAD_MEMBER_BEYOND
#define NAME bad_member_beyond
#define MEMBER T_INT, sizeof(BadObject), 0

#elif defined BAD_MEMBER_ACROSS /* begins inside and ends outside */
#define NAME bad_member_across
#define MEMBER T_LONGLONG, sizeof(BadObject) - 4, 0

#elif defined BAD_MEMBER_NEGATIVE
#define NAME bad_member_negative
#define MEMBER T_INT, -8, 0

#elif defined BAD_READY_NULL
#define NAME bad_ready_null

#elif defined BAD_READY_AGAIN /* a second try with a type that has failed */
#define NAME bad_ready_again
#define METHOD_FLAGS METH_O | METH_NOARGS

#elif defined BAD_INIT_NULL /* NULL and no exception */
#define NAME bad_init_null

#elif defined BAD_INIT_ERROR /* NULL and an exception, which is the right way */
#define NAME bad_init_error

#elif defined BAD_INIT_BOTH /* a module and an exception */
#define NAME bad_init_both

#elif defined BAD_INIT_OBJECT /* something that is no module */
#define NAME bad_init_object

#elif defined BAD_INIT_NONE
#define NAME bad_init_none

#elif defined BAD_NO_INIT /* the init function has another name */
#define NAME bad_no_init

#elif defined BAD_MISSING /* uses a function of the API that there is not */
#define NAME bad_missing
extern PyObject *PyFoo_Bar(PyObject *);
extern int PyFoo_Baz(void);
#define METHODS                                                                          \
    {"bar", call_bar, METH_O, NULL}, {"baz", call_baz, METH_NOARGS, NULL},

static PyObject *
call_bar(PyObject *module, PyObject *arg)
{
    (void)module;
    return PyFoo_Bar(arg);
}

static PyObject *
call_baz(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    if (PyFoo_Baz() < 0)
        return NULL;
    Py_RETURN_NONE;
}

#else
#error "choose a mistake, for example -DBAD_FLAGS"
#endif

#define TEXT(X) TEXT_(X)
#define TEXT_(X) #X
#define JOIN(A, B) JOIN_(A, B)
#define JOIN_(A, B) A##B

static PyObject *
faulty(PyObject *self, PyObject *arg)
{
    (void)self;
    (void)arg;
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"sound", faulty, METH_NOARGS, NULL},
#ifdef FUNCTION_FLAGS
    {"faulty", faulty, FUNCTION_FLAGS, NULL},
#endif
#ifdef METHODS
    METHODS
#endif
    END_OF_METHODS,
};

static PyMethodDef bad_methods[] = {
    {"sound", faulty, METH_NOARGS, NULL},
#ifdef METHOD_FLAGS
    {"faulty", faulty, METHOD_FLAGS, NULL},
#endif
    END_OF_METHODS,
};

static PyMemberDef bad_members[] = {
    {"sound", T_INT, offsetof(BadObject, number), 0, NULL},
#ifdef MEMBER
    {"faulty", MEMBER, NULL},
#endif
    END_OF_MEMBERS,
};

static PyTypeObject BadType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = TYPE_NAME(TEXT(NAME)),
    .tp_basicsize = SIZE,
    .tp_flags = FLAGS,
#ifdef WEAKLIST
    .tp_weaklistoffset = WEAKLIST,
#endif
#ifdef DICT
    .tp_dictoffset = DICT,
#endif
#if defined METHOD_FLAGS
    .tp_methods = bad_methods,
#endif
#if defined MEMBER
    .tp_members = bad_members,
#endif
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = TEXT(NAME),
    .m_size = -1,
    .m_methods = functions,
};

#ifdef BAD_NO_INIT
#define INIT PyInit_something_else
#else
#define INIT JOIN(PyInit_, NAME)
#endif

PyMODINIT_FUNC
INIT(void)
{
    PyObject *module;

    (void)bad_methods;
    (void)bad_members;
#if defined BAD_INIT_NULL
    return NULL;
#elif defined BAD_INIT_ERROR
    PyErr_SetString(PyExc_ValueError, "the module does not like this machine");
    return NULL;
#elif defined BAD_INIT_OBJECT
    return PyUnicode_FromString("no module at all");
#elif defined BAD_INIT_NONE
    Py_RETURN_NONE;
#elif defined BAD_READY_NULL
    if (PyType_Ready(NULL) < 0)
        return NULL;
#elif defined BAD_READY_AGAIN
    if (PyType_Ready(&BadType) < 0)
        PyErr_Clear();
#endif
    module = PyModule_Create(&definition);
    if (module == NULL)
        return NULL;
#ifdef BASE
    BadType.tp_base = BASE;
#endif
    BadType.tp_new = PyType_GenericNew;
    if (add_type(module, "Bad", &BadType) < 0) {
        Py_DECREF(module);
        return NULL;
    }
#ifdef BAD_INIT_BOTH
    PyErr_SetString(PyExc_KeyError, "set and forgotten");
#endif
    return module;
}
