//! The special methods that slots stand for, `T.__add__` and so on (the end of CPython's
//! Objects/typeobject.c: `slotdefs` and the `wrap_…` functions). The port makes the
//! attribute when somebody asks for it; here is which there are, and how each is called.

use super::abstract_::PyNumber_AsSsize_t;
use super::support::*;
use super::tupleobject::{PyTuple_GetItem, PyTuple_Size};
use super::typeobject::{slot_of, suite_of, Suite, Type};
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_void, CStr};
use core::mem::transmute;

/// What a special method is called with, besides the object.
struct Given {
    args: Obj,
    kwds: Obj,
    /// The first two of `args`; None for those that there are not.
    first: Obj,
    second: Obj,
    /// Of a comparison.
    op: c_int,
}

/// Calls the function `f` of a slot, as that slot's is called.
type Wrapper = unsafe fn(f: *mut c_void, o: Obj, given: &Given) -> Obj;

/// How many arguments there may be.
mod count {
    pub(super) const NONE: u8 = 0;
    pub(super) const ONE: u8 = 1;
    pub(super) const TWO: u8 = 2;
    pub(super) const ONE_OR_TWO: u8 = 3;
    /// Any, and keywords: whoever is called reads them.
    pub(super) const ANY: u8 = 4;
}

/// A special method and the slot that it stands for. As few bytes as there can be: there are
/// many.
#[repr(C)]
pub struct SlotDef {
    /// The port reads this.
    name: *const c_char,
    wrapper: Wrapper,
    offset: u16,
    suite: Suite,
    /// One of [`count`], and from the third bit on the operator of a comparison.
    how: u8,
}

// SAFETY: the name is constant.
unsafe impl Sync for SlotDef {}

impl SlotDef {
    const fn new(name: &'static str, number: c_int, wrapper: Wrapper, how: u8) -> SlotDef {
        match slot_of(number) {
            Some(slot) => SlotDef {
                name: name.as_ptr().cast(),
                wrapper,
                offset: slot.offset() as u16,
                suite: slot.suite,
                how,
            },
            None => panic!(),
        }
    }
}

/// The rows of the table. In firmware each is a variable of its own, and which of them an image
/// has the port says.
macro_rules! slotdefs {
    ($(($name:literal $slot:ident $wrapper:ident $count:ident $op:expr))*) => {
        #[cfg(not(feature = "vm"))]
        static SLOTDEFS: &[SlotDef] = &[
            $(SlotDef::new(concat!($name, "\0"), $slot, $wrapper, count::$count | ($op as u8) << 3),)*
        ];
        #[cfg(feature = "vm")]
        const _: () = {
            $(const _: () = {
                #[export_name = concat!("typeobject_slotdef_", stringify!($slot), $name)]
                static ROW: SlotDef =
                    SlotDef::new(concat!($name, "\0"), $slot, $wrapper, count::$count | ($op as u8) << 3);
            };)*
        };
    };
}

