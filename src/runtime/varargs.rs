//! The Rust side of `ffi/varargs.c`: pulling the arguments of a variadic call.

#[cfg(not(all(target_arch = "x86_64", unix)))]
use core::ffi::c_void;
use core::ffi::{c_char, c_double, c_int, c_long, c_longlong};

/// The arguments that are left of a variadic call: C's `struct typeobject_va`, lent for
/// the time of one call and never made or moved by Rust.
#[repr(C)]
pub struct Va {
    // x86-64 System V: `__va_list_tag`, as the processor supplement of the ABI fixes it.
    #[cfg(all(target_arch = "x86_64", unix))]
    gp_offset: u32,
    #[cfg(all(target_arch = "x86_64", unix))]
    fp_offset: u32,
    #[cfg(all(target_arch = "x86_64", unix))]
    overflow_arg_area: *mut u8,
    #[cfg(all(target_arch = "x86_64", unix))]
    reg_save_area: *mut u8,
    #[cfg(not(all(target_arch = "x86_64", unix)))]
    _opaque: [u8; 0],
}

extern "C" {
    #[cfg(not(all(target_arch = "x86_64", unix)))]
    fn typeobject_va_ptr(va: *mut Va) -> *mut c_void;
    fn typeobject_va_int(va: *mut Va) -> c_int;
    fn typeobject_va_long(va: *mut Va) -> c_long;
    fn typeobject_va_longlong(va: *mut Va) -> c_longlong;
    fn typeobject_va_size(va: *mut Va) -> isize;
    fn typeobject_va_double(va: *mut Va) -> c_double;
    /// The C library's `errno`.
    pub(crate) fn typeobject_errno() -> c_int;
    /// The text of an errno value, good until the next call; never NULL.
    pub(crate) fn typeobject_strerror(code: c_int) -> *const c_char;
}

/// Each function takes the next argument; the caller answers for its type, as in C.
impl Va {
    /// Argument parsing pulls nothing but pointers and is the runtime's hottest path, so
    /// the register save area is read in place where its layout is fixed.
    #[cfg(all(target_arch = "x86_64", unix))]
    #[inline(always)]
    pub(crate) unsafe fn ptr<T>(&mut self) -> *mut T {
        if self.gp_offset < 48 {
            let at = self.reg_save_area.add(self.gp_offset as usize);
            self.gp_offset = self.gp_offset.wrapping_add(8);
            at.cast::<*mut T>().read()
        } else {
            let at = self.overflow_arg_area;
            self.overflow_arg_area = at.add(8);
            at.cast::<*mut T>().read()
        }
    }

    #[cfg(not(all(target_arch = "x86_64", unix)))]
    #[inline(always)]
    pub(crate) unsafe fn ptr<T>(&mut self) -> *mut T {
        typeobject_va_ptr(self).cast()
    }

    pub(crate) unsafe fn int(&mut self) -> c_int {
        typeobject_va_int(self)
    }

    pub(crate) unsafe fn long(&mut self) -> c_long {
        typeobject_va_long(self)
    }

    pub(crate) unsafe fn longlong(&mut self) -> c_longlong {
        typeobject_va_longlong(self)
    }

    pub(crate) unsafe fn size(&mut self) -> isize {
        typeobject_va_size(self)
    }

    pub(crate) unsafe fn double(&mut self) -> c_double {
        typeobject_va_double(self)
    }
}
