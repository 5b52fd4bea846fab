//! The codecs of `Objects/unicodeobject.c` beside UTF-8, ASCII and Latin-1: UTF-16, UTF-32,
//! the escapes, character maps and `str.translate`.
//!
//! No str has a lone surrogate here: where CPython would decode to one, the bytes are in error.

use super::abstract_::PyObject_GetItem;
use super::support::*;
use super::unicodeobject::{
    chars, decode_error, error_handler, push_escape, text, unencodable, Errors,
    PyUnicode_DecodeLatin1,
};
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_long, CStr};
use core::ptr;

/// Text that is being decoded.
struct Decoder<'a> {
    codec: &'static CStr,
    bytes: &'a [u8],
    errors: *const c_char,
    out: Buf,
}

/// An exception is pending.
struct Failed;

impl From<Full> for Failed {
    fn from(_: Full) -> Failed {
        Failed
    }
}

impl<'a> Decoder<'a> {
    unsafe fn new(
        codec: &'static CStr,
        text: *const c_char,
        n: Py_ssize_t,
        errors: *const c_char,
    ) -> Decoder<'a> {
        Decoder {
            codec,
            bytes: lent(text.cast(), n.max(0) as usize),
            errors,
            out: Buf::new(),
        }
    }

    fn byte(&self, i: usize) -> Option<u8> {
        self.bytes.get(i).copied()
    }

    /// A character, or what the error handler makes of one that no str can have.
    unsafe fn character(&mut self, c: u32, start: usize, end: usize) -> Result<(), Failed> {
        match char::from_u32(c) {
            Some(c) => Ok(self.out.push_char(c)?),
            None => self.error(start, end, c"illegal Unicode character"),
        }
    }

    /// What the error handler puts in place of some bytes.
    unsafe fn error(&mut self, start: usize, end: usize, reason: &CStr) -> Result<(), Failed> {
        let Some(handler) = error_handler(self.errors) else {
            return Err(Failed);
        };
        match handler {
            Errors::Strict | Errors::XmlCharRefReplace => {
                decode_error(self.codec, self.bytes, start, end, reason);
                return Err(Failed);
            }
            Errors::Ignore => {}
            Errors::Replace => self.out.push_char(char::REPLACEMENT_CHARACTER)?,
            Errors::BackslashReplace => {
                for &b in self.bytes.get(start..end).unwrap_or_default() {
                    push_escape(&mut self.out, u32::from(b))?;
                }
            }
        }
        Ok(())
    }

    unsafe fn finish(self, result: Result<(), Failed>) -> Obj {
        match result {
            Ok(()) => self.out.into_str(),
            Err(Failed) => NULL,
        }
    }
}

// ---- UTF-16 and UTF-32 -------------------------------------------------------

/// One unit of 2 or 4 bytes.
fn unit(bytes: &[u8], big: bool) -> u32 {
    let push = |v: u32, b: &u8| v << 8 | u32::from(*b);
    if big {
        bytes.iter().fold(0, push)
    } else {
        bytes.iter().rev().fold(0, push)
    }
}

