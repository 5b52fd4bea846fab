// The rows of bound.h for built-in types, each in a section of its own.

#include "type.h"

#ifdef TYPEOBJECT_VM

#include "bound.h"

#define BOUND_ALSO(name, type, others) \
    extern PyTypeObject name; \
    extern const typeobject_bound_row typeobject_bound_##name; \
    const typeobject_bound_row typeobject_bound_##name = {type, &name, others}
#define BOUND(name, type) BOUND_ALSO(name, &type, NULL)
#define MISSING(name) BOUND_ALSO(name, NULL, NULL)

static const mp_obj_type_t *const strings[] = {&typeobject_open_str_type, NULL};

static const mp_obj_type_t *const functions[] = {
    &mp_type_fun_builtin_0, &mp_type_fun_builtin_1, &mp_type_fun_builtin_2, &mp_type_fun_builtin_3,
    &mp_type_fun_builtin_var, &typeobject_noargs_module_type, &typeobject_o_module_type, &typeobject_keywords_module_type,
    &typeobject_fastcall_module_type, &typeobject_fastcall_keywords_module_type, &typeobject_new_type, NULL,
};

static const mp_obj_type_t *const methods[] = {
    &typeobject_noargs_type, &typeobject_o_type, &typeobject_keywords_type, &typeobject_fastcall_type,
    &typeobject_fastcall_keywords_type, &typeobject_wrapped_type, NULL,
};

BOUND_ALSO(PyUnicode_Type, &mp_type_str, strings);
BOUND_ALSO(PyCFunction_Type, &typeobject_varargs_module_type, functions);
BOUND_ALSO(PyMethodDescr_Type, &typeobject_varargs_type, methods);
BOUND_ALSO(_PyNotImplemented_Type, &mp_const_notimplemented_obj, NULL);
BOUND_ALSO(PyEllipsis_Type, &mp_const_ellipsis_obj, NULL);
BOUND(PyBaseObject_Type, mp_type_object);
BOUND(PyType_Type, mp_type_type);
BOUND(PyLong_Type, mp_type_int);
BOUND(PyBool_Type, mp_type_bool);
#if MICROPY_PY_BUILTINS_FLOAT
BOUND(PyFloat_Type, mp_type_float);
#else
MISSING(PyFloat_Type);
#endif
#if MICROPY_PY_BUILTINS_COMPLEX
BOUND(PyComplex_Type, mp_type_complex);
#else
MISSING(PyComplex_Type);
#endif
BOUND(PyBytes_Type, mp_type_bytes);
#if MICROPY_PY_BUILTINS_BYTEARRAY
BOUND(PyByteArray_Type, mp_type_bytearray);
#else
MISSING(PyByteArray_Type);
#endif
#if MICROPY_PY_BUILTINS_MEMORYVIEW
BOUND(PyMemoryView_Type, mp_type_memoryview);
#else
MISSING(PyMemoryView_Type);
#endif
BOUND(PyTuple_Type, mp_type_tuple);
BOUND(PyList_Type, mp_type_list);
BOUND(PyDict_Type, mp_type_dict);
#if MICROPY_PY_BUILTINS_SET
BOUND(PySet_Type, mp_type_set);
#else
MISSING(PySet_Type);
#endif
#if MICROPY_PY_BUILTINS_FROZENSET
BOUND(PyFrozenSet_Type, mp_type_frozenset);
#else
MISSING(PyFrozenSet_Type);
#endif
#if MICROPY_PY_BUILTINS_SLICE
BOUND(PySlice_Type, mp_type_slice);
#else
MISSING(PySlice_Type);
#endif
BOUND(PyRange_Type, mp_type_range);
BOUND(_PyNone_Type, mp_type_NoneType);
BOUND(PyModule_Type, mp_type_module);
BOUND(PyFunction_Type, mp_type_fun_bc);
BOUND(PyMethod_Type, mp_type_bound_meth);
BOUND(PyMemberDescr_Type, typeobject_member_type);
BOUND(PyGetSetDescr_Type, typeobject_getset_type);
BOUND(PyClassMethodDescr_Type, typeobject_classmethod_type);
BOUND(PyWrapperDescr_Type, typeobject_slot_type);
#if MICROPY_PY_BUILTINS_PROPERTY
BOUND(PyProperty_Type, mp_type_property);
#else
MISSING(PyProperty_Type);
#endif
BOUND(PyStaticMethod_Type, mp_type_staticmethod);
BOUND(PyClassMethod_Type, mp_type_classmethod);
BOUND(PySuper_Type, mp_type_super);
BOUND(PyTraceBack_Type, typeobject_traceback_type);
BOUND(PyGen_Type, mp_type_gen_instance);
#if HAS_COROUTINES
BOUND(PyCoro_Type, mp_type_coro_instance);
#else
MISSING(PyCoro_Type);
#endif
#if MICROPY_PY_BUILTINS_REVERSED
BOUND(PyReversed_Type, mp_type_reversed);
#else
MISSING(PyReversed_Type);
#endif
#if MICROPY_PY_BUILTINS_ENUMERATE
BOUND(PyEnum_Type, mp_type_enumerate);
#else
MISSING(PyEnum_Type);
#endif
BOUND(PyZip_Type, mp_type_zip);
BOUND(PyMap_Type, mp_type_map);
#if MICROPY_PY_BUILTINS_FILTER
BOUND(PyFilter_Type, mp_type_filter);
#else
MISSING(PyFilter_Type);
#endif
MISSING(PyDictKeys_Type);
MISSING(PyDictValues_Type);
MISSING(PyDictItems_Type);
MISSING(PyCell_Type);
MISSING(PyCode_Type);
MISSING(PyFrame_Type);
MISSING(PyListIter_Type);
MISSING(PyTupleIter_Type);
MISSING(PyDictIterKey_Type);
MISSING(PyDictIterValue_Type);
MISSING(PyDictIterItem_Type);
MISSING(PySetIter_Type);
MISSING(PyRangeIter_Type);
MISSING(PyUnicodeIter_Type);
MISSING(PyBytesIter_Type);
MISSING(PyByteArrayIter_Type);

#endif
