//! The functions and data of the C-API that CPython 3.8 to 3.13 all export with one
//! signature: what a module that runs on all of them may link to, by CPython header.
//!
//! Not compiled: `include/typeobject.h` and `src/api/functions.rs` are written from
//! this list, with the documentation that `src/runtime` has. `tests/layout.rs` compares
//! it with the headers of every CPython on the machine. What takes `...` or a `va_list`
//! is declared in `varargs.h`.

/// `pymem.h`
extern "C" {
    fn PyMem_Malloc(size: usize) -> *mut c_void;
    fn PyMem_Calloc(nelem: usize, elsize: usize) -> *mut c_void;
    fn PyMem_Realloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    fn PyMem_Free(ptr: *mut c_void);
    fn PyMem_RawMalloc(size: usize) -> *mut c_void;
    fn PyMem_RawCalloc(nelem: usize, elsize: usize) -> *mut c_void;
    fn PyMem_RawRealloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    fn PyMem_RawFree(ptr: *mut c_void);
    fn PyMem_SetupDebugHooks();
}

/// `pybuffer.h`
extern "C" {
    fn PyObject_GetBuffer(obj: *mut PyObject, view: *mut Py_buffer, flags: c_int) -> c_int;
    fn PyBuffer_GetPointer(view: *const Py_buffer, indices: *const Py_ssize_t) -> *mut c_void;
    fn PyBuffer_ToContiguous(
        buf: *mut c_void,
        view: *const Py_buffer,
        len: Py_ssize_t,
        order: c_char,
    ) -> c_int;
    fn PyBuffer_FromContiguous(
        view: *const Py_buffer,
        buf: *const c_void,
        len: Py_ssize_t,
        order: c_char,
    ) -> c_int;
    fn PyObject_CopyData(dest: *mut PyObject, src: *mut PyObject) -> c_int;
    fn PyBuffer_IsContiguous(view: *const Py_buffer, fort: c_char) -> c_int;
    fn PyBuffer_FillContiguousStrides(
        ndims: c_int,
        shape: *mut Py_ssize_t,
        strides: *mut Py_ssize_t,
        itemsize: c_int,
        fort: c_char,
    );
    fn PyBuffer_FillInfo(
        view: *mut Py_buffer,
        o: *mut PyObject,
        buf: *mut c_void,
        len: Py_ssize_t,
        readonly: c_int,
        flags: c_int,
    ) -> c_int;
    fn PyBuffer_Release(view: *mut Py_buffer);
    fn PyObject_AsCharBuffer(
        o: *mut PyObject,
        data: *mut *const c_char,
        len: *mut Py_ssize_t,
    ) -> c_int;
    fn PyObject_AsReadBuffer(
        o: *mut PyObject,
        data: *mut *const c_void,
        len: *mut Py_ssize_t,
    ) -> c_int;
    fn PyObject_AsWriteBuffer(
        o: *mut PyObject,
        data: *mut *mut c_void,
        len: *mut Py_ssize_t,
    ) -> c_int;
    fn PyObject_CheckReadBuffer(o: *mut PyObject) -> c_int;
}

