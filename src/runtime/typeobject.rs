//! Type objects: `PyType_Ready`, what it inherits and checks, and how instances come to
//! be (CPython's Objects/typeobject.c).
//!
//! CPython finds many mistakes in a table only when the slot is used, or never. Here a
//! wrong table is an exception of `PyType_Ready`, because on a VM the alternative is a
//! read outside the object.

use super::descrobject;
use super::support::{bad_internal_call, c_len, enter, raise, Obj, NULL};
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_uint, c_ulong, c_void};
use core::mem::{align_of, offset_of, size_of};
use core::ptr::{addr_of_mut, null_mut};

use super::builtin_types::PyBaseObject_Type;
#[cfg(not(feature = "vm"))]
use super::builtin_types::PyType_Type;
#[cfg(not(feature = "vm"))]
use super::builtin_types::{PyDict_Type, PyList_Type};

pub(crate) type Type = *mut PyTypeObject;

const READY: c_ulong = Py_TPFLAGS_READY as c_ulong;
const READYING: c_ulong = Py_TPFLAGS_READYING as c_ulong;
const HAVE_GC: c_ulong = Py_TPFLAGS_HAVE_GC as c_ulong;
const HEAPTYPE: c_ulong = Py_TPFLAGS_HEAPTYPE as c_ulong;
const DISALLOW_INSTANTIATION: c_ulong = Py_TPFLAGS_DISALLOW_INSTANTIATION as c_ulong;
const MANAGED_DICT: c_ulong = Py_TPFLAGS_MANAGED_DICT as c_ulong;
const FAST_SUBCLASS: c_ulong = 0xff00_0000;

/// Completes a type object: base, inherited slots, attributes. Must be called for every
/// type before its first use. 0, or -1 with SystemError or TypeError for a table that
/// cannot be right; the text names the type and the entry. A type that is ready already
/// is left alone.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_Ready>
#[no_mangle]
pub unsafe extern "C" fn PyType_Ready(type_: *mut PyTypeObject) -> c_int {
    let t = type_;
    if t.is_null() {
        raise!(
            PyExc_SystemError,
            c"%s: PyType_Ready() got no type: bad argument to internal function",
            importing()
        );
        return -1;
    }
    if (*t).tp_flags & READY != 0 {
        return 0;
    }
    if (*t).tp_name.is_null() {
        // What `datetime.h` has in place of a type that the VM lacks.
        #[cfg(not(target_os = "none"))]
        if !(*t).tp_doc.is_null() {
            raise!(PyExc_ImportError, c"%s", (*t).tp_doc);
            return -1;
        }
        raise!(
            PyExc_SystemError,
            c"%s: Type does not define the tp_name field.",
            importing()
        );
        return -1;
    }
    if (*t).tp_flags & READYING != 0 {
        raise!(
            PyExc_SystemError,
            c"type '%.100s' is among its own bases",
            (*t).tp_name
        );
        return -1;
    }
    (*t).tp_flags |= READYING;
    let ok = ready(t);
    (*t).tp_flags &= !READYING;
    if !ok {
        // Nothing of the failed attempt stays, so that a second call says the same.
        (*t).tp_dict = NULL;
        return -1;
    }
    (*t).tp_flags |= READY;
    0
}

/// Makes a type that a module has not made ready so before its first use. 0, or -1 with the
/// exceptions of [`PyType_Ready`].
#[no_mangle]
pub(crate) unsafe extern "C" fn typeobject_type_ready(t: *mut PyTypeObject) -> c_int {
    PyType_Ready(t)
}

#[cfg(feature = "vm")]
extern "C" {
    /// The function above, in an image with a type that is not ready when it starts.
    static typeobject_part_type_ready: Option<unsafe extern "C" fn(Type) -> c_int>;
}

/// The same where the image may have no such type. 0, or -1 with an exception.
pub(crate) unsafe fn make_ready(t: Type) -> c_int {
    if !t.is_null() && (*t).tp_flags & READY != 0 {
        return 0;
    }
    #[cfg(not(feature = "vm"))]
    return typeobject_type_ready(t);
    #[cfg(feature = "vm")]
    match typeobject_part_type_ready {
        Some(ready) => ready(t),
        None => {
            bad_internal_call();
            -1
        }
    }
}

/// The module whose import this is, for messages about a type without a name.
unsafe fn importing() -> *const c_char {
    let name = port::import_name();
    if name.is_null() {
        c"?".as_ptr()
    } else {
        name
    }
}

