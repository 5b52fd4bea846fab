//! Cells: CPython's `Objects/cellobject.c` (`cellobject.h`). The VM keeps its own to itself.

use super::iterobject::instance;
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_int, c_void};
use core::mem::size_of;
use core::ptr::addr_of_mut;

#[repr(C)]
struct Cell {
    ob_base: PyObject,
    /// NULL in an empty cell.
    ob_ref: *mut PyObject,
}

static mut GETSETS: [PyGetSetDef; 2] = [
    PyGetSetDef::new(
        c"cell_contents",
        Some(get_contents),
        Some(set_contents),
        c"",
    ),
    PyGetSetDef::END,
];

/// The type `cell`.
#[no_mangle]
pub static mut PyCell_Type: PyTypeObject = PyTypeObject {
    tp_repr: Some(repr),
    tp_richcompare: Some(richcompare),
    tp_getset: addr_of_mut!(GETSETS).cast(),
    ..PyTypeObject::new(c"cell", size_of::<Cell>())
};

unsafe fn contents<'a>(o: Obj) -> Option<&'a mut Obj> {
    if o.is_null() || !is_exact(o, addr_of_mut!(PyCell_Type)) {
        bad_internal_call();
        return None;
    }
    // SAFETY: an instance of the type has the field.
    Some(&mut (*o.cast::<Cell>()).ob_ref)
}

/// A cell that holds `value`, which may be NULL. Returns a new reference.
///
/// Source: <https://docs.python.org/3/c-api/cell.html#c.PyCell_New>
#[no_mangle]
pub unsafe extern "C" fn PyCell_New(value: *mut PyObject) -> *mut PyObject {
    port::keep(value);
    let o = instance(addr_of_mut!(PyCell_Type));
    if !o.is_null() {
        (*o.cast::<Cell>()).ob_ref = value;
    }
    o
}

/// What a cell holds: a new reference, or NULL without an exception. SystemError for what is no
/// cell.
#[no_mangle]
pub unsafe extern "C" fn PyCell_Get(cell: *mut PyObject) -> *mut PyObject {
    contents(cell).map_or(NULL, |place| *place)
}

/// Sets what a cell holds; NULL empties it. 0, or -1 with SystemError.
#[no_mangle]
pub unsafe extern "C" fn PyCell_Set(cell: *mut PyObject, value: *mut PyObject) -> c_int {
    port::keep(value);
    match contents(cell) {
        Some(place) => {
            *place = value;
            0
        }
        None => -1,
    }
}

unsafe extern "C" fn get_contents(o: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let value = PyCell_Get(o);
    if value.is_null() {
        return raise!(PyExc_ValueError, c"Cell is empty");
    }
    value
}

unsafe extern "C" fn set_contents(o: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    PyCell_Set(o, value)
}

unsafe extern "C" fn repr(o: *mut PyObject) -> *mut PyObject {
    let value = PyCell_Get(o);
    if value.is_null() {
        return PyUnicode_FromFormat(c"<cell at %p: empty>".as_ptr(), o);
    }
    PyUnicode_FromFormat(
        c"<cell at %p: %.80s object at %p>".as_ptr(),
        o,
        type_name(value),
        value,
    )
}

unsafe extern "C" fn richcompare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    let t = addr_of_mut!(PyCell_Type);
    if !is_exact(a, t) || !is_exact(b, t) {
        return port::not_implemented();
    }
    let (x, y) = (PyCell_Get(a), PyCell_Get(b));
    if !x.is_null() && !y.is_null() {
        return super::abstract_::PyObject_RichCompare(x, y, op);
    }
    // An empty one comes first.
    let (x, y) = (!x.is_null(), !y.is_null());
    port::bool_(
        match op {
            Py_LT => !x & y,
            Py_LE => x <= y,
            Py_EQ => x == y,
            Py_NE => x != y,
            Py_GT => x & !y,
            _ => x >= y,
        }
        .into(),
    )
}
