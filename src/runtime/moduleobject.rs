//! Modules (CPython's Objects/moduleobject.c), and what its Python/importdl.c does once
//! an extension's file is loaded.
//!
//! A module is the VM's own module object, without room for what the API keeps with one;
//! its definition and state are in a table beside it.

use super::descrobject::check_method_flags;
use super::errors::{system_error_from_cause, text, PyErr_SetString};
use super::modsupport::PyModule_AddObjectRef;
use super::support::*;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_void, CStr};
use core::ptr::{self, addr_of_mut};

/// What a definition's `ob_type` is once `PyModuleDef_Init` has seen it.
#[no_mangle]
pub static mut PyModuleDef_Type: PyTypeObject = PyTypeObject {
    tp_name: c"moduledef".as_ptr(),
    tp_basicsize: core::mem::size_of::<PyModuleDef>() as Py_ssize_t,
    tp_flags: Py_TPFLAGS_DEFAULT,
    tp_doc: c"The definition of a C module.".as_ptr(),
    ..PyTypeObject::EMPTY
};

// ---- the table of modules -----------------------------------------------------------

#[derive(Clone, Copy)]
struct Entry {
    module: Obj,
    def: *mut PyModuleDef,
    /// `m_size` bytes, or NULL.
    state: *mut c_void,
    /// `PyState_FindModule` gives it: from the end of its import on.
    found: bool,
}

/// The modules that were made from definitions. Raw memory, so that what it holds lives.
struct Table {
    entries: *mut Entry,
    n: usize,
    room: usize,
}

static mut TABLE: Table = Table {
    entries: ptr::null_mut(),
    n: 0,
    room: 0,
};

/// The definitions that `PyModuleDef_Init` has seen, linked through `m_base.m_copy`,
/// which nothing else uses here. Tells a definition from a value of the VM, which must
/// not be dereferenced. In firmware, where a definition may be constant, the last one alone.
static mut DEFS: *mut PyModuleDef = ptr::null_mut();

/// Notes a definition.
#[cfg(not(feature = "vm"))]
unsafe fn note(def: *mut PyModuleDef) {
    if !is_def(def.cast()) {
        (*def).m_base.ob_base.ob_type = addr_of_mut!(PyModuleDef_Type);
        (*def).m_base.m_copy = DEFS.cast();
        DEFS = def;
    }
}

#[cfg(feature = "vm")]
unsafe fn note(def: *mut PyModuleDef) {
    DEFS = def;
}

/// Whether `o` is a definition and no value of the VM.
#[cfg(not(feature = "vm"))]
unsafe fn is_def(o: Obj) -> bool {
    let mut at = DEFS;
    while !at.is_null() {
        if at.cast() == o {
            return true;
        }
        at = (*at).m_base.m_copy.cast();
    }
    false
}

#[cfg(feature = "vm")]
unsafe fn is_def(o: Obj) -> bool {
    core::ptr::eq(DEFS.cast(), o)
}

/// Forgets every module: for a VM that starts again in the same process.
#[cfg(feature = "vm")]
pub(super) unsafe fn reset() {
    let table = addr_of_mut!(TABLE);
    (*table).entries = ptr::null_mut();
    (*table).n = 0;
    (*table).room = 0;
    #[cfg(not(feature = "vm"))]
    {
        let mut def = DEFS;
        while !def.is_null() {
            let next = (*def).m_base.m_copy.cast();
            (*def).m_base.m_copy = ptr::null_mut();
            def = next;
        }
    }
    DEFS = ptr::null_mut();
}

unsafe fn find(module: Obj) -> *mut Entry {
    let table = addr_of_mut!(TABLE);
    // The last one is asked for most.
    let mut i = (*table).n;
    while let Some(at) = i.checked_sub(1) {
        i = at;
        let entry = (*table).entries.add(at);
        if (*entry).module == module {
            return entry;
        }
    }
    ptr::null_mut()
}