unsafe fn ready(t: Type) -> bool {
    if (*t).tp_base.is_null() {
        (*t).tp_base = addr_of_mut!(PyBaseObject_Type);
    } else {
        (*t).tp_base = port::type_form((*t).tp_base.cast());
    }
    let base = (*t).tp_base;
    if (*base).tp_flags & READY == 0 && PyType_Ready(base) < 0 {
        return false;
    }
    #[cfg(not(feature = "vm"))]
    {
        (*t).ob_base.ob_base.ob_type = addr_of_mut!(PyType_Type);
    }
    let own_basicsize = (*t).tp_basicsize;
    let own_traverse = (*t).tp_traverse;
    // In firmware of heap types alone.
    #[cfg(not(feature = "vm"))]
    if several_bases(t) && (*t).tp_mro.is_null() {
        (*t).tp_mro = port::type_order((*t).tp_bases);
        if (*t).tp_mro.is_null() || !own_suites(t) {
            return false;
        }
    }
    if let Some(order) = order_of(t) {
        inherit_in_order(t, order);
    }
    inherit(t);
    #[cfg(feature = "vm")]
    if !port::err_get().is_null() {
        return false;
    }
    if !check(t, own_basicsize) {
        return false;
    }
    if (*t).tp_flags & HAVE_GC != 0 && (*t).tp_traverse.is_none() && own_traverse.is_none() {
        raise!(
            PyExc_SystemError,
            c"type %s has the Py_TPFLAGS_HAVE_GC flag but has no traverse function",
            (*t).tp_name
        );
        return false;
    }
    #[cfg(feature = "vm")]
    if members_fit(t) && port::type_prebuilt(t) != 0 {
        return port::type_ready(t) == 0;
    }
    if !fill_dict(t) {
        return false;
    }
    port::type_ready(t) == 0
}

/// What the layout of an instance must satisfy.
unsafe fn check(t: Type, own_basicsize: Py_ssize_t) -> bool {
    let base = (*t).tp_base;
    let name = (*t).tp_name;
    let size = (*t).tp_basicsize;
    if own_basicsize < 0 || (*t).tp_itemsize < 0 {
        raise!(
            PyExc_SystemError,
            c"type '%.100s': tp_basicsize and tp_itemsize must not be negative",
            name
        );
        return false;
    }
    if size < (*base).tp_basicsize {
        raise!(
            PyExc_TypeError,
            c"tp_basicsize for type '%.100s' (%zd) is too small for base '%.100s' (%zd)",
            name,
            size,
            (*base).tp_name,
            (*base).tp_basicsize
        );
        return false;
    }
    let offsets = [
        (
            c"tp_weaklistoffset",
            (*t).tp_weaklistoffset,
            (*base).tp_weaklistoffset,
        ),
        (c"tp_dictoffset", (*t).tp_dictoffset, (*base).tp_dictoffset),
        (
            c"tp_vectorcall_offset",
            vectorcall_offset(t),
            vectorcall_offset(base),
        ),
    ];
    let word = size_of::<*mut PyObject>() as Py_ssize_t;
    for (field, offset, inherited) in offsets {
        if offset == 0 || offset == inherited {
            continue;
        }
        // A negative tp_dictoffset counts from the end.
        let at = if offset < 0 {
            size.wrapping_add(offset)
        } else {
            offset
        };
        let head = size_of::<PyObject>() as Py_ssize_t;
        if at < head || at > size.wrapping_sub(word) {
            raise!(
                PyExc_TypeError,
                c"type '%.100s': %s %zd is outside the instance (tp_basicsize %zd)",
                name,
                field.as_ptr(),
                offset,
                size
            );
            return false;
        }
        if at & (align_of::<*mut PyObject>() as Py_ssize_t).wrapping_sub(1) != 0 {
            raise!(
                PyExc_TypeError,
                c"type '%.100s': %s %zd is not aligned for a pointer",
                name,
                field.as_ptr(),
                offset
            );
            return false;
        }
    }
    true
}

unsafe fn vectorcall_offset(t: Type) -> Py_ssize_t {
    if (*t).tp_flags & (Py_TPFLAGS_HAVE_VECTORCALL as c_ulong) != 0 {
        (*t).tp_vectorcall_offset
    } else {
        0
    }
}

// ---- inheritance ----------------------------------------------------------------------

macro_rules! inherit_slots {
    ($t:ident $base:ident: $($slot:ident)*) => {
        $(if (*$t).$slot.is_none() { (*$t).$slot = (*$base).$slot; })*
    };
}

#[cfg(feature = "vm")]
macro_rules! inherit_suite {
    ($t:ident $base:ident $suite:ident: $($slot:ident)*) => {
        (*$t).$suite = merge_suites(
            (*$t).$suite.cast(),
            (*$base).$suite.cast(),
            suite_words((*$t).$suite),
            if (*$t).tp_flags & HEAPTYPE != 0 {
                null_mut()
            } else {
                addr_of_mut!((*$t).$suite).cast()
            },
        )
        .cast();
    };
}

#[cfg(not(feature = "vm"))]
macro_rules! inherit_suite {
    ($t:ident $base:ident $suite:ident: $($slot:ident)*) => {
        if (*$t).$suite.is_null() {
            (*$t).$suite = (*$base).$suite;
        } else if !(*$base).$suite.is_null() {
            let (suite, from) = ((*$t).$suite, (*$base).$suite);
            $(if (*suite).$slot.is_none() && (*from).$slot.is_some() {
                (*suite).$slot = (*from).$slot;
            })*
        }
    };
}

