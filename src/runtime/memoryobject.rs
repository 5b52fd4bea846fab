//! The buffer protocol and memory views: the buffer part of CPython's `Objects/abstract.c`
//! and `Objects/memoryobject.c` (`pybuffer.h`, `memoryobject.h`).

use super::iterobject::instance;
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_void};
use core::mem::size_of;
use core::ptr::{self, addr_of_mut};

unsafe fn buffer_procs(o: Obj) -> *mut PyBufferProcs {
    (*ty(o)).tp_as_buffer
}

/// Whether `o` has the buffer protocol. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyObject_CheckBuffer(o: *mut PyObject) -> c_int {
    let procs = buffer_procs(o);
    if !procs.is_null() {
        return c_int::from((*procs).bf_getbuffer.is_some());
    }
    if is_str(o) {
        return 0;
    }
    let saved = SavedError::new();
    let (mut data, mut len, mut typecode) = (ptr::null_mut(), 0, 0);
    let found = port::buffer_get(o, 0, &mut data, &mut len, &mut typecode);
    if found < 0 {
        port::err_set(NULL);
    }
    saved.restore();
    c_int::from(found == 0)
}

/// Fills a view of the memory of `o`, to be given back by [`PyBuffer_Release`]. -1 with
/// TypeError for what has no buffer, with BufferError for what the flags ask in vain.
#[no_mangle]
pub unsafe extern "C" fn PyObject_GetBuffer(
    o: *mut PyObject,
    view: *mut Py_buffer,
    flags: c_int,
) -> c_int {
    if flags != PyBUF_SIMPLE && (flags == PyBUF_READ || flags == PyBUF_WRITE) {
        bad_internal_call();
        return -1;
    }
    let procs = buffer_procs(o);
    if !procs.is_null() {
        if let Some(get) = (*procs).bf_getbuffer {
            return get(o, view, flags);
        }
    }
    builtin_getbuffer(o, view, flags)
}

/// What the functions of the older protocol have in common: the memory of `o`, without a view
/// that would keep it.
unsafe fn old_buffer(o: Obj, flags: c_int, data: *mut *mut c_void, len: *mut Py_ssize_t) -> c_int {
    if o.is_null() || data.is_null() || len.is_null() {
        if port::err_get().is_null() {
            raise!(PyExc_SystemError, c"null argument to internal routine");
        }
        return -1;
    }
    let mut view: Py_buffer = core::mem::zeroed();
    if PyObject_GetBuffer(o, &mut view, flags) != 0 {
        if flags == PyBUF_WRITABLE {
            raise!(PyExc_TypeError, c"expected a writable bytes-like object");
        }
        return -1;
    }
    *data = view.buf;
    *len = view.len;
    PyBuffer_Release(&mut view);
    0
}

/// As [`PyObject_AsReadBuffer`].
#[no_mangle]
pub unsafe extern "C" fn PyObject_AsCharBuffer(
    o: *mut PyObject,
    data: *mut *const c_char,
    len: *mut Py_ssize_t,
) -> c_int {
    PyObject_AsReadBuffer(o, data.cast(), len)
}

/// The memory of a bytes-like object, for as long as `o` lives and is not resized. -1 with
/// TypeError for other values. CPython's documentation prefers [`PyObject_GetBuffer`].
#[no_mangle]
pub unsafe extern "C" fn PyObject_AsReadBuffer(
    o: *mut PyObject,
    data: *mut *const c_void,
    len: *mut Py_ssize_t,
) -> c_int {
    old_buffer(o, PyBUF_SIMPLE, data.cast(), len)
}

/// The same of one that can be written to.
#[no_mangle]
pub unsafe extern "C" fn PyObject_AsWriteBuffer(
    o: *mut PyObject,
    data: *mut *mut c_void,
    len: *mut Py_ssize_t,
) -> c_int {
    old_buffer(o, PyBUF_WRITABLE, data, len)
}

/// Whether [`PyObject_AsReadBuffer`] would succeed. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyObject_CheckReadBuffer(o: *mut PyObject) -> c_int {
    let saved = SavedError::new();
    let mut view: Py_buffer = core::mem::zeroed();
    let found = PyObject_CheckBuffer(o) != 0 && PyObject_GetBuffer(o, &mut view, PyBUF_SIMPLE) == 0;
    if found {
        PyBuffer_Release(&mut view);
    } else {
        port::err_set(NULL);
    }
    saved.restore();
    c_int::from(found)
}