/// The entry of a module, made when there is none; NULL with an exception.
unsafe fn entry_of(module: Obj, def: *mut PyModuleDef) -> *mut Entry {
    let found = find(module);
    if !found.is_null() {
        (*found).def = def;
        return found;
    }
    let table = addr_of_mut!(TABLE);
    if (*table).n == (*table).room {
        let room = (*table).room.wrapping_mul(2).wrapping_add(8);
        let size = room.wrapping_mul(core::mem::size_of::<Entry>());
        let grown: *mut Entry = if (*table).entries.is_null() {
            port::root(addr_of_mut!((*table).entries).cast());
            port::raw_alloc(size, 1).cast()
        } else {
            port::raw_realloc((*table).entries.cast(), size).cast()
        };
        if grown.is_null() {
            PyErr_NoMemory();
            return ptr::null_mut();
        }
        (*table).entries = grown;
        (*table).room = room;
    }
    let entry = (*table).entries.add((*table).n);
    entry.write(Entry {
        module,
        def,
        state: ptr::null_mut(),
        found: false,
    });
    (*table).n = (*table).n.wrapping_add(1);
    entry
}

/// Gives a module the zeroed state that its definition asks for, once.
unsafe fn add_state(module: Obj, def: *mut PyModuleDef) -> bool {
    let entry = entry_of(module, def);
    if entry.is_null() {
        return false;
    }
    let size = (*def).m_size;
    if size >= 0 && (*entry).state.is_null() {
        let state = port::raw_alloc(usize::try_from(size).unwrap_or(0).max(1), 1);
        if state.is_null() {
            PyErr_NoMemory();
            return false;
        }
        (*entry).state = state;
    }
    true
}

// In firmware the table is a part that an image has when something asks for what is in it.

/// As [`add_state`]: 0, or -1 with an exception.
#[cfg(feature = "vm")]
#[no_mangle]
unsafe extern "C" fn typeobject_module_state(module: Obj, def: *mut PyModuleDef) -> c_int {
    if add_state(module, def) {
        0
    } else {
        -1
    }
}

/// From the end of its import on `PyState_FindModule` gives a module. 0 for a value that was not
/// made from a definition.
#[cfg_attr(feature = "vm", no_mangle)]
unsafe extern "C" fn typeobject_module_found(module: Obj) -> c_int {
    let entry = find(module);
    if entry.is_null() {
        return 0;
    }
    PyState_RemoveModule((*entry).def);
    (*entry).found = true;
    1
}

#[cfg(feature = "vm")]
extern "C" {
    static typeobject_part_module_state:
        Option<unsafe extern "C" fn(Obj, *mut PyModuleDef) -> c_int>;
    static typeobject_part_module_found: Option<unsafe extern "C" fn(Obj) -> c_int>;
}

/// The same where an image may have no table.
unsafe fn remember(module: Obj, def: *mut PyModuleDef) -> bool {
    #[cfg(not(feature = "vm"))]
    return add_state(module, def);
    #[cfg(feature = "vm")]
    typeobject_part_module_state.is_none_or(|add| add(module, def) == 0)
}

unsafe fn finish(module: Obj) -> bool {
    #[cfg(not(feature = "vm"))]
    return typeobject_module_found(module) != 0;
    #[cfg(feature = "vm")]
    match typeobject_part_module_found {
        Some(found) => found(module) != 0,
        None => is_module(module),
    }
}

unsafe fn is_module(o: Obj) -> bool {
    !port::module_dict(o).is_null()
}

// ---- making modules -----------------------------------------------------------------

/// Makes a definition ready for multi-phase initialisation: what an init function
/// returns then. A borrowed reference to it.
#[no_mangle]
pub unsafe extern "C" fn PyModuleDef_Init(def: *mut PyModuleDef) -> *mut PyObject {
    if def.is_null() {
        return bad_internal_call();
    }
    note(def);
    def.cast()
}

/// A new module object with nothing in it but its name: a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyModule_New(name: *const c_char) -> *mut PyObject {
    port::module_new(name)
}

