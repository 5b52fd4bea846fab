//! Objects: their making and end, reference counts that are not counted, the default
//! behaviour of `object` (CPython's Objects/object.c, Modules/gcmodule.c).

use super::support::{is_dict, method, raise, type_name, Obj, SavedError, NULL};
use super::typeobject::PyType_GenericAlloc;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_ulong, c_void, CStr};
use core::mem::size_of;
use core::ptr::null_mut;

/// Counts nothing: the VM traces.
#[no_mangle]
pub extern "C" fn Py_DecRef(_o: *mut PyObject) {}

/// As `Py_IncRef`, which is the port's: it counts nothing, but a reference to a call's
/// arguments means that they are kept.
#[no_mangle]
pub unsafe extern "C" fn _Py_IncRef(o: *mut PyObject) {
    port::keep(o);
}

/// As [`Py_DecRef`].
#[no_mangle]
pub extern "C" fn _Py_DecRef(_o: *mut PyObject) {}

/// CPython calls it when a count reaches 0, which happens nowhere here.
#[no_mangle]
pub extern "C" fn _Py_Dealloc(_o: *mut PyObject) {}

/// Never the address of `None` on a VM: the header's `Py_None` asks the host. It is here so
/// that a module finds the name.
#[no_mangle]
pub static mut _Py_NoneStruct: PyObject = PyObject_HEAD_INIT;
/// As [`_Py_NoneStruct`].
#[no_mangle]
pub static mut _Py_TrueStruct: PyObject = PyObject_HEAD_INIT;
/// As [`_Py_NoneStruct`].
#[no_mangle]
pub static mut _Py_FalseStruct: PyObject = PyObject_HEAD_INIT;
/// As [`_Py_NoneStruct`].
#[no_mangle]
pub static mut _Py_NotImplementedStruct: PyObject = PyObject_HEAD_INIT;
/// As [`_Py_NoneStruct`].
#[no_mangle]
pub static mut _Py_EllipsisObject: PyObject = PyObject_HEAD_INIT;

// ---- making objects ----------------------------------------------------------------------

/// Gives memory of the caller's a head. Returns `op`.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Init(
    op: *mut PyObject,
    type_: *mut PyTypeObject,
) -> *mut PyObject {
    if op.is_null() {
        return super::errors::PyErr_NoMemory();
    }
    #[cfg(not(feature = "vm"))]
    {
        // Of a type that is not ready yet, it waits for that as a static object does.
        let head = (*type_)._vm[1] as Py_ssize_t;
        (*op).ob_refcnt = if head == 0 { 1 } else { head };
        (*op).ob_type = type_;
    }
    #[cfg(feature = "vm")]
    {
        (*op).ob_vmtype = (*type_)._vm[1].cast();
    }
    op
}

/// The same for an object of variable size.
#[no_mangle]
pub unsafe extern "C" fn PyObject_InitVar(
    op: *mut PyVarObject,
    type_: *mut PyTypeObject,
    size: Py_ssize_t,
) -> *mut PyVarObject {
    if !PyObject_Init(op.cast(), type_).is_null() {
        (*op).ob_size = size;
    }
    op
}

/// Allocates an object; its fields are zero (in CPython they are not set). Returns a new
/// reference; MemoryError.
#[no_mangle]
pub unsafe extern "C" fn _PyObject_New(type_: *mut PyTypeObject) -> *mut PyObject {
    ready(type_);
    port::object_alloc(type_, (*type_).tp_basicsize as usize)
}

/// The same with room for `nitems` items.
#[no_mangle]
pub unsafe extern "C" fn _PyObject_NewVar(
    type_: *mut PyTypeObject,
    nitems: Py_ssize_t,
) -> *mut PyVarObject {
    ready(type_);
    PyType_GenericAlloc(type_, nitems).cast()
}

/// CPython makes objects of a type that was never made ready; here it is made ready then.
unsafe fn ready(t: *mut PyTypeObject) {
    super::typeobject::make_ready(t);
}

/// As [`_PyObject_New`].
#[no_mangle]
pub unsafe extern "C" fn _PyObject_GC_New(type_: *mut PyTypeObject) -> *mut PyObject {
    _PyObject_New(type_)
}

/// As [`_PyObject_NewVar`].
#[no_mangle]
pub unsafe extern "C" fn _PyObject_GC_NewVar(
    type_: *mut PyTypeObject,
    nitems: Py_ssize_t,
) -> *mut PyVarObject {
    _PyObject_NewVar(type_, nitems)
}

