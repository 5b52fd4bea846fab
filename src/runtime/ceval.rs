//! The interpreter as a module sees it: CPython's `Python/ceval.c` and
//! `Python/pylifecycle.c` (`ceval.h`, `pylifecycle.h`).

use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_void};
use core::ptr::addr_of_mut;

/// 0, or -1 with RecursionError when the C stack gets short; `place` ends its text. To be
/// paired with [`Py_LeaveRecursiveCall`].
#[no_mangle]
pub unsafe extern "C" fn Py_EnterRecursiveCall(place: *const c_char) -> c_int {
    port::recursion_check(place)
}

/// What `Py_EnterRecursiveCall` of CPython 3.8 calls when its counter says so.
#[no_mangle]
pub unsafe extern "C" fn _Py_CheckRecursiveCall(place: *const c_char) -> c_int {
    port::recursion_check(place)
}

/// Nothing: the VM looks at the stack itself, not at a counter.
#[no_mangle]
pub extern "C" fn Py_LeaveRecursiveCall() {}

/// CPython's default. The VM has a limit of the stack instead.
#[no_mangle]
pub extern "C" fn Py_GetRecursionLimit() -> c_int {
    1000
}

/// Nothing: the VM has a limit of the stack.
#[no_mangle]
pub extern "C" fn Py_SetRecursionLimit(_limit: c_int) {}

/// A borrowed reference to the dict of the builtins module, or NULL.
#[no_mangle]
pub unsafe extern "C" fn PyEval_GetBuiltins() -> *mut PyObject {
    let module = port::import(name(c"builtins"));
    if module.is_null() {
        return NULL;
    }
    port::module_dict(module)
}

/// NULL: no Python frame of the VM's can be seen. No exception.
#[no_mangle]
pub extern "C" fn PyEval_GetGlobals() -> *mut PyObject {
    NULL
}

/// NULL, as [`PyEval_GetGlobals`].
#[no_mangle]
pub extern "C" fn PyEval_GetLocals() -> *mut PyObject {
    NULL
}

/// NULL, as [`PyEval_GetGlobals`].
#[no_mangle]
pub extern "C" fn PyEval_GetFrame() -> *mut c_void {
    core::ptr::null_mut()
}

// ---- pending calls ---------------------------------------------------------

/// Has a function called by the main thread between two instructions, or at its next
/// [`Py_MakePendingCalls`]: 0, or -1 when there are 32 already. No exception. Needs no GIL.
#[no_mangle]
pub unsafe extern "C" fn Py_AddPendingCall(
    function: Option<unsafe extern "C" fn(*mut c_void) -> c_int>,
    arg: *mut c_void,
) -> c_int {
    match function {
        Some(function) => port::call_add(function, arg),
        None => -1,
    }
}

/// Runs what [`Py_AddPendingCall`] was given. -1 with the exception of the first that fails.
#[no_mangle]
pub unsafe extern "C" fn Py_MakePendingCalls() -> c_int {
    let mut function = None;
    let mut arg = core::ptr::null_mut();
    // Not those that the calls themselves add.
    for _ in 0..32 {
        if port::call_next(&mut function, &mut arg) == 0 {
            break;
        }
        if let Some(function) = function {
            if function(arg) != 0 {
                return -1;
            }
        }
    }
    0
}

// ---- begin and end ---------------------------------------------------------

/// 1: who asks, runs.
#[no_mangle]
pub extern "C" fn Py_IsInitialized() -> c_int {
    1
}

/// Whether the VM ends. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn Py_IsFinalizing() -> c_int {
    port::ending()
}

/// Nothing: the VM runs already.
#[no_mangle]
pub extern "C" fn Py_Initialize() {}

/// Nothing: the VM runs already.
#[no_mangle]
pub extern "C" fn Py_InitializeEx(_signals: c_int) {}

/// Nothing: the VM goes on.
#[no_mangle]
pub extern "C" fn Py_Finalize() {}

/// Nothing: the VM goes on. 0.
#[no_mangle]
pub extern "C" fn Py_FinalizeEx() -> c_int {
    0
}

static mut AT_EXIT: [Option<unsafe extern "C" fn()>; 32] = [None; 32];

/// Has a function called at the end, last come first called: 0, or -1 when there are 32
/// already. No exception.
#[no_mangle]
pub unsafe extern "C" fn Py_AtExit(function: Option<unsafe extern "C" fn()>) -> c_int {
    for slot in &mut *addr_of_mut!(AT_EXIT) {
        if slot.is_none() {
            *slot = function;
            return 0;
        }
    }
    -1
}

/// Runs what [`Py_AtExit`] was given. For the port, when the VM ends.
#[no_mangle]
pub unsafe extern "C" fn typeobject_run_atexit() {
    let slots: *mut Option<unsafe extern "C" fn()> = addr_of_mut!(AT_EXIT).cast();
    let mut i = 32usize;
    while i != 0 {
        i = i.wrapping_sub(1);
        let function = *slots.add(i);
        *slots.add(i) = None;
        if let Some(function) = function {
            function();
        }
    }
}

/// Prints the text and ends the process or resets the board.
#[no_mangle]
pub unsafe extern "C" fn Py_FatalError(text: *const c_char) -> ! {
    port::fatal(text)
}

/// What the macro `Py_FatalError` of CPython 3.9 and later calls.
#[no_mangle]
pub unsafe extern "C" fn _Py_FatalErrorFunc(_function: *const c_char, text: *const c_char) -> ! {
    port::fatal(text)
}

