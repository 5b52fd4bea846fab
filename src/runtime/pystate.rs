//! Threads and interpreters as a module sees them: CPython's `Python/pystate.c`
//! (`pystate.h`, the GIL part of `ceval.h`).
//!
//! There is one interpreter. A thread state is the thread's words of the port, of which a
//! module sees the address only; the GIL is the VM's lock.

use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_int, c_ulong, c_void};
use core::ptr::addr_of_mut;

/// CPython's thread state: the words of a thread (see [`port::thread_words`]).
#[repr(C)]
pub struct PyThreadState {
    /// `PyThreadState_GetDict`, made when it is asked for.
    dict: *mut PyObject,
    /// The list of `Py_ReprEnter`.
    pub(crate) repr_running: *mut PyObject,
    /// The current context (`context.rs`), made when it is asked for.
    context: *mut PyObject,
    /// Those of thread-specific keys.
    values: [*mut PyObject; port::THREAD_WORDS - FIRST_KEY],
}

/// The first word that keys may use.
pub(crate) const FIRST_KEY: usize = 3;

/// CPython's interpreter state, of which a module sees the address only.
#[repr(C)]
pub struct PyInterpreterState {
    dict: *mut PyObject,
}

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
    }
    *place
}

/// The thread state. Never NULL.
#[no_mangle]
pub extern "C" fn PyThreadState_Get() -> *mut PyThreadState {
    // SAFETY: always allowed.
    unsafe { port::thread_words() }.cast()
}

/// Where the thread keeps its current context.
pub(crate) fn current_context() -> *mut *mut PyObject {
    // SAFETY: the words of a thread are there as long as it runs.
    unsafe { addr_of_mut!((*PyThreadState_Get()).context) }
}

/// The thread state, or NULL when the thread does not hold the GIL.
fn current() -> *mut PyThreadState {
    // SAFETY: always allowed.
    if unsafe { port::gil_held() } == 0 {
        return core::ptr::null_mut();
    }
    PyThreadState_Get()
}

/// The thread state, or NULL when the thread does not hold the GIL. Since 3.13.
#[no_mangle]
pub extern "C" fn PyThreadState_GetUnchecked() -> *mut PyThreadState {
    current()
}

/// The name before 3.13.
#[no_mangle]
pub extern "C" fn _PyThreadState_UncheckedGet() -> *mut PyThreadState {
    current()
}

/// A borrowed reference to a dict of the thread's; NULL without an exception.
#[no_mangle]
pub unsafe extern "C" fn PyThreadState_GetDict() -> *mut PyObject {
    dict(addr_of_mut!((*PyThreadState_Get()).dict))
}

/// The one interpreter.
#[no_mangle]
pub extern "C" fn PyThreadState_GetInterpreter(
    _thread: *mut PyThreadState,
) -> *mut PyInterpreterState {
    addr_of_mut!(INTERPRETER)
}

/// A number that no other thread has.
#[no_mangle]
pub extern "C" fn PyThreadState_GetID(thread: *mut PyThreadState) -> u64 {
    thread as usize as u64
}

/// Makes `thread`, which is the calling thread's or NULL, the one that holds the GIL. What was.
#[no_mangle]
pub unsafe extern "C" fn PyThreadState_Swap(thread: *mut PyThreadState) -> *mut PyThreadState {
    let old = current();
    if thread.is_null() {
        port::gil_give();
    } else {
        port::gil_take();
    }
    old
}

/// Has the exception raised in the thread with that number (`PyThread_get_thread_ident`);
/// NULL takes it back. How many threads that were.
#[no_mangle]
pub unsafe extern "C" fn PyThreadState_SetAsyncExc(id: c_ulong, exc: *mut PyObject) -> c_int {
    let instance = if exc.is_null() || super::errors::is_exception(exc) {
        exc
    } else {
        port::call(exc, 0, 0, core::ptr::null())
    };
    if instance.is_null() && !exc.is_null() {
        PyErr_Clear();
        return 0;
    }
    port::thread_raise(id as usize, instance)
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
    let place = addr_of_mut!(INTERPRETER.dict);
    if (*place).is_null() {
        port::root(place);
    }
    dict(place)
}

// ---- the GIL ---------------------------------------------------------------

/// Takes the GIL, unless the thread has it: for [`PyGILState_Release`], what was. The thread may
/// be one of the module's own making.
#[no_mangle]
pub unsafe extern "C" fn PyGILState_Ensure() -> PyGILState_STATE {
    port::gil_take()
}

/// Ends what [`PyGILState_Ensure`] began, given its result.
#[no_mangle]
pub unsafe extern "C" fn PyGILState_Release(state: PyGILState_STATE) {
    if state != 0 {
        port::gil_give();
    }
}

/// Whether the calling thread has the GIL.
#[no_mangle]
pub unsafe extern "C" fn PyGILState_Check() -> c_int {
    port::gil_held()
}

/// The thread state.
#[no_mangle]
pub extern "C" fn PyGILState_GetThisThreadState() -> *mut PyThreadState {
    PyThreadState_Get()
}

/// Gives the GIL up. The thread state, for [`PyEval_RestoreThread`].
#[no_mangle]
pub unsafe extern "C" fn PyEval_SaveThread() -> *mut PyThreadState {
    port::gil_give();
    PyThreadState_Get()
}

/// Takes the GIL again.
#[no_mangle]
pub unsafe extern "C" fn PyEval_RestoreThread(_thread: *mut PyThreadState) {
    port::gil_take();
}

/// Takes the GIL.
#[no_mangle]
pub unsafe extern "C" fn PyEval_AcquireThread(_thread: *mut PyThreadState) {
    port::gil_take();
}

/// Gives the GIL up.
#[no_mangle]
pub unsafe extern "C" fn PyEval_ReleaseThread(_thread: *mut PyThreadState) {
    port::gil_give();
}

/// Nothing: the VM makes its lock itself.
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
