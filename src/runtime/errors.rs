//! Raising, asking for and handing on exceptions (CPython's Python/errors.c,
//! Python/_warnings.c, the exception part of Python/pythonrun.c and Objects/exceptions.c).
//!
//! The pending exception is one instance, kept by the port. What CPython did until 3.11,
//! keeping a type and a value apart until somebody looks, does not exist here: an
//! exception is made when it is raised, and `PyErr_Fetch` always gives an instance.

use super::exceptions::*;
use super::format::{format_str, Failed, Writer};
use super::support::*;
use super::varargs::{typeobject_errno, typeobject_strerror, Va};
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, CStr};
use core::sync::atomic::{AtomicBool, Ordering};

/// Whether `o` is a type derived from BaseException: `PyExceptionClass_Check`.
pub(crate) unsafe fn is_exception_class(o: Obj) -> bool {
    #[cfg(feature = "vm")]
    {
        port::is_exception_class(o) != 0
    }
    #[cfg(not(feature = "vm"))]
    {
        if !has_flag(o, Py_TPFLAGS_TYPE_SUBCLASS as _) {
            return false;
        }
        let t: *mut PyTypeObject = o.cast();
        (*t).tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS as core::ffi::c_ulong != 0
    }
}

/// The type of an exception as a value that a module may compare with `PyExc_*`.
unsafe fn class_of(exc: Obj) -> Obj {
    #[cfg(feature = "vm")]
    {
        port::class_of(exc)
    }
    #[cfg(not(feature = "vm"))]
    {
        ty(exc).cast()
    }
}

/// Whether one exception type is another or derived from it.
unsafe fn is_subclass(a: Obj, b: Obj) -> bool {
    #[cfg(feature = "vm")]
    {
        port::is_subclass(a, b) != 0
    }
    #[cfg(not(feature = "vm"))]
    {
        super::typeobject::PyType_IsSubtype(a.cast(), b.cast()) != 0
    }
}

/// `PyExceptionInstance_Check`.
pub(crate) unsafe fn is_exception(o: Obj) -> bool {
    has_flag(o, Py_TPFLAGS_BASE_EXC_SUBCLASS as _)
}

/// A str of a C string; UnicodeDecodeError when it is no UTF-8.
pub(crate) unsafe fn text(s: *const c_char) -> Obj {
    super::unicodeobject::from_text(s)
}

/// An instance of the exception type for a value as `PyErr_SetObject` takes it: an
/// instance already, a tuple of arguments, None for no argument, or the only argument.
unsafe fn instance(exception: Obj, value: Obj) -> Obj {
    if value.is_null() || is_none(value) {
        return port::call(exception, 0, 0, core::ptr::null());
    }
    if is_exception(value) && is_subclass(class_of(value), exception) {
        return value;
    }
    let mut n = 0;
    let items = port::tuple_items(value, &mut n);
    if items.is_null() {
        return port::call(exception, 1, 0, &value);
    }
    let Ok(mut args) = Values::new(n) else {
        return NULL;
    };
    for i in 0..n {
        args.set(i, enter(*items.add(i)));
    }
    port::call(exception, n, 0, args.as_ptr())
}

/// Raises an exception of the type `exception`; `value` is an instance of it, a tuple of
/// arguments, None or NULL for no argument, or the one argument. Both stay the caller's.
/// SystemError when `exception` is no exception type.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetObject(exception: *mut PyObject, value: *mut PyObject) {
    if exception.is_null() {
        port::err_set(NULL);
        return;
    }
    if !is_exception_class(exception) {
        raise!(
            PyExc_SystemError,
            c"_PyErr_SetObject: exception %R is not a BaseException subclass",
            exception,
        );
        return;
    }
    // The new exception replaces the old one; making it must not see the old one pending.
    port::err_set(NULL);
    let exc = instance(exception, value);
    if exc.is_null() {
        return;
    }
    if !is_exception(exc) {
        raise!(
            PyExc_TypeError,
            c"calling %R should have returned an instance of BaseException, not %s",
            exception,
            type_name(exc),
        );
        return;
    }
    port::err_set(exc);
}

/// Raises an exception without arguments.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetNone(exception: *mut PyObject) {
    PyErr_SetObject(exception, NULL)
}

