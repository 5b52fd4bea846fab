//! The flags that CPython's command line sets: `Python/initconfig.c` (`cpython/pydebug.h`,
//! `fileobject.h`). A VM has none of them: they say what an ordinary start of CPython says. And the
//! arguments of the program.

use super::pyctype::Py_DecodeLocale;
use super::unicodeobject::wchar_t;
use crate::port;
use core::ffi::{c_char, c_int};
use core::mem::size_of;
use core::ptr::{addr_of_mut, null_mut};

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $value:expr;)*) => {
        $($(#[$doc])*
        #[no_mangle]
        pub static mut $name: c_int = $value;)*
    };
}

flags! {
    /// `-d`
    Py_DebugFlag = 0;
    /// `-v`
    Py_VerboseFlag = 0;
    /// `-q`
    Py_QuietFlag = 0;
    /// `-i`
    Py_InteractiveFlag = 0;
    /// `-i`, after a script
    Py_InspectFlag = 0;
    /// `-O`
    Py_OptimizeFlag = 0;
    /// `-S`
    Py_NoSiteFlag = 0;
    /// `-b`
    Py_BytesWarningFlag = 0;
    /// Of a frozen program.
    Py_FrozenFlag = 0;
    /// `-E`
    Py_IgnoreEnvironmentFlag = 0;
    /// `-B`
    Py_DontWriteBytecodeFlag = 0;
    /// `-s`
    Py_NoUserSiteDirectory = 0;
    /// `-u`
    Py_UnbufferedStdioFlag = 0;
    /// `PYTHONHASHSEED`
    Py_HashRandomizationFlag = 0;
    /// `-I`
    Py_IsolatedFlag = 0;
    /// `-X utf8`: the VM's strings are UTF-8.
    Py_UTF8Mode = 1;
    /// Whether the encoding of file names is a constant.
    Py_HasFileSystemDefaultEncoding = 1;
}

/// What is done with file names that are no UTF-8.
#[no_mangle]
pub static mut Py_FileSystemDefaultEncodeErrors: *const c_char = c"surrogateescape".as_ptr();

/// The arguments that the VM's program was started with, its own name first: their number to
/// `argc`, the array, which ends with NULL and is not the caller's, to `argv`. 0 and NULL where
/// there are none, or when one is no UTF-8.
#[no_mangle]
pub unsafe extern "C" fn Py_GetArgcArgv(argc: *mut c_int, argv: *mut *mut *mut wchar_t) {
    static mut ARGUMENTS: (c_int, *mut *mut wchar_t) = (0, null_mut());
    let known = addr_of_mut!(ARGUMENTS);
    if (*known).1.is_null() {
        let mut n = 0;
        let arguments = port::program_arguments(&mut n);
        let n = n as usize;
        let size = size_of::<*mut wchar_t>().wrapping_mul(n.wrapping_add(1));
        let wide: *mut *mut wchar_t = match n {
            0 => null_mut(),
            _ => port::raw_alloc(size, 1).cast(),
        };
        if !wide.is_null() {
            for i in 0..n {
                *wide.add(i) = Py_DecodeLocale(*arguments.add(i), null_mut());
                if (*wide.add(i)).is_null() {
                    *argc = 0;
                    *argv = null_mut();
                    return;
                }
            }
            *known = (n as c_int, wide);
        }
    }
    *argc = (*known).0;
    *argv = (*known).1;
}
