//! Bytes as hexadecimal digits: CPython's `Python/pystrhex.c`.

use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int};

fn digit(n: u8) -> u8 {
    match n & 15 {
        n @ 0..=9 => n.wrapping_add(b'0'),
        n => n.wrapping_add(b'a' - 10),
    }
}

/// The digits of `bytes`, with `separator` after every `group` bytes counted from the right,
/// or from the left when it is negative.
unsafe fn digits(bytes: &[u8], separator: Option<u8>, group: c_int) -> Result<Buf, Full> {
    let mut out = Buf::new();
    let size = group.unsigned_abs() as usize;
    for (i, &b) in bytes.iter().enumerate() {
        let from_right = bytes.len().wrapping_sub(i);
        let before = if group > 0 { from_right } else { i };
        if let Some(separator) = separator {
            if i != 0 && before.checked_rem(size) == Some(0) {
                out.push(&[separator])?;
            }
        }
        out.push(&[digit(b >> 4), digit(b)])?;
    }
    Ok(out)
}

/// The one character of a `sep` argument; None inside for none. An error is pending.
unsafe fn separator(sep: Obj) -> Result<Option<u8>, Full> {
    if sep.is_null() {
        return Ok(None);
    }
    let n = port::len(sep);
    if n != 1 {
        if n >= 0 {
            raise!(PyExc_ValueError, c"sep must be length 1.");
        }
        return Err(Full);
    }
    match str_bytes(sep).or_else(|| bytes_bytes(sep)) {
        Some([c]) if c.is_ascii() => Ok(Some(*c)),
        Some(_) => {
            raise!(PyExc_ValueError, c"sep must be ASCII.");
            Err(Full)
        }
        None => {
            raise!(PyExc_TypeError, c"sep must be str or bytes.");
            Err(Full)
        }
    }
}

unsafe fn hex(data: *const c_char, n: Py_ssize_t, sep: Obj, group: c_int) -> Option<Buf> {
    let separator = separator(sep).ok()?;
    digits(lent(data.cast(), n.max(0) as usize), separator, group).ok()
}

/// As a str. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn _Py_strhex(data: *const c_char, n: Py_ssize_t) -> *mut PyObject {
    _Py_strhex_with_sep(data, n, NULL, 0)
}

/// As bytes. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn _Py_strhex_bytes(data: *const c_char, n: Py_ssize_t) -> *mut PyObject {
    _Py_strhex_bytes_with_sep(data, n, NULL, 0)
}

/// As a str with a separator, as `bytes.hex(sep, group)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn _Py_strhex_with_sep(
    data: *const c_char,
    n: Py_ssize_t,
    sep: *mut PyObject,
    group: c_int,
) -> *mut PyObject {
    hex(data, n, sep, group).map_or(NULL, |out| out.into_str())
}

/// The same as bytes. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn _Py_strhex_bytes_with_sep(
    data: *const c_char,
    n: Py_ssize_t,
    sep: *mut PyObject,
    group: c_int,
) -> *mut PyObject {
    hex(data, n, sep, group).map_or(NULL, |out| {
        let digits = out.bytes();
        port::bytes_new(digits.as_ptr(), digits.len())
    })
}
