//! Lists: CPython's `Objects/listobject.c` (`listobject.h`).
//!
//! The items lie in the VM's own memory in VM form; each is converted on its way. Where
//! CPython gives SystemError for what is no list, so do these functions.

use super::support::*;
use super::tupleobject::{copy_of, fast_item, fast_len};
use crate::abi::*;
use crate::port;
use core::ffi::c_int;
use core::ptr;

unsafe fn items(list: Obj) -> Option<(*mut Obj, usize)> {
    let mut n = 0;
    let items = if list.is_null() {
        ptr::null_mut()
    } else {
        port::list_items(list, &mut n)
    };
    if items.is_null() {
        bad_internal_call();
        return None;
    }
    Some((items, n))
}

/// A list of `n` NULLs, to be filled before anyone else sees it. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyList_New(n: Py_ssize_t) -> *mut PyObject {
    if n < 0 {
        return bad_internal_call();
    }
    port::list_new(n as usize)
}

/// The length; -1 with SystemError.
#[no_mangle]
pub unsafe extern "C" fn PyList_Size(list: *mut PyObject) -> Py_ssize_t {
    match items(list) {
        Some((_, n)) => n as Py_ssize_t,
        None => -1,
    }
}

/// Returns a borrowed reference; NULL with IndexError.
#[no_mangle]
pub unsafe extern "C" fn PyList_GetItem(list: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    let Some((items, n)) = items(list) else {
        return NULL;
    };
    if i < 0 || i as usize >= n {
        return raise!(PyExc_IndexError, c"list index out of range");
    }
    enter(*items.add(i as usize))
}

/// Returns a new reference; TypeError for what is no list. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyList_GetItemRef(list: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    if !is_list(list) {
        return raise!(PyExc_TypeError, c"expected a list");
    }
    PyList_GetItem(list, i)
}

/// Steals `value`.
#[no_mangle]
pub unsafe extern "C" fn PyList_SetItem(
    list: *mut PyObject,
    i: Py_ssize_t,
    value: *mut PyObject,
) -> c_int {
    let Some((items, n)) = items(list) else {
        return -1;
    };
    if i < 0 || i as usize >= n {
        raise!(PyExc_IndexError, c"list assignment index out of range");
        return -1;
    }
    *items.add(i as usize) = leave(value);
    0
}

/// `list.insert(i, value)`.
#[no_mangle]
pub unsafe extern "C" fn PyList_Insert(
    list: *mut PyObject,
    i: Py_ssize_t,
    value: *mut PyObject,
) -> c_int {
    if value.is_null() {
        bad_internal_call();
        return -1;
    }
    let Some((_, n)) = items(list) else { return -1 };
    let at = if i < 0 {
        i.wrapping_add(n as isize).max(0) as usize
    } else {
        i as usize
    };
    let at = at.min(n);
    replace(list, at, at, NULL, value)
}

/// `list.append(value)`.
#[no_mangle]
pub unsafe extern "C" fn PyList_Append(list: *mut PyObject, value: *mut PyObject) -> c_int {
    if value.is_null() || items(list).is_none() {
        if port::err_get().is_null() {
            bad_internal_call();
        }
        return -1;
    }
    port::list_append(list, value)
}

/// `list[from:to]`, both clipped, negative ones to 0. Returns a new list.
#[no_mangle]
pub unsafe extern "C" fn PyList_GetSlice(
    list: *mut PyObject,
    from: Py_ssize_t,
    to: Py_ssize_t,
) -> *mut PyObject {
    let Some((items, n)) = items(list) else {
        return NULL;
    };
    let from = (from.max(0) as usize).min(n);
    let to = (to.max(0) as usize).clamp(from, n);
    list_of(items.add(from), to.wrapping_sub(from))
}

/// A new list with a copy of VM items.
unsafe fn list_of(items: *const Obj, n: usize) -> Obj {
    let list = port::list_new(n);
    if list.is_null() {
        return NULL;
    }
    let mut room = 0;
    let to = port::list_items(list, &mut room);
    ptr::copy_nonoverlapping(items, to, n.min(room));
    list
}

