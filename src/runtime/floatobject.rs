//! Floats: CPython's `Objects/floatobject.c` (`floatobject.h`).

use super::longobject::PyLong_AsDouble;
use super::support::*;
use crate::abi::*;
use crate::port::{self, unary_op};
use core::ffi::{c_char, c_double, c_int};

pub(crate) unsafe fn is_float(o: Obj) -> bool {
    is_kind(o, Kind::Float)
}

/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyFloat_FromDouble(v: c_double) -> *mut PyObject {
    port::float_new(v)
}

/// As `float(text)` for a str, bytes or buffer. ValueError for what is no number.
#[no_mangle]
pub unsafe extern "C" fn PyFloat_FromString(text: *mut PyObject) -> *mut PyObject {
    let shown = text;
    let mut text = text;
    if !is_str(text) {
        let mut data = core::ptr::null_mut();
        let mut len = 0;
        let mut typecode = 0;
        if port::buffer_get(text, 0, &mut data, &mut len, &mut typecode) < 0 {
            PyErr_Clear();
            return raise!(
                PyExc_TypeError,
                c"float() argument must be a string or a real number, not '%.200s'",
                type_name(text)
            );
        }
        match core::str::from_utf8(lent(data, len)) {
            Ok(s) => text = port::str_new(s.as_ptr(), s.len()),
            Err(_) => {
                return raise!(
                    PyExc_ValueError,
                    c"could not convert string to float: %R",
                    text
                )
            }
        }
        if text.is_null() {
            return NULL;
        }
    }
    let v = port::unary(unary_op::FLOAT, text);
    if v.is_null() && PyErr_ExceptionMatches(PyExc_ValueError) != 0 {
        return raise!(
            PyExc_ValueError,
            c"could not convert string to float: %R",
            shown
        );
    }
    v
}

/// Whether `float(o)` goes through the type's own conversion.
unsafe fn has_float(o: Obj) -> bool {
    let number = (*ty(o)).tp_as_number;
    (!number.is_null() && (*number).nb_float.is_some()) || has_special(o, c"__float__")
}

/// `o` as a double: a float's value, else through `__float__`, else `__index__`. -1.0 with
/// TypeError for anything else.
#[no_mangle]
pub unsafe extern "C" fn PyFloat_AsDouble(o: *mut PyObject) -> c_double {
    if o.is_null() {
        PyErr_BadArgument();
        return -1.0;
    }
    if is_float(o) {
        return port::float_get(o);
    }
    if is_exactly(o, Kind::Int) || (is_long(o) && !has_special(o, c"__float__")) {
        return PyLong_AsDouble(o);
    }
    if has_float(o) {
        let v = port::unary(unary_op::FLOAT, o);
        if v.is_null() {
            return -1.0;
        }
        if !is_float(v) {
            raise!(
                PyExc_TypeError,
                c"%.50s.__float__ returned non-float (type %.50s)",
                type_name(o),
                type_name(v)
            );
            return -1.0;
        }
        return port::float_get(v);
    }
    if super::abstract_::PyIndex_Check(o) != 0 {
        let v = super::abstract_::PyNumber_Index(o);
        if v.is_null() {
            return -1.0;
        }
        return PyLong_AsDouble(v);
    }
    raise!(
        PyExc_TypeError,
        c"must be real number, not %.50s",
        type_name(o)
    );
    -1.0
}

/// `DBL_MAX`.
#[no_mangle]
pub extern "C" fn PyFloat_GetMax() -> c_double {
    c_double::MAX
}

/// `DBL_MIN`.
#[no_mangle]
pub extern "C" fn PyFloat_GetMin() -> c_double {
    c_double::MIN_POSITIVE
}

// ---- packed forms ----------------------------------------------------------

unsafe fn store<const N: usize>(p: *mut c_char, little: c_int, mut bytes: [u8; N]) {
    if little == 0 {
        bytes.reverse();
    }
    core::ptr::copy_nonoverlapping(bytes.as_ptr(), p.cast(), N);
}

