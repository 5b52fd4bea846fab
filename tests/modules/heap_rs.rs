//! heap_rs: a module in Rust that has memory of its own: `Box` and `Vec` with references in them,
//! aligned further than a VM does it, a variable that holds a reference; a type that nobody
//! writes to; units of arguments that are rare.
#![cfg_attr(target_os = "none", no_std)]

extern crate alloc;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::ffi::{c_char, c_double, c_int, c_void};
use core::mem::size_of;
use core::ptr::{addr_of_mut, null_mut};
use typeobject::abi::*;
use typeobject::api::*;

/// References in memory that is aligned to a line of a cache.
#[repr(align(64))]
struct Line([*mut PyObject; 4]);

#[repr(C)]
struct Stack {
    ob_base: PyObject,
    items: *mut Vec<*mut PyObject>,
    first: *mut Line,
}

unsafe extern "C" fn stack_new(
    cls: *mut PyTypeObject,
    _args: *mut PyObject,
    _kwds: *mut PyObject,
) -> *mut PyObject {
    let Some(alloc) = (*cls).tp_alloc else {
        return null_mut();
    };
    let slf: *mut Stack = alloc(cls, 0).cast();
    if !slf.is_null() {
        (*slf).items = Box::into_raw(Box::default());
        (*slf).first = Box::into_raw(Box::new(Line([null_mut(); 4])));
    }
    slf.cast()
}

unsafe extern "C" fn stack_traverse(
    op: *mut PyObject,
    visit: visitproc,
    arg: *mut c_void,
) -> c_int {
    let slf: *mut Stack = op.cast();
    if let Some(items) = (*slf).items.as_ref() {
        for &item in items {
            Py_VISIT!(item, visit, arg);
        }
    }
    if let Some(line) = (*slf).first.as_ref() {
        for item in line.0 {
            Py_VISIT!(item, visit, arg);
        }
    }
    0
}

unsafe extern "C" fn stack_clear(op: *mut PyObject) -> c_int {
    let slf: *mut Stack = op.cast();
    if let Some(items) = (*slf).items.as_mut() {
        for item in core::mem::take(items) {
            Py_DECREF(item);
        }
    }
    if let Some(line) = (*slf).first.as_mut() {
        for item in &mut line.0 {
            Py_CLEAR(item);
        }
    }
    0
}

unsafe extern "C" fn stack_dealloc(op: *mut PyObject) {
    let slf: *mut Stack = op.cast();
    PyObject_GC_UnTrack(op.cast());
    stack_clear(op);
    if !(*slf).items.is_null() {
        drop(Box::from_raw((*slf).items));
    }
    if !(*slf).first.is_null() {
        drop(Box::from_raw((*slf).first));
    }
    if let Some(free) = (*Py_TYPE(op)).tp_free {
        free(op.cast());
    }
}

/// The last that was pushed, anywhere.
static mut LAST: *mut PyObject = null_mut();

unsafe extern "C" fn stack_push(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    let slf: *mut Stack = op.cast();
    let items = &mut *(*slf).items;
    if items.try_reserve(1).is_err() {
        return PyErr_NoMemory();
    }
    let n = items.len();
    Py_INCREF(item);
    items.push(item);
    if let Some(place) = (*(*slf).first).0.get_mut(n) {
        Py_INCREF(item);
        Py_XSETREF(place, item);
    }
    Py_INCREF(item);
    Py_XSETREF(addr_of_mut!(LAST), item);
    PyLong_FromSsize_t((n + 1) as Py_ssize_t)
}

unsafe extern "C" fn stack_pop(op: *mut PyObject, _unused: *mut PyObject) -> *mut PyObject {
    let slf: *mut Stack = op.cast();
    match (*(*slf).items).pop() {
        Some(item) => item,
        None => {
            PyErr_SetString(PyExc_IndexError, c"pop from an empty stack".as_ptr());
            null_mut()
        }
    }
}

/// The first four that were pushed, and whether they are where they should be.
unsafe extern "C" fn stack_first(op: *mut PyObject, _unused: *mut PyObject) -> *mut PyObject {
    let slf: *mut Stack = op.cast();
    let line = (*slf).first;
    let list = PyList_New(0);
    if list.is_null() {
        return null_mut();
    }
    for item in (*line).0.iter().filter(|item| !item.is_null()) {
        if PyList_Append(list, *item) < 0 {
            Py_DECREF(list);
            return null_mut();
        }
    }
    Py_BuildValue(c"(Ni)".as_ptr(), list, (line as usize % 64) as c_int)
}

unsafe extern "C" fn stack_length(op: *mut PyObject) -> Py_ssize_t {
    let slf: *mut Stack = op.cast();
    (*(*slf).items).len() as Py_ssize_t
}

unsafe extern "C" fn stack_item(op: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    let slf: *mut Stack = op.cast();
    let items = &*(*slf).items;
    match items.get(i as usize) {
        Some(&item) => Py_NewRef(item),
        None => {
            PyErr_SetString(PyExc_IndexError, c"no such item".as_ptr());
            null_mut()
        }
    }
}

static mut STACK_METHODS: [PyMethodDef; 4] = [
    PyMethodDef::o(c"push", stack_push, c"How many there are then."),
    PyMethodDef::noargs(c"pop", stack_pop, c"The last."),
    PyMethodDef::noargs(c"first", stack_first, c"The first."),
    PyMethodDef::END,
];

