//! `PyArg_Parse*`: taking arguments apart (CPython's Python/getargs.c, with the texts of
//! 3.11).
//!
//! Each parser walks the format once with the arguments beside it; nothing is allocated
//! unless an error is composed. Every argument of a parser after the format is a pointer,
//! so `Va::ptr` is all that is pulled.

use super::abstract_::{PyObject_IsTrue, PySequence_Check, PySequence_GetItem, PySequence_Size};
use super::complexobject::PyComplex_AsCComplex;
use super::errors::PyErr_SetString;
use super::floatobject::PyFloat_AsDouble;
use super::format::{Done, Failed};
use super::longobject::{
    PyLong_AsLong, PyLong_AsLongLong, PyLong_AsSsize_t, PyLong_AsUnsignedLongLongMask,
    PyLong_AsUnsignedLongMask,
};
use super::pymem::{PyMem_Free, PyMem_Malloc};
use super::support::*;
use super::typeobject::PyType_IsSubtype;
use super::unicodeobject::{wchar_t, PyUnicode_AsWideChar};
use super::varargs::Va;
use crate::abi::*;
use crate::port::{self, Keyword};
use core::ffi::{
    c_char, c_double, c_float, c_int, c_long, c_longlong, c_short, c_uint, c_ulong, c_ulonglong,
    c_ushort, c_void, CStr,
};
use core::mem::{size_of, MaybeUninit};
use core::ptr;

extern "C" {
    fn PyObject_GetBuffer(o: *mut PyObject, view: *mut Py_buffer, flags: c_int) -> c_int;
    fn PyBuffer_IsContiguous(view: *const Py_buffer, order: c_char) -> c_int;
    fn PyBuffer_FillInfo(
        view: *mut Py_buffer,
        o: *mut PyObject,
        buf: *mut c_void,
        len: Py_ssize_t,
        readonly: c_int,
        flags: c_int,
    ) -> c_int;
    fn PyBuffer_Release(view: *mut Py_buffer);
    fn PyUnicode_AsEncodedString(
        o: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
}

/// A position in a format.
type Format = *const u8;

/// What undoes a conversion: called with NULL and the address that was filled.
type Undo = unsafe extern "C" fn(*mut PyObject, *mut c_void) -> c_int;

#[derive(Clone, Copy)]
struct Cleanup {
    item: *mut c_void,
    undo: Undo,
}

const CLEANUPS: usize = 8;
const LEVELS: usize = 32;

/// The state of one parse.
struct Parser<'a> {
    va: &'a mut Va,
    /// The caller's `#` lengths are `Py_ssize_t`, not `int`.
    clean: bool,
    /// Conversions to undo when a later one fails: the first few here, more in `spilled`.
    cleanups: [MaybeUninit<Cleanup>; CLEANUPS],
    n_cleanups: usize,
    spilled: *mut Cleanup,
    spilled_room: usize,
    /// Where in nested tuples the error is: item numbers from 1, a 0 ends.
    levels: [MaybeUninit<c_int>; LEVELS],
    /// What is wrong with the argument, a str; NULL when an exception is pending already.
    message: Obj,
    /// The format is wrong, not the argument.
    internal: bool,
}

/// Whether a converter has left an exception.
#[inline(always)]
unsafe fn pending() -> bool {
    !port::err_get().is_null()
}

#[inline(always)]
unsafe fn at(f: Format) -> u8 {
    *f
}

/// The end of the units: the end of the format, or `:` or `;`.
#[inline(always)]
fn is_end(c: u8) -> bool {
    matches!(c, 0 | b':' | b';')
}

/// Whether a letter counts as one unit; of `es` and `et` the second does.
#[inline(always)]
fn is_unit(c: u8) -> bool {
    c.is_ascii_alphabetic() && c != b'e'
}

unsafe extern "C" fn undo_memory(_: *mut PyObject, at: *mut c_void) -> c_int {
    let place: *mut *mut c_void = at.cast();
    PyMem_Free(*place);
    *place = ptr::null_mut();
    0
}

unsafe extern "C" fn undo_buffer(_: *mut PyObject, at: *mut c_void) -> c_int {
    PyBuffer_Release(at.cast());
    0
}

macro_rules! range {
    ($text:literal) => {{
        raise!(PyExc_OverflowError, $text);
        return Err(Failed);
    }};
}

// Takes the place first: an argument is used up even when the conversion fails.
macro_rules! convert {
    ($parser:ident $arg:ident $ty:ty, $convert:path) => {{
        let place = $parser.va.ptr::<$ty>();
        let v = $convert($arg);
        if v == !0 && pending() {
            return Err(Failed);
        }
        *place = v as $ty;
    }};
}

macro_rules! ranged {
    ($parser:ident $arg:ident $ty:ty, $low:literal, $high:literal) => {{
        let place = $parser.va.ptr::<$ty>();
        let v = PyLong_AsLong($arg);
        if v == -1 && pending() {
            return Err(Failed);
        }
        if v < <$ty>::MIN as c_long {
            range!($low);
        }
        if v > <$ty>::MAX as c_long {
            range!($high);
        }
        *place = v as $ty;
    }};
}

// Units that few modules use. In firmware each group is a part that an image has when a string
// of a module could be a format with one of them.
#[cfg(not(feature = "vm"))]
macro_rules! unit_group {
    ($parser:ident $method:ident $part:ident $c:ident $arg:ident $f:ident) => {
        $parser.$method($c, $arg, $f)
    };
}

#[cfg(feature = "vm")]
macro_rules! unit_group {
    ($parser:ident $method:ident $part:ident $c:ident $arg:ident $f:ident) => {
        // SAFETY: the port's constant is the function below or nothing.
        match $part {
            Some(group) if group($parser as *mut Parser<'_> as *mut c_void, $c, $arg, $f) == 0 => {
                Ok(())
            }
            Some(_) => Err(Failed),
            None => not_linked($c),
        }
    };
}

#[cfg(feature = "vm")]
#[cold]
unsafe fn not_linked(c: u8) -> Done {
    let unit = [c, 0];
    raise!(
        PyExc_SystemError,
        c"format unit '%s' is in no string of a module",
        unit.as_ptr()
    );
    Err(Failed)
}

#[cfg(feature = "vm")]
extern "C" {
    static typeobject_part_getargs_tuple:
        Option<unsafe extern "C" fn(*mut c_void, Obj, &mut Format, usize) -> c_int>;
}

/// A format in brackets, for the parser at `parser`: 0, or -1 with an exception.
#[cfg(feature = "vm")]
#[no_mangle]
pub unsafe extern "C" fn typeobject_getargs_tuple(
    parser: *mut c_void,
    arg: Obj,
    f: &mut Format,
    depth: usize,
) -> c_int {
    let parser: *mut Parser<'_> = parser.cast();
    match (*parser).tuple(arg, f, depth) {
        Ok(()) => 0,
        Err(Failed) => -1,
    }
}

#[cfg(feature = "vm")]
extern "C" {
    static typeobject_part_getargs_clean_up: Option<unsafe extern "C" fn(*mut c_void, bool)>;
}

/// Undoes what the parser at `parser` has converted unless all went well.
#[cfg(feature = "vm")]
#[no_mangle]
pub unsafe extern "C" fn typeobject_getargs_clean_up(parser: *mut c_void, ok: bool) {
    let parser: *mut Parser<'_> = parser.cast();
    (*parser).clean_up(ok);
}

#[cfg(feature = "vm")]
type Group = unsafe extern "C" fn(*mut c_void, u8, Obj, &mut Format) -> c_int;

