//! Slices: CPython's `Objects/sliceobject.c` (`sliceobject.h`).

use super::abstract_::{PyIndex_Check, PyNumber_AsSsize_t};
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::c_int;

unsafe fn or_none(o: Obj) -> Obj {
    if o.is_null() {
        port::none()
    } else {
        o
    }
}

/// NULL stands for None. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySlice_New(
    start: *mut PyObject,
    stop: *mut PyObject,
    step: *mut PyObject,
) -> *mut PyObject {
    port::slice_new(or_none(start), or_none(stop), or_none(step))
}

/// An index of a slice, clipped to `Py_ssize_t`: 1 and `*p`, unchanged for None; 0 with
/// TypeError.
#[no_mangle]
pub unsafe extern "C" fn _PyEval_SliceIndex(o: *mut PyObject, p: *mut Py_ssize_t) -> c_int {
    if o.is_null() || is_none(o) || port::small_int(o, &mut *p) != 0 {
        return 1;
    }
    if PyIndex_Check(o) == 0 {
        raise!(
            PyExc_TypeError,
            c"slice indices must be integers or None or have an __index__ method"
        );
        return 0;
    }
    let i = PyNumber_AsSsize_t(o, NULL);
    if i == -1 && !port::err_get().is_null() {
        return 0;
    }
    *p = i;
    1
}

/// As [`_PyEval_SliceIndex`], but None is a TypeError.
#[no_mangle]
pub unsafe extern "C" fn _PyEval_SliceIndexNotNone(o: *mut PyObject, p: *mut Py_ssize_t) -> c_int {
    if PyIndex_Check(o) == 0 {
        raise!(
            PyExc_TypeError,
            c"slice indices must be integers or have an __index__ method"
        );
        return 0;
    }
    let i = PyNumber_AsSsize_t(o, NULL);
    if i == -1 && !port::err_get().is_null() {
        return 0;
    }
    *p = i;
    1
}

/// The three parts as C integers, missing ones filled in, out of range ones clipped. -1
/// with ValueError for a step of zero.
#[no_mangle]
pub unsafe extern "C" fn PySlice_Unpack(
    slice: *mut PyObject,
    start: *mut Py_ssize_t,
    stop: *mut Py_ssize_t,
    step: *mut Py_ssize_t,
) -> c_int {
    if port::slice_ints(slice, start, stop, step) != 0 {
        return 0;
    }
    unpack(slice, start, stop, step)
}

#[inline(never)]
unsafe fn unpack(
    slice: *mut PyObject,
    start: *mut Py_ssize_t,
    stop: *mut Py_ssize_t,
    step: *mut Py_ssize_t,
) -> c_int {
    let mut parts = [NULL; 3];
    if port::slice_get(slice, parts.as_mut_ptr()) == 0 {
        bad_internal_call();
        return -1;
    }
    let [first, last, by] = parts;
    *step = 1;
    if _PyEval_SliceIndex(by, step) == 0 {
        return -1;
    }
    if *step == 0 {
        raise!(PyExc_ValueError, c"slice step cannot be zero");
        return -1;
    }
    // The one value whose negation has no place.
    if *step < -isize::MAX {
        *step = -isize::MAX;
    }
    *start = if *step < 0 { isize::MAX } else { 0 };
    if _PyEval_SliceIndex(first, start) == 0 {
        return -1;
    }
    *stop = if *step < 0 { isize::MIN } else { isize::MAX };
    if _PyEval_SliceIndex(last, stop) == 0 {
        return -1;
    }
    0
}

/// Clips unpacked indices to a sequence of `length` and gives the number of items between.
/// Never fails.
#[no_mangle]
pub unsafe extern "C" fn PySlice_AdjustIndices(
    length: Py_ssize_t,
    start: *mut Py_ssize_t,
    stop: *mut Py_ssize_t,
    step: Py_ssize_t,
) -> Py_ssize_t {
    let clip = |i: isize| {
        let back = isize::from(step < 0);
        if i < 0 {
            let i = i.wrapping_add(length);
            if i < 0 {
                back.wrapping_neg()
            } else {
                i
            }
        } else if i >= length {
            length.wrapping_sub(back)
        } else {
            i
        }
    };
    *start = clip(*start);
    *stop = clip(*stop);
    if step == 1 {
        return (*stop).wrapping_sub(*start).max(0);
    }
    if step < 0 {
        if *stop < *start {
            let span = (*start).wrapping_sub(*stop).wrapping_sub(1);
            return span
                .checked_div(step.wrapping_neg())
                .unwrap_or(0)
                .wrapping_add(1);
        }
    } else if *start < *stop {
        let span = (*stop).wrapping_sub(*start).wrapping_sub(1);
        return span.checked_div(step).unwrap_or(0).wrapping_add(1);
    }
    0
}

/// [`PySlice_Unpack`] and [`PySlice_AdjustIndices`] in one.
#[no_mangle]
pub unsafe extern "C" fn PySlice_GetIndicesEx(
    slice: *mut PyObject,
    length: Py_ssize_t,
    start: *mut Py_ssize_t,
    stop: *mut Py_ssize_t,
    step: *mut Py_ssize_t,
    slicelength: *mut Py_ssize_t,
) -> c_int {
    if PySlice_Unpack(slice, start, stop, step) < 0 {
        return -1;
    }
    *slicelength = PySlice_AdjustIndices(length, start, stop, *step);
    0
}

/// The old form, without clipping: -1, and no exception, for what is no int or out of
/// range.
#[no_mangle]
pub unsafe extern "C" fn PySlice_GetIndices(
    slice: *mut PyObject,
    length: Py_ssize_t,
    start: *mut Py_ssize_t,
    stop: *mut Py_ssize_t,
    step: *mut Py_ssize_t,
) -> c_int {
    let mut parts = [NULL; 3];
    if port::slice_get(slice, parts.as_mut_ptr()) == 0 {
        return -1;
    }
    let [first, last, by] = parts;
    let plain = |o: Obj, missing: isize| {
        if is_none(o) {
            return Some(missing);
        }
        if !is_long(o) {
            return None;
        }
        let mut overflow = 0;
        let v = port::int_as_i64(o, &mut overflow);
        if overflow == 0 && v as isize as i64 == v {
            Some(v as isize)
        } else {
            None
        }
    };
    let Some(by) = plain(by, 1) else { return -1 };
    let (from, to) = if by < 0 {
        (length.wrapping_sub(1), -1)
    } else {
        (0, length)
    };
    let (Some(mut from), Some(mut to)) = (plain(first, from), plain(last, to)) else {
        return -1;
    };
    if from < 0 && !is_none(first) {
        from = from.wrapping_add(length);
    }
    if to < 0 && !is_none(last) {
        to = to.wrapping_add(length);
    }
    *start = from;
    *stop = to;
    *step = by;
    if to > length || from >= length || by == 0 {
        -1
    } else {
        0
    }
}
