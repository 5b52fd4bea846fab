//! Threads and interpreters as a module sees them: CPython's `Python/pystate.c`
//! (`pystate.h`, the GIL part of `ceval.h`).
//!
//! There is one interpreter and one thread that runs it. Giving the GIL up and taking it
//! does nothing; what the functions return is never looked into by a module.

use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_int, c_ulong, c_void};
use core::ptr::addr_of_mut;

/// CPython's thread state, of which a module sees the address only.
#[repr(C)]
pub struct PyThreadState {
    /// `PyThreadState_GetDict`, made when it is asked for.
    dict: *mut PyObject,
}

/// CPython's interpreter state, of which a module sees the address only.
#[repr(C)]
pub struct PyInterpreterState {
    dict: *mut PyObject,
}

static mut THREAD: PyThreadState = PyThreadState { dict: NULL };
static mut INTERPRETER: PyInterpreterState = PyInterpreterState { dict: NULL };

/// `PyGILState_STATE`: PyGILState_LOCKED is 0, PyGILState_UNLOCKED is 1.
#[allow(non_camel_case_types)]
pub type PyGILState_STATE = c_int;

unsafe fn dict(place: *mut Obj) -> Obj {
    if (*place).is_null() {
        let d = port::dict_new();
        if d.is_null() {
            PyErr_Clear();
            return NULL;
        }
        *place = d;
        port::root(place);
    }
    *place
}

/// The thread state. Never NULL.
#[no_mangle]
pub extern "C" fn PyThreadState_Get() -> *mut PyThreadState {
    addr_of_mut!(THREAD)
}

/// The thread state. Never NULL. Since 3.13.
#[no_mangle]
pub extern "C" fn PyThreadState_GetUnchecked() -> *mut PyThreadState {
    addr_of_mut!(THREAD)
}

/// The name before 3.13.
#[no_mangle]
pub extern "C" fn _PyThreadState_UncheckedGet() -> *mut PyThreadState {
    addr_of_mut!(THREAD)
}

/// A borrowed reference to a dict of the thread's; NULL without an exception.
#[no_mangle]
pub unsafe extern "C" fn PyThreadState_GetDict() -> *mut PyObject {
    dict(addr_of_mut!(THREAD.dict))
}

/// The one interpreter.
#[no_mangle]
pub extern "C" fn PyThreadState_GetInterpreter(
    _thread: *mut PyThreadState,
) -> *mut PyInterpreterState {
    addr_of_mut!(INTERPRETER)
}

/// 1.
#[no_mangle]
pub extern "C" fn PyThreadState_GetID(_thread: *mut PyThreadState) -> u64 {
    1
}

/// The thread state, whatever it is set to.
#[no_mangle]
pub extern "C" fn PyThreadState_Swap(_thread: *mut PyThreadState) -> *mut PyThreadState {
    addr_of_mut!(THREAD)
}

/// 0: no other thread is there to be interrupted.
#[no_mangle]
pub extern "C" fn PyThreadState_SetAsyncExc(_id: c_ulong, _exc: *mut PyObject) -> c_int {
    0
}

/// The one interpreter. Since 3.9.
#[no_mangle]
pub extern "C" fn PyInterpreterState_Get() -> *mut PyInterpreterState {
    addr_of_mut!(INTERPRETER)
}

/// The one interpreter.
#[no_mangle]
pub extern "C" fn PyInterpreterState_Main() -> *mut PyInterpreterState {
    addr_of_mut!(INTERPRETER)
}

/// 0, the main interpreter.
#[no_mangle]
pub extern "C" fn PyInterpreterState_GetID(_interpreter: *mut PyInterpreterState) -> i64 {
    0
}

/// A borrowed reference to a dict of the interpreter's; NULL without an exception.
#[no_mangle]
pub unsafe extern "C" fn PyInterpreterState_GetDict(
    _interpreter: *mut PyInterpreterState,
) -> *mut PyObject {
    dict(addr_of_mut!(INTERPRETER.dict))
}

// ---- the GIL ---------------------------------------------------------------

/// Nothing. PyGILState_LOCKED: it was held.
#[no_mangle]
pub extern "C" fn PyGILState_Ensure() -> PyGILState_STATE {
    0
}

/// Nothing.
#[no_mangle]
pub extern "C" fn PyGILState_Release(_state: PyGILState_STATE) {}

/// 1: it is held.
#[no_mangle]
pub extern "C" fn PyGILState_Check() -> c_int {
    1
}

/// The thread state.
#[no_mangle]
pub extern "C" fn PyGILState_GetThisThreadState() -> *mut PyThreadState {
    addr_of_mut!(THREAD)
}

/// Nothing. The thread state, for [`PyEval_RestoreThread`].
#[no_mangle]
pub extern "C" fn PyEval_SaveThread() -> *mut PyThreadState {
    addr_of_mut!(THREAD)
}

/// Nothing.
#[no_mangle]
pub extern "C" fn PyEval_RestoreThread(_thread: *mut PyThreadState) {}

/// Nothing.
#[no_mangle]
pub extern "C" fn PyEval_AcquireThread(_thread: *mut PyThreadState) {}

/// Nothing.
#[no_mangle]
pub extern "C" fn PyEval_ReleaseThread(_thread: *mut PyThreadState) {}

/// Nothing.
#[no_mangle]
pub extern "C" fn PyEval_InitThreads() {}

/// 1.
#[no_mangle]
pub extern "C" fn PyEval_ThreadsInitialized() -> c_int {
    1
}

/// What `Py_BEGIN_CRITICAL_SECTION` of the free-threaded build calls: nothing.
#[no_mangle]
pub extern "C" fn PyCriticalSection_Begin(_section: *mut c_void, _o: *mut PyObject) {}

/// Nothing, as [`PyCriticalSection_Begin`].
#[no_mangle]
pub extern "C" fn PyCriticalSection_End(_section: *mut c_void) {}

/// Nothing, as [`PyCriticalSection_Begin`].
#[no_mangle]
pub extern "C" fn PyCriticalSection2_Begin(
    _section: *mut c_void,
    _a: *mut PyObject,
    _b: *mut PyObject,
) {
}

/// Nothing, as [`PyCriticalSection_Begin`].
#[no_mangle]
pub extern "C" fn PyCriticalSection2_End(_section: *mut c_void) {}
