//! `object.h` and `cpython/object.h`: objects, types and slots.

use super::{
    getbufferproc, releasebufferproc, PyGetSetDef, PyMemberDef, PyMethodDef, Py_hash_t, Py_ssize_t,
};
use core::ffi::{c_char, c_int, c_uint, c_ulong, c_void, CStr};
use core::ptr::{null, null_mut};

/// The head of every object, two words: CPython's.
///
/// On a VM the first word holds the VM's own type, and `ob_type` is valid in objects of
/// types that a module defines, only there. Use `Py_TYPE` for every other object.
#[cfg(not(feature = "vm"))]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyObject {
    /// The number of references, or the VM's type.
    pub ob_refcnt: Py_ssize_t,
    /// The type.
    pub ob_type: *mut PyTypeObject,
}

/// What a VM has for a type. In C, `ob_type` of an object of a type that a module defines goes
/// through it.
#[repr(C)]
pub struct typeobject_vmtype {
    _private: [u8; 0],
}

/// The head of every object, one word: the VM's own type. `Py_TYPE` goes through it.
#[cfg(feature = "vm")]
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyObject {
    /// The VM's type of the object.
    pub ob_vmtype: *const typeobject_vmtype,
}

/// The head of a static object.
#[cfg(not(feature = "vm"))]
pub const PyObject_HEAD_INIT: PyObject = PyObject {
    ob_refcnt: 1,
    ob_type: null_mut(),
};
/// The head of a static object.
#[cfg(feature = "vm")]
pub const PyObject_HEAD_INIT: PyObject = PyObject {
    ob_vmtype: core::ptr::without_provenance(1),
};

/// The head of objects of variable size.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyVarObject {
    /// Head.
    pub ob_base: PyObject,
    /// Number of items.
    pub ob_size: Py_ssize_t,
}

/// One slot of a [`PyType_Spec`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyType_Slot {
    /// `Py_tp_*`, `Py_nb_*`…; 0 ends the array.
    pub slot: c_int,
    /// The slot's function or value.
    pub pfunc: *mut c_void,
}

impl PyType_Slot {
    /// The end of an array.
    pub const END: Self = Self {
        slot: 0,
        pfunc: null_mut(),
    };
}

// SAFETY: a host reads the array while it holds its lock; nobody writes it.
unsafe impl Sync for PyType_Slot {}

/// What `PyType_FromSpec` makes a heap type from.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyType_Spec {
    /// `"module.name"`.
    pub name: *const c_char,
    /// Bytes of an instance; 0 inherits.
    pub basicsize: c_int,
    /// Bytes of an item of a variable-size instance, else 0.
    pub itemsize: c_int,
    /// `Py_TPFLAGS_*`.
    pub flags: c_uint,
    /// The slots, ended by slot 0.
    pub slots: *mut PyType_Slot,
}

// SAFETY: a host reads it while it holds its lock; nobody writes it.
unsafe impl Sync for PyType_Spec {}

// ---- the functions of slots: NULL results and -1 mean that an exception is set ----

/// One operand. Returns a new reference.
pub type unaryfunc = Option<unsafe extern "C" fn(*mut PyObject) -> *mut PyObject>;
/// Two operands. Returns a new reference, `Py_NotImplemented` included.
pub type binaryfunc = Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject>;
/// Three operands. Returns a new reference.
pub type ternaryfunc =
    Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject>;
/// A question: 1, 0 or -1.
pub type inquiry = Option<unsafe extern "C" fn(*mut PyObject) -> c_int>;
/// A length, or -1.
pub type lenfunc = Option<unsafe extern "C" fn(*mut PyObject) -> Py_ssize_t>;
/// An object and an index or count. Returns a new reference.
pub type ssizeargfunc = Option<unsafe extern "C" fn(*mut PyObject, Py_ssize_t) -> *mut PyObject>;
/// An object and a range of indices (unused since Python 3).
pub type ssizessizeargfunc =
    Option<unsafe extern "C" fn(*mut PyObject, Py_ssize_t, Py_ssize_t) -> *mut PyObject>;
/// Sets an item by index, or deletes it when the value is NULL: 0 or -1.
pub type ssizeobjargproc =
    Option<unsafe extern "C" fn(*mut PyObject, Py_ssize_t, *mut PyObject) -> c_int>;
