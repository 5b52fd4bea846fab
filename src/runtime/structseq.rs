//! Tuples with named fields: CPython's `Objects/structseq.c` (`structseq.h`).
//!
//! A type made here derives from tuple. The items that Python sees are those of the tuple
//! in each instance; the fields beyond them follow the base's part of the object.

use super::abstract_::PySequence_Fast;
use super::builtin_types::PyTuple_Type;
use super::support::*;
use super::tupleobject::{fast_item, fast_len, tuple_of};
use super::typeobject::PyType_Ready;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_void, CStr};
use core::mem::size_of;
use core::ptr::{addr_of_mut, null_mut};

extern "C" {
    fn PyArg_ParseTupleAndKeywords(
        args: Obj,
        kwds: Obj,
        format: *const c_char,
        kwlist: *mut *mut c_char,
        ...
    ) -> c_int;
}

/// A pointer to text that a static may hold.
#[repr(transparent)]
pub struct Text(*const c_char);

// SAFETY: the text is a literal.
unsafe impl Sync for Text {}

/// The name of a field without one, told by its address.
#[no_mangle]
pub static PyStructSequence_UnnamedField: Text = Text(c"unnamed field".as_ptr());

/// How many fields a type has: those that are items, and all. From its dict, where CPython
/// keeps them.
unsafe fn counts(t: *mut PyTypeObject) -> Option<(usize, usize)> {
    let mut found = [0_usize; 2];
    for (to, which) in found.iter_mut().zip([c"n_sequence_fields", c"n_fields"]) {
        let mut value = 0;
        let v = port::dict_get((*t).tp_dict, name(which));
        if v.is_null() || port::small_int(v, &mut value) == 0 {
            raise!(
                PyExc_TypeError,
                c"Missed attribute '%U' of type %s",
                name(which),
                (*t).tp_name
            );
            return None;
        }
        *to = value as usize;
    }
    let [items, fields] = found;
    Some((items, fields))
}

/// Where a field is and what its holder has: the VM's array of items, or the object itself.
unsafe fn place(o: Obj, i: usize) -> Option<(*mut Obj, bool)> {
    let mut n = 0;
    let items = port::tuple_items(o, &mut n);
    if items.is_null() {
        return None;
    }
    if i < n {
        return Some((items.add(i), true));
    }
    let beyond = o
        .cast::<u8>()
        .add((*addr_of_mut!(PyTuple_Type)).tp_basicsize as usize)
        .cast::<Obj>();
    Some((beyond.add(i.wrapping_sub(n)), false))
}

/// A field: a borrowed reference; NULL for one that was never set.
#[no_mangle]
pub unsafe extern "C" fn PyStructSequence_GetItem(
    o: *mut PyObject,
    i: Py_ssize_t,
) -> *mut PyObject {
    match place(o, i as usize) {
        Some((at, true)) => enter(*at),
        Some((at, false)) => *at,
        None => bad_internal_call(),
    }
}

/// Sets a field of an object that was just made; takes the reference. Never fails.
#[no_mangle]
pub unsafe extern "C" fn PyStructSequence_SetItem(
    o: *mut PyObject,
    i: Py_ssize_t,
    v: *mut PyObject,
) {
    match place(o, i as usize) {
        Some((at, true)) => *at = leave(v),
        Some((at, false)) => *at = v,
        None => {}
    }
}

/// An instance whose fields are to be set. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyStructSequence_New(t: *mut PyTypeObject) -> *mut PyObject {
    let Some((n, _)) = counts(t) else { return NULL };
    let o = port::object_alloc(t, (*t).tp_basicsize as usize);
    let items = port::tuple_new(n);
    if o.is_null() || items.is_null() {
        return NULL;
    }
    let mut room = 0;
    let at = port::tuple_items(items, &mut room);
    for i in 0..room {
        *at.add(i) = port::none();
    }
    let args = tuple_of(&[items]);
    if args.is_null() || port::base_init(o, addr_of_mut!(PyTuple_Type), args, NULL) < 0 {
        return NULL;
    }
    o
}

