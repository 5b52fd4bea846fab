//! Context variables: CPython's `Python/context.c` (`context.h`). The VM has none, and no module
//! `contextvars`; what a native module makes is used from Python by its methods.

use super::iterobject::instance;
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_void};
use core::mem::size_of;
use core::ptr::{self, addr_of_mut};

extern "C" {
    fn PyArg_UnpackTuple(
        args: Obj,
        name: *const c_char,
        min: Py_ssize_t,
        max: Py_ssize_t,
        ...
    ) -> c_int;
}

// ---- contexts ----------------------------------------------------------------------

#[repr(C)]
struct Context {
    ob_base: PyObject,
    /// A dict of variables and their values.
    ctx_vars: *mut PyObject,
    /// The one that was current before this was entered, or NULL.
    ctx_prev: *mut PyObject,
    ctx_entered: c_int,
}

static mut CONTEXT_METHODS: [PyMethodDef; 6] = [
    PyMethodDef::varargs(
        c"get",
        context_get,
        c"Return the value for `key` if `key` has the value in the context object.",
    ),
    PyMethodDef::noargs(
        c"items",
        context_items,
        c"Return all variables and their values in the context object.",
    ),
    PyMethodDef::noargs(
        c"keys",
        context_keys,
        c"Return a list of all variables in the context object.",
    ),
    PyMethodDef::noargs(
        c"values",
        context_values,
        c"Return a list of all variables' values in the context object.",
    ),
    PyMethodDef::noargs(
        c"copy",
        context_copy,
        c"Return a shallow copy of the context object.",
    ),
    PyMethodDef::END,
];

static mut CONTEXT_AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(context_length),
    mp_subscript: Some(context_subscript),
    ..PyMappingMethods::EMPTY
};

static mut CONTEXT_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_contains: Some(context_contains),
    ..PySequenceMethods::EMPTY
};

/// The type `Context`.
#[no_mangle]
pub static mut PyContext_Type: PyTypeObject = PyTypeObject {
    tp_methods: addr_of_mut!(CONTEXT_METHODS).cast(),
    tp_as_mapping: addr_of_mut!(CONTEXT_AS_MAPPING),
    tp_as_sequence: addr_of_mut!(CONTEXT_AS_SEQUENCE),
    tp_iter: Some(context_iter),
    tp_hash: Some(super::object::PyObject_HashNotImplemented),
    ..PyTypeObject::new(c"Context", size_of::<Context>())
};

/// The fields of a context; None with TypeError.
unsafe fn context<'a>(o: Obj) -> Option<&'a mut Context> {
    if o.is_null() || !is_exact(o, addr_of_mut!(PyContext_Type)) {
        raise!(PyExc_TypeError, c"an instance of Context was expected");
        return None;
    }
    // SAFETY: an instance of the type has the fields.
    Some(&mut *o.cast())
}

unsafe fn vars(o: *mut PyObject) -> Obj {
    // SAFETY: only a slot or method of the type asks.
    (*o.cast::<Context>()).ctx_vars
}

unsafe fn new_context(vars: Obj) -> Obj {
    if vars.is_null() {
        return NULL;
    }
    let o = instance(addr_of_mut!(PyContext_Type));
    if !o.is_null() {
        (*o.cast::<Context>()).ctx_vars = vars;
    }
    o
}

/// The current context of the thread, made when it is asked for first; borrowed. NULL with
/// MemoryError.
unsafe fn current() -> Obj {
    let place = super::pystate::current_context();
    if (*place).is_null() {
        *place = PyContext_New();
    }
    *place
}

/// A new, empty context. Returns a new reference.
///
/// Source: <https://docs.python.org/3/c-api/contextvars.html>
#[no_mangle]
pub unsafe extern "C" fn PyContext_New() -> *mut PyObject {
    new_context(port::dict_new())
}

/// A context with the values of another. Returns a new reference; TypeError for what is none.
#[no_mangle]
pub unsafe extern "C" fn PyContext_Copy(o: *mut PyObject) -> *mut PyObject {
    match context(o) {
        Some(c) => new_context(super::dictobject::PyDict_Copy(c.ctx_vars)),
        None => NULL,
    }
}

