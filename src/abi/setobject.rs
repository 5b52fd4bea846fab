//! `cpython/setobject.h`.

use super::{PyObject, Py_hash_t, Py_ssize_t};
use core::ffi::c_int;

/// Entries in a set object itself.
pub const PySet_MINSIZE: c_int = 8;

/// An entry of a set.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct setentry {
    /// The item, or NULL.
    pub key: *mut PyObject,
    /// Its hash value.
    pub hash: Py_hash_t,
}

/// A set or frozenset, to be embedded by a subclass.
#[repr(C)]
pub struct PySetObject {
    /// Head.
    pub ob_base: PyObject,
    /// Entries in use or deleted.
    pub fill: Py_ssize_t,
    /// Number of items.
    pub used: Py_ssize_t,
    /// Room at `table`, less one.
    pub mask: Py_ssize_t,
    /// The entries.
    pub table: *mut setentry,
    /// The hash value of a frozenset.
    pub hash: Py_hash_t,
    /// Where `pop` goes on.
    pub finger: Py_ssize_t,
    /// The entries of a small set.
    pub smalltable: [setentry; 8],
    /// Weak references.
    pub weakreflist: *mut PyObject,
}
