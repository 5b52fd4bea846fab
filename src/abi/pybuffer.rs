//! `pybuffer.h` (in `object.h` until 3.10): the buffer protocol.

use super::{PyObject, Py_ssize_t};
use core::ffi::{c_char, c_int, c_void};

/// A view of an object's memory, filled by `bf_getbuffer` and given back with
/// `PyBuffer_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Py_buffer {
    /// Start of the first item.
    pub buf: *mut c_void,
    /// The exporter, an owned reference; NULL once released.
    pub obj: *mut PyObject,
    /// Bytes in the whole view, `product(shape) * itemsize`.
    pub len: Py_ssize_t,
    /// Bytes of one item.
    pub itemsize: Py_ssize_t,
    /// Non-zero when the memory must not be written.
    pub readonly: c_int,
    /// Number of dimensions, 0 to 64.
    pub ndim: c_int,
    /// The item's format as in the struct module; NULL means `"B"`.
    pub format: *mut c_char,
    /// `ndim` lengths, or NULL.
    pub shape: *mut Py_ssize_t,
    /// `ndim` distances in bytes, or NULL for C order.
    pub strides: *mut Py_ssize_t,
    /// `ndim` offsets to follow pointers by, or NULL.
    pub suboffsets: *mut Py_ssize_t,
    /// The exporter's own.
    pub internal: *mut c_void,
}

/// `bf_getbuffer`: fills the view and returns 0, or sets BufferError and returns -1.
pub type getbufferproc = Option<
    unsafe extern "C" fn(exporter: *mut PyObject, view: *mut Py_buffer, flags: c_int) -> c_int,
>;

/// `bf_releasebuffer`: called when a view is given back. Must not fail.
pub type releasebufferproc =
    Option<unsafe extern "C" fn(exporter: *mut PyObject, view: *mut Py_buffer)>;

/// The greatest number of dimensions.
pub const PyBUF_MAX_NDIM: c_int = 64;

/// Plain bytes.
pub const PyBUF_SIMPLE: c_int = 0;
/// The memory will be written.
pub const PyBUF_WRITABLE: c_int = 0x0001;
/// An older spelling of [`PyBUF_WRITABLE`].
pub const PyBUF_WRITEABLE: c_int = PyBUF_WRITABLE;
/// `format` is wanted.
pub const PyBUF_FORMAT: c_int = 0x0004;
/// `shape` is wanted.
pub const PyBUF_ND: c_int = 0x0008;
/// `strides` are wanted.
pub const PyBUF_STRIDES: c_int = 0x0010 | PyBUF_ND;
/// The memory must be contiguous in C order.
pub const PyBUF_C_CONTIGUOUS: c_int = 0x0020 | PyBUF_STRIDES;
/// The memory must be contiguous in Fortran order.
pub const PyBUF_F_CONTIGUOUS: c_int = 0x0040 | PyBUF_STRIDES;
/// The memory must be contiguous in either order.
pub const PyBUF_ANY_CONTIGUOUS: c_int = 0x0080 | PyBUF_STRIDES;
/// `suboffsets` are understood.
pub const PyBUF_INDIRECT: c_int = 0x0100 | PyBUF_STRIDES;
/// Contiguous and writable.
pub const PyBUF_CONTIG: c_int = PyBUF_ND | PyBUF_WRITABLE;
/// Contiguous.
pub const PyBUF_CONTIG_RO: c_int = PyBUF_ND;
/// With strides and writable.
pub const PyBUF_STRIDED: c_int = PyBUF_STRIDES | PyBUF_WRITABLE;
/// With strides.
pub const PyBUF_STRIDED_RO: c_int = PyBUF_STRIDES;
/// With strides and format, writable.
pub const PyBUF_RECORDS: c_int = PyBUF_STRIDES | PyBUF_WRITABLE | PyBUF_FORMAT;
/// With strides and format.
pub const PyBUF_RECORDS_RO: c_int = PyBUF_STRIDES | PyBUF_FORMAT;
/// Everything, writable.
pub const PyBUF_FULL: c_int = PyBUF_INDIRECT | PyBUF_WRITABLE | PyBUF_FORMAT;
/// Everything.
pub const PyBUF_FULL_RO: c_int = PyBUF_INDIRECT | PyBUF_FORMAT;
/// For `PyMemoryView_FromMemory` and `PyMemoryView_GetContiguous`: read only.
pub const PyBUF_READ: c_int = 0x100;
/// For `PyMemoryView_FromMemory` and `PyMemoryView_GetContiguous`: writable.
pub const PyBUF_WRITE: c_int = 0x200;
