//! The object, number, sequence and mapping protocols: CPython's `Objects/abstract.c` and
//! the protocol half of `Objects/object.c` (`abstract.h`, `object.h`). The buffer protocol
//! is in [`memoryobject`](super::memoryobject), calls are in [`call`](super::call).
//!
//! The VM knows how to work with each of its values and with instances of module types, so
//! most functions hand the operation over and only check what CPython's callers may pass:
//! NULL for an object, a name that is no str.

use super::builtin_types::*;
use super::floatobject::is_float;
use super::longobject::{_PyLong_Format, _PyLong_Sign, from_literal, plain, PyLong_AsSsize_t};
use super::support::*;
use super::unicodeobject::from_text;
use crate::abi::*;
use crate::port::{self, binary_op, unary_op};
use core::ffi::{c_char, c_int};
use core::ptr::addr_of_mut;

/// CPython's `null_error`: keeps an exception that is already there. Gives NULL.
#[cold]
pub(crate) unsafe fn null_error() -> Obj {
    if port::err_get().is_null() {
        return raise!(PyExc_SystemError, c"null argument to internal routine");
    }
    NULL
}

unsafe fn null_status() -> c_int {
    null_error();
    -1
}

unsafe fn failed() -> bool {
    !port::err_get().is_null()
}

/// Whether the VM alone answers for `o`, so that an error of an operation is its own.
unsafe fn is_vm_value(o: Obj) -> bool {
    (*ty(o)).tp_flags & Py_TPFLAGS_HEAPTYPE == 0 && port::is_ours(o) == 0
}

/// Whether a TypeError is pending: after an operation that the type does not have, the one
/// whose text is to be CPython's.
#[cold]
unsafe fn refused() -> bool {
    PyErr_ExceptionMatches(PyExc_TypeError) != 0
}

unsafe fn has_items(o: Obj) -> bool {
    #[cfg(feature = "vm")]
    if port::has_items(o) != 0 {
        return true;
    }
    let (mapping, sequence) = ((*ty(o)).tp_as_mapping, (*ty(o)).tp_as_sequence);
    (!mapping.is_null() && (*mapping).mp_subscript.is_some())
        || (!sequence.is_null() && (*sequence).sq_item.is_some())
        || has_special(o, c"__getitem__")
}

/// `iter(o)`, with CPython's text for what has no iterator.
unsafe fn iter(o: Obj) -> Obj {
    let it = port::iter(o);
    if it.is_null()
        && refused()
        && (*ty(o)).tp_iter.is_none()
        && !has_special(o, c"__iter__")
        && !has_items(o)
    {
        return raise!(
            PyExc_TypeError,
            c"'%.200s' object is not iterable",
            type_name(o)
        );
    }
    if !it.is_null() && PyIter_Check(it) == 0 {
        return raise!(
            PyExc_TypeError,
            c"iter() returned non-iterator of type '%.100s'",
            type_name(it)
        );
    }
    it
}

/// An int of the VM's for an index.
unsafe fn int(i: Py_ssize_t) -> Obj {
    port::int_from_i64(i as i64)
}

// ---- object.h --------------------------------------------------------------

/// `repr(o)`; `"<NULL>"` for NULL.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Repr(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        return from_text(c"<NULL>".as_ptr());
    }
    let text = port::repr(o);
    if !text.is_null() && !is_str(text) {
        return raise!(
            PyExc_TypeError,
            c"__repr__ returned non-string (type %.200s)",
            type_name(text)
        );
    }
    text
}

/// `str(o)`; `"<NULL>"` for NULL.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Str(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        return from_text(c"<NULL>".as_ptr());
    }
    if is_exactly(o, Kind::Str) {
        return o;
    }
    let text = port::str(o);
    if !text.is_null() && !is_str(text) {
        return raise!(
            PyExc_TypeError,
            c"__str__ returned non-string (type %.200s)",
            type_name(text)
        );
    }
    text
}

/// `ascii(o)`.
#[no_mangle]
pub unsafe extern "C" fn PyObject_ASCII(o: *mut PyObject) -> *mut PyObject {
    let text = PyObject_Repr(o);
    if text.is_null() {
        return NULL;
    }
    let Some(bytes) = str_bytes(text) else {
        return bad_internal_call();
    };
    if bytes.is_ascii() {
        return text;
    }
    let Some(escaped) = super::unicodeobject::backslash_escaped(bytes, 0x80) else {
        return NULL;
    };
    escaped.into_str()
}

/// `bytes(o)`, except that an int is a TypeError; `b"<NULL>"` for NULL.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Bytes(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        return super::bytesobject::PyBytes_FromString(c"<NULL>".as_ptr());
    }
    if is_exactly(o, Kind::Bytes) {
        return o;
    }
    if has_special(o, c"__bytes__") {
        let v = method(o, c"__bytes__", &[]);
        if !v.is_null() && !is_bytes(v) {
            return raise!(
                PyExc_TypeError,
                c"__bytes__ returned non-bytes (type %.200s)",
                type_name(v)
            );
        }
        return v;
    }
    super::bytesobject::PyBytes_FromObject(o)
}

/// `hash(o)`; -1 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Hash(o: *mut PyObject) -> Py_hash_t {
    let hash = port::hash(o);
    if hash == -1 && refused() {
        let none: Option<unsafe extern "C" fn(*mut PyObject) -> Py_hash_t> =
            Some(super::object::PyObject_HashNotImplemented);
        if (*ty(o)).tp_hash.map(|f| f as *const ()) == none.map(|f| f as *const ()) {
            return super::object::PyObject_HashNotImplemented(o);
        }
    }
    hash
}

/// The hash of an address, as `object.__hash__` uses. Never fails.
#[no_mangle]
pub unsafe extern "C" fn _Py_HashPointer(p: *const core::ffi::c_void) -> Py_hash_t {
    // The low bits are the same in most addresses.
    let hash = (p as usize).rotate_right(4) as Py_hash_t;
    if hash == -1 {
        -2
    } else {
        hash
    }
}

/// The public name since 3.13.
#[no_mangle]
pub unsafe extern "C" fn Py_HashPointer(p: *const core::ffi::c_void) -> Py_hash_t {
    _Py_HashPointer(p)
}

/// `a OP b`; `op` is `Py_LT` … `Py_GE`.
#[no_mangle]
pub unsafe extern "C" fn PyObject_RichCompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    if a.is_null() || b.is_null() {
        if !failed() {
            bad_internal_call();
        }
        return NULL;
    }
    let result = port::compare(op, a, b);
    if result.is_null() && refused() && is_vm_value(a) && is_vm_value(b) {
        // Of containers the items may be what cannot be compared.
        let both = (is_list(a) && is_list(b)) || (is_tuple(a) && is_tuple(b));
        let sign = match op {
            Py_LT => c"<",
            Py_LE => c"<=",
            Py_GT => c">",
            Py_GE => c">=",
            _ => return NULL,
        };
        if !both {
            return raise!(
                PyExc_TypeError,
                c"'%s' not supported between instances of '%.100s' and '%.100s'",
                sign.as_ptr(),
                type_name(a),
                type_name(b)
            );
        }
    }
    result
}