/// Raises an exception with a text in UTF-8.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetString(exception: *mut PyObject, string: *const c_char) {
    let value = super::unicodeobject::said(string);
    if !value.is_null() {
        PyErr_SetObject(exception, value);
    }
}

/// `PyErr_Format`, `PyErr_FormatV`: raises an exception with a text after a format as
/// `PyUnicode_FromFormat` takes it. Always NULL.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyErr_Format_va(
    exception: *mut PyObject,
    format: *const c_char,
    va: *mut Va,
) -> *mut PyObject {
    // A %S or %R calls Python code, which must not see an exception pending.
    if !port::err_get().is_null() {
        port::err_set(NULL);
    }
    let value = format_str(format, &mut *va);
    if !value.is_null() {
        PyErr_SetObject(exception, value);
    }
    NULL
}

/// The type of the pending exception, borrowed; NULL when there is none.
#[no_mangle]
pub unsafe extern "C" fn PyErr_Occurred() -> *mut PyObject {
    let exc = port::err_get();
    if exc.is_null() {
        NULL
    } else {
        class_of(exc)
    }
}

/// Whether `err`, an exception or a type, is of the type `exc` or of one of a tuple of
/// types. Never fails; NULL matches nothing.
#[no_mangle]
pub unsafe extern "C" fn PyErr_GivenExceptionMatches(
    err: *mut PyObject,
    exc: *mut PyObject,
) -> c_int {
    if err.is_null() || exc.is_null() {
        return 0;
    }
    let mut n = 0;
    let items = port::tuple_items(exc, &mut n);
    if !items.is_null() {
        for i in 0..n {
            if PyErr_GivenExceptionMatches(err, enter(*items.add(i))) != 0 {
                return 1;
            }
        }
        return 0;
    }
    let err = if is_exception(err) {
        class_of(err)
    } else {
        err
    };
    if err == exc {
        return 1;
    }
    if is_exception_class(err) && is_exception_class(exc) {
        return c_int::from(is_subclass(err, exc));
    }
    0
}

/// The same for the pending exception.
#[no_mangle]
pub unsafe extern "C" fn PyErr_ExceptionMatches(exc: *mut PyObject) -> c_int {
    PyErr_GivenExceptionMatches(port::err_get(), exc)
}

/// Forgets the pending exception.
#[no_mangle]
pub unsafe extern "C" fn PyErr_Clear() {
    port::err_set(NULL);
}

/// Takes the pending exception: a new reference, or NULL.
#[no_mangle]
pub unsafe extern "C" fn PyErr_GetRaisedException() -> *mut PyObject {
    let exc = port::err_get();
    if !exc.is_null() {
        port::err_set(NULL);
    }
    exc
}

/// Makes `exc` the pending exception and steals the reference; NULL clears.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetRaisedException(exc: *mut PyObject) {
    port::err_set(exc);
}

/// Takes the pending exception apart: new references to its type, itself and its
/// traceback, or NULLs. The traceback stays in the exception too.
#[no_mangle]
pub unsafe extern "C" fn PyErr_Fetch(
    p_type: *mut *mut PyObject,
    p_value: *mut *mut PyObject,
    p_traceback: *mut *mut PyObject,
) {
    let exc = PyErr_GetRaisedException();
    *p_value = exc;
    *p_type = if exc.is_null() { NULL } else { class_of(exc) };
    *p_traceback = if exc.is_null() {
        NULL
    } else {
        PyException_GetTraceback(exc)
    };
}

/// Makes an exception pending from what `PyErr_Fetch` gave and steals the references; a
/// NULL type clears.
#[no_mangle]
pub unsafe extern "C" fn PyErr_Restore(
    type_: *mut PyObject,
    value: *mut PyObject,
    traceback: *mut PyObject,
) {
    if type_.is_null() {
        port::err_set(NULL);
        return;
    }
    if !value.is_null() && is_exception(value) {
        port::err_set(value);
    } else {
        PyErr_SetObject(type_, value);
    }
    let exc = port::err_get();
    if !exc.is_null() && !traceback.is_null() && !is_none(traceback) {
        let saved = SavedError::new();
        PyException_SetTraceback(exc, traceback);
        port::err_set(NULL);
        saved.restore();
    }
}