/// Sets a range of items (unused since Python 3).
pub type ssizessizeobjargproc =
    Option<unsafe extern "C" fn(*mut PyObject, Py_ssize_t, Py_ssize_t, *mut PyObject) -> c_int>;
/// Sets an item by key, or deletes it when the value is NULL: 0 or -1.
pub type objobjargproc =
    Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int>;
/// A question about two objects: 1, 0 or -1.
pub type objobjproc = Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> c_int>;
/// Called by [`traverseproc`] for each reference; a result other than 0 ends the visit.
pub type visitproc = Option<unsafe extern "C" fn(object: *mut PyObject, arg: *mut c_void) -> c_int>;
/// Calls `visit` for each reference that the object holds.
pub type traverseproc =
    Option<unsafe extern "C" fn(slf: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int>;
/// Frees memory.
pub type freefunc = Option<unsafe extern "C" fn(*mut c_void)>;
/// Ends an object. Must leave a pending exception as it was.
pub type destructor = Option<unsafe extern "C" fn(*mut PyObject)>;
/// Reads an attribute by C string. Returns a new reference.
pub type getattrfunc =
    Option<unsafe extern "C" fn(slf: *mut PyObject, name: *mut c_char) -> *mut PyObject>;
/// Reads an attribute. Returns a new reference.
pub type getattrofunc =
    Option<unsafe extern "C" fn(slf: *mut PyObject, name: *mut PyObject) -> *mut PyObject>;
/// Sets an attribute by C string, or deletes it when `value` is NULL: 0 or -1.
pub type setattrfunc = Option<
    unsafe extern "C" fn(slf: *mut PyObject, name: *mut c_char, value: *mut PyObject) -> c_int,
>;
/// Sets an attribute, or deletes it when `value` is NULL: 0 or -1.
pub type setattrofunc = Option<
    unsafe extern "C" fn(slf: *mut PyObject, name: *mut PyObject, value: *mut PyObject) -> c_int,
>;
/// A text. Returns a new reference to a str.
pub type reprfunc = Option<unsafe extern "C" fn(*mut PyObject) -> *mut PyObject>;
/// A hash value, or -1.
pub type hashfunc = Option<unsafe extern "C" fn(*mut PyObject) -> Py_hash_t>;
/// Compares; the third argument is `Py_LT` … `Py_GE`. Returns a new reference.
pub type richcmpfunc =
    Option<unsafe extern "C" fn(*mut PyObject, *mut PyObject, c_int) -> *mut PyObject>;
/// Returns a new reference to an iterator.
pub type getiterfunc = Option<unsafe extern "C" fn(*mut PyObject) -> *mut PyObject>;
/// Returns a new reference to the next item; NULL, with or without StopIteration, ends.
pub type iternextfunc = Option<unsafe extern "C" fn(*mut PyObject) -> *mut PyObject>;
/// `__get__`: `object` is NULL when read from the class. Returns a new reference.
pub type descrgetfunc = Option<
    unsafe extern "C" fn(
        slf: *mut PyObject,
        object: *mut PyObject,
        cls: *mut PyObject,
    ) -> *mut PyObject,
>;
/// `__set__`, or `__delete__` when `value` is NULL: 0 or -1.
pub type descrsetfunc = Option<
    unsafe extern "C" fn(slf: *mut PyObject, object: *mut PyObject, value: *mut PyObject) -> c_int,
>;
/// `__init__`: 0 or -1. `kwds` may be NULL.
pub type initproc = Option<
    unsafe extern "C" fn(slf: *mut PyObject, args: *mut PyObject, kwds: *mut PyObject) -> c_int,
>;
/// `__new__`: returns a new reference. `kwds` may be NULL.
pub type newfunc = Option<
    unsafe extern "C" fn(
        cls: *mut PyTypeObject,
        args: *mut PyObject,
        kwds: *mut PyObject,
    ) -> *mut PyObject,
>;
/// Allocates a zeroed object with room for `nitems` items. Returns a new reference.
pub type allocfunc =
    Option<unsafe extern "C" fn(cls: *mut PyTypeObject, nitems: Py_ssize_t) -> *mut PyObject>;
/// A call with arguments in an array (PEP 590). Returns a new reference.
pub type vectorcallfunc = Option<
    unsafe extern "C" fn(
        callable: *mut PyObject,
        args: *const *mut PyObject,
        nargsf: usize,
        kwnames: *mut PyObject,
    ) -> *mut PyObject,
>;

/// What `am_send` returns.
pub type PySendResult = c_int;
/// The generator returned.
pub const PYGEN_RETURN: PySendResult = 0;
/// It raised.
pub const PYGEN_ERROR: PySendResult = -1;
/// It yielded.
pub const PYGEN_NEXT: PySendResult = 1;

/// Sends a value into a generator (3.10+).
pub type sendfunc = Option<
    unsafe extern "C" fn(
        iter: *mut PyObject,
        value: *mut PyObject,
        result: *mut *mut PyObject,
    ) -> PySendResult,
>;

/// The number protocol. A slot gets its operands in the order of the expression, so
/// either may be of the type.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyNumberMethods {
    /// `a + b`
    pub nb_add: binaryfunc,
    /// `a - b`
    pub nb_subtract: binaryfunc,
    /// `a * b`
    pub nb_multiply: binaryfunc,
    /// `a % b`
    pub nb_remainder: binaryfunc,
    /// `divmod(a, b)`
    pub nb_divmod: binaryfunc,
    /// `pow(a, b, c)`; `c` is None for `a ** b`
    pub nb_power: ternaryfunc,
    /// `-a`
    pub nb_negative: unaryfunc,
    /// `+a`
    pub nb_positive: unaryfunc,
    /// `abs(a)`
    pub nb_absolute: unaryfunc,
    /// `bool(a)`
    pub nb_bool: inquiry,
    /// `~a`
    pub nb_invert: unaryfunc,
    /// `a << b`
    pub nb_lshift: binaryfunc,
    /// `a >> b`
    pub nb_rshift: binaryfunc,
    /// `a & b`
    pub nb_and: binaryfunc,
    /// `a ^ b`
    pub nb_xor: binaryfunc,
    /// `a | b`
    pub nb_or: binaryfunc,
    /// `int(a)`
    pub nb_int: unaryfunc,
    /// Was `long(a)` in Python 2; NULL.
    pub nb_reserved: *mut c_void,
    /// `float(a)`
    pub nb_float: unaryfunc,

    /// `a += b`
    pub nb_inplace_add: binaryfunc,
    /// `a -= b`
    pub nb_inplace_subtract: binaryfunc,
    /// `a *= b`
    pub nb_inplace_multiply: binaryfunc,
    /// `a %= b`
    pub nb_inplace_remainder: binaryfunc,
    /// `a **= b`
    pub nb_inplace_power: ternaryfunc,
    /// `a <<= b`
    pub nb_inplace_lshift: binaryfunc,
    /// `a >>= b`
    pub nb_inplace_rshift: binaryfunc,
    /// `a &= b`
    pub nb_inplace_and: binaryfunc,
    /// `a ^= b`
    pub nb_inplace_xor: binaryfunc,
    /// `a |= b`
    pub nb_inplace_or: binaryfunc,

    /// `a // b`
    pub nb_floor_divide: binaryfunc,
    /// `a / b`
    pub nb_true_divide: binaryfunc,
    /// `a //= b`
    pub nb_inplace_floor_divide: binaryfunc,
    /// `a /= b`
    pub nb_inplace_true_divide: binaryfunc,

    /// `operator.index(a)`
    pub nb_index: unaryfunc,

    /// `a @ b`
    pub nb_matrix_multiply: binaryfunc,
    /// `a @= b`
    pub nb_inplace_matrix_multiply: binaryfunc,
}