#[cfg(feature = "vm")]
macro_rules! unit_groups {
    ($($method:ident $function:ident $part:ident;)*) => {
        extern "C" {
            $(static $part: Option<Group>;)*
        }
        $(
            /// A group of format units, for the parser at `parser`: 0, or -1 with an exception.
            #[no_mangle]
            pub unsafe extern "C" fn $function(
                parser: *mut c_void,
                c: u8,
                arg: Obj,
                f: &mut Format,
            ) -> c_int {
                let parser: *mut Parser<'_> = parser.cast();
                match (*parser).$method(c, arg, f) {
                    Ok(()) => 0,
                    Err(Failed) => -1,
                }
            }
        )*
    };
}

#[cfg(feature = "vm")]
unit_groups! {
    words typeobject_getargs_words typeobject_part_getargs_words;
    strings typeobject_getargs_strings typeobject_part_getargs_strings;
    objects typeobject_getargs_objects typeobject_part_getargs_objects;
    integers typeobject_getargs_integers typeobject_part_getargs_integers;
    floats typeobject_getargs_floats typeobject_part_getargs_floats;
    bytes typeobject_getargs_bytes typeobject_part_getargs_bytes;
    characters typeobject_getargs_characters typeobject_part_getargs_characters;
}

impl<'a> Parser<'a> {
    #[inline(always)]
    fn new(va: &'a mut Va, clean: bool) -> Parser<'a> {
        Parser {
            va,
            clean,
            cleanups: [MaybeUninit::uninit(); CLEANUPS],
            n_cleanups: 0,
            spilled: ptr::null_mut(),
            spilled_room: 0,
            levels: [MaybeUninit::uninit(); LEVELS],
            message: NULL,
            internal: false,
        }
    }

    /// The end of a parse: 1, or 0 with what was converted undone.
    #[inline(always)]
    unsafe fn done(&mut self, ok: bool) -> c_int {
        if self.n_cleanups != 0 {
            #[cfg(not(feature = "vm"))]
            self.clean_up(ok);
            // SAFETY: the port's constant is the function below, or nothing where no unit of the
            // image converts what is to be undone.
            #[cfg(feature = "vm")]
            if let Some(clean_up) = typeobject_part_getargs_clean_up {
                clean_up(self as *mut Parser<'_> as *mut c_void, ok);
            }
        }
        ok.into()
    }

    #[cold]
    unsafe fn clean_up(&mut self, ok: bool) {
        if !ok {
            for i in 0..self.n_cleanups {
                let entry = match self.cleanups.get(i) {
                    // SAFETY: the first `n_cleanups` have been written.
                    Some(entry) => entry.assume_init(),
                    None => *self.spilled.add(i.wrapping_sub(CLEANUPS)),
                };
                let saved = SavedError::new();
                (entry.undo)(NULL, entry.item);
                saved.restore();
            }
        }
        if !self.spilled.is_null() {
            port::raw_free(self.spilled.cast());
        }
    }

    unsafe fn add_cleanup(&mut self, item: *mut c_void, undo: Undo) -> Done {
        let entry = Cleanup { item, undo };
        if let Some(place) = self.cleanups.get_mut(self.n_cleanups) {
            place.write(entry);
        } else {
            let i = self.n_cleanups.wrapping_sub(CLEANUPS);
            if i >= self.spilled_room {
                let room = self.spilled_room.wrapping_mul(2).wrapping_add(CLEANUPS);
                let size = room.wrapping_mul(core::mem::size_of::<Cleanup>());
                let grown: *mut Cleanup = if self.spilled.is_null() {
                    port::raw_alloc(size, 0).cast()
                } else {
                    port::raw_realloc(self.spilled.cast(), size).cast()
                };
                if grown.is_null() {
                    // Nobody else knows of this one.
                    undo(NULL, item);
                    PyErr_NoMemory();
                    return Err(Failed);
                }
                self.spilled = grown;
                self.spilled_room = room;
            }
            *self.spilled.add(i) = entry;
        }
        self.n_cleanups = self.n_cleanups.wrapping_add(1);
        Ok(())
    }

    fn set_level(&mut self, depth: usize, item: c_int) {
        if let Some(level) = self.levels.get_mut(depth) {
            level.write(item);
        }
    }

    /// "must be EXPECTED, not TYPE", or EXPECTED itself when it starts with a parenthesis.
    #[cold]
    unsafe fn expected(&mut self, expected: *const c_char, arg: Obj) -> Failed {
        if pending() {
            return Failed;
        }
        if *expected == b'(' as c_char {
            self.internal = true;
            self.message = PyUnicode_FromFormat(c"%.100s".as_ptr(), expected);
        } else {
            let shown = if is_none(arg) {
                c"None".as_ptr()
            } else {
                type_name(arg)
            };
            self.message =
                PyUnicode_FromFormat(c"must be %.50s, not %.50s".as_ptr(), expected, shown);
        }
        Failed
    }

    /// Raises what was composed, with the place of the argument (0: the only one) and
    /// the function's name, both from the tail of the format.
    #[cold]
    unsafe fn raise(&mut self, argument: usize, format: Format) {
        if pending() {
            return;
        }
        let exception = if self.internal {
            PyExc_SystemError
        } else {
            PyExc_TypeError
        };
        let (fname, custom) = tail(format);
        if !custom.is_null() {
            PyErr_SetString(exception, custom);
            return;
        }
        let text = self.compose(argument, fname);
        if !text.is_null() {
            PyErr_SetObject(exception, text);
        }
    }

    unsafe fn compose(&self, argument: usize, fname: *const c_char) -> Obj {
        let mut text = if fname.is_null() {
            PyUnicode_FromFormat(c"argument".as_ptr())
        } else {
            PyUnicode_FromFormat(c"%.200s() argument".as_ptr(), fname)
        };
        if argument != 0 {
            text = PyUnicode_FromFormat(c"%U %zu".as_ptr(), text, argument);
            for level in &self.levels {
                // SAFETY: whoever fails writes the levels down to a 0.
                let level = level.assume_init();
                if level <= 0 || str_bytes(text).is_none_or(|text| text.len() >= 220) {
                    break;
                }
                text = PyUnicode_FromFormat(c"%U, item %d".as_ptr(), text, level.wrapping_sub(1));
            }
        }
        PyUnicode_FromFormat(c"%U %U".as_ptr(), text, self.message)
    }

    // ---- conversions ----------------------------------------------------------

    /// Converts one argument by the unit at `*f` and moves on behind it.
    #[inline(always)]
    unsafe fn item(&mut self, arg: Obj, f: &mut Format, depth: usize) -> Done {
        let c = at(*f);
        // What most arguments are: an object, no questions.
        if c == b'O' && !matches!(at(f.add(1)), b'!' | b'&') {
            *self.va.ptr::<Obj>() = arg;
            *f = f.add(1);
            return Ok(());
        }
        if c == b'(' {
            *f = f.add(1);
            #[cfg(not(feature = "vm"))]
            self.tuple(arg, f, depth)?;
            #[cfg(feature = "vm")]
            match typeobject_part_getargs_tuple {
                Some(tuple)
                    if tuple(self as *mut Parser<'_> as *mut c_void, arg, f, depth) == 0 => {}
                Some(_) => return Err(Failed),
                None => return not_linked(c),
            }
            if at(*f) == b')' {
                *f = f.add(1);
            }
            return Ok(());
        }
        *f = f.add(1);
        let done = self.simple(c, arg, f);
        if done.is_err() {
            self.set_level(depth, 0);
        }
        done
    }

    /// The items of a sequence argument. `*f` is behind the `(` and ends on the `)`.
    unsafe fn tuple(&mut self, arg: Obj, f: &mut Format, depth: usize) -> Done {
        let mut n: c_int = 0;
        let mut level = 0usize;
        let mut scan = *f;
        loop {
            match at(scan) {
                b'(' => {
                    if level == 0 {
                        n = n.wrapping_add(1);
                    }
                    level = level.wrapping_add(1);
                }
                b')' => match level.checked_sub(1) {
                    Some(less) => level = less,
                    None => break,
                },
                c if is_end(c) => break,
                c if level == 0 && is_unit(c) => n = n.wrapping_add(1),
                _ => {}
            }
            scan = scan.add(1);
        }
        if PySequence_Check(arg) == 0 || is_bytes(arg) {
            self.set_level(depth, 0);
            let shown = if is_none(arg) {
                c"None".as_ptr()
            } else {
                type_name(arg)
            };
            self.message =
                PyUnicode_FromFormat(c"must be %d-item sequence, not %.50s".as_ptr(), n, shown);
            return Err(Failed);
        }
        let len = PySequence_Size(arg);
        if len != n as isize {
            self.set_level(depth, 0);
            self.message =
                PyUnicode_FromFormat(c"must be sequence of length %d, not %zd".as_ptr(), n, len);
            return Err(Failed);
        }
        for i in 0..n {
            let item = PySequence_GetItem(arg, i as isize);
            if item.is_null() {
                PyErr_Clear();
                self.set_level(depth, i.wrapping_add(1));
                self.set_level(depth.wrapping_add(1), 0);
                self.message = PyUnicode_FromFormat(c"is not retrievable".as_ptr());
                return Err(Failed);
            }
            // Nesting is bounded by the scan in `parse_tuple`.
            if self.nested(item, f, depth.wrapping_add(1)).is_err() {
                self.set_level(depth, i.wrapping_add(1));
                return Err(Failed);
            }
        }
        Ok(())
    }

    #[inline(never)]
    unsafe fn nested(&mut self, arg: Obj, f: &mut Format, depth: usize) -> Done {
        self.item(arg, f, depth)
    }

    /// One unit `c` that is no parenthesis; `*f` is behind it and moves on behind the
    /// rest of the unit.
    unsafe fn simple(&mut self, c: u8, arg: Obj, f: &mut Format) -> Done {
        match c {
            b'i' => ranged!(self arg c_int,
                c"signed integer is less than minimum",
                c"signed integer is greater than maximum"
            ),
            b'n' | b'l' | b'p' => {
                return unit_group!(self words typeobject_part_getargs_words c arg f)
            }
            b's' | b'z' if at(*f) != b'*' && at(*f) != b'#' => {
                return unit_group!(self strings typeobject_part_getargs_strings c arg f)
            }
            b'O' | b'S' | b'Y' | b'U' => {
                return unit_group!(self objects typeobject_part_getargs_objects c arg f)
            }
            b'b' | b'B' | b'h' | b'H' | b'I' | b'k' | b'L' | b'K' => {
                return unit_group!(self integers typeobject_part_getargs_integers c arg f)
            }
            b'f' | b'd' | b'D' => {
                return unit_group!(self floats typeobject_part_getargs_floats c arg f)
            }
            b's' | b'z' | b'y' | b'w' => {
                return unit_group!(self bytes typeobject_part_getargs_bytes c arg f)
            }
            b'c' | b'C' | b'u' | b'Z' | b'e' => {
                return unit_group!(self characters typeobject_part_getargs_characters c arg f)
            }
            _ => return Err(self.expected(c"(impossible<bad format char>)".as_ptr(), arg)),
        }
        Ok(())
    }

    unsafe fn words(&mut self, c: u8, arg: Obj, _f: &mut Format) -> Done {
        match c {
            b'n' => {
                let place = self.va.ptr::<Py_ssize_t>();
                let index = super::abstract_::PyNumber_Index(arg);
                if index.is_null() {
                    return Err(Failed);
                }
                let v = PyLong_AsSsize_t(index);
                if v == -1 && pending() {
                    return Err(Failed);
                }
                *place = v;
            }
            b'l' => convert!(self arg c_long, PyLong_AsLong),
            _ => {
                let place = self.va.ptr::<c_int>();
                let v = PyObject_IsTrue(arg);
                if v < 0 {
                    return Err(Failed);
                }
                *place = (v > 0).into();
            }
        }
        Ok(())
    }

    unsafe fn strings(&mut self, c: u8, arg: Obj, _f: &mut Format) -> Done {
        let place = self.va.ptr::<*const c_char>();
        if c == b'z' && is_none(arg) {
            *place = ptr::null();
            return Ok(());
        }
        let mut len = 0;
        let data: *const c_char = port::str_data(arg, &mut len).cast();
        if data.is_null() {
            let expected = if c == b'z' { c"str or None" } else { c"str" };
            return Err(self.expected(expected.as_ptr(), arg));
        }
        if c_len(data) != len {
            raise!(PyExc_ValueError, c"embedded null character");
            return Err(Failed);
        }
        *place = data;
        Ok(())
    }

    /// Of `O` those with `!` and `&`.
    unsafe fn objects(&mut self, c: u8, arg: Obj, f: &mut Format) -> Done {
        match c {
            b'O' => match at(*f) {
                b'!' => {
                    *f = f.add(1);
                    let t = self.va.ptr::<PyTypeObject>();
                    let place = self.va.ptr::<Obj>();
                    let actual = ty(arg);
                    if actual != t && PyType_IsSubtype(actual, t) == 0 {
                        return Err(self.expected((*t).tp_name, arg));
                    }
                    *place = arg;
                }
                _ => {
                    *f = f.add(1);
                    let convert = self.va.ptr::<c_void>();
                    let place = self.va.ptr::<c_void>();
                    // SAFETY: the unit says what the caller passes.
                    let Some(convert) = core::mem::transmute::<*mut c_void, Option<Undo>>(convert)
                    else {
                        return Err(self.expected(c"(unspecified)".as_ptr(), arg));
                    };
                    let result = convert(arg, place);
                    if result == 0 {
                        return Err(self.expected(c"(unspecified)".as_ptr(), arg));
                    }
                    if result == Py_CLEANUP_SUPPORTED {
                        self.add_cleanup(place, convert)?;
                    }
                }
            },
            _ => {
                let place = self.va.ptr::<Obj>();
                let mut len = 0;
                let (right, expected) = match c {
                    b'S' => (is_bytes(arg), c"bytes"),
                    b'Y' => (!port::bytearray_data(arg, &mut len).is_null(), c"bytearray"),
                    _ => (is_str(arg), c"str"),
                };
                if !right {
                    return Err(self.expected(expected.as_ptr(), arg));
                }
                *place = arg;
            }
        }
        Ok(())
    }

    unsafe fn integers(&mut self, c: u8, arg: Obj, _f: &mut Format) -> Done {
        match c {
            b'b' => ranged!(self arg u8,
                c"unsigned byte integer is less than minimum",
                c"unsigned byte integer is greater than maximum"
            ),
            b'B' => convert!(self arg u8, PyLong_AsUnsignedLongMask),
            b'h' => ranged!(self arg c_short,
                c"signed short integer is less than minimum",
                c"signed short integer is greater than maximum"
            ),
            b'H' => convert!(self arg c_ushort, PyLong_AsUnsignedLongMask),
            b'I' => convert!(self arg c_uint, PyLong_AsUnsignedLongMask),
            b'k' => {
                let place = self.va.ptr::<c_ulong>();
                if !is_long(arg) {
                    return Err(self.expected(c"int".as_ptr(), arg));
                }
                *place = PyLong_AsUnsignedLongMask(arg);
            }
            b'L' => convert!(self arg c_longlong, PyLong_AsLongLong),
            _ => {
                let place = self.va.ptr::<c_ulonglong>();
                if !is_long(arg) {
                    return Err(self.expected(c"int".as_ptr(), arg));
                }
                *place = PyLong_AsUnsignedLongLongMask(arg);
            }
        }
        Ok(())
    }

    unsafe fn floats(&mut self, c: u8, arg: Obj, _f: &mut Format) -> Done {
        match c {
            b'f' | b'd' => {
                let place = self.va.ptr::<c_void>();
                let v = PyFloat_AsDouble(arg);
                if v == -1.0 && pending() {
                    return Err(Failed);
                }
                if c == b'f' {
                    *place.cast::<c_float>() = v as c_float;
                } else {
                    *place.cast::<c_double>() = v;
                }
            }
            _ => {
                let place = self.va.ptr::<Py_complex>();
                let v = PyComplex_AsCComplex(arg);
                if pending() {
                    return Err(Failed);
                }
                *place = v;
            }
        }
        Ok(())
    }

    unsafe fn bytes(&mut self, c: u8, arg: Obj, f: &mut Format) -> Done {
        match c {
            b's' | b'z' => match at(*f) {
                b'*' => {
                    *f = f.add(1);
                    self.string_buffer(c, arg)?;
                }
                _ => {
                    *f = f.add(1);
                    let place = self.va.ptr::<*const c_char>();
                    *place = ptr::null();
                    let mut len = 0;
                    let mut data: *const u8 = ptr::null();
                    if !(c == b'z' && is_none(arg)) {
                        data = port::str_data(arg, &mut len);
                        if data.is_null() {
                            data = self.read_only(arg, &mut len)?;
                        }
                    }
                    self.store_size(len)?;
                    *place = data.cast();
                }
            },
            b'y' => match at(*f) {
                b'*' => {
                    *f = f.add(1);
                    let place = self.va.ptr::<Py_buffer>();
                    self.buffer(arg, place)?;
                    self.add_cleanup(place.cast(), undo_buffer)?;
                }
                unit => {
                    let place = self.va.ptr::<*const c_char>();
                    *place = ptr::null();
                    let mut len = 0;
                    let data: *const c_char = self.read_only(arg, &mut len)?.cast();
                    *place = data;
                    if unit == b'#' {
                        *f = f.add(1);
                        self.store_size(len)?;
                    } else if c_len(data) != len {
                        raise!(PyExc_ValueError, c"embedded null byte");
                        return Err(Failed);
                    }
                }
            },
            _ => {
                let place = self.va.ptr::<Py_buffer>();
                if at(*f) != b'*' {
                    let text = c"(invalid use of 'w' format character)";
                    return Err(self.expected(text.as_ptr(), arg));
                }
                *f = f.add(1);
                if PyObject_GetBuffer(arg, place, PyBUF_WRITABLE) < 0 {
                    PyErr_Clear();
                    return Err(self.expected(c"read-write bytes-like object".as_ptr(), arg));
                }
                self.contiguous(arg, place)?;
                self.add_cleanup(place.cast(), undo_buffer)?;
            }
        }
        Ok(())
    }

    unsafe fn characters(&mut self, c: u8, arg: Obj, f: &mut Format) -> Done {
        match c {
            b'c' => {
                let place = self.va.ptr::<c_char>();
                let mut len = 0;
                let mut data = port::bytes_data(arg, &mut len);
                if data.is_null() {
                    data = port::bytearray_data(arg, &mut len);
                }
                if data.is_null() || len != 1 {
                    return Err(self.expected(c"a byte string of length 1".as_ptr(), arg));
                }
                *place = *data as c_char;
            }
            b'C' => {
                let place = self.va.ptr::<c_int>();
                let text = str_bytes(arg).and_then(|bytes| core::str::from_utf8(bytes).ok());
                let mut chars = text.unwrap_or_default().chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) => *place = c as c_int,
                    _ => return Err(self.expected(c"a unicode character".as_ptr(), arg)),
                }
            }
            // Gone from CPython 3.12 on.
            b'u' | b'Z' => {
                let place = self.va.ptr::<*mut wchar_t>();
                *place = ptr::null_mut();
                let sized = at(*f) == b'#';
                if sized {
                    *f = f.add(1);
                }
                let mut n = 0;
                if !(c == b'Z' && is_none(arg)) {
                    let Some(text) = str_bytes(arg) else {
                        let expected = if c == b'Z' { c"str or None" } else { c"str" };
                        return Err(self.expected(expected.as_ptr(), arg));
                    };
                    if !sized && text.contains(&0) {
                        raise!(PyExc_ValueError, c"embedded null character");
                        return Err(Failed);
                    }
                    let room = PyUnicode_AsWideChar(arg, ptr::null_mut(), 0);
                    let wide = scratch((room as usize).saturating_mul(size_of::<wchar_t>()));
                    if room < 0 || wide.is_null() {
                        return Err(Failed);
                    }
                    *place = wide.cast();
                    n = PyUnicode_AsWideChar(arg, *place, room) as usize;
                }
                if sized {
                    self.store_size(n)?;
                }
            }
            _ => self.encoded(arg, f)?,
        }
        Ok(())
    }

    /// The length of a `#` unit, in the type that the caller has.
    unsafe fn store_size(&mut self, len: usize) -> Done {
        let place = self.va.ptr::<c_void>();
        if self.clean {
            *place.cast::<Py_ssize_t>() = len as Py_ssize_t;
        } else {
            let Ok(len) = c_int::try_from(len) else {
                raise!(PyExc_OverflowError, c"size does not fit in an int");
                return Err(Failed);
            };
            *place.cast::<c_int>() = len;
        }
        Ok(())
    }

    unsafe fn contiguous(&mut self, arg: Obj, view: *mut Py_buffer) -> Done {
        if PyBuffer_IsContiguous(view, b'C' as c_char) == 0 {
            PyBuffer_Release(view);
            return Err(self.expected(c"contiguous buffer".as_ptr(), arg));
        }
        Ok(())
    }

    /// `y*` and its relatives: a view of any bytes-like object.
    unsafe fn buffer(&mut self, arg: Obj, view: *mut Py_buffer) -> Done {
        if PyObject_GetBuffer(arg, view, PyBUF_SIMPLE) != 0 {
            return Err(self.expected(c"bytes-like object".as_ptr(), arg));
        }
        self.contiguous(arg, view)
    }

    /// `s*` and `z*`.
    unsafe fn string_buffer(&mut self, c: u8, arg: Obj) -> Done {
        let place = self.va.ptr::<Py_buffer>();
        let mut len = 0;
        if c == b'z' && is_none(arg) {
            PyBuffer_FillInfo(place, NULL, ptr::null_mut(), 0, 1, 0);
        } else {
            let data = port::str_data(arg, &mut len);
            if data.is_null() {
                self.buffer(arg, place)?;
            } else {
                PyBuffer_FillInfo(place, arg, data as *mut c_void, len as Py_ssize_t, 1, 0);
            }
        }
        self.add_cleanup(place.cast(), undo_buffer)
    }

    /// The memory of an object whose buffer needs no release, so that the pointer stays
    /// good: bytes, and types of modules that say so.
    unsafe fn read_only(&mut self, arg: Obj, len: &mut usize) -> Result<*const u8, Failed> {
        let data = port::bytes_data(arg, len);
        if !data.is_null() {
            return Ok(data);
        }
        // bytes are the only objects of a VM whose buffer needs no release.
        let releases = if port::is_ours(arg) == 0 {
            true
        } else {
            let procs = (*ty(arg)).tp_as_buffer;
            if !procs.is_null() && (*procs).bf_releasebuffer.is_some() {
                return Err(self.expected(c"read-only bytes-like object".as_ptr(), arg));
            }
            false
        };
        let mut view = MaybeUninit::<Py_buffer>::zeroed();
        self.buffer(arg, view.as_mut_ptr())?;
        if releases {
            PyBuffer_Release(view.as_mut_ptr());
            return Err(self.expected(c"read-only bytes-like object".as_ptr(), arg));
        }
        let (data, size) = {
            let view = view.assume_init_ref();
            (view.buf, view.len)
        };
        PyBuffer_Release(view.as_mut_ptr());
        *len = usize::try_from(size).unwrap_or(0);
        Ok(data.cast())
    }

    /// `es`, `es#`, `et`, `et#`.
    unsafe fn encoded(&mut self, arg: Obj, f: &mut Format) -> Done {
        let encoding = self.va.ptr::<c_char>();
        let recode = match at(*f) {
            b's' => true,
            b't' => false,
            _ => {
                let text = c"(unknown parser marker combination)";
                return Err(self.expected(text.as_ptr(), arg));
            }
        };
        *f = f.add(1);
        let place = self.va.ptr::<*mut c_char>();
        if place.is_null() {
            return Err(self.expected(c"(buffer is NULL)".as_ptr(), arg));
        }
        let mut len = 0;
        let mut data: *const u8 = ptr::null();
        if !recode {
            data = port::bytes_data(arg, &mut len);
            if data.is_null() {
                data = port::bytearray_data(arg, &mut len);
            }
        }
        if data.is_null() {
            if !is_str(arg) {
                let expected = if recode {
                    c"str"
                } else {
                    c"str, bytes or bytearray"
                };
                return Err(self.expected(expected.as_ptr(), arg));
            }
            let encoding = if encoding.is_null() {
                c"utf-8".as_ptr()
            } else {
                encoding
            };
            let encoded = PyUnicode_AsEncodedString(arg, encoding, ptr::null());
            if encoded.is_null() {
                return Err(self.expected(c"(encoding failed)".as_ptr(), arg));
            }
            data = port::bytes_data(encoded, &mut len);
            if data.is_null() {
                let text = c"(encoder failed to return bytes)";
                return Err(self.expected(text.as_ptr(), arg));
            }
        }
        let mut place_size: *mut c_void = ptr::null_mut();
        if at(*f) == b'#' {
            *f = f.add(1);
            place_size = self.va.ptr();
            if place_size.is_null() {
                return Err(self.expected(c"(buffer_len is NULL)".as_ptr(), arg));
            }
            if !(*place).is_null() {
                // The caller's own buffer.
                let room = if self.clean {
                    *place_size.cast::<Py_ssize_t>()
                } else {
                    *place_size.cast::<c_int>() as Py_ssize_t
                };
                if len as Py_ssize_t >= room {
                    raise!(
                        PyExc_ValueError,
                        c"encoded string too long (%zd, maximum length %zd)",
                        len,
                        room.wrapping_sub(1),
                    );
                    return Err(Failed);
                }
            }
        } else {
            if lent(data, len).contains(&0) {
                let text = c"encoded string without null bytes";
                return Err(self.expected(text.as_ptr(), arg));
            }
            *place = ptr::null_mut();
        }
        if (*place).is_null() {
            *place = PyMem_Malloc(len.saturating_add(1)).cast();
            if (*place).is_null() {
                PyErr_NoMemory();
                return Err(Failed);
            }
            self.add_cleanup(place.cast(), undo_memory)?;
        }
        ptr::copy_nonoverlapping(data.cast(), *place, len);
        *(*place).add(len) = 0;
        if !place_size.is_null() {
            if self.clean {
                *place_size.cast::<Py_ssize_t>() = len as Py_ssize_t;
            } else {
                *place_size.cast::<c_int>() = len as c_int;
            }
        }
        Ok(())
    }

    /// Passes over a unit and its arguments. What is wrong with the format, if anything.
    unsafe fn skip(&mut self, f: &mut Format) -> Result<(), &'static CStr> {
        let c = at(*f);
        *f = f.add(1);
        match c {
            b'b' | b'B' | b'h' | b'H' | b'i' | b'I' | b'l' | b'k' | b'L' | b'K' | b'n' | b'f'
            | b'd' | b'D' | b'c' | b'C' | b'p' | b'S' | b'Y' | b'U' => {
                self.va.ptr::<c_void>();
            }
            b's' | b'z' | b'y' | b'w' | b'u' | b'Z' | b'e' => {
                self.va.ptr::<c_void>();
                if c == b'e' {
                    if !matches!(at(*f), b's' | b't') {
                        return Err(c"impossible<bad format char>");
                    }
                    *f = f.add(1);
                    self.va.ptr::<c_void>();
                }
                match at(*f) {
                    b'#' => {
                        *f = f.add(1);
                        self.va.ptr::<c_void>();
                    }
                    b'*' if matches!(c, b's' | b'z' | b'y' | b'w') => *f = f.add(1),
                    _ => {}
                }
            }
            b'O' => {
                self.va.ptr::<c_void>();
                if matches!(at(*f), b'!' | b'&') {
                    *f = f.add(1);
                    self.va.ptr::<c_void>();
                }
            }
            b'(' => loop {
                if at(*f) == b')' {
                    *f = f.add(1);
                    break;
                }
                if is_end(at(*f)) {
                    return Err(c"Unmatched left paren in format string");
                }
                self.skip(f)?;
            },
            b')' => return Err(c"Unmatched right paren in format string"),
            _ => return Err(c"impossible<bad format char>"),
        }
        Ok(())
    }
}