// In CPython's order: of several entries with one name the first whose slot is filled counts.
// (Firmware has them by the names of the slots, which for those is the same order.)
#[rustfmt::skip]
slotdefs! {
    ("__getattribute__" Py_tp_getattro binary ONE 0)
    ("__setattr__" Py_tp_setattro set_attr TWO 0)
    ("__delattr__" Py_tp_setattro del_attr ONE 0)
    ("__repr__" Py_tp_repr unary NONE 0)
    ("__hash__" Py_tp_hash hash NONE 0)
    ("__call__" Py_tp_call call ANY 0)
    ("__str__" Py_tp_str unary NONE 0)
    ("__lt__" Py_tp_richcompare compare ONE Py_LT)
    ("__le__" Py_tp_richcompare compare ONE Py_LE)
    ("__eq__" Py_tp_richcompare compare ONE Py_EQ)
    ("__ne__" Py_tp_richcompare compare ONE Py_NE)
    ("__gt__" Py_tp_richcompare compare ONE Py_GT)
    ("__ge__" Py_tp_richcompare compare ONE Py_GE)
    ("__iter__" Py_tp_iter unary NONE 0)
    ("__next__" Py_tp_iternext next NONE 0)
    ("__get__" Py_tp_descr_get get ONE_OR_TWO 0)
    ("__set__" Py_tp_descr_set set TWO 0)
    ("__delete__" Py_tp_descr_set delete ONE 0)
    ("__init__" Py_tp_init init ANY 0)
    ("__del__" Py_tp_finalize finalize NONE 0)
    ("__await__" Py_am_await unary NONE 0)
    ("__aiter__" Py_am_aiter unary NONE 0)
    ("__anext__" Py_am_anext unary NONE 0)
    ("__add__" Py_nb_add binary ONE 0)
    ("__radd__" Py_nb_add right ONE 0)
    ("__sub__" Py_nb_subtract binary ONE 0)
    ("__rsub__" Py_nb_subtract right ONE 0)
    ("__mul__" Py_nb_multiply binary ONE 0)
    ("__rmul__" Py_nb_multiply right ONE 0)
    ("__mod__" Py_nb_remainder binary ONE 0)
    ("__rmod__" Py_nb_remainder right ONE 0)
    ("__divmod__" Py_nb_divmod binary ONE 0)
    ("__rdivmod__" Py_nb_divmod right ONE 0)
    ("__pow__" Py_nb_power power ONE_OR_TWO 0)
    ("__rpow__" Py_nb_power power_right ONE_OR_TWO 0)
    ("__neg__" Py_nb_negative unary NONE 0)
    ("__pos__" Py_nb_positive unary NONE 0)
    ("__abs__" Py_nb_absolute unary NONE 0)
    ("__bool__" Py_nb_bool truth NONE 0)
    ("__invert__" Py_nb_invert unary NONE 0)
    ("__lshift__" Py_nb_lshift binary ONE 0)
    ("__rlshift__" Py_nb_lshift right ONE 0)
    ("__rshift__" Py_nb_rshift binary ONE 0)
    ("__rrshift__" Py_nb_rshift right ONE 0)
    ("__and__" Py_nb_and binary ONE 0)
    ("__rand__" Py_nb_and right ONE 0)
    ("__xor__" Py_nb_xor binary ONE 0)
    ("__rxor__" Py_nb_xor right ONE 0)
    ("__or__" Py_nb_or binary ONE 0)
    ("__ror__" Py_nb_or right ONE 0)
    ("__int__" Py_nb_int unary NONE 0)
    ("__float__" Py_nb_float unary NONE 0)
    ("__iadd__" Py_nb_inplace_add binary ONE 0)
    ("__isub__" Py_nb_inplace_subtract binary ONE 0)
    ("__imul__" Py_nb_inplace_multiply binary ONE 0)
    ("__imod__" Py_nb_inplace_remainder binary ONE 0)
    ("__ipow__" Py_nb_inplace_power power ONE_OR_TWO 0)
    ("__ilshift__" Py_nb_inplace_lshift binary ONE 0)
    ("__irshift__" Py_nb_inplace_rshift binary ONE 0)
    ("__iand__" Py_nb_inplace_and binary ONE 0)
    ("__ixor__" Py_nb_inplace_xor binary ONE 0)
    ("__ior__" Py_nb_inplace_or binary ONE 0)
    ("__floordiv__" Py_nb_floor_divide binary ONE 0)
    ("__rfloordiv__" Py_nb_floor_divide right ONE 0)
    ("__truediv__" Py_nb_true_divide binary ONE 0)
    ("__rtruediv__" Py_nb_true_divide right ONE 0)
    ("__ifloordiv__" Py_nb_inplace_floor_divide binary ONE 0)
    ("__itruediv__" Py_nb_inplace_true_divide binary ONE 0)
    ("__index__" Py_nb_index unary NONE 0)
    ("__matmul__" Py_nb_matrix_multiply binary ONE 0)
    ("__rmatmul__" Py_nb_matrix_multiply right ONE 0)
    ("__imatmul__" Py_nb_inplace_matrix_multiply binary ONE 0)
    ("__len__" Py_mp_length length NONE 0)
    ("__getitem__" Py_mp_subscript binary ONE 0)
    ("__setitem__" Py_mp_ass_subscript set_subscript TWO 0)
    ("__delitem__" Py_mp_ass_subscript del_subscript ONE 0)
    ("__len__" Py_sq_length length NONE 0)
    ("__add__" Py_sq_concat binary ONE 0)
    ("__mul__" Py_sq_repeat index ONE 0)
    ("__rmul__" Py_sq_repeat index ONE 0)
    ("__getitem__" Py_sq_item item ONE 0)
    ("__setitem__" Py_sq_ass_item set_item TWO 0)
    ("__delitem__" Py_sq_ass_item del_item ONE 0)
    ("__contains__" Py_sq_contains contains ONE 0)
    ("__iadd__" Py_sq_inplace_concat binary ONE 0)
    ("__imul__" Py_sq_inplace_repeat index ONE 0)
}

