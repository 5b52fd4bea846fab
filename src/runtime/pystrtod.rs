//! Floats and their text: CPython's `Python/pystrtod.c` (`pystrtod.h`).

use super::floatobject::PyFloat_AsDouble;
use super::support::*;
use crate::abi::*;
use crate::port::{self, binary_op, unary_op};
use core::ffi::{c_char, c_double, c_int, CStr};
use core::ptr::null_mut;

/// Bits of the flags of [`PyOS_double_to_string`].
const SIGN: c_int = 1;
const ADD_DOT_0: c_int = 2;
const ALT: c_int = 4;

/// How much of a text is a float.
fn float_prefix(text: &[u8]) -> usize {
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let rest = text.get(sign..).unwrap_or_default();
    for word in [&b"infinity"[..], b"inf", b"nan"] {
        if rest.len() >= word.len() && rest.iter().zip(word).all(|(a, b)| a | 32 == *b) {
            return sign.wrapping_add(word.len());
        }
    }
    let digits = |from: usize| {
        rest.iter()
            .skip(from)
            .take_while(|c| c.is_ascii_digit())
            .count()
    };
    let whole = digits(0);
    let mut at = whole;
    let mut fraction = 0;
    if rest.get(at) == Some(&b'.') {
        fraction = digits(at.wrapping_add(1));
        at = at.wrapping_add(1).wrapping_add(fraction);
    }
    if whole == 0 && fraction == 0 {
        return 0;
    }
    if matches!(rest.get(at), Some(b'e' | b'E')) {
        let mut exponent = at.wrapping_add(1);
        if matches!(rest.get(exponent), Some(b'+' | b'-')) {
            exponent = exponent.wrapping_add(1);
        }
        let n = digits(exponent);
        if n != 0 {
            at = exponent.wrapping_add(n);
        }
    }
    sign.wrapping_add(at)
}

/// The float at the start of a text; where it ends goes to `end`, or without that nothing may
/// follow. -1.0 with ValueError, or with `overflow` for one that is too great.
#[no_mangle]
pub unsafe extern "C" fn PyOS_string_to_double(
    text: *const c_char,
    end: *mut *mut c_char,
    overflow: *mut PyObject,
) -> c_double {
    let bytes = CStr::from_ptr(text).to_bytes();
    let n = float_prefix(bytes);
    if n == 0 || (end.is_null() && n != bytes.len()) {
        if !end.is_null() {
            *end = text.cast_mut();
        }
        raise!(
            PyExc_ValueError,
            c"could not convert string to float: '%.200s'",
            text
        );
        return -1.0;
    }
    let prefix = port::str_new(bytes.as_ptr(), n);
    let value = if prefix.is_null() {
        NULL
    } else {
        port::unary(unary_op::FLOAT, prefix)
    };
    if value.is_null() {
        return -1.0;
    }
    if !end.is_null() {
        *end = text.add(n).cast_mut();
    }
    let value = PyFloat_AsDouble(value);
    let named = bytes
        .get(..n)
        .is_some_and(|b| b.iter().any(|c| c | 32 == b'n'));
    if value.is_infinite() && !named && !overflow.is_null() {
        PyErr_Format(
            overflow,
            c"value too large to convert to float: '%.200s'".as_ptr(),
            text,
        );
        return -1.0;
    }
    value
}

/// A float's text in new memory, for `PyMem_Free`: by the codes `e`, `f`, `g` and their great
/// forms, or `r` for the shortest that is read back. NULL with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyOS_double_to_string(
    value: c_double,
    code: c_char,
    precision: c_int,
    flags: c_int,
    kind: *mut c_int,
) -> *mut c_char {
    let mut code = code as u8;
    let mut precision = precision;
    let great = code.is_ascii_uppercase();
    if !matches!(code, b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'r')
        || (code == b'r' && precision != 0)
    {
        bad_internal_call();
        return null_mut();
    }
    if !kind.is_null() {
        *kind = if value.is_nan() {
            2
        } else {
            c_int::from(value.is_infinite())
        };
    }
    let mut out = Buf::new();
    let positive = value.is_nan() || !value.is_sign_negative();
    if flags & SIGN != 0 && positive && out.push(b"+").is_err() {
        return null_mut();
    }
    let done = if value.is_finite() {
        let number = port::float_new(value);
        if number.is_null() {
            return null_mut();
        }
        let shown = if code == b'r' {
            port::repr(number)
        } else {
            if precision == 0 && code | 32 == b'g' {
                precision = 1;
            }
            let alternative = if flags & ALT != 0 { c"#" } else { c"" };
            let format = PyUnicode_FromFormat(
                c"%%%s.%d%c".as_ptr(),
                alternative.as_ptr(),
                precision,
                c_int::from(code),
            );
            if format.is_null() {
                return null_mut();
            }
            port::binary(binary_op::REMAINDER, format, number)
        };
        let text = if shown.is_null() {
            None
        } else {
            str_bytes(shown)
        };
        let Some(text) = text else { return null_mut() };
        // repr() has the dot already.
        let whole = text.iter().all(|c| c.is_ascii_digit() || *c == b'-');
        let bare = text.strip_suffix(b".0").unwrap_or(text);
        if code == b'r' && flags & ADD_DOT_0 == 0 {
            out.push(bare)
        } else if whole && flags & ADD_DOT_0 != 0 {
            out.push(text).and_then(|()| out.push(b".0"))
        } else {
            out.push(text)
        }
    } else {
        code = b'r';
        out.push(match (value.is_nan(), positive) {
            (true, _) => b"nan",
            (_, true) => b"inf",
            _ => b"-inf",
        })
    };
    if done.is_err() || out.push(&[0]).is_err() {
        return null_mut();
    }
    let text = out.bytes();
    let copy: *mut u8 = port::raw_alloc(text.len(), 0).cast();
    if copy.is_null() {
        PyErr_NoMemory();
        return null_mut();
    }
    for (i, c) in text.iter().enumerate() {
        *copy.add(i) = if great && code == b'r' {
            c.to_ascii_uppercase()
        } else {
            *c
        };
    }
    copy.cast()
}
