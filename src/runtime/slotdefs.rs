//! The special methods that slots stand for, `T.__add__` and so on (the end of CPython's
//! Objects/typeobject.c: `slotdefs` and the `wrap_…` functions). The port makes the
//! attribute when somebody asks for it; here is which there are, and how each is called.

use super::abstract_::PyNumber_AsSsize_t;
use super::support::*;
use super::tupleobject::{PyTuple_GetItem, PyTuple_Size};
use super::typeobject::{slot_of, suite_of, Slot, Type};
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_void, CStr};
use core::mem::transmute;

/// How the function of a slot is called for a special method.
#[derive(Clone, Copy)]
enum Wrap {
    Unary,
    Binary,
    /// The object on which it is called is the operand on the right.
    Right,
    Power,
    PowerRight,
    Truth,
    Length,
    /// An index as a C integer.
    Index,
    Item,
    SetItem,
    DelItem,
    Contains,
    SetSubscript,
    DelSubscript,
    Hash,
    Compare(u8),
    Call,
    Init,
    Next,
    SetAttr,
    DelAttr,
    Get,
    Set,
    Delete,
    Finalize,
}

/// A C string, by its address alone.
struct Name(*const c_char);

// SAFETY: the string is constant.
unsafe impl Sync for Name {}

// As few bytes as there can be: there are many in the table.
struct SlotDef {
    name: Name,
    slot: Slot,
    wrap: Wrap,
}

impl SlotDef {
    fn name(&self) -> &'static CStr {
        // SAFETY: `def` took the address from a C string.
        unsafe { CStr::from_ptr(self.name.0) }
    }
}

const fn def(name: &'static CStr, number: c_int, wrap: Wrap) -> SlotDef {
    match slot_of(number) {
        Some(slot) => SlotDef {
            name: Name(name.as_ptr()),
            slot,
            wrap,
        },
        None => panic!(),
    }
}