/// As `sys.version`: the language level that the API stands for, and what runs it.
#[no_mangle]
pub extern "C" fn Py_GetVersion() -> *const c_char {
    c"3.8 (typeobject)".as_ptr()
}

/// The language level as CPython packs it: 3.8.
#[no_mangle]
pub static Py_Version: core::ffi::c_ulong = 0x0308_00f0;

/// As `sys.platform`.
#[no_mangle]
pub unsafe extern "C" fn Py_GetPlatform() -> *const c_char {
    let platform = super::sysmodule::PySys_GetObject(c"platform".as_ptr());
    match if platform.is_null() {
        None
    } else {
        str_bytes(platform)
    } {
        Some(text) => text.as_ptr().cast(),
        None => c"".as_ptr(),
    }
}

/// As `sys.copyright`.
#[no_mangle]
pub extern "C" fn Py_GetCopyright() -> *const c_char {
    c"".as_ptr()
}

/// What follows the version in `sys.version`.
#[no_mangle]
pub extern "C" fn Py_GetCompiler() -> *const c_char {
    c"[typeobject]".as_ptr()
}

/// What follows the version in `sys.version`.
#[no_mangle]
pub extern "C" fn Py_GetBuildInfo() -> *const c_char {
    c"typeobject".as_ptr()
}

// ---- identity and constants ------------------------------------------------

/// `a is b`. Never fails.
#[no_mangle]
pub extern "C" fn Py_Is(a: *mut PyObject, b: *mut PyObject) -> c_int {
    c_int::from(a == b)
}

/// `o is None`. Never fails.
#[no_mangle]
pub unsafe extern "C" fn Py_IsNone(o: *mut PyObject) -> c_int {
    c_int::from(is_none(o))
}

/// `o is True`. Never fails.
#[no_mangle]
pub unsafe extern "C" fn Py_IsTrue(o: *mut PyObject) -> c_int {
    c_int::from(o == port::bool_(1))
}

/// `o is False`. Never fails.
#[no_mangle]
pub unsafe extern "C" fn Py_IsFalse(o: *mut PyObject) -> c_int {
    c_int::from(o == port::bool_(0))
}

/// One of the `Py_CONSTANT_*` values; NULL with SystemError for another number. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn Py_GetConstant(constant: core::ffi::c_uint) -> *mut PyObject {
    match constant {
        0 => port::none(),
        1 => port::bool_(0),
        2 => port::bool_(1),
        3 => port::ellipsis(),
        4 => port::not_implemented(),
        5 => port::int_from_i64(0),
        6 => port::int_from_i64(1),
        7 => port::str_new(c"".as_ptr().cast(), 0),
        8 => port::bytes_new(c"".as_ptr().cast(), 0),
        9 => port::tuple_new(0),
        _ => bad_internal_call(),
    }
}

/// The same as a borrowed reference. Since 3.13.
#[no_mangle]
pub unsafe extern "C" fn Py_GetConstantBorrowed(constant: core::ffi::c_uint) -> *mut PyObject {
    Py_GetConstant(constant)
}

// ---- objects whose repr is on its way --------------------------------------

/// The objects between [`Py_ReprEnter`] and [`Py_ReprLeave`] of this thread: a list of the
/// VM's, its items and their number.
unsafe fn repr_running() -> Option<(Obj, *mut Obj, usize)> {
    let place = addr_of_mut!((*super::pystate::PyThreadState_Get()).repr_running);
    if (*place).is_null() {
        *place = port::list_new(0);
        if (*place).is_null() {
            return None;
        }
    }
    let list = *place;
    let mut n = 0;
    let items = port::list_items(list, &mut n);
    if items.is_null() {
        return None;
    }
    Some((list, items, n))
}

/// For a `tp_repr` of a container: 0 the first time, 1 while the repr of the same object is
/// on its way, -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn Py_ReprEnter(o: *mut PyObject) -> c_int {
    let Some((list, items, n)) = repr_running() else {
        return -1;
    };
    for i in 0..n {
        if enter(*items.add(i)) == o {
            return 1;
        }
    }
    port::list_append(list, o)
}

/// Ends what [`Py_ReprEnter`] began. Never fails.
#[no_mangle]
pub unsafe extern "C" fn Py_ReprLeave(o: *mut PyObject) {
    let Some((list, items, n)) = repr_running() else {
        return;
    };
    let mut i = n;
    while i != 0 {
        i = i.wrapping_sub(1);
        if enter(*items.add(i)) == o {
            let after = i.wrapping_add(1);
            core::ptr::copy(items.add(after), items.add(i), n.wrapping_sub(after));
            port::list_resize(list, n.wrapping_sub(1));
            return;
        }
    }
}

// ---- signals and forks (Modules/signalmodule.c, Modules/posixmodule.c) ---------

/// The VM raises KeyboardInterrupt by itself.
#[no_mangle]
pub extern "C" fn PyOS_InterruptOccurred() -> c_int {
    0
}

/// A VM has nothing to get ready for `fork`.
#[no_mangle]
pub extern "C" fn PyOS_BeforeFork() {}

/// A VM has nothing to put right after `fork`.
#[no_mangle]
pub extern "C" fn PyOS_AfterFork_Parent() {}

/// A VM has nothing to put right after `fork`.
#[no_mangle]
pub extern "C" fn PyOS_AfterFork_Child() {}

/// A VM has nothing to put right after `fork`.
#[no_mangle]
pub extern "C" fn PyOS_AfterFork() {}
