//! Strings: CPython's `Objects/unicodeobject.c` (`unicodeobject.h`).
//!
//! The VM's strings are UTF-8 and immutable. Lone surrogates have no place in them; where
//! CPython would make one, a UnicodeEncodeError or ValueError is raised. A str that is filled
//! after it was made ([`PyUnicode_New`]) is open until the VM sees it; the characters of any
//! other that are not ASCII are handed out as a copy, which lives as long as the str.

use super::abstract_::PySequence_Fast;
use super::support::*;
use super::unicode_codecs::{
    encode_wide, PyUnicode_AsRawUnicodeEscapeString, PyUnicode_AsUnicodeEscapeString,
    PyUnicode_DecodeRawUnicodeEscape, PyUnicode_DecodeUTF16, PyUnicode_DecodeUTF32,
    PyUnicode_DecodeUnicodeEscape,
};
use crate::abi::*;
use crate::port::{self, binary_op};
use core::ffi::{c_char, c_int, c_void, CStr};
use core::ptr::{self};

/// C's `wchar_t` on the systems there are ports for: four bytes.
#[allow(non_camel_case_types)]
pub type wchar_t = c_int;

// ---- making ----------------------------------------------------------------

/// A str of UTF-8 that the caller vouches for.
unsafe fn make(utf8: &[u8]) -> Obj {
    port::str_new(utf8.as_ptr(), utf8.len())
}

/// A str of `size` zeroes, to be filled through `PyUnicode_DATA` before anyone else sees it.
/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_New(size: Py_ssize_t, max: Py_UCS4) -> *mut PyObject {
    if size < 0 {
        return raise!(PyExc_SystemError, c"Negative size passed to PyUnicode_New");
    }
    if max > 0x10_ffff {
        return raise!(
            PyExc_SystemError,
            c"invalid maximum character passed to PyUnicode_New"
        );
    }
    if size == 0 || max <= 0x7f {
        return port::str_new(ptr::null(), size as usize);
    }
    port::str_open(size as usize, kind_of(max))
}

/// The bytes that each character of a str takes whose greatest is `max`.
fn kind_of(max: Py_UCS4) -> c_int {
    match max {
        0..=0xff => PyUnicode_1BYTE_KIND,
        0x100..=0xffff => PyUnicode_2BYTE_KIND,
        _ => PyUnicode_4BYTE_KIND,
    }
}

/// From wide characters; a str to be filled for a NULL. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FromUnicode(
    text: *const wchar_t,
    n: Py_ssize_t,
) -> *mut PyObject {
    if text.is_null() {
        return PyUnicode_New(n, 0x10_ffff);
    }
    PyUnicode_FromWideChar(text, n)
}

// ---- the characters of a str -----------------------------------------------

/// The characters of a str, `n` of them of `kind` bytes each.
#[derive(Clone, Copy)]
struct Characters {
    data: *mut c_void,
    kind: c_int,
    n: usize,
    /// No other than these may be written; 0 when none may.
    max: Py_UCS4,
}

impl Characters {
    unsafe fn read(&self, i: usize) -> Py_UCS4 {
        match self.kind {
            PyUnicode_1BYTE_KIND => Py_UCS4::from(*self.data.cast::<u8>().add(i)),
            PyUnicode_2BYTE_KIND => Py_UCS4::from(*self.data.cast::<u16>().add(i)),
            _ => *self.data.cast::<u32>().add(i),
        }
    }

    unsafe fn write(&self, i: usize, c: Py_UCS4) {
        match self.kind {
            PyUnicode_1BYTE_KIND => *self.data.cast::<u8>().add(i) = c as u8,
            PyUnicode_2BYTE_KIND => *self.data.cast::<u16>().add(i) = c as u16,
            _ => *self.data.cast::<u32>().add(i) = c,
        }
    }
}

/// Those of a str that is being filled.
unsafe fn open(o: Obj) -> Option<Characters> {
    let (mut kind, mut n) = (0, 0);
    let data = port::str_open_data(o, &mut kind, &mut n);
    if data.is_null() {
        return None;
    }
    let max = match kind {
        PyUnicode_1BYTE_KIND => 0xff,
        PyUnicode_2BYTE_KIND => 0xffff,
        _ => 0x10_ffff,
    };
    Some(Characters { data, kind, n, max })
}

/// Those of any str; None with TypeError or MemoryError.
unsafe fn characters(o: Obj) -> Option<Characters> {
    if let Some(characters) = open(o) {
        return Some(characters);
    }
    let utf8 = text(o)?;
    if utf8.is_ascii() {
        return Some(Characters {
            data: utf8.as_ptr().cast_mut().cast(),
            kind: PyUnicode_1BYTE_KIND,
            n: utf8.len(),
            // An interned str, which is a tagged word, is shared by all of the VM. Of others
            // the caller must know that nobody else has seen them.
            max: if o as usize & 3 == 0 { 0x7f } else { 0 },
        });
    }
    let kind = kind_of(chars(utf8).max().unwrap_or_default() as Py_UCS4);
    copied(o, utf8, kind)
}

/// A copy of the characters of a str, made when it is first asked for.
#[derive(Clone, Copy)]
#[repr(C)]
struct Copied {
    /// The complement of its address, so that the str does not live because of it. 0 when
    /// the str is dead, or there never was one.
    hidden: usize,
    kind: c_int,
    n: usize,
    /// Raw memory; NULL when there never was one.
    data: *mut c_void,
}

/// Hash table with open addressing, in raw memory.
static mut COPIES: *mut Copied = ptr::null_mut();
/// A power of two, or 0.
static mut N_COPIES: usize = 0;
/// Entries with data, those of dead strings too.
static mut COPIES_USED: usize = 0;

/// Forgets every copy: for a VM that starts again in the same process.
#[cfg(feature = "vm")]
pub(super) unsafe fn reset() {
    COPIES = ptr::null_mut();
    N_COPIES = 0;
    COPIES_USED = 0;
}

unsafe fn copy_place(table: *mut Copied, size: usize, hidden: usize, kind: c_int) -> *mut Copied {
    let mask = size.wrapping_sub(1);
    let mut i = (hidden >> 4).wrapping_mul(0x9E37_79B1) & mask;
    loop {
        // SAFETY: the mask keeps the index inside, and a table is never full.
        let at = table.add(i);
        if (*at).data.is_null() || ((*at).hidden == hidden && (*at).kind == kind) {
            return at;
        }
        i = i.wrapping_add(1) & mask;
    }
}

/// Room for one more in the table; the copies of dead strings are freed.
unsafe fn make_room_for_copy() -> Result<(), Full> {
    if COPIES_USED.wrapping_mul(2) < N_COPIES {
        return Ok(());
    }
    let mut live = 0_usize;
    for i in 0..N_COPIES {
        live = live.wrapping_add(usize::from((*COPIES.add(i)).hidden != 0));
    }
    let size = live.wrapping_mul(4).max(16).next_power_of_two();
    let table: *mut Copied =
        port::raw_alloc(size.wrapping_mul(core::mem::size_of::<Copied>()), 1).cast();
    if table.is_null() {
        PyErr_NoMemory();
        return Err(Full);
    }
    for i in 0..N_COPIES {
        let old = *COPIES.add(i);
        if old.hidden != 0 {
            *copy_place(table, size, old.hidden, old.kind) = old;
        } else if !old.data.is_null() {
            port::raw_free(old.data);
        }
    }
    if !COPIES.is_null() {
        port::raw_free(COPIES.cast());
    }
    COPIES = table;
    N_COPIES = size;
    COPIES_USED = live;
    Ok(())
}

