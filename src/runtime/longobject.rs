//! Ints: CPython's `Objects/longobject.c` (`longobject.h`).
//!
//! The digits are the VM's. What does not fit 64 bits is composed and taken apart with
//! the VM's own shifts and additions.

use super::abstract_::PyNumber_Index;
use super::support::*;
use crate::abi::*;
use crate::port::{self, binary_op};
use core::ffi::{
    c_char, c_double, c_int, c_long, c_longlong, c_uchar, c_ulong, c_ulonglong, c_void,
};
use core::mem::size_of;

// ---- from C ----------------------------------------------------------------

/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromLong(v: c_long) -> *mut PyObject {
    port::int_from_word(v as isize)
}

/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromUnsignedLong(v: c_ulong) -> *mut PyObject {
    port::int_from_u64(v as u64)
}

/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromLongLong(v: c_longlong) -> *mut PyObject {
    port::int_from_i64(v)
}

/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromUnsignedLongLong(v: c_ulonglong) -> *mut PyObject {
    port::int_from_u64(v)
}

/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromSsize_t(v: Py_ssize_t) -> *mut PyObject {
    port::int_from_word(v)
}

/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromSize_t(v: usize) -> *mut PyObject {
    port::int_from_u64(v as u64)
}

/// The integer part. OverflowError for an infinity, ValueError for a NaN.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromDouble(v: c_double) -> *mut PyObject {
    if v.is_infinite() {
        return raise!(
            PyExc_OverflowError,
            c"cannot convert float infinity to integer"
        );
    }
    if v.is_nan() {
        return raise!(PyExc_ValueError, c"cannot convert float NaN to integer");
    }
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if (-LIMIT..LIMIT).contains(&v) {
        return port::int_from_i64(v as i64);
    }
    // Above 2**63 the mantissa has no fraction: shift it to its place.
    let bits = v.to_bits();
    let mantissa = ((bits & 0x000f_ffff_ffff_ffff) | 0x0010_0000_0000_0000) as i64;
    let exponent = (((bits >> 52) & 0x7ff) as i64).wrapping_sub(1075);
    let mantissa = if v < 0.0 {
        mantissa.wrapping_neg()
    } else {
        mantissa
    };
    shift(binary_op::LSHIFT, port::int_from_i64(mantissa), exponent)
}

/// The address as an int.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromVoidPtr(p: *mut c_void) -> *mut PyObject {
    port::int_from_u64(p as usize as u64)
}

/// What of `text` belongs to an int literal: where it ends (white space after it is not
/// counted), or None when there is no digit.
fn literal_end(text: &[u8], base: c_int) -> Option<usize> {
    let at = |i: usize| text.get(i).copied().unwrap_or(0);
    let mut i = 0;
    while is_space(at(i)) {
        i = i.wrapping_add(1);
    }
    if matches!(at(i), b'+' | b'-') {
        i = i.wrapping_add(1);
    }
    let mut base = base;
    let zero = at(i) == b'0';
    let mut only_zeroes = false;
    if zero {
        let named = match at(i.wrapping_add(1)) | 0x20 {
            b'x' => 16,
            b'o' => 8,
            b'b' => 2,
            _ => 0,
        };
        if named != 0 && (base == 0 || base == named) {
            base = named;
            i = i.wrapping_add(2);
            if at(i) == b'_' {
                i = i.wrapping_add(1);
            }
        }
    }
    if base == 0 {
        base = 10;
        // 010 might mean either base.
        only_zeroes = zero;
    }
    let mut end = None;
    loop {
        let c = at(i);
        let digit = match c {
            b'0'..=b'9' => (c as c_int).wrapping_sub('0' as c_int),
            b'a'..=b'z' => (c as c_int).wrapping_sub('a' as c_int - 10),
            b'A'..=b'Z' => (c as c_int).wrapping_sub('A' as c_int - 10),
            b'_' if end == Some(i) && at(i.wrapping_add(1)).is_ascii_alphanumeric() => {
                i = i.wrapping_add(1);
                continue;
            }
            _ => return end,
        };
        if digit >= base || (only_zeroes && digit != 0) {
            return end;
        }
        i = i.wrapping_add(1);
        end = Some(i);
    }
}

fn is_space(c: u8) -> bool {
    matches!(c, b' ' | 9..=13)
}