/// The function's name (after `:`) and the whole message (after `;`) at the end of a
/// format, NULL where there is none; at most one is not.
unsafe fn tail(format: Format) -> (*const c_char, *const c_char) {
    let mut f = format;
    loop {
        match at(f) {
            0 => return (ptr::null(), ptr::null()),
            b':' => return (f.add(1).cast(), ptr::null()),
            b';' => return (ptr::null(), f.add(1).cast()),
            _ => f = f.add(1),
        }
    }
}

/// How messages call a function: its name and `()`, or a stand-in and nothing.
unsafe fn called(format: Format, nameless: &'static CStr) -> (*const c_char, *const c_char) {
    let (fname, _) = tail(format);
    if fname.is_null() {
        (nameless.as_ptr(), c"".as_ptr())
    } else {
        (fname, c"()".as_ptr())
    }
}

fn plural(n: c_int) -> *const c_char {
    if n == 1 {
        c"".as_ptr()
    } else {
        c"s".as_ptr()
    }
}

/// How many arguments a format wants at least and at most; SystemError when its
/// parentheses do not match.
#[inline(always)]
unsafe fn bounds(format: Format) -> Result<(usize, usize), Failed> {
    let mut min = usize::MAX;
    let mut max = 0usize;
    let mut f = format;
    loop {
        match at(f) {
            c if is_unit(c) => max = max.wrapping_add(1),
            b'|' => min = max,
            b'(' => return nested_bounds(format),
            b')' => {
                raise!(PyExc_SystemError, c"excess ')' in getargs format");
                return Err(Failed);
            }
            c if is_end(c) => return Ok((min.min(max), max)),
            _ => {}
        }
        f = f.add(1);
    }
}

