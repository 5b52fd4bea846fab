//! `pythread.h`: locks.

use core::ffi::{c_int, c_longlong, c_uint, c_void};

/// A lock; opaque.
pub type PyThread_type_lock = *mut c_void;

/// Microseconds for `PyThread_acquire_lock_timed`; negative waits for ever.
pub type PY_TIMEOUT_T = c_longlong;
/// The longest time that may be asked for, where a `long long` of nanoseconds counts it.
pub const PY_TIMEOUT_MAX: PY_TIMEOUT_T = c_longlong::MAX / 1000;

/// What `PyThread_acquire_lock_timed` returns; an enum in C.
pub type PyLockStatus = c_int;
/// Not acquired.
pub const PY_LOCK_FAILURE: PyLockStatus = 0;
/// Acquired.
pub const PY_LOCK_ACQUIRED: PyLockStatus = 1;
/// Interrupted by a signal.
pub const PY_LOCK_INTR: PyLockStatus = 2;
/// `PyThread_acquire_lock`: wait.
pub const WAIT_LOCK: c_int = 1;
/// `PyThread_acquire_lock`: do not wait.
pub const NOWAIT_LOCK: c_int = 0;

/// A thread-specific value's key; starts zeroed.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Py_tss_t {
    /// Non-zero once created.
    pub _is_initialized: c_int,
    /// The host's: a `pthread_key_t`, an unsigned int on Linux.
    pub _key: c_uint,
}