/// The sequence protocol.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PySequenceMethods {
    /// `len(a)`
    pub sq_length: lenfunc,
    /// `a + b`
    pub sq_concat: binaryfunc,
    /// `a * n`
    pub sq_repeat: ssizeargfunc,
    /// `a[i]`; the length is added to a negative index when there is `sq_length`
    pub sq_item: ssizeargfunc,
    /// Was `a[i:j]` in Python 2; NULL.
    pub was_sq_slice: *mut c_void,
    /// `a[i] = b`, `del a[i]`
    pub sq_ass_item: ssizeobjargproc,
    /// Was `a[i:j] = b` in Python 2; NULL.
    pub was_sq_ass_slice: *mut c_void,
    /// `b in a`
    pub sq_contains: objobjproc,

    /// `a += b`
    pub sq_inplace_concat: binaryfunc,
    /// `a *= n`
    pub sq_inplace_repeat: ssizeargfunc,
}

/// The mapping protocol.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyMappingMethods {
    /// `len(a)`
    pub mp_length: lenfunc,
    /// `a[b]`
    pub mp_subscript: binaryfunc,
    /// `a[b] = c`, `del a[b]`
    pub mp_ass_subscript: objobjargproc,
}

/// The asynchronous protocols.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyAsyncMethods {
    /// `await a`
    pub am_await: unaryfunc,
    /// `async for x in a`
    pub am_aiter: unaryfunc,
    /// The next item of an asynchronous iterator.
    pub am_anext: unaryfunc,
    /// Sends a value (3.10+, read only from types with `Py_TPFLAGS_HAVE_AM_SEND`).
    pub am_send: sendfunc,
}

