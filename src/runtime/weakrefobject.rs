//! Weak references: CPython's `Objects/weakrefobject.c` (`weakrefobject.h`) and
//! `Modules/_weakref.c`.
//!
//! The collector finds whatever looks like an address, so a weak reference keeps the
//! complement of one. All of them are in one table by object, whose links are complements
//! as well: neither an object nor a reference lives because of it. The port says what is
//! dead ([`typeobject_weakref_clear`], [`typeobject_weakref_drop`]) at each collection and
//! calls the callbacks ([`typeobject_weakref_callbacks`]) when Python code may run again.
//!
//! The table is the runtime's: `tp_weaklistoffset` only says that instances of a type can be
//! weakly referenced, and the field in the instance stays NULL.

use super::abstract_::PyObject_Hash;
use super::iterobject::instance;
use super::object::*;
use super::support::*;
use crate::abi::*;
use crate::port::{self, binary_op, unary_op};
use core::ffi::{c_int, c_ulong, c_void};
use core::mem::size_of;
use core::ptr::{self, addr_of_mut, null_mut};

// ---- the table ---------------------------------------------------------------

/// The complement of an address; 0 is none.
#[derive(Clone, Copy, PartialEq)]
#[repr(transparent)]
struct Hidden(usize);

impl Hidden {
    const NONE: Hidden = Hidden(0);

    fn new<T>(p: *mut T) -> Hidden {
        Hidden(if p.is_null() { 0 } else { !(p as usize) })
    }

    fn get<T>(self) -> *mut T {
        if self.0 == 0 {
            null_mut()
        } else {
            !self.0 as *mut T
        }
    }
}

#[repr(C)]
struct WeakRef {
    ob_base: PyObject,
    /// Cleared when the object dies.
    object: Hidden,
    /// NULL without one and when it has been called.
    callback: *mut PyObject,
    /// Of the object, when `hashed`.
    hash: Py_hash_t,
    hashed: bool,
    /// The next one in the same bucket, or of those whose callbacks wait.
    next: Hidden,
}

/// Hash table with chains. The memory is raw, so that no collection takes it.
static mut BUCKETS: *mut Hidden = null_mut();
/// A power of two, or 0.
static mut N_BUCKETS: usize = 0;
static mut COUNT: usize = 0;
/// Those whose objects are dead and whose callbacks have not been called: the last one first,
/// then those that are in the order in which they will be called.
static mut WAITING: Hidden = Hidden::NONE;
static mut READY: Hidden = Hidden::NONE;

/// The same references the other way round.
unsafe fn reversed(mut list: Hidden) -> Hidden {
    let mut result = Hidden::NONE;
    while list != Hidden::NONE {
        let r: *mut WeakRef = list.get();
        let next = (*r).next;
        (*r).next = result;
        result = list;
        list = next;
    }
    result
}

/// Forgets every reference: for a VM that starts again in the same process.
#[cfg(feature = "vm")]
pub(super) unsafe fn reset() {
    BUCKETS = null_mut();
    N_BUCKETS = 0;
    COUNT = 0;
    WAITING = Hidden::NONE;
}

unsafe fn bucket(o: Obj) -> *mut Hidden {
    let hash = (o as usize >> 4).wrapping_mul(0x9E37_79B1);
    // SAFETY: callers know that there are buckets; the mask keeps the index inside.
    BUCKETS.add((hash ^ hash >> 15) & N_BUCKETS.wrapping_sub(1))
}

/// Room for one more. False with MemoryError.
unsafe fn make_room() -> bool {
    if COUNT < N_BUCKETS {
        return true;
    }
    let n = if N_BUCKETS == 0 { 16 } else { N_BUCKETS << 1 };
    let new: *mut Hidden = port::raw_alloc(n.wrapping_mul(size_of::<Hidden>()), 1).cast();
    if new.is_null() {
        PyErr_NoMemory();
        return false;
    }
    let (old, n_old) = (BUCKETS, N_BUCKETS);
    BUCKETS = new;
    N_BUCKETS = n;
    for i in 0..n_old {
        // The newest of an object stays the first.
        let mut at = reversed(*old.add(i));
        while at != Hidden::NONE {
            let r: *mut WeakRef = at.get();
            at = (*r).next;
            let head = bucket((*r).object.get());
            (*r).next = *head;
            *head = Hidden::new(r);
        }
    }
    port::raw_free(old.cast());
    true
}

