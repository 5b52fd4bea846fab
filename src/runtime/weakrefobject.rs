//! Weak references: CPython's `Objects/weakrefobject.c` (`weakrefobject.h`).

use crate::abi::*;

/// What a `tp_dealloc` calls before it ends an object. The VM has cleared its weak
/// references by then. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyObject_ClearWeakRefs(_o: *mut PyObject) {}
