//! The type objects of the VM's own types: `PyList_Type`, `PyLong_Type` and so on, all in
//! one place, with the slots that C code reads or inherits.
//!
//! The objects are the VM's, so the structs are shells: name, sizes that an author who
//! embeds the built-in's struct reckons with, flags, base, and slots. A slot works on a
//! value of the VM and on an instance of a module's subclass alike: it takes the built-in
//! part first, so that a subclass that inherits it does not come back to itself. At start
//! the port walks [`typeobject_builtin_types`] and binds each to the VM's type of that name.

use super::abstract_::{PyObject_SelfIter, PySequence_SetSlice};
use super::call::PyObject_Call;
use super::floatobject::is_float;
use super::memoryobject::builtin_getbuffer;
use super::object::*;
use super::pymem::PyObject_Free;
use super::support::*;
use super::typeobject::PyType_GenericAlloc;
use crate::abi::*;
use crate::port::{self, binary_op, unary_op};
#[cfg(not(feature = "vm"))]
use core::ffi::c_char;
use core::ffi::{c_int, c_ulong, c_void, CStr};
use core::mem::{offset_of, size_of};
#[cfg(feature = "vm")]
use core::ptr::addr_of;
use core::ptr::{addr_of_mut, null, null_mut};

/// The built-in part of a value, as a value of the VM's.
#[inline(always)]
unsafe fn part(o: Obj) -> Obj {
    port::builtin_part(o)
}

// ---- making ----------------------------------------------------------------

/// What is filled by `tp_new` and what only by `tp_init`.
#[derive(Clone, Copy, PartialEq)]
enum Filled {
    ByNew,
    ByInit,
}

/// `tp_new` of a built-in: the built-in itself by the VM, a subclass allocated here with
/// the built-in part in it.
unsafe fn new(
    base: *mut PyTypeObject,
    filled: Filled,
    t: *mut PyTypeObject,
    args: Obj,
    kwds: Obj,
) -> Obj {
    if t == base {
        return port::base_call(base, args, kwds);
    }
    let o = match (*t).tp_alloc {
        Some(alloc) => alloc(t, 0),
        None => PyType_GenericAlloc(t, 0),
    };
    if o.is_null() {
        return NULL;
    }
    let done = match filled {
        Filled::ByNew => port::base_init(o, base, args, kwds),
        Filled::ByInit => port::base_init(o, base, NULL, NULL),
    };
    if done < 0 {
        return NULL;
    }
    o
}

macro_rules! makers {
    ($($new:ident $filled:ident $type:ident;)*) => {
        $(unsafe extern "C" fn $new(
            t: *mut PyTypeObject,
            args: *mut PyObject,
            kwds: *mut PyObject,
        ) -> *mut PyObject {
            new(addr_of_mut!($type), Filled::$filled, t, args, kwds)
        })*
    };
}

makers! {
    type_new ByNew PyType_Type;
    long_new ByNew PyLong_Type;
    bool_new ByNew PyBool_Type;
    float_new ByNew PyFloat_Type;
    complex_new ByNew PyComplex_Type;
    unicode_new ByNew PyUnicode_Type;
    bytes_new ByNew PyBytes_Type;
    bytearray_new ByInit PyByteArray_Type;
    tuple_new ByNew PyTuple_Type;
    list_new ByInit PyList_Type;
    dict_new ByInit PyDict_Type;
    set_new ByInit PySet_Type;
    frozenset_new ByNew PyFrozenSet_Type;
    slice_new ByNew PySlice_Type;
    range_new ByNew PyRange_Type;
    memoryview_new ByNew PyMemoryView_Type;
    module_new ByNew PyModule_Type;
    property_new ByNew PyProperty_Type;
    staticmethod_new ByNew PyStaticMethod_Type;
    classmethod_new ByNew PyClassMethod_Type;
    reversed_new ByNew PyReversed_Type;
    enumerate_new ByNew PyEnum_Type;
    zip_new ByNew PyZip_Type;
    map_new ByNew PyMap_Type;
    filter_new ByNew PyFilter_Type;
    super_new ByNew PySuper_Type;
}

macro_rules! initialisers {
    ($($init:ident $type:ident;)*) => {
        $(unsafe extern "C" fn $init(
            o: *mut PyObject,
            args: *mut PyObject,
            kwds: *mut PyObject,
        ) -> c_int {
            port::base_init(o, addr_of_mut!($type), args, kwds)
        })*
    };
}

initialisers! {
    bytearray_init PyByteArray_Type;
    set_init PySet_Type;
}