/// In CPython's order: of several entries with one name the first whose slot is filled counts.
#[rustfmt::skip]
const SLOTDEFS: &[SlotDef] = {
    use Wrap::*;
    &[
        def(c"__getattribute__", Py_tp_getattro, Binary),
        def(c"__setattr__", Py_tp_setattro, SetAttr),
        def(c"__delattr__", Py_tp_setattro, DelAttr),
        def(c"__repr__", Py_tp_repr, Unary),
        def(c"__hash__", Py_tp_hash, Hash),
        def(c"__call__", Py_tp_call, Call),
        def(c"__str__", Py_tp_str, Unary),
        def(c"__lt__", Py_tp_richcompare, Compare(Py_LT as u8)),
        def(c"__le__", Py_tp_richcompare, Compare(Py_LE as u8)),
        def(c"__eq__", Py_tp_richcompare, Compare(Py_EQ as u8)),
        def(c"__ne__", Py_tp_richcompare, Compare(Py_NE as u8)),
        def(c"__gt__", Py_tp_richcompare, Compare(Py_GT as u8)),
        def(c"__ge__", Py_tp_richcompare, Compare(Py_GE as u8)),
        def(c"__iter__", Py_tp_iter, Unary),
        def(c"__next__", Py_tp_iternext, Next),
        def(c"__get__", Py_tp_descr_get, Get),
        def(c"__set__", Py_tp_descr_set, Set),
        def(c"__delete__", Py_tp_descr_set, Delete),
        def(c"__init__", Py_tp_init, Init),
        def(c"__del__", Py_tp_finalize, Finalize),
        def(c"__await__", Py_am_await, Unary),
        def(c"__aiter__", Py_am_aiter, Unary),
        def(c"__anext__", Py_am_anext, Unary),
        def(c"__add__", Py_nb_add, Binary),
        def(c"__radd__", Py_nb_add, Right),
        def(c"__sub__", Py_nb_subtract, Binary),
        def(c"__rsub__", Py_nb_subtract, Right),
        def(c"__mul__", Py_nb_multiply, Binary),
        def(c"__rmul__", Py_nb_multiply, Right),
        def(c"__mod__", Py_nb_remainder, Binary),
        def(c"__rmod__", Py_nb_remainder, Right),
        def(c"__divmod__", Py_nb_divmod, Binary),
        def(c"__rdivmod__", Py_nb_divmod, Right),
        def(c"__pow__", Py_nb_power, Power),
        def(c"__rpow__", Py_nb_power, PowerRight),
        def(c"__neg__", Py_nb_negative, Unary),
        def(c"__pos__", Py_nb_positive, Unary),
        def(c"__abs__", Py_nb_absolute, Unary),
        def(c"__bool__", Py_nb_bool, Truth),
        def(c"__invert__", Py_nb_invert, Unary),
        def(c"__lshift__", Py_nb_lshift, Binary),
        def(c"__rlshift__", Py_nb_lshift, Right),
        def(c"__rshift__", Py_nb_rshift, Binary),
        def(c"__rrshift__", Py_nb_rshift, Right),
        def(c"__and__", Py_nb_and, Binary),
        def(c"__rand__", Py_nb_and, Right),
        def(c"__xor__", Py_nb_xor, Binary),
        def(c"__rxor__", Py_nb_xor, Right),
        def(c"__or__", Py_nb_or, Binary),
        def(c"__ror__", Py_nb_or, Right),
        def(c"__int__", Py_nb_int, Unary),
        def(c"__float__", Py_nb_float, Unary),
        def(c"__iadd__", Py_nb_inplace_add, Binary),
        def(c"__isub__", Py_nb_inplace_subtract, Binary),
        def(c"__imul__", Py_nb_inplace_multiply, Binary),
        def(c"__imod__", Py_nb_inplace_remainder, Binary),
        def(c"__ipow__", Py_nb_inplace_power, Power),
        def(c"__ilshift__", Py_nb_inplace_lshift, Binary),
        def(c"__irshift__", Py_nb_inplace_rshift, Binary),
        def(c"__iand__", Py_nb_inplace_and, Binary),
        def(c"__ixor__", Py_nb_inplace_xor, Binary),
        def(c"__ior__", Py_nb_inplace_or, Binary),
        def(c"__floordiv__", Py_nb_floor_divide, Binary),
        def(c"__rfloordiv__", Py_nb_floor_divide, Right),
        def(c"__truediv__", Py_nb_true_divide, Binary),
        def(c"__rtruediv__", Py_nb_true_divide, Right),
        def(c"__ifloordiv__", Py_nb_inplace_floor_divide, Binary),
        def(c"__itruediv__", Py_nb_inplace_true_divide, Binary),
        def(c"__index__", Py_nb_index, Unary),
        def(c"__matmul__", Py_nb_matrix_multiply, Binary),
        def(c"__rmatmul__", Py_nb_matrix_multiply, Right),
        def(c"__imatmul__", Py_nb_inplace_matrix_multiply, Binary),
        def(c"__len__", Py_mp_length, Length),
        def(c"__getitem__", Py_mp_subscript, Binary),
        def(c"__setitem__", Py_mp_ass_subscript, SetSubscript),
        def(c"__delitem__", Py_mp_ass_subscript, DelSubscript),
        def(c"__len__", Py_sq_length, Length),
        def(c"__add__", Py_sq_concat, Binary),
        def(c"__mul__", Py_sq_repeat, Index),
        def(c"__rmul__", Py_sq_repeat, Index),
        def(c"__getitem__", Py_sq_item, Item),
        def(c"__setitem__", Py_sq_ass_item, SetItem),
        def(c"__delitem__", Py_sq_ass_item, DelItem),
        def(c"__contains__", Py_sq_contains, Contains),
        def(c"__iadd__", Py_sq_inplace_concat, Binary),
        def(c"__imul__", Py_sq_inplace_repeat, Index),
    ]
};

// The port counts on `__init__` being the one with this number: the attribute of types in flash
// (its rom.h).
const _: () = assert!(matches!(SLOTDEFS[18].wrap, Wrap::Init));

/// The function in a slot of `t`; NULL when it is empty.
unsafe fn filled(t: Type, slot: Slot) -> *mut c_void {
    let suite = suite_of(t, slot.suite);
    if suite.is_null() {
        return core::ptr::null_mut();
    }
    // SAFETY: every slot is a nullable function pointer at that offset of its suite.
    *suite.add(slot.offset()).cast::<*mut c_void>()
}

