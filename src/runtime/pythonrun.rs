//! Running Python source and what was compiled from it: CPython's `Python/pythonrun.c`
//! (`pythonrun.h`) and `PyEval_EvalCode`. The VM's builtins do it.

use super::errors::{PyErr_Clear, PyErr_Print};
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int};

/// What `start` may be (`compile.h`).
const PY_SINGLE_INPUT: c_int = 256;
const PY_FILE_INPUT: c_int = 257;
const PY_EVAL_INPUT: c_int = 258;

/// The arguments of `exec` and `eval`; the globals serve as locals without any.
unsafe fn run(function: &core::ffi::CStr, source: Obj, globals: Obj, locals: Obj) -> Obj {
    if source.is_null() {
        return NULL;
    }
    if globals.is_null() || !is_dict(globals) {
        return raise!(PyExc_TypeError, c"globals must be a dict");
    }
    let locals = if locals.is_null() { globals } else { locals };
    if !is_dict(locals) {
        return raise!(PyExc_TypeError, c"locals must be a dict");
    }
    builtin(function, &[source, globals, locals])
}

/// Runs source text; `start` is `Py_file_input`, `Py_eval_input` or `Py_single_input`. The
/// result of an expression, else None: a new reference. Both namespaces must be dicts; NULL for
/// the locals stands for the globals.
///
/// Source: <https://docs.python.org/3/c-api/veryhigh.html#c.PyRun_String>
#[no_mangle]
pub unsafe extern "C" fn PyRun_String(
    text: *const c_char,
    start: c_int,
    globals: *mut PyObject,
    locals: *mut PyObject,
) -> *mut PyObject {
    let source = super::unicodeobject::from_text(text);
    match start {
        _ if source.is_null() => NULL,
        PY_EVAL_INPUT => run(c"eval", source, globals, locals),
        PY_FILE_INPUT => run(c"exec", source, globals, locals),
        PY_SINGLE_INPUT => {
            let mode = [source, name(c"<string>"), name(c"single")];
            run(c"exec", builtin(c"compile", &mode), globals, locals)
        }
        _ => raise!(PyExc_ValueError, c"mode must be 'exec', 'eval' or 'single'"),
    }
}

/// Runs source text in `__main__`: 0, or -1 with the exception printed.
///
/// Source: <https://docs.python.org/3/c-api/veryhigh.html#c.PyRun_SimpleString>
#[no_mangle]
pub unsafe extern "C" fn PyRun_SimpleString(text: *const c_char) -> c_int {
    let module = port::import(name(c"__main__"));
    if module.is_null() {
        PyErr_Clear();
        return -1;
    }
    let globals = port::module_dict(module);
    if PyRun_String(text, PY_FILE_INPUT, globals, globals).is_null() {
        PyErr_Print();
        return -1;
    }
    0
}

/// Runs what `Py_CompileString` gave. A new reference: the value of an expression, else None.
/// Both namespaces must be dicts.
///
/// Source: <https://docs.python.org/3/c-api/veryhigh.html#c.PyEval_EvalCode>
#[no_mangle]
pub unsafe extern "C" fn PyEval_EvalCode(
    code: *mut PyObject,
    globals: *mut PyObject,
    locals: *mut PyObject,
) -> *mut PyObject {
    run(c"eval", code, globals, locals)
}
