//! `cpython/listobject.h`.

use super::{PyObject, PyVarObject, Py_ssize_t};

/// A list, to be embedded by a subclass.
#[repr(C)]
pub struct PyListObject {
    /// Head; `ob_size` is the length.
    pub ob_base: PyVarObject,
    /// The items.
    pub ob_item: *mut *mut PyObject,
    /// Room at `ob_item`.
    pub allocated: Py_ssize_t,
}
