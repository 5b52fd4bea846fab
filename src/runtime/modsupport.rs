//! `Py_BuildValue` and filling a module (CPython's Python/modsupport.c).

use super::abstract_::null_error;
use super::call::{PyObject_CallObject, PyObject_CallOneArg};
use super::complexobject::PyComplex_FromCComplex;
use super::errors::text;
use super::support::*;
use super::typeobject::make_ready;
use super::varargs::Va;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_long, c_void, CStr};

/// A position in a format.
type Format = *const u8;

/// The most values that a format may nest brackets around.
const DEPTH: usize = 64;

struct Builder<'a> {
    va: &'a mut Va,
    /// The length of a `#` unit is a `Py_ssize_t`, not an `int`.
    clean: bool,
    f: Format,
}

/// How many values there are up to the closing bracket (0: the end of the format), or
/// None with SystemError.
unsafe fn count(format: Format, end: u8) -> Option<usize> {
    let mut n = 0usize;
    let mut level = 0usize;
    let mut f = format;
    while level > 0 || *f != end {
        match *f {
            0 => {
                raise!(PyExc_SystemError, c"unmatched paren in format");
                return None;
            }
            b'(' | b'[' | b'{' => {
                if level == 0 {
                    n = n.wrapping_add(1);
                }
                level = level.wrapping_add(1);
            }
            b')' | b']' | b'}' => level = level.saturating_sub(1),
            b'#' | b'&' | b',' | b':' | b' ' | b'\t' => {}
            _ if level == 0 => n = n.wrapping_add(1),
            _ => {}
        }
        f = f.add(1);
    }
    Some(n)
}