unsafe fn load<const N: usize>(p: *const c_char, little: c_int) -> [u8; N] {
    let mut bytes = [0; N];
    core::ptr::copy_nonoverlapping(p.cast(), bytes.as_mut_ptr(), N);
    if little == 0 {
        bytes.reverse();
    }
    bytes
}

/// IEEE 754 binary16. OverflowError when it does not fit.
#[no_mangle]
pub unsafe extern "C" fn PyFloat_Pack2(v: c_double, p: *mut c_char, little: c_int) -> c_int {
    let bits = v.to_bits();
    let sign = ((bits >> 48) & 0x8000) as u16;
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    let fraction = bits & 0x000f_ffff_ffff_ffff;
    let half = if exponent == 0x7ff {
        sign | 0x7c00
            | if fraction != 0 {
                0x0200 | (fraction >> 42) as u16
            } else {
                0
            }
    } else {
        let scale = exponent.wrapping_sub(1023);
        // Ten fraction bits stay, fewer below the smallest normal number.
        let (significand, drop) = if scale >= -14 {
            (fraction | 0x0010_0000_0000_0000, 42)
        } else {
            let drop = 42i32.wrapping_sub(14).wrapping_sub(scale);
            (
                fraction
                    | if exponent != 0 {
                        0x0010_0000_0000_0000
                    } else {
                        0
                    },
                drop,
            )
        };
        let drop = drop.clamp(0, 63) as u32;
        let mut kept = significand.checked_shr(drop).unwrap_or(0);
        let rest = significand.wrapping_sub(kept << drop);
        let middle = 1u64 << drop.saturating_sub(1);
        if rest > middle || (rest == middle && kept & 1 != 0) {
            kept = kept.wrapping_add(1);
        }
        // For normal numbers `kept` has the hidden bit, worth one step of the exponent.
        let biased = if scale >= -14 {
            scale.wrapping_add(14)
        } else {
            0
        } as u64;
        let value = (biased << 10).wrapping_add(kept);
        if scale > 15 || value >= 0x7c00 {
            raise!(
                PyExc_OverflowError,
                c"float too large to pack with e format"
            );
            return -1;
        }
        sign | value as u16
    };
    store(p, little, half.to_le_bytes());
    0
}

/// IEEE 754 binary32. OverflowError when it does not fit.
#[no_mangle]
pub unsafe extern "C" fn PyFloat_Pack4(v: c_double, p: *mut c_char, little: c_int) -> c_int {
    let narrow = v as f32;
    if narrow.is_infinite() && !v.is_infinite() {
        raise!(
            PyExc_OverflowError,
            c"float too large to pack with f format"
        );
        return -1;
    }
    store(p, little, narrow.to_le_bytes());
    0
}

/// IEEE 754 binary64.
#[no_mangle]
pub unsafe extern "C" fn PyFloat_Pack8(v: c_double, p: *mut c_char, little: c_int) -> c_int {
    store(p, little, v.to_le_bytes());
    0
}

/// The reverse of [`PyFloat_Pack2`].
#[no_mangle]
pub unsafe extern "C" fn PyFloat_Unpack2(p: *const c_char, little: c_int) -> c_double {
    let half = u16::from_le_bytes(load(p, little));
    let sign = u64::from(half & 0x8000) << 48;
    let exponent = u64::from((half >> 10) & 0x1f);
    let fraction = u64::from(half & 0x03ff);
    if exponent == 0x1f {
        return f64::from_bits(sign | 0x7ff0_0000_0000_0000 | fraction << 42);
    }
    if exponent == 0 {
        // A multiple of 2**-24.
        let magnitude = fraction as f64 * f64::from_bits((1023 - 24) << 52);
        return f64::from_bits(sign | magnitude.to_bits());
    }
    f64::from_bits(sign | exponent.wrapping_add(1023 - 15) << 52 | fraction << 42)
}