/// A context with the values of the thread's current one. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyContext_CopyCurrent() -> *mut PyObject {
    let o = current();
    if o.is_null() {
        return NULL;
    }
    PyContext_Copy(o)
}

/// Makes a context the thread's current one: 0, or -1 with RuntimeError when it was entered
/// before.
#[no_mangle]
pub unsafe extern "C" fn PyContext_Enter(o: *mut PyObject) -> c_int {
    let Some(c) = context(o) else { return -1 };
    if c.ctx_entered != 0 {
        raise!(
            PyExc_RuntimeError,
            c"cannot enter context: %R is already entered",
            o
        );
        return -1;
    }
    let place = super::pystate::current_context();
    port::keep(o);
    c.ctx_prev = *place;
    c.ctx_entered = 1;
    *place = o;
    0
}

/// Makes the context current again that was when this one was entered: 0, or -1 with
/// RuntimeError when this one is not current.
#[no_mangle]
pub unsafe extern "C" fn PyContext_Exit(o: *mut PyObject) -> c_int {
    let Some(c) = context(o) else { return -1 };
    let place = super::pystate::current_context();
    if c.ctx_entered == 0 {
        raise!(
            PyExc_RuntimeError,
            c"cannot exit context: %R has not been entered",
            o
        );
        return -1;
    }
    if *place != o {
        raise!(
            PyExc_RuntimeError,
            c"cannot exit context: thread state references a different context object"
        );
        return -1;
    }
    *place = c.ctx_prev;
    c.ctx_prev = NULL;
    c.ctx_entered = 0;
    0
}

/// Whether `key` is a variable; TypeError when it is none.
unsafe fn check_key(key: Obj) -> bool {
    if is_exact(key, addr_of_mut!(PyContextVar_Type)) {
        return true;
    }
    raise!(
        PyExc_TypeError,
        c"a ContextVar key was expected, got %R",
        key
    );
    false
}

unsafe extern "C" fn context_length(o: *mut PyObject) -> Py_ssize_t {
    port::dict_len(vars(o)) as Py_ssize_t
}

unsafe extern "C" fn context_subscript(o: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if !check_key(key) {
        return NULL;
    }
    let value = port::dict_get(vars(o), key);
    if value.is_null() && port::err_get().is_null() {
        PyErr_SetObject(PyExc_KeyError, key);
    }
    value
}

unsafe extern "C" fn context_contains(o: *mut PyObject, key: *mut PyObject) -> c_int {
    if !check_key(key) {
        return -1;
    }
    port::contains(vars(o), key)
}

unsafe extern "C" fn context_iter(o: *mut PyObject) -> *mut PyObject {
    port::iter(vars(o))
}

unsafe extern "C" fn context_get(o: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let (mut key, mut default) = (NULL, NULL);
    if PyArg_UnpackTuple(
        args,
        c"get".as_ptr(),
        1,
        2,
        addr_of_mut!(key),
        addr_of_mut!(default),
    ) == 0
        || !check_key(key)
    {
        return NULL;
    }
    let value = port::dict_get(vars(o), key);
    if !value.is_null() || !port::err_get().is_null() {
        value
    } else if default.is_null() {
        port::none()
    } else {
        default
    }
}

unsafe extern "C" fn context_items(o: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    method(vars(o), c"items", &[])
}

unsafe extern "C" fn context_keys(o: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    method(vars(o), c"keys", &[])
}

unsafe extern "C" fn context_values(o: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    method(vars(o), c"values", &[])
}

unsafe extern "C" fn context_copy(o: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyContext_Copy(o)
}

// ---- variables ---------------------------------------------------------------------

#[repr(C)]
struct ContextVar {
    ob_base: PyObject,
    var_name: *mut PyObject,
    /// NULL when there is none.
    var_default: *mut PyObject,
}

static mut VAR_METHODS: [PyMethodDef; 4] = [
    PyMethodDef::varargs(
        c"get",
        var_get,
        c"Return a value for the context variable for the current context.",
    ),
    PyMethodDef::o(
        c"set",
        PyContextVar_Set,
        c"Call to set a new value for the context variable in the current context.",
    ),
    PyMethodDef::o(c"reset", var_reset, c"Reset the context variable."),
    PyMethodDef::END,
];

