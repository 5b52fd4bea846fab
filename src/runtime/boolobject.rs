//! Bools: CPython's `Objects/boolobject.c` (`boolobject.h`).

use crate::abi::*;
use crate::port;
use core::ffi::c_long;

/// `Py_False` for zero, else `Py_True`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyBool_FromLong(v: c_long) -> *mut PyObject {
    port::bool_((v != 0).into())
}