/// `list(iterable)` into a list that is there already.
unsafe extern "C" fn list_init(
    o: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> c_int {
    if is_exactly(o, Kind::List) {
        return refill(o, c"list", args, |o, iterable| {
            if port::list_resize(o, 0) < 0 {
                return -1;
            }
            super::listobject::extend(o, iterable)
        });
    }
    port::base_init(o, addr_of_mut!(PyList_Type), args, kwds)
}

/// `dict(...)` into a dict that is there already: what is in it stays.
unsafe extern "C" fn dict_init(
    o: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> c_int {
    let d = part(o);
    if d.is_null() || !is_dict(d) {
        return port::base_init(o, addr_of_mut!(PyDict_Type), args, kwds);
    }
    let done = refill(d, c"dict", args, |d, from| {
        let keys = port::getattr_maybe(from, name(c"keys"));
        if is_dict(from) || !keys.is_null() {
            super::dictobject::PyDict_Merge(d, from, 1)
        } else if port::err_get().is_null() {
            super::dictobject::PyDict_MergeFromSeq2(d, from, 1)
        } else {
            -1
        }
    });
    if done == 0 && !kwds.is_null() {
        return super::dictobject::PyDict_Merge(d, kwds, 1);
    }
    done
}

/// Calls `fill` with the one argument that there may be.
unsafe fn refill(o: Obj, name: &CStr, args: Obj, fill: unsafe fn(Obj, Obj) -> c_int) -> c_int {
    let mut n = 0;
    let items = if args.is_null() {
        null_mut()
    } else {
        port::tuple_items(args, &mut n)
    };
    match n {
        0 => 0,
        1 => fill(o, enter(*items)),
        _ => {
            raise!(
                PyExc_TypeError,
                c"%s expected at most 1 argument, got %zd",
                name.as_ptr(),
                n
            );
            -1
        }
    }
}

/// Whether there are arguments that `object` does not take.
unsafe fn excess(args: Obj, kwds: Obj) -> bool {
    let mut n = 0;
    if !args.is_null() {
        port::tuple_items(args, &mut n);
    }
    n != 0 || (!kwds.is_null() && port::dict_len(kwds) != 0)
}

/// Whether a class made in Python, or one it derives from, has a method of its own.
unsafe fn overrides(t: *mut PyTypeObject, method: &CStr) -> bool {
    let (dunder, method) = (name(c"__dict__"), name(method));
    let mut t = t;
    while !t.is_null() && super::heaptype::is_python_class(t) {
        let d = port::getattr_maybe(t.cast(), dunder);
        if !d.is_null() && is_dict(d) && !port::dict_get(d, method).is_null() {
            return true;
        }
        if !port::err_get().is_null() {
            port::err_set(NULL);
        }
        t = (*t).tp_base;
    }
    false
}

unsafe fn has_own_new(t: *mut PyTypeObject) -> bool {
    (*t).tp_new.map_or(null(), |f| f as *const ()) != object_new as *const ()
        || overrides(t, c"__new__")
}

unsafe fn has_own_init(t: *mut PyTypeObject) -> bool {
    (*t).tp_init.map_or(null(), |f| f as *const ()) != object_init as *const ()
        || overrides(t, c"__init__")
}

/// `object.__new__`. TypeError for arguments that nobody takes.
pub(crate) unsafe extern "C" fn object_new(
    t: *mut PyTypeObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    if excess(args, kwds) {
        if has_own_new(t) {
            return raise!(
                PyExc_TypeError,
                c"object.__new__() takes exactly one argument (the type to instantiate)"
            );
        }
        if !has_own_init(t) {
            return raise!(
                PyExc_TypeError,
                c"%.200s() takes no arguments",
                (*t).tp_name
            );
        }
    }
    if t == addr_of_mut!(PyBaseObject_Type) {
        return port::base_call(t, NULL, NULL);
    }
    match (*t).tp_alloc {
        Some(alloc) => alloc(t, 0),
        None => PyType_GenericAlloc(t, 0),
    }
}

/// `object.__init__`. TypeError for arguments that nobody takes.
#[cfg_attr(feature = "vm", export_name = "typeobject_object_init")]
pub(crate) unsafe extern "C" fn object_init(
    o: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> c_int {
    if !excess(args, kwds) {
        return 0;
    }
    let t = ty(o);
    let whose = if has_own_init(t) {
        c"object".as_ptr()
    } else if !has_own_new(t) {
        (*t).tp_name
    } else {
        return 0;
    };
    raise!(
        PyExc_TypeError,
        c"%.200s.__init__() takes exactly one argument (the instance to initialize)",
        whose
    );
    -1
}

// ---- slots of every type ---------------------------------------------------

unsafe extern "C" fn repr(o: *mut PyObject) -> *mut PyObject {
    port::repr(part(o))
}

unsafe extern "C" fn str_(o: *mut PyObject) -> *mut PyObject {
    port::str(part(o))
}

unsafe extern "C" fn hash(o: *mut PyObject) -> Py_hash_t {
    port::hash(part(o))
}

unsafe extern "C" fn iter(o: *mut PyObject) -> *mut PyObject {
    port::iter(part(o))
}

unsafe extern "C" fn next(o: *mut PyObject) -> *mut PyObject {
    port::iter_next(part(o))
}

unsafe extern "C" fn call(
    f: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    PyObject_Call(f, args, kwds)
}

/// The VM finds the items itself.
unsafe extern "C" fn traverse(_o: *mut PyObject, _visit: visitproc, _arg: *mut c_void) -> c_int {
    0
}

/// The collector needs no cycle to be broken.
unsafe extern "C" fn clear(_o: *mut PyObject) -> c_int {
    0
}

unsafe extern "C" fn type_getattro(o: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    port::getattr(o, name)
}

unsafe extern "C" fn type_setattro(
    o: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    port::setattr(o, name, value)
}

/// For the port: the slots of a type that it makes for one of the VM's which has no table here.
/// `what` has the bits of [`builtin_slots`].
#[no_mangle]
pub unsafe extern "C" fn typeobject_builtin_slots(t: *mut PyTypeObject, what: c_int) {
    use builtin_slots::*;
    if what & ITER != 0 {
        (*t).tp_iter = Some(if what & NEXT != 0 {
            PyObject_SelfIter
        } else {
            iter
        });
    }
    if what & NEXT != 0 {
        (*t).tp_iternext = Some(next);
    }
    if what & CALL != 0 {
        (*t).tp_call = Some(call);
    }
    if what & OWN != 0 {
        (*t).tp_repr = Some(repr);
        (*t).tp_str = Some(str_);
        (*t).tp_hash = Some(hash);
    }
}

/// What [`typeobject_builtin_slots`] is asked for.
pub mod builtin_slots {
    use core::ffi::c_int;
    pub const ITER: c_int = 1;
    pub const NEXT: c_int = 2;
    pub const CALL: c_int = 4;
    /// What the VM does for a type that is no class made in Python.
    pub const OWN: c_int = 8;
}

// ---- comparisons: NotImplemented unless both are of the kind ----------------

unsafe fn is_real(o: Obj) -> bool {
    is_float(o) || is_long(o)
}

unsafe fn is_bytes_like(o: Obj) -> bool {
    is_bytes(o) || is_kind(o, Kind::ByteArray)
}

unsafe fn is_set(o: Obj) -> bool {
    is_kind(o, Kind::Set) || is_kind(o, Kind::FrozenSet)
}

unsafe fn is_complex(o: Obj) -> bool {
    is_real(o) || is_kind(o, Kind::Complex)
}

macro_rules! comparisons {
    ($($name:ident $check:ident;)*) => {
        $(unsafe extern "C" fn $name(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
            if !$check(a) || !$check(b) {
                return port::not_implemented();
            }
            port::compare(op, part(a), part(b))
        })*
    };
}

comparisons! {
    long_richcompare is_long;
    float_richcompare is_real;
    complex_richcompare is_complex;
    unicode_richcompare is_str;
    bytes_richcompare is_bytes_like;
    tuple_richcompare is_tuple;
    list_richcompare is_list;
    dict_richcompare is_dict;
    set_richcompare is_set;
}

// ---- numbers ---------------------------------------------------------------

macro_rules! binary_slots {
    ($check:ident: $($name:ident $op:ident)*) => {
        $(unsafe extern "C" fn $name(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
            if !$check(a) || !$check(b) {
                return port::not_implemented();
            }
            port::binary(binary_op::$op, part(a), part(b))
        })*
    };
}

macro_rules! power_slots {
    ($($check:ident $name:ident;)*) => {
        $(unsafe extern "C" fn $name(
            a: *mut PyObject,
            b: *mut PyObject,
            modulus: *mut PyObject,
        ) -> *mut PyObject {
            if !$check(a) || !$check(b) {
                return port::not_implemented();
            }
            if is_none(modulus) {
                return port::binary(binary_op::POWER, part(a), part(b));
            }
            builtin(c"pow", &[part(a), part(b), part(modulus)])
        })*
    };
}

macro_rules! unary_slots {
    ($($name:ident $op:ident;)*) => {
        $(unsafe extern "C" fn $name(o: *mut PyObject) -> *mut PyObject {
            port::unary(unary_op::$op, part(o))
        })*
    };
}

unary_slots! {
    negative NEGATIVE;
    positive POSITIVE;
    absolute ABS;
    invert INVERT;
    to_int INT;
    to_float FLOAT;
}

unsafe extern "C" fn to_bool(o: *mut PyObject) -> c_int {
    port::is_true(part(o))
}

binary_slots! { is_long:
    long_add ADD long_subtract SUBTRACT long_multiply MULTIPLY long_remainder REMAINDER
    long_divmod DIVMOD long_lshift LSHIFT long_rshift RSHIFT long_and AND long_xor XOR
    long_or OR long_floor_divide FLOOR_DIVIDE long_true_divide TRUE_DIVIDE
}

binary_slots! { is_real:
    float_add ADD float_subtract SUBTRACT float_multiply MULTIPLY float_remainder REMAINDER
    float_divmod DIVMOD float_floor_divide FLOOR_DIVIDE float_true_divide TRUE_DIVIDE
}

binary_slots! { is_complex:
    complex_add ADD complex_subtract SUBTRACT complex_multiply MULTIPLY
    complex_true_divide TRUE_DIVIDE
}

binary_slots! { is_set:
    set_and AND set_or OR set_xor XOR set_subtract SUBTRACT
}

power_slots! {
    is_long long_power;
    is_real float_power;
    is_complex complex_power;
}

#[cfg_attr(feature = "vm", link_section = ".typeobject.const.LONG_AS_NUMBER")]
static mut LONG_AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_add: Some(long_add),
    nb_subtract: Some(long_subtract),
    nb_multiply: Some(long_multiply),
    nb_remainder: Some(long_remainder),
    nb_divmod: Some(long_divmod),
    nb_power: Some(long_power),
    nb_negative: Some(negative),
    nb_positive: Some(positive),
    nb_absolute: Some(absolute),
    nb_bool: Some(to_bool),
    nb_invert: Some(invert),
    nb_lshift: Some(long_lshift),
    nb_rshift: Some(long_rshift),
    nb_and: Some(long_and),
    nb_xor: Some(long_xor),
    nb_or: Some(long_or),
    nb_int: Some(to_int),
    nb_float: Some(to_float),
    nb_floor_divide: Some(long_floor_divide),
    nb_true_divide: Some(long_true_divide),
    nb_index: Some(to_int),
    ..PyNumberMethods::EMPTY
};

#[cfg_attr(feature = "vm", link_section = ".typeobject.const.FLOAT_AS_NUMBER")]
static mut FLOAT_AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_add: Some(float_add),
    nb_subtract: Some(float_subtract),
    nb_multiply: Some(float_multiply),
    nb_remainder: Some(float_remainder),
    nb_divmod: Some(float_divmod),
    nb_power: Some(float_power),
    nb_negative: Some(negative),
    nb_positive: Some(positive),
    nb_absolute: Some(absolute),
    nb_bool: Some(to_bool),
    nb_int: Some(to_int),
    nb_float: Some(to_float),
    nb_floor_divide: Some(float_floor_divide),
    nb_true_divide: Some(float_true_divide),
    ..PyNumberMethods::EMPTY
};

#[cfg_attr(feature = "vm", link_section = ".typeobject.const.COMPLEX_AS_NUMBER")]
static mut COMPLEX_AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_add: Some(complex_add),
    nb_subtract: Some(complex_subtract),
    nb_multiply: Some(complex_multiply),
    nb_power: Some(complex_power),
    nb_negative: Some(negative),
    nb_positive: Some(positive),
    nb_absolute: Some(absolute),
    nb_bool: Some(to_bool),
    nb_true_divide: Some(complex_true_divide),
    ..PyNumberMethods::EMPTY
};