/// The reverse of [`PyFloat_Pack4`].
#[no_mangle]
pub unsafe extern "C" fn PyFloat_Unpack4(p: *const c_char, little: c_int) -> c_double {
    f64::from(f32::from_le_bytes(load(p, little)))
}

/// The reverse of [`PyFloat_Pack8`].
#[no_mangle]
pub unsafe extern "C" fn PyFloat_Unpack8(p: *const c_char, little: c_int) -> c_double {
    f64::from_le_bytes(load(p, little))
}

macro_rules! before_3_11 {
    ($($pack:ident $new_pack:ident $unpack:ident $new_unpack:ident;)*) => {
        $(
        /// The name before 3.11.
        #[no_mangle]
        pub unsafe extern "C" fn $pack(v: c_double, p: *mut u8, little: c_int) -> c_int {
            $new_pack(v, p.cast(), little)
        }
        /// The name before 3.11.
        #[no_mangle]
        pub unsafe extern "C" fn $unpack(p: *const u8, little: c_int) -> c_double {
            $new_unpack(p.cast(), little)
        }
        )*
    };
}

before_3_11! {
    _PyFloat_Pack2 PyFloat_Pack2 _PyFloat_Unpack2 PyFloat_Unpack2;
    _PyFloat_Pack4 PyFloat_Pack4 _PyFloat_Unpack4 PyFloat_Unpack4;
    _PyFloat_Pack8 PyFloat_Pack8 _PyFloat_Unpack8 PyFloat_Unpack8;
}

static INFO_FIELDS: [PyStructSequence_Field; 12] = [
    super::structseq::field(c"max", c"DBL_MAX -- maximum representable finite float"),
    super::structseq::field(
        c"max_exp",
        c"DBL_MAX_EXP -- maximum int e such that radix**(e-1) is representable",
    ),
    super::structseq::field(
        c"max_10_exp",
        c"DBL_MAX_10_EXP -- maximum int e such that 10**e is representable",
    ),
    super::structseq::field(c"min", c"DBL_MIN -- Minimum positive normalized float"),
    super::structseq::field(
        c"min_exp",
        c"DBL_MIN_EXP -- minimum int e such that radix**(e-1) is a normalized float",
    ),
    super::structseq::field(
        c"min_10_exp",
        c"DBL_MIN_10_EXP -- minimum int e such that 10**e is a normalized float",
    ),
    super::structseq::field(
        c"dig",
        c"DBL_DIG -- maximum number of decimal digits that can be faithfully represented in a float",
    ),
    super::structseq::field(c"mant_dig", c"DBL_MANT_DIG -- mantissa digits"),
    super::structseq::field(
        c"epsilon",
        c"DBL_EPSILON -- Difference between 1 and the next representable float",
    ),
    super::structseq::field(c"radix", c"FLT_RADIX -- radix of exponent"),
    super::structseq::field(c"rounds", c"FLT_ROUNDS -- rounding mode used for arithmetic operations"),
    super::structseq::NO_FIELD,
];

/// `sys.float_info`: what C says of its `double`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyFloat_GetInfo() -> *mut PyObject {
    static mut TYPE: *mut PyTypeObject = core::ptr::null_mut();
    let int = |v: i32| port::int_from_i64(v.into());
    super::structseq::info(
        core::ptr::addr_of_mut!(TYPE),
        c"sys.float_info",
        &INFO_FIELDS,
        &[
            port::float_new(f64::MAX),
            int(f64::MAX_EXP),
            int(f64::MAX_10_EXP),
            port::float_new(f64::MIN_POSITIVE),
            int(f64::MIN_EXP),
            int(f64::MIN_10_EXP),
            int(f64::DIGITS as i32),
            int(f64::MANTISSA_DIGITS as i32),
            port::float_new(f64::EPSILON),
            int(f64::RADIX as i32),
            int(1),
        ],
    )
}
