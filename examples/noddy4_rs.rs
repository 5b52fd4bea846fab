//! noddy4_rs: `noddy4.c`, line by line, in Rust: a type whose instances may be part of a
//! reference cycle.
#![cfg_attr(target_os = "none", no_std)]

use core::ffi::{c_char, c_int, c_void};
use core::mem::{offset_of, size_of};
use core::ptr::{addr_of_mut, null_mut};
use typeobject::abi::*;
use typeobject::api::*;

#[repr(C)]
struct Noddy {
    ob_base: PyObject,
    first: *mut PyObject,
    last: *mut PyObject,
    number: c_int,
}

unsafe extern "C" fn noddy_traverse(
    op: *mut PyObject,
    visit: visitproc,
    arg: *mut c_void,
) -> c_int {
    let slf: *mut Noddy = op.cast();
    Py_VISIT!((*slf).first, visit, arg);
    Py_VISIT!((*slf).last, visit, arg);
    0
}

unsafe extern "C" fn noddy_clear(op: *mut PyObject) -> c_int {
    let slf: *mut Noddy = op.cast();
    // Py_CLEAR empties the field before it lets go of what was in it.
    Py_CLEAR(addr_of_mut!((*slf).first));
    Py_CLEAR(addr_of_mut!((*slf).last));
    0
}

unsafe extern "C" fn noddy_dealloc(op: *mut PyObject) {
    // From here on the fields are not fit to be traversed.
    PyObject_GC_UnTrack(op.cast());
    noddy_clear(op);
    if let Some(free) = (*Py_TYPE(op)).tp_free {
        free(op.cast());
    }
}

unsafe extern "C" fn noddy_new(
    cls: *mut PyTypeObject,
    _args: *mut PyObject,
    _kwds: *mut PyObject,
) -> *mut PyObject {
    let Some(alloc) = (*cls).tp_alloc else {
        return null_mut();
    };
    let slf: *mut Noddy = alloc(cls, 0).cast();
    if slf.is_null() {
        return null_mut();
    }
    (*slf).first = PyUnicode_FromString(c"".as_ptr());
    (*slf).last = PyUnicode_FromString(c"".as_ptr());
    if (*slf).first.is_null() || (*slf).last.is_null() {
        Py_DECREF(slf.cast());
        return null_mut();
    }
    slf.cast()
}

/// Puts `value` into `field` and lets go of what was there, in this order.
unsafe fn replace(field: *mut *mut PyObject, value: *mut PyObject) {
    let old = *field;
    Py_INCREF(value);
    *field = value;
    Py_XDECREF(old);
}

unsafe extern "C" fn noddy_init(
    op: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> c_int {
    let slf: *mut Noddy = op.cast();
    let mut names: [*mut c_char; 4] = [
        c"first".as_ptr().cast_mut(),
        c"last".as_ptr().cast_mut(),
        c"number".as_ptr().cast_mut(),
        null_mut(),
    ];
    let mut first: *mut PyObject = null_mut();
    let mut last: *mut PyObject = null_mut();
    if PyArg_ParseTupleAndKeywords(
        args,
        kwds,
        c"|OOi:Noddy".as_ptr(),
        names.as_mut_ptr(),
        addr_of_mut!(first),
        addr_of_mut!(last),
        addr_of_mut!((*slf).number),
    ) == 0
    {
        return -1;
    }
    if !first.is_null() {
        replace(addr_of_mut!((*slf).first), first);
    }
    if !last.is_null() {
        replace(addr_of_mut!((*slf).last), last);
    }
    0
}

unsafe extern "C" fn noddy_name(op: *mut PyObject, _unused: *mut PyObject) -> *mut PyObject {
    let slf: *mut Noddy = op.cast();
    if (*slf).first.is_null() {
        PyErr_SetString(PyExc_AttributeError, c"first".as_ptr());
        return null_mut();
    }
    if (*slf).last.is_null() {
        PyErr_SetString(PyExc_AttributeError, c"last".as_ptr());
        return null_mut();
    }
    PyUnicode_FromFormat(c"%S %S".as_ptr(), (*slf).first, (*slf).last)
}

static mut NODDY_MEMBERS: [PyMemberDef; 4] = [
    PyMemberDef::new(
        c"first",
        T_OBJECT_EX,
        offset_of!(Noddy, first),
        0,
        c"given name",
    ),
    PyMemberDef::new(
        c"last",
        T_OBJECT_EX,
        offset_of!(Noddy, last),
        0,
        c"family name",
    ),
    PyMemberDef::new(c"number", T_INT, offset_of!(Noddy, number), 0, c"a C int"),
    PyMemberDef::END,
];

static mut NODDY_METHODS: [PyMethodDef; 2] = [
    PyMethodDef::noargs(
        c"name",
        noddy_name,
        c"Both names with a space between them.",
    ),
    PyMethodDef::END,
];

static mut NODDY_TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"noddy4_rs.Noddy".as_ptr(),
    tp_doc: c"A person who may know a list that knows the person.".as_ptr(),
    tp_basicsize: size_of::<Noddy>() as Py_ssize_t,
    tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    tp_new: Some(noddy_new),
    tp_init: Some(noddy_init),
    tp_dealloc: Some(noddy_dealloc),
    tp_traverse: Some(noddy_traverse),
    tp_clear: Some(noddy_clear),
    tp_methods: addr_of_mut!(NODDY_METHODS).cast(),
    tp_members: addr_of_mut!(NODDY_MEMBERS).cast(),
    ..PyTypeObject::EMPTY
};

static mut NODDY4_MODULE: PyModuleDef = PyModuleDef {
    m_base: PyModuleDef_HEAD_INIT,
    m_name: c"noddy4_rs".as_ptr(),
    m_doc: c"A type that takes part in cyclic garbage collection.".as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

/// Called by the host's import.
///
/// # Safety
/// Only a host may call it, once, with its lock held.
#[no_mangle]
pub unsafe extern "C" fn PyInit_noddy4_rs() -> *mut PyObject {
    if PyType_Ready(addr_of_mut!(NODDY_TYPE)) < 0 {
        return null_mut();
    }
    let module = PyModule_Create(addr_of_mut!(NODDY4_MODULE));
    if module.is_null() {
        return null_mut();
    }
    Py_INCREF(addr_of_mut!(NODDY_TYPE).cast());
    if PyModule_AddObject(module, c"Noddy".as_ptr(), addr_of_mut!(NODDY_TYPE).cast()) < 0 {
        Py_DECREF(addr_of_mut!(NODDY_TYPE).cast());
        Py_DECREF(module);
        return null_mut();
    }
    module
}
