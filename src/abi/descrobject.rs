//! `descrobject.h`: what a type's attributes are made from.

use super::{PyObject, Py_ssize_t};
use core::ffi::{c_char, c_int, c_void, CStr};
use core::ptr::null_mut;

/// Reads an attribute: returns a new reference, or NULL with an exception set.
pub type getter =
    Option<unsafe extern "C" fn(slf: *mut PyObject, closure: *mut c_void) -> *mut PyObject>;

/// Sets an attribute, or deletes it when `value` is NULL: 0, or -1 with an exception set.
pub type setter = Option<
    unsafe extern "C" fn(slf: *mut PyObject, value: *mut PyObject, closure: *mut c_void) -> c_int,
>;

/// One computed attribute; the table ends with [`PyGetSetDef::END`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyGetSetDef {
    /// The name; NULL ends the table.
    pub name: *const c_char,
    /// Reads it.
    pub get: getter,
    /// Sets or deletes it; NULL makes it read-only.
    pub set: setter,
    /// The docstring, or NULL.
    pub doc: *const c_char,
    /// Passed to both functions.
    pub closure: *mut c_void,
}

// SAFETY: a host reads the table while it holds its lock; nobody writes it.
unsafe impl Sync for PyGetSetDef {}

impl PyGetSetDef {
    /// The end of a table.
    pub const END: Self = Self {
        name: core::ptr::null(),
        get: None,
        set: None,
        doc: core::ptr::null(),
        closure: null_mut(),
    };

    /// An attribute without a closure; `set` None makes it read-only.
    pub const fn new(name: &'static CStr, get: getter, set: setter, doc: &'static CStr) -> Self {
        Self {
            name: name.as_ptr(),
            get,
            set,
            doc: doc.as_ptr(),
            closure: null_mut(),
        }
    }
}

/// One attribute that is a field of the C struct; the table ends with
/// [`PyMemberDef::END`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyMemberDef {
    /// The name; NULL ends the table.
    pub name: *const c_char,
    /// `Py_T_*`: the field's C type. In C the field is called `type`.
    pub type_: c_int,
    /// Where the field is, in bytes from the start of the object.
    pub offset: Py_ssize_t,
    /// `Py_READONLY` or 0.
    pub flags: c_int,
    /// The docstring, or NULL.
    pub doc: *const c_char,
}

// SAFETY: a host reads the table while it holds its lock; nobody writes it.
unsafe impl Sync for PyMemberDef {}

impl PyMemberDef {
    /// The end of a table.
    pub const END: Self = Self {
        name: core::ptr::null(),
        type_: 0,
        offset: 0,
        flags: 0,
        doc: core::ptr::null(),
    };

    /// The field at `offset`, as `core::mem::offset_of!` gives it.
    pub const fn new(
        name: &'static CStr,
        type_: c_int,
        offset: usize,
        flags: c_int,
        doc: &'static CStr,
    ) -> Self {
        Self {
            name: name.as_ptr(),
            type_,
            offset: offset as Py_ssize_t,
            flags,
            doc: doc.as_ptr(),
        }
    }
}

/// `short`
pub const Py_T_SHORT: c_int = 0;
/// `int`
pub const Py_T_INT: c_int = 1;
/// `long`
pub const Py_T_LONG: c_int = 2;
/// `float`
pub const Py_T_FLOAT: c_int = 3;
/// `double`
pub const Py_T_DOUBLE: c_int = 4;
/// `const char *`, read-only
pub const Py_T_STRING: c_int = 5;
/// `PyObject *`; NULL reads as None. Use [`Py_T_OBJECT_EX`].
pub const _Py_T_OBJECT: c_int = 6;
/// `char`, a str of length 1
pub const Py_T_CHAR: c_int = 7;
/// `signed char`
pub const Py_T_BYTE: c_int = 8;
/// `unsigned char`
pub const Py_T_UBYTE: c_int = 9;
/// `unsigned short`
pub const Py_T_USHORT: c_int = 10;
/// `unsigned int`
pub const Py_T_UINT: c_int = 11;
/// `unsigned long`
pub const Py_T_ULONG: c_int = 12;
/// `char[]`, read-only
pub const Py_T_STRING_INPLACE: c_int = 13;
/// `char`, a bool
pub const Py_T_BOOL: c_int = 14;
/// `PyObject *`; NULL raises AttributeError
pub const Py_T_OBJECT_EX: c_int = 16;
/// `long long`
pub const Py_T_LONGLONG: c_int = 17;
/// `unsigned long long`
pub const Py_T_ULONGLONG: c_int = 18;
/// `Py_ssize_t`
pub const Py_T_PYSSIZET: c_int = 19;
/// Always None.
pub const _Py_T_NONE: c_int = 20;

/// The attribute cannot be set or deleted.
pub const Py_READONLY: c_int = 1;
/// Reading it raises an audit event (3.10+).
pub const Py_AUDIT_READ: c_int = 2;
/// No effect.
pub const _Py_WRITE_RESTRICTED: c_int = 4;
/// The offset counts from the end of the base (3.12+, heap types only).
pub const Py_RELATIVE_OFFSET: c_int = 8;