/// The words of a suite, each of which is a slot.
#[cfg(feature = "vm")]
const fn suite_words<T>(_suite: *mut T) -> usize {
    size_of::<T>() / size_of::<usize>()
}

/// Before the words of a suite that [`merge_suites`] made: whose place it took, and where.
#[cfg(feature = "vm")]
#[repr(C)]
struct Merged {
    next: *mut Merged,
    place: *mut *mut usize,
    own: *mut usize,
}

#[cfg(feature = "vm")]
static mut MERGED: *mut Merged = null_mut();

/// The heap is forgotten: static types have the suites again that they were compiled with.
#[cfg(feature = "vm")]
pub(super) unsafe fn reset() {
    while !MERGED.is_null() {
        *(*MERGED).place = (*MERGED).own;
        MERGED = (*MERGED).next;
    }
}

/// A suite with the slots of `own`, then those of `base`: one of the two when it has all. The
/// suite of a static type may be in flash, so another takes its place, which is `place`;
/// MemoryError. NULL: `own` is filled in.
#[cfg(feature = "vm")]
unsafe fn merge_suites(
    own: *mut usize,
    base: *mut usize,
    words: usize,
    place: *mut *mut usize,
) -> *mut usize {
    if own.is_null() {
        return base;
    }
    let lacks = |i: usize| *own.add(i) == 0 && *base.add(i) != 0;
    if base.is_null() || !(0..words).any(lacks) {
        return own;
    }
    let mut suite = own;
    if !place.is_null() {
        let size = words.wrapping_mul(size_of::<usize>());
        let merged: *mut Merged = port::raw_alloc(size.wrapping_add(size_of::<Merged>()), 0).cast();
        if merged.is_null() {
            super::errors::PyErr_NoMemory();
            return own;
        }
        let next = MERGED;
        // SAFETY: the block has room for the one and then for the words.
        merged.write(Merged { next, place, own });
        MERGED = merged;
        suite = merged.add(1).cast();
        core::ptr::copy_nonoverlapping(own, suite, words);
    }
    for i in 0..words {
        if lacks(i) {
            *suite.add(i) = *base.add(i);
        }
    }
    suite
}

/// `Py_TPFLAGS_MANAGED_DICT`: CPython keeps the dict before the object, here it is a field at
/// the end of the instance.
unsafe fn add_dict(t: Type) {
    let word = size_of::<Obj>() as Py_ssize_t;
    let end = (*t).tp_basicsize.saturating_add(word - 1) & word.wrapping_neg();
    (*t).tp_basicsize = end.saturating_add(word);
    (*t).tp_dictoffset = if (*t).tp_itemsize == 0 {
        end
    } else {
        word.wrapping_neg()
    };
}

/// Whether a type's own methods have that name.
unsafe fn has_method(t: Type, name: &core::ffi::CStr) -> bool {
    let mut m = (*t).tp_methods;
    while !m.is_null() && !(*m).ml_name.is_null() {
        if core::ffi::CStr::from_ptr((*m).ml_name) == name {
            return true;
        }
        m = m.add(1);
    }
    false
}

/// Whether they say how instances compare, so that the base's slots are no longer true.
unsafe fn overrides_hash(t: Type) -> bool {
    has_method(t, c"__eq__") || has_method(t, c"__hash__")
}

/// `tp_free` of the nearest base that takes part in cyclic collection as `t` does.
unsafe fn inherit_free(t: Type) {
    let collected = |t: Type| (*t).tp_flags & HAVE_GC != 0;
    let plain: unsafe extern "C" fn(*mut c_void) = super::pymem::PyObject_Free;
    let mut base = (*t).tp_base;
    while (*t).tp_free.is_none() && !base.is_null() {
        if collected(t) == collected(base) {
            (*t).tp_free = (*base).tp_free;
        } else if collected(t) && (*base).tp_free.map(|f| f as usize) == Some(plain as usize) {
            (*t).tp_free = Some(super::object::PyObject_GC_Del);
        }
        base = (*base).tp_base;
    }
}

