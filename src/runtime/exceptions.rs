//! The exception types as data: `PyExc_*` and the type objects they point to (CPython's
//! Objects/exceptions.c).
//!
//! The types are empty shells with a name and a base. At start the port walks
//! `typeobject_exceptions` and binds each to the VM's own type of that name; one that
//! the VM lacks it makes as a subclass of the base. Their few slots are what a module's
//! own exception type inherits: they work on the VM's exception inside its instances.
//!
//! In firmware there are no shells: `PyExc_*` are the port's, and point to the VM's types.

use super::support::*;
use super::typeobject::PyType_GenericAlloc;
use crate::abi::*;
use crate::port;
#[cfg(not(feature = "vm"))]
use core::cell::UnsafeCell;
#[cfg(not(feature = "vm"))]
use core::ffi::{c_char, c_ulong};
use core::ffi::{c_int, CStr};

/// A type object in memory that the VM may write.
#[cfg(not(feature = "vm"))]
#[repr(transparent)]
pub struct ExceptionType(UnsafeCell<PyTypeObject>);

// SAFETY: written by the port at start and under the VM's own lock afterwards.
#[cfg(not(feature = "vm"))]
unsafe impl Sync for ExceptionType {}

#[cfg(not(feature = "vm"))]
impl ExceptionType {
    const fn new(name: &'static core::ffi::CStr, base: *mut PyTypeObject) -> ExceptionType {
        let mut t = PyTypeObject::EMPTY;
        t.tp_name = name.as_ptr();
        t.tp_basicsize = core::mem::size_of::<PyBaseExceptionObject>() as Py_ssize_t;
        t.tp_flags = FLAGS;
        t.tp_base = base;
        t.tp_new = Some(new);
        t.tp_init = Some(init);
        t.tp_repr = Some(repr);
        t.tp_str = Some(str_);
        ExceptionType(UnsafeCell::new(t))
    }

    const fn as_ptr(&'static self) -> *mut PyTypeObject {
        self.0.get()
    }
}

#[cfg(not(feature = "vm"))]
const FLAGS: c_ulong =
    (Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_READY | Py_TPFLAGS_BASE_EXC_SUBCLASS)
        as c_ulong;

// ---- slots --------------------------------------------------------------------------

/// For the port, which makes such a type when it is first met: the slots of a built-in
/// exception type.
#[cfg(feature = "vm")]
#[no_mangle]
pub unsafe extern "C" fn typeobject_exception_slots(t: *mut PyTypeObject) {
    (*t).tp_basicsize = core::mem::size_of::<PyBaseExceptionObject>() as Py_ssize_t;
    (*t).tp_new = Some(new);
    (*t).tp_init = Some(init);
    (*t).tp_repr = Some(repr);
    (*t).tp_str = Some(str_);
}

/// The built-in type that `t` is or derives from.
#[cfg(feature = "vm")]
unsafe fn built_in(t: *mut PyTypeObject) -> *mut PyTypeObject {
    port::built_in(t)
}

/// The type of the table that `t` is or derives from.
#[cfg(not(feature = "vm"))]
unsafe fn built_in(t: *mut PyTypeObject) -> *mut PyTypeObject {
    let mut at = t;
    while !at.is_null() {
        if typeobject_exceptions.0.iter().any(|row| row.type_ == at) {
            return at;
        }
        at = (*at).tp_base;
    }
    _PyExc_BaseException.as_ptr()
}

unsafe extern "C" fn new(
    t: *mut PyTypeObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    let base = built_in(t);
    if base == t {
        return port::base_call(base, args, kwds);
    }
    let o = match (*t).tp_alloc {
        Some(alloc) => alloc(t, 0),
        None => PyType_GenericAlloc(t, 0),
    };
    // Keywords are for `tp_init`, which may be a subclass's.
    if o.is_null() || port::base_init(o, base, args, NULL) < 0 {
        return NULL;
    }
    o
}

