//! The C-API for modules written in Rust: the same functions, macros and accessors that
//! `include/typeobject.h` offers in C.
//!
//! The functions and data are declared in the order of CPython's headers; what is a macro
//! or an inline function in C is an inline function here, with the same name. One shared
//! object is for CPython 3.8 and later and for hosted VMs: what differs is asked at run
//! time. With the feature `vm` the module is for firmware.
//!
//! # Safety
//!
//! Every function wants the host's lock (the GIL in CPython) to be held, pointers that are
//! valid and, unless it says otherwise, not NULL. Functions say whether a result is a new
//! or a borrowed reference; NULL or -1 means that an exception is set.

#![allow(non_snake_case, non_upper_case_globals, clippy::missing_safety_doc)]

use crate::abi::*;
use core::ffi::{c_char, c_int, c_long, c_ulong};
use core::ptr::{addr_of_mut, null_mut};

#[rustfmt::skip]
mod functions;
pub use functions::*;

// ---- functions with variable arguments ---------------------------------------------
// Those that take a length after `#` are linked under the name that makes it a
// `Py_ssize_t`, as with PY_SSIZE_T_CLEAN in C.

extern "C" {
    /// Parses positional arguments by `format`: true, or false with an exception.
    #[link_name = "_PyArg_ParseTuple_SizeT"]
    pub fn PyArg_ParseTuple(args: *mut PyObject, format: *const c_char, ...) -> c_int;
    /// The same with keywords; `kwlist` names every argument and ends with NULL.
    #[link_name = "_PyArg_ParseTupleAndKeywords_SizeT"]
    pub fn PyArg_ParseTupleAndKeywords(
        args: *mut PyObject,
        kwds: *mut PyObject,
        format: *const c_char,
        kwlist: *mut *mut c_char,
        ...
    ) -> c_int;
    /// Borrowed references to the items of a tuple, at least `min` and at most `max`.
    pub fn PyArg_UnpackTuple(
        args: *mut PyObject,
        name: *const c_char,
        min: Py_ssize_t,
        max: Py_ssize_t,
        ...
    ) -> c_int;
    /// A value made by `format`: a new reference.
    #[link_name = "_Py_BuildValue_SizeT"]
    pub fn Py_BuildValue(format: *const c_char, ...) -> *mut PyObject;
    /// Sets an exception with a formatted text. Always NULL.
    pub fn PyErr_Format(exception: *mut PyObject, format: *const c_char, ...) -> *mut PyObject;
    /// Warns with a formatted text: 0, or -1 with an exception.
    pub fn PyErr_WarnFormat(
        category: *mut PyObject,
        stack_level: Py_ssize_t,
        format: *const c_char,
        ...
    ) -> c_int;
    /// A formatted str: a new reference.
    pub fn PyUnicode_FromFormat(format: *const c_char, ...) -> *mut PyObject;
    /// A formatted bytes object: a new reference.
    pub fn PyBytes_FromFormat(format: *const c_char, ...) -> *mut PyObject;
    /// Calls with arguments made by `format`, NULL for none: a new reference.
    #[link_name = "_PyObject_CallFunction_SizeT"]
    pub fn PyObject_CallFunction(
        callable: *mut PyObject,
        format: *const c_char,
        ...
    ) -> *mut PyObject;
    /// Calls a method with arguments made by `format`: a new reference.
    #[link_name = "_PyObject_CallMethod_SizeT"]
    pub fn PyObject_CallMethod(
        object: *mut PyObject,
        name: *const c_char,
        format: *const c_char,
        ...
    ) -> *mut PyObject;
    /// Calls with objects, ended by NULL: a new reference.
    pub fn PyObject_CallFunctionObjArgs(callable: *mut PyObject, ...) -> *mut PyObject;
    /// Calls a method with objects, ended by NULL: a new reference.
    pub fn PyObject_CallMethodObjArgs(
        object: *mut PyObject,
        name: *mut PyObject,
        ...
    ) -> *mut PyObject;
    /// A tuple of `n` objects, which it takes new references to: a new reference.
    pub fn PyTuple_Pack(n: Py_ssize_t, ...) -> *mut PyObject;
    /// Writes formatted text to `sys.stdout`.
    pub fn PySys_WriteStdout(format: *const c_char, ...);
    /// Writes formatted text to `sys.stderr`.
    pub fn PySys_WriteStderr(format: *const c_char, ...);
}

