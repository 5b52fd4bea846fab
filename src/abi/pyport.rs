//! `pyport.h`: the integer types.

/// A signed integer as wide as `size_t`.
pub type Py_ssize_t = isize;

/// A hash value; -1 means that an exception is set.
pub type Py_hash_t = Py_ssize_t;

/// A hash value, unsigned.
pub type Py_uhash_t = usize;

/// An unsigned integer that holds a pointer.
pub type Py_uintptr_t = usize;

/// A signed integer that holds a pointer.
pub type Py_intptr_t = isize;

/// C's `FILE`; opaque.
#[repr(C)]
pub struct FILE {
    _private: [u8; 0],
}

/// C's `wchar_t`: unsigned where the ABI of Arm says so.
#[cfg(any(target_arch = "arm", target_arch = "aarch64"))]
pub type wchar_t = u32;
/// C's `wchar_t`: unsigned where the ABI of Arm says so.
#[cfg(not(any(target_arch = "arm", target_arch = "aarch64")))]
pub type wchar_t = i32;
