/* ---- ints, without a call where the VM has them in a word -------------------------- */

#ifndef TYPEOBJECT_VM
TYPEOBJECT_INLINE PyObject *typeobject_from_long(long v)
{
    long doubled;
    if (TYPEOBJECT_ON_VM && sizeof(long) == sizeof(void *)
        && TYPEOBJECT_LIKELY(!__builtin_add_overflow(v, v, &doubled))) {
        return (PyObject *)(doubled | 1);
    }
    return PyLong_FromLong(v);
}
#define PyLong_FromLong(v) typeobject_from_long(v)
TYPEOBJECT_INLINE PyObject *typeobject_from_ssize(Py_ssize_t v)
{
    Py_ssize_t doubled;
    if (TYPEOBJECT_ON_VM && TYPEOBJECT_LIKELY(!__builtin_add_overflow(v, v, &doubled))) {
        return (PyObject *)(doubled | 1);
    }
    return PyLong_FromSsize_t(v);
}
#define PyLong_FromSsize_t(v) typeobject_from_ssize(v)
TYPEOBJECT_INLINE long typeobject_as_long(PyObject *op)
{
    return sizeof(long) == sizeof(void *) && TYPEOBJECT_IS_INT(op) ? (long)TYPEOBJECT_INT(op)
                                                                   : PyLong_AsLong(op);
}
#define PyLong_AsLong(op) typeobject_as_long(op)
TYPEOBJECT_INLINE Py_ssize_t typeobject_as_ssize(PyObject *op)
{
    return TYPEOBJECT_IS_INT(op) ? TYPEOBJECT_INT(op) : PyLong_AsSsize_t(op);
}
#define PyLong_AsSsize_t(op) typeobject_as_ssize(op)
TYPEOBJECT_INLINE Py_ssize_t typeobject_index(PyObject *op, PyObject *exc)
{
    return TYPEOBJECT_IS_INT(op) ? TYPEOBJECT_INT(op) : PyNumber_AsSsize_t(op, exc);
}
#define PyNumber_AsSsize_t(op, exc) typeobject_index((op), (exc))
TYPEOBJECT_INLINE int typeobject_is_index(PyObject *op)
{
    return TYPEOBJECT_IS_INT(op) || PyIndex_Check(op);
}
#define PyIndex_Check(op) typeobject_is_index(_PyObject_CAST(op))
TYPEOBJECT_INLINE PyObject *typeobject_from_bool(long v)
{
    return TYPEOBJECT_ON_VM ? (v ? TYPEOBJECT_TRUE : TYPEOBJECT_FALSE)
                            : PyBool_FromLong(v);
}
#define PyBool_FromLong(v) typeobject_from_bool(v)
/* Most views are of bytes, which need no release. */
TYPEOBJECT_INLINE void typeobject_release(Py_buffer *view)
{
    if (TYPEOBJECT_ON_VM && view->obj != NULL
        && TYPEOBJECT_HAS_HEAD(view->obj, PyBytes_Type._vm[0])) {
        view->obj = NULL;
    } else {
        PyBuffer_Release(view);
    }
}
#define PyBuffer_Release(view) typeobject_release(view)
#else
#define TYPEOBJECT_IS_INT(op) 0
#endif

/* Whether the type of an object has a flag. In firmware the VM's own types have no type
 * object until one is asked for. */
#ifdef TYPEOBJECT_VM
extern unsigned long typeobject_port_type_flags(PyObject *op);
extern int typeobject_port_is_exception_class(PyObject *op);
#endif
TYPEOBJECT_INLINE int typeobject_has_flag(PyObject *op, unsigned long flag)
{
#ifdef TYPEOBJECT_VM
    return (typeobject_port_type_flags(op) & flag) != 0;
#else
    return PyType_FastSubclass(typeobject_type(op), flag);
#endif
}

/* The same of a built-in type: on a VM without a call for its own instances. */
TYPEOBJECT_INLINE int typeobject_is_kind(PyObject *op, PyTypeObject *type, unsigned long flag)
{
#ifndef TYPEOBJECT_VM
    if (TYPEOBJECT_ON_VM) {
        return TYPEOBJECT_LIKELY(TYPEOBJECT_HAS_HEAD(op, type->_vm[0]))
            || typeobject_answer(typeobject_about(op, NULL, flag));
    }
#else
    (void)type;
#endif
    return typeobject_has_flag(op, flag);
}
TYPEOBJECT_INLINE int typeobject_is_long(PyObject *op)
{
    return TYPEOBJECT_IS_INT(op) || typeobject_is_kind(op, &PyLong_Type, Py_TPFLAGS_LONG_SUBCLASS);
}
TYPEOBJECT_INLINE int typeobject_is_str(PyObject *op)
{
#ifndef TYPEOBJECT_VM
    if (TYPEOBJECT_ON_VM && ((uintptr_t)op & 3) != 0) {
        return ((uintptr_t)op & typeobject_vm.str_mask) == typeobject_vm.str_tag;
    }
#endif
    return typeobject_is_kind(op, &PyUnicode_Type, Py_TPFLAGS_UNICODE_SUBCLASS);
}

/* A type without subclasses that is the VM's own there. */
TYPEOBJECT_INLINE int typeobject_is_exactly(PyObject *op, PyTypeObject *type)
{
#ifndef TYPEOBJECT_VM
    if (TYPEOBJECT_ON_VM && TYPEOBJECT_HAS_HEAD(op, type->_vm[0])) {
        return 1;
    }
#endif
    return typeobject_type(op) == type;
}

/* ---- checks ------------------------------------------------------------------- */

#define PyLong_Check(op) typeobject_is_long(_PyObject_CAST(op))
#define PyLong_CheckExact(op) Py_IS_TYPE((op), &PyLong_Type)
#define PyBool_Check(op) Py_IS_TYPE((op), &PyBool_Type)
#define PyFloat_Check(op) PyObject_TypeCheck((op), &PyFloat_Type)
#define PyFloat_CheckExact(op) Py_IS_TYPE((op), &PyFloat_Type)
#define PyComplex_Check(op) PyObject_TypeCheck((op), &PyComplex_Type)
#define PyComplex_CheckExact(op) Py_IS_TYPE((op), &PyComplex_Type)
#define PyUnicode_Check(op) typeobject_is_str(_PyObject_CAST(op))
#define PyUnicode_CheckExact(op) Py_IS_TYPE((op), &PyUnicode_Type)
#define PyBytes_Check(op)                                                         \
    typeobject_is_kind(_PyObject_CAST(op), &PyBytes_Type, Py_TPFLAGS_BYTES_SUBCLASS)
#define PyBytes_CheckExact(op) Py_IS_TYPE((op), &PyBytes_Type)
#define PyByteArray_Check(op) PyObject_TypeCheck((op), &PyByteArray_Type)
#define PyByteArray_CheckExact(op) Py_IS_TYPE((op), &PyByteArray_Type)
#define PyTuple_Check(op)                                                         \
    typeobject_is_kind(_PyObject_CAST(op), &PyTuple_Type, Py_TPFLAGS_TUPLE_SUBCLASS)
#define PyTuple_CheckExact(op) Py_IS_TYPE((op), &PyTuple_Type)
#define PyList_Check(op)                                                         \
    typeobject_is_kind(_PyObject_CAST(op), &PyList_Type, Py_TPFLAGS_LIST_SUBCLASS)
#define PyList_CheckExact(op) Py_IS_TYPE((op), &PyList_Type)
#define PyDict_Check(op)                                                         \
    typeobject_is_kind(_PyObject_CAST(op), &PyDict_Type, Py_TPFLAGS_DICT_SUBCLASS)
#define PyDict_CheckExact(op) Py_IS_TYPE((op), &PyDict_Type)
#define PyDictKeys_Check(op) PyObject_TypeCheck((op), &PyDictKeys_Type)
#define PyDictValues_Check(op) PyObject_TypeCheck((op), &PyDictValues_Type)
#define PyDictItems_Check(op) PyObject_TypeCheck((op), &PyDictItems_Type)
#define PySet_Check(op) PyObject_TypeCheck((op), &PySet_Type)
#define PySet_CheckExact(op) Py_IS_TYPE((op), &PySet_Type)
#define PyFrozenSet_Check(op) PyObject_TypeCheck((op), &PyFrozenSet_Type)
#define PyFrozenSet_CheckExact(op) Py_IS_TYPE((op), &PyFrozenSet_Type)
#define PyAnySet_CheckExact(op) (PySet_CheckExact(op) || PyFrozenSet_CheckExact(op))
#define PyAnySet_Check(op) (PySet_Check(op) || PyFrozenSet_Check(op))
#define PySlice_Check(op) typeobject_is_exactly(_PyObject_CAST(op), &PySlice_Type)
#define PyRange_Check(op) Py_IS_TYPE((op), &PyRange_Type)
#define PyMemoryView_Check(op) Py_IS_TYPE((op), &PyMemoryView_Type)
#define PyModule_Check(op) PyObject_TypeCheck((op), &PyModule_Type)
#define PyModule_CheckExact(op) Py_IS_TYPE((op), &PyModule_Type)
#define PyCFunction_Check(op) PyObject_TypeCheck((op), &PyCFunction_Type)
#define PyCFunction_CheckExact(op) Py_IS_TYPE((op), &PyCFunction_Type)
#define PyFunction_Check(op) Py_IS_TYPE((op), &PyFunction_Type)
#define PyMethod_Check(op) Py_IS_TYPE((op), &PyMethod_Type)
#define PyInstanceMethod_Check(op) Py_IS_TYPE((op), &PyInstanceMethod_Type)
#define PyCapsule_CheckExact(op) Py_IS_TYPE((op), &PyCapsule_Type)
#define PyCell_Check(op) Py_IS_TYPE((op), &PyCell_Type)
#define PyContext_CheckExact(op) Py_IS_TYPE((op), &PyContext_Type)
#define PyContextVar_CheckExact(op) Py_IS_TYPE((op), &PyContextVar_Type)
#define PyContextToken_CheckExact(op) Py_IS_TYPE((op), &PyContextToken_Type)
#define PyGen_Check(op) PyObject_TypeCheck((op), &PyGen_Type)
#define PyGen_CheckExact(op) Py_IS_TYPE((op), &PyGen_Type)
#define PyCoro_CheckExact(op) Py_IS_TYPE((op), &PyCoro_Type)
#define PySeqIter_Check(op) Py_IS_TYPE((op), &PySeqIter_Type)
#define PyCallIter_Check(op) Py_IS_TYPE((op), &PyCallIter_Type)
#define PyTraceBack_Check(op) Py_IS_TYPE((op), &PyTraceBack_Type)
#define PyFrame_Check(op) Py_IS_TYPE((op), &PyFrame_Type)
#define PyCode_Check(op) Py_IS_TYPE((op), &PyCode_Type)
#define PyWeakref_CheckRef(op) PyObject_TypeCheck((op), &_PyWeakref_RefType)
#define PyWeakref_CheckRefExact(op) Py_IS_TYPE((op), &_PyWeakref_RefType)
#define PyWeakref_CheckProxy(op)                                                   \
    (Py_IS_TYPE((op), &_PyWeakref_ProxyType)                                       \
     || Py_IS_TYPE((op), &_PyWeakref_CallableProxyType))
#define PyWeakref_Check(op) (PyWeakref_CheckRef(op) || PyWeakref_CheckProxy(op))
#define PyWeakref_GET_OBJECT(ref) PyWeakref_GetObject(_PyObject_CAST(ref))
#ifdef TYPEOBJECT_VM
#define PyExceptionClass_Check(op) typeobject_port_is_exception_class(_PyObject_CAST(op))
#else
#define PyExceptionClass_Check(op)                                                 \
    (PyType_Check(op)                                                              \
     && PyType_FastSubclass((PyTypeObject *)(op), Py_TPFLAGS_BASE_EXC_SUBCLASS))
