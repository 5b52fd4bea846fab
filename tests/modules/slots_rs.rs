//! slots_rs: a module in Rust whose types have suites: a short row of bytes that is a number, a
//! sequence, a buffer, iterable, callable, comparable and weakly referenced; a subclass of list; a
//! type made from a spec; an exception. It is made in phases.
#![cfg_attr(target_os = "none", no_std)]
#![allow(non_upper_case_globals)] // CPython's names in patterns

use core::ffi::{c_char, c_int, c_void};
use core::mem::{offset_of, size_of};
use core::ptr::{addr_of, addr_of_mut, null_mut};
use typeobject::abi::*;
use typeobject::api::*;

const ROOM: usize = 8;

#[repr(C)]
struct Row {
    ob_base: PyObject,
    length: Py_ssize_t,
    items: [u8; ROOM],
    weak: *mut PyObject,
}

unsafe fn is_row(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, addr_of_mut!(ROW_TYPE))
}

unsafe fn row_of(cls: *mut PyTypeObject, items: &[u8]) -> *mut PyObject {
    if items.len() > ROOM {
        PyErr_Format(
            PyExc_ValueError,
            c"%zd items, not at most %d".as_ptr(),
            items.len() as Py_ssize_t,
            ROOM as c_int,
        );
        return null_mut();
    }
    let row: *mut Row = PyType_GenericAlloc(cls, 0).cast();
    if !row.is_null() {
        (*row).length = items.len() as Py_ssize_t;
        let place: *mut u8 = addr_of_mut!((*row).items).cast();
        place.copy_from_nonoverlapping(items.as_ptr(), items.len());
    }
    row.cast()
}

/// The items of a row, for as long as nobody writes to it.
unsafe fn items<'a>(op: *mut PyObject) -> &'a [u8] {
    let row: *mut Row = op.cast();
    let place: *const u8 = addr_of_mut!((*row).items).cast();
    core::slice::from_raw_parts(place, (*row).length as usize)
}

unsafe extern "C" fn row_new(
    cls: *mut PyTypeObject,
    args: *mut PyObject,
    _kwds: *mut PyObject,
) -> *mut PyObject {
    let mut view: Py_buffer = core::mem::zeroed();
    if PyArg_ParseTuple(args, c"y*".as_ptr(), &mut view as *mut Py_buffer) == 0 {
        return null_mut();
    }
    let given = core::slice::from_raw_parts(view.buf.cast::<u8>(), view.len as usize);
    let row = row_of(cls, given);
    PyBuffer_Release(&mut view);
    row
}

unsafe extern "C" fn row_dealloc(op: *mut PyObject) {
    if !(*op.cast::<Row>()).weak.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    if let Some(free) = (*Py_TYPE(op)).tp_free {
        free(op.cast());
    }
}

unsafe extern "C" fn row_repr(op: *mut PyObject) -> *mut PyObject {
    let row: *mut Row = op.cast();
    let text = PyBytes_FromStringAndSize(addr_of_mut!((*row).items).cast(), (*row).length);
    if text.is_null() {
        return null_mut();
    }
    let repr = PyUnicode_FromFormat(c"Row(%R)".as_ptr(), text);
    Py_DECREF(text);
    repr
}

unsafe extern "C" fn row_hash(op: *mut PyObject) -> Py_hash_t {
    let sum = items(op).iter().map(|item| Py_hash_t::from(*item)).sum();
    sum
}

unsafe extern "C" fn row_richcompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    if !is_row(a) || !is_row(b) {
        return Py_NewRef(Py_NotImplemented());
    }
    let (a, b) = (items(a), items(b));
    PyBool_FromLong(
        match op {
            Py_LT => a < b,
            Py_LE => a <= b,
            Py_EQ => a == b,
            Py_NE => a != b,
            Py_GT => a > b,
            _ => a >= b,
        }
        .into(),
    )
}

unsafe extern "C" fn row_call(
    op: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    let mut names = [c"of".as_ptr().cast_mut(), null_mut()];
    let mut function: *mut PyObject = null_mut();
    if PyArg_ParseTupleAndKeywords(
        args,
        kwds,
        c"O".as_ptr(),
        names.as_mut_ptr(),
        &mut function as *mut *mut PyObject,
    ) == 0
    {
        return null_mut();
    }
    PyObject_CallFunctionObjArgs(function, op, null_mut::<PyObject>())
}

// ---- a number ----

unsafe extern "C" fn row_add(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !is_row(a) || !is_row(b) {
        return Py_NewRef(Py_NotImplemented());
    }
    let (a, b) = (items(a), items(b));
    let mut both = [0; 2 * ROOM];
    both[..a.len()].copy_from_slice(a);
    both[a.len()..a.len() + b.len()].copy_from_slice(b);
    row_of(addr_of_mut!(ROW_TYPE), &both[..a.len() + b.len()])
}