/// Row number `i`; NULL past the last one.
#[cfg(not(feature = "vm"))]
unsafe fn row(i: usize) -> *const SlotDef {
    SLOTDEFS
        .get(i)
        .map_or(core::ptr::null(), core::ptr::from_ref)
}

#[cfg(feature = "vm")]
unsafe fn row(i: usize) -> *const SlotDef {
    extern "C" {
        static typeobject_slotdef_rows: c_void;
    }
    // SAFETY: the port's table ends with NULL, where callers end.
    *core::ptr::addr_of!(typeobject_slotdef_rows)
        .cast::<*const SlotDef>()
        .add(i)
}

/// The function in a slot of `t`; NULL when it is empty.
unsafe fn filled(t: Type, def: &SlotDef) -> *mut c_void {
    let suite = suite_of(t, def.suite);
    if suite.is_null() {
        return core::ptr::null_mut();
    }
    // SAFETY: every slot is a nullable function pointer at that offset of its suite.
    *suite.add(usize::from(def.offset)).cast::<*mut c_void>()
}

/// For the port: the special method `name` (`len` bytes) that slots of `t` stand for, and in
/// `owner` the base where `t` has the slot from, NULL where it is None; NULL when there is none.
#[no_mangle]
pub unsafe extern "C" fn typeobject_slot_find(
    t: *mut PyTypeObject,
    name: *const c_char,
    len: usize,
    owner: *mut *mut PyTypeObject,
) -> *const SlotDef {
    let mut i = 0;
    while let Some(def) = row(i).as_ref() {
        i = i.wrapping_add(1);
        if CStr::from_ptr(def.name).to_bytes() != lent(name.cast(), len) {
            continue;
        }
        let function = filled(t, def);
        if function.is_null() {
            continue;
        }
        let mut at = t;
        let refused = super::object::PyObject_HashNotImplemented as *const c_void;
        if core::ptr::eq(function, refused) {
            at = core::ptr::null_mut();
        }
        while !at.is_null() && !(*at).tp_base.is_null() && filled((*at).tp_base, def) == function {
            at = (*at).tp_base;
        }
        *owner = at;
        return def;
    }
    core::ptr::null()
}

/// For the port: special method number `i`, NULL past the last one.
#[no_mangle]
pub unsafe extern "C" fn typeobject_slot_at(i: usize) -> *const SlotDef {
    row(i)
}

/// For the port: calls a special method of `t` on `o`, an instance, with the other arguments in
/// a tuple and a dict (or NULL). Returns a new reference; NULL with an exception.
#[no_mangle]
pub unsafe extern "C" fn typeobject_slot_call(
    def: *const SlotDef,
    t: *mut PyTypeObject,
    o: *mut PyObject,
    args: *mut PyObject,
    kwds: *mut PyObject,
) -> *mut PyObject {
    let def = &*def;
    let f = filled(t, def);
    if f.is_null() {
        return bad_internal_call();
    }
    let n = PyTuple_Size(args);
    let arg = |i| {
        if i < n {
            PyTuple_GetItem(args, i)
        } else {
            port::none()
        }
    };
    let given = Given {
        args,
        kwds,
        first: arg(0),
        second: arg(1),
        op: c_int::from(def.how >> 3),
    };
    let count = def.how & 7;
    if count != count::ANY {
        if !kwds.is_null() && port::dict_len(kwds) != 0 {
            return raise!(
                PyExc_TypeError,
                c"wrapper %s() takes no keyword arguments",
                def.name
            );
        }
        let (least, most) = if count == count::ONE_OR_TWO {
            (1, 2)
        } else {
            (count.into(), count.into())
        };
        if n < least || n > most {
            return wrong_count(n, least, most);
        }
    }
    (def.wrapper)(f, o, &given)
}