#endif
#define PyExceptionInstance_Check(op)                                              \
    typeobject_has_flag(_PyObject_CAST(op), Py_TPFLAGS_BASE_EXC_SUBCLASS)
#define PyExceptionInstance_Class(op) _PyObject_CAST(Py_TYPE(op))

/* ---- direct access: CPython's structs where they never changed, the VM's own
 * functions on a VM, which alone knows its values ------------------------------------ */

#define PyFloat_AS_DOUBLE(op)                                                      \
    (TYPEOBJECT_ON_VM ? PyFloat_AsDouble(_PyObject_CAST(op))                       \
                      : ((PyFloatObject *)(op))->ob_fval)
#define Py_RETURN_INF(sign) return PyFloat_FromDouble(copysign(Py_HUGE_VAL, (sign)))

#define PyLong_AS_LONG(op) PyLong_AsLong(op)
#if __SIZEOF_INT__ == __SIZEOF_POINTER__
#define _Py_PARSE_INTPTR "i"
#define _Py_PARSE_UINTPTR "I"
#elif __SIZEOF_LONG__ == __SIZEOF_POINTER__
#define _Py_PARSE_INTPTR "l"
#define _Py_PARSE_UINTPTR "k"
#else
#define _Py_PARSE_INTPTR "L"
#define _Py_PARSE_UINTPTR "K"
#endif
#define _Py_PARSE_PID "i"
#define PyLong_FromPid PyLong_FromLong
#define PyLong_AsPid PyLong_AsLong

#define PyBytes_GET_SIZE(op) typeobject_size(_PyObject_CAST(op))
#define PyBytes_AS_STRING(op)                                                      \
    (TYPEOBJECT_ON_VM ? PyBytes_AsString(_PyObject_CAST(op))                       \
                      : ((PyBytesObject *)(op))->ob_sval)

#define PyByteArray_GET_SIZE(op) typeobject_size(_PyObject_CAST(op))
#define PyByteArray_AS_STRING(op) PyByteArray_AsString(_PyObject_CAST(op))

/* The items of a tuple start where the head of a tuple ends, which 3.14 has moved. */
TYPEOBJECT_INLINE PyObject **typeobject_tuple_items(PyObject *op)
{
    return (PyObject **)((char *)op + PyTuple_Type.tp_basicsize);
}
TYPEOBJECT_INLINE PyObject *typeobject_tuple_get(PyObject *op, Py_ssize_t i)
{
    return TYPEOBJECT_ON_VM ? PyTuple_GetItem(op, i) : typeobject_tuple_items(op)[i];
}
TYPEOBJECT_INLINE void typeobject_tuple_set(PyObject *op, Py_ssize_t i, PyObject *value)
{
    if (TYPEOBJECT_ON_VM) {
        PyTuple_SetItem(op, i, value);
    } else {
        typeobject_tuple_items(op)[i] = value;
    }
}
#define PyTuple_GET_SIZE(op) typeobject_size(_PyObject_CAST(op))
#define PyTuple_GET_ITEM(op, i) typeobject_tuple_get(_PyObject_CAST(op), (i))
#define PyTuple_SET_ITEM(op, i, v)                                                 \
    typeobject_tuple_set(_PyObject_CAST(op), (i), _PyObject_CAST(v))
/* 3.9 and 3.10 keep the address by which they tell a field without a name to themselves. */
extern const char *const PyStructSequence_UnnamedField TYPEOBJECT_WEAK;
#define PyStructSequence_UnnamedField                                              \
    (&PyStructSequence_UnnamedField != NULL ? PyStructSequence_UnnamedField : "unnamed field")
#define PyStructSequence_SET_ITEM PyStructSequence_SetItem
#define PyStructSequence_GET_ITEM PyStructSequence_GetItem

TYPEOBJECT_INLINE PyObject *typeobject_list_get(PyObject *op, Py_ssize_t i)
{
    return TYPEOBJECT_ON_VM ? PyList_GetItem(op, i) : ((PyListObject *)op)->ob_item[i];
}
TYPEOBJECT_INLINE void typeobject_list_set(PyObject *op, Py_ssize_t i, PyObject *value)
{
    if (TYPEOBJECT_ON_VM) {
        PyList_SetItem(op, i, value);
    } else {
        ((PyListObject *)op)->ob_item[i] = value;
    }
}
#define PyList_GET_SIZE(op) typeobject_size(_PyObject_CAST(op))
#define PyList_GET_ITEM(op, i) typeobject_list_get(_PyObject_CAST(op), (i))
#define PyList_SET_ITEM(op, i, v)                                                  \
    typeobject_list_set(_PyObject_CAST(op), (i), _PyObject_CAST(v))

/* What only a VM host exports, for accessors that hand out an array. */
extern PyObject **typeobject_vm_items(PyObject *sequence) TYPEOBJECT_WEAK;
extern void *typeobject_vm_unicode(PyObject *str, int *kind) TYPEOBJECT_WEAK;
extern int typeobject_vm_is_ascii(PyObject *str) TYPEOBJECT_WEAK;

static inline PyObject **typeobject_fast_items(PyObject *op)
{
    if (TYPEOBJECT_ON_VM) {
        if (typeobject_vm_items == NULL) {
            Py_FatalError("PySequence_Fast_ITEMS: not supported by this host");
        }
        return typeobject_vm_items(op);
    }
    return PyList_Check(op) ? ((PyListObject *)op)->ob_item : typeobject_tuple_items(op);
}
#define PySequence_Fast_GET_SIZE(op) typeobject_size(_PyObject_CAST(op))
#define PySequence_Fast_GET_ITEM(op, i)                                            \
    (PyList_Check(op) ? PyList_GET_ITEM((op), (i)) : PyTuple_GET_ITEM((op), (i)))
#define PySequence_Fast_ITEMS(op) typeobject_fast_items(_PyObject_CAST(op))
#define PySequence_ITEM(op, i) PySequence_GetItem(_PyObject_CAST(op), (i))

#define PyDict_GET_SIZE(op)                                                        \
    (TYPEOBJECT_ON_VM ? PyDict_Size(_PyObject_CAST(op)) : ((PyDictObject *)(op))->ma_used)
#define PySet_GET_SIZE(op)                                                         \
    (TYPEOBJECT_ON_VM ? PySet_Size(_PyObject_CAST(op)) : ((PySetObject *)(op))->used)
/* On a VM a description of the memory, good as long as the caller holds its address. */
extern Py_buffer *typeobject_vm_buffer(PyObject *op) TYPEOBJECT_WEAK;
#define PyMemoryView_GET_BUFFER(op)                                                \
    (TYPEOBJECT_ON_VM ? typeobject_vm_buffer(_PyObject_CAST(op))                   \
                      : &((PyMemoryViewObject *)(op))->view)
#define PyMemoryView_GET_BASE(op) (PyMemoryView_GET_BUFFER(op)->obj)
#define PyCFunction_GET_FUNCTION(op) PyCFunction_GetFunction(_PyObject_CAST(op))
#define PyCFunction_GET_SELF(op) PyCFunction_GetSelf(_PyObject_CAST(op))
#define PyCFunction_GET_FLAGS(op) PyCFunction_GetFlags(_PyObject_CAST(op))
#define PyMethod_GET_FUNCTION(op) PyMethod_Function(_PyObject_CAST(op))
#define PyMethod_GET_SELF(op) PyMethod_Self(_PyObject_CAST(op))
#define PyCell_GET(op) PyCell_Get(_PyObject_CAST(op))

/* ---- str ------------------------------------------------------------------------ */

/* The bits of a str's state, as CPython 3.8 to 3.13 have them. */
TYPEOBJECT_STATIC_INLINE unsigned int typeobject_unicode_state(PyObject *op)
{
    unsigned int state = ((PyUnicodeObject *)op)->head.state;
    return typeobject_minor() >= 14 ? state >> 14 : state;
}
static inline int typeobject_unicode_kind(PyObject *op)
{
    int kind = 0;
    if (!TYPEOBJECT_ON_VM) {
        return (int)(typeobject_unicode_state(op) >> 2 & 7);
    }
    if (typeobject_vm_unicode == NULL) {
        Py_FatalError("PyUnicode_KIND: not supported by this host");
    }
    (void)typeobject_vm_unicode(op, &kind);
    return kind;
}
static inline void *typeobject_unicode_data(PyObject *op)
{
    PyUnicodeObject *u = (PyUnicodeObject *)op;
    unsigned int state;
    int kind = 0;
    if (TYPEOBJECT_ON_VM) {
        if (typeobject_vm_unicode == NULL) {
            Py_FatalError("PyUnicode_DATA: not supported by this host");
        }
        return typeobject_vm_unicode(op, &kind);
    }
    state = typeobject_unicode_state(op);
    if (typeobject_minor() < 12) {
        if (state >> 5 & 1) {
            return state >> 6 & 1 ? (void *)(&u->v38._base._base + 1)
                                  : (void *)(&u->v38._base + 1);
        }
        return u->v38.data.any;
    }
    if (state >> 5 & 1) {
        return state >> 6 & 1 ? (void *)(&u->v312._base._base + 1)
                              : (void *)(&u->v312._base + 1);
    }
    return u->v312.data.any;
}
static inline int typeobject_unicode_is_ascii(PyObject *op)
{
    if (!TYPEOBJECT_ON_VM) {
        return (int)(typeobject_unicode_state(op) >> 6 & 1);
    }
    return &typeobject_vm_is_ascii != NULL && typeobject_vm_is_ascii(op);
}
static inline Py_UCS4 typeobject_unicode_max(PyObject *op)
{
    if (typeobject_unicode_is_ascii(op)) {
        return 0x7f;
    }
    switch (typeobject_unicode_kind(op)) {
    case PyUnicode_1BYTE_KIND: return 0xff;
    case PyUnicode_2BYTE_KIND: return 0xffff;
    default: return 0x10ffff;
    }
}
TYPEOBJECT_INLINE Py_UCS4 typeobject_unicode_read(int kind, const void *data, Py_ssize_t i)
{
    switch (kind) {
    case PyUnicode_1BYTE_KIND: return ((const Py_UCS1 *)data)[i];
    case PyUnicode_2BYTE_KIND: return ((const Py_UCS2 *)data)[i];
    default: return ((const Py_UCS4 *)data)[i];
    }
}
TYPEOBJECT_INLINE void typeobject_unicode_write(int kind, void *data, Py_ssize_t i, Py_UCS4 c)
{
    switch (kind) {
    case PyUnicode_1BYTE_KIND: ((Py_UCS1 *)data)[i] = (Py_UCS1)c; break;
    case PyUnicode_2BYTE_KIND: ((Py_UCS2 *)data)[i] = (Py_UCS2)c; break;
    default: ((Py_UCS4 *)data)[i] = c; break;
    }
}
#define PyUnicode_GET_LENGTH(op)                                                   \
    (TYPEOBJECT_ON_VM ? PyUnicode_GetLength(_PyObject_CAST(op))                    \
                      : ((PyUnicodeObject *)(op))->head.length)
#define PyUnicode_GetSize(op) PyUnicode_GetLength(op)
#define PyUnicode_GET_SIZE(op) PyUnicode_GET_LENGTH(op)
/* Until 3.11 a str may have to be made ready, which PyUnicode_GetLength does. */
#define PyUnicode_READY(op) (PyUnicode_GetLength(_PyObject_CAST(op)) < 0 ? -1 : 0)
#define PyUnicode_IS_READY(op) 1
#define PyUnicode_KIND(op) typeobject_unicode_kind(_PyObject_CAST(op))
#define PyUnicode_DATA(op) typeobject_unicode_data(_PyObject_CAST(op))

/* The wide characters of a str, which is to live as long as they are used. Since 3.12 CPython
 * has no such function: a copy is made for each text, and kept. */