/// Calls `f` with each reference to `o`; those for which it says no leave the table.
unsafe fn retain(o: Obj, mut f: impl FnMut(*mut WeakRef) -> bool) {
    if N_BUCKETS == 0 {
        return;
    }
    retain_in(bucket(o), |r| (*r).object != Hidden::new(o) || f(r));
}

unsafe fn retain_in(mut link: *mut Hidden, mut f: impl FnMut(*mut WeakRef) -> bool) {
    while *link != Hidden::NONE {
        let r: *mut WeakRef = (*link).get();
        let next = (*r).next;
        if f(r) {
            link = addr_of_mut!((*r).next);
        } else {
            // `f` may have put it into another list, so that its own link is not touched.
            *link = next;
            COUNT = COUNT.wrapping_sub(1);
        }
    }
}

/// Ends a reference whose object is dead; its callback waits.
unsafe fn clear(r: *mut WeakRef) {
    (*r).object = Hidden::NONE;
    (*r).next = Hidden::NONE;
    if !(*r).callback.is_null() {
        (*r).next = WAITING;
        WAITING = Hidden::new(r);
    }
}

/// For the port, when a collection has marked all that is alive and before it keeps dead
/// objects for their `tp_dealloc`: `live` says whether an object is marked. References to
/// dead objects are cleared. Neither allocates nor calls Python code.
#[no_mangle]
pub unsafe extern "C" fn typeobject_weakref_clear(live: extern "C" fn(*const c_void) -> c_int) {
    super::unicodeobject::forget_copies(live);
    for i in 0..N_BUCKETS {
        retain_in(BUCKETS.add(i), |r| {
            if live((*r).object.get::<c_void>()) != 0 {
                return true;
            }
            if live(r.cast()) == 0 {
                // Both die: nobody is there to be called.
                (*r).callback = NULL;
            }
            clear(r);
            false
        });
    }
}

/// For the port, when nothing more will be marked: forgets the references that go with this
/// collection. Whether any callback waits.
#[no_mangle]
pub unsafe extern "C" fn typeobject_weakref_drop(
    live: extern "C" fn(*const c_void) -> c_int,
) -> c_int {
    for i in 0..N_BUCKETS {
        retain_in(BUCKETS.add(i), |r| live(r.cast()) != 0);
    }
    for list in [addr_of_mut!(WAITING), addr_of_mut!(READY)] {
        let mut link = list;
        while *link != Hidden::NONE {
            let r: *mut WeakRef = (*link).get();
            if live(r.cast()) != 0 {
                link = addr_of_mut!((*r).next);
            } else {
                *link = (*r).next;
            }
        }
    }
    waiting().into()
}

unsafe fn waiting() -> bool {
    WAITING != Hidden::NONE || READY != Hidden::NONE
}

/// For the port, when Python code may run: calls the callbacks that wait, an object's newest
/// first, as CPython does. The pending exception is as before.
#[no_mangle]
pub unsafe extern "C" fn typeobject_weakref_callbacks() {
    while waiting() {
        if READY == Hidden::NONE {
            READY = reversed(WAITING);
            WAITING = Hidden::NONE;
        }
        let r: *mut WeakRef = READY.get();
        READY = (*r).next;
        (*r).next = Hidden::NONE;
        call_back(r);
    }
}

unsafe fn call_back(r: *mut WeakRef) {
    let callback = (*r).callback;
    if callback.is_null() {
        return;
    }
    (*r).callback = NULL;
    let saved = SavedError::new();
    let args = [r.cast()];
    if port::call(callback, 1, 0, args.as_ptr()).is_null() {
        super::errors::PyErr_WriteUnraisable(callback);
    }
    saved.restore();
}

/// Ends all references to an object, which its `tp_dealloc` calls before anything else; the
/// callbacks are called. A collection has done so already. Never fails.
///
/// Source: <https://docs.python.org/3/c-api/weakref.html#c.PyObject_ClearWeakRefs>
#[no_mangle]
pub unsafe extern "C" fn PyObject_ClearWeakRefs(o: *mut PyObject) {
    retain(o, |r| {
        clear(r);
        false
    });
    if waiting() {
        typeobject_weakref_callbacks();
    }
}

// ---- making and asking -------------------------------------------------------

