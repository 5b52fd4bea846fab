//! `structseq.h`: tuples with named fields.

use core::ffi::{c_char, c_int};

/// One field; the array ends with a NULL name.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyStructSequence_Field {
    /// The name.
    pub name: *const c_char,
    /// The docstring, or NULL.
    pub doc: *const c_char,
}

/// What `PyStructSequence_NewType` makes a type from.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyStructSequence_Desc {
    /// `"module.name"`.
    pub name: *const c_char,
    /// The docstring, or NULL.
    pub doc: *const c_char,
    /// The fields.
    pub fields: *mut PyStructSequence_Field,
    /// How many of them Python sees as items.
    pub n_in_sequence: c_int,
}

// SAFETY: a host reads them while it holds its lock; nobody writes them.
unsafe impl Sync for PyStructSequence_Field {}
// SAFETY: as above.
unsafe impl Sync for PyStructSequence_Desc {}