unsafe extern "C" fn init(o: *mut PyObject, args: *mut PyObject, kwds: *mut PyObject) -> c_int {
    if !kwds.is_null() && port::dict_len(kwds) != 0 {
        raise!(
            PyExc_TypeError,
            c"%.200s() takes no keyword arguments",
            type_name(o)
        );
        return -1;
    }
    let base = built_in(ty(o));
    if base == ty(o) {
        // The VM's own were made with their arguments.
        return 0;
    }
    port::base_init(o, base, args, NULL)
}

unsafe extern "C" fn repr(o: *mut PyObject) -> *mut PyObject {
    let args = port::getattr(port::builtin_part(o), name(c"args"));
    if args.is_null() {
        return NULL;
    }
    let full = type_name(o);
    let short = match CStr::from_ptr(full)
        .to_bytes()
        .iter()
        .rposition(|&c| c == b'.')
    {
        Some(dot) => full.add(dot.wrapping_add(1)),
        None => full,
    };
    let mut n = 0;
    let items = port::tuple_items(args, &mut n);
    if n == 1 && !items.is_null() {
        return PyUnicode_FromFormat(c"%s(%R)".as_ptr(), short, enter(*items));
    }
    PyUnicode_FromFormat(c"%s%R".as_ptr(), short, args)
}

unsafe extern "C" fn str_(o: *mut PyObject) -> *mut PyObject {
    port::str(port::builtin_part(o))
}

// ---- the table ----------------------------------------------------------------------

/// One row of [`typeobject_exceptions`].
#[cfg(not(feature = "vm"))]
#[repr(C)]
pub struct ExceptionEntry {
    pub name: *const c_char,
    /// Its `tp_base` comes earlier in the table; NULL for BaseException, whose base is
    /// `object`.
    pub type_: *mut PyTypeObject,
}

/// The table as C sees it.
#[cfg(not(feature = "vm"))]
#[repr(transparent)]
pub struct ExceptionTable([ExceptionEntry; COUNT]);

// SAFETY: never written.
#[cfg(not(feature = "vm"))]
unsafe impl Sync for ExceptionTable {}

#[cfg(not(feature = "vm"))]
macro_rules! base {
    ($($of:ident)?) => {
        { let none: *mut PyTypeObject = core::ptr::null_mut(); $(let none = { let _ = none; $of.as_ptr() };)? none }
    };
}

#[cfg(feature = "vm")]
macro_rules! exceptions {
    ($($place:ident $ty:ident $name:literal ($($base:ident)?);)*) => {
        extern "C" {
            $(pub static mut $place: *mut PyObject;)*
        }
    };
}

#[cfg(not(feature = "vm"))]
macro_rules! exceptions {
    ($($place:ident $ty:ident $name:literal ($($base:ident)?);)*) => {
        $(
            #[no_mangle]
            pub static $ty: ExceptionType = ExceptionType::new($name, base!($($base)?));

            #[no_mangle]
            pub static mut $place: *mut PyObject = $ty.as_ptr().cast();
        )*

        const COUNT: usize = [$($name),*].len();

        /// Every exception type, bases first.
        #[no_mangle]
        pub static typeobject_exceptions: ExceptionTable = ExceptionTable([
            $(ExceptionEntry { name: $name.as_ptr(), type_: $ty.as_ptr() }),*
        ]);

        /// The number of rows.
        #[no_mangle]
        pub static typeobject_exceptions_count: c_int = COUNT as c_int;
    };
}