static mut STACK_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(stack_length),
    sq_item: Some(stack_item),
    ..PySequenceMethods::EMPTY
};

static mut STACK_TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"heap_rs.Stack".as_ptr(),
    tp_basicsize: size_of::<Stack>() as Py_ssize_t,
    tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    tp_new: Some(stack_new),
    tp_dealloc: Some(stack_dealloc),
    tp_traverse: Some(stack_traverse),
    tp_clear: Some(stack_clear),
    tp_as_sequence: addr_of_mut!(STACK_SEQUENCE),
    tp_methods: addr_of_mut!(STACK_METHODS).cast(),
    ..PyTypeObject::EMPTY
};

#[repr(C)]
struct Fixed {
    ob_base: PyObject,
}

unsafe extern "C" fn fixed_answer(_op: *mut PyObject, _closure: *mut c_void) -> *mut PyObject {
    PyLong_FromLong(42)
}

static mut FIXED_GETSET: [PyGetSetDef; 2] = [
    PyGetSetDef::new(c"answer", Some(fixed_answer), None, c"It does not change."),
    PyGetSetDef::END,
];

// In flash, where there is one.
#[cfg_attr(target_os = "none", link_section = ".typeobject_const")]
static mut FIXED_TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"heap_rs.Fixed".as_ptr(),
    tp_basicsize: size_of::<Fixed>() as Py_ssize_t,
    tp_flags: Py_TPFLAGS_DEFAULT,
    tp_new: Some(PyType_GenericNew),
    tp_getset: addr_of_mut!(FIXED_GETSET).cast(),
    ..PyTypeObject::EMPTY
};

unsafe extern "C" fn last(_module: *mut PyObject, _unused: *mut PyObject) -> *mut PyObject {
    if LAST.is_null() {
        return Py_NewRef(Py_None());
    }
    Py_NewRef(LAST)
}

unsafe extern "C" fn forget(_module: *mut PyObject, _unused: *mut PyObject) -> *mut PyObject {
    Py_CLEAR(addr_of_mut!(LAST));
    Py_NewRef(Py_None())
}

/// `units(data, number, pair, letter, key=None)`
unsafe extern "C" fn units(
    _module: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    let mut names: [*mut c_char; 6] = [
        c"data".as_ptr().cast_mut(),
        c"number".as_ptr().cast_mut(),
        c"pair".as_ptr().cast_mut(),
        c"letter".as_ptr().cast_mut(),
        c"key".as_ptr().cast_mut(),
        null_mut(),
    ];
    let mut data: *const c_char = null_mut();
    let mut size: Py_ssize_t = 0;
    let mut number: c_double = 0.0;
    let (mut low, mut high): (i16, i64) = (0, 0);
    let mut letter: c_int = 0;
    let mut key: *mut PyObject = Py_None();
    if PyArg_ParseTupleAndKeywords(
        args,
        kwds,
        c"y#d(hL)C|$O:units".as_ptr(),
        names.as_mut_ptr(),
        addr_of_mut!(data),
        addr_of_mut!(size),
        addr_of_mut!(number),
        addr_of_mut!(low),
        addr_of_mut!(high),
        addr_of_mut!(letter),
        addr_of_mut!(key),
    ) == 0
    {
        return null_mut();
    }
    let bytes = core::slice::from_raw_parts(data.cast::<u8>(), size as usize);
    let mut text = String::new();
    for byte in bytes.iter().rev() {
        text.push(char::from(*byte));
    }
    Py_BuildValue(
        c"(s#dhLCO)".as_ptr(),
        text.as_ptr(),
        text.len() as Py_ssize_t,
        number / 2.0,
        c_int::from(low),
        high,
        letter,
        key,
    )
}

unsafe extern "C" fn total(
    _module: *mut PyObject,
    args: *const *mut PyObject,
    n: Py_ssize_t,
) -> *mut PyObject {
    let mut sum = 0;
    for i in 0..n {
        let value = PyLong_AsLongLong(*args.offset(i));
        if value == -1 && !PyErr_Occurred().is_null() {
            return null_mut();
        }
        sum += value;
    }
    PyLong_FromLongLong(sum)
}

static mut FUNCTIONS: [PyMethodDef; 5] = [
    PyMethodDef::noargs(c"last", last, c"The last that was pushed, anywhere."),
    PyMethodDef::noargs(c"forget", forget, c"Forgets that."),
    PyMethodDef::keywords(c"units", units, c"What was given, in other forms."),
    PyMethodDef::fastcall(c"total", total, c"The sum of ints."),
    PyMethodDef::END,
];

static mut MODULE: PyModuleDef = PyModuleDef {
    m_base: PyModuleDef_HEAD_INIT,
    m_name: c"heap_rs".as_ptr(),
    m_size: -1,
    m_methods: addr_of_mut!(FUNCTIONS).cast(),
    ..PyModuleDef::EMPTY
};

/// Called by the host's import.
///
/// # Safety
/// Only a host may call it, with its lock held.
#[no_mangle]
pub unsafe extern "C" fn PyInit_heap_rs() -> *mut PyObject {
    let module = PyModule_Create(addr_of_mut!(MODULE));
    if module.is_null()
        || PyModule_AddType(module, addr_of_mut!(STACK_TYPE)) < 0
        || PyModule_AddType(module, addr_of_mut!(FIXED_TYPE)) < 0
    {
        return null_mut();
    }
    module
}
