//! `structmember.h`: the older names of the member codes.

use super::*;
use core::ffi::c_int;

/// `short`
pub const T_SHORT: c_int = Py_T_SHORT;
/// `int`
pub const T_INT: c_int = Py_T_INT;
/// `long`
pub const T_LONG: c_int = Py_T_LONG;
/// `float`
pub const T_FLOAT: c_int = Py_T_FLOAT;
/// `double`
pub const T_DOUBLE: c_int = Py_T_DOUBLE;
/// `const char *`, read-only
pub const T_STRING: c_int = Py_T_STRING;
/// `PyObject *`; NULL reads as None
pub const T_OBJECT: c_int = _Py_T_OBJECT;
/// `char`, a str of length 1
pub const T_CHAR: c_int = Py_T_CHAR;
/// `signed char`
pub const T_BYTE: c_int = Py_T_BYTE;
/// `unsigned char`
pub const T_UBYTE: c_int = Py_T_UBYTE;
/// `unsigned short`
pub const T_USHORT: c_int = Py_T_USHORT;
/// `unsigned int`
pub const T_UINT: c_int = Py_T_UINT;
/// `unsigned long`
pub const T_ULONG: c_int = Py_T_ULONG;
/// `char[]`, read-only
pub const T_STRING_INPLACE: c_int = Py_T_STRING_INPLACE;
/// `char`, a bool
pub const T_BOOL: c_int = Py_T_BOOL;
/// `PyObject *`; NULL raises AttributeError
pub const T_OBJECT_EX: c_int = Py_T_OBJECT_EX;
/// `long long`
pub const T_LONGLONG: c_int = Py_T_LONGLONG;
/// `unsigned long long`
pub const T_ULONGLONG: c_int = Py_T_ULONGLONG;
/// `Py_ssize_t`
pub const T_PYSSIZET: c_int = Py_T_PYSSIZET;
/// Always None
pub const T_NONE: c_int = _Py_T_NONE;

/// The attribute cannot be set or deleted.
pub const READONLY: c_int = Py_READONLY;
/// Reading it raises an audit event (3.10+).
pub const PY_AUDIT_READ: c_int = Py_AUDIT_READ;
/// As [`PY_AUDIT_READ`].
pub const READ_RESTRICTED: c_int = Py_AUDIT_READ;
/// No effect.
pub const PY_WRITE_RESTRICTED: c_int = _Py_WRITE_RESTRICTED;
/// Both.
pub const RESTRICTED: c_int = READ_RESTRICTED | PY_WRITE_RESTRICTED;