/// Makes an object of variable size longer or shorter. The object may move, and what was
/// known by its old address is then another object. MemoryError.
#[no_mangle]
pub unsafe extern "C" fn _PyObject_GC_Resize(
    op: *mut PyVarObject,
    nitems: Py_ssize_t,
) -> *mut PyVarObject {
    let t = port::type_of(op.cast());
    let new: *mut PyVarObject = PyType_GenericAlloc(t, nitems).cast();
    if !new.is_null() {
        let n = if nitems < (*op).ob_size {
            nitems
        } else {
            (*op).ob_size
        };
        let size = ((*t).tp_basicsize as usize)
            .wrapping_add((n as usize).wrapping_mul((*t).tp_itemsize as usize));
        core::ptr::copy_nonoverlapping(op.cast::<u8>(), new.cast::<u8>(), size);
        (*new).ob_size = nitems;
    }
    new
}

/// `tp_free` of objects that take part in cyclic collection. The collector takes the memory.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GC_Del(op: *mut c_void) {
    if !op.is_null() {
        port::object_free(op.cast());
    }
}

/// Nothing: every object is traced.
#[no_mangle]
pub extern "C" fn PyObject_GC_Track(_op: *mut c_void) {}

/// Nothing: every object is traced.
#[no_mangle]
pub extern "C" fn PyObject_GC_UnTrack(_op: *mut c_void) {}

/// Whether the type takes part in cyclic collection: always 1 here.
#[no_mangle]
pub extern "C" fn PyObject_GC_IsTracked(_op: *mut PyObject) -> c_int {
    1
}

/// The object whose type's `tp_finalize` was called for it and whose `tp_dealloc` by the base
/// runs.
static mut FINALIZED: *mut PyObject = null_mut();

/// Whether `tp_finalize` has run: known while a `tp_dealloc` runs that a heap type inherits.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GC_IsFinalized(op: *mut PyObject) -> c_int {
    (!op.is_null() && op == FINALIZED).into()
}

/// Calls `tp_finalize`, of an object that takes part in cyclic collection once.
#[no_mangle]
pub unsafe extern "C" fn PyObject_CallFinalizer(slf: *mut PyObject) {
    let t = port::type_of(slf);
    let collected = (*t).tp_flags & Py_TPFLAGS_HAVE_GC as c_ulong != 0;
    if let Some(finalize) = (*t).tp_finalize {
        if collected && slf == FINALIZED {
            return;
        }
        finalize(slf);
    }
}

/// Calls `dealloc` for an object for which `tp_finalize` has been called.
pub(crate) unsafe fn dealloc_finalized(o: *mut PyObject, dealloc: destructor) {
    let outer = FINALIZED;
    FINALIZED = o;
    if let Some(dealloc) = dealloc {
        dealloc(o);
    }
    FINALIZED = outer;
}

/// Calls `tp_finalize` from `tp_dealloc`: always 0, the object goes on to its end.
#[no_mangle]
pub unsafe extern "C" fn PyObject_CallFinalizerFromDealloc(slf: *mut PyObject) -> c_int {
    PyObject_CallFinalizer(slf);
    0
}

// ---- what `object` does --------------------------------------------------------------------

/// `object`'s tp_dealloc.
#[cfg_attr(feature = "vm", export_name = "typeobject_object_dealloc")]
pub unsafe extern "C" fn object_dealloc(o: *mut PyObject) {
    if let Some(free) = (*port::type_of(o)).tp_free {
        free(o.cast());
    }
}

/// `object`'s tp_repr.
#[cfg_attr(feature = "vm", export_name = "typeobject_object_repr")]
pub unsafe extern "C" fn object_repr(o: *mut PyObject) -> *mut PyObject {
    super::support::PyUnicode_FromFormat(c"<%s object at %p>".as_ptr(), type_name(o), o)
}

/// `object`'s tp_str: what tp_repr says.
#[cfg_attr(feature = "vm", export_name = "typeobject_object_str")]
pub unsafe extern "C" fn object_str(o: *mut PyObject) -> *mut PyObject {
    match (*port::type_of(o)).tp_repr {
        Some(repr) => repr(o),
        None => object_repr(o),
    }
}

/// `object`'s tp_hash: the address.
#[cfg_attr(feature = "vm", export_name = "typeobject_object_hash")]
pub unsafe extern "C" fn object_hash(o: *mut PyObject) -> Py_hash_t {
    ((o as usize) >> 4) as Py_hash_t
}