/// Makes `*val` an instance of `*exc`; when that fails, all three become the new failure.
#[no_mangle]
pub unsafe extern "C" fn PyErr_NormalizeException(
    exc: *mut *mut PyObject,
    val: *mut *mut PyObject,
    tb: *mut *mut PyObject,
) {
    let type_ = *exc;
    if type_.is_null() {
        return;
    }
    let value = *val;
    if !value.is_null() && is_exception(value) {
        // An instance of a subclass is more exact than the type given.
        if !is_exception_class(type_) || is_subclass(class_of(value), type_) {
            *exc = class_of(value);
            return;
        }
    }
    if !is_exception_class(type_) {
        return;
    }
    let saved = SavedError::new();
    let made = instance(type_, value);
    if made.is_null() {
        PyErr_Fetch(exc, val, tb);
    } else {
        *val = made;
        *exc = class_of(made);
    }
    saved.restore();
}

/// The exception being handled by Python code: unknown to a VM, always NULL.
#[no_mangle]
pub unsafe extern "C" fn PyErr_GetHandledException() -> *mut PyObject {
    NULL
}

/// Nothing: a VM's `except` blocks keep their own account.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetHandledException(_exc: *mut PyObject) {}

/// As `PyErr_GetHandledException`, in three parts.
#[no_mangle]
pub unsafe extern "C" fn PyErr_GetExcInfo(
    p_type: *mut *mut PyObject,
    p_value: *mut *mut PyObject,
    p_traceback: *mut *mut PyObject,
) {
    *p_type = NULL;
    *p_value = NULL;
    *p_traceback = NULL;
}

/// Nothing, as `PyErr_SetHandledException`.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetExcInfo(
    _type: *mut PyObject,
    _value: *mut PyObject,
    _traceback: *mut PyObject,
) {
}

// ---- shorthands ---------------------------------------------------------------

/// TypeError for an argument of the wrong type. Always 0.
#[no_mangle]
pub unsafe extern "C" fn PyErr_BadArgument() -> c_int {
    PyErr_SetString(
        PyExc_TypeError,
        c"bad argument type for built-in operation".as_ptr(),
    );
    0
}

/// MemoryError. Always NULL.
#[no_mangle]
pub unsafe extern "C" fn PyErr_NoMemory() -> *mut PyObject {
    PyErr_SetNone(PyExc_MemoryError);
    NULL
}

/// SystemError for a wrong call of the API itself, with the place in the caller's source.
#[no_mangle]
pub unsafe extern "C" fn _PyErr_BadInternalCall(filename: *const c_char, lineno: c_int) {
    raise!(
        PyExc_SystemError,
        c"%s:%d: bad argument to internal function",
        filename,
        lineno
    );
}

/// SystemError for a wrong call of the API itself.
#[no_mangle]
pub unsafe extern "C" fn PyErr_BadInternalCall() {
    PyErr_SetString(
        PyExc_SystemError,
        c"bad argument to internal function".as_ptr(),
    );
}

unsafe fn set_from_errno(exc: Obj, filename: Obj, filename2: Obj) -> Obj {
    let code = typeobject_errno();
    let mut message = Writer::new();
    // In the C library's locale, which need not be UTF-8.
    let Ok(()) = message.write_utf8(CStr::from_ptr(typeobject_strerror(code)).to_bytes()) else {
        return NULL;
    };
    let message = message.into_str();
    if message.is_null() {
        return NULL;
    }
    let number = port::int_from_i64(code.into());
    if number.is_null() {
        return NULL;
    }
    // OSError(errno, text, name, winerror, name2), as on every system but Windows.
    let args = [number, message, filename, port::int_from_i64(0), filename2];
    let n = if filename.is_null() {
        2
    } else if filename2.is_null() {
        3
    } else {
        5
    };
    let v = port::call(exc, n, 0, args.as_ptr());
    if !v.is_null() {
        PyErr_SetObject(ty(v).cast(), v);
    }
    NULL
}

/// Raises `exc(errno, text)` for the C library's `errno`. Always NULL.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetFromErrno(exc: *mut PyObject) -> *mut PyObject {
    set_from_errno(exc, NULL, NULL)
}

/// The same with a file's name (or NULL).
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetFromErrnoWithFilenameObject(
    exc: *mut PyObject,
    filename: *mut PyObject,
) -> *mut PyObject {
    set_from_errno(exc, filename, NULL)
}

/// The same with two files' names (or NULL).
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetFromErrnoWithFilenameObjects(
    exc: *mut PyObject,
    filename: *mut PyObject,
    filename2: *mut PyObject,
) -> *mut PyObject {
    set_from_errno(exc, filename, filename2)
}