// ---- which host ----------------------------------------------------------------------

/// Addresses of symbols that only some hosts have, NULL where they are missing.
#[cfg(not(feature = "vm"))]
#[repr(C)]
struct Host {
    vm: *const typeobject_vm,
    none: *mut PyObject,
    true_: *mut PyObject,
    false_: *mut PyObject,
    not_implemented: *mut PyObject,
    ellipsis: *mut PyObject,
    /// `_Py_DecRefShared`, which only the free-threaded CPython exports.
    free_threaded: *const (),
}

// Rust has no weak symbols, so the table is written in assembler: one word for each
// symbol, filled in by the dynamic linker.
#[cfg(all(not(feature = "vm"), target_pointer_width = "64"))]
macro_rules! word {
    ($name:literal) => {
        concat!(".weak ", $name, "\n.8byte ", $name, "\n")
    };
}
#[cfg(all(not(feature = "vm"), target_pointer_width = "32"))]
macro_rules! word {
    ($name:literal) => {
        concat!(".weak ", $name, "\n.4byte ", $name, "\n")
    };
}
#[cfg(not(feature = "vm"))]
core::arch::global_asm!(
    ".pushsection .data.rel.ro.typeobject_host,\"aw\",%progbits",
    ".p2align 3",
    ".globl typeobject_host",
    ".hidden typeobject_host",
    "typeobject_host:",
    word!("typeobject_vm"),
    word!("_Py_NoneStruct"),
    word!("_Py_TrueStruct"),
    word!("_Py_FalseStruct"),
    word!("_Py_NotImplementedStruct"),
    word!("_Py_EllipsisObject"),
    word!("_Py_DecRefShared"),
    ".popsection",
);
#[cfg(not(feature = "vm"))]
extern "C" {
    static typeobject_host: Host;
}

#[cfg(feature = "vm")]
extern "C" {
    #[link_name = "typeobject_vm"]
    static VM: typeobject_vm;
}

/// What the VM host exports, or None in CPython.
#[inline(always)]
pub fn typeobject_vm() -> Option<&'static typeobject_vm> {
    #[cfg(not(feature = "vm"))]
    // SAFETY: the dynamic linker fills the table before any code of the module runs; the
    // host's struct, if it is there, is constant.
    unsafe {
        typeobject_host.vm.as_ref()
    }
    #[cfg(feature = "vm")]
    // SAFETY: the firmware defines it, and it is constant.
    unsafe {
        Some(&VM)
    }
}

