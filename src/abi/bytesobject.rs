//! `cpython/bytesobject.h`.

use super::{PyVarObject, Py_hash_t};
use core::ffi::c_char;

/// A bytes object.
#[repr(C)]
pub struct PyBytesObject {
    /// Head; `ob_size` is the length.
    pub ob_base: PyVarObject,
    /// The hash value, or -1.
    pub ob_shash: Py_hash_t,
    /// The bytes and a NUL.
    pub ob_sval: [c_char; 1],
}
