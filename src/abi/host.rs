//! Ours, in no header of CPython: how a module finds out that its host is a VM.

use super::{PyObject, PyTypeObject, Py_ssize_t};
use core::ffi::c_uint;

/// What the executable of a VM host exports as `typeobject_vm`. The symbol is weak in a
/// module, so its address tells the hosts apart: NULL in CPython.
#[repr(C)]
pub struct typeobject_vm {
    /// [`TYPEOBJECT_VM_ABI`].
    pub abi: c_uint,
    /// 0.
    pub flags: c_uint,
    /// None.
    pub none: *mut PyObject,
    /// True. In C the field is called `true_`.
    pub true_: *mut PyObject,
    /// False. In C the field is called `false_`.
    pub false_: *mut PyObject,
    /// NotImplemented.
    pub not_implemented: *mut PyObject,
    /// Ellipsis.
    pub ellipsis: *mut PyObject,
    /// `Py_TYPE`, for every value: a borrowed reference. Never fails.
    pub type_: Option<unsafe extern "C" fn(*mut PyObject) -> *mut PyTypeObject>,
    /// `Py_SIZE`: where it is, `ob_size` of an instance of a module's type. For other values
    /// it is written to the second argument, which is the result.
    pub size: Option<unsafe extern "C" fn(*mut PyObject, *mut Py_ssize_t) -> *mut Py_ssize_t>,
}

// SAFETY: the host fills it before it loads a module; nobody writes it afterwards.
unsafe impl Sync for typeobject_vm {}

/// The version of [`typeobject_vm`].
pub const TYPEOBJECT_VM_ABI: c_uint = 1;
