//! {{name}}: one type, for CPython and for MicroPython.
#![cfg_attr(target_os = "none", no_std)] // on a board there is none

use core::ffi::{c_char, c_double, c_int, c_void};
use core::mem::{offset_of, size_of};
use core::ptr::{addr_of_mut, null_mut};
use typeobject::abi::*;
use typeobject::api::*;

#[repr(C)]
struct {{Type}} {
    ob_base: PyObject,
    value: c_double,
    label: *mut PyObject,
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwds: *mut PyObject) -> c_int {
    let slf: *mut {{Type}} = op.cast();
    let mut names: [*mut c_char; 3] = [
        c"value".as_ptr().cast_mut(),
        c"label".as_ptr().cast_mut(),
        null_mut(),
    ];
    let mut label: *mut PyObject = null_mut();
    if PyArg_ParseTupleAndKeywords(
        args,
        kwds,
        c"|dU:{{Type}}".as_ptr(),
        names.as_mut_ptr(),
        addr_of_mut!((*slf).value),
        addr_of_mut!(label),
    ) == 0
    {
        return -1;
    }
    if label.is_null() {
        label = PyUnicode_FromString(c"".as_ptr());
        if label.is_null() {
            return -1;
        }
    } else {
        Py_INCREF(label);
    }
    let old = (*slf).label;
    (*slf).label = label;
    Py_XDECREF(old);
    0
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let slf: *mut {{Type}} = op.cast();
    Py_XDECREF((*slf).label);
    if let Some(free) = (*Py_TYPE(op)).tp_free {
        free(op.cast());
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let slf: *mut {{Type}} = op.cast();
    let value = PyFloat_FromDouble((*slf).value);
    if value.is_null() {
        return null_mut();
    }
    let text = PyUnicode_FromFormat(c"{{Type}}(%R, %R)".as_ptr(), value, (*slf).label);
    Py_DECREF(value);
    text
}

unsafe extern "C" fn scale(op: *mut PyObject, factor: *mut PyObject) -> *mut PyObject {
    let slf: *mut {{Type}} = op.cast();
    let by = PyFloat_AsDouble(factor);
    if by == -1.0 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    (*slf).value *= by;
    PyFloat_FromDouble((*slf).value)
}

unsafe extern "C" fn get_label(op: *mut PyObject, _closure: *mut c_void) -> *mut PyObject {
    let slf: *mut {{Type}} = op.cast();
    if (*slf).label.is_null() {
        // Not initialised.
        return PyUnicode_FromString(c"".as_ptr());
    }
    Py_INCREF((*slf).label);
    (*slf).label
}

unsafe extern "C" fn set_label(op: *mut PyObject, label: *mut PyObject, _closure: *mut c_void) -> c_int {
    let slf: *mut {{Type}} = op.cast();
    if label.is_null() || !PyUnicode_Check(label) {
        PyErr_SetString(PyExc_TypeError, c"label must be a str".as_ptr());
        return -1;
    }
    let old = (*slf).label;
    Py_INCREF(label);
    (*slf).label = label;
    Py_XDECREF(old);
    0
}

static mut MEMBERS: [PyMemberDef; 2] = [
    PyMemberDef::new(c"value", Py_T_DOUBLE, offset_of!({{Type}}, value), 0, c"The number."),
    PyMemberDef::END,
];

static mut METHODS: [PyMethodDef; 2] = [
    PyMethodDef::o(
        c"scale",
        scale,
        c"scale($self, factor, /)\n--\n\nMultiply the value, and return it.",
    ),
    PyMethodDef::END,
];

static mut GETSET: [PyGetSetDef; 2] = [
    PyGetSetDef::new(c"label", Some(get_label), Some(set_label), c"What the number is of."),
    PyGetSetDef::END,
];

static mut TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"{{name}}.{{Type}}".as_ptr(),
    tp_doc: c"{{Type}}(value=0.0, label='')\n--\n\nA number with a label.".as_ptr(),
    tp_basicsize: size_of::<{{Type}}>() as Py_ssize_t,
    tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    tp_new: Some(PyType_GenericNew),
    tp_init: Some(init),
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_members: addr_of_mut!(MEMBERS).cast(),
    tp_methods: addr_of_mut!(METHODS).cast(),
    tp_getset: addr_of_mut!(GETSET).cast(),
    ..PyTypeObject::EMPTY
};

static mut MODULE: PyModuleDef = PyModuleDef {
    m_base: PyModuleDef_HEAD_INIT,
    m_name: c"{{name}}".as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

/// Called by the host's import.
///
/// # Safety
/// Only a host may call it, with its lock held.
#[no_mangle]
pub unsafe extern "C" fn PyInit_{{name}}() -> *mut PyObject {
    if PyType_Ready(addr_of_mut!(TYPE)) < 0 {
        return null_mut();
    }
    let module = PyModule_Create(addr_of_mut!(MODULE));
    if module.is_null() {
        return null_mut();
    }
    Py_INCREF(addr_of_mut!(TYPE).cast());
    if PyModule_AddObject(module, c"{{Type}}".as_ptr(), addr_of_mut!(TYPE).cast()) < 0 {
        Py_DECREF(addr_of_mut!(TYPE).cast());
        Py_DECREF(module);
        return null_mut();
    }
    module
}