/// The same as 1, 0 or -1. An object equals itself without being asked.
#[no_mangle]
pub unsafe extern "C" fn PyObject_RichCompareBool(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> c_int {
    if a == b && !a.is_null() {
        if op == Py_EQ {
            return 1;
        }
        if op == Py_NE {
            return 0;
        }
    }
    let result = PyObject_RichCompare(a, b, op);
    if result.is_null() {
        return -1;
    }
    port::is_true(result)
}

/// 1, 0 or -1.
#[no_mangle]
pub unsafe extern "C" fn PyObject_IsTrue(o: *mut PyObject) -> c_int {
    port::is_true(o)
}

/// `not o`: 1, 0 or -1.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Not(o: *mut PyObject) -> c_int {
    match port::is_true(o) {
        0 => 1,
        n if n > 0 => 0,
        n => n,
    }
}

/// Whether `o` can be called. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyCallable_Check(o: *mut PyObject) -> c_int {
    if o.is_null() {
        return 0;
    }
    port::callable(o)
}

unsafe fn check_name(attribute: Obj) -> bool {
    if is_str(attribute) {
        return true;
    }
    raise!(
        PyExc_TypeError,
        c"attribute name must be string, not '%.200s'",
        type_name(attribute)
    );
    false
}

/// `o.name`. Returns a new reference. `o` may be NULL after a failure, as what an import gave:
/// its exception stays.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GetAttr(o: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    if o.is_null() || name.is_null() {
        return null_error();
    }
    if !check_name(name) {
        return NULL;
    }
    port::getattr(o, name)
}

/// [`PyObject_GetAttr`] with a C string.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GetAttrString(
    o: *mut PyObject,
    name: *const c_char,
) -> *mut PyObject {
    if o.is_null() {
        return null_error();
    }
    let name = name_of(name);
    if name.is_null() {
        return NULL;
    }
    port::getattr(o, name)
}

/// 1 and `*result`, 0 and NULL when there is no such attribute, -1 and NULL with another
/// exception. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GetOptionalAttr(
    o: *mut PyObject,
    name: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    *result = NULL;
    if o.is_null() || name.is_null() {
        return null_status();
    }
    if !check_name(name) {
        return -1;
    }
    *result = port::getattr_maybe(o, name);
    if !(*result).is_null() {
        1
    } else if failed() {
        -1
    } else {
        0
    }
}

/// [`PyObject_GetOptionalAttr`] with a C string.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GetOptionalAttrString(
    o: *mut PyObject,
    name: *const c_char,
    result: *mut *mut PyObject,
) -> c_int {
    *result = NULL;
    let name = name_of(name);
    if name.is_null() {
        return -1;
    }
    PyObject_GetOptionalAttr(o, name, result)
}

/// The private name of [`PyObject_GetOptionalAttr`] before 3.13.
#[no_mangle]
pub unsafe extern "C" fn _PyObject_LookupAttr(
    o: *mut PyObject,
    name: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    PyObject_GetOptionalAttr(o, name, result)
}

/// `o.name = value`; NULL deletes.
#[no_mangle]
pub unsafe extern "C" fn PyObject_SetAttr(
    o: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if o.is_null() || name.is_null() {
        return null_status();
    }
    if !check_name(name) {
        return -1;
    }
    port::setattr(o, name, value)
}

/// `o.name = value`; NULL deletes.
#[no_mangle]
pub unsafe extern "C" fn PyObject_SetAttrString(
    o: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> c_int {
    if o.is_null() {
        return null_status();
    }
    let name = name_of(name);
    if name.is_null() {
        return -1;
    }
    port::setattr(o, name, value)
}

/// `del o.name`.
#[no_mangle]
pub unsafe extern "C" fn PyObject_DelAttr(o: *mut PyObject, name: *mut PyObject) -> c_int {
    PyObject_SetAttr(o, name, NULL)
}

/// `del o.name`.
#[no_mangle]
pub unsafe extern "C" fn PyObject_DelAttrString(o: *mut PyObject, name: *const c_char) -> c_int {
    PyObject_SetAttrString(o, name, NULL)
}

/// `hasattr(o, name)`, but every exception means no. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyObject_HasAttr(o: *mut PyObject, name: *mut PyObject) -> c_int {
    match PyObject_HasAttrWithError(o, name) {
        1 => 1,
        0 => 0,
        _ => {
            PyErr_Clear();
            0
        }
    }
}

/// `hasattr(o, name)`, but every exception means no. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyObject_HasAttrString(o: *mut PyObject, name: *const c_char) -> c_int {
    let name = name_of(name);
    if name.is_null() {
        PyErr_Clear();
        return 0;
    }
    PyObject_HasAttr(o, name)
}

/// `hasattr(o, name)`: 1, 0 or -1. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyObject_HasAttrWithError(o: *mut PyObject, name: *mut PyObject) -> c_int {
    let mut value = NULL;
    PyObject_GetOptionalAttr(o, name, &mut value)
}

/// `hasattr(o, name)`: 1, 0 or -1. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyObject_HasAttrStringWithError(
    o: *mut PyObject,
    name: *const c_char,
) -> c_int {
    let mut value = NULL;
    PyObject_GetOptionalAttrString(o, name, &mut value)
}

/// `o` itself: the `tp_iter` of an iterator. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_SelfIter(o: *mut PyObject) -> *mut PyObject {
    o
}

/// The `tp_iternext` of a type that is iterable by inheritance but shall not be: TypeError.
#[no_mangle]
pub unsafe extern "C" fn _PyObject_NextNotImplemented(o: *mut PyObject) -> *mut PyObject {
    raise!(
        PyExc_TypeError,
        c"'%.200s' object is not iterable",
        type_name(o)
    )
}

/// `dir(o)`, a list.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Dir(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        builtin(c"dir", &[])
    } else {
        builtin(c"dir", &[o])
    }
}

/// `type(o)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Type(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        return null_error();
    }
    ty(o).cast()
}

/// `isinstance(o, cls)`: 1, 0 or -1.
#[no_mangle]
pub unsafe extern "C" fn PyObject_IsInstance(o: *mut PyObject, cls: *mut PyObject) -> c_int {
    if o.is_null() || cls.is_null() {
        return null_status();
    }
    if cls == ty(o).cast() {
        return 1;
    }
    // The VM's own idea may differ: to MicroPython a bool is no int.
    if is_a(cls, addr_of_mut!(PyType_Type)) && is_a(o, port::type_form(cls)) {
        return 1;
    }
    if is_a(cls, addr_of_mut!(PyType_Type)) || is_tuple(cls) {
        return port::isinstance(o, cls);
    }
    raise!(
        PyExc_TypeError,
        c"isinstance() arg 2 must be a type, a tuple of types, or a union"
    );
    -1
}

/// `issubclass(o, cls)`: 1, 0 or -1.
#[no_mangle]
pub unsafe extern "C" fn PyObject_IsSubclass(o: *mut PyObject, cls: *mut PyObject) -> c_int {
    if o == cls && is_a(o, addr_of_mut!(PyType_Type)) {
        return 1;
    }
    if !is_a(o, addr_of_mut!(PyType_Type)) {
        raise!(PyExc_TypeError, c"issubclass() arg 1 must be a class");
        return -1;
    }
    if is_a(cls, addr_of_mut!(PyType_Type)) || is_tuple(cls) {
        if super::typeobject::PyType_IsSubtype(o.cast(), cls.cast()) != 0 && !is_tuple(cls) {
            return 1;
        }
        return port::issubclass(o, cls);
    }
    raise!(
        PyExc_TypeError,
        c"issubclass() arg 2 must be a class, a tuple of classes, or a union"
    );
    -1
}

