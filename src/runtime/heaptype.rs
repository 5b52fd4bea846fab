//! Types that are made at run time from a `PyType_Spec`, and the module that such a type
//! belongs to (the second part of CPython's Objects/typeobject.c).
//!
//! A heap type is a `PyTypeObject` like a static one, in raw memory, together with copies of
//! what CPython copies: its suites, members, name and docstring. It lives as long as the
//! process, as a static type does: the VM keeps no count that would tell when its last
//! instance is gone, and a module that is imported once makes its types once.

use super::builtin_types::{PyBaseObject_Type, PyType_Type};
use super::moduleobject::{PyModule_GetDef, PyModule_GetState};
use super::support::*;
use super::typeobject::{
    make_ready, set_suite, slot_of, suite_of, PyType_IsSubtype, PyType_Ready, Suite, Type,
};
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_ulong, c_void, CStr};
use core::mem::{offset_of, size_of};
use core::ptr::{self, addr_of_mut, null_mut};

extern "C" {
    fn PyErr_WarnFormat(
        category: Obj,
        stack_level: Py_ssize_t,
        format: *const c_char,
        ...
    ) -> c_int;
}

const HEAPTYPE: c_ulong = Py_TPFLAGS_HEAPTYPE as c_ulong;
const ITEMS_AT_END: c_ulong = Py_TPFLAGS_ITEMS_AT_END as c_ulong;

/// What the data of a type in an object of a type derived from another is aligned for: every
/// C type.
const MAX_ALIGN: Py_ssize_t = if size_of::<usize>() >= 8 { 16 } else { 8 };

fn align_up(size: Py_ssize_t) -> Py_ssize_t {
    size.saturating_add(MAX_ALIGN - 1) & !(MAX_ALIGN - 1)
}

// ---- the module of a type -------------------------------------------------------------

// CPython keeps it behind the type, in `ht_module`. Here it is in `tp_cache`, which nothing
// else uses: None for a heap type without a module, NULL for every type that was not made
// here (a class made in Python has the flag, too).

unsafe fn made_here(t: Type) -> bool {
    (*t).tp_flags & HEAPTYPE != 0 && !(*t).tp_cache.is_null()
}

/// Whether `t` stands for a class made in Python.
pub(crate) unsafe fn is_python_class(t: Type) -> bool {
    (*t).tp_flags & HEAPTYPE != 0 && (*t).tp_cache.is_null()
}

/// The module of a type, or NULL without an exception.
unsafe fn module_of(t: Type) -> Obj {
    if made_here(t) && !is_none((*t).tp_cache) {
        (*t).tp_cache
    } else {
        NULL
    }
}

/// The module that a heap type was made for, borrowed. TypeError for a type without one.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_GetModule>
#[no_mangle]
pub unsafe extern "C" fn PyType_GetModule(type_: *mut PyTypeObject) -> *mut PyObject {
    let module = module_of(type_);
    if !module.is_null() {
        return module;
    }
    if (*type_).tp_flags & HEAPTYPE == 0 {
        return raise!(
            PyExc_TypeError,
            c"PyType_GetModule: Type '%s' is not a heap type",
            (*type_).tp_name,
        );
    }
    raise!(
        PyExc_TypeError,
        c"PyType_GetModule: Type '%s' has no associated module",
        (*type_).tp_name,
    )
}

/// The state of that module, or NULL without an exception when it has none. TypeError for a
/// type without a module.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_GetModuleState>
#[no_mangle]
pub unsafe extern "C" fn PyType_GetModuleState(type_: *mut PyTypeObject) -> *mut c_void {
    let module = PyType_GetModule(type_);
    if module.is_null() {
        return null_mut();
    }
    PyModule_GetState(module)
}

/// The module made from `def` that the type or one of its bases was made for, borrowed.
/// TypeError when there is none.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_GetModuleByDef>
#[no_mangle]
pub unsafe extern "C" fn PyType_GetModuleByDef(
    type_: *mut PyTypeObject,
    def: *mut PyModuleDef,
) -> *mut PyObject {
    let mut t = type_;
    while !t.is_null() {
        let module = module_of(t);
        if !module.is_null() && PyModule_GetDef(module) == def {
            return module;
        }
        t = (*t).tp_base;
    }
    raise!(
        PyExc_TypeError,
        c"PyType_GetModuleByDef: No superclass of '%s' has the given module",
        (*type_).tp_name,
    )
}