/// The same with a str.
#[no_mangle]
pub unsafe extern "C" fn PyModule_NewObject(name: *mut PyObject) -> *mut PyObject {
    let mut len = 0;
    let data = port::str_data(name, &mut len);
    if data.is_null() {
        return raise!(
            PyExc_TypeError,
            c"module name must be a string, not %.200s",
            type_name(name),
        );
    }
    port::module_new(data.cast())
}

/// Makes the module of a definition: functions, docstring and zeroed state. A new
/// reference; SystemError for a definition with slots.
#[no_mangle]
pub unsafe extern "C" fn PyModule_Create2(
    def: *mut PyModuleDef,
    module_api_version: c_int,
) -> *mut PyObject {
    let _ = module_api_version;
    if def.is_null() || (*def).m_name.is_null() {
        return bad_internal_call();
    }
    if !(*def).m_slots.is_null() {
        return raise!(
            PyExc_SystemError,
            c"module %s: PyModule_Create is incompatible with m_slots",
            (*def).m_name,
        );
    }
    let module = port::module_new((*def).m_name);
    if module.is_null() || !remember(module, def) {
        return NULL;
    }
    if !fill(module, def) {
        return NULL;
    }
    module
}

/// The functions and the docstring of a definition.
unsafe fn fill(module: Obj, def: *mut PyModuleDef) -> bool {
    if !(*def).m_methods.is_null() && add_functions(module, (*def).m_methods) != 0 {
        return false;
    }
    (*def).m_doc.is_null() || set_doc(module, static_text((*def).m_doc)) == 0
}

/// As [`PyModule_AddFunctions`]. In firmware a part that an image has when a definition has
/// functions.
#[cfg_attr(feature = "vm", no_mangle)]
unsafe extern "C" fn typeobject_module_functions(
    module: Obj,
    functions: *mut PyMethodDef,
) -> c_int {
    PyModule_AddFunctions(module, functions)
}

#[cfg(feature = "vm")]
extern "C" {
    static typeobject_part_module_functions:
        Option<unsafe extern "C" fn(Obj, *mut PyMethodDef) -> c_int>;
}

unsafe fn add_functions(module: Obj, functions: *mut PyMethodDef) -> c_int {
    #[cfg(not(feature = "vm"))]
    return typeobject_module_functions(module, functions);
    #[cfg(feature = "vm")]
    match typeobject_part_module_functions {
        Some(add) => add(module, functions),
        None => {
            bad_internal_call();
            -1
        }
    }
}

/// A text of a definition, which is as static as that.
#[cfg(not(feature = "vm"))]
unsafe fn static_text(s: *const c_char) -> Obj {
    text(s)
}

#[cfg(feature = "vm")]
unsafe fn static_text(s: *const c_char) -> Obj {
    let bytes = CStr::from_ptr(s).to_bytes();
    if bytes.iter().any(|&c| c >= 0x80) {
        // It may be no UTF-8.
        return super::unicodeobject::said(s);
    }
    port::str_static(s, bytes.len())
}

type Create =
    Option<unsafe extern "C" fn(spec: *mut PyObject, def: *mut PyModuleDef) -> *mut PyObject>;
type Exec = Option<unsafe extern "C" fn(module: *mut PyObject) -> c_int>;

