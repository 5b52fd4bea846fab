//! Sets: CPython's `Objects/setobject.c` (`setobject.h`).

use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::c_int;

unsafe fn is_set(o: Obj) -> bool {
    !o.is_null() && is_kind(o, Kind::Set)
}

unsafe fn is_any_set(o: Obj) -> bool {
    is_set(o) || (!o.is_null() && is_kind(o, Kind::FrozenSet))
}

/// `set(iterable)`; NULL for an empty one. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySet_New(iterable: *mut PyObject) -> *mut PyObject {
    port::set_new(iterable, 0)
}

/// `frozenset(iterable)`; NULL for an empty one. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyFrozenSet_New(iterable: *mut PyObject) -> *mut PyObject {
    if !iterable.is_null() && is_exactly(iterable, Kind::FrozenSet) {
        return iterable;
    }
    port::set_new(iterable, 1)
}

/// `len(s)` of a set or frozenset; -1 with SystemError.
#[no_mangle]
pub unsafe extern "C" fn PySet_Size(s: *mut PyObject) -> Py_ssize_t {
    if !is_any_set(s) {
        bad_internal_call();
        return -1;
    }
    port::set_len(s) as Py_ssize_t
}

/// `s.clear()`.
#[no_mangle]
pub unsafe extern "C" fn PySet_Clear(s: *mut PyObject) -> c_int {
    if !is_set(s) {
        bad_internal_call();
        return -1;
    }
    status(method(s, c"clear", &[]))
}

/// `key in s`: 1, 0 or -1.
#[no_mangle]
pub unsafe extern "C" fn PySet_Contains(s: *mut PyObject, key: *mut PyObject) -> c_int {
    if !is_any_set(s) {
        bad_internal_call();
        return -1;
    }
    port::contains(s, key)
}

/// `s.discard(key)`: 1 for a key that was there, 0, or -1.
#[no_mangle]
pub unsafe extern "C" fn PySet_Discard(s: *mut PyObject, key: *mut PyObject) -> c_int {
    if !is_set(s) {
        bad_internal_call();
        return -1;
    }
    port::set_discard(s, key)
}

/// `s.add(key)`; also for a frozenset that nobody else has seen.
#[no_mangle]
pub unsafe extern "C" fn PySet_Add(s: *mut PyObject, key: *mut PyObject) -> c_int {
    if !is_any_set(s) {
        bad_internal_call();
        return -1;
    }
    port::set_add(s, key)
}

/// `s.pop()`; KeyError for an empty set. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySet_Pop(s: *mut PyObject) -> *mut PyObject {
    if !is_set(s) {
        return bad_internal_call();
    }
    if port::set_len(s) == 0 {
        return raise!(PyExc_KeyError, c"pop from an empty set");
    }
    method(s, c"pop", &[])
}

/// `s.update(iterable)`.
#[no_mangle]
pub unsafe extern "C" fn _PySet_Update(s: *mut PyObject, iterable: *mut PyObject) -> c_int {
    if !is_set(s) {
        bad_internal_call();
        return -1;
    }
    let it = port::iter(iterable);
    if it.is_null() {
        return -1;
    }
    loop {
        let key = port::iter_next(it);
        if key.is_null() {
            return if port::err_get().is_null() { 0 } else { -1 };
        }
        if port::set_add(s, key) < 0 {
            return -1;
        }
    }
}
