//! Calls: CPython's `Objects/call.c`, `Objects/methodobject.c` and
//! `Objects/classobject.c` (`abstract.h`, `methodobject.h`, `classobject.h`), and the two
//! wrappers of `Objects/funcobject.c`.

use super::abstract_::null_error;
use super::builtin_types::PyCFunction_Type;
use super::support::*;
use super::tupleobject::tuple_of;
use super::varargs::Va;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_void, CStr};
use core::ptr;

/// The bit of `nargsf` that lends the callee the place before the arguments.
const VECTORCALL_ARGUMENTS_OFFSET: usize = 1 << (usize::BITS - 1);

unsafe fn call(f: Obj, n_args: usize, n_kw: usize, args: *const Obj) -> Obj {
    let result = port::call(f, n_args, n_kw, args);
    if result.is_null() && port::callable(f) == 0 {
        // CPython's text in the place of the VM's.
        return raise!(
            PyExc_TypeError,
            c"'%.200s' object is not callable",
            type_name(f)
        );
    }
    result
}

unsafe fn keywords_must_be_strings(key: Obj) -> bool {
    if is_str(key) {
        return true;
    }
    raise!(PyExc_TypeError, c"keywords must be strings");
    false
}

/// `f(*args, **kwargs)`; `args` is a tuple, `kwargs` a dict or NULL. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Call(
    f: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let mut n_args = 0;
    let items = port::tuple_items(args, &mut n_args);
    if items.is_null() {
        return raise!(PyExc_TypeError, c"argument list must be a tuple");
    }
    let n_kw = if kwargs.is_null() {
        0
    } else {
        port::dict_len(kwargs)
    };
    let Ok(mut values) = Values::new(n_args.wrapping_add(n_kw.wrapping_mul(2))) else {
        return NULL;
    };
    for i in 0..n_args {
        values.set(i, enter(*items.add(i)));
    }
    let mut taken = 0usize;
    let (mut pos, mut key, mut value) = (0, NULL, NULL);
    while taken < n_kw && port::dict_next(kwargs, &mut pos, &mut key, &mut value) != 0 {
        if !keywords_must_be_strings(key) {
            return NULL;
        }
        let at = n_args.wrapping_add(taken.wrapping_mul(2));
        values.set(at, key);
        values.set(at.wrapping_add(1), value);
        taken = taken.wrapping_add(1);
    }
    call(f, n_args, taken, values.as_ptr())
}

/// `f(*args)`; `args` is a tuple or NULL. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_CallObject(
    f: *mut PyObject,
    args: *mut PyObject,
) -> *mut PyObject {
    if args.is_null() {
        return PyObject_CallNoArgs(f);
    }
    if !is_tuple(args) {
        return raise!(PyExc_TypeError, c"argument list must be a tuple");
    }
    PyObject_Call(f, args, NULL)
}

/// The form with keywords that went with 3.13.
#[no_mangle]
pub unsafe extern "C" fn PyEval_CallObjectWithKeywords(
    f: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if !args.is_null() && !is_tuple(args) {
        return raise!(PyExc_TypeError, c"argument list must be a tuple");
    }
    if !kwargs.is_null() && !is_dict(kwargs) {
        return raise!(PyExc_TypeError, c"keyword list must be a dictionary");
    }
    if !args.is_null() {
        return PyObject_Call(f, args, kwargs);
    }
    let empty = port::tuple_new(0);
    if empty.is_null() {
        return NULL;
    }
    PyObject_Call(f, empty, kwargs)
}

/// `f()`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_CallNoArgs(f: *mut PyObject) -> *mut PyObject {
    call(f, 0, 0, ptr::null())
}

/// The private name before 3.9.
#[no_mangle]
pub unsafe extern "C" fn _PyObject_CallNoArg(f: *mut PyObject) -> *mut PyObject {
    PyObject_CallNoArgs(f)
}

/// `f(arg)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_CallOneArg(
    f: *mut PyObject,
    arg: *mut PyObject,
) -> *mut PyObject {
    call(f, 1, 0, &arg)
}

/// `o.name()`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_CallMethodNoArgs(
    o: *mut PyObject,
    name: *mut PyObject,
) -> *mut PyObject {
    port::call_method(o, name, 0, ptr::null())
}

/// `o.name(arg)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_CallMethodOneArg(
    o: *mut PyObject,
    name: *mut PyObject,
    arg: *mut PyObject,
) -> *mut PyObject {
    port::call_method(o, name, 1, &arg)
}

/// The arguments up to the NULL that ends them.
unsafe fn collect(va: &mut Va) -> Result<(Values, usize), Full> {
    let mut values = Values::new(Values::SMALL)?;
    let mut n = 0usize;
    loop {
        let v: Obj = va.ptr();
        if v.is_null() {
            return Ok((values, n));
        }
        if n == values.slots().len() {
            let mut more = Values::new(n.wrapping_mul(2))?;
            for (i, &v) in values.slots().iter().enumerate() {
                more.set(i, v);
            }
            values = more;
        }
        values.set(n, v);
        n = n.wrapping_add(1);
    }
}