/// `int(text, base)`; `source` is what the text of a ValueError shows, NULL for the text
/// itself.
pub(crate) unsafe fn from_literal(text: &[u8], base: c_int, source: Obj) -> Obj {
    if (base != 0 && base < 2) || base > 36 {
        return raise!(PyExc_ValueError, c"int() arg 2 must be >= 2 and <= 36");
    }
    // The VM is more lenient. Digits of other scripts are its own matter.
    let rest = literal_end(text, base).and_then(|end| text.get(end..));
    let whole = rest.is_some_and(|rest| rest.iter().all(|&c| is_space(c)));
    if whole || !text.is_ascii() {
        let v = port::int_from_str(text.as_ptr().cast(), text.len(), base);
        if !v.is_null() || PyErr_ExceptionMatches(PyExc_ValueError) == 0 {
            return v;
        }
        PyErr_Clear();
    }
    let mut source = source;
    if source.is_null() {
        let bytes = text.as_ptr().cast();
        source = super::unicodeobject::PyUnicode_DecodeUTF8(
            bytes,
            text.len() as Py_ssize_t,
            c"replace".as_ptr(),
        );
        if source.is_null() {
            return NULL;
        }
    }
    raise!(
        PyExc_ValueError,
        c"invalid literal for int() with base %d: %.200R",
        base,
        source
    )
}

/// As `int(text, base)`. With `pend` the literal may end before the text does; `*pend` is
/// then where. ValueError for what is no literal.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromString(
    text: *const c_char,
    pend: *mut *mut c_char,
    base: c_int,
) -> *mut PyObject {
    let mut bytes = lent(text.cast(), c_len(text));
    if !pend.is_null() {
        let end = literal_end(bytes, base);
        *pend = text.add(end.unwrap_or(0)).cast_mut();
        bytes = end.and_then(|end| bytes.get(..end)).unwrap_or(bytes);
    }
    from_literal(bytes, base, NULL)
}

/// As `int(u, base)` for a str.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromUnicodeObject(u: *mut PyObject, base: c_int) -> *mut PyObject {
    match str_bytes(u) {
        Some(text) => from_literal(text, base, u),
        None => bad_internal_call(),
    }
}

// ---- to C ------------------------------------------------------------------

/// The int behind `o`: itself, or what `__index__` gives. NULL with an exception.
unsafe fn index(o: Obj) -> Obj {
    if o.is_null() {
        return bad_internal_call();
    }
    super::abstract_::index(o)
}

/// An int as such, without `__index__`. NULL with an exception.
unsafe fn required(o: Obj) -> Obj {
    if o.is_null() {
        return bad_internal_call();
    }
    if is_long(o) {
        o
    } else {
        raise!(PyExc_TypeError, c"an integer is required")
    }
}

/// A value between two limits, or what to raise.
unsafe fn as_signed(o: Obj, min: i64, max: i64, overflow: *mut c_int) -> i64 {
    let v = port::int_as_i64(o, overflow);
    if *overflow != 0 {
        return -1;
    }
    if v < min {
        *overflow = -1;
        return -1;
    }
    if v > max {
        *overflow = 1;
        return -1;
    }
    v
}

/// -1 with `*overflow` 0 and an exception for no int; -1 with `*overflow` ±1 and none for a
/// value outside `long`.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsLongAndOverflow(
    o: *mut PyObject,
    overflow: *mut c_int,
) -> c_long {
    *overflow = 0;
    let o = index(o);
    if o.is_null() {
        return -1;
    }
    as_signed(o, c_long::MIN as i64, c_long::MAX as i64, overflow) as c_long
}

/// OverflowError outside `long`.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsLong(o: *mut PyObject) -> c_long {
    let mut small = 0;
    if size_of::<c_long>() >= size_of::<isize>() && port::small_int(o, &mut small) != 0 {
        return small as c_long;
    }
    any_as_long(o)
}

#[inline(never)]
unsafe fn any_as_long(o: Obj) -> c_long {
    let mut overflow = 0;
    let v = PyLong_AsLongAndOverflow(o, &mut overflow);
    if overflow != 0 {
        raise!(
            PyExc_OverflowError,
            c"Python int too large to convert to C long"
        );
    }
    v
}