/// `t(sequence, dict)`.
unsafe extern "C" fn structseq_new(
    t: *mut PyTypeObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    let (mut arg, mut dict) = (NULL, NULL);
    let mut names = [
        c"sequence".as_ptr().cast_mut(),
        c"dict".as_ptr().cast_mut(),
        null_mut(),
    ];
    let format = c"O|O:structseq".as_ptr();
    let names = names.as_mut_ptr();
    if PyArg_ParseTupleAndKeywords(args, kwds, format, names, &mut arg, &mut dict) == 0 {
        return NULL;
    }
    let Some((least, most)) = counts(t) else {
        return NULL;
    };
    let sequence = PySequence_Fast(arg, c"constructor requires a sequence".as_ptr());
    if sequence.is_null() {
        return NULL;
    }
    if !dict.is_null() && !is_dict(dict) {
        return raise!(
            PyExc_TypeError,
            c"%.500s() takes a dict as second arg, if any",
            (*t).tp_name
        );
    }
    let n = fast_len(sequence);
    let wrong = if n >= least && n <= most {
        None
    } else if least == most {
        Some((c"a %zd-sequence", least))
    } else if n < least {
        Some((c"an at least %zd-sequence", least))
    } else {
        Some((c"an at most %zd-sequence", most))
    };
    if let Some((wanted, count)) = wrong {
        let wanted = PyUnicode_FromFormat(wanted.as_ptr(), count as Py_ssize_t);
        return raise!(
            PyExc_TypeError,
            c"%.500s() takes %U (%zd-sequence given)",
            (*t).tp_name,
            wanted,
            n as Py_ssize_t
        );
    }
    let o = PyStructSequence_New(t);
    if o.is_null() {
        return NULL;
    }
    for i in 0..n {
        PyStructSequence_SetItem(o, i as Py_ssize_t, fast_item(sequence, i));
    }
    for i in n..most {
        let mut v = NULL;
        let field = field_name(t, i);
        if !dict.is_null() && !field.is_null() {
            v = port::dict_get(dict, name_of(field));
            if v.is_null() && !port::err_get().is_null() {
                return NULL;
            }
        }
        let v = if v.is_null() { port::none() } else { v };
        PyStructSequence_SetItem(o, i as Py_ssize_t, v);
    }
    o
}

/// The name of a field; NULL for one without.
unsafe fn field_name(t: *mut PyTypeObject, i: usize) -> *const c_char {
    let mut field = (*t).tp_getset;
    while !(*field).name.is_null() {
        if (*field).closure as usize == i {
            return (*field).name;
        }
        field = field.add(1);
    }
    core::ptr::null()
}

unsafe extern "C" fn field_get(o: *mut PyObject, closure: *mut c_void) -> *mut PyObject {
    let v = PyStructSequence_GetItem(o, closure as Py_ssize_t);
    if v.is_null() {
        port::none()
    } else {
        v
    }
}

unsafe extern "C" fn structseq_repr(o: *mut PyObject) -> *mut PyObject {
    let t = ty(o);
    let Some((n, _)) = counts(t) else { return NULL };
    let mut text = PyUnicode_FromFormat(c"%s(".as_ptr(), (*t).tp_name);
    let mut separator = c"";
    for i in 0..n {
        let field = field_name(t, i);
        if text.is_null() {
            return NULL;
        }
        if field.is_null() {
            continue;
        }
        text = PyUnicode_FromFormat(
            c"%U%s%s=%R".as_ptr(),
            text,
            separator.as_ptr(),
            field,
            field_get(o, i as *mut c_void),
        );
        separator = c", ";
    }
    if text.is_null() {
        return NULL;
    }
    PyUnicode_FromFormat(c"%U)".as_ptr(), text)
}

/// `(type, (tuple, dict))`.
unsafe extern "C" fn structseq_reduce(o: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let t = ty(o);
    let Some((n, all)) = counts(t) else {
        return NULL;
    };
    let items = super::abstract_::PySequence_Tuple(port::builtin_part(o));
    let dict = port::dict_new();
    if items.is_null() || dict.is_null() {
        return NULL;
    }
    for i in n..all {
        let field = field_name(t, i);
        if !field.is_null()
            && port::dict_set(dict, name_of(field), field_get(o, i as *mut c_void)) < 0
        {
            return NULL;
        }
    }
    tuple_of(&[t.cast(), tuple_of(&[items, dict])])
}

/// A table of methods that is never written.
#[repr(transparent)]
struct Methods([PyMethodDef; 2]);

// SAFETY: see above.
unsafe impl Sync for Methods {}

static METHODS: Methods = Methods([
    PyMethodDef::new(
        c"__reduce__",
        PyMethodDefPointer {
            function: Some(structseq_reduce),
        },
        METH_NOARGS as c_int,
        c"",
    ),
    PyMethodDef::END,
]);

/// Whether a field has a name.
unsafe fn named(field: *const PyStructSequence_Field) -> bool {
    (*field).name != PyStructSequence_UnnamedField.0
        && CStr::from_ptr((*field).name) != c"unnamed field"
}