extern Py_UNICODE *PyUnicode_AsUnicodeAndSize(PyObject *op, Py_ssize_t *size) TYPEOBJECT_WEAK;
extern PyObject *PyUnicode_FromUnicode(const Py_UNICODE *u, Py_ssize_t size) TYPEOBJECT_WEAK;
static inline Py_UNICODE *typeobject_AsUnicode(PyObject *op, Py_ssize_t *size)
{
    static PyObject *copies;
    PyObject *copy;
    Py_ssize_t n;
    if (&PyUnicode_AsUnicodeAndSize != NULL) {
        return PyUnicode_AsUnicodeAndSize(op, size);
    }
    n = PyUnicode_GetLength(op);
    if (n < 0 || (copies == NULL && (copies = PyDict_New()) == NULL)) {
        return NULL;
    }
    copy = PyDict_GetItemWithError(copies, op);
    if (copy == NULL) {
        if (PyErr_Occurred()) {
            return NULL;
        }
        copy = PyBytes_FromStringAndSize(NULL, (n + 1) * (Py_ssize_t)sizeof(Py_UNICODE));
        if (copy == NULL || PyUnicode_AsWideChar(op, (wchar_t *)PyBytes_AsString(copy), n + 1) < 0
            || PyDict_SetItem(copies, op, copy) < 0) {
            Py_XDECREF(copy);
            return NULL;
        }
        Py_DECREF(copy);
    }
    if (size != NULL) {
        *size = n;
    }
    return (Py_UNICODE *)PyBytes_AsString(copy);
}
static inline PyObject *typeobject_FromUnicode(const Py_UNICODE *u, Py_ssize_t size)
{
    if (&PyUnicode_FromUnicode != NULL) {
        return PyUnicode_FromUnicode(u, size);
    }
    if (u == NULL && size != 0) {
        PyErr_SetString(PyExc_NotImplementedError, "PyUnicode_FromUnicode: without characters");
        return NULL;
    }
    return PyUnicode_FromWideChar(u, size);
}
#define PyUnicode_AsUnicodeAndSize(op, size) typeobject_AsUnicode(_PyObject_CAST(op), (size))
#define PyUnicode_AsUnicode(op) typeobject_AsUnicode(_PyObject_CAST(op), NULL)
#define PyUnicode_AS_UNICODE(op) PyUnicode_AsUnicode(op)
#define PyUnicode_AS_DATA(op) ((const char *)PyUnicode_AS_UNICODE(op))
#define PyUnicode_GET_DATA_SIZE(op) (PyUnicode_GET_SIZE(op) * (Py_ssize_t)sizeof(Py_UNICODE))
#define PyUnicode_FromUnicode(u, size) typeobject_FromUnicode((u), (size))
#define Py_UNICODE_SIZE SIZEOF_WCHAR_T
#define PyUnicode_1BYTE_DATA(op) ((Py_UCS1 *)PyUnicode_DATA(op))
#define PyUnicode_2BYTE_DATA(op) ((Py_UCS2 *)PyUnicode_DATA(op))
#define PyUnicode_4BYTE_DATA(op) ((Py_UCS4 *)PyUnicode_DATA(op))
#define PyUnicode_READ(kind, data, i) typeobject_unicode_read((int)(kind), (data), (i))
#define PyUnicode_WRITE(kind, data, i, c)                                          \
    typeobject_unicode_write((int)(kind), (data), (i), (c))
#define PyUnicode_READ_CHAR(op, i) PyUnicode_ReadChar(_PyObject_CAST(op), (i))
#define PyUnicode_MAX_CHAR_VALUE(op) typeobject_unicode_max(_PyObject_CAST(op))
#define PyUnicode_IS_ASCII(op) typeobject_unicode_is_ascii(_PyObject_CAST(op))
#define PyUnicode_IS_COMPACT_ASCII(op)                                             \
    (PyUnicode_IS_ASCII(op) && PyUnicode_IS_COMPACT(op))
#define PyUnicode_IS_COMPACT(op)                                                   \
    (TYPEOBJECT_ON_VM || (typeobject_unicode_state(_PyObject_CAST(op)) >> 5 & 1))
#define PyUnicode_CHECK_INTERNED(op)                                               \
    (TYPEOBJECT_ON_VM ? 0 : (int)(typeobject_unicode_state(_PyObject_CAST(op)) & 3))

/* Room for some more characters up to a greatest one: 0, or -1 with MemoryError. */
#define _PyUnicodeWriter_Prepare(writer, length, max)                              \
    (((max) <= (writer)->maxchar && (length) <= (writer)->size - (writer)->pos)    \
             || (length) == 0                                                      \
         ? 0                                                                       \
         : _PyUnicodeWriter_PrepareInternal((writer), (length), (max)))

#define Py_UNICODE_REPLACEMENT_CHARACTER ((Py_UCS4)0xFFFD)
#define Py_UNICODE_ISSPACE(ch) _PyUnicode_IsWhitespace(ch)
#define Py_UNICODE_ISLOWER(ch) _PyUnicode_IsLowercase(ch)
#define Py_UNICODE_ISUPPER(ch) _PyUnicode_IsUppercase(ch)
#define Py_UNICODE_ISTITLE(ch) _PyUnicode_IsTitlecase(ch)
#define Py_UNICODE_ISLINEBREAK(ch) _PyUnicode_IsLinebreak(ch)
#define Py_UNICODE_TOLOWER(ch) _PyUnicode_ToLowercase(ch)
#define Py_UNICODE_TOUPPER(ch) _PyUnicode_ToUppercase(ch)
#define Py_UNICODE_TOTITLE(ch) _PyUnicode_ToTitlecase(ch)
#define Py_UNICODE_ISDECIMAL(ch) _PyUnicode_IsDecimalDigit(ch)
#define Py_UNICODE_ISDIGIT(ch) _PyUnicode_IsDigit(ch)
#define Py_UNICODE_ISNUMERIC(ch) _PyUnicode_IsNumeric(ch)
#define Py_UNICODE_ISPRINTABLE(ch) _PyUnicode_IsPrintable(ch)
#define Py_UNICODE_TODECIMAL(ch) _PyUnicode_ToDecimalDigit(ch)
#define Py_UNICODE_TODIGIT(ch) _PyUnicode_ToDigit(ch)
#define Py_UNICODE_TONUMERIC(ch) _PyUnicode_ToNumeric(ch)
#define Py_UNICODE_ISALPHA(ch) _PyUnicode_IsAlpha(ch)
#define Py_UNICODE_ISALNUM(ch)                                                     \
    (Py_UNICODE_ISALPHA(ch) || Py_UNICODE_ISDECIMAL(ch) || Py_UNICODE_ISDIGIT(ch)  \
     || Py_UNICODE_ISNUMERIC(ch))
#define Py_UNICODE_IS_SURROGATE(ch) (0xD800 <= (ch) && (ch) <= 0xDFFF)
#define Py_UNICODE_IS_HIGH_SURROGATE(ch) (0xD800 <= (ch) && (ch) <= 0xDBFF)
#define Py_UNICODE_IS_LOW_SURROGATE(ch) (0xDC00 <= (ch) && (ch) <= 0xDFFF)
#define Py_UNICODE_JOIN_SURROGATES(high, low)                                      \
    (((((Py_UCS4)(high)&0x03FF) << 10) | ((Py_UCS4)(low)&0x03FF)) + 0x10000)
#define Py_ISLOWER(c) ((c) >= 'a' && (c) <= 'z')
#define Py_ISUPPER(c) ((c) >= 'A' && (c) <= 'Z')
#define Py_ISALPHA(c) (Py_ISLOWER(c) || Py_ISUPPER(c))
#define Py_ISDIGIT(c) ((c) >= '0' && (c) <= '9')
#define Py_ISXDIGIT(c)                                                             \
    (Py_ISDIGIT(c) || ((c) >= 'a' && (c) <= 'f') || ((c) >= 'A' && (c) <= 'F'))
#define Py_ISALNUM(c) (Py_ISALPHA(c) || Py_ISDIGIT(c))
#define Py_ISSPACE(c) ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))
#define Py_TOLOWER(c) (Py_ISUPPER(c) ? (c) + ('a' - 'A') : (c))
#define Py_TOUPPER(c) (Py_ISLOWER(c) ? (c) - ('a' - 'A') : (c))

/* ---- arguments, without a call where a VM has simple ones -------------------------------
 *
 * PyArg_ParseTuple and PyArg_ParseTupleAndKeywords with a format that the compiler sees and
 * that has up to four of the units O i l n, with or without a |, or is y* alone. What is out of
 * the ordinary, errors included, is left to the function, which begins anew. Not in C++, which
 * converts no function to a `void *`. */

#if defined(__OPTIMIZE__) && !defined(__OPTIMIZE_SIZE__) && !defined(__cplusplus)                \
    && !defined(TYPEOBJECT_VM)

/* Where the unit [i] of [f] is, when it has the | at [bar]. */
#define TYPEOBJECT_AT(f, bar, i) ((f)[(i) + ((bar) <= (i))])
#define TYPEOBJECT_IS_UNIT(c) ((c) == 'O' || (c) == 'i' || (c) == 'l' || (c) == 'n')
#define TYPEOBJECT_IS_END(c) ((c) == '\0' || (c) == ':' || (c) == ';')

/* Where the | is; behind the units when there is none. */
TYPEOBJECT_INLINE int typeobject_bar(const char *f, int n)
{
    return f[0] == '|' ? 0
        : n > 0 && f[0] && f[1] == '|' ? 1
        : n > 1 && f[0] && f[1] && f[2] == '|' ? 2
        : n > 2 && f[0] && f[1] && f[2] && f[3] == '|' ? 3 : n;
}
/* Whether the format has [n] simple units and nothing else. */
TYPEOBJECT_INLINE int typeobject_simple(const char *f, int bar, int n)
{
    return (n < 1 || TYPEOBJECT_IS_UNIT(TYPEOBJECT_AT(f, bar, 0)))
        && (n < 2 || TYPEOBJECT_IS_UNIT(TYPEOBJECT_AT(f, bar, 1)))
        && (n < 3 || TYPEOBJECT_IS_UNIT(TYPEOBJECT_AT(f, bar, 2)))
        && (n < 4 || TYPEOBJECT_IS_UNIT(TYPEOBJECT_AT(f, bar, 3)))
        && TYPEOBJECT_IS_END(f[n + (bar < n)]);
}
/* Stores an argument as a unit says: 1, or 0 when it needs more than a look. */
TYPEOBJECT_INLINE int typeobject_value(char unit, PyObject *v, void *place)
{
    if (unit == 'O') {
        memcpy(place, &v, sizeof(v));
        return 1;
    }
    if (!TYPEOBJECT_IS_INT(v)) {
        return 0;
    }
    if (unit == 'i') {
        int i = (int)TYPEOBJECT_INT(v);
        memcpy(place, &i, sizeof(i));
        return TYPEOBJECT_INT(v) == i;
    } else if (unit == 'l') {
        long l = (long)TYPEOBJECT_INT(v);
        memcpy(place, &l, sizeof(l));
    } else {
        Py_ssize_t n = TYPEOBJECT_INT(v);
        memcpy(place, &n, sizeof(n));
    }
    return 1;
}
/* One that is as the VM has it. */
TYPEOBJECT_INLINE int typeobject_unit(char unit, PyObject *v, void *place)
{
    return typeobject_value(unit, unit != 'O' || ((uintptr_t)v & 3) != 0 ? v : typeobject_vm.enter(v),
                            place);
}
/* A tuple of a VM. */
struct typeobject_items {
    const void *head;
    size_t n;
    PyObject *items[1];
} __attribute__((may_alias));
/* 1 when all of the arguments are stored. */
TYPEOBJECT_INLINE int typeobject_units(PyObject *args, const char *f, int n, void *a, void *b,
                                       void *c, void *d)
{
    int bar = typeobject_bar(f, n);
    struct typeobject_items *tuple = (struct typeobject_items *)args;
    if (args == NULL
        || (!TYPEOBJECT_HAS_HEAD(args, typeobject_vm.args)
            && !TYPEOBJECT_HAS_HEAD(args, typeobject_vm.tuple))) {
        return 0;
    }
    if (n == 1 && f[0] == 'y' && f[1] == '*' && TYPEOBJECT_IS_END(f[2])) {
        return tuple->n == 1 && typeobject_vm.view(tuple->items[0], (Py_buffer *)a);
    }
    if (!typeobject_simple(f, bar, n) || tuple->n < (size_t)bar || tuple->n > (size_t)n) {
        return 0;
    }
#define TYPEOBJECT_UNIT(i, place)                                                  \
    (n <= (i) || ((i) >= bar && tuple->n <= (i))                                      \
     || typeobject_unit(TYPEOBJECT_AT(f, bar, (i)), tuple->items[(i)], (place)))
    return TYPEOBJECT_UNIT(0, a) && TYPEOBJECT_UNIT(1, b) && TYPEOBJECT_UNIT(2, c)
        && TYPEOBJECT_UNIT(3, d);
#undef TYPEOBJECT_UNIT
}
/* The same for a call with keywords. */
TYPEOBJECT_INLINE int typeobject_by_name(PyObject *args, PyObject *kwds, const char *f,
                                         char **names, int n, void *a, void *b, void *c, void *d)
{
    int bar = typeobject_bar(f, n);
    PyObject *v[4];
    if (!typeobject_simple(f, bar, n)
        || !typeobject_vm.keywords(args, kwds, (const char *const *)names, (size_t)n, v)) {
        return 0;
    }
#define TYPEOBJECT_UNIT(i, place)                                                  \
    (n <= (i) || (v[(i)] == NULL ? (i) >= bar                                      \
                                 : typeobject_value(TYPEOBJECT_AT(f, bar, (i)), v[(i)], (place))))
    return TYPEOBJECT_UNIT(0, a) && TYPEOBJECT_UNIT(1, b) && TYPEOBJECT_UNIT(2, c)
        && TYPEOBJECT_UNIT(3, d);
#undef TYPEOBJECT_UNIT
}
/* Whether there is anything to try: known when the module is compiled. */
#define TYPEOBJECT_TRY(f, n)                                                       \
    (__builtin_constant_p((f)[0])                                                  \
     && (typeobject_simple((f), typeobject_bar((f), (n)), (n))                     \
         || ((n) == 1 && (f)[0] == 'y' && (f)[1] == '*' && TYPEOBJECT_IS_END((f)[2]))))