/// The characters of `o`, whose text is `utf8`, as `kind` bytes each.
unsafe fn copied(o: Obj, utf8: &[u8], kind: c_int) -> Option<Characters> {
    let hidden = !(o as usize);
    let found = |at: *mut Copied| Characters {
        data: (*at).data,
        kind,
        n: (*at).n,
        max: 0,
    };
    if N_COPIES != 0 {
        let at = copy_place(COPIES, N_COPIES, hidden, kind);
        if !(*at).data.is_null() {
            return Some(found(at));
        }
    }
    make_room_for_copy().ok()?;
    let n = count(utf8);
    let data = port::raw_alloc(n.wrapping_add(1).wrapping_mul(kind as usize), 1);
    if data.is_null() {
        PyErr_NoMemory();
        return None;
    }
    let at = copy_place(COPIES, N_COPIES, hidden, kind);
    *at = Copied {
        hidden,
        kind,
        n,
        data,
    };
    COPIES_USED = COPIES_USED.wrapping_add(1);
    let new = found(at);
    for (i, c) in chars(utf8).enumerate() {
        new.write(i, c as Py_UCS4);
    }
    Some(new)
}

/// When a collection has marked what is alive: the copies of dead strings may go.
pub(crate) unsafe fn forget_copies(live: extern "C" fn(*const c_void) -> c_int) {
    for i in 0..N_COPIES {
        let at = COPIES.add(i);
        if (*at).hidden != 0 && live(!(*at).hidden as *const c_void) == 0 {
            (*at).hidden = 0;
        }
    }
}

/// Writes a character of a str that nobody else has seen. 0, or -1 with IndexError,
/// ValueError, or SystemError for a str that is in use.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_WriteChar(
    o: *mut PyObject,
    index: Py_ssize_t,
    c: Py_UCS4,
) -> c_int {
    if !is_str(o) {
        PyErr_BadArgument();
        return -1;
    }
    let Some(to) = characters(o) else { return -1 };
    if index < 0 || index as usize >= to.n {
        raise!(PyExc_IndexError, c"string index out of range");
        return -1;
    }
    if !modifiable(&to) {
        return -1;
    }
    if c > to.max {
        raise!(PyExc_ValueError, c"character out of range");
        return -1;
    }
    to.write(index as usize, c);
    0
}

unsafe fn modifiable(to: &Characters) -> bool {
    if to.max == 0 {
        raise!(PyExc_SystemError, c"Cannot modify a string currently used");
    }
    to.max != 0
}

/// Replaces `*p` by a str of another length, as [`PyUnicode_New`] makes them, with the same
/// characters. 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Resize(p: *mut *mut PyObject, length: Py_ssize_t) -> c_int {
    if p.is_null() || (*p).is_null() || length < 0 || !is_str(*p) {
        bad_internal_call();
        return -1;
    }
    let Some(from) = characters(*p) else {
        return -1;
    };
    if from.n == length as usize {
        return 0;
    }
    // What cannot be written has its greatest character in its kind.
    let max = match (from.max, from.kind) {
        (0, PyUnicode_1BYTE_KIND) if open(*p).is_none() && is_ascii(*p) => 0x7f,
        (0, PyUnicode_1BYTE_KIND) => 0xff,
        (0, PyUnicode_2BYTE_KIND) => 0xffff,
        (0, _) => 0x10_ffff,
        (max, _) => max,
    };
    let new = PyUnicode_New(length, max);
    if new.is_null() {
        return -1;
    }
    if length > 0 {
        let Some(to) = characters(new) else { return -1 };
        for i in 0..from.n.min(to.n) {
            to.write(i, from.read(i));
        }
    }
    *p = new;
    0
}

unsafe fn is_ascii(o: Obj) -> bool {
    match open(o) {
        Some(_) => false,
        None => str_bytes(o).is_some_and(<[u8]>::is_ascii),
    }
}

/// What `PyUnicode_IS_ASCII` is on a VM.
#[no_mangle]
pub unsafe extern "C" fn typeobject_vm_is_ascii(o: *mut PyObject) -> c_int {
    is_ascii(o).into()
}

/// Copies characters into a str that nobody else has seen. How many, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_CopyCharacters(
    to: *mut PyObject,
    to_start: Py_ssize_t,
    from: *mut PyObject,
    from_start: Py_ssize_t,
    how_many: Py_ssize_t,
) -> Py_ssize_t {
    if !is_str(to) || !is_str(from) {
        bad_internal_call();
        return -1;
    }
    let (Some(target), Some(source)) = (characters(to), characters(from)) else {
        return -1;
    };
    let (at, first) = (to_start as usize, from_start as usize);
    if first > source.n || at > target.n {
        raise!(PyExc_IndexError, c"string index out of range");
        return -1;
    }
    if how_many < 0 {
        raise!(PyExc_SystemError, c"how_many cannot be negative");
        return -1;
    }
    let n = source.n.wrapping_sub(first).min(how_many as usize);
    if n > target.n.wrapping_sub(at) {
        raise!(
            PyExc_SystemError,
            c"Cannot write %zi characters at %zi in a string of %zi characters",
            n as Py_ssize_t,
            to_start,
            target.n as Py_ssize_t
        );
        return -1;
    }
    if n == 0 {
        return 0;
    }
    if !modifiable(&target) {
        return -1;
    }
    for i in 0..n {
        if source.read(first.wrapping_add(i)) > target.max {
            raise!(
                PyExc_SystemError,
                c"Cannot copy %s characters into a string of %s characters",
                kind_name(from, &source),
                kind_name(to, &target)
            );
            return -1;
        }
    }
    for i in 0..n {
        target.write(at.wrapping_add(i), source.read(first.wrapping_add(i)));
    }
    n as Py_ssize_t
}

unsafe fn kind_name(o: Obj, characters: &Characters) -> *const c_char {
    match characters.kind {
        PyUnicode_1BYTE_KIND if is_ascii(o) => c"ascii",
        PyUnicode_1BYTE_KIND => c"latin1",
        PyUnicode_2BYTE_KIND => c"UCS2",
        _ => c"UCS4",
    }
    .as_ptr()
}

/// Writes one character `length` times into a str that nobody else has seen. How often, or
/// -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Fill(
    o: *mut PyObject,
    start: Py_ssize_t,
    length: Py_ssize_t,
    c: Py_UCS4,
) -> Py_ssize_t {
    if !is_str(o) {
        bad_internal_call();
        return -1;
    }
    let Some(to) = characters(o) else { return -1 };
    if !modifiable(&to) {
        return -1;
    }
    if start < 0 {
        raise!(PyExc_IndexError, c"string index out of range");
        return -1;
    }
    if c > to.max {
        raise!(
            PyExc_ValueError,
            c"fill character is bigger than the string maximum character"
        );
        return -1;
    }
    let start = start as usize;
    let n = to.n.saturating_sub(start).min(length.max(0) as usize);
    for i in 0..n {
        to.write(start.wrapping_add(i), c);
    }
    n as Py_ssize_t
}

/// From UTF-8. Returns a new reference; UnicodeDecodeError for anything else.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FromString(text: *const c_char) -> *mut PyObject {
    said(text)
}

/// The same for the runtime.
pub(crate) unsafe fn from_text(text: *const c_char) -> Obj {
    decode_strict(CStr::from_ptr(text).to_bytes())
}

#[cfg(feature = "vm")]
extern "C" {
    /// The function below, in an image where not every text that [`said`] is given is known to be
    /// UTF-8.
    static typeobject_part_text_checked:
        Option<unsafe extern "C" fn(*const c_char, c_int) -> *mut PyObject>;
}

#[cfg(feature = "vm")]
#[no_mangle]
unsafe extern "C" fn typeobject_text_checked(text: *const c_char, intern: c_int) -> *mut PyObject {
    if intern != 0 {
        return intern_text(text);
    }
    from_text(text)
}

/// [`from_text`] of a text that a module says as a rule in its source: of PyUnicode_FromString(),
/// PyUnicode_InternFromString(), PyErr_SetString(), PyModule_AddObject() and the module's definition.
/// In firmware rom.py reads those.
pub(crate) unsafe fn said(text: *const c_char) -> Obj {
    if *text == 0 {
        return port::str_new(text.cast(), 0);
    }
    #[cfg(feature = "vm")]
    match typeobject_part_text_checked {
        Some(checked) => checked(text, 0),
        None => make(CStr::from_ptr(text).to_bytes()),
    }
    #[cfg(not(feature = "vm"))]
    {
        from_text(text)
    }
}

