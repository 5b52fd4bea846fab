//! `_PyUnicodeWriter`: a str that is built piece by piece (part of CPython's
//! `Objects/unicodeobject.c`, a file of its own from 3.14 on).
//!
//! A module writes into the characters itself, through `PyUnicode_WRITE` on the writer's
//! `data` and `kind`. They are raw memory here; the str is made of them at the end, and the
//! field `buffer`, where CPython has it from the start, stays NULL.

use super::support::*;
use super::unicodeobject::{chars, count, text, PyUnicode_FromKindAndData};
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_void};
use core::ptr::null_mut;

type Writer = *mut _PyUnicodeWriter;

/// The width and the greatest character of the narrowest str that `max` fits in.
fn width(max: Py_UCS4) -> (c_int, Py_UCS4) {
    match max {
        0..=0x7f => (PyUnicode_1BYTE_KIND, 0x7f),
        0x80..=0xff => (PyUnicode_1BYTE_KIND, 0xff),
        0x100..=0xffff => (PyUnicode_2BYTE_KIND, 0xffff),
        _ => (PyUnicode_4BYTE_KIND, 0x10_ffff),
    }
}

unsafe fn read(kind: c_int, data: *const c_void, i: usize) -> Py_UCS4 {
    match kind {
        PyUnicode_1BYTE_KIND => Py_UCS4::from(*data.cast::<u8>().add(i)),
        PyUnicode_2BYTE_KIND => Py_UCS4::from(*data.cast::<u16>().add(i)),
        _ => *data.cast::<u32>().add(i),
    }
}

unsafe fn write(kind: c_int, data: *mut c_void, i: usize, c: Py_UCS4) {
    match kind {
        PyUnicode_1BYTE_KIND => *data.cast::<u8>().add(i) = c as u8,
        PyUnicode_2BYTE_KIND => *data.cast::<u16>().add(i) = c as u16,
        _ => *data.cast::<u32>().add(i) = c,
    }
}

/// Sets all fields. Must come first; never fails.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicodeWriter_Init(writer: *mut _PyUnicodeWriter) {
    writer.write(_PyUnicodeWriter {
        buffer: NULL,
        data: null_mut(),
        kind: 0,
        maxchar: 0,
        size: 0,
        pos: 0,
        min_length: 0,
        min_char: 0x7f,
        overallocate: 0,
        readonly: 0,
    });
}

/// Makes room for `length` more characters up to `maxchar`. 0, or -1 with MemoryError.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicodeWriter_PrepareInternal(
    writer: *mut _PyUnicodeWriter,
    length: Py_ssize_t,
    maxchar: Py_UCS4,
) -> c_int {
    if reserve(writer, length, maxchar).is_none() {
        PyErr_NoMemory();
        return -1;
    }
    0
}

unsafe fn reserve(w: Writer, length: Py_ssize_t, maxchar: Py_UCS4) -> Option<()> {
    let (kind, maxchar) = width(maxchar.max((*w).min_char).max((*w).maxchar));
    let needed = (*w).pos.checked_add(length)?;
    let mut size = (*w).size;
    if needed > size || (*w).data.is_null() {
        size = needed;
        if (*w).overallocate != 0 {
            size = size.saturating_add(size / 4);
        }
        size = size.max((*w).min_length);
    }
    if size != (*w).size || kind != (*w).kind {
        let n = usize::try_from(size).ok()?.checked_add(1)?;
        let data = port::raw_alloc(n.checked_mul(usize::try_from(kind).ok()?)?, 1);
        if data.is_null() {
            return None;
        }
        for i in 0..(*w).pos as usize {
            write(kind, data, i, read((*w).kind, (*w).data, i));
        }
        if !(*w).data.is_null() {
            port::raw_free((*w).data);
        }
        (*w).data = data;
        (*w).kind = kind;
        (*w).size = size;
    }
    (*w).maxchar = maxchar;
    Some(())
}

