//! `cpython/floatobject.h`.

use super::PyObject;
use core::ffi::c_double;

/// A float.
#[repr(C)]
pub struct PyFloatObject {
    /// Head.
    pub ob_base: PyObject,
    /// The value.
    pub ob_fval: c_double,
}