/// The format string and the size of a type code of the struct module.
fn item(typecode: c_int) -> (*const c_char, Py_ssize_t) {
    let (format, size) = match u8::try_from(typecode).unwrap_or(b'B') {
        b'b' => (c"b", 1),
        b'h' => (c"h", 2),
        b'H' => (c"H", 2),
        b'i' => (c"i", size_of::<c_int>()),
        b'I' => (c"I", size_of::<c_int>()),
        b'l' => (c"l", size_of::<core::ffi::c_long>()),
        b'L' => (c"L", size_of::<core::ffi::c_long>()),
        b'q' => (c"q", 8),
        b'Q' => (c"Q", 8),
        b'f' => (c"f", 4),
        b'd' => (c"d", 8),
        _ => (c"B", 1),
    };
    (format.as_ptr(), size as Py_ssize_t)
}

/// The `bf_getbuffer` of the VM's own types.
pub(crate) unsafe extern "C" fn builtin_getbuffer(
    o: *mut PyObject,
    view: *mut Py_buffer,
    flags: c_int,
) -> c_int {
    let (mut data, mut len, mut typecode) = (ptr::null_mut(), 0, 0);
    let part = port::builtin_part(o);
    // To the VM a str is a buffer too, to CPython it is not.
    if is_str(o) || port::buffer_get(part, 0, &mut data, &mut len, &mut typecode) < 0 {
        (*view).obj = NULL;
        raise!(
            PyExc_TypeError,
            c"a bytes-like object is required, not '%.100s'",
            type_name(o)
        );
        return -1;
    }
    let mut readonly = c_int::from(is_bytes(o));
    if readonly == 0 {
        let (mut d, mut l, mut t) = (ptr::null_mut(), 0, 0);
        if port::buffer_get(part, 1, &mut d, &mut l, &mut t) < 0 {
            PyErr_Clear();
            readonly = 1;
        }
    }
    if is_kind(o, Kind::MemoryView) {
        if flags & PyBUF_WRITABLE != 0 && readonly != 0 {
            (*view).obj = NULL;
            raise!(
                PyExc_BufferError,
                c"memoryview: underlying buffer is not writable"
            );
            return -1;
        }
        if flags & PyBUF_FORMAT != 0 && flags & PyBUF_ND == 0 {
            (*view).obj = NULL;
            raise!(
                PyExc_BufferError,
                c"memoryview: cannot cast to unsigned bytes if the format flag is present"
            );
            return -1;
        }
    }
    if PyBuffer_FillInfo(view, o, data.cast(), len as Py_ssize_t, readonly, flags) < 0 {
        return -1;
    }
    let (format, size) = item(typecode);
    if size != 1 || typecode == c_int::from(b'b') {
        (*view).itemsize = size;
        if flags & PyBUF_FORMAT != 0 {
            (*view).format = format.cast_mut();
        }
        if flags & PyBUF_ND == PyBUF_ND {
            // The view itself is the only memory that lives as long as it is needed.
            (*view).internal = (len / size as usize) as *mut c_void;
            (*view).shape = addr_of_mut!((*view).internal).cast();
        }
    }
    0
}

/// Fills a view of `len` plain bytes, as a `bf_getbuffer` may. BufferError for a wish to write
/// what is read only.
#[no_mangle]
pub unsafe extern "C" fn PyBuffer_FillInfo(
    view: *mut Py_buffer,
    exporter: *mut PyObject,
    buf: *mut c_void,
    len: Py_ssize_t,
    readonly: c_int,
    flags: c_int,
) -> c_int {
    if view.is_null() {
        raise!(
            PyExc_BufferError,
            c"PyBuffer_FillInfo: view==NULL argument is obsolete"
        );
        return -1;
    }
    if flags & PyBUF_WRITABLE == PyBUF_WRITABLE && readonly != 0 {
        raise!(PyExc_BufferError, c"Object is not writable.");
        return -1;
    }
    (*view).obj = exporter;
    (*view).buf = buf;
    (*view).len = len;
    (*view).readonly = readonly;
    (*view).itemsize = 1;
    (*view).format = if flags & PyBUF_FORMAT == PyBUF_FORMAT {
        c"B".as_ptr().cast_mut()
    } else {
        ptr::null_mut()
    };
    (*view).ndim = 1;
    (*view).shape = if flags & PyBUF_ND == PyBUF_ND {
        addr_of_mut!((*view).len)
    } else {
        ptr::null_mut()
    };
    (*view).strides = if flags & PyBUF_STRIDES == PyBUF_STRIDES {
        addr_of_mut!((*view).itemsize)
    } else {
        ptr::null_mut()
    };
    (*view).suboffsets = ptr::null_mut();
    (*view).internal = ptr::null_mut();
    0
}

