//! What kind of character one is: CPython's `Objects/unicodectype.c`. The tables are those of
//! Rust's core library, which may be of another version of Unicode than CPython's.

use crate::abi::*;
use core::ffi::{c_double, c_int};

fn ask(c: Py_UCS4, question: impl Fn(char) -> bool) -> c_int {
    char::from_u32(c).is_some_and(question).into()
}

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

/// The character that it becomes; the first where it becomes several. The runs are build.rs's.
fn map(c: Py_UCS4, runs: &[(u32, i32)]) -> Py_UCS4 {
    let first = |run: u32| run & 0x1f_ffff;
    let Some(&(run, far)) = runs[..runs.partition_point(|run| first(run.0) <= c)].last() else {
        return c;
    };
    let (behind, every_second) = (c - first(run), run >> 31);
    if behind & every_second == 0 && behind >> every_second < run >> 21 & 0x3ff {
        c.wrapping_add_signed(far)
    } else {
        c
    }
}

/// `str.islower` for one character.
#[no_mangle]
pub extern "C" fn _PyUnicode_IsLowercase(c: Py_UCS4) -> c_int {
    ask(c, char::is_lowercase)
}

/// `str.isupper` for one character.
#[no_mangle]
pub extern "C" fn _PyUnicode_IsUppercase(c: Py_UCS4) -> c_int {
    ask(c, char::is_uppercase)
}

/// Whether it is one of the letters that are two, the first of them great.
#[no_mangle]
pub extern "C" fn _PyUnicode_IsTitlecase(c: Py_UCS4) -> c_int {
    matches!(c, 0x1c5 | 0x1c8 | 0x1cb | 0x1f2 | 0x1f88..=0x1f8f | 0x1f98..=0x1f9f
        | 0x1fa8..=0x1faf | 0x1fbc | 0x1fcc | 0x1ffc)
    .into()
}

/// `str.isalpha` for one character.
#[no_mangle]
pub extern "C" fn _PyUnicode_IsAlpha(c: Py_UCS4) -> c_int {
    // Rust counts marks that are part of words, and letters that are numbers.
    ask(c, |c| c.is_alphabetic() && !c.is_numeric())
}

/// Whether a line ends with it.
#[no_mangle]
pub extern "C" fn _PyUnicode_IsLinebreak(c: Py_UCS4) -> c_int {
    matches!(c, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029).into()
}

/// `str.isprintable` for one character, as far as ASCII and Latin-1 go; what is beyond is taken
/// for printable unless it is white space or a control character.
#[no_mangle]
pub extern "C" fn _PyUnicode_IsPrintable(c: Py_UCS4) -> c_int {
    match c {
        0x20 => 1,
        0xad => 0,
        _ => ask(c, |c| {
            !c.is_control() && !c.is_whitespace() && !matches!(c as u32, 0xe000..=0xf8ff)
        }),
    }
}

/// Its small letter.
#[no_mangle]
pub extern "C" fn _PyUnicode_ToLowercase(c: Py_UCS4) -> Py_UCS4 {
    map(c, &LOWER)
}

/// Its great letter.
#[no_mangle]
pub extern "C" fn _PyUnicode_ToUppercase(c: Py_UCS4) -> Py_UCS4 {
    map(c, &UPPER)
}

/// Its letter at the start of a title.
#[no_mangle]
pub extern "C" fn _PyUnicode_ToTitlecase(c: Py_UCS4) -> Py_UCS4 {
    match c {
        0x1c4..=0x1c6 => 0x1c5,
        0x1c7..=0x1c9 => 0x1c8,
        0x1ca..=0x1cc => 0x1cb,
        0x1f1..=0x1f3 => 0x1f2,
        _ => map(c, &UPPER),
    }
}

/// The first digits of the decimal systems of Unicode's first plane.
const ZEROES: [u16; 37] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66,
    0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/// Its value as a decimal digit, or -1.
#[no_mangle]
pub extern "C" fn _PyUnicode_ToDecimalDigit(c: Py_UCS4) -> c_int {
    for zero in ZEROES {
        if let Some(n @ 0..=9) = c.checked_sub(Py_UCS4::from(zero)) {
            return n as c_int;
        }
    }
    -1
}

/// Its value as a digit, also a raised, lowered or circled one, or -1.
#[no_mangle]
pub extern "C" fn _PyUnicode_ToDigit(c: Py_UCS4) -> c_int {
    let n = match c {
        0xb2 | 0xb3 => c.wrapping_sub(0xb0),
        0xb9 => 1,
        0x2070 => 0,
        0x2074..=0x2079 => c.wrapping_sub(0x2070),
        0x2080..=0x2089 => c.wrapping_sub(0x2080),
        0x2460..=0x2468 => c.wrapping_sub(0x245f),
        _ => return _PyUnicode_ToDecimalDigit(c),
    };
    n as c_int
}

/// Its value as a number, or -1.0: a digit's, or that of a half and its quarters.
#[no_mangle]
pub extern "C" fn _PyUnicode_ToNumeric(c: Py_UCS4) -> c_double {
    match c {
        0xbc => 0.25,
        0xbd => 0.5,
        0xbe => 0.75,
        _ => c_double::from(_PyUnicode_ToDigit(c)),
    }
}

/// `str.isdecimal` for one character.
#[no_mangle]
pub extern "C" fn _PyUnicode_IsDecimalDigit(c: Py_UCS4) -> c_int {
    (_PyUnicode_ToDecimalDigit(c) >= 0).into()
}

/// `str.isdigit` for one character.
#[no_mangle]
pub extern "C" fn _PyUnicode_IsDigit(c: Py_UCS4) -> c_int {
    (_PyUnicode_ToDigit(c) >= 0).into()
}

/// `str.isnumeric` for one character.
#[no_mangle]
pub extern "C" fn _PyUnicode_IsNumeric(c: Py_UCS4) -> c_int {
    ask(c, char::is_numeric)
}