/// For the port: the number of the special method `name` (`len` bytes) that slots of `t` stand
/// for, and in `owner` the base where `t` has the slot from; -1 when there is none.
#[no_mangle]
pub unsafe extern "C" fn typeobject_slot_find(
    t: *mut PyTypeObject,
    name: *const c_char,
    len: usize,
    owner: *mut *mut PyTypeObject,
) -> c_int {
    let name = lent(name.cast(), len);
    for (i, def) in SLOTDEFS.iter().enumerate() {
        if def.name().to_bytes() != name {
            continue;
        }
        let function = filled(t, def.slot);
        if function.is_null() {
            continue;
        }
        let refused = super::object::PyObject_HashNotImplemented as *const c_void;
        if core::ptr::eq(function, refused) {
            return -2;
        }
        let mut at = t;
        while !(*at).tp_base.is_null() && filled((*at).tp_base, def.slot) == function {
            at = (*at).tp_base;
        }
        *owner = at;
        return i as c_int;
    }
    -1
}

/// For the port: the name of a special method, NULL past the last one.
#[no_mangle]
pub unsafe extern "C" fn typeobject_slot_name(i: c_int) -> *const c_char {
    match SLOTDEFS.get(i as usize) {
        Some(def) => def.name.0,
        None => core::ptr::null(),
    }
}

/// For the port: calls special method number `i` of `t` on `o`, an instance, with the other
/// arguments in a tuple and a dict (or NULL). Returns a new reference; NULL with an exception.
#[no_mangle]
pub unsafe extern "C" fn typeobject_slot_call(
    i: c_int,
    t: *mut PyTypeObject,
    o: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    let Some(def) = SLOTDEFS.get(i as usize) else {
        return bad_internal_call();
    };
    let f = filled(t, def.slot);
    if f.is_null() {
        return bad_internal_call();
    }
    /// Calls the function, which has the type of its slot.
    macro_rules! slot {
        ($type:ty: $($arg:expr),*) => {
            // SAFETY: the table pairs every slot with a way to call of that type.
            match transmute::<*mut c_void, $type>(f) {
                Some(f) => f($($arg),*),
                None => return NULL,
            }
        };
    }
    match def.wrap {
        Wrap::Call => return slot!(ternaryfunc: o, args, kwds),
        Wrap::Init => return none_or_null(slot!(initproc: o, args, kwds)),
        _ => {}
    }
    if !kwds.is_null() && port::dict_len(kwds) != 0 {
        return raise!(
            PyExc_TypeError,
            c"wrapper %s() takes no keyword arguments",
            def.name().as_ptr()
        );
    }
    let (least, most) = match def.wrap {
        Wrap::Unary | Wrap::Truth | Wrap::Length | Wrap::Hash | Wrap::Next | Wrap::Finalize => {
            (0, 0)
        }
        Wrap::SetItem | Wrap::SetSubscript | Wrap::SetAttr | Wrap::Set => (2, 2),
        Wrap::Power | Wrap::PowerRight | Wrap::Get => (1, 2),
        _ => (1, 1),
    };
    let n = PyTuple_Size(args);
    if n < least || n > most {
        return wrong_count(n, least, most);
    }
    let arg = |i| {
        if i < n {
            PyTuple_GetItem(args, i)
        } else {
            port::none()
        }
    };
    match def.wrap {
        Wrap::Unary => slot!(unaryfunc: o),
        Wrap::Binary => slot!(binaryfunc: o, arg(0)),
        Wrap::Right => slot!(binaryfunc: arg(0), o),
        Wrap::Power => slot!(ternaryfunc: o, arg(0), arg(1)),
        Wrap::PowerRight => slot!(ternaryfunc: arg(0), o, arg(1)),
        Wrap::Truth => match slot!(inquiry: o) {
            -1 if !port::err_get().is_null() => NULL,
            yes => port::bool_(yes),
        },
        Wrap::Length => match slot!(lenfunc: o) {
            -1 if !port::err_get().is_null() => NULL,
            len => port::int_from_i64(len as i64),
        },
        Wrap::Hash => match slot!(hashfunc: o) {
            -1 if !port::err_get().is_null() => NULL,
            hash => port::int_from_i64(hash as i64),
        },
        Wrap::Index => match as_index(arg(0)) {
            Some(index) => slot!(ssizeargfunc: o, index),
            None => NULL,
        },
        Wrap::Item => match as_position(o, arg(0)) {
            Some(index) => slot!(ssizeargfunc: o, index),
            None => NULL,
        },
        Wrap::SetItem | Wrap::DelItem => {
            let value = if n == 2 { arg(1) } else { NULL };
            match as_position(o, arg(0)) {
                Some(index) => none_or_null(slot!(ssizeobjargproc: o, index, value)),
                None => NULL,
            }
        }
        Wrap::SetSubscript => none_or_null(slot!(objobjargproc: o, arg(0), arg(1))),
        Wrap::DelSubscript => none_or_null(slot!(objobjargproc: o, arg(0), NULL)),
        Wrap::Contains => match slot!(objobjproc: o, arg(0)) {
            -1 if !port::err_get().is_null() => NULL,
            yes => port::bool_(yes),
        },
        Wrap::Compare(op) => slot!(richcmpfunc: o, arg(0), c_int::from(op)),
        Wrap::Next => {
            let item = slot!(iternextfunc: o);
            if item.is_null() && port::err_get().is_null() {
                super::errors::PyErr_SetNone(PyExc_StopIteration);
            }
            item
        }
        Wrap::SetAttr => none_or_null(slot!(setattrofunc: o, arg(0), arg(1))),
        Wrap::DelAttr => none_or_null(slot!(setattrofunc: o, arg(0), NULL)),
        Wrap::Get => {
            let object = if is_none(arg(0)) { NULL } else { arg(0) };
            let owner = if is_none(arg(1)) { NULL } else { arg(1) };
            if object.is_null() && owner.is_null() {
                return raise!(PyExc_TypeError, c"__get__(None, None) is invalid");
            }
            slot!(descrgetfunc: o, object, owner)
        }
        Wrap::Set => none_or_null(slot!(descrsetfunc: o, arg(0), arg(1))),
        Wrap::Delete => none_or_null(slot!(descrsetfunc: o, arg(0), NULL)),
        Wrap::Finalize => {
            slot!(destructor: o);
            port::none()
        }
        Wrap::Call | Wrap::Init => NULL,
    }
}