unsafe extern "C" fn row_shift(op: *mut PyObject, by: *mut PyObject) -> *mut PyObject {
    if !is_row(op) || !PyLong_Check(by) {
        return Py_NewRef(Py_NotImplemented());
    }
    let by = PyLong_AsLong(by);
    if by == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    let row: *mut Row = op.cast();
    for i in 0..(*row).length as usize {
        (*row).items[i] = (*row).items[i].wrapping_add(by as u8);
    }
    Py_NewRef(op)
}

unsafe extern "C" fn row_invert(op: *mut PyObject) -> *mut PyObject {
    let mut other = [0; ROOM];
    let given = items(op);
    for (to, from) in other.iter_mut().zip(given) {
        *to = !from;
    }
    row_of(Py_TYPE(op), &other[..given.len()])
}

unsafe extern "C" fn row_bool(op: *mut PyObject) -> c_int {
    items(op).iter().any(|item| *item != 0).into()
}

unsafe extern "C" fn row_int(op: *mut PyObject) -> *mut PyObject {
    _PyLong_FromByteArray(
        items(op).as_ptr(),
        (*op.cast::<Row>()).length as usize,
        0,
        0,
    )
}

static mut ROW_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_add: Some(row_add),
    nb_inplace_lshift: Some(row_shift),
    nb_invert: Some(row_invert),
    nb_bool: Some(row_bool),
    nb_int: Some(row_int),
    nb_index: Some(row_int),
    ..PyNumberMethods::EMPTY
};

// ---- a sequence ----

unsafe extern "C" fn row_length(op: *mut PyObject) -> Py_ssize_t {
    (*op.cast::<Row>()).length
}

unsafe extern "C" fn row_item(op: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    if i < 0 || i >= (*op.cast::<Row>()).length {
        PyErr_SetString(PyExc_IndexError, c"Row index out of range".as_ptr());
        return null_mut();
    }
    PyLong_FromLong(items(op)[i as usize].into())
}

unsafe extern "C" fn row_set_item(op: *mut PyObject, i: Py_ssize_t, value: *mut PyObject) -> c_int {
    let row: *mut Row = op.cast();
    if i < 0 || i >= (*row).length {
        PyErr_SetString(PyExc_IndexError, c"Row index out of range".as_ptr());
        return -1;
    }
    if value.is_null() {
        PyErr_SetString(PyExc_TypeError, c"a Row keeps its length".as_ptr());
        return -1;
    }
    let value = PyLong_AsLong(value);
    if value == -1 && !PyErr_Occurred().is_null() {
        return -1;
    }
    (*row).items[i as usize] = value as u8;
    0
}

unsafe extern "C" fn row_contains(op: *mut PyObject, value: *mut PyObject) -> c_int {
    let value = PyLong_AsLong(value);
    if value == -1 && !PyErr_Occurred().is_null() {
        return -1;
    }
    items(op)
        .iter()
        .any(|item| i64::from(*item) == value as i64)
        .into()
}

static mut ROW_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(row_length),
    sq_item: Some(row_item),
    sq_ass_item: Some(row_set_item),
    sq_contains: Some(row_contains),
    ..PySequenceMethods::EMPTY
};

// ---- a buffer ----

unsafe extern "C" fn row_buffer(op: *mut PyObject, view: *mut Py_buffer, flags: c_int) -> c_int {
    let row: *mut Row = op.cast();
    PyBuffer_FillInfo(
        view,
        op,
        addr_of_mut!((*row).items).cast(),
        (*row).length,
        0,
        flags,
    )
}

static mut ROW_BUFFER: PyBufferProcs = PyBufferProcs {
    bf_getbuffer: Some(row_buffer),
    ..PyBufferProcs::EMPTY
};

static mut ROW_TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"slots_rs.Row".as_ptr(),
    tp_basicsize: size_of::<Row>() as Py_ssize_t,
    tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    tp_new: Some(row_new),
    tp_dealloc: Some(row_dealloc),
    tp_repr: Some(row_repr),
    tp_hash: Some(row_hash),
    tp_richcompare: Some(row_richcompare),
    tp_call: Some(row_call),
    tp_as_number: addr_of_mut!(ROW_NUMBER),
    tp_as_sequence: addr_of_mut!(ROW_SEQUENCE),
    tp_as_buffer: addr_of_mut!(ROW_BUFFER),
    tp_weaklistoffset: offset_of!(Row, weak) as Py_ssize_t,
    ..PyTypeObject::EMPTY
};

// ---- what counts down ----

#[repr(C)]
struct Down {
    ob_base: PyObject,
    left: c_int,
}

unsafe extern "C" fn down_init(
    op: *mut PyObject,
    args: *mut PyObject,
    _kwds: *mut PyObject,
) -> c_int {
    let down: *mut Down = op.cast();
    PyArg_ParseTuple(args, c"i".as_ptr(), addr_of_mut!((*down).left)) - 1
}