/// The same with a file's name as a C string (or NULL).
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetFromErrnoWithFilename(
    exc: *mut PyObject,
    filename: *const c_char,
) -> *mut PyObject {
    let name = if filename.is_null() {
        NULL
    } else {
        text(filename)
    };
    if !filename.is_null() && name.is_null() {
        return NULL;
    }
    set_from_errno(exc, name, NULL)
}

/// Raises `exception(msg, name=name, path=path)`; NULL stands for None. Always NULL.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetImportErrorSubclass(
    exception: *mut PyObject,
    msg: *mut PyObject,
    name: *mut PyObject,
    path: *mut PyObject,
) -> *mut PyObject {
    if !is_exception_class(exception) || !is_subclass(exception, PyExc_ImportError) {
        raise!(PyExc_TypeError, c"expected a subclass of ImportError");
        return NULL;
    }
    if msg.is_null() {
        raise!(PyExc_TypeError, c"expected a message argument");
        return NULL;
    }
    let exc = port::call(exception, 1, 0, &msg);
    if exc.is_null() {
        return NULL;
    }
    // A VM's exceptions may take no attributes: then only the text is kept.
    for (key, value) in [(c"name", name), (c"path", path)] {
        let key = super::support::name(key);
        let value = if value.is_null() { port::none() } else { value };
        if key.is_null() || port::setattr(exc, key, value) < 0 {
            port::err_set(NULL);
        }
    }
    port::err_set(exc);
    NULL
}

/// The same with ImportError itself.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetImportError(
    msg: *mut PyObject,
    name: *mut PyObject,
    path: *mut PyObject,
) -> *mut PyObject {
    PyErr_SetImportErrorSubclass(PyExc_ImportError, msg, name, path)
}

/// Raises SystemError from a pending exception, whose text is kept as the cause where
/// the VM can.
pub(crate) unsafe fn system_error_from_cause(format: &CStr, name: *const c_char) {
    let cause = PyErr_GetRaisedException();
    PyErr_Format(PyExc_SystemError, format.as_ptr(), name);
    let exc = port::err_get();
    if !cause.is_null() && !exc.is_null() {
        let saved = SavedError::new();
        PyException_SetCause(exc, cause);
        PyException_SetContext(exc, cause);
        saved.restore();
    }
}

// ---- new exception types --------------------------------------------------------

/// A new exception type. `name` is `module.Class`; `base` a type, a tuple of types, or
/// NULL for Exception; `dict` the namespace, or NULL. A new reference.
#[no_mangle]
pub unsafe extern "C" fn PyErr_NewException(
    name: *const c_char,
    base: *mut PyObject,
    dict: *mut PyObject,
) -> *mut PyObject {
    let full = CStr::from_ptr(name).to_bytes();
    let Some(dot) = full.iter().rposition(|&c| c == b'.') else {
        return raise!(
            PyExc_SystemError,
            c"PyErr_NewException: name must be module.class",
        );
    };
    let dict = if dict.is_null() {
        port::dict_new()
    } else {
        dict
    };
    let key = super::support::name(c"__module__");
    if dict.is_null() || key.is_null() {
        return NULL;
    }
    if port::dict_get(dict, key).is_null() {
        if !port::err_get().is_null() {
            return NULL;
        }
        let module = full.get(..dot).unwrap_or_default();
        let module = port::str_new(module.as_ptr(), module.len());
        if module.is_null() || port::dict_set(dict, key, module) < 0 {
            return NULL;
        }
    }
    let base = if base.is_null() {
        PyExc_Exception
    } else {
        base
    };
    let mut n = 0;
    let bases = if port::tuple_items(base, &mut n).is_null() {
        let bases = port::tuple_new(1);
        if bases.is_null() {
            return NULL;
        }
        *port::tuple_items(bases, &mut n) = leave(base);
        bases
    } else {
        base
    };
    let class = full.get(dot.wrapping_add(1)..).unwrap_or_default();
    let class = port::str_intern(class.as_ptr(), class.len());
    if class.is_null() {
        return NULL;
    }
    builtin(c"type", &[class, bases, dict])
}

