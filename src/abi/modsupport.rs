//! `modsupport.h`: the version of the interface.

use core::ffi::c_int;

/// The version that a module passes to `PyModule_Create2`; the same since 3.0.
pub const PYTHON_API_VERSION: c_int = 1013;
/// The version of the stable ABI.
pub const PYTHON_ABI_VERSION: c_int = 3;
/// For `Py_BuildValue`-like parsers: clean up converted arguments on failure.
pub const Py_CLEANUP_SUPPORTED: c_int = 0x20000;
