/* ---- which host ---------------------------------------------------------------
 * A VM host exports `typeobject_vm`; CPython does not, and a weak symbol that nobody
 * defines has the address NULL. The dynamic linker writes that address into a constant of
 * the module, which the compiler reads but once in a function. It does not know the value,
 * as it is defined under another name. */

#ifdef TYPEOBJECT_VM
extern const struct typeobject_vm typeobject_vm;
/* What it has, by name: of the whole a module needs little. */
extern PyTypeObject *typeobject_port_type_of(PyObject *op);
extern Py_ssize_t *typeobject_size_of(PyObject *op, Py_ssize_t *other);
#define TYPEOBJECT_ON_VM 1
#define TYPEOBJECT_TYPE_OF typeobject_port_type_of
#define TYPEOBJECT_SIZE_OF typeobject_size_of
#else
extern const struct typeobject_vm typeobject_vm TYPEOBJECT_WEAK;
extern const struct typeobject_vm *const typeobject_here Py_LOCAL_SYMBOL;
extern const struct typeobject_vm *const typeobject_here_is __asm__("typeobject_here")
    TYPEOBJECT_OWN;
const struct typeobject_vm *const typeobject_here_is = &typeobject_vm;
#define TYPEOBJECT_ON_VM (typeobject_here != NULL)
#define TYPEOBJECT_TYPE_OF typeobject_vm.type
#define TYPEOBJECT_SIZE_OF typeobject_vm.size
#endif

/* The compiler keeps what leads to these out of the way. */
extern void Py_IncRef(PyObject *op) TYPEOBJECT_COLD;
extern void Py_DecRef(PyObject *op) TYPEOBJECT_COLD;
extern void PyErr_SetString(PyObject *exception, const char *text) TYPEOBJECT_COLD;
extern void PyErr_SetObject(PyObject *exception, PyObject *value) TYPEOBJECT_COLD;
extern void PyErr_SetNone(PyObject *exception) TYPEOBJECT_COLD;
extern PyObject *PyErr_NoMemory(void) TYPEOBJECT_COLD;
extern PyObject *PyErr_Format(PyObject *exception, const char *format, ...) TYPEOBJECT_COLD;

/* The singletons of CPython. A VM has its own, which are not static objects, so these
 * are weak and a module that runs on a VM never looks at them. */
extern PyObject _Py_NoneStruct TYPEOBJECT_WEAK;
extern PyLongObject _Py_TrueStruct TYPEOBJECT_WEAK;
extern PyLongObject _Py_FalseStruct TYPEOBJECT_WEAK;
extern PyObject _Py_NotImplementedStruct TYPEOBJECT_WEAK;
extern PyObject _Py_EllipsisObject TYPEOBJECT_WEAK;

/* A build for firmware may say what words these are. */
#ifndef TYPEOBJECT_NONE
#define TYPEOBJECT_NONE typeobject_vm.none
#define TYPEOBJECT_TRUE typeobject_vm.true_
#define TYPEOBJECT_FALSE typeobject_vm.false_
#endif

TYPEOBJECT_INLINE PyObject *typeobject_none(void)
{
    return TYPEOBJECT_ON_VM ? TYPEOBJECT_NONE : &_Py_NoneStruct;
}
TYPEOBJECT_INLINE PyObject *typeobject_true(void)
{
    return TYPEOBJECT_ON_VM ? TYPEOBJECT_TRUE : (PyObject *)&_Py_TrueStruct;
}
TYPEOBJECT_INLINE PyObject *typeobject_false(void)
{
    return TYPEOBJECT_ON_VM ? TYPEOBJECT_FALSE : (PyObject *)&_Py_FalseStruct;
}
TYPEOBJECT_INLINE PyObject *typeobject_not_implemented(void)
{
    return TYPEOBJECT_ON_VM ? typeobject_vm.not_implemented : &_Py_NotImplementedStruct;
}
TYPEOBJECT_INLINE PyObject *typeobject_ellipsis(void)
{
    return TYPEOBJECT_ON_VM ? typeobject_vm.ellipsis : &_Py_EllipsisObject;
}
#define Py_None (typeobject_none())
#define Py_True (typeobject_true())
#define Py_False (typeobject_false())
#define Py_NotImplemented (typeobject_not_implemented())
#define Py_Ellipsis (typeobject_ellipsis())

/* The minor version of the CPython that the module runs in, for the few accessors whose
 * structs differ. */