#ifdef PY_SSIZE_T_CLEAN
#undef PyArg_ParseTuple
#undef PyArg_ParseTupleAndKeywords
#define TYPEOBJECT_PARSE _PyArg_ParseTuple_SizeT
#define TYPEOBJECT_KEYWORDS _PyArg_ParseTupleAndKeywords_SizeT
extern int PyArg_ParseTuple(PyObject *args, const char *format, ...);
extern int PyArg_ParseTupleAndKeywords(PyObject *args, PyObject *kwds, const char *format,
                                       char **kwlist, ...);
#else
#define TYPEOBJECT_PARSE PyArg_ParseTuple
#define TYPEOBJECT_KEYWORDS PyArg_ParseTupleAndKeywords
#endif

TYPEOBJECT_STATIC_INLINE int typeobject_parse_0(PyObject *args, const char *f)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 0) && typeobject_units(args, f, 0, NULL, NULL, NULL, NULL))
        || TYPEOBJECT_PARSE(args, f);
}
TYPEOBJECT_STATIC_INLINE int typeobject_keywords_0(PyObject *args, PyObject *kwds, const char *f,
                                                   char **names)
{
    return (TYPEOBJECT_ON_VM && kwds == NULL && TYPEOBJECT_TRY(f, 0)
            && typeobject_units(args, f, 0, NULL, NULL, NULL, NULL))
        || TYPEOBJECT_KEYWORDS(args, kwds, f, names);
}
#define TYPEOBJECT_PARSE_0(args, f) typeobject_parse_0((args), (f))
#define TYPEOBJECT_KEYWORDS_0(args, kwds, f, names)                                \
    typeobject_keywords_0((args), (kwds), (f), (names))
TYPEOBJECT_STATIC_INLINE int typeobject_parse_1(PyObject *args, const char *f, void *a)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 1) && typeobject_units(args, f, 1, a, NULL, NULL, NULL))
        || TYPEOBJECT_PARSE(args, f, a);
}
TYPEOBJECT_STATIC_INLINE int typeobject_keywords_1(PyObject *args, PyObject *kwds, const char *f,
                                                   char **names, void *a)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 1)
            && (kwds == NULL ? typeobject_units(args, f, 1, a, NULL, NULL, NULL)
                             : typeobject_by_name(args, kwds, f, names, 1, a, NULL, NULL, NULL)))
        || TYPEOBJECT_KEYWORDS(args, kwds, f, names, a);
}
#define TYPEOBJECT_PARSE_1(args, f, a)                                            \
    typeobject_parse_1((args), (f), __extension__(void *)(a))
#define TYPEOBJECT_KEYWORDS_1(args, kwds, f, names, a)                            \
    typeobject_keywords_1((args), (kwds), (f), (names), __extension__(void *)(a))
TYPEOBJECT_STATIC_INLINE int typeobject_parse_2(PyObject *args, const char *f, void *a, void *b)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 2) && typeobject_units(args, f, 2, a, b, NULL, NULL))
        || TYPEOBJECT_PARSE(args, f, a, b);
}
TYPEOBJECT_STATIC_INLINE int typeobject_keywords_2(PyObject *args, PyObject *kwds, const char *f,
                                                   char **names, void *a, void *b)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 2)
            && (kwds == NULL ? typeobject_units(args, f, 2, a, b, NULL, NULL)
                             : typeobject_by_name(args, kwds, f, names, 2, a, b, NULL, NULL)))
        || TYPEOBJECT_KEYWORDS(args, kwds, f, names, a, b);
}
#define TYPEOBJECT_PARSE_2(args, f, a, b)                                            \
    typeobject_parse_2((args), (f), __extension__(void *)(a), __extension__(void *)(b))
#define TYPEOBJECT_KEYWORDS_2(args, kwds, f, names, a, b)                            \
    typeobject_keywords_2((args), (kwds), (f), (names), __extension__(void *)(a), __extension__(void *)(b))
TYPEOBJECT_STATIC_INLINE int typeobject_parse_3(PyObject *args, const char *f, void *a, void *b, void *c)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 3) && typeobject_units(args, f, 3, a, b, c, NULL))
        || TYPEOBJECT_PARSE(args, f, a, b, c);
}
TYPEOBJECT_STATIC_INLINE int typeobject_keywords_3(PyObject *args, PyObject *kwds, const char *f,
                                                   char **names, void *a, void *b, void *c)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 3)
            && (kwds == NULL ? typeobject_units(args, f, 3, a, b, c, NULL)
                             : typeobject_by_name(args, kwds, f, names, 3, a, b, c, NULL)))
        || TYPEOBJECT_KEYWORDS(args, kwds, f, names, a, b, c);
}
#define TYPEOBJECT_PARSE_3(args, f, a, b, c)                                            \
    typeobject_parse_3((args), (f), __extension__(void *)(a), __extension__(void *)(b), __extension__(void *)(c))
#define TYPEOBJECT_KEYWORDS_3(args, kwds, f, names, a, b, c)                            \
    typeobject_keywords_3((args), (kwds), (f), (names), __extension__(void *)(a), __extension__(void *)(b), __extension__(void *)(c))
TYPEOBJECT_STATIC_INLINE int typeobject_parse_4(PyObject *args, const char *f, void *a, void *b, void *c, void *d)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 4) && typeobject_units(args, f, 4, a, b, c, d))
        || TYPEOBJECT_PARSE(args, f, a, b, c, d);
}
TYPEOBJECT_STATIC_INLINE int typeobject_keywords_4(PyObject *args, PyObject *kwds, const char *f,
                                                   char **names, void *a, void *b, void *c, void *d)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 4)
            && (kwds == NULL ? typeobject_units(args, f, 4, a, b, c, d)
                             : typeobject_by_name(args, kwds, f, names, 4, a, b, c, d)))
        || TYPEOBJECT_KEYWORDS(args, kwds, f, names, a, b, c, d);
}
#define TYPEOBJECT_PARSE_4(args, f, a, b, c, d)                                            \
    typeobject_parse_4((args), (f), __extension__(void *)(a), __extension__(void *)(b), __extension__(void *)(c), __extension__(void *)(d))
#define TYPEOBJECT_KEYWORDS_4(args, kwds, f, names, a, b, c, d)                            \
    typeobject_keywords_4((args), (kwds), (f), (names), __extension__(void *)(a), __extension__(void *)(b), __extension__(void *)(c), __extension__(void *)(d))

/* The name at the place where the targets have moved it to: that of their number. */
#define TYPEOBJECT_PICK(                                                   \
    _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16,         \
    _17, _18, _19, _20, _21, _22, _23, _24, _25, _26, _27, _28, _29, _30, _31,     \
    _32, _33, _34, _35, _36, _37, _38, _39, _40, _41, _42, _43, _44, _45, _46,     \
    _47, _48, _49, _50, _51, _52, _53, _54, _55, _56, _57, _58, _59, _60, _61,     \
    _62, _63, _64, _65, _66, _67, _68, _69, _70, _71, _72, _73, _74, _75, _76,     \
    _77, _78, _79, _80, _81, _82, _83, _84, _85, _86, _87, _88, _89, _90, _91,     \
    _92, _93, _94, _95, _96, _97, _98, _99, _100, _101, _102, _103, _104,          \
    _105, _106, _107, _108, _109, _110, _111, _112, _113, _114, _115, _116,        \
    _117, _118, _119, _120,                                                        \
    name, ...) name
#define TYPEOBJECT_8(x) x, x, x, x, x, x, x, x
#define TYPEOBJECT_PICK_FROM(...) TYPEOBJECT_PICK(__VA_ARGS__)
#define TYPEOBJECT_PICKED(kind, plain, ...)                                        \
    TYPEOBJECT_PICK_FROM(                                                          \
        __VA_ARGS__, TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), \
        TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), TYPEOBJECT_8(plain),             \
        TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), TYPEOBJECT_8(plain),             \
        TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), TYPEOBJECT_8(plain),             \
        TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), plain, plain, plain,             \
        kind##_4, kind##_3, kind##_2, kind##_1, kind##_0, )
#define PyArg_ParseTuple(args, ...)                                                \
    TYPEOBJECT_PICKED(TYPEOBJECT_PARSE, TYPEOBJECT_PARSE, __VA_ARGS__)((args), __VA_ARGS__)
#define PyArg_ParseTupleAndKeywords(args, kwds, f, ...)                            \
    TYPEOBJECT_PICKED(TYPEOBJECT_KEYWORDS, TYPEOBJECT_KEYWORDS, __VA_ARGS__)       \
    ((args), (kwds), (f), __VA_ARGS__)
#endif

#if !defined(PY_SSIZE_T_CLEAN) && !defined(TYPEOBJECT_VM)
/* Whether CPython would take an int for a Py_ssize_t, as it does from 3.13 on: then with the
 * SystemError of 3.10 to 3.12. */
TYPEOBJECT_STATIC_INLINE int typeobject_unclean(const char *f)
{
    if (f == NULL || f[strcspn(f, "#:;")] != '#' || TYPEOBJECT_ON_VM
        || typeobject_minor() < 13) {
        return 0;
    }
    PyErr_SetString(PyExc_SystemError,
                    "PY_SSIZE_T_CLEAN macro must be defined for '#' formats");
    return 1;
}
#define TYPEOBJECT_FIRST(first, ...) first
#define TYPEOBJECT_IF_CLEAN(otherwise, call, ...)                                  \
    (typeobject_unclean(TYPEOBJECT_FIRST(__VA_ARGS__, 0)) ? (otherwise) : call)