/// `len(o)`; -1 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Size(o: *mut PyObject) -> Py_ssize_t {
    if o.is_null() {
        null_error();
        return -1;
    }
    size(o)
}

/// The VM's `len(o)`, where it answers a subclass of int or bytes, and what a `__len__` of Python's may
/// not answer, as CPython does. -1 with an exception.
unsafe fn size(o: Obj) -> Py_ssize_t {
    let n = port::len(o);
    if n >= 0 && !is_long(o) {
        return n;
    }
    let raised = failed();
    if (is_long(o) || is_bytes(o)) && !has_special(o, c"__len__") {
        if let Some(bytes) = bytes_bytes(o) {
            PyErr_Clear();
            return bytes.len() as Py_ssize_t;
        }
        raise!(
            PyExc_TypeError,
            c"object of type '%.200s' has no len()",
            type_name(o)
        );
        return -1;
    }
    if n < 0 && !raised {
        raise!(PyExc_ValueError, c"__len__() should return >= 0");
        return -1;
    }
    if n < 0 && refused() && !has_length(o) {
        raise!(
            PyExc_TypeError,
            c"object of type '%.200s' has no len()",
            type_name(o)
        );
    }
    n
}

/// Whether a static type has a function in the one suite and not its like in the other. A class made in
/// Python has both.
macro_rules! only {
    ($o:expr, $suite:ident.$slot:ident, $other:ident.$like:ident) => {{
        let t = ty($o);
        let (suite, other) = ((*t).$suite, (*t).$other);
        (*t).tp_flags & Py_TPFLAGS_HEAPTYPE == 0
            && !suite.is_null()
            && (*suite).$slot.is_some()
            && (other.is_null() || (*other).$like.is_none())
    }};
}

/// [`PyObject_Size`].
#[no_mangle]
pub unsafe extern "C" fn PyObject_Length(o: *mut PyObject) -> Py_ssize_t {
    PyObject_Size(o)
}

/// `operator.length_hint(o, default)`; -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyObject_LengthHint(o: *mut PyObject, default: Py_ssize_t) -> Py_ssize_t {
    if has_length(o) || is_bytes(o) {
        let n = size(o);
        if n >= 0 {
            return n;
        }
        if PyErr_ExceptionMatches(PyExc_TypeError) == 0 {
            return -1;
        }
        PyErr_Clear();
    }
    if !has_special(o, c"__length_hint__") {
        return default;
    }
    let hint = method(o, c"__length_hint__", &[]);
    if hint.is_null() {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            PyErr_Clear();
            return default;
        }
        return -1;
    }
    if hint == port::not_implemented() {
        return default;
    }
    if !is_long(hint) {
        raise!(
            PyExc_TypeError,
            c"__length_hint__ must be an integer, not %.100s",
            type_name(hint)
        );
        return -1;
    }
    let n = PyLong_AsSsize_t(hint);
    if n < 0 && !failed() {
        raise!(PyExc_ValueError, c"__length_hint__() should return >= 0");
        return -1;
    }
    n
}

unsafe fn has_length(o: Obj) -> bool {
    let t = ty(o);
    let sequence = (*t).tp_as_sequence;
    let mapping = (*t).tp_as_mapping;
    (!sequence.is_null() && (*sequence).sq_length.is_some())
        || (!mapping.is_null() && (*mapping).mp_length.is_some())
        || has_special(o, c"__len__")
}

/// `o[key]`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GetItem(o: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if o.is_null() || key.is_null() {
        return null_error();
    }
    let v = port::getitem(o, key);
    if v.is_null() && refused() && !has_items(o) {
        return raise!(
            PyExc_TypeError,
            c"'%.200s' object is not subscriptable",
            type_name(o)
        );
    }
    v
}

/// `o[key] = value`.
#[no_mangle]
pub unsafe extern "C" fn PyObject_SetItem(
    o: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if o.is_null() || key.is_null() || value.is_null() {
        return null_status();
    }
    set_item(o, key, value)
}

/// `o[key] = value`, or `del o[key]` for NULL, with CPython's text for what has no items that
/// could be set.
unsafe fn set_item(o: Obj, key: Obj, value: Obj) -> c_int {
    let done = port::setitem(o, key, value);
    if done < 0 && refused() {
        let (mapping, sequence) = ((*ty(o)).tp_as_mapping, (*ty(o)).tp_as_sequence);
        let supported = (!mapping.is_null() && (*mapping).mp_ass_subscript.is_some())
            || (!sequence.is_null() && (*sequence).sq_ass_item.is_some())
            || (value.is_null() && has_special(o, c"__delitem__"))
            || (!value.is_null() && has_special(o, c"__setitem__"));
        if !supported && value.is_null() {
            raise!(
                PyExc_TypeError,
                c"'%.200s' object doesn't support item deletion",
                type_name(o)
            );
        } else if !supported {
            raise!(
                PyExc_TypeError,
                c"'%.200s' object does not support item assignment",
                type_name(o)
            );
        }
    }
    done
}

/// `del o[key]`.
#[no_mangle]
pub unsafe extern "C" fn PyObject_DelItem(o: *mut PyObject, key: *mut PyObject) -> c_int {
    if o.is_null() || key.is_null() {
        return null_status();
    }
    set_item(o, key, NULL)
}

/// `del o[key]`.
#[no_mangle]
pub unsafe extern "C" fn PyObject_DelItemString(o: *mut PyObject, key: *const c_char) -> c_int {
    if o.is_null() || key.is_null() {
        return null_status();
    }
    let key = from_text(key);
    if key.is_null() {
        return -1;
    }
    set_item(o, key, NULL)
}

/// `iter(o)`. Returns a new reference; TypeError for what cannot be iterated.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GetIter(o: *mut PyObject) -> *mut PyObject {
    iter(o)
}

/// `format(o, spec)`; `spec` may be NULL.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Format(o: *mut PyObject, spec: *mut PyObject) -> *mut PyObject {
    let mut text: &[u8] = b"";
    if !spec.is_null() {
        match str_bytes(spec) {
            Some(s) => text = s,
            None => {
                return raise!(
                    PyExc_SystemError,
                    c"Format specifier must be a string, not %.200s",
                    type_name(spec)
                )
            }
        }
    }
    if has_special(o, c"__format__") {
        let spec = if spec.is_null() { name(c"") } else { spec };
        let result = method(o, c"__format__", &[spec]);
        if !result.is_null() && !is_str(result) {
            return raise!(
                PyExc_TypeError,
                c"__format__ must return a str, not %.200s",
                type_name(result)
            );
        }
        return result;
    }
    if text.is_empty() {
        return PyObject_Str(o);
    }
    let formattable = is_long(o) || is_str(o) || is_float(o) || is_kind(o, Kind::Complex);
    if !formattable {
        return raise!(
            PyExc_TypeError,
            c"unsupported format string passed to %.200s.__format__",
            type_name(o)
        );
    }
    // The VM formats through str.format() only.
    let mut template = Buf::new();
    for part in [b"{:", text, b"}"] {
        if template.push(part).is_err() {
            return NULL;
        }
    }
    let template = template.into_str();
    if template.is_null() {
        return NULL;
    }
    method(template, c"format", &[o])
}

