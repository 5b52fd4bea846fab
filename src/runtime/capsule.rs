//! Capsules: a C pointer as an object (CPython's Objects/capsule.c).

use super::errors::PyErr_SetString;
use super::import::PyImport_ImportModule;
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_void, CStr};
use core::ptr::{self, addr_of_mut};

/// Called with the capsule when it dies.
pub type PyCapsule_Destructor = Option<unsafe extern "C" fn(capsule: *mut PyObject)>;

#[repr(C)]
struct PyCapsule {
    ob_base: PyObject,
    /// Never NULL.
    pointer: *mut c_void,
    /// The caller's, not copied; may be NULL.
    name: *const c_char,
    context: *mut c_void,
    destructor: PyCapsule_Destructor,
}

/// The type of capsules.
#[no_mangle]
pub static mut PyCapsule_Type: PyTypeObject = PyTypeObject {
    tp_name: c"PyCapsule".as_ptr(),
    tp_basicsize: core::mem::size_of::<PyCapsule>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_flags: Py_TPFLAGS_DEFAULT,
    tp_doc: c"Capsule objects let you wrap a C \"void *\" pointer in a Python\n\
object.  They're a way of passing data through the Python interpreter\n\
without creating your own custom type.\n\
\n\
Capsules are used for communication between extension modules.\n\
They provide a way for an extension module to export a C interface\n\
to other extension modules, so that extension modules can use the\n\
Python import mechanism to link to one another."
        .as_ptr(),
    ..PyTypeObject::EMPTY
};

unsafe extern "C" fn dealloc(o: *mut PyObject) {
    let capsule: *mut PyCapsule = o.cast();
    if let Some(destructor) = (*capsule).destructor {
        destructor(o);
    }
    port::object_free(o);
}

unsafe extern "C" fn repr(o: *mut PyObject) -> *mut PyObject {
    let capsule: *mut PyCapsule = o.cast();
    let (quote, name) = if (*capsule).name.is_null() {
        (c"".as_ptr(), c"NULL".as_ptr())
    } else {
        (c"\"".as_ptr(), (*capsule).name)
    };
    PyUnicode_FromFormat(
        c"<capsule object %s%s%s at %p>".as_ptr(),
        quote,
        name,
        quote,
        capsule,
    )
}

/// Two names are the same, two NULLs too.
unsafe fn same_name(a: *const c_char, b: *const c_char) -> bool {
    if a.is_null() || b.is_null() {
        return a == b;
    }
    CStr::from_ptr(a) == CStr::from_ptr(b)
}

/// The capsule behind `o` when it is one that holds a pointer.
unsafe fn get<'a>(o: Obj) -> Option<&'a mut PyCapsule> {
    if o.is_null() || ty(o) != addr_of_mut!(PyCapsule_Type) {
        return None;
    }
    let capsule: *mut PyCapsule = o.cast();
    if (*capsule).pointer.is_null() {
        return None;
    }
    Some(&mut *capsule)
}

/// The same, with ValueError when it is none.
unsafe fn legal<'a>(o: Obj, invalid: &CStr) -> Option<&'a mut PyCapsule> {
    let capsule = get(o);
    if capsule.is_none() {
        PyErr_SetString(PyExc_ValueError, invalid.as_ptr());
    }
    capsule
}

/// A capsule around a pointer that is not NULL: a new reference. The name must outlive
/// the capsule.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_New(
    pointer: *mut c_void,
    name: *const c_char,
    destructor: PyCapsule_Destructor,
) -> *mut PyObject {
    if pointer.is_null() {
        return raise!(PyExc_ValueError, c"PyCapsule_New called with null pointer");
    }
    let t = addr_of_mut!(PyCapsule_Type);
    if ready_own_type(t) < 0 {
        return NULL;
    }
    let o = port::object_alloc(t, core::mem::size_of::<PyCapsule>());
    if o.is_null() {
        return NULL;
    }
    let capsule: *mut PyCapsule = o.cast();
    (*capsule).pointer = pointer;
    (*capsule).name = name;
    (*capsule).context = ptr::null_mut();
    (*capsule).destructor = destructor;
    o
}

/// Whether `o` is a capsule of that name (NULL is a name too). Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_IsValid(o: *mut PyObject, name: *const c_char) -> c_int {
    match get(o) {
        Some(capsule) => same_name(capsule.name, name).into(),
        None => 0,
    }
}

