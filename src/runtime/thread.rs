//! Threads, locks and thread-local storage: CPython's `Python/thread.c` (`pythread.h`). Nothing
//! here needs the GIL or gives it up.

use super::pystate::FIRST_KEY;
use super::support::*;
use crate::port;
use core::ffi::{c_int, c_longlong, c_ulong, c_void};
use core::ptr;
use core::sync::atomic::{AtomicUsize, Ordering};

#[allow(non_camel_case_types)]
pub type PyThread_type_lock = *mut c_void;

/// `PyLockStatus`: 0 failure, 1 acquired, 2 interrupted.
#[allow(non_camel_case_types)]
pub type PyLockStatus = c_int;

/// Nothing.
#[no_mangle]
pub extern "C" fn PyThread_init_thread() {}

/// A number of the thread, never 0.
#[no_mangle]
pub unsafe extern "C" fn PyThread_get_thread_ident() -> c_ulong {
    port::thread_id() as c_ulong
}

/// The same.
#[no_mangle]
pub unsafe extern "C" fn PyThread_get_thread_native_id() -> c_ulong {
    port::thread_id() as c_ulong
}

static STACK: AtomicUsize = AtomicUsize::new(0);

/// Starts a thread, which does not hold the GIL: its number, or `(unsigned long)-1`. No
/// exception.
#[no_mangle]
pub unsafe extern "C" fn PyThread_start_new_thread(
    function: Option<unsafe extern "C" fn(*mut c_void)>,
    arg: *mut c_void,
) -> c_ulong {
    let mut id = 0;
    match function {
        Some(f) if port::thread_start(f, arg, STACK.load(Ordering::Relaxed), &mut id) == 0 => {
            id as c_ulong
        }
        _ => c_ulong::MAX,
    }
}

/// Ends the calling thread.
#[no_mangle]
pub unsafe extern "C" fn PyThread_exit_thread() -> ! {
    port::thread_exit()
}

/// The stack's size of the next threads, 0 for the system's.
#[no_mangle]
pub extern "C" fn PyThread_get_stacksize() -> usize {
    STACK.load(Ordering::Relaxed)
}

/// 0, or -1 for less than 32 kB; 0 sets the system's size.
#[no_mangle]
pub extern "C" fn PyThread_set_stacksize(size: usize) -> c_int {
    if size != 0 && size < 0x8000 {
        return -1;
    }
    STACK.store(size, Ordering::Relaxed);
    0
}

/// A lock that is not held, or NULL without an exception.
#[no_mangle]
pub unsafe extern "C" fn PyThread_allocate_lock() -> PyThread_type_lock {
    port::lock_new()
}

/// Frees a lock.
#[no_mangle]
pub unsafe extern "C" fn PyThread_free_lock(lock: PyThread_type_lock) {
    port::lock_free(lock);
}

/// 1 and held; 0 when it is held already and `wait` is 0.
#[no_mangle]
pub unsafe extern "C" fn PyThread_acquire_lock(lock: PyThread_type_lock, wait: c_int) -> c_int {
    port::lock_take(lock, if wait != 0 { -1 } else { 0 }, 0)
}

/// Waits for so long; negative: for ever. A signal ends the wait if `interruptible` is not 0.
#[no_mangle]
pub unsafe extern "C" fn PyThread_acquire_lock_timed(
    lock: PyThread_type_lock,
    microseconds: c_longlong,
    interruptible: c_int,
) -> PyLockStatus {
    port::lock_take(lock, microseconds, interruptible)
}

/// Not held any more.
#[no_mangle]
pub unsafe extern "C" fn PyThread_release_lock(lock: PyThread_type_lock) {
    port::lock_give(lock);
}

// ---- thread-specific storage -----------------------------------------------

/// `Py_tss_t`: a flag and, on CPython, a key of the C library. On a VM the word that `_key`
/// has room for holds the slot's number.
#[repr(C)]
pub struct Py_tss_t {
    pub _is_initialized: c_int,
    pub _key: core::ffi::c_uint,
}

/// The place of a value; a root, since a module may keep an object there. NULL for a number
/// that was not given.
unsafe fn value(key: c_int) -> *mut Obj {
    let Ok(word) = usize::try_from(key) else {
        return ptr::null_mut();
    };
    if word < FIRST_KEY || port::key_is_made(word) == 0 {
        return ptr::null_mut();
    }
    port::thread_words().add(word)
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
    port::key_new(FIRST_KEY)
}

/// Gives the number back.
#[no_mangle]
pub unsafe extern "C" fn PyThread_delete_key(key: c_int) {
    if let Ok(word) = usize::try_from(key) {
        port::key_free(word);
    }
}

/// 0, or -1 for a number that was not given. No exception.
#[no_mangle]
pub unsafe extern "C" fn PyThread_set_key_value(key: c_int, v: *mut c_void) -> c_int {
    let at = value(key);
    if at.is_null() {
        return -1;
    }
    *at = v.cast();
    0
}

/// The value, or NULL.
#[no_mangle]
pub unsafe extern "C" fn PyThread_get_key_value(key: c_int) -> *mut c_void {
    let at = value(key);
    if at.is_null() {
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