/// The descriptor of a file: an int, or what `fileno()` gives.
#[no_mangle]
pub unsafe extern "C" fn PyObject_AsFileDescriptor(o: *mut PyObject) -> c_int {
    let mut v = o;
    if !is_long(v) {
        let fileno = port::getattr_maybe(o, name(c"fileno"));
        if fileno.is_null() {
            if !failed() {
                raise!(
                    PyExc_TypeError,
                    c"argument must be an int, or have a fileno() method."
                );
            }
            return -1;
        }
        v = port::call(fileno, 0, 0, core::ptr::null());
        if v.is_null() {
            return -1;
        }
        if !is_long(v) {
            raise!(PyExc_TypeError, c"fileno() returned a non-integer");
            return -1;
        }
    }
    let fd = super::longobject::PyLong_AsInt(v);
    if fd == -1 && failed() {
        return -1;
    }
    if fd < 0 {
        raise!(
            PyExc_ValueError,
            c"file descriptor cannot be a negative integer (%i)",
            fd
        );
        return -1;
    }
    fd
}

// ---- numbers ---------------------------------------------------------------

macro_rules! number_has {
    ($o:expr, $slot:ident, $method:literal) => {{
        let number = (*ty($o)).tp_as_number;
        (!number.is_null() && (*number).$slot.is_some()) || has_special($o, $method)
    }};
}

/// Whether `o` has `__index__`, `__int__` or `__float__`, or is complex. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyNumber_Check(o: *mut PyObject) -> c_int {
    if o.is_null() {
        return 0;
    }
    c_int::from(
        is_long(o)
            || is_float(o)
            || is_kind(o, Kind::Complex)
            || number_has!(o, nb_index, c"__index__")
            || number_has!(o, nb_int, c"__int__")
            || number_has!(o, nb_float, c"__float__"),
    )
}

/// Whether `o` has `__index__`. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyIndex_Check(o: *mut PyObject) -> c_int {
    // What most indices are, and what is asked after when they are not.
    let mut value = 0;
    if port::small_int(o, &mut value) != 0 {
        return 1;
    }
    index_check(o)
}

#[inline(never)]
unsafe fn index_check(o: Obj) -> c_int {
    if is_exactly(o, Kind::Slice) {
        return 0;
    }
    c_int::from(is_long(o) || number_has!(o, nb_index, c"__index__"))
}

/// `o * count`, or `o *= count`: to the VM that makes a new list, to CPython it does not.
unsafe fn multiply_in_place(in_place: c_int, o: Obj, count: Obj) -> Obj {
    if in_place == 0 || !is_exactly(o, Kind::List) {
        return port::binary(binary_op::MULTIPLY | in_place, o, count);
    }
    let longer = port::binary(binary_op::MULTIPLY, o, count);
    if longer.is_null() || super::listobject::PyList_SetSlice(o, 0, isize::MAX, longer) < 0 {
        return NULL;
    }
    o
}

unsafe fn binary(op: c_int, a: Obj, b: Obj) -> Obj {
    if a.is_null() || b.is_null() {
        return null_error();
    }
    let result = if op == binary_op::MULTIPLY | binary_op::INPLACE {
        multiply_in_place(binary_op::INPLACE, a, b)
    } else {
        port::binary(op, a, b)
    };
    if result.is_null() && refused() {
        unsupported(op, a, b);
    }
    result
}

/// Puts CPython's text in the place of the VM's when no code of a class can have raised the
/// TypeError.
#[cold]
unsafe fn unsupported(op: c_int, a: Obj, b: Obj) {
    if !is_vm_value(a) || !is_vm_value(b) {
        return;
    }
    let sequences = [
        (Kind::Str, c"str"),
        (Kind::List, c"list"),
        (Kind::Tuple, c"tuple"),
    ];
    let basic = op & !binary_op::INPLACE;
    if basic == binary_op::ADD {
        for (t, kind) in sequences {
            if is_exactly(a, t) {
                if !(is_list(a) && op != basic) {
                    raise!(
                        PyExc_TypeError,
                        c"can only concatenate %s (not \"%.200s\") to %s",
                        kind.as_ptr(),
                        type_name(b),
                        kind.as_ptr()
                    );
                }
                return;
            }
        }
        if is_bytes(a) {
            return;
        }
    }
    if basic == binary_op::REMAINDER && (is_str(a) || is_bytes(a)) {
        // Formatting has errors of its own.
        return;
    }
    if basic == binary_op::MULTIPLY {
        for (sequence, other) in [(a, b), (b, a)] {
            if PySequence_Check(sequence) != 0 && PyIndex_Check(other) == 0 {
                raise!(
                    PyExc_TypeError,
                    c"can't multiply sequence by non-int of type '%.200s'",
                    type_name(other)
                );
                return;
            }
        }
    }
    let sign = match basic {
        binary_op::ADD => c"+",
        binary_op::SUBTRACT => c"-",
        binary_op::MULTIPLY => c"*",
        binary_op::MATRIX_MULTIPLY => c"@",
        binary_op::TRUE_DIVIDE => c"/",
        binary_op::FLOOR_DIVIDE => c"//",
        binary_op::REMAINDER => c"%",
        binary_op::DIVMOD => c"divmod()",
        binary_op::POWER => c"** or pow()",
        binary_op::LSHIFT => c"<<",
        binary_op::RSHIFT => c">>",
        binary_op::AND => c"&",
        binary_op::OR => c"|",
        _ => c"^",
    };
    let sign = if op == basic {
        sign
    } else {
        match basic {
            binary_op::POWER => c"**=",
            binary_op::ADD => c"+=",
            binary_op::SUBTRACT => c"-=",
            binary_op::MULTIPLY => c"*=",
            binary_op::MATRIX_MULTIPLY => c"@=",
            binary_op::TRUE_DIVIDE => c"/=",
            binary_op::FLOOR_DIVIDE => c"//=",
            binary_op::REMAINDER => c"%=",
            binary_op::LSHIFT => c"<<=",
            binary_op::RSHIFT => c">>=",
            binary_op::AND => c"&=",
            binary_op::OR => c"|=",
            _ => c"^=",
        }
    };
    raise!(
        PyExc_TypeError,
        c"unsupported operand type(s) for %.100s: '%.100s' and '%.100s'",
        sign.as_ptr(),
        type_name(a),
        type_name(b)
    );
}

