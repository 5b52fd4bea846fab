//! Iterators and the mapping proxy: CPython's `Objects/iterobject.c` (`iterobject.h`) and
//! the `mappingproxy` of `Objects/descrobject.c`.
//!
//! The VM has neither, so these are types like a module's, with slots in Rust, made ready
//! when the first of them is needed.

use super::abstract_::*;
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::c_int;
use core::mem::size_of;
use core::ptr::{self, addr_of_mut};

/// A new instance of a type of this file; makes the type ready first.
pub(crate) unsafe fn instance(t: *mut PyTypeObject) -> Obj {
    if ready_own_type(t) < 0 {
        return NULL;
    }
    port::object_alloc(t, (*t).tp_basicsize as usize)
}

// ---- iter(sequence) --------------------------------------------------------

#[repr(C)]
struct SeqIter {
    ob_base: PyObject,
    it_index: Py_ssize_t,
    /// NULL when exhausted.
    it_seq: *mut PyObject,
}

/// The type `iterator`.
#[no_mangle]
pub static mut PySeqIter_Type: PyTypeObject = PyTypeObject {
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(seq_next),
    ..PyTypeObject::new(c"iterator", size_of::<SeqIter>())
};

/// Iterates by index until IndexError. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySeqIter_New(sequence: *mut PyObject) -> *mut PyObject {
    if PySequence_Check(sequence) == 0 {
        return bad_internal_call();
    }
    let it: *mut SeqIter = instance(addr_of_mut!(PySeqIter_Type)).cast();
    if !it.is_null() {
        (*it).it_seq = sequence;
    }
    it.cast()
}

unsafe extern "C" fn seq_next(o: *mut PyObject) -> *mut PyObject {
    let it: *mut SeqIter = o.cast();
    if (*it).it_seq.is_null() {
        return NULL;
    }
    if (*it).it_index == isize::MAX {
        return raise!(PyExc_OverflowError, c"iter index too large");
    }
    let item = PySequence_GetItem((*it).it_seq, (*it).it_index);
    if !item.is_null() {
        (*it).it_index = (*it).it_index.wrapping_add(1);
        return item;
    }
    if PyErr_ExceptionMatches(PyExc_IndexError) != 0
        || PyErr_ExceptionMatches(PyExc_StopIteration) != 0
    {
        PyErr_Clear();
        (*it).it_seq = NULL;
    }
    NULL
}

// ---- iter(callable, sentinel) ----------------------------------------------

#[repr(C)]
struct CallIter {
    ob_base: PyObject,
    /// NULL when exhausted.
    it_callable: *mut PyObject,
    it_sentinel: *mut PyObject,
}

/// The type `callable_iterator`.
#[no_mangle]
pub static mut PyCallIter_Type: PyTypeObject = PyTypeObject {
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(call_next),
    ..PyTypeObject::new(c"callable_iterator", size_of::<CallIter>())
};

/// `iter(callable, sentinel)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyCallIter_New(
    callable: *mut PyObject,
    sentinel: *mut PyObject,
) -> *mut PyObject {
    let it: *mut CallIter = instance(addr_of_mut!(PyCallIter_Type)).cast();
    if !it.is_null() {
        (*it).it_callable = callable;
        (*it).it_sentinel = sentinel;
    }
    it.cast()
}

unsafe extern "C" fn call_next(o: *mut PyObject) -> *mut PyObject {
    let it: *mut CallIter = o.cast();
    if (*it).it_callable.is_null() {
        return NULL;
    }
    let result = port::call((*it).it_callable, 0, 0, ptr::null());
    if result.is_null() {
        if PyErr_ExceptionMatches(PyExc_StopIteration) != 0 {
            PyErr_Clear();
            (*it).it_callable = NULL;
        }
        return NULL;
    }
    match PyObject_RichCompareBool(result, (*it).it_sentinel, Py_EQ) {
        0 => result,
        1 => {
            (*it).it_callable = NULL;
            NULL
        }
        _ => NULL,
    }
}

// ---- mappingproxy ----------------------------------------------------------

#[repr(C)]
struct MappingProxy {
    ob_base: PyObject,
    mapping: *mut PyObject,
}