/// The first step of a multi-phase initialisation: the module of a definition with
/// slots, named by `spec.name`, not yet executed. A new reference.
#[no_mangle]
pub unsafe extern "C" fn PyModule_FromDefAndSpec2(
    def: *mut PyModuleDef,
    spec: *mut PyObject,
    module_api_version: c_int,
) -> *mut PyObject {
    let _ = module_api_version;
    PyModuleDef_Init(def);
    let key = super::support::name(c"name");
    let name_object = if key.is_null() {
        NULL
    } else {
        port::getattr(spec, key)
    };
    if name_object.is_null() {
        return NULL;
    }
    let mut len = 0;
    let name: *const c_char = port::str_data(name_object, &mut len).cast();
    if name.is_null() {
        return raise!(PyExc_TypeError, c"spec.name must be a string");
    }
    if (*def).m_size < 0 {
        return raise!(
            PyExc_SystemError,
            c"module %s: m_size may not be negative for multi-phase initialization",
            name,
        );
    }
    let mut create: *mut c_void = ptr::null_mut();
    let mut executes = false;
    let mut slot = (*def).m_slots;
    while !slot.is_null() && (*slot).slot != 0 {
        match (*slot).slot {
            Py_mod_create => {
                if !create.is_null() {
                    return raise!(
                        PyExc_SystemError,
                        c"module %s has multiple create slots",
                        name,
                    );
                }
                create = (*slot).value;
            }
            Py_mod_exec => executes = true,
            // Promises about interpreters and threads; a VM has neither.
            Py_mod_multiple_interpreters | Py_mod_gil => {}
            unknown => {
                return raise!(
                    PyExc_SystemError,
                    c"module %s uses unknown slot ID %i",
                    name,
                    unknown,
                );
            }
        }
        slot = slot.add(1);
    }
    // SAFETY: the slot says what the value is.
    let module = match core::mem::transmute::<*mut c_void, Create>(create) {
        Some(create) => {
            let module = create(spec, def);
            if module.is_null() {
                if port::err_get().is_null() {
                    raise!(
                        PyExc_SystemError,
                        c"creation of module %s failed without setting an exception",
                        name,
                    );
                }
                return NULL;
            }
            if !port::err_get().is_null() {
                system_error_from_cause(c"creation of module %s raised unreported exception", name);
                return NULL;
            }
            module
        }
        None => port::module_new(name),
    };
    if module.is_null() {
        return NULL;
    }
    if is_module(module) {
        if entry_of(module, def).is_null() {
            return NULL;
        }
    } else {
        if (*def).m_size > 0
            || (*def).m_traverse.is_some()
            || (*def).m_clear.is_some()
            || (*def).m_free.is_some()
        {
            return raise!(
                PyExc_SystemError,
                c"module %s is not a module object, but requests module state",
                name,
            );
        }
        if executes {
            return raise!(
                PyExc_SystemError,
                c"module %s specifies execution slots, but did not create a ModuleType instance",
                name,
            );
        }
    }
    if fill(module, def) {
        module
    } else {
        NULL
    }
}

/// The second step: the state and the `Py_mod_exec` slots. 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyModule_ExecDef(module: *mut PyObject, def: *mut PyModuleDef) -> c_int {
    let name = PyModule_GetName(module);
    if name.is_null() {
        return -1;
    }
    if (*def).m_size >= 0 && !add_state(module, def) {
        return -1;
    }
    let mut slot = (*def).m_slots;
    while !slot.is_null() && (*slot).slot != 0 {
        match (*slot).slot {
            Py_mod_exec => {
                // SAFETY: the slot says what the value is.
                let exec = core::mem::transmute::<*mut c_void, Exec>((*slot).value);
                let result = match exec {
                    Some(exec) => exec(module),
                    None => 0,
                };
                if result != 0 {
                    if port::err_get().is_null() {
                        raise!(
                            PyExc_SystemError,
                            c"execution of module %s failed without setting an exception",
                            name,
                        );
                    }
                    return -1;
                }
                if !port::err_get().is_null() {
                    system_error_from_cause(
                        c"execution of module %s raised unreported exception",
                        name,
                    );
                    return -1;
                }
            }
            Py_mod_create | Py_mod_multiple_interpreters | Py_mod_gil => {}
            unknown => {
                raise!(
                    PyExc_SystemError,
                    c"module %s initialized with unknown slot %i",
                    name,
                    unknown,
                );
                return -1;
            }
        }
        slot = slot.add(1);
    }
    0
}