/// The same with a docstring (or NULL).
#[no_mangle]
pub unsafe extern "C" fn PyErr_NewExceptionWithDoc(
    name: *const c_char,
    doc: *const c_char,
    base: *mut PyObject,
    dict: *mut PyObject,
) -> *mut PyObject {
    let dict = if dict.is_null() {
        port::dict_new()
    } else {
        dict
    };
    if dict.is_null() {
        return NULL;
    }
    if !doc.is_null() {
        let key = super::support::name(c"__doc__");
        let value = text(doc);
        if key.is_null() || value.is_null() || port::dict_set(dict, key, value) < 0 {
            return NULL;
        }
    }
    PyErr_NewException(name, base, dict)
}

// ---- printing -------------------------------------------------------------------

/// Writes to the VM's stderr.
#[no_mangle]
pub unsafe extern "C" fn typeobject_write_stderr(text: *const c_char, len: usize) {
    port::write_stderr(text, len);
}

/// Writes to the VM's stdout, through its `print`.
#[no_mangle]
pub unsafe extern "C" fn typeobject_write_stdout(text: *const c_char, len: usize) {
    let saved = SavedError::new();
    let mut w = Writer::new();
    let bytes = core::slice::from_raw_parts(text.cast::<u8>(), len);
    let value = match w.write_utf8(bytes) {
        Ok(()) => w.into_str(),
        Err(Failed) => NULL,
    };
    let print = port::builtin(c"print".as_ptr());
    let end = super::support::name(c"end");
    let none = port::str_new(c"".as_ptr().cast(), 0);
    if !(value.is_null() || print.is_null() || end.is_null() || none.is_null()) {
        port::call(print, 1, 1, [value, end, none].as_ptr());
    }
    port::err_set(NULL);
    saved.restore();
}

unsafe fn write_stderr(bytes: &[u8]) {
    port::write_stderr(bytes.as_ptr().cast(), bytes.len());
}

/// `PySys_FormatStdout`. Never fails.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PySys_FormatStdout_va(
    format: *const c_char,
    va: *mut Va,
) -> c_int {
    let saved = SavedError::new();
    let value = format_str(format, &mut *va);
    if let Some(bytes) = str_bytes_or_null(value) {
        typeobject_write_stdout(bytes.as_ptr().cast(), bytes.len());
    }
    port::err_set(NULL);
    saved.restore();
    0
}

/// `PySys_FormatStderr`. Never fails.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PySys_FormatStderr_va(
    format: *const c_char,
    va: *mut Va,
) -> c_int {
    let saved = SavedError::new();
    let value = format_str(format, &mut *va);
    if let Some(bytes) = str_bytes_or_null(value) {
        write_stderr(bytes);
    }
    port::err_set(NULL);
    saved.restore();
    0
}

unsafe fn str_bytes_or_null<'a>(o: Obj) -> Option<&'a [u8]> {
    if o.is_null() {
        None
    } else {
        str_bytes(o)
    }
}

/// Prints the pending exception with its traceback to stderr and clears it. The exit of
/// the program that a SystemExit asks for is left to the VM.
#[no_mangle]
pub unsafe extern "C" fn PyErr_PrintEx(_set_sys_last_vars: c_int) {
    let exc = PyErr_GetRaisedException();
    if !exc.is_null() {
        port::print_exception(exc);
    }
}

/// The same.
#[no_mangle]
pub unsafe extern "C" fn PyErr_Print() {
    PyErr_PrintEx(1)
}

/// Prints an exception with its traceback to stderr.
#[no_mangle]
pub unsafe extern "C" fn PyErr_DisplayException(exc: *mut PyObject) {
    if !exc.is_null() {
        port::print_exception(exc);
    }
}

/// The same for the three parts.
#[no_mangle]
pub unsafe extern "C" fn PyErr_Display(
    _type: *mut PyObject,
    value: *mut PyObject,
    _traceback: *mut PyObject,
) {
    PyErr_DisplayException(value)
}

/// Reports and clears an exception that nobody can handle: `obj` (or NULL) is what was
/// being done, shown by its repr.
#[no_mangle]
pub unsafe extern "C" fn PyErr_WriteUnraisable(obj: *mut PyObject) {
    let exc = PyErr_GetRaisedException();
    if !obj.is_null() {
        write_stderr(b"Exception ignored in: ");
        let repr = port::repr(obj);
        match str_bytes_or_null(repr) {
            Some(bytes) => write_stderr(bytes),
            None => {
                port::err_set(NULL);
                write_stderr(b"<object repr() failed>");
            }
        }
        write_stderr(b"\n");
    }
    if !exc.is_null() {
        port::print_exception(exc);
    }
    port::err_set(NULL);
}

