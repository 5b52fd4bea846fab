//! The public functions of CPython 3.8 to 3.13 that some version lacks, with the versions
//! that have each: what a module may call where the host has it.
//!
//! Not compiled, as functions.rs. The header declares them as weak symbols and wraps each
//! in a function that raises NotImplementedError with the name where the host has none;
//! those that 3.8 has the means for are composed in accessors.h instead.

/// `abstract.h`
extern "C" {
    /// 3.10
    fn PyAIter_Check(_: *mut PyObject) -> c_int;
    /// 3.10
    fn PyIter_Send(_: *mut PyObject, _: *mut PyObject, _: *mut *mut PyObject) -> PySendResult;
    /// 3.13
    fn PyMapping_HasKeyStringWithError(o: *mut PyObject, key: *const c_char) -> c_int;
    /// 3.13
    fn PyMapping_HasKeyWithError(o: *mut PyObject, key: *mut PyObject) -> c_int;
    /// 3.10
    fn PyObject_GetAIter(_: *mut PyObject) -> *mut PyObject;
    /// 3.9
    fn PyObject_VectorcallDict(
        callable: *mut PyObject,
        args: *const *mut PyObject,
        nargsf: usize,
        kwargs: *mut PyObject,
    ) -> *mut PyObject;
    /// 3.9
    fn PyObject_VectorcallMethod(
        name: *mut PyObject,
        args: *const *mut PyObject,
        nargsf: usize,
        kwnames: *mut PyObject,
    ) -> *mut PyObject;
    /// 3.11
    fn PyVectorcall_Function(callable: *mut PyObject) -> vectorcallfunc;
}

/// `ceval.h`
extern "C" {
    /// 3.13
    fn PyEval_GetFrameBuiltins() -> *mut PyObject;
    /// 3.13
    fn PyEval_GetFrameGlobals() -> *mut PyObject;
    /// 3.13
    fn PyEval_GetFrameLocals() -> *mut PyObject;
}

/// `codecs.h`
extern "C" {
    /// 3.10
    fn PyCodec_Unregister(search_function: *mut PyObject) -> c_int;
}

/// `descrobject.h`
extern "C" {
    /// 3.10
    fn PyDescr_IsData(_: *mut PyObject) -> c_int;
}

/// `dictobject.h`
extern "C" {
    /// 3.12
    fn PyDict_ClearWatcher(watcher_id: c_int) -> c_int;
    /// 3.13
    fn PyDict_ContainsString(mp: *mut PyObject, key: *const c_char) -> c_int;
    /// 3.13
    fn PyDict_Pop(dict: *mut PyObject, key: *mut PyObject, result: *mut *mut PyObject) -> c_int;
    /// 3.13
    fn PyDict_PopString(
        dict: *mut PyObject,
        key: *const c_char,
        result: *mut *mut PyObject,
    ) -> c_int;
    /// 3.13
    fn PyDict_SetDefaultRef(
        mp: *mut PyObject,
        key: *mut PyObject,
        default_value: *mut PyObject,
        result: *mut *mut PyObject,
    ) -> c_int;
    /// 3.12
    fn PyDict_Unwatch(watcher_id: c_int, dict: *mut PyObject) -> c_int;
    /// 3.12
    fn PyDict_Watch(watcher_id: c_int, dict: *mut PyObject) -> c_int;
}

/// `funcobject.h`
extern "C" {
    /// 3.12
    fn PyFunction_ClearWatcher(watcher_id: c_int) -> c_int;
}

/// `initconfig.h`
extern "C" {
    /// 3.9
    fn Py_GetArgcArgv(argc: *mut c_int, argv: *mut *mut *mut wchar_t);
}

/// `longobject.h`
extern "C" {
    /// 3.13
    fn PyLong_AsNativeBytes(
        v: *mut PyObject,
        buffer: *mut c_void,
        n_bytes: Py_ssize_t,
        flags: c_int,
    ) -> Py_ssize_t;
    /// 3.13
    fn PyLong_FromNativeBytes(buffer: *const c_void, n_bytes: usize, flags: c_int)
        -> *mut PyObject;
    /// 3.13
    fn PyLong_FromUnsignedNativeBytes(
        buffer: *const c_void,
        n_bytes: usize,
        flags: c_int,
    ) -> *mut PyObject;
}

/// `methodobject.h`
extern "C" {
    /// 3.9
    fn PyCMethod_New(
        _: *mut PyMethodDef,
        _: *mut PyObject,
        _: *mut PyObject,
        _: *mut PyTypeObject,
    ) -> *mut PyObject;
}


/// `object.h`
extern "C" {
    /// 3.13
    fn PyObject_ClearManagedDict(obj: *mut PyObject);
    /// 3.12
    fn PyObject_GetItemData(obj: *mut PyObject) -> *mut c_void;
    /// 3.12
    fn PyObject_GetTypeData(obj: *mut PyObject, cls: *mut PyTypeObject) -> *mut c_void;
    /// 3.12
    fn PyType_ClearWatcher(watcher_id: c_int) -> c_int;
    /// 3.12
    fn PyType_FromMetaclass(
        _: *mut PyTypeObject,
        _: *mut PyObject,
        _: *mut PyType_Spec,
        _: *mut PyObject,
    ) -> *mut PyObject;
    /// 3.13
    fn PyType_GetFullyQualifiedName(type_: *mut PyTypeObject) -> *mut PyObject;
    /// 3.13
    fn PyType_GetModuleName(type_: *mut PyTypeObject) -> *mut PyObject;
    /// 3.12
    fn PyType_GetTypeDataSize(cls: *mut PyTypeObject) -> Py_ssize_t;
    /// 3.12
    fn PyType_Unwatch(watcher_id: c_int, type_: *mut PyObject) -> c_int;
    /// 3.12
    fn PyType_Watch(watcher_id: c_int, type_: *mut PyObject) -> c_int;
    /// 3.13
    fn Py_GetConstantBorrowed(constant_id: c_uint) -> *mut PyObject;
}