static mut VAR_GETSETS: [PyGetSetDef; 2] = [
    PyGetSetDef::new(c"name", Some(var_name), None, c""),
    PyGetSetDef::END,
];

/// The type `ContextVar`.
#[no_mangle]
pub static mut PyContextVar_Type: PyTypeObject = PyTypeObject {
    tp_methods: addr_of_mut!(VAR_METHODS).cast(),
    tp_getset: addr_of_mut!(VAR_GETSETS).cast(),
    tp_repr: Some(var_repr),
    ..PyTypeObject::new(c"ContextVar", size_of::<ContextVar>())
};

/// The fields of a variable; None with TypeError.
unsafe fn variable<'a>(o: Obj) -> Option<&'a ContextVar> {
    if o.is_null() || !is_exact(o, addr_of_mut!(PyContextVar_Type)) {
        raise!(PyExc_TypeError, c"an instance of ContextVar was expected");
        return None;
    }
    // SAFETY: an instance of the type has the fields.
    Some(&*o.cast())
}

/// A variable; `default_value` may be NULL. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyContextVar_New(
    name: *const c_char,
    default_value: *mut PyObject,
) -> *mut PyObject {
    let name = super::unicodeobject::from_text(name);
    if name.is_null() {
        return NULL;
    }
    let o = instance(addr_of_mut!(PyContextVar_Type));
    if !o.is_null() {
        port::keep(default_value);
        let var: *mut ContextVar = o.cast();
        (*var).var_name = name;
        (*var).var_default = default_value;
    }
    o
}

/// The value in the current context to `value`, else `default_value`, else the variable's own,
/// else NULL: a new reference. 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyContextVar_Get(
    var: *mut PyObject,
    default_value: *mut PyObject,
    value: *mut *mut PyObject,
) -> c_int {
    *value = NULL;
    let Some(v) = variable(var) else { return -1 };
    let place = super::pystate::current_context();
    if !(*place).is_null() {
        *value = port::dict_get(vars(*place), var);
        if (*value).is_null() && !port::err_get().is_null() {
            return -1;
        }
    }
    if (*value).is_null() {
        port::keep(default_value);
        *value = if default_value.is_null() {
            v.var_default
        } else {
            default_value
        };
    }
    0
}

/// Sets the value in the current context. Returns a new reference to a token for
/// [`PyContextVar_Reset`]; NULL with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyContextVar_Set(
    var: *mut PyObject,
    value: *mut PyObject,
) -> *mut PyObject {
    if variable(var).is_none() {
        return NULL;
    }
    let context = current();
    if context.is_null() {
        return NULL;
    }
    let old = port::dict_get(vars(context), var);
    if old.is_null() && !port::err_get().is_null() {
        return NULL;
    }
    let o = instance(addr_of_mut!(PyContextToken_Type));
    if o.is_null() {
        return NULL;
    }
    let token: *mut Token = o.cast();
    (*token).tok_ctx = context;
    (*token).tok_var = var;
    (*token).tok_oldval = old;
    port::keep(value);
    if port::dict_set(vars(context), var, value) < 0 {
        return NULL;
    }
    o
}

/// Sets the value that was there before the token's `PyContextVar_Set`: 0, or -1 with an
/// exception.
#[no_mangle]
pub unsafe extern "C" fn PyContextVar_Reset(var: *mut PyObject, token: *mut PyObject) -> c_int {
    if variable(var).is_none() {
        return -1;
    }
    if token.is_null() || !is_exact(token, addr_of_mut!(PyContextToken_Type)) {
        raise!(
            PyExc_TypeError,
            c"expected an instance of Token, got %R",
            token
        );
        return -1;
    }
    // SAFETY: an instance of the type has the fields.
    let t = &mut *token.cast::<Token>();
    if t.tok_used != 0 {
        raise!(PyExc_RuntimeError, c"%R has already been used once", token);
        return -1;
    }
    if t.tok_var != var {
        raise!(
            PyExc_ValueError,
            c"%R was created by a different ContextVar",
            token
        );
        return -1;
    }
    let context = current();
    if t.tok_ctx != context {
        if !context.is_null() {
            raise!(
                PyExc_ValueError,
                c"%R was created in a different Context",
                token
            );
        }
        return -1;
    }
    t.tok_used = 1;
    if !t.tok_oldval.is_null() {
        return port::dict_set(vars(context), var, t.tok_oldval);
    }
    match port::dict_del(vars(context), var) {
        0 => {
            PyErr_SetObject(PyExc_LookupError, var);
            -1
        }
        status => status.min(0),
    }
}