/// Adds the functions of a table that ends with a NULL name. 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyModule_AddFunctions(
    module: *mut PyObject,
    functions: *mut PyMethodDef,
) -> c_int {
    let name = PyModule_GetName(module);
    let name = if name.is_null() {
        PyErr_Clear();
        c"?".as_ptr()
    } else {
        name
    };
    let mut def = functions;
    while !(*def).ml_name.is_null() {
        if (*def).ml_flags & (METH_CLASS | METH_STATIC) != 0 {
            // CPython's text, and in front of it what CPython leaves to be guessed.
            raise!(
                PyExc_ValueError,
                c"%.200s.%.200s(): module functions cannot set METH_CLASS or METH_STATIC",
                name,
                (*def).ml_name,
            );
            return -1;
        }
        if !check_method_flags(def) {
            return -1;
        }
        let function = port::descr_method(def.cast(), ptr::null_mut(), module, module);
        let key = name_of((*def).ml_name);
        if function.is_null() || key.is_null() {
            return -1;
        }
        let dict = port::module_dict(module);
        let done = if dict.is_null() {
            // A create slot may give any object.
            port::setattr(module, key, function)
        } else {
            port::dict_set(dict, key, function)
        };
        if done < 0 {
            return -1;
        }
        def = def.add(1);
    }
    0
}

/// Sets `__doc__`. 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyModule_SetDocString(
    module: *mut PyObject,
    docstring: *const c_char,
) -> c_int {
    set_doc(module, text(docstring))
}

unsafe fn set_doc(module: Obj, doc: Obj) -> c_int {
    let key = super::support::name(c"__doc__");
    if key.is_null() || doc.is_null() {
        return -1;
    }
    let dict = port::module_dict(module);
    if dict.is_null() {
        port::setattr(module, key, doc)
    } else {
        port::dict_set(dict, key, doc)
    }
}

// ---- asking modules -----------------------------------------------------------------

/// The namespace, borrowed; SystemError for what is no module.
#[no_mangle]
pub unsafe extern "C" fn PyModule_GetDict(module: *mut PyObject) -> *mut PyObject {
    if module.is_null() {
        return super::abstract_::null_error();
    }
    let dict = port::module_dict(module);
    if dict.is_null() {
        return bad_internal_call();
    }
    dict
}

/// A str of the module's namespace, or NULL with SystemError.
unsafe fn dict_str(module: Obj, key: &CStr, missing: &CStr) -> Obj {
    let dict = port::module_dict(module);
    if dict.is_null() {
        PyErr_BadArgument();
        return NULL;
    }
    let key = super::support::name(key);
    let v = if key.is_null() {
        NULL
    } else {
        port::dict_get(dict, key)
    };
    if v.is_null() || !is_str(v) {
        if port::err_get().is_null() {
            PyErr_SetString(PyExc_SystemError, missing.as_ptr());
        }
        return NULL;
    }
    v
}

unsafe fn c_str(o: Obj) -> *const c_char {
    if o.is_null() {
        return ptr::null();
    }
    let mut len = 0;
    port::str_data(o, &mut len).cast()
}

/// `__name__`: a new reference; SystemError when it is missing or no str.
#[no_mangle]
pub unsafe extern "C" fn PyModule_GetNameObject(module: *mut PyObject) -> *mut PyObject {
    dict_str(module, c"__name__", c"nameless module")
}

/// The same as UTF-8, alive as long as the name.
#[no_mangle]
pub unsafe extern "C" fn PyModule_GetName(module: *mut PyObject) -> *const c_char {
    c_str(PyModule_GetNameObject(module))
}

/// `__file__`: a new reference; SystemError when it is missing or no str.
#[no_mangle]
pub unsafe extern "C" fn PyModule_GetFilenameObject(module: *mut PyObject) -> *mut PyObject {
    dict_str(module, c"__file__", c"module filename missing")
}

/// The same as UTF-8, alive as long as the name.
#[no_mangle]
pub unsafe extern "C" fn PyModule_GetFilename(module: *mut PyObject) -> *const c_char {
    c_str(PyModule_GetFilenameObject(module))
}