/// `object`'s tp_richcompare: identity.
#[cfg_attr(feature = "vm", export_name = "typeobject_object_richcompare")]
pub unsafe extern "C" fn object_richcompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    match op {
        Py_EQ if a == b => port::bool_(1),
        Py_NE => {
            // The opposite of ==, when that has an answer.
            let Some(compare) = (*port::type_of(a)).tp_richcompare else {
                return port::not_implemented();
            };
            if compare as *const () == object_richcompare as *const () {
                return if a == b {
                    port::bool_(0)
                } else {
                    port::not_implemented()
                };
            }
            let equal = compare(a, b, Py_EQ);
            if equal.is_null() || equal == port::not_implemented() {
                return equal;
            }
            match port::is_true(equal) {
                -1 => NULL,
                yes => port::bool_(c_int::from(yes == 0)),
            }
        }
        _ => port::not_implemented(),
    }
}

/// The `tp_hash` of types without one: TypeError.
#[no_mangle]
pub unsafe extern "C" fn PyObject_HashNotImplemented(o: *mut PyObject) -> Py_hash_t {
    raise!(PyExc_TypeError, c"unhashable type: '%.200s'", type_name(o));
    -1
}

/// The default `tp_getattro`: looks through the dicts of the type and its bases. Returns a
/// new reference; AttributeError.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GenericGetAttr(
    o: *mut PyObject,
    name: *mut PyObject,
) -> *mut PyObject {
    if port::is_ours(o) == 0 {
        return port::getattr(o, name);
    }
    let mut found = 0;
    let v = port::generic_getattr(o, name, &mut found);
    if v.is_null() && found == 0 {
        return raise!(
            PyExc_AttributeError,
            c"'%.50s' object has no attribute '%U'",
            type_name(o),
            name
        );
    }
    v
}

/// The default `tp_setattro`; `value` NULL deletes. 0, or -1 with AttributeError.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GenericSetAttr(
    o: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if port::is_ours(o) == 0 {
        return port::setattr(o, name, value);
    }
    port::generic_setattr(o, name, value)
}

// ---- the dict of an instance ---------------------------------------------------------------

/// Where an instance keeps its dict; NULL when its type has no `tp_dictoffset`. What is there
/// is NULL until something is set. Never fails.
#[no_mangle]
pub unsafe extern "C" fn _PyObject_GetDictPtr(o: *mut PyObject) -> *mut *mut PyObject {
    if port::is_ours(o) == 0 {
        return null_mut();
    }
    let mut t = port::type_of(o);
    // A class made in Python has the offset from its native base.
    while super::heaptype::is_python_class(t) {
        t = (*t).tp_base;
    }
    let mut offset = (*t).tp_dictoffset;
    if offset == 0 {
        return null_mut();
    }
    if offset < 0 {
        let mut size = (*t).tp_basicsize;
        if (*t).tp_itemsize != 0 {
            let n = (*o.cast::<PyVarObject>()).ob_size.wrapping_abs();
            size = size.wrapping_add(n.wrapping_mul((*t).tp_itemsize));
        }
        let word = size_of::<*mut PyObject>() as Py_ssize_t;
        offset = offset.wrapping_add(size.wrapping_add(word - 1) & word.wrapping_neg());
    }
    // SAFETY: PyType_Ready has checked that it is in the instance.
    o.cast::<u8>().offset(offset).cast()
}

/// The getter of a `__dict__`: a new reference to the dict, made when there is none yet.
/// AttributeError for instances that cannot have one.
///
/// Source: <https://docs.python.org/3/c-api/object.html#c.PyObject_GenericGetDict>
#[no_mangle]
pub unsafe extern "C" fn PyObject_GenericGetDict(
    o: *mut PyObject,
    _context: *mut c_void,
) -> *mut PyObject {
    let place = _PyObject_GetDictPtr(o);
    if place.is_null() {
        return raise!(PyExc_AttributeError, c"This object has no __dict__");
    }
    if (*place).is_null() {
        *place = port::dict_new();
    }
    *place
}