/// From `n` bytes of UTF-8. Returns a new reference. `text` may be NULL for n = 0 only.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FromStringAndSize(
    text: *const c_char,
    n: Py_ssize_t,
) -> *mut PyObject {
    if n < 0 {
        return raise!(
            PyExc_SystemError,
            c"Negative size passed to PyUnicode_FromStringAndSize"
        );
    }
    if text.is_null() {
        if n > 0 {
            return raise!(
                PyExc_SystemError,
                c"NULL string with positive size with NULL passed to PyUnicode_FromStringAndSize"
            );
        }
        return make(b"");
    }
    decode_strict(lent(text.cast(), n as usize))
}

/// The same as an interned str. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_InternFromString(text: *const c_char) -> *mut PyObject {
    #[cfg(not(feature = "vm"))]
    return intern_text(text);
    #[cfg(feature = "vm")]
    match typeobject_part_text_checked {
        Some(checked) => checked(text, 1),
        None => port::str_intern(text.cast(), CStr::from_ptr(text).to_bytes().len()),
    }
}

/// The same for the runtime.
pub(crate) unsafe fn intern_text(text: *const c_char) -> Obj {
    let text = CStr::from_ptr(text).to_bytes();
    #[cfg(feature = "vm")]
    let bad = utf8_error(text).is_some();
    #[cfg(not(feature = "vm"))]
    let bad = core::str::from_utf8(text).is_err();
    if bad {
        return decode_strict(text);
    }
    port::str_intern(text.as_ptr(), text.len())
}

/// Replaces `*p` by the interned str of the same text. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_InternInPlace(p: *mut *mut PyObject) {
    let o = *p;
    if o.is_null() || !is_exactly(o, Kind::Str) {
        return;
    }
    if let Some(text) = str_bytes(o) {
        let interned = port::str_intern(text.as_ptr(), text.len());
        if interned.is_null() {
            PyErr_Clear();
        } else {
            *p = interned;
        }
    }
}

/// [`PyUnicode_InternInPlace`].
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_InternImmortal(p: *mut *mut PyObject) {
    PyUnicode_InternInPlace(p);
}

/// `chr(ordinal)`. ValueError outside, and for a surrogate.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FromOrdinal(ordinal: c_int) -> *mut PyObject {
    let Some(c) = u32::try_from(ordinal).ok().and_then(char::from_u32) else {
        return raise!(PyExc_ValueError, c"chr() arg not in range(0x110000)");
    };
    let mut utf8 = [0; 4];
    make(c.encode_utf8(&mut utf8).as_bytes())
}

/// A str itself, a subclass's as a plain str; TypeError for anything else.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FromObject(o: *mut PyObject) -> *mut PyObject {
    if is_exactly(o, Kind::Str) {
        return o;
    }
    match str_bytes(o) {
        Some(text) => make(text),
        None => raise!(
            PyExc_TypeError,
            c"Can't convert '%.100s' object to str implicitly",
            type_name(o)
        ),
    }
}

/// `str(o, encoding, errors)` for bytes and buffers.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FromEncodedObject(
    o: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    if o.is_null() {
        return bad_internal_call();
    }
    if let Some(bytes) = bytes_bytes(o) {
        return PyUnicode_Decode(
            bytes.as_ptr().cast(),
            bytes.len() as isize,
            encoding,
            errors,
        );
    }
    if is_str(o) {
        return raise!(PyExc_TypeError, c"decoding str is not supported");
    }
    let mut view = core::mem::zeroed::<Py_buffer>();
    if super::memoryobject::PyObject_GetBuffer(o, &mut view, PyBUF_SIMPLE as c_int) < 0 {
        return raise!(
            PyExc_TypeError,
            c"decoding to str: need a bytes-like object, %.80s found",
            type_name(o)
        );
    }
    let text = PyUnicode_Decode(view.buf.cast(), view.len, encoding, errors);
    super::memoryobject::PyBuffer_Release(&mut view);
    text
}

/// From `n` characters of 1, 2 or 4 bytes. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FromKindAndData(
    kind: c_int,
    buffer: *const c_void,
    n: Py_ssize_t,
) -> *mut PyObject {
    if n < 0 {
        return raise!(PyExc_ValueError, c"size must be positive");
    }
    if !matches!(kind, 1 | 2 | 4) {
        return raise!(PyExc_SystemError, c"invalid kind");
    }
    from_chars(n, |i| match kind {
        1 => u32::from(*buffer.cast::<u8>().add(i)),
        2 => u32::from(buffer.cast::<u16>().add(i).read_unaligned()),
        _ => buffer.cast::<u32>().add(i).read_unaligned(),
    })
}

unsafe fn from_chars(n: Py_ssize_t, at: impl Fn(usize) -> u32) -> Obj {
    let mut text = Buf::new();
    for i in 0..n as usize {
        let Some(c) = char::from_u32(at(i)) else {
            return raise!(
                PyExc_ValueError,
                c"character U+%x is not in range [U+0000; U+10ffff]",
                at(i)
            );
        };
        if text.push_char(c).is_err() {
            return NULL;
        }
    }
    text.into_str()
}

/// From wide characters; n = -1 for text that ends with a zero. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FromWideChar(
    text: *const wchar_t,
    n: Py_ssize_t,
) -> *mut PyObject {
    if text.is_null() && n != 0 {
        return bad_internal_call();
    }
    let mut n = n;
    if n < 0 {
        n = 0;
        while *text.add(n as usize) != 0 {
            n = n.wrapping_add(1);
        }
    }
    from_chars(n, |i| *text.add(i) as u32)
}

// ---- reading ---------------------------------------------------------------

/// The UTF-8 of a str, or None with `PyErr_BadArgument`'s TypeError.
pub(crate) unsafe fn text<'a>(o: Obj) -> Option<&'a [u8]> {
    let found = if o.is_null() { None } else { str_bytes(o) };
    if found.is_none() {
        PyErr_BadArgument();
    }
    found
}

/// The characters in UTF-8.
pub(crate) fn count(utf8: &[u8]) -> usize {
    utf8.iter().filter(|&&b| b & 0xc0 != 0x80).count()
}

/// Where the `index`-th character starts; the end for any index beyond.
fn offset(utf8: &[u8], index: usize) -> usize {
    if utf8.is_ascii() {
        return index.min(utf8.len());
    }
    let mut starts = utf8.iter().enumerate().filter(|(_, &b)| b & 0xc0 != 0x80);
    starts.nth(index).map_or(utf8.len(), |(at, _)| at)
}

pub(crate) fn chars(utf8: &[u8]) -> core::str::Chars<'_> {
    // SAFETY: the VM's strings are UTF-8.
    unsafe { core::str::from_utf8_unchecked(utf8) }.chars()
}

/// The number of characters; -1 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_GetLength(o: *mut PyObject) -> Py_ssize_t {
    if let Some(open) = open(o) {
        return open.n as Py_ssize_t;
    }
    match text(o) {
        Some(utf8) => count(utf8) as Py_ssize_t,
        None => -1,
    }
}

/// The old name of [`PyUnicode_GetLength`].
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_GetSize(o: *mut PyObject) -> Py_ssize_t {
    PyUnicode_GetLength(o)
}

/// One character; `(Py_UCS4)-1` with IndexError.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_ReadChar(o: *mut PyObject, index: Py_ssize_t) -> Py_UCS4 {
    if let Some(open) = open(o) {
        if index >= 0 && (index as usize) < open.n {
            return open.read(index as usize);
        }
        raise!(PyExc_IndexError, c"string index out of range");
        return u32::MAX;
    }
    let Some(utf8) = text(o) else { return u32::MAX };
    let at = offset(utf8, index.max(0) as usize);
    match utf8.get(at..).and_then(|rest| chars(rest).next()) {
        Some(c) if index >= 0 => c as Py_UCS4,
        _ => {
            raise!(PyExc_IndexError, c"string index out of range");
            u32::MAX
        }
    }
}