/// The pointer; NULL with ValueError when `o` is no capsule of that name.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_GetPointer(
    o: *mut PyObject,
    name: *const c_char,
) -> *mut c_void {
    let invalid = c"PyCapsule_GetPointer called with invalid PyCapsule object";
    let Some(capsule) = legal(o, invalid) else {
        return ptr::null_mut();
    };
    if !same_name(name, capsule.name) {
        raise!(
            PyExc_ValueError,
            c"PyCapsule_GetPointer called with incorrect name"
        );
        return ptr::null_mut();
    }
    capsule.pointer
}

/// The name, NULL perhaps; NULL with ValueError when `o` is no capsule.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_GetName(o: *mut PyObject) -> *const c_char {
    match legal(o, c"PyCapsule_GetName called with invalid PyCapsule object") {
        Some(capsule) => capsule.name,
        None => ptr::null(),
    }
}

/// The destructor, NULL perhaps; NULL with ValueError when `o` is no capsule.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_GetDestructor(o: *mut PyObject) -> PyCapsule_Destructor {
    match legal(
        o,
        c"PyCapsule_GetDestructor called with invalid PyCapsule object",
    ) {
        Some(capsule) => capsule.destructor,
        None => None,
    }
}

/// The context, NULL perhaps; NULL with ValueError when `o` is no capsule.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_GetContext(o: *mut PyObject) -> *mut c_void {
    match legal(
        o,
        c"PyCapsule_GetContext called with invalid PyCapsule object",
    ) {
        Some(capsule) => capsule.context,
        None => ptr::null_mut(),
    }
}

/// 0, or -1 with ValueError.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_SetPointer(o: *mut PyObject, pointer: *mut c_void) -> c_int {
    let invalid = c"PyCapsule_SetPointer called with invalid PyCapsule object";
    if pointer.is_null() {
        raise!(
            PyExc_ValueError,
            c"PyCapsule_SetPointer called with null pointer"
        );
        return -1;
    }
    let Some(capsule) = legal(o, invalid) else {
        return -1;
    };
    capsule.pointer = pointer;
    0
}

/// 0, or -1 with ValueError. The name must outlive the capsule.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_SetName(o: *mut PyObject, name: *const c_char) -> c_int {
    let invalid = c"PyCapsule_SetName called with invalid PyCapsule object";
    let Some(capsule) = legal(o, invalid) else {
        return -1;
    };
    capsule.name = name;
    0
}

/// 0, or -1 with ValueError.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_SetDestructor(
    o: *mut PyObject,
    destructor: PyCapsule_Destructor,
) -> c_int {
    let invalid = c"PyCapsule_SetDestructor called with invalid PyCapsule object";
    let Some(capsule) = legal(o, invalid) else {
        return -1;
    };
    capsule.destructor = destructor;
    0
}

/// 0, or -1 with ValueError.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_SetContext(o: *mut PyObject, context: *mut c_void) -> c_int {
    let invalid = c"PyCapsule_SetContext called with invalid PyCapsule object";
    let Some(capsule) = legal(o, invalid) else {
        return -1;
    };
    capsule.context = context;
    0
}

/// The pointer of the capsule that is the attribute `module.…attribute`, whose own name
/// must be the same. NULL with ImportError or AttributeError.
#[no_mangle]
pub unsafe extern "C" fn PyCapsule_Import(name: *const c_char, _no_block: c_int) -> *mut c_void {
    let full = CStr::from_ptr(name).to_bytes();
    let mut parts = full.split(|&c| c == b'.');
    let mut o = NULL;
    for (i, part) in parts.by_ref().enumerate() {
        let part = port::str_new(part.as_ptr(), part.len());
        if part.is_null() {
            return ptr::null_mut();
        }
        if i == 0 {
            let mut len = 0;
            let module: *const c_char = port::str_data(part, &mut len).cast();
            o = PyImport_ImportModule(module);
            if o.is_null() {
                port::err_set(NULL);
                raise!(
                    PyExc_ImportError,
                    c"PyCapsule_Import could not import module \"%s\"",
                    module,
                );
                return ptr::null_mut();
            }
        } else {
            o = port::getattr(o, part);
            if o.is_null() {
                return ptr::null_mut();
            }
        }
    }
    if PyCapsule_IsValid(o, name) == 0 {
        raise!(
            PyExc_AttributeError,
            c"PyCapsule_Import \"%s\" is not valid",
            name
        );
        return ptr::null_mut();
    }
    match get(o) {
        Some(capsule) => capsule.pointer,
        None => ptr::null_mut(),
    }
}
