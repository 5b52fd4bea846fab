//! `cpython/bytearrayobject.h`.

use super::{PyVarObject, Py_ssize_t};
use core::ffi::c_char;

/// A bytearray.
#[repr(C)]
pub struct PyByteArrayObject {
    /// Head; `ob_size` is the length.
    pub ob_base: PyVarObject,
    /// Bytes allocated at `ob_bytes`.
    pub ob_alloc: Py_ssize_t,
    /// The memory.
    pub ob_bytes: *mut c_char,
    /// The first byte within it.
    pub ob_start: *mut c_char,
    /// Views in use (an int in 3.8, in the same place).
    pub ob_exports: Py_ssize_t,
}