/// Takes from `t.tp_base`, which is ready, what `t` leaves out.
unsafe fn inherit(t: Type) {
    let base = (*t).tp_base;

    // inherit_special
    if (*t).tp_flags & HAVE_GC == 0
        && (*base).tp_flags & HAVE_GC != 0
        && (*t).tp_traverse.is_none()
        && (*t).tp_clear.is_none()
    {
        (*t).tp_flags |= HAVE_GC;
        (*t).tp_traverse = (*base).tp_traverse;
        (*t).tp_clear = (*base).tp_clear;
    }
    if (*t).tp_basicsize == 0 {
        (*t).tp_basicsize = (*base).tp_basicsize;
    }
    if (*t).tp_itemsize == 0 {
        (*t).tp_itemsize = (*base).tp_itemsize;
    }
    if (*t).tp_weaklistoffset == 0 {
        (*t).tp_weaklistoffset = (*base).tp_weaklistoffset;
    }
    if (*t).tp_dictoffset == 0 {
        (*t).tp_dictoffset = (*base).tp_dictoffset;
        if (*t).tp_dictoffset == 0 && (*t).tp_flags & MANAGED_DICT != 0 {
            add_dict(t);
        }
    }
    (*t).tp_flags |= (*base).tp_flags & (FAST_SUBCLASS | Py_TPFLAGS_ITEMS_AT_END as c_ulong);

    // type_ready_set_new: object's tp_new is not for static types that define none.
    if (*t).tp_flags & DISALLOW_INSTANTIATION != 0 {
        (*t).tp_new = None;
    } else if (*t).tp_new.is_none() {
        if base == addr_of_mut!(PyBaseObject_Type) && (*t).tp_flags & HEAPTYPE == 0 {
            (*t).tp_flags |= DISALLOW_INSTANTIATION;
        } else {
            (*t).tp_new = (*base).tp_new;
        }
    }

    // inherit_slots
    if (*t).tp_getattr.is_none() && (*t).tp_getattro.is_none() {
        (*t).tp_getattr = (*base).tp_getattr;
        (*t).tp_getattro = (*base).tp_getattro;
    }
    if (*t).tp_setattr.is_none() && (*t).tp_setattro.is_none() {
        (*t).tp_setattr = (*base).tp_setattr;
        (*t).tp_setattro = (*base).tp_setattro;
    }
    if (*t).tp_call.is_none() && vectorcall_offset(t) == 0 && vectorcall_offset(base) != 0 {
        (*t).tp_flags |= Py_TPFLAGS_HAVE_VECTORCALL as c_ulong;
        (*t).tp_vectorcall_offset = (*base).tp_vectorcall_offset;
    }
    if (*t).tp_hash.is_none() {
        if (*t).tp_richcompare.is_some() {
            (*t).tp_hash = Some(super::object::PyObject_HashNotImplemented);
        } else if !overrides_hash(t) {
            (*t).tp_richcompare = (*base).tp_richcompare;
            (*t).tp_hash = (*base).tp_hash;
        } else if !has_method(t, c"__hash__") {
            (*t).tp_hash = Some(super::object::PyObject_HashNotImplemented);
        }
    }
    inherit_slots!(t base: tp_repr tp_call tp_str tp_iter tp_iternext tp_descr_get tp_descr_set
        tp_init tp_alloc tp_finalize tp_dealloc tp_is_gc);
    inherit_free(t);
    inherit_suite!(t base tp_as_number: nb_add nb_subtract nb_multiply nb_remainder nb_divmod
        nb_power nb_negative nb_positive nb_absolute nb_bool nb_invert nb_lshift nb_rshift nb_and
        nb_xor nb_or nb_int nb_float nb_inplace_add nb_inplace_subtract nb_inplace_multiply
        nb_inplace_remainder nb_inplace_power nb_inplace_lshift nb_inplace_rshift nb_inplace_and
        nb_inplace_xor nb_inplace_or nb_floor_divide nb_true_divide nb_inplace_floor_divide
        nb_inplace_true_divide nb_index nb_matrix_multiply nb_inplace_matrix_multiply);
    inherit_suite!(t base tp_as_sequence: sq_length sq_concat sq_repeat sq_item sq_ass_item
        sq_contains sq_inplace_concat sq_inplace_repeat);
    inherit_suite!(t base tp_as_mapping: mp_length mp_subscript mp_ass_subscript);
    inherit_suite!(t base tp_as_async: am_await am_aiter am_anext am_send);
    inherit_suite!(t base tp_as_buffer: bf_getbuffer bf_releasebuffer);
}

/// The words from one field up to another one, without it.
macro_rules! words {
    ($from:ident $to:ident) => {
        (
            (offset_of!(PyTypeObject, $from) / size_of::<usize>()) as u8,
            (offset_of!(PyTypeObject, $to) / size_of::<usize>()) as u8,
        )
    };
}
/// For the port: a type that it makes for a class of the VM, with `tp_base` set.
#[no_mangle]
pub unsafe extern "C" fn typeobject_inherit(t: *mut PyTypeObject) {
    #[cfg(not(feature = "vm"))]
    {
        if let Some(order) = order_of(t) {
            inherit_in_order(t, order);
        }
        inherit(t);
    }
    #[cfg(feature = "vm")]
    take_all(t);
}

/// For the port, before the above: what `t`, with suites of its own, has of the types in `tp_mro`.
#[cfg(feature = "vm")]
#[no_mangle]
pub unsafe extern "C" fn typeobject_inherit_slots(t: *mut PyTypeObject) {
    if let Some(order) = order_of(t) {
        inherit_in_order(t, order);
    }
    take(t, (*t).tp_base, null_mut(), &[]);
}