impl Builder<'_> {
    /// The length of a `#` unit; -1 stands for "up to the NUL".
    unsafe fn size(&mut self) -> isize {
        if self.clean {
            self.va.size()
        } else {
            self.va.int() as isize
        }
    }

    /// The end of a bracket.
    unsafe fn close(&mut self, end: u8) -> bool {
        if end == 0 {
            return true;
        }
        if *self.f != end {
            raise!(PyExc_SystemError, c"Unmatched paren in format");
            return false;
        }
        self.f = self.f.add(1);
        true
    }

    unsafe fn tuple(&mut self, end: u8, n: usize, depth: usize) -> Obj {
        let t = port::tuple_new(n);
        if t.is_null() {
            return NULL;
        }
        let mut len = 0;
        let items = port::tuple_items(t, &mut len);
        for i in 0..n.min(len) {
            let v = self.value(depth);
            if v.is_null() {
                return NULL;
            }
            *items.add(i) = port::leave(v);
        }
        if self.close(end) {
            t
        } else {
            NULL
        }
    }

    unsafe fn list(&mut self, end: u8, n: usize, depth: usize) -> Obj {
        let list = port::list_new(0);
        if list.is_null() {
            return NULL;
        }
        for _ in 0..n {
            let v = self.value(depth);
            if v.is_null() || port::list_append(list, v) < 0 {
                return NULL;
            }
        }
        if self.close(end) {
            list
        } else {
            NULL
        }
    }

    unsafe fn dict(&mut self, end: u8, n: usize, depth: usize) -> Obj {
        if n % 2 != 0 {
            raise!(PyExc_SystemError, c"Bad dict format");
            return NULL;
        }
        let dict = port::dict_new();
        if dict.is_null() {
            return NULL;
        }
        for _ in 0..n / 2 {
            let key = self.value(depth);
            if key.is_null() {
                return NULL;
            }
            let v = self.value(depth);
            if v.is_null() || port::dict_set(dict, key, v) < 0 {
                return NULL;
            }
        }
        if self.close(end) {
            dict
        } else {
            NULL
        }
    }

    unsafe fn bracket(&mut self, end: u8, depth: usize) -> Obj {
        let Some(depth) = depth.checked_add(1).filter(|&depth| depth < DEPTH) else {
            raise!(PyExc_SystemError, c"too many nesting levels in format");
            return NULL;
        };
        let Some(n) = count(self.f, end) else {
            return NULL;
        };
        match end {
            b')' => self.tuple(end, n, depth),
            b']' => self.list(end, n, depth),
            _ => self.dict(end, n, depth),
        }
    }

    /// The text of `s`, `z`, `U` and `y`: NULL is None.
    unsafe fn string(&mut self, bytes: bool) -> Obj {
        let s: *const c_char = self.va.ptr();
        let mut len = -1;
        if *self.f == b'#' {
            self.f = self.f.add(1);
            len = self.size();
        }
        if s.is_null() {
            return port::none();
        }
        let data = match usize::try_from(len) {
            Ok(len) => core::slice::from_raw_parts(s.cast::<u8>(), len),
            Err(_) => CStr::from_ptr(s).to_bytes(),
        };
        if bytes {
            // A bytes object of nothing is not one of zeroes.
            return port::bytes_new(data.as_ptr(), data.len());
        }
        super::unicodeobject::PyUnicode_FromStringAndSize(data.as_ptr().cast(), data.len() as _)
    }

    unsafe fn wide_string(&mut self) -> Obj {
        let s = self.va.ptr::<wchar_t>();
        let mut len = -1;
        if *self.f == b'#' {
            self.f = self.f.add(1);
            len = self.size();
        }
        if s.is_null() {
            return port::none();
        }
        super::unicodeobject::PyUnicode_FromWideChar(s.cast(), len as Py_ssize_t)
    }

    unsafe fn object(&mut self) -> Obj {
        if *self.f == b'&' {
            type Convert = Option<unsafe extern "C" fn(*mut c_void) -> *mut PyObject>;
            self.f = self.f.add(1);
            let convert = self.va.ptr::<c_void>();
            let arg = self.va.ptr::<c_void>();
            // SAFETY: the unit says what the caller passes.
            let convert = core::mem::transmute::<*mut c_void, Convert>(convert);
            return match convert {
                Some(convert) => convert(arg),
                None => bad_internal_call(),
            };
        }
        let v: Obj = self.va.ptr();
        if v.is_null() && port::err_get().is_null() {
            // An earlier call of the caller's failed without saying why.
            raise!(PyExc_SystemError, c"NULL object passed to Py_BuildValue");
        }
        port::keep(v);
        v
    }

    /// One value; `f` moves on behind its unit.
    unsafe fn value(&mut self, depth: usize) -> Obj {
        loop {
            let c = *self.f;
            if c != 0 {
                self.f = self.f.add(1);
            }
            return match c {
                b'(' => self.bracket(b')', depth),
                b'[' => self.bracket(b']', depth),
                b'{' => self.bracket(b'}', depth),
                b'b' | b'B' | b'h' | b'i' | b'H' => port::int_from_i64(self.va.int().into()),
                b'I' => port::int_from_u64((self.va.int() as u32).into()),
                b'n' => port::int_from_i64(self.va.size() as i64),
                b'l' => port::int_from_i64(self.va.long() as i64),
                b'k' => port::int_from_u64(self.va.long() as core::ffi::c_ulong as u64),
                b'L' => port::int_from_i64(self.va.longlong()),
                b'K' => port::int_from_u64(self.va.longlong() as u64),
                b'f' | b'd' => port::float_new(self.va.double()),
                b'D' => {
                    let v = self.va.ptr::<Py_complex>();
                    PyComplex_FromCComplex(*v)
                }
                b'c' => {
                    let byte = self.va.int() as u8;
                    port::bytes_new(&byte, 1)
                }
                b'C' => {
                    let ordinal = self.va.int();
                    match u32::try_from(ordinal).ok().and_then(char::from_u32) {
                        Some(c) => {
                            let mut utf8 = [0; 4];
                            let utf8 = c.encode_utf8(&mut utf8);
                            port::str_new(utf8.as_ptr(), utf8.len())
                        }
                        None => raise!(PyExc_ValueError, c"chr() arg not in range(0x110000)",),
                    }
                }
                b's' | b'z' | b'U' => self.string(false),
                b'y' => self.string(true),
                b'u' => self.wide_string(),
                b'N' | b'S' | b'O' => self.object(),
                b':' | b',' | b' ' | b'\t' => continue,
                _ => raise!(
                    PyExc_SystemError,
                    c"bad format char passed to Py_BuildValue",
                ),
            };
        }
    }
}

/// As `Py_BuildValue`; with `always_tuple` one value gives a tuple of one too.
unsafe fn build(format: *const c_char, va: &mut Va, clean: bool, always_tuple: bool) -> Obj {
    let f: Format = format.cast();
    let Some(n) = count(f, 0) else { return NULL };
    let mut builder = Builder { va, clean, f };
    match n {
        _ if always_tuple => builder.tuple(0, n, 0),
        0 => port::none(),
        1 => builder.value(0),
        _ => builder.tuple(0, n, 0),
    }
}