exceptions! {
    PyExc_BaseException _PyExc_BaseException c"BaseException" ();
    PyExc_BaseExceptionGroup _PyExc_BaseExceptionGroup c"BaseExceptionGroup" (_PyExc_BaseException);
    PyExc_Exception _PyExc_Exception c"Exception" (_PyExc_BaseException);
    PyExc_ArithmeticError _PyExc_ArithmeticError c"ArithmeticError" (_PyExc_Exception);
    PyExc_FloatingPointError _PyExc_FloatingPointError c"FloatingPointError" (_PyExc_ArithmeticError);
    PyExc_OverflowError _PyExc_OverflowError c"OverflowError" (_PyExc_ArithmeticError);
    PyExc_ZeroDivisionError _PyExc_ZeroDivisionError c"ZeroDivisionError" (_PyExc_ArithmeticError);
    PyExc_AssertionError _PyExc_AssertionError c"AssertionError" (_PyExc_Exception);
    PyExc_AttributeError _PyExc_AttributeError c"AttributeError" (_PyExc_Exception);
    PyExc_BufferError _PyExc_BufferError c"BufferError" (_PyExc_Exception);
    PyExc_EOFError _PyExc_EOFError c"EOFError" (_PyExc_Exception);
    PyExc_ImportError _PyExc_ImportError c"ImportError" (_PyExc_Exception);
    PyExc_ModuleNotFoundError _PyExc_ModuleNotFoundError c"ModuleNotFoundError" (_PyExc_ImportError);
    PyExc_LookupError _PyExc_LookupError c"LookupError" (_PyExc_Exception);
    PyExc_IndexError _PyExc_IndexError c"IndexError" (_PyExc_LookupError);
    PyExc_KeyError _PyExc_KeyError c"KeyError" (_PyExc_LookupError);
    PyExc_MemoryError _PyExc_MemoryError c"MemoryError" (_PyExc_Exception);
    PyExc_NameError _PyExc_NameError c"NameError" (_PyExc_Exception);
    PyExc_UnboundLocalError _PyExc_UnboundLocalError c"UnboundLocalError" (_PyExc_NameError);
    PyExc_OSError _PyExc_OSError c"OSError" (_PyExc_Exception);
    PyExc_BlockingIOError _PyExc_BlockingIOError c"BlockingIOError" (_PyExc_OSError);
    PyExc_ChildProcessError _PyExc_ChildProcessError c"ChildProcessError" (_PyExc_OSError);
    PyExc_ConnectionError _PyExc_ConnectionError c"ConnectionError" (_PyExc_OSError);
    PyExc_BrokenPipeError _PyExc_BrokenPipeError c"BrokenPipeError" (_PyExc_ConnectionError);
    PyExc_ConnectionAbortedError _PyExc_ConnectionAbortedError c"ConnectionAbortedError" (_PyExc_ConnectionError);
    PyExc_ConnectionRefusedError _PyExc_ConnectionRefusedError c"ConnectionRefusedError" (_PyExc_ConnectionError);
    PyExc_ConnectionResetError _PyExc_ConnectionResetError c"ConnectionResetError" (_PyExc_ConnectionError);
    PyExc_FileExistsError _PyExc_FileExistsError c"FileExistsError" (_PyExc_OSError);
    PyExc_FileNotFoundError _PyExc_FileNotFoundError c"FileNotFoundError" (_PyExc_OSError);
    PyExc_InterruptedError _PyExc_InterruptedError c"InterruptedError" (_PyExc_OSError);
    PyExc_IsADirectoryError _PyExc_IsADirectoryError c"IsADirectoryError" (_PyExc_OSError);
    PyExc_NotADirectoryError _PyExc_NotADirectoryError c"NotADirectoryError" (_PyExc_OSError);
    PyExc_PermissionError _PyExc_PermissionError c"PermissionError" (_PyExc_OSError);
    PyExc_ProcessLookupError _PyExc_ProcessLookupError c"ProcessLookupError" (_PyExc_OSError);
    PyExc_TimeoutError _PyExc_TimeoutError c"TimeoutError" (_PyExc_OSError);
    PyExc_ReferenceError _PyExc_ReferenceError c"ReferenceError" (_PyExc_Exception);
    PyExc_RuntimeError _PyExc_RuntimeError c"RuntimeError" (_PyExc_Exception);
    PyExc_NotImplementedError _PyExc_NotImplementedError c"NotImplementedError" (_PyExc_RuntimeError);
    PyExc_RecursionError _PyExc_RecursionError c"RecursionError" (_PyExc_RuntimeError);
    PyExc_StopAsyncIteration _PyExc_StopAsyncIteration c"StopAsyncIteration" (_PyExc_Exception);
    PyExc_StopIteration _PyExc_StopIteration c"StopIteration" (_PyExc_Exception);
    PyExc_SyntaxError _PyExc_SyntaxError c"SyntaxError" (_PyExc_Exception);
    PyExc_IndentationError _PyExc_IndentationError c"IndentationError" (_PyExc_SyntaxError);
    PyExc_TabError _PyExc_TabError c"TabError" (_PyExc_IndentationError);
    PyExc_SystemError _PyExc_SystemError c"SystemError" (_PyExc_Exception);
    PyExc_TypeError _PyExc_TypeError c"TypeError" (_PyExc_Exception);
    PyExc_ValueError _PyExc_ValueError c"ValueError" (_PyExc_Exception);
    PyExc_UnicodeError _PyExc_UnicodeError c"UnicodeError" (_PyExc_ValueError);
    PyExc_UnicodeDecodeError _PyExc_UnicodeDecodeError c"UnicodeDecodeError" (_PyExc_UnicodeError);
    PyExc_UnicodeEncodeError _PyExc_UnicodeEncodeError c"UnicodeEncodeError" (_PyExc_UnicodeError);
    PyExc_UnicodeTranslateError _PyExc_UnicodeTranslateError c"UnicodeTranslateError" (_PyExc_UnicodeError);
    PyExc_Warning _PyExc_Warning c"Warning" (_PyExc_Exception);
    PyExc_BytesWarning _PyExc_BytesWarning c"BytesWarning" (_PyExc_Warning);
    PyExc_DeprecationWarning _PyExc_DeprecationWarning c"DeprecationWarning" (_PyExc_Warning);
    PyExc_EncodingWarning _PyExc_EncodingWarning c"EncodingWarning" (_PyExc_Warning);
    PyExc_FutureWarning _PyExc_FutureWarning c"FutureWarning" (_PyExc_Warning);
    PyExc_ImportWarning _PyExc_ImportWarning c"ImportWarning" (_PyExc_Warning);
    PyExc_PendingDeprecationWarning _PyExc_PendingDeprecationWarning c"PendingDeprecationWarning" (_PyExc_Warning);
    PyExc_ResourceWarning _PyExc_ResourceWarning c"ResourceWarning" (_PyExc_Warning);
    PyExc_RuntimeWarning _PyExc_RuntimeWarning c"RuntimeWarning" (_PyExc_Warning);
    PyExc_SyntaxWarning _PyExc_SyntaxWarning c"SyntaxWarning" (_PyExc_Warning);
    PyExc_UnicodeWarning _PyExc_UnicodeWarning c"UnicodeWarning" (_PyExc_Warning);
    PyExc_UserWarning _PyExc_UserWarning c"UserWarning" (_PyExc_Warning);
    PyExc_GeneratorExit _PyExc_GeneratorExit c"GeneratorExit" (_PyExc_BaseException);
    PyExc_KeyboardInterrupt _PyExc_KeyboardInterrupt c"KeyboardInterrupt" (_PyExc_BaseException);
    PyExc_SystemExit _PyExc_SystemExit c"SystemExit" (_PyExc_BaseException);
}

/// OSError under its older names.
#[cfg(not(feature = "vm"))]
#[no_mangle]
pub static mut PyExc_EnvironmentError: *mut PyObject = _PyExc_OSError.as_ptr().cast();
#[cfg(not(feature = "vm"))]
#[no_mangle]
pub static mut PyExc_IOError: *mut PyObject = _PyExc_OSError.as_ptr().cast();