#ifdef PyArg_ParseTuple
#undef PyArg_ParseTuple
#undef PyArg_ParseTupleAndKeywords
#define TYPEOBJECT_PARSE_TUPLE(...)                                                \
    TYPEOBJECT_PICKED(TYPEOBJECT_PARSE, TYPEOBJECT_PARSE, __VA_ARGS__)
#define TYPEOBJECT_PARSE_KEYWORDS(...)                                             \
    TYPEOBJECT_PICKED(TYPEOBJECT_KEYWORDS, TYPEOBJECT_KEYWORDS, __VA_ARGS__)
#else
#define TYPEOBJECT_PARSE_TUPLE(...) PyArg_ParseTuple
#define TYPEOBJECT_PARSE_KEYWORDS(...) PyArg_ParseTupleAndKeywords
#endif
#define PyArg_ParseTuple(args, ...)                                                \
    TYPEOBJECT_IF_CLEAN(                                                           \
        0, TYPEOBJECT_PARSE_TUPLE(__VA_ARGS__)((args), __VA_ARGS__), __VA_ARGS__)
#define PyArg_ParseTupleAndKeywords(args, kwds, f, ...)                            \
    TYPEOBJECT_IF_CLEAN(                                                           \
        0,                                                                         \
        TYPEOBJECT_PARSE_KEYWORDS(__VA_ARGS__)((args), (kwds), (f), __VA_ARGS__), f)
#define PyArg_Parse(args, ...)                                                     \
    TYPEOBJECT_IF_CLEAN(0, PyArg_Parse((args), __VA_ARGS__), __VA_ARGS__)
#define PyArg_VaParse(args, f, vargs)                                              \
    TYPEOBJECT_IF_CLEAN(0, PyArg_VaParse((args), (f), (vargs)), f)
#define PyArg_VaParseTupleAndKeywords(args, kwds, f, names, vargs)                 \
    TYPEOBJECT_IF_CLEAN(                                                           \
        0, PyArg_VaParseTupleAndKeywords((args), (kwds), (f), (names), (vargs)), f)
#define Py_BuildValue(...)                                                         \
    TYPEOBJECT_IF_CLEAN((PyObject *)NULL, Py_BuildValue(__VA_ARGS__), __VA_ARGS__)
#define Py_VaBuildValue(f, vargs)                                                  \
    TYPEOBJECT_IF_CLEAN((PyObject *)NULL, Py_VaBuildValue((f), (vargs)), f)
#define PyObject_CallFunction(callable, ...)                                       \
    TYPEOBJECT_IF_CLEAN((PyObject *)NULL,                                          \
                        PyObject_CallFunction((callable), __VA_ARGS__), __VA_ARGS__)
#define PyObject_CallMethod(object, name, ...)                                     \
    TYPEOBJECT_IF_CLEAN((PyObject *)NULL,                                          \
                        PyObject_CallMethod((object), (name), __VA_ARGS__), __VA_ARGS__)
#endif

/* ---- modules --------------------------------------------------------------------- */

#ifndef TYPEOBJECT_VM

/* Only the free-threaded CPython exports it. */
extern void _Py_DecRefShared(PyObject *op) TYPEOBJECT_WEAK;

/* Whether the host cannot load this module: then with an ImportError. */
TYPEOBJECT_INLINE int typeobject_refuse(PyModuleDef *def)
{
    if (&_Py_DecRefShared != NULL) {
        PyErr_Format(PyExc_ImportError,
                     "%s: built for CPython with the GIL; for the free-threaded CPython "
                     "build it with TYPEOBJECT_CPYTHON",
                     def->m_name);
        return 1;
    }
    if (TYPEOBJECT_ON_VM && typeobject_vm.abi != TYPEOBJECT_VM_ABI) {
        PyErr_Format(PyExc_ImportError, "%s: built for version %d of typeobject_vm, not %d",
                     def->m_name, (int)TYPEOBJECT_VM_ABI, (int)typeobject_vm.abi);
        return 1;
    }
    return 0;
}
TYPEOBJECT_INLINE PyObject *typeobject_module_create(PyModuleDef *def, int apiver)
{
    return typeobject_refuse(def) ? NULL : PyModule_Create2(def, apiver);
}
/* The slots that came after Py_mod_exec tell a host what it may do. An older one, which would
 * refuse them, does not do it: there the definition goes on without them. */
static inline int typeobject_older_slots(PyModuleDef *def)
{
    int known = typeobject_minor() < 12 ? Py_mod_exec : Py_mod_multiple_interpreters;
    size_t n = 0, kept = 0, i;
    PyModuleDef_Slot *slots = def->m_slots, *copy;
    for (; slots[n].slot != 0; n++) {
        kept += slots[n].slot <= known || slots[n].slot > Py_mod_gil;
    }
    if (kept == n) {
        return 0;
    }
    copy = (PyModuleDef_Slot *)calloc(kept + 1, sizeof(*copy));
    if (copy == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (i = n; i-- > 0;) {
        if (slots[i].slot <= known || slots[i].slot > Py_mod_gil) {
            copy[--kept] = slots[i];
        }
    }
    def->m_slots = copy;
    return 0;
}
TYPEOBJECT_STATIC_INLINE PyObject *typeobject_module_def_init(PyModuleDef *def)
{
    if (typeobject_refuse(def)) {
        return NULL;
    }
    if (!TYPEOBJECT_ON_VM && def->m_slots != NULL && typeobject_minor() < 13
        && typeobject_older_slots(def) < 0) {
        return NULL;
    }
    return PyModuleDef_Init(def);
}
#define PyModule_Create2(def, apiver) typeobject_module_create((def), (apiver))
#define PyModuleDef_Init(def) typeobject_module_def_init(def)

#endif

#define PyModule_Create(def) PyModule_Create2((def), PYTHON_API_VERSION)
#define PyModule_FromDefAndSpec(def, spec)                                         \
    PyModule_FromDefAndSpec2((def), (spec), PYTHON_API_VERSION)
#define PyModule_AddIntMacro(m, c) PyModule_AddIntConstant((m), #c, (c))
#define PyModule_AddStringMacro(m, c) PyModule_AddStringConstant((m), #c, (c))

/* ---- methods --------------------------------------------------------------------- */

typedef PyCFunctionFast _PyCFunctionFast;
typedef PyCFunctionFastWithKeywords _PyCFunctionFastWithKeywords;
#define _PyCFunction_CAST(func) ((PyCFunction)(void (*)(void))(func))
#define PyCFunction_New(def, self) PyCFunction_NewEx((def), (self), NULL)

/* ---- abstract.h ------------------------------------------------------------------- */

#define PyObject_DelAttr(op, name) PyObject_SetAttr((op), (name), NULL)
#define PyObject_DelAttrString(op, name) PyObject_SetAttrString((op), (name), NULL)
#define PyMapping_DelItem(op, key) PyObject_DelItem((op), (key))
#define PyMapping_DelItemString(op, key) PyObject_DelItemString((op), (key))
#define PyObject_CheckReadBuffer(op) PyObject_CheckBuffer(op)
#define PyImport_ImportModuleEx(name, globals, locals, fromlist)                   \
    PyImport_ImportModuleLevel((name), (globals), (locals), (fromlist), 0)
#define PyEval_CallObject(callable, args) PyObject_CallObject((callable), (args))
#define PyEval_CallFunction PyObject_CallFunction
#define PyEval_CallMethod PyObject_CallMethod

/* ---- threads --------------------------------------------------------------------- */

#define Py_BEGIN_ALLOW_THREADS                                                     \
    {                                                                              \
        PyThreadState *_save;                                                      \
        _save = PyEval_SaveThread();
#define Py_BLOCK_THREADS PyEval_RestoreThread(_save);
#define Py_UNBLOCK_THREADS _save = PyEval_SaveThread();
#define Py_END_ALLOW_THREADS                                                       \
    PyEval_RestoreThread(_save);                                                   \
    }
#define Py_BEGIN_CRITICAL_SECTION(op) {
#define Py_END_CRITICAL_SECTION() }
#define Py_BEGIN_CRITICAL_SECTION2(a, b) {
#define Py_END_CRITICAL_SECTION2() }
#define PyThreadState_GET() PyThreadState_Get()
#define PyEval_InitThreads() ((void)0)
#define PyEval_ThreadsInitialized() 1
#define Py_tss_NEEDS_INIT {0, 0}

/* ---- functions that are newer than 3.8 ---------------------------------------------- */

/* A module that is compiled for 3.8 may define these itself, static or not: GCC and Clang
 * let a definition take the place of such an inline function. */
#if defined(__cplusplus) || defined(__clang__)
#define TYPEOBJECT_NEWER(result, name, args) TYPEOBJECT_INLINE result typeobject_##name args
#else
/* Its address is that of the host's function. */
#define TYPEOBJECT_NEWER(result, name, args)                                       \
    extern result typeobject_##name args __asm__(#name);                           \
    TYPEOBJECT_INLINE result typeobject_##name args
#endif

extern int PyObject_CheckBuffer(PyObject *op) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyObject_CheckBuffer, (PyObject *op))
{
    if (&PyObject_CheckBuffer != NULL) {
        return PyObject_CheckBuffer(op);
    }
    return Py_TYPE(op)->tp_as_buffer != NULL && Py_TYPE(op)->tp_as_buffer->bf_getbuffer != NULL;
}
#define PyObject_CheckBuffer typeobject_PyObject_CheckBuffer

extern PyObject *PyObject_CallNoArgs(PyObject *callable) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyObject_CallNoArgs, (PyObject *callable))
{
    if (&PyObject_CallNoArgs != NULL) {
        return PyObject_CallNoArgs(callable);
    }
    return PyObject_CallObject(callable, NULL);
}
#define PyObject_CallNoArgs typeobject_PyObject_CallNoArgs

extern PyObject *PyObject_CallOneArg(PyObject *callable, PyObject *arg) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyObject_CallOneArg, (PyObject *callable, PyObject *arg))
{
    if (&PyObject_CallOneArg != NULL) {
        return PyObject_CallOneArg(callable, arg);
    }
    return PyObject_CallFunctionObjArgs(callable, arg, NULL);
}
#define PyObject_CallOneArg typeobject_PyObject_CallOneArg
TYPEOBJECT_NEWER(PyObject *, PyObject_CallMethodNoArgs, (PyObject *op, PyObject *name))
{
    return PyObject_CallMethodObjArgs(op, name, NULL);
}
#define PyObject_CallMethodNoArgs typeobject_PyObject_CallMethodNoArgs
TYPEOBJECT_NEWER(PyObject *, PyObject_CallMethodOneArg,
                 (PyObject *op, PyObject *name, PyObject *arg))
{
    return PyObject_CallMethodObjArgs(op, name, arg, NULL);
}
#define PyObject_CallMethodOneArg typeobject_PyObject_CallMethodOneArg

extern PyObject *PyObject_Vectorcall(PyObject *callable, PyObject *const *args, size_t nargsf,
                                     PyObject *kwnames) TYPEOBJECT_WEAK;
TYPEOBJECT_INLINE PyObject *typeobject_call_tuple(PyObject *callable, PyObject *const *args,
                                                  size_t nargsf, PyObject *kwnames)
{
    Py_ssize_t i;
    Py_ssize_t n = PyVectorcall_NARGS(nargsf);
    PyObject *tuple;
    PyObject *dict = NULL;
    PyObject *result = NULL;
    tuple = PyTuple_New(n);
    if (tuple == NULL) {
        return NULL;
    }
    for (i = 0; i < n; i++) {
        PyTuple_SET_ITEM(tuple, i, Py_NewRef(args[i]));
    }
    if (kwnames != NULL) {
        dict = PyDict_New();
        for (i = 0; dict != NULL && i < PyTuple_GET_SIZE(kwnames); i++) {
            if (PyDict_SetItem(dict, PyTuple_GET_ITEM(kwnames, i), args[n + i]) < 0) {
                Py_CLEAR(dict);
            }
        }
    }
    if (kwnames == NULL || dict != NULL) {
        result = PyObject_Call(callable, tuple, dict);
    }
    Py_XDECREF(dict);
    Py_DECREF(tuple);
    return result;
}
TYPEOBJECT_NEWER(PyObject *, PyObject_Vectorcall,
                 (PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames))
{
#ifndef TYPEOBJECT_VM
    if (&PyObject_Vectorcall == NULL) {
        return typeobject_call_tuple(callable, args, nargsf, kwnames);
    }
#endif
    return PyObject_Vectorcall(callable, args, nargsf, kwnames);
}
#define PyObject_Vectorcall typeobject_PyObject_Vectorcall
#define _PyObject_Vectorcall PyObject_Vectorcall