/// The name of the module that a type says it comes from: a new reference to a str.
#[no_mangle]
pub unsafe extern "C" fn PyType_GetModuleName(type_: *mut PyTypeObject) -> *mut PyObject {
    if (*type_).tp_flags & HEAPTYPE != 0 {
        let key = name(c"__module__");
        return if key.is_null() {
            NULL
        } else {
            port::getattr(type_.cast(), key)
        };
    }
    let bytes = CStr::from_ptr((*type_).tp_name).to_bytes();
    match bytes.iter().rposition(|&c| c == b'.') {
        Some(dot) => port::str_new(bytes.as_ptr(), dot),
        None => name(c"builtins"),
    }
}

// ---- bases ----------------------------------------------------------------------------

/// Whether instances of `t` have fields that those of `base` lack.
unsafe fn extra_fields(t: Type, base: Type) -> bool {
    let mut size = (*t).tp_basicsize;
    if (*t).tp_itemsize != 0 || (*base).tp_itemsize != 0 {
        return size != (*base).tp_basicsize || (*t).tp_itemsize != (*base).tp_itemsize;
    }
    if (*t).tp_flags & HEAPTYPE != 0 {
        let word = size_of::<Obj>() as Py_ssize_t;
        let own = [
            ((*t).tp_weaklistoffset, (*base).tp_weaklistoffset),
            ((*t).tp_dictoffset, (*base).tp_dictoffset),
        ];
        for (offset, inherited) in own {
            if offset != 0 && inherited == 0 && offset.wrapping_add(word) == size {
                size = offset;
            }
        }
    }
    size != (*base).tp_basicsize
}

/// The nearest type of `t` and its bases that gives instances a layout of their own.
unsafe fn solid_base(t: Type) -> Type {
    let mut at = t;
    // The VM's part of an instance of a class made in Python is in no field.
    while !(*at).tp_base.is_null() && (is_python_class(at) || !extra_fields(at, (*at).tp_base)) {
        at = (*at).tp_base;
    }
    at
}

/// The base whose layout instances get. NULL with TypeError when a base is no type or must
/// not be derived from, or when the layouts do not go together.
unsafe fn best_base(bases: Obj) -> Type {
    let mut n = 0;
    let items = port::tuple_items(bases, &mut n);
    let mut winner: Type = null_mut();
    let mut base: Type = null_mut();
    for i in 0..n {
        let item = enter(*items.add(i));
        if !has_flag(item, Py_TPFLAGS_TYPE_SUBCLASS as c_ulong) {
            raise!(PyExc_TypeError, c"bases must be types");
            return null_mut();
        }
        let item = port::type_form(item);
        if make_ready(item) < 0 {
            return null_mut();
        }
        if (*item).tp_flags & Py_TPFLAGS_BASETYPE as c_ulong == 0 {
            raise!(
                PyExc_TypeError,
                c"type '%.100s' is not an acceptable base type",
                (*item).tp_name,
            );
            return null_mut();
        }
        let candidate = solid_base(item);
        if winner.is_null() || PyType_IsSubtype(winner, candidate) == 0 {
            if !winner.is_null() && PyType_IsSubtype(candidate, winner) == 0 {
                raise!(
                    PyExc_TypeError,
                    c"multiple bases have instance lay-out conflict",
                );
                return null_mut();
            }
            winner = candidate;
            base = item;
        }
    }
    if base.is_null() {
        addr_of_mut!(PyBaseObject_Type)
    } else {
        base
    }
}

/// For the port: the base whose layout the instances of a class with these bases, a tuple,
/// get. NULL with TypeError.
#[no_mangle]
pub unsafe extern "C" fn typeobject_best_base(bases: *mut PyObject) -> *mut PyTypeObject {
    best_base(bases)
}

/// Whether the VM can have a type with these bases; false with NotImplementedError.
unsafe fn check_bases(type_name: *const c_char, base: Type, bases: Obj) -> bool {
    let mut n = 0;
    let items = port::tuple_items(bases, &mut n);
    for i in 0..n {
        let other = port::type_form(enter(*items.add(i)));
        if is_python_class(other) {
            raise!(
                PyExc_NotImplementedError,
                c"type '%.100s': its base '%.100s' is a class made in Python",
                type_name,
                (*other).tp_name,
            );
            return false;
        }
        // The VM's own have no dict.
        if (*other).tp_dict.is_null() && PyType_IsSubtype(base, other) == 0 {
            raise!(
                PyExc_NotImplementedError,
                c"type '%.100s': more than one base ('%.100s', '%.100s')",
                type_name,
                (*base).tp_name,
                (*other).tp_name,
            );
            return false;
        }
    }
    true
}