/// Gives a view back. Never fails; a view given back already is left alone.
#[no_mangle]
pub unsafe extern "C" fn PyBuffer_Release(view: *mut Py_buffer) {
    let o = (*view).obj;
    if o.is_null() {
        return;
    }
    // The VM's own have nothing to give back.
    let procs = if port::is_ours(o) != 0 {
        buffer_procs(o)
    } else {
        ptr::null_mut()
    };
    if !procs.is_null() {
        if let Some(release) = (*procs).bf_releasebuffer {
            release(o, view);
        }
    }
    (*view).obj = NULL;
}

/// One dimension's `(shape, stride)`.
unsafe fn dimension(view: *const Py_buffer, i: usize) -> (isize, isize) {
    let shape = if (*view).shape.is_null() {
        1
    } else {
        *(*view).shape.add(i)
    };
    (shape, *(*view).strides.add(i))
}

unsafe fn contiguous(view: *const Py_buffer, fortran: bool) -> bool {
    if (*view).len == 0 || (*view).strides.is_null() {
        // Without strides the items lie in C order, which is Fortran's in one dimension.
        let mut dimensions = 0;
        let mut i = 0;
        while i < (*view).ndim as usize && !(*view).shape.is_null() {
            if *(*view).shape.add(i) > 1 {
                dimensions += 1;
            }
            i = i.wrapping_add(1);
        }
        return (*view).len == 0 || !fortran || (*view).ndim <= 1 || dimensions <= 1;
    }
    let n = (*view).ndim.max(0) as usize;
    let mut expected = (*view).itemsize;
    let mut i = 0;
    while i < n {
        let at = if fortran {
            i
        } else {
            n.wrapping_sub(1).wrapping_sub(i)
        };
        let (shape, stride) = dimension(view, at);
        if shape > 1 && stride != expected {
            return false;
        }
        expected = expected.wrapping_mul(shape);
        i = i.wrapping_add(1);
    }
    true
}

/// Whether the items lie one after the other: `'C'`, `'F'` or `'A'` for either. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyBuffer_IsContiguous(view: *const Py_buffer, order: c_char) -> c_int {
    if !(*view).suboffsets.is_null() {
        return 0;
    }
    c_int::from(match order as u8 {
        b'C' => contiguous(view, false),
        b'F' => contiguous(view, true),
        b'A' => contiguous(view, false) || contiguous(view, true),
        _ => false,
    })
}

/// The address of an item.
#[no_mangle]
pub unsafe extern "C" fn PyBuffer_GetPointer(
    view: *const Py_buffer,
    indices: *const Py_ssize_t,
) -> *mut c_void {
    let mut at: *mut u8 = (*view).buf.cast();
    for i in 0..(*view).ndim.max(0) as usize {
        at = at.wrapping_offset((*(*view).strides.add(i)).wrapping_mul(*indices.add(i)));
        if !(*view).suboffsets.is_null() && *(*view).suboffsets.add(i) >= 0 {
            at = (*at.cast::<*mut u8>()).wrapping_offset(*(*view).suboffsets.add(i));
        }
    }
    at.cast()
}

/// The strides of a contiguous array of a shape.
#[no_mangle]
pub unsafe extern "C" fn PyBuffer_FillContiguousStrides(
    ndim: c_int,
    shape: *mut Py_ssize_t,
    strides: *mut Py_ssize_t,
    itemsize: c_int,
    order: c_char,
) {
    let n = ndim.max(0) as usize;
    let mut size = itemsize as Py_ssize_t;
    for i in 0..n {
        let at = if order as u8 == b'F' {
            i
        } else {
            n.wrapping_sub(1).wrapping_sub(i)
        };
        *strides.add(at) = size;
        size = size.wrapping_mul(*shape.add(at));
    }
}

/// Which way [`copy_items`] copies.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    FromView,
    ToView,
}