/// OverflowError outside `int`.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsInt(o: *mut PyObject) -> c_int {
    let mut overflow = 0;
    let v = PyLong_AsLongAndOverflow(o, &mut overflow);
    if overflow != 0 || v > c_int::MAX as c_long || v < c_int::MIN as c_long {
        raise!(
            PyExc_OverflowError,
            c"Python int too large to convert to C int"
        );
        return -1;
    }
    v as c_int
}

/// The name of [`PyLong_AsInt`] before 3.13.
#[no_mangle]
pub unsafe extern "C" fn _PyLong_AsInt(o: *mut PyObject) -> c_int {
    PyLong_AsInt(o)
}

/// OverflowError outside `Py_ssize_t`; TypeError for anything but an int.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsSsize_t(o: *mut PyObject) -> Py_ssize_t {
    let o = required(o);
    if o.is_null() {
        return -1;
    }
    let mut overflow = 0;
    let v = as_signed(o, isize::MIN as i64, isize::MAX as i64, &mut overflow);
    if overflow != 0 {
        raise!(
            PyExc_OverflowError,
            c"Python int too large to convert to C ssize_t"
        );
    }
    v as Py_ssize_t
}

/// OverflowError outside `unsigned long`; TypeError for anything but an int.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsUnsignedLong(o: *mut PyObject) -> c_ulong {
    let o = required(o);
    if o.is_null() {
        return c_ulong::MAX;
    }
    let mut overflow = 0;
    let v = port::int_as_u64(o, &mut overflow);
    if overflow < 0 {
        raise!(
            PyExc_OverflowError,
            c"can't convert negative value to unsigned int"
        );
        return c_ulong::MAX;
    }
    if overflow > 0 || v as c_ulong as u64 != v {
        raise!(
            PyExc_OverflowError,
            c"Python int too large to convert to C unsigned long"
        );
        return c_ulong::MAX;
    }
    v as c_ulong
}

/// OverflowError outside `size_t`; TypeError for anything but an int.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsSize_t(o: *mut PyObject) -> usize {
    let o = required(o);
    if o.is_null() {
        return usize::MAX;
    }
    let mut overflow = 0;
    let v = port::int_as_u64(o, &mut overflow);
    if overflow < 0 {
        raise!(
            PyExc_OverflowError,
            c"can't convert negative value to size_t"
        );
        return usize::MAX;
    }
    if overflow > 0 || v as usize as u64 != v {
        raise!(
            PyExc_OverflowError,
            c"Python int too large to convert to C size_t"
        );
        return usize::MAX;
    }
    v as usize
}

/// The low bits, without a check of the range.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsUnsignedLongMask(o: *mut PyObject) -> c_ulong {
    PyLong_AsUnsignedLongLongMask(o) as c_ulong
}

/// OverflowError outside `long long`.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsLongLong(o: *mut PyObject) -> c_longlong {
    let mut overflow = 0;
    let v = PyLong_AsLongLongAndOverflow(o, &mut overflow);
    if overflow != 0 {
        raise!(PyExc_OverflowError, c"int too big to convert");
    }
    v
}

/// OverflowError outside `unsigned long long`; TypeError for anything but an int.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsUnsignedLongLong(o: *mut PyObject) -> c_ulonglong {
    let o = required(o);
    if o.is_null() {
        return c_ulonglong::MAX;
    }
    let mut overflow = 0;
    let v = port::int_as_u64(o, &mut overflow);
    if overflow < 0 {
        raise!(
            PyExc_OverflowError,
            c"can't convert negative int to unsigned"
        );
        return c_ulonglong::MAX;
    }
    if overflow > 0 {
        raise!(PyExc_OverflowError, c"int too big to convert");
        return c_ulonglong::MAX;
    }
    v
}

/// The low bits, without a check of the range.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsUnsignedLongLongMask(o: *mut PyObject) -> c_ulonglong {
    let o = index(o);
    if o.is_null() {
        return c_ulonglong::MAX;
    }
    port::int_as_u64_mask(o)
}

/// As [`PyLong_AsLongAndOverflow`] for `long long`.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsLongLongAndOverflow(
    o: *mut PyObject,
    overflow: *mut c_int,
) -> c_longlong {
    *overflow = 0;
    let o = index(o);
    if o.is_null() {
        return -1;
    }
    as_signed(o, i64::MIN, i64::MAX, overflow)
}

