//! Bytes: CPython's `Objects/bytesobject.c` (`bytesobject.h`).

use super::abstract_::PySequence_Fast;
use super::memoryobject::{PyBuffer_Release, PyObject_GetBuffer};
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, CStr};
use core::ptr::{self};

unsafe fn make(bytes: &[u8]) -> Obj {
    port::bytes_new(bytes.as_ptr(), bytes.len())
}

/// `n` bytes copied from `data`, or to be filled before anyone else sees the object when
/// `data` is NULL. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyBytes_FromStringAndSize(
    data: *const c_char,
    n: Py_ssize_t,
) -> *mut PyObject {
    if n < 0 {
        return raise!(
            PyExc_SystemError,
            c"Negative size passed to PyBytes_FromStringAndSize"
        );
    }
    port::bytes_new(data.cast(), n as usize)
}

/// The bytes up to the NUL. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyBytes_FromString(text: *const c_char) -> *mut PyObject {
    make(CStr::from_ptr(text).to_bytes())
}

/// `bytes(o)` for a buffer or an iterable of ints; TypeError for anything else, a str
/// included. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyBytes_FromObject(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        return bad_internal_call();
    }
    if is_exactly(o, Kind::Bytes) {
        return o;
    }
    if super::memoryobject::PyObject_CheckBuffer(o) != 0 {
        let mut view = core::mem::zeroed::<Py_buffer>();
        if PyObject_GetBuffer(o, &mut view, PyBUF_FULL_RO) < 0 {
            return NULL;
        }
        let bytes = port::bytes_new(ptr::null(), view.len.max(0) as usize);
        let mut done = status(bytes);
        if done == 0 {
            let mut n = 0;
            let to = port::bytes_data(bytes, &mut n);
            let from = ptr::addr_of!(view);
            done = super::memoryobject::PyBuffer_ToContiguous(
                to.cast(),
                from,
                view.len,
                b'C' as c_char,
            );
        }
        PyBuffer_Release(&mut view);
        return if done < 0 { NULL } else { bytes };
    }
    if !is_str(o) {
        let list = PySequence_Fast(o, c"".as_ptr());
        if !list.is_null() {
            return from_ints(list);
        }
        if PyErr_ExceptionMatches(PyExc_TypeError) == 0 {
            return NULL;
        }
    }
    raise!(
        PyExc_TypeError,
        c"cannot convert '%.200s' object to bytes",
        type_name(o)
    )
}

unsafe fn from_ints(list: Obj) -> Obj {
    let mut out = Buf::new();
    for i in 0..super::tupleobject::fast_len(list) {
        let item = super::tupleobject::fast_item(list, i);
        let v = super::abstract_::PyNumber_AsSsize_t(item, NULL);
        if v == -1 && !port::err_get().is_null() {
            return NULL;
        }
        let Ok(byte) = u8::try_from(v) else {
            return raise!(PyExc_ValueError, c"bytes must be in range(0, 256)");
        };
        if out.push(&[byte]).is_err() {
            return NULL;
        }
    }
    make(out.bytes())
}

unsafe fn expected(o: Obj) {
    raise!(
        PyExc_TypeError,
        c"expected bytes, %.200s found",
        type_name(o)
    );
}

/// The length; -1 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyBytes_Size(o: *mut PyObject) -> Py_ssize_t {
    match bytes_bytes(o) {
        Some(bytes) => bytes.len() as Py_ssize_t,
        None => {
            expected(o);
            -1
        }
    }
}

/// The contents, NUL after them. NULL with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyBytes_AsString(o: *mut PyObject) -> *mut c_char {
    let mut n = 0;
    let data = port::bytes_data(o, &mut n);
    if data.is_null() {
        expected(o);
    }
    data.cast()
}

/// Contents and length; ValueError for a NUL inside when `n` is NULL.
#[no_mangle]
pub unsafe extern "C" fn PyBytes_AsStringAndSize(
    o: *mut PyObject,
    data: *mut *mut c_char,
    n: *mut Py_ssize_t,
) -> c_int {
    if data.is_null() {
        bad_internal_call();
        return -1;
    }
    let Some(bytes) = bytes_bytes(o) else {
        expected(o);
        return -1;
    };
    *data = bytes.as_ptr().cast_mut().cast();
    if !n.is_null() {
        *n = bytes.len() as Py_ssize_t;
    } else if bytes.contains(&0) {
        raise!(PyExc_ValueError, c"embedded null byte");
        return -1;
    }
    0
}