/* In 3.8 these are macros over the counter in the thread's state (pystate.h). */
#ifndef TYPEOBJECT_VM
typedef struct {
    void *before[4]; /* prev, next, interp, frame */
    int recursion_depth;
    char overflowed;
} typeobject_thread_3_8;
extern int _Py_CheckRecursionLimit TYPEOBJECT_WEAK;
extern int _Py_CheckRecursiveCall(const char *where) TYPEOBJECT_WEAK;
#endif
extern int Py_EnterRecursiveCall(const char *where) TYPEOBJECT_WEAK;
extern void Py_LeaveRecursiveCall(void) TYPEOBJECT_WEAK;
TYPEOBJECT_INLINE int typeobject_EnterRecursiveCall(const char *where)
{
#ifndef TYPEOBJECT_VM
    if (&Py_EnterRecursiveCall == NULL) {
        typeobject_thread_3_8 *thread = (typeobject_thread_3_8 *)PyThreadState_Get();
        return ++thread->recursion_depth > _Py_CheckRecursionLimit && _Py_CheckRecursiveCall(where);
    }
#endif
    return Py_EnterRecursiveCall(where);
}
TYPEOBJECT_INLINE void typeobject_LeaveRecursiveCall(void)
{
#ifndef TYPEOBJECT_VM
    if (&Py_LeaveRecursiveCall == NULL) {
        typeobject_thread_3_8 *thread = (typeobject_thread_3_8 *)PyThreadState_Get();
        int limit = _Py_CheckRecursionLimit;
        if (--thread->recursion_depth < (limit > 200 ? limit - 50 : 3 * (limit >> 2))) {
            thread->overflowed = 0;
        }
        return;
    }
#endif
    Py_LeaveRecursiveCall();
}
#define Py_EnterRecursiveCall(where) typeobject_EnterRecursiveCall(where)
#define Py_LeaveRecursiveCall() typeobject_LeaveRecursiveCall()

TYPEOBJECT_NEWER(int, PyModule_AddObjectRef,
                 (PyObject *module, const char *name, PyObject *value))
{
    if (value == NULL) {
        if (!PyErr_Occurred()) {
            PyErr_SetString(PyExc_SystemError,
                            "PyModule_AddObjectRef() must be called with an exception "
                            "raised if value is NULL");
        }
        return -1;
    }
    Py_INCREF(value);
    if (PyModule_AddObject(module, name, value) < 0) {
        Py_DECREF(value);
        return -1;
    }
    return 0;
}
#define PyModule_AddObjectRef typeobject_PyModule_AddObjectRef

TYPEOBJECT_NEWER(int, PyModule_Add, (PyObject *module, const char *name, PyObject *value))
{
    int result = PyModule_AddObjectRef(module, name, value);
    Py_XDECREF(value);
    return result;
}
#define PyModule_Add typeobject_PyModule_Add

TYPEOBJECT_NEWER(int, PyModule_AddType, (PyObject *module, PyTypeObject *type))
{
    const char *dot;
    if (PyType_Ready(type) < 0) {
        return -1;
    }
    dot = strrchr(type->tp_name, '.');
    return PyModule_AddObjectRef(module, dot != NULL ? dot + 1 : type->tp_name,
                                 _PyObject_CAST(type));
}
#define PyModule_AddType typeobject_PyModule_AddType

/* 1 and a new reference, 0 and NULL when there is none, -1 with an exception. */
TYPEOBJECT_INLINE int typeobject_found(PyObject *value, PyObject **result, PyObject *missing)
{
    *result = value;
    if (value != NULL) {
        return 1;
    }
    if (PyErr_Occurred()) {
        if (missing == NULL || !PyErr_ExceptionMatches(missing)) {
            return -1;
        }
        PyErr_Clear();
    }
    return 0;
}
TYPEOBJECT_NEWER(int, PyObject_GetOptionalAttr,
                 (PyObject *op, PyObject *name, PyObject **result))
{
    return typeobject_found(PyObject_GetAttr(op, name), result, PyExc_AttributeError);
}
#define PyObject_GetOptionalAttr typeobject_PyObject_GetOptionalAttr
TYPEOBJECT_NEWER(int, PyObject_GetOptionalAttrString,
                 (PyObject *op, const char *name, PyObject **result))
{
    return typeobject_found(PyObject_GetAttrString(op, name), result, PyExc_AttributeError);
}
#define PyObject_GetOptionalAttrString typeobject_PyObject_GetOptionalAttrString
TYPEOBJECT_NEWER(int, PyMapping_GetOptionalItem,
                 (PyObject *op, PyObject *key, PyObject **result))
{
    return typeobject_found(PyObject_GetItem(op, key), result, PyExc_KeyError);
}
#define PyMapping_GetOptionalItem typeobject_PyMapping_GetOptionalItem
TYPEOBJECT_NEWER(int, PyMapping_GetOptionalItemString,
                 (PyObject *op, const char *key, PyObject **result))
{
    return typeobject_found(PyMapping_GetItemString(op, key), result, PyExc_KeyError);
}
#define PyMapping_GetOptionalItemString typeobject_PyMapping_GetOptionalItemString
TYPEOBJECT_NEWER(int, PyDict_GetItemRef, (PyObject *op, PyObject *key, PyObject **result))
{
    return typeobject_found(Py_XNewRef(PyDict_GetItemWithError(op, key)), result, NULL);
}
#define PyDict_GetItemRef typeobject_PyDict_GetItemRef

TYPEOBJECT_NEWER(int, PyDict_GetItemStringRef,
                 (PyObject *op, const char *key, PyObject **result))
{
    int found;
    PyObject *name = PyUnicode_FromString(key);
    *result = NULL;
    if (name == NULL) {
        return -1;
    }
    found = PyDict_GetItemRef(op, name, result);
    Py_DECREF(name);
    return found;
}
#define PyDict_GetItemStringRef typeobject_PyDict_GetItemStringRef
TYPEOBJECT_NEWER(PyObject *, PyList_GetItemRef, (PyObject *op, Py_ssize_t i))
{
    return Py_XNewRef(PyList_GetItem(op, i));
}
#define PyList_GetItemRef typeobject_PyList_GetItemRef
TYPEOBJECT_NEWER(PyObject *, PyImport_AddModuleRef, (const char *name))
{
    return Py_XNewRef(PyImport_AddModule(name));
}
#define PyImport_AddModuleRef typeobject_PyImport_AddModuleRef

TYPEOBJECT_INLINE int typeobject_HasAttr(PyObject *value)
{
    int found = typeobject_found(value, &value, PyExc_AttributeError);
    Py_XDECREF(value);
    return found;
}
TYPEOBJECT_NEWER(int, PyObject_HasAttrWithError, (PyObject *op, PyObject *name))
{
    return typeobject_HasAttr(PyObject_GetAttr(op, name));
}
#define PyObject_HasAttrWithError typeobject_PyObject_HasAttrWithError
TYPEOBJECT_NEWER(int, PyObject_HasAttrStringWithError, (PyObject *op, const char *name))
{
    return typeobject_HasAttr(PyObject_GetAttrString(op, name));
}
#define PyObject_HasAttrStringWithError typeobject_PyObject_HasAttrStringWithError

TYPEOBJECT_NEWER(int, PyLong_AsInt, (PyObject *op))
{
    long value = PyLong_AsLong(op);
    if (value < INT_MIN || value > INT_MAX) {
        PyErr_SetString(PyExc_OverflowError, "Python int too large to convert to C int");
        return -1;
    }
    return (int)value;
}
#define PyLong_AsInt typeobject_PyLong_AsInt
#define _PyLong_AsInt PyLong_AsInt

/* Writes an int into [n] bytes: 0, or -1 with OverflowError, which since 3.13 a last argument
 * of 0 keeps from being raised. */
extern int _PyLong_AsByteArray(PyLongObject *v, unsigned char *bytes, size_t n, int little_endian,
                               int is_signed, int with_exceptions);
#define TYPEOBJECT_SIX(v, bytes, n, little_endian, is_signed, with_exceptions, ...)  \
    _PyLong_AsByteArray((PyLongObject *)(v), (bytes), (n), (little_endian), (is_signed), \
                        (with_exceptions))
#define _PyLong_AsByteArray(...) TYPEOBJECT_SIX(__VA_ARGS__, 1, 0)

TYPEOBJECT_NEWER(int, PyList_Extend, (PyObject *list, PyObject *iterable))
{
    return PyList_SetSlice(list, PY_SSIZE_T_MAX, PY_SSIZE_T_MAX, iterable);
}
#define PyList_Extend typeobject_PyList_Extend
#define _PyList_Extend(list, iterable)                                             \
    (PyList_Extend(_PyObject_CAST(list), (iterable)) < 0 ? NULL : Py_NewRef(Py_None))
TYPEOBJECT_NEWER(int, PyList_Clear, (PyObject *list))
{
    return PyList_SetSlice(list, 0, PY_SSIZE_T_MAX, NULL);
}
#define PyList_Clear typeobject_PyList_Clear

#define _PyUnicode_EQ(a, b) (PyUnicode_Compare((a), (b)) == 0)

/* Bytes as hexadecimal digits, a str or bytes; with a separator as bytes.hex() puts it. */
extern PyObject *_Py_strhex(const char *bytes, Py_ssize_t n);
extern PyObject *_Py_strhex_bytes(const char *bytes, Py_ssize_t n) TYPEOBJECT_WEAK;
extern PyObject *_Py_strhex_with_sep(const char *bytes, Py_ssize_t n, PyObject *sep,
                                     int group) TYPEOBJECT_WEAK;
extern PyObject *_Py_strhex_bytes_with_sep(const char *bytes, Py_ssize_t n, PyObject *sep,
                                           int group) TYPEOBJECT_WEAK;
static inline PyObject *typeobject_strhex(const char *bytes, Py_ssize_t n, PyObject *sep, int group)
{
    PyObject *object;
    PyObject *result;
    if (&_Py_strhex_with_sep != NULL) {
        return _Py_strhex_with_sep(bytes, n, sep, group);
    }
    object = PyBytes_FromStringAndSize(bytes, n);
    if (object == NULL) {
        return NULL;
    }
    result = sep == NULL ? PyObject_CallMethod(object, "hex", NULL)
                         : PyObject_CallMethod(object, "hex", "Oi", sep, group);
    Py_DECREF(object);
    return result;
}
static inline PyObject *typeobject_strhex_bytes(const char *bytes, Py_ssize_t n, PyObject *sep,
                                                int group)
{
    PyObject *result = NULL;
    PyObject *text;
    if (&_Py_strhex_bytes_with_sep != NULL) {
        return _Py_strhex_bytes_with_sep(bytes, n, sep, group);
    }
    text = typeobject_strhex(bytes, n, sep, group);
    if (text != NULL) {
        result = PyUnicode_AsASCIIString(text);
        Py_DECREF(text);
    }
    return result;
}
#define _Py_strhex_with_sep(bytes, n, sep, group) typeobject_strhex((bytes), (n), (sep), (group))
#define _Py_strhex_bytes(bytes, n) typeobject_strhex_bytes((bytes), (n), NULL, 0)
#define _Py_strhex_bytes_with_sep(bytes, n, sep, group)                            \
    typeobject_strhex_bytes((bytes), (n), (sep), (group))