/// Correctly rounded. OverflowError for what no double holds.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsDouble(o: *mut PyObject) -> c_double {
    let o = required(o);
    if o.is_null() {
        return -1.0;
    }
    // The VM's floats round in their own way.
    #[cfg(feature = "vm")]
    {
        let f = port::unary(crate::port::unary_op::FLOAT, o);
        if f.is_null() {
            return -1.0;
        }
        port::float_get(f)
    }
    #[cfg(not(feature = "vm"))]
    long_as_double(o)
}

#[cfg(not(feature = "vm"))]
unsafe fn long_as_double(o: Obj) -> c_double {
    let mut overflow = 0;
    let v = port::int_as_i64(o, &mut overflow);
    if overflow == 0 {
        return v as c_double;
    }
    let magnitude = magnitude(o);
    if magnitude.is_null() {
        return -1.0;
    }
    let bits = num_bits(magnitude);
    if bits == usize::MAX {
        return -1.0;
    }
    if bits > 1024 {
        raise!(PyExc_OverflowError, c"int too large to convert to float");
        return -1.0;
    }
    // The top 64 bits with everything below folded into the last of them round as the
    // whole would.
    let low = bits.saturating_sub(64);
    let top = shift(binary_op::RSHIFT, magnitude, low as i64);
    let back = shift(binary_op::LSHIFT, top, low as i64);
    if back.is_null() {
        return -1.0;
    }
    let same = port::compare(Py_EQ, back, magnitude);
    if same.is_null() {
        return -1.0;
    }
    let sticky = u64::from(port::is_true(same) == 0);
    let mut result = (port::int_as_u64_mask(top) | sticky) as c_double;
    let mut i = 0;
    while i < low {
        result *= 2.0;
        i = i.wrapping_add(1);
    }
    if result.is_infinite() {
        raise!(PyExc_OverflowError, c"int too large to convert to float");
        return -1.0;
    }
    if overflow < 0 {
        -result
    } else {
        result
    }
}

/// The address that [`PyLong_FromVoidPtr`] gave. OverflowError for what is no address.
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsVoidPtr(o: *mut PyObject) -> *mut c_void {
    let o = required(o);
    if o.is_null() {
        return core::ptr::null_mut();
    }
    let mut overflow = 0;
    let v = port::int_as_i64(o, &mut overflow);
    if overflow == 0 && v < 0 && v as isize as i64 == v {
        return v as isize as *mut c_void;
    }
    if overflow < 0 || (overflow == 0 && v < 0) {
        raise!(
            PyExc_OverflowError,
            c"Python int too large to convert to C long"
        );
        return core::ptr::null_mut();
    }
    let v = port::int_as_u64(o, &mut overflow);
    if overflow != 0 || v as usize as u64 != v {
        raise!(
            PyExc_OverflowError,
            c"Python int too large to convert to C unsigned long"
        );
        return core::ptr::null_mut();
    }
    v as usize as *mut c_void
}

// ---- wide values -----------------------------------------------------------

/// `v << n` or `v >> n`; NULL stays NULL.
unsafe fn shift(op: c_int, v: Obj, n: i64) -> Obj {
    if v.is_null() {
        return NULL;
    }
    let n = port::int_from_i64(n);
    if n.is_null() {
        return NULL;
    }
    port::binary(op, v, n)
}

/// An int, a bool or an instance of a subclass as an int itself.
pub(crate) unsafe fn plain(o: Obj) -> Obj {
    let o = port::builtin_part(o);
    if o.is_null() || is_exactly(o, Kind::Int) {
        return o;
    }
    let mut overflow = 0;
    let v = port::int_as_i64(o, &mut overflow);
    let v = port::int_from_i64(if overflow == 0 { v } else { 0 });
    if v.is_null() || overflow == 0 {
        return v;
    }
    port::binary(binary_op::ADD, o, v)
}

/// `abs(o)` as an int itself.
unsafe fn magnitude(o: Obj) -> Obj {
    let plain = plain(o);
    if plain.is_null() {
        return NULL;
    }
    port::unary(port::unary_op::ABS, plain)
}

