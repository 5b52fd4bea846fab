//! Dicts: CPython's `Objects/dictobject.c` (`dictobject.h`), and the read-only proxy of
//! `Objects/descrobject.c`'s `PyDictProxy_New`.

use super::support::*;
use super::tupleobject::tuple_of;
use super::unicodeobject::from_text;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int};

/// SystemError, as CPython gives for what is no dict.
unsafe fn check(d: Obj) -> bool {
    if d.is_null() || !is_dict(d) {
        bad_internal_call();
        return false;
    }
    true
}

/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyDict_New() -> *mut PyObject {
    port::dict_new()
}

/// A hint of the size that the VM has no use for. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn _PyDict_NewPresized(_n: Py_ssize_t) -> *mut PyObject {
    port::dict_new()
}

/// A view of `mapping` that cannot be changed. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyDictProxy_New(mapping: *mut PyObject) -> *mut PyObject {
    super::iterobject::proxy_new(mapping)
}

/// Returns a borrowed reference; NULL without an exception for a missing key, and for every
/// error.
#[no_mangle]
pub unsafe extern "C" fn PyDict_GetItem(d: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if !is_dict(d) {
        return NULL;
    }
    let saved = SavedError::new();
    let value = port::dict_get(d, key);
    if value.is_null() {
        port::err_set(NULL);
    }
    saved.restore();
    value
}

/// Returns a borrowed reference; NULL without an exception for a missing key, with one for
/// an error.
#[no_mangle]
pub unsafe extern "C" fn PyDict_GetItemWithError(
    d: *mut PyObject,
    key: *mut PyObject,
) -> *mut PyObject {
    if !check(d) {
        return NULL;
    }
    port::dict_get(d, key)
}

/// [`PyDict_GetItem`] with a C string.
#[no_mangle]
pub unsafe extern "C" fn PyDict_GetItemString(
    d: *mut PyObject,
    key: *const c_char,
) -> *mut PyObject {
    let saved = SavedError::new();
    let key = from_text(key);
    let value = if key.is_null() || d.is_null() || !is_dict(d) {
        NULL
    } else {
        port::dict_get(d, key)
    };
    if value.is_null() {
        port::err_set(NULL);
    }
    saved.restore();
    value
}

/// [`PyDict_GetItemWithError`] with a C string.
#[no_mangle]
pub unsafe extern "C" fn _PyDict_GetItemStringWithError(
    d: *mut PyObject,
    key: *const c_char,
) -> *mut PyObject {
    let key = from_text(key);
    if key.is_null() {
        return NULL;
    }
    PyDict_GetItemWithError(d, key)
}

/// 1 and a new reference in `*result`, 0 and NULL for a missing key, -1 and NULL with an
/// exception. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyDict_GetItemRef(
    d: *mut PyObject,
    key: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    *result = NULL;
    if !check(d) {
        return -1;
    }
    *result = port::dict_get(d, key);
    if !(*result).is_null() {
        1
    } else if port::err_get().is_null() {
        0
    } else {
        -1
    }
}

/// [`PyDict_GetItemRef`] with a C string.
#[no_mangle]
pub unsafe extern "C" fn PyDict_GetItemStringRef(
    d: *mut PyObject,
    key: *const c_char,
    result: *mut *mut PyObject,
) -> c_int {
    *result = NULL;
    let key = from_text(key);
    if key.is_null() {
        return -1;
    }
    PyDict_GetItemRef(d, key, result)
}

/// `d[key] = value`. Does not steal `value`.
#[no_mangle]
pub unsafe extern "C" fn PyDict_SetItem(
    d: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if !check(d) {
        return -1;
    }
    if key.is_null() || value.is_null() {
        super::abstract_::null_error();
        return -1;
    }
    port::dict_set(d, key, value)
}

/// `d[key] = value`. Does not steal `value`.
#[no_mangle]
pub unsafe extern "C" fn PyDict_SetItemString(
    d: *mut PyObject,
    key: *const c_char,
    value: *mut PyObject,
) -> c_int {
    let key = super::support::name_of(key);
    if key.is_null() {
        return -1;
    }
    PyDict_SetItem(d, key, value)
}

/// `del d[key]`; KeyError for a missing key.
#[no_mangle]
pub unsafe extern "C" fn PyDict_DelItem(d: *mut PyObject, key: *mut PyObject) -> c_int {
    if !check(d) {
        return -1;
    }
    match port::dict_del(d, key) {
        0 => {
            PyErr_SetObject(PyExc_KeyError, key);
            -1
        }
        n if n > 0 => 0,
        n => n,
    }
}

/// `del d[key]`; KeyError for a missing key.
#[no_mangle]
pub unsafe extern "C" fn PyDict_DelItemString(d: *mut PyObject, key: *const c_char) -> c_int {
    let key = from_text(key);
    if key.is_null() {
        return -1;
    }
    PyDict_DelItem(d, key)
}