/// Calls the function, which has the type of its slot: the table pairs every slot with a way to
/// call of that type.
macro_rules! slot {
    ($f:ident $type:ty: $($arg:expr),*) => {
        // SAFETY: as above; it is not NULL.
        match transmute::<*mut c_void, $type>($f) {
            Some(f) => f($($arg),*),
            None => return NULL,
        }
    };
}

macro_rules! wrappers {
    ($($(#[$doc:meta])* $name:ident($f:ident, $o:ident, $g:pat) $body:expr;)*) => {
        $($(#[$doc])*
        unsafe fn $name($f: *mut c_void, $o: Obj, $g: &Given) -> Obj {
            $body
        })*
    };
}

wrappers! {
    unary(f, o, _) slot!(f unaryfunc: o);
    binary(f, o, g) slot!(f binaryfunc: o, g.first);
    /// The object on which it is called is the operand on the right.
    right(f, o, g) slot!(f binaryfunc: g.first, o);
    power(f, o, g) slot!(f ternaryfunc: o, g.first, g.second);
    power_right(f, o, g) slot!(f ternaryfunc: g.first, o, g.second);
    truth(f, o, _) bool_or_null(slot!(f inquiry: o));
    length(f, o, _) int_or_null(slot!(f lenfunc: o));
    hash(f, o, _) int_or_null(slot!(f hashfunc: o));
    /// An index as a C integer.
    index(f, o, g) match as_index(g.first) {
        Some(index) => slot!(f ssizeargfunc: o, index),
        None => NULL,
    };
    item(f, o, g) match as_position(o, g.first) {
        Some(index) => slot!(f ssizeargfunc: o, index),
        None => NULL,
    };
    set_item(f, o, g) match as_position(o, g.first) {
        Some(index) => none_or_null(slot!(f ssizeobjargproc: o, index, g.second)),
        None => NULL,
    };
    del_item(f, o, g) match as_position(o, g.first) {
        Some(index) => none_or_null(slot!(f ssizeobjargproc: o, index, NULL)),
        None => NULL,
    };
    set_subscript(f, o, g) none_or_null(slot!(f objobjargproc: o, g.first, g.second));
    del_subscript(f, o, g) none_or_null(slot!(f objobjargproc: o, g.first, NULL));
    contains(f, o, g) bool_or_null(slot!(f objobjproc: o, g.first));
    compare(f, o, g) slot!(f richcmpfunc: o, g.first, g.op);
    call(f, o, g) slot!(f ternaryfunc: o, g.args, g.kwds);
    init(f, o, g) none_or_null(slot!(f initproc: o, g.args, g.kwds));
    next(f, o, _) {
        let item = slot!(f iternextfunc: o);
        if item.is_null() && port::err_get().is_null() {
            super::errors::PyErr_SetNone(PyExc_StopIteration);
        }
        item
    };
    set_attr(f, o, g) none_or_null(slot!(f setattrofunc: o, g.first, g.second));
    del_attr(f, o, g) none_or_null(slot!(f setattrofunc: o, g.first, NULL));
    get(f, o, g) {
        let object = if is_none(g.first) { NULL } else { g.first };
        let owner = if is_none(g.second) { NULL } else { g.second };
        if object.is_null() && owner.is_null() {
            return raise!(PyExc_TypeError, c"__get__(None, None) is invalid");
        }
        slot!(f descrgetfunc: o, object, owner)
    };
    set(f, o, g) none_or_null(slot!(f descrsetfunc: o, g.first, g.second));
    delete(f, o, g) none_or_null(slot!(f descrsetfunc: o, g.first, NULL));
    finalize(f, o, _) {
        slot!(f destructor: o);
        port::none()
    };
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

/// A bool; NULL for -1 with an exception.
unsafe fn bool_or_null(yes: c_int) -> Obj {
    if yes == -1 && !port::err_get().is_null() {
        NULL
    } else {
        port::bool_(yes)
    }
}

/// An int; NULL for -1 with an exception.
unsafe fn int_or_null(value: Py_ssize_t) -> Obj {
    if value == -1 && !port::err_get().is_null() {
        NULL
    } else {
        port::int_from_i64(value as i64)
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
