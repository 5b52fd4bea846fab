// The functions and data of the C-API, by CPython header.
//
// Generated from src/header/functions.rs and src/runtime; do not edit. To write it
// anew: cargo run --features header --bin typeobject-header

use crate::abi::*;
use core::ffi::*;

// pymem.h
extern "C" {
    pub fn PyMem_Malloc(size: usize) -> *mut c_void;
    pub fn PyMem_Calloc(nelem: usize, elsize: usize) -> *mut c_void;
    pub fn PyMem_Realloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    pub fn PyMem_Free(ptr: *mut c_void);
    pub fn PyMem_RawMalloc(size: usize) -> *mut c_void;
    pub fn PyMem_RawCalloc(nelem: usize, elsize: usize) -> *mut c_void;
    pub fn PyMem_RawRealloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    pub fn PyMem_RawFree(ptr: *mut c_void);
    /// The VM has no hooks for its memory.
    pub fn PyMem_SetupDebugHooks();
}

// pybuffer.h
extern "C" {
    /// Fills a view of the memory of `o`, to be given back by [`PyBuffer_Release`]. -1 with
    /// TypeError for what has no buffer, with BufferError for what the flags ask in vain.
    pub fn PyObject_GetBuffer(obj: *mut PyObject, view: *mut Py_buffer, flags: c_int) -> c_int;
    /// The address of an item.
    pub fn PyBuffer_GetPointer(view: *const Py_buffer, indices: *const Py_ssize_t) -> *mut c_void;
    /// Copies the items of a view out, in C or Fortran order.
    pub fn PyBuffer_ToContiguous(buf: *mut c_void, view: *const Py_buffer, len: Py_ssize_t, order: c_char) -> c_int;
    /// Copies items that lie in C or Fortran order into a view.
    pub fn PyBuffer_FromContiguous(view: *const Py_buffer, buf: *const c_void, len: Py_ssize_t, order: c_char) -> c_int;
    /// `dest[:] = src` for two buffers of the same layout.
    pub fn PyObject_CopyData(dest: *mut PyObject, src: *mut PyObject) -> c_int;
    /// Whether the items lie one after the other: `'C'`, `'F'` or `'A'` for either. Never fails.
    pub fn PyBuffer_IsContiguous(view: *const Py_buffer, fort: c_char) -> c_int;
    /// The strides of a contiguous array of a shape.
    pub fn PyBuffer_FillContiguousStrides(ndims: c_int, shape: *mut Py_ssize_t, strides: *mut Py_ssize_t, itemsize: c_int, fort: c_char);
    /// Fills a view of `len` plain bytes, as a `bf_getbuffer` may. BufferError for a wish to write
    /// what is read only.
    pub fn PyBuffer_FillInfo(view: *mut Py_buffer, o: *mut PyObject, buf: *mut c_void, len: Py_ssize_t, readonly: c_int, flags: c_int) -> c_int;
    /// Gives a view back. Never fails; a view given back already is left alone.
    pub fn PyBuffer_Release(view: *mut Py_buffer);
    /// As [`PyObject_AsReadBuffer`].
    pub fn PyObject_AsCharBuffer(o: *mut PyObject, data: *mut *const c_char, len: *mut Py_ssize_t) -> c_int;
    /// The memory of a bytes-like object, for as long as `o` lives and is not resized. -1 with
    /// TypeError for other values. CPython's documentation prefers [`PyObject_GetBuffer`].
    pub fn PyObject_AsReadBuffer(o: *mut PyObject, data: *mut *const c_void, len: *mut Py_ssize_t) -> c_int;
    /// The same of one that can be written to.
    pub fn PyObject_AsWriteBuffer(o: *mut PyObject, data: *mut *mut c_void, len: *mut Py_ssize_t) -> c_int;
    /// Whether [`PyObject_AsReadBuffer`] would succeed. Never fails.
    pub fn PyObject_CheckReadBuffer(o: *mut PyObject) -> c_int;
}

