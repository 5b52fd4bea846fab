//! `pystate.h` and friends: what a module only holds pointers to.

use core::ffi::c_int;

/// A thread's state; opaque.
#[repr(C)]
pub struct PyThreadState {
    _private: [u8; 0],
}

/// An interpreter's state; opaque.
#[repr(C)]
pub struct PyInterpreterState {
    _private: [u8; 0],
}

/// A frame; opaque.
#[repr(C)]
pub struct PyFrameObject {
    _private: [u8; 0],
}

/// A code object; opaque.
#[repr(C)]
pub struct PyCodeObject {
    _private: [u8; 0],
}

/// A function; opaque, as its layout is another one in each CPython.
#[repr(C)]
pub struct PyFunctionObject {
    _private: [u8; 0],
}

/// A heap type; opaque, as its layout is another one in each CPython.
#[repr(C)]
pub struct PyHeapTypeObject {
    _private: [u8; 0],
}

/// What `PyGILState_Ensure` returns; an enum in C.
pub type PyGILState_STATE = c_int;
/// The thread held the GIL before.
pub const PyGILState_LOCKED: PyGILState_STATE = 0;
/// The thread did not hold the GIL before.
pub const PyGILState_UNLOCKED: PyGILState_STATE = 1;
