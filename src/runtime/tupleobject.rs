//! Tuples: CPython's `Objects/tupleobject.c` (`tupleobject.h`).
//!
//! The items lie in the VM's own memory in VM form; each is converted on its way.

use super::support::*;
use super::varargs::Va;
use crate::abi::*;
use crate::port;
use core::ffi::c_int;

/// The items of a tuple or list, or NULL.
unsafe fn fast_items(o: Obj, n: &mut usize) -> *mut Obj {
    *n = 0;
    let items = port::list_items(o, n);
    if items.is_null() {
        port::tuple_items(o, n)
    } else {
        items
    }
}

/// The length of what `PySequence_Fast` gave.
pub(crate) unsafe fn fast_len(o: Obj) -> usize {
    let mut n = 0;
    if fast_items(o, &mut n).is_null() {
        return 0;
    }
    n
}

/// An item of what `PySequence_Fast` gave; None when the list has become shorter.
pub(crate) unsafe fn fast_item(o: Obj, i: usize) -> Obj {
    let mut n = 0;
    let items = fast_items(o, &mut n);
    if items.is_null() || i >= n {
        return port::none();
    }
    enter(*items.add(i))
}

/// What `PySequence_Fast_ITEMS` is on a VM: the items of a list or tuple, to be read while
/// neither it nor its length changes. NULL with an exception.
///
/// The VM's own array serves where its items look the same in both forms. Types and
/// instances of Python subclasses do not; the items are then copied.
#[no_mangle]
pub unsafe extern "C" fn typeobject_vm_items(sequence: *mut PyObject) -> *mut *mut PyObject {
    let mut n = 0;
    let items = fast_items(sequence, &mut n);
    if items.is_null() {
        bad_internal_call();
        return items;
    }
    let mut same = 0;
    while same < n && enter(*items.add(same)) == *items.add(same) {
        same = same.wrapping_add(1);
    }
    if same == n {
        return items;
    }
    let copy: *mut Obj = scratch(n.wrapping_mul(core::mem::size_of::<Obj>())).cast();
    if !copy.is_null() {
        for i in 0..n {
            *copy.add(i) = enter(*items.add(i));
        }
    }
    copy
}

/// A new tuple of these values.
pub(crate) unsafe fn tuple_of(values: &[Obj]) -> Obj {
    let tuple = port::tuple_new(values.len());
    if tuple.is_null() {
        return NULL;
    }
    let mut n = 0;
    let items = port::tuple_items(tuple, &mut n);
    for (i, &v) in values.iter().enumerate().take(n) {
        *items.add(i) = leave(v);
    }
    tuple
}

/// A tuple of `n` NULLs, to be filled before anyone else sees it. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyTuple_New(n: Py_ssize_t) -> *mut PyObject {
    if n < 0 {
        return bad_internal_call();
    }
    port::tuple_new(n as usize)
}

/// The length; -1 with SystemError.
#[no_mangle]
pub unsafe extern "C" fn PyTuple_Size(o: *mut PyObject) -> Py_ssize_t {
    let mut n = 0;
    if port::tuple_items(o, &mut n).is_null() {
        bad_internal_call();
        return -1;
    }
    n as Py_ssize_t
}

/// Returns a borrowed reference; NULL with IndexError.
#[no_mangle]
pub unsafe extern "C" fn PyTuple_GetItem(o: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    let mut n = 0;
    let items = port::tuple_items(o, &mut n);
    if items.is_null() {
        return bad_internal_call();
    }
    if i < 0 || i as usize >= n {
        return raise!(PyExc_IndexError, c"tuple index out of range");
    }
    enter(*items.add(i as usize))
}

/// Fills an item of a new tuple. Steals `value`.
#[no_mangle]
pub unsafe extern "C" fn PyTuple_SetItem(
    o: *mut PyObject,
    i: Py_ssize_t,
    value: *mut PyObject,
) -> c_int {
    let mut n = 0;
    let items = port::tuple_items(o, &mut n);
    if items.is_null() {
        bad_internal_call();
        return -1;
    }
    if i < 0 || i as usize >= n {
        raise!(PyExc_IndexError, c"tuple assignment index out of range");
        return -1;
    }
    *items.add(i as usize) = leave(value);
    0
}

/// `o[from:to]`, both clipped, negative ones to 0. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyTuple_GetSlice(
    o: *mut PyObject,
    from: Py_ssize_t,
    to: Py_ssize_t,
) -> *mut PyObject {
    let mut n = 0;
    let items = port::tuple_items(o, &mut n);
    if items.is_null() {
        return bad_internal_call();
    }
    let from = (from.max(0) as usize).min(n);
    let to = (to.max(0) as usize).clamp(from, n);
    copy_of(items.add(from), to.wrapping_sub(from))
}

/// A new tuple with a copy of VM items.
pub(crate) unsafe fn copy_of(items: *const Obj, n: usize) -> Obj {
    let tuple = port::tuple_new(n);
    if tuple.is_null() {
        return NULL;
    }
    let mut room = 0;
    let to = port::tuple_items(tuple, &mut room);
    core::ptr::copy_nonoverlapping(items, to, n.min(room));
    tuple
}

/// Replaces `*p`, which nobody else has seen, by a tuple of another length with the same
/// beginning; new items are NULL. -1 and NULL in `*p` with an exception.
#[no_mangle]
pub unsafe extern "C" fn _PyTuple_Resize(p: *mut *mut PyObject, n: Py_ssize_t) -> c_int {
    let old = *p;
    let mut len = 0;
    let items = if old.is_null() || n < 0 {
        core::ptr::null_mut()
    } else {
        port::tuple_items(old, &mut len)
    };
    if items.is_null() {
        *p = NULL;
        bad_internal_call();
        return -1;
    }
    if len == n as usize {
        return 0;
    }
    let new = port::tuple_new(n as usize);
    *p = new;
    if new.is_null() {
        return -1;
    }
    let mut room = 0;
    let to = port::tuple_items(new, &mut room);
    core::ptr::copy_nonoverlapping(items, to, len.min(room));
    0
}

/// `PyTuple_Pack`: a tuple of the `n` objects that follow. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyTuple_Pack_va(n: Py_ssize_t, va: &mut Va) -> *mut PyObject {
    let tuple = PyTuple_New(n);
    if tuple.is_null() {
        return NULL;
    }
    let mut room = 0;
    let items = port::tuple_items(tuple, &mut room);
    for i in 0..room {
        let v: Obj = va.ptr();
        *items.add(i) = leave(v);
    }
    tuple
}