/// Whether values of its type can be weakly referenced: instances of a module's type that
/// says so, and of every class made in Python from one.
unsafe fn supported(o: Obj) -> bool {
    if port::is_ours(o) == 0 {
        return false;
    }
    let t = ty(o);
    (*t).tp_weaklistoffset != 0
        || (*t).tp_flags & Py_TPFLAGS_MANAGED_WEAKREF as c_ulong != 0
        // What PyType_FromSpec makes has something in tp_cache (heaptype.rs).
        || ((*t).tp_flags & Py_TPFLAGS_HEAPTYPE as c_ulong != 0 && (*t).tp_cache.is_null())
}

unsafe fn is_proxy(o: Obj) -> bool {
    is_exact(o, addr_of_mut!(_PyWeakref_ProxyType))
        || is_exact(o, addr_of_mut!(_PyWeakref_CallableProxyType))
}

unsafe fn is_weakref(o: Obj) -> bool {
    is_a(o, addr_of_mut!(_PyWeakref_RefType)) || is_proxy(o)
}

/// A reference of type `t` to `o`, the one that is there when it can be shared.
unsafe fn make(t: *mut PyTypeObject, o: Obj, callback: Obj) -> Obj {
    if !supported(o) {
        return raise!(
            PyExc_TypeError,
            c"cannot create weak reference to '%s' object",
            type_name(o)
        );
    }
    let callback = if !callback.is_null() && is_none(callback) {
        NULL
    } else {
        callback
    };
    let shared = t == addr_of_mut!(_PyWeakref_RefType)
        || t == addr_of_mut!(_PyWeakref_ProxyType)
        || t == addr_of_mut!(_PyWeakref_CallableProxyType);
    if callback.is_null() && shared {
        let mut found = NULL;
        retain(o, |r| {
            if (*r).callback.is_null() && is_exact(r.cast(), t) {
                found = r.cast();
            }
            true
        });
        if !found.is_null() {
            return found;
        }
    }
    if !make_room() {
        return NULL;
    }
    let r: *mut WeakRef = instance(t).cast();
    if r.is_null() {
        return NULL;
    }
    (*r).object = Hidden::new(o);
    (*r).callback = callback;
    let head = bucket(o);
    (*r).next = *head;
    *head = Hidden::new(r);
    COUNT = COUNT.wrapping_add(1);
    r.cast()
}

/// A weak reference to an object: a new reference. `callback` may be NULL or None; it is
/// called with the weak reference when the object is gone. TypeError for objects that cannot
/// be weakly referenced.
///
/// Source: <https://docs.python.org/3/c-api/weakref.html#c.PyWeakref_NewRef>
#[no_mangle]
pub unsafe extern "C" fn PyWeakref_NewRef(
    ob: *mut PyObject,
    callback: *mut PyObject,
) -> *mut PyObject {
    make(addr_of_mut!(_PyWeakref_RefType), ob, callback)
}

/// The same as a proxy, which passes on what is done to it.
///
/// Source: <https://docs.python.org/3/c-api/weakref.html#c.PyWeakref_NewProxy>
#[no_mangle]
pub unsafe extern "C" fn PyWeakref_NewProxy(
    ob: *mut PyObject,
    callback: *mut PyObject,
) -> *mut PyObject {
    let t = if port::callable(ob) != 0 {
        addr_of_mut!(_PyWeakref_CallableProxyType)
    } else {
        addr_of_mut!(_PyWeakref_ProxyType)
    };
    make(t, ob, callback)
}

/// The object, or None when it is gone: borrowed. SystemError for what is no weak reference.
///
/// Source: <https://docs.python.org/3/c-api/weakref.html#c.PyWeakref_GetObject>
#[no_mangle]
pub unsafe extern "C" fn PyWeakref_GetObject(ref_: *mut PyObject) -> *mut PyObject {
    if ref_.is_null() || !is_weakref(ref_) {
        return bad_internal_call();
    }
    target(ref_)
}

/// 1 and a new reference, 0 and NULL when the object is gone, -1 and NULL with TypeError.
///
/// Source: <https://docs.python.org/3/c-api/weakref.html#c.PyWeakref_GetRef>
#[no_mangle]
pub unsafe extern "C" fn PyWeakref_GetRef(ref_: *mut PyObject, pobj: *mut *mut PyObject) -> c_int {
    *pobj = NULL;
    if ref_.is_null() {
        bad_internal_call();
        return -1;
    }
    if !is_weakref(ref_) {
        raise!(PyExc_TypeError, c"expected a weakref");
        return -1;
    }
    *pobj = (*ref_.cast::<WeakRef>()).object.get();
    (!(*pobj).is_null()).into()
}