// ---- reading a spec -------------------------------------------------------------------

/// What the slots of a spec ask for.
struct Wanted {
    suites: [bool; Suite::ALL.len()],
    members: *const PyMemberDef,
    n_members: usize,
    doc: *const c_char,
    base: Type,
    bases: Obj,
}

/// The members that set a field of the type instead of making an attribute, and the field.
const SPECIAL_MEMBERS: [(&CStr, usize); 3] = [
    (
        c"__weaklistoffset__",
        offset_of!(PyTypeObject, tp_weaklistoffset),
    ),
    (c"__dictoffset__", offset_of!(PyTypeObject, tp_dictoffset)),
    (
        c"__vectorcalloffset__",
        offset_of!(PyTypeObject, tp_vectorcall_offset),
    ),
];

/// The slots of a spec up to the end mark.
unsafe fn slots_of(spec: *const PyType_Spec) -> impl Iterator<Item = PyType_Slot> {
    let mut at: *const PyType_Slot = (*spec).slots;
    core::iter::from_fn(move || {
        if at.is_null() {
            return None;
        }
        let slot = *at;
        at = at.add(1);
        (slot.slot != 0).then_some(slot)
    })
}

/// None with an exception for a slot or a member that cannot be.
unsafe fn read(spec: *const PyType_Spec) -> Option<Wanted> {
    let mut wanted = Wanted {
        suites: [false; Suite::ALL.len()],
        members: ptr::null(),
        n_members: 0,
        doc: ptr::null(),
        base: addr_of_mut!(PyBaseObject_Type),
        bases: NULL,
    };
    for slot in slots_of(spec) {
        match slot.slot {
            Py_tp_members => {
                if wanted.n_members != 0 {
                    raise!(
                        PyExc_SystemError,
                        c"Multiple Py_tp_members slots are not supported.",
                    );
                    return None;
                }
                wanted.members = slot.pfunc.cast();
                wanted.n_members = count_members(spec, wanted.members)?;
            }
            Py_tp_doc => wanted.doc = slot.pfunc.cast(),
            Py_tp_base => wanted.base = slot.pfunc.cast(),
            Py_tp_bases => wanted.bases = slot.pfunc.cast(),
            number => {
                let Some(known) = slot_of(number) else {
                    raise!(PyExc_RuntimeError, c"invalid slot offset");
                    return None;
                };
                for (suite, used) in Suite::ALL.iter().zip(wanted.suites.iter_mut()) {
                    *used = *used || *suite == known.suite;
                }
            }
        }
    }
    Some(wanted)
}

unsafe fn count_members(spec: *const PyType_Spec, members: *const PyMemberDef) -> Option<usize> {
    let mut n: usize = 0;
    let mut m = members;
    while !m.is_null() && !(*m).name.is_null() {
        if (*m).flags & Py_RELATIVE_OFFSET != 0 {
            if (*spec).basicsize > 0 {
                raise!(
                    PyExc_SystemError,
                    c"With Py_RELATIVE_OFFSET, basicsize must be negative.",
                );
                return None;
            }
            let size = ((*spec).basicsize as Py_ssize_t).wrapping_neg();
            if (*m).offset < 0 || (*m).offset >= size {
                raise!(
                    PyExc_SystemError,
                    c"Member offset out of range (0..-basicsize)",
                );
                return None;
            }
        }
        n = n.wrapping_add(1);
        m = m.add(1);
    }
    Some(n)
}

// ---- making a type --------------------------------------------------------------------

/// Hands out the parts of one zeroed piece of memory.
struct Parts {
    at: *mut u8,
}

impl Parts {
    unsafe fn take<T>(&mut self, size: usize) -> *mut T {
        let part = self.at;
        self.at = part.add(size);
        part.cast()
    }

    /// A copy of a C string; NULL of NULL. These come last, as they spoil the alignment.
    unsafe fn take_text(&mut self, text: *const c_char) -> *const c_char {
        if text.is_null() {
            return ptr::null();
        }
        let size = text_size(text);
        let copy = self.take::<c_char>(size);
        ptr::copy_nonoverlapping(text, copy, size);
        copy
    }
}

