//! Locks and thread-local storage: CPython's `Python/thread.c` (`pythread.h`), for the one
//! thread there is. A lock keeps its state; to wait for one that is held would be to wait
//! for ever, so that does not succeed.

use super::support::*;
use crate::port;
use core::ffi::{c_int, c_longlong, c_ulong, c_void};
use core::ptr;

#[allow(non_camel_case_types)]
pub type PyThread_type_lock = *mut c_void;

/// `PyLockStatus`.
#[allow(non_camel_case_types)]
pub type PyLockStatus = c_int;
const PY_LOCK_FAILURE: PyLockStatus = 0;
const PY_LOCK_ACQUIRED: PyLockStatus = 1;

/// Nothing.
#[no_mangle]
pub extern "C" fn PyThread_init_thread() {}

/// A number of the thread, never 0.
#[no_mangle]
pub extern "C" fn PyThread_get_thread_ident() -> c_ulong {
    1
}

/// The same.
#[no_mangle]
pub extern "C" fn PyThread_get_thread_native_id() -> c_ulong {
    1
}

/// `(unsigned long)-1`: no thread can be started.
#[no_mangle]
pub extern "C" fn PyThread_start_new_thread(
    _function: Option<unsafe extern "C" fn(*mut c_void)>,
    _arg: *mut c_void,
) -> c_ulong {
    c_ulong::MAX
}

/// The default size of a thread's stack.
#[no_mangle]
pub extern "C" fn PyThread_get_stacksize() -> usize {
    0
}

/// -2: cannot be set.
#[no_mangle]
pub extern "C" fn PyThread_set_stacksize(_size: usize) -> c_int {
    -2
}

/// A lock that is not held, or NULL without an exception.
#[no_mangle]
pub unsafe extern "C" fn PyThread_allocate_lock() -> PyThread_type_lock {
    port::raw_alloc(1, 1)
}

/// Frees a lock.
#[no_mangle]
pub unsafe extern "C" fn PyThread_free_lock(lock: PyThread_type_lock) {
    if !lock.is_null() {
        port::raw_free(lock);
    }
}

/// 1 and held, or 0 when it is held already.
#[no_mangle]
pub unsafe extern "C" fn PyThread_acquire_lock(lock: PyThread_type_lock, _wait: c_int) -> c_int {
    let held: *mut u8 = lock.cast();
    if *held != 0 {
        return PY_LOCK_FAILURE;
    }
    *held = 1;
    PY_LOCK_ACQUIRED
}

/// As [`PyThread_acquire_lock`], whatever the time.
#[no_mangle]
pub unsafe extern "C" fn PyThread_acquire_lock_timed(
    lock: PyThread_type_lock,
    _microseconds: c_longlong,
    _interruptible: c_int,
) -> PyLockStatus {
    PyThread_acquire_lock(lock, 0)
}

/// Not held any more.
#[no_mangle]
pub unsafe extern "C" fn PyThread_release_lock(lock: PyThread_type_lock) {
    *lock.cast::<u8>() = 0;
}

// ---- thread-specific storage -----------------------------------------------

/// `Py_tss_t`: a flag and, on CPython, a key of the C library. On a VM the word that `_key`
/// has room for holds the slot's number.
#[repr(C)]
pub struct Py_tss_t {
    pub _is_initialized: c_int,
    pub _key: core::ffi::c_uint,
}

const SLOTS: usize = 64;

/// The values; roots, since a module may keep an object here.
static mut VALUES: [Obj; SLOTS] = [NULL; SLOTS];
static mut USED: [bool; SLOTS] = [false; SLOTS];
static mut ROOTED: bool = false;

unsafe fn value(key: usize) -> *mut Obj {
    if key >= SLOTS {
        return ptr::null_mut();
    }
    ptr::addr_of_mut!(VALUES).cast::<Obj>().add(key)
}

unsafe fn used(key: usize) -> *mut bool {
    ptr::addr_of_mut!(USED).cast::<bool>().add(key)
}

/// A new `Py_tss_t`, not yet created; NULL without an exception.
#[no_mangle]
pub unsafe extern "C" fn PyThread_tss_alloc() -> *mut Py_tss_t {
    port::raw_alloc(core::mem::size_of::<Py_tss_t>(), 1).cast()
}

/// Deletes and frees it.
#[no_mangle]
pub unsafe extern "C" fn PyThread_tss_free(key: *mut Py_tss_t) {
    if !key.is_null() {
        PyThread_tss_delete(key);
        port::raw_free(key.cast());
    }
}

/// Whether the key was created.
#[no_mangle]
pub unsafe extern "C" fn PyThread_tss_is_created(key: *mut Py_tss_t) -> c_int {
    (*key)._is_initialized
}

/// 0, or -1 when there are too many keys. No exception.
#[no_mangle]
pub unsafe extern "C" fn PyThread_tss_create(key: *mut Py_tss_t) -> c_int {
    if (*key)._is_initialized != 0 {
        return 0;
    }
    let number = PyThread_create_key();
    if number < 0 {
        return -1;
    }
    (*key)._key = number as core::ffi::c_uint;
    (*key)._is_initialized = 1;
    0
}

/// Gives the key back.
#[no_mangle]
pub unsafe extern "C" fn PyThread_tss_delete(key: *mut Py_tss_t) {
    if (*key)._is_initialized != 0 {
        PyThread_delete_key((*key)._key as c_int);
        (*key)._is_initialized = 0;
    }
}

/// 0, or -1 for a key that was not created. No exception.
#[no_mangle]
pub unsafe extern "C" fn PyThread_tss_set(key: *mut Py_tss_t, value: *mut c_void) -> c_int {
    PyThread_set_key_value((*key)._key as c_int, value)
}

/// The value, or NULL.
#[no_mangle]
pub unsafe extern "C" fn PyThread_tss_get(key: *mut Py_tss_t) -> *mut c_void {
    PyThread_get_key_value((*key)._key as c_int)
}

/// The old form: a number, or -1 when there are too many. No exception.
#[no_mangle]
pub unsafe extern "C" fn PyThread_create_key() -> c_int {
    if !ROOTED {
        ROOTED = true;
        for i in 0..SLOTS {
            port::root(value(i));
        }
    }
    for i in 0..SLOTS {
        if !*used(i) {
            *used(i) = true;
            *value(i) = NULL;
            return i as c_int;
        }
    }
    -1
}

/// Gives the number back.
#[no_mangle]
pub unsafe extern "C" fn PyThread_delete_key(key: c_int) {
    let at = value(key as usize);
    if !at.is_null() {
        *at = NULL;
        *used(key as usize) = false;
    }
}

/// 0, or -1 for a number that was not given. No exception.
#[no_mangle]
pub unsafe extern "C" fn PyThread_set_key_value(key: c_int, v: *mut c_void) -> c_int {
    let at = value(key as usize);
    if at.is_null() || !*used(key as usize) {
        return -1;
    }
    *at = v.cast();
    0
}

/// The value, or NULL.
#[no_mangle]
pub unsafe extern "C" fn PyThread_get_key_value(key: c_int) -> *mut c_void {
    let at = value(key as usize);
    if at.is_null() || !*used(key as usize) {
        return ptr::null_mut();
    }
    (*at).cast()
}

/// Forgets the value.
#[no_mangle]
pub unsafe extern "C" fn PyThread_delete_key_value(key: c_int) {
    PyThread_set_key_value(key, ptr::null_mut());
}

/// Nothing: there is no second process of the VM's.
#[no_mangle]
pub extern "C" fn PyThread_ReInitTLS() {}