macro_rules! binary_functions {
    ($($(#[$doc:meta])* $name:ident $in_place:ident $op:ident;)*) => {
        $(
        $(#[$doc])*
        #[no_mangle]
        pub unsafe extern "C" fn $name(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
            binary(binary_op::$op, a, b)
        }
        /// The in-place form, which may give `a` itself. Returns a new reference.
        #[no_mangle]
        pub unsafe extern "C" fn $in_place(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
            binary(binary_op::$op | binary_op::INPLACE, a, b)
        }
        )*
    };
}

binary_functions! {
    /// `a + b`. Returns a new reference.
    PyNumber_Add PyNumber_InPlaceAdd ADD;
    /// `a - b`. Returns a new reference.
    PyNumber_Subtract PyNumber_InPlaceSubtract SUBTRACT;
    /// `a * b`. Returns a new reference.
    PyNumber_Multiply PyNumber_InPlaceMultiply MULTIPLY;
    /// `a @ b`. Returns a new reference.
    PyNumber_MatrixMultiply PyNumber_InPlaceMatrixMultiply MATRIX_MULTIPLY;
    /// `a // b`. Returns a new reference.
    PyNumber_FloorDivide PyNumber_InPlaceFloorDivide FLOOR_DIVIDE;
    /// `a / b`. Returns a new reference.
    PyNumber_TrueDivide PyNumber_InPlaceTrueDivide TRUE_DIVIDE;
    /// `a % b`. Returns a new reference.
    PyNumber_Remainder PyNumber_InPlaceRemainder REMAINDER;
    /// `a << b`. Returns a new reference.
    PyNumber_Lshift PyNumber_InPlaceLshift LSHIFT;
    /// `a >> b`. Returns a new reference.
    PyNumber_Rshift PyNumber_InPlaceRshift RSHIFT;
    /// `a & b`. Returns a new reference.
    PyNumber_And PyNumber_InPlaceAnd AND;
    /// `a ^ b`. Returns a new reference.
    PyNumber_Xor PyNumber_InPlaceXor XOR;
    /// `a | b`. Returns a new reference.
    PyNumber_Or PyNumber_InPlaceOr OR;
}

/// `divmod(a, b)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyNumber_Divmod(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    binary(binary_op::DIVMOD, a, b)
}

/// `nb_power` of an object that is not the VM's own, nor takes it from a built-in type.
unsafe fn power_slot(o: Obj) -> ternaryfunc {
    let number = (*ty(o)).tp_as_number;
    if number.is_null() || port::is_ours(o) == 0 || port::builtin_part(o) != o {
        return None;
    }
    (*number).nb_power
}

/// `pow(a, b, modulus)` with a modulus: what the operands' types have, as CPython's
/// `ternary_op` asks them. NotImplemented when none has an answer.
unsafe fn power_modulo(in_place: c_int, a: Obj, b: Obj, modulus: Obj) -> Obj {
    let not_implemented = port::not_implemented();
    if super::heaptype::is_python_class(ty(a)) && has_special(a, c"__pow__") {
        let result = method(a, c"__pow__", &[b, modulus]);
        if result != not_implemented {
            return result;
        }
    }
    let number = (*ty(a)).tp_as_number;
    let mut slots = [None, power_slot(a), power_slot(b), power_slot(modulus)];
    if in_place != 0 && !number.is_null() && port::is_ours(a) != 0 {
        slots[0] = (*number).nb_inplace_power;
    }
    if slots[2].is_some() && ty(b) != ty(a) && is_a(b, ty(a)) {
        slots.swap(1, 2);
    }
    for (i, slot) in slots.iter().enumerate() {
        let Some(slot) = slot else { continue };
        let asked = slots.iter().take(i).flatten();
        if asked.into_iter().any(|s| *s as usize == *slot as usize) {
            continue;
        }
        let result = slot(a, b, modulus);
        if result != not_implemented {
            return result;
        }
    }
    not_implemented
}

unsafe fn power(in_place: c_int, a: Obj, b: Obj, modulus: Obj) -> Obj {
    if a.is_null() || b.is_null() || modulus.is_null() {
        return null_error();
    }
    if is_none(modulus) {
        return binary(binary_op::POWER | in_place, a, b);
    }
    let result = power_modulo(in_place, a, b, modulus);
    if result != port::not_implemented() {
        return result;
    }
    let parts = [a, b, modulus].map(|o| port::builtin_part(o));
    if parts.iter().all(|o| is_long(*o)) {
        return builtin(c"pow", &parts);
    }
    raise!(
        PyExc_TypeError,
        c"unsupported operand type(s) for %s: '%.100s', '%.100s', '%.100s'",
        if in_place != 0 {
            c"**=".as_ptr()
        } else {
            c"** or pow()".as_ptr()
        },
        type_name(a),
        type_name(b),
        type_name(modulus)
    )
}

/// `pow(a, b, modulus)`; None for no modulus. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyNumber_Power(
    a: *mut PyObject,
    b: *mut PyObject,
    modulus: *mut PyObject,
) -> *mut PyObject {
    power(0, a, b, modulus)
}

/// `a **= b`; None for no modulus. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyNumber_InPlacePower(
    a: *mut PyObject,
    b: *mut PyObject,
    modulus: *mut PyObject,
) -> *mut PyObject {
    power(binary_op::INPLACE, a, b, modulus)
}

macro_rules! unary_functions {
    ($($(#[$doc:meta])* $name:ident $op:ident $sign:literal;)*) => {
        $(
        $(#[$doc])*
        #[no_mangle]
        pub unsafe extern "C" fn $name(o: *mut PyObject) -> *mut PyObject {
            if o.is_null() {
                return null_error();
            }
            let result = port::unary(unary_op::$op, o);
            if result.is_null() && refused() && is_vm_value(o) {
                return raise!(
                    PyExc_TypeError,
                    c"bad operand type for %s: '%.200s'",
                    $sign.as_ptr(),
                    type_name(o)
                );
            }
            result
        }
        )*
    };
}

unary_functions! {
    /// `-o`. Returns a new reference.
    PyNumber_Negative NEGATIVE c"unary -";
    /// `+o`. Returns a new reference.
    PyNumber_Positive POSITIVE c"unary +";
    /// `~o`. Returns a new reference.
    PyNumber_Invert INVERT c"unary ~";
    /// `abs(o)`. Returns a new reference.
    PyNumber_Absolute ABS c"abs()";
}

/// `operator.index(o)`: an int. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyNumber_Index(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        return null_error();
    }
    let v = index(o);
    if v.is_null() {
        NULL
    } else {
        plain(v)
    }
}

/// The same for `o` that is not NULL; what derives from int stays as it is.
pub(crate) unsafe fn index(o: Obj) -> Obj {
    if is_long(o) {
        return o;
    }
    let v = port::index(o);
    if !v.is_null() && !is_long(v) {
        return raise!(
            PyExc_TypeError,
            c"__index__ returned non-int (type %.200s)",
            type_name(v)
        );
    }
    v
}

/// `o.__index__()` as `Py_ssize_t`. A value outside raises `overflow`, or is clipped when
/// that is NULL. -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyNumber_AsSsize_t(
    o: *mut PyObject,
    overflow: *mut PyObject,
) -> Py_ssize_t {
    let mut value = 0;
    if port::small_int(o, &mut value) != 0 {
        return value;
    }
    any_as_ssize(o, overflow)
}