/// The UTF-8, NUL after it, alive as long as the str. NULL with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsUTF8AndSize(
    o: *mut PyObject,
    size: *mut Py_ssize_t,
) -> *const c_char {
    let Some(utf8) = text(o) else {
        if !size.is_null() {
            *size = -1;
        }
        return ptr::null();
    };
    if !size.is_null() {
        *size = utf8.len() as Py_ssize_t;
    }
    utf8.as_ptr().cast()
}

/// The same without its length.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsUTF8(o: *mut PyObject) -> *const c_char {
    PyUnicode_AsUTF8AndSize(o, ptr::null_mut())
}

/// What `PyUnicode_DATA` and `PyUnicode_KIND` are on a VM: the characters of a str in 1, 2 or
/// 4 bytes each, a zero after them, alive as long as the str. ASCII is the VM's own memory,
/// anything else a copy. NULL with an exception.
#[no_mangle]
pub unsafe extern "C" fn typeobject_vm_unicode(o: *mut PyObject, kind: *mut c_int) -> *mut c_void {
    match characters(o) {
        Some(found) => {
            *kind = found.kind;
            found.data
        }
        None => {
            *kind = PyUnicode_1BYTE_KIND;
            ptr::null_mut()
        }
    }
}

/// The characters as wide ones, a zero after them, alive as long as the str; their number
/// goes to `size` unless that is NULL. NULL with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsUnicodeAndSize(
    o: *mut PyObject,
    size: *mut Py_ssize_t,
) -> *mut wchar_t {
    let wide = match open(o) {
        Some(open) if open.kind == PyUnicode_4BYTE_KIND => Some(open),
        _ => text(o).and_then(|utf8| copied(o, utf8, PyUnicode_4BYTE_KIND)),
    };
    let Some(wide) = wide else {
        return ptr::null_mut();
    };
    if !size.is_null() {
        *size = wide.n as Py_ssize_t;
    }
    wide.data.cast()
}

/// The same without their number.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsUnicode(o: *mut PyObject) -> *mut wchar_t {
    PyUnicode_AsUnicodeAndSize(o, ptr::null_mut())
}

/// Copies the characters, and a zero after them when `copy_null`. NULL with SystemError when
/// there is no room.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsUCS4(
    o: *mut PyObject,
    buffer: *mut Py_UCS4,
    room: Py_ssize_t,
    copy_null: c_int,
) -> *mut Py_UCS4 {
    if buffer.is_null() || room < 0 {
        bad_internal_call();
        return ptr::null_mut();
    }
    let Some(utf8) = text(o) else {
        return ptr::null_mut();
    };
    let need = count(utf8).wrapping_add(usize::from(copy_null != 0));
    if need > room as usize {
        raise!(PyExc_SystemError, c"string is longer than the buffer");
        if copy_null != 0 && room > 0 {
            *buffer = 0;
        }
        return ptr::null_mut();
    }
    let mut at = buffer;
    for c in chars(utf8) {
        *at = c as Py_UCS4;
        at = at.add(1);
    }
    if copy_null != 0 {
        *at = 0;
    }
    buffer
}

/// The characters and a zero in new memory, to be freed by `PyMem_Free`.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsUCS4Copy(o: *mut PyObject) -> *mut Py_UCS4 {
    let Some(utf8) = text(o) else {
        return ptr::null_mut();
    };
    let room = count(utf8).wrapping_add(1);
    let buffer: *mut Py_UCS4 = port::raw_alloc(room.wrapping_mul(4), 0).cast();
    if buffer.is_null() {
        PyErr_NoMemory();
        return ptr::null_mut();
    }
    PyUnicode_AsUCS4(o, buffer, room as Py_ssize_t, 1)
}

/// Copies at most `room` wide characters, with a zero if it fits. How many without the
/// zero, or -1; for a NULL buffer how many with it.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsWideChar(
    o: *mut PyObject,
    buffer: *mut wchar_t,
    room: Py_ssize_t,
) -> Py_ssize_t {
    if o.is_null() {
        bad_internal_call();
        return -1;
    }
    let Some(utf8) = text(o) else { return -1 };
    let n = count(utf8);
    if buffer.is_null() {
        return n.wrapping_add(1) as Py_ssize_t;
    }
    let room = room.max(0) as usize;
    for (i, c) in chars(utf8).take(room).enumerate() {
        *buffer.add(i) = c as wchar_t;
    }
    if n < room {
        *buffer.add(n) = 0;
    }
    n.min(room) as Py_ssize_t
}

/// The wide characters and a zero in new memory, to be freed by `PyMem_Free`. ValueError for
/// a zero inside when `size` is NULL.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsWideCharString(
    o: *mut PyObject,
    size: *mut Py_ssize_t,
) -> *mut wchar_t {
    if o.is_null() {
        bad_internal_call();
        return ptr::null_mut();
    }
    let Some(utf8) = text(o) else {
        return ptr::null_mut();
    };
    if size.is_null() && utf8.contains(&0) {
        raise!(PyExc_ValueError, c"embedded null character");
        return ptr::null_mut();
    }
    let room = count(utf8).wrapping_add(1);
    let bytes = room.wrapping_mul(core::mem::size_of::<wchar_t>());
    let buffer: *mut wchar_t = port::raw_alloc(bytes, 0).cast();
    if buffer.is_null() {
        PyErr_NoMemory();
        return ptr::null_mut();
    }
    let n = PyUnicode_AsWideChar(o, buffer, room as Py_ssize_t);
    if !size.is_null() {
        *size = n;
    }
    buffer
}

// ---- codecs ----------------------------------------------------------------

/// What to do with what cannot be converted.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Errors {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    /// Only for what is encoded.
    XmlCharRefReplace,
}

/// LookupError for the name of a handler that there is not. NULL means strict.
pub(crate) unsafe fn error_handler(errors: *const c_char) -> Option<Errors> {
    if errors.is_null() {
        return Some(Errors::Strict);
    }
    match CStr::from_ptr(errors).to_bytes() {
        b"" | b"strict" | b"surrogateescape" | b"surrogatepass" => Some(Errors::Strict),
        b"ignore" => Some(Errors::Ignore),
        b"replace" => Some(Errors::Replace),
        b"backslashreplace" => Some(Errors::BackslashReplace),
        b"xmlcharrefreplace" => Some(Errors::XmlCharRefReplace),
        _ => {
            raise!(
                PyExc_LookupError,
                c"unknown error handler name '%.400s'",
                errors
            );
            None
        }
    }
}

/// `\xff`, `\u20ac` or `\U0001f600`.
pub(crate) unsafe fn push_escape(out: &mut Buf, c: u32) -> Result<(), Full> {
    let (letter, digits) = match c {
        0..=0xff => (b'x', 2),
        0x100..=0xffff => (b'u', 4),
        _ => (b'U', 8),
    };
    out.push(&[b'\\', letter])?;
    let mut left: u32 = digits;
    while left != 0 {
        left = left.wrapping_sub(1);
        let digit = (c.wrapping_shr(left.wrapping_mul(4)) & 15) as u8;
        out.push(&[if digit < 10 {
            digit.wrapping_add(b'0')
        } else {
            digit.wrapping_add(b'a' - 10)
        }])?;
    }
    Ok(())
}

/// The text with every character from `limit` on escaped. None with MemoryError.
pub(crate) unsafe fn backslash_escaped(utf8: &[u8], limit: u32) -> Option<Buf> {
    let mut out = Buf::new();
    for c in chars(utf8) {
        let done = if (c as u32) < limit {
            out.push_char(c)
        } else {
            push_escape(&mut out, c as u32)
        };
        if done.is_err() {
            return None;
        }
    }
    Some(out)
}

/// Sets a UnicodeDecodeError with CPython's arguments, of which its text is made.
#[cold]
pub(crate) unsafe fn decode_error(
    codec: &CStr,
    bytes: &[u8],
    start: usize,
    end: usize,
    reason: &CStr,
) -> Obj {
    let args = [
        from_text(codec.as_ptr()),
        port::bytes_new(bytes.as_ptr(), bytes.len()),
        port::int_from_i64(start as i64),
        port::int_from_i64(end as i64),
        from_text(reason.as_ptr()),
    ];
    if args.iter().any(|arg| arg.is_null()) {
        return NULL;
    }
    let exc = port::call(PyExc_UnicodeDecodeError, args.len(), 0, args.as_ptr());
    if !exc.is_null() {
        port::err_set(exc);
    }
    NULL
}