#[inline(never)]
unsafe fn nested_bounds(format: Format) -> Result<(usize, usize), Failed> {
    let mut min = usize::MAX;
    let mut max = 0usize;
    let mut level = 0usize;
    let mut f = format;
    let wrong = loop {
        match at(f) {
            b'(' => {
                if level == 0 {
                    max = max.wrapping_add(1);
                }
                level = level.wrapping_add(1);
                if level >= 30 {
                    break c"too many tuple nesting levels in argument format string";
                }
            }
            b')' => match level.checked_sub(1) {
                Some(less) => level = less,
                None => break c"excess ')' in getargs format",
            },
            b'|' if level == 0 => min = max,
            c if is_end(c) => {
                if level != 0 {
                    break c"missing ')' in getargs format";
                }
                return Ok((min.min(max), max));
            }
            c if level == 0 && is_unit(c) => max = max.wrapping_add(1),
            _ => {}
        }
        f = f.add(1);
    };
    // Ends the process in CPython; a VM goes on.
    PyErr_SetString(PyExc_SystemError, wrong.as_ptr());
    Err(Failed)
}

#[cold]
unsafe fn wrong_count(format: Format, min: usize, max: usize, given: usize) {
    let (_, custom) = tail(format);
    if !custom.is_null() {
        PyErr_SetString(PyExc_TypeError, custom);
        return;
    }
    let (fname, parens) = called(format, c"function");
    let limit = if given < min { min } else { max } as c_int;
    let how = if min == max {
        c"exactly"
    } else if given < min {
        c"at least"
    } else {
        c"at most"
    };
    raise!(
        PyExc_TypeError,
        c"%.150s%s takes %s %d argument%s (%zd given)",
        fname,
        parens,
        how.as_ptr(),
        limit,
        plural(limit),
        given,
    );
}

