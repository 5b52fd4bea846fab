//! `PyImport_*` (CPython's Python/import.c).

use super::errors::text;
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int};

/// Imports a module by its dotted name and gives it itself, not its package: a new
/// reference.
#[no_mangle]
pub unsafe extern "C" fn PyImport_ImportModule(name: *const c_char) -> *mut PyObject {
    let name = text(name);
    if name.is_null() {
        return NULL;
    }
    PyImport_Import(name)
}

/// The same: no VM has import locks.
#[no_mangle]
pub unsafe extern "C" fn PyImport_ImportModuleNoBlock(name: *const c_char) -> *mut PyObject {
    PyImport_ImportModule(name)
}

/// The same with a str.
#[no_mangle]
pub unsafe extern "C" fn PyImport_Import(name: *mut PyObject) -> *mut PyObject {
    if name.is_null() || !is_str(name) {
        return raise!(PyExc_TypeError, c"module name must be a string");
    }
    port::import(name)
}

/// The builtin `__import__`; NULL stands for None. A new reference: the package at the top
/// without a `fromlist`, else the module itself.
#[no_mangle]
pub unsafe extern "C" fn PyImport_ImportModuleLevelObject(
    name: *mut PyObject,
    globals: *mut PyObject,
    locals: *mut PyObject,
    fromlist: *mut PyObject,
    level: c_int,
) -> *mut PyObject {
    if name.is_null() {
        return raise!(PyExc_ValueError, c"Empty module name");
    }
    if !is_str(name) {
        return raise!(PyExc_TypeError, c"module name must be a string");
    }
    if level < 0 {
        return raise!(PyExc_ValueError, c"level must be >= 0");
    }
    let or_none = |v: Obj| if v.is_null() { port::none() } else { v };
    let level = port::int_from_i64(level.into());
    if level.is_null() {
        return NULL;
    }
    builtin(
        c"__import__",
        &[
            name,
            or_none(globals),
            or_none(locals),
            or_none(fromlist),
            level,
        ],
    )
}

/// The same with a C string.
#[no_mangle]
pub unsafe extern "C" fn PyImport_ImportModuleLevel(
    name: *const c_char,
    globals: *mut PyObject,
    locals: *mut PyObject,
    fromlist: *mut PyObject,
    level: c_int,
) -> *mut PyObject {
    let name = text(name);
    if name.is_null() {
        return NULL;
    }
    PyImport_ImportModuleLevelObject(name, globals, locals, fromlist, level)
}

/// The same at level 0.
#[no_mangle]
pub unsafe extern "C" fn PyImport_ImportModuleEx(
    name: *const c_char,
    globals: *mut PyObject,
    locals: *mut PyObject,
    fromlist: *mut PyObject,
) -> *mut PyObject {
    PyImport_ImportModuleLevel(name, globals, locals, fromlist, 0)
}

/// `sys.modules`, borrowed.
#[no_mangle]
pub unsafe extern "C" fn PyImport_GetModuleDict() -> *mut PyObject {
    port::modules()
}

/// The module in `sys.modules`: a new reference; NULL without an exception when it is
/// not there.
#[no_mangle]
pub unsafe extern "C" fn PyImport_GetModule(name: *mut PyObject) -> *mut PyObject {
    let modules = port::modules();
    if modules.is_null() {
        return raise!(PyExc_RuntimeError, c"unable to get sys.modules");
    }
    port::dict_get(modules, name)
}

/// The module in `sys.modules`, or a new empty one that is put there: borrowed.
#[no_mangle]
pub unsafe extern "C" fn PyImport_AddModuleObject(name: *mut PyObject) -> *mut PyObject {
    let found = PyImport_GetModule(name);
    if !found.is_null() || !port::err_get().is_null() {
        return found;
    }
    let module = super::moduleobject::PyModule_NewObject(name);
    if module.is_null() || port::dict_set(port::modules(), name, module) < 0 {
        return NULL;
    }
    module
}

/// The same with a C string.
#[no_mangle]
pub unsafe extern "C" fn PyImport_AddModule(name: *const c_char) -> *mut PyObject {
    let name = text(name);
    if name.is_null() {
        return NULL;
    }
    PyImport_AddModuleObject(name)
}

/// The same: a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyImport_AddModuleRef(name: *const c_char) -> *mut PyObject {
    PyImport_AddModule(name)
}
