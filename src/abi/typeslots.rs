//! `typeslots.h`: the slot numbers of `PyType_Slot`, part of the stable ABI.

use core::ffi::c_int;

/// [`PyBufferProcs::bf_getbuffer`](super::PyBufferProcs::bf_getbuffer), accepted from 3.9
pub const Py_bf_getbuffer: c_int = 1;
/// [`PyBufferProcs::bf_releasebuffer`](super::PyBufferProcs::bf_releasebuffer), accepted from 3.9
pub const Py_bf_releasebuffer: c_int = 2;
/// [`PyMappingMethods::mp_ass_subscript`](super::PyMappingMethods::mp_ass_subscript)
pub const Py_mp_ass_subscript: c_int = 3;
/// [`PyMappingMethods::mp_length`](super::PyMappingMethods::mp_length)
pub const Py_mp_length: c_int = 4;
/// [`PyMappingMethods::mp_subscript`](super::PyMappingMethods::mp_subscript)
pub const Py_mp_subscript: c_int = 5;
/// [`PyNumberMethods::nb_absolute`](super::PyNumberMethods::nb_absolute)
pub const Py_nb_absolute: c_int = 6;
/// [`PyNumberMethods::nb_add`](super::PyNumberMethods::nb_add)
pub const Py_nb_add: c_int = 7;
/// [`PyNumberMethods::nb_and`](super::PyNumberMethods::nb_and)
pub const Py_nb_and: c_int = 8;
/// [`PyNumberMethods::nb_bool`](super::PyNumberMethods::nb_bool)
pub const Py_nb_bool: c_int = 9;
/// [`PyNumberMethods::nb_divmod`](super::PyNumberMethods::nb_divmod)
pub const Py_nb_divmod: c_int = 10;
/// [`PyNumberMethods::nb_float`](super::PyNumberMethods::nb_float)
pub const Py_nb_float: c_int = 11;
/// [`PyNumberMethods::nb_floor_divide`](super::PyNumberMethods::nb_floor_divide)
pub const Py_nb_floor_divide: c_int = 12;
/// [`PyNumberMethods::nb_index`](super::PyNumberMethods::nb_index)
pub const Py_nb_index: c_int = 13;
/// [`PyNumberMethods::nb_inplace_add`](super::PyNumberMethods::nb_inplace_add)
pub const Py_nb_inplace_add: c_int = 14;
/// [`PyNumberMethods::nb_inplace_and`](super::PyNumberMethods::nb_inplace_and)
pub const Py_nb_inplace_and: c_int = 15;
/// [`PyNumberMethods::nb_inplace_floor_divide`](super::PyNumberMethods::nb_inplace_floor_divide)
pub const Py_nb_inplace_floor_divide: c_int = 16;
/// [`PyNumberMethods::nb_inplace_lshift`](super::PyNumberMethods::nb_inplace_lshift)
pub const Py_nb_inplace_lshift: c_int = 17;
/// [`PyNumberMethods::nb_inplace_multiply`](super::PyNumberMethods::nb_inplace_multiply)
pub const Py_nb_inplace_multiply: c_int = 18;
/// [`PyNumberMethods::nb_inplace_or`](super::PyNumberMethods::nb_inplace_or)
pub const Py_nb_inplace_or: c_int = 19;
/// [`PyNumberMethods::nb_inplace_power`](super::PyNumberMethods::nb_inplace_power)
pub const Py_nb_inplace_power: c_int = 20;
/// [`PyNumberMethods::nb_inplace_remainder`](super::PyNumberMethods::nb_inplace_remainder)
pub const Py_nb_inplace_remainder: c_int = 21;
/// [`PyNumberMethods::nb_inplace_rshift`](super::PyNumberMethods::nb_inplace_rshift)
pub const Py_nb_inplace_rshift: c_int = 22;
/// [`PyNumberMethods::nb_inplace_subtract`](super::PyNumberMethods::nb_inplace_subtract)
pub const Py_nb_inplace_subtract: c_int = 23;
/// [`PyNumberMethods::nb_inplace_true_divide`](super::PyNumberMethods::nb_inplace_true_divide)
pub const Py_nb_inplace_true_divide: c_int = 24;
/// [`PyNumberMethods::nb_inplace_xor`](super::PyNumberMethods::nb_inplace_xor)
pub const Py_nb_inplace_xor: c_int = 25;
/// [`PyNumberMethods::nb_int`](super::PyNumberMethods::nb_int)
pub const Py_nb_int: c_int = 26;
/// [`PyNumberMethods::nb_invert`](super::PyNumberMethods::nb_invert)
pub const Py_nb_invert: c_int = 27;
/// [`PyNumberMethods::nb_lshift`](super::PyNumberMethods::nb_lshift)
pub const Py_nb_lshift: c_int = 28;
/// [`PyNumberMethods::nb_multiply`](super::PyNumberMethods::nb_multiply)
pub const Py_nb_multiply: c_int = 29;
/// [`PyNumberMethods::nb_negative`](super::PyNumberMethods::nb_negative)
pub const Py_nb_negative: c_int = 30;
/// [`PyNumberMethods::nb_or`](super::PyNumberMethods::nb_or)
pub const Py_nb_or: c_int = 31;
/// [`PyNumberMethods::nb_positive`](super::PyNumberMethods::nb_positive)
pub const Py_nb_positive: c_int = 32;
/// [`PyNumberMethods::nb_power`](super::PyNumberMethods::nb_power)
pub const Py_nb_power: c_int = 33;
/// [`PyNumberMethods::nb_remainder`](super::PyNumberMethods::nb_remainder)
pub const Py_nb_remainder: c_int = 34;
/// [`PyNumberMethods::nb_rshift`](super::PyNumberMethods::nb_rshift)
pub const Py_nb_rshift: c_int = 35;
/// [`PyNumberMethods::nb_subtract`](super::PyNumberMethods::nb_subtract)
pub const Py_nb_subtract: c_int = 36;
/// [`PyNumberMethods::nb_true_divide`](super::PyNumberMethods::nb_true_divide)
pub const Py_nb_true_divide: c_int = 37;
/// [`PyNumberMethods::nb_xor`](super::PyNumberMethods::nb_xor)
pub const Py_nb_xor: c_int = 38;
/// [`PySequenceMethods::sq_ass_item`](super::PySequenceMethods::sq_ass_item)
pub const Py_sq_ass_item: c_int = 39;
/// [`PySequenceMethods::sq_concat`](super::PySequenceMethods::sq_concat)
pub const Py_sq_concat: c_int = 40;
/// [`PySequenceMethods::sq_contains`](super::PySequenceMethods::sq_contains)
pub const Py_sq_contains: c_int = 41;
/// [`PySequenceMethods::sq_inplace_concat`](super::PySequenceMethods::sq_inplace_concat)
pub const Py_sq_inplace_concat: c_int = 42;
/// [`PySequenceMethods::sq_inplace_repeat`](super::PySequenceMethods::sq_inplace_repeat)
pub const Py_sq_inplace_repeat: c_int = 43;
/// [`PySequenceMethods::sq_item`](super::PySequenceMethods::sq_item)
pub const Py_sq_item: c_int = 44;
/// [`PySequenceMethods::sq_length`](super::PySequenceMethods::sq_length)
pub const Py_sq_length: c_int = 45;
/// [`PySequenceMethods::sq_repeat`](super::PySequenceMethods::sq_repeat)
pub const Py_sq_repeat: c_int = 46;
/// [`PyTypeObject::tp_alloc`](super::PyTypeObject::tp_alloc)
pub const Py_tp_alloc: c_int = 47;
/// [`PyTypeObject::tp_base`](super::PyTypeObject::tp_base)
pub const Py_tp_base: c_int = 48;
/// [`PyTypeObject::tp_bases`](super::PyTypeObject::tp_bases)
pub const Py_tp_bases: c_int = 49;
/// [`PyTypeObject::tp_call`](super::PyTypeObject::tp_call)
pub const Py_tp_call: c_int = 50;
/// [`PyTypeObject::tp_clear`](super::PyTypeObject::tp_clear)
pub const Py_tp_clear: c_int = 51;
/// [`PyTypeObject::tp_dealloc`](super::PyTypeObject::tp_dealloc)
pub const Py_tp_dealloc: c_int = 52;
/// [`PyTypeObject::tp_del`](super::PyTypeObject::tp_del)
pub const Py_tp_del: c_int = 53;
/// [`PyTypeObject::tp_descr_get`](super::PyTypeObject::tp_descr_get)
pub const Py_tp_descr_get: c_int = 54;
/// [`PyTypeObject::tp_descr_set`](super::PyTypeObject::tp_descr_set)
pub const Py_tp_descr_set: c_int = 55;
/// [`PyTypeObject::tp_doc`](super::PyTypeObject::tp_doc)
pub const Py_tp_doc: c_int = 56;
/// [`PyTypeObject::tp_getattr`](super::PyTypeObject::tp_getattr)
pub const Py_tp_getattr: c_int = 57;
/// [`PyTypeObject::tp_getattro`](super::PyTypeObject::tp_getattro)
pub const Py_tp_getattro: c_int = 58;
/// [`PyTypeObject::tp_hash`](super::PyTypeObject::tp_hash)
pub const Py_tp_hash: c_int = 59;
/// [`PyTypeObject::tp_init`](super::PyTypeObject::tp_init)
pub const Py_tp_init: c_int = 60;
/// [`PyTypeObject::tp_is_gc`](super::PyTypeObject::tp_is_gc)
pub const Py_tp_is_gc: c_int = 61;
/// [`PyTypeObject::tp_iter`](super::PyTypeObject::tp_iter)
pub const Py_tp_iter: c_int = 62;
/// [`PyTypeObject::tp_iternext`](super::PyTypeObject::tp_iternext)
pub const Py_tp_iternext: c_int = 63;
/// [`PyTypeObject::tp_methods`](super::PyTypeObject::tp_methods)
pub const Py_tp_methods: c_int = 64;
/// [`PyTypeObject::tp_new`](super::PyTypeObject::tp_new)
pub const Py_tp_new: c_int = 65;
/// [`PyTypeObject::tp_repr`](super::PyTypeObject::tp_repr)
pub const Py_tp_repr: c_int = 66;
/// [`PyTypeObject::tp_richcompare`](super::PyTypeObject::tp_richcompare)
pub const Py_tp_richcompare: c_int = 67;
/// [`PyTypeObject::tp_setattr`](super::PyTypeObject::tp_setattr)
pub const Py_tp_setattr: c_int = 68;
/// [`PyTypeObject::tp_setattro`](super::PyTypeObject::tp_setattro)
pub const Py_tp_setattro: c_int = 69;
/// [`PyTypeObject::tp_str`](super::PyTypeObject::tp_str)
pub const Py_tp_str: c_int = 70;
/// [`PyTypeObject::tp_traverse`](super::PyTypeObject::tp_traverse)
pub const Py_tp_traverse: c_int = 71;
/// [`PyTypeObject::tp_members`](super::PyTypeObject::tp_members)
pub const Py_tp_members: c_int = 72;
/// [`PyTypeObject::tp_getset`](super::PyTypeObject::tp_getset)
pub const Py_tp_getset: c_int = 73;
/// [`PyTypeObject::tp_free`](super::PyTypeObject::tp_free)
pub const Py_tp_free: c_int = 74;
/// [`PyNumberMethods::nb_matrix_multiply`](super::PyNumberMethods::nb_matrix_multiply)
pub const Py_nb_matrix_multiply: c_int = 75;
/// [`PyNumberMethods::nb_inplace_matrix_multiply`](super::PyNumberMethods::nb_inplace_matrix_multiply)
pub const Py_nb_inplace_matrix_multiply: c_int = 76;
/// [`PyAsyncMethods::am_await`](super::PyAsyncMethods::am_await)
pub const Py_am_await: c_int = 77;
/// [`PyAsyncMethods::am_aiter`](super::PyAsyncMethods::am_aiter)
pub const Py_am_aiter: c_int = 78;
/// [`PyAsyncMethods::am_anext`](super::PyAsyncMethods::am_anext)
pub const Py_am_anext: c_int = 79;
/// [`PyTypeObject::tp_finalize`](super::PyTypeObject::tp_finalize)
pub const Py_tp_finalize: c_int = 80;
/// [`PyAsyncMethods::am_send`](super::PyAsyncMethods::am_send), accepted from 3.10
pub const Py_am_send: c_int = 81;