/// A str of UTF-8; UnicodeDecodeError for what is none.
unsafe fn decode_strict(bytes: &[u8]) -> Obj {
    #[cfg(not(feature = "vm"))]
    {
        decode_utf8(bytes, ptr::null(), ptr::null_mut())
    }
    #[cfg(feature = "vm")]
    {
        let Some((start, len, reason)) = utf8_error(bytes) else {
            return make(bytes);
        };
        let end = start.wrapping_add(len);
        decode_error(c"utf-8", bytes, start, end, reason)
    }
}

/// Where the first bytes are that are no UTF-8, how many, and why: what `core` finds, in little
/// room.
#[cfg(feature = "vm")]
pub(crate) fn utf8_error(bytes: &[u8]) -> Option<(usize, usize, &'static CStr)> {
    let mut rest = bytes.iter();
    while let Some(&first) = rest.next() {
        let (more, mut low, mut high) = match first {
            0..=0x7f => continue,
            0xc2..=0xdf => (1, 0x80, 0xbf),
            0xe0 => (2, 0xa0, 0xbf),
            0xed => (2, 0x80, 0x9f),
            0xe1..=0xef => (2, 0x80, 0xbf),
            0xf0 => (3, 0x90, 0xbf),
            0xf1..=0xf3 => (3, 0x80, 0xbf),
            0xf4 => (3, 0x80, 0x8f),
            _ => {
                let start = bytes.len().wrapping_sub(rest.len()).wrapping_sub(1);
                return Some((start, 1, c"invalid start byte"));
            }
        };
        let start = bytes.len().wrapping_sub(rest.len()).wrapping_sub(1);
        for k in 1..=more {
            match rest.as_slice().first() {
                Some(c) if (low..=high).contains(c) => {
                    rest.next();
                }
                Some(_) => return Some((start, k, c"invalid continuation byte")),
                None => return Some((start, k, c"unexpected end of data")),
            }
            (low, high) = (0x80, 0xbf);
        }
    }
    None
}

/// `consumed` not NULL: an incomplete sequence at the end is left alone, and where it
/// starts is stored.
unsafe fn decode_utf8(bytes: &[u8], errors: *const c_char, consumed: *mut Py_ssize_t) -> Obj {
    if !consumed.is_null() {
        *consumed = bytes.len() as Py_ssize_t;
    }
    if core::str::from_utf8(bytes).is_ok() {
        return make(bytes);
    }
    let mut out = Buf::new();
    let mut at = 0usize;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let error = match core::str::from_utf8(rest) {
            Ok(_) => {
                if out.push(rest).is_err() {
                    return NULL;
                }
                return out.into_str();
            }
            Err(error) => error,
        };
        let good = rest.get(..error.valid_up_to()).unwrap_or_default();
        if out.push(good).is_err() {
            return NULL;
        }
        let start = at.wrapping_add(good.len());
        let first = bytes.get(start).copied().unwrap_or(0);
        let (len, reason) = match error.error_len() {
            None => (bytes.len().wrapping_sub(start), c"unexpected end of data"),
            Some(_) if !matches!(first, 0xc2..=0xf4) => (1, c"invalid start byte"),
            Some(len) => (len, c"invalid continuation byte"),
        };
        if error.error_len().is_none() && !consumed.is_null() {
            *consumed = start as Py_ssize_t;
            return out.into_str();
        }
        let end = start.wrapping_add(len);
        let Some(handler) = error_handler(errors) else {
            return NULL;
        };
        let done = match handler {
            Errors::Strict | Errors::XmlCharRefReplace => {
                return decode_error(c"utf-8", bytes, start, end, reason)
            }
            Errors::Ignore => Ok(()),
            Errors::Replace => out.push_char(char::REPLACEMENT_CHARACTER),
            Errors::BackslashReplace => {
                let mut done = Ok(());
                for &b in bytes.get(start..end).unwrap_or_default() {
                    if done.is_ok() {
                        done = push_escape(&mut out, u32::from(b));
                    }
                }
                done
            }
        };
        if done.is_err() {
            return NULL;
        }
        at = end;
    }
}

/// `bytes.decode("utf-8", errors)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeUTF8(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    decode_utf8(
        lent(text.cast(), n.max(0) as usize),
        errors,
        ptr::null_mut(),
    )
}

/// The same; with `consumed` an incomplete sequence at the end is no error, and `*consumed`
/// is how many bytes were decoded.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeUTF8Stateful(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
    consumed: *mut Py_ssize_t,
) -> *mut PyObject {
    decode_utf8(lent(text.cast(), n.max(0) as usize), errors, consumed)
}

/// `bytes.decode("ascii", errors)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeASCII(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    let bytes = lent(text.cast::<u8>(), n.max(0) as usize);
    if bytes.is_ascii() {
        return make(bytes);
    }
    let Some(handler) = error_handler(errors) else {
        return NULL;
    };
    let mut out = Buf::new();
    for (i, &b) in bytes.iter().enumerate() {
        let done = if b < 0x80 {
            out.push(&[b])
        } else {
            match handler {
                Errors::Strict | Errors::XmlCharRefReplace => {
                    let reason = c"ordinal not in range(128)";
                    return decode_error(c"ascii", bytes, i, i.wrapping_add(1), reason);
                }
                Errors::Ignore => Ok(()),
                Errors::Replace => out.push_char(char::REPLACEMENT_CHARACTER),
                Errors::BackslashReplace => push_escape(&mut out, u32::from(b)),
            }
        };
        if done.is_err() {
            return NULL;
        }
    }
    out.into_str()
}

/// `bytes.decode("latin-1")`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeLatin1(
    text: *const c_char,
    n: Py_ssize_t,
    _errors: *const c_char,
) -> *mut PyObject {
    let bytes = lent(text.cast::<u8>(), n.max(0) as usize);
    if bytes.is_ascii() {
        return make(bytes);
    }
    let mut out = Buf::new();
    for &b in bytes {
        if out.push_char(char::from(b)).is_err() {
            return NULL;
        }
    }
    out.into_str()
}

#[derive(Clone, Copy)]
pub(crate) enum Codec {
    Utf8,
    Ascii,
    Latin1,
    /// With its byte order, as [`PyUnicode_DecodeUTF16`] wants it.
    Utf16(c_int),
    Utf32(c_int),
    UnicodeEscape,
    RawUnicodeEscape,
}

/// The codec of a name, in any of its spellings. LookupError for others. NULL means UTF-8.
pub(crate) unsafe fn codec(encoding: *const c_char) -> Option<Codec> {
    const NAMES: [(&[u8], Codec); 22] = [
        (b"utf8", Codec::Utf8),
        (b"u8", Codec::Utf8),
        (b"utf", Codec::Utf8),
        (b"ascii", Codec::Ascii),
        (b"usascii", Codec::Ascii),
        (b"646", Codec::Ascii),
        (b"latin1", Codec::Latin1),
        (b"iso88591", Codec::Latin1),
        (b"88591", Codec::Latin1),
        (b"latin", Codec::Latin1),
        (b"l1", Codec::Latin1),
        (b"utf16", Codec::Utf16(0)),
        (b"u16", Codec::Utf16(0)),
        (b"utf16le", Codec::Utf16(-1)),
        (b"utf16be", Codec::Utf16(1)),
        (b"utf32", Codec::Utf32(0)),
        (b"u32", Codec::Utf32(0)),
        (b"utf32le", Codec::Utf32(-1)),
        (b"utf32be", Codec::Utf32(1)),
        (b"unicodeescape", Codec::UnicodeEscape),
        (b"rawunicodeescape", Codec::RawUnicodeEscape),
        (b"iso8859", Codec::Latin1),
    ];
    if encoding.is_null() {
        return Some(Codec::Utf8);
    }
    let name = CStr::from_ptr(encoding).to_bytes();
    for (wanted, codec) in NAMES {
        let letters = name.iter().filter(|b| b.is_ascii_alphanumeric());
        if letters
            .map(u8::to_ascii_lowercase)
            .eq(wanted.iter().copied())
        {
            return Some(codec);
        }
    }
    raise!(PyExc_LookupError, c"unknown encoding: %s", encoding);
    None
}