/// The buffer protocol.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyBufferProcs {
    /// Fills a view.
    pub bf_getbuffer: getbufferproc,
    /// Gives it back, or NULL.
    pub bf_releasebuffer: releasebufferproc,
}

/// What follows `tp_vectorcall` from 3.12 on.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyTypeObject_watch {
    /// The host's: which type watchers care about the type.
    pub tp_watched: u8,
    /// The host's (3.13+): how many version tags the type has used.
    pub tp_versions_used: u16,
}

/// What follows `tp_vectorcall`: one shape in 3.8, nothing in 3.9 to 3.11, another
/// from 3.12 on.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PyTypeObject_tail {
    /// 3.8 only: never called. NULL.
    pub tp_print: Option<unsafe extern "C" fn(*mut PyObject, *mut c_void, c_int) -> c_int>,
    /// 3.12 and later.
    pub watch: PyTypeObject_watch,
}

/// A type object: CPython's, with every slot of 3.8 to 3.14, then room for the VM.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyTypeObject {
    /// Head.
    pub ob_base: PyVarObject,
    /// `"module.name"`; needed.
    pub tp_name: *const c_char,
    /// Bytes of an instance.
    pub tp_basicsize: Py_ssize_t,
    /// Bytes of an item of a variable-size instance, else 0.
    pub tp_itemsize: Py_ssize_t,

    /// Ends an instance.
    pub tp_dealloc: destructor,
    /// Where in an instance its [`vectorcallfunc`] is, or 0.
    pub tp_vectorcall_offset: Py_ssize_t,
    /// Deprecated: see `tp_getattro`.
    pub tp_getattr: getattrfunc,
    /// Deprecated: see `tp_setattro`.
    pub tp_setattr: setattrfunc,
    /// The asynchronous protocols, or NULL.
    pub tp_as_async: *mut PyAsyncMethods,
    /// `repr(a)`
    pub tp_repr: reprfunc,

    /// The number protocol, or NULL.
    pub tp_as_number: *mut PyNumberMethods,
    /// The sequence protocol, or NULL.
    pub tp_as_sequence: *mut PySequenceMethods,
    /// The mapping protocol, or NULL.
    pub tp_as_mapping: *mut PyMappingMethods,

    /// `hash(a)`
    pub tp_hash: hashfunc,
    /// `a(*args, **kwds)`; the third argument may be NULL
    pub tp_call: ternaryfunc,
    /// `str(a)`
    pub tp_str: reprfunc,
    /// `a.name`
    pub tp_getattro: getattrofunc,
    /// `a.name = b`, `del a.name`
    pub tp_setattro: setattrofunc,

    /// The buffer protocol, or NULL.
    pub tp_as_buffer: *mut PyBufferProcs,

    /// `Py_TPFLAGS_*`
    pub tp_flags: c_ulong,

    /// The docstring, or NULL.
    pub tp_doc: *const c_char,

    /// Visits the references that an instance holds. Needed with `Py_TPFLAGS_HAVE_GC`.
    pub tp_traverse: traverseproc,
    /// Drops the references that may be part of a cycle.
    pub tp_clear: inquiry,

    /// `a < b`, `a == b`…
    pub tp_richcompare: richcmpfunc,

    /// Where in an instance its list of weak references is, or 0.
    pub tp_weaklistoffset: Py_ssize_t,

    /// `iter(a)`
    pub tp_iter: getiterfunc,
    /// `next(a)`
    pub tp_iternext: iternextfunc,

    /// The methods, or NULL.
    pub tp_methods: *mut PyMethodDef,
    /// The attributes that are fields of the C struct, or NULL.
    pub tp_members: *mut PyMemberDef,
    /// The computed attributes, or NULL.
    pub tp_getset: *mut PyGetSetDef,
    /// The base, borrowed; NULL for object.
    pub tp_base: *mut PyTypeObject,
    /// The type's attributes, filled by `PyType_Ready`.
    pub tp_dict: *mut PyObject,
    /// `__get__`
    pub tp_descr_get: descrgetfunc,
    /// `__set__`, `__delete__`
    pub tp_descr_set: descrsetfunc,
    /// Where in an instance its `__dict__` is, or 0.
    pub tp_dictoffset: Py_ssize_t,
    /// `__init__`
    pub tp_init: initproc,
    /// Allocates an instance.
    pub tp_alloc: allocfunc,
    /// `__new__`
    pub tp_new: newfunc,
    /// Frees an instance's memory.
    pub tp_free: freefunc,
    /// Whether an instance takes part in cyclic collection, where instances differ.
    pub tp_is_gc: inquiry,
    /// The bases, a tuple.
    pub tp_bases: *mut PyObject,
    /// The method resolution order, a tuple.
    pub tp_mro: *mut PyObject,
    /// Unused.
    pub tp_cache: *mut PyObject,
    /// The host's: the subclasses.
    pub tp_subclasses: *mut PyObject,
    /// The host's: weak references to the type.
    pub tp_weaklist: *mut PyObject,
    /// Deprecated: see `tp_finalize`.
    pub tp_del: destructor,

    /// The host's: the version of the attribute cache.
    pub tp_version_tag: c_uint,

    /// `__del__`
    pub tp_finalize: destructor,
    /// Calls the type itself (3.9+).
    pub tp_vectorcall: vectorcallfunc,

    /// What differs between versions; zero.
    pub tail: PyTypeObject_tail,

    /// The VM port's own, and room for later versions of CPython; zero.
    pub _vm: [*mut c_void; 8],
}