/// `PyErr_FormatUnraisable`: the same with a text instead of an object.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyErr_FormatUnraisable_va(
    format: *const c_char,
    va: *mut Va,
) -> c_int {
    let exc = PyErr_GetRaisedException();
    if !format.is_null() {
        let value = format_str(format, &mut *va);
        if let Some(bytes) = str_bytes_or_null(value) {
            write_stderr(bytes);
            write_stderr(b":\n");
        }
    }
    if !exc.is_null() {
        port::print_exception(exc);
    }
    port::err_set(NULL);
    0
}

// ---- warnings -------------------------------------------------------------------

/// Writes `Category: text` to stderr. A VM has no filters: a warning is always shown and
/// never becomes an exception.
unsafe fn warn(category: Obj, message: Obj) -> c_int {
    if message.is_null() {
        return -1;
    }
    let category = if category.is_null() {
        PyExc_RuntimeWarning
    } else {
        category
    };
    if !is_exception_class(category) || !is_subclass(category, PyExc_Warning) {
        let shown = if has_flag(category, Py_TPFLAGS_TYPE_SUBCLASS as _) {
            c"type".as_ptr()
        } else {
            type_name(category)
        };
        raise!(
            PyExc_TypeError,
            c"category must be a Warning subclass, not '%s'",
            shown
        );
        return -1;
    }
    let Some(bytes) = str_bytes(message) else {
        return -1;
    };
    let t: *mut PyTypeObject = category.cast();
    let name = CStr::from_ptr((*t).tp_name).to_bytes();
    let name = name.rsplit(|&c| c == b'.').next().unwrap_or(name);
    write_stderr(name);
    write_stderr(b": ");
    write_stderr(bytes);
    write_stderr(b"\n");
    0
}

/// Issues a warning of a category (NULL: RuntimeWarning). 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyErr_WarnEx(
    category: *mut PyObject,
    message: *const c_char,
    _stack_level: isize,
) -> c_int {
    warn(category, text(message))
}

/// The same for a place given by the caller, which is shown.
#[no_mangle]
pub unsafe extern "C" fn PyErr_WarnExplicit(
    category: *mut PyObject,
    message: *const c_char,
    filename: *const c_char,
    lineno: c_int,
    _module: *const c_char,
    _registry: *mut PyObject,
) -> c_int {
    write_stderr(CStr::from_ptr(filename).to_bytes());
    let line = PyUnicode_FromFormat(c":%d: ".as_ptr(), lineno);
    if let Some(bytes) = str_bytes_or_null(line) {
        write_stderr(bytes);
    }
    warn(category, text(message))
}

/// `PyErr_WarnFormat`.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyErr_WarnFormat_va(
    category: *mut PyObject,
    _stack_level: isize,
    format: *const c_char,
    va: *mut Va,
) -> c_int {
    warn(category, format_str(format, &mut *va))
}

/// `PyErr_ResourceWarning`.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyErr_ResourceWarning_va(
    _source: *mut PyObject,
    _stack_level: isize,
    format: *const c_char,
    va: *mut Va,
) -> c_int {
    warn(PyExc_ResourceWarning, format_str(format, &mut *va))
}

// ---- signals --------------------------------------------------------------------

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Raises what a signal handler asks for, as Ctrl-C does: 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyErr_CheckSignals() -> c_int {
    if INTERRUPTED.load(Ordering::Relaxed) {
        INTERRUPTED.store(false, Ordering::Relaxed);
        PyErr_SetNone(PyExc_KeyboardInterrupt);
        return -1;
    }
    port::check_signals()
}

/// Makes the next `PyErr_CheckSignals` raise KeyboardInterrupt.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetInterrupt() {
    INTERRUPTED.store(true, Ordering::Relaxed);
}

/// SIGINT (2) as above, others are nothing: 0; -1 for a number that is no signal.
#[no_mangle]
pub unsafe extern "C" fn PyErr_SetInterruptEx(signum: c_int) -> c_int {
    if !(1..65).contains(&signum) {
        return -1;
    }
    if signum == 2 {
        PyErr_SetInterrupt();
    }
    0
}

