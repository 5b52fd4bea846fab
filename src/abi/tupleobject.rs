//! `cpython/tupleobject.h`.

use super::{PyObject, PyVarObject, Py_hash_t};

/// A tuple until 3.13.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyTupleObject_v38 {
    /// Head; `ob_size` is the length.
    pub ob_base: PyVarObject,
    /// The items.
    pub ob_item: [*mut PyObject; 1],
}

/// A tuple from 3.14 on.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyTupleObject_v314 {
    /// Head; `ob_size` is the length.
    pub ob_base: PyVarObject,
    /// The hash value, or -1.
    pub ob_hash: Py_hash_t,
    /// The items.
    pub ob_item: [*mut PyObject; 1],
}

/// A tuple. Its items start `PyTuple_Type.tp_basicsize` bytes into it, in all versions.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PyTupleObject {
    /// 3.8 to 3.13.
    pub v38: PyTupleObject_v38,
    /// 3.14 and later.
    pub v314: PyTupleObject_v314,
}