// SAFETY: a host reads and writes it while it holds its lock. A type object is written
// by `PyType_Ready`, so make it a `static mut`.
unsafe impl Sync for PyTypeObject {}
// SAFETY: as above. The suites are read only.
unsafe impl Sync for PyNumberMethods {}
// SAFETY: as above.
unsafe impl Sync for PySequenceMethods {}
// SAFETY: as above.
unsafe impl Sync for PyMappingMethods {}
// SAFETY: as above.
unsafe impl Sync for PyAsyncMethods {}
// SAFETY: as above.
unsafe impl Sync for PyBufferProcs {}

impl PyNumberMethods {
    /// No slot: `PyNumberMethods { nb_add: Some(add), ..PyNumberMethods::EMPTY }`.
    pub const EMPTY: Self = Self {
        nb_add: None,
        nb_subtract: None,
        nb_multiply: None,
        nb_remainder: None,
        nb_divmod: None,
        nb_power: None,
        nb_negative: None,
        nb_positive: None,
        nb_absolute: None,
        nb_bool: None,
        nb_invert: None,
        nb_lshift: None,
        nb_rshift: None,
        nb_and: None,
        nb_xor: None,
        nb_or: None,
        nb_int: None,
        nb_reserved: null_mut(),
        nb_float: None,
        nb_inplace_add: None,
        nb_inplace_subtract: None,
        nb_inplace_multiply: None,
        nb_inplace_remainder: None,
        nb_inplace_power: None,
        nb_inplace_lshift: None,
        nb_inplace_rshift: None,
        nb_inplace_and: None,
        nb_inplace_xor: None,
        nb_inplace_or: None,
        nb_floor_divide: None,
        nb_true_divide: None,
        nb_inplace_floor_divide: None,
        nb_inplace_true_divide: None,
        nb_index: None,
        nb_matrix_multiply: None,
        nb_inplace_matrix_multiply: None,
    };
}

impl PySequenceMethods {
    /// No slot.
    pub const EMPTY: Self = Self {
        sq_length: None,
        sq_concat: None,
        sq_repeat: None,
        sq_item: None,
        was_sq_slice: null_mut(),
        sq_ass_item: None,
        was_sq_ass_slice: null_mut(),
        sq_contains: None,
        sq_inplace_concat: None,
        sq_inplace_repeat: None,
    };
}

