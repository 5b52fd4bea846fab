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
use core::ffi::c_ulong;
use core::ffi::{c_char, c_int, CStr};

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

// ---- the fields of UnicodeError's subclasses ---------------------------------------
//
// They are the exception's arguments: encoding (not of UnicodeTranslateError), object, start,
// end, reason.

const ENCODING: usize = 0;
const OBJECT: usize = 1;
const START: usize = 2;
const END: usize = 3;
const REASON: usize = 4;

/// Whether `exc` is an instance of an exception.
pub(crate) unsafe fn is_kind(exc: Obj, kind: Obj) -> bool {
    super::errors::PyErr_GivenExceptionMatches(exc, kind) != 0
}

/// Where a field is, in VM form; None with TypeError.
unsafe fn field(exc: Obj, which: usize) -> Option<*mut Obj> {
    let mut n = 0;
    let args = port::getattr(exc, name(c"args"));
    let items = if args.is_null() {
        port::err_set(NULL);
        core::ptr::null_mut()
    } else {
        port::tuple_items(args, &mut n)
    };
    let without_encoding = is_kind(exc, PyExc_UnicodeTranslateError);
    let (missing, wanted) = if without_encoding { (1, 4) } else { (0, 5) };
    match which.checked_sub(missing) {
        Some(i) if n == wanted && !items.is_null() => Some(items.add(i)),
        _ => {
            raise!(
                PyExc_TypeError,
                c"%.200s attribute not set",
                NAMES[which.min(4)].as_ptr()
            );
            None
        }
    }
}

const NAMES: [&core::ffi::CStr; 5] = [c"encoding", c"object", c"start", c"end", c"reason"];

unsafe fn get(exc: Obj, which: usize) -> Obj {
    let Some(place) = field(exc, which) else {
        return NULL;
    };
    let value = enter(*place);
    let bytes = which == OBJECT && is_kind(exc, PyExc_UnicodeDecodeError);
    if which != START
        && which != END
        && !(if bytes {
            is_bytes(value)
        } else {
            is_str(value)
        })
    {
        return raise!(
            PyExc_TypeError,
            c"%.200s attribute must be %s",
            NAMES[which.min(4)].as_ptr(),
            if bytes {
                c"bytes".as_ptr()
            } else {
                c"unicode".as_ptr()
            }
        );
    }
    value
}

/// How long the object is: bytes, or characters.
unsafe fn object_size(exc: Obj) -> Option<Py_ssize_t> {
    let object = get(exc, OBJECT);
    if object.is_null() {
        return None;
    }
    let size = match str_bytes(object) {
        Some(utf8) => super::unicodeobject::count(utf8),
        None => bytes_bytes(object).unwrap_or_default().len(),
    };
    Some(size as Py_ssize_t)
}

/// A position, inside the object.
unsafe fn position(exc: Obj, which: usize) -> Option<Py_ssize_t> {
    let size = object_size(exc)?;
    let mut overflow = 0;
    let v = port::int_as_i64(get(exc, which), &mut overflow) as Py_ssize_t;
    Some(if which == START {
        v.min(size.wrapping_sub(1)).max(0)
    } else {
        v.max(1).min(size)
    })
}

/// What is in error; None without an exception for any other exception.
pub(crate) unsafe fn unicode_error_range(exc: Obj) -> Option<(Py_ssize_t, Py_ssize_t)> {
    let kinds = [
        PyExc_UnicodeEncodeError,
        PyExc_UnicodeDecodeError,
        PyExc_UnicodeTranslateError,
    ];
    if !kinds.into_iter().any(|kind| is_kind(exc, kind)) {
        return None;
    }
    let range = position(exc, START).zip(position(exc, END));
    if range.is_none() {
        PyErr_Clear();
    }
    range
}

unsafe fn get_position(exc: Obj, which: usize, to: *mut Py_ssize_t) -> c_int {
    match position(exc, which) {
        Some(v) => {
            *to = v;
            0
        }
        None => -1,
    }
}

unsafe fn set(exc: Obj, which: usize, value: Obj) -> c_int {
    if value.is_null() {
        return -1;
    }
    match field(exc, which) {
        Some(place) => {
            *place = leave(value);
            0
        }
        None => -1,
    }
}