/// Copies between the items of a view and memory where they lie in C or Fortran order.
unsafe fn copy_items(
    view: *const Py_buffer,
    memory: *mut u8,
    len: Py_ssize_t,
    order: c_char,
    direction: Direction,
) {
    let len = len.min((*view).len).max(0) as usize;
    let fortran = order as u8 == b'F';
    let plain = PyBuffer_IsContiguous(view, if fortran { order } else { b'C' as c_char }) != 0;
    if plain || (*view).strides.is_null() || (*view).ndim > PyBUF_MAX_NDIM {
        match direction {
            Direction::FromView => ptr::copy((*view).buf.cast(), memory, len),
            Direction::ToView => ptr::copy(memory, (*view).buf.cast(), len),
        }
        return;
    }
    let n = (*view).ndim.max(0) as usize;
    let size = (*view).itemsize.max(1) as usize;
    let mut indices = [0isize; PyBUF_MAX_NDIM as usize];
    let mut at = 0usize;
    while at.wrapping_add(size) <= len {
        let item: *mut u8 = PyBuffer_GetPointer(view, indices.as_ptr()).cast();
        match direction {
            Direction::FromView => ptr::copy(item, memory.add(at), size),
            Direction::ToView => ptr::copy(memory.add(at), item, size),
        }
        at = at.wrapping_add(size);
        for i in 0..n {
            let d = if fortran {
                i
            } else {
                n.wrapping_sub(1).wrapping_sub(i)
            };
            let Some(index) = indices.get_mut(d) else {
                return;
            };
            *index = index.wrapping_add(1);
            if *index < dimension(view, d).0 {
                break;
            }
            *index = 0;
        }
    }
}

/// Copies the items of a view out, in C or Fortran order.
#[no_mangle]
pub unsafe extern "C" fn PyBuffer_ToContiguous(
    buf: *mut c_void,
    view: *const Py_buffer,
    len: Py_ssize_t,
    order: c_char,
) -> c_int {
    if len != (*view).len {
        raise!(PyExc_ValueError, c"PyBuffer_ToContiguous: len != view->len");
        return -1;
    }
    copy_items(view, buf.cast(), len, order, Direction::FromView);
    0
}

/// Copies items that lie in C or Fortran order into a view.
#[no_mangle]
pub unsafe extern "C" fn PyBuffer_FromContiguous(
    view: *const Py_buffer,
    buf: *const c_void,
    len: Py_ssize_t,
    order: c_char,
) -> c_int {
    copy_items(view, buf.cast_mut().cast(), len, order, Direction::ToView);
    0
}

/// `dest[:] = src` for two buffers of the same layout.
#[no_mangle]
pub unsafe extern "C" fn PyObject_CopyData(dest: *mut PyObject, src: *mut PyObject) -> c_int {
    if PyObject_CheckBuffer(dest) == 0 || PyObject_CheckBuffer(src) == 0 {
        raise!(
            PyExc_TypeError,
            c"both destination and source must be bytes-like objects"
        );
        return -1;
    }
    let mut to = core::mem::zeroed::<Py_buffer>();
    let mut from = core::mem::zeroed::<Py_buffer>();
    if PyObject_GetBuffer(dest, &mut to, PyBUF_FULL) < 0 {
        return -1;
    }
    let mut done = PyObject_GetBuffer(src, &mut from, PyBUF_FULL_RO);
    if done == 0 {
        if to.len < from.len {
            raise!(
                PyExc_BufferError,
                c"destination is too small to receive data from source"
            );
            done = -1;
        } else {
            match Buf::zeroed(from.len.max(0) as usize) {
                Ok(mut memory) => {
                    let at = memory.as_mut_ptr();
                    let order = b'C' as c_char;
                    copy_items(&from, at, from.len, order, Direction::FromView);
                    copy_items(&to, at, from.len, order, Direction::ToView);
                }
                Err(Full) => done = -1,
            }
        }
        PyBuffer_Release(&mut from);
    }
    PyBuffer_Release(&mut to);
    done
}

/// The size of an item of a format of the struct module; -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyBuffer_SizeFromFormat(format: *const c_char) -> Py_ssize_t {
    let module = port::import(name(c"struct"));
    if module.is_null() {
        return -1;
    }
    let format = super::unicodeobject::from_text(format);
    if format.is_null() {
        return -1;
    }
    let size = method(module, c"calcsize", &[format]);
    if size.is_null() {
        return -1;
    }
    super::longobject::PyLong_AsSsize_t(size)
}

// ---- memory views ----------------------------------------------------------

/// `memoryview(o)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyMemoryView_FromObject(o: *mut PyObject) -> *mut PyObject {
    if PyObject_CheckBuffer(o) == 0 {
        return raise!(
            PyExc_TypeError,
            c"memoryview: a bytes-like object is required, not '%.200s'",
            type_name(o)
        );
    }
    port::memoryview_new(o)
}