/// `bytes.decode(encoding, errors)` for UTF-8, UTF-16, UTF-32, ASCII, Latin-1 and the escapes;
/// LookupError for other encodings. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Decode(
    text: *const c_char,
    n: Py_ssize_t,
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    match codec(encoding) {
        Some(Codec::Utf8) => PyUnicode_DecodeUTF8(text, n, errors),
        Some(Codec::Ascii) => PyUnicode_DecodeASCII(text, n, errors),
        Some(Codec::Latin1) => PyUnicode_DecodeLatin1(text, n, errors),
        Some(Codec::Utf16(mut order)) => PyUnicode_DecodeUTF16(text, n, errors, &mut order),
        Some(Codec::Utf32(mut order)) => PyUnicode_DecodeUTF32(text, n, errors, &mut order),
        Some(Codec::UnicodeEscape) => PyUnicode_DecodeUnicodeEscape(text, n, errors),
        Some(Codec::RawUnicodeEscape) => PyUnicode_DecodeRawUnicodeEscape(text, n, errors),
        None => NULL,
    }
}

/// As bytes of a codec that has the first `limit` characters.
unsafe fn encode_narrow(o: Obj, codec: &CStr, limit: u32, errors: *const c_char) -> Obj {
    let Some(utf8) = text(o) else { return NULL };
    if utf8.is_ascii() {
        return port::bytes_new(utf8.as_ptr(), utf8.len());
    }
    let Some(handler) = error_handler(errors) else {
        return NULL;
    };
    let mut out = Buf::new();
    for (i, c) in chars(utf8).enumerate() {
        let code = c as u32;
        let done = if code < limit {
            out.push(&[code as u8])
        } else {
            match handler {
                Errors::Strict => {
                    let bad = chars(utf8).skip(i).take_while(|&c| c as u32 >= limit);
                    let reason = if limit == 0x80 {
                        c"ordinal not in range(128)"
                    } else {
                        c"ordinal not in range(256)"
                    };
                    return unencodable(codec, o, i, i.wrapping_add(bad.count()), reason);
                }
                Errors::Ignore => Ok(()),
                Errors::Replace => out.push(b"?"),
                Errors::BackslashReplace => push_escape(&mut out, code),
                Errors::XmlCharRefReplace => push_reference(&mut out, code),
            }
        };
        if done.is_err() {
            return NULL;
        }
    }
    port::bytes_new(out.bytes().as_ptr(), out.bytes().len())
}

/// `&#8364;`.
pub(crate) unsafe fn push_reference(out: &mut Buf, c: u32) -> Result<(), Full> {
    let mut digits = [0u8; 10];
    let mut n = 0;
    let mut left = c;
    for digit in digits.iter_mut().rev() {
        *digit = (left % 10) as u8 | b'0';
        left /= 10;
        n += 1;
        if left == 0 {
            break;
        }
    }
    out.push(b"&#")?;
    out.push(digits.get(10 - n..).unwrap_or_default())?;
    out.push(b";")
}

/// Sets a UnicodeEncodeError with CPython's arguments, of which its text is made.
#[cold]
pub(crate) unsafe fn unencodable(
    codec: &CStr,
    o: Obj,
    start: usize,
    end: usize,
    reason: &CStr,
) -> Obj {
    let args = [
        from_text(codec.as_ptr()),
        port::builtin_part(o),
        port::int_from_i64(start as i64),
        port::int_from_i64(end as i64),
        from_text(reason.as_ptr()),
    ];
    if args.iter().any(|arg| arg.is_null()) {
        return NULL;
    }
    let exc = port::call(PyExc_UnicodeEncodeError, args.len(), 0, args.as_ptr());
    if !exc.is_null() {
        port::err_set(exc);
    }
    NULL
}

/// `o.encode()`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsUTF8String(o: *mut PyObject) -> *mut PyObject {
    match text(o) {
        Some(utf8) => port::bytes_new(utf8.as_ptr(), utf8.len()),
        None => NULL,
    }
}

/// `o.encode("ascii")`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsASCIIString(o: *mut PyObject) -> *mut PyObject {
    encode_narrow(o, c"ascii", 0x80, ptr::null())
}

/// `o.encode("latin-1")`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsLatin1String(o: *mut PyObject) -> *mut PyObject {
    encode_narrow(o, c"latin-1", 0x100, ptr::null())
}

/// `o.encode(encoding, errors)` for the encodings of [`PyUnicode_Decode`]; LookupError for
/// others. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AsEncodedString(
    o: *mut PyObject,
    encoding: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    if text(o).is_none() {
        return NULL;
    }
    match codec(encoding) {
        Some(Codec::Utf8) => PyUnicode_AsUTF8String(o),
        Some(Codec::Ascii) => encode_narrow(o, c"ascii", 0x80, errors),
        Some(Codec::Latin1) => encode_narrow(o, c"latin-1", 0x100, errors),
        Some(Codec::Utf16(order)) => encode_wide(o, 2, order),
        Some(Codec::Utf32(order)) => encode_wide(o, 4, order),
        Some(Codec::UnicodeEscape) => PyUnicode_AsUnicodeEscapeString(o),
        Some(Codec::RawUnicodeEscape) => PyUnicode_AsRawUnicodeEscapeString(o),
        None => NULL,
    }
}

/// `"utf-8"`.
#[no_mangle]
pub extern "C" fn PyUnicode_GetDefaultEncoding() -> *const c_char {
    c"utf-8".as_ptr()
}

/// A name of the file system, which is UTF-8. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeFSDefaultAndSize(
    text: *const c_char,
    n: Py_ssize_t,
) -> *mut PyObject {
    PyUnicode_DecodeUTF8(text, n, ptr::null())
}

/// A name of the file system, which is UTF-8. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeFSDefault(text: *const c_char) -> *mut PyObject {
    from_text(text)
}

/// A name for the file system, as bytes. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_EncodeFSDefault(o: *mut PyObject) -> *mut PyObject {
    PyUnicode_AsUTF8String(o)
}

/// Text of the locale, which is UTF-8. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeLocale(
    text: *const c_char,
    errors: *const c_char,
) -> *mut PyObject {
    PyUnicode_DecodeUTF8(text, c_len(text) as Py_ssize_t, errors)
}

/// Text of the locale, which is UTF-8. ValueError for a zero after `n` characters. Returns
/// a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_DecodeLocaleAndSize(
    text: *const c_char,
    n: Py_ssize_t,
    errors: *const c_char,
) -> *mut PyObject {
    PyUnicode_DecodeUTF8(text, n, errors)
}

/// Text for the locale, as bytes. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_EncodeLocale(
    o: *mut PyObject,
    _errors: *const c_char,
) -> *mut PyObject {
    PyUnicode_AsUTF8String(o)
}

/// What `os.fspath()` gives: a str or bytes. NULL with TypeError.
unsafe fn fspath(path: Obj) -> Obj {
    if is_str(path) || is_bytes(path) {
        return path;
    }
    if !has_special(path, c"__fspath__") {
        return raise!(
            PyExc_TypeError,
            c"expected str, bytes or os.PathLike object, not %.200s",
            type_name(path)
        );
    }
    let v = method(path, c"__fspath__", &[]);
    if !v.is_null() && !is_str(v) && !is_bytes(v) {
        return raise!(
            PyExc_TypeError,
            c"expected %.200s.__fspath__() to return str or bytes, not %.200s",
            type_name(path),
            type_name(v)
        );
    }
    v
}

/// `os.fspath(path)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyOS_FSPath(path: *mut PyObject) -> *mut PyObject {
    fspath(path)
}