/// The object of a weak reference, or None.
unsafe fn target(r: Obj) -> Obj {
    let o: Obj = (*r.cast::<WeakRef>()).object.get();
    if o.is_null() {
        port::none()
    } else {
        o
    }
}

// ---- the type of references ------------------------------------------------

static mut REF_GETSETS: [PyGetSetDef; 2] = [
    PyGetSetDef::new(c"__callback__", Some(ref_callback), None, c""),
    PyGetSetDef::END,
];

/// The type `weakref.ReferenceType`.
#[no_mangle]
pub static mut _PyWeakref_RefType: PyTypeObject = PyTypeObject {
    tp_flags: (Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE) as c_ulong,
    tp_repr: Some(ref_repr),
    tp_hash: Some(ref_hash),
    tp_call: Some(ref_call),
    tp_richcompare: Some(ref_richcompare),
    tp_getset: addr_of_mut!(REF_GETSETS).cast(),
    tp_init: Some(ref_init),
    tp_new: Some(ref_new),
    ..PyTypeObject::new(c"weakref.ReferenceType", size_of::<WeakRef>())
};

/// The one or two arguments of `ref` and `proxy`. None with TypeError.
unsafe fn arguments(args: Obj, kwds: Obj, function: &core::ffi::CStr) -> Option<(Obj, Obj)> {
    let n = super::tupleobject::PyTuple_Size(args);
    if !kwds.is_null() && port::dict_len(kwds) != 0 {
        raise!(
            PyExc_TypeError,
            c"%s() takes no keyword arguments",
            function.as_ptr()
        );
        return None;
    }
    if !(1..=2).contains(&n) {
        raise!(
            PyExc_TypeError,
            c"%s expected at %s %d argument%s, got %zd",
            function.as_ptr(),
            if n < 1 {
                c"least".as_ptr()
            } else {
                c"most".as_ptr()
            },
            if n < 1 { 1 as c_int } else { 2 },
            if n < 1 { c"".as_ptr() } else { c"s".as_ptr() },
            n
        );
        return None;
    }
    let callback = if n == 2 {
        super::tupleobject::PyTuple_GetItem(args, 1)
    } else {
        NULL
    };
    Some((super::tupleobject::PyTuple_GetItem(args, 0), callback))
}

unsafe extern "C" fn ref_new(
    t: *mut PyTypeObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    // A subclass may take arguments of its own, which are its __init__'s to check.
    let own = t == addr_of_mut!(_PyWeakref_RefType);
    if !own && super::tupleobject::PyTuple_Size(args) > 2 {
        return make(
            t,
            super::tupleobject::PyTuple_GetItem(args, 0),
            super::tupleobject::PyTuple_GetItem(args, 1),
        );
    }
    match arguments(args, if own { kwds } else { NULL }, c"__new__") {
        Some((o, callback)) => make(t, o, callback),
        None => NULL,
    }
}

unsafe extern "C" fn ref_init(_: *mut PyObject, args: *mut PyObject, kwds: *mut PyObject) -> c_int {
    match arguments(args, kwds, c"__init__") {
        Some(_) => 0,
        None => -1,
    }
}

unsafe extern "C" fn ref_call(
    r: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    let n = super::tupleobject::PyTuple_Size(args);
    if n != 0 || (!kwds.is_null() && port::dict_len(kwds) != 0) {
        return raise!(
            PyExc_TypeError,
            c"__call__() takes exactly 0 arguments (%zd given)",
            n
        );
    }
    target(r)
}

unsafe extern "C" fn ref_hash(r: *mut PyObject) -> Py_hash_t {
    let r: *mut WeakRef = r.cast();
    if !(*r).hashed {
        let o: Obj = (*r).object.get();
        if o.is_null() {
            raise!(PyExc_TypeError, c"weak object has gone away");
            return -1;
        }
        let hash = PyObject_Hash(o);
        if hash == -1 {
            return -1;
        }
        (*r).hash = hash;
        (*r).hashed = true;
    }
    (*r).hash
}

