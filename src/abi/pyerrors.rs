//! `cpython/pyerrors.h`.

use super::PyObject;
use core::ffi::c_char;

/// The tail of an exception until 3.10.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyBaseExceptionObject_v38 {
    /// `__traceback__`, or NULL.
    pub traceback: *mut PyObject,
    /// `__context__`, or NULL.
    pub context: *mut PyObject,
    /// `__cause__`, or NULL.
    pub cause: *mut PyObject,
    /// `__suppress_context__`
    pub suppress_context: c_char,
}

/// The tail of an exception from 3.11 on.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyBaseExceptionObject_v311 {
    /// `__notes__`, or NULL.
    pub notes: *mut PyObject,
    /// `__traceback__`, or NULL.
    pub traceback: *mut PyObject,
    /// `__context__`, or NULL.
    pub context: *mut PyObject,
    /// `__cause__`, or NULL.
    pub cause: *mut PyObject,
    /// `__suppress_context__`
    pub suppress_context: c_char,
}

/// The tail of an exception: 3.11 put a field into its middle.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PyBaseExceptionObject_tail {
    /// 3.8 to 3.10.
    pub v38: PyBaseExceptionObject_v38,
    /// 3.11 and later.
    pub v311: PyBaseExceptionObject_v311,
}

/// An exception, to be embedded by a subclass.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyBaseExceptionObject {
    /// Head.
    pub ob_base: PyObject,
    /// `__dict__`, or NULL.
    pub dict: *mut PyObject,
    /// `args`
    pub args: *mut PyObject,
    /// What differs between versions.
    pub tail: PyBaseExceptionObject_tail,
}