impl Decoder<'_> {
    /// The byte order, negative for the least significant byte first: the caller's, or that of
    /// a mark at the start, which is skipped. Where the text begins, and whether it is big.
    unsafe fn byte_order(&self, width: usize, byteorder: *mut c_int) -> (usize, bool) {
        let mut order = if byteorder.is_null() { 0 } else { *byteorder };
        let mut at = 0;
        if order == 0 {
            let first = self.bytes.get(..width).unwrap_or_default();
            if unit(first, false) == 0xfeff {
                order = -1;
                at = width;
            } else if first.len() == width && unit(first, true) == 0xfeff {
                order = 1;
                at = width;
            }
            if !byteorder.is_null() {
                *byteorder = order;
            }
        }
        (
            at,
            if order == 0 {
                cfg!(target_endian = "big")
            } else {
                order > 0
            },
        )
    }

    /// Where it stops: before an incomplete sequence when `partial`.
    unsafe fn utf16(&mut self, from: usize, big: bool, partial: bool) -> Result<usize, Failed> {
        let mut at = from;
        let size = self.bytes.len();
        while at < size {
            let next = at.wrapping_add(2);
            let Some(first) = self.bytes.get(at..next) else {
                if partial {
                    break;
                }
                self.error(at, size, c"truncated data")?;
                return Ok(size);
            };
            let first = unit(first, big);
            let mut end = next;
            match first {
                0xd800..=0xdbff => {
                    end = next.wrapping_add(2);
                    match self.bytes.get(next..end).map(|b| unit(b, big)) {
                        None => {
                            if partial {
                                break;
                            }
                            self.error(at, size, c"unexpected end of data")?;
                            end = size;
                        }
                        Some(second @ 0xdc00..=0xdfff) => {
                            let c = ((first & 0x3ff) << 10 | second & 0x3ff).wrapping_add(0x10000);
                            self.character(c, at, end)?;
                        }
                        Some(_) => {
                            self.error(at, next, c"illegal UTF-16 surrogate")?;
                            end = next;
                        }
                    }
                }
                0xdc00..=0xdfff => self.error(at, next, c"illegal encoding")?,
                c => self.character(c, at, next)?,
            }
            at = end;
        }
        Ok(at)
    }

    unsafe fn utf32(&mut self, from: usize, big: bool, partial: bool) -> Result<usize, Failed> {
        let mut at = from;
        while at < self.bytes.len() {
            let end = at.wrapping_add(4);
            let Some(c) = self.bytes.get(at..end) else {
                if partial {
                    break;
                }
                let size = self.bytes.len();
                self.error(at, size, c"truncated data")?;
                return Ok(size);
            };
            match unit(c, big) {
                0xd800..=0xdfff => {
                    let reason = c"code point in surrogate code point range(0xd800, 0xe000)";
                    self.error(at, end, reason)?;
                }
                0x11_0000.. => self.error(at, end, c"code point not in range(0x110000)")?,
                c => self.character(c, at, end)?,
            }
            at = end;
        }
        Ok(at)
    }
}

/// `width` bytes to a unit.
unsafe fn decode_wide(
    width: usize,
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
    byteorder: *mut c_int,
    consumed: *mut Py_ssize_t,
) -> Obj {
    let mut d = Decoder::new(c"utf-16", text, n, errors);
    let (at, big) = d.byte_order(width, byteorder);
    d.codec = match (width, big) {
        (2, false) => c"utf-16-le",
        (2, true) => c"utf-16-be",
        (_, false) => c"utf-32-le",
        (_, true) => c"utf-32-be",
    };
    let partial = !consumed.is_null();
    let end = if width == 2 {
        d.utf16(at, big, partial)
    } else {
        d.utf32(at, big, partial)
    };
    let end = match end {
        Ok(end) => end,
        Err(Failed) => return NULL,
    };
    if partial {
        *consumed = end as Py_ssize_t;
    }
    d.finish(Ok(()))
}

/// `bytes.decode("utf-16", errors)`. `*byteorder` negative: the least significant byte first;
/// positive: last; 0 or NULL: what a mark at the start says, else the machine's, and it is
/// stored. Returns a new reference.
///
/// Source: <https://docs.python.org/3/c-api/unicode.html#c.PyUnicode_DecodeUTF16>
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeUTF16(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
    byteorder: *mut c_int,
) -> *mut PyObject {
    decode_wide(2, text, n, errors, byteorder, ptr::null_mut())
}

/// The same; with `consumed` an incomplete sequence at the end is no error, and `*consumed`
/// is how many bytes were decoded.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeUTF16Stateful(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
    byteorder: *mut c_int,
    consumed: *mut Py_ssize_t,
) -> *mut PyObject {
    decode_wide(2, text, n, errors, byteorder, consumed)
}

/// As [`PyUnicode_DecodeUTF16`].
///
/// Source: <https://docs.python.org/3/c-api/unicode.html#c.PyUnicode_DecodeUTF32>
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeUTF32(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
    byteorder: *mut c_int,
) -> *mut PyObject {
    decode_wide(4, text, n, errors, byteorder, ptr::null_mut())
}

/// As [`PyUnicode_DecodeUTF16Stateful`].
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeUTF32Stateful(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
    byteorder: *mut c_int,
    consumed: *mut Py_ssize_t,
) -> *mut PyObject {
    decode_wide(4, text, n, errors, byteorder, consumed)
}