static inline int typeobject_minor(void)
{
    static int minor;
    if (minor == 0) {
        minor = atoi(Py_GetVersion() + 2);
    }
    return minor;
}

/* ---- object.h ------------------------------------------------------------------ */

#ifndef TYPEOBJECT_VM
/* What struct typeobject_vm says of the VM's values, for accessors that need no call then. */

/* An int of the VM, v << 1 | 1; no object of CPython has such an address. */
#define TYPEOBJECT_IS_INT(op) (((uintptr_t)(op) & 1) != 0)
#define TYPEOBJECT_INT(op) ((intptr_t)(op) >> 1)
/* On a VM: whether the first word of [op] is [word], which is one of struct typeobject_vm or
 * of the type. False for a tagged word. */
#define TYPEOBJECT_HAS_HEAD(op, word)                                              \
    (((uintptr_t)(op) & 3) == 0                                                    \
     && (const void *)((const PyObject *)(op))->ob_refcnt == (const void *)(word))
#endif

#define _PyObject_CAST(op) ((PyObject *)(op))
#define _PyVarObject_CAST(op) ((PyVarObject *)(op))
#define _PyObject_CAST_CONST(op) ((const PyObject *)(op))

#ifdef TYPEOBJECT_VM
/* `op->ob_type`, as older modules have it where Py_TYPE(op) is meant: of objects of types that a
 * module defines, only there. */
struct typeobject_vmtype {
    char vm[sizeof(void *) + 16]; /* The VM's own... */
    PyTypeObject *type; /* ...and the module's. */
};
#define ob_type ob_vmtype->type
#endif

/* Py_TYPE, Py_SIZE and Py_REFCNT were places that can be assigned to until 3.10, and
 * modules of that age do so: in C they still are. What is no field of the host's object is
 * a temporary one, and assigning to it does nothing. */
