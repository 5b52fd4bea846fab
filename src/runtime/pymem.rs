//! `PyMem_*` and the `PyObject_Malloc` family: raw memory of modules (CPython's
//! Objects/obmalloc.c).
//!
//! All of it comes from the port, which traces what it holds: a reference kept in such a
//! block keeps its object alive until the block is freed. The three families of CPython
//! (raw, mem, object) are one here. A request of no bytes gives a block of one.

use crate::port;
use core::ffi::c_void;
use core::ptr;

unsafe fn alloc(size: usize, zero: bool) -> *mut c_void {
    // What CPython refuses too: sizes that no Py_ssize_t can hold.
    if size > isize::MAX as usize {
        return ptr::null_mut();
    }
    port::raw_alloc(if size == 0 { 1 } else { size }, zero.into())
}

unsafe fn calloc(nelem: usize, elsize: usize) -> *mut c_void {
    match nelem.checked_mul(elsize) {
        Some(size) => alloc(size, true),
        None => ptr::null_mut(),
    }
}

unsafe fn realloc(p: *mut c_void, size: usize) -> *mut c_void {
    if p.is_null() {
        return alloc(size, false);
    }
    if size > isize::MAX as usize {
        return ptr::null_mut();
    }
    port::raw_realloc(p, if size == 0 { 1 } else { size })
}

unsafe fn free(p: *mut c_void) {
    if !p.is_null() {
        port::raw_free(p);
    }
}

macro_rules! family {
    ($malloc:ident $calloc:ident $realloc:ident $free:ident) => {
        /// `n` bytes, not cleared; NULL without an exception when there is no memory.
        #[no_mangle]
        pub unsafe extern "C" fn $malloc(n: usize) -> *mut c_void {
            alloc(n, false)
        }

        /// `nelem * elsize` bytes, cleared; NULL without an exception when there is no
        /// memory or the product overflows.
        #[no_mangle]
        pub unsafe extern "C" fn $calloc(nelem: usize, elsize: usize) -> *mut c_void {
            calloc(nelem, elsize)
        }

        /// The block with `n` bytes of room, perhaps moved. NULL without an exception when
        /// there is no memory; the old block then stays.
        #[no_mangle]
        pub unsafe extern "C" fn $realloc(p: *mut c_void, n: usize) -> *mut c_void {
            realloc(p, n)
        }
        family!($free);
    };
    ($free:ident) => {
        /// Gives a block back; NULL is allowed.
        #[no_mangle]
        pub unsafe extern "C" fn $free(p: *mut c_void) {
            free(p)
        }
    };
}

family!(PyMem_Malloc PyMem_Calloc PyMem_Realloc PyMem_Free);
family!(PyMem_RawMalloc PyMem_RawCalloc PyMem_RawRealloc PyMem_RawFree);
// `PyObject_Free` is `tp_free` of most types: the port knows an object's memory, which is
// the collector's to take, from a raw block.
family!(PyObject_Malloc PyObject_Calloc PyObject_Realloc PyObject_Free);

/// The VM has no hooks for its memory.
#[no_mangle]
pub extern "C" fn PyMem_SetupDebugHooks() {}
