//! `cpython/dictobject.h`.

use super::{PyObject, Py_ssize_t};
use core::ffi::c_void;

/// A dict, to be embedded by a subclass.
#[repr(C)]
pub struct PyDictObject {
    /// Head.
    pub ob_base: PyObject,
    /// Number of items.
    pub ma_used: Py_ssize_t,
    /// The host's (`_ma_watcher_tag` from 3.14 on).
    pub ma_version_tag: u64,
    /// The host's.
    pub ma_keys: *mut c_void,
    /// The host's.
    pub ma_values: *mut c_void,
}