macro_rules! singleton {
    ($(#[$doc:meta])* $name:ident, $field:ident) => {
        $(#[$doc])*
        #[inline(always)]
        pub fn $name() -> *mut PyObject {
            match typeobject_vm() {
                Some(vm) => vm.$field,
                #[cfg(not(feature = "vm"))]
                // SAFETY: as in typeobject_vm.
                None => unsafe { typeobject_host.$field },
                #[cfg(feature = "vm")]
                None => null_mut(),
            }
        }
    };
}
singleton!(
    /// None, borrowed.
    Py_None, none
);
singleton!(
    /// True, borrowed.
    Py_True, true_
);
singleton!(
    /// False, borrowed.
    Py_False, false_
);
singleton!(
    /// NotImplemented, borrowed.
    Py_NotImplemented, not_implemented
);
singleton!(
    /// Ellipsis, borrowed.
    Py_Ellipsis, ellipsis
);

// ---- object.h --------------------------------------------------------------------------

/// The type: a borrowed reference.
#[inline(always)]
pub unsafe fn Py_TYPE(op: *mut PyObject) -> *mut PyTypeObject {
    match typeobject_vm() {
        Some(vm) => match vm.type_ {
            Some(f) => f(op),
            None => null_mut(),
        },
        #[cfg(not(feature = "vm"))]
        None => (*op).ob_type,
        #[cfg(feature = "vm")]
        None => null_mut(),
    }
}

/// The number of items of an object of variable size.
#[inline(always)]
pub unsafe fn Py_SIZE(op: *mut PyObject) -> Py_ssize_t {
    match typeobject_vm() {
        Some(vm) => match vm.size {
            Some(f) => {
                let mut other = 0;
                *f(op, &mut other)
            }
            None => 0,
        },
        None => (*op.cast::<PyVarObject>()).ob_size,
    }
}

/// Sets the number of items, of an object of the module's own type.
#[inline(always)]
pub unsafe fn Py_SET_SIZE(op: *mut PyVarObject, size: Py_ssize_t) {
    (*op).ob_size = size;
}

/// `Py_TYPE(op) == type_`
#[inline(always)]
pub unsafe fn Py_IS_TYPE(op: *mut PyObject, type_: *mut PyTypeObject) -> bool {
    Py_TYPE(op) == type_
}

/// Takes a new reference. Where CPython has counts of its own kind (immortal objects, more
/// than 2^31 references) its own function decides. A VM does not count, but a hosted one
/// must know who keeps the arguments of a call.
#[inline(always)]
pub unsafe fn Py_INCREF(op: *mut PyObject) {
    #[cfg(not(feature = "vm"))]
    if typeobject_vm().is_none() && cfg!(target_pointer_width = "64") && (*op).ob_refcnt as i32 > 0
    {
        (*op).ob_refcnt += 1;
    } else {
        Py_IncRef(op);
    }
    #[cfg(feature = "vm")]
    let _ = op;
}

/// Gives a reference back. Nothing on a VM.
#[inline(always)]
pub unsafe fn Py_DECREF(op: *mut PyObject) {
    #[cfg(not(feature = "vm"))]
    if typeobject_vm().is_none() {
        if cfg!(target_pointer_width = "64") && (*op).ob_refcnt as i32 > 1 {
            (*op).ob_refcnt -= 1;
        } else {
            Py_DecRef(op);
        }
    }
    #[cfg(feature = "vm")]
    let _ = op;
}

/// [`Py_INCREF`] unless NULL.
#[inline(always)]
pub unsafe fn Py_XINCREF(op: *mut PyObject) {
    if !op.is_null() {
        Py_INCREF(op);
    }
}

/// [`Py_DECREF`] unless NULL.
#[inline(always)]
pub unsafe fn Py_XDECREF(op: *mut PyObject) {
    if !op.is_null() {
        Py_DECREF(op);
    }
}

/// A new reference.
#[inline(always)]
pub unsafe fn Py_NewRef(op: *mut PyObject) -> *mut PyObject {
    Py_INCREF(op);
    op
}

/// A new reference, or NULL.
#[inline(always)]
pub unsafe fn Py_XNewRef(op: *mut PyObject) -> *mut PyObject {
    Py_XINCREF(op);
    op
}

/// Sets a field to NULL before its reference is given back, which may run other code.
#[inline(always)]
pub unsafe fn Py_CLEAR(place: *mut *mut PyObject) {
    let old = core::mem::replace(&mut *place, null_mut());
    Py_XDECREF(old);
}

/// Sets a field (stealing `value`) before its old reference is given back.
#[inline(always)]
pub unsafe fn Py_XSETREF(place: *mut *mut PyObject, value: *mut PyObject) {
    let old = core::mem::replace(&mut *place, value);
    Py_XDECREF(old);
}

/// Visits one reference in a `tp_traverse`, which it leaves when `visit` answers other than 0.
#[macro_export]
macro_rules! Py_VISIT {
    ($op:expr, $visit:expr, $arg:expr) => {{
        let op: *mut $crate::abi::PyObject = ($op).cast();
        if let (false, Some(visit)) = (op.is_null(), $visit) {
            let result = visit(op, $arg);
            if result != 0 {
                return result;
            }
        }
    }};
}
#[doc(inline)]
pub use crate::Py_VISIT;

/// Whether a type has all or some of the flags.
#[inline(always)]
pub unsafe fn PyType_HasFeature(type_: *mut PyTypeObject, feature: c_ulong) -> bool {
    (*type_).tp_flags & feature != 0
}

/// Whether the object is of the type or of a subtype.
#[inline(always)]
pub unsafe fn PyObject_TypeCheck(op: *mut PyObject, type_: *mut PyTypeObject) -> bool {
    let its = Py_TYPE(op);
    its == type_ || PyType_IsSubtype(its, type_) != 0
}

/// An uninitialised object, except for its head: a new reference.
#[inline(always)]
pub unsafe fn PyObject_New<T>(type_: *mut PyTypeObject) -> *mut T {
    _PyObject_New(type_).cast()
}

/// The same for a type with `Py_TPFLAGS_HAVE_GC`.
#[inline(always)]
pub unsafe fn PyObject_GC_New<T>(type_: *mut PyTypeObject) -> *mut T {
    _PyObject_GC_New(type_).cast()
}

// ---- checks -----------------------------------------------------------------------------

macro_rules! check_flag {
    ($($name:ident $flag:ident;)*) => { $(
        /// Whether the object is of that type or of a subtype.
        #[inline(always)]
        pub unsafe fn $name(op: *mut PyObject) -> bool {
            PyType_HasFeature(Py_TYPE(op), $flag)
        }
    )* };
}
macro_rules! check_type {
    ($($name:ident $type:ident;)*) => { $(
        /// Whether the object is of that type or of a subtype.
        #[inline(always)]
        pub unsafe fn $name(op: *mut PyObject) -> bool {
            PyObject_TypeCheck(op, addr_of_mut!($type))
        }
    )* };
}
macro_rules! check_exact {
    ($($name:ident $type:ident;)*) => { $(
        /// Whether the object is of exactly that type.
        #[inline(always)]
        pub unsafe fn $name(op: *mut PyObject) -> bool {
            Py_IS_TYPE(op, addr_of_mut!($type))
        }
    )* };
}
check_flag! {
    PyLong_Check Py_TPFLAGS_LONG_SUBCLASS;
    PyUnicode_Check Py_TPFLAGS_UNICODE_SUBCLASS;
    PyBytes_Check Py_TPFLAGS_BYTES_SUBCLASS;
    PyTuple_Check Py_TPFLAGS_TUPLE_SUBCLASS;
    PyList_Check Py_TPFLAGS_LIST_SUBCLASS;
    PyDict_Check Py_TPFLAGS_DICT_SUBCLASS;
    PyType_Check Py_TPFLAGS_TYPE_SUBCLASS;
    PyExceptionInstance_Check Py_TPFLAGS_BASE_EXC_SUBCLASS;
}
check_type! {
    PyFloat_Check PyFloat_Type;
    PyComplex_Check PyComplex_Type;
    PyByteArray_Check PyByteArray_Type;
    PySet_Check PySet_Type;
    PyFrozenSet_Check PyFrozenSet_Type;
    PyModule_Check PyModule_Type;
    PyCFunction_Check PyCFunction_Type;
}
check_exact! {
    PyBool_Check PyBool_Type;
    PySlice_Check PySlice_Type;
    PyMemoryView_Check PyMemoryView_Type;
    PyCapsule_CheckExact PyCapsule_Type;
    PyLong_CheckExact PyLong_Type;
    PyFloat_CheckExact PyFloat_Type;
    PyUnicode_CheckExact PyUnicode_Type;
    PyBytes_CheckExact PyBytes_Type;
    PyByteArray_CheckExact PyByteArray_Type;
    PyTuple_CheckExact PyTuple_Type;
    PyList_CheckExact PyList_Type;
    PyDict_CheckExact PyDict_Type;
    PySet_CheckExact PySet_Type;
}

/// A set or a frozenset, or a subtype of either.
#[inline(always)]
pub unsafe fn PyAnySet_Check(op: *mut PyObject) -> bool {
    PySet_Check(op) || PyFrozenSet_Check(op)
}

/// Whether the object is None.
#[inline(always)]
pub fn Py_IsNone(op: *mut PyObject) -> bool {
    op == Py_None()
}

// ---- direct access ------------------------------------------------------------------------

/// The value of a float.
#[inline(always)]
pub unsafe fn PyFloat_AS_DOUBLE(op: *mut PyObject) -> f64 {
    match typeobject_vm() {
        Some(_) => PyFloat_AsDouble(op),
        None => (*op.cast::<PyFloatObject>()).ob_fval,
    }
}

/// The bytes of a bytes object and a NUL.
#[inline(always)]
pub unsafe fn PyBytes_AS_STRING(op: *mut PyObject) -> *mut c_char {
    match typeobject_vm() {
        Some(_) => PyBytes_AsString(op),
        None => addr_of_mut!((*op.cast::<PyBytesObject>()).ob_sval).cast(),
    }
}

/// The length of a bytes object.
#[inline(always)]
pub unsafe fn PyBytes_GET_SIZE(op: *mut PyObject) -> Py_ssize_t {
    Py_SIZE(op)
}

/// The items of a tuple start where the head of a tuple ends, which 3.14 has moved.
#[inline(always)]
unsafe fn tuple_items(op: *mut PyObject) -> *mut *mut PyObject {
    op.byte_offset(PyTuple_Type.tp_basicsize).cast()
}

/// The length of a tuple.
#[inline(always)]
pub unsafe fn PyTuple_GET_SIZE(op: *mut PyObject) -> Py_ssize_t {
    Py_SIZE(op)
}

/// An item of a tuple: a borrowed reference. `i` must be in range.
#[inline(always)]
pub unsafe fn PyTuple_GET_ITEM(op: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    match typeobject_vm() {
        Some(_) => PyTuple_GetItem(op, i),
        None => *tuple_items(op).offset(i),
    }
}

/// Fills an item of a new tuple, stealing `value`. `i` must be in range.
#[inline(always)]
pub unsafe fn PyTuple_SET_ITEM(op: *mut PyObject, i: Py_ssize_t, value: *mut PyObject) {
    match typeobject_vm() {
        Some(_) => {
            PyTuple_SetItem(op, i, value);
        }
        None => *tuple_items(op).offset(i) = value,
    }
}

/// The length of a list.
#[inline(always)]
pub unsafe fn PyList_GET_SIZE(op: *mut PyObject) -> Py_ssize_t {
    Py_SIZE(op)
}

/// An item of a list: a borrowed reference. `i` must be in range.
#[inline(always)]
pub unsafe fn PyList_GET_ITEM(op: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    match typeobject_vm() {
        Some(_) => PyList_GetItem(op, i),
        None => *(*op.cast::<PyListObject>()).ob_item.offset(i),
    }
}

/// Fills an item of a new list, stealing `value`. `i` must be in range.
#[inline(always)]
pub unsafe fn PyList_SET_ITEM(op: *mut PyObject, i: Py_ssize_t, value: *mut PyObject) {
    match typeobject_vm() {
        Some(_) => {
            PyList_SetItem(op, i, value);
        }
        None => *(*op.cast::<PyListObject>()).ob_item.offset(i) = value,
    }
}

/// The number of code points of a str.
#[inline(always)]
pub unsafe fn PyUnicode_GET_LENGTH(op: *mut PyObject) -> Py_ssize_t {
    match typeobject_vm() {
        Some(_) => PyUnicode_GetLength(op),
        None => (*op.cast::<PyUnicodeObject>()).head.length,
    }
}

/// The number of items of a dict.
#[inline(always)]
pub unsafe fn PyDict_GET_SIZE(op: *mut PyObject) -> Py_ssize_t {
    match typeobject_vm() {
        Some(_) => PyDict_Size(op),
        None => (*op.cast::<PyDictObject>()).ma_used,
    }
}

/// As a C long; -1 with an exception when it does not fit.
#[inline(always)]
pub unsafe fn PyLong_AS_LONG(op: *mut PyObject) -> c_long {
    PyLong_AsLong(op)
}

// ---- modules --------------------------------------------------------------------------------

/// Whether the host cannot load this module: then with an ImportError.
#[cfg(not(feature = "vm"))]
unsafe fn refuse(def: *mut PyModuleDef) -> bool {
    if !typeobject_host.free_threaded.is_null() {
        PyErr_Format(
            PyExc_ImportError,
            c"%s: built for CPython with the GIL, not for the free-threaded CPython".as_ptr(),
            (*def).m_name,
        );
        return true;
    }
    if let Some(vm) = typeobject_vm() {
        if vm.abi != TYPEOBJECT_VM_ABI {
            PyErr_Format(
                PyExc_ImportError,
                c"%s: built for version %d of typeobject_vm, not %d".as_ptr(),
                (*def).m_name,
                TYPEOBJECT_VM_ABI as c_int,
                vm.abi as c_int,
            );
            return true;
        }
    }
    false
}

/// A module with the functions of `def`: a new reference.
pub unsafe fn PyModule_Create(def: *mut PyModuleDef) -> *mut PyObject {
    #[cfg(not(feature = "vm"))]
    if refuse(def) {
        return null_mut();
    }
    PyModule_Create2(def, PYTHON_API_VERSION)
}

/// What a module of several phases ends its `PyInit_NAME` with: `def`, which the host makes the
/// module from; borrowed. A host that is older than a slot behind `Py_mod_exec`, and would refuse it,
/// gets the definition without it.
pub unsafe fn PyModuleDef_Init(def: *mut PyModuleDef) -> *mut PyObject {
    #[cfg(not(feature = "vm"))]
    if refuse(def) || (typeobject_vm().is_none() && without_newer_slots(def).is_err()) {
        return null_mut();
    }
    functions::PyModuleDef_Init(def)
}

/// The slots that came after `Py_mod_exec` tell a host what it may do: one that does not know
/// them does not do it.
#[cfg(not(feature = "vm"))]
unsafe fn without_newer_slots(def: *mut PyModuleDef) -> Result<(), ()> {
    // "3.9.18 ...", from 3.8 on.
    let mut digit = Py_GetVersion().add(2);
    let mut minor = 0;
    while (*digit as u8).is_ascii_digit() {
        minor = minor * 10 + c_int::from(*digit as u8 - b'0');
        digit = digit.add(1);
    }
    let newest = match minor {
        ..=11 => Py_mod_exec,
        12 => Py_mod_multiple_interpreters,
        _ => return Ok(()),
    };
    let known = |slot: c_int| slot <= newest || slot > Py_mod_gil;
    let slots = (*def).m_slots;
    if slots.is_null() {
        return Ok(());
    }
    let (mut n, mut kept) = (0, 0);
    while (*slots.add(n)).slot != 0 {
        kept += usize::from(known((*slots.add(n)).slot));
        n += 1;
    }
    if kept == n {
        return Ok(());
    }
    let copy: *mut PyModuleDef_Slot = PyMem_Calloc(kept + 1, size_of::<PyModuleDef_Slot>()).cast();
    if copy.is_null() {
        PyErr_NoMemory();
        return Err(());
    }
    let mut to = copy;
    for i in 0..n {
        let from = slots.add(i);
        if known((*from).slot) {
            from.copy_to_nonoverlapping(to, 1);
            to = to.add(1);
        }
    }
    (*def).m_slots = copy;
    Ok(())
}

/// Adds a value to a module, without taking over its reference: 0, or -1 with an exception.
/// `value` may be NULL with an exception set, which is then the result.
pub unsafe fn PyModule_AddObjectRef(
    module: *mut PyObject,
    name: *const c_char,
    value: *mut PyObject,
) -> c_int {
    if value.is_null() {
        if PyErr_Occurred().is_null() {
            PyErr_SetString(
                PyExc_SystemError,
                c"PyModule_AddObjectRef() must be called with an exception raised if value is NULL"
                    .as_ptr(),
            );
        }
        return -1;
    }
    Py_INCREF(value);
    if PyModule_AddObject(module, name, value) < 0 {
        Py_DECREF(value);
        return -1;
    }
    0
}

/// Makes a type ready and adds it under the last part of its name: 0, or -1 with an
/// exception.
pub unsafe fn PyModule_AddType(module: *mut PyObject, type_: *mut PyTypeObject) -> c_int {
    if PyType_Ready(type_) < 0 {
        return -1;
    }
    let mut name = (*type_).tp_name;
    let mut at = name;
    while *at != 0 {
        if *at == b'.' as c_char {
            name = at.add(1);
        }
        at = at.add(1);
    }
    PyModule_AddObjectRef(module, name, type_.cast())
}

// ---- calls ------------------------------------------------------------------------------------

/// Calls without arguments: a new reference.
#[inline(always)]
pub unsafe fn PyObject_CallNoArgs(callable: *mut PyObject) -> *mut PyObject {
    PyObject_CallObject(callable, null_mut())
}

/// Calls with one argument: a new reference.
#[inline(always)]
pub unsafe fn PyObject_CallOneArg(callable: *mut PyObject, arg: *mut PyObject) -> *mut PyObject {
    PyObject_CallFunctionObjArgs(callable, arg, null_mut::<PyObject>())
}