macro_rules! unicode_errors {
    ($($object:ident $get_start:ident $set_start:ident $get_end:ident $set_end:ident
       $get_reason:ident $set_reason:ident;)*) => {
        $(
        /// What could not be converted: a new reference, or NULL with TypeError.
        #[no_mangle]
        pub unsafe extern "C" fn $object(exc: *mut PyObject) -> *mut PyObject {
            get(exc, OBJECT)
        }
        /// Where the error begins, inside the object: 0, or -1 with TypeError.
        #[no_mangle]
        pub unsafe extern "C" fn $get_start(exc: *mut PyObject, to: *mut Py_ssize_t) -> c_int {
            get_position(exc, START, to)
        }
        /// Sets where the error begins: 0, or -1 with an exception.
        #[no_mangle]
        pub unsafe extern "C" fn $set_start(exc: *mut PyObject, v: Py_ssize_t) -> c_int {
            set(exc, START, port::int_from_i64(v as i64))
        }
        /// Where the error ends, inside the object: 0, or -1 with TypeError.
        #[no_mangle]
        pub unsafe extern "C" fn $get_end(exc: *mut PyObject, to: *mut Py_ssize_t) -> c_int {
            get_position(exc, END, to)
        }
        /// Sets where the error ends: 0, or -1 with an exception.
        #[no_mangle]
        pub unsafe extern "C" fn $set_end(exc: *mut PyObject, v: Py_ssize_t) -> c_int {
            set(exc, END, port::int_from_i64(v as i64))
        }
        /// Why: a new reference to a str, or NULL with TypeError.
        #[no_mangle]
        pub unsafe extern "C" fn $get_reason(exc: *mut PyObject) -> *mut PyObject {
            get(exc, REASON)
        }
        /// Sets why: 0, or -1 with an exception.
        #[no_mangle]
        pub unsafe extern "C" fn $set_reason(exc: *mut PyObject, reason: *const c_char) -> c_int {
            set(exc, REASON, super::unicodeobject::from_text(reason))
        }
        )*
    };
}

unicode_errors! {
    PyUnicodeEncodeError_GetObject PyUnicodeEncodeError_GetStart PyUnicodeEncodeError_SetStart
        PyUnicodeEncodeError_GetEnd PyUnicodeEncodeError_SetEnd PyUnicodeEncodeError_GetReason
        PyUnicodeEncodeError_SetReason;
    PyUnicodeDecodeError_GetObject PyUnicodeDecodeError_GetStart PyUnicodeDecodeError_SetStart
        PyUnicodeDecodeError_GetEnd PyUnicodeDecodeError_SetEnd PyUnicodeDecodeError_GetReason
        PyUnicodeDecodeError_SetReason;
    PyUnicodeTranslateError_GetObject PyUnicodeTranslateError_GetStart
        PyUnicodeTranslateError_SetStart PyUnicodeTranslateError_GetEnd
        PyUnicodeTranslateError_SetEnd PyUnicodeTranslateError_GetReason
        PyUnicodeTranslateError_SetReason;
}

/// The encoding: a new reference to a str, or NULL with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyUnicodeEncodeError_GetEncoding(exc: *mut PyObject) -> *mut PyObject {
    get(exc, ENCODING)
}

/// The encoding: a new reference to a str, or NULL with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyUnicodeDecodeError_GetEncoding(exc: *mut PyObject) -> *mut PyObject {
    get(exc, ENCODING)
}

/// A UnicodeDecodeError about some bytes. Returns a new reference.
///
/// Source: <https://docs.python.org/3/c-api/exceptions.html#c.PyUnicodeDecodeError_Create>
#[no_mangle]
pub unsafe extern "C" fn PyUnicodeDecodeError_Create(
    encoding: *const c_char,
    object: *const c_char,
    length: Py_ssize_t,
    start: Py_ssize_t,
    end: Py_ssize_t,
    reason: *const c_char,
) -> *mut PyObject {
    let args = [
        super::unicodeobject::from_text(encoding),
        super::bytesobject::PyBytes_FromStringAndSize(object, length),
        port::int_from_i64(start as i64),
        port::int_from_i64(end as i64),
        super::unicodeobject::from_text(reason),
    ];
    if args.iter().any(|arg| arg.is_null()) {
        return NULL;
    }
    port::call(PyExc_UnicodeDecodeError, args.len(), 0, args.as_ptr())
}