#ifdef __cplusplus
#define TYPEOBJECT_PLACE(name, op, type) typeobject_##name(op)
#else
#define TYPEOBJECT_PLACE(name, op, type)                                           \
    (*typeobject_##name##_place((op), __extension__ &(type){0}))
#endif

/* The type: a borrowed reference. */
TYPEOBJECT_INLINE PyTypeObject **typeobject_type_place(PyObject *op, PyTypeObject **other)
{
#ifndef TYPEOBJECT_VM
    if (!TYPEOBJECT_ON_VM) {
        return &op->ob_type;
    }
#endif
    *other = TYPEOBJECT_TYPE_OF(op);
    return other;
}
TYPEOBJECT_INLINE PyTypeObject *typeobject_type(PyObject *op)
{
    PyTypeObject *other;
    return *typeobject_type_place(op, &other);
}
#define Py_TYPE(op) TYPEOBJECT_PLACE(type, _PyObject_CAST(op), PyTypeObject *)

/* The number of items of an object of variable size. */
TYPEOBJECT_INLINE Py_ssize_t *typeobject_size_place(PyObject *op, Py_ssize_t *other)
{
    return TYPEOBJECT_ON_VM ? TYPEOBJECT_SIZE_OF(op, other) : &((PyVarObject *)op)->ob_size;
}
TYPEOBJECT_INLINE Py_ssize_t typeobject_size(PyObject *op)
{
    Py_ssize_t other;
    return *typeobject_size_place(op, &other);
}
#define Py_SIZE(op) TYPEOBJECT_PLACE(size, _PyObject_CAST(op), Py_ssize_t)

/* The number of references; on a VM, which does not count them, "shared". */
TYPEOBJECT_STATIC_INLINE Py_ssize_t *typeobject_refcnt_place(PyObject *op, Py_ssize_t *other)
{
    *other = 2;
#ifndef TYPEOBJECT_VM
    if (!TYPEOBJECT_ON_VM) {
        if (typeobject_minor() < 14) {
            return &op->ob_refcnt;
        }
        /* From 3.14 on the upper half of the word holds flags. */
        *other = (Py_ssize_t)(uint32_t)op->ob_refcnt;
    }
#else
    (void)op;
#endif
    return other;
}
TYPEOBJECT_STATIC_INLINE Py_ssize_t typeobject_refcnt(PyObject *op)
{
    Py_ssize_t other;
    return *typeobject_refcnt_place(op, &other);
}
#define Py_REFCNT(op) TYPEOBJECT_PLACE(refcnt, _PyObject_CAST(op), Py_ssize_t)

TYPEOBJECT_STATIC_INLINE void Py_SET_REFCNT(PyObject *op, Py_ssize_t n)
{
#ifdef TYPEOBJECT_VM
    (void)op;
    (void)n;
#else
    if (TYPEOBJECT_ON_VM) {
        return;
    }
    if (typeobject_minor() >= 14 && sizeof(Py_ssize_t) > 4) {
        op->ob_refcnt = (Py_ssize_t)(((uint64_t)op->ob_refcnt >> 32 << 32) | (uint32_t)n);
    } else {
        op->ob_refcnt = n;
    }
#endif
}
#define Py_SET_REFCNT(op, n) Py_SET_REFCNT(_PyObject_CAST(op), (n))

/* For objects of the module's own types, as in CPython; on a VM the type of an object
 * belongs to the VM, and only PyType_Ready's reading of a static type's head is left. */
TYPEOBJECT_INLINE void Py_SET_TYPE(PyObject *op, PyTypeObject *type)
{
#ifdef TYPEOBJECT_VM
    (void)op;
    (void)type;
#else
    op->ob_type = type;
#endif
}
#define Py_SET_TYPE(op, type) Py_SET_TYPE(_PyObject_CAST(op), (type))

TYPEOBJECT_INLINE void Py_SET_SIZE(PyVarObject *op, Py_ssize_t size)
{
    op->ob_size = size;
}
#define Py_SET_SIZE(op, size) Py_SET_SIZE(_PyVarObject_CAST(op), (size))

#define Py_Is(x, y) ((x) == (y))
#define Py_IsNone(x) Py_Is((x), Py_None)
#define Py_IsTrue(x) Py_Is((x), Py_True)
#define Py_IsFalse(x) Py_Is((x), Py_False)
#define Py_IS_TYPE(op, type) (typeobject_type(_PyObject_CAST(op)) == (type))

#ifndef TYPEOBJECT_VM
/* Counts of CPython. From 3.12 on one whose lower half is negative stays as it is: that of an
 * immortal object, or of one with so many references that it becomes one. Before, every count
 * is an ordinary one. Where there are no halves, CPython's own functions count. */
#if __SIZEOF_POINTER__ > 4
typedef int32_t __attribute__((may_alias)) typeobject_half;
#define TYPEOBJECT_HALF(op) (((typeobject_half *)&(op)->ob_refcnt)[!PY_LITTLE_ENDIAN])
/* By its highest byte, which needs no register. */
#define TYPEOBJECT_NEGATIVE(op)                                                    \
    (((const signed char *)&(op)->ob_refcnt)[PY_LITTLE_ENDIAN ? 3 : 4] < 0)
/* Exported from 3.12 on. */
extern PyObject *PyErr_GetRaisedException(void) TYPEOBJECT_WEAK;
#endif
TYPEOBJECT_INLINE void typeobject_count(PyObject *op)
{
#if __SIZEOF_POINTER__ > 4
    if (TYPEOBJECT_LIKELY(!TYPEOBJECT_NEGATIVE(op) || &PyErr_GetRaisedException == NULL)) {
        op->ob_refcnt++;
    }
#else
    Py_IncRef(op);
#endif
}
/* A VM does not count, but must know who keeps the arguments of a call: they become a tuple and
 * a dict like all others. */
TYPEOBJECT_INLINE void typeobject_keep(PyObject *op)
{
    if (((uintptr_t)op & 3) == 0) {
        const void *head = (const void *)op->ob_refcnt;
        if (TYPEOBJECT_UNLIKELY(head == typeobject_vm.args)) {
            op->ob_refcnt = (Py_ssize_t)typeobject_vm.tuple;
        } else if (TYPEOBJECT_UNLIKELY(head == typeobject_vm.kwargs)) {
            op->ob_refcnt = (Py_ssize_t)PyDict_Type._vm[0];
        }
    }
}
#endif

/* A new reference. */
TYPEOBJECT_INLINE void Py_INCREF(PyObject *op)
{
#ifdef TYPEOBJECT_VM
    (void)op;
#else
    if (TYPEOBJECT_ON_VM) {
        typeobject_keep(op);
    } else {
        typeobject_count(op);
    }
#endif
}
#define Py_INCREF(op) Py_INCREF(_PyObject_CAST(op))

/* Gives a reference back. */
TYPEOBJECT_INLINE void Py_DECREF(PyObject *op)
{
#ifdef TYPEOBJECT_VM
    (void)op;
#else
    if (TYPEOBJECT_ON_VM) {
        return;
    }
#if __SIZEOF_POINTER__ > 4
    if (TYPEOBJECT_LIKELY(TYPEOBJECT_HALF(op) > 1)) {
        op->ob_refcnt--;
        return;
    }
#endif
    Py_DecRef(op);
#endif
}
#define Py_DECREF(op) Py_DECREF(_PyObject_CAST(op))

TYPEOBJECT_INLINE void Py_XINCREF(PyObject *op)
{
    if (op != NULL) {
        Py_INCREF(op);
    }
}
#define Py_XINCREF(op) Py_XINCREF(_PyObject_CAST(op))

TYPEOBJECT_INLINE void Py_XDECREF(PyObject *op)
{
    /* Where it is comes first: then the compiler asks that once in a function. */
    if (!TYPEOBJECT_ON_VM && op != NULL) {
        Py_DECREF(op);
    }
}
#define Py_XDECREF(op) Py_XDECREF(_PyObject_CAST(op))

TYPEOBJECT_INLINE PyObject *Py_NewRef(PyObject *op)
{
    Py_INCREF(op);
    return op;
}
#define Py_NewRef(op) Py_NewRef(_PyObject_CAST(op))

TYPEOBJECT_INLINE PyObject *Py_XNewRef(PyObject *op)
{
    Py_XINCREF(op);
    return op;
}
#define Py_XNewRef(op) Py_XNewRef(_PyObject_CAST(op))

#ifdef TYPEOBJECT_VM
#define TYPEOBJECT_IS_GIVEN(op) 1 /* Nothing is given back, so there is nothing to ask. */
#else
#define TYPEOBJECT_IS_GIVEN(op) ((op) != NULL)
#endif

/* Sets [op] to NULL before the reference is given back, which may run other code. */
#define Py_CLEAR(op)                                                               \
    do {                                                                           \
        PyObject *_py_tmp = _PyObject_CAST(op);                                    \
        if (TYPEOBJECT_IS_GIVEN(_py_tmp)) {                                        \
            (op) = NULL;                                                           \
            Py_DECREF(_py_tmp);                                                    \
        }                                                                          \
    } while (0)

#define Py_SETREF(op, op2)                                                         \
    do {                                                                           \
        PyObject *_py_tmp = _PyObject_CAST(op);                                    \
        (op) = (op2);                                                              \
        Py_DECREF(_py_tmp);                                                        \
    } while (0)

#define Py_XSETREF(op, op2)                                                        \
    do {                                                                           \
        PyObject *_py_tmp = _PyObject_CAST(op);                                    \
        (op) = (op2);                                                              \
        Py_XDECREF(_py_tmp);                                                       \
    } while (0)

/* A reference to a singleton, of which a VM need not know. */
#ifdef TYPEOBJECT_VM
#define TYPEOBJECT_RETURN(vm, cpython) return (vm)
#else
#define TYPEOBJECT_RETURN(vm, cpython)                                             \
    return TYPEOBJECT_ON_VM ? (vm) : typeobject_new_ref(_PyObject_CAST(cpython))
/* Of CPython. */
TYPEOBJECT_INLINE PyObject *typeobject_new_ref(PyObject *op)
{
    typeobject_count(op);
    return op;
}
#endif
#define Py_RETURN_NONE TYPEOBJECT_RETURN(TYPEOBJECT_NONE, &_Py_NoneStruct)
#define Py_RETURN_TRUE TYPEOBJECT_RETURN(TYPEOBJECT_TRUE, &_Py_TrueStruct)
#define Py_RETURN_FALSE TYPEOBJECT_RETURN(TYPEOBJECT_FALSE, &_Py_FalseStruct)
#define Py_RETURN_NOTIMPLEMENTED                                                   \
    TYPEOBJECT_RETURN(typeobject_vm.not_implemented, &_Py_NotImplementedStruct)

#define Py_RETURN_RICHCOMPARE(val1, val2, op)                                      \
    do {                                                                           \
        switch (op) {                                                              \
        case Py_EQ: if ((val1) == (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;     \
        case Py_NE: if ((val1) != (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;     \
        case Py_LT: if ((val1) < (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;      \
        case Py_GT: if ((val1) > (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;      \
        case Py_LE: if ((val1) <= (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;     \
        case Py_GE: if ((val1) >= (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;     \
        default: Py_UNREACHABLE();                                                 \
        }                                                                          \
    } while (0)

TYPEOBJECT_INLINE int PyType_HasFeature(PyTypeObject *type, unsigned long feature)
{
    return (type->tp_flags & feature) != 0;
}
#define PyType_FastSubclass(type, flag) PyType_HasFeature((type), (flag))
#define PyType_IS_GC(type) PyType_HasFeature((type), Py_TPFLAGS_HAVE_GC)

#ifndef TYPEOBJECT_VM
/* A question for which a look at the object is not enough. It is so large that it is passed in
 * memory: the caller, who rarely has to ask, need not keep registers free for it. */
struct typeobject_question {
    PyObject *op;
    PyTypeObject *type; /* Is it of this type? */
    unsigned long flag; /* If that is NULL: has its type this flag? */
};
extern int typeobject_answer(struct typeobject_question q) TYPEOBJECT_OWN;
TYPEOBJECT_COLD __attribute__((noinline)) int typeobject_answer(struct typeobject_question q)
{
    PyTypeObject *its = typeobject_type(q.op);
    return q.type != NULL ? PyType_IsSubtype(its, q.type) : PyType_HasFeature(its, q.flag);
}
TYPEOBJECT_INLINE struct typeobject_question typeobject_about(PyObject *op, PyTypeObject *type,
                                                              unsigned long flag)
{
    struct typeobject_question q;
    q.op = op;
    q.type = type;
    q.flag = flag;
    return q;
}
#endif

TYPEOBJECT_INLINE int PyObject_TypeCheck(PyObject *op, PyTypeObject *type)
{
#ifndef TYPEOBJECT_VM
    return TYPEOBJECT_LIKELY(TYPEOBJECT_ON_VM ? TYPEOBJECT_HAS_HEAD(op, type->_vm[1])
                                              : op->ob_type == type)
        || typeobject_answer(typeobject_about(op, type, 0));
#else
    PyTypeObject *its = typeobject_type(op);
    return its == type || PyType_IsSubtype(its, type);
#endif
}
#define PyObject_TypeCheck(op, type) PyObject_TypeCheck(_PyObject_CAST(op), (type))

#define PyType_Check(op) typeobject_has_flag(_PyObject_CAST(op), Py_TPFLAGS_TYPE_SUBCLASS)
#define PyType_CheckExact(op) Py_IS_TYPE((op), &PyType_Type)

/* ---- objimpl.h, pymem.h ---------------------------------------------------------- */

#define Py_VISIT(op)                                                               \
    do {                                                                           \
        if (op) {                                                                  \
            int _py_result = visit(_PyObject_CAST(op), arg);                       \
            if (_py_result) {                                                      \
                return _py_result;                                                 \
            }                                                                      \
        }                                                                          \
    } while (0)

#define PyObject_New(type, typeobj) ((type *)_PyObject_New(typeobj))
#define PyObject_NewVar(type, typeobj, n) ((type *)_PyObject_NewVar((typeobj), (n)))
#define PyObject_GC_New(type, typeobj) ((type *)_PyObject_GC_New(typeobj))
#define PyObject_GC_NewVar(type, typeobj, n) ((type *)_PyObject_GC_NewVar((typeobj), (n)))
#define PyObject_GC_Resize(type, op, n)                                            \
    ((type *)_PyObject_GC_Resize(_PyVarObject_CAST(op), (n)))
#define PyObject_NEW(type, typeobj) PyObject_New(type, (typeobj))
#define PyObject_NEW_VAR(type, typeobj, n) PyObject_NewVar(type, (typeobj), (n))
#define PyObject_Del PyObject_Free
#define PyObject_DEL PyObject_Free
#define PyObject_FREE PyObject_Free
#define PyObject_MALLOC PyObject_Malloc
#define PyObject_REALLOC PyObject_Realloc
#define PyObject_INIT(op, typeobj) PyObject_Init(_PyObject_CAST(op), (typeobj))
#define PyObject_INIT_VAR(op, typeobj, size)                                       \
    PyObject_InitVar(_PyVarObject_CAST(op), (typeobj), (size))
#define _PyObject_GC_TRACK(op) PyObject_GC_Track(op)
#define _PyObject_GC_UNTRACK(op) PyObject_GC_UnTrack(op)
#define _PyObject_SIZE(typeobj) ((size_t)(typeobj)->tp_basicsize)
#define _PyObject_VAR_SIZE(typeobj, nitems)                                        \
    _Py_SIZE_ROUND_UP((size_t)(typeobj)->tp_basicsize                              \
                          + (size_t)(nitems) * (size_t)(typeobj)->tp_itemsize,     \
                      sizeof(void *))
#define PyObject_IS_GC(op)                                                         \
    (PyType_IS_GC(Py_TYPE(op))                                                     \
     && (Py_TYPE(op)->tp_is_gc == NULL || Py_TYPE(op)->tp_is_gc(_PyObject_CAST(op))))
#define PyType_SUPPORTS_WEAKREFS(type) ((type)->tp_weaklistoffset > 0)
#define PyObject_GET_WEAKREFS_LISTPTR(op)                                          \
    ((PyObject **)((char *)(op) + Py_TYPE(op)->tp_weaklistoffset))

#define PyMem_New(type, n)                                                         \
    (((size_t)(n) > (size_t)PY_SSIZE_T_MAX / sizeof(type))                         \
         ? (type *)NULL                                                            \
         : (type *)PyMem_Malloc((size_t)(n) * sizeof(type)))
#define PyMem_Resize(p, type, n)                                                   \
    ((p) = ((size_t)(n) > (size_t)PY_SSIZE_T_MAX / sizeof(type))                   \
               ? (type *)NULL                                                      \
               : (type *)PyMem_Realloc((p), (size_t)(n) * sizeof(type)))
#define PyMem_NEW(type, n) PyMem_New(type, n)
#define PyMem_RESIZE(p, type, n) PyMem_Resize(p, type, n)
#define PyMem_MALLOC PyMem_Malloc
#define PyMem_REALLOC PyMem_Realloc
#define PyMem_FREE PyMem_Free
#define PyMem_Del PyMem_Free
#define PyMem_DEL PyMem_Free

/* Protection against deep recursion in tp_dealloc. CPython's own is private and differs
 * between versions, so a module has one for its own types: beyond a depth, dead objects
 * are kept in a list, linked through their counts, until the outermost one is done. A VM
 * ends objects one by one and has no need for it. */
struct typeobject_trash {
    int depth;
    PyObject *later;
};
static inline struct typeobject_trash *typeobject_trash(void)
{
    static struct typeobject_trash trash;
    return &trash;
}
/* 1: [op] is to be ended now; 0: the same, but by a subtype's tp_dealloc, which counts
 * already; -1: not now. */
static inline int typeobject_trash_begin(PyObject *op, destructor dealloc)
{
#ifdef TYPEOBJECT_VM
    (void)op;
    (void)dealloc;
    return 0;
#else
    struct typeobject_trash *trash = typeobject_trash();
    if (TYPEOBJECT_ON_VM || Py_TYPE(op)->tp_dealloc != dealloc) {
        return 0;
    }
    if (trash->depth >= 50) {
        op->ob_refcnt = (Py_ssize_t)trash->later;
        trash->later = op;
        return -1;
    }
    trash->depth++;
    return 1;
#endif
}
static inline void typeobject_trash_end(void)
{
#ifndef TYPEOBJECT_VM
    struct typeobject_trash *trash = typeobject_trash();
    /* What is ended here may add to the list, but does not come here. */
    while (trash->depth == 1 && trash->later != NULL) {
        PyObject *op = trash->later;
        trash->later = (PyObject *)op->ob_refcnt;
        op->ob_refcnt = 0;
        Py_TYPE(op)->tp_dealloc(op);
    }
    trash->depth--;
#endif
}
#define Py_TRASHCAN_BEGIN(op, dealloc)                                             \
    do {                                                                           \
        int _py_trash = typeobject_trash_begin(_PyObject_CAST(op), (destructor)(dealloc)); \
        if (_py_trash < 0) {                                                       \
            break;                                                                 \
        }
#define Py_TRASHCAN_END                                                            \
        if (_py_trash > 0) {                                                       \
            typeobject_trash_end();                                                \
        }                                                                          \
    } while (0);
#define Py_TRASHCAN_SAFE_BEGIN(op) Py_TRASHCAN_BEGIN((op), Py_TYPE(op)->tp_dealloc)
#define Py_TRASHCAN_SAFE_END(op) Py_TRASHCAN_END