static mut PROXY_AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(proxy_length),
    mp_subscript: Some(proxy_subscript),
    mp_ass_subscript: None,
};

static mut PROXY_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_contains: Some(proxy_contains),
    ..PySequenceMethods::EMPTY
};

static mut PROXY_METHODS: [PyMethodDef; 6] = [
    PyMethodDef::varargs(
        c"get",
        proxy_get,
        c"Return the value for key if key is in the mapping, else default.",
    ),
    PyMethodDef::noargs(
        c"keys",
        proxy_keys,
        c"a set-like object providing a view on D's keys",
    ),
    PyMethodDef::noargs(
        c"values",
        proxy_values,
        c"an object providing a view on D's values",
    ),
    PyMethodDef::noargs(
        c"items",
        proxy_items,
        c"a set-like object providing a view on D's items",
    ),
    PyMethodDef::noargs(c"copy", proxy_copy, c"a shallow copy of D"),
    PyMethodDef::END,
];

/// The type `mappingproxy`.
#[no_mangle]
pub static mut PyDictProxy_Type: PyTypeObject = PyTypeObject {
    tp_as_mapping: addr_of_mut!(PROXY_AS_MAPPING),
    tp_as_sequence: addr_of_mut!(PROXY_AS_SEQUENCE),
    tp_methods: addr_of_mut!(PROXY_METHODS).cast(),
    tp_repr: Some(proxy_repr),
    tp_str: Some(proxy_str),
    tp_iter: Some(proxy_iter),
    tp_richcompare: Some(proxy_richcompare),
    ..PyTypeObject::new(c"mappingproxy", size_of::<MappingProxy>())
};

/// What `PyDictProxy_New` does.
pub(crate) unsafe fn proxy_new(mapping: Obj) -> Obj {
    if PyMapping_Check(mapping) == 0 || is_list(mapping) || is_tuple(mapping) {
        return raise!(
            PyExc_TypeError,
            c"mappingproxy() argument must be a mapping, not %s",
            type_name(mapping)
        );
    }
    let proxy: *mut MappingProxy = instance(addr_of_mut!(PyDictProxy_Type)).cast();
    if !proxy.is_null() {
        (*proxy).mapping = mapping;
    }
    proxy.cast()
}

unsafe fn mapping(o: *mut PyObject) -> Obj {
    (*o.cast::<MappingProxy>()).mapping
}

unsafe extern "C" fn proxy_length(o: *mut PyObject) -> Py_ssize_t {
    port::len(mapping(o))
}

unsafe extern "C" fn proxy_subscript(o: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    port::getitem(mapping(o), key)
}

unsafe extern "C" fn proxy_contains(o: *mut PyObject, key: *mut PyObject) -> c_int {
    port::contains(mapping(o), key)
}

unsafe extern "C" fn proxy_repr(o: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(c"mappingproxy(%R)".as_ptr(), mapping(o))
}

unsafe extern "C" fn proxy_str(o: *mut PyObject) -> *mut PyObject {
    port::str(mapping(o))
}

unsafe extern "C" fn proxy_iter(o: *mut PyObject) -> *mut PyObject {
    port::iter(mapping(o))
}

unsafe extern "C" fn proxy_richcompare(
    o: *mut PyObject,
    other: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    let other = if is_exact(other, addr_of_mut!(PyDictProxy_Type)) {
        mapping(other)
    } else {
        other
    };
    port::compare(op, mapping(o), other)
}

unsafe extern "C" fn proxy_get(o: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let get = port::getattr(mapping(o), name(c"get"));
    if get.is_null() {
        return NULL;
    }
    super::call::PyObject_Call(get, args, NULL)
}

unsafe extern "C" fn proxy_keys(o: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    method(mapping(o), c"keys", &[])
}

unsafe extern "C" fn proxy_values(o: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    method(mapping(o), c"values", &[])
}

unsafe extern "C" fn proxy_items(o: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    method(mapping(o), c"items", &[])
}

unsafe extern "C" fn proxy_copy(o: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    method(mapping(o), c"copy", &[])
}