/// The bits of an int that is not negative; `usize::MAX` with an exception.
unsafe fn num_bits(mut v: Obj) -> usize {
    let mut bits = 0usize;
    loop {
        let mut overflow = 0;
        let word = port::int_as_u64(v, &mut overflow);
        if overflow == 0 {
            return bits
                .wrapping_add(64)
                .wrapping_sub(word.leading_zeros() as usize);
        }
        // In large steps first: each shift copies the whole value.
        v = shift(binary_op::RSHIFT, v, 64);
        if v.is_null() {
            return usize::MAX;
        }
        bits = bits.wrapping_add(64);
    }
}

/// The number of bits of the absolute value. `(size_t)-1` with an exception.
#[no_mangle]
pub unsafe extern "C" fn _PyLong_NumBits(o: *mut PyObject) -> usize {
    let mut overflow = 0;
    let v = port::int_as_i64(o, &mut overflow);
    if overflow == 0 {
        return 64usize.wrapping_sub(v.unsigned_abs().leading_zeros() as usize);
    }
    let v = magnitude(o);
    if v.is_null() {
        return usize::MAX;
    }
    num_bits(v)
}

/// The greatest common divisor, not negative. Both are ints. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn _PyLong_GCD(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    use super::abstract_::{PyNumber_Absolute, PyNumber_Remainder};
    let (mut a, mut b) = (PyNumber_Absolute(a), PyNumber_Absolute(b));
    while !a.is_null() && !b.is_null() {
        match port::is_true(b) {
            0 => return a,
            1 => {
                let rest = PyNumber_Remainder(a, b);
                a = b;
                b = rest;
            }
            _ => return NULL,
        }
    }
    NULL
}

/// -1, 0 or 1. Never fails.
#[no_mangle]
pub unsafe extern "C" fn _PyLong_Sign(o: *mut PyObject) -> c_int {
    let mut overflow = 0;
    let v = port::int_as_i64(o, &mut overflow);
    if overflow != 0 {
        overflow
    } else {
        v.signum() as c_int
    }
}

/// 3.14's [`_PyLong_Sign`]: 0 and `*sign`, or -1 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyLong_GetSign(o: *mut PyObject, sign: *mut c_int) -> c_int {
    if !is_long(o) {
        raise!(PyExc_TypeError, c"expect int, got %s", type_name(o));
        return -1;
    }
    *sign = _PyLong_Sign(o);
    0
}

/// The int that `n` bytes hold. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn _PyLong_FromByteArray(
    bytes: *const c_uchar,
    n: usize,
    little_endian: c_int,
    is_signed: c_int,
) -> *mut PyObject {
    let bytes = lent(bytes, n);
    // The i-th byte, counted from the most significant.
    let digit = |i: usize| {
        let i = if little_endian != 0 {
            n.wrapping_sub(1).wrapping_sub(i)
        } else {
            i
        };
        bytes.get(i).copied().unwrap_or(0)
    };
    let negative = is_signed != 0 && n != 0 && digit(0) & 0x80 != 0;
    let mut i = 0;
    let mut head = if n % 8 == 0 { 8 } else { n % 8 };
    let mut result = NULL;
    while i < n {
        let mut word = if i == 0 && negative { u64::MAX } else { 0 };
        while head != 0 {
            word = word << 8 | u64::from(digit(i));
            i = i.wrapping_add(1);
            head = head.wrapping_sub(1);
        }
        head = 8;
        if result.is_null() {
            result = if negative {
                port::int_from_i64(word as i64)
            } else {
                port::int_from_u64(word)
            };
        } else {
            let word = port::int_from_u64(word);
            result = shift(binary_op::LSHIFT, result, 64);
            if word.is_null() || result.is_null() {
                return NULL;
            }
            result = port::binary(binary_op::ADD, result, word);
        }
        if result.is_null() {
            return NULL;
        }
    }
    if result.is_null() {
        port::int_from_i64(0)
    } else {
        result
    }
}