/// With the NUL; 0 of NULL.
unsafe fn text_size(text: *const c_char) -> usize {
    if text.is_null() {
        0
    } else {
        c_len(text).wrapping_add(1)
    }
}

/// The `tp_dealloc` of a heap type that has none but a `tp_finalize`, and of such classes made
/// in Python: calls that, then the `tp_dealloc` of the nearest base that has one.
#[no_mangle]
pub unsafe extern "C" fn typeobject_subtype_dealloc(o: *mut PyObject) {
    let mut t = ty(o);
    let finalized = (*t).tp_finalize.is_some();
    if finalized && super::object::PyObject_CallFinalizerFromDealloc(o) < 0 {
        return;
    }
    if let Some(del) = (*t).tp_del {
        del(o);
    }
    let own = typeobject_subtype_dealloc as *const () as usize;
    while !t.is_null() {
        match (*t).tp_dealloc {
            Some(dealloc) if dealloc as usize != own => {
                if finalized {
                    super::object::dealloc_finalized(o, Some(dealloc));
                } else {
                    dealloc(o);
                }
                return;
            }
            _ => t = (*t).tp_base,
        }
    }
}

/// Makes a type from a spec. `module`, when not NULL, is the module it belongs to; `bases`
/// a tuple of types, one type, or NULL for what the slots say. Returns a new reference;
/// SystemError, TypeError, RuntimeError, MemoryError, and what [`PyType_Ready`] raises.
/// NotImplementedError for a metaclass other than type, for a base that was made in Python, and
/// for built-in types beside another base.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_FromMetaclass>
#[no_mangle]
pub unsafe extern "C" fn PyType_FromMetaclass(
    metaclass: *mut PyTypeObject,
    module: *mut PyObject,
    spec: *mut PyType_Spec,
    bases: *mut PyObject,
) -> *mut PyObject {
    if spec.is_null() {
        return bad_internal_call();
    }
    let Some(mut wanted) = read(spec) else {
        return NULL;
    };
    if (*spec).name.is_null() {
        return raise!(
            PyExc_SystemError,
            c"Type spec does not define the name field.",
        );
    }
    if !metaclass.is_null() && metaclass != addr_of_mut!(PyType_Type) {
        return raise!(
            PyExc_NotImplementedError,
            c"type '%.100s': a metaclass ('%.100s')",
            (*spec).name,
            (*metaclass).tp_name,
        );
    }
    let bases = bases_tuple(bases, &wanted);
    if bases.is_null() {
        return NULL;
    }
    let base = best_base(bases);
    if base.is_null() || !check_bases((*spec).name, base, bases) {
        return NULL;
    }
    let Some((basicsize, data_offset)) = sizes(spec, base) else {
        return NULL;
    };
    let mut order = NULL;
    if super::tupleobject::PyTuple_Size(bases) > 1 {
        order = port::type_order(bases);
        if order.is_null() {
            return NULL;
        }
        // Slots of any of them may come in.
        wanted.suites.fill(true);
    }
    let t = build(spec, &wanted);
    if t.is_null() {
        return PyErr_NoMemory();
    }
    (*t).tp_flags = (*spec).flags as c_ulong | HEAPTYPE;
    (*t).tp_basicsize = basicsize;
    (*t).tp_itemsize = (*spec).itemsize as Py_ssize_t;
    (*t).tp_base = base;
    (*t).tp_bases = bases;
    (*t).tp_mro = order;
    (*t).tp_cache = if module.is_null() {
        port::none()
    } else {
        module
    };
    place_members(t, data_offset);
    if (*t).tp_dealloc.is_none()
        && ((*t).tp_finalize.is_some()
            || (*t).tp_del.is_some()
            || (*base).tp_finalize.is_some()
            || (*base).tp_del.is_some())
    {
        (*t).tp_dealloc = Some(typeobject_subtype_dealloc);
    }
    if PyType_Ready(t) < 0 {
        port::raw_free(t.cast());
        return NULL;
    }
    // The VM's type refers to the memory from now on, so that it stays whatever comes.
    if !set_module_name(t) {
        return NULL;
    }
    t.cast()
}