/// The setter of a `__dict__`: 0, or -1 with AttributeError or TypeError.
///
/// Source: <https://docs.python.org/3/c-api/object.html#c.PyObject_GenericSetDict>
#[no_mangle]
pub unsafe extern "C" fn PyObject_GenericSetDict(
    o: *mut PyObject,
    value: *mut PyObject,
    _context: *mut c_void,
) -> c_int {
    let place = _PyObject_GetDictPtr(o);
    if place.is_null() {
        raise!(PyExc_AttributeError, c"This object has no __dict__");
        return -1;
    }
    if value.is_null() {
        raise!(PyExc_TypeError, c"cannot delete __dict__");
        return -1;
    }
    if !is_dict(value) {
        raise!(
            PyExc_TypeError,
            c"__dict__ must be set to a dictionary, not a '%.200s'",
            type_name(value)
        );
        return -1;
    }
    *place = value;
    0
}

/// For `tp_traverse` of a type with `Py_TPFLAGS_MANAGED_DICT`: always 0, the dict is traced.
#[no_mangle]
pub extern "C" fn PyObject_VisitManagedDict(
    _o: *mut PyObject,
    _visit: visitproc,
    _arg: *mut c_void,
) -> c_int {
    0
}

/// The same under its name in CPython 3.12.
#[no_mangle]
pub extern "C" fn _PyObject_VisitManagedDict(
    _o: *mut PyObject,
    _visit: visitproc,
    _arg: *mut c_void,
) -> c_int {
    0
}

/// For `tp_clear` of such a type: takes the dict from the instance. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyObject_ClearManagedDict(o: *mut PyObject) {
    let place = _PyObject_GetDictPtr(o);
    if !place.is_null() {
        *place = NULL;
    }
}

/// The same under its name in CPython 3.12.
#[no_mangle]
pub unsafe extern "C" fn _PyObject_ClearManagedDict(o: *mut PyObject) {
    PyObject_ClearManagedDict(o);
}

/// Called once by the port, when the first module is imported.
#[no_mangle]
pub unsafe extern "C" fn typeobject_runtime_init() {}

/// Called by the port when a VM starts again in the same process and its heap, raw memory with
/// it, is forgotten: so is what the runtime keeps there. Not before all objects are deallocated.
#[cfg(feature = "vm")]
#[no_mangle]
pub unsafe extern "C" fn typeobject_runtime_reset() {
    super::typeobject::reset();
    super::moduleobject::reset();
    super::weakrefobject::reset();
    super::unicodeobject::reset();
}

// ---- the collector (Modules/gcmodule.c) ------------------------------------------

unsafe fn collector(function: &CStr) -> Obj {
    let module = super::import::PyImport_ImportModule(c"gc".as_ptr());
    if module.is_null() {
        return NULL;
    }
    method(module, function, &[])
}

/// `gc.collect()`; a pending exception stays. How many objects went, as far as the VM says.
#[no_mangle]
pub unsafe extern "C" fn PyGC_Collect() -> Py_ssize_t {
    let saved = SavedError::new();
    let result = collector(c"collect");
    let mut n = 0;
    if result.is_null() || port::small_int(result, &mut n) == 0 {
        n = 0;
    }
    port::err_set(NULL);
    saved.restore();
    n
}

unsafe fn collector_state() -> c_int {
    let result = collector(c"isenabled");
    if result.is_null() {
        port::err_set(NULL);
        return 1;
    }
    port::is_true(result)
}

/// Whether collections happen by themselves.
#[no_mangle]
pub unsafe extern "C" fn PyGC_IsEnabled() -> c_int {
    collector_state()
}

/// `gc.enable()`: whether it was before.
#[no_mangle]
pub unsafe extern "C" fn PyGC_Enable() -> c_int {
    let before = collector_state();
    collector(c"enable");
    before
}

/// `gc.disable()`: whether it was enabled before.
#[no_mangle]
pub unsafe extern "C" fn PyGC_Disable() -> c_int {
    let before = collector_state();
    collector(c"disable");
    before
}

/// The last part of a type's name.
#[no_mangle]
pub unsafe extern "C" fn _PyType_Name(t: *mut PyTypeObject) -> *const c_char {
    let name = CStr::from_ptr((*t).tp_name);
    match name.to_bytes().iter().rposition(|&c| c == b'.') {
        Some(dot) => (*t).tp_name.add(dot.wrapping_add(1)),
        None => (*t).tp_name,
    }
}

/// The hash of an object by its address.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GenericHash(o: *mut PyObject) -> Py_hash_t {
    (o as usize).rotate_right(4) as Py_hash_t
}

/// The name of a type with its module's in front. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyType_GetFullyQualifiedName(t: *mut PyTypeObject) -> *mut PyObject {
    super::unicodeobject::from_text((*t).tp_name)
}