unsafe extern "C" fn down_next(op: *mut PyObject) -> *mut PyObject {
    let down: *mut Down = op.cast();
    if (*down).left <= 0 {
        return null_mut();
    }
    (*down).left -= 1;
    PyLong_FromLong(((*down).left + 1).into())
}

static mut DOWN_SLOTS: [PyType_Slot; 5] = [
    PyType_Slot {
        slot: Py_tp_init,
        pfunc: down_init as *mut c_void,
    },
    PyType_Slot {
        slot: Py_tp_iter,
        pfunc: PyObject_SelfIter as *mut c_void,
    },
    PyType_Slot {
        slot: Py_tp_iternext,
        pfunc: down_next as *mut c_void,
    },
    PyType_Slot {
        slot: Py_tp_doc,
        pfunc: c"Counts down.".as_ptr().cast_mut().cast(),
    },
    PyType_Slot::END,
];

static mut DOWN_SPEC: PyType_Spec = PyType_Spec {
    name: c"slots_rs.Down".as_ptr(),
    basicsize: size_of::<Down>() as c_int,
    itemsize: 0,
    flags: Py_TPFLAGS_DEFAULT as _,
    slots: addr_of_mut!(DOWN_SLOTS).cast(),
};

// ---- a list that knows how often it was asked ----

#[repr(C)]
struct Asked {
    list: PyListObject,
    times: c_int,
}

unsafe extern "C" fn asked_last(op: *mut PyObject, _unused: *mut PyObject) -> *mut PyObject {
    let asked: *mut Asked = op.cast();
    (*asked).times += 1;
    let length = PyList_Size(op);
    if length == 0 {
        PyErr_SetString(FAILURE, c"nothing is there".as_ptr());
        return null_mut();
    }
    Py_NewRef(PyList_GetItem(op, length - 1))
}

static mut ASKED_METHODS: [PyMethodDef; 2] = [
    PyMethodDef::noargs(c"last", asked_last, c"The last item."),
    PyMethodDef::END,
];

static mut ASKED_MEMBERS: [PyMemberDef; 2] = [
    PyMemberDef::new(
        c"times",
        T_INT,
        offset_of!(Asked, times),
        READONLY,
        c"How often.",
    ),
    PyMemberDef::END,
];

static mut ASKED_TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"slots_rs.Asked".as_ptr(),
    tp_basicsize: size_of::<Asked>() as Py_ssize_t,
    tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    tp_methods: addr_of_mut!(ASKED_METHODS).cast(),
    tp_members: addr_of_mut!(ASKED_MEMBERS).cast(),
    ..PyTypeObject::EMPTY
};

static mut FAILURE: *mut PyObject = null_mut();

/// Adds a new reference, and takes it over: 0, or -1 with an exception.
unsafe fn add(module: *mut PyObject, name: *const c_char, value: *mut PyObject) -> c_int {
    let status = PyModule_AddObjectRef(module, name, value);
    Py_XDECREF(value);
    status
}

unsafe extern "C" fn exec(module: *mut PyObject) -> c_int {
    ASKED_TYPE.tp_base = addr_of_mut!(PyList_Type);
    FAILURE = PyErr_NewException(
        c"slots_rs.Failure".as_ptr().cast_mut(),
        PyExc_LookupError,
        null_mut(),
    );
    if FAILURE.is_null()
        || PyModule_AddObjectRef(module, c"Failure".as_ptr(), FAILURE) < 0
        || add(
            module,
            c"Down".as_ptr(),
            PyType_FromSpec(addr_of_mut!(DOWN_SPEC)),
        ) < 0
        || PyModule_AddType(module, addr_of_mut!(ROW_TYPE)) < 0
    {
        return -1;
    }
    PyModule_AddType(module, addr_of_mut!(ASKED_TYPE))
}

// An older CPython does not know the last two.
static SLOTS: [PyModuleDef_Slot; 4] = [
    PyModuleDef_Slot {
        slot: Py_mod_exec,
        value: exec as *mut c_void,
    },
    PyModuleDef_Slot {
        slot: Py_mod_multiple_interpreters,
        value: null_mut(), // not supported
    },
    PyModuleDef_Slot {
        slot: Py_mod_gil,
        value: null_mut(), // wanted
    },
    PyModuleDef_Slot::END,
];

static mut MODULE: PyModuleDef = PyModuleDef {
    m_base: PyModuleDef_HEAD_INIT,
    m_name: c"slots_rs".as_ptr(),
    m_slots: addr_of!(SLOTS).cast_mut().cast(),
    ..PyModuleDef::EMPTY
};

/// Called by the host's import.
///
/// # Safety
/// Only a host may call it, with its lock held.
#[no_mangle]
pub unsafe extern "C" fn PyInit_slots_rs() -> *mut PyObject {
    PyModuleDef_Init(addr_of_mut!(MODULE))
}