// object.h
extern "C" {
    pub static mut PyLong_Type: PyTypeObject;
    pub static mut PyBool_Type: PyTypeObject;
    /// As `PyType_FromModuleAndSpec` with nothing but the spec.
    ///
    /// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_FromSpec>
    pub fn PyType_FromSpec(_: *mut PyType_Spec) -> *mut PyObject;
    /// As `PyType_FromModuleAndSpec` without a module.
    ///
    /// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_FromSpecWithBases>
    pub fn PyType_FromSpecWithBases(_: *mut PyType_Spec, _: *mut PyObject) -> *mut PyObject;
    /// The value of a slot of `typeslots.h`, or NULL. SystemError for an unknown number.
    ///
    /// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_GetSlot>
    pub fn PyType_GetSlot(_: *mut PyTypeObject, _: c_int) -> *mut c_void;
    /// Whether `a` is `b` or derived from it. Never fails.
    pub fn PyType_IsSubtype(_: *mut PyTypeObject, _: *mut PyTypeObject) -> c_int;
    pub static mut PyType_Type: PyTypeObject;
    pub static mut PyBaseObject_Type: PyTypeObject;
    pub static mut PySuper_Type: PyTypeObject;
    /// `tp_flags`.
    pub fn PyType_GetFlags(_: *mut PyTypeObject) -> c_ulong;
    /// Completes a type object: base, inherited slots, attributes. Must be called for every
    /// type before its first use. 0, or -1 with SystemError or TypeError for a table that
    /// cannot be right; the text names the type and the entry. A type that is ready already
    /// is left alone.
    ///
    /// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_Ready>
    pub fn PyType_Ready(_: *mut PyTypeObject) -> c_int;
    /// Allocates a zeroed instance with room for `nitems` items (and one more, as CPython
    /// has). Returns a new reference; MemoryError.
    ///
    /// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_GenericAlloc>
    pub fn PyType_GenericAlloc(_: *mut PyTypeObject, _: Py_ssize_t) -> *mut PyObject;
    /// Makes an instance through `tp_alloc`; its fields are zero. Returns a new reference.
    ///
    /// Source: <https://docs.python.org/3/c-api/type.html#c.PyType_GenericNew>
    pub fn PyType_GenericNew(_: *mut PyTypeObject, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// Empties the cache of attribute look-ups. Always 0.
    pub fn PyType_ClearCache() -> c_uint;
    /// Says that the attributes of a type, or of its bases, were changed by hand.
    pub fn PyType_Modified(_: *mut PyTypeObject);
    /// `repr(o)`; `"<NULL>"` for NULL.
    pub fn PyObject_Repr(_: *mut PyObject) -> *mut PyObject;
    /// `str(o)`; `"<NULL>"` for NULL.
    pub fn PyObject_Str(_: *mut PyObject) -> *mut PyObject;
    /// `ascii(o)`.
    pub fn PyObject_ASCII(_: *mut PyObject) -> *mut PyObject;
    /// `bytes(o)`, except that an int is a TypeError; `b"<NULL>"` for NULL.
    pub fn PyObject_Bytes(_: *mut PyObject) -> *mut PyObject;
    /// `a OP b`; `op` is `Py_LT` … `Py_GE`.
    pub fn PyObject_RichCompare(_: *mut PyObject, _: *mut PyObject, _: c_int) -> *mut PyObject;
    /// The same as 1, 0 or -1. An object equals itself without being asked.
    pub fn PyObject_RichCompareBool(_: *mut PyObject, _: *mut PyObject, _: c_int) -> c_int;
    /// [`PyObject_GetAttr`] with a C string.
    pub fn PyObject_GetAttrString(_: *mut PyObject, _: *const c_char) -> *mut PyObject;
    /// `o.name = value`; NULL deletes.
    pub fn PyObject_SetAttrString(_: *mut PyObject, _: *const c_char, _: *mut PyObject) -> c_int;
    /// `hasattr(o, name)`, but every exception means no. Never fails.
    pub fn PyObject_HasAttrString(_: *mut PyObject, _: *const c_char) -> c_int;
    /// `o.name`. Returns a new reference. `o` may be NULL after a failure, as what an import gave:
    /// its exception stays.
    pub fn PyObject_GetAttr(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// `o.name = value`; NULL deletes.
    pub fn PyObject_SetAttr(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> c_int;
    /// `hasattr(o, name)`, but every exception means no. Never fails.
    pub fn PyObject_HasAttr(_: *mut PyObject, _: *mut PyObject) -> c_int;
    /// `o` itself: the `tp_iter` of an iterator. Returns a new reference.
    pub fn PyObject_SelfIter(_: *mut PyObject) -> *mut PyObject;
    /// The default `tp_getattro`: looks through the dicts of the type and its bases. Returns a
    /// new reference; AttributeError.
    pub fn PyObject_GenericGetAttr(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// The default `tp_setattro`; `value` NULL deletes. 0, or -1 with AttributeError.
    pub fn PyObject_GenericSetAttr(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> c_int;
    /// The setter of a `__dict__`: 0, or -1 with AttributeError or TypeError.
    ///
    /// Source: <https://docs.python.org/3/c-api/object.html#c.PyObject_GenericSetDict>
    pub fn PyObject_GenericSetDict(_: *mut PyObject, _: *mut PyObject, _: *mut c_void) -> c_int;
    /// `hash(o)`; -1 with TypeError.
    pub fn PyObject_Hash(_: *mut PyObject) -> Py_hash_t;
    /// The `tp_hash` of types without one: TypeError.
    pub fn PyObject_HashNotImplemented(_: *mut PyObject) -> Py_hash_t;
    /// 1, 0 or -1.
    pub fn PyObject_IsTrue(_: *mut PyObject) -> c_int;
    /// `not o`: 1, 0 or -1.
    pub fn PyObject_Not(_: *mut PyObject) -> c_int;
    /// Whether `o` can be called. Never fails.
    pub fn PyCallable_Check(_: *mut PyObject) -> c_int;
    /// Ends all references to an object, which its `tp_dealloc` calls before anything else; the
    /// callbacks are called. A collection has done so already. Never fails.
    ///
    /// Source: <https://docs.python.org/3/c-api/weakref.html#c.PyObject_ClearWeakRefs>
    pub fn PyObject_ClearWeakRefs(_: *mut PyObject);
    /// `dir(o)`, a list.
    pub fn PyObject_Dir(_: *mut PyObject) -> *mut PyObject;
    /// For a `tp_repr` of a container: 0 the first time, 1 while the repr of the same object is
    /// on its way, -1 with an exception.
    pub fn Py_ReprEnter(_: *mut PyObject) -> c_int;
    /// Ends what [`Py_ReprEnter`] began. Never fails.
    pub fn Py_ReprLeave(_: *mut PyObject);
    /// CPython calls it when a count reaches 0, which happens nowhere here.
    pub fn _Py_Dealloc(_: *mut PyObject);
    pub fn Py_IncRef(_: *mut PyObject);
    /// Counts nothing: the VM traces.
    pub fn Py_DecRef(_: *mut PyObject);
    /// The last part of a type's name.
    pub fn _PyType_Name(_: *mut PyTypeObject) -> *const c_char;
    /// An attribute of a type or its bases, not bound to anything: a borrowed reference, or
    /// NULL without an exception.
    pub fn _PyType_Lookup(_: *mut PyTypeObject, _: *mut PyObject) -> *mut PyObject;
    pub fn PyObject_Print(_: *mut PyObject, _: *mut FILE, _: c_int) -> c_int;
    pub fn _PyObject_Dump(_: *mut PyObject);
    /// Where an instance keeps its dict; NULL when its type has no `tp_dictoffset`. What is there
    /// is NULL until something is set. Never fails.
    pub fn _PyObject_GetDictPtr(_: *mut PyObject) -> *mut *mut PyObject;
    /// Calls `tp_finalize`, of an object that takes part in cyclic collection once.
    pub fn PyObject_CallFinalizer(_: *mut PyObject);
    /// Calls `tp_finalize` from `tp_dealloc`: always 0, the object goes on to its end.
    pub fn PyObject_CallFinalizerFromDealloc(_: *mut PyObject) -> c_int;
    pub fn _PyObject_GenericGetAttrWithDict(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject, _: c_int) -> *mut PyObject;
    pub fn _PyObject_GenericSetAttrWithDict(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> c_int;
}

// objimpl.h
extern "C" {
    pub fn PyObject_Malloc(size: usize) -> *mut c_void;
    pub fn PyObject_Calloc(nelem: usize, elsize: usize) -> *mut c_void;
    pub fn PyObject_Realloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    pub fn PyObject_Free(ptr: *mut c_void);
    /// Gives memory of the caller's a head. Returns `op`.
    pub fn PyObject_Init(_: *mut PyObject, _: *mut PyTypeObject) -> *mut PyObject;
    /// The same for an object of variable size.
    pub fn PyObject_InitVar(_: *mut PyVarObject, _: *mut PyTypeObject, _: Py_ssize_t) -> *mut PyVarObject;
    /// Allocates an object; its fields are zero (in CPython they are not set). Returns a new
    /// reference; MemoryError.
    pub fn _PyObject_New(_: *mut PyTypeObject) -> *mut PyObject;
    /// The same with room for `nitems` items.
    pub fn _PyObject_NewVar(_: *mut PyTypeObject, _: Py_ssize_t) -> *mut PyVarObject;
    /// `gc.collect()`; a pending exception stays. How many objects went, as far as the VM says.
    pub fn PyGC_Collect() -> Py_ssize_t;
    /// Makes an object of variable size longer or shorter. The object may move, and what was
    /// known by its old address is then another object. MemoryError.
    pub fn _PyObject_GC_Resize(_: *mut PyVarObject, _: Py_ssize_t) -> *mut PyVarObject;
    /// As [`_PyObject_New`].
    pub fn _PyObject_GC_New(_: *mut PyTypeObject) -> *mut PyObject;
    /// As [`_PyObject_NewVar`].
    pub fn _PyObject_GC_NewVar(_: *mut PyTypeObject, _: Py_ssize_t) -> *mut PyVarObject;
    /// Nothing: every object is traced.
    pub fn PyObject_GC_Track(_: *mut c_void);
    /// Nothing: every object is traced.
    pub fn PyObject_GC_UnTrack(_: *mut c_void);
    /// `tp_free` of objects that take part in cyclic collection. The collector takes the memory.
    pub fn PyObject_GC_Del(_: *mut c_void);
}

// cpython/pydebug.h
extern "C" {
    pub static mut Py_DebugFlag: c_int;
    pub static mut Py_VerboseFlag: c_int;
    pub static mut Py_QuietFlag: c_int;
    pub static mut Py_InteractiveFlag: c_int;
    pub static mut Py_InspectFlag: c_int;
    pub static mut Py_OptimizeFlag: c_int;
    pub static mut Py_NoSiteFlag: c_int;
    pub static mut Py_BytesWarningFlag: c_int;
    pub static mut Py_FrozenFlag: c_int;
    pub static mut Py_IgnoreEnvironmentFlag: c_int;
    pub static mut Py_DontWriteBytecodeFlag: c_int;
    pub static mut Py_NoUserSiteDirectory: c_int;
    pub static mut Py_UnbufferedStdioFlag: c_int;
    pub static mut Py_HashRandomizationFlag: c_int;
    pub static mut Py_IsolatedFlag: c_int;
}

// bytearrayobject.h
extern "C" {
    pub static mut PyByteArray_Type: PyTypeObject;
    pub static mut PyByteArrayIter_Type: PyTypeObject;
    /// `bytearray(o)`. Returns a new reference.
    pub fn PyByteArray_FromObject(_: *mut PyObject) -> *mut PyObject;
    /// `a + b` of two buffers as a bytearray. Returns a new reference.
    pub fn PyByteArray_Concat(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// `n` bytes copied from `data`, or zeroes to be filled when that is NULL. Returns a new
    /// reference.
    pub fn PyByteArray_FromStringAndSize(_: *const c_char, _: Py_ssize_t) -> *mut PyObject;
    /// The length. Never fails for a bytearray.
    pub fn PyByteArray_Size(_: *mut PyObject) -> Py_ssize_t;
    /// The contents; good until the length changes. Never fails for a bytearray.
    pub fn PyByteArray_AsString(_: *mut PyObject) -> *mut c_char;
    /// Changes the length; new bytes are zeroes.
    pub fn PyByteArray_Resize(_: *mut PyObject, _: Py_ssize_t) -> c_int;
}

// bytesobject.h
extern "C" {
    pub static mut PyBytes_Type: PyTypeObject;
    pub static mut PyBytesIter_Type: PyTypeObject;
    /// `n` bytes copied from `data`, or to be filled before anyone else sees the object when
    /// `data` is NULL. Returns a new reference.
    pub fn PyBytes_FromStringAndSize(_: *const c_char, _: Py_ssize_t) -> *mut PyObject;
    /// The bytes up to the NUL. Returns a new reference.
    pub fn PyBytes_FromString(_: *const c_char) -> *mut PyObject;
    /// `bytes(o)` for a buffer or an iterable of ints; TypeError for anything else, a str
    /// included. Returns a new reference.
    pub fn PyBytes_FromObject(_: *mut PyObject) -> *mut PyObject;
    /// The length; -1 with TypeError.
    pub fn PyBytes_Size(_: *mut PyObject) -> Py_ssize_t;
    /// The contents, NUL after them. NULL with TypeError.
    pub fn PyBytes_AsString(_: *mut PyObject) -> *mut c_char;
    /// `repr(o)`. Returns a new reference.
    pub fn PyBytes_Repr(_: *mut PyObject, _: c_int) -> *mut PyObject;
    /// `*p += right`; on failure `*p` is NULL.
    pub fn PyBytes_Concat(_: *mut *mut PyObject, _: *mut PyObject);
    /// [`PyBytes_Concat`], which steals `right`.
    pub fn PyBytes_ConcatAndDel(_: *mut *mut PyObject, _: *mut PyObject);
    /// The bytes that a literal stands for, without its quotes. `errors` is `strict`, `replace` or
    /// `ignore`, for `\x` without two digits. Returns a new reference; ValueError.
    pub fn PyBytes_DecodeEscape(_: *const c_char, _: Py_ssize_t, _: *const c_char, _: Py_ssize_t, _: *const c_char) -> *mut PyObject;
    /// Contents and length; ValueError for a NUL inside when `n` is NULL.
    pub fn PyBytes_AsStringAndSize(obj: *mut PyObject, s: *mut *mut c_char, len: *mut Py_ssize_t) -> c_int;
    /// Replaces `*p`, which nobody else has seen, by bytes of another length with the same
    /// beginning. -1 and NULL in `*p` with an exception.
    pub fn _PyBytes_Resize(_: *mut *mut PyObject, _: Py_ssize_t) -> c_int;
}

// unicodeobject.h
extern "C" {
    pub static mut PyUnicode_Type: PyTypeObject;
    pub static mut PyUnicodeIter_Type: PyTypeObject;
    /// From `n` bytes of UTF-8. Returns a new reference. `text` may be NULL for n = 0 only.
    pub fn PyUnicode_FromStringAndSize(u: *const c_char, size: Py_ssize_t) -> *mut PyObject;
    /// From UTF-8. Returns a new reference; UnicodeDecodeError for anything else.
    pub fn PyUnicode_FromString(u: *const c_char) -> *mut PyObject;
    /// `o[start:end]` for indices that are not negative. Returns a new reference.
    pub fn PyUnicode_Substring(str_: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t) -> *mut PyObject;
    /// Copies the characters, and a zero after them when `copy_null`. NULL with SystemError when
    /// there is no room.
    pub fn PyUnicode_AsUCS4(unicode: *mut PyObject, buffer: *mut Py_UCS4, buflen: Py_ssize_t, copy_null: c_int) -> *mut Py_UCS4;
    /// The characters and a zero in new memory, to be freed by `PyMem_Free`.
    pub fn PyUnicode_AsUCS4Copy(unicode: *mut PyObject) -> *mut Py_UCS4;
    /// The number of characters; -1 with TypeError.
    pub fn PyUnicode_GetLength(unicode: *mut PyObject) -> Py_ssize_t;
    /// One character; `(Py_UCS4)-1` with IndexError.
    pub fn PyUnicode_ReadChar(unicode: *mut PyObject, index: Py_ssize_t) -> Py_UCS4;
    /// Writes a character of a str that nobody else has seen. 0, or -1 with IndexError,
    /// ValueError, or SystemError for a str that is in use.
    pub fn PyUnicode_WriteChar(unicode: *mut PyObject, index: Py_ssize_t, character: Py_UCS4) -> c_int;
    /// Replaces `*p` by a str of another length, as [`PyUnicode_New`] makes them, with the same
    /// characters. 0, or -1 with an exception.
    pub fn PyUnicode_Resize(unicode: *mut *mut PyObject, length: Py_ssize_t) -> c_int;
    /// `str(o, encoding, errors)` for bytes and buffers.
    pub fn PyUnicode_FromEncodedObject(obj: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    /// A str itself, a subclass's as a plain str; TypeError for anything else.
    pub fn PyUnicode_FromObject(obj: *mut PyObject) -> *mut PyObject;
    /// Replaces `*p` by the interned str of the same text. Never fails.
    pub fn PyUnicode_InternInPlace(_: *mut *mut PyObject);
    /// The same as an interned str. Returns a new reference.
    pub fn PyUnicode_InternFromString(u: *const c_char) -> *mut PyObject;
    /// From wide characters; n = -1 for text that ends with a zero. Returns a new reference.
    pub fn PyUnicode_FromWideChar(w: *const wchar_t, size: Py_ssize_t) -> *mut PyObject;
    /// Copies at most `room` wide characters, with a zero if it fits. How many without the
    /// zero, or -1; for a NULL buffer how many with it.
    pub fn PyUnicode_AsWideChar(unicode: *mut PyObject, w: *mut wchar_t, size: Py_ssize_t) -> Py_ssize_t;
    /// The wide characters and a zero in new memory, to be freed by `PyMem_Free`. ValueError for
    /// a zero inside when `size` is NULL.
    pub fn PyUnicode_AsWideCharString(unicode: *mut PyObject, size: *mut Py_ssize_t) -> *mut wchar_t;
    /// `chr(ordinal)`. ValueError outside, and for a surrogate.
    pub fn PyUnicode_FromOrdinal(ordinal: c_int) -> *mut PyObject;
    /// `"utf-8"`.
    pub fn PyUnicode_GetDefaultEncoding() -> *const c_char;
    /// `bytes.decode(encoding, errors)` for UTF-8, UTF-16, UTF-32, ASCII, Latin-1 and the escapes;
    /// LookupError for other encodings. Returns a new reference.
    pub fn PyUnicode_Decode(s: *const c_char, size: Py_ssize_t, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    pub fn PyUnicode_AsDecodedObject(unicode: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    pub fn PyUnicode_AsDecodedUnicode(unicode: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    pub fn PyUnicode_AsEncodedObject(unicode: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    /// `o.encode(encoding, errors)` for the encodings of [`PyUnicode_Decode`]; LookupError for
    /// others. Returns a new reference.
    pub fn PyUnicode_AsEncodedString(unicode: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    pub fn PyUnicode_AsEncodedUnicode(unicode: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    pub fn PyUnicode_BuildEncodingMap(string: *mut PyObject) -> *mut PyObject;
    pub fn PyUnicode_DecodeUTF7(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
    pub fn PyUnicode_DecodeUTF7Stateful(string: *const c_char, length: Py_ssize_t, errors: *const c_char, consumed: *mut Py_ssize_t) -> *mut PyObject;
    /// `bytes.decode("utf-8", errors)`. Returns a new reference.
    pub fn PyUnicode_DecodeUTF8(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
    /// The same; with `consumed` an incomplete sequence at the end is no error, and `*consumed`
    /// is how many bytes were decoded.
    pub fn PyUnicode_DecodeUTF8Stateful(string: *const c_char, length: Py_ssize_t, errors: *const c_char, consumed: *mut Py_ssize_t) -> *mut PyObject;
    /// `o.encode()`. Returns a new reference.
    pub fn PyUnicode_AsUTF8String(unicode: *mut PyObject) -> *mut PyObject;
    /// The UTF-8, NUL after it, alive as long as the str. NULL with TypeError.
    pub fn PyUnicode_AsUTF8AndSize(unicode: *mut PyObject, size: *mut Py_ssize_t) -> *const c_char;
    /// As [`PyUnicode_DecodeUTF16`].
    ///
    /// Source: <https://docs.python.org/3/c-api/unicode.html#c.PyUnicode_DecodeUTF32>
    pub fn PyUnicode_DecodeUTF32(string: *const c_char, length: Py_ssize_t, errors: *const c_char, byteorder: *mut c_int) -> *mut PyObject;
    /// As [`PyUnicode_DecodeUTF16Stateful`].
    pub fn PyUnicode_DecodeUTF32Stateful(string: *const c_char, length: Py_ssize_t, errors: *const c_char, byteorder: *mut c_int, consumed: *mut Py_ssize_t) -> *mut PyObject;
    /// `o.encode("utf-32")`. Returns a new reference.
    pub fn PyUnicode_AsUTF32String(unicode: *mut PyObject) -> *mut PyObject;
    /// `bytes.decode("utf-16", errors)`. `*byteorder` negative: the least significant byte first;
    /// positive: last; 0 or NULL: what a mark at the start says, else the machine's, and it is
    /// stored. Returns a new reference.
    ///
    /// Source: <https://docs.python.org/3/c-api/unicode.html#c.PyUnicode_DecodeUTF16>
    pub fn PyUnicode_DecodeUTF16(string: *const c_char, length: Py_ssize_t, errors: *const c_char, byteorder: *mut c_int) -> *mut PyObject;
    /// The same; with `consumed` an incomplete sequence at the end is no error, and `*consumed`
    /// is how many bytes were decoded.
    pub fn PyUnicode_DecodeUTF16Stateful(string: *const c_char, length: Py_ssize_t, errors: *const c_char, byteorder: *mut c_int, consumed: *mut Py_ssize_t) -> *mut PyObject;
    /// `o.encode("utf-16")`. Returns a new reference.
    pub fn PyUnicode_AsUTF16String(unicode: *mut PyObject) -> *mut PyObject;
    /// `bytes.decode("unicode_escape", errors)`; without names of characters. Returns a new
    /// reference.
    ///
    /// Source: <https://docs.python.org/3/c-api/unicode.html#c.PyUnicode_DecodeUnicodeEscape>
    pub fn PyUnicode_DecodeUnicodeEscape(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
    /// `o.encode("unicode_escape")`. Returns a new reference.
    pub fn PyUnicode_AsUnicodeEscapeString(unicode: *mut PyObject) -> *mut PyObject;
    /// `bytes.decode("raw_unicode_escape", errors)`. Returns a new reference.
    pub fn PyUnicode_DecodeRawUnicodeEscape(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
    /// `o.encode("raw_unicode_escape")`. Returns a new reference.
    pub fn PyUnicode_AsRawUnicodeEscapeString(unicode: *mut PyObject) -> *mut PyObject;
    /// `bytes.decode("latin-1")`. Returns a new reference.
    pub fn PyUnicode_DecodeLatin1(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
    /// `o.encode("latin-1")`. Returns a new reference.
    pub fn PyUnicode_AsLatin1String(unicode: *mut PyObject) -> *mut PyObject;
    /// `bytes.decode("ascii", errors)`. Returns a new reference.
    pub fn PyUnicode_DecodeASCII(string: *const c_char, length: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
    /// `o.encode("ascii")`. Returns a new reference.
    pub fn PyUnicode_AsASCIIString(unicode: *mut PyObject) -> *mut PyObject;
    /// Each byte as what `mapping` has for it: a str by index, else an object asked for the int;
    /// NULL: Latin-1. Returns a new reference.
    ///
    /// Source: <https://docs.python.org/3/c-api/unicode.html#c.PyUnicode_DecodeCharmap>
    pub fn PyUnicode_DecodeCharmap(string: *const c_char, length: Py_ssize_t, mapping: *mut PyObject, errors: *const c_char) -> *mut PyObject;
    /// The bytes that `mapping` has for the characters: ints below 256 or bytes. Returns a new
    /// reference.
    pub fn PyUnicode_AsCharmapString(unicode: *mut PyObject, mapping: *mut PyObject) -> *mut PyObject;
    /// Text of the locale, which is UTF-8. ValueError for a zero after `n` characters. Returns
    /// a new reference.
    pub fn PyUnicode_DecodeLocaleAndSize(str_: *const c_char, len: Py_ssize_t, errors: *const c_char) -> *mut PyObject;
    /// Text of the locale, which is UTF-8. Returns a new reference.
    pub fn PyUnicode_DecodeLocale(str_: *const c_char, errors: *const c_char) -> *mut PyObject;
    /// Text for the locale, as bytes. Returns a new reference.
    pub fn PyUnicode_EncodeLocale(unicode: *mut PyObject, errors: *const c_char) -> *mut PyObject;
    /// For `"O&"`: a path as bytes in `*(PyObject **)result`. 1 (`Py_CLEANUP_SUPPORTED`), or 0
    /// with an exception; 1 for a NULL argument, which cleans up.
    pub fn PyUnicode_FSConverter(_: *mut PyObject, _: *mut c_void) -> c_int;
    /// For `"O&"`: a path as a str; otherwise as [`PyUnicode_FSConverter`].
    pub fn PyUnicode_FSDecoder(_: *mut PyObject, _: *mut c_void) -> c_int;
    /// A name of the file system, which is UTF-8. Returns a new reference.
    pub fn PyUnicode_DecodeFSDefault(s: *const c_char) -> *mut PyObject;
    /// A name of the file system, which is UTF-8. Returns a new reference.
    pub fn PyUnicode_DecodeFSDefaultAndSize(s: *const c_char, size: Py_ssize_t) -> *mut PyObject;
    /// A name for the file system, as bytes. Returns a new reference.
    pub fn PyUnicode_EncodeFSDefault(unicode: *mut PyObject) -> *mut PyObject;
    /// `a + b`. Returns a new reference.
    pub fn PyUnicode_Concat(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    /// `*p += right`; on failure `*p` is NULL.
    pub fn PyUnicode_Append(pleft: *mut *mut PyObject, right: *mut PyObject);
    /// [`PyUnicode_Append`], which steals `right`.
    pub fn PyUnicode_AppendAndDel(pleft: *mut *mut PyObject, right: *mut PyObject);
    /// `o.split(separator, max)`; NULL splits at white space. Returns a new list.
    pub fn PyUnicode_Split(s: *mut PyObject, sep: *mut PyObject, maxsplit: Py_ssize_t) -> *mut PyObject;
    /// `o.splitlines(keep_ends)`. Returns a new list.
    pub fn PyUnicode_Splitlines(s: *mut PyObject, keepends: c_int) -> *mut PyObject;
    /// `o.partition(separator)`. Returns a new tuple.
    pub fn PyUnicode_Partition(s: *mut PyObject, sep: *mut PyObject) -> *mut PyObject;
    /// `o.rpartition(separator)`. Returns a new tuple.
    pub fn PyUnicode_RPartition(s: *mut PyObject, sep: *mut PyObject) -> *mut PyObject;
    /// `o.rsplit(separator, max)`. Returns a new list.
    pub fn PyUnicode_RSplit(s: *mut PyObject, sep: *mut PyObject, maxsplit: Py_ssize_t) -> *mut PyObject;
    /// As `str.translate(table)`, but what the table has None for is an error: `errors` NULL or
    /// `"strict"` raises UnicodeTranslateError, `"ignore"` leaves it out. Returns a new reference.
    ///
    /// Source: <https://docs.python.org/3/c-api/unicode.html#c.PyUnicode_Translate>
    pub fn PyUnicode_Translate(str_: *mut PyObject, table: *mut PyObject, errors: *const c_char) -> *mut PyObject;
    /// `separator.join(items)`; NULL for a space. Returns a new reference.
    pub fn PyUnicode_Join(separator: *mut PyObject, seq: *mut PyObject) -> *mut PyObject;
    /// Whether `o[start:end]` starts (direction -1) or ends (1) with `part`; -1 with an
    /// exception.
    pub fn PyUnicode_Tailmatch(str_: *mut PyObject, substr: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t, direction: c_int) -> Py_ssize_t;
    /// The index of `part` in `o[start:end]`, the last for a negative direction. -1 when there
    /// is none, -2 with an exception.
    pub fn PyUnicode_Find(str_: *mut PyObject, substr: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t, direction: c_int) -> Py_ssize_t;
    /// The same for one character.
    pub fn PyUnicode_FindChar(str_: *mut PyObject, ch: Py_UCS4, start: Py_ssize_t, end: Py_ssize_t, direction: c_int) -> Py_ssize_t;
    /// How often `part` is in `o[start:end]`, without overlaps; -1 with an exception.
    pub fn PyUnicode_Count(str_: *mut PyObject, substr: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t) -> Py_ssize_t;
    /// `o.replace(old, new, max)`. Returns a new reference.
    pub fn PyUnicode_Replace(str_: *mut PyObject, substr: *mut PyObject, replstr: *mut PyObject, maxcount: Py_ssize_t) -> *mut PyObject;
    /// -1, 0 or 1, by code points; -1 with TypeError.
    pub fn PyUnicode_Compare(left: *mut PyObject, right: *mut PyObject) -> c_int;
    /// -1, 0 or 1; the bytes of `text` count as Latin-1 characters. Never fails.
    pub fn PyUnicode_CompareWithASCIIString(left: *mut PyObject, right: *const c_char) -> c_int;
    /// `a OP b`; NotImplemented when one is no str. Returns a new reference.
    pub fn PyUnicode_RichCompare(left: *mut PyObject, right: *mut PyObject, op: c_int) -> *mut PyObject;
    /// `o % args`. Returns a new reference.
    pub fn PyUnicode_Format(format: *mut PyObject, args: *mut PyObject) -> *mut PyObject;
    /// `part in o`: 1, 0 or -1.
    pub fn PyUnicode_Contains(container: *mut PyObject, element: *mut PyObject) -> c_int;
    /// Whether the text is an identifier. Never fails.
    pub fn PyUnicode_IsIdentifier(s: *mut PyObject) -> c_int;
    /// A str of `size` zeroes, to be filled through `PyUnicode_DATA` before anyone else sees it.
    /// Returns a new reference.
    pub fn PyUnicode_New(size: Py_ssize_t, maxchar: Py_UCS4) -> *mut PyObject;
    /// Copies characters into a str that nobody else has seen. How many, or -1 with an exception.
    pub fn PyUnicode_CopyCharacters(to: *mut PyObject, to_start: Py_ssize_t, from: *mut PyObject, from_start: Py_ssize_t, how_many: Py_ssize_t) -> Py_ssize_t;
    /// Writes one character `length` times into a str that nobody else has seen. How often, or
    /// -1 with an exception.
    pub fn PyUnicode_Fill(unicode: *mut PyObject, start: Py_ssize_t, length: Py_ssize_t, fill_char: Py_UCS4) -> Py_ssize_t;
    /// From `n` characters of 1, 2 or 4 bytes. Returns a new reference.
    pub fn PyUnicode_FromKindAndData(kind: c_int, buffer: *const c_void, size: Py_ssize_t) -> *mut PyObject;
    /// Sets all fields. Must come first; never fails.
    pub fn _PyUnicodeWriter_Init(writer: *mut _PyUnicodeWriter);
    /// Makes room for `length` more characters up to `maxchar`. 0, or -1 with MemoryError.
    pub fn _PyUnicodeWriter_PrepareInternal(writer: *mut _PyUnicodeWriter, length: Py_ssize_t, maxchar: Py_UCS4) -> c_int;
    /// Appends a character. 0, or -1 with MemoryError.
    pub fn _PyUnicodeWriter_WriteChar(writer: *mut _PyUnicodeWriter, ch: Py_UCS4) -> c_int;
    /// Appends a str. 0, or -1 with TypeError or MemoryError.
    pub fn _PyUnicodeWriter_WriteStr(writer: *mut _PyUnicodeWriter, str_: *mut PyObject) -> c_int;
    /// Appends `str[start:end]`; the indices are not negative. 0, or -1 with TypeError or
    /// MemoryError.
    pub fn _PyUnicodeWriter_WriteSubstring(writer: *mut _PyUnicodeWriter, str_: *mut PyObject, start: Py_ssize_t, end: Py_ssize_t) -> c_int;
    /// Appends ASCII characters; -1 as `len` for text that ends with a NUL. 0, or -1 with
    /// MemoryError.
    pub fn _PyUnicodeWriter_WriteASCIIString(writer: *mut _PyUnicodeWriter, str_: *const c_char, len: Py_ssize_t) -> c_int;
    /// Appends Latin-1 characters. 0, or -1 with MemoryError.
    pub fn _PyUnicodeWriter_WriteLatin1String(writer: *mut _PyUnicodeWriter, str_: *const c_char, len: Py_ssize_t) -> c_int;
    /// The str, a new reference; the writer is empty then. NULL with MemoryError or ValueError.
    pub fn _PyUnicodeWriter_Finish(writer: *mut _PyUnicodeWriter) -> *mut PyObject;
    /// Frees what was written. Never fails.
    pub fn _PyUnicodeWriter_Dealloc(writer: *mut _PyUnicodeWriter);
    /// The same without its length.
    pub fn PyUnicode_AsUTF8(unicode: *mut PyObject) -> *const c_char;
    /// `str.islower` for one character.
    pub fn _PyUnicode_IsLowercase(ch: Py_UCS4) -> c_int;
    /// `str.isupper` for one character.
    pub fn _PyUnicode_IsUppercase(ch: Py_UCS4) -> c_int;
    /// Whether it is one of the letters that are two, the first of them great.
    pub fn _PyUnicode_IsTitlecase(ch: Py_UCS4) -> c_int;
    /// White space, as `str.isspace()` has it. Never fails.
    pub fn _PyUnicode_IsWhitespace(ch: Py_UCS4) -> c_int;
    /// Whether a line ends with it.
    pub fn _PyUnicode_IsLinebreak(ch: Py_UCS4) -> c_int;
    /// Its small letter.
    pub fn _PyUnicode_ToLowercase(ch: Py_UCS4) -> Py_UCS4;
    /// Its great letter.
    pub fn _PyUnicode_ToUppercase(ch: Py_UCS4) -> Py_UCS4;
    /// Its letter at the start of a title.
    pub fn _PyUnicode_ToTitlecase(ch: Py_UCS4) -> Py_UCS4;
    /// Its value as a decimal digit, or -1.
    pub fn _PyUnicode_ToDecimalDigit(ch: Py_UCS4) -> c_int;
    /// Its value as a digit, also a raised, lowered or circled one, or -1.
    pub fn _PyUnicode_ToDigit(ch: Py_UCS4) -> c_int;
    /// Its value as a number, or -1.0: a digit's, or that of a half and its quarters.
    pub fn _PyUnicode_ToNumeric(ch: Py_UCS4) -> c_double;
    /// `str.isdecimal` for one character.
    pub fn _PyUnicode_IsDecimalDigit(ch: Py_UCS4) -> c_int;
    /// `str.isdigit` for one character.
    pub fn _PyUnicode_IsDigit(ch: Py_UCS4) -> c_int;
    /// `str.isnumeric` for one character.
    pub fn _PyUnicode_IsNumeric(ch: Py_UCS4) -> c_int;
    /// `str.isprintable` for one character, as far as ASCII and Latin-1 go; what is beyond is taken
    /// for printable unless it is white space or a control character.
    pub fn _PyUnicode_IsPrintable(ch: Py_UCS4) -> c_int;
    /// `str.isalpha` for one character.
    pub fn _PyUnicode_IsAlpha(ch: Py_UCS4) -> c_int;
}

// pyerrors.h
extern "C" {
    /// Raises an exception without arguments.
    pub fn PyErr_SetNone(_: *mut PyObject);
    /// Raises an exception of the type `exception`; `value` is an instance of it, a tuple of
    /// arguments, None or NULL for no argument, or the one argument. Both stay the caller's.
    /// SystemError when `exception` is no exception type.
    pub fn PyErr_SetObject(_: *mut PyObject, _: *mut PyObject);
    /// Raises an exception with a text in UTF-8.
    pub fn PyErr_SetString(exception: *mut PyObject, string: *const c_char);
    /// The type of the pending exception, borrowed; NULL when there is none.
    pub fn PyErr_Occurred() -> *mut PyObject;
    /// Forgets the pending exception.
    pub fn PyErr_Clear();
    /// Takes the pending exception apart: new references to its type, itself and its
    /// traceback, or NULLs. The traceback stays in the exception too.
    pub fn PyErr_Fetch(_: *mut *mut PyObject, _: *mut *mut PyObject, _: *mut *mut PyObject);
    /// Makes an exception pending from what `PyErr_Fetch` gave and steals the references; a
    /// NULL type clears.
    pub fn PyErr_Restore(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject);
    /// As `PyErr_GetHandledException`, in three parts.
    pub fn PyErr_GetExcInfo(_: *mut *mut PyObject, _: *mut *mut PyObject, _: *mut *mut PyObject);
    /// Nothing, as `PyErr_SetHandledException`.
    pub fn PyErr_SetExcInfo(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject);
    /// Whether `err`, an exception or a type, is of the type `exc` or of one of a tuple of
    /// types. Never fails; NULL matches nothing.
    pub fn PyErr_GivenExceptionMatches(_: *mut PyObject, _: *mut PyObject) -> c_int;
    /// The same for the pending exception.
    pub fn PyErr_ExceptionMatches(_: *mut PyObject) -> c_int;
    /// Makes `*val` an instance of `*exc`; when that fails, all three become the new failure.
    pub fn PyErr_NormalizeException(_: *mut *mut PyObject, _: *mut *mut PyObject, _: *mut *mut PyObject);
    /// Sets the traceback; None clears. 0, or -1 with TypeError.
    pub fn PyException_SetTraceback(_: *mut PyObject, _: *mut PyObject) -> c_int;
    /// The traceback of an exception: a new reference, or NULL.
    pub fn PyException_GetTraceback(_: *mut PyObject) -> *mut PyObject;
    /// The cause (`raise … from cause`): a new reference, or NULL.
    pub fn PyException_GetCause(_: *mut PyObject) -> *mut PyObject;
    /// Sets the cause and steals it; NULL clears.
    pub fn PyException_SetCause(_: *mut PyObject, _: *mut PyObject);
    /// The context: a new reference, or NULL.
    pub fn PyException_GetContext(_: *mut PyObject) -> *mut PyObject;
    /// Sets the context and steals it; NULL clears.
    pub fn PyException_SetContext(_: *mut PyObject, _: *mut PyObject);
    /// The name of an exception type, borrowed.
    pub fn PyExceptionClass_Name(_: *mut PyObject) -> *const c_char;
    pub static mut PyExc_BaseException: *mut PyObject;
    pub static mut PyExc_Exception: *mut PyObject;
    pub static mut PyExc_StopAsyncIteration: *mut PyObject;
    pub static mut PyExc_StopIteration: *mut PyObject;
    pub static mut PyExc_GeneratorExit: *mut PyObject;
    pub static mut PyExc_ArithmeticError: *mut PyObject;
    pub static mut PyExc_LookupError: *mut PyObject;
    pub static mut PyExc_AssertionError: *mut PyObject;
    pub static mut PyExc_AttributeError: *mut PyObject;
    pub static mut PyExc_BufferError: *mut PyObject;
    pub static mut PyExc_EOFError: *mut PyObject;
    pub static mut PyExc_FloatingPointError: *mut PyObject;
    pub static mut PyExc_OSError: *mut PyObject;
    pub static mut PyExc_ImportError: *mut PyObject;
    pub static mut PyExc_ModuleNotFoundError: *mut PyObject;
    pub static mut PyExc_IndexError: *mut PyObject;
    pub static mut PyExc_KeyError: *mut PyObject;
    pub static mut PyExc_KeyboardInterrupt: *mut PyObject;
    pub static mut PyExc_MemoryError: *mut PyObject;
    pub static mut PyExc_NameError: *mut PyObject;
    pub static mut PyExc_OverflowError: *mut PyObject;
    pub static mut PyExc_RuntimeError: *mut PyObject;
    pub static mut PyExc_RecursionError: *mut PyObject;
    pub static mut PyExc_NotImplementedError: *mut PyObject;
    pub static mut PyExc_SyntaxError: *mut PyObject;
    pub static mut PyExc_IndentationError: *mut PyObject;
    pub static mut PyExc_TabError: *mut PyObject;
    pub static mut PyExc_ReferenceError: *mut PyObject;
    pub static mut PyExc_SystemError: *mut PyObject;
    pub static mut PyExc_SystemExit: *mut PyObject;
    pub static mut PyExc_TypeError: *mut PyObject;
    pub static mut PyExc_UnboundLocalError: *mut PyObject;
    pub static mut PyExc_UnicodeError: *mut PyObject;
    pub static mut PyExc_UnicodeEncodeError: *mut PyObject;
    pub static mut PyExc_UnicodeDecodeError: *mut PyObject;
    pub static mut PyExc_UnicodeTranslateError: *mut PyObject;
    pub static mut PyExc_ValueError: *mut PyObject;
    pub static mut PyExc_ZeroDivisionError: *mut PyObject;
    pub static mut PyExc_BlockingIOError: *mut PyObject;
    pub static mut PyExc_BrokenPipeError: *mut PyObject;
    pub static mut PyExc_ChildProcessError: *mut PyObject;
    pub static mut PyExc_ConnectionError: *mut PyObject;
    pub static mut PyExc_ConnectionAbortedError: *mut PyObject;
    pub static mut PyExc_ConnectionRefusedError: *mut PyObject;
    pub static mut PyExc_ConnectionResetError: *mut PyObject;
    pub static mut PyExc_FileExistsError: *mut PyObject;
    pub static mut PyExc_FileNotFoundError: *mut PyObject;
    pub static mut PyExc_InterruptedError: *mut PyObject;
    pub static mut PyExc_IsADirectoryError: *mut PyObject;
    pub static mut PyExc_NotADirectoryError: *mut PyObject;
    pub static mut PyExc_PermissionError: *mut PyObject;
    pub static mut PyExc_ProcessLookupError: *mut PyObject;
    pub static mut PyExc_TimeoutError: *mut PyObject;
    /// OSError under its older names.
    pub static mut PyExc_EnvironmentError: *mut PyObject;
    pub static mut PyExc_IOError: *mut PyObject;
    pub static mut PyExc_Warning: *mut PyObject;
    pub static mut PyExc_UserWarning: *mut PyObject;
    pub static mut PyExc_DeprecationWarning: *mut PyObject;
    pub static mut PyExc_PendingDeprecationWarning: *mut PyObject;
    pub static mut PyExc_SyntaxWarning: *mut PyObject;
    pub static mut PyExc_RuntimeWarning: *mut PyObject;
    pub static mut PyExc_FutureWarning: *mut PyObject;
    pub static mut PyExc_ImportWarning: *mut PyObject;
    pub static mut PyExc_UnicodeWarning: *mut PyObject;
    pub static mut PyExc_BytesWarning: *mut PyObject;
    pub static mut PyExc_ResourceWarning: *mut PyObject;
    /// TypeError for an argument of the wrong type. Always 0.
    pub fn PyErr_BadArgument() -> c_int;
    /// MemoryError. Always NULL.
    pub fn PyErr_NoMemory() -> *mut PyObject;
    /// Raises `exc(errno, text)` for the C library's `errno`. Always NULL.
    pub fn PyErr_SetFromErrno(_: *mut PyObject) -> *mut PyObject;
    /// The same with a file's name (or NULL).
    pub fn PyErr_SetFromErrnoWithFilenameObject(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// The same with two files' names (or NULL).
    pub fn PyErr_SetFromErrnoWithFilenameObjects(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// The same with a file's name as a C string (or NULL).
    pub fn PyErr_SetFromErrnoWithFilename(exc: *mut PyObject, filename: *const c_char) -> *mut PyObject;
    /// Raises `exception(msg, name=name, path=path)`; NULL stands for None. Always NULL.
    pub fn PyErr_SetImportErrorSubclass(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// The same with ImportError itself.
    pub fn PyErr_SetImportError(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// SystemError for a wrong call of the API itself.
    pub fn PyErr_BadInternalCall();
    /// SystemError for a wrong call of the API itself, with the place in the caller's source.
    pub fn _PyErr_BadInternalCall(filename: *const c_char, lineno: c_int);
    /// A new exception type. `name` is `module.Class`; `base` a type, a tuple of types, or
    /// NULL for Exception; `dict` the namespace, or NULL. A new reference.
    pub fn PyErr_NewException(name: *const c_char, base: *mut PyObject, dict: *mut PyObject) -> *mut PyObject;
    /// The same with a docstring (or NULL).
    pub fn PyErr_NewExceptionWithDoc(name: *const c_char, doc: *const c_char, base: *mut PyObject, dict: *mut PyObject) -> *mut PyObject;
    /// Reports and clears an exception that nobody can handle: `obj` (or NULL) is what was
    /// being done, shown by its repr.
    pub fn PyErr_WriteUnraisable(_: *mut PyObject);
    /// Raises what a signal handler asks for, as Ctrl-C does: 0, or -1 with an exception.
    pub fn PyErr_CheckSignals() -> c_int;
    /// Makes the next `PyErr_CheckSignals` raise KeyboardInterrupt.
    pub fn PyErr_SetInterrupt();
    /// The VM's SyntaxError has no place for this: nothing is done.
    pub fn PyErr_SyntaxLocation(filename: *const c_char, lineno: c_int);
    /// The VM's SyntaxError has no place for this: nothing is done.
    pub fn PyErr_SyntaxLocationEx(filename: *const c_char, lineno: c_int, col_offset: c_int);
    pub fn PyErr_ProgramText(filename: *const c_char, lineno: c_int) -> *mut PyObject;
    /// A UnicodeDecodeError about some bytes. Returns a new reference.
    ///
    /// Source: <https://docs.python.org/3/c-api/exceptions.html#c.PyUnicodeDecodeError_Create>
    pub fn PyUnicodeDecodeError_Create(encoding: *const c_char, object: *const c_char, length: Py_ssize_t, start: Py_ssize_t, end: Py_ssize_t, reason: *const c_char) -> *mut PyObject;
    /// The encoding: a new reference to a str, or NULL with TypeError.
    pub fn PyUnicodeEncodeError_GetEncoding(_: *mut PyObject) -> *mut PyObject;
    /// The encoding: a new reference to a str, or NULL with TypeError.
    pub fn PyUnicodeDecodeError_GetEncoding(_: *mut PyObject) -> *mut PyObject;
    pub fn PyUnicodeEncodeError_GetObject(_: *mut PyObject) -> *mut PyObject;
    pub fn PyUnicodeDecodeError_GetObject(_: *mut PyObject) -> *mut PyObject;
    pub fn PyUnicodeTranslateError_GetObject(_: *mut PyObject) -> *mut PyObject;
    pub fn PyUnicodeEncodeError_GetStart(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    pub fn PyUnicodeDecodeError_GetStart(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    pub fn PyUnicodeTranslateError_GetStart(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    pub fn PyUnicodeEncodeError_SetStart(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    pub fn PyUnicodeDecodeError_SetStart(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    pub fn PyUnicodeTranslateError_SetStart(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    pub fn PyUnicodeEncodeError_GetEnd(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    pub fn PyUnicodeDecodeError_GetEnd(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    pub fn PyUnicodeTranslateError_GetEnd(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    pub fn PyUnicodeEncodeError_SetEnd(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    pub fn PyUnicodeDecodeError_SetEnd(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    pub fn PyUnicodeTranslateError_SetEnd(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    pub fn PyUnicodeEncodeError_GetReason(_: *mut PyObject) -> *mut PyObject;
    pub fn PyUnicodeDecodeError_GetReason(_: *mut PyObject) -> *mut PyObject;
    pub fn PyUnicodeTranslateError_GetReason(_: *mut PyObject) -> *mut PyObject;
    pub fn PyUnicodeEncodeError_SetReason(exc: *mut PyObject, reason: *const c_char) -> c_int;
    pub fn PyUnicodeDecodeError_SetReason(exc: *mut PyObject, reason: *const c_char) -> c_int;
    pub fn PyUnicodeTranslateError_SetReason(exc: *mut PyObject, reason: *const c_char) -> c_int;
    /// The VM's SyntaxError has no place for this: nothing is done.
    pub fn PyErr_SyntaxLocationObject(filename: *mut PyObject, lineno: c_int, col_offset: c_int);
    pub fn PyErr_ProgramTextObject(filename: *mut PyObject, lineno: c_int) -> *mut PyObject;
}

// longobject.h
extern "C" {
    /// Returns a new reference.
    pub fn PyLong_FromLong(_: c_long) -> *mut PyObject;
    /// Returns a new reference.
    pub fn PyLong_FromUnsignedLong(_: c_ulong) -> *mut PyObject;
    /// Returns a new reference.
    pub fn PyLong_FromSize_t(_: usize) -> *mut PyObject;
    /// Returns a new reference.
    pub fn PyLong_FromSsize_t(_: Py_ssize_t) -> *mut PyObject;
    /// The integer part. OverflowError for an infinity, ValueError for a NaN.
    pub fn PyLong_FromDouble(_: c_double) -> *mut PyObject;
    /// OverflowError outside `long`.
    pub fn PyLong_AsLong(_: *mut PyObject) -> c_long;
    /// -1 with `*overflow` 0 and an exception for no int; -1 with `*overflow` ±1 and none for a
    /// value outside `long`.
    pub fn PyLong_AsLongAndOverflow(_: *mut PyObject, _: *mut c_int) -> c_long;
    /// OverflowError outside `Py_ssize_t`; TypeError for anything but an int.
    pub fn PyLong_AsSsize_t(_: *mut PyObject) -> Py_ssize_t;
    /// OverflowError outside `size_t`; TypeError for anything but an int.
    pub fn PyLong_AsSize_t(_: *mut PyObject) -> usize;
    /// OverflowError outside `unsigned long`; TypeError for anything but an int.
    pub fn PyLong_AsUnsignedLong(_: *mut PyObject) -> c_ulong;
    /// The low bits, without a check of the range.
    pub fn PyLong_AsUnsignedLongMask(_: *mut PyObject) -> c_ulong;
    /// `sys.int_info`: what CPython says of its ints. Returns a new reference.
    pub fn PyLong_GetInfo() -> *mut PyObject;
    /// Correctly rounded. OverflowError for what no double holds.
    pub fn PyLong_AsDouble(_: *mut PyObject) -> c_double;
    /// The address as an int.
    pub fn PyLong_FromVoidPtr(_: *mut c_void) -> *mut PyObject;
    /// The address that [`PyLong_FromVoidPtr`] gave. OverflowError for what is no address.
    pub fn PyLong_AsVoidPtr(_: *mut PyObject) -> *mut c_void;
    /// Returns a new reference.
    pub fn PyLong_FromLongLong(_: c_longlong) -> *mut PyObject;
    /// Returns a new reference.
    pub fn PyLong_FromUnsignedLongLong(_: c_ulonglong) -> *mut PyObject;
    /// OverflowError outside `long long`.
    pub fn PyLong_AsLongLong(_: *mut PyObject) -> c_longlong;
    /// OverflowError outside `unsigned long long`; TypeError for anything but an int.
    pub fn PyLong_AsUnsignedLongLong(_: *mut PyObject) -> c_ulonglong;
    /// The low bits, without a check of the range.
    pub fn PyLong_AsUnsignedLongLongMask(_: *mut PyObject) -> c_ulonglong;
    /// As [`PyLong_AsLongAndOverflow`] for `long long`.
    pub fn PyLong_AsLongLongAndOverflow(_: *mut PyObject, _: *mut c_int) -> c_longlong;
    /// As `int(text, base)`. With `pend` the literal may end before the text does; `*pend` is
    /// then where. ValueError for what is no literal.
    pub fn PyLong_FromString(_: *const c_char, _: *mut *mut c_char, _: c_int) -> *mut PyObject;
    /// `strtoul`, whatever the locale.
    pub fn PyOS_strtoul(_: *const c_char, _: *mut *mut c_char, _: c_int) -> c_ulong;
    /// `strtol`, whatever the locale.
    pub fn PyOS_strtol(_: *const c_char, _: *mut *mut c_char, _: c_int) -> c_long;
    /// As `int(u, base)` for a str.
    pub fn PyLong_FromUnicodeObject(u: *mut PyObject, base: c_int) -> *mut PyObject;
    /// -1, 0 or 1. Never fails.
    pub fn _PyLong_Sign(v: *mut PyObject) -> c_int;
    /// The number of bits of the absolute value. `(size_t)-1` with an exception.
    pub fn _PyLong_NumBits(v: *mut PyObject) -> usize;
    /// The greatest common divisor, not negative. Both are ints. Returns a new reference.
    pub fn _PyLong_GCD(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// The int that `n` bytes hold. Returns a new reference.
    pub fn _PyLong_FromByteArray(bytes: *const c_uchar, n: usize, little_endian: c_int, is_signed: c_int) -> *mut PyObject;
}

// cpython/longintrepr.h
extern "C" {
    pub fn _PyLong_New(_: Py_ssize_t) -> *mut PyLongObject;
    /// The value of an int, of a subclass too, as an int: a new reference.
    pub fn _PyLong_Copy(src: *mut PyLongObject) -> *mut PyObject;
}

// boolobject.h
extern "C" {
    /// `Py_False` for zero, else `Py_True`. Returns a new reference.
    pub fn PyBool_FromLong(_: c_long) -> *mut PyObject;
}

// floatobject.h
extern "C" {
    pub static mut PyFloat_Type: PyTypeObject;
    /// `DBL_MAX`.
    pub fn PyFloat_GetMax() -> c_double;
    /// `DBL_MIN`.
    pub fn PyFloat_GetMin() -> c_double;
    /// `sys.float_info`: what C says of its `double`. Returns a new reference.
    pub fn PyFloat_GetInfo() -> *mut PyObject;
    /// As `float(text)` for a str, bytes or buffer. ValueError for what is no number.
    pub fn PyFloat_FromString(_: *mut PyObject) -> *mut PyObject;
    /// Returns a new reference.
    pub fn PyFloat_FromDouble(_: c_double) -> *mut PyObject;
    /// `o` as a double: a float's value, else through `__float__`, else `__index__`. -1.0 with
    /// TypeError for anything else.
    pub fn PyFloat_AsDouble(_: *mut PyObject) -> c_double;
}

// complexobject.h
extern "C" {
    pub static mut PyComplex_Type: PyTypeObject;
    /// Returns a new reference.
    pub fn PyComplex_FromDoubles(real: c_double, imag: c_double) -> *mut PyObject;
    /// The real part; a number that is not complex gives its value.
    pub fn PyComplex_RealAsDouble(op: *mut PyObject) -> c_double;
    /// The imaginary part; 0.0 for anything that is not complex.
    pub fn PyComplex_ImagAsDouble(op: *mut PyObject) -> c_double;
    /// `a + b`
    pub fn _Py_c_sum(_: Py_complex, _: Py_complex) -> Py_complex;
    /// `a - b`
    pub fn _Py_c_diff(_: Py_complex, _: Py_complex) -> Py_complex;
    /// `-a`
    pub fn _Py_c_neg(_: Py_complex) -> Py_complex;
    /// `a * b`
    pub fn _Py_c_prod(_: Py_complex, _: Py_complex) -> Py_complex;
    /// `a / b`; by zero `errno` is not set, and the result is none.
    pub fn _Py_c_quot(_: Py_complex, _: Py_complex) -> Py_complex;
    /// `a ** b`, as the VM reckons it. -1.0 with an exception.
    pub fn _Py_c_pow(_: Py_complex, _: Py_complex) -> Py_complex;
    /// `abs(a)`, as the VM reckons it. -1.0 with an exception.
    pub fn _Py_c_abs(_: Py_complex) -> c_double;
    /// Returns a new reference.
    pub fn PyComplex_FromCComplex(_: Py_complex) -> *mut PyObject;
    /// Both parts, through `__complex__` for other objects. `real` is -1.0 with an exception.
    pub fn PyComplex_AsCComplex(op: *mut PyObject) -> Py_complex;
}

// rangeobject.h
extern "C" {
    pub static mut PyRange_Type: PyTypeObject;
    pub static mut PyRangeIter_Type: PyTypeObject;
    pub static mut PyLongRangeIter_Type: PyTypeObject;
}

// memoryobject.h
extern "C" {
    pub static mut PyMemoryView_Type: PyTypeObject;
    /// `memoryview(o)`. Returns a new reference.
    pub fn PyMemoryView_FromObject(base: *mut PyObject) -> *mut PyObject;
    /// A memoryview of `len` bytes, which the caller keeps alive; `flags` is `PyBUF_READ` or
    /// `PyBUF_WRITE`. Returns a new reference.
    pub fn PyMemoryView_FromMemory(mem: *mut c_char, size: Py_ssize_t, flags: c_int) -> *mut PyObject;
    /// A memoryview of what a view describes, as plain bytes. Returns a new reference.
    pub fn PyMemoryView_FromBuffer(info: *const Py_buffer) -> *mut PyObject;
    /// A memoryview whose items lie in order: of `o` itself where they do, else of a copy.
    /// Returns a new reference.
    pub fn PyMemoryView_GetContiguous(base: *mut PyObject, buffertype: c_int, order: c_char) -> *mut PyObject;
}

// tupleobject.h
extern "C" {
    pub static mut PyTuple_Type: PyTypeObject;
    pub static mut PyTupleIter_Type: PyTypeObject;
    /// A tuple of `n` NULLs, to be filled before anyone else sees it. Returns a new reference.
    pub fn PyTuple_New(size: Py_ssize_t) -> *mut PyObject;
    /// The length; -1 with SystemError.
    pub fn PyTuple_Size(_: *mut PyObject) -> Py_ssize_t;
    /// Returns a borrowed reference; NULL with IndexError.
    pub fn PyTuple_GetItem(_: *mut PyObject, _: Py_ssize_t) -> *mut PyObject;
    /// Fills an item of a new tuple. Steals `value`.
    pub fn PyTuple_SetItem(_: *mut PyObject, _: Py_ssize_t, _: *mut PyObject) -> c_int;
    /// `o[from:to]`, both clipped, negative ones to 0. Returns a new reference.
    pub fn PyTuple_GetSlice(_: *mut PyObject, _: Py_ssize_t, _: Py_ssize_t) -> *mut PyObject;
    /// Replaces `*p`, which nobody else has seen, by a tuple of another length with the same
    /// beginning; new items are NULL. -1 and NULL in `*p` with an exception.
    pub fn _PyTuple_Resize(_: *mut *mut PyObject, _: Py_ssize_t) -> c_int;
}

// listobject.h
extern "C" {
    pub static mut PyList_Type: PyTypeObject;
    pub static mut PyListIter_Type: PyTypeObject;
    pub static mut PyListRevIter_Type: PyTypeObject;
    /// A list of `n` NULLs, to be filled before anyone else sees it. Returns a new reference.
    pub fn PyList_New(size: Py_ssize_t) -> *mut PyObject;
    /// The length; -1 with SystemError.
    pub fn PyList_Size(_: *mut PyObject) -> Py_ssize_t;
    /// Returns a borrowed reference; NULL with IndexError.
    pub fn PyList_GetItem(_: *mut PyObject, _: Py_ssize_t) -> *mut PyObject;
    /// Steals `value`.
    pub fn PyList_SetItem(_: *mut PyObject, _: Py_ssize_t, _: *mut PyObject) -> c_int;
    /// `list.insert(i, value)`.
    pub fn PyList_Insert(_: *mut PyObject, _: Py_ssize_t, _: *mut PyObject) -> c_int;
    /// `list.append(value)`.
    pub fn PyList_Append(_: *mut PyObject, _: *mut PyObject) -> c_int;
    /// `list[from:to]`, both clipped, negative ones to 0. Returns a new list.
    pub fn PyList_GetSlice(_: *mut PyObject, _: Py_ssize_t, _: Py_ssize_t) -> *mut PyObject;
    /// `list[from:to] = with`, both clipped, negative ones to 0; NULL deletes.
    pub fn PyList_SetSlice(_: *mut PyObject, _: Py_ssize_t, _: Py_ssize_t, _: *mut PyObject) -> c_int;
    /// `list.sort()`. The list is empty meanwhile; ValueError when a comparison puts something into it,
    /// which is lost.
    pub fn PyList_Sort(_: *mut PyObject) -> c_int;
    /// `list.reverse()`.
    pub fn PyList_Reverse(_: *mut PyObject) -> c_int;
    /// `tuple(list)`. Returns a new reference.
    pub fn PyList_AsTuple(_: *mut PyObject) -> *mut PyObject;
}

// dictobject.h
extern "C" {
    pub static mut PyDict_Type: PyTypeObject;
    /// Returns a new reference.
    pub fn PyDict_New() -> *mut PyObject;
    /// Returns a borrowed reference; NULL without an exception for a missing key, and for every
    /// error.
    pub fn PyDict_GetItem(mp: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    /// Returns a borrowed reference; NULL without an exception for a missing key, with one for
    /// an error.
    pub fn PyDict_GetItemWithError(mp: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    /// `d[key] = value`. Does not steal `value`.
    pub fn PyDict_SetItem(mp: *mut PyObject, key: *mut PyObject, item: *mut PyObject) -> c_int;
    /// `del d[key]`; KeyError for a missing key.
    pub fn PyDict_DelItem(mp: *mut PyObject, key: *mut PyObject) -> c_int;
    /// `d.clear()`. Never fails.
    pub fn PyDict_Clear(mp: *mut PyObject);
    /// 1 and the next pair, borrowed; 0 at the end. `*pos` starts at 0; `key` and `value` may be
    /// NULL. Values may be replaced meanwhile, keys not.
    pub fn PyDict_Next(mp: *mut PyObject, pos: *mut Py_ssize_t, key: *mut *mut PyObject, value: *mut *mut PyObject) -> c_int;
    /// `list(d.keys())`. Returns a new reference.
    pub fn PyDict_Keys(mp: *mut PyObject) -> *mut PyObject;
    /// `list(d.values())`. Returns a new reference.
    pub fn PyDict_Values(mp: *mut PyObject) -> *mut PyObject;
    /// `list(d.items())`. Returns a new reference.
    pub fn PyDict_Items(mp: *mut PyObject) -> *mut PyObject;
    /// `len(d)`; -1 with SystemError.
    pub fn PyDict_Size(mp: *mut PyObject) -> Py_ssize_t;
    /// `d.copy()`, a plain dict. Returns a new reference.
    pub fn PyDict_Copy(mp: *mut PyObject) -> *mut PyObject;
    /// `key in d`: 1, 0 or -1.
    pub fn PyDict_Contains(mp: *mut PyObject, key: *mut PyObject) -> c_int;
    /// `a.update(b)` for a mapping.
    pub fn PyDict_Update(mp: *mut PyObject, other: *mut PyObject) -> c_int;
    /// Puts the pairs of a mapping into `a`; keys that are there stay unless `override_`.
    pub fn PyDict_Merge(mp: *mut PyObject, other: *mut PyObject, override_: c_int) -> c_int;
    /// Puts pairs that an iterable gives into `d`; keys that are there stay unless `override_`.
    pub fn PyDict_MergeFromSeq2(d: *mut PyObject, seq2: *mut PyObject, override_: c_int) -> c_int;
    /// [`PyDict_GetItem`] with a C string.
    pub fn PyDict_GetItemString(dp: *mut PyObject, key: *const c_char) -> *mut PyObject;
    /// `d[key] = value`. Does not steal `value`.
    pub fn PyDict_SetItemString(dp: *mut PyObject, key: *const c_char, item: *mut PyObject) -> c_int;
    /// `del d[key]`; KeyError for a missing key.
    pub fn PyDict_DelItemString(dp: *mut PyObject, key: *const c_char) -> c_int;
    /// The getter of a `__dict__`: a new reference to the dict, made when there is none yet.
    /// AttributeError for instances that cannot have one.
    ///
    /// Source: <https://docs.python.org/3/c-api/object.html#c.PyObject_GenericGetDict>
    pub fn PyObject_GenericGetDict(_: *mut PyObject, _: *mut c_void) -> *mut PyObject;
    pub static mut PyDictKeys_Type: PyTypeObject;
    pub static mut PyDictValues_Type: PyTypeObject;
    pub static mut PyDictItems_Type: PyTypeObject;
    pub static mut PyDictIterKey_Type: PyTypeObject;
    pub static mut PyDictIterValue_Type: PyTypeObject;
    pub static mut PyDictIterItem_Type: PyTypeObject;
    pub static mut PyDictRevIterKey_Type: PyTypeObject;
    pub static mut PyDictRevIterItem_Type: PyTypeObject;
    pub static mut PyDictRevIterValue_Type: PyTypeObject;
    /// The value of a key whose hash the caller knows, which the VM reckons itself: a borrowed
    /// reference. NULL without an exception when there is none.
    pub fn _PyDict_GetItem_KnownHash(mp: *mut PyObject, key: *mut PyObject, hash: Py_hash_t) -> *mut PyObject;
    /// [`PyDict_GetItemWithError`] with a C string.
    pub fn _PyDict_GetItemStringWithError(_: *mut PyObject, _: *const c_char) -> *mut PyObject;
    /// `d.setdefault(key, default)`. Returns a borrowed reference.
    pub fn PyDict_SetDefault(mp: *mut PyObject, key: *mut PyObject, defaultobj: *mut PyObject) -> *mut PyObject;
    /// A hint of the size that the VM has no use for. Returns a new reference.
    pub fn _PyDict_NewPresized(minused: Py_ssize_t) -> *mut PyObject;
}

// cpython/odictobject.h
extern "C" {
    pub static mut PyODict_Type: PyTypeObject;
    pub static mut PyODictIter_Type: PyTypeObject;
    pub static mut PyODictKeys_Type: PyTypeObject;
    pub static mut PyODictItems_Type: PyTypeObject;
    pub static mut PyODictValues_Type: PyTypeObject;
    /// `collections.OrderedDict()`. Returns a new reference; what importing it raises.
    pub fn PyODict_New() -> *mut PyObject;
    /// `od[key] = value`: 0, or -1 with an exception.
    pub fn PyODict_SetItem(od: *mut PyObject, key: *mut PyObject, item: *mut PyObject) -> c_int;
    /// `del od[key]`: 0, or -1 with an exception.
    pub fn PyODict_DelItem(od: *mut PyObject, key: *mut PyObject) -> c_int;
}

// enumobject.h
extern "C" {
    pub static mut PyEnum_Type: PyTypeObject;
    pub static mut PyReversed_Type: PyTypeObject;
}

// setobject.h
extern "C" {
    pub static mut PySet_Type: PyTypeObject;
    pub static mut PyFrozenSet_Type: PyTypeObject;
    pub static mut PySetIter_Type: PyTypeObject;
    /// `set(iterable)`; NULL for an empty one. Returns a new reference.
    pub fn PySet_New(_: *mut PyObject) -> *mut PyObject;
    /// `frozenset(iterable)`; NULL for an empty one. Returns a new reference.
    pub fn PyFrozenSet_New(_: *mut PyObject) -> *mut PyObject;
    /// `s.add(key)`; also for a frozenset that nobody else has seen.
    pub fn PySet_Add(set: *mut PyObject, key: *mut PyObject) -> c_int;
    /// `s.clear()`.
    pub fn PySet_Clear(set: *mut PyObject) -> c_int;
    /// `key in s`: 1, 0 or -1.
    pub fn PySet_Contains(anyset: *mut PyObject, key: *mut PyObject) -> c_int;
    /// `s.discard(key)`: 1 for a key that was there, 0, or -1.
    pub fn PySet_Discard(set: *mut PyObject, key: *mut PyObject) -> c_int;
    /// `s.pop()`; KeyError for an empty set. Returns a new reference.
    pub fn PySet_Pop(set: *mut PyObject) -> *mut PyObject;
    /// `len(s)` of a set or frozenset; -1 with SystemError.
    pub fn PySet_Size(anyset: *mut PyObject) -> Py_ssize_t;
}

// methodobject.h
extern "C" {
    pub static mut PyCFunction_Type: PyTypeObject;
    /// The C function behind a function of a module. NULL with SystemError, or with
    /// NotImplementedError for a function of the VM's own.
    pub fn PyCFunction_GetFunction(_: *mut PyObject) -> PyCFunction;
    /// What it gets as `self`, NULL for a static method: a borrowed reference.
    pub fn PyCFunction_GetSelf(_: *mut PyObject) -> *mut PyObject;
    /// Its `METH_` flags; -1 with an exception.
    pub fn PyCFunction_GetFlags(_: *mut PyObject) -> c_int;
    /// The same with the module it belongs to. Returns a new reference.
    pub fn PyCFunction_NewEx(_: *mut PyMethodDef, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
}

// moduleobject.h
extern "C" {
    pub static mut PyModule_Type: PyTypeObject;
    /// The same with a str.
    pub fn PyModule_NewObject(name: *mut PyObject) -> *mut PyObject;
    /// A new module object with nothing in it but its name: a new reference.
    pub fn PyModule_New(name: *const c_char) -> *mut PyObject;
    /// The namespace, borrowed; SystemError for what is no module.
    pub fn PyModule_GetDict(_: *mut PyObject) -> *mut PyObject;
    /// `__name__`: a new reference; SystemError when it is missing or no str.
    pub fn PyModule_GetNameObject(_: *mut PyObject) -> *mut PyObject;
    /// The same as UTF-8, alive as long as the name.
    pub fn PyModule_GetName(_: *mut PyObject) -> *const c_char;
    /// The same as UTF-8, alive as long as the name.
    pub fn PyModule_GetFilename(_: *mut PyObject) -> *const c_char;
    /// `__file__`: a new reference; SystemError when it is missing or no str.
    pub fn PyModule_GetFilenameObject(_: *mut PyObject) -> *mut PyObject;
    /// The definition that a module was made from, or NULL; TypeError for what is no module.
    pub fn PyModule_GetDef(_: *mut PyObject) -> *mut PyModuleDef;
    /// The state of a module, or NULL when it has none; TypeError for what is no module.
    pub fn PyModule_GetState(_: *mut PyObject) -> *mut c_void;
    /// Makes a definition ready for multi-phase initialisation: what an init function
    /// returns then. A borrowed reference to it.
    pub fn PyModuleDef_Init(_: *mut PyModuleDef) -> *mut PyObject;
    /// What a definition's `ob_type` is once `PyModuleDef_Init` has seen it.
    pub static mut PyModuleDef_Type: PyTypeObject;
}

// cpython/funcobject.h
extern "C" {
    pub static mut PyFunction_Type: PyTypeObject;
    pub fn PyFunction_New(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    pub fn PyFunction_NewWithQualName(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    pub fn PyFunction_GetCode(_: *mut PyObject) -> *mut PyObject;
    pub fn PyFunction_GetGlobals(_: *mut PyObject) -> *mut PyObject;
    pub fn PyFunction_GetModule(_: *mut PyObject) -> *mut PyObject;
    pub fn PyFunction_GetDefaults(_: *mut PyObject) -> *mut PyObject;
    pub fn PyFunction_SetDefaults(_: *mut PyObject, _: *mut PyObject) -> c_int;
    pub fn PyFunction_GetKwDefaults(_: *mut PyObject) -> *mut PyObject;
    pub fn PyFunction_SetKwDefaults(_: *mut PyObject, _: *mut PyObject) -> c_int;
    pub fn PyFunction_GetClosure(_: *mut PyObject) -> *mut PyObject;
    pub fn PyFunction_SetClosure(_: *mut PyObject, _: *mut PyObject) -> c_int;
    pub fn PyFunction_GetAnnotations(_: *mut PyObject) -> *mut PyObject;
    pub fn PyFunction_SetAnnotations(_: *mut PyObject, _: *mut PyObject) -> c_int;
    pub static mut PyClassMethod_Type: PyTypeObject;
    pub static mut PyStaticMethod_Type: PyTypeObject;
    /// `classmethod(f)`. Returns a new reference.
    pub fn PyClassMethod_New(_: *mut PyObject) -> *mut PyObject;
    /// `staticmethod(f)`. Returns a new reference.
    pub fn PyStaticMethod_New(_: *mut PyObject) -> *mut PyObject;
}

// cpython/classobject.h
extern "C" {
    pub static mut PyMethod_Type: PyTypeObject;
    /// A bound method. Returns a new reference.
    pub fn PyMethod_New(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// The function of a bound method: a borrowed reference. NULL with SystemError.
    pub fn PyMethod_Function(_: *mut PyObject) -> *mut PyObject;
    /// The object of a bound method: a borrowed reference. NULL with SystemError.
    pub fn PyMethod_Self(_: *mut PyObject) -> *mut PyObject;
    pub static mut PyInstanceMethod_Type: PyTypeObject;
    pub fn PyInstanceMethod_New(_: *mut PyObject) -> *mut PyObject;
    pub fn PyInstanceMethod_Function(_: *mut PyObject) -> *mut PyObject;
}

// fileobject.h
extern "C" {
    pub fn PyFile_FromFd(_: c_int, _: *const c_char, _: *const c_char, _: c_int, _: *const c_char, _: *const c_char, _: *const c_char, _: c_int) -> *mut PyObject;
    /// `file.readline()`, of at most `n` characters where n > 0; for n < 0 without its end, and
    /// then EOFError where there is nothing left. Returns a new reference.
    pub fn PyFile_GetLine(_: *mut PyObject, _: c_int) -> *mut PyObject;
    /// Writes `str(o)` to a file (with `Py_PRINT_RAW`) or its repr. 0 or -1.
    pub fn PyFile_WriteObject(_: *mut PyObject, _: *mut PyObject, _: c_int) -> c_int;
    /// Writes UTF-8 to a file. 0 or -1; nothing is done when an exception is pending.
    pub fn PyFile_WriteString(_: *const c_char, _: *mut PyObject) -> c_int;
    /// The descriptor of a file: an int, or what `fileno()` gives.
    pub fn PyObject_AsFileDescriptor(_: *mut PyObject) -> c_int;
    /// The encoding of file names.
    pub static mut Py_FileSystemDefaultEncoding: *const c_char;
    /// What is done with file names that are no UTF-8.
    pub static mut Py_FileSystemDefaultEncodeErrors: *const c_char;
    pub static mut Py_HasFileSystemDefaultEncoding: c_int;
    pub static mut Py_UTF8Mode: c_int;
    pub fn Py_UniversalNewlineFgets(_: *mut c_char, _: c_int, _: *mut FILE, _: *mut PyObject) -> *mut c_char;
    pub fn PyFile_NewStdPrinter(_: c_int) -> *mut PyObject;
    pub static mut PyStdPrinter_Type: PyTypeObject;
    pub fn PyFile_OpenCode(utf8path: *const c_char) -> *mut PyObject;
    pub fn PyFile_OpenCodeObject(path: *mut PyObject) -> *mut PyObject;
}

// pycapsule.h
extern "C" {
    /// The type of capsules.
    pub static mut PyCapsule_Type: PyTypeObject;
    /// A capsule around a pointer that is not NULL: a new reference. The name must outlive
    /// the capsule.
    pub fn PyCapsule_New(pointer: *mut c_void, name: *const c_char, destructor: PyCapsule_Destructor) -> *mut PyObject;
    /// The pointer; NULL with ValueError when `o` is no capsule of that name.
    pub fn PyCapsule_GetPointer(capsule: *mut PyObject, name: *const c_char) -> *mut c_void;
    /// The destructor, NULL perhaps; NULL with ValueError when `o` is no capsule.
    pub fn PyCapsule_GetDestructor(capsule: *mut PyObject) -> PyCapsule_Destructor;
    /// The name, NULL perhaps; NULL with ValueError when `o` is no capsule.
    pub fn PyCapsule_GetName(capsule: *mut PyObject) -> *const c_char;
    /// The context, NULL perhaps; NULL with ValueError when `o` is no capsule.
    pub fn PyCapsule_GetContext(capsule: *mut PyObject) -> *mut c_void;
    /// Whether `o` is a capsule of that name (NULL is a name too). Never fails.
    pub fn PyCapsule_IsValid(capsule: *mut PyObject, name: *const c_char) -> c_int;
    /// 0, or -1 with ValueError.
    pub fn PyCapsule_SetPointer(capsule: *mut PyObject, pointer: *mut c_void) -> c_int;
    /// 0, or -1 with ValueError.
    pub fn PyCapsule_SetDestructor(capsule: *mut PyObject, destructor: PyCapsule_Destructor) -> c_int;
    /// 0, or -1 with ValueError. The name must outlive the capsule.
    pub fn PyCapsule_SetName(capsule: *mut PyObject, name: *const c_char) -> c_int;
    /// 0, or -1 with ValueError.
    pub fn PyCapsule_SetContext(capsule: *mut PyObject, context: *mut c_void) -> c_int;
    /// The pointer of the capsule that is the attribute `module.…attribute`, whose own name
    /// must be the same. NULL with ImportError or AttributeError.
    pub fn PyCapsule_Import(name: *const c_char, no_block: c_int) -> *mut c_void;
}

// cpython/code.h
extern "C" {
    pub static mut PyCode_Type: PyTypeObject;
    pub fn PyCode_NewEmpty(filename: *const c_char, funcname: *const c_char, firstlineno: c_int) -> *mut PyCodeObject;
    pub fn PyCode_Addr2Line(_: *mut PyCodeObject, _: c_int) -> c_int;
    pub fn PyCode_Optimize(code: *mut PyObject, consts: *mut PyObject, names: *mut PyObject, lnotab: *mut PyObject) -> *mut PyObject;
}

// pyframe.h
extern "C" {
    pub fn PyFrame_GetLineNumber(_: *mut PyFrameObject) -> c_int;
    pub static mut PyFrame_Type: PyTypeObject;
}

// traceback.h
extern "C" {
    pub fn PyTraceBack_Here(_: *mut PyFrameObject) -> c_int;
    pub fn PyTraceBack_Print(_: *mut PyObject, _: *mut PyObject) -> c_int;
    pub static mut PyTraceBack_Type: PyTypeObject;
}

// sliceobject.h
extern "C" {
    pub static mut PySlice_Type: PyTypeObject;
    pub static mut PyEllipsis_Type: PyTypeObject;
    /// NULL stands for None. Returns a new reference.
    pub fn PySlice_New(start: *mut PyObject, stop: *mut PyObject, step: *mut PyObject) -> *mut PyObject;
    /// The old form, without clipping: -1, and no exception, for what is no int or out of
    /// range.
    pub fn PySlice_GetIndices(r: *mut PyObject, length: Py_ssize_t, start: *mut Py_ssize_t, stop: *mut Py_ssize_t, step: *mut Py_ssize_t) -> c_int;
    /// [`PySlice_Unpack`] and [`PySlice_AdjustIndices`] in one.
    pub fn PySlice_GetIndicesEx(r: *mut PyObject, length: Py_ssize_t, start: *mut Py_ssize_t, stop: *mut Py_ssize_t, step: *mut Py_ssize_t, slicelength: *mut Py_ssize_t) -> c_int;
    /// The three parts as C integers, missing ones filled in, out of range ones clipped. -1
    /// with ValueError for a step of zero.
    pub fn PySlice_Unpack(slice: *mut PyObject, start: *mut Py_ssize_t, stop: *mut Py_ssize_t, step: *mut Py_ssize_t) -> c_int;
    /// Clips unpacked indices to a sequence of `length` and gives the number of items between.
    /// Never fails.
    pub fn PySlice_AdjustIndices(length: Py_ssize_t, start: *mut Py_ssize_t, stop: *mut Py_ssize_t, step: Py_ssize_t) -> Py_ssize_t;
}

// cpython/cellobject.h
extern "C" {
    /// The type `cell`.
    pub static mut PyCell_Type: PyTypeObject;
    /// A cell that holds `value`, which may be NULL. Returns a new reference.
    ///
    /// Source: <https://docs.python.org/3/c-api/cell.html#c.PyCell_New>
    pub fn PyCell_New(_: *mut PyObject) -> *mut PyObject;
    /// What a cell holds: a new reference, or NULL without an exception. SystemError for what is no
    /// cell.
    pub fn PyCell_Get(_: *mut PyObject) -> *mut PyObject;
    /// Sets what a cell holds; NULL empties it. 0, or -1 with SystemError.
    pub fn PyCell_Set(_: *mut PyObject, _: *mut PyObject) -> c_int;
}

// iterobject.h
extern "C" {
    /// The type `iterator`.
    pub static mut PySeqIter_Type: PyTypeObject;
    /// The type `callable_iterator`.
    pub static mut PyCallIter_Type: PyTypeObject;
    /// Iterates by index until IndexError. Returns a new reference.
    pub fn PySeqIter_New(_: *mut PyObject) -> *mut PyObject;
    /// `iter(callable, sentinel)`. Returns a new reference.
    pub fn PyCallIter_New(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
}

// pystate.h
extern "C" {
    pub fn PyInterpreterState_New() -> *mut PyInterpreterState;
    pub fn PyInterpreterState_Clear(_: *mut PyInterpreterState);
    pub fn PyInterpreterState_Delete(_: *mut PyInterpreterState);
    /// A borrowed reference to a dict of the interpreter's; NULL without an exception.
    pub fn PyInterpreterState_GetDict(_: *mut PyInterpreterState) -> *mut PyObject;
    /// 0, the main interpreter.
    pub fn PyInterpreterState_GetID(_: *mut PyInterpreterState) -> i64;
    /// Makes a module the one of a definition. 0, or -1 with SystemError for a definition
    /// with slots.
    pub fn PyState_AddModule(_: *mut PyObject, _: *mut PyModuleDef) -> c_int;
    /// Undoes it. 0, or -1 with SystemError for a definition with slots.
    pub fn PyState_RemoveModule(_: *mut PyModuleDef) -> c_int;
    /// The module of a definition, borrowed; NULL without an exception when there is none
    /// yet. As in CPython a definition with slots has none.
    pub fn PyState_FindModule(_: *mut PyModuleDef) -> *mut PyObject;
    pub fn PyThreadState_New(_: *mut PyInterpreterState) -> *mut PyThreadState;
    pub fn PyThreadState_Clear(_: *mut PyThreadState);
    pub fn PyThreadState_Delete(_: *mut PyThreadState);
    /// The thread state. Never NULL.
    pub fn PyThreadState_Get() -> *mut PyThreadState;
    /// Makes `thread`, which is the calling thread's or NULL, the one that holds the GIL. What was.
    pub fn PyThreadState_Swap(_: *mut PyThreadState) -> *mut PyThreadState;
    /// A borrowed reference to a dict of the thread's; NULL without an exception.
    pub fn PyThreadState_GetDict() -> *mut PyObject;
    /// Has the exception raised in the thread with that number (`PyThread_get_thread_ident`);
    /// NULL takes it back. How many threads that were.
    pub fn PyThreadState_SetAsyncExc(_: c_ulong, _: *mut PyObject) -> c_int;
    /// Takes the GIL, unless the thread has it: for [`PyGILState_Release`], what was. The thread may
    /// be one of the module's own making.
    pub fn PyGILState_Ensure() -> PyGILState_STATE;
    /// Ends what [`PyGILState_Ensure`] began, given its result.
    pub fn PyGILState_Release(_: PyGILState_STATE);
    /// The thread state.
    pub fn PyGILState_GetThisThreadState() -> *mut PyThreadState;
    /// Whether the calling thread has the GIL.
    pub fn PyGILState_Check() -> c_int;
    /// The one interpreter.
    pub fn PyInterpreterState_Main() -> *mut PyInterpreterState;
    pub fn PyInterpreterState_Head() -> *mut PyInterpreterState;
    pub fn PyInterpreterState_Next(_: *mut PyInterpreterState) -> *mut PyInterpreterState;
    pub fn PyInterpreterState_ThreadHead(_: *mut PyInterpreterState) -> *mut PyThreadState;
    pub fn PyThreadState_Next(_: *mut PyThreadState) -> *mut PyThreadState;
    pub fn PyThreadState_DeleteCurrent();
}

// cpython/genobject.h
extern "C" {
    pub static mut PyGen_Type: PyTypeObject;
    pub fn PyGen_New(_: *mut PyFrameObject) -> *mut PyObject;
    pub fn PyGen_NewWithQualName(_: *mut PyFrameObject, name: *mut PyObject, qualname: *mut PyObject) -> *mut PyObject;
    pub static mut PyCoro_Type: PyTypeObject;
    pub fn PyCoro_New(_: *mut PyFrameObject, name: *mut PyObject, qualname: *mut PyObject) -> *mut PyObject;
    pub static mut PyAsyncGen_Type: PyTypeObject;
    pub fn PyAsyncGen_New(_: *mut PyFrameObject, name: *mut PyObject, qualname: *mut PyObject) -> *mut PyObject;
}

// descrobject.h
extern "C" {
    pub static mut PyClassMethodDescr_Type: PyTypeObject;
    pub static mut PyGetSetDescr_Type: PyTypeObject;
    pub static mut PyMemberDescr_Type: PyTypeObject;
    pub static mut PyMethodDescr_Type: PyTypeObject;
    pub static mut PyWrapperDescr_Type: PyTypeObject;
    /// The type `mappingproxy`.
    pub static mut PyDictProxy_Type: PyTypeObject;
    pub static mut PyProperty_Type: PyTypeObject;
    /// A descriptor for a method of `type_`. Returns a new reference.
    pub fn PyDescr_NewMethod(_: *mut PyTypeObject, _: *mut PyMethodDef) -> *mut PyObject;
    /// A descriptor for a class method of `type_`. Returns a new reference.
    pub fn PyDescr_NewClassMethod(_: *mut PyTypeObject, _: *mut PyMethodDef) -> *mut PyObject;
    /// A descriptor for a member of `type_`. Returns a new reference.
    pub fn PyDescr_NewMember(_: *mut PyTypeObject, _: *mut PyMemberDef) -> *mut PyObject;
    /// A descriptor for a getset of `type_`. Returns a new reference.
    pub fn PyDescr_NewGetSet(_: *mut PyTypeObject, _: *mut PyGetSetDef) -> *mut PyObject;
    /// A view of `mapping` that cannot be changed. Returns a new reference.
    pub fn PyDictProxy_New(_: *mut PyObject) -> *mut PyObject;
    pub fn PyWrapper_New(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    /// Reads a member of the object at `obj_addr`. Returns a new reference; AttributeError for
    /// an empty `Py_T_OBJECT_EX`, SystemError for an unknown type code.
    ///
    /// Source: <https://docs.python.org/3/c-api/structures.html#c.PyMember_GetOne>
    pub fn PyMember_GetOne(_: *const c_char, _: *mut PyMemberDef) -> *mut PyObject;
    /// Writes a member, or deletes it when `v` is NULL: 0, or -1 with TypeError,
    /// AttributeError, OverflowError or SystemError. A value that does not fit an integer
    /// field is truncated with a RuntimeWarning, as in CPython.
    ///
    /// Source: <https://docs.python.org/3/c-api/structures.html#c.PyMember_SetOne>
    pub fn PyMember_SetOne(_: *mut c_char, _: *mut PyMemberDef, _: *mut PyObject) -> c_int;
}

// warnings.h
extern "C" {
    /// Issues a warning of a category (NULL: RuntimeWarning). 0, or -1 with an exception.
    pub fn PyErr_WarnEx(category: *mut PyObject, message: *const c_char, stack_level: Py_ssize_t) -> c_int;
    /// The same for a place given by the caller, which is shown.
    pub fn PyErr_WarnExplicit(category: *mut PyObject, message: *const c_char, filename: *const c_char, lineno: c_int, module: *const c_char, registry: *mut PyObject) -> c_int;
    /// As [`PyErr_WarnExplicit`], from strs.
    pub fn PyErr_WarnExplicitObject(category: *mut PyObject, message: *mut PyObject, filename: *mut PyObject, lineno: c_int, module: *mut PyObject, registry: *mut PyObject) -> c_int;
}

// weakrefobject.h
extern "C" {
    /// The type `weakref.ReferenceType`.
    pub static mut _PyWeakref_RefType: PyTypeObject;
    /// The type `weakref.ProxyType`.
    pub static mut _PyWeakref_ProxyType: PyTypeObject;
    /// The type `weakref.CallableProxyType`: proxies of what can be called.
    pub static mut _PyWeakref_CallableProxyType: PyTypeObject;
    /// A weak reference to an object: a new reference. `callback` may be NULL or None; it is
    /// called with the weak reference when the object is gone. TypeError for objects that cannot
    /// be weakly referenced.
    ///
    /// Source: <https://docs.python.org/3/c-api/weakref.html#c.PyWeakref_NewRef>
    pub fn PyWeakref_NewRef(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    /// The same as a proxy, which passes on what is done to it.
    ///
    /// Source: <https://docs.python.org/3/c-api/weakref.html#c.PyWeakref_NewProxy>
    pub fn PyWeakref_NewProxy(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    /// The object, or None when it is gone: borrowed. SystemError for what is no weak reference.
    ///
    /// Source: <https://docs.python.org/3/c-api/weakref.html#c.PyWeakref_GetObject>
    pub fn PyWeakref_GetObject(ref_: *mut PyObject) -> *mut PyObject;
}

// structseq.h
extern "C" {
    /// [`PyStructSequence_InitType2`], whose error stays pending.
    pub fn PyStructSequence_InitType(type_: *mut PyTypeObject, desc: *mut PyStructSequence_Desc);
    /// Makes a type, all zero but its head, into one of named fields. 0, or -1 with an exception.
    pub fn PyStructSequence_InitType2(type_: *mut PyTypeObject, desc: *mut PyStructSequence_Desc) -> c_int;
    /// A new type of named fields, which lives as long as the process. Returns a new reference.
    pub fn PyStructSequence_NewType(desc: *mut PyStructSequence_Desc) -> *mut PyTypeObject;
    /// An instance whose fields are to be set. Returns a new reference.
    pub fn PyStructSequence_New(type_: *mut PyTypeObject) -> *mut PyObject;
    /// Sets a field of an object that was just made; takes the reference. Never fails.
    pub fn PyStructSequence_SetItem(_: *mut PyObject, _: Py_ssize_t, _: *mut PyObject);
    /// A field: a borrowed reference; NULL for one that was never set.
    pub fn PyStructSequence_GetItem(_: *mut PyObject, _: Py_ssize_t) -> *mut PyObject;
}

// cpython/picklebufobject.h
extern "C" {
    pub static mut PyPickleBuffer_Type: PyTypeObject;
    pub fn PyPickleBuffer_FromObject(_: *mut PyObject) -> *mut PyObject;
    pub fn PyPickleBuffer_GetBuffer(_: *mut PyObject) -> *const Py_buffer;
    pub fn PyPickleBuffer_Release(_: *mut PyObject) -> c_int;
}

// codecs.h
extern "C" {
    pub fn PyCodec_Register(search_function: *mut PyObject) -> c_int;
    /// Whether there is such an encoding. Never fails.
    pub fn PyCodec_KnownEncoding(encoding: *const c_char) -> c_int;
    /// `codecs.encode(o, encoding, errors)` of a str. Returns a new reference; TypeError,
    /// LookupError.
    pub fn PyCodec_Encode(object: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    /// `codecs.decode(o, encoding, errors)` of a bytes-like object. Returns a new reference;
    /// TypeError, LookupError.
    pub fn PyCodec_Decode(object: *mut PyObject, encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    pub fn PyCodec_Encoder(encoding: *const c_char) -> *mut PyObject;
    pub fn PyCodec_Decoder(encoding: *const c_char) -> *mut PyObject;
    pub fn PyCodec_IncrementalEncoder(encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    pub fn PyCodec_IncrementalDecoder(encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    pub fn PyCodec_StreamReader(encoding: *const c_char, stream: *mut PyObject, errors: *const c_char) -> *mut PyObject;
    pub fn PyCodec_StreamWriter(encoding: *const c_char, stream: *mut PyObject, errors: *const c_char) -> *mut PyObject;
    pub fn PyCodec_RegisterError(name: *const c_char, error: *mut PyObject) -> c_int;
    pub fn PyCodec_LookupError(name: *const c_char) -> *mut PyObject;
    /// Raises the exception: always NULL. TypeError for what is none.
    pub fn PyCodec_StrictErrors(exc: *mut PyObject) -> *mut PyObject;
    /// Leaves it out: `("", end)`. Returns a new reference; TypeError for another exception.
    pub fn PyCodec_IgnoreErrors(exc: *mut PyObject) -> *mut PyObject;
    /// `?` for each character that cannot be encoded, U+FFFD otherwise. Returns a new reference;
    /// TypeError for another exception.
    pub fn PyCodec_ReplaceErrors(exc: *mut PyObject) -> *mut PyObject;
    /// `&#8364;` for each character. Returns a new reference; TypeError for another exception than
    /// UnicodeEncodeError.
    pub fn PyCodec_XMLCharRefReplaceErrors(exc: *mut PyObject) -> *mut PyObject;
    /// `\xff`, `\u20ac` or `\U0001f600` for each byte or character. Returns a new reference;
    /// TypeError for another exception.
    pub fn PyCodec_BackslashReplaceErrors(exc: *mut PyObject) -> *mut PyObject;
    pub fn PyCodec_NameReplaceErrors(exc: *mut PyObject) -> *mut PyObject;
    /// The digits of base 16.
    pub static mut Py_hexdigits: *const c_char;
}

// pythread.h
extern "C" {
    /// A new `Py_tss_t`, not yet created; NULL without an exception.
    pub fn PyThread_tss_alloc() -> *mut Py_tss_t;
    /// 0, or -1 when there are too many keys. No exception.
    pub fn PyThread_tss_create(key: *mut Py_tss_t) -> c_int;
    /// Gives the key back.
    pub fn PyThread_tss_delete(key: *mut Py_tss_t);
    /// Deletes and frees it.
    pub fn PyThread_tss_free(key: *mut Py_tss_t);
    /// The value, or NULL.
    pub fn PyThread_tss_get(key: *mut Py_tss_t) -> *mut c_void;
    /// Whether the key was created.
    pub fn PyThread_tss_is_created(key: *mut Py_tss_t) -> c_int;
    /// 0, or -1 for a key that was not created. No exception.
    pub fn PyThread_tss_set(key: *mut Py_tss_t, value: *mut c_void) -> c_int;
    /// Nothing.
    pub fn PyThread_init_thread();
    /// Starts a thread, which does not hold the GIL: its number, or `(unsigned long)-1`. No
    /// exception.
    pub fn PyThread_start_new_thread(_: Option<unsafe extern "C" fn(_: *mut c_void)>, _: *mut c_void) -> c_ulong;
    /// A number of the thread, never 0.
    pub fn PyThread_get_thread_ident() -> c_ulong;
    /// The same.
    pub fn PyThread_get_thread_native_id() -> c_ulong;
    /// A lock that is not held, or NULL without an exception.
    pub fn PyThread_allocate_lock() -> PyThread_type_lock;
    /// Frees a lock.
    pub fn PyThread_free_lock(_: PyThread_type_lock);
    /// 1 and held; 0 when it is held already and `wait` is 0.
    pub fn PyThread_acquire_lock(_: PyThread_type_lock, _: c_int) -> c_int;
    /// Waits for so long; negative: for ever. A signal ends the wait if `interruptible` is not 0.
    pub fn PyThread_acquire_lock_timed(_: PyThread_type_lock, microseconds: c_longlong, intr_flag: c_int) -> PyLockStatus;
    /// Not held any more.
    pub fn PyThread_release_lock(_: PyThread_type_lock);
    /// The stack's size of the next threads, 0 for the system's.
    pub fn PyThread_get_stacksize() -> usize;
    /// 0, or -1 for less than 32 kB; 0 sets the system's size.
    pub fn PyThread_set_stacksize(_: usize) -> c_int;
    pub fn PyThread_GetInfo() -> *mut PyObject;
    /// The old form: a number, or -1 when there are too many. No exception.
    pub fn PyThread_create_key() -> c_int;
    /// Gives the number back.
    pub fn PyThread_delete_key(key: c_int);
    /// 0, or -1 for a number that was not given. No exception.
    pub fn PyThread_set_key_value(key: c_int, value: *mut c_void) -> c_int;
    /// The value, or NULL.
    pub fn PyThread_get_key_value(key: c_int) -> *mut c_void;
    /// Forgets the value.
    pub fn PyThread_delete_key_value(key: c_int);
    /// Nothing: there is no second process of the VM's.
    pub fn PyThread_ReInitTLS();
}

// cpython/context.h
extern "C" {
    /// The type `Context`.
    pub static mut PyContext_Type: PyTypeObject;
    /// The type `ContextVar`.
    pub static mut PyContextVar_Type: PyTypeObject;
    /// The type `Token`.
    pub static mut PyContextToken_Type: PyTypeObject;
    /// A new, empty context. Returns a new reference.
    ///
    /// Source: <https://docs.python.org/3/c-api/contextvars.html>
    pub fn PyContext_New() -> *mut PyObject;
    /// A context with the values of another. Returns a new reference; TypeError for what is none.
    pub fn PyContext_Copy(_: *mut PyObject) -> *mut PyObject;
    /// A context with the values of the thread's current one. Returns a new reference.
    pub fn PyContext_CopyCurrent() -> *mut PyObject;
    /// Makes a context the thread's current one: 0, or -1 with RuntimeError when it was entered
    /// before.
    pub fn PyContext_Enter(_: *mut PyObject) -> c_int;
    /// Makes the context current again that was when this one was entered: 0, or -1 with
    /// RuntimeError when this one is not current.
    pub fn PyContext_Exit(_: *mut PyObject) -> c_int;
    /// A variable; `default_value` may be NULL. Returns a new reference.
    pub fn PyContextVar_New(name: *const c_char, default_value: *mut PyObject) -> *mut PyObject;
    /// The value in the current context to `value`, else `default_value`, else the variable's own,
    /// else NULL: a new reference. 0, or -1 with an exception.
    pub fn PyContextVar_Get(var: *mut PyObject, default_value: *mut PyObject, value: *mut *mut PyObject) -> c_int;
    /// Sets the value in the current context. Returns a new reference to a token for
    /// [`PyContextVar_Reset`]; NULL with an exception.
    pub fn PyContextVar_Set(var: *mut PyObject, value: *mut PyObject) -> *mut PyObject;
    /// Sets the value that was there before the token's `PyContextVar_Set`: 0, or -1 with an
    /// exception.
    pub fn PyContextVar_Reset(var: *mut PyObject, token: *mut PyObject) -> c_int;
}

// modsupport.h
extern "C" {
    /// Whether a dict of keyword arguments has strs only as keys: 1, or 0 with TypeError.
    pub fn PyArg_ValidateKeywordArguments(_: *mut PyObject) -> c_int;
    /// The same; steals the reference when it succeeds.
    pub fn PyModule_AddObject(mod_: *mut PyObject, _: *const c_char, value: *mut PyObject) -> c_int;
    /// Adds an int. 0, or -1 with an exception.
    pub fn PyModule_AddIntConstant(_: *mut PyObject, _: *const c_char, _: c_long) -> c_int;
    /// Adds a str. 0, or -1 with an exception.
    pub fn PyModule_AddStringConstant(_: *mut PyObject, _: *const c_char, _: *const c_char) -> c_int;
    /// Sets `__doc__`. 0, or -1 with an exception.
    pub fn PyModule_SetDocString(_: *mut PyObject, _: *const c_char) -> c_int;
    /// Adds the functions of a table that ends with a NULL name. 0, or -1 with an exception.
    pub fn PyModule_AddFunctions(_: *mut PyObject, _: *mut PyMethodDef) -> c_int;
    /// The second step: the state and the `Py_mod_exec` slots. 0, or -1 with an exception.
    pub fn PyModule_ExecDef(module: *mut PyObject, def: *mut PyModuleDef) -> c_int;
    /// Makes the module of a definition: functions, docstring and zeroed state. A new
    /// reference; SystemError for a definition with slots.
    pub fn PyModule_Create2(_: *mut PyModuleDef, apiver: c_int) -> *mut PyObject;
    /// The first step of a multi-phase initialisation: the module of a definition with
    /// slots, named by `spec.name`, not yet executed. A new reference.
    pub fn PyModule_FromDefAndSpec2(def: *mut PyModuleDef, spec: *mut PyObject, module_api_version: c_int) -> *mut PyObject;
}

// compile.h
extern "C" {
    pub fn PyCompile_OpcodeStackEffect(opcode: c_int, oparg: c_int) -> c_int;
    pub fn PyCompile_OpcodeStackEffectWithJump(opcode: c_int, oparg: c_int, jump: c_int) -> c_int;
}

// pythonrun.h
extern "C" {
    /// The same.
    pub fn PyErr_Print();
    /// Prints the pending exception with its traceback to stderr and clears it. The exit of
    /// the program that a SystemExit asks for is left to the VM.
    pub fn PyErr_PrintEx(_: c_int);
    /// The same for the three parts.
    pub fn PyErr_Display(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject);
    /// Runs source text; `start` is `Py_file_input`, `Py_eval_input` or `Py_single_input`. The
    /// result of an expression, else None: a new reference. Both namespaces must be dicts; NULL for
    /// the locals stands for the globals.
    ///
    /// Source: <https://docs.python.org/3/c-api/veryhigh.html#c.PyRun_String>
    pub fn PyRun_String(str_: *const c_char, s: c_int, g: *mut PyObject, l: *mut PyObject) -> *mut PyObject;
    pub fn PyRun_AnyFile(fp: *mut FILE, name: *const c_char) -> c_int;
    pub fn PyRun_AnyFileEx(fp: *mut FILE, name: *const c_char, closeit: c_int) -> c_int;
    /// Runs source text in `__main__`: 0, or -1 with the exception printed.
    ///
    /// Source: <https://docs.python.org/3/c-api/veryhigh.html#c.PyRun_SimpleString>
    pub fn PyRun_SimpleString(s: *const c_char) -> c_int;
    pub fn PyRun_SimpleFile(f: *mut FILE, p: *const c_char) -> c_int;
    pub fn PyRun_SimpleFileEx(f: *mut FILE, p: *const c_char, c: c_int) -> c_int;
    pub fn PyRun_InteractiveOne(f: *mut FILE, p: *const c_char) -> c_int;
    pub fn PyRun_InteractiveLoop(f: *mut FILE, p: *const c_char) -> c_int;
    pub fn PyRun_File(fp: *mut FILE, p: *const c_char, s: c_int, g: *mut PyObject, l: *mut PyObject) -> *mut PyObject;
    pub fn PyRun_FileEx(fp: *mut FILE, p: *const c_char, s: c_int, g: *mut PyObject, l: *mut PyObject, c: c_int) -> *mut PyObject;
    pub fn PyOS_Readline(_: *mut FILE, _: *mut FILE, _: *const c_char) -> *mut c_char;
}

// pylifecycle.h
extern "C" {
    /// Nothing: the VM runs already.
    pub fn Py_Initialize();
    /// Nothing: the VM runs already.
    pub fn Py_InitializeEx(_: c_int);
    /// Nothing: the VM goes on.
    pub fn Py_Finalize();
    /// Nothing: the VM goes on. 0.
    pub fn Py_FinalizeEx() -> c_int;
    /// 1: who asks, runs.
    pub fn Py_IsInitialized() -> c_int;
    pub fn Py_NewInterpreter() -> *mut PyThreadState;
    pub fn Py_EndInterpreter(_: *mut PyThreadState);
    /// Has a function called at the end, last come first called: 0, or -1 when there are 32
    /// already. No exception.
    pub fn Py_AtExit(func: Option<unsafe extern "C" fn()>) -> c_int;
    pub fn Py_Main(argc: c_int, argv: *mut *mut wchar_t) -> c_int;
    pub fn Py_BytesMain(argc: c_int, argv: *mut *mut c_char) -> c_int;
    pub fn Py_SetProgramName(_: *const wchar_t);
    pub fn Py_GetProgramName() -> *mut wchar_t;
    pub fn Py_SetPythonHome(_: *const wchar_t);
    pub fn Py_GetPythonHome() -> *mut wchar_t;
    pub fn Py_GetProgramFullPath() -> *mut wchar_t;
    pub fn Py_GetPrefix() -> *mut wchar_t;
    pub fn Py_GetExecPrefix() -> *mut wchar_t;
    pub fn Py_GetPath() -> *mut wchar_t;
    /// As `sys.version`: the language level that the API stands for, and what runs it.
    pub fn Py_GetVersion() -> *const c_char;
    /// As `sys.platform`.
    pub fn Py_GetPlatform() -> *const c_char;
    /// As `sys.copyright`.
    pub fn Py_GetCopyright() -> *const c_char;
    /// What follows the version in `sys.version`.
    pub fn Py_GetCompiler() -> *const c_char;
    /// What follows the version in `sys.version`.
    pub fn Py_GetBuildInfo() -> *const c_char;
    pub fn Py_RunMain() -> c_int;
    pub fn Py_FdIsInteractive(_: *mut FILE, _: *const c_char) -> c_int;
}

// ceval.h
extern "C" {
    /// Runs what `Py_CompileString` gave. A new reference: the value of an expression, else None.
    /// Both namespaces must be dicts.
    ///
    /// Source: <https://docs.python.org/3/c-api/veryhigh.html#c.PyEval_EvalCode>
    pub fn PyEval_EvalCode(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    pub fn PyEval_EvalCodeEx(co: *mut PyObject, globals: *mut PyObject, locals: *mut PyObject, args: *const *mut PyObject, argc: c_int, kwds: *const *mut PyObject, kwdc: c_int, defs: *const *mut PyObject, defc: c_int, kwdefs: *mut PyObject, closure: *mut PyObject) -> *mut PyObject;
    /// A borrowed reference to the dict of the builtins module, or NULL.
    pub fn PyEval_GetBuiltins() -> *mut PyObject;
    /// NULL: no Python frame of the VM's can be seen. No exception.
    pub fn PyEval_GetGlobals() -> *mut PyObject;
    /// NULL, as [`PyEval_GetGlobals`].
    pub fn PyEval_GetLocals() -> *mut PyObject;
    /// NULL, as [`PyEval_GetGlobals`].
    pub fn PyEval_GetFrame() -> *mut PyFrameObject;
    /// Has a function called by the main thread between two instructions, or at its next
    /// [`Py_MakePendingCalls`]: 0, or -1 when there are 32 already. No exception. Needs no GIL.
    pub fn Py_AddPendingCall(func: Option<unsafe extern "C" fn(_: *mut c_void) -> c_int>, arg: *mut c_void) -> c_int;
    /// Runs what [`Py_AddPendingCall`] was given. -1 with the exception of the first that fails.
    pub fn Py_MakePendingCalls() -> c_int;
    /// Nothing: the VM has a limit of the stack.
    pub fn Py_SetRecursionLimit(_: c_int);
    /// CPython's default. The VM has a limit of the stack instead.
    pub fn Py_GetRecursionLimit() -> c_int;
    /// The name of a callable for messages, its type's otherwise. Never fails.
    pub fn PyEval_GetFuncName(_: *mut PyObject) -> *const c_char;
    /// What follows the name of a callable in messages. Never fails.
    pub fn PyEval_GetFuncDesc(_: *mut PyObject) -> *const c_char;
    pub fn PyEval_EvalFrame(_: *mut PyFrameObject) -> *mut PyObject;
    pub fn PyEval_EvalFrameEx(f: *mut PyFrameObject, exc: c_int) -> *mut PyObject;
    /// Gives the GIL up. The thread state, for [`PyEval_RestoreThread`].
    pub fn PyEval_SaveThread() -> *mut PyThreadState;
    /// Takes the GIL again.
    pub fn PyEval_RestoreThread(_: *mut PyThreadState);
    /// Nothing: the VM makes its lock itself.
    pub fn PyEval_InitThreads();
    /// Takes the GIL.
    pub fn PyEval_AcquireThread(tstate: *mut PyThreadState);
    /// Gives the GIL up.
    pub fn PyEval_ReleaseThread(tstate: *mut PyThreadState);
    /// An index of a slice, clipped to `Py_ssize_t`: 1 and `*p`, unchanged for None; 0 with
    /// TypeError.
    pub fn _PyEval_SliceIndex(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    /// As [`_PyEval_SliceIndex`], but None is a TypeError.
    pub fn _PyEval_SliceIndexNotNone(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
}

// sysmodule.h
extern "C" {
    /// `sys.name`, a borrowed reference; NULL without an exception when there is none.
    pub fn PySys_GetObject(_: *const c_char) -> *mut PyObject;
    /// `sys.name = value`; NULL deletes.
    pub fn PySys_SetObject(_: *const c_char, _: *mut PyObject) -> c_int;
    pub fn PySys_SetArgv(_: c_int, _: *mut *mut wchar_t);
    pub fn PySys_SetArgvEx(_: c_int, _: *mut *mut wchar_t, _: c_int);
    /// There are no filters of warnings to reset.
    pub fn PySys_ResetWarnOptions();
    /// `sys._xoptions`: an empty dict, as there are no such options. Returns a borrowed reference.
    pub fn PySys_GetXOptions() -> *mut PyObject;
}

// osmodule.h
extern "C" {
    /// `os.fspath(path)`. Returns a new reference.
    pub fn PyOS_FSPath(path: *mut PyObject) -> *mut PyObject;
}

// intrcheck.h
extern "C" {
    /// The VM raises KeyboardInterrupt by itself.
    pub fn PyOS_InterruptOccurred() -> c_int;
    /// A VM has nothing to get ready for `fork`.
    pub fn PyOS_BeforeFork();
    /// A VM has nothing to put right after `fork`.
    pub fn PyOS_AfterFork_Parent();
    /// A VM has nothing to put right after `fork`.
    pub fn PyOS_AfterFork_Child();
    /// A VM has nothing to put right after `fork`.
    pub fn PyOS_AfterFork();
}

// import.h
extern "C" {
    pub fn PyImport_ExecCodeModule(name: *const c_char, co: *mut PyObject) -> *mut PyObject;
    pub fn PyImport_ExecCodeModuleEx(name: *const c_char, co: *mut PyObject, pathname: *const c_char) -> *mut PyObject;
    pub fn PyImport_ExecCodeModuleWithPathnames(name: *const c_char, co: *mut PyObject, pathname: *const c_char, cpathname: *const c_char) -> *mut PyObject;
    pub fn PyImport_ExecCodeModuleObject(name: *mut PyObject, co: *mut PyObject, pathname: *mut PyObject, cpathname: *mut PyObject) -> *mut PyObject;
    /// `sys.modules`, borrowed.
    pub fn PyImport_GetModuleDict() -> *mut PyObject;
    /// The module in `sys.modules`: a new reference; NULL without an exception when it is
    /// not there.
    pub fn PyImport_GetModule(name: *mut PyObject) -> *mut PyObject;
    /// The module in `sys.modules`, or a new empty one that is put there: borrowed.
    pub fn PyImport_AddModuleObject(name: *mut PyObject) -> *mut PyObject;
    /// The same with a C string.
    pub fn PyImport_AddModule(name: *const c_char) -> *mut PyObject;
    /// Imports a module by its dotted name and gives it itself, not its package: a new
    /// reference.
    pub fn PyImport_ImportModule(name: *const c_char) -> *mut PyObject;
    /// The same: no VM has import locks.
    pub fn PyImport_ImportModuleNoBlock(name: *const c_char) -> *mut PyObject;
    /// The same with a C string.
    pub fn PyImport_ImportModuleLevel(name: *const c_char, globals: *mut PyObject, locals: *mut PyObject, fromlist: *mut PyObject, level: c_int) -> *mut PyObject;
    /// The builtin `__import__`; NULL stands for None. A new reference: the package at the top
    /// without a `fromlist`, else the module itself.
    pub fn PyImport_ImportModuleLevelObject(name: *mut PyObject, globals: *mut PyObject, locals: *mut PyObject, fromlist: *mut PyObject, level: c_int) -> *mut PyObject;
    pub fn PyImport_GetImporter(path: *mut PyObject) -> *mut PyObject;
    /// The same with a str.
    pub fn PyImport_Import(name: *mut PyObject) -> *mut PyObject;
    pub fn PyImport_ReloadModule(m: *mut PyObject) -> *mut PyObject;
    pub fn PyImport_ImportFrozenModuleObject(name: *mut PyObject) -> c_int;
    pub fn PyImport_ImportFrozenModule(name: *const c_char) -> c_int;
}

// abstract.h
extern "C" {
    /// `f(*args, **kwargs)`; `args` is a tuple, `kwargs` a dict or NULL. Returns a new reference.
    pub fn PyObject_Call(callable: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> *mut PyObject;
    /// `f(*args)`; `args` is a tuple or NULL. Returns a new reference.
    pub fn PyObject_CallObject(callable: *mut PyObject, args: *mut PyObject) -> *mut PyObject;
    /// A `tp_call` that goes through the vectorcall function of the object. Returns a new
    /// reference.
    pub fn PyVectorcall_Call(callable: *mut PyObject, tuple: *mut PyObject, dict: *mut PyObject) -> *mut PyObject;
    /// `type(o)`. Returns a new reference.
    pub fn PyObject_Type(o: *mut PyObject) -> *mut PyObject;
    /// `len(o)`; -1 with TypeError.
    pub fn PyObject_Size(o: *mut PyObject) -> Py_ssize_t;
    /// [`PyObject_Size`].
    pub fn PyObject_Length(o: *mut PyObject) -> Py_ssize_t;
    /// `o[key]`. Returns a new reference.
    pub fn PyObject_GetItem(o: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    /// `o[key] = value`.
    pub fn PyObject_SetItem(o: *mut PyObject, key: *mut PyObject, v: *mut PyObject) -> c_int;
    /// `del o[key]`.
    pub fn PyObject_DelItemString(o: *mut PyObject, key: *const c_char) -> c_int;
    /// `del o[key]`.
    pub fn PyObject_DelItem(o: *mut PyObject, key: *mut PyObject) -> c_int;
    /// `format(o, spec)`; `spec` may be NULL.
    pub fn PyObject_Format(obj: *mut PyObject, format_spec: *mut PyObject) -> *mut PyObject;
    /// `iter(o)`. Returns a new reference; TypeError for what cannot be iterated.
    pub fn PyObject_GetIter(_: *mut PyObject) -> *mut PyObject;
    /// Whether `next(o)` can work. Never fails.
    pub fn PyIter_Check(_: *mut PyObject) -> c_int;
    /// The next item; NULL without an exception at the end. Returns a new reference.
    pub fn PyIter_Next(_: *mut PyObject) -> *mut PyObject;
    /// Whether `o` has `__index__`, `__int__` or `__float__`, or is complex. Never fails.
    pub fn PyNumber_Check(o: *mut PyObject) -> c_int;
    pub fn PyNumber_Add(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Subtract(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Multiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_MatrixMultiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_FloorDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_TrueDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Remainder(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    /// `divmod(a, b)`. Returns a new reference.
    pub fn PyNumber_Divmod(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    /// `pow(a, b, modulus)`; None for no modulus. Returns a new reference.
    pub fn PyNumber_Power(o1: *mut PyObject, o2: *mut PyObject, o3: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Negative(o: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Positive(o: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Absolute(o: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Invert(o: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Lshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Rshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_And(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Xor(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_Or(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    /// Whether `o` has `__index__`. Never fails.
    pub fn PyIndex_Check(_: *mut PyObject) -> c_int;
    /// `operator.index(o)`: an int. Returns a new reference.
    pub fn PyNumber_Index(o: *mut PyObject) -> *mut PyObject;
    /// `o.__index__()` as `Py_ssize_t`. A value outside raises `overflow`, or is clipped when
    /// that is NULL. -1 with an exception.
    pub fn PyNumber_AsSsize_t(o: *mut PyObject, exc: *mut PyObject) -> Py_ssize_t;
    /// `int(o)`. Returns a new reference.
    pub fn PyNumber_Long(o: *mut PyObject) -> *mut PyObject;
    /// `float(o)`. Returns a new reference.
    pub fn PyNumber_Float(o: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceAdd(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceSubtract(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceMultiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceMatrixMultiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceFloorDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceTrueDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceRemainder(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    /// `a **= b`; None for no modulus. Returns a new reference.
    pub fn PyNumber_InPlacePower(o1: *mut PyObject, o2: *mut PyObject, o3: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceLshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceRshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceAnd(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceXor(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    pub fn PyNumber_InPlaceOr(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    /// `o.__index__()` written in base 2, 8, 10 or 16, with the prefix. Returns a new reference.
    pub fn PyNumber_ToBase(n: *mut PyObject, base: c_int) -> *mut PyObject;
    /// Whether `o` has `__getitem__` and is no dict. Never fails.
    pub fn PySequence_Check(o: *mut PyObject) -> c_int;
    /// `len(o)`; -1 with TypeError.
    pub fn PySequence_Size(o: *mut PyObject) -> Py_ssize_t;
    /// [`PySequence_Size`].
    pub fn PySequence_Length(o: *mut PyObject) -> Py_ssize_t;
    /// `a + b` of two sequences. Returns a new reference.
    pub fn PySequence_Concat(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    /// `o * count`. Returns a new reference.
    pub fn PySequence_Repeat(o: *mut PyObject, count: Py_ssize_t) -> *mut PyObject;
    /// `o[i]`. Returns a new reference.
    pub fn PySequence_GetItem(o: *mut PyObject, i: Py_ssize_t) -> *mut PyObject;
    /// `o[from:to]`. Returns a new reference.
    pub fn PySequence_GetSlice(o: *mut PyObject, i1: Py_ssize_t, i2: Py_ssize_t) -> *mut PyObject;
    /// `o[i] = value`; NULL deletes.
    pub fn PySequence_SetItem(o: *mut PyObject, i: Py_ssize_t, v: *mut PyObject) -> c_int;
    /// `del o[i]`.
    pub fn PySequence_DelItem(o: *mut PyObject, i: Py_ssize_t) -> c_int;
    /// `o[from:to] = value`; NULL deletes.
    pub fn PySequence_SetSlice(o: *mut PyObject, i1: Py_ssize_t, i2: Py_ssize_t, v: *mut PyObject) -> c_int;
    /// `del o[from:to]`.
    pub fn PySequence_DelSlice(o: *mut PyObject, i1: Py_ssize_t, i2: Py_ssize_t) -> c_int;
    /// `tuple(o)`. Returns a new reference.
    pub fn PySequence_Tuple(o: *mut PyObject) -> *mut PyObject;
    /// `list(o)`. Returns a new reference.
    pub fn PySequence_List(o: *mut PyObject) -> *mut PyObject;
    /// A list or tuple with the items of `o`, `o` itself when it is one. TypeError with the text
    /// `message` for what cannot be iterated. Returns a new reference.
    pub fn PySequence_Fast(o: *mut PyObject, m: *const c_char) -> *mut PyObject;
    /// How many items of `o` equal `value`; -1 with an exception.
    pub fn PySequence_Count(o: *mut PyObject, value: *mut PyObject) -> Py_ssize_t;
    /// `value in o`: 1, 0 or -1.
    pub fn PySequence_Contains(seq: *mut PyObject, ob: *mut PyObject) -> c_int;
    /// The old name of [`PySequence_Contains`].
    pub fn PySequence_In(o: *mut PyObject, value: *mut PyObject) -> c_int;
    /// The index of the first item that equals `value`; -1 with ValueError when there is none.
    pub fn PySequence_Index(o: *mut PyObject, value: *mut PyObject) -> Py_ssize_t;
    /// `a += b` of two sequences. Returns a new reference.
    pub fn PySequence_InPlaceConcat(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    /// `o *= count`. Returns a new reference.
    pub fn PySequence_InPlaceRepeat(o: *mut PyObject, count: Py_ssize_t) -> *mut PyObject;
    /// Whether `o` has `__getitem__`. Never fails.
    pub fn PyMapping_Check(o: *mut PyObject) -> c_int;
    /// `len(o)`; -1 with TypeError.
    pub fn PyMapping_Size(o: *mut PyObject) -> Py_ssize_t;
    /// [`PyMapping_Size`].
    pub fn PyMapping_Length(o: *mut PyObject) -> Py_ssize_t;
    /// Whether `o[key]` works; every exception means no. Never fails.
    pub fn PyMapping_HasKeyString(o: *mut PyObject, key: *const c_char) -> c_int;
    /// Whether `o[key]` works; every exception means no. Never fails.
    pub fn PyMapping_HasKey(o: *mut PyObject, key: *mut PyObject) -> c_int;
    /// `list(o.keys())`. Returns a new reference.
    pub fn PyMapping_Keys(o: *mut PyObject) -> *mut PyObject;
    /// `list(o.values())`. Returns a new reference.
    pub fn PyMapping_Values(o: *mut PyObject) -> *mut PyObject;
    /// `list(o.items())`. Returns a new reference.
    pub fn PyMapping_Items(o: *mut PyObject) -> *mut PyObject;
    /// `o[key]`. Returns a new reference.
    pub fn PyMapping_GetItemString(o: *mut PyObject, key: *const c_char) -> *mut PyObject;
    /// `o[key] = value`.
    pub fn PyMapping_SetItemString(o: *mut PyObject, key: *const c_char, value: *mut PyObject) -> c_int;
    /// `isinstance(o, cls)`: 1, 0 or -1.
    pub fn PyObject_IsInstance(object: *mut PyObject, typeorclass: *mut PyObject) -> c_int;
    /// `issubclass(o, cls)`: 1, 0 or -1.
    pub fn PyObject_IsSubclass(object: *mut PyObject, typeorclass: *mut PyObject) -> c_int;
    /// `operator.length_hint(o, default)`; -1 with an exception.
    pub fn PyObject_LengthHint(o: *mut PyObject, _: Py_ssize_t) -> Py_ssize_t;
}

// bltinmodule.h
extern "C" {
    pub static mut PyFilter_Type: PyTypeObject;
    pub static mut PyMap_Type: PyTypeObject;
    pub static mut PyZip_Type: PyTypeObject;
}

// cpython/pyctype.h
extern "C" {
    /// What `Py_ISALPHA` and the others of CPython's own header look into.
    pub static mut _Py_ctype_table: [c_uint; 256usize];
    /// Small letters of ASCII.
    pub static mut _Py_ctype_tolower: [c_uchar; 256usize];
    /// Great letters of ASCII.
    pub static mut _Py_ctype_toupper: [c_uchar; 256usize];
}

// pystrtod.h
extern "C" {
    /// The float at the start of a text; where it ends goes to `end`, or without that nothing may
    /// follow. -1.0 with ValueError, or with `overflow` for one that is too great.
    pub fn PyOS_string_to_double(str_: *const c_char, endptr: *mut *mut c_char, overflow_exception: *mut PyObject) -> c_double;
    /// A float's text in new memory, for `PyMem_Free`: by the codes `e`, `f`, `g` and their great
    /// forms, or `r` for the shortest that is read back. NULL with an exception.
    pub fn PyOS_double_to_string(val: c_double, format_code: c_char, precision: c_int, flags: c_int, type_: *mut c_int) -> *mut c_char;
}

// pystrcmp.h
extern "C" {
    /// `strcasecmp` for ASCII, of at most `n` bytes.
    pub fn PyOS_mystrnicmp(_: *const c_char, _: *const c_char, _: Py_ssize_t) -> c_int;
    /// `strcasecmp` for ASCII.
    pub fn PyOS_mystricmp(_: *const c_char, _: *const c_char) -> c_int;
}

// fileutils.h
extern "C" {
    /// The UTF-8 of a NUL-terminated text as wide characters in new memory, for `PyMem_RawFree`;
    /// their number to `size` unless that is NULL. NULL when it is no UTF-8 or there is no memory.
    pub fn Py_DecodeLocale(arg: *const c_char, size: *mut usize) -> *mut wchar_t;
    /// Wide characters as UTF-8 in new memory, for `PyMem_Free`. NULL when it cannot be; where it
    /// failed goes to `at` unless that is NULL.
    pub fn Py_EncodeLocale(text: *const wchar_t, error_pos: *mut usize) -> *mut c_char;
}

// frameobject.h
extern "C" {
    pub fn PyFrame_New(_: *mut PyThreadState, _: *mut PyCodeObject, _: *mut PyObject, _: *mut PyObject) -> *mut PyFrameObject;
    pub fn PyFrame_LocalsToFast(_: *mut PyFrameObject, _: c_int);
    pub fn PyFrame_FastToLocalsWithError(f: *mut PyFrameObject) -> c_int;
    pub fn PyFrame_FastToLocals(_: *mut PyFrameObject);
}

// pylifecycle.h
extern "C" {
    /// Ends the calling thread.
    pub fn PyThread_exit_thread() -> !;
    pub fn Py_Exit(_: c_int) -> !;
    /// Prints the text and ends the process or resets the board.
    pub fn Py_FatalError(message: *const c_char) -> !;
}
