//! `sliceobject.h`.

use super::PyObject;

/// A slice. None stands for what was left out.
#[repr(C)]
pub struct PySliceObject {
    /// Head.
    pub ob_base: PyObject,
    /// First index.
    pub start: *mut PyObject,
    /// Last index, excluded.
    pub stop: *mut PyObject,
    /// Distance.
    pub step: *mut PyObject,
}