unsafe extern "C" fn ref_richcompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    let t = addr_of_mut!(_PyWeakref_RefType);
    if (op != Py_EQ && op != Py_NE) || !is_a(a, t) || !is_a(b, t) {
        return port::not_implemented();
    }
    let x: Obj = (*a.cast::<WeakRef>()).object.get();
    let y: Obj = (*b.cast::<WeakRef>()).object.get();
    if x.is_null() || y.is_null() {
        return port::bool_(((a == b) == (op == Py_EQ)).into());
    }
    port::compare(op, x, y)
}

unsafe extern "C" fn ref_repr(r: *mut PyObject) -> *mut PyObject {
    let o: Obj = (*r.cast::<WeakRef>()).object.get();
    if o.is_null() {
        return PyUnicode_FromFormat(c"<weakref at %p; dead>".as_ptr(), r);
    }
    PyUnicode_FromFormat(
        c"<weakref at %p; to '%s' at %p>".as_ptr(),
        r,
        type_name(o),
        o,
    )
}

unsafe extern "C" fn ref_callback(r: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let callback = (*r.cast::<WeakRef>()).callback;
    if callback.is_null() {
        port::none()
    } else {
        callback
    }
}

// ---- proxies -----------------------------------------------------------------

/// What a proxy stands for; any other value is itself. NULL with ReferenceError.
unsafe fn behind(o: Obj) -> Obj {
    if !is_proxy(o) {
        return o;
    }
    let object: Obj = (*o.cast::<WeakRef>()).object.get();
    if object.is_null() {
        return raise!(
            PyExc_ReferenceError,
            c"weakly-referenced object no longer exists"
        );
    }
    object
}

unsafe extern "C" fn proxy_index(o: *mut PyObject) -> *mut PyObject {
    let o = behind(o);
    if o.is_null() {
        return NULL;
    }
    super::abstract_::index(o)
}

macro_rules! proxy_unary {
    ($($name:ident $op:ident;)*) => {
        $(unsafe extern "C" fn $name(o: *mut PyObject) -> *mut PyObject {
            let o = behind(o);
            if o.is_null() {
                return NULL;
            }
            port::unary(unary_op::$op, o)
        })*
    };
}

macro_rules! proxy_binary {
    ($($name:ident $op:expr;)*) => {
        $(unsafe extern "C" fn $name(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
            let (a, b) = (behind(a), behind(b));
            if a.is_null() || b.is_null() {
                return NULL;
            }
            port::binary($op, a, b)
        })*
    };
}

proxy_unary! {
    proxy_neg NEGATIVE;
    proxy_pos POSITIVE;
    proxy_abs ABS;
    proxy_invert INVERT;
    proxy_int INT;
    proxy_float FLOAT;
}

proxy_binary! {
    proxy_add binary_op::ADD;
    proxy_sub binary_op::SUBTRACT;
    proxy_mul binary_op::MULTIPLY;
    proxy_floordiv binary_op::FLOOR_DIVIDE;
    proxy_truediv binary_op::TRUE_DIVIDE;
    proxy_mod binary_op::REMAINDER;
    proxy_divmod binary_op::DIVMOD;
    proxy_lshift binary_op::LSHIFT;
    proxy_rshift binary_op::RSHIFT;
    proxy_and binary_op::AND;
    proxy_xor binary_op::XOR;
    proxy_or binary_op::OR;
    proxy_matmul binary_op::MATRIX_MULTIPLY;
    proxy_iadd binary_op::ADD + binary_op::INPLACE;
    proxy_isub binary_op::SUBTRACT + binary_op::INPLACE;
    proxy_imul binary_op::MULTIPLY + binary_op::INPLACE;
    proxy_ifloordiv binary_op::FLOOR_DIVIDE + binary_op::INPLACE;
    proxy_itruediv binary_op::TRUE_DIVIDE + binary_op::INPLACE;
    proxy_imod binary_op::REMAINDER + binary_op::INPLACE;
    proxy_ilshift binary_op::LSHIFT + binary_op::INPLACE;
    proxy_irshift binary_op::RSHIFT + binary_op::INPLACE;
    proxy_iand binary_op::AND + binary_op::INPLACE;
    proxy_ixor binary_op::XOR + binary_op::INPLACE;
    proxy_ior binary_op::OR + binary_op::INPLACE;
    proxy_imatmul binary_op::MATRIX_MULTIPLY + binary_op::INPLACE;
}

unsafe extern "C" fn proxy_bool(o: *mut PyObject) -> c_int {
    let o = behind(o);
    if o.is_null() {
        return -1;
    }
    port::is_true(o)
}