/// What may follow the last unit that was used.
#[cold]
unsafe fn bad_format(format: Format) {
    raise!(PyExc_SystemError, c"bad format string: %.200s", format);
}

/// `PyArg_ParseTuple`, `PyArg_VaParse`: 1, or 0 with an exception.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyArg_ParseTuple_va(
    args: *mut PyObject,
    format: *const c_char,
    va: *mut Va,
    clean: c_int,
) -> c_int {
    let mut n = 0;
    let items = port::tuple_items(args, &mut n);
    if items.is_null() {
        raise!(
            PyExc_SystemError,
            c"new style getargs format but argument is not a tuple",
        );
        return 0;
    }
    let start: Format = format.cast();
    let Ok((min, max)) = bounds(start) else {
        return 0;
    };
    if n < min || n > max {
        wrong_count(start, min, max, n);
        return 0;
    }
    let mut parser = Parser::new(&mut *va, clean != 0);
    let mut f = start;
    for i in 0..n {
        if at(f) == b'|' {
            f = f.add(1);
        }
        let arg = enter(*items.add(i));
        if parser.item(arg, &mut f, 0).is_err() {
            parser.raise(i.wrapping_add(1), start);
            return parser.done(false);
        }
    }
    let c = at(f);
    if !is_end(c) && !c.is_ascii_alphabetic() && c != b'(' && c != b'|' {
        bad_format(start);
        return parser.done(false);
    }
    parser.done(true)
}