/// With a mark of the machine's order before it when `byteorder` is 0.
pub(crate) unsafe fn encode_wide(o: Obj, width: usize, byteorder: c_int) -> Obj {
    let Some(utf8) = text(o) else { return NULL };
    let big = if byteorder == 0 {
        cfg!(target_endian = "big")
    } else {
        byteorder > 0
    };
    let mut out = Buf::new();
    let mut push = |c: u32| {
        let (le, be) = (c.to_le_bytes(), c.to_be_bytes());
        if big {
            out.push(be.get(4usize.wrapping_sub(width)..).unwrap_or_default())
        } else {
            out.push(le.get(..width).unwrap_or_default())
        }
    };
    if byteorder == 0 && push(0xfeff).is_err() {
        return NULL;
    }
    for c in chars(utf8) {
        let done = if width == 2 {
            let mut units = [0; 2];
            c.encode_utf16(&mut units)
                .iter()
                .try_for_each(|&u| push(u32::from(u)))
        } else {
            push(c as u32)
        };
        if done.is_err() {
            return NULL;
        }
    }
    port::bytes_new(out.bytes().as_ptr(), out.bytes().len())
}

/// `o.encode("utf-16")`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsUTF16String(o: *mut PyObject) -> *mut PyObject {
    encode_wide(o, 2, 0)
}

/// `o.encode("utf-32")`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsUTF32String(o: *mut PyObject) -> *mut PyObject {
    encode_wide(o, 4, 0)
}

// ---- escapes -------------------------------------------------------------------

/// How long a hexadecimal number of at most `most` digits is, and its value.
fn hexadecimal(bytes: &[u8], at: usize, most: usize) -> (usize, u32) {
    let digits = bytes.iter().skip(at).take(most);
    let digits = digits.map_while(|b| char::from(*b).to_digit(16));
    digits.fold((0, 0), |(n, v), d| (n.wrapping_add(1), v << 4 | d))
}

/// The value of up to three octal digits, and how many there are.
fn octal(bytes: &[u8], at: usize) -> (usize, u32) {
    let digits = bytes.iter().skip(at).take(3);
    let digits = digits.map_while(|b| char::from(*b).to_digit(8));
    digits.fold((0, 0), |(n, v), d| (n.wrapping_add(1), v << 3 | d))
}

/// What a single letter after a backslash stands for.
fn letter_escape(c: u8) -> Option<u8> {
    Some(match c {
        b'\\' | b'\'' | b'"' => c,
        b'b' => 8,
        b'f' => 12,
        b't' => b'\t',
        b'n' => b'\n',
        b'r' => b'\r',
        b'v' => 11,
        b'a' => 7,
        _ => return None,
    })
}

impl Decoder<'_> {
    /// The digits of `\x`, `\u` or `\U`; where the escape ends.
    unsafe fn digits(&mut self, start: usize, most: usize) -> Result<usize, Failed> {
        let at = start.wrapping_add(2);
        let (n, value) = hexadecimal(self.bytes, at, most);
        let end = at.wrapping_add(n);
        if n == most {
            if value > 0x10_ffff && self.codec == c"rawunicodeescape" {
                self.error(start, end, c"\\Uxxxxxxxx out of range")?;
            } else {
                self.character(value, start, end)?;
            }
        } else {
            let reason = match most {
                2 => c"truncated \\xXX escape",
                4 => c"truncated \\uXXXX escape",
                _ => c"truncated \\UXXXXXXXX escape",
            };
            self.error(start, end, reason)?;
        }
        Ok(end)
    }

    unsafe fn escapes(&mut self) -> Result<(), Failed> {
        let mut at = 0usize;
        while let Some(b) = self.byte(at) {
            let second = at.wrapping_add(1);
            if b != b'\\' {
                self.out.push_char(char::from(b))?;
                at = second;
                continue;
            }
            let Some(c) = self.byte(second) else {
                return self.error(at, second, c"\\ at end of string");
            };
            let after = second.wrapping_add(1);
            let digits = match c {
                b'x' => 2,
                b'u' => 4,
                b'U' => 8,
                _ => 0,
            };
            if digits != 0 {
                at = self.digits(at, digits)?;
                continue;
            }
            let (n, value) = octal(self.bytes, second);
            if n != 0 {
                at = second.wrapping_add(n);
                self.character(value, second, at)?;
                continue;
            }
            match letter_escape(c) {
                Some(c) => self.out.push(&[c])?,
                None if c == b'\n' => {}
                None if c == b'N' => {
                    let reason = c"\\N escapes not supported (can't load unicodedata module)";
                    self.error(at, after, reason)?;
                }
                None => {
                    self.out.push(b"\\")?;
                    self.out.push_char(char::from(c))?;
                }
            }
            at = after;
        }
        Ok(())
    }

    unsafe fn raw_escapes(&mut self) -> Result<(), Failed> {
        let mut at = 0usize;
        while let Some(b) = self.byte(at) {
            let second = at.wrapping_add(1);
            let digits = match self.byte(second) {
                Some(b'u') if b == b'\\' => 4,
                Some(b'U') if b == b'\\' => 8,
                _ => 0,
            };
            if digits != 0 {
                at = self.digits(at, digits)?;
                continue;
            }
            self.out.push_char(char::from(b))?;
            at = second;
            if b == b'\\' {
                // The second of two does not begin an escape.
                if let Some(c) = self.byte(second) {
                    self.out.push_char(char::from(c))?;
                    at = second.wrapping_add(1);
                }
            }
        }
        Ok(())
    }
}