/// The bases as a tuple: those given, else those of the slots.
unsafe fn bases_tuple(given: Obj, wanted: &Wanted) -> Obj {
    let mut n = 0;
    let only = if !given.is_null() {
        given
    } else if !wanted.bases.is_null() {
        if !is_tuple(wanted.bases) {
            return raise!(PyExc_SystemError, c"Py_tp_bases is not a tuple");
        }
        wanted.bases
    } else if wanted.base.is_null() {
        addr_of_mut!(PyBaseObject_Type).cast()
    } else {
        // Not yet ready perhaps, and then no value that a tuple can hold.
        let base = port::type_form(wanted.base.cast());
        if PyType_Ready(base) < 0 {
            return NULL;
        }
        base.cast()
    };
    if is_tuple(only) {
        port::keep(only);
        return only;
    }
    let tuple = port::tuple_new(1);
    if !tuple.is_null() {
        *port::tuple_items(tuple, &mut n) = leave(only);
    }
    tuple
}

/// `tp_basicsize`, and where the data of the type itself begins when the spec gives only its
/// own size. None with SystemError.
unsafe fn sizes(spec: *const PyType_Spec, base: Type) -> Option<(Py_ssize_t, Py_ssize_t)> {
    let size = (*spec).basicsize as Py_ssize_t;
    if size > 0 {
        return Some((size, 0));
    }
    if size == 0 {
        return Some(((*base).tp_basicsize, 0));
    }
    if (*base).tp_itemsize != 0 && ((*base).tp_flags | (*spec).flags as c_ulong) & ITEMS_AT_END == 0
    {
        raise!(
            PyExc_SystemError,
            c"Cannot extend variable-size class without Py_TPFLAGS_ITEMS_AT_END.",
        );
        return None;
    }
    let offset = align_up((*base).tp_basicsize);
    let own = align_up(size.wrapping_neg());
    Some((offset.saturating_add(own), offset))
}

/// The type with the suites and copies that it needs, its slots filled, in memory of its
/// own. NULL without an exception.
unsafe fn build(spec: *const PyType_Spec, wanted: &Wanted) -> Type {
    let mut size = size_of::<PyTypeObject>();
    for (suite, used) in Suite::ALL.iter().zip(wanted.suites) {
        if used {
            size = size.saturating_add(suite.size());
        }
    }
    let members_size = wanted
        .n_members
        .saturating_add(1)
        .saturating_mul(size_of::<PyMemberDef>());
    size = size
        .saturating_add(members_size)
        .saturating_add(text_size((*spec).name))
        .saturating_add(text_size(wanted.doc));
    let memory = port::raw_alloc(size, 1);
    if memory.is_null() {
        return null_mut();
    }
    let mut parts = Parts { at: memory.cast() };
    let t: Type = parts.take(size_of::<PyTypeObject>());
    t.write(PyTypeObject::EMPTY);
    // A suite that no slot is in stays NULL and is inherited as a whole.
    for (suite, used) in Suite::ALL.iter().zip(wanted.suites) {
        if !used {
            continue;
        }
        set_suite(t, *suite, parts.take(suite.size()));
    }
    let members: *mut PyMemberDef = parts.take(members_size);
    if !wanted.members.is_null() {
        ptr::copy_nonoverlapping(wanted.members, members, wanted.n_members);
        (*t).tp_members = members;
    }
    (*t).tp_name = parts.take_text((*spec).name);
    (*t).tp_doc = parts.take_text(wanted.doc);
    for slot in slots_of(spec) {
        if matches!(
            slot.slot,
            Py_tp_base | Py_tp_bases | Py_tp_members | Py_tp_doc
        ) {
            continue;
        }
        if let Some(known) = slot_of(slot.slot) {
            let at = suite_of(t, known.suite);
            if !at.is_null() {
                // SAFETY: every slot is a pointer or a nullable function pointer.
                *at.add(known.offset()).cast::<*mut c_void>() = slot.pfunc;
            }
        }
    }
    t
}

/// Makes relative offsets absolute, moves special members into the type.
unsafe fn place_members(t: Type, data_offset: Py_ssize_t) {
    let mut from = (*t).tp_members;
    let mut to = from;
    while !from.is_null() && !(*from).name.is_null() {
        let mut m = *from;
        if m.flags & Py_RELATIVE_OFFSET != 0 {
            m.flags &= !Py_RELATIVE_OFFSET;
            m.offset = m.offset.wrapping_add(data_offset);
        }
        let name = CStr::from_ptr(m.name);
        match SPECIAL_MEMBERS.iter().find(|(special, _)| *special == name) {
            // SAFETY: the field is a Py_ssize_t.
            Some((_, field)) => *t.cast::<u8>().add(*field).cast::<Py_ssize_t>() = m.offset,
            None => {
                *to = m;
                to = to.add(1);
            }
        }
        from = from.add(1);
    }
    if !to.is_null() {
        (*to).name = ptr::null();
    }
}