/// `PyArg_Parse`: one object, not a tuple of arguments. 1, or 0 with an exception.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyArg_Parse_va(
    arg: *mut PyObject,
    format: *const c_char,
    va: *mut Va,
    clean: c_int,
) -> c_int {
    let start: Format = format.cast();
    let Ok((min, max)) = bounds(start) else {
        return 0;
    };
    let (fname, parens) = called(start, c"function");
    if max == 0 {
        if arg.is_null() {
            return 1;
        }
        raise!(
            PyExc_TypeError,
            c"%.200s%s takes no arguments",
            fname,
            parens
        );
        return 0;
    }
    if min != 1 || max != 1 {
        raise!(
            PyExc_SystemError,
            c"old style getargs format uses new features"
        );
        return 0;
    }
    if arg.is_null() {
        raise!(
            PyExc_TypeError,
            c"%.200s%s takes at least one argument",
            fname,
            parens
        );
        return 0;
    }
    let mut parser = Parser::new(&mut *va, clean != 0);
    let mut f = start;
    let ok = parser.item(arg, &mut f, 0).is_ok();
    if !ok {
        // With a place inside a sequence the argument is counted, as in CPython.
        let level = match parser.levels.first() {
            // SAFETY: whoever fails writes the levels down to a 0.
            Some(level) => usize::try_from(level.assume_init()).unwrap_or(0),
            None => 0,
        };
        if level != 0 {
            parser.levels.copy_within(1.., 0);
        }
        parser.raise(level, start);
    }
    parser.done(ok)
}

// ---- keywords ---------------------------------------------------------------------

#[cfg(not(feature = "vm"))]
const KEYWORDS: usize = 12;
#[cfg(feature = "vm")]
const KEYWORDS: usize = 0;
/// How many parameters the port sorts keywords by.
#[cfg(not(feature = "vm"))]
const SORTED: usize = 8;

/// The keyword arguments of a call.
#[cfg(feature = "vm")]
struct Keywords {
    dict: Obj,
}

#[cfg(feature = "vm")]
impl Keywords {
    unsafe fn new(_: *mut Keyword) -> Keywords {
        Keywords { dict: NULL }
    }

    unsafe fn read(
        &mut self,
        dict: Obj,
        _names: *const *const c_char,
        _n: usize,
    ) -> Result<usize, Failed> {
        if port::dict_check(dict) == 0 {
            bad_internal_call();
            return Err(Failed);
        }
        self.dict = dict;
        Ok(port::dict_len(dict))
    }

    unsafe fn find(&mut self, _i: usize, name: *const c_char) -> Obj {
        if self.dict.is_null() {
            return NULL;
        }
        port::dict_keyword(self.dict, name)
    }

    /// Whether the last look-up failed.
    unsafe fn failed(&self) -> bool {
        false
    }
}

/// The keyword arguments of a call, read out of the dict once.
#[cfg(not(feature = "vm"))]
struct Keywords {
    dict: Obj,
    /// Room for [`KEYWORDS`], apart from the rest so that nobody clears it.
    given: *mut Keyword,
    /// How many of `given` are written.
    n: usize,
    /// The dict holds more than that or keys that are no strs: every look-up asks it.
    ask: bool,
    /// Where the next keyword is likely to be found: they come in order as a rule.
    next: usize,
    /// The values by parameter, where the port could sort them.
    sorted: bool,
    values: [MaybeUninit<Obj>; SORTED],
}

#[cfg(not(feature = "vm"))]
impl Keywords {
    #[inline(always)]
    unsafe fn new(given: *mut Keyword) -> Keywords {
        Keywords {
            dict: NULL,
            given,
            n: 0,
            ask: false,
            next: 0,
            sorted: false,
            values: [MaybeUninit::uninit(); SORTED],
        }
    }

    /// Whether the last look-up failed.
    #[inline(always)]
    unsafe fn failed(&self) -> bool {
        self.ask && pending()
    }

    #[inline(always)]
    unsafe fn read(
        &mut self,
        dict: Obj,
        names: *const *const c_char,
        n: usize,
    ) -> Result<usize, Failed> {
        self.dict = dict;
        if n <= SORTED {
            let values = self.values.as_mut_ptr().cast();
            let len = port::dict_sort_keywords(dict, names, n, values);
            if len >= 0 {
                self.sorted = true;
                return Ok(len as usize);
            }
        }
        self.read_all()
    }

