//! Ours, in no header of CPython: how a module finds out that its host is a VM.

use super::{PyObject, PyTypeObject, Py_buffer, Py_ssize_t};
use core::ffi::{c_char, c_int, c_uint, c_void};

/// What the executable of a VM host exports as `typeobject_vm`. The symbol is weak in a
/// module, so its address tells the hosts apart: NULL in CPython.
///
/// A word whose lowest bit is set is an int, `v << 1 | 1`. One whose two lowest bits are not
/// both zero is a value without an address. `_vm[0]` of a built-in type is the first word of its
/// instances but not of a subclass's, `_vm[1]` of a module's type that of its own.
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
    /// What the VM has where its own code is: the first word of the tuple of a running call's
    /// arguments. In the second is their number, behind it they are, as the VM has them.
    pub args: *const c_void,
    /// The first word of the dict of its keywords.
    pub kwargs: *const c_void,
    /// The first word of any other tuple, which looks like that of a call.
    pub tuple: *const c_void,
    /// A word of which these bits...
    pub str_mask: usize,
    /// ...are these is a str.
    pub str_tag: usize,
    /// The module's form of a value that the VM has in a tuple.
    pub enter: Option<unsafe extern "C" fn(*mut PyObject) -> *mut PyObject>,
    /// `y*` for bytes: fills the view and answers 1, or answers 0 for anything else.
    pub view: Option<unsafe extern "C" fn(*mut PyObject, *mut Py_buffer) -> c_int>,
    /// The arguments of a call with keywords, in the order of so many names, NULL for those that
    /// are missing: 1, or 0 for what PyArg_ParseTupleAndKeywords has to look at.
    pub keywords: Option<
        unsafe extern "C" fn(
            *mut PyObject,
            *mut PyObject,
            *const *const c_char,
            usize,
            *mut *mut PyObject,
        ) -> c_int,
    >,
}

// SAFETY: the host fills it before it loads a module; nobody writes it afterwards.
unsafe impl Sync for typeobject_vm {}

/// The version of [`typeobject_vm`].
pub const TYPEOBJECT_VM_ABI: c_uint = 2;