#[cfg_attr(feature = "vm", link_section = ".typeobject.const.SET_AS_NUMBER")]
static mut SET_AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_subtract: Some(set_subtract),
    nb_and: Some(set_and),
    nb_xor: Some(set_xor),
    nb_or: Some(set_or),
    ..PyNumberMethods::EMPTY
};

// ---- sequences and mappings ------------------------------------------------

unsafe extern "C" fn length(o: *mut PyObject) -> Py_ssize_t {
    port::len(part(o))
}

unsafe extern "C" fn concat(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    port::binary(binary_op::ADD, part(a), part(b))
}

unsafe extern "C" fn repeat(o: *mut PyObject, n: Py_ssize_t) -> *mut PyObject {
    let n = port::int_from_i64(n as i64);
    if n.is_null() {
        return NULL;
    }
    port::binary(binary_op::MULTIPLY, part(o), n)
}

/// An index that a slot gets is not negative; the caller has added the length.
unsafe fn index(i: Py_ssize_t) -> Obj {
    if i < 0 {
        return raise!(PyExc_IndexError, c"index out of range");
    }
    port::int_from_i64(i as i64)
}

unsafe extern "C" fn item(o: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    let i = index(i);
    if i.is_null() {
        return NULL;
    }
    port::getitem(part(o), i)
}

