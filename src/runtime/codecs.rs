//! Codecs by name: CPython's `Python/codecs.c` (`codecs.h`), for the encodings that
//! [`PyUnicode_Decode`] has. There is no registry.

use super::exceptions::{is_kind, unicode_error_range, PyUnicodeEncodeError_GetObject};
use super::support::*;
use super::unicodeobject::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int};

/// Whether there is such an encoding. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyCodec_KnownEncoding(encoding: *const c_char) -> c_int {
    let known = codec(encoding).is_some();
    if !known {
        PyErr_Clear();
    }
    known.into()
}

/// `codecs.encode(o, encoding, errors)` of a str. Returns a new reference; TypeError,
/// LookupError.
#[no_mangle]
pub unsafe extern "C" fn PyCodec_Encode(
    o: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    PyUnicode_AsEncodedString(o, encoding, errors)
}

/// `codecs.decode(o, encoding, errors)` of a bytes-like object. Returns a new reference;
/// TypeError, LookupError.
#[no_mangle]
pub unsafe extern "C" fn PyCodec_Decode(
    o: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    PyUnicode_FromEncodedObject(o, encoding, errors)
}

// ---- error handlers ----------------------------------------------------------

/// Raises the exception: always NULL. TypeError for what is none.
#[no_mangle]
pub unsafe extern "C" fn PyCodec_StrictErrors(exc: *mut PyObject) -> *mut PyObject {
    if is_kind(exc, PyExc_BaseException) {
        port::err_set(exc);
        return NULL;
    }
    raise!(PyExc_TypeError, c"codec must pass exception instance")
}

#[cold]
unsafe fn wrong_exception(exc: Obj) -> Obj {
    raise!(
        PyExc_TypeError,
        c"don't know how to handle %.200s in error callback",
        type_name(exc)
    )
}

/// `(replacement, end)`, what a handler answers.
unsafe fn answer(replacement: Obj, end: Py_ssize_t) -> Obj {
    let end = port::int_from_i64(end as i64);
    let result = port::tuple_new(2);
    if replacement.is_null() || end.is_null() || result.is_null() {
        return NULL;
    }
    let mut n = 0;
    let items = port::tuple_items(result, &mut n);
    *items = leave(replacement);
    *items.add(1) = leave(end);
    result
}

/// Leaves it out: `("", end)`. Returns a new reference; TypeError for another exception.
#[no_mangle]
pub unsafe extern "C" fn PyCodec_IgnoreErrors(exc: *mut PyObject) -> *mut PyObject {
    match unicode_error_range(exc) {
        Some((_, end)) => answer(port::str_new(c"".as_ptr().cast(), 0), end),
        None => wrong_exception(exc),
    }
}

/// `?` for each character that cannot be encoded, U+FFFD otherwise. Returns a new reference;
/// TypeError for another exception.
#[no_mangle]
pub unsafe extern "C" fn PyCodec_ReplaceErrors(exc: *mut PyObject) -> *mut PyObject {
    let Some((start, end)) = unicode_error_range(exc) else {
        return wrong_exception(exc);
    };
    let mut out = Buf::new();
    let n = if is_kind(exc, PyExc_UnicodeDecodeError) {
        1
    } else {
        end.saturating_sub(start)
    };
    for _ in 0..n {
        let done = if is_kind(exc, PyExc_UnicodeEncodeError) {
            out.push(b"?")
        } else {
            out.push_char(char::REPLACEMENT_CHARACTER)
        };
        if done.is_err() {
            return NULL;
        }
    }
    answer(out.into_str(), end)
}

/// The text that `push` makes of each character in error.
unsafe fn each(exc: Obj, push: unsafe fn(&mut Buf, u32) -> Result<(), Full>) -> Obj {
    let Some((start, end)) = unicode_error_range(exc) else {
        return wrong_exception(exc);
    };
    let object = PyUnicodeEncodeError_GetObject(exc);
    let Some(utf8) = text(object) else {
        return NULL;
    };
    let mut out = Buf::new();
    let n = end.saturating_sub(start).max(0) as usize;
    for c in chars(utf8).skip(start.max(0) as usize).take(n) {
        if push(&mut out, c as u32).is_err() {
            return NULL;
        }
    }
    answer(out.into_str(), end)
}

/// `&#8364;` for each character. Returns a new reference; TypeError for another exception than
/// UnicodeEncodeError.
#[no_mangle]
pub unsafe extern "C" fn PyCodec_XMLCharRefReplaceErrors(exc: *mut PyObject) -> *mut PyObject {
    if !is_kind(exc, PyExc_UnicodeEncodeError) {
        return wrong_exception(exc);
    }
    each(exc, push_reference)
}

/// `\xff`, `\u20ac` or `\U0001f600` for each byte or character. Returns a new reference;
/// TypeError for another exception.
#[no_mangle]
pub unsafe extern "C" fn PyCodec_BackslashReplaceErrors(exc: *mut PyObject) -> *mut PyObject {
    if !is_kind(exc, PyExc_UnicodeDecodeError) {
        return each(exc, push_escape);
    }
    let Some((start, end)) = unicode_error_range(exc) else {
        return wrong_exception(exc);
    };
    let Some(bytes) = bytes_bytes(super::exceptions::PyUnicodeDecodeError_GetObject(exc)) else {
        return NULL;
    };
    let mut out = Buf::new();
    for &b in bytes.get(start as usize..end as usize).unwrap_or_default() {
        if push_escape(&mut out, b.into()).is_err() {
            return NULL;
        }
    }
    answer(out.into_str(), end)
}
