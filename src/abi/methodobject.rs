//! `methodobject.h`: functions of modules and methods of types.

use super::{PyObject, PyTypeObject, Py_ssize_t};
use core::ffi::{c_char, c_int, c_void, CStr};

/// `METH_VARARGS`, `METH_NOARGS` and `METH_O`: `args` is a tuple, NULL or the one
/// argument, borrowed. Returns a new reference, or NULL with an exception set.
pub type PyCFunction =
    Option<unsafe extern "C" fn(slf: *mut PyObject, args: *mut PyObject) -> *mut PyObject>;

/// `METH_FASTCALL`: `nargs` borrowed arguments in an array.
pub type PyCFunctionFast = Option<
    unsafe extern "C" fn(
        slf: *mut PyObject,
        args: *const *mut PyObject,
        nargs: Py_ssize_t,
    ) -> *mut PyObject,
>;

/// `METH_VARARGS | METH_KEYWORDS`: `kwds` is a dict or NULL.
pub type PyCFunctionWithKeywords = Option<
    unsafe extern "C" fn(
        slf: *mut PyObject,
        args: *mut PyObject,
        kwds: *mut PyObject,
    ) -> *mut PyObject,
>;

/// `METH_FASTCALL | METH_KEYWORDS`: the values of the keyword arguments follow the
/// `nargs` positional ones, `kwnames` is the tuple of their names or NULL.
pub type PyCFunctionFastWithKeywords = Option<
    unsafe extern "C" fn(
        slf: *mut PyObject,
        args: *const *mut PyObject,
        nargs: Py_ssize_t,
        kwnames: *mut PyObject,
    ) -> *mut PyObject,
>;

/// `METH_METHOD | METH_FASTCALL | METH_KEYWORDS`: also gets the class that defines
/// the method. Not in 3.8.
pub type PyCMethod = Option<
    unsafe extern "C" fn(
        slf: *mut PyObject,
        defining_class: *mut PyTypeObject,
        args: *const *mut PyObject,
        nargs: Py_ssize_t,
        kwnames: *mut PyObject,
    ) -> *mut PyObject,
>;

/// The function of a [`PyMethodDef`]: which member is valid is said by `ml_flags`.
/// In C this is a `PyCFunction` that the author casts.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PyMethodDefPointer {
    /// `METH_VARARGS`, `METH_NOARGS`, `METH_O`.
    pub function: PyCFunction,
    /// `METH_FASTCALL`.
    pub fast: PyCFunctionFast,
    /// `METH_VARARGS | METH_KEYWORDS`.
    pub with_keywords: PyCFunctionWithKeywords,
    /// `METH_FASTCALL | METH_KEYWORDS`.
    pub fast_with_keywords: PyCFunctionFastWithKeywords,
    /// `METH_METHOD | METH_FASTCALL | METH_KEYWORDS`.
    pub method: PyCMethod,
    /// The address alone.
    pub pointer: *mut c_void,
}

/// One entry of a method table; the table ends with [`PyMethodDef::END`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyMethodDef {
    /// The name; NULL ends the table.
    pub ml_name: *const c_char,
    /// The function.
    pub ml_meth: PyMethodDefPointer,
    /// `METH_*`: how it is called.
    pub ml_flags: c_int,
    /// The docstring, or NULL.
    pub ml_doc: *const c_char,
}

// SAFETY: a host reads the table while it holds its lock; nobody writes it.
unsafe impl Sync for PyMethodDef {}

impl PyMethodDef {
    /// The end of a table.
    pub const END: Self = Self {
        ml_name: core::ptr::null(),
        ml_meth: PyMethodDefPointer { function: None },
        ml_flags: 0,
        ml_doc: core::ptr::null(),
    };

    /// An entry with flags of the author's choice.
    pub const fn new(
        name: &'static CStr,
        meth: PyMethodDefPointer,
        flags: c_int,
        doc: &'static CStr,
    ) -> Self {
        Self {
            ml_name: name.as_ptr(),
            ml_meth: meth,
            ml_flags: flags,
            ml_doc: doc.as_ptr(),
        }
    }

    /// `METH_NOARGS`; the second argument of `f` is NULL.
    pub const fn noargs(
        name: &'static CStr,
        f: unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject,
        doc: &'static CStr,
    ) -> Self {
        Self::new(
            name,
            PyMethodDefPointer { function: Some(f) },
            METH_NOARGS,
            doc,
        )
    }

    /// `METH_O`: exactly one argument.
    pub const fn o(
        name: &'static CStr,
        f: unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject,
        doc: &'static CStr,
    ) -> Self {
        Self::new(name, PyMethodDefPointer { function: Some(f) }, METH_O, doc)
    }

    /// `METH_VARARGS`: a tuple.
    pub const fn varargs(
        name: &'static CStr,
        f: unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject,
        doc: &'static CStr,
    ) -> Self {
        Self::new(
            name,
            PyMethodDefPointer { function: Some(f) },
            METH_VARARGS,
            doc,
        )
    }

    /// `METH_VARARGS | METH_KEYWORDS`: a tuple and a dict or NULL.
    pub const fn keywords(
        name: &'static CStr,
        f: unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject,
        doc: &'static CStr,
    ) -> Self {
        let meth = PyMethodDefPointer {
            with_keywords: Some(f),
        };
        Self::new(name, meth, METH_VARARGS | METH_KEYWORDS, doc)
    }

    /// `METH_FASTCALL`: an array.
    pub const fn fastcall(
        name: &'static CStr,
        f: unsafe extern "C" fn(*mut PyObject, *const *mut PyObject, Py_ssize_t) -> *mut PyObject,
        doc: &'static CStr,
    ) -> Self {
        Self::new(
            name,
            PyMethodDefPointer { fast: Some(f) },
            METH_FASTCALL,
            doc,
        )
    }

    /// `METH_FASTCALL | METH_KEYWORDS`: an array and a tuple of names or NULL.
    pub const fn fastcall_keywords(
        name: &'static CStr,
        f: unsafe extern "C" fn(
            *mut PyObject,
            *const *mut PyObject,
            Py_ssize_t,
            *mut PyObject,
        ) -> *mut PyObject,
        doc: &'static CStr,
    ) -> Self {
        let meth = PyMethodDefPointer {
            fast_with_keywords: Some(f),
        };
        Self::new(name, meth, METH_FASTCALL | METH_KEYWORDS, doc)
    }
}

/// Arguments in a tuple.
pub const METH_VARARGS: c_int = 0x0001;
/// Keyword arguments too.
pub const METH_KEYWORDS: c_int = 0x0002;
/// No arguments.
pub const METH_NOARGS: c_int = 0x0004;
/// One argument.
pub const METH_O: c_int = 0x0008;
/// A class method: the first argument is the type.
pub const METH_CLASS: c_int = 0x0010;
/// A static method: the first argument is NULL.
pub const METH_STATIC: c_int = 0x0020;
/// Takes the place of a slot's wrapper of the same name.
pub const METH_COEXIST: c_int = 0x0040;
/// Arguments in an array.
pub const METH_FASTCALL: c_int = 0x0080;
/// Kept for Stackless Python; nothing elsewhere.
pub const METH_STACKLESS: c_int = 0x0000;
/// The defining class is passed. Not in 3.8.
pub const METH_METHOD: c_int = 0x0200;
