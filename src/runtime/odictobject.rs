//! `collections.OrderedDict`: CPython's `Objects/odictobject.c` (`odictobject.h`).

use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::c_int;

/// `collections.OrderedDict()`. Returns a new reference; what importing it raises.
#[no_mangle]
pub unsafe extern "C" fn PyODict_New() -> *mut PyObject {
    let module = port::import(name(c"collections"));
    if module.is_null() {
        return NULL;
    }
    method(module, c"OrderedDict", &[])
}

/// `od[key] = value`: 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyODict_SetItem(
    od: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    super::dictobject::PyDict_SetItem(od, key, value)
}

/// `del od[key]`: 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyODict_DelItem(od: *mut PyObject, key: *mut PyObject) -> c_int {
    super::dictobject::PyDict_DelItem(od, key)
}