static mut PROXY_AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_add: Some(proxy_add),
    nb_subtract: Some(proxy_sub),
    nb_multiply: Some(proxy_mul),
    nb_remainder: Some(proxy_mod),
    nb_divmod: Some(proxy_divmod),
    nb_negative: Some(proxy_neg),
    nb_positive: Some(proxy_pos),
    nb_absolute: Some(proxy_abs),
    nb_bool: Some(proxy_bool),
    nb_invert: Some(proxy_invert),
    nb_lshift: Some(proxy_lshift),
    nb_rshift: Some(proxy_rshift),
    nb_and: Some(proxy_and),
    nb_xor: Some(proxy_xor),
    nb_or: Some(proxy_or),
    nb_int: Some(proxy_int),
    nb_float: Some(proxy_float),
    nb_inplace_add: Some(proxy_iadd),
    nb_inplace_subtract: Some(proxy_isub),
    nb_inplace_multiply: Some(proxy_imul),
    nb_inplace_remainder: Some(proxy_imod),
    nb_inplace_lshift: Some(proxy_ilshift),
    nb_inplace_rshift: Some(proxy_irshift),
    nb_inplace_and: Some(proxy_iand),
    nb_inplace_xor: Some(proxy_ixor),
    nb_inplace_or: Some(proxy_ior),
    nb_floor_divide: Some(proxy_floordiv),
    nb_true_divide: Some(proxy_truediv),
    nb_inplace_floor_divide: Some(proxy_ifloordiv),
    nb_inplace_true_divide: Some(proxy_itruediv),
    nb_index: Some(proxy_index),
    nb_matrix_multiply: Some(proxy_matmul),
    nb_inplace_matrix_multiply: Some(proxy_imatmul),
    ..PyNumberMethods::EMPTY
};

static mut PROXY_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_contains: Some(proxy_contains),
    ..PySequenceMethods::EMPTY
};

static mut PROXY_AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(proxy_length),
    mp_subscript: Some(proxy_subscript),
    mp_ass_subscript: Some(proxy_ass_subscript),
};

macro_rules! proxy_type {
    ($name:literal, $call:expr) => {
        PyTypeObject {
            tp_repr: Some(proxy_repr),
            tp_str: Some(proxy_str),
            tp_as_number: addr_of_mut!(PROXY_AS_NUMBER),
            tp_as_sequence: addr_of_mut!(PROXY_AS_SEQUENCE),
            tp_as_mapping: addr_of_mut!(PROXY_AS_MAPPING),
            tp_hash: Some(PyObject_HashNotImplemented),
            tp_call: $call,
            tp_getattro: Some(proxy_getattr),
            tp_setattro: Some(proxy_setattr),
            tp_richcompare: Some(proxy_richcompare),
            tp_iter: Some(proxy_iter),
            tp_iternext: Some(proxy_next),
            tp_flags: (Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION) as c_ulong,
            ..PyTypeObject::new($name, size_of::<WeakRef>())
        }
    };
}

/// The type `weakref.ProxyType`.
#[no_mangle]
pub static mut _PyWeakref_ProxyType: PyTypeObject = proxy_type!(c"weakref.ProxyType", None);

/// The type `weakref.CallableProxyType`: proxies of what can be called.
#[no_mangle]
pub static mut _PyWeakref_CallableProxyType: PyTypeObject =
    proxy_type!(c"weakref.CallableProxyType", Some(proxy_call));

unsafe extern "C" fn proxy_contains(o: *mut PyObject, value: *mut PyObject) -> c_int {
    let o = behind(o);
    if o.is_null() {
        return -1;
    }
    port::contains(o, value)
}

unsafe extern "C" fn proxy_length(o: *mut PyObject) -> Py_ssize_t {
    let o = behind(o);
    if o.is_null() {
        return -1;
    }
    port::len(o)
}

unsafe extern "C" fn proxy_subscript(o: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    let o = behind(o);
    if o.is_null() {
        return NULL;
    }
    port::getitem(o, key)
}

unsafe extern "C" fn proxy_ass_subscript(
    o: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    let o = behind(o);
    if o.is_null() {
        return -1;
    }
    port::setitem(o, key, value)
}

unsafe extern "C" fn proxy_repr(o: *mut PyObject) -> *mut PyObject {
    let object: Obj = (*o.cast::<WeakRef>()).object.get();
    let name = if object.is_null() {
        c"NoneType".as_ptr()
    } else {
        type_name(object)
    };
    PyUnicode_FromFormat(c"<weakproxy at %p to %s at %p>".as_ptr(), o, name, object)
}