/* The pending exception as one object, its traceback attached: a new reference. */
TYPEOBJECT_NEWER(PyObject *, PyErr_GetRaisedException, (void))
{
    PyObject *type;
    PyObject *value;
    PyObject *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    if (type == NULL) {
        return NULL;
    }
    PyErr_NormalizeException(&type, &value, &traceback);
    if (traceback != NULL) {
        PyException_SetTraceback(value, traceback);
        Py_DECREF(traceback);
    }
    Py_DECREF(type);
    return value;
}
#define PyErr_GetRaisedException typeobject_PyErr_GetRaisedException

TYPEOBJECT_NEWER(void, PyErr_SetRaisedException, (PyObject *value))
{
    if (value == NULL) {
        PyErr_Clear();
    } else {
        PyErr_Restore(Py_NewRef(Py_TYPE(value)), value, PyException_GetTraceback(value));
    }
}
#define PyErr_SetRaisedException typeobject_PyErr_SetRaisedException

#define PyErr_Warn(category, text) PyErr_WarnEx((category), (text), 1)

#define Py_CONSTANT_NONE 0
#define Py_CONSTANT_FALSE 1
#define Py_CONSTANT_TRUE 2
#define Py_CONSTANT_ELLIPSIS 3
#define Py_CONSTANT_NOT_IMPLEMENTED 4
#define Py_CONSTANT_ZERO 5
#define Py_CONSTANT_ONE 6
#define Py_CONSTANT_EMPTY_STR 7
#define Py_CONSTANT_EMPTY_BYTES 8
#define Py_CONSTANT_EMPTY_TUPLE 9
TYPEOBJECT_NEWER(PyObject *, Py_GetConstant, (unsigned int constant))
{
    switch (constant) {
    case Py_CONSTANT_NONE: return Py_NewRef(Py_None);
    case Py_CONSTANT_FALSE: return Py_NewRef(Py_False);
    case Py_CONSTANT_TRUE: return Py_NewRef(Py_True);
    case Py_CONSTANT_ELLIPSIS: return Py_NewRef(Py_Ellipsis);
    case Py_CONSTANT_NOT_IMPLEMENTED: return Py_NewRef(Py_NotImplemented);
    case Py_CONSTANT_ZERO: return PyLong_FromLong(0);
    case Py_CONSTANT_ONE: return PyLong_FromLong(1);
    case Py_CONSTANT_EMPTY_STR: return PyUnicode_FromStringAndSize("", 0);
    case Py_CONSTANT_EMPTY_BYTES: return PyBytes_FromStringAndSize("", 0);
    case Py_CONSTANT_EMPTY_TUPLE: return PyTuple_New(0);
    default: PyErr_BadInternalCall(); return NULL;
    }
}
#define Py_GetConstant typeobject_Py_GetConstant

/* Floats as IEEE 754 binary16, 32 and 64. Before 3.11 the names began with an underscore. */
#define TYPEOBJECT_FLOAT_PACK(size)                                                     \
    extern int PyFloat_Pack##size(double x, char *p, int le) TYPEOBJECT_WEAK;           \
    extern int _PyFloat_Pack##size(double x, unsigned char *p, int le) TYPEOBJECT_WEAK; \
    extern double PyFloat_Unpack##size(const char *p, int le) TYPEOBJECT_WEAK;          \
    extern double _PyFloat_Unpack##size(const unsigned char *p, int le) TYPEOBJECT_WEAK; \
    TYPEOBJECT_INLINE int typeobject_FloatPack##size(double x, void *p, int le)         \
    {                                                                                   \
        return &PyFloat_Pack##size != NULL                                              \
                   ? PyFloat_Pack##size(x, (char *)p, le)                               \
                   : _PyFloat_Pack##size(x, (unsigned char *)p, le);                    \
    }                                                                                   \
    TYPEOBJECT_INLINE double typeobject_FloatUnpack##size(const void *p, int le)        \
    {                                                                                   \
        return &PyFloat_Unpack##size != NULL                                            \
                   ? PyFloat_Unpack##size((const char *)p, le)                          \
                   : _PyFloat_Unpack##size((const unsigned char *)p, le);               \
    }
TYPEOBJECT_FLOAT_PACK(2)
TYPEOBJECT_FLOAT_PACK(4)
TYPEOBJECT_FLOAT_PACK(8)
#undef TYPEOBJECT_FLOAT_PACK
#define PyFloat_Pack2 typeobject_FloatPack2
#define PyFloat_Pack4 typeobject_FloatPack4
#define PyFloat_Pack8 typeobject_FloatPack8
#define PyFloat_Unpack2 typeobject_FloatUnpack2
#define PyFloat_Unpack4 typeobject_FloatUnpack4
#define PyFloat_Unpack8 typeobject_FloatUnpack8
#define _PyFloat_Pack2 typeobject_FloatPack2
#define _PyFloat_Pack4 typeobject_FloatPack4
#define _PyFloat_Pack8 typeobject_FloatPack8
#define _PyFloat_Unpack2 typeobject_FloatUnpack2
#define _PyFloat_Unpack4 typeobject_FloatUnpack4
#define _PyFloat_Unpack8 typeobject_FloatUnpack8

/* Where the host has none of these, they fail by name. */
TYPEOBJECT_INLINE PyObject *typeobject_missing(const char *name)
{
    PyErr_Format(PyExc_NotImplementedError, "%s", name);
    return NULL;
}

extern PyObject *Py_GenericAlias(PyObject *origin, PyObject *args) TYPEOBJECT_WEAK;
static inline PyObject *typeobject_GenericAlias(PyObject *origin, PyObject *args)
{
    return &Py_GenericAlias != NULL ? Py_GenericAlias(origin, args)
                                    : typeobject_missing("Py_GenericAlias");
}
#define Py_GenericAlias typeobject_GenericAlias

extern PyObject *PyType_FromModuleAndSpec(PyObject *module, PyType_Spec *spec,
                                          PyObject *bases) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyType_FromModuleAndSpec,
                 (PyObject *module, PyType_Spec *spec, PyObject *bases))
{
    return &PyType_FromModuleAndSpec != NULL ? PyType_FromModuleAndSpec(module, spec, bases)
                                             : PyType_FromSpecWithBases(spec, bases);
}
#define PyType_FromModuleAndSpec typeobject_PyType_FromModuleAndSpec

extern PyObject *PyType_GetModule(PyTypeObject *type) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyType_GetModule, (PyTypeObject *type))
{
    return &PyType_GetModule != NULL ? PyType_GetModule(type)
                                     : typeobject_missing("PyType_GetModule");
}
#define PyType_GetModule typeobject_PyType_GetModule

extern void *PyType_GetModuleState(PyTypeObject *type) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void *, PyType_GetModuleState, (PyTypeObject *type))
{
    return &PyType_GetModuleState != NULL ? PyType_GetModuleState(type)
                                          : typeobject_missing("PyType_GetModuleState");
}
#define PyType_GetModuleState typeobject_PyType_GetModuleState

extern PyObject *PyType_GetModuleByDef(PyTypeObject *type, PyModuleDef *def) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyType_GetModuleByDef,
                 (PyTypeObject *type, PyModuleDef *def))
{
    return &PyType_GetModuleByDef != NULL ? PyType_GetModuleByDef(type, def)
                                          : typeobject_missing("PyType_GetModuleByDef");
}
#define PyType_GetModuleByDef typeobject_PyType_GetModuleByDef

TYPEOBJECT_NEWER(PyObject *, PyType_GetDict, (PyTypeObject *type))
{
    return Py_XNewRef(type->tp_dict);
}
#define PyType_GetDict typeobject_PyType_GetDict
TYPEOBJECT_NEWER(PyObject *, PyType_GetName, (PyTypeObject *type))
{
    return PyObject_GetAttrString((PyObject *)type, "__name__");
}
#define PyType_GetName typeobject_PyType_GetName
TYPEOBJECT_NEWER(PyObject *, PyType_GetQualName, (PyTypeObject *type))
{
    return PyObject_GetAttrString((PyObject *)type, "__qualname__");
}
#define PyType_GetQualName typeobject_PyType_GetQualName

/* ---- source and what is compiled from it ---------------------------------------- */

#define Py_single_input 256
#define Py_file_input 257
#define Py_eval_input 258

/* What PyEval_EvalCode runs, by the builtin compile(): a new reference. */
static inline PyObject *typeobject_CompileString(const char *text, const char *filename, int start)
{
    PyObject *builtins = PyImport_ImportModule("builtins");
    PyObject *code = NULL;

    if (builtins != NULL) {
        code = PyObject_CallMethod(builtins, "compile", "sss", text, filename,
                                   start == Py_eval_input     ? "eval"
                                   : start == Py_single_input ? "single"
                                                              : "exec");
        Py_DECREF(builtins);
    }
    return code;
}
#define Py_CompileString typeobject_CompileString

/* Flags of PyLong_AsNativeBytes and its like; -1 for the defaults. */
#define Py_ASNATIVEBYTES_DEFAULTS -1
#define Py_ASNATIVEBYTES_BIG_ENDIAN 0
#define Py_ASNATIVEBYTES_LITTLE_ENDIAN 1
#define Py_ASNATIVEBYTES_NATIVE_ENDIAN 3
#define Py_ASNATIVEBYTES_UNSIGNED_BUFFER 4
#define Py_ASNATIVEBYTES_REJECT_NEGATIVE 8
#define Py_ASNATIVEBYTES_ALLOW_INDEX 16

/* ---- what the output of Argument Clinic calls ------------------------------------ *
 * Functions that CPython keeps to itself and changes between versions: with the arguments that
 * 3.8's have, made of public ones. */

typedef struct _PyArg_Parser {
    const char *format;
    const char *const *keywords; /* "" for those that have no name, first */
    const char *fname;
    const char *custom_msg;
    int pos, min, max;
    PyObject *kwtuple;
    struct _PyArg_Parser *next;
} _PyArg_Parser;