/// `PyObject_CallFunctionObjArgs`: `f(...)` with objects up to a NULL. Returns a new
/// reference.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyObject_CallFunctionObjArgs_va(
    f: *mut PyObject,
    va: &mut Va,
) -> *mut PyObject {
    if f.is_null() {
        return null_error();
    }
    match collect(va) {
        Ok((mut values, n)) => call(f, n, 0, values.as_ptr()),
        Err(Full) => NULL,
    }
}

/// `PyObject_CallMethodObjArgs`: `o.name(...)` with objects up to a NULL. Returns a new
/// reference.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyObject_CallMethodObjArgs_va(
    o: *mut PyObject,
    name: *mut PyObject,
    va: &mut Va,
) -> *mut PyObject {
    if o.is_null() || name.is_null() {
        return null_error();
    }
    match collect(va) {
        Ok((mut values, n)) => port::call_method(o, name, n, values.as_ptr()),
        Err(Full) => NULL,
    }
}

/// `f(...)` with positional arguments, then the values of the keywords whose names the tuple
/// `kwnames` (or NULL) has. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_Vectorcall(
    f: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let n_args = nargsf & !VECTORCALL_ARGUMENTS_OFFSET;
    let mut n_kw = 0;
    let names = if kwnames.is_null() {
        ptr::null_mut()
    } else {
        port::tuple_items(kwnames, &mut n_kw)
    };
    if names.is_null() || n_kw == 0 {
        return call(f, n_args, 0, args);
    }
    let Ok(mut values) = Values::new(n_args.wrapping_add(n_kw.wrapping_mul(2))) else {
        return NULL;
    };
    for i in 0..n_args {
        values.set(i, *args.add(i));
    }
    for i in 0..n_kw {
        let at = n_args.wrapping_add(i.wrapping_mul(2));
        values.set(at, enter(*names.add(i)));
        values.set(at.wrapping_add(1), *args.add(n_args).add(i));
    }
    call(f, n_args, n_kw, values.as_ptr())
}

/// The name in 3.8.
#[no_mangle]
pub unsafe extern "C" fn _PyObject_Vectorcall(
    f: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    PyObject_Vectorcall(f, args, nargsf, kwnames)
}

/// `f(...)` with positional arguments and a dict of keywords, or NULL. Returns a new
/// reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_VectorcallDict(
    f: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let n_args = nargsf & !VECTORCALL_ARGUMENTS_OFFSET;
    if kwargs.is_null() || port::dict_len(kwargs) == 0 {
        return call(f, n_args, 0, args);
    }
    let positional = tuple_of(if n_args == 0 {
        &[]
    } else {
        core::slice::from_raw_parts(args, n_args)
    });
    if positional.is_null() {
        return NULL;
    }
    PyObject_Call(f, positional, kwargs)
}

/// `args[0].name(...)`; otherwise as [`PyObject_Vectorcall`]. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyObject_VectorcallMethod(
    name: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let n_args = nargsf & !VECTORCALL_ARGUMENTS_OFFSET;
    let Some(rest) = n_args.checked_sub(1) else {
        return bad_internal_call();
    };
    if kwnames.is_null() {
        return port::call_method(*args, name, rest, args.add(1));
    }
    let method = port::getattr(*args, name);
    if method.is_null() {
        return NULL;
    }
    PyObject_Vectorcall(method, args.add(1), rest, kwnames)
}

/// The vectorcall function of an object, or NULL. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyVectorcall_Function(f: *mut PyObject) -> vectorcallfunc {
    let t = ty(f);
    if (*t).tp_flags & Py_TPFLAGS_HAVE_VECTORCALL == 0 || (*t).tp_vectorcall_offset <= 0 {
        return None;
    }
    f.cast::<u8>()
        .offset((*t).tp_vectorcall_offset)
        .cast::<vectorcallfunc>()
        .read()
}

/// A `tp_call` that goes through the vectorcall function of the object. Returns a new
/// reference.
#[no_mangle]
pub unsafe extern "C" fn PyVectorcall_Call(
    f: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let Some(function) = PyVectorcall_Function(f) else {
        return raise!(
            PyExc_TypeError,
            c"'%.200s' object does not support vectorcall",
            type_name(f)
        );
    };
    let mut n_args = 0;
    let items = port::tuple_items(args, &mut n_args);
    if items.is_null() {
        return bad_internal_call();
    }
    let n_kw = if kwargs.is_null() {
        0
    } else {
        port::dict_len(kwargs)
    };
    // One place more in front, for the callee's use.
    let Ok(mut values) = Values::new(n_args.wrapping_add(n_kw).wrapping_add(1)) else {
        return NULL;
    };
    for i in 0..n_args {
        values.set(i.wrapping_add(1), enter(*items.add(i)));
    }
    let mut names = NULL;
    if n_kw != 0 {
        names = port::tuple_new(n_kw);
        if names.is_null() {
            return NULL;
        }
        let mut room = 0;
        let to = port::tuple_items(names, &mut room);
        let (mut pos, mut key, mut value) = (0, NULL, NULL);
        let mut i = 0usize;
        while i < room && port::dict_next(kwargs, &mut pos, &mut key, &mut value) != 0 {
            if !keywords_must_be_strings(key) {
                return NULL;
            }
            *to.add(i) = leave(key);
            values.set(n_args.wrapping_add(i).wrapping_add(1), value);
            i = i.wrapping_add(1);
        }
    }
    function(
        f,
        values.as_ptr().add(1),
        n_args | VECTORCALL_ARGUMENTS_OFFSET,
        names,
    )
}