/// `d.clear()`. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Clear(d: *mut PyObject) {
    if is_dict(d) {
        port::dict_clear(d);
    }
}

/// 1 and the next pair, borrowed; 0 at the end. `*pos` starts at 0; `key` and `value` may be
/// NULL. Values may be replaced meanwhile, keys not.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Next(
    d: *mut PyObject,
    pos: *mut Py_ssize_t,
    key: *mut *mut PyObject,
    value: *mut *mut PyObject,
) -> c_int {
    if !is_dict(d) {
        return 0;
    }
    let (mut k, mut v) = (NULL, NULL);
    if port::dict_next(d, pos, &mut k, &mut v) == 0 {
        return 0;
    }
    if !key.is_null() {
        *key = k;
    }
    if !value.is_null() {
        *value = v;
    }
    1
}

/// The form with the hash, which the VM does not keep: it is asked for.
#[no_mangle]
pub unsafe extern "C" fn _PyDict_Next(
    d: *mut PyObject,
    pos: *mut Py_ssize_t,
    key: *mut *mut PyObject,
    value: *mut *mut PyObject,
    hash: *mut Py_hash_t,
) -> c_int {
    let mut k = NULL;
    let more = PyDict_Next(d, pos, &mut k, value);
    if more != 0 {
        if !key.is_null() {
            *key = k;
        }
        if !hash.is_null() {
            *hash = port::hash(k);
        }
    }
    more
}

enum Part {
    Keys,
    Values,
    Items,
}

unsafe fn list_of(d: Obj, part: Part) -> Obj {
    if !check(d) {
        return NULL;
    }
    let list = port::list_new(0);
    let (mut pos, mut key, mut value) = (0, NULL, NULL);
    while !list.is_null() && port::dict_next(d, &mut pos, &mut key, &mut value) != 0 {
        let item = match part {
            Part::Keys => key,
            Part::Values => value,
            Part::Items => tuple_of(&[key, value]),
        };
        if item.is_null() || port::list_append(list, item) < 0 {
            return NULL;
        }
    }
    list
}

/// `list(d.keys())`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Keys(d: *mut PyObject) -> *mut PyObject {
    list_of(d, Part::Keys)
}

/// `list(d.values())`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Values(d: *mut PyObject) -> *mut PyObject {
    list_of(d, Part::Values)
}

/// `list(d.items())`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Items(d: *mut PyObject) -> *mut PyObject {
    list_of(d, Part::Items)
}

/// `len(d)`; -1 with SystemError.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Size(d: *mut PyObject) -> Py_ssize_t {
    if !check(d) {
        return -1;
    }
    port::dict_len(d) as Py_ssize_t
}

/// `d.copy()`, a plain dict. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Copy(d: *mut PyObject) -> *mut PyObject {
    if !check(d) {
        return NULL;
    }
    let copy = port::dict_new();
    if copy.is_null() || merge_dict(copy, d, Override::Replace) < 0 {
        return NULL;
    }
    copy
}

/// `key in d`: 1, 0 or -1.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Contains(d: *mut PyObject, key: *mut PyObject) -> c_int {
    let mut value = NULL;
    PyDict_GetItemRef(d, key, &mut value)
}

/// `key in d`: 1, 0 or -1. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyDict_ContainsString(d: *mut PyObject, key: *const c_char) -> c_int {
    let mut value = NULL;
    PyDict_GetItemStringRef(d, key, &mut value)
}

/// `d.setdefault(key, default)`. Returns a borrowed reference.
#[no_mangle]
pub unsafe extern "C" fn PyDict_SetDefault(
    d: *mut PyObject,
    key: *mut PyObject,
    default: *mut PyObject,
) -> *mut PyObject {
    let mut value = NULL;
    if PyDict_SetDefaultRef(d, key, default, &mut value) < 0 {
        return NULL;
    }
    value
}

/// `d.setdefault(key, default)`: 1 for a key that was there, 0 for a new one, -1 with an
/// exception. The value is a new reference in `*result` unless that is NULL. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyDict_SetDefaultRef(
    d: *mut PyObject,
    key: *mut PyObject,
    default: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    let mut value = NULL;
    let mut found = PyDict_GetItemRef(d, key, &mut value);
    if found == 0 {
        value = default;
        found = port::dict_set(d, key, default);
    }
    if !result.is_null() {
        *result = if found < 0 { NULL } else { value };
    }
    found
}

/// Removes a key: 1 and its value, a new reference, in `*result` unless that is NULL; 0 and
/// NULL for a missing key; -1 with an exception. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Pop(
    d: *mut PyObject,
    key: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    let mut value = NULL;
    let mut found = PyDict_GetItemRef(d, key, &mut value);
    if found > 0 {
        found = port::dict_del(d, key);
    }
    if !result.is_null() {
        *result = if found > 0 { value } else { NULL };
    }
    found
}