/* The arguments of a vectorcall as a tuple and a dict (NULL without keywords): 0 or -1. */
static inline int typeobject_from_stack(PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
                                        PyObject **tuple, PyObject **dict)
{
    Py_ssize_t n = kwnames == NULL ? 0 : PyTuple_GET_SIZE(kwnames), i;
    *dict = NULL;
    *tuple = PyTuple_New(nargs);
    if (*tuple == NULL || (n > 0 && (*dict = PyDict_New()) == NULL)) {
        Py_CLEAR(*tuple);
        return -1;
    }
    for (i = 0; i < nargs; i++) {
        Py_INCREF(args[i]);
        PyTuple_SET_ITEM(*tuple, i, args[i]);
    }
    for (i = 0; i < n; i++) {
        if (PyDict_SetItem(*dict, PyTuple_GET_ITEM(kwnames, i), args[nargs + i]) < 0) {
            Py_CLEAR(*tuple);
            Py_CLEAR(*dict);
            return -1;
        }
    }
    return 0;
}
/* True, or false with an exception: this and all that follow. */
static inline int typeobject_ParseStackAndKeywords(PyObject *const *args, Py_ssize_t nargs,
                                                   PyObject *kwnames, _PyArg_Parser *parser, ...)
{
    PyObject *tuple, *dict;
    va_list va;
    int ok;
    if (typeobject_from_stack(args, nargs, kwnames, &tuple, &dict) < 0) {
        return 0;
    }
    va_start(va, parser);
    ok = PyArg_VaParseTupleAndKeywords(tuple, dict, parser->format, (char **)parser->keywords, va);
    va_end(va);
    Py_DECREF(tuple);
    Py_XDECREF(dict);
    return ok;
}
static inline int typeobject_ParseTupleAndKeywordsFast(PyObject *args, PyObject *kwds,
                                                       _PyArg_Parser *parser, ...)
{
    va_list va;
    int ok;
    va_start(va, parser);
    ok = PyArg_VaParseTupleAndKeywords(args, kwds, parser->format, (char **)parser->keywords, va);
    va_end(va);
    return ok;
}
static inline int typeobject_ParseStack(PyObject *const *args, Py_ssize_t nargs,
                                        const char *format, ...)
{
    PyObject *tuple, *dict;
    va_list va;
    int ok;
    if (typeobject_from_stack(args, nargs, NULL, &tuple, &dict) < 0) {
        return 0;
    }
    va_start(va, format);
    ok = PyArg_VaParse(tuple, format, va);
    va_end(va);
    Py_DECREF(tuple);
    return ok;
}
static inline int typeobject_CheckPositional(const char *name, Py_ssize_t nargs, Py_ssize_t min,
                                             Py_ssize_t max)
{
    Py_ssize_t n = nargs < min ? min : max;
    if (nargs >= min && nargs <= max) {
        return 1;
    }
    PyErr_Format(PyExc_TypeError,
                 name != NULL ? "%.200s expected %s%zd argument%s, got %zd"
                              : "%sunpacked tuple should have %s%zd element%s, but has %zd",
                 name != NULL ? name : "",
                 min == max    ? ""
                 : nargs < min ? "at least "
                               : "at most ",
                 n, n == 1 ? "" : "s", nargs);
    return 0;
}
static inline int typeobject_UnpackStack(PyObject *const *args, Py_ssize_t nargs, const char *name,
                                         Py_ssize_t min, Py_ssize_t max, ...)
{
    va_list va;
    Py_ssize_t i;
    if (!typeobject_CheckPositional(name, nargs, min, max)) {
        return 0;
    }
    va_start(va, max);
    for (i = 0; i < nargs; i++) {
        *va_arg(va, PyObject **) = args[i];
    }
    va_end(va);
    return 1;
}
static inline int typeobject_NoKeywords(const char *name, PyObject *kwds)
{
    if (kwds == NULL || PyDict_Size(kwds) == 0) {
        return 1;
    }
    PyErr_Format(PyExc_TypeError, "%.200s() takes no keyword arguments", name);
    return 0;
}
static inline int typeobject_NoPositional(const char *name, PyObject *args)
{
    if (args == NULL || PyTuple_GET_SIZE(args) == 0) {
        return 1;
    }
    PyErr_Format(PyExc_TypeError, "%.200s() takes no positional arguments", name);
    return 0;
}
static inline void typeobject_BadArgument(const char *fname, const char *displayname,
                                          const char *expected, PyObject *arg)
{
    PyErr_Format(PyExc_TypeError, "%.200s() %.200s must be %.50s, not %.50s", fname, displayname,
                 expected, Py_IsNone(arg) ? "None" : Py_TYPE(arg)->tp_name);
}
/* The arguments in the order of the parser's keywords, NULL for those that are missing: [buf], or
 * [args] itself; else NULL. [minpos] to [maxpos] of them may come without their names, [minpos]
 * must, and [minkw] of those that follow must be there. */
static inline PyObject *const *
typeobject_UnpackKeywords(PyObject *const *args, Py_ssize_t nargs, PyObject *kwargs,
                          PyObject *kwnames, _PyArg_Parser *parser, int minpos, int maxpos,
                          int minkw, PyObject **buf)
{
    const char *name = parser->fname != NULL ? parser->fname : "function";
    const char *call = parser->fname != NULL ? "()" : "";
    const char *const *keywords = parser->keywords;
    Py_ssize_t nkw = kwnames != NULL  ? PyTuple_GET_SIZE(kwnames)
                     : kwargs != NULL ? PyDict_Size(kwargs)
                                      : 0;
    Py_ssize_t found = 0, n = 0, i, k;
    PyObject *key, *item;
    if (kwnames == NULL && kwargs == NULL && args != NULL && minkw == 0 && nargs >= minpos
        && nargs == maxpos) {
        return args;
    }
    while (keywords[n] != NULL) {
        n++;
    }
    if (nargs + nkw > n) {
        PyErr_Format(PyExc_TypeError, "%.200s%s takes at most %zd %sargument%s (%zd given)", name,
                     call, n, nargs == 0 ? "keyword " : "", n == 1 ? "" : "s", nargs + nkw);
        return NULL;
    }
    if (nargs > maxpos) {
        PyErr_Format(PyExc_TypeError, "%.200s%s takes %s %d positional argument%s (%zd given)",
                     name, call,
                     maxpos == 0       ? "no"
                     : minpos < maxpos ? "at most"
                                       : "exactly",
                     maxpos, maxpos == 1 ? "" : "s", nargs);
        return NULL;
    }
    for (i = 0; i < n; i++) {
        PyObject *value = i < nargs ? args[i] : NULL;
        if (keywords[i][0] != '\0') {
            PyObject *named = NULL;
            for (k = 0; kwnames != NULL && k < nkw; k++) {
                if (PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, k), keywords[i])
                    == 0) {
                    named = args[nargs + k];
                }
            }
            if (kwargs != NULL) {
                named = PyDict_GetItemString(kwargs, keywords[i]);
            }
            if (named != NULL && value != NULL) {
                PyErr_Format(PyExc_TypeError,
                             "argument for %.200s%s given by name ('%s') and position (%zd)", name,
                             call, keywords[i], i + 1);
                return NULL;
            }
            if (named != NULL) {
                value = named;
                found++;
            }
        }
        if (value == NULL && (i < minpos || (i >= maxpos && i < maxpos + minkw))) {
            if (keywords[i][0] == '\0') {
                for (k = i + 1; k < minpos && keywords[k][0] == '\0'; k++) {
                }
                PyErr_Format(PyExc_TypeError,
                             "%.200s%s takes %s %zd positional argument%s (%zd given)", name, call,
                             k < maxpos ? "at least" : "exactly", k, k == 1 ? "" : "s", nargs);
            } else {
                PyErr_Format(PyExc_TypeError, "%.200s%s missing required argument '%s' (pos %zd)",
                             name, call, keywords[i], i + 1);
            }
            return NULL;
        }
        buf[i] = value;
    }
    for (k = 0; found < nkw && (kwargs == NULL ? k < nkw : PyDict_Next(kwargs, &k, &key, &item));) {
        if (kwargs == NULL) {
            key = PyTuple_GET_ITEM(kwnames, k++);
        }
        for (i = 0; i < n && PyUnicode_CompareWithASCIIString(key, keywords[i]) != 0; i++) {
        }
        if (i == n || keywords[i][0] == '\0') {
            PyErr_Format(PyExc_TypeError, "'%S' is an invalid keyword argument for %.200s%s", key,
                         name, call);
            return NULL;
        }
    }
    return buf;
}
#define _PyArg_ParseStackAndKeywords typeobject_ParseStackAndKeywords
#define _PyArg_ParseTupleAndKeywordsFast typeobject_ParseTupleAndKeywordsFast
#define _PyArg_ParseStack typeobject_ParseStack
#define _PyArg_CheckPositional typeobject_CheckPositional
#define _PyArg_UnpackStack typeobject_UnpackStack
#define _PyArg_NoKeywords(name, kwds) typeobject_NoKeywords((name), (kwds))
#define _PyArg_NoPositional(name, args) typeobject_NoPositional((name), (args))
#define _PyArg_BadArgument typeobject_BadArgument
#define _PyArg_UnpackKeywords typeobject_UnpackKeywords

/* ---- identifiers: a name that is made a str once, of CPython 3.3 to 3.12 ------------ */

typedef struct _Py_Identifier {
    const char *string;
    PyObject *object; /* The str, once it was asked for; kept for good. */
} _Py_Identifier;
#define _Py_static_string_init(value) {(value), NULL}
#define _Py_static_string(name, value) static _Py_Identifier name = _Py_static_string_init(value)
#define _Py_IDENTIFIER(name) _Py_static_string(PyId_##name, #name)
/* A borrowed reference; NULL with MemoryError. */
TYPEOBJECT_INLINE PyObject *typeobject_FromId(_Py_Identifier *id)
{
    if (id->object == NULL) {
        id->object = PyUnicode_InternFromString(id->string);
    }
    return id->object;
}
#define _PyUnicode_FromId typeobject_FromId
/* What a function of one name gives, or `fail` while the name cannot be made. */
#define TYPEOBJECT_BY_ID(result, name, args, fail, call)                           \
    TYPEOBJECT_INLINE result typeobject_##name args                                \
    {                                                                              \
        PyObject *name_ = typeobject_FromId(id);                                   \
        return name_ == NULL ? (fail) : (call);                                    \
    }
TYPEOBJECT_BY_ID(PyObject *, GetAttrId, (PyObject *op, _Py_Identifier *id), NULL,
                 PyObject_GetAttr(op, name_))
TYPEOBJECT_BY_ID(int, SetAttrId, (PyObject *op, _Py_Identifier *id, PyObject *value), -1,
                 PyObject_SetAttr(op, name_, value))
TYPEOBJECT_BY_ID(int, HasAttrId, (PyObject *op, _Py_Identifier *id), -1,
                 PyObject_HasAttr(op, name_))
TYPEOBJECT_BY_ID(int, LookupAttrId, (PyObject *op, _Py_Identifier *id, PyObject **result), -1,
                 PyObject_GetOptionalAttr(op, name_, result))
TYPEOBJECT_BY_ID(PyObject *, CallMethodIdNoArgs, (PyObject *op, _Py_Identifier *id), NULL,
                 PyObject_CallMethodNoArgs(op, name_))
TYPEOBJECT_BY_ID(PyObject *, CallMethodIdOneArg,
                 (PyObject *op, _Py_Identifier *id, PyObject *arg), NULL,
                 PyObject_CallMethodOneArg(op, name_, arg))
TYPEOBJECT_BY_ID(PyObject *, GetItemId, (PyObject *dict, _Py_Identifier *id), NULL,
                 PyDict_GetItem(dict, name_))
TYPEOBJECT_BY_ID(PyObject *, GetItemIdWithError, (PyObject *dict, _Py_Identifier *id), NULL,
                 PyDict_GetItemWithError(dict, name_))
TYPEOBJECT_BY_ID(int, SetItemId, (PyObject *dict, _Py_Identifier *id, PyObject *value), -1,
                 PyDict_SetItem(dict, name_, value))
TYPEOBJECT_BY_ID(int, DelItemId, (PyObject *dict, _Py_Identifier *id), -1,
                 PyDict_DelItem(dict, name_))
TYPEOBJECT_BY_ID(int, ContainsId, (PyObject *dict, _Py_Identifier *id), -1,
                 PyDict_Contains(dict, name_))
#define _PyObject_GetAttrId typeobject_GetAttrId
#define _PyObject_SetAttrId typeobject_SetAttrId
#define _PyObject_HasAttrId typeobject_HasAttrId
#define _PyObject_LookupAttrId typeobject_LookupAttrId
#define _PyObject_LookupAttr PyObject_GetOptionalAttr
#define _PyObject_CallMethodId(op, id, ...) PyObject_CallMethod((op), (id)->string, __VA_ARGS__)
#define _PyObject_CallMethodIdNoArgs typeobject_CallMethodIdNoArgs
#define _PyObject_CallMethodIdOneArg typeobject_CallMethodIdOneArg
#define _PyObject_CallMethodIdObjArgs(op, id, ...)                                 \
    (typeobject_FromId(id) == NULL                                                 \
         ? NULL                                                                    \
         : PyObject_CallMethodObjArgs((op), (id)->object, __VA_ARGS__))
#define _PyDict_GetItemId typeobject_GetItemId
#define _PyDict_GetItemIdWithError typeobject_GetItemIdWithError
#define _PyDict_SetItemId typeobject_SetItemId
#define _PyDict_DelItemId typeobject_DelItemId
#define _PyDict_ContainsId typeobject_ContainsId
#define _PySys_GetObjectId(id) PySys_GetObject((id)->string)
#define _PyUnicode_EqualToASCIIId(op, id)                                          \
    (PyUnicode_CompareWithASCIIString((op), (id)->string) == 0)
#define _PyUnicode_EqualToASCIIString(op, text)                                    \
    (PyUnicode_CompareWithASCIIString((op), (text)) == 0)
