//! `cpython/longintrepr.h`.

use super::{PyObject, PyVarObject};

/// One digit of an int, 30 bits.
pub type digit = u32;
/// A signed digit.
pub type sdigit = i32;

/// An int until 3.11: `ob_size` is the number of digits, negative for negative values.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyLongObject_v38 {
    /// Head.
    pub ob_base: PyVarObject,
    /// The digits, least significant first.
    pub ob_digit: [digit; 1],
}

/// The value of an int from 3.12 on.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct _PyLongValue {
    /// Number of digits, sign and flags.
    pub lv_tag: usize,
    /// The digits, least significant first.
    pub ob_digit: [digit; 1],
}

/// An int from 3.12 on.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyLongObject_v312 {
    /// Head.
    pub ob_base: PyObject,
    /// The value.
    pub long_value: _PyLongValue,
}

/// An int. Its digits are in the same place in all versions.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PyLongObject {
    /// 3.8 to 3.11.
    pub v38: PyLongObject_v38,
    /// 3.12 and later.
    pub v312: PyLongObject_v312,
}