/// `bytes.decode("unicode_escape", errors)`; without names of characters. Returns a new
/// reference.
///
/// Source: <https://docs.python.org/3/c-api/unicode.html#c.PyUnicode_DecodeUnicodeEscape>
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeUnicodeEscape(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    let mut d = Decoder::new(c"unicodeescape", text, n, errors);
    let result = d.escapes();
    d.finish(result)
}

/// `bytes.decode("raw_unicode_escape", errors)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeRawUnicodeEscape(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    let mut d = Decoder::new(c"rawunicodeescape", text, n, errors);
    let result = d.raw_escapes();
    d.finish(result)
}

/// `o.encode("unicode_escape")`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsUnicodeEscapeString(o: *mut PyObject) -> *mut PyObject {
    let Some(utf8) = text(o) else { return NULL };
    let mut out = Buf::new();
    for c in chars(utf8) {
        let done = match c {
            '\\' => out.push(b"\\\\"),
            '\t' => out.push(b"\\t"),
            '\n' => out.push(b"\\n"),
            '\r' => out.push(b"\\r"),
            ' '..='~' => out.push(&[c as u8]),
            _ => push_escape(&mut out, c as u32),
        };
        if done.is_err() {
            return NULL;
        }
    }
    port::bytes_new(out.bytes().as_ptr(), out.bytes().len())
}

/// `o.encode("raw_unicode_escape")`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsRawUnicodeEscapeString(o: *mut PyObject) -> *mut PyObject {
    let Some(utf8) = text(o) else { return NULL };
    let mut out = Buf::new();
    for c in chars(utf8) {
        let done = match c as u32 {
            c @ 0..=0xff => out.push(&[c as u8]),
            c => push_escape(&mut out, c),
        };
        if done.is_err() {
            return NULL;
        }
    }
    port::bytes_new(out.bytes().as_ptr(), out.bytes().len())
}

/// The bytes that a literal stands for, without its quotes. `errors` is `strict`, `replace` or
/// `ignore`, for `\x` without two digits. Returns a new reference; ValueError.
#[no_mangle]
pub unsafe extern "C" fn PyBytes_DecodeEscape(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
    _unicode: Py_ssize_t,
    _recode: *const c_char,
) -> *mut PyObject {
    let bytes = lent(text.cast::<u8>(), n.max(0) as usize);
    let mut out = Buf::new();
    let mut at = 0usize;
    while let Some(&b) = bytes.get(at) {
        let second = at.wrapping_add(1);
        let mut next = second.wrapping_add(1);
        let octal = octal(bytes, second);
        let done = match bytes.get(second) {
            _ if b != b'\\' => {
                next = second;
                out.push(&[b])
            }
            None => return raise!(PyExc_ValueError, c"Trailing \\ in string"),
            Some(b'\n') => Ok(()),
            Some(_) if octal.0 != 0 => {
                next = second.wrapping_add(octal.0);
                out.push(&[octal.1 as u8])
            }
            Some(b'x') => {
                let (digits, value) = hexadecimal(bytes, next, 2);
                next = next.wrapping_add(digits);
                if digits == 2 {
                    out.push(&[value as u8])
                } else {
                    match lent(
                        errors.cast::<u8>(),
                        if errors.is_null() { 0 } else { c_len(errors) },
                    ) {
                        b"" | b"strict" => {
                            return raise!(
                                PyExc_ValueError,
                                c"invalid \\x escape at position %zd",
                                at
                            )
                        }
                        b"replace" => out.push(b"?"),
                        b"ignore" => Ok(()),
                        _ => {
                            return raise!(
                                PyExc_ValueError,
                                c"decoding error; unknown error handling code: %.400s",
                                errors
                            )
                        }
                    }
                }
            }
            Some(&c) => match letter_escape(c) {
                Some(c) => out.push(&[c]),
                None => out.push(&[b'\\', c]),
            },
        };
        if done.is_err() {
            return NULL;
        }
        at = next;
    }
    port::bytes_new(out.bytes().as_ptr(), out.bytes().len())
}

