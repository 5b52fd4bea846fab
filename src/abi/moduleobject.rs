//! `moduleobject.h`: the definition of a module.

use super::{
    freefunc, inquiry, traverseproc, PyMethodDef, PyObject, PyObject_HEAD_INIT, Py_ssize_t,
};
use core::ffi::{c_char, c_int, c_void};
use core::ptr::{null, null_mut};

/// The part of a [`PyModuleDef`] that belongs to the host; starts as
/// [`PyModuleDef_HEAD_INIT`].
#[repr(C)]
pub struct PyModuleDef_Base {
    /// Head.
    pub ob_base: PyObject,
    /// The host's: initialises the module again.
    pub m_init: Option<unsafe extern "C" fn() -> *mut PyObject>,
    /// The host's: the index for `PyState_FindModule`.
    pub m_index: Py_ssize_t,
    /// The host's: a copy of the module's dict.
    pub m_copy: *mut PyObject,
}

/// What `m_base` of every static [`PyModuleDef`] starts as.
pub const PyModuleDef_HEAD_INIT: PyModuleDef_Base = PyModuleDef_Base {
    ob_base: PyObject_HEAD_INIT,
    m_init: None,
    m_index: 0,
    m_copy: null_mut(),
};

/// One step of a multi-phase initialisation; the array ends with
/// [`PyModuleDef_Slot::END`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyModuleDef_Slot {
    /// `Py_mod_*`; 0 ends the array.
    pub slot: c_int,
    /// A function or a value, as the slot says.
    pub value: *mut c_void,
}

impl PyModuleDef_Slot {
    /// The end of an array.
    pub const END: Self = Self {
        slot: 0,
        value: null_mut(),
    };
}

// SAFETY: a host reads the array while it holds its lock; nobody writes it.
unsafe impl Sync for PyModuleDef_Slot {}

/// Makes the module object: `PyObject *(*)(PyObject *spec, PyModuleDef *def)`.
pub const Py_mod_create: c_int = 1;
/// Fills the module: `int (*)(PyObject *module)`.
pub const Py_mod_exec: c_int = 2;
/// Whether subinterpreters may load the module (3.12+; older hosts get the definition without it).
pub const Py_mod_multiple_interpreters: c_int = 3;
/// Whether the module needs the GIL (3.13+; older hosts get the definition without it).
pub const Py_mod_gil: c_int = 4;

/// The definition of a module, passed to `PyModule_Create` or `PyModuleDef_Init`.
#[repr(C)]
pub struct PyModuleDef {
    /// [`PyModuleDef_HEAD_INIT`].
    pub m_base: PyModuleDef_Base,
    /// The module's name.
    pub m_name: *const c_char,
    /// The docstring, or NULL.
    pub m_doc: *const c_char,
    /// Bytes of state per module object; -1: the module keeps its state in statics.
    pub m_size: Py_ssize_t,
    /// The module's functions, or NULL.
    pub m_methods: *mut PyMethodDef,
    /// The steps of a multi-phase initialisation, or NULL.
    pub m_slots: *mut PyModuleDef_Slot,
    /// Visits the state, or NULL.
    pub m_traverse: traverseproc,
    /// Clears the state, or NULL.
    pub m_clear: inquiry,
    /// Frees the state, or NULL.
    pub m_free: freefunc,
}

// SAFETY: the host reads and writes it while it holds its lock. A definition is
// written by the host, so make it a `static mut`.
unsafe impl Sync for PyModuleDef {}

impl PyModuleDef {
    /// Everything empty: `PyModuleDef { m_name: …, ..PyModuleDef::EMPTY }`.
    pub const EMPTY: Self = Self {
        m_base: PyModuleDef_HEAD_INIT,
        m_name: null(),
        m_doc: null(),
        m_size: 0,
        m_methods: null_mut(),
        m_slots: null_mut(),
        m_traverse: None,
        m_clear: None,
        m_free: None,
    };
}