/// What `t`, a class of the VM, has not is its base's.
#[cfg(feature = "vm")]
unsafe fn take_all(t: Type) {
    let base = (*t).tp_base;
    let get = ((*t).tp_getattr, (*t).tp_getattro);
    let set = ((*t).tp_setattr, (*t).tp_setattro);
    let call = (*t).tp_call;
    for (from, to) in [
        words!(tp_basicsize tp_flags),
        words!(tp_traverse tp_methods),
        words!(tp_descr_get tp_bases),
        words!(tp_finalize tp_vectorcall),
    ] {
        let (from, to) = (usize::from(from), usize::from(to));
        let words: *mut usize = t.cast();
        take_words(
            words.add(from),
            base.cast::<usize>().add(from),
            core::ptr::null(),
            to.wrapping_sub(from),
        );
    }
    if get.0.is_some() || get.1.is_some() {
        ((*t).tp_getattr, (*t).tp_getattro) = get;
    }
    if set.0.is_some() || set.1.is_some() {
        ((*t).tp_setattr, (*t).tp_setattro) = set;
    }
    let mut inherited =
        FAST_SUBCLASS | Py_TPFLAGS_ITEMS_AT_END as c_ulong | Py_TPFLAGS_HAVE_GC as c_ulong;
    if call.is_none() {
        inherited |= Py_TPFLAGS_HAVE_VECTORCALL as c_ulong;
    }
    (*t).tp_flags |= (*base).tp_flags & inherited;
}

/// Whether there is more than one type in `tp_bases`.
unsafe fn several_bases(t: Type) -> bool {
    let mut n = 0;
    !(*t).tp_bases.is_null() && !port::tuple_items((*t).tp_bases, &mut n).is_null() && n > 1
}

/// Suites for the slots of several bases to come into, where the type has none. False with
/// MemoryError.
#[cfg(not(feature = "vm"))]
unsafe fn own_suites(t: Type) -> bool {
    for suite in Suite::ALL {
        if !suite_of(t, suite).is_null() {
            continue;
        }
        let new = port::raw_alloc(suite.size(), 1);
        if new.is_null() {
            super::errors::PyErr_NoMemory();
            return false;
        }
        set_suite(t, suite, new);
    }
    true
}

/// The items (VM form) of `tp_mro`, of a type with several bases alone: for all others it is
/// the chain of `tp_base`.
unsafe fn order_of<'a>(t: Type) -> Option<&'a [Obj]> {
    if (*t).tp_mro.is_null() || !several_bases(t) {
        return None;
    }
    let mut n = 0;
    let items = port::tuple_items((*t).tp_mro, &mut n);
    if items.is_null() {
        return None;
    }
    // SAFETY: a tuple keeps its items where they are, and the type keeps the tuple.
    Some(core::slice::from_raw_parts(items, n))
}

/// The slots that the types of modules among the bases define themselves, each from the first
/// that does. The suites of `t` are its own.
unsafe fn inherit_in_order(t: Type, order: &[Obj]) {
    for item in order.iter().skip(1) {
        let base: Type = enter(*item).cast();
        if super::heaptype::is_python_class(base) || (*base).tp_base.is_null() {
            continue;
        }
        take(
            t,
            base,
            (*base).tp_base,
            &[
                words!(tp_getattr tp_as_async),
                words!(tp_repr tp_as_number),
                words!(tp_hash tp_as_buffer),
                words!(tp_richcompare tp_weaklistoffset),
                words!(tp_iter tp_methods),
                words!(tp_descr_get tp_dictoffset),
                words!(tp_init tp_alloc),
                words!(tp_del tp_version_tag),
                words!(tp_finalize tp_vectorcall),
            ],
        );
    }
    if (*t).tp_hash.is_none() && (*t).tp_richcompare.is_some() {
        (*t).tp_hash = (*(*t).tp_base).tp_hash;
    }
}

/// Fields and the slots of the suites, where `t` has none and `of` has something else than `than`
/// (which may be NULL), become those of `of`.
unsafe fn take(t: Type, of: Type, than: Type, ranges: &[(u8, u8)]) {
    for &(from, to) in ranges {
        let from = usize::from(from);
        let n = usize::from(to).wrapping_sub(from);
        let word = |t: Type| {
            if t.is_null() {
                null_mut()
            } else {
                t.cast::<usize>().add(from)
            }
        };
        take_words(word(t), word(of), word(than), n);
    }
    for suite in Suite::ALL {
        let word = |t: Type| {
            if t.is_null() {
                null_mut()
            } else {
                suite_of(t, suite).cast::<usize>()
            }
        };
        take_words(
            word(t),
            word(of),
            word(than),
            suite.size() / size_of::<usize>(),
        );
    }
}

unsafe fn take_words(to: *mut usize, of: *const usize, than: *const usize, n: usize) {
    if to.is_null() || of.is_null() {
        return;
    }
    for i in 0..n {
        // SAFETY: all fields are as wide as a word, and zero when there is nothing in them.
        let value = *of.add(i);
        if *to.add(i) == 0 && (than.is_null() || *than.add(i) != value) {
            *to.add(i) = value;
        }
    }
}