/// `Py_BuildValue`, `Py_VaBuildValue`: a new reference; NULL with an exception.
#[no_mangle]
pub unsafe extern "C" fn typeobject_Py_BuildValue_va(
    format: *const c_char,
    va: *mut Va,
    clean: c_int,
) -> *mut PyObject {
    build(format, &mut *va, clean != 0, false)
}

/// Calls `f` with the values of a format. One value that is a tuple is the arguments; an
/// empty or NULL format is no arguments.
unsafe fn call_with(f: Obj, format: *const c_char, va: &mut Va, clean: bool) -> Obj {
    if format.is_null() || *format == 0 {
        return port::call(f, 0, 0, core::ptr::null());
    }
    let v = build(format, va, clean, false);
    if v.is_null() {
        return NULL;
    }
    if is_tuple(v) {
        return PyObject_CallObject(f, v);
    }
    PyObject_CallOneArg(f, v)
}

/// `PyObject_CallFunction`: a new reference; NULL with an exception.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyObject_CallFunction_va(
    callable: *mut PyObject,
    format: *const c_char,
    va: *mut Va,
    clean: c_int,
) -> *mut PyObject {
    if callable.is_null() {
        return null_error();
    }
    call_with(callable, format, &mut *va, clean != 0)
}

/// `PyObject_CallMethod`: a new reference; NULL with an exception.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyObject_CallMethod_va(
    o: *mut PyObject,
    name: *const c_char,
    format: *const c_char,
    va: *mut Va,
    clean: c_int,
) -> *mut PyObject {
    if o.is_null() || name.is_null() {
        return null_error();
    }
    let key = name_of(name);
    if key.is_null() {
        return NULL;
    }
    let method = port::getattr(o, key);
    if method.is_null() {
        return NULL;
    }
    if port::callable(method) == 0 {
        return raise!(
            PyExc_TypeError,
            c"attribute of type '%.200s' is not callable",
            type_name(method),
        );
    }
    call_with(method, format, &mut *va, clean != 0)
}

// ---- filling a module -------------------------------------------------------------

/// Adds a value under a name; the reference stays the caller's. 0, or -1 with an
/// exception. A NULL value hands on the exception that the caller has.
#[no_mangle]
pub unsafe extern "C" fn PyModule_AddObjectRef(
    module: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> c_int {
    let dict = port::module_dict(module);
    if dict.is_null() {
        raise!(
            PyExc_TypeError,
            c"PyModule_AddObjectRef() first argument must be a module",
        );
        return -1;
    }
    if value.is_null() {
        if port::err_get().is_null() {
            raise!(
                PyExc_SystemError,
                c"PyModule_AddObjectRef() must be called with an exception raised if value is NULL",
            );
        }
        return -1;
    }
    let key = super::unicodeobject::PyUnicode_InternFromString(name);
    if key.is_null() {
        return -1;
    }
    port::dict_set(dict, key, value)
}

/// The same; steals the reference when it succeeds.
#[no_mangle]
pub unsafe extern "C" fn PyModule_AddObject(
    module: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> c_int {
    PyModule_AddObjectRef(module, name, value)
}

/// The same; steals the reference in any case.
#[no_mangle]
pub unsafe extern "C" fn PyModule_Add(
    module: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> c_int {
    PyModule_AddObjectRef(module, name, value)
}

/// Adds an int. 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyModule_AddIntConstant(
    module: *mut PyObject,
    name: *const c_char,
    value: c_long,
) -> c_int {
    PyModule_AddObjectRef(module, name, port::int_from_i64(value as i64))
}

/// Adds a str. 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyModule_AddStringConstant(
    module: *mut PyObject,
    name: *const c_char,
    value: *const c_char,
) -> c_int {
    PyModule_AddObjectRef(module, name, text(value))
}

/// Makes a type ready and adds it under the last part of its name. 0, or -1 with an
/// exception.
#[no_mangle]
pub unsafe extern "C" fn PyModule_AddType(
    module: *mut PyObject,
    type_: *mut PyTypeObject,
) -> c_int {
    if make_ready(type_) < 0 {
        return -1;
    }
    let full = (*type_).tp_name;
    let bytes = CStr::from_ptr(full).to_bytes();
    let name = match bytes.iter().rposition(|&c| c == b'.') {
        Some(dot) => full.add(dot.wrapping_add(1)),
        None => full,
    };
    PyModule_AddObjectRef(module, name, type_.cast())
}
