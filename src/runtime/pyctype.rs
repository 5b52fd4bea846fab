//! Characters and words of C, whatever the locale: CPython's `Python/pyctype.c`,
//! `Python/pystrcmp.c`, `Python/mystrtoul.c`, and the hexadecimal digits of
//! `Python/codecs.c`.

use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_long, c_uint, c_ulong};

const LOWER: c_uint = 1;
const UPPER: c_uint = 2;
const DIGIT: c_uint = 4;
const XDIGIT: c_uint = 8;
const SPACE: c_uint = 16;

/// What `Py_ISALPHA` and the others of CPython's own header look into.
#[no_mangle]
pub static _Py_ctype_table: [c_uint; 256] = {
    let mut table = [0; 256];
    let mut c = 0;
    while c < 128 {
        table[c] = match c as u8 {
            b'a'..=b'f' => LOWER | XDIGIT,
            b'g'..=b'z' => LOWER,
            b'A'..=b'F' => UPPER | XDIGIT,
            b'G'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT | XDIGIT,
            b'\t'..=b'\r' | b' ' => SPACE,
            _ => 0,
        };
        c += 1;
    }
    table
};

/// Small letters of ASCII.
#[no_mangle]
pub static _Py_ctype_tolower: [u8; 256] = {
    let mut table = [0; 256];
    let mut c = 0;
    while c < 256 {
        table[c] = (c as u8).to_ascii_lowercase();
        c += 1;
    }
    table
};

/// Great letters of ASCII.
#[no_mangle]
pub static _Py_ctype_toupper: [u8; 256] = {
    let mut table = [0; 256];
    let mut c = 0;
    while c < 256 {
        table[c] = (c as u8).to_ascii_uppercase();
        c += 1;
    }
    table
};

/// The digits of base 16.
#[no_mangle]
pub static mut Py_hexdigits: *const c_char = c"0123456789abcdef".as_ptr();

/// `strcasecmp` for ASCII, of at most `n` bytes.
#[no_mangle]
pub unsafe extern "C" fn PyOS_mystrnicmp(
    a: *const c_char,
    b: *const c_char,
    n: Py_ssize_t,
) -> c_int {
    let lower = |p: *const c_char, i: usize| c_int::from((*p.add(i) as u8).to_ascii_lowercase());
    for i in 0..n.max(0) as usize {
        let (x, y) = (lower(a, i), lower(b, i));
        if x != y || x == 0 {
            return x.wrapping_sub(y);
        }
    }
    0
}

/// `strcasecmp` for ASCII.
#[no_mangle]
pub unsafe extern "C" fn PyOS_mystricmp(a: *const c_char, b: *const c_char) -> c_int {
    PyOS_mystrnicmp(a, b, Py_ssize_t::MAX)
}

/// Digits of `base` (0: as in Python's source) from the start of a text: the value, where they
/// end, and whether they are too many.
unsafe fn number(text: *const c_char, base: c_int) -> (c_ulong, *const c_char, bool) {
    let byte = |p: *const c_char| *p as u8;
    let mut at = text;
    let mut base = base as u32;
    if byte(at) == b'0' {
        let named = match byte(at.add(1)) | 32 {
            b'x' => 16,
            b'o' => 8,
            b'b' => 2,
            _ => 0,
        };
        if named != 0 && (base == 0 || base == named) && (byte(at.add(2)) as char).is_digit(named) {
            at = at.add(2);
            base = named;
        }
    }
    if base == 0 {
        base = 10;
    }
    let (mut value, mut too_many) = (0, false);
    while let Some(digit) = (byte(at) as char).to_digit(base) {
        let next = (value as c_ulong)
            .checked_mul(base as c_ulong)
            .and_then(|v| v.checked_add(digit as c_ulong));
        too_many |= next.is_none();
        value = next.unwrap_or(c_ulong::MAX);
        at = at.add(1);
    }
    (value, at, too_many)
}

unsafe fn after_space(text: *const c_char) -> *const c_char {
    let mut at = text;
    while matches!(*at as u8, b' ' | b'\t'..=b'\r') {
        at = at.add(1);
    }
    at
}

unsafe fn out_of_range() {
    #[cfg(target_os = "linux")]
    {
        extern "C" {
            fn __errno_location() -> *mut c_int;
        }
        *__errno_location() = 34;
    }
}

/// `strtoul`, whatever the locale.
#[no_mangle]
pub unsafe extern "C" fn PyOS_strtoul(
    text: *const c_char,
    end: *mut *mut c_char,
    base: c_int,
) -> c_ulong {
    let (value, at, too_many) = number(after_space(text), base);
    if !end.is_null() {
        *end = at.cast_mut();
    }
    if too_many {
        out_of_range();
    }
    value
}

/// `strtol`, whatever the locale.
#[no_mangle]
pub unsafe extern "C" fn PyOS_strtol(
    text: *const c_char,
    end: *mut *mut c_char,
    base: c_int,
) -> c_long {
    let mut start = after_space(text);
    let negative = *start as u8 == b'-';
    if negative || *start as u8 == b'+' {
        start = start.add(1);
    }
    let (value, at, too_many) = number(start, base);
    if !end.is_null() {
        *end = at.cast_mut();
    }
    let bound = (c_long::MAX as c_ulong).wrapping_add(c_ulong::from(negative));
    if too_many || value > bound {
        out_of_range();
        return if negative { c_long::MIN } else { c_long::MAX };
    }
    if negative {
        (value as c_long).wrapping_neg()
    } else {
        value as c_long
    }
}

/// The UTF-8 of a NUL-terminated text as wide characters in new memory, for `PyMem_RawFree`;
/// their number to `size` unless that is NULL. NULL when it is no UTF-8 or there is no memory.
#[no_mangle]
pub unsafe extern "C" fn Py_DecodeLocale(
    text: *const c_char,
    size: *mut usize,
) -> *mut super::unicodeobject::wchar_t {
    let utf8 = core::ffi::CStr::from_ptr(text).to_bytes();
    let o = super::unicodeobject::from_text(text);
    if o.is_null() {
        PyErr_Clear();
        if !size.is_null() {
            *size = if core::str::from_utf8(utf8).is_err() {
                usize::MAX - 1
            } else {
                usize::MAX
            };
        }
        return core::ptr::null_mut();
    }
    let mut n = 0;
    let wide = super::unicodeobject::PyUnicode_AsWideCharString(o, &mut n);
    if !size.is_null() {
        *size = n as usize;
    }
    wide
}

/// Wide characters as UTF-8 in new memory, for `PyMem_Free`. NULL when it cannot be; where it
/// failed goes to `at` unless that is NULL.
#[no_mangle]
pub unsafe extern "C" fn Py_EncodeLocale(
    text: *const super::unicodeobject::wchar_t,
    at: *mut usize,
) -> *mut c_char {
    if !at.is_null() {
        *at = usize::MAX;
    }
    let o = super::unicodeobject::PyUnicode_FromWideChar(text, -1);
    let utf8 = if o.is_null() { None } else { str_bytes(o) };
    let Some(utf8) = utf8 else {
        PyErr_Clear();
        return core::ptr::null_mut();
    };
    let copy: *mut u8 = port::raw_alloc(utf8.len().wrapping_add(1), 1).cast();
    if !copy.is_null() {
        core::ptr::copy_nonoverlapping(utf8.as_ptr(), copy, utf8.len());
    }
    copy.cast()
}