/// Writes the low `n` bytes of an int in two's complement; the last one that is written, the
/// most significant, also to `last`. What is left of the int, or NULL with an exception.
unsafe fn write_bytes(o: Obj, bytes: *mut c_uchar, n: usize, little: bool, last: &mut u8) -> Obj {
    let mut rest = plain(o);
    let mut i = 0usize;
    while i < n && !rest.is_null() {
        let mut word = port::int_as_u64_mask(rest);
        let stop = n.min(i.wrapping_add(8));
        while i < stop {
            *last = word as u8;
            word >>= 8;
            let at = if little {
                i
            } else {
                n.wrapping_sub(1).wrapping_sub(i)
            };
            *bytes.add(at) = *last;
            i = i.wrapping_add(1);
        }
        let taken = if n % 8 != 0 && i == n { n % 8 } else { 8 };
        rest = shift(binary_op::RSHIFT, rest, (taken as i64).wrapping_mul(8));
    }
    rest
}

/// Writes an int into `n` bytes, in two's complement when `is_signed`. OverflowError for
/// one that does not fit, or is negative where no sign is.
///
/// 3.13 added the argument `with_exceptions`; a caller of an older signature leaves
/// whatever is in its place, so exceptions are always set.
#[no_mangle]
pub unsafe extern "C" fn _PyLong_AsByteArray(
    o: *mut PyObject,
    bytes: *mut c_uchar,
    n: usize,
    little_endian: c_int,
    is_signed: c_int,
) -> c_int {
    let negative = _PyLong_Sign(o) < 0;
    if negative && is_signed == 0 {
        raise!(
            PyExc_OverflowError,
            c"can't convert negative int to unsigned"
        );
        return -1;
    }
    let mut last = 0;
    let rest = write_bytes(o, bytes, n, little_endian != 0, &mut last);
    if rest.is_null() {
        return -1;
    }
    let mut overflow = 0;
    let left = port::int_as_i64(rest, &mut overflow);
    let expected = if negative { -1 } else { 0 };
    let sign_is_right = is_signed == 0 || n == 0 || (last & 0x80 != 0) == negative;
    if overflow != 0 || left != expected || (n == 0 && negative) || !sign_is_right {
        raise!(PyExc_OverflowError, c"int too big to convert");
        return -1;
    }
    0
}

/// `o`, an int, in a base of 2 to 36 with its prefix, as `bin()`, `oct()` and `hex()` write
/// it. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn _PyLong_Format(o: *mut PyObject, base: c_int) -> *mut PyObject {
    if !is_long(o) {
        return bad_internal_call();
    }
    let plain = plain(o);
    if plain.is_null() {
        return NULL;
    }
    match base {
        2 => builtin(c"bin", &[plain]),
        8 => builtin(c"oct", &[plain]),
        16 => builtin(c"hex", &[plain]),
        10 => port::repr(plain),
        _ => bad_internal_call(),
    }
}

/// Flags of [`PyLong_AsNativeBytes`] and its like; -1 stands for the defaults.
const LITTLE_ENDIAN: c_int = 1;
const UNSIGNED_BUFFER: c_int = 4;
const REJECT_NEGATIVE: c_int = 8;
const ALLOW_INDEX: c_int = 16;

fn little_endian(flags: c_int) -> bool {
    if flags == -1 || flags & 2 != 0 {
        cfg!(target_endian = "little")
    } else {
        flags & LITTLE_ENDIAN != 0
    }
}