impl PyMappingMethods {
    /// No slot.
    pub const EMPTY: Self = Self {
        mp_length: None,
        mp_subscript: None,
        mp_ass_subscript: None,
    };
}

impl PyAsyncMethods {
    /// No slot.
    pub const EMPTY: Self = Self {
        am_await: None,
        am_aiter: None,
        am_anext: None,
        am_send: None,
    };
}

impl PyBufferProcs {
    /// No slot.
    pub const EMPTY: Self = Self {
        bf_getbuffer: None,
        bf_releasebuffer: None,
    };
}

impl PyTypeObject {
    /// No slot, no name: `PyTypeObject { tp_name: …, ..PyTypeObject::EMPTY }`.
    pub const EMPTY: Self = Self {
        ob_base: PyVarObject {
            ob_base: PyObject_HEAD_INIT,
            ob_size: 0,
        },
        tp_name: null(),
        tp_basicsize: 0,
        tp_itemsize: 0,
        tp_dealloc: None,
        tp_vectorcall_offset: 0,
        tp_getattr: None,
        tp_setattr: None,
        tp_as_async: null_mut(),
        tp_repr: None,
        tp_as_number: null_mut(),
        tp_as_sequence: null_mut(),
        tp_as_mapping: null_mut(),
        tp_hash: None,
        tp_call: None,
        tp_str: None,
        tp_getattro: None,
        tp_setattro: None,
        tp_as_buffer: null_mut(),
        tp_flags: 0,
        tp_doc: null(),
        tp_traverse: None,
        tp_clear: None,
        tp_richcompare: None,
        tp_weaklistoffset: 0,
        tp_iter: None,
        tp_iternext: None,
        tp_methods: null_mut(),
        tp_members: null_mut(),
        tp_getset: null_mut(),
        tp_base: null_mut(),
        tp_dict: null_mut(),
        tp_descr_get: None,
        tp_descr_set: None,
        tp_dictoffset: 0,
        tp_init: None,
        tp_alloc: None,
        tp_new: None,
        tp_free: None,
        tp_is_gc: None,
        tp_bases: null_mut(),
        tp_mro: null_mut(),
        tp_cache: null_mut(),
        tp_subclasses: null_mut(),
        tp_weaklist: null_mut(),
        tp_del: None,
        tp_version_tag: 0,
        tp_finalize: None,
        tp_vectorcall: None,
        tail: PyTypeObject_tail { tp_print: None },
        _vm: [null_mut(); 8],
    };

    /// A type with a name, a size and the default flags; the rest as in
    /// [`EMPTY`](Self::EMPTY).
    pub const fn new(name: &'static CStr, basicsize: usize) -> Self {
        Self {
            tp_name: name.as_ptr(),
            tp_basicsize: basicsize as Py_ssize_t,
            tp_flags: Py_TPFLAGS_DEFAULT,
            ..Self::EMPTY
        }
    }
}

// ---- flags of types ----