/// `object.h`
extern "C" {
    static PyLong_Type: PyTypeObject;
    static PyBool_Type: PyTypeObject;
    fn PyType_FromSpec(_: *mut PyType_Spec) -> *mut PyObject;
    fn PyType_FromSpecWithBases(_: *mut PyType_Spec, _: *mut PyObject) -> *mut PyObject;
    fn PyType_GetSlot(_: *mut PyTypeObject, _: c_int) -> *mut c_void;
    fn PyType_IsSubtype(_: *mut PyTypeObject, _: *mut PyTypeObject) -> c_int;
    static PyType_Type: PyTypeObject;
    static PyBaseObject_Type: PyTypeObject;
    static PySuper_Type: PyTypeObject;
    fn PyType_GetFlags(_: *mut PyTypeObject) -> c_ulong;
    fn PyType_Ready(_: *mut PyTypeObject) -> c_int;
    fn PyType_GenericAlloc(_: *mut PyTypeObject, _: Py_ssize_t) -> *mut PyObject;
    fn PyType_GenericNew(_: *mut PyTypeObject, _: *mut PyObject, _: *mut PyObject)
        -> *mut PyObject;
    fn PyType_ClearCache() -> c_uint;
    fn PyType_Modified(_: *mut PyTypeObject);
    fn PyObject_Repr(_: *mut PyObject) -> *mut PyObject;
    fn PyObject_Str(_: *mut PyObject) -> *mut PyObject;
    fn PyObject_ASCII(_: *mut PyObject) -> *mut PyObject;
    fn PyObject_Bytes(_: *mut PyObject) -> *mut PyObject;
    fn PyObject_RichCompare(_: *mut PyObject, _: *mut PyObject, _: c_int) -> *mut PyObject;
    fn PyObject_RichCompareBool(_: *mut PyObject, _: *mut PyObject, _: c_int) -> c_int;
    fn PyObject_GetAttrString(_: *mut PyObject, _: *const c_char) -> *mut PyObject;
    fn PyObject_SetAttrString(_: *mut PyObject, _: *const c_char, _: *mut PyObject) -> c_int;
    fn PyObject_HasAttrString(_: *mut PyObject, _: *const c_char) -> c_int;
    fn PyObject_GetAttr(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    fn PyObject_SetAttr(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> c_int;
    fn PyObject_HasAttr(_: *mut PyObject, _: *mut PyObject) -> c_int;
    fn PyObject_SelfIter(_: *mut PyObject) -> *mut PyObject;
    fn PyObject_GenericGetAttr(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    fn PyObject_GenericSetAttr(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> c_int;
    fn PyObject_GenericSetDict(_: *mut PyObject, _: *mut PyObject, _: *mut c_void) -> c_int;
    fn PyObject_Hash(_: *mut PyObject) -> Py_hash_t;
    fn PyObject_HashNotImplemented(_: *mut PyObject) -> Py_hash_t;
    fn PyObject_IsTrue(_: *mut PyObject) -> c_int;
    fn PyObject_Not(_: *mut PyObject) -> c_int;
    fn PyCallable_Check(_: *mut PyObject) -> c_int;
    fn PyObject_ClearWeakRefs(_: *mut PyObject);
    fn PyObject_Dir(_: *mut PyObject) -> *mut PyObject;
    fn Py_ReprEnter(_: *mut PyObject) -> c_int;
    fn Py_ReprLeave(_: *mut PyObject);
    fn _Py_Dealloc(_: *mut PyObject);
    fn Py_IncRef(_: *mut PyObject);
    fn Py_DecRef(_: *mut PyObject);
    static _Py_NoneStruct: PyObject;
    static _Py_NotImplementedStruct: PyObject;
    fn _PyType_Name(_: *mut PyTypeObject) -> *const c_char;
    fn _PyType_Lookup(_: *mut PyTypeObject, _: *mut PyObject) -> *mut PyObject;
    fn PyObject_Print(_: *mut PyObject, _: *mut FILE, _: c_int) -> c_int;
    fn _PyObject_Dump(_: *mut PyObject);
    fn _PyObject_GetDictPtr(_: *mut PyObject) -> *mut *mut PyObject;
    fn PyObject_CallFinalizer(_: *mut PyObject);
    fn PyObject_CallFinalizerFromDealloc(_: *mut PyObject) -> c_int;
    fn _PyObject_GenericGetAttrWithDict(
        _: *mut PyObject,
        _: *mut PyObject,
        _: *mut PyObject,
        _: c_int,
    ) -> *mut PyObject;
    fn _PyObject_GenericSetAttrWithDict(
        _: *mut PyObject,
        _: *mut PyObject,
        _: *mut PyObject,
        _: *mut PyObject,
    ) -> c_int;
}

/// `objimpl.h`
extern "C" {
    fn PyObject_Malloc(size: usize) -> *mut c_void;
    fn PyObject_Calloc(nelem: usize, elsize: usize) -> *mut c_void;
    fn PyObject_Realloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    fn PyObject_Free(ptr: *mut c_void);
    fn PyObject_Init(_: *mut PyObject, _: *mut PyTypeObject) -> *mut PyObject;
    fn PyObject_InitVar(
        _: *mut PyVarObject,
        _: *mut PyTypeObject,
        _: Py_ssize_t,
    ) -> *mut PyVarObject;
    fn _PyObject_New(_: *mut PyTypeObject) -> *mut PyObject;
    fn _PyObject_NewVar(_: *mut PyTypeObject, _: Py_ssize_t) -> *mut PyVarObject;
    fn PyGC_Collect() -> Py_ssize_t;
    fn _PyObject_GC_Resize(_: *mut PyVarObject, _: Py_ssize_t) -> *mut PyVarObject;
    fn _PyObject_GC_New(_: *mut PyTypeObject) -> *mut PyObject;
    fn _PyObject_GC_NewVar(_: *mut PyTypeObject, _: Py_ssize_t) -> *mut PyVarObject;
    fn PyObject_GC_Track(_: *mut c_void);
    fn PyObject_GC_UnTrack(_: *mut c_void);
    fn PyObject_GC_Del(_: *mut c_void);
}

/// `cpython/pydebug.h`
extern "C" {
    static Py_DebugFlag: c_int;
    static Py_VerboseFlag: c_int;
    static Py_QuietFlag: c_int;
    static Py_InteractiveFlag: c_int;
    static Py_InspectFlag: c_int;
    static Py_OptimizeFlag: c_int;
    static Py_NoSiteFlag: c_int;
    static Py_BytesWarningFlag: c_int;
    static Py_FrozenFlag: c_int;
    static Py_IgnoreEnvironmentFlag: c_int;
    static Py_DontWriteBytecodeFlag: c_int;
    static Py_NoUserSiteDirectory: c_int;
    static Py_UnbufferedStdioFlag: c_int;
    static Py_HashRandomizationFlag: c_int;
    static Py_IsolatedFlag: c_int;
}

/// `bytearrayobject.h`
extern "C" {
    static PyByteArray_Type: PyTypeObject;
    static PyByteArrayIter_Type: PyTypeObject;
    fn PyByteArray_FromObject(_: *mut PyObject) -> *mut PyObject;
    fn PyByteArray_Concat(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    fn PyByteArray_FromStringAndSize(_: *const c_char, _: Py_ssize_t) -> *mut PyObject;
    fn PyByteArray_Size(_: *mut PyObject) -> Py_ssize_t;
    fn PyByteArray_AsString(_: *mut PyObject) -> *mut c_char;
    fn PyByteArray_Resize(_: *mut PyObject, _: Py_ssize_t) -> c_int;
}

/// `bytesobject.h`
extern "C" {
    static PyBytes_Type: PyTypeObject;
    static PyBytesIter_Type: PyTypeObject;
    fn PyBytes_FromStringAndSize(_: *const c_char, _: Py_ssize_t) -> *mut PyObject;
    fn PyBytes_FromString(_: *const c_char) -> *mut PyObject;
    fn PyBytes_FromObject(_: *mut PyObject) -> *mut PyObject;
    fn PyBytes_Size(_: *mut PyObject) -> Py_ssize_t;
    fn PyBytes_AsString(_: *mut PyObject) -> *mut c_char;
    fn PyBytes_Repr(_: *mut PyObject, _: c_int) -> *mut PyObject;
    fn PyBytes_Concat(_: *mut *mut PyObject, _: *mut PyObject);
    fn PyBytes_ConcatAndDel(_: *mut *mut PyObject, _: *mut PyObject);
    fn PyBytes_DecodeEscape(
        _: *const c_char,
        _: Py_ssize_t,
        _: *const c_char,
        _: Py_ssize_t,
        _: *const c_char,
    ) -> *mut PyObject;
    fn PyBytes_AsStringAndSize(
        obj: *mut PyObject,
        s: *mut *mut c_char,
        len: *mut Py_ssize_t,
    ) -> c_int;
    fn _PyBytes_Resize(_: *mut *mut PyObject, _: Py_ssize_t) -> c_int;
}

/// `unicodeobject.h`
extern "C" {
    static PyUnicode_Type: PyTypeObject;
    static PyUnicodeIter_Type: PyTypeObject;
    fn PyUnicode_FromStringAndSize(u: *const c_char, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_FromString(u: *const c_char) -> *mut PyObject;
    fn PyUnicode_Substring(
        str_: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_AsUCS4(
        unicode: *mut PyObject,
        buffer: *mut Py_UCS4,
        buflen: Py_ssize_t,
        copy_null: c_int,
    ) -> *mut Py_UCS4;
    fn PyUnicode_AsUCS4Copy(unicode: *mut PyObject) -> *mut Py_UCS4;
    fn PyUnicode_GetLength(unicode: *mut PyObject) -> Py_ssize_t;
    fn PyUnicode_ReadChar(unicode: *mut PyObject, index: Py_ssize_t) -> Py_UCS4;
    fn PyUnicode_WriteChar(unicode: *mut PyObject, index: Py_ssize_t, character: Py_UCS4) -> c_int;
    fn PyUnicode_Resize(unicode: *mut *mut PyObject, length: Py_ssize_t) -> c_int;
    fn PyUnicode_FromEncodedObject(
        obj: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_FromObject(obj: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_InternInPlace(_: *mut *mut PyObject);
    fn PyUnicode_InternFromString(u: *const c_char) -> *mut PyObject;
    fn PyUnicode_FromWideChar(w: *const wchar_t, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_AsWideChar(
        unicode: *mut PyObject,
        w: *mut wchar_t,
        size: Py_ssize_t,
    ) -> Py_ssize_t;
    fn PyUnicode_AsWideCharString(unicode: *mut PyObject, size: *mut Py_ssize_t) -> *mut wchar_t;
    fn PyUnicode_FromOrdinal(ordinal: c_int) -> *mut PyObject;
    fn PyUnicode_GetDefaultEncoding() -> *const c_char;
    fn PyUnicode_Decode(
        s: *const c_char,
        size: Py_ssize_t,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsDecodedObject(
        unicode: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsDecodedUnicode(
        unicode: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsEncodedObject(
        unicode: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsEncodedString(
        unicode: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsEncodedUnicode(
        unicode: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_BuildEncodingMap(string: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeUTF7(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeUTF7Stateful(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        consumed: *mut Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeUTF8(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeUTF8Stateful(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        consumed: *mut Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_AsUTF8String(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_AsUTF8AndSize(unicode: *mut PyObject, size: *mut Py_ssize_t) -> *const c_char;
    fn PyUnicode_DecodeUTF32(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        byteorder: *mut c_int,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeUTF32Stateful(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        byteorder: *mut c_int,
        consumed: *mut Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_AsUTF32String(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeUTF16(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        byteorder: *mut c_int,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeUTF16Stateful(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        byteorder: *mut c_int,
        consumed: *mut Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_AsUTF16String(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeUnicodeEscape(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsUnicodeEscapeString(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeRawUnicodeEscape(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsRawUnicodeEscapeString(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeLatin1(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsLatin1String(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeASCII(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsASCIIString(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeCharmap(
        string: *const c_char,
        length: Py_ssize_t,
        mapping: *mut PyObject,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsCharmapString(unicode: *mut PyObject, mapping: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeLocaleAndSize(
        str_: *const c_char,
        len: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeLocale(str_: *const c_char, errors: *const c_char) -> *mut PyObject;
    fn PyUnicode_EncodeLocale(unicode: *mut PyObject, errors: *const c_char) -> *mut PyObject;
    fn PyUnicode_FSConverter(_: *mut PyObject, _: *mut c_void) -> c_int;
    fn PyUnicode_FSDecoder(_: *mut PyObject, _: *mut c_void) -> c_int;
    fn PyUnicode_DecodeFSDefault(s: *const c_char) -> *mut PyObject;
    fn PyUnicode_DecodeFSDefaultAndSize(s: *const c_char, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_EncodeFSDefault(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_Concat(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_Append(pleft: *mut *mut PyObject, right: *mut PyObject);
    fn PyUnicode_AppendAndDel(pleft: *mut *mut PyObject, right: *mut PyObject);
    fn PyUnicode_Split(s: *mut PyObject, sep: *mut PyObject, maxsplit: Py_ssize_t)
        -> *mut PyObject;
    fn PyUnicode_Splitlines(s: *mut PyObject, keepends: c_int) -> *mut PyObject;
    fn PyUnicode_Partition(s: *mut PyObject, sep: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_RPartition(s: *mut PyObject, sep: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_RSplit(
        s: *mut PyObject,
        sep: *mut PyObject,
        maxsplit: Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_Translate(
        str_: *mut PyObject,
        table: *mut PyObject,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_Join(separator: *mut PyObject, seq: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_Tailmatch(
        str_: *mut PyObject,
        substr: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
        direction: c_int,
    ) -> Py_ssize_t;
    fn PyUnicode_Find(
        str_: *mut PyObject,
        substr: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
        direction: c_int,
    ) -> Py_ssize_t;
    fn PyUnicode_FindChar(
        str_: *mut PyObject,
        ch: Py_UCS4,
        start: Py_ssize_t,
        end: Py_ssize_t,
        direction: c_int,
    ) -> Py_ssize_t;
    fn PyUnicode_Count(
        str_: *mut PyObject,
        substr: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
    ) -> Py_ssize_t;
    fn PyUnicode_Replace(
        str_: *mut PyObject,
        substr: *mut PyObject,
        replstr: *mut PyObject,
        maxcount: Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_Compare(left: *mut PyObject, right: *mut PyObject) -> c_int;
    fn PyUnicode_CompareWithASCIIString(left: *mut PyObject, right: *const c_char) -> c_int;
    fn PyUnicode_RichCompare(left: *mut PyObject, right: *mut PyObject, op: c_int)
        -> *mut PyObject;
    fn PyUnicode_Format(format: *mut PyObject, args: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_Contains(container: *mut PyObject, element: *mut PyObject) -> c_int;
    fn PyUnicode_IsIdentifier(s: *mut PyObject) -> c_int;
    fn PyUnicode_New(size: Py_ssize_t, maxchar: Py_UCS4) -> *mut PyObject;
    fn PyUnicode_CopyCharacters(
        to: *mut PyObject,
        to_start: Py_ssize_t,
        from: *mut PyObject,
        from_start: Py_ssize_t,
        how_many: Py_ssize_t,
    ) -> Py_ssize_t;
    fn PyUnicode_Fill(
        unicode: *mut PyObject,
        start: Py_ssize_t,
        length: Py_ssize_t,
        fill_char: Py_UCS4,
    ) -> Py_ssize_t;
    fn PyUnicode_FromKindAndData(
        kind: c_int,
        buffer: *const c_void,
        size: Py_ssize_t,
    ) -> *mut PyObject;
    fn _PyUnicodeWriter_Init(writer: *mut _PyUnicodeWriter);
    fn _PyUnicodeWriter_PrepareInternal(
        writer: *mut _PyUnicodeWriter,
        length: Py_ssize_t,
        maxchar: Py_UCS4,
    ) -> c_int;
    fn _PyUnicodeWriter_WriteChar(writer: *mut _PyUnicodeWriter, ch: Py_UCS4) -> c_int;
    fn _PyUnicodeWriter_WriteStr(writer: *mut _PyUnicodeWriter, str_: *mut PyObject) -> c_int;
    fn _PyUnicodeWriter_WriteSubstring(
        writer: *mut _PyUnicodeWriter,
        str_: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
    ) -> c_int;
    fn _PyUnicodeWriter_WriteASCIIString(
        writer: *mut _PyUnicodeWriter,
        str_: *const c_char,
        len: Py_ssize_t,
    ) -> c_int;
    fn _PyUnicodeWriter_WriteLatin1String(
        writer: *mut _PyUnicodeWriter,
        str_: *const c_char,
        len: Py_ssize_t,
    ) -> c_int;
    fn _PyUnicodeWriter_Finish(writer: *mut _PyUnicodeWriter) -> *mut PyObject;
    fn _PyUnicodeWriter_Dealloc(writer: *mut _PyUnicodeWriter);
    fn PyUnicode_AsUTF8(unicode: *mut PyObject) -> *const c_char;
    fn _PyUnicode_IsLowercase(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsUppercase(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsTitlecase(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsWhitespace(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsLinebreak(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_ToLowercase(ch: Py_UCS4) -> Py_UCS4;
    fn _PyUnicode_ToUppercase(ch: Py_UCS4) -> Py_UCS4;
    fn _PyUnicode_ToTitlecase(ch: Py_UCS4) -> Py_UCS4;
    fn _PyUnicode_ToDecimalDigit(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_ToDigit(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_ToNumeric(ch: Py_UCS4) -> c_double;
    fn _PyUnicode_IsDecimalDigit(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsDigit(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsNumeric(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsPrintable(ch: Py_UCS4) -> c_int;
    fn _PyUnicode_IsAlpha(ch: Py_UCS4) -> c_int;
}

/// `pyerrors.h`
extern "C" {
    fn PyErr_SetNone(_: *mut PyObject);
    fn PyErr_SetObject(_: *mut PyObject, _: *mut PyObject);
    fn PyErr_SetString(exception: *mut PyObject, string: *const c_char);
    fn PyErr_Occurred() -> *mut PyObject;
    fn PyErr_Clear();
    fn PyErr_Fetch(_: *mut *mut PyObject, _: *mut *mut PyObject, _: *mut *mut PyObject);
    fn PyErr_Restore(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject);
    fn PyErr_GetExcInfo(_: *mut *mut PyObject, _: *mut *mut PyObject, _: *mut *mut PyObject);
    fn PyErr_SetExcInfo(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject);
    fn PyErr_GivenExceptionMatches(_: *mut PyObject, _: *mut PyObject) -> c_int;
    fn PyErr_ExceptionMatches(_: *mut PyObject) -> c_int;
    fn PyErr_NormalizeException(
        _: *mut *mut PyObject,
        _: *mut *mut PyObject,
        _: *mut *mut PyObject,
    );
    fn PyException_SetTraceback(_: *mut PyObject, _: *mut PyObject) -> c_int;
    fn PyException_GetTraceback(_: *mut PyObject) -> *mut PyObject;
    fn PyException_GetCause(_: *mut PyObject) -> *mut PyObject;
    fn PyException_SetCause(_: *mut PyObject, _: *mut PyObject);
    fn PyException_GetContext(_: *mut PyObject) -> *mut PyObject;
    fn PyException_SetContext(_: *mut PyObject, _: *mut PyObject);
    fn PyExceptionClass_Name(_: *mut PyObject) -> *const c_char;
    static PyExc_BaseException: *mut PyObject;
    static PyExc_Exception: *mut PyObject;
    static PyExc_StopAsyncIteration: *mut PyObject;
    static PyExc_StopIteration: *mut PyObject;
    static PyExc_GeneratorExit: *mut PyObject;
    static PyExc_ArithmeticError: *mut PyObject;
    static PyExc_LookupError: *mut PyObject;
    static PyExc_AssertionError: *mut PyObject;
    static PyExc_AttributeError: *mut PyObject;
    static PyExc_BufferError: *mut PyObject;
    static PyExc_EOFError: *mut PyObject;
    static PyExc_FloatingPointError: *mut PyObject;
    static PyExc_OSError: *mut PyObject;
    static PyExc_ImportError: *mut PyObject;
    static PyExc_ModuleNotFoundError: *mut PyObject;
    static PyExc_IndexError: *mut PyObject;
    static PyExc_KeyError: *mut PyObject;
    static PyExc_KeyboardInterrupt: *mut PyObject;
    static PyExc_MemoryError: *mut PyObject;
    static PyExc_NameError: *mut PyObject;
    static PyExc_OverflowError: *mut PyObject;
    static PyExc_RuntimeError: *mut PyObject;
    static PyExc_RecursionError: *mut PyObject;
    static PyExc_NotImplementedError: *mut PyObject;
    static PyExc_SyntaxError: *mut PyObject;
    static PyExc_IndentationError: *mut PyObject;
    static PyExc_TabError: *mut PyObject;
    static PyExc_ReferenceError: *mut PyObject;
    static PyExc_SystemError: *mut PyObject;
    static PyExc_SystemExit: *mut PyObject;
    static PyExc_TypeError: *mut PyObject;
    static PyExc_UnboundLocalError: *mut PyObject;
    static PyExc_UnicodeError: *mut PyObject;
    static PyExc_UnicodeEncodeError: *mut PyObject;
    static PyExc_UnicodeDecodeError: *mut PyObject;
    static PyExc_UnicodeTranslateError: *mut PyObject;
    static PyExc_ValueError: *mut PyObject;
    static PyExc_ZeroDivisionError: *mut PyObject;
    static PyExc_BlockingIOError: *mut PyObject;
    static PyExc_BrokenPipeError: *mut PyObject;
    static PyExc_ChildProcessError: *mut PyObject;
    static PyExc_ConnectionError: *mut PyObject;
    static PyExc_ConnectionAbortedError: *mut PyObject;
    static PyExc_ConnectionRefusedError: *mut PyObject;
    static PyExc_ConnectionResetError: *mut PyObject;
    static PyExc_FileExistsError: *mut PyObject;
    static PyExc_FileNotFoundError: *mut PyObject;
    static PyExc_InterruptedError: *mut PyObject;
    static PyExc_IsADirectoryError: *mut PyObject;
    static PyExc_NotADirectoryError: *mut PyObject;
    static PyExc_PermissionError: *mut PyObject;
    static PyExc_ProcessLookupError: *mut PyObject;
    static PyExc_TimeoutError: *mut PyObject;
    static PyExc_EnvironmentError: *mut PyObject;
    static PyExc_IOError: *mut PyObject;
    static PyExc_Warning: *mut PyObject;
    static PyExc_UserWarning: *mut PyObject;
    static PyExc_DeprecationWarning: *mut PyObject;
    static PyExc_PendingDeprecationWarning: *mut PyObject;
    static PyExc_SyntaxWarning: *mut PyObject;
    static PyExc_RuntimeWarning: *mut PyObject;
    static PyExc_FutureWarning: *mut PyObject;
    static PyExc_ImportWarning: *mut PyObject;
    static PyExc_UnicodeWarning: *mut PyObject;
    static PyExc_BytesWarning: *mut PyObject;
    static PyExc_ResourceWarning: *mut PyObject;
    fn PyErr_BadArgument() -> c_int;
    fn PyErr_NoMemory() -> *mut PyObject;
    fn PyErr_SetFromErrno(_: *mut PyObject) -> *mut PyObject;
    fn PyErr_SetFromErrnoWithFilenameObject(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    fn PyErr_SetFromErrnoWithFilenameObjects(
        _: *mut PyObject,
        _: *mut PyObject,
        _: *mut PyObject,
    ) -> *mut PyObject;
    fn PyErr_SetFromErrnoWithFilename(exc: *mut PyObject, filename: *const c_char)
        -> *mut PyObject;
    fn PyErr_SetImportErrorSubclass(
        _: *mut PyObject,
        _: *mut PyObject,
        _: *mut PyObject,
        _: *mut PyObject,
    ) -> *mut PyObject;
    fn PyErr_SetImportError(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    fn PyErr_BadInternalCall();
    fn _PyErr_BadInternalCall(filename: *const c_char, lineno: c_int);
    fn PyErr_NewException(
        name: *const c_char,
        base: *mut PyObject,
        dict: *mut PyObject,
    ) -> *mut PyObject;
    fn PyErr_NewExceptionWithDoc(
        name: *const c_char,
        doc: *const c_char,
        base: *mut PyObject,
        dict: *mut PyObject,
    ) -> *mut PyObject;
    fn PyErr_WriteUnraisable(_: *mut PyObject);
    fn PyErr_CheckSignals() -> c_int;
    fn PyErr_SetInterrupt();
    fn PyErr_SyntaxLocation(filename: *const c_char, lineno: c_int);
    fn PyErr_SyntaxLocationEx(filename: *const c_char, lineno: c_int, col_offset: c_int);
    fn PyErr_ProgramText(filename: *const c_char, lineno: c_int) -> *mut PyObject;
    fn PyUnicodeDecodeError_Create(
        encoding: *const c_char,
        object: *const c_char,
        length: Py_ssize_t,
        start: Py_ssize_t,
        end: Py_ssize_t,
        reason: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicodeEncodeError_GetEncoding(_: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeDecodeError_GetEncoding(_: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeEncodeError_GetObject(_: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeDecodeError_GetObject(_: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeTranslateError_GetObject(_: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeEncodeError_GetStart(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeDecodeError_GetStart(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeTranslateError_GetStart(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeEncodeError_SetStart(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    fn PyUnicodeDecodeError_SetStart(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    fn PyUnicodeTranslateError_SetStart(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    fn PyUnicodeEncodeError_GetEnd(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeDecodeError_GetEnd(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeTranslateError_GetEnd(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeEncodeError_SetEnd(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    fn PyUnicodeDecodeError_SetEnd(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    fn PyUnicodeTranslateError_SetEnd(_: *mut PyObject, _: Py_ssize_t) -> c_int;
    fn PyUnicodeEncodeError_GetReason(_: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeDecodeError_GetReason(_: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeTranslateError_GetReason(_: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeEncodeError_SetReason(exc: *mut PyObject, reason: *const c_char) -> c_int;
    fn PyUnicodeDecodeError_SetReason(exc: *mut PyObject, reason: *const c_char) -> c_int;
    fn PyUnicodeTranslateError_SetReason(exc: *mut PyObject, reason: *const c_char) -> c_int;
    fn PyErr_SyntaxLocationObject(filename: *mut PyObject, lineno: c_int, col_offset: c_int);
    fn PyErr_ProgramTextObject(filename: *mut PyObject, lineno: c_int) -> *mut PyObject;
}

/// `longobject.h`
extern "C" {
    fn PyLong_FromLong(_: c_long) -> *mut PyObject;
    fn PyLong_FromUnsignedLong(_: c_ulong) -> *mut PyObject;
    fn PyLong_FromSize_t(_: usize) -> *mut PyObject;
    fn PyLong_FromSsize_t(_: Py_ssize_t) -> *mut PyObject;
    fn PyLong_FromDouble(_: c_double) -> *mut PyObject;
    fn PyLong_AsLong(_: *mut PyObject) -> c_long;
    fn PyLong_AsLongAndOverflow(_: *mut PyObject, _: *mut c_int) -> c_long;
    fn PyLong_AsSsize_t(_: *mut PyObject) -> Py_ssize_t;
    fn PyLong_AsSize_t(_: *mut PyObject) -> usize;
    fn PyLong_AsUnsignedLong(_: *mut PyObject) -> c_ulong;
    fn PyLong_AsUnsignedLongMask(_: *mut PyObject) -> c_ulong;
    fn PyLong_GetInfo() -> *mut PyObject;
    fn PyLong_AsDouble(_: *mut PyObject) -> c_double;
    fn PyLong_FromVoidPtr(_: *mut c_void) -> *mut PyObject;
    fn PyLong_AsVoidPtr(_: *mut PyObject) -> *mut c_void;
    fn PyLong_FromLongLong(_: c_longlong) -> *mut PyObject;
    fn PyLong_FromUnsignedLongLong(_: c_ulonglong) -> *mut PyObject;
    fn PyLong_AsLongLong(_: *mut PyObject) -> c_longlong;
    fn PyLong_AsUnsignedLongLong(_: *mut PyObject) -> c_ulonglong;
    fn PyLong_AsUnsignedLongLongMask(_: *mut PyObject) -> c_ulonglong;
    fn PyLong_AsLongLongAndOverflow(_: *mut PyObject, _: *mut c_int) -> c_longlong;
    fn PyLong_FromString(_: *const c_char, _: *mut *mut c_char, _: c_int) -> *mut PyObject;
    fn PyOS_strtoul(_: *const c_char, _: *mut *mut c_char, _: c_int) -> c_ulong;
    fn PyOS_strtol(_: *const c_char, _: *mut *mut c_char, _: c_int) -> c_long;
    fn PyLong_FromUnicodeObject(u: *mut PyObject, base: c_int) -> *mut PyObject;
    fn _PyLong_Sign(v: *mut PyObject) -> c_int;
    fn _PyLong_NumBits(v: *mut PyObject) -> usize;
    fn _PyLong_GCD(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    fn _PyLong_FromByteArray(
        bytes: *const c_uchar,
        n: usize,
        little_endian: c_int,
        is_signed: c_int,
    ) -> *mut PyObject;
}

/// `cpython/longintrepr.h`
extern "C" {
    fn _PyLong_New(_: Py_ssize_t) -> *mut PyLongObject;
    fn _PyLong_Copy(src: *mut PyLongObject) -> *mut PyObject;
}

/// `boolobject.h`
extern "C" {
    static _Py_FalseStruct: PyLongObject;
    static _Py_TrueStruct: PyLongObject;
    fn PyBool_FromLong(_: c_long) -> *mut PyObject;
}

/// `floatobject.h`
extern "C" {
    static PyFloat_Type: PyTypeObject;
    fn PyFloat_GetMax() -> c_double;
    fn PyFloat_GetMin() -> c_double;
    fn PyFloat_GetInfo() -> *mut PyObject;
    fn PyFloat_FromString(_: *mut PyObject) -> *mut PyObject;
    fn PyFloat_FromDouble(_: c_double) -> *mut PyObject;
    fn PyFloat_AsDouble(_: *mut PyObject) -> c_double;
}

/// `complexobject.h`
extern "C" {
    static PyComplex_Type: PyTypeObject;
    fn PyComplex_FromDoubles(real: c_double, imag: c_double) -> *mut PyObject;
    fn PyComplex_RealAsDouble(op: *mut PyObject) -> c_double;
    fn PyComplex_ImagAsDouble(op: *mut PyObject) -> c_double;
    fn _Py_c_sum(_: Py_complex, _: Py_complex) -> Py_complex;
    fn _Py_c_diff(_: Py_complex, _: Py_complex) -> Py_complex;
    fn _Py_c_neg(_: Py_complex) -> Py_complex;
    fn _Py_c_prod(_: Py_complex, _: Py_complex) -> Py_complex;
    fn _Py_c_quot(_: Py_complex, _: Py_complex) -> Py_complex;
    fn _Py_c_pow(_: Py_complex, _: Py_complex) -> Py_complex;
    fn _Py_c_abs(_: Py_complex) -> c_double;
    fn PyComplex_FromCComplex(_: Py_complex) -> *mut PyObject;
    fn PyComplex_AsCComplex(op: *mut PyObject) -> Py_complex;
}

/// `rangeobject.h`
extern "C" {
    static PyRange_Type: PyTypeObject;
    static PyRangeIter_Type: PyTypeObject;
    static PyLongRangeIter_Type: PyTypeObject;
}

/// `memoryobject.h`
extern "C" {
    static PyMemoryView_Type: PyTypeObject;
    fn PyMemoryView_FromObject(base: *mut PyObject) -> *mut PyObject;
    fn PyMemoryView_FromMemory(mem: *mut c_char, size: Py_ssize_t, flags: c_int) -> *mut PyObject;
    fn PyMemoryView_FromBuffer(info: *const Py_buffer) -> *mut PyObject;
    fn PyMemoryView_GetContiguous(
        base: *mut PyObject,
        buffertype: c_int,
        order: c_char,
    ) -> *mut PyObject;
}

/// `tupleobject.h`
extern "C" {
    static PyTuple_Type: PyTypeObject;
    static PyTupleIter_Type: PyTypeObject;
    fn PyTuple_New(size: Py_ssize_t) -> *mut PyObject;
    fn PyTuple_Size(_: *mut PyObject) -> Py_ssize_t;
    fn PyTuple_GetItem(_: *mut PyObject, _: Py_ssize_t) -> *mut PyObject;
    fn PyTuple_SetItem(_: *mut PyObject, _: Py_ssize_t, _: *mut PyObject) -> c_int;
    fn PyTuple_GetSlice(_: *mut PyObject, _: Py_ssize_t, _: Py_ssize_t) -> *mut PyObject;
    fn _PyTuple_Resize(_: *mut *mut PyObject, _: Py_ssize_t) -> c_int;
}

/// `listobject.h`
extern "C" {
    static PyList_Type: PyTypeObject;
    static PyListIter_Type: PyTypeObject;
    static PyListRevIter_Type: PyTypeObject;
    fn PyList_New(size: Py_ssize_t) -> *mut PyObject;
    fn PyList_Size(_: *mut PyObject) -> Py_ssize_t;
    fn PyList_GetItem(_: *mut PyObject, _: Py_ssize_t) -> *mut PyObject;
    fn PyList_SetItem(_: *mut PyObject, _: Py_ssize_t, _: *mut PyObject) -> c_int;
    fn PyList_Insert(_: *mut PyObject, _: Py_ssize_t, _: *mut PyObject) -> c_int;
    fn PyList_Append(_: *mut PyObject, _: *mut PyObject) -> c_int;
    fn PyList_GetSlice(_: *mut PyObject, _: Py_ssize_t, _: Py_ssize_t) -> *mut PyObject;
    fn PyList_SetSlice(_: *mut PyObject, _: Py_ssize_t, _: Py_ssize_t, _: *mut PyObject) -> c_int;
    fn PyList_Sort(_: *mut PyObject) -> c_int;
    fn PyList_Reverse(_: *mut PyObject) -> c_int;
    fn PyList_AsTuple(_: *mut PyObject) -> *mut PyObject;
}

/// `dictobject.h`
extern "C" {
    static PyDict_Type: PyTypeObject;
    fn PyDict_New() -> *mut PyObject;
    fn PyDict_GetItem(mp: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    fn PyDict_GetItemWithError(mp: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    fn PyDict_SetItem(mp: *mut PyObject, key: *mut PyObject, item: *mut PyObject) -> c_int;
    fn PyDict_DelItem(mp: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyDict_Clear(mp: *mut PyObject);
    fn PyDict_Next(
        mp: *mut PyObject,
        pos: *mut Py_ssize_t,
        key: *mut *mut PyObject,
        value: *mut *mut PyObject,
    ) -> c_int;
    fn PyDict_Keys(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Values(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Items(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Size(mp: *mut PyObject) -> Py_ssize_t;
    fn PyDict_Copy(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Contains(mp: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyDict_Update(mp: *mut PyObject, other: *mut PyObject) -> c_int;
    fn PyDict_Merge(mp: *mut PyObject, other: *mut PyObject, override_: c_int) -> c_int;
    fn PyDict_MergeFromSeq2(d: *mut PyObject, seq2: *mut PyObject, override_: c_int) -> c_int;
    fn PyDict_GetItemString(dp: *mut PyObject, key: *const c_char) -> *mut PyObject;
    fn PyDict_SetItemString(dp: *mut PyObject, key: *const c_char, item: *mut PyObject) -> c_int;
    fn PyDict_DelItemString(dp: *mut PyObject, key: *const c_char) -> c_int;
    fn PyObject_GenericGetDict(_: *mut PyObject, _: *mut c_void) -> *mut PyObject;
    static PyDictKeys_Type: PyTypeObject;
    static PyDictValues_Type: PyTypeObject;
    static PyDictItems_Type: PyTypeObject;
    static PyDictIterKey_Type: PyTypeObject;
    static PyDictIterValue_Type: PyTypeObject;
    static PyDictIterItem_Type: PyTypeObject;
    static PyDictRevIterKey_Type: PyTypeObject;
    static PyDictRevIterItem_Type: PyTypeObject;
    static PyDictRevIterValue_Type: PyTypeObject;
    fn _PyDict_GetItem_KnownHash(
        mp: *mut PyObject,
        key: *mut PyObject,
        hash: Py_hash_t,
    ) -> *mut PyObject;
    fn _PyDict_GetItemStringWithError(_: *mut PyObject, _: *const c_char) -> *mut PyObject;
    fn PyDict_SetDefault(
        mp: *mut PyObject,
        key: *mut PyObject,
        defaultobj: *mut PyObject,
    ) -> *mut PyObject;
    fn _PyDict_NewPresized(minused: Py_ssize_t) -> *mut PyObject;
}

/// `cpython/odictobject.h`
extern "C" {
    static PyODict_Type: PyTypeObject;
    static PyODictIter_Type: PyTypeObject;
    static PyODictKeys_Type: PyTypeObject;
    static PyODictItems_Type: PyTypeObject;
    static PyODictValues_Type: PyTypeObject;
    fn PyODict_New() -> *mut PyObject;
    fn PyODict_SetItem(od: *mut PyObject, key: *mut PyObject, item: *mut PyObject) -> c_int;
    fn PyODict_DelItem(od: *mut PyObject, key: *mut PyObject) -> c_int;
}

/// `enumobject.h`
extern "C" {
    static PyEnum_Type: PyTypeObject;
    static PyReversed_Type: PyTypeObject;
}

/// `setobject.h`
extern "C" {
    static PySet_Type: PyTypeObject;
    static PyFrozenSet_Type: PyTypeObject;
    static PySetIter_Type: PyTypeObject;
    fn PySet_New(_: *mut PyObject) -> *mut PyObject;
    fn PyFrozenSet_New(_: *mut PyObject) -> *mut PyObject;
    fn PySet_Add(set: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Clear(set: *mut PyObject) -> c_int;
    fn PySet_Contains(anyset: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Discard(set: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Pop(set: *mut PyObject) -> *mut PyObject;
    fn PySet_Size(anyset: *mut PyObject) -> Py_ssize_t;
}

/// `methodobject.h`
extern "C" {
    static PyCFunction_Type: PyTypeObject;
    fn PyCFunction_GetFunction(_: *mut PyObject) -> PyCFunction;
    fn PyCFunction_GetSelf(_: *mut PyObject) -> *mut PyObject;
    fn PyCFunction_GetFlags(_: *mut PyObject) -> c_int;
    fn PyCFunction_NewEx(_: *mut PyMethodDef, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
}

/// `moduleobject.h`
extern "C" {
    static PyModule_Type: PyTypeObject;
    fn PyModule_NewObject(name: *mut PyObject) -> *mut PyObject;
    fn PyModule_New(name: *const c_char) -> *mut PyObject;
    fn PyModule_GetDict(_: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetNameObject(_: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetName(_: *mut PyObject) -> *const c_char;
    fn PyModule_GetFilename(_: *mut PyObject) -> *const c_char;
    fn PyModule_GetFilenameObject(_: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetDef(_: *mut PyObject) -> *mut PyModuleDef;
    fn PyModule_GetState(_: *mut PyObject) -> *mut c_void;
    fn PyModuleDef_Init(_: *mut PyModuleDef) -> *mut PyObject;
    static PyModuleDef_Type: PyTypeObject;
}

/// `cpython/funcobject.h`
extern "C" {
    static PyFunction_Type: PyTypeObject;
    fn PyFunction_New(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    fn PyFunction_NewWithQualName(
        _: *mut PyObject,
        _: *mut PyObject,
        _: *mut PyObject,
    ) -> *mut PyObject;
    fn PyFunction_GetCode(_: *mut PyObject) -> *mut PyObject;
    fn PyFunction_GetGlobals(_: *mut PyObject) -> *mut PyObject;
    fn PyFunction_GetModule(_: *mut PyObject) -> *mut PyObject;
    fn PyFunction_GetDefaults(_: *mut PyObject) -> *mut PyObject;
    fn PyFunction_SetDefaults(_: *mut PyObject, _: *mut PyObject) -> c_int;
    fn PyFunction_GetKwDefaults(_: *mut PyObject) -> *mut PyObject;
    fn PyFunction_SetKwDefaults(_: *mut PyObject, _: *mut PyObject) -> c_int;
    fn PyFunction_GetClosure(_: *mut PyObject) -> *mut PyObject;
    fn PyFunction_SetClosure(_: *mut PyObject, _: *mut PyObject) -> c_int;
    fn PyFunction_GetAnnotations(_: *mut PyObject) -> *mut PyObject;
    fn PyFunction_SetAnnotations(_: *mut PyObject, _: *mut PyObject) -> c_int;
    static PyClassMethod_Type: PyTypeObject;
    static PyStaticMethod_Type: PyTypeObject;
    fn PyClassMethod_New(_: *mut PyObject) -> *mut PyObject;
    fn PyStaticMethod_New(_: *mut PyObject) -> *mut PyObject;
}

/// `cpython/classobject.h`
extern "C" {
    static PyMethod_Type: PyTypeObject;
    fn PyMethod_New(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    fn PyMethod_Function(_: *mut PyObject) -> *mut PyObject;
    fn PyMethod_Self(_: *mut PyObject) -> *mut PyObject;
    static PyInstanceMethod_Type: PyTypeObject;
    fn PyInstanceMethod_New(_: *mut PyObject) -> *mut PyObject;
    fn PyInstanceMethod_Function(_: *mut PyObject) -> *mut PyObject;
}

/// `fileobject.h`
extern "C" {
    fn PyFile_FromFd(
        _: c_int,
        _: *const c_char,
        _: *const c_char,
        _: c_int,
        _: *const c_char,
        _: *const c_char,
        _: *const c_char,
        _: c_int,
    ) -> *mut PyObject;
    fn PyFile_GetLine(_: *mut PyObject, _: c_int) -> *mut PyObject;
    fn PyFile_WriteObject(_: *mut PyObject, _: *mut PyObject, _: c_int) -> c_int;
    fn PyFile_WriteString(_: *const c_char, _: *mut PyObject) -> c_int;
    fn PyObject_AsFileDescriptor(_: *mut PyObject) -> c_int;
    static Py_FileSystemDefaultEncoding: *const c_char;
    static Py_FileSystemDefaultEncodeErrors: *const c_char;
    static Py_HasFileSystemDefaultEncoding: c_int;
    static Py_UTF8Mode: c_int;
    fn Py_UniversalNewlineFgets(
        _: *mut c_char,
        _: c_int,
        _: *mut FILE,
        _: *mut PyObject,
    ) -> *mut c_char;
    fn PyFile_NewStdPrinter(_: c_int) -> *mut PyObject;
    static PyStdPrinter_Type: PyTypeObject;
    fn PyFile_OpenCode(utf8path: *const c_char) -> *mut PyObject;
    fn PyFile_OpenCodeObject(path: *mut PyObject) -> *mut PyObject;
}

/// `pycapsule.h`
extern "C" {
    static PyCapsule_Type: PyTypeObject;
    fn PyCapsule_New(
        pointer: *mut c_void,
        name: *const c_char,
        destructor: PyCapsule_Destructor,
    ) -> *mut PyObject;
    fn PyCapsule_GetPointer(capsule: *mut PyObject, name: *const c_char) -> *mut c_void;
    fn PyCapsule_GetDestructor(capsule: *mut PyObject) -> PyCapsule_Destructor;
    fn PyCapsule_GetName(capsule: *mut PyObject) -> *const c_char;
    fn PyCapsule_GetContext(capsule: *mut PyObject) -> *mut c_void;
    fn PyCapsule_IsValid(capsule: *mut PyObject, name: *const c_char) -> c_int;
    fn PyCapsule_SetPointer(capsule: *mut PyObject, pointer: *mut c_void) -> c_int;
    fn PyCapsule_SetDestructor(capsule: *mut PyObject, destructor: PyCapsule_Destructor) -> c_int;
    fn PyCapsule_SetName(capsule: *mut PyObject, name: *const c_char) -> c_int;
    fn PyCapsule_SetContext(capsule: *mut PyObject, context: *mut c_void) -> c_int;
    fn PyCapsule_Import(name: *const c_char, no_block: c_int) -> *mut c_void;
}

/// `cpython/code.h`
extern "C" {
    static PyCode_Type: PyTypeObject;
    fn PyCode_NewEmpty(
        filename: *const c_char,
        funcname: *const c_char,
        firstlineno: c_int,
    ) -> *mut PyCodeObject;
    fn PyCode_Addr2Line(_: *mut PyCodeObject, _: c_int) -> c_int;
    fn PyCode_Optimize(
        code: *mut PyObject,
        consts: *mut PyObject,
        names: *mut PyObject,
        lnotab: *mut PyObject,
    ) -> *mut PyObject;
}

/// `pyframe.h`
extern "C" {
    fn PyFrame_GetLineNumber(_: *mut PyFrameObject) -> c_int;
    static PyFrame_Type: PyTypeObject;
}

/// `traceback.h`
extern "C" {
    fn PyTraceBack_Here(_: *mut PyFrameObject) -> c_int;
    fn PyTraceBack_Print(_: *mut PyObject, _: *mut PyObject) -> c_int;
    static PyTraceBack_Type: PyTypeObject;
}

/// `sliceobject.h`
extern "C" {
    static _Py_EllipsisObject: PyObject;
    static PySlice_Type: PyTypeObject;
    static PyEllipsis_Type: PyTypeObject;
    fn PySlice_New(start: *mut PyObject, stop: *mut PyObject, step: *mut PyObject)
        -> *mut PyObject;
    fn PySlice_GetIndices(
        r: *mut PyObject,
        length: Py_ssize_t,
        start: *mut Py_ssize_t,
        stop: *mut Py_ssize_t,
        step: *mut Py_ssize_t,
    ) -> c_int;
    fn PySlice_GetIndicesEx(
        r: *mut PyObject,
        length: Py_ssize_t,
        start: *mut Py_ssize_t,
        stop: *mut Py_ssize_t,
        step: *mut Py_ssize_t,
        slicelength: *mut Py_ssize_t,
    ) -> c_int;
    fn PySlice_Unpack(
        slice: *mut PyObject,
        start: *mut Py_ssize_t,
        stop: *mut Py_ssize_t,
        step: *mut Py_ssize_t,
    ) -> c_int;
    fn PySlice_AdjustIndices(
        length: Py_ssize_t,
        start: *mut Py_ssize_t,
        stop: *mut Py_ssize_t,
        step: Py_ssize_t,
    ) -> Py_ssize_t;
}

/// `cpython/cellobject.h`
extern "C" {
    static PyCell_Type: PyTypeObject;
    fn PyCell_New(_: *mut PyObject) -> *mut PyObject;
    fn PyCell_Get(_: *mut PyObject) -> *mut PyObject;
    fn PyCell_Set(_: *mut PyObject, _: *mut PyObject) -> c_int;
}

/// `iterobject.h`
extern "C" {
    static PySeqIter_Type: PyTypeObject;
    static PyCallIter_Type: PyTypeObject;
    fn PySeqIter_New(_: *mut PyObject) -> *mut PyObject;
    fn PyCallIter_New(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
}

/// `pystate.h`
extern "C" {
    fn PyInterpreterState_New() -> *mut PyInterpreterState;
    fn PyInterpreterState_Clear(_: *mut PyInterpreterState);
    fn PyInterpreterState_Delete(_: *mut PyInterpreterState);
    fn PyInterpreterState_GetDict(_: *mut PyInterpreterState) -> *mut PyObject;
    fn PyInterpreterState_GetID(_: *mut PyInterpreterState) -> i64;
    fn PyState_AddModule(_: *mut PyObject, _: *mut PyModuleDef) -> c_int;
    fn PyState_RemoveModule(_: *mut PyModuleDef) -> c_int;
    fn PyState_FindModule(_: *mut PyModuleDef) -> *mut PyObject;
    fn PyThreadState_New(_: *mut PyInterpreterState) -> *mut PyThreadState;
    fn PyThreadState_Clear(_: *mut PyThreadState);
    fn PyThreadState_Delete(_: *mut PyThreadState);
    fn PyThreadState_Get() -> *mut PyThreadState;
    fn PyThreadState_Swap(_: *mut PyThreadState) -> *mut PyThreadState;
    fn PyThreadState_GetDict() -> *mut PyObject;
    fn PyThreadState_SetAsyncExc(_: c_ulong, _: *mut PyObject) -> c_int;
    fn PyGILState_Ensure() -> PyGILState_STATE;
    fn PyGILState_Release(_: PyGILState_STATE);
    fn PyGILState_GetThisThreadState() -> *mut PyThreadState;
    fn PyGILState_Check() -> c_int;
    fn PyInterpreterState_Main() -> *mut PyInterpreterState;
    fn PyInterpreterState_Head() -> *mut PyInterpreterState;
    fn PyInterpreterState_Next(_: *mut PyInterpreterState) -> *mut PyInterpreterState;
    fn PyInterpreterState_ThreadHead(_: *mut PyInterpreterState) -> *mut PyThreadState;
    fn PyThreadState_Next(_: *mut PyThreadState) -> *mut PyThreadState;
    fn PyThreadState_DeleteCurrent();
}

/// `cpython/genobject.h`
extern "C" {
    static PyGen_Type: PyTypeObject;
    fn PyGen_New(_: *mut PyFrameObject) -> *mut PyObject;
    fn PyGen_NewWithQualName(
        _: *mut PyFrameObject,
        name: *mut PyObject,
        qualname: *mut PyObject,
    ) -> *mut PyObject;
    static PyCoro_Type: PyTypeObject;
    fn PyCoro_New(
        _: *mut PyFrameObject,
        name: *mut PyObject,
        qualname: *mut PyObject,
    ) -> *mut PyObject;
    static PyAsyncGen_Type: PyTypeObject;
    fn PyAsyncGen_New(
        _: *mut PyFrameObject,
        name: *mut PyObject,
        qualname: *mut PyObject,
    ) -> *mut PyObject;
}

/// `descrobject.h`
extern "C" {
    static PyClassMethodDescr_Type: PyTypeObject;
    static PyGetSetDescr_Type: PyTypeObject;
    static PyMemberDescr_Type: PyTypeObject;
    static PyMethodDescr_Type: PyTypeObject;
    static PyWrapperDescr_Type: PyTypeObject;
    static PyDictProxy_Type: PyTypeObject;
    static PyProperty_Type: PyTypeObject;
    fn PyDescr_NewMethod(_: *mut PyTypeObject, _: *mut PyMethodDef) -> *mut PyObject;
    fn PyDescr_NewClassMethod(_: *mut PyTypeObject, _: *mut PyMethodDef) -> *mut PyObject;
    fn PyDescr_NewMember(_: *mut PyTypeObject, _: *mut PyMemberDef) -> *mut PyObject;
    fn PyDescr_NewGetSet(_: *mut PyTypeObject, _: *mut PyGetSetDef) -> *mut PyObject;
    fn PyDictProxy_New(_: *mut PyObject) -> *mut PyObject;
    fn PyWrapper_New(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    fn PyMember_GetOne(_: *const c_char, _: *mut PyMemberDef) -> *mut PyObject;
    fn PyMember_SetOne(_: *mut c_char, _: *mut PyMemberDef, _: *mut PyObject) -> c_int;
}

/// `warnings.h`
extern "C" {
    fn PyErr_WarnEx(
        category: *mut PyObject,
        message: *const c_char,
        stack_level: Py_ssize_t,
    ) -> c_int;
    fn PyErr_WarnExplicit(
        category: *mut PyObject,
        message: *const c_char,
        filename: *const c_char,
        lineno: c_int,
        module: *const c_char,
        registry: *mut PyObject,
    ) -> c_int;
    fn PyErr_WarnExplicitObject(
        category: *mut PyObject,
        message: *mut PyObject,
        filename: *mut PyObject,
        lineno: c_int,
        module: *mut PyObject,
        registry: *mut PyObject,
    ) -> c_int;
}

/// `weakrefobject.h`
extern "C" {
    static _PyWeakref_RefType: PyTypeObject;
    static _PyWeakref_ProxyType: PyTypeObject;
    static _PyWeakref_CallableProxyType: PyTypeObject;
    fn PyWeakref_NewRef(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    fn PyWeakref_NewProxy(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    fn PyWeakref_GetObject(ref_: *mut PyObject) -> *mut PyObject;
}

/// `structseq.h`
extern "C" {
    fn PyStructSequence_InitType(type_: *mut PyTypeObject, desc: *mut PyStructSequence_Desc);
    fn PyStructSequence_InitType2(
        type_: *mut PyTypeObject,
        desc: *mut PyStructSequence_Desc,
    ) -> c_int;
    fn PyStructSequence_NewType(desc: *mut PyStructSequence_Desc) -> *mut PyTypeObject;
    fn PyStructSequence_New(type_: *mut PyTypeObject) -> *mut PyObject;
    fn PyStructSequence_SetItem(_: *mut PyObject, _: Py_ssize_t, _: *mut PyObject);
    fn PyStructSequence_GetItem(_: *mut PyObject, _: Py_ssize_t) -> *mut PyObject;
}

/// `cpython/picklebufobject.h`
extern "C" {
    static PyPickleBuffer_Type: PyTypeObject;
    fn PyPickleBuffer_FromObject(_: *mut PyObject) -> *mut PyObject;
    fn PyPickleBuffer_GetBuffer(_: *mut PyObject) -> *const Py_buffer;
    fn PyPickleBuffer_Release(_: *mut PyObject) -> c_int;
}

/// `codecs.h`
extern "C" {
    fn PyCodec_Register(search_function: *mut PyObject) -> c_int;
    fn PyCodec_KnownEncoding(encoding: *const c_char) -> c_int;
    fn PyCodec_Encode(
        object: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyCodec_Decode(
        object: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyCodec_Encoder(encoding: *const c_char) -> *mut PyObject;
    fn PyCodec_Decoder(encoding: *const c_char) -> *mut PyObject;
    fn PyCodec_IncrementalEncoder(encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    fn PyCodec_IncrementalDecoder(encoding: *const c_char, errors: *const c_char) -> *mut PyObject;
    fn PyCodec_StreamReader(
        encoding: *const c_char,
        stream: *mut PyObject,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyCodec_StreamWriter(
        encoding: *const c_char,
        stream: *mut PyObject,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyCodec_RegisterError(name: *const c_char, error: *mut PyObject) -> c_int;
    fn PyCodec_LookupError(name: *const c_char) -> *mut PyObject;
    fn PyCodec_StrictErrors(exc: *mut PyObject) -> *mut PyObject;
    fn PyCodec_IgnoreErrors(exc: *mut PyObject) -> *mut PyObject;
    fn PyCodec_ReplaceErrors(exc: *mut PyObject) -> *mut PyObject;
    fn PyCodec_XMLCharRefReplaceErrors(exc: *mut PyObject) -> *mut PyObject;
    fn PyCodec_BackslashReplaceErrors(exc: *mut PyObject) -> *mut PyObject;
    fn PyCodec_NameReplaceErrors(exc: *mut PyObject) -> *mut PyObject;
    static Py_hexdigits: *const c_char;
}

/// `pythread.h`
extern "C" {
    fn PyThread_tss_alloc() -> *mut Py_tss_t;
    fn PyThread_tss_create(key: *mut Py_tss_t) -> c_int;
    fn PyThread_tss_delete(key: *mut Py_tss_t);
    fn PyThread_tss_free(key: *mut Py_tss_t);
    fn PyThread_tss_get(key: *mut Py_tss_t) -> *mut c_void;
    fn PyThread_tss_is_created(key: *mut Py_tss_t) -> c_int;
    fn PyThread_tss_set(key: *mut Py_tss_t, value: *mut c_void) -> c_int;
    fn PyThread_init_thread();
    fn PyThread_start_new_thread(
        _: Option<unsafe extern "C" fn(_: *mut c_void)>,
        _: *mut c_void,
    ) -> c_ulong;
    fn PyThread_get_thread_ident() -> c_ulong;
    fn PyThread_get_thread_native_id() -> c_ulong;
    fn PyThread_allocate_lock() -> PyThread_type_lock;
    fn PyThread_free_lock(_: PyThread_type_lock);
    fn PyThread_acquire_lock(_: PyThread_type_lock, _: c_int) -> c_int;
    fn PyThread_acquire_lock_timed(
        _: PyThread_type_lock,
        microseconds: c_longlong,
        intr_flag: c_int,
    ) -> PyLockStatus;
    fn PyThread_release_lock(_: PyThread_type_lock);
    fn PyThread_get_stacksize() -> usize;
    fn PyThread_set_stacksize(_: usize) -> c_int;
    fn PyThread_GetInfo() -> *mut PyObject;
    fn PyThread_create_key() -> c_int;
    fn PyThread_delete_key(key: c_int);
    fn PyThread_set_key_value(key: c_int, value: *mut c_void) -> c_int;
    fn PyThread_get_key_value(key: c_int) -> *mut c_void;
    fn PyThread_delete_key_value(key: c_int);
    fn PyThread_ReInitTLS();
}

/// `cpython/context.h`
extern "C" {
    static PyContext_Type: PyTypeObject;
    static PyContextVar_Type: PyTypeObject;
    static PyContextToken_Type: PyTypeObject;
    fn PyContext_New() -> *mut PyObject;
    fn PyContext_Copy(_: *mut PyObject) -> *mut PyObject;
    fn PyContext_CopyCurrent() -> *mut PyObject;
    fn PyContext_Enter(_: *mut PyObject) -> c_int;
    fn PyContext_Exit(_: *mut PyObject) -> c_int;
    fn PyContextVar_New(name: *const c_char, default_value: *mut PyObject) -> *mut PyObject;
    fn PyContextVar_Get(
        var: *mut PyObject,
        default_value: *mut PyObject,
        value: *mut *mut PyObject,
    ) -> c_int;
    fn PyContextVar_Set(var: *mut PyObject, value: *mut PyObject) -> *mut PyObject;
    fn PyContextVar_Reset(var: *mut PyObject, token: *mut PyObject) -> c_int;
}

/// `modsupport.h`
extern "C" {
    fn PyArg_ValidateKeywordArguments(_: *mut PyObject) -> c_int;
    fn PyModule_AddObject(mod_: *mut PyObject, _: *const c_char, value: *mut PyObject) -> c_int;
    fn PyModule_AddIntConstant(_: *mut PyObject, _: *const c_char, _: c_long) -> c_int;
    fn PyModule_AddStringConstant(_: *mut PyObject, _: *const c_char, _: *const c_char) -> c_int;
    fn PyModule_SetDocString(_: *mut PyObject, _: *const c_char) -> c_int;
    fn PyModule_AddFunctions(_: *mut PyObject, _: *mut PyMethodDef) -> c_int;
    fn PyModule_ExecDef(module: *mut PyObject, def: *mut PyModuleDef) -> c_int;
    fn PyModule_Create2(_: *mut PyModuleDef, apiver: c_int) -> *mut PyObject;
    fn PyModule_FromDefAndSpec2(
        def: *mut PyModuleDef,
        spec: *mut PyObject,
        module_api_version: c_int,
    ) -> *mut PyObject;
}

/// `compile.h`
extern "C" {
    fn PyCompile_OpcodeStackEffect(opcode: c_int, oparg: c_int) -> c_int;
    fn PyCompile_OpcodeStackEffectWithJump(opcode: c_int, oparg: c_int, jump: c_int) -> c_int;
}

/// `pythonrun.h`
extern "C" {
    fn PyErr_Print();
    fn PyErr_PrintEx(_: c_int);
    fn PyErr_Display(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject);
    fn PyRun_String(
        str_: *const c_char,
        s: c_int,
        g: *mut PyObject,
        l: *mut PyObject,
    ) -> *mut PyObject;
    fn PyRun_AnyFile(fp: *mut FILE, name: *const c_char) -> c_int;
    fn PyRun_AnyFileEx(fp: *mut FILE, name: *const c_char, closeit: c_int) -> c_int;
    fn PyRun_SimpleString(s: *const c_char) -> c_int;
    fn PyRun_SimpleFile(f: *mut FILE, p: *const c_char) -> c_int;
    fn PyRun_SimpleFileEx(f: *mut FILE, p: *const c_char, c: c_int) -> c_int;
    fn PyRun_InteractiveOne(f: *mut FILE, p: *const c_char) -> c_int;
    fn PyRun_InteractiveLoop(f: *mut FILE, p: *const c_char) -> c_int;
    fn PyRun_File(
        fp: *mut FILE,
        p: *const c_char,
        s: c_int,
        g: *mut PyObject,
        l: *mut PyObject,
    ) -> *mut PyObject;
    fn PyRun_FileEx(
        fp: *mut FILE,
        p: *const c_char,
        s: c_int,
        g: *mut PyObject,
        l: *mut PyObject,
        c: c_int,
    ) -> *mut PyObject;
    fn PyOS_Readline(_: *mut FILE, _: *mut FILE, _: *const c_char) -> *mut c_char;
}

/// `pylifecycle.h`
extern "C" {
    fn Py_Initialize();
    fn Py_InitializeEx(_: c_int);
    fn Py_Finalize();
    fn Py_FinalizeEx() -> c_int;
    fn Py_IsInitialized() -> c_int;
    fn Py_NewInterpreter() -> *mut PyThreadState;
    fn Py_EndInterpreter(_: *mut PyThreadState);
    fn Py_AtExit(func: Option<unsafe extern "C" fn()>) -> c_int;
    fn Py_Main(argc: c_int, argv: *mut *mut wchar_t) -> c_int;
    fn Py_BytesMain(argc: c_int, argv: *mut *mut c_char) -> c_int;
    fn Py_SetProgramName(_: *const wchar_t);
    fn Py_GetProgramName() -> *mut wchar_t;
    fn Py_SetPythonHome(_: *const wchar_t);
    fn Py_GetPythonHome() -> *mut wchar_t;
    fn Py_GetProgramFullPath() -> *mut wchar_t;
    fn Py_GetPrefix() -> *mut wchar_t;
    fn Py_GetExecPrefix() -> *mut wchar_t;
    fn Py_GetPath() -> *mut wchar_t;
    fn Py_GetVersion() -> *const c_char;
    fn Py_GetPlatform() -> *const c_char;
    fn Py_GetCopyright() -> *const c_char;
    fn Py_GetCompiler() -> *const c_char;
    fn Py_GetBuildInfo() -> *const c_char;
    fn Py_RunMain() -> c_int;
    fn Py_FdIsInteractive(_: *mut FILE, _: *const c_char) -> c_int;
}

/// `ceval.h`
extern "C" {
    fn PyEval_EvalCode(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> *mut PyObject;
    fn PyEval_EvalCodeEx(
        co: *mut PyObject,
        globals: *mut PyObject,
        locals: *mut PyObject,
        args: *const *mut PyObject,
        argc: c_int,
        kwds: *const *mut PyObject,
        kwdc: c_int,
        defs: *const *mut PyObject,
        defc: c_int,
        kwdefs: *mut PyObject,
        closure: *mut PyObject,
    ) -> *mut PyObject;
    fn PyEval_GetBuiltins() -> *mut PyObject;
    fn PyEval_GetGlobals() -> *mut PyObject;
    fn PyEval_GetLocals() -> *mut PyObject;
    fn PyEval_GetFrame() -> *mut PyFrameObject;
    fn Py_AddPendingCall(
        func: Option<unsafe extern "C" fn(_: *mut c_void) -> c_int>,
        arg: *mut c_void,
    ) -> c_int;
    fn Py_MakePendingCalls() -> c_int;
    fn Py_SetRecursionLimit(_: c_int);
    fn Py_GetRecursionLimit() -> c_int;
    fn PyEval_GetFuncName(_: *mut PyObject) -> *const c_char;
    fn PyEval_GetFuncDesc(_: *mut PyObject) -> *const c_char;
    fn PyEval_EvalFrame(_: *mut PyFrameObject) -> *mut PyObject;
    fn PyEval_EvalFrameEx(f: *mut PyFrameObject, exc: c_int) -> *mut PyObject;
    fn PyEval_SaveThread() -> *mut PyThreadState;
    fn PyEval_RestoreThread(_: *mut PyThreadState);
    fn PyEval_InitThreads();
    fn PyEval_AcquireThread(tstate: *mut PyThreadState);
    fn PyEval_ReleaseThread(tstate: *mut PyThreadState);
    fn _PyEval_SliceIndex(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
    fn _PyEval_SliceIndexNotNone(_: *mut PyObject, _: *mut Py_ssize_t) -> c_int;
}

/// `sysmodule.h`
extern "C" {
    fn PySys_GetObject(_: *const c_char) -> *mut PyObject;
    fn PySys_SetObject(_: *const c_char, _: *mut PyObject) -> c_int;
    fn PySys_SetArgv(_: c_int, _: *mut *mut wchar_t);
    fn PySys_SetArgvEx(_: c_int, _: *mut *mut wchar_t, _: c_int);
    fn PySys_ResetWarnOptions();
    fn PySys_GetXOptions() -> *mut PyObject;
}

/// `osmodule.h`
extern "C" {
    fn PyOS_FSPath(path: *mut PyObject) -> *mut PyObject;
}

/// `intrcheck.h`
extern "C" {
    fn PyOS_InterruptOccurred() -> c_int;
    fn PyOS_BeforeFork();
    fn PyOS_AfterFork_Parent();
    fn PyOS_AfterFork_Child();
    fn PyOS_AfterFork();
}

/// `import.h`
extern "C" {
    fn PyImport_ExecCodeModule(name: *const c_char, co: *mut PyObject) -> *mut PyObject;
    fn PyImport_ExecCodeModuleEx(
        name: *const c_char,
        co: *mut PyObject,
        pathname: *const c_char,
    ) -> *mut PyObject;
    fn PyImport_ExecCodeModuleWithPathnames(
        name: *const c_char,
        co: *mut PyObject,
        pathname: *const c_char,
        cpathname: *const c_char,
    ) -> *mut PyObject;
    fn PyImport_ExecCodeModuleObject(
        name: *mut PyObject,
        co: *mut PyObject,
        pathname: *mut PyObject,
        cpathname: *mut PyObject,
    ) -> *mut PyObject;
    fn PyImport_GetModuleDict() -> *mut PyObject;
    fn PyImport_GetModule(name: *mut PyObject) -> *mut PyObject;
    fn PyImport_AddModuleObject(name: *mut PyObject) -> *mut PyObject;
    fn PyImport_AddModule(name: *const c_char) -> *mut PyObject;
    fn PyImport_ImportModule(name: *const c_char) -> *mut PyObject;
    fn PyImport_ImportModuleNoBlock(name: *const c_char) -> *mut PyObject;
    fn PyImport_ImportModuleLevel(
        name: *const c_char,
        globals: *mut PyObject,
        locals: *mut PyObject,
        fromlist: *mut PyObject,
        level: c_int,
    ) -> *mut PyObject;
    fn PyImport_ImportModuleLevelObject(
        name: *mut PyObject,
        globals: *mut PyObject,
        locals: *mut PyObject,
        fromlist: *mut PyObject,
        level: c_int,
    ) -> *mut PyObject;
    fn PyImport_GetImporter(path: *mut PyObject) -> *mut PyObject;
    fn PyImport_Import(name: *mut PyObject) -> *mut PyObject;
    fn PyImport_ReloadModule(m: *mut PyObject) -> *mut PyObject;
    fn PyImport_ImportFrozenModuleObject(name: *mut PyObject) -> c_int;
    fn PyImport_ImportFrozenModule(name: *const c_char) -> c_int;
}

/// `abstract.h`
extern "C" {
    fn PyObject_Call(
        callable: *mut PyObject,
        args: *mut PyObject,
        kwargs: *mut PyObject,
    ) -> *mut PyObject;
    fn PyObject_CallObject(callable: *mut PyObject, args: *mut PyObject) -> *mut PyObject;
    fn PyVectorcall_Call(
        callable: *mut PyObject,
        tuple: *mut PyObject,
        dict: *mut PyObject,
    ) -> *mut PyObject;
    fn PyObject_Type(o: *mut PyObject) -> *mut PyObject;
    fn PyObject_Size(o: *mut PyObject) -> Py_ssize_t;
    fn PyObject_Length(o: *mut PyObject) -> Py_ssize_t;
    fn PyObject_GetItem(o: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    fn PyObject_SetItem(o: *mut PyObject, key: *mut PyObject, v: *mut PyObject) -> c_int;
    fn PyObject_DelItemString(o: *mut PyObject, key: *const c_char) -> c_int;
    fn PyObject_DelItem(o: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyObject_Format(obj: *mut PyObject, format_spec: *mut PyObject) -> *mut PyObject;
    fn PyObject_GetIter(_: *mut PyObject) -> *mut PyObject;
    fn PyIter_Check(_: *mut PyObject) -> c_int;
    fn PyIter_Next(_: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Check(o: *mut PyObject) -> c_int;
    fn PyNumber_Add(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Subtract(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Multiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_MatrixMultiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_FloorDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_TrueDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Remainder(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Divmod(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Power(o1: *mut PyObject, o2: *mut PyObject, o3: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Negative(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Positive(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Absolute(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Invert(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Lshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Rshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_And(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Xor(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Or(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyIndex_Check(_: *mut PyObject) -> c_int;
    fn PyNumber_Index(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_AsSsize_t(o: *mut PyObject, exc: *mut PyObject) -> Py_ssize_t;
    fn PyNumber_Long(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Float(o: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceAdd(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceSubtract(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceMultiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceMatrixMultiply(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceFloorDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceTrueDivide(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceRemainder(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlacePower(
        o1: *mut PyObject,
        o2: *mut PyObject,
        o3: *mut PyObject,
    ) -> *mut PyObject;
    fn PyNumber_InPlaceLshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceRshift(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceAnd(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceXor(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceOr(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PyNumber_ToBase(n: *mut PyObject, base: c_int) -> *mut PyObject;
    fn PySequence_Check(o: *mut PyObject) -> c_int;
    fn PySequence_Size(o: *mut PyObject) -> Py_ssize_t;
    fn PySequence_Length(o: *mut PyObject) -> Py_ssize_t;
    fn PySequence_Concat(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PySequence_Repeat(o: *mut PyObject, count: Py_ssize_t) -> *mut PyObject;
    fn PySequence_GetItem(o: *mut PyObject, i: Py_ssize_t) -> *mut PyObject;
    fn PySequence_GetSlice(o: *mut PyObject, i1: Py_ssize_t, i2: Py_ssize_t) -> *mut PyObject;
    fn PySequence_SetItem(o: *mut PyObject, i: Py_ssize_t, v: *mut PyObject) -> c_int;
    fn PySequence_DelItem(o: *mut PyObject, i: Py_ssize_t) -> c_int;
    fn PySequence_SetSlice(
        o: *mut PyObject,
        i1: Py_ssize_t,
        i2: Py_ssize_t,
        v: *mut PyObject,
    ) -> c_int;
    fn PySequence_DelSlice(o: *mut PyObject, i1: Py_ssize_t, i2: Py_ssize_t) -> c_int;
    fn PySequence_Tuple(o: *mut PyObject) -> *mut PyObject;
    fn PySequence_List(o: *mut PyObject) -> *mut PyObject;
    fn PySequence_Fast(o: *mut PyObject, m: *const c_char) -> *mut PyObject;
    fn PySequence_Count(o: *mut PyObject, value: *mut PyObject) -> Py_ssize_t;
    fn PySequence_Contains(seq: *mut PyObject, ob: *mut PyObject) -> c_int;
    fn PySequence_In(o: *mut PyObject, value: *mut PyObject) -> c_int;
    fn PySequence_Index(o: *mut PyObject, value: *mut PyObject) -> Py_ssize_t;
    fn PySequence_InPlaceConcat(o1: *mut PyObject, o2: *mut PyObject) -> *mut PyObject;
    fn PySequence_InPlaceRepeat(o: *mut PyObject, count: Py_ssize_t) -> *mut PyObject;
    fn PyMapping_Check(o: *mut PyObject) -> c_int;
    fn PyMapping_Size(o: *mut PyObject) -> Py_ssize_t;
    fn PyMapping_Length(o: *mut PyObject) -> Py_ssize_t;
    fn PyMapping_HasKeyString(o: *mut PyObject, key: *const c_char) -> c_int;
    fn PyMapping_HasKey(o: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyMapping_Keys(o: *mut PyObject) -> *mut PyObject;
    fn PyMapping_Values(o: *mut PyObject) -> *mut PyObject;
    fn PyMapping_Items(o: *mut PyObject) -> *mut PyObject;
    fn PyMapping_GetItemString(o: *mut PyObject, key: *const c_char) -> *mut PyObject;
    fn PyMapping_SetItemString(o: *mut PyObject, key: *const c_char, value: *mut PyObject)
        -> c_int;
    fn PyObject_IsInstance(object: *mut PyObject, typeorclass: *mut PyObject) -> c_int;
    fn PyObject_IsSubclass(object: *mut PyObject, typeorclass: *mut PyObject) -> c_int;
    fn PyObject_LengthHint(o: *mut PyObject, _: Py_ssize_t) -> Py_ssize_t;
}

/// `bltinmodule.h`
extern "C" {
    static PyFilter_Type: PyTypeObject;
    static PyMap_Type: PyTypeObject;
    static PyZip_Type: PyTypeObject;
}

/// `cpython/pyctype.h`
extern "C" {
    static _Py_ctype_table: [c_uint; 256usize];
    static _Py_ctype_tolower: [c_uchar; 256usize];
    static _Py_ctype_toupper: [c_uchar; 256usize];
}

/// `pystrtod.h`
extern "C" {
    fn PyOS_string_to_double(
        str_: *const c_char,
        endptr: *mut *mut c_char,
        overflow_exception: *mut PyObject,
    ) -> c_double;
    fn PyOS_double_to_string(
        val: c_double,
        format_code: c_char,
        precision: c_int,
        flags: c_int,
        type_: *mut c_int,
    ) -> *mut c_char;
}

/// `pystrcmp.h`
extern "C" {
    fn PyOS_mystrnicmp(_: *const c_char, _: *const c_char, _: Py_ssize_t) -> c_int;
    fn PyOS_mystricmp(_: *const c_char, _: *const c_char) -> c_int;
}

/// `fileutils.h`
extern "C" {
    fn Py_DecodeLocale(arg: *const c_char, size: *mut usize) -> *mut wchar_t;
    fn Py_EncodeLocale(text: *const wchar_t, error_pos: *mut usize) -> *mut c_char;
}

/// `frameobject.h`
extern "C" {
    fn PyFrame_New(
        _: *mut PyThreadState,
        _: *mut PyCodeObject,
        _: *mut PyObject,
        _: *mut PyObject,
    ) -> *mut PyFrameObject;
    fn PyFrame_LocalsToFast(_: *mut PyFrameObject, _: c_int);
    fn PyFrame_FastToLocalsWithError(f: *mut PyFrameObject) -> c_int;
    fn PyFrame_FastToLocals(_: *mut PyFrameObject);
}

/// `pylifecycle.h`
extern "C" {
    fn PyThread_exit_thread() -> !;
    fn Py_Exit(_: c_int) -> !;
    fn Py_FatalError(message: *const c_char) -> !;
}