unsafe extern "C" fn ass_item(o: *mut PyObject, i: Py_ssize_t, value: *mut PyObject) -> c_int {
    let i = index(i);
    if i.is_null() {
        return -1;
    }
    port::setitem(part(o), i, value)
}

unsafe extern "C" fn contains(o: *mut PyObject, value: *mut PyObject) -> c_int {
    port::contains(part(o), value)
}

unsafe extern "C" fn subscript(o: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    let value = port::getitem(part(o), key);
    if value.is_null() {
        unhashable_is_type_error(o, key);
    }
    value
}

unsafe extern "C" fn ass_subscript(
    o: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    let done = port::setitem(part(o), key, value);
    if done < 0 {
        unhashable_is_type_error(o, key);
    }
    done
}

/// After a failed access: the VM does not hash the key when a dict is empty and says that it
/// is not there.
unsafe fn unhashable_is_type_error(o: Obj, key: Obj) {
    if is_dict(o) && PyErr_ExceptionMatches(PyExc_KeyError) != 0 {
        let missing = SavedError::new();
        if port::hash(key) != -1 || port::err_get().is_null() {
            missing.restore();
        }
    }
}

unsafe extern "C" fn list_item(o: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    super::listobject::PyList_GetItem(o, i)
}

unsafe extern "C" fn list_ass_item(o: *mut PyObject, i: Py_ssize_t, value: *mut PyObject) -> c_int {
    let n = super::listobject::PyList_Size(o);
    if !value.is_null() || i < 0 || i >= n {
        return super::listobject::PyList_SetItem(o, i, value);
    }
    super::listobject::PyList_SetSlice(o, i, i.wrapping_add(1), NULL)
}