unsafe fn wrong_count(n: Py_ssize_t, least: Py_ssize_t, most: Py_ssize_t) -> Obj {
    if least == most {
        return raise!(
            PyExc_TypeError,
            c"expected %zd argument%s, got %zd",
            least,
            if least == 1 {
                c"".as_ptr()
            } else {
                c"s".as_ptr()
            },
            n
        );
    }
    let (word, bound) = if n < least {
        (c"least", least)
    } else {
        (c"most", most)
    };
    raise!(
        PyExc_TypeError,
        c"expected at %s %zd argument%s, got %zd",
        word.as_ptr(),
        bound,
        if bound == 1 {
            c"".as_ptr()
        } else {
            c"s".as_ptr()
        },
        n
    )
}

/// None for 0; NULL, with the exception that is set, for -1.
unsafe fn none_or_null(status: c_int) -> Obj {
    if status < 0 {
        NULL
    } else {
        port::none()
    }
}

unsafe fn as_index(o: Obj) -> Option<Py_ssize_t> {
    let index = PyNumber_AsSsize_t(o, PyExc_OverflowError);
    if index == -1 && !port::err_get().is_null() {
        None
    } else {
        Some(index)
    }
}

/// An index as `sq_item` takes it: a negative one counts from the end.
unsafe fn as_position(o: Obj, index: Obj) -> Option<Py_ssize_t> {
    let index = as_index(index)?;
    if index < 0 {
        let sequence = (*ty(o)).tp_as_sequence;
        if !sequence.is_null() {
            if let Some(length) = (*sequence).sq_length {
                let n = length(o);
                return if n < 0 {
                    None
                } else {
                    Some(index.wrapping_add(n))
                };
            }
        }
    }
    Some(index)
}