unsafe extern "C" fn var_get(o: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let mut default = NULL;
    if PyArg_UnpackTuple(args, c"get".as_ptr(), 0, 1, addr_of_mut!(default)) == 0 {
        return NULL;
    }
    let mut value = NULL;
    if PyContextVar_Get(o, default, &mut value) < 0 {
        return NULL;
    }
    if value.is_null() {
        PyErr_SetObject(PyExc_LookupError, o);
    }
    value
}

unsafe extern "C" fn var_reset(o: *mut PyObject, token: *mut PyObject) -> *mut PyObject {
    if PyContextVar_Reset(o, token) < 0 {
        return NULL;
    }
    port::none()
}

unsafe extern "C" fn var_name(o: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    (*o.cast::<ContextVar>()).var_name
}

unsafe extern "C" fn var_repr(o: *mut PyObject) -> *mut PyObject {
    let var: *mut ContextVar = o.cast();
    if (*var).var_default.is_null() {
        return PyUnicode_FromFormat(c"<ContextVar name=%R at %p>".as_ptr(), (*var).var_name, o);
    }
    PyUnicode_FromFormat(
        c"<ContextVar name=%R default=%R at %p>".as_ptr(),
        (*var).var_name,
        (*var).var_default,
        o,
    )
}

// ---- tokens ------------------------------------------------------------------------

#[repr(C)]
struct Token {
    ob_base: PyObject,
    tok_ctx: *mut PyObject,
    tok_var: *mut PyObject,
    /// NULL when the variable had no value.
    tok_oldval: *mut PyObject,
    tok_used: c_int,
}

static mut TOKEN_GETSETS: [PyGetSetDef; 3] = [
    PyGetSetDef::new(c"var", Some(token_var), None, c""),
    PyGetSetDef::new(c"old_value", Some(token_old_value), None, c""),
    PyGetSetDef::END,
];

/// The type `Token`.
#[no_mangle]
pub static mut PyContextToken_Type: PyTypeObject = PyTypeObject {
    tp_getset: addr_of_mut!(TOKEN_GETSETS).cast(),
    tp_repr: Some(token_repr),
    tp_hash: Some(super::object::PyObject_HashNotImplemented),
    ..PyTypeObject::new(c"Token", size_of::<Token>())
};

/// `Token.MISSING`: the old value where there was none.
static mut MISSING_TYPE: PyTypeObject = PyTypeObject {
    tp_repr: Some(missing_repr),
    ..PyTypeObject::new(c"Token.MISSING", size_of::<PyObject>())
};

unsafe extern "C" fn missing_repr(_: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(c"<Token.MISSING>".as_ptr())
}

unsafe extern "C" fn token_var(o: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    (*o.cast::<Token>()).tok_var
}

unsafe extern "C" fn token_old_value(o: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    static mut MISSING: *mut PyObject = ptr::null_mut();
    let old = (*o.cast::<Token>()).tok_oldval;
    if !old.is_null() {
        return old;
    }
    let place = addr_of_mut!(MISSING);
    if (*place).is_null() {
        port::root(place);
        *place = instance(addr_of_mut!(MISSING_TYPE));
    }
    *place
}

unsafe extern "C" fn token_repr(o: *mut PyObject) -> *mut PyObject {
    let token: *mut Token = o.cast();
    PyUnicode_FromFormat(
        if (*token).tok_used != 0 {
            c"<Token used var=%R at %p>".as_ptr()
        } else {
            c"<Token var=%R at %p>".as_ptr()
        },
        (*token).tok_var,
        o,
    )
}