// ---- character maps ----------------------------------------------------------------

/// `mapping[key]`: NULL without an exception when there is none.
unsafe fn mapped(mapping: Obj, key: u32) -> Result<Obj, Failed> {
    let key = port::int_from_u64(key.into());
    if key.is_null() {
        return Err(Failed);
    }
    let value = PyObject_GetItem(mapping, key);
    if value.is_null() {
        if PyErr_ExceptionMatches(PyExc_LookupError) == 0 {
            return Err(Failed);
        }
        PyErr_Clear();
    }
    Ok(value)
}

/// The int of a map's value, between 0 and `limit`.
unsafe fn mapped_int(value: Obj, limit: i64) -> Option<u32> {
    let mut overflow = 0;
    let v = port::int_as_i64(value, &mut overflow);
    if overflow != 0 || v < 0 || v >= limit {
        return None;
    }
    Some(v as u32)
}

impl Decoder<'_> {
    unsafe fn charmap(&mut self, mapping: Obj) -> Result<(), Failed> {
        let table = str_bytes(mapping);
        let bytes = self.bytes;
        for (i, &b) in bytes.iter().enumerate() {
            let end = i.wrapping_add(1);
            let found = match table {
                Some(table) => chars(table).nth(b.into()).map(|c| c as u32),
                None => {
                    let value = mapped(mapping, b.into())?;
                    if value.is_null() || is_none(value) {
                        None
                    } else if let Some(text) = str_bytes(value) {
                        if text == "\u{fffe}".as_bytes() {
                            None
                        } else {
                            self.out.push(text)?;
                            continue;
                        }
                    } else if is_long(value) {
                        let c = mapped_int(value, 0x11_0000);
                        if c.is_none() {
                            raise!(
                                PyExc_TypeError,
                                c"character mapping must be in range(0x%lx)",
                                0x11_0000 as c_long
                            );
                            return Err(Failed);
                        }
                        c
                    } else {
                        raise!(
                            PyExc_TypeError,
                            c"character mapping must return integer, None or str"
                        );
                        return Err(Failed);
                    }
                }
            };
            match found {
                Some(c) if c != 0xfffe => self.character(c, i, end)?,
                _ => self.error(i, end, c"character maps to <undefined>")?,
            }
        }
        Ok(())
    }
}

/// Each byte as what `mapping` has for it: a str by index, else an object asked for the int;
/// NULL: Latin-1. Returns a new reference.
///
/// Source: <https://docs.python.org/3/c-api/unicode.html#c.PyUnicode_DecodeCharmap>
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeCharmap(
    text: *const c_char,
    n: Py_ssize_t,
    mapping: *mut PyObject,
    errors: *const c_char,
) -> *mut PyObject {
    if mapping.is_null() {
        return PyUnicode_DecodeLatin1(text, n, errors);
    }
    let mut d = Decoder::new(c"charmap", text, n, errors);
    let result = d.charmap(mapping);
    d.finish(result)
}

