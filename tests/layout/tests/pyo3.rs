//! The layouts against pyo3-ffi's, which were written by hand too, for the interpreter that
//! it was built for: what it has in public.

use std::mem::{align_of, offset_of, size_of};

use pyo3_ffi as theirs;
use typeobject::abi as ours;

fn size_behind<T, F>(_: fn(*const T) -> *const F) -> usize {
    size_of::<F>()
}

/// Compares the offset and size of each field, and the size of the whole unless ours is the
/// longer one.
macro_rules! check {
    ($count:ident, $our:ident, $their:ident, exact, [$($field:ident),* $(,)?]) => {
        assert_eq!(size_of::<ours::$our>(), size_of::<theirs::$their>(), stringify!($our));
        check!($count, $our, $their, longer, [$($field),*]);
    };
    ($count:ident, $our:ident, $their:ident, longer, [$($field:ident),* $(,)?]) => {
        assert!(size_of::<ours::$our>() >= size_of::<theirs::$their>(), stringify!($our));
        assert_eq!(align_of::<ours::$our>(), align_of::<theirs::$their>(), stringify!($our));
        $(
            assert_eq!(
                offset_of!(ours::$our, $field),
                offset_of!(theirs::$their, $field),
                concat!(stringify!($our), ".", stringify!($field))
            );
            assert_eq!(
                // SAFETY: addresses are computed, nothing is read.
                size_behind::<ours::$our, _>(|p| unsafe { std::ptr::addr_of!((*p).$field) }),
                // SAFETY: as above.
                size_behind::<theirs::$their, _>(|p| unsafe { std::ptr::addr_of!((*p).$field) }),
                concat!(stringify!($our), ".", stringify!($field))
            );
            $count += 1;
        )*
    };
}

#[test]
fn pyo3_ffi_is_the_same() {
    let mut count = 0;
    check!(count, PyObject, PyObject, exact, [ob_type]);
    check!(count, PyVarObject, PyVarObject, exact, [ob_base, ob_size]);
    check!(
        count,
        PyTypeObject,
        PyTypeObject,
        longer,
        [
            ob_base,
            tp_name,
            tp_basicsize,
            tp_itemsize,
            tp_dealloc,
            tp_vectorcall_offset,
            tp_getattr,
            tp_setattr,
            tp_as_async,
            tp_repr,
            tp_as_number,
            tp_as_sequence,
            tp_as_mapping,
            tp_hash,
            tp_call,
            tp_str,
            tp_getattro,
            tp_setattro,
            tp_as_buffer,
            tp_flags,
            tp_doc,
            tp_traverse,
            tp_clear,
            tp_richcompare,
            tp_weaklistoffset,
            tp_iter,
            tp_iternext,
            tp_methods,
            tp_members,
            tp_getset,
            tp_base,
            tp_dict,
            tp_descr_get,
            tp_descr_set,
            tp_dictoffset,
            tp_init,
            tp_alloc,
            tp_new,
            tp_free,
            tp_is_gc,
            tp_bases,
            tp_mro,
            tp_cache,
            tp_subclasses,
            tp_weaklist,
            tp_del,
            tp_version_tag,
            tp_finalize,
            tp_vectorcall,
        ]
    );
    check!(
        count,
        PyNumberMethods,
        PyNumberMethods,
        exact,
        [
            nb_add,
            nb_subtract,
            nb_multiply,
            nb_remainder,
            nb_divmod,
            nb_power,
            nb_negative,
            nb_positive,
            nb_absolute,
            nb_bool,
            nb_invert,
            nb_lshift,
            nb_rshift,
            nb_and,
            nb_xor,
            nb_or,
            nb_int,
            nb_reserved,
            nb_float,
            nb_inplace_add,
            nb_inplace_subtract,
            nb_inplace_multiply,
            nb_inplace_remainder,
            nb_inplace_power,
            nb_inplace_lshift,
            nb_inplace_rshift,
            nb_inplace_and,
            nb_inplace_xor,
            nb_inplace_or,
            nb_floor_divide,
            nb_true_divide,
            nb_inplace_floor_divide,
            nb_inplace_true_divide,
            nb_index,
            nb_matrix_multiply,
            nb_inplace_matrix_multiply,
        ]
    );
    check!(
        count,
        PySequenceMethods,
        PySequenceMethods,
        exact,
        [
            sq_length,
            sq_concat,
            sq_repeat,
            sq_item,
            was_sq_slice,
            sq_ass_item,
            was_sq_ass_slice,
            sq_contains,
            sq_inplace_concat,
            sq_inplace_repeat,
        ]
    );
    check!(
        count,
        PyMappingMethods,
        PyMappingMethods,
        exact,
        [mp_length, mp_subscript, mp_ass_subscript,]
    );
    check!(
        count,
        PyAsyncMethods,
        PyAsyncMethods,
        longer,
        [am_await, am_aiter, am_anext]
    );
    check!(
        count,
        PyBufferProcs,
        PyBufferProcs,
        exact,
        [bf_getbuffer, bf_releasebuffer]
    );
    check!(
        count,
        Py_buffer,
        Py_buffer,
        exact,
        [buf, obj, len, itemsize, readonly, ndim, format, shape, strides, suboffsets, internal,]
    );
    check!(
        count,
        PyMethodDef,
        PyMethodDef,
        exact,
        [ml_name, ml_meth, ml_flags, ml_doc]
    );
    check!(
        count,
        PyGetSetDef,
        PyGetSetDef,
        exact,
        [name, get, set, doc, closure]
    );
    check!(
        count,
        PyMemberDef,
        PyMemberDef,
        exact,
        [name, offset, flags, doc]
    );
    assert_eq!(
        offset_of!(ours::PyMemberDef, type_),
        offset_of!(theirs::PyMemberDef, type_code)
    );
    count += 1;
    check!(
        count,
        PyModuleDef_Base,
        PyModuleDef_Base,
        exact,
        [ob_base, m_init, m_index, m_copy]
    );
    check!(
        count,
        PyModuleDef_Slot,
        PyModuleDef_Slot,
        exact,
        [slot, value]
    );
    check!(
        count,
        PyModuleDef,
        PyModuleDef,
        exact,
        [m_base, m_name, m_doc, m_size, m_methods, m_slots, m_traverse, m_clear, m_free,]
    );
    check!(count, PyType_Slot, PyType_Slot, exact, [slot, pfunc]);
    check!(
        count,
        PyType_Spec,
        PyType_Spec,
        exact,
        [name, basicsize, itemsize, flags, slots]
    );
    check!(
        count,
        PyStructSequence_Field,
        PyStructSequence_Field,
        exact,
        [name, doc]
    );
    check!(
        count,
        PyStructSequence_Desc,
        PyStructSequence_Desc,
        exact,
        [name, doc, fields, n_in_sequence,]
    );
    check!(
        count,
        PyListObject,
        PyListObject,
        exact,
        [ob_base, ob_item, allocated]
    );
    check!(count, PyDictObject, PyDictObject, exact, [ob_base, ma_used]);
    check!(
        count,
        PyFloatObject,
        PyFloatObject,
        exact,
        [ob_base, ob_fval]
    );
    check!(count, Py_complex, Py_complex, exact, [real, imag]);
    check!(
        count,
        PyComplexObject,
        PyComplexObject,
        exact,
        [ob_base, cval]
    );
    check!(
        count,
        PySetObject,
        PySetObject,
        exact,
        [ob_base, fill, used, mask, hash]
    );
    check!(
        count,
        PySliceObject,
        PySliceObject,
        exact,
        [ob_base, start, stop, step]
    );
    check!(
        count,
        PyByteArrayObject,
        PyByteArrayObject,
        exact,
        [ob_base, ob_alloc, ob_bytes, ob_start, ob_exports,]
    );
    check!(
        count,
        PyBaseExceptionObject,
        PyBaseExceptionObject,
        longer,
        [ob_base, dict, args]
    );
    println!("pyo3-ffi: {count} fields");
}