unsafe extern "C" fn list_concat(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !is_list(b) {
        return raise!(
            PyExc_TypeError,
            c"can only concatenate list (not \"%.200s\") to list",
            type_name(b)
        );
    }
    concat(a, b)
}

unsafe extern "C" fn list_inplace_concat(o: *mut PyObject, with: *mut PyObject) -> *mut PyObject {
    if super::listobject::extend(o, with) < 0 {
        return NULL;
    }
    o
}

unsafe extern "C" fn list_inplace_repeat(o: *mut PyObject, n: Py_ssize_t) -> *mut PyObject {
    let longer = repeat(o, n);
    if longer.is_null() || super::listobject::PyList_SetSlice(o, 0, isize::MAX, longer) < 0 {
        return NULL;
    }
    o
}

unsafe extern "C" fn tuple_concat(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !is_tuple(b) {
        return raise!(
            PyExc_TypeError,
            c"can only concatenate tuple (not \"%.200s\") to tuple",
            type_name(b)
        );
    }
    concat(a, b)
}

unsafe extern "C" fn bytearray_inplace_concat(
    o: *mut PyObject,
    with: *mut PyObject,
) -> *mut PyObject {
    let n = port::len(part(o));
    if n < 0 || PySequence_SetSlice(part(o), n, n, part(with)) < 0 {
        return NULL;
    }
    o
}

#[cfg_attr(feature = "vm", link_section = ".typeobject.const.LIST_AS_SEQUENCE")]
static mut LIST_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(list_concat),
    sq_repeat: Some(repeat),
    sq_item: Some(list_item),
    sq_ass_item: Some(list_ass_item),
    sq_contains: Some(contains),
    sq_inplace_concat: Some(list_inplace_concat),
    sq_inplace_repeat: Some(list_inplace_repeat),
    ..PySequenceMethods::EMPTY
};

#[cfg_attr(feature = "vm", link_section = ".typeobject.const.TUPLE_AS_SEQUENCE")]
static mut TUPLE_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(tuple_concat),
    sq_repeat: Some(repeat),
    sq_item: Some(item),
    sq_contains: Some(contains),
    ..PySequenceMethods::EMPTY
};

/// Of str and bytes.
#[cfg_attr(feature = "vm", link_section = ".typeobject.const.TEXT_AS_SEQUENCE")]
static mut TEXT_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(concat),
    sq_repeat: Some(repeat),
    sq_item: Some(item),
    sq_contains: Some(contains),
    ..PySequenceMethods::EMPTY
};

#[cfg_attr(
    feature = "vm",
    link_section = ".typeobject.const.BYTEARRAY_AS_SEQUENCE"
)]
static mut BYTEARRAY_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(concat),
    sq_repeat: Some(repeat),
    sq_item: Some(item),
    sq_ass_item: Some(ass_item),
    sq_contains: Some(contains),
    sq_inplace_concat: Some(bytearray_inplace_concat),
    ..PySequenceMethods::EMPTY
};

/// Of dict, whose items have no index.
#[cfg_attr(feature = "vm", link_section = ".typeobject.const.DICT_AS_SEQUENCE")]
static mut DICT_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_contains: Some(contains),
    ..PySequenceMethods::EMPTY
};

/// Of sets and of the views of a dict.
#[cfg_attr(feature = "vm", link_section = ".typeobject.const.SET_AS_SEQUENCE")]
static mut SET_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_contains: Some(contains),
    ..PySequenceMethods::EMPTY
};

/// Of range and memoryview.
#[cfg_attr(feature = "vm", link_section = ".typeobject.const.RANGE_AS_SEQUENCE")]
static mut RANGE_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_item: Some(item),
    sq_contains: Some(contains),
    ..PySequenceMethods::EMPTY
};

#[cfg_attr(feature = "vm", link_section = ".typeobject.const.MUTABLE_AS_MAPPING")]
static mut MUTABLE_AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(subscript),
    mp_ass_subscript: Some(ass_subscript),
};

#[cfg_attr(
    feature = "vm",
    link_section = ".typeobject.const.IMMUTABLE_AS_MAPPING"
)]
static mut IMMUTABLE_AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(subscript),
    mp_ass_subscript: None,
};

#[cfg_attr(feature = "vm", link_section = ".typeobject.const.AS_BUFFER")]
static mut AS_BUFFER: PyBufferProcs = PyBufferProcs {
    bf_getbuffer: Some(builtin_getbuffer),
    bf_releasebuffer: None,
};

/// That there is something to release tells C code that the memory may move.
#[cfg_attr(feature = "vm", link_section = ".typeobject.const.MUTABLE_AS_BUFFER")]
static mut MUTABLE_AS_BUFFER: PyBufferProcs = PyBufferProcs {
    bf_getbuffer: Some(builtin_getbuffer),
    bf_releasebuffer: Some(releasebuffer),
};