/// The definition that a module was made from, or NULL; TypeError for what is no module.
#[no_mangle]
pub unsafe extern "C" fn PyModule_GetDef(module: *mut PyObject) -> *mut PyModuleDef {
    let entry = find(module);
    if entry.is_null() {
        if !is_module(module) {
            PyErr_BadArgument();
        }
        return ptr::null_mut();
    }
    (*entry).def
}

/// The state of a module, or NULL when it has none; TypeError for what is no module.
#[no_mangle]
pub unsafe extern "C" fn PyModule_GetState(module: *mut PyObject) -> *mut c_void {
    let entry = find(module);
    if entry.is_null() {
        if !is_module(module) {
            PyErr_BadArgument();
        }
        return ptr::null_mut();
    }
    (*entry).state
}

// ---- modules by definition ------------------------------------------------------------

/// The entry that is found by a definition, or NULL.
unsafe fn find_by_def(def: *mut PyModuleDef) -> *mut Entry {
    let table = addr_of_mut!(TABLE);
    for i in 0..(*table).n {
        let entry = (*table).entries.add(i);
        if (*entry).def == def && (*entry).found {
            return entry;
        }
    }
    ptr::null_mut()
}

/// The module of a definition, borrowed; NULL without an exception when there is none
/// yet. As in CPython a definition with slots has none.
#[no_mangle]
pub unsafe extern "C" fn PyState_FindModule(def: *mut PyModuleDef) -> *mut PyObject {
    let entry = find_by_def(def);
    if entry.is_null() {
        return NULL;
    }
    (*entry).module
}

/// Makes a module the one of a definition. 0, or -1 with SystemError for a definition
/// with slots.
#[no_mangle]
pub unsafe extern "C" fn PyState_AddModule(module: *mut PyObject, def: *mut PyModuleDef) -> c_int {
    if def.is_null() {
        bad_internal_call();
        return -1;
    }
    if !(*def).m_slots.is_null() {
        raise!(
            PyExc_SystemError,
            c"PyState_AddModule called on module with slots",
        );
        return -1;
    }
    PyState_RemoveModule(def);
    let entry = entry_of(module, def);
    if entry.is_null() {
        return -1;
    }
    (*entry).found = true;
    0
}

/// Undoes it. 0, or -1 with SystemError for a definition with slots.
#[no_mangle]
pub unsafe extern "C" fn PyState_RemoveModule(def: *mut PyModuleDef) -> c_int {
    if !(*def).m_slots.is_null() {
        raise!(
            PyExc_SystemError,
            c"PyState_RemoveModule called on module with slots",
        );
        return -1;
    }
    let entry = find_by_def(def);
    if !entry.is_null() {
        (*entry).found = false;
    }
    0
}

// ---- Python/importdl.c ----------------------------------------------------------------

/// The last part of a dotted name: what messages call an extension module.
unsafe fn short_name(name: *const c_char) -> *const c_char {
    let bytes = CStr::from_ptr(name).to_bytes();
    match bytes.iter().rposition(|&c| c == b'.') {
        Some(dot) => name.add(dot.wrapping_add(1)),
        None => name,
    }
}

/// A value that answers for `importlib`'s ModuleSpec: `name`, `origin`, `loader`,
/// `submodule_search_locations`.
unsafe fn make_spec(name: *const c_char, path: *const c_char) -> Obj {
    let Ok(mut parts) = Values::new(3) else {
        return NULL;
    };
    parts.set(0, super::support::name(c"ModuleSpec"));
    parts.set(1, port::tuple_new(0));
    parts.set(2, port::dict_new());
    if parts.slots().iter().any(|part| part.is_null()) {
        return NULL;
    }
    let class = builtin(c"type", parts.slots());
    let spec = if class.is_null() {
        NULL
    } else {
        port::call(class, 0, 0, ptr::null())
    };
    if spec.is_null() {
        return NULL;
    }
    let origin = if path.is_null() {
        port::none()
    } else {
        text(path)
    };
    let values = [
        (c"name", text(name)),
        (c"origin", origin),
        (c"loader", port::none()),
        (c"submodule_search_locations", port::none()),
    ];
    for (key, value) in values {
        let key = super::support::name(key);
        if key.is_null() || value.is_null() || port::setattr(spec, key, value) < 0 {
            return NULL;
        }
    }
    spec
}