/// The value of a slot; NULL, too, without the suite.
unsafe fn value_of(t: Type, slot: Slot) -> *mut c_void {
    let at = suite_of(t, slot.suite);
    if at.is_null() {
        return null_mut();
    }
    // SAFETY: the field is a pointer or a nullable function pointer at that offset.
    *at.add(slot.offset()).cast::<*mut c_void>()
}

// ---- attributes -------------------------------------------------------------------------

/// The attribute's name as an interned str.
unsafe fn intern(name: *const c_char) -> Obj {
    port::str_intern(name.cast(), c_len(name))
}

/// Adds an attribute unless there is one of that name (`replace`: anyway).
unsafe fn add(t: Type, name: *const c_char, value: Obj, replace: bool) -> bool {
    if value.is_null() {
        return false;
    }
    let key = intern(name);
    if key.is_null() {
        return false;
    }
    if !replace {
        if !port::dict_get((*t).tp_dict, key).is_null() {
            return true;
        }
        if !port::err_get().is_null() {
            return false;
        }
    }
    port::dict_set((*t).tp_dict, key, value) == 0
}

/// Whether the members could be read; what is wrong with one that could not, [`fill_dict`] says.
#[cfg(feature = "vm")]
unsafe fn members_fit(t: Type) -> bool {
    let mut m = (*t).tp_members;
    while !m.is_null() && !(*m).name.is_null() {
        if !descrobject::check_member(t, m) {
            port::err_set(NULL);
            return false;
        }
        m = m.add(1);
    }
    true
}

unsafe fn fill_dict(t: Type) -> bool {
    if (*t).tp_dict.is_null() {
        (*t).tp_dict = port::dict_new();
        if (*t).tp_dict.is_null() {
            return false;
        }
    }
    let mut m = (*t).tp_methods;
    while !m.is_null() && !(*m).ml_name.is_null() {
        let flags = (*m).ml_flags;
        let f = descrobject::new_method(t, m);
        if !add(t, (*m).ml_name, f, flags & METH_COEXIST != 0) {
            return false;
        }
        m = m.add(1);
    }
    let mut m = (*t).tp_members;
    while !m.is_null() && !(*m).name.is_null() {
        if !descrobject::check_member(t, m)
            || !add(t, (*m).name, port::descr_member(m.cast(), t), false)
        {
            return false;
        }
        m = m.add(1);
    }
    let mut g = (*t).tp_getset;
    while !g.is_null() && !(*g).name.is_null() {
        if !add(t, (*g).name, port::descr_getset(g.cast(), t), false) {
            return false;
        }
        g = g.add(1);
    }
    if !(*t).tp_doc.is_null() {
        let doc = descrobject::doc_without_signature((*t).tp_name, (*t).tp_doc);
        if !add(
            t,
            c"__doc__".as_ptr(),
            port::str_new(doc.cast(), c_len(doc)),
            false,
        ) {
            return false;
        }
    }
    true
}

// ---- instances --------------------------------------------------------------------------

/// Allocates a zeroed instance with room for `nitems` items (and one more, as CPython
/// has). Returns a new reference; MemoryError.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_GenericAlloc>
#[no_mangle]
pub unsafe extern "C" fn PyType_GenericAlloc(
    type_: *mut PyTypeObject,
    nitems: Py_ssize_t,
) -> *mut PyObject {
    let t = type_;
    let mut size = (*t).tp_basicsize as usize;
    if (*t).tp_itemsize != 0 {
        let items = (nitems as usize)
            .checked_add(1)
            .and_then(|n| n.checked_mul((*t).tp_itemsize as usize))
            .and_then(|n| n.checked_add(size));
        match items {
            Some(n) if nitems >= 0 && n <= isize::MAX as usize => size = n,
            _ => return super::errors::PyErr_NoMemory(),
        }
    }
    let o = port::object_alloc(t, size);
    if !o.is_null() && (*t).tp_itemsize != 0 {
        (*o.cast::<PyVarObject>()).ob_size = nitems;
    }
    o
}

/// Makes an instance through `tp_alloc`; its fields are zero. Returns a new reference.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_GenericNew>
#[no_mangle]
pub unsafe extern "C" fn PyType_GenericNew(
    type_: *mut PyTypeObject,
    _args: *mut PyObject,
    _kwds: *mut PyObject,
) -> *mut PyObject {
    let o = match (*type_).tp_alloc {
        Some(alloc) => alloc(type_, 0),
        None => PyType_GenericAlloc(type_, 0),
    };
    if o.is_null() {
        return o;
    }
    // Zeroed memory is an empty list in CPython; a dict's is filled by its `tp_new` there.
    if (*type_).tp_flags & (Py_TPFLAGS_LIST_SUBCLASS | Py_TPFLAGS_DICT_SUBCLASS) != 0 {
        #[cfg(feature = "vm")]
        let base = port::built_in(type_);
        #[cfg(not(feature = "vm"))]
        let base = if (*type_).tp_flags & Py_TPFLAGS_LIST_SUBCLASS != 0 {
            addr_of_mut!(PyList_Type)
        } else {
            addr_of_mut!(PyDict_Type)
        };
        if port::base_init(o, base, null_mut(), null_mut()) < 0 {
            return null_mut();
        }
    }
    o
}