/// The host's (3.12+): a type of the interpreter's own.
pub const _Py_TPFLAGS_STATIC_BUILTIN: c_ulong = 1 << 1;
/// The host's (3.13+).
pub const Py_TPFLAGS_INLINE_VALUES: c_ulong = 1 << 2;
/// The host keeps the list of weak references (3.12+; ignored by older ones).
pub const Py_TPFLAGS_MANAGED_WEAKREF: c_ulong = 1 << 3;
/// The host keeps `__dict__` (3.11+; ignored by older ones).
pub const Py_TPFLAGS_MANAGED_DICT: c_ulong = 1 << 4;
/// Both.
pub const Py_TPFLAGS_PREHEADER: c_ulong = Py_TPFLAGS_MANAGED_WEAKREF | Py_TPFLAGS_MANAGED_DICT;
/// Matches sequence patterns (3.10+).
pub const Py_TPFLAGS_SEQUENCE: c_ulong = 1 << 5;
/// Matches mapping patterns (3.10+).
pub const Py_TPFLAGS_MAPPING: c_ulong = 1 << 6;
/// Calling the type is a TypeError (3.10+).
pub const Py_TPFLAGS_DISALLOW_INSTANTIATION: c_ulong = 1 << 7;
/// The type's attributes cannot be set (3.10+; static types are so anyway).
pub const Py_TPFLAGS_IMMUTABLETYPE: c_ulong = 1 << 8;
/// Allocated, not static.
pub const Py_TPFLAGS_HEAPTYPE: c_ulong = 1 << 9;
/// May be subclassed.
pub const Py_TPFLAGS_BASETYPE: c_ulong = 1 << 10;
/// `tp_vectorcall_offset` is valid.
pub const Py_TPFLAGS_HAVE_VECTORCALL: c_ulong = 1 << 11;
/// The name in 3.8.
pub const _Py_TPFLAGS_HAVE_VECTORCALL: c_ulong = Py_TPFLAGS_HAVE_VECTORCALL;
/// Set by `PyType_Ready`.
pub const Py_TPFLAGS_READY: c_ulong = 1 << 12;
/// Set while `PyType_Ready` runs.
pub const Py_TPFLAGS_READYING: c_ulong = 1 << 13;
/// Instances take part in cyclic collection.
pub const Py_TPFLAGS_HAVE_GC: c_ulong = 1 << 14;
/// Kept for Stackless Python; nothing elsewhere.
pub const Py_TPFLAGS_HAVE_STACKLESS_EXTENSION: c_ulong = 0;
/// Instances behave as unbound methods.
pub const Py_TPFLAGS_METHOD_DESCRIPTOR: c_ulong = 1 << 17;
/// Part of the default in 3.8 and 3.9; nothing from 3.10 on.
pub const Py_TPFLAGS_HAVE_VERSION_TAG: c_ulong = 1 << 18;
/// The host's: `tp_version_tag` is valid.
pub const Py_TPFLAGS_VALID_VERSION_TAG: c_ulong = 1 << 19;
/// Has abstract methods.
pub const Py_TPFLAGS_IS_ABSTRACT: c_ulong = 1 << 20;
/// `am_send` is valid (3.10 only; later always).
pub const _Py_TPFLAGS_HAVE_AM_SEND: c_ulong = 1 << 21;
/// The host's (3.10+).
pub const _Py_TPFLAGS_MATCH_SELF: c_ulong = 1 << 22;
/// The items of a variable-size instance lie at its end (3.12+).
pub const Py_TPFLAGS_ITEMS_AT_END: c_ulong = 1 << 23;
/// A subclass of int.
pub const Py_TPFLAGS_LONG_SUBCLASS: c_ulong = 1 << 24;
/// A subclass of list.
pub const Py_TPFLAGS_LIST_SUBCLASS: c_ulong = 1 << 25;
/// A subclass of tuple.
pub const Py_TPFLAGS_TUPLE_SUBCLASS: c_ulong = 1 << 26;
/// A subclass of bytes.
pub const Py_TPFLAGS_BYTES_SUBCLASS: c_ulong = 1 << 27;
/// A subclass of str.
pub const Py_TPFLAGS_UNICODE_SUBCLASS: c_ulong = 1 << 28;
/// A subclass of dict.
pub const Py_TPFLAGS_DICT_SUBCLASS: c_ulong = 1 << 29;
/// A subclass of BaseException.
pub const Py_TPFLAGS_BASE_EXC_SUBCLASS: c_ulong = 1 << 30;
/// A subclass of type.
pub const Py_TPFLAGS_TYPE_SUBCLASS: c_ulong = 1 << 31;
/// What every type has. 3.8 and 3.9 want the version-tag bit for their attribute
/// cache; later versions ignore it.
pub const Py_TPFLAGS_DEFAULT: c_ulong =
    Py_TPFLAGS_HAVE_STACKLESS_EXTENSION | Py_TPFLAGS_HAVE_VERSION_TAG;
/// Nothing since 3.8: `tp_finalize` is always there.
pub const Py_TPFLAGS_HAVE_FINALIZE: c_ulong = 1 << 0;

// ---- comparisons ----

/// `<`
pub const Py_LT: c_int = 0;
/// `<=`
pub const Py_LE: c_int = 1;
/// `==`
pub const Py_EQ: c_int = 2;
/// `!=`
pub const Py_NE: c_int = 3;
/// `>`
pub const Py_GT: c_int = 4;
/// `>=`
pub const Py_GE: c_int = 5;

/// For the object's `tp_print` of old; unused.
pub const Py_PRINT_RAW: c_int = 1;