// ---- functions and methods -------------------------------------------------

/// A function of a `PyMethodDef`, which must stay. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyCFunction_New(
    def: *mut PyMethodDef,
    self_: *mut PyObject,
) -> *mut PyObject {
    PyCMethod_New(def, self_, NULL, ptr::null_mut())
}

/// The same with the module it belongs to. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyCFunction_NewEx(
    def: *mut PyMethodDef,
    self_: *mut PyObject,
    module: *mut PyObject,
) -> *mut PyObject {
    PyCMethod_New(def, self_, module, ptr::null_mut())
}

/// The same with the class that defines it, for METH_METHOD. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyCMethod_New(
    def: *mut PyMethodDef,
    self_: *mut PyObject,
    module: *mut PyObject,
    _class: *mut PyTypeObject,
) -> *mut PyObject {
    port::descr_method(def.cast::<c_void>(), ptr::null_mut(), self_, module)
}

/// A bound method. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyMethod_New(
    function: *mut PyObject,
    self_: *mut PyObject,
) -> *mut PyObject {
    if self_.is_null() {
        return bad_internal_call();
    }
    port::method_new(function, self_)
}

/// The definition of a module's function; None with SystemError, or NotImplementedError for a
/// function of the VM's own, which has none.
unsafe fn definition(f: Obj, what: &CStr) -> Option<(*mut PyMethodDef, Obj)> {
    let mut self_ = NULL;
    let def = port::function_get(f, &mut self_);
    if !def.is_null() {
        return Some((def, self_));
    }
    if is_exact(f, ptr::addr_of_mut!(PyCFunction_Type)) {
        raise!(
            PyExc_NotImplementedError,
            c"%s: a function of the VM's own",
            what.as_ptr()
        );
    } else {
        bad_internal_call();
    }
    None
}

/// The C function behind a function of a module. NULL with SystemError, or with
/// NotImplementedError for a function of the VM's own.
#[no_mangle]
pub unsafe extern "C" fn PyCFunction_GetFunction(f: *mut PyObject) -> PyCFunction {
    let (def, _) = definition(f, c"PyCFunction_GetFunction")?;
    (*def).ml_meth.function
}

/// What it gets as `self`, NULL for a static method: a borrowed reference.
#[no_mangle]
pub unsafe extern "C" fn PyCFunction_GetSelf(f: *mut PyObject) -> *mut PyObject {
    definition(f, c"PyCFunction_GetSelf").map_or(NULL, |(_, self_)| self_)
}

/// Its `METH_` flags; -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyCFunction_GetFlags(f: *mut PyObject) -> c_int {
    definition(f, c"PyCFunction_GetFlags").map_or(-1, |(def, _)| (*def).ml_flags)
}

/// The function of a bound method: a borrowed reference. NULL with SystemError.
#[no_mangle]
pub unsafe extern "C" fn PyMethod_Function(method: *mut PyObject) -> *mut PyObject {
    let mut parts = [NULL; 2];
    if port::method_get(method, parts.as_mut_ptr()) == 0 {
        return bad_internal_call();
    }
    let [function, _] = parts;
    function
}

/// The object of a bound method: a borrowed reference. NULL with SystemError.
#[no_mangle]
pub unsafe extern "C" fn PyMethod_Self(method: *mut PyObject) -> *mut PyObject {
    let mut parts = [NULL; 2];
    if port::method_get(method, parts.as_mut_ptr()) == 0 {
        return bad_internal_call();
    }
    let [_, object] = parts;
    object
}

/// `staticmethod(f)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyStaticMethod_New(f: *mut PyObject) -> *mut PyObject {
    port::staticmethod_new(f)
}

/// `classmethod(f)`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyClassMethod_New(f: *mut PyObject) -> *mut PyObject {
    port::classmethod_new(f)
}

/// The name of a callable for messages, its type's otherwise. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyEval_GetFuncName(f: *mut PyObject) -> *const c_char {
    let saved = SavedError::new();
    let found = port::getattr_maybe(f, name(c"__name__"));
    if found.is_null() {
        port::err_set(NULL);
    }
    saved.restore();
    match if found.is_null() {
        None
    } else {
        str_bytes(found)
    } {
        Some(text) => text.as_ptr().cast(),
        None => type_name(f),
    }
}

/// What follows the name of a callable in messages. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyEval_GetFuncDesc(f: *mut PyObject) -> *const c_char {
    if port::callable(f) != 0 {
        c"()".as_ptr()
    } else {
        c" object".as_ptr()
    }
}