/// Whether `a` is `b` or derived from it. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyType_IsSubtype(a: *mut PyTypeObject, b: *mut PyTypeObject) -> c_int {
    let (mut at, b) = (port::type_form(a.cast()), port::type_form(b.cast()));
    while !at.is_null() {
        if at == b {
            return 1;
        }
        if let Some(order) = order_of(at) {
            if order.iter().any(|item| enter(*item).cast() == b) {
                return 1;
            }
        }
        at = (*at).tp_base;
    }
    // A type that was never made ready has no base yet.
    c_int::from(b == addr_of_mut!(PyBaseObject_Type))
}

/// `tp_flags`.
#[no_mangle]
pub unsafe extern "C" fn PyType_GetFlags(type_: *mut PyTypeObject) -> c_ulong {
    (*type_).tp_flags
}

/// Says that the attributes of a type, or of its bases, were changed by hand.
#[no_mangle]
pub unsafe extern "C" fn PyType_Modified(type_: *mut PyTypeObject) {
    port::type_modified(type_);
}

/// Empties the cache of attribute look-ups. Always 0.
#[no_mangle]
pub unsafe extern "C" fn PyType_ClearCache() -> c_uint {
    port::type_modified(addr_of_mut!(PyBaseObject_Type));
    0
}

/// An attribute of a type or its bases, not bound to anything: a borrowed reference, or
/// NULL without an exception.
#[no_mangle]
pub unsafe extern "C" fn _PyType_Lookup(
    type_: *mut PyTypeObject,
    name: *mut PyObject,
) -> *mut PyObject {
    let mut t = type_;
    while !t.is_null() {
        if !(*t).tp_dict.is_null() {
            let v = port::dict_get((*t).tp_dict, name);
            if !v.is_null() {
                return v;
            }
            port::err_set(NULL);
        }
        t = (*t).tp_base;
    }
    NULL
}

/// The name without the module: a new reference to a str.
#[no_mangle]
pub unsafe extern "C" fn PyType_GetName(type_: *mut PyTypeObject) -> *mut PyObject {
    let name = short_name(type_);
    port::str_new(name.cast(), c_len(name))
}

/// As [`PyType_GetName`]: types of modules are not nested.
#[no_mangle]
pub unsafe extern "C" fn PyType_GetQualName(type_: *mut PyTypeObject) -> *mut PyObject {
    PyType_GetName(type_)
}

/// What follows the last dot of `tp_name`.
pub(crate) unsafe fn short_name(t: Type) -> *const c_char {
    let mut name = (*t).tp_name;
    let mut at = name;
    while *at != 0 {
        if *at == b'.' as c_char {
            name = at.add(1);
        }
        at = at.add(1);
    }
    name
}

/// The value of a slot of `typeslots.h`, or NULL. SystemError for an unknown number.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_GetSlot>
#[no_mangle]
pub unsafe extern "C" fn PyType_GetSlot(type_: *mut PyTypeObject, slot: c_int) -> *mut c_void {
    let Some(known) = (if type_.is_null() { None } else { slot_of(slot) }) else {
        bad_internal_call();
        return null_mut();
    };
    value_of(type_, known)
}

/// The structs that slots are fields of.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Suite {
    Async,
    Number,
    Sequence,
    Mapping,
    Buffer,
    Type,
}

impl Suite {
    /// Those that a type points to.
    pub(crate) const ALL: [Suite; 5] = [
        Suite::Async,
        Suite::Number,
        Suite::Sequence,
        Suite::Mapping,
        Suite::Buffer,
    ];

    pub(crate) const fn size(self) -> usize {
        match self {
            Suite::Async => size_of::<PyAsyncMethods>(),
            Suite::Number => size_of::<PyNumberMethods>(),
            Suite::Sequence => size_of::<PySequenceMethods>(),
            Suite::Mapping => size_of::<PyMappingMethods>(),
            Suite::Buffer => size_of::<PyBufferProcs>(),
            Suite::Type => size_of::<PyTypeObject>(),
        }
    }
}

/// Which field a slot number of `typeslots.h` is.
#[derive(Clone, Copy)]
pub(crate) struct Slot {
    pub(crate) suite: Suite,
    /// In bytes, in the suite.
    offset: u16,
}

impl Slot {
    /// In bytes, in the suite.
    pub(crate) const fn offset(self) -> usize {
        self.offset as usize
    }
}

/// The suite of a type; NULL when it has none.
pub(crate) unsafe fn suite_of(t: Type, suite: Suite) -> *mut u8 {
    match suite {
        Suite::Async => (*t).tp_as_async.cast(),
        Suite::Number => (*t).tp_as_number.cast(),
        Suite::Sequence => (*t).tp_as_sequence.cast(),
        Suite::Mapping => (*t).tp_as_mapping.cast(),
        Suite::Buffer => (*t).tp_as_buffer.cast(),
        Suite::Type => t.cast(),
    }
}

