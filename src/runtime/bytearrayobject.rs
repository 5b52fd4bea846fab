//! Byte arrays: CPython's `Objects/bytearrayobject.c` (`bytearrayobject.h`).

use super::abstract_::{PyIndex_Check, PyNumber_AsSsize_t};
use super::memoryobject::PyObject_CheckBuffer;
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int};
use core::ptr;

/// `bytearray(o)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyByteArray_FromObject(o: *mut PyObject) -> *mut PyObject {
    if is_str(o) {
        return raise!(PyExc_TypeError, c"string argument without an encoding");
    }
    if PyIndex_Check(o) == 0 || PyObject_CheckBuffer(o) != 0 {
        let made = builtin(c"bytearray", &[o]);
        if made.is_null()
            && PyErr_ExceptionMatches(PyExc_TypeError) != 0
            && (*ty(o)).tp_iter.is_none()
            && !has_special(o, c"__iter__")
            && !has_special(o, c"__getitem__")
        {
            return raise!(
                PyExc_TypeError,
                c"cannot convert '%.200s' object to bytearray",
                type_name(o)
            );
        }
        return made;
    }
    let n = PyNumber_AsSsize_t(o, PyExc_OverflowError);
    if n < 0 {
        return if port::err_get().is_null() {
            raise!(PyExc_ValueError, c"negative count")
        } else {
            NULL
        };
    }
    PyByteArray_FromStringAndSize(ptr::null(), n)
}

/// `n` bytes copied from `data`, or zeroes to be filled when that is NULL. Returns a new
/// reference.
#[no_mangle]
pub unsafe extern "C" fn PyByteArray_FromStringAndSize(
    data: *const c_char,
    n: Py_ssize_t,
) -> *mut PyObject {
    if n < 0 {
        return raise!(
            PyExc_SystemError,
            c"Negative size passed to PyByteArray_FromStringAndSize"
        );
    }
    port::bytearray_new(data.cast(), n as usize)
}

/// The length. Never fails for a bytearray.
#[no_mangle]
pub unsafe extern "C" fn PyByteArray_Size(o: *mut PyObject) -> Py_ssize_t {
    let mut n = 0;
    if port::bytearray_data(o, &mut n).is_null() {
        return 0;
    }
    n as Py_ssize_t
}

/// The contents; good until the length changes. Never fails for a bytearray.
#[no_mangle]
pub unsafe extern "C" fn PyByteArray_AsString(o: *mut PyObject) -> *mut c_char {
    let mut n = 0;
    port::bytearray_data(o, &mut n).cast()
}

/// Changes the length; new bytes are zeroes.
#[no_mangle]
pub unsafe extern "C" fn PyByteArray_Resize(o: *mut PyObject, n: Py_ssize_t) -> c_int {
    let mut old = 0;
    if n < 0 || port::bytearray_data(o, &mut old).is_null() {
        bad_internal_call();
        return -1;
    }
    match (n as usize).checked_sub(old) {
        Some(0) => 0,
        Some(more) => {
            let zeroes = port::bytes_new(ptr::null(), more);
            if zeroes.is_null() {
                return -1;
            }
            status(method(o, c"extend", &[zeroes]))
        }
        None => {
            let nothing = port::bytes_new(c"".as_ptr().cast(), 0);
            if nothing.is_null() {
                return -1;
            }
            super::abstract_::PySequence_SetSlice(o, n, old as Py_ssize_t, nothing)
        }
    }
}

/// `a + b` of two buffers as a bytearray. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyByteArray_Concat(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    match super::bytesobject::concatenated(a, b) {
        Some(out) => {
            let data = if out.bytes().is_empty() {
                c"".as_ptr().cast()
            } else {
                out.bytes().as_ptr()
            };
            port::bytearray_new(data, out.bytes().len())
        }
        None => NULL,
    }
}