/// Sets `__module__` unless the type has a member of that name: what precedes the last dot of
/// the type's name. A name without one gets a DeprecationWarning.
unsafe fn set_module_name(t: Type) -> bool {
    let key = name(c"__module__");
    if key.is_null() {
        return false;
    }
    if !port::dict_get((*t).tp_dict, key).is_null() {
        return true;
    }
    if !port::err_get().is_null() {
        return false;
    }
    let bytes = CStr::from_ptr((*t).tp_name).to_bytes();
    let Some(dot) = bytes.iter().rposition(|&c| c == b'.') else {
        return PyErr_WarnFormat(
            PyExc_DeprecationWarning,
            1,
            c"builtin type %.200s has no __module__ attribute".as_ptr(),
            (*t).tp_name,
        ) >= 0;
    };
    let module = port::str_intern(bytes.as_ptr(), dot);
    if module.is_null() || port::dict_set((*t).tp_dict, key, module) < 0 {
        return false;
    }
    port::type_modified(t);
    true
}

/// As [`PyType_FromMetaclass`] with the metaclass type.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_FromModuleAndSpec>
#[no_mangle]
pub unsafe extern "C" fn PyType_FromModuleAndSpec(
    module: *mut PyObject,
    spec: *mut PyType_Spec,
    bases: *mut PyObject,
) -> *mut PyObject {
    PyType_FromMetaclass(null_mut(), module, spec, bases)
}

/// As `PyType_FromModuleAndSpec` without a module.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_FromSpecWithBases>
#[no_mangle]
pub unsafe extern "C" fn PyType_FromSpecWithBases(
    spec: *mut PyType_Spec,
    bases: *mut PyObject,
) -> *mut PyObject {
    PyType_FromMetaclass(null_mut(), NULL, spec, bases)
}

/// As `PyType_FromModuleAndSpec` with nothing but the spec.
///
/// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_FromSpec>
#[no_mangle]
pub unsafe extern "C" fn PyType_FromSpec(spec: *mut PyType_Spec) -> *mut PyObject {
    PyType_FromMetaclass(null_mut(), NULL, spec, NULL)
}

// ---- the data of a type in its instances ----------------------------------------------

/// The fields that `cls`, whose spec has a negative `basicsize`, adds to the object. Never
/// fails.
///
/// Source: <https://docs.python.org/3/c-api/object.html#c.PyObject_GetTypeData>
#[no_mangle]
pub unsafe extern "C" fn PyObject_GetTypeData(
    obj: *mut PyObject,
    cls: *mut PyTypeObject,
) -> *mut c_void {
    obj.cast::<u8>()
        .offset(align_up((*(*cls).tp_base).tp_basicsize))
        .cast()
}

/// How many bytes they have, with what was added for alignment.
///
/// Source: <https://docs.python.org/3/c-api/object.html#c.PyType_GetTypeDataSize>
#[no_mangle]
pub unsafe extern "C" fn PyType_GetTypeDataSize(cls: *mut PyTypeObject) -> Py_ssize_t {
    let size = (*cls)
        .tp_basicsize
        .wrapping_sub(align_up((*(*cls).tp_base).tp_basicsize));
    if size < 0 {
        0
    } else {
        size
    }
}

/// The items of an object of variable size whose type has `Py_TPFLAGS_ITEMS_AT_END`; else
/// NULL with TypeError.
///
/// Source: <https://docs.python.org/3/c-api/object.html#c.PyObject_GetItemData>
#[no_mangle]
pub unsafe extern "C" fn PyObject_GetItemData(obj: *mut PyObject) -> *mut c_void {
    let t = ty(obj);
    if (*t).tp_flags & ITEMS_AT_END == 0 {
        raise!(
            PyExc_TypeError,
            c"type '%s' does not have Py_TPFLAGS_ITEMS_AT_END",
            (*t).tp_name,
        );
        return null_mut();
    }
    obj.cast::<u8>().offset((*t).tp_basicsize).cast()
}