unsafe extern "C" fn releasebuffer(_o: *mut PyObject, _view: *mut Py_buffer) {}

// ---- the table -------------------------------------------------------------

/// One row of [`typeobject_builtin_types`].
#[cfg(not(feature = "vm"))]
#[repr(C)]
pub struct BuiltinEntry {
    /// The VM's name of the type.
    pub name: *const c_char,
    pub type_: *mut PyTypeObject,
}

/// The table as C sees it.
#[cfg(not(feature = "vm"))]
#[repr(transparent)]
pub struct BuiltinTable([BuiltinEntry; COUNT]);

// SAFETY: never written; the types are written by the port only, at start.
#[cfg(not(feature = "vm"))]
unsafe impl Sync for BuiltinTable {}

#[cfg(feature = "vm")]
extern "C" {
    /// The port's: the VM's type that says that an object stands for a type of the VM.
    static typeobject_alias_type: c_void;
}

/// The head of a built-in type object, which the port finishes at start.
#[cfg(not(feature = "vm"))]
macro_rules! head {
    () => {
        PyTypeObject::EMPTY.ob_base
    };
}

/// The same in firmware, where these objects are constant (cargo.sh makes their sections so).
#[cfg(feature = "vm")]
macro_rules! head {
    () => {
        PyVarObject {
            ob_base: PyObject {
                // SAFETY: the address alone is taken.
                ob_vmtype: unsafe { addr_of!(typeobject_alias_type).cast() },
            },
            ob_size: 0,
        }
    };
}

const DEFAULT: c_ulong = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_READY;
const BASETYPE: c_ulong = Py_TPFLAGS_BASETYPE;
const GC: c_ulong = Py_TPFLAGS_HAVE_GC;

/// The bytes of an instance that nobody embeds.
const PLAIN: usize = size_of::<PyVarObject>();

macro_rules! builtin_types {
    ($($place:ident $name:literal ($size:expr, $itemsize:expr) $base:ident $flags:expr, {
        $($slot:ident: $value:expr,)*
    })*) => {
        $(
            /// The type object of the VM's type of that name.
            #[no_mangle]
            #[allow(unused_unsafe)]
            #[cfg_attr(feature = "vm", link_section = concat!(".typeobject.const.", stringify!($place)))]
            pub static mut $place: PyTypeObject = PyTypeObject {
                $($slot: $value,)*
                ..PyTypeObject {
                    ob_base: head!(),
                    tp_name: $name.as_ptr(),
                    tp_basicsize: $size as Py_ssize_t,
                    tp_itemsize: $itemsize as Py_ssize_t,
                    tp_flags: DEFAULT | $flags,
                    tp_base: base!($base),
                    tp_dealloc: Some(object_dealloc),
                    tp_free: Some(PyObject_Free),
                    tp_alloc: Some(PyType_GenericAlloc),
                    tp_init: Some(object_init),
                    tp_repr: Some(repr),
                    tp_str: Some(object_str),
                    tp_hash: Some(hash),
                    tp_richcompare: Some(object_richcompare),
                    tp_getattro: Some(PyObject_GenericGetAttr),
                    tp_setattro: Some(PyObject_GenericSetAttr),
                    tp_traverse: if $flags & GC != 0 { Some(traverse) } else { None },
                    tp_clear: if $flags & GC != 0 { Some(clear) } else { None },
                    ..PyTypeObject::EMPTY
                }
            };
        )*

        #[cfg(not(feature = "vm"))]
        const COUNT: usize = [$($name),*].len();

        /// Every built-in type, bases first, for the port to bind to the VM's types.
        #[cfg(not(feature = "vm"))]
        #[no_mangle]
        pub static typeobject_builtin_types: BuiltinTable = BuiltinTable([
            $(BuiltinEntry { name: $name.as_ptr(), type_: addr_of_mut!($place) }),*
        ]);

        /// The number of rows.
        #[cfg(not(feature = "vm"))]
        #[no_mangle]
        pub static typeobject_builtin_types_len: usize = COUNT;
    };
}

macro_rules! base {
    (NONE) => {
        null_mut()
    };
    ($base:ident) => {
        addr_of_mut!($base)
    };
}