/// The bytes that `mapping` has for the characters: ints below 256 or bytes. Returns a new
/// reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsCharmapString(
    o: *mut PyObject,
    mapping: *mut PyObject,
) -> *mut PyObject {
    if mapping.is_null() {
        PyErr_BadArgument();
        return NULL;
    }
    let Some(utf8) = text(o) else { return NULL };
    let mut out = Buf::new();
    for (i, c) in chars(utf8).enumerate() {
        let Ok(value) = mapped(mapping, c as u32) else {
            return NULL;
        };
        let done = if value.is_null() || is_none(value) {
            let end = i.wrapping_add(1);
            return unencodable(c"charmap", o, i, end, c"character maps to <undefined>");
        } else if is_long(value) {
            match mapped_int(value, 256) {
                Some(b) => out.push(&[b as u8]),
                None => return raise!(PyExc_TypeError, c"character mapping must be in range(256)"),
            }
        } else if let Some(bytes) = bytes_bytes(value) {
            out.push(bytes)
        } else {
            return raise!(
                PyExc_TypeError,
                c"character mapping must return integer, bytes or None, not %.400s",
                type_name(value)
            );
        };
        if done.is_err() {
            return NULL;
        }
    }
    port::bytes_new(out.bytes().as_ptr(), out.bytes().len())
}

/// What the error handler makes of characters that a table has nothing for.
unsafe fn untranslatable(
    o: Obj,
    start: usize,
    end: usize,
    errors: *const c_char,
    out: &mut Buf,
) -> Result<(), Failed> {
    let utf8 = text(o).ok_or(Failed)?;
    let bad = chars(utf8).skip(start).take(end.wrapping_sub(start));
    match error_handler(errors).ok_or(Failed)? {
        Errors::Strict | Errors::XmlCharRefReplace => {
            let args = [
                port::builtin_part(o),
                port::int_from_i64(start as i64),
                port::int_from_i64(end as i64),
                name(c"character maps to <undefined>"),
            ];
            let exc = port::call(PyExc_UnicodeTranslateError, 4, 0, args.as_ptr());
            if !exc.is_null() {
                port::err_set(exc);
            }
            return Err(Failed);
        }
        Errors::Ignore => {}
        Errors::Replace => {
            for _ in bad {
                out.push_char(char::REPLACEMENT_CHARACTER)?;
            }
        }
        Errors::BackslashReplace => {
            for c in bad {
                push_escape(out, c as u32)?;
            }
        }
    }
    Ok(())
}

unsafe fn translate(
    o: Obj,
    table: Obj,
    errors: *const c_char,
    out: &mut Buf,
) -> Result<(), Failed> {
    // Where characters without a translation begin.
    let mut bad = None;
    let mut n = 0usize;
    for c in chars(text(o).ok_or(Failed)?) {
        let value = mapped(table, c as u32)?;
        if !value.is_null() && is_none(value) {
            bad = bad.or(Some(n));
            n = n.wrapping_add(1);
            continue;
        }
        if let Some(start) = bad.take() {
            untranslatable(o, start, n, errors, out)?;
        }
        n = n.wrapping_add(1);
        if value.is_null() {
            out.push_char(c)?;
        } else if let Some(text) = str_bytes(value) {
            out.push(text)?;
        } else if is_long(value) {
            match mapped_int(value, 0x11_0000).and_then(char::from_u32) {
                Some(c) => out.push_char(c)?,
                None => {
                    raise!(
                        PyExc_ValueError,
                        c"character mapping must be in range(0x%x)",
                        0x11_0000 as c_int
                    );
                    return Err(Failed);
                }
            }
        } else {
            raise!(
                PyExc_TypeError,
                c"character mapping must return integer, None or str"
            );
            return Err(Failed);
        }
    }
    match bad {
        Some(start) => untranslatable(o, start, n, errors, out),
        None => Ok(()),
    }
}

/// As `str.translate(table)`, but what the table has None for is an error: `errors` NULL or
/// `"strict"` raises UnicodeTranslateError, `"ignore"` leaves it out. Returns a new reference.
///
/// Source: <https://docs.python.org/3/c-api/unicode.html#c.PyUnicode_Translate>
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Translate(
    o: *mut PyObject,
    table: *mut PyObject,
    errors: *const c_char,
) -> *mut PyObject {
    let mut out = Buf::new();
    match translate(o, table, errors, &mut out) {
        Ok(()) => out.into_str(),
        Err(Failed) => NULL,
    }
}