/// Puts the items of `with` (a list or tuple, NULL for none) and then `one` (unless NULL) in
/// the place of `from..to`, which lies in the list.
unsafe fn replace(list: Obj, from: usize, to: usize, with: Obj, one: Obj) -> c_int {
    let Some((_, n)) = items(list) else { return -1 };
    let mut with = with;
    if with == list {
        with = PyList_GetSlice(list, 0, n as isize);
        if with.is_null() {
            return -1;
        }
    }
    let several = if with.is_null() { 0 } else { fast_len(with) };
    let add = several.wrapping_add(usize::from(!one.is_null()));
    let tail = n.wrapping_sub(to);
    let new_len = from.wrapping_add(add).wrapping_add(tail);
    if new_len > n && port::list_resize(list, new_len) < 0 {
        return -1;
    }
    let Some((at, _)) = items(list) else {
        return -1;
    };
    ptr::copy(at.add(to), at.add(from).add(add), tail);
    for i in 0..several {
        *at.add(from).add(i) = leave(fast_item(with, i));
    }
    if !one.is_null() {
        *at.add(from).add(several) = leave(one);
    }
    if new_len < n {
        return port::list_resize(list, new_len);
    }
    0
}

/// `list[from:to] = with`, both clipped, negative ones to 0; NULL deletes.
#[no_mangle]
pub unsafe extern "C" fn PyList_SetSlice(
    list: *mut PyObject,
    from: Py_ssize_t,
    to: Py_ssize_t,
    with: *mut PyObject,
) -> c_int {
    if items(list).is_none() {
        return -1;
    }
    let mut with = with;
    if !with.is_null() {
        with = super::abstract_::PySequence_Fast(with, c"can only assign an iterable".as_ptr());
        if with.is_null() {
            return -1;
        }
    }
    // Iterating may have changed the list.
    let Some((_, n)) = items(list) else { return -1 };
    let from = (from.max(0) as usize).min(n);
    let to = (to.max(0) as usize).clamp(from, n);
    replace(list, from, to, with, NULL)
}

/// Appends what `iterable` gives.
pub(crate) unsafe fn extend(list: Obj, iterable: Obj) -> c_int {
    let Some((_, n)) = items(list) else { return -1 };
    if is_list(iterable) || is_tuple(iterable) {
        return replace(list, n, n, iterable, NULL);
    }
    let it = port::iter(iterable);
    if it.is_null() {
        return -1;
    }
    loop {
        let item = port::iter_next(it);
        if item.is_null() {
            return if port::err_get().is_null() { 0 } else { -1 };
        }
        if port::list_append(list, item) < 0 {
            return -1;
        }
    }
}

/// `list.extend(iterable)`. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyList_Extend(list: *mut PyObject, iterable: *mut PyObject) -> c_int {
    extend(list, iterable)
}

/// The private form before 3.13: None, or NULL with an exception.
#[no_mangle]
pub unsafe extern "C" fn _PyList_Extend(
    list: *mut PyObject,
    iterable: *mut PyObject,
) -> *mut PyObject {
    if extend(list, iterable) < 0 {
        return NULL;
    }
    port::none()
}

/// `list.clear()`. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyList_Clear(list: *mut PyObject) -> c_int {
    if items(list).is_none() {
        return -1;
    }
    port::list_resize(list, 0)
}

/// `list.sort()`. The list is empty meanwhile; ValueError when a comparison puts something into it,
/// which is lost.
#[no_mangle]
pub unsafe extern "C" fn PyList_Sort(list: *mut PyObject) -> c_int {
    let Some((from, n)) = items(list) else {
        return -1;
    };
    let copy = port::list_new(n);
    let Some((to, _)) = (if copy.is_null() { None } else { items(copy) }) else {
        return -1;
    };
    ptr::copy_nonoverlapping(from, to, n);
    if port::list_resize(list, 0) < 0 {
        return -1;
    }
    // The first place stays as it is, unless something was in it, if only for a while.
    *from = port::none();
    let mut result = status(method(copy, c"sort", &[]));
    let untouched = matches!(items(list), Some((now, 0)) if *now == port::none());
    if result == 0 && !untouched {
        raise!(PyExc_ValueError, c"list modified during sort");
        result = -1;
    }
    let saved = SavedError::new();
    if port::list_resize(list, n) < 0 {
        return -1;
    }
    if let (Some((now, _)), Some((sorted, _))) = (items(list), items(copy)) {
        ptr::copy_nonoverlapping(sorted, now, n);
    }
    saved.restore();
    result
}

/// `list.reverse()`.
#[no_mangle]
pub unsafe extern "C" fn PyList_Reverse(list: *mut PyObject) -> c_int {
    let Some((items, n)) = items(list) else {
        return -1;
    };
    core::slice::from_raw_parts_mut(items, n).reverse();
    0
}

/// `tuple(list)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyList_AsTuple(list: *mut PyObject) -> *mut PyObject {
    match items(list) {
        Some((items, n)) => copy_of(items, n),
        None => NULL,
    }
}