/// `objimpl.h`
extern "C" {
    /// 3.10
    fn PyGC_Disable() -> c_int;
    /// 3.10
    fn PyGC_Enable() -> c_int;
    /// 3.10
    fn PyGC_IsEnabled() -> c_int;
    /// 3.9
    fn PyObject_GC_IsFinalized(_: *mut PyObject) -> c_int;
    /// 3.9
    fn PyObject_GC_IsTracked(_: *mut PyObject) -> c_int;
}

/// `pybuffer.h`
extern "C" {
    /// 3.9
    fn PyBuffer_SizeFromFormat(format: *const c_char) -> Py_ssize_t;
}


/// `pyerrors.h`
extern "C" {
    /// 3.11
    fn PyErr_GetHandledException() -> *mut PyObject;
    /// 3.10
    fn PyErr_RangedSyntaxLocationObject(
        filename: *mut PyObject,
        lineno: c_int,
        col_offset: c_int,
        end_lineno: c_int,
        end_col_offset: c_int,
    );
    /// 3.11
    fn PyErr_SetHandledException(_: *mut PyObject);
    /// 3.10
    fn PyErr_SetInterruptEx(signum: c_int) -> c_int;
    /// 3.12
    fn PyException_GetArgs(_: *mut PyObject) -> *mut PyObject;
    /// 3.12
    fn PyException_SetArgs(_: *mut PyObject, _: *mut PyObject);
    /// 3.8
    fn PySignal_SetWakeupFd(fd: c_int) -> c_int;
}

/// `pyframe.h`
extern "C" {
    /// 3.9
    fn PyFrame_GetBack(frame: *mut PyFrameObject) -> *mut PyFrameObject;
    /// 3.11
    fn PyFrame_GetBuiltins(frame: *mut PyFrameObject) -> *mut PyObject;
    /// 3.9
    fn PyFrame_GetCode(frame: *mut PyFrameObject) -> *mut PyCodeObject;
    /// 3.11
    fn PyFrame_GetGenerator(frame: *mut PyFrameObject) -> *mut PyObject;
    /// 3.11
    fn PyFrame_GetGlobals(frame: *mut PyFrameObject) -> *mut PyObject;
    /// 3.11
    fn PyFrame_GetLasti(frame: *mut PyFrameObject) -> c_int;
    /// 3.11
    fn PyFrame_GetLocals(frame: *mut PyFrameObject) -> *mut PyObject;
    /// 3.12
    fn PyFrame_GetVar(frame: *mut PyFrameObject, name: *mut PyObject) -> *mut PyObject;
    /// 3.12
    fn PyFrame_GetVarString(frame: *mut PyFrameObject, name: *const c_char) -> *mut PyObject;
}

/// `pyhash.h`
extern "C" {
    /// 3.13
    fn PyObject_GenericHash(_: *mut PyObject) -> Py_hash_t;
    /// 3.13
    fn Py_HashPointer(ptr: *const c_void) -> Py_hash_t;
}

/// `pylifecycle.h`
extern "C" {
    /// 3.13
    fn Py_IsFinalizing() -> c_int;
}

/// `pystate.h`
extern "C" {
    /// 3.9
    fn PyInterpreterState_Get() -> *mut PyInterpreterState;
    /// 3.11
    fn PyThreadState_EnterTracing(tstate: *mut PyThreadState);
    /// 3.9
    fn PyThreadState_GetFrame(tstate: *mut PyThreadState) -> *mut PyFrameObject;
    /// 3.9
    fn PyThreadState_GetID(tstate: *mut PyThreadState) -> u64;
    /// 3.9
    fn PyThreadState_GetInterpreter(tstate: *mut PyThreadState) -> *mut PyInterpreterState;
    /// 3.13
    fn PyThreadState_GetUnchecked() -> *mut PyThreadState;
    /// 3.11
    fn PyThreadState_LeaveTracing(tstate: *mut PyThreadState);
}

/// `pythonrun.h`
extern "C" {
    /// 3.12
    fn PyErr_DisplayException(_: *mut PyObject);
}

/// `sysmodule.h`
extern "C" {
    /// 3.13
    fn PySys_AuditTuple(event: *const c_char, args: *mut PyObject) -> c_int;
}

/// `unicodeobject.h`
extern "C" {
    /// 3.13
    fn PyUnicode_EqualToUTF8(_: *mut PyObject, _: *const c_char) -> c_int;
    /// 3.13
    fn PyUnicode_EqualToUTF8AndSize(_: *mut PyObject, _: *const c_char, _: Py_ssize_t) -> c_int;
}

/// `weakrefobject.h`
extern "C" {
    /// 3.13
    fn PyWeakref_GetRef(ref_: *mut PyObject, pobj: *mut *mut PyObject) -> c_int;
}