/// An object whose buffer is memory of somebody else's.
#[repr(C)]
struct Memory {
    ob_base: PyObject,
    /// Keeps the memory alive, or NULL.
    owner: *mut PyObject,
    buf: *mut c_void,
    len: Py_ssize_t,
    readonly: c_int,
}

static mut MEMORY_AS_BUFFER: PyBufferProcs = PyBufferProcs {
    bf_getbuffer: Some(memory_getbuffer),
    bf_releasebuffer: None,
};

static mut MEMORY_TYPE: PyTypeObject = PyTypeObject {
    tp_as_buffer: addr_of_mut!(MEMORY_AS_BUFFER),
    ..PyTypeObject::new(c"managedbuffer", size_of::<Memory>())
};

unsafe extern "C" fn memory_getbuffer(
    o: *mut PyObject,
    view: *mut Py_buffer,
    flags: c_int,
) -> c_int {
    let memory: *mut Memory = o.cast();
    PyBuffer_FillInfo(
        view,
        o,
        (*memory).buf,
        (*memory).len,
        (*memory).readonly,
        flags,
    )
}

unsafe fn view_of(owner: Obj, buf: *mut c_void, len: Py_ssize_t, readonly: c_int) -> Obj {
    let memory: *mut Memory = instance(addr_of_mut!(MEMORY_TYPE)).cast();
    if memory.is_null() {
        return NULL;
    }
    (*memory).owner = owner;
    (*memory).buf = buf;
    (*memory).len = len;
    (*memory).readonly = readonly;
    port::memoryview_new(memory.cast())
}

/// A memoryview of `len` bytes, which the caller keeps alive; `flags` is `PyBUF_READ` or
/// `PyBUF_WRITE`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyMemoryView_FromMemory(
    memory: *mut c_char,
    len: Py_ssize_t,
    flags: c_int,
) -> *mut PyObject {
    view_of(NULL, memory.cast(), len, c_int::from(flags != PyBUF_WRITE))
}

/// A memoryview of what a view describes, as plain bytes. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyMemoryView_FromBuffer(view: *const Py_buffer) -> *mut PyObject {
    if (*view).buf.is_null() {
        return raise!(
            PyExc_ValueError,
            c"PyMemoryView_FromBuffer(): info->buf must not be NULL"
        );
    }
    view_of((*view).obj, (*view).buf, (*view).len, (*view).readonly)
}

/// A memoryview whose items lie in order: of `o` itself where they do, else of a copy.
/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyMemoryView_GetContiguous(
    o: *mut PyObject,
    buffertype: c_int,
    order: c_char,
) -> *mut PyObject {
    let mut view = core::mem::zeroed::<Py_buffer>();
    if PyObject_GetBuffer(o, &mut view, PyBUF_FULL_RO) < 0 {
        return NULL;
    }
    let result = if buffertype == PyBUF_WRITE && view.readonly != 0 {
        raise!(PyExc_BufferError, c"underlying buffer is not writable")
    } else if PyBuffer_IsContiguous(&view, order) != 0 {
        port::memoryview_new(o)
    } else if buffertype == PyBUF_WRITE {
        raise!(
            PyExc_BufferError,
            c"writable contiguous buffer requested for a non-contiguous object."
        )
    } else {
        let copy = port::bytes_new(ptr::null(), view.len.max(0) as usize);
        let mut n = 0;
        if copy.is_null() {
            NULL
        } else {
            let to = port::bytes_data(copy, &mut n);
            copy_items(&view, to, view.len, order, Direction::FromView);
            port::memoryview_new(copy)
        }
    };
    PyBuffer_Release(&mut view);
    result
}

/// What `PyMemoryView_GET_BUFFER` is on a VM: a description of the memory, good as long as
/// the caller holds its address. NULL with SystemError for what is no memoryview.
#[no_mangle]
pub unsafe extern "C" fn typeobject_vm_buffer(o: *mut PyObject) -> *mut Py_buffer {
    if !is_kind(o, Kind::MemoryView) {
        bad_internal_call();
        return ptr::null_mut();
    }
    let view: *mut Py_buffer = scratch(size_of::<Py_buffer>()).cast();
    if view.is_null() || builtin_getbuffer(o, view, PyBUF_FULL_RO) < 0 {
        return ptr::null_mut();
    }
    view
}