/// Makes a type, all zero but its head, into one of named fields. 0, or -1 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyStructSequence_InitType2(
    t: *mut PyTypeObject,
    desc: *mut PyStructSequence_Desc,
) -> c_int {
    if (*t).tp_flags & Py_TPFLAGS_READY != 0 {
        bad_internal_call();
        return -1;
    }
    let (mut n, mut unnamed) = (0_usize, 0_usize);
    while !(*(*desc).fields.add(n)).name.is_null() {
        unnamed = unnamed.wrapping_add(usize::from(!named((*desc).fields.add(n))));
        n = n.wrapping_add(1);
    }
    let items = ((*desc).n_in_sequence.max(0) as usize).min(n);
    let size = n.wrapping_add(1).wrapping_mul(size_of::<PyGetSetDef>());
    let getset: *mut PyGetSetDef = port::raw_alloc(size, 1).cast();
    if getset.is_null() {
        PyErr_NoMemory();
        return -1;
    }
    let mut at = getset;
    for i in 0..n {
        let field = (*desc).fields.add(i);
        if named(field) {
            (*at).name = (*field).name;
            (*at).doc = (*field).doc;
            (*at).get = Some(field_get);
            (*at).closure = i as *mut c_void;
            at = at.add(1);
        }
    }
    (*t).tp_name = (*desc).name;
    (*t).tp_doc = (*desc).doc;
    (*t).tp_base = addr_of_mut!(PyTuple_Type);
    (*t).tp_basicsize = (*addr_of_mut!(PyTuple_Type))
        .tp_basicsize
        .wrapping_add(n.wrapping_sub(items).wrapping_mul(size_of::<Obj>()) as Py_ssize_t);
    (*t).tp_flags |= Py_TPFLAGS_DEFAULT;
    (*t).tp_new = Some(structseq_new);
    (*t).tp_repr = Some(structseq_repr);
    (*t).tp_getset = getset;
    (*t).tp_methods = METHODS.0.as_ptr().cast_mut();
    if PyType_Ready(t) < 0 {
        return -1;
    }
    for (which, value) in [
        (c"n_sequence_fields", items),
        (c"n_fields", n),
        (c"n_unnamed_fields", unnamed),
    ] {
        if port::dict_set((*t).tp_dict, name(which), port::int_from_u64(value as u64)) < 0 {
            return -1;
        }
    }
    port::type_modified(t);
    0
}

/// [`PyStructSequence_InitType2`], whose error stays pending.
#[no_mangle]
pub unsafe extern "C" fn PyStructSequence_InitType(
    t: *mut PyTypeObject,
    desc: *mut PyStructSequence_Desc,
) {
    PyStructSequence_InitType2(t, desc);
}

/// A new type of named fields, which lives as long as the process. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyStructSequence_NewType(
    desc: *mut PyStructSequence_Desc,
) -> *mut PyTypeObject {
    let t: *mut PyTypeObject = port::raw_alloc(size_of::<PyTypeObject>(), 1).cast();
    if t.is_null() {
        PyErr_NoMemory();
        return t;
    }
    t.write(PyTypeObject::EMPTY);
    if PyStructSequence_InitType2(t, desc) < 0 {
        return null_mut();
    }
    t
}

// ---- those of the runtime ----------------------------------------------------------

/// A field of [`info`]'s types.
pub(crate) const fn field(name: &'static CStr, doc: &'static CStr) -> PyStructSequence_Field {
    PyStructSequence_Field {
        name: name.as_ptr(),
        doc: doc.as_ptr(),
    }
}

/// Ends their list.
pub(crate) const NO_FIELD: PyStructSequence_Field = PyStructSequence_Field {
    name: core::ptr::null(),
    doc: core::ptr::null(),
};

/// An instance with these values of a type that is made when it is first asked for. Returns a
/// new reference.
pub(crate) unsafe fn info(
    place: *mut *mut PyTypeObject,
    name: &'static CStr,
    fields: &'static [PyStructSequence_Field],
    values: &[Obj],
) -> Obj {
    if (*place).is_null() {
        port::root(place.cast());
        let mut desc = PyStructSequence_Desc {
            name: name.as_ptr(),
            doc: core::ptr::null(),
            fields: fields.as_ptr().cast_mut(),
            n_in_sequence: values.len() as c_int,
        };
        *place = PyStructSequence_NewType(&mut desc);
        if (*place).is_null() {
            return NULL;
        }
    }
    let o = PyStructSequence_New(*place);
    if o.is_null() {
        return NULL;
    }
    for (i, v) in values.iter().enumerate() {
        if v.is_null() {
            return NULL;
        }
        PyStructSequence_SetItem(o, i as Py_ssize_t, *v);
    }
    o
}