/// For `"O&"`: a path as bytes in `*(PyObject **)result`. 1 (`Py_CLEANUP_SUPPORTED`), or 0
/// with an exception; 1 for a NULL argument, which cleans up.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FSConverter(arg: *mut PyObject, result: *mut c_void) -> c_int {
    const CLEANUP_SUPPORTED: c_int = 0x20000;
    let result: *mut Obj = result.cast();
    if arg.is_null() {
        *result = NULL;
        return 1;
    }
    let path = fspath(arg);
    if path.is_null() {
        return 0;
    }
    let bytes = if is_bytes(path) {
        path
    } else {
        PyUnicode_AsUTF8String(path)
    };
    if bytes.is_null() {
        return 0;
    }
    if bytes_bytes(bytes).unwrap_or_default().contains(&0) {
        raise!(PyExc_ValueError, c"embedded null byte");
        return 0;
    }
    *result = bytes;
    CLEANUP_SUPPORTED
}

/// For `"O&"`: a path as a str; otherwise as [`PyUnicode_FSConverter`].
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FSDecoder(arg: *mut PyObject, result: *mut c_void) -> c_int {
    const CLEANUP_SUPPORTED: c_int = 0x20000;
    let result: *mut Obj = result.cast();
    if arg.is_null() {
        *result = NULL;
        return 1;
    }
    let mut path = fspath(arg);
    if path.is_null() {
        return 0;
    }
    if let Some(bytes) = bytes_bytes(path) {
        path = decode_utf8(bytes, ptr::null(), ptr::null_mut());
        if path.is_null() {
            return 0;
        }
    }
    if str_bytes(path).unwrap_or_default().contains(&0) {
        raise!(PyExc_ValueError, c"embedded null character");
        return 0;
    }
    *result = path;
    CLEANUP_SUPPORTED
}

// ---- methods ---------------------------------------------------------------

/// TypeError for what is no str.
unsafe fn required<'a>(o: Obj) -> Option<&'a [u8]> {
    let found = str_bytes(o);
    if found.is_none() {
        raise!(PyExc_TypeError, c"must be str, not %.100s", type_name(o));
    }
    found
}

/// `a + b`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Concat(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    let Some(head) = required(a) else { return NULL };
    let Some(tail) = str_bytes(b) else {
        return raise!(
            PyExc_TypeError,
            c"can only concatenate str (not \"%.200s\") to str",
            type_name(b)
        );
    };
    if tail.is_empty() {
        return PyUnicode_FromObject(a);
    }
    if head.is_empty() {
        return PyUnicode_FromObject(b);
    }
    let mut out = Buf::new();
    if out.push(head).is_err() || out.push(tail).is_err() {
        return NULL;
    }
    out.into_str()
}

/// `*p += right`; on failure `*p` is NULL.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Append(p: *mut *mut PyObject, right: *mut PyObject) {
    if p.is_null() {
        if port::err_get().is_null() {
            bad_internal_call();
        }
        return;
    }
    let left = *p;
    *p = NULL;
    if left.is_null() || right.is_null() || !is_str(left) || !is_str(right) {
        if port::err_get().is_null() {
            bad_internal_call();
        }
        return;
    }
    *p = PyUnicode_Concat(left, right);
}

/// [`PyUnicode_Append`], which steals `right`.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_AppendAndDel(p: *mut *mut PyObject, right: *mut PyObject) {
    PyUnicode_Append(p, right);
}

/// `separator.join(items)`; NULL for a space. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Join(
    separator: *mut PyObject,
    items: *mut PyObject,
) -> *mut PyObject {
    let mut between: &[u8] = b" ";
    let list = PySequence_Fast(items, c"can only join an iterable".as_ptr());
    if list.is_null() {
        return NULL;
    }
    let n = super::tupleobject::fast_len(list);
    if n == 0 {
        return make(b"");
    }
    if n == 1 {
        let only = super::tupleobject::fast_item(list, 0);
        if is_exactly(only, Kind::Str) {
            return only;
        }
    }
    if !separator.is_null() {
        match str_bytes(separator) {
            Some(text) => between = text,
            None => {
                return raise!(
                    PyExc_TypeError,
                    c"separator: expected str instance, %.80s found",
                    type_name(separator)
                )
            }
        }
    }
    let mut out = Buf::new();
    for i in 0..n {
        let item = super::tupleobject::fast_item(list, i);
        let Some(text) = str_bytes(item) else {
            return raise!(
                PyExc_TypeError,
                c"sequence item %zd: expected str instance, %.80s found",
                i,
                type_name(item)
            );
        };
        if (i != 0 && out.push(between).is_err()) || out.push(text).is_err() {
            return NULL;
        }
    }
    out.into_str()
}

/// What the argument of a str method is when NULL.
unsafe fn or_none(o: Obj) -> Obj {
    if o.is_null() {
        port::none()
    } else {
        o
    }
}

unsafe fn split(o: Obj, which: &CStr, separator: Obj, max: Py_ssize_t) -> Obj {
    if required(o).is_none() || (!separator.is_null() && required(separator).is_none()) {
        return NULL;
    }
    let max = port::int_from_i64(max as i64);
    if max.is_null() {
        return NULL;
    }
    method(o, which, &[or_none(separator), max])
}

/// `o.split(separator, max)`; NULL splits at white space. Returns a new list.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Split(
    o: *mut PyObject,
    separator: *mut PyObject,
    max: Py_ssize_t,
) -> *mut PyObject {
    split(o, c"split", separator, max)
}

/// `o.rsplit(separator, max)`. Returns a new list.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_RSplit(
    o: *mut PyObject,
    separator: *mut PyObject,
    max: Py_ssize_t,
) -> *mut PyObject {
    split(o, c"rsplit", separator, max)
}

/// `o.splitlines(keep_ends)`. Returns a new list.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Splitlines(o: *mut PyObject, keep_ends: c_int) -> *mut PyObject {
    if required(o).is_none() {
        return NULL;
    }
    method(o, c"splitlines", &[port::bool_(keep_ends)])
}

/// `o.partition(separator)`. Returns a new tuple.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Partition(
    o: *mut PyObject,
    separator: *mut PyObject,
) -> *mut PyObject {
    if required(o).is_none() || required(separator).is_none() {
        return NULL;
    }
    method(o, c"partition", &[separator])
}

/// `o.rpartition(separator)`. Returns a new tuple.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_RPartition(
    o: *mut PyObject,
    separator: *mut PyObject,
) -> *mut PyObject {
    if required(o).is_none() || required(separator).is_none() {
        return NULL;
    }
    method(o, c"rpartition", &[separator])
}

/// `o.replace(old, new, max)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Replace(
    o: *mut PyObject,
    old: *mut PyObject,
    new: *mut PyObject,
    max: Py_ssize_t,
) -> *mut PyObject {
    if required(o).is_none() || required(old).is_none() || required(new).is_none() {
        return NULL;
    }
    let max = port::int_from_i64(max as i64);
    if max.is_null() {
        return NULL;
    }
    method(o, c"replace", &[old, new, max])
}

/// `o % args`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Format(o: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    if o.is_null() || args.is_null() {
        return bad_internal_call();
    }
    if required(o).is_none() {
        return NULL;
    }
    port::binary(binary_op::REMAINDER, o, args)
}

/// `part in o`: 1, 0 or -1.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Contains(o: *mut PyObject, part: *mut PyObject) -> c_int {
    let Some(needle) = str_bytes(part) else {
        raise!(
            PyExc_TypeError,
            c"'in <string>' requires string as left operand, not %.100s",
            type_name(part)
        );
        return -1;
    };
    match required(o) {
        Some(hay) => c_int::from(find(hay, needle).is_some()),
        None => -1,
    }
}

/// Where `needle` is first.
fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let Some(first) = needle.first() else {
        return Some(0);
    };
    let last = hay.len().checked_sub(needle.len())?;
    let mut at = 0usize;
    while at <= last {
        let rest = hay.get(at..=last)?;
        at = at.wrapping_add(rest.iter().position(|b| b == first)?);
        if hay.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        at = at.wrapping_add(1);
    }
    None
}

/// Where `needle` is last.
fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let mut at = hay.len().checked_sub(needle.len())?;
    loop {
        if hay.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        at = at.checked_sub(1)?;
    }
}