#[inline(never)]
unsafe fn any_as_ssize(o: Obj, overflow: Obj) -> Py_ssize_t {
    let v = PyNumber_Index(o);
    if v.is_null() {
        return -1;
    }
    let mut sign = 0;
    let wide = port::int_as_i64(v, &mut sign);
    if sign == 0 && wide as isize as i64 == wide {
        return wide as isize;
    }
    if overflow.is_null() {
        return if _PyLong_Sign(v) < 0 {
            isize::MIN
        } else {
            isize::MAX
        };
    }
    PyErr_Format(
        overflow,
        c"cannot fit '%.200s' into an index-sized integer".as_ptr(),
        type_name(o),
    );
    -1
}

/// `int(o)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyNumber_Long(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        return null_error();
    }
    if is_exactly(o, Kind::Int) {
        return o;
    }
    if is_float(o) && !is_exactly(o, Kind::Float) && !has_special(o, c"__int__") {
        return super::longobject::PyLong_FromDouble(super::floatobject::PyFloat_AsDouble(o));
    }
    if is_long(o) || is_float(o) || number_has!(o, nb_int, c"__int__") {
        let v = port::unary(unary_op::INT, o);
        if !v.is_null() && !is_long(v) {
            return raise!(
                PyExc_TypeError,
                c"__int__ returned non-int (type %.200s)",
                type_name(v)
            );
        }
        return v;
    }
    if number_has!(o, nb_index, c"__index__") {
        return PyNumber_Index(o);
    }
    if has_special(o, c"__trunc__") {
        let v = method(o, c"__trunc__", &[]);
        return if v.is_null() || is_long(v) {
            v
        } else {
            PyNumber_Index(v)
        };
    }
    if let Some(text) = str_bytes(o) {
        return from_literal(text, 10, o);
    }
    let mut data = core::ptr::null_mut();
    let mut len = 0;
    let mut typecode = 0;
    if port::buffer_get(o, 0, &mut data, &mut len, &mut typecode) == 0 {
        let mut shown = o;
        if !is_bytes(o) {
            shown = port::bytes_new(data, len);
            if shown.is_null() {
                return NULL;
            }
        }
        return from_literal(lent(data, len), 10, shown);
    }
    PyErr_Clear();
    raise!(
        PyExc_TypeError,
        c"int() argument must be a string, a bytes-like object or a real number, not '%.200s'",
        type_name(o)
    )
}

/// `float(o)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyNumber_Float(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        return null_error();
    }
    if is_exactly(o, Kind::Float) {
        return o;
    }
    if PyNumber_Check(o) != 0 && !is_kind(o, Kind::Complex) {
        let convertible = is_float(o)
            || is_long(o)
            || number_has!(o, nb_float, c"__float__")
            || number_has!(o, nb_index, c"__index__");
        if convertible {
            let v = super::floatobject::PyFloat_AsDouble(o);
            if v == -1.0 && failed() {
                return NULL;
            }
            return port::float_new(v);
        }
    }
    super::floatobject::PyFloat_FromString(o)
}

/// `o.__index__()` written in base 2, 8, 10 or 16, with the prefix. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyNumber_ToBase(o: *mut PyObject, base: c_int) -> *mut PyObject {
    if !matches!(base, 2 | 8 | 10 | 16) {
        return raise!(
            PyExc_SystemError,
            c"PyNumber_ToBase: base must be 2, 8, 10 or 16"
        );
    }
    let v = PyNumber_Index(o);
    if v.is_null() {
        return NULL;
    }
    _PyLong_Format(v, base)
}

// ---- sequences -------------------------------------------------------------

/// Whether `o` has `__getitem__` and is no dict. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PySequence_Check(o: *mut PyObject) -> c_int {
    if o.is_null() || is_dict(o) {
        return 0;
    }
    #[cfg(feature = "vm")]
    if port::has_items(o) != 0 {
        return 1;
    }
    let sequence = (*ty(o)).tp_as_sequence;
    if !sequence.is_null() && (*sequence).sq_item.is_some() {
        return 1;
    }
    // A native type says in its slots what it is; a class in Python, in its attributes.
    let mapping = (*ty(o)).tp_as_mapping;
    let native = !mapping.is_null() && (*mapping).mp_subscript.is_some();
    c_int::from(!native && has_special(o, c"__getitem__"))
}

/// `len(o)`; -1 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PySequence_Size(o: *mut PyObject) -> Py_ssize_t {
    if o.is_null() {
        null_error();
        return -1;
    }
    if is_dict(o) || only!(o, tp_as_mapping.mp_length, tp_as_sequence.sq_length) {
        raise!(PyExc_TypeError, c"%.200s is not a sequence", type_name(o));
        return -1;
    }
    size(o)
}

/// [`PySequence_Size`].
#[no_mangle]
pub unsafe extern "C" fn PySequence_Length(o: *mut PyObject) -> Py_ssize_t {
    PySequence_Size(o)
}

/// `a + b` of two sequences. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySequence_Concat(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    concat(0, a, b)
}

/// `a += b` of two sequences. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySequence_InPlaceConcat(
    a: *mut PyObject,
    b: *mut PyObject,
) -> *mut PyObject {
    concat(binary_op::INPLACE, a, b)
}

unsafe fn concat(in_place: c_int, a: Obj, b: Obj) -> Obj {
    if a.is_null() || b.is_null() {
        return null_error();
    }
    if PySequence_Check(a) == 0 {
        return raise!(
            PyExc_TypeError,
            c"'%.200s' object can't be concatenated",
            type_name(a)
        );
    }
    port::binary(binary_op::ADD | in_place, a, b)
}

/// `o * count`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySequence_Repeat(o: *mut PyObject, count: Py_ssize_t) -> *mut PyObject {
    repeat(0, o, count)
}

/// `o *= count`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySequence_InPlaceRepeat(
    o: *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    repeat(binary_op::INPLACE, o, count)
}

unsafe fn repeat(in_place: c_int, o: Obj, count: Py_ssize_t) -> Obj {
    if o.is_null() {
        return null_error();
    }
    if PySequence_Check(o) == 0 {
        return raise!(
            PyExc_TypeError,
            c"'%.200s' object can't be repeated",
            type_name(o)
        );
    }
    let count = int(count);
    if count.is_null() {
        return NULL;
    }
    multiply_in_place(in_place, o, count)
}

/// `o[i]`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySequence_GetItem(o: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    if o.is_null() {
        return null_error();
    }
    let mut n = 0;
    if is_exactly(o, Kind::List) {
        let items = port::list_items(o, &mut n);
        return item(items, n, i, o);
    }
    if is_exactly(o, Kind::Tuple) {
        let items = port::tuple_items(o, &mut n);
        return item(items, n, i, o);
    }
    if is_dict(o) || only!(o, tp_as_mapping.mp_subscript, tp_as_sequence.sq_item) {
        return raise!(PyExc_TypeError, c"%.200s is not a sequence", type_name(o));
    }
    let i = int(i);
    if i.is_null() {
        return NULL;
    }
    let v = port::getitem(o, i);
    if v.is_null() && refused() && !has_items(o) {
        return raise!(
            PyExc_TypeError,
            c"'%.200s' object does not support indexing",
            type_name(o)
        );
    }
    v
}

unsafe fn item(items: *mut Obj, n: usize, i: Py_ssize_t, o: Obj) -> Obj {
    let at = if i < 0 { i.wrapping_add(n as isize) } else { i };
    if at < 0 || at as usize >= n || items.is_null() {
        return raise!(PyExc_IndexError, c"%s index out of range", type_name(o));
    }
    enter(*items.add(at as usize))
}