/// As `_PyUnicodeWriter_Prepare` of CPython's header, which asks for room only when there is
/// none.
unsafe fn prepare(w: Writer, length: Py_ssize_t, maxchar: Py_UCS4) -> bool {
    (maxchar <= (*w).maxchar && length <= (*w).size.wrapping_sub((*w).pos))
        || length == 0
        || _PyUnicodeWriter_PrepareInternal(w, length, maxchar) == 0
}

/// Appends characters, of which there are `n`, the greatest being `max`.
unsafe fn append(
    w: Writer,
    n: usize,
    max: Py_UCS4,
    characters: impl Iterator<Item = Py_UCS4>,
) -> c_int {
    if !prepare(w, n as Py_ssize_t, max) {
        return -1;
    }
    for c in characters.take(n) {
        write((*w).kind, (*w).data, (*w).pos as usize, c);
        (*w).pos = (*w).pos.wrapping_add(1);
    }
    0
}

/// Appends a character. 0, or -1 with MemoryError.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteChar(
    writer: *mut _PyUnicodeWriter,
    ch: Py_UCS4,
) -> c_int {
    append(writer, 1, ch, core::iter::once(ch))
}

/// Appends a str. 0, or -1 with TypeError or MemoryError.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteStr(
    writer: *mut _PyUnicodeWriter,
    str: *mut PyObject,
) -> c_int {
    _PyUnicodeWriter_WriteSubstring(writer, str, 0, Py_ssize_t::MAX)
}

/// Appends `str[start:end]`; the indices are not negative. 0, or -1 with TypeError or
/// MemoryError.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteSubstring(
    writer: *mut _PyUnicodeWriter,
    str: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
) -> c_int {
    let Some(utf8) = text(str) else {
        return -1;
    };
    let from = start.max(0) as usize;
    let n = count(utf8).min(end.max(0) as usize).saturating_sub(from);
    let part = || chars(utf8).skip(from).take(n).map(Py_UCS4::from);
    let max = if utf8.is_ascii() {
        0x7f
    } else {
        part().max().unwrap_or_default()
    };
    append(writer, n, max, part())
}

/// Appends ASCII characters; -1 as `len` for text that ends with a NUL. 0, or -1 with
/// MemoryError.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteASCIIString(
    writer: *mut _PyUnicodeWriter,
    ascii: *const c_char,
    len: Py_ssize_t,
) -> c_int {
    let len = usize::try_from(len).unwrap_or_else(|_| c_len(ascii));
    let bytes = lent(ascii.cast(), len);
    append(writer, len, 0x7f, bytes.iter().map(|&c| Py_UCS4::from(c)))
}

/// Appends Latin-1 characters. 0, or -1 with MemoryError.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicodeWriter_WriteLatin1String(
    writer: *mut _PyUnicodeWriter,
    str: *const c_char,
    len: Py_ssize_t,
) -> c_int {
    let bytes = lent(str.cast(), len.max(0) as usize);
    let max = bytes.iter().copied().max().unwrap_or_default();
    append(
        writer,
        bytes.len(),
        Py_UCS4::from(max),
        bytes.iter().map(|&c| Py_UCS4::from(c)),
    )
}

/// The str, a new reference; the writer is empty then. NULL with MemoryError or ValueError.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicodeWriter_Finish(writer: *mut _PyUnicodeWriter) -> *mut PyObject {
    let kind = if (*writer).data.is_null() {
        PyUnicode_1BYTE_KIND
    } else {
        (*writer).kind
    };
    let made = PyUnicode_FromKindAndData(kind, (*writer).data, (*writer).pos);
    _PyUnicodeWriter_Dealloc(writer);
    made
}

/// Frees what was written. Never fails.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicodeWriter_Dealloc(writer: *mut _PyUnicodeWriter) {
    if !(*writer).data.is_null() {
        port::raw_free((*writer).data);
    }
    _PyUnicodeWriter_Init(writer);
}