/// Whether the head of `o` says that nobody has made an object of it: a static object
/// with a reference count of 1 and no type. A word whose two low bits are not clear is a
/// tagged value, in every VM that this runtime serves.
#[cfg(not(feature = "vm"))]
unsafe fn is_uninitialized(o: Obj) -> bool {
    if o as usize & 3 != 0 {
        return false;
    }
    let head: *const usize = o.cast();
    *head == 1 && *head.add(1) == 0
}

#[cfg(feature = "vm")]
unsafe fn is_uninitialized(o: Obj) -> bool {
    if o as usize & 3 != 0 {
        return false;
    }
    *o.cast::<usize>() == 1
}

#[cfg(feature = "vm")]
extern "C" {
    /// The function below, in an image with a module that needs it.
    static typeobject_part_module_phases: Option<
        unsafe extern "C" fn(*mut PyModuleDef, *const c_char, *const c_char) -> *mut PyObject,
    >;
}

/// The module of a definition that its init function returned, made and executed: a new
/// reference.
#[cfg_attr(feature = "vm", no_mangle)]
unsafe extern "C" fn typeobject_module_phases(
    def: *mut PyModuleDef,
    name: *const c_char,
    path: *const c_char,
) -> *mut PyObject {
    let spec = make_spec(name, path);
    if spec.is_null() {
        return NULL;
    }
    let module = PyModule_FromDefAndSpec2(def, spec, PYTHON_API_VERSION);
    if module.is_null() {
        return NULL;
    }
    if is_module(module) {
        set_file(module, path);
        if PyModule_ExecDef(module, def) != 0 {
            return NULL;
        }
    }
    module
}

/// Runs the init function of an extension whose file is loaded and finishes the module:
/// what the port's importer calls. `name` is the full dotted name, `path` the file or
/// NULL. A new reference; NULL with an exception, in CPython's words, whatever `init`
/// did.
#[no_mangle]
pub unsafe extern "C" fn typeobject_import_init(
    init: unsafe extern "C" fn() -> *mut PyObject,
    name: *const c_char,
    path: *const c_char,
) -> *mut PyObject {
    let short = short_name(name);
    // What was pending before is none of the module's business.
    if !port::err_get().is_null() {
        port::err_set(NULL);
    }
    #[cfg(feature = "vm")]
    let outer = DEFS;
    let m = init();
    let defined = is_def(m);
    #[cfg(feature = "vm")]
    {
        // Of the import that this one is made in.
        DEFS = outer;
    }
    let failed = !port::err_get().is_null();
    let wrong = if m.is_null() {
        if failed {
            return NULL;
        }
        c"initialization of %s failed without raising an exception"
    } else if failed {
        c"initialization of %s raised unreported exception"
    } else if defined {
        #[cfg(not(feature = "vm"))]
        return typeobject_module_phases(m.cast(), name, path);
        #[cfg(feature = "vm")]
        return match typeobject_part_module_phases {
            Some(phases) => phases(m.cast(), name, path),
            None => NULL,
        };
    } else if is_uninitialized(m) {
        c"init function of %s returned uninitialized object"
    } else if !finish(m) {
        c"initialization of %s did not return an extension module"
    } else {
        set_file(m, path);
        return m;
    };
    system_error_from_cause(wrong, short);
    NULL
}

/// `__file__`, where it can be had.
unsafe fn set_file(module: Obj, path: *const c_char) {
    // What is linked into firmware has none.
    if cfg!(feature = "vm") || path.is_null() {
        return;
    }
    let file = text(path);
    if file.is_null() || PyModule_AddObjectRef(module, c"__file__".as_ptr(), file) < 0 {
        PyErr_Clear();
    }
}