/// The byte range of characters `start..end`, clipped as a slice's; None when empty because
/// the start is beyond the end.
fn range(utf8: &[u8], start: Py_ssize_t, end: Py_ssize_t) -> Option<(usize, usize)> {
    let n = count(utf8) as Py_ssize_t;
    let clip = |i: Py_ssize_t| {
        if i < 0 {
            i.wrapping_add(n).max(0)
        } else {
            i
        }
    };
    let (start, end) = (clip(start), clip(end).min(n));
    if start > end {
        return None;
    }
    Some((offset(utf8, start as usize), offset(utf8, end as usize)))
}

/// The index of `part` in `o[start:end]`, the last for a negative direction. -1 when there
/// is none, -2 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Find(
    o: *mut PyObject,
    part: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
    direction: c_int,
) -> Py_ssize_t {
    let (Some(utf8), Some(needle)) = (required(o), required(part)) else {
        return -2;
    };
    find_index(utf8, needle, start, end, direction)
}

fn find_index(
    utf8: &[u8],
    needle: &[u8],
    start: Py_ssize_t,
    end: Py_ssize_t,
    direction: c_int,
) -> Py_ssize_t {
    let Some((from, to)) = range(utf8, start, end) else {
        return -1;
    };
    let hay = utf8.get(from..to).unwrap_or_default();
    let found = if direction > 0 {
        find(hay, needle)
    } else {
        rfind(hay, needle)
    };
    match found {
        Some(at) => count(utf8.get(..from.wrapping_add(at)).unwrap_or_default()) as Py_ssize_t,
        None => -1,
    }
}

/// The same for one character.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_FindChar(
    o: *mut PyObject,
    character: Py_UCS4,
    start: Py_ssize_t,
    end: Py_ssize_t,
    direction: c_int,
) -> Py_ssize_t {
    let Some(utf8) = required(o) else { return -2 };
    let Some(c) = char::from_u32(character) else {
        return -1;
    };
    let mut needle = [0; 4];
    find_index(
        utf8,
        c.encode_utf8(&mut needle).as_bytes(),
        start,
        end,
        direction,
    )
}

/// How often `part` is in `o[start:end]`, without overlaps; -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Count(
    o: *mut PyObject,
    part: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
) -> Py_ssize_t {
    let (Some(utf8), Some(needle)) = (required(o), required(part)) else {
        return -1;
    };
    let Some((from, to)) = range(utf8, start, end) else {
        return 0;
    };
    let mut hay = utf8.get(from..to).unwrap_or_default();
    if needle.is_empty() {
        return count(hay).wrapping_add(1) as Py_ssize_t;
    }
    let mut n: Py_ssize_t = 0;
    while let Some(at) = find(hay, needle) {
        n = n.wrapping_add(1);
        hay = hay.get(at.wrapping_add(needle.len())..).unwrap_or_default();
    }
    n
}

/// Whether `o[start:end]` starts (direction -1) or ends (1) with `part`; -1 with an
/// exception.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Tailmatch(
    o: *mut PyObject,
    part: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
    direction: c_int,
) -> Py_ssize_t {
    let (Some(utf8), Some(needle)) = (required(o), required(part)) else {
        return -1;
    };
    let Some((from, to)) = range(utf8, start, end) else {
        return 0;
    };
    let hay = utf8.get(from..to).unwrap_or_default();
    Py_ssize_t::from(if direction > 0 {
        hay.ends_with(needle)
    } else {
        hay.starts_with(needle)
    })
}

/// `o[start:end]` for indices that are not negative. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Substring(
    o: *mut PyObject,
    start: Py_ssize_t,
    end: Py_ssize_t,
) -> *mut PyObject {
    let Some(utf8) = required(o) else { return NULL };
    if start < 0 || end < 0 {
        return raise!(PyExc_IndexError, c"string index out of range");
    }
    let from = offset(utf8, start as usize);
    let to = offset(utf8, end as usize);
    if from == 0 && to == utf8.len() {
        return PyUnicode_FromObject(o);
    }
    make(utf8.get(from..to).unwrap_or_default())
}

/// -1, 0 or 1, by code points; -1 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Compare(a: *mut PyObject, b: *mut PyObject) -> c_int {
    // UTF-8 sorts as the code points do.
    if let (Some(left), Some(right)) = (str_bytes(a), str_bytes(b)) {
        return left.cmp(right) as c_int;
    }
    raise!(
        PyExc_TypeError,
        c"Can't compare %.100s and %.100s",
        type_name(a),
        type_name(b)
    );
    -1
}

/// -1, 0 or 1; the bytes of `text` count as Latin-1 characters. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_CompareWithASCIIString(
    o: *mut PyObject,
    text: *const c_char,
) -> c_int {
    let left = chars(str_bytes(o).unwrap_or_default());
    let right = CStr::from_ptr(text)
        .to_bytes()
        .iter()
        .map(|&b| char::from(b));
    left.cmp(right) as c_int
}

/// Whether the text is the same as UTF-8. Never fails. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_EqualToUTF8(o: *mut PyObject, text: *const c_char) -> c_int {
    c_int::from(str_bytes(o) == Some(CStr::from_ptr(text).to_bytes()))
}

/// The same with a length. Never fails. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_EqualToUTF8AndSize(
    o: *mut PyObject,
    text: *const c_char,
    n: Py_ssize_t,
) -> c_int {
    c_int::from(str_bytes(o) == Some(lent(text.cast(), n.max(0) as usize)))
}

/// The private name before 3.13.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicode_EqualToASCIIString(
    o: *mut PyObject,
    text: *const c_char,
) -> c_int {
    PyUnicode_EqualToUTF8(o, text)
}

/// Whether two strs are equal; 3.14 has it in public. -1 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_Equal(a: *mut PyObject, b: *mut PyObject) -> c_int {
    for o in [a, b] {
        if !is_str(o) {
            raise!(PyExc_TypeError, c"must be str, not %s", type_name(o));
            return -1;
        }
    }
    _PyUnicode_EQ(a, b)
}

/// Whether two strs are equal. Never fails.
#[no_mangle]
pub unsafe extern "C" fn _PyUnicode_EQ(a: *mut PyObject, b: *mut PyObject) -> c_int {
    c_int::from(a == b || str_bytes(a) == str_bytes(b))
}

/// `a OP b`; NotImplemented when one is no str. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_RichCompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    let (Some(left), Some(right)) = (str_bytes(a), str_bytes(b)) else {
        return port::not_implemented();
    };
    let holds = match op {
        Py_LT => left < right,
        Py_LE => left <= right,
        Py_EQ => left == right,
        Py_NE => left != right,
        Py_GT => left > right,
        Py_GE => left >= right,
        _ => {
            PyErr_BadArgument();
            return NULL;
        }
    };
    port::bool_(c_int::from(holds))
}

/// Whether the text is an identifier. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyUnicode_IsIdentifier(o: *mut PyObject) -> c_int {
    let mut letters = chars(str_bytes(o).unwrap_or_default());
    let starts = letters
        .next()
        .is_some_and(|c| c == '_' || c.is_alphabetic());
    c_int::from(starts && letters.all(|c| c == '_' || c.is_alphanumeric()))
}

/// White space, as `str.isspace()` has it. Never fails.
#[no_mangle]
pub extern "C" fn _PyUnicode_IsWhitespace(c: Py_UCS4) -> c_int {
    let separator = matches!(c, 0x1c..=0x1f);
    c_int::from(separator || char::from_u32(c).is_some_and(char::is_whitespace))
}

/// What `Py_UNICODE_ISSPACE` looks ASCII characters up in.
#[no_mangle]
pub static _Py_ascii_whitespace: [u8; 128] = {
    let mut table = [0; 128];
    let mut c = 0;
    while c < 128 {
        table[c] = matches!(c, 9..=13 | 0x1c..=0x20) as u8;
        c += 1;
    }
    table
};

/// The encoding of file names.
#[no_mangle]
pub static mut Py_FileSystemDefaultEncoding: *const c_char = c"utf-8".as_ptr();
