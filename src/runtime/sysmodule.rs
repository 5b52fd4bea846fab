//! The sys module: CPython's `Python/sysmodule.c` (`sysmodule.h`). What prints is with the
//! other variadic functions, in [`errors`](super::errors).

use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int};

/// `sys.name`, a borrowed reference; NULL without an exception when there is none.
#[no_mangle]
pub unsafe extern "C" fn PySys_GetObject(attribute: *const c_char) -> *mut PyObject {
    let saved = SavedError::new();
    let module = port::import(name(c"sys"));
    let attribute = name_of(attribute);
    let value = if module.is_null() || attribute.is_null() {
        NULL
    } else {
        port::getattr_maybe(module, attribute)
    };
    if value.is_null() {
        port::err_set(NULL);
    }
    saved.restore();
    value
}

/// `sys.name = value`; NULL deletes.
#[no_mangle]
pub unsafe extern "C" fn PySys_SetObject(attribute: *const c_char, value: *mut PyObject) -> c_int {
    let module = port::import(name(c"sys"));
    let attribute = name_of(attribute);
    if module.is_null() || attribute.is_null() {
        return -1;
    }
    port::setattr(module, attribute, value)
}

/// 0: nobody listens.
#[no_mangle]
pub unsafe extern "C" fn PySys_AuditTuple(_event: *const c_char, _args: *mut PyObject) -> c_int {
    0
}

/// There are no filters of warnings to reset.
#[no_mangle]
pub extern "C" fn PySys_ResetWarnOptions() {}

/// `sys._xoptions`: an empty dict, as there are no such options. Returns a borrowed reference.
#[no_mangle]
pub unsafe extern "C" fn PySys_GetXOptions() -> *mut PyObject {
    static mut OPTIONS: *mut PyObject = NULL;
    let place = core::ptr::addr_of_mut!(OPTIONS);
    if (*place).is_null() {
        port::root(place);
        *place = port::dict_new();
    }
    *place
}
