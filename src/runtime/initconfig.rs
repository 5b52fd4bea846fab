//! The flags that CPython's command line sets: `Python/initconfig.c` (`cpython/pydebug.h`,
//! `fileobject.h`). A VM has none of them: they say what an ordinary start of CPython says.

use core::ffi::{c_char, c_int};

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