#[test]
fn pyo3_ffi_has_the_same_constants() {
    let mut count = 0;
    macro_rules! constants {
        ($($name:ident),* $(,)?) => {$(
            assert_eq!(ours::$name as i64, theirs::$name as i64, stringify!($name));
            count += 1;
        )*};
    }
    constants!(
        METH_VARARGS,
        METH_KEYWORDS,
        METH_NOARGS,
        METH_O,
        METH_CLASS,
        METH_STATIC,
        METH_COEXIST,
        METH_FASTCALL,
        Py_LT,
        Py_LE,
        Py_EQ,
        Py_NE,
        Py_GT,
        Py_GE,
        Py_T_SHORT,
        Py_T_INT,
        Py_T_LONG,
        Py_T_FLOAT,
        Py_T_DOUBLE,
        Py_T_STRING,
        Py_T_CHAR,
        Py_T_BYTE,
        Py_T_UBYTE,
        Py_T_USHORT,
        Py_T_UINT,
        Py_T_ULONG,
        Py_T_STRING_INPLACE,
        Py_T_BOOL,
        Py_T_OBJECT_EX,
        Py_T_LONGLONG,
        Py_T_ULONGLONG,
        Py_T_PYSSIZET,
        Py_READONLY,
        Py_TPFLAGS_HEAPTYPE,
        Py_TPFLAGS_BASETYPE,
        Py_TPFLAGS_READY,
        Py_TPFLAGS_READYING,
        Py_TPFLAGS_HAVE_GC,
        Py_TPFLAGS_METHOD_DESCRIPTOR,
        Py_TPFLAGS_VALID_VERSION_TAG,
        Py_TPFLAGS_IS_ABSTRACT,
        Py_TPFLAGS_LONG_SUBCLASS,
        Py_TPFLAGS_LIST_SUBCLASS,
        Py_TPFLAGS_TUPLE_SUBCLASS,
        Py_TPFLAGS_BYTES_SUBCLASS,
        Py_TPFLAGS_UNICODE_SUBCLASS,
        Py_TPFLAGS_DICT_SUBCLASS,
        Py_TPFLAGS_BASE_EXC_SUBCLASS,
        Py_TPFLAGS_TYPE_SUBCLASS,
        Py_mod_create,
        Py_mod_exec,
        Py_tp_alloc,
        Py_tp_dealloc,
        Py_tp_finalize,
        Py_nb_add,
        Py_nb_inplace_matrix_multiply,
        Py_sq_item,
        Py_mp_length,
        Py_am_await,
        PyBUF_SIMPLE,
        PyBUF_WRITABLE,
        PyBUF_FORMAT,
        PyBUF_ND,
        PyBUF_STRIDES,
        PyBUF_C_CONTIGUOUS,
        PyBUF_F_CONTIGUOUS,
        PyBUF_ANY_CONTIGUOUS,
        PyBUF_INDIRECT,
        PyBUF_FULL,
        PyBUF_FULL_RO,
        PYTHON_API_VERSION,
    );
    println!("pyo3-ffi: {count} constants");
}
