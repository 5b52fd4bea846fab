//! `cpython/complexobject.h`.

use super::PyObject;
use core::ffi::c_double;

/// A complex number.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Py_complex {
    /// The real part.
    pub real: c_double,
    /// The imaginary part.
    pub imag: c_double,
}

/// A complex.
#[repr(C)]
pub struct PyComplexObject {
    /// Head.
    pub ob_base: PyObject,
    /// The value.
    pub cval: Py_complex,
}