// ---- Objects/exceptions.c -------------------------------------------------------

/// The traceback of an exception: a new reference, or NULL.
#[no_mangle]
pub unsafe extern "C" fn PyException_GetTraceback(exc: *mut PyObject) -> *mut PyObject {
    let saved = SavedError::new();
    let tb = port::traceback_get(exc);
    port::err_set(NULL);
    saved.restore();
    tb
}

/// Sets the traceback; None clears. 0, or -1 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyException_SetTraceback(exc: *mut PyObject, tb: *mut PyObject) -> c_int {
    if tb.is_null() {
        raise!(PyExc_TypeError, c"__traceback__ may not be deleted");
        return -1;
    }
    port::traceback_set(exc, tb)
}

unsafe fn set_chain(exc: Obj, which: c_int, value: Obj) {
    let saved = SavedError::new();
    let value = if is_none(value) { NULL } else { value };
    port::exc_set(exc, which, value);
    // Without memory for it the exception stays as it was.
    port::err_set(NULL);
    saved.restore();
}

/// The cause (`raise … from cause`): a new reference, or NULL.
#[no_mangle]
pub unsafe extern "C" fn PyException_GetCause(exc: *mut PyObject) -> *mut PyObject {
    port::exc_get(exc, port::exc::CAUSE)
}

/// Sets the cause and steals it; NULL clears.
#[no_mangle]
pub unsafe extern "C" fn PyException_SetCause(exc: *mut PyObject, cause: *mut PyObject) {
    set_chain(exc, port::exc::CAUSE, cause);
    set_chain(exc, port::exc::SUPPRESS, port::bool_(1));
}

/// The context: a new reference, or NULL.
#[no_mangle]
pub unsafe extern "C" fn PyException_GetContext(exc: *mut PyObject) -> *mut PyObject {
    port::exc_get(exc, port::exc::CONTEXT)
}

/// Sets the context and steals it; NULL clears.
#[no_mangle]
pub unsafe extern "C" fn PyException_SetContext(exc: *mut PyObject, context: *mut PyObject) {
    set_chain(exc, port::exc::CONTEXT, context);
}

/// The arguments: a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyException_GetArgs(exc: *mut PyObject) -> *mut PyObject {
    let key = super::support::name(c"args");
    if key.is_null() {
        return NULL;
    }
    port::getattr(exc, key)
}

/// Sets the arguments. Lost when the VM's exceptions do not allow it.
#[no_mangle]
pub unsafe extern "C" fn PyException_SetArgs(exc: *mut PyObject, args: *mut PyObject) {
    let saved = SavedError::new();
    let key = super::support::name(c"args");
    if !key.is_null() {
        port::setattr(exc, key, args);
    }
    port::err_set(NULL);
    saved.restore();
}

/// The name of an exception type, borrowed.
#[no_mangle]
pub unsafe extern "C" fn PyExceptionClass_Name(class: *mut PyObject) -> *const c_char {
    (*port::type_form(class)).tp_name
}

/// As [`PyErr_WarnExplicit`], from strs.
#[no_mangle]
pub unsafe extern "C" fn PyErr_WarnExplicitObject(
    category: *mut PyObject,
    message: *mut PyObject,
    filename: *mut PyObject,
    lineno: c_int,
    _module: *mut PyObject,
    registry: *mut PyObject,
) -> c_int {
    let text = super::unicodeobject::PyUnicode_AsUTF8;
    let (message, filename) = (text(message), text(filename));
    if message.is_null() || filename.is_null() {
        return -1;
    }
    PyErr_WarnExplicit(
        category,
        message,
        filename,
        lineno,
        core::ptr::null(),
        registry,
    )
}

/// The VM's SyntaxError has no place for this: nothing is done.
#[no_mangle]
pub extern "C" fn PyErr_SyntaxLocation(_filename: *const c_char, _lineno: c_int) {}

/// The VM's SyntaxError has no place for this: nothing is done.
#[no_mangle]
pub extern "C" fn PyErr_SyntaxLocationEx(_filename: *const c_char, _lineno: c_int, _col: c_int) {}

/// The VM's SyntaxError has no place for this: nothing is done.
#[no_mangle]
pub extern "C" fn PyErr_SyntaxLocationObject(
    _filename: *mut PyObject,
    _lineno: c_int,
    _col: c_int,
) {
}
