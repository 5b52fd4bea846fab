// Every field of the structs and unions of src/abi.
//
// Generated from src/abi; do not edit. To write it anew:
// cargo run --features header --bin typeobject-header

fields! {
    struct Py_buffer {
        buf => buf,
        obj => obj,
        len => len,
        itemsize => itemsize,
        readonly => readonly,
        ndim => ndim,
        format => format,
        shape => shape,
        strides => strides,
        suboffsets => suboffsets,
        internal => internal,
    }
    struct PyObject {
        ob_refcnt => ob_refcnt,
        ob_type => ob_type,
    }
    struct PyVarObject {
        ob_base => ob_base,
        ob_size => ob_size,
    }
    struct PyType_Slot {
        slot => slot,
        pfunc => pfunc,
    }
    struct PyType_Spec {
        name => name,
        basicsize => basicsize,
        itemsize => itemsize,
        flags => flags,
        slots => slots,
    }
    struct PyNumberMethods {
        nb_add => nb_add,
        nb_subtract => nb_subtract,
        nb_multiply => nb_multiply,
        nb_remainder => nb_remainder,
        nb_divmod => nb_divmod,
        nb_power => nb_power,
        nb_negative => nb_negative,
        nb_positive => nb_positive,
        nb_absolute => nb_absolute,
        nb_bool => nb_bool,
        nb_invert => nb_invert,
        nb_lshift => nb_lshift,
        nb_rshift => nb_rshift,
        nb_and => nb_and,
        nb_xor => nb_xor,
        nb_or => nb_or,
        nb_int => nb_int,
        nb_reserved => nb_reserved,
        nb_float => nb_float,
        nb_inplace_add => nb_inplace_add,
        nb_inplace_subtract => nb_inplace_subtract,
        nb_inplace_multiply => nb_inplace_multiply,
        nb_inplace_remainder => nb_inplace_remainder,
        nb_inplace_power => nb_inplace_power,
        nb_inplace_lshift => nb_inplace_lshift,
        nb_inplace_rshift => nb_inplace_rshift,
        nb_inplace_and => nb_inplace_and,
        nb_inplace_xor => nb_inplace_xor,
        nb_inplace_or => nb_inplace_or,
        nb_floor_divide => nb_floor_divide,
        nb_true_divide => nb_true_divide,
        nb_inplace_floor_divide => nb_inplace_floor_divide,
        nb_inplace_true_divide => nb_inplace_true_divide,
        nb_index => nb_index,
        nb_matrix_multiply => nb_matrix_multiply,
        nb_inplace_matrix_multiply => nb_inplace_matrix_multiply,
    }
    struct PySequenceMethods {
        sq_length => sq_length,
        sq_concat => sq_concat,
        sq_repeat => sq_repeat,
        sq_item => sq_item,
        was_sq_slice => was_sq_slice,
        sq_ass_item => sq_ass_item,
        was_sq_ass_slice => was_sq_ass_slice,
        sq_contains => sq_contains,
        sq_inplace_concat => sq_inplace_concat,
        sq_inplace_repeat => sq_inplace_repeat,
    }
    struct PyMappingMethods {
        mp_length => mp_length,
        mp_subscript => mp_subscript,
        mp_ass_subscript => mp_ass_subscript,
    }
    struct PyAsyncMethods {
        am_await => am_await,
        am_aiter => am_aiter,
        am_anext => am_anext,
        am_send => am_send,
    }
    struct PyBufferProcs {
        bf_getbuffer => bf_getbuffer,
        bf_releasebuffer => bf_releasebuffer,
    }
    struct PyTypeObject {
        ob_base => ob_base,
        tp_name => tp_name,
        tp_basicsize => tp_basicsize,
        tp_itemsize => tp_itemsize,
        tp_dealloc => tp_dealloc,
        tp_vectorcall_offset => tp_vectorcall_offset,
        tp_getattr => tp_getattr,
        tp_setattr => tp_setattr,
        tp_as_async => tp_as_async,
        tp_repr => tp_repr,
        tp_as_number => tp_as_number,
        tp_as_sequence => tp_as_sequence,
        tp_as_mapping => tp_as_mapping,
        tp_hash => tp_hash,
        tp_call => tp_call,
        tp_str => tp_str,
        tp_getattro => tp_getattro,
        tp_setattro => tp_setattro,
        tp_as_buffer => tp_as_buffer,
        tp_flags => tp_flags,
        tp_doc => tp_doc,
        tp_traverse => tp_traverse,
        tp_clear => tp_clear,
        tp_richcompare => tp_richcompare,
        tp_weaklistoffset => tp_weaklistoffset,
        tp_iter => tp_iter,
        tp_iternext => tp_iternext,
        tp_methods => tp_methods,
        tp_members => tp_members,
        tp_getset => tp_getset,
        tp_base => tp_base,
        tp_dict => tp_dict,
        tp_descr_get => tp_descr_get,
        tp_descr_set => tp_descr_set,
        tp_dictoffset => tp_dictoffset,
        tp_init => tp_init,
        tp_alloc => tp_alloc,
        tp_new => tp_new,
        tp_free => tp_free,
        tp_is_gc => tp_is_gc,
        tp_bases => tp_bases,
        tp_mro => tp_mro,
        tp_cache => tp_cache,
        tp_subclasses => tp_subclasses,
        tp_weaklist => tp_weaklist,
        tp_del => tp_del,
        tp_version_tag => tp_version_tag,
        tp_finalize => tp_finalize,
        tp_vectorcall => tp_vectorcall,
        tp_print => tail.tp_print,
        tp_watched => tail.watch.tp_watched,
        tp_versions_used => tail.watch.tp_versions_used,
        _vm => _vm,
    }
    struct PyMethodDef {
        ml_name => ml_name,
        ml_meth => ml_meth,
        ml_flags => ml_flags,
        ml_doc => ml_doc,
    }
    struct PyGetSetDef {
        name => name,
        get => get,
        set => set,
        doc => doc,
        closure => closure,
    }
    struct PyMemberDef {
        name => name,
        type => type_,
        offset => offset,
        flags => flags,
        doc => doc,
    }
    struct PyModuleDef_Base {
        ob_base => ob_base,
        m_init => m_init,
        m_index => m_index,
        m_copy => m_copy,
    }
    struct PyModuleDef_Slot {
        slot => slot,
        value => value,
    }
    struct PyModuleDef {
        m_base => m_base,
        m_name => m_name,
        m_doc => m_doc,
        m_size => m_size,
        m_methods => m_methods,
        m_slots => m_slots,
        m_traverse => m_traverse,
        m_clear => m_clear,
        m_free => m_free,
    }
    struct PyByteArrayObject {
        ob_base => ob_base,
        ob_alloc => ob_alloc,
        ob_bytes => ob_bytes,
        ob_start => ob_start,
        ob_exports => ob_exports,
    }
    struct PyBytesObject {
        ob_base => ob_base,
        ob_shash => ob_shash,
        ob_sval => ob_sval,
    }
    struct PyUnicode_head {
        ob_base => ob_base,
        length => length,
        hash => hash,
        state => state,
    }
    union PyUnicodeObject_data {
        any => any,
        latin1 => latin1,
        ucs2 => ucs2,
        ucs4 => ucs4,
    }
    struct PyASCIIObject_v38 {
        head => head,
        wstr => wstr,
    }
    struct PyCompactUnicodeObject_v38 {
        _base => _base,
        utf8_length => utf8_length,
        utf8 => utf8,
        wstr_length => wstr_length,
    }
    struct PyUnicodeObject_v38 {
        _base => _base,
        data => data,
    }
    struct PyASCIIObject_v312 {
        head => head,
    }
    struct PyCompactUnicodeObject_v312 {
        _base => _base,
        utf8_length => utf8_length,
        utf8 => utf8,
    }
    struct PyUnicodeObject_v312 {
        _base => _base,
        data => data,
    }
    union PyASCIIObject {
        head => head,
        v38 => v38,
        v312 => v312,
    }
    union PyCompactUnicodeObject {
        head => head,
        v38 => v38,
        v312 => v312,
    }
    union PyUnicodeObject {
        head => head,
        v38 => v38,
        v312 => v312,
    }
    struct _PyUnicodeWriter {
        buffer => buffer,
        data => data,
        kind => kind,
        maxchar => maxchar,
        size => size,
        pos => pos,
        min_length => min_length,
        min_char => min_char,
        overallocate => overallocate,
        readonly => readonly,
    }
    struct PyLongObject_v38 {
        ob_base => ob_base,
        ob_digit => ob_digit,
    }
    struct _PyLongValue {
        lv_tag => lv_tag,
        ob_digit => ob_digit,
    }
    struct PyLongObject_v312 {
        ob_base => ob_base,
        long_value => long_value,
    }
    union PyLongObject {
        v38 => v38,
        v312 => v312,
    }
    struct PyFloatObject {
        ob_base => ob_base,
        ob_fval => ob_fval,
    }
    struct Py_complex {
        real => real,
        imag => imag,
    }
    struct PyComplexObject {
        ob_base => ob_base,
        cval => cval,
    }
    struct PyTupleObject_v38 {
        ob_base => ob_base,
        ob_item => ob_item,
    }
    struct PyTupleObject_v314 {
        ob_base => ob_base,
        ob_hash => ob_hash,
        ob_item => ob_item,
    }
    union PyTupleObject {
        v38 => v38,
        v314 => v314,
    }
    struct PyListObject {
        ob_base => ob_base,
        ob_item => ob_item,
        allocated => allocated,
    }
    struct PyDictObject {
        ob_base => ob_base,
        ma_used => ma_used,
        ma_version_tag => ma_version_tag,
        ma_keys => ma_keys,
        ma_values => ma_values,
    }
    struct setentry {
        key => key,
        hash => hash,
    }
    struct PySetObject {
        ob_base => ob_base,
        fill => fill,
        used => used,
        mask => mask,
        table => table,
        hash => hash,
        finger => finger,
        smalltable => smalltable,
        weakreflist => weakreflist,
    }
    struct PySliceObject {
        ob_base => ob_base,
        start => start,
        stop => stop,
        step => step,
    }
    struct PyMemoryViewObject {
        ob_base => ob_base,
        mbuf => mbuf,
        hash => hash,
        flags => flags,
        exports => exports,
        view => view,
        weakreflist => weakreflist,
        ob_array => ob_array,
    }
    struct Py_tss_t {
        _is_initialized => _is_initialized,
        _key => _key,
    }
    struct PyBaseExceptionObject_v38 {
        traceback => traceback,
        context => context,
        cause => cause,
        suppress_context => suppress_context,
    }
    struct PyBaseExceptionObject_v311 {
        notes => notes,
        traceback => traceback,
        context => context,
        cause => cause,
        suppress_context => suppress_context,
    }
    union PyBaseExceptionObject_tail {
        v38 => v38,
        v311 => v311,
    }
    struct PyBaseExceptionObject {
        ob_base => ob_base,
        dict => dict,
        args => args,
        tail => tail,
    }
    struct PyStructSequence_Field {
        name => name,
        doc => doc,
    }
    struct PyStructSequence_Desc {
        name => name,
        doc => doc,
        fields => fields,
        n_in_sequence => n_in_sequence,
    }
    struct typeobject_vm {
        abi => abi,
        flags => flags,
        none => none,
        true_ => true_,
        false_ => false_,
        not_implemented => not_implemented,
        ellipsis => ellipsis,
        type => type_,
        size => size,
        args => args,
        kwargs => kwargs,
        tuple => tuple,
        str_mask => str_mask,
        str_tag => str_tag,
        enter => enter,
        view => view,
        keywords => keywords,
    }
}
