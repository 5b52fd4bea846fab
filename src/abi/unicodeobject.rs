//! `cpython/unicodeobject.h`.
//!
//! The private tails changed in 3.12. Authors embed [`PyUnicodeObject`] to subclass
//! `str`; it has the size of the greatest version, so what follows it is safe in all.

use super::{wchar_t, PyObject, Py_hash_t, Py_ssize_t};
use core::ffi::{c_char, c_int, c_uint, c_void};

/// A code point.
pub type Py_UCS4 = u32;
/// A code point up to U+FFFF.
pub type Py_UCS2 = u16;
/// A code point up to U+00FF.
pub type Py_UCS1 = u8;

/// Not ready (3.8 to 3.11).
pub const PyUnicode_WCHAR_KIND: c_int = 0;
/// One byte per code point.
pub const PyUnicode_1BYTE_KIND: c_int = 1;
/// Two bytes per code point.
pub const PyUnicode_2BYTE_KIND: c_int = 2;
/// Four bytes per code point.
pub const PyUnicode_4BYTE_KIND: c_int = 4;

/// The head of every str: what all versions share.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyUnicode_head {
    /// Head.
    pub ob_base: PyObject,
    /// Number of code points.
    pub length: Py_ssize_t,
    /// The hash value, or -1.
    pub hash: Py_hash_t,
    /// Bits: interned 2, kind 3, compact 1, ascii 1, one more; from 3.14 on interned
    /// takes 16 of them.
    pub state: c_uint,
}

/// The code points of a str that keeps them in a block of their own.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PyUnicodeObject_data {
    /// Whatever the kind.
    pub any: *mut c_void,
    /// One byte per code point.
    pub latin1: *mut Py_UCS1,
    /// Two bytes.
    pub ucs2: *mut Py_UCS2,
    /// Four bytes.
    pub ucs4: *mut Py_UCS4,
}

/// `PyASCIIObject` until 3.11.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyASCIIObject_v38 {
    /// Head.
    pub head: PyUnicode_head,
    /// `wchar_t` form, or NULL.
    pub wstr: *mut wchar_t,
}

/// `PyCompactUnicodeObject` until 3.11.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyCompactUnicodeObject_v38 {
    /// Head.
    pub _base: PyASCIIObject_v38,
    /// Bytes in `utf8`.
    pub utf8_length: Py_ssize_t,
    /// UTF-8 form, or NULL.
    pub utf8: *mut c_char,
    /// Items in `wstr`.
    pub wstr_length: Py_ssize_t,
}

/// `PyUnicodeObject` until 3.11.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyUnicodeObject_v38 {
    /// Head.
    pub _base: PyCompactUnicodeObject_v38,
    /// The code points.
    pub data: PyUnicodeObject_data,
}

/// `PyASCIIObject` from 3.12 on.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyASCIIObject_v312 {
    /// Head.
    pub head: PyUnicode_head,
}

/// `PyCompactUnicodeObject` from 3.12 on.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyCompactUnicodeObject_v312 {
    /// Head.
    pub _base: PyASCIIObject_v312,
    /// Bytes in `utf8`.
    pub utf8_length: Py_ssize_t,
    /// UTF-8 form, or NULL.
    pub utf8: *mut c_char,
}

/// `PyUnicodeObject` from 3.12 on.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyUnicodeObject_v312 {
    /// Head.
    pub _base: PyCompactUnicodeObject_v312,
    /// The code points.
    pub data: PyUnicodeObject_data,
}

/// A str of ASCII characters, which follow it: at an offset that depends on the version.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PyASCIIObject {
    /// What all versions share.
    pub head: PyUnicode_head,
    /// 3.8 to 3.11.
    pub v38: PyASCIIObject_v38,
    /// 3.12 and later.
    pub v312: PyASCIIObject_v312,
}

/// A str whose code points follow it: at an offset that depends on the version.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PyCompactUnicodeObject {
    /// What all versions share.
    pub head: PyUnicode_head,
    /// 3.8 to 3.11.
    pub v38: PyCompactUnicodeObject_v38,
    /// 3.12 and later.
    pub v312: PyCompactUnicodeObject_v312,
}

/// A str, to be embedded by a subclass.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PyUnicodeObject {
    /// What all versions share.
    pub head: PyUnicode_head,
    /// 3.8 to 3.11.
    pub v38: PyUnicodeObject_v38,
    /// 3.12 and later.
    pub v312: PyUnicodeObject_v312,
}

/// Builds a str piece by piece. Private in CPython, but real modules use it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct _PyUnicodeWriter {
    /// The str being built, or NULL.
    pub buffer: *mut PyObject,
    /// Its code points.
    pub data: *mut c_void,
    /// Their width.
    pub kind: c_int,
    /// The greatest one that fits.
    pub maxchar: Py_UCS4,
    /// Room.
    pub size: Py_ssize_t,
    /// Number of code points so far.
    pub pos: Py_ssize_t,
    /// Number to allocate at least.
    pub min_length: Py_ssize_t,
    /// The greatest code point to make room for at least.
    pub min_char: Py_UCS4,
    /// Non-zero: allocate more than is needed.
    pub overallocate: u8,
    /// Non-zero: `buffer` is shared.
    pub readonly: u8,
}