unsafe extern "C" fn proxy_str(o: *mut PyObject) -> *mut PyObject {
    let o = behind(o);
    if o.is_null() {
        return NULL;
    }
    port::str(o)
}

unsafe extern "C" fn proxy_getattr(o: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    let o = behind(o);
    if o.is_null() {
        return NULL;
    }
    port::getattr(o, name)
}

unsafe extern "C" fn proxy_setattr(
    o: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    let o = behind(o);
    if o.is_null() {
        return -1;
    }
    port::setattr(o, name, value)
}

unsafe extern "C" fn proxy_richcompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    let (a, b) = (behind(a), behind(b));
    if a.is_null() || b.is_null() {
        return NULL;
    }
    port::compare(op, a, b)
}

unsafe extern "C" fn proxy_iter(o: *mut PyObject) -> *mut PyObject {
    let o = behind(o);
    if o.is_null() {
        return NULL;
    }
    port::iter(o)
}

unsafe extern "C" fn proxy_next(o: *mut PyObject) -> *mut PyObject {
    let o = behind(o);
    if o.is_null() {
        return NULL;
    }
    port::iter_next(o)
}

unsafe extern "C" fn proxy_call(
    o: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    let o = behind(o);
    if o.is_null() {
        return NULL;
    }
    super::call::PyObject_Call(o, args, kwds)
}

// ---- the module ----------------------------------------------------------------

static mut FUNCTIONS: [PyMethodDef; 4] = [
    PyMethodDef::varargs(
        c"proxy",
        module_proxy,
        c"Create a proxy object that weakly references 'object'.",
    ),
    PyMethodDef::o(
        c"getweakrefcount",
        module_count,
        c"Return the number of weak references to 'object'.",
    ),
    PyMethodDef::o(
        c"getweakrefs",
        module_refs,
        c"Return a list of all weak reference objects pointing to 'object'.",
    ),
    PyMethodDef::END,
];

unsafe extern "C" fn module_proxy(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    match arguments(args, NULL, c"proxy") {
        Some((o, callback)) => PyWeakref_NewProxy(o, callback),
        None => NULL,
    }
}

unsafe extern "C" fn module_count(_: *mut PyObject, o: *mut PyObject) -> *mut PyObject {
    let mut n = 0;
    retain(o, |_| {
        n += 1;
        true
    });
    port::int_from_i64(n)
}

unsafe extern "C" fn module_refs(_: *mut PyObject, o: *mut PyObject) -> *mut PyObject {
    let list = port::list_new(0);
    if list.is_null() {
        return NULL;
    }
    // The list may collect when it grows, and the table must not change meanwhile: one
    // reference at a time, counted from the start.
    let mut i: usize = 0;
    loop {
        let mut at: usize = 0;
        let mut found = NULL;
        retain(o, |r| {
            if at == i {
                found = r.cast();
            }
            at = at.wrapping_add(1);
            true
        });
        if found.is_null() {
            return list;
        }
        if port::list_append(list, found) < 0 {
            return NULL;
        }
        i = i.wrapping_add(1);
    }
}

/// For a port whose VM has no module `weakref`: puts what it has in C into its dict. 0 or -1.
#[no_mangle]
pub unsafe extern "C" fn typeobject_weakref_module(dict: *mut PyObject) -> c_int {
    let types = [
        (c"ref", addr_of_mut!(_PyWeakref_RefType)),
        (c"ReferenceType", addr_of_mut!(_PyWeakref_RefType)),
        (c"ProxyType", addr_of_mut!(_PyWeakref_ProxyType)),
        (
            c"CallableProxyType",
            addr_of_mut!(_PyWeakref_CallableProxyType),
        ),
    ];
    for (text, t) in types {
        if ready_own_type(t) < 0 || port::dict_set(dict, name(text), t.cast()) < 0 {
            return -1;
        }
    }
    let mut def = addr_of_mut!(FUNCTIONS).cast::<PyMethodDef>();
    while !(*def).ml_name.is_null() {
        let function = port::descr_method(def.cast(), ptr::null_mut(), NULL, NULL);
        if function.is_null() || port::dict_set(dict, name_of((*def).ml_name), function) < 0 {
            return -1;
        }
        def = def.add(1);
    }
    0
}