/// Writes the low bytes of an int, or of what `__index__` gives with the flag 16. How many
/// bytes its value needs, as far as CPython says it: `n` when they are enough. -1 with
/// TypeError or ValueError.
///
/// Source: <https://docs.python.org/3/c-api/long.html#c.PyLong_AsNativeBytes>
#[no_mangle]
pub unsafe extern "C" fn PyLong_AsNativeBytes(
    o: *mut PyObject,
    buffer: *mut c_void,
    n: Py_ssize_t,
    flags: c_int,
) -> Py_ssize_t {
    if o.is_null() || n < 0 {
        bad_internal_call();
        return -1;
    }
    let given = |flag: c_int| flags != -1 && flags & flag != 0;
    let mut v = o;
    if !is_long(v) {
        if !given(ALLOW_INDEX) {
            raise!(PyExc_TypeError, c"expect int, got %T", o);
            return -1;
        }
        v = PyNumber_Index(o);
        if v.is_null() {
            return -1;
        }
    }
    let negative = _PyLong_Sign(v) < 0;
    if negative && given(REJECT_NEGATIVE) {
        raise!(PyExc_ValueError, c"Cannot convert negative int");
        return -1;
    }
    let size = n as usize;
    let mut last = 0;
    if write_bytes(v, buffer.cast(), size, little_endian(flags), &mut last).is_null() {
        return -1;
    }
    let unsigned = flags == -1 || given(UNSIGNED_BUFFER);
    let bits = _PyLong_NumBits(v);
    if bits == usize::MAX {
        return -1;
    }
    let mut overflow = 0;
    let value = port::int_as_i64(v, &mut overflow);
    // What is one digit of CPython's is measured as a word.
    if overflow == 0 && value.unsigned_abs() < 1 << 30 {
        let fits = |bits: usize| bits >= 64 || matches!(value >> bits.wrapping_sub(1), 0 | -1);
        return match size {
            0 => size_of::<Py_ssize_t>() as Py_ssize_t,
            9.. => size_of::<Py_ssize_t>() as Py_ssize_t,
            _ if fits(size.wrapping_mul(8)) => n,
            _ if value > 0 && fits(size.wrapping_mul(8).wrapping_add(1)) => {
                n.wrapping_add((!unsigned).into())
            }
            _ => size_of::<Py_ssize_t>() as Py_ssize_t,
        };
    }
    let needed = (bits / 8).wrapping_add(1);
    if n > 0 && needed == size.wrapping_add(1) && bits % 8 == 0 {
        let edge = if negative {
            // -0x80...00 takes no bit more for the sign.
            last == 0x80 && {
                let power = shift(
                    binary_op::RSHIFT,
                    magnitude(v),
                    (bits as i64).wrapping_sub(1),
                );
                let back = shift(binary_op::LSHIFT, power, (bits as i64).wrapping_sub(1));
                if back.is_null() {
                    return -1;
                }
                let same = port::compare(Py_EQ, back, magnitude(v));
                !same.is_null() && port::is_true(same) == 1
            }
        } else {
            unsigned && last & 0x80 != 0
        };
        if edge {
            return n;
        }
    }
    needed as Py_ssize_t
}

unsafe fn from_native(buffer: *const c_void, n: usize, flags: c_int, signed: bool) -> Obj {
    if buffer.is_null() {
        return bad_internal_call();
    }
    _PyLong_FromByteArray(
        buffer.cast(),
        n,
        little_endian(flags).into(),
        (signed && (flags == -1 || flags & UNSIGNED_BUFFER == 0)).into(),
    )
}

/// The int that `n` bytes hold, in two's complement unless the flags say that they are
/// unsigned. Returns a new reference.
///
/// Source: <https://docs.python.org/3/c-api/long.html#c.PyLong_FromNativeBytes>
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromNativeBytes(
    buffer: *const c_void,
    n: usize,
    flags: c_int,
) -> *mut PyObject {
    from_native(buffer, n, flags, true)
}

/// The same without a sign.
#[no_mangle]
pub unsafe extern "C" fn PyLong_FromUnsignedNativeBytes(
    buffer: *const c_void,
    n: usize,
    flags: c_int,
) -> *mut PyObject {
    from_native(buffer, n, flags, false)
}

/// The value of an int, of a subclass too, as an int: a new reference.
#[no_mangle]
pub unsafe extern "C" fn _PyLong_Copy(src: *mut PyLongObject) -> *mut PyObject {
    plain(src.cast())
}

static INT_FIELDS: [PyStructSequence_Field; 5] = [
    super::structseq::field(c"bits_per_digit", c"size of a digit in bits"),
    super::structseq::field(
        c"sizeof_digit",
        c"size in bytes of the C type used to represent a digit",
    ),
    super::structseq::field(
        c"default_max_str_digits",
        c"maximum string conversion digits limitation",
    ),
    super::structseq::field(
        c"str_digits_check_threshold",
        c"minimum positive value for int_max_str_digits",
    ),
    super::structseq::NO_FIELD,
];

/// `sys.int_info`: what CPython says of its ints. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyLong_GetInfo() -> *mut PyObject {
    static mut TYPE: *mut PyTypeObject = core::ptr::null_mut();
    super::structseq::info(
        core::ptr::addr_of_mut!(TYPE),
        c"sys.int_info",
        &INT_FIELDS,
        &[30, 4, 4300, 640].map(|v| port::int_from_i64(v)),
    )
}