builtin_types! {
    PyBaseObject_Type c"object" (size_of::<PyObject>(), 0) NONE BASETYPE, {
        tp_new: Some(object_new),
        tp_repr: Some(object_repr),
        tp_hash: Some(object_hash),
    }
    PyType_Type c"type" (size_of::<PyTypeObject>(), 0) PyBaseObject_Type
        BASETYPE | GC | Py_TPFLAGS_TYPE_SUBCLASS, {
        tp_new: Some(type_new),
        tp_call: Some(call),
        tp_getattro: Some(type_getattro),
        tp_setattro: Some(type_setattro),
    }

    PyLong_Type c"int" (offset_of!(PyLongObject_v38, ob_digit), size_of::<digit>())
        PyBaseObject_Type BASETYPE | Py_TPFLAGS_LONG_SUBCLASS, {
        tp_new: Some(long_new),
        tp_richcompare: Some(long_richcompare),
        tp_as_number: addr_of_mut!(LONG_AS_NUMBER),
    }
    PyBool_Type c"bool" (offset_of!(PyLongObject_v38, ob_digit), size_of::<digit>())
        PyLong_Type Py_TPFLAGS_LONG_SUBCLASS, {
        tp_new: Some(bool_new),
        tp_richcompare: Some(long_richcompare),
        tp_as_number: addr_of_mut!(LONG_AS_NUMBER),
    }
    PyFloat_Type c"float" (size_of::<PyFloatObject>(), 0) PyBaseObject_Type BASETYPE, {
        tp_new: Some(float_new),
        tp_richcompare: Some(float_richcompare),
        tp_as_number: addr_of_mut!(FLOAT_AS_NUMBER),
    }
    PyComplex_Type c"complex" (size_of::<PyComplexObject>(), 0) PyBaseObject_Type BASETYPE, {
        tp_new: Some(complex_new),
        tp_richcompare: Some(complex_richcompare),
        tp_as_number: addr_of_mut!(COMPLEX_AS_NUMBER),
    }

    PyUnicode_Type c"str" (size_of::<PyUnicodeObject>(), 0) PyBaseObject_Type
        BASETYPE | Py_TPFLAGS_UNICODE_SUBCLASS, {
        tp_new: Some(unicode_new),
        tp_str: Some(str_),
        tp_richcompare: Some(unicode_richcompare),
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(TEXT_AS_SEQUENCE),
        tp_as_mapping: addr_of_mut!(IMMUTABLE_AS_MAPPING),
    }
    PyBytes_Type c"bytes" (offset_of!(PyBytesObject, ob_sval) + 1, 1) PyBaseObject_Type
        BASETYPE | Py_TPFLAGS_BYTES_SUBCLASS, {
        tp_new: Some(bytes_new),
        tp_richcompare: Some(bytes_richcompare),
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(TEXT_AS_SEQUENCE),
        tp_as_mapping: addr_of_mut!(IMMUTABLE_AS_MAPPING),
        tp_as_buffer: addr_of_mut!(AS_BUFFER),
    }
    PyByteArray_Type c"bytearray" (size_of::<PyByteArrayObject>(), 0) PyBaseObject_Type BASETYPE, {
        tp_new: Some(bytearray_new),
        tp_init: Some(bytearray_init),
        tp_hash: Some(PyObject_HashNotImplemented),
        tp_richcompare: Some(bytes_richcompare),
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(BYTEARRAY_AS_SEQUENCE),
        tp_as_mapping: addr_of_mut!(MUTABLE_AS_MAPPING),
        tp_as_buffer: addr_of_mut!(MUTABLE_AS_BUFFER),
    }
    PyMemoryView_Type c"memoryview" (size_of::<PyMemoryViewObject>(), 0) PyBaseObject_Type GC, {
        tp_new: Some(memoryview_new),
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(RANGE_AS_SEQUENCE),
        tp_as_mapping: addr_of_mut!(MUTABLE_AS_MAPPING),
        tp_as_buffer: addr_of_mut!(MUTABLE_AS_BUFFER),
    }

    PyTuple_Type c"tuple" (offset_of!(PyTupleObject_v38, ob_item), size_of::<Obj>())
        PyBaseObject_Type BASETYPE | GC | Py_TPFLAGS_TUPLE_SUBCLASS, {
        tp_new: Some(tuple_new),
        tp_richcompare: Some(tuple_richcompare),
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(TUPLE_AS_SEQUENCE),
        tp_as_mapping: addr_of_mut!(IMMUTABLE_AS_MAPPING),
    }
    PyList_Type c"list" (size_of::<PyListObject>(), 0) PyBaseObject_Type
        BASETYPE | GC | Py_TPFLAGS_LIST_SUBCLASS, {
        tp_new: Some(list_new),
        tp_init: Some(list_init),
        tp_hash: Some(PyObject_HashNotImplemented),
        tp_richcompare: Some(list_richcompare),
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(LIST_AS_SEQUENCE),
        tp_as_mapping: addr_of_mut!(MUTABLE_AS_MAPPING),
    }
    PyDict_Type c"dict" (size_of::<PyDictObject>(), 0) PyBaseObject_Type
        BASETYPE | GC | Py_TPFLAGS_DICT_SUBCLASS, {
        tp_new: Some(dict_new),
        tp_init: Some(dict_init),
        tp_hash: Some(PyObject_HashNotImplemented),
        tp_richcompare: Some(dict_richcompare),
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(DICT_AS_SEQUENCE),
        tp_as_mapping: addr_of_mut!(MUTABLE_AS_MAPPING),
    }
    PyDictKeys_Type c"dict_keys" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(SET_AS_SEQUENCE),
    }
    PyDictValues_Type c"dict_values" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(SET_AS_SEQUENCE),
    }
    PyDictItems_Type c"dict_items" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(SET_AS_SEQUENCE),
    }
    PySet_Type c"set" (size_of::<PySetObject>(), 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(set_new),
        tp_init: Some(set_init),
        tp_hash: Some(PyObject_HashNotImplemented),
        tp_richcompare: Some(set_richcompare),
        tp_iter: Some(iter),
        tp_as_number: addr_of_mut!(SET_AS_NUMBER),
        tp_as_sequence: addr_of_mut!(SET_AS_SEQUENCE),
    }
    PyFrozenSet_Type c"frozenset" (size_of::<PySetObject>(), 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(frozenset_new),
        tp_richcompare: Some(set_richcompare),
        tp_iter: Some(iter),
        tp_as_number: addr_of_mut!(SET_AS_NUMBER),
        tp_as_sequence: addr_of_mut!(SET_AS_SEQUENCE),
    }
    PySlice_Type c"slice" (size_of::<PySliceObject>(), 0) PyBaseObject_Type GC, {
        tp_new: Some(slice_new),
    }
    PyRange_Type c"range" (PLAIN, 0) PyBaseObject_Type 0, {
        tp_new: Some(range_new),
        tp_iter: Some(iter),
        tp_as_sequence: addr_of_mut!(RANGE_AS_SEQUENCE),
        tp_as_mapping: addr_of_mut!(IMMUTABLE_AS_MAPPING),
    }

    _PyNone_Type c"NoneType" (size_of::<PyObject>(), 0) PyBaseObject_Type 0, {}
    _PyNotImplemented_Type c"NotImplementedType" (size_of::<PyObject>(), 0) PyBaseObject_Type 0, {}
    PyEllipsis_Type c"ellipsis" (size_of::<PyObject>(), 0) PyBaseObject_Type 0, {}

    PyModule_Type c"module" (PLAIN, 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(module_new),
    }
    PyFunction_Type c"function" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_call: Some(call),
    }
    PyCFunction_Type c"builtin_function_or_method" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_call: Some(call),
    }
    PyMethod_Type c"method" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_call: Some(call),
    }
    PyMethodDescr_Type c"method_descriptor" (PLAIN, 0) PyBaseObject_Type
        GC | Py_TPFLAGS_METHOD_DESCRIPTOR, {
        tp_call: Some(call),
    }
    PyClassMethodDescr_Type c"classmethod_descriptor" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_call: Some(call),
    }
    PyWrapperDescr_Type c"wrapper_descriptor" (PLAIN, 0) PyBaseObject_Type
        GC | Py_TPFLAGS_METHOD_DESCRIPTOR, {
        tp_call: Some(call),
    }
    PyODict_Type c"collections.OrderedDict" (size_of::<PyDictObject>(), 0) PyDict_Type
        BASETYPE | GC | Py_TPFLAGS_DICT_SUBCLASS, {
        tp_new: Some(dict_new),
        tp_init: Some(dict_init),
        tp_hash: Some(PyObject_HashNotImplemented),
        tp_richcompare: Some(dict_richcompare),
        tp_iter: Some(iter),
    }
    PyMemberDescr_Type c"member_descriptor" (PLAIN, 0) PyBaseObject_Type GC, {}
    PyGetSetDescr_Type c"getset_descriptor" (PLAIN, 0) PyBaseObject_Type GC, {}
    PyProperty_Type c"property" (PLAIN, 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(property_new),
    }
    PyStaticMethod_Type c"staticmethod" (PLAIN, 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(staticmethod_new),
    }
    PyClassMethod_Type c"classmethod" (PLAIN, 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(classmethod_new),
    }
    PySuper_Type c"super" (PLAIN, 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(super_new),
    }
    PyCode_Type c"code" (PLAIN, 0) PyBaseObject_Type 0, {}
    PyTraceBack_Type c"traceback" (PLAIN, 0) PyBaseObject_Type GC, {}
    PyFrame_Type c"frame" (PLAIN, 0) PyBaseObject_Type GC, {}

    PyGen_Type c"generator" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyCoro_Type c"coroutine" (PLAIN, 0) PyBaseObject_Type GC, {}
    PyReversed_Type c"reversed" (PLAIN, 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(reversed_new),
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyEnum_Type c"enumerate" (PLAIN, 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(enumerate_new),
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyZip_Type c"zip" (PLAIN, 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(zip_new),
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyMap_Type c"map" (PLAIN, 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(map_new),
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyFilter_Type c"filter" (PLAIN, 0) PyBaseObject_Type BASETYPE | GC, {
        tp_new: Some(filter_new),
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyListIter_Type c"list_iterator" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyTupleIter_Type c"tuple_iterator" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyDictIterKey_Type c"dict_keyiterator" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyDictIterValue_Type c"dict_valueiterator" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyDictIterItem_Type c"dict_itemiterator" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PySetIter_Type c"set_iterator" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyRangeIter_Type c"range_iterator" (PLAIN, 0) PyBaseObject_Type 0, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyUnicodeIter_Type c"str_ascii_iterator" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyBytesIter_Type c"bytes_iterator" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
    PyByteArrayIter_Type c"bytearray_iterator" (PLAIN, 0) PyBaseObject_Type GC, {
        tp_iter: Some(PyObject_SelfIter),
        tp_iternext: Some(next),
    }
}