/// `o[i] = value`; NULL deletes.
#[no_mangle]
pub unsafe extern "C" fn PySequence_SetItem(
    o: *mut PyObject,
    i: Py_ssize_t,
    value: *mut PyObject,
) -> c_int {
    if o.is_null() {
        return null_status();
    }
    if is_dict(o) {
        raise!(
            PyExc_TypeError,
            c"'%.200s' object does not support item assignment",
            type_name(o)
        );
        return -1;
    }
    if only!(
        o,
        tp_as_mapping.mp_ass_subscript,
        tp_as_sequence.sq_ass_item
    ) {
        raise!(PyExc_TypeError, c"%.200s is not a sequence", type_name(o));
        return -1;
    }
    let i = int(i);
    if i.is_null() {
        return -1;
    }
    set_item(o, i, value)
}

/// `del o[i]`.
#[no_mangle]
pub unsafe extern "C" fn PySequence_DelItem(o: *mut PyObject, i: Py_ssize_t) -> c_int {
    PySequence_SetItem(o, i, NULL)
}

unsafe fn slice(from: Py_ssize_t, to: Py_ssize_t) -> Obj {
    let (from, to) = (int(from), int(to));
    if from.is_null() || to.is_null() {
        return NULL;
    }
    port::slice_new(from, to, port::none())
}

/// `o[from:to]`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySequence_GetSlice(
    o: *mut PyObject,
    from: Py_ssize_t,
    to: Py_ssize_t,
) -> *mut PyObject {
    if o.is_null() {
        return null_error();
    }
    let slice = slice(from, to);
    if slice.is_null() {
        return NULL;
    }
    port::getitem(o, slice)
}

/// `o[from:to] = value`; NULL deletes.
#[no_mangle]
pub unsafe extern "C" fn PySequence_SetSlice(
    o: *mut PyObject,
    from: Py_ssize_t,
    to: Py_ssize_t,
    value: *mut PyObject,
) -> c_int {
    if o.is_null() {
        return null_status();
    }
    let slice = slice(from, to);
    if slice.is_null() {
        return -1;
    }
    set_item(o, slice, value)
}

/// `del o[from:to]`.
#[no_mangle]
pub unsafe extern "C" fn PySequence_DelSlice(
    o: *mut PyObject,
    from: Py_ssize_t,
    to: Py_ssize_t,
) -> c_int {
    PySequence_SetSlice(o, from, to, NULL)
}

/// `tuple(o)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySequence_Tuple(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        return null_error();
    }
    if is_exactly(o, Kind::Tuple) {
        port::keep(o);
        return o;
    }
    if is_exactly(o, Kind::List) {
        return super::listobject::PyList_AsTuple(o);
    }
    let list = PySequence_List(o);
    if list.is_null() {
        return NULL;
    }
    super::listobject::PyList_AsTuple(list)
}

/// `list(o)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySequence_List(o: *mut PyObject) -> *mut PyObject {
    if o.is_null() {
        return null_error();
    }
    let list = port::list_new(0);
    if list.is_null() {
        return NULL;
    }
    let from = if is_list(o) || is_tuple(o) {
        o
    } else {
        iter(o)
    };
    if from.is_null() || super::listobject::extend(list, from) < 0 {
        return NULL;
    }
    list
}

/// A list or tuple with the items of `o`, `o` itself when it is one. TypeError with the text
/// `message` for what cannot be iterated. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PySequence_Fast(
    o: *mut PyObject,
    message: *const c_char,
) -> *mut PyObject {
    if o.is_null() {
        return null_error();
    }
    if is_list(o) || is_tuple(o) {
        port::keep(o);
        return o;
    }
    let it = port::iter(o);
    if it.is_null() {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            PyErr_Format(PyExc_TypeError, c"%s".as_ptr(), message);
        }
        return NULL;
    }
    PySequence_List(it)
}

/// How many items of `o` equal `value`; -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PySequence_Count(o: *mut PyObject, value: *mut PyObject) -> Py_ssize_t {
    search(o, value, Search::Count)
}

/// `value in o`: 1, 0 or -1.
#[no_mangle]
pub unsafe extern "C" fn PySequence_Contains(o: *mut PyObject, value: *mut PyObject) -> c_int {
    if o.is_null() || value.is_null() {
        return null_status();
    }
    port::contains(o, value)
}

/// The old name of [`PySequence_Contains`].
#[no_mangle]
pub unsafe extern "C" fn PySequence_In(o: *mut PyObject, value: *mut PyObject) -> c_int {
    PySequence_Contains(o, value)
}

/// The index of the first item that equals `value`; -1 with ValueError when there is none.
#[no_mangle]
pub unsafe extern "C" fn PySequence_Index(o: *mut PyObject, value: *mut PyObject) -> Py_ssize_t {
    search(o, value, Search::Index)
}

enum Search {
    Count,
    Index,
}

unsafe fn search(o: Obj, value: Obj, what: Search) -> Py_ssize_t {
    if o.is_null() || value.is_null() {
        null_error();
        return -1;
    }
    let it = port::iter(o);
    if it.is_null() {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            raise!(
                PyExc_TypeError,
                c"argument of type '%.200s' is not iterable",
                type_name(o)
            );
        }
        return -1;
    }
    let mut n: Py_ssize_t = 0;
    loop {
        let item = port::iter_next(it);
        if item.is_null() {
            if failed() {
                return -1;
            }
            break;
        }
        let equal = PyObject_RichCompareBool(item, value, Py_EQ);
        if equal < 0 {
            return -1;
        }
        match what {
            Search::Index if equal > 0 => return n,
            Search::Count if equal == 0 => {}
            _ => n = n.wrapping_add(1),
        }
    }
    match what {
        Search::Count => n,
        Search::Index => {
            raise!(PyExc_ValueError, c"sequence.index(x): x not in sequence");
            -1
        }
    }
}

// ---- mappings --------------------------------------------------------------

/// Whether `o` has `__getitem__`. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_Check(o: *mut PyObject) -> c_int {
    if o.is_null() {
        return 0;
    }
    #[cfg(feature = "vm")]
    if port::has_items(o) != 0 {
        return 1;
    }
    let mapping = (*ty(o)).tp_as_mapping;
    if !mapping.is_null() && (*mapping).mp_subscript.is_some() {
        return 1;
    }
    let sequence = (*ty(o)).tp_as_sequence;
    let native = !sequence.is_null() && (*sequence).sq_item.is_some();
    c_int::from(!native && has_special(o, c"__getitem__"))
}

/// `len(o)`; -1 with TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_Size(o: *mut PyObject) -> Py_ssize_t {
    if !o.is_null() && only!(o, tp_as_sequence.sq_length, tp_as_mapping.mp_length) {
        raise!(PyExc_TypeError, c"%.200s is not a mapping", type_name(o));
        return -1;
    }
    PyObject_Size(o)
}

/// [`PyMapping_Size`].
#[no_mangle]
pub unsafe extern "C" fn PyMapping_Length(o: *mut PyObject) -> Py_ssize_t {
    PyMapping_Size(o)
}

