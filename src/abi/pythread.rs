//! `pythread.h`: locks.

use core::ffi::{c_int, c_void};

/// A lock; opaque.
pub type PyThread_type_lock = *mut c_void;

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