    #[inline(never)]
    unsafe fn read_all(&mut self) -> Result<usize, Failed> {
        if port::dict_check(self.dict) == 0 {
            bad_internal_call();
            return Err(Failed);
        }
        let len = port::dict_len(self.dict);
        if len > KEYWORDS {
            self.ask = true;
        } else if len != 0 {
            self.n = port::dict_keywords(self.dict, self.given, KEYWORDS).min(KEYWORDS);
            self.ask = self.n == 0;
        }
        Ok(len)
    }

    /// The value of a keyword; NULL when it was not given, or with an exception.
    #[inline(always)]
    unsafe fn find(&mut self, i: usize, name: *const c_char) -> Obj {
        if self.sorted {
            return match self.values.get(i) {
                // SAFETY: the port has written one for each name.
                Some(value) => value.assume_init(),
                None => NULL,
            };
        }
        if self.ask {
            return self.look_up(name);
        }
        let n = self.n;
        let mut i = self.next;
        let mut left = n;
        while left != 0 {
            if i >= n {
                i = 0;
            }
            // `i` is below `n`, and the first `n` are written.
            let keyword = self.given.add(i);
            i = i.wrapping_add(1);
            if same((*keyword).name, (*keyword).len, name) {
                self.next = i;
                return (*keyword).value;
            }
            left = left.wrapping_sub(1);
        }
        NULL
    }

    #[inline(never)]
    unsafe fn look_up(&self, name: *const c_char) -> Obj {
        let key = name_of(name);
        if key.is_null() {
            return NULL;
        }
        port::dict_get(self.dict, key)
    }
}

/// Whether a C string is these bytes, after which there is a NUL.
#[inline(always)]
unsafe fn same(data: *const u8, len: usize, name: *const c_char) -> bool {
    let mut a = data;
    let mut b: *const u8 = name.cast();
    while *a == *b {
        if *a == 0 {
            // A keyword may have a NUL inside.
            return a == data.add(len);
        }
        a = a.add(1);
        b = b.add(1);
    }
    false
}

/// `PyArg_ParseTupleAndKeywords`, `PyArg_VaParseTupleAndKeywords`: 1, or 0 with an
/// exception.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyArg_ParseTupleAndKeywords_va(
    args: *mut PyObject,
    kwargs: *mut PyObject,
    format: *const c_char,
    kwlist: *const *const c_char,
    va: *mut Va,
    clean: c_int,
) -> c_int {
    let mut nargs = 0;
    let items = port::tuple_items(args, &mut nargs);
    if items.is_null() || format.is_null() || kwlist.is_null() {
        bad_internal_call();
        return 0;
    }
    let start: Format = format.cast();
    let mut pos = 0usize;
    while !(*kwlist.add(pos)).is_null() && **kwlist.add(pos) == 0 {
        pos = pos.wrapping_add(1);
    }
    let mut len = pos;
    while !(*kwlist.add(len)).is_null() {
        if **kwlist.add(len) == 0 {
            raise!(PyExc_SystemError, c"Empty keyword parameter name");
            return 0;
        }
        len = len.wrapping_add(1);
    }
    let mut given = MaybeUninit::<[Keyword; KEYWORDS]>::uninit();
    let mut keywords = Keywords::new(given.as_mut_ptr().cast());
    let mut nkwargs = 0;
    if !kwargs.is_null() {
        nkwargs = match keywords.read(kwargs, kwlist, len) {
            Ok(n) => n,
            Err(Failed) => return 0,
        };
    }
    if nargs.wrapping_add(nkwargs) > len {
        too_many(called(start, c"function"), len, nargs, nkwargs);
        return 0;
    }

    let mut parser = Parser::new(&mut *va, clean != 0);
    let parsed = parser.keywords(
        &mut keywords,
        items,
        (nargs, nkwargs),
        start,
        kwlist,
        (pos, len),
    );
    if let Err(Some(wrong)) = parsed {
        PyErr_SetString(PyExc_SystemError, wrong.as_ptr());
    }
    parser.done(parsed.is_ok())
}

/// What is wrong with a format; `None` when an exception says so already.
type Wrong = Option<&'static CStr>;

impl Parser<'_> {
    /// The arguments of a call by position and by name: `given` of each; `kwlist` has `len` names,
    /// of which the first `pos` are empty.
    #[inline(always)]
    unsafe fn keywords(
        &mut self,
        keywords: &mut Keywords,
        items: *const Obj,
        (nargs, mut nkwargs): (usize, usize),
        start: Format,
        kwlist: *const *const c_char,
        (pos, len): (usize, usize),
    ) -> Result<(), Wrong> {
        let mut f = start;
        let mut min = usize::MAX;
        let mut max = usize::MAX;
        // A required positional-only argument is missing; `|` and `$` may still come.
        let mut skip = false;
        let mut i = 0usize;
        while i < len {
            let c = at(f);
            if c == b'|' || c == b'$' {
                if c == b'|' {
                    if min != usize::MAX {
                        return Err(Some(c"Invalid format string (| specified twice)"));
                    }
                    min = i;
                    f = f.add(1);
                    if max != usize::MAX {
                        return Err(Some(c"Invalid format string ($ before |)"));
                    }
                }
                if at(f) == b'$' {
                    if max != usize::MAX {
                        return Err(Some(c"Invalid format string ($ specified twice)"));
                    }
                    max = i;
                    f = f.add(1);
                    if max < pos {
                        return Err(Some(c"Empty parameter name after $"));
                    }
                    if skip {
                        break;
                    }
                    if max < nargs {
                        let most = if min != usize::MAX {
                            c"at most"
                        } else {
                            c"exactly"
                        };
                        too_many_positional(start, most, max, nargs, true);
                        return Err(None);
                    }
                }
            }
            if is_end(at(f)) {
                raise!(
                    PyExc_SystemError,
                    c"More keyword list entries (%d) than format specifiers (%d)",
                    len as c_int,
                    i as c_int,
                );
                return Err(None);
            }
            if !skip {
                let mut arg = NULL;
                if i < nargs {
                    arg = enter(*items.add(i));
                } else if nkwargs != 0 && i >= pos {
                    arg = keywords.find(i, *kwlist.add(i));
                    if !arg.is_null() {
                        nkwargs = nkwargs.wrapping_sub(1);
                    } else if keywords.failed() {
                        return Err(None);
                    }
                }
                if !arg.is_null() {
                    i = i.wrapping_add(1);
                    if self.item(arg, &mut f, 0).is_err() {
                        self.raise(i, start);
                        return Err(None);
                    }
                    continue;
                }
                if i < min {
                    if i < pos {
                        skip = true;
                    } else {
                        missing(start, *kwlist.add(i), i);
                        return Err(None);
                    }
                }
                // The rest is optional and nothing is left to be given.
                if nkwargs == 0 && !skip {
                    return Ok(());
                }
            }
            let unit = f;
            if let Err(wrong) = self.skip(&mut f) {
                raise!(PyExc_SystemError, c"%s: '%s'", wrong.as_ptr(), unit);
                return Err(None);
            }
            i = i.wrapping_add(1);
        }
        if skip {
            let least = pos.min(min);
            let how = if least < i { c"at least" } else { c"exactly" };
            too_many_positional(start, how, least, nargs, false);
            return Err(None);
        }
        let c = at(f);
        if !is_end(c) && c != b'|' && c != b'$' {
            raise!(
                PyExc_SystemError,
                c"more argument specifiers than keyword list entries (remaining format:'%s')",
                f,
            );
            return Err(None);
        }
        if nkwargs != 0 {
            unexpected(start, keywords.dict, kwlist, pos, len, nargs, keywords);
            return Err(None);
        }
        Ok(())
    }
}

