//! mymodule_rs: `mymodule.c`, line by line, in Rust: a driver in miniature.
//!
//! A MyClass holds some resource until `deinit()` is called or the `with` block around it
//! ends. Afterwards every use is a ValueError.
#![cfg_attr(target_os = "none", no_std)]

use core::ffi::{c_char, c_int, c_void};
use core::mem::size_of;
use core::ptr::{addr_of_mut, null_mut};
use typeobject::abi::*;
use typeobject::api::*;

#[repr(C)]
struct MyClass {
    ob_base: PyObject,
    /// `deinit()` was called; a real driver can often tell by other means.
    gone: bool,
}

unsafe extern "C" fn myclass_new(
    cls: *mut PyTypeObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    let mut no_names: [*mut c_char; 1] = [null_mut()];
    if PyArg_ParseTupleAndKeywords(args, kwds, c":MyClass".as_ptr(), no_names.as_mut_ptr()) == 0 {
        return null_mut();
    }
    match (*cls).tp_alloc {
        Some(alloc) => alloc(cls, 0), // all zero: `gone` is false
        None => null_mut(),
    }
}

/// 0, or -1 with ValueError set. Every method and getter that needs the resource asks.
unsafe fn check_usable(op: *mut PyObject) -> c_int {
    if !(*op.cast::<MyClass>()).gone {
        return 0;
    }
    PyErr_SetString(
        PyExc_ValueError,
        c"MyClass was used after deinit()".as_ptr(),
    );
    -1
}

unsafe extern "C" fn myclass_deinit(op: *mut PyObject, _unused: *mut PyObject) -> *mut PyObject {
    (*op.cast::<MyClass>()).gone = true; // once more does no harm
    Py_NewRef(Py_None())
}

unsafe extern "C" fn myclass_enter(op: *mut PyObject, _unused: *mut PyObject) -> *mut PyObject {
    if check_usable(op) < 0 {
        return null_mut();
    }
    Py_INCREF(op);
    op
}

unsafe extern "C" fn myclass_exit(op: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let mut exception: [*mut PyObject; 3] = [null_mut(); 3];
    let [kind, value, traceback] = &mut exception;
    if PyArg_UnpackTuple(args, c"__exit__".as_ptr(), 3, 3, kind, value, traceback) == 0 {
        return null_mut();
    }
    myclass_deinit(op, null_mut()) // None: an exception goes on its way
}

unsafe extern "C" fn myclass_question(op: *mut PyObject, _closure: *mut c_void) -> *mut PyObject {
    if check_usable(op) < 0 {
        return null_mut();
    }
    PyUnicode_FromString(c"Tricky...".as_ptr())
}

unsafe extern "C" fn myclass_answer(op: *mut PyObject, _closure: *mut c_void) -> *mut PyObject {
    if check_usable(op) < 0 {
        return null_mut();
    }
    PyLong_FromLong(42)
}

static mut MYCLASS_METHODS: [PyMethodDef; 4] = [
    PyMethodDef::noargs(c"deinit", myclass_deinit, c"Gives the resource back."),
    PyMethodDef::noargs(c"__enter__", myclass_enter, c"Returns the object itself."),
    PyMethodDef::varargs(c"__exit__", myclass_exit, c"Calls deinit()."),
    PyMethodDef::END,
];

// No setter: assigning or deleting is an AttributeError.
static mut MYCLASS_GETSET: [PyGetSetDef; 3] = [
    PyGetSetDef::new(
        c"question",
        Some(myclass_question),
        None,
        c"what it is all about",
    ),
    PyGetSetDef::new(c"answer", Some(myclass_answer), None, c"what came out"),
    PyGetSetDef::END,
];

static mut MYCLASS_TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"mymodule_rs.MyClass".as_ptr(),
    tp_doc: c"The question, and the answer to it.".as_ptr(),
    tp_basicsize: size_of::<MyClass>() as Py_ssize_t,
    tp_flags: Py_TPFLAGS_DEFAULT,
    tp_new: Some(myclass_new),
    tp_methods: addr_of_mut!(MYCLASS_METHODS).cast(),
    tp_getset: addr_of_mut!(MYCLASS_GETSET).cast(),
    ..PyTypeObject::EMPTY
};

static mut MYMODULE: PyModuleDef = PyModuleDef {
    m_base: PyModuleDef_HEAD_INIT,
    m_name: c"mymodule_rs".as_ptr(),
    m_doc: c"A type that is used with `with`.".as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

/// Called by the host's import.
///
/// # Safety
/// Only a host may call it, once, with its lock held.
#[no_mangle]
pub unsafe extern "C" fn PyInit_mymodule_rs() -> *mut PyObject {
    if PyType_Ready(addr_of_mut!(MYCLASS_TYPE)) < 0 {
        return null_mut();
    }
    let module = PyModule_Create(addr_of_mut!(MYMODULE));
    if module.is_null() {
        return null_mut();
    }
    Py_INCREF(addr_of_mut!(MYCLASS_TYPE).cast());
    if PyModule_AddObject(
        module,
        c"MyClass".as_ptr(),
        addr_of_mut!(MYCLASS_TYPE).cast(),
    ) < 0
    {
        Py_DECREF(addr_of_mut!(MYCLASS_TYPE).cast());
        Py_DECREF(module);
        return null_mut();
    }
    module
}