/// A buffer of any object, given back at the end of the scope.
struct View(Py_buffer);

impl View {
    unsafe fn of(o: Obj) -> Option<View> {
        let mut view = View(core::mem::zeroed());
        if PyObject_GetBuffer(o, &mut view.0, PyBUF_SIMPLE) < 0 {
            return None;
        }
        Some(view)
    }

    unsafe fn bytes(&self) -> &[u8] {
        lent(self.0.buf.cast(), self.0.len.max(0) as usize)
    }
}

impl Drop for View {
    fn drop(&mut self) {
        // SAFETY: filled by PyObject_GetBuffer, or zero, which is ignored.
        unsafe { PyBuffer_Release(&mut self.0) }
    }
}

/// `a + b` of two buffers, or TypeError.
pub(crate) unsafe fn concatenated(a: Obj, b: Obj) -> Option<Buf> {
    let left = View::of(a);
    let right = if left.is_some() { View::of(b) } else { None };
    let (Some(left), Some(right)) = (left, right) else {
        raise!(
            PyExc_TypeError,
            c"can't concat %.100s to %.100s",
            type_name(b),
            type_name(a)
        );
        return None;
    };
    let mut out = Buf::new();
    if out.push(left.bytes()).is_err() || out.push(right.bytes()).is_err() {
        return None;
    }
    Some(out)
}

/// `*p += right`; on failure `*p` is NULL.
#[no_mangle]
pub unsafe extern "C" fn PyBytes_Concat(p: *mut *mut PyObject, right: *mut PyObject) {
    let left = *p;
    if left.is_null() {
        return;
    }
    *p = NULL;
    if right.is_null() {
        return;
    }
    if let Some(out) = concatenated(left, right) {
        *p = make(out.bytes());
    }
}

/// [`PyBytes_Concat`], which steals `right`.
#[no_mangle]
pub unsafe extern "C" fn PyBytes_ConcatAndDel(p: *mut *mut PyObject, right: *mut PyObject) {
    PyBytes_Concat(p, right);
}

/// Replaces `*p`, which nobody else has seen, by bytes of another length with the same
/// beginning. -1 and NULL in `*p` with an exception.
#[no_mangle]
pub unsafe extern "C" fn _PyBytes_Resize(p: *mut *mut PyObject, n: Py_ssize_t) -> c_int {
    let old = *p;
    *p = NULL;
    let bytes = if old.is_null() || n < 0 {
        None
    } else {
        bytes_bytes(old)
    };
    let Some(bytes) = bytes else {
        bad_internal_call();
        return -1;
    };
    if bytes.len() == n as usize {
        *p = old;
        return 0;
    }
    let new = match bytes.get(..n as usize) {
        Some(kept) => make(kept),
        None => {
            let new = port::bytes_new(ptr::null(), n as usize);
            let mut room = 0;
            let data = if new.is_null() {
                ptr::null_mut()
            } else {
                port::bytes_data(new, &mut room)
            };
            if !data.is_null() {
                ptr::copy_nonoverlapping(bytes.as_ptr(), data, bytes.len().min(room));
            }
            new
        }
    };
    *p = new;
    status(new)
}

/// `separator.join(items)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn _PyBytes_Join(
    separator: *mut PyObject,
    items: *mut PyObject,
) -> *mut PyObject {
    if separator.is_null() || !is_bytes(separator) {
        return bad_internal_call();
    }
    method(separator, c"join", &[items])
}

/// `repr(o)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyBytes_Repr(o: *mut PyObject, _smart_quotes: c_int) -> *mut PyObject {
    match bytes_bytes(o) {
        Some(bytes) => {
            let plain = make(bytes);
            if plain.is_null() {
                return NULL;
            }
            port::repr(plain)
        }
        None => bad_internal_call(),
    }
}