/// Says of a function as called() has it that it takes no more than `len` arguments.
#[cold]
unsafe fn too_many(
    (fname, parens): (*const c_char, *const c_char),
    len: usize,
    nargs: usize,
    nkwargs: usize,
) {
    raise!(
        PyExc_TypeError,
        c"%.200s%s takes at most %d %sargument%s (%zd given)",
        fname,
        parens,
        len as c_int,
        // Only keywords were given: the count is of them.
        if nargs == 0 {
            c"keyword ".as_ptr()
        } else {
            c"".as_ptr()
        },
        plural(len as c_int),
        nargs.wrapping_add(nkwargs),
    );
}

#[cold]
unsafe fn too_many_positional(
    format: Format,
    how: &'static CStr,
    limit: usize,
    nargs: usize,
    none_possible: bool,
) {
    let (fname, parens) = called(format, c"function");
    if none_possible && limit == 0 {
        raise!(
            PyExc_TypeError,
            c"%.200s%s takes no positional arguments",
            fname,
            parens
        );
        return;
    }
    raise!(
        PyExc_TypeError,
        c"%.200s%s takes %s %d positional argument%s (%zd given)",
        fname,
        parens,
        how.as_ptr(),
        limit as c_int,
        plural(limit as c_int),
        nargs,
    );
}

#[cold]
unsafe fn missing(format: Format, name: *const c_char, i: usize) {
    let (fname, parens) = called(format, c"function");
    raise!(
        PyExc_TypeError,
        c"%.200s%s missing required argument '%s' (pos %d)",
        fname,
        parens,
        name,
        i.wrapping_add(1) as c_int,
    );
}

/// Keyword arguments are left over: says which and why.
#[cold]
unsafe fn unexpected(
    format: Format,
    kwargs: Obj,
    kwlist: *const *const c_char,
    pos: usize,
    len: usize,
    nargs: usize,
    keywords: &mut Keywords,
) {
    for i in pos..nargs {
        let name = *kwlist.add(i);
        if !keywords.find(i, name).is_null() {
            let (fname, parens) = called(format, c"function");
            raise!(
                PyExc_TypeError,
                c"argument for %.200s%s given by name ('%s') and position (%d)",
                fname,
                parens,
                name,
                i.wrapping_add(1) as c_int,
            );
            return;
        }
        if pending() {
            return;
        }
    }
    let (fname, parens) = called(format, c"this function");
    let mut at = 0;
    let mut key = NULL;
    let mut value = NULL;
    while port::dict_next(kwargs, &mut at, &mut key, &mut value) != 0 {
        let mut size = 0;
        let data = port::str_data(key, &mut size);
        if data.is_null() {
            raise!(PyExc_TypeError, c"keywords must be strings");
            return;
        }
        if !(pos..len).any(|i| same(data, size, *kwlist.add(i))) {
            raise!(
                PyExc_TypeError,
                c"'%U' is an invalid keyword argument for %.200s%s",
                key,
                fname,
                parens,
            );
            return;
        }
    }
    raise!(
        PyExc_TypeError,
        c"invalid keyword argument for %.200s%s",
        fname,
        parens
    );
}

/// Whether a dict of keyword arguments has strs only as keys: 1, or 0 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyArg_ValidateKeywordArguments(kwargs: *mut PyObject) -> c_int {
    if port::dict_check(kwargs) == 0 {
        bad_internal_call();
        return 0;
    }
    let mut at = 0;
    let mut key = NULL;
    let mut value = NULL;
    while port::dict_next(kwargs, &mut at, &mut key, &mut value) != 0 {
        if !is_str(key) {
            raise!(PyExc_TypeError, c"keywords must be strings");
            return 0;
        }
    }
    1
}

/// The items of a tuple of arguments (VM form), at least `min` and at most `max`, and their number;
/// NULL with an exception.
unsafe fn unpack(args: Obj, name: *const c_char, min: isize, max: isize) -> (*mut Obj, usize) {
    let mut n = 0;
    let items = port::tuple_items(args, &mut n);
    if items.is_null() {
        raise!(
            PyExc_SystemError,
            c"PyArg_UnpackTuple() argument list is not a tuple"
        );
        return (ptr::null_mut(), 0);
    }
    if _PyArg_CheckPositional(name, n as isize, min, max) == 0 {
        return (ptr::null_mut(), 0);
    }
    (items, n)
}

/// `PyArg_UnpackTuple`: stores the borrowed arguments: 1, or 0 with an exception. `name`
/// may be NULL.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyArg_UnpackTuple_va(
    args: *mut PyObject,
    name: *const c_char,
    min: isize,
    max: isize,
    va: *mut Va,
) -> c_int {
    let (items, n) = unpack(args, name, min, max);
    if items.is_null() {
        return 0;
    }
    for i in 0..n {
        *(*va).ptr::<Obj>() = enter(*items.add(i));
    }
    1
}

/// In firmware `PyArg_UnpackTuple` with as many arguments at least as at most, which go to `values`
/// one after the other.
#[cfg(feature = "vm")]
#[no_mangle]
pub unsafe extern "C" fn typeobject_unpack_tuple(
    name: *const c_char,
    args: *mut PyObject,
    n: isize,
    values: *mut *mut PyObject,
) -> c_int {
    let (items, n) = unpack(args, name, n, n);
    if items.is_null() {
        return 0;
    }
    for i in 0..n {
        *values.add(i) = enter(*items.add(i));
    }
    1
}

/// In firmware `PyArg_ParseTupleAndKeywords` with the format `:name`.
#[cfg(feature = "vm")]
#[no_mangle]
pub unsafe extern "C" fn typeobject_no_arguments(
    name: *const c_char,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> c_int {
    let mut nargs = 0;
    if port::tuple_items(args, &mut nargs).is_null()
        || (!kwargs.is_null() && port::dict_check(kwargs) == 0)
    {
        bad_internal_call();
        return 0;
    }
    let nkwargs = if kwargs.is_null() {
        0
    } else {
        port::dict_len(kwargs)
    };
    if nargs.wrapping_add(nkwargs) == 0 {
        return 1;
    }
    too_many((name, c"()".as_ptr()), 0, nargs, nkwargs);
    0
}

/// Whether no keyword arguments were given: 1, or 0 with TypeError. What generated code
/// of CPython's own modules calls.
#[no_mangle]
pub unsafe extern "C" fn _PyArg_NoKeywords(
    funcname: *const c_char,
    kwargs: *mut PyObject,
) -> c_int {
    if kwargs.is_null() || (port::dict_check(kwargs) != 0 && port::dict_len(kwargs) == 0) {
        return 1;
    }
    raise!(
        PyExc_TypeError,
        c"%.200s() takes no keyword arguments",
        funcname
    );
    0
}

/// Whether the number of positional arguments is in bounds: 1, or 0 with TypeError. `name` may be
/// NULL.
#[no_mangle]
pub unsafe extern "C" fn _PyArg_CheckPositional(
    name: *const c_char,
    nargs: isize,
    min: isize,
    max: isize,
) -> c_int {
    if nargs >= min && nargs <= max {
        return 1;
    }
    let (how, limit) = if nargs < min {
        (c"at least ", min)
    } else {
        (c"at most ", max)
    };
    let how = if min == max { c"" } else { how };
    let plural = plural(limit as c_int);
    if name.is_null() {
        raise!(
            PyExc_TypeError,
            c"unpacked tuple should have %s%zd element%s, but has %zd",
            how.as_ptr(),
            limit,
            plural,
            nargs,
        );
    } else {
        raise!(
            PyExc_TypeError,
            c"%.200s expected %s%zd argument%s, got %zd",
            name,
            how.as_ptr(),
            limit,
            plural,
            nargs,
        );
    }
    0
}