/// [`PyDict_Pop`] with a C string.
#[no_mangle]
pub unsafe extern "C" fn PyDict_PopString(
    d: *mut PyObject,
    key: *const c_char,
    result: *mut *mut PyObject,
) -> c_int {
    if !result.is_null() {
        *result = NULL;
    }
    let key = from_text(key);
    if key.is_null() {
        return -1;
    }
    PyDict_Pop(d, key, result)
}

/// `d.pop(key, default)`; KeyError for a missing key without a default. Returns a new
/// reference.
#[no_mangle]
pub unsafe extern "C" fn _PyDict_Pop(
    d: *mut PyObject,
    key: *mut PyObject,
    default: *mut PyObject,
) -> *mut PyObject {
    let mut value = NULL;
    if PyDict_Pop(d, key, &mut value) == 0 {
        if default.is_null() {
            PyErr_SetObject(PyExc_KeyError, key);
        }
        return default;
    }
    value
}

/// What happens to a key that is there already.
#[derive(Clone, Copy, PartialEq)]
enum Override {
    Keep,
    Replace,
}

impl Override {
    fn of(v: c_int) -> Override {
        if v == 0 {
            Override::Keep
        } else {
            Override::Replace
        }
    }
}

unsafe fn put(d: Obj, key: Obj, value: Obj, how: Override) -> c_int {
    if how == Override::Keep {
        match PyDict_Contains(d, key) {
            0 => {}
            1 => return 0,
            _ => return -1,
        }
    }
    port::dict_set(d, key, value)
}

unsafe fn merge_dict(a: Obj, b: Obj, how: Override) -> c_int {
    if a == b {
        return 0;
    }
    let (mut pos, mut key, mut value) = (0, NULL, NULL);
    while port::dict_next(b, &mut pos, &mut key, &mut value) != 0 {
        if put(a, key, value, how) < 0 {
            return -1;
        }
    }
    0
}

/// Puts the pairs of a mapping into `a`; keys that are there stay unless `override_`.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Merge(
    a: *mut PyObject,
    b: *mut PyObject,
    override_: c_int,
) -> c_int {
    if !check(a) || b.is_null() {
        if port::err_get().is_null() {
            bad_internal_call();
        }
        return -1;
    }
    let how = Override::of(override_);
    if is_dict(b) {
        return merge_dict(a, b, how);
    }
    let keys = super::abstract_::PyMapping_Keys(b);
    if keys.is_null() {
        return -1;
    }
    let mut i = 0;
    while i < super::tupleobject::fast_len(keys) {
        let key = super::tupleobject::fast_item(keys, i);
        let value = port::getitem(b, key);
        if value.is_null() || put(a, key, value, how) < 0 {
            return -1;
        }
        i = i.wrapping_add(1);
    }
    0
}

/// `a.update(b)` for a mapping.
#[no_mangle]
pub unsafe extern "C" fn PyDict_Update(a: *mut PyObject, b: *mut PyObject) -> c_int {
    PyDict_Merge(a, b, 1)
}

/// Puts pairs that an iterable gives into `d`; keys that are there stay unless `override_`.
#[no_mangle]
pub unsafe extern "C" fn PyDict_MergeFromSeq2(
    d: *mut PyObject,
    pairs: *mut PyObject,
    override_: c_int,
) -> c_int {
    if !check(d) {
        return -1;
    }
    let it = port::iter(pairs);
    if it.is_null() {
        return -1;
    }
    let mut i: Py_ssize_t = 0;
    loop {
        let pair = port::iter_next(it);
        if pair.is_null() {
            return if port::err_get().is_null() { 0 } else { -1 };
        }
        let pair = super::abstract_::PySequence_Fast(pair, c"".as_ptr());
        if pair.is_null() {
            if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
                raise!(
                    PyExc_TypeError,
                    c"cannot convert dictionary update sequence element #%zd to a sequence",
                    i
                );
            }
            return -1;
        }
        let n = super::tupleobject::fast_len(pair);
        if n != 2 {
            raise!(
                PyExc_ValueError,
                c"dictionary update sequence element #%zd has length %zd; 2 is required",
                i,
                n
            );
            return -1;
        }
        let key = super::tupleobject::fast_item(pair, 0);
        let value = super::tupleobject::fast_item(pair, 1);
        if put(d, key, value, Override::of(override_)) < 0 {
            return -1;
        }
        i = i.wrapping_add(1);
    }
}

/// The value of a key whose hash the caller knows, which the VM reckons itself: a borrowed
/// reference. NULL without an exception when there is none.
#[no_mangle]
pub unsafe extern "C" fn _PyDict_GetItem_KnownHash(
    d: *mut PyObject,
    key: *mut PyObject,
    _hash: Py_hash_t,
) -> *mut PyObject {
    PyDict_GetItemWithError(d, key)
}
