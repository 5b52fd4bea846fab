//! `pycapsule.h`.

use super::PyObject;

/// Called when a capsule dies.
pub type PyCapsule_Destructor = Option<unsafe extern "C" fn(capsule: *mut PyObject)>;