/// Gives a type a suite.
pub(crate) unsafe fn set_suite(t: Type, suite: Suite, at: *mut c_void) {
    match suite {
        Suite::Async => (*t).tp_as_async = at.cast(),
        Suite::Number => (*t).tp_as_number = at.cast(),
        Suite::Sequence => (*t).tp_as_sequence = at.cast(),
        Suite::Mapping => (*t).tp_as_mapping = at.cast(),
        Suite::Buffer => (*t).tp_as_buffer = at.cast(),
        Suite::Type => {}
    }
}

/// The field of a slot number; None for an unknown one.
pub(crate) const fn slot_of(number: c_int) -> Option<Slot> {
    macro_rules! slots {
        ($($suite:ident $in:ident { $($number:ident $field:ident,)* })*) => {
            match number {
                $($($number => Some(Slot {
                    suite: Suite::$suite,
                    // A type object is not that large.
                    offset: offset_of!($in, $field) as u16,
                }),)*)*
                _ => None,
            }
        };
    }
    slots! {
        Buffer PyBufferProcs {
            Py_bf_getbuffer bf_getbuffer,
            Py_bf_releasebuffer bf_releasebuffer,
        }
        Mapping PyMappingMethods {
            Py_mp_ass_subscript mp_ass_subscript,
            Py_mp_length mp_length,
            Py_mp_subscript mp_subscript,
        }
        Number PyNumberMethods {
            Py_nb_absolute nb_absolute,
            Py_nb_add nb_add,
            Py_nb_and nb_and,
            Py_nb_bool nb_bool,
            Py_nb_divmod nb_divmod,
            Py_nb_float nb_float,
            Py_nb_floor_divide nb_floor_divide,
            Py_nb_index nb_index,
            Py_nb_inplace_add nb_inplace_add,
            Py_nb_inplace_and nb_inplace_and,
            Py_nb_inplace_floor_divide nb_inplace_floor_divide,
            Py_nb_inplace_lshift nb_inplace_lshift,
            Py_nb_inplace_multiply nb_inplace_multiply,
            Py_nb_inplace_or nb_inplace_or,
            Py_nb_inplace_power nb_inplace_power,
            Py_nb_inplace_remainder nb_inplace_remainder,
            Py_nb_inplace_rshift nb_inplace_rshift,
            Py_nb_inplace_subtract nb_inplace_subtract,
            Py_nb_inplace_true_divide nb_inplace_true_divide,
            Py_nb_inplace_xor nb_inplace_xor,
            Py_nb_int nb_int,
            Py_nb_invert nb_invert,
            Py_nb_lshift nb_lshift,
            Py_nb_multiply nb_multiply,
            Py_nb_negative nb_negative,
            Py_nb_or nb_or,
            Py_nb_positive nb_positive,
            Py_nb_power nb_power,
            Py_nb_remainder nb_remainder,
            Py_nb_rshift nb_rshift,
            Py_nb_subtract nb_subtract,
            Py_nb_true_divide nb_true_divide,
            Py_nb_xor nb_xor,
            Py_nb_matrix_multiply nb_matrix_multiply,
            Py_nb_inplace_matrix_multiply nb_inplace_matrix_multiply,
        }
        Sequence PySequenceMethods {
            Py_sq_ass_item sq_ass_item,
            Py_sq_concat sq_concat,
            Py_sq_contains sq_contains,
            Py_sq_inplace_concat sq_inplace_concat,
            Py_sq_inplace_repeat sq_inplace_repeat,
            Py_sq_item sq_item,
            Py_sq_length sq_length,
            Py_sq_repeat sq_repeat,
        }
        Type PyTypeObject {
            Py_tp_alloc tp_alloc,
            Py_tp_base tp_base,
            Py_tp_bases tp_bases,
            Py_tp_call tp_call,
            Py_tp_clear tp_clear,
            Py_tp_dealloc tp_dealloc,
            Py_tp_del tp_del,
            Py_tp_descr_get tp_descr_get,
            Py_tp_descr_set tp_descr_set,
            Py_tp_doc tp_doc,
            Py_tp_getattr tp_getattr,
            Py_tp_getattro tp_getattro,
            Py_tp_hash tp_hash,
            Py_tp_init tp_init,
            Py_tp_is_gc tp_is_gc,
            Py_tp_iter tp_iter,
            Py_tp_iternext tp_iternext,
            Py_tp_methods tp_methods,
            Py_tp_new tp_new,
            Py_tp_repr tp_repr,
            Py_tp_richcompare tp_richcompare,
            Py_tp_setattr tp_setattr,
            Py_tp_setattro tp_setattro,
            Py_tp_str tp_str,
            Py_tp_traverse tp_traverse,
            Py_tp_members tp_members,
            Py_tp_getset tp_getset,
            Py_tp_free tp_free,
            Py_tp_finalize tp_finalize,
        }
        Async PyAsyncMethods {
            Py_am_await am_await,
            Py_am_aiter am_aiter,
            Py_am_anext am_anext,
            Py_am_send am_send,
        }
    }
}