/// `o[key]`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_GetItemString(
    o: *mut PyObject,
    key: *const c_char,
) -> *mut PyObject {
    if key.is_null() {
        return null_error();
    }
    let key = from_text(key);
    if key.is_null() {
        return NULL;
    }
    PyObject_GetItem(o, key)
}

/// 1 and `*result`, 0 and NULL for a missing key, -1 and NULL with another exception.
/// Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_GetOptionalItem(
    o: *mut PyObject,
    key: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    *result = PyObject_GetItem(o, key);
    if !(*result).is_null() {
        return 1;
    }
    if PyErr_ExceptionMatches(PyExc_KeyError) == 0 {
        return -1;
    }
    PyErr_Clear();
    0
}

/// [`PyMapping_GetOptionalItem`] with a C string.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_GetOptionalItemString(
    o: *mut PyObject,
    key: *const c_char,
    result: *mut *mut PyObject,
) -> c_int {
    *result = NULL;
    if key.is_null() {
        return null_status();
    }
    let key = from_text(key);
    if key.is_null() {
        return -1;
    }
    PyMapping_GetOptionalItem(o, key, result)
}

/// `o[key] = value`.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_SetItemString(
    o: *mut PyObject,
    key: *const c_char,
    value: *mut PyObject,
) -> c_int {
    if key.is_null() {
        return null_status();
    }
    let key = from_text(key);
    if key.is_null() {
        return -1;
    }
    PyObject_SetItem(o, key, value)
}

/// Whether `o[key]` works; every exception means no. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_HasKey(o: *mut PyObject, key: *mut PyObject) -> c_int {
    if PyObject_GetItem(o, key).is_null() {
        PyErr_Clear();
        return 0;
    }
    1
}

/// Whether `o[key]` works; every exception means no. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_HasKeyString(o: *mut PyObject, key: *const c_char) -> c_int {
    if PyMapping_GetItemString(o, key).is_null() {
        PyErr_Clear();
        return 0;
    }
    1
}

/// Whether `o` has a key: 1, 0 or -1. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_HasKeyWithError(o: *mut PyObject, key: *mut PyObject) -> c_int {
    let mut value = NULL;
    PyMapping_GetOptionalItem(o, key, &mut value)
}

/// Whether `o` has a key: 1, 0 or -1. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_HasKeyStringWithError(
    o: *mut PyObject,
    key: *const c_char,
) -> c_int {
    let mut value = NULL;
    PyMapping_GetOptionalItemString(o, key, &mut value)
}

/// A list of what the method of a mapping gives.
unsafe fn mapping_list(o: Obj, which: &core::ffi::CStr) -> Obj {
    if o.is_null() {
        return null_error();
    }
    let view = method(o, which, &[]);
    if view.is_null() {
        return NULL;
    }
    let it = iter(view);
    if it.is_null() {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            raise!(
                PyExc_TypeError,
                c"%.200s.%s() returned a non-iterable (type %.200s)",
                type_name(o),
                which.as_ptr(),
                type_name(view)
            );
        }
        return NULL;
    }
    PySequence_List(it)
}

/// `list(o.keys())`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_Keys(o: *mut PyObject) -> *mut PyObject {
    mapping_list(o, c"keys")
}

/// `list(o.values())`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_Values(o: *mut PyObject) -> *mut PyObject {
    mapping_list(o, c"values")
}

/// `list(o.items())`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyMapping_Items(o: *mut PyObject) -> *mut PyObject {
    mapping_list(o, c"items")
}

// ---- iterators -------------------------------------------------------------

/// Whether `next(o)` can work. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyIter_Check(o: *mut PyObject) -> c_int {
    let t = ty(o);
    if let Some(next) = (*t).tp_iternext {
        return c_int::from(next as *const () != _PyObject_NextNotImplemented as *const ());
    }
    if (*t).tp_flags & Py_TPFLAGS_HEAPTYPE == 0 || port::is_ours(o) != 0 {
        return 0;
    }
    if has_special(o, c"__next__") {
        return 1;
    }
    if has_special(o, c"__iter__") {
        return 0;
    }
    // One of the VM's lesser types, whose iterators have no attribute to tell them by. They
    // give themselves.
    let saved = SavedError::new();
    let it = port::iter(o);
    if it.is_null() {
        port::err_set(NULL);
    }
    saved.restore();
    c_int::from(it == o)
}

/// Whether `o` has `__aiter__` and `__anext__`. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyAIter_Check(o: *mut PyObject) -> c_int {
    let asynchronous = (*ty(o)).tp_as_async;
    if !asynchronous.is_null() && (*asynchronous).am_anext.is_some() {
        return 1;
    }
    c_int::from(has_special(o, c"__anext__"))
}

/// `aiter(o)`: a new reference; TypeError.
///
/// Source: <https://docs.python.org/3/c-api/object.html#c.PyObject_GetAIter>
#[no_mangle]
pub unsafe extern "C" fn PyObject_GetAIter(o: *mut PyObject) -> *mut PyObject {
    let asynchronous = (*ty(o)).tp_as_async;
    let slot = if asynchronous.is_null() {
        None
    } else {
        (*asynchronous).am_aiter
    };
    let it = match slot {
        _ if has_special(o, c"__aiter__") => method(o, c"__aiter__", &[]),
        Some(slot) => slot(o),
        None => {
            return raise!(
                PyExc_TypeError,
                c"'%.200s' object is not an async iterable",
                type_name(o)
            )
        }
    };
    if !it.is_null() && PyAIter_Check(it) == 0 {
        return raise!(
            PyExc_TypeError,
            c"aiter() returned not an async iterator of type '%.100s'",
            type_name(it)
        );
    }
    it
}

/// The next item; NULL without an exception at the end. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyIter_Next(it: *mut PyObject) -> *mut PyObject {
    let item = port::iter_next(it);
    if item.is_null() && failed() && PyErr_ExceptionMatches(PyExc_StopIteration) != 0 {
        PyErr_Clear();
    }
    item
}

/// `next(it)` for None, else `it.send(value)`. `PYGEN_NEXT` and a value, `PYGEN_RETURN` and
/// the value returned, `PYGEN_ERROR` with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyIter_Send(
    it: *mut PyObject,
    value: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    // A class made in Python does not inherit it.
    let t = ty(it);
    if !(*t).tp_as_async.is_null() && !super::heaptype::is_python_class(t) {
        if let Some(send) = (*(*t).tp_as_async).am_send {
            return send(it, value, result);
        }
    }
    // A generator is asked through its method, which keeps the value that it returns.
    let generator = is_exactly(it, Kind::Generator);
    *result = if !generator && is_none(value) && PyIter_Check(it) != 0 {
        port::iter_next(it)
    } else {
        method(it, c"send", &[value])
    };
    if !(*result).is_null() {
        return PYGEN_NEXT;
    }
    let exception = port::err_get();
    if exception.is_null() {
        *result = port::none();
        return PYGEN_RETURN;
    }
    if PyErr_ExceptionMatches(PyExc_StopIteration) == 0 {
        return PYGEN_ERROR;
    }
    port::err_set(NULL);
    *result = port::getattr_maybe(exception, name(c"value"));
    if (*result).is_null() {
        port::err_set(NULL);
        *result = port::none();
    }
    PYGEN_RETURN
}
