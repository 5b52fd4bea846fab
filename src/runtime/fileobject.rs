//! Files as objects: CPython's `Objects/fileobject.c` (`fileobject.h`).

use super::abstract_::{PyObject_Repr, PyObject_Str};
use super::support::*;
use crate::abi::*;
use core::ffi::{c_char, c_int};

/// Writes `str(o)` to a file (with `Py_PRINT_RAW`) or its repr. 0 or -1.
#[no_mangle]
pub unsafe extern "C" fn PyFile_WriteObject(
    o: *mut PyObject,
    file: *mut PyObject,
    flags: c_int,
) -> c_int {
    if file.is_null() {
        raise!(PyExc_TypeError, c"writeobject with NULL file");
        return -1;
    }
    let raw = flags & Py_PRINT_RAW as c_int != 0;
    let text = if raw {
        PyObject_Str(o)
    } else {
        PyObject_Repr(o)
    };
    if text.is_null() {
        return -1;
    }
    status(method(file, c"write", &[text]))
}

/// Writes UTF-8 to a file. 0 or -1; nothing is done when an exception is pending.
#[no_mangle]
pub unsafe extern "C" fn PyFile_WriteString(text: *const c_char, file: *mut PyObject) -> c_int {
    if file.is_null() {
        if crate::port::err_get().is_null() {
            raise!(PyExc_SystemError, c"null file for PyFile_WriteString");
        }
        return -1;
    }
    if !crate::port::err_get().is_null() {
        return -1;
    }
    let o = super::unicodeobject::from_text(text);
    if o.is_null() {
        return -1;
    }
    PyFile_WriteObject(o, file, Py_PRINT_RAW as c_int)
}

/// `file.readline()`, of at most `n` characters where n > 0; for n < 0 without its end, and
/// then EOFError where there is nothing left. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyFile_GetLine(file: *mut PyObject, n: c_int) -> *mut PyObject {
    if file.is_null() {
        return bad_internal_call();
    }
    let line = if n <= 0 {
        method(file, c"readline", &[])
    } else {
        method(
            file,
            c"readline",
            &[crate::port::int_from_i64(i64::from(n))],
        )
    };
    if line.is_null() {
        return NULL;
    }
    let is_text = is_str(line);
    let Some(text) = str_bytes(line).or_else(|| bytes_bytes(line)) else {
        return raise!(PyExc_TypeError, c"object.readline() returned non-string");
    };
    if n >= 0 {
        return line;
    }
    let rest = match text {
        [] => return raise!(PyExc_EOFError, c"EOF when reading a line"),
        [rest @ .., b'\n'] => rest,
        _ => return line,
    };
    if is_text {
        crate::port::str_new(rest.as_ptr(), rest.len())
    } else {
        crate::port::bytes_new(rest.as_ptr(), rest.len())
    }
}
