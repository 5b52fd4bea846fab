//! `cpython/memoryobject.h`.

use super::{PyObject, PyVarObject, Py_buffer, Py_hash_t, Py_ssize_t};
use core::ffi::{c_int, c_void};

/// A memoryview.
#[repr(C)]
pub struct PyMemoryViewObject {
    /// Head.
    pub ob_base: PyVarObject,
    /// The host's.
    pub mbuf: *mut c_void,
    /// The hash value, or -1.
    pub hash: Py_hash_t,
    /// The host's.
    pub flags: c_int,
    /// Views of this view.
    pub exports: Py_ssize_t,
    /// The view.
    pub view: Py_buffer,
    /// Weak references.
    pub weakreflist: *mut PyObject,
    /// Room for shape, strides and suboffsets.
    pub ob_array: [Py_ssize_t; 1],
}
