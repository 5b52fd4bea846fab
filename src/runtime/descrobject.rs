//! Methods, members and getsets of types (CPython's Objects/descrobject.c and
//! Python/structmember.c). How the VM calls them is the port's business; here they are
//! checked, and members are read and written.

use super::support::{raise, ty, Obj, NULL};
use super::typeobject::Type;
use crate::abi::*;
use crate::port;
use core::ffi::{
    c_char, c_int, c_long, c_longlong, c_short, c_uint, c_ulong, c_ulonglong, c_ushort, c_void,
};
use core::mem::size_of;
use core::ptr::null_mut;

const CALL_FLAGS: c_int =
    METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD;

fn call_flags_valid(flags: c_int) -> bool {
    matches!(
        flags & CALL_FLAGS,
        METH_NOARGS | METH_O | METH_VARARGS | METH_FASTCALL
    ) || flags & CALL_FLAGS == METH_VARARGS | METH_KEYWORDS
        || flags & CALL_FLAGS == METH_FASTCALL | METH_KEYWORDS
        || flags & CALL_FLAGS == METH_METHOD | METH_FASTCALL | METH_KEYWORDS
}

/// Whether a function of a module can be called as its flags say; false with SystemError.
pub unsafe fn check_method_flags(def: *const PyMethodDef) -> bool {
    if !call_flags_valid((*def).ml_flags) {
        let module = port::import_name();
        let (name, dot) = if module.is_null() {
            (c"".as_ptr(), c"".as_ptr())
        } else {
            (module, c".".as_ptr())
        };
        raise!(
            PyExc_SystemError,
            c"%.200s%s%.200s() method: bad call flags",
            name,
            dot,
            (*def).ml_name
        );
        return false;
    }
    if (*def).ml_meth.pointer.is_null() {
        raise!(
            PyExc_SystemError,
            c"%.200s() method: no function",
            (*def).ml_name
        );
        return false;
    }
    true
}

/// The attribute for one entry of `tp_methods`. Returns a new reference; SystemError,
/// ValueError.
pub(crate) unsafe fn new_method(t: Type, def: *mut PyMethodDef) -> Obj {
    let flags = (*def).ml_flags;
    if !call_flags_valid(flags) {
        return raise!(
            PyExc_SystemError,
            c"%.200s.%.200s() method: bad call flags",
            (*t).tp_name,
            (*def).ml_name
        );
    }
    if (*def).ml_meth.pointer.is_null() {
        return raise!(
            PyExc_SystemError,
            c"%.200s.%.200s() method: no function",
            (*t).tp_name,
            (*def).ml_name
        );
    }
    if flags & METH_CLASS != 0 && flags & METH_STATIC != 0 {
        return raise!(
            PyExc_ValueError,
            c"%.200s.%.200s() method cannot be both class and static",
            (*t).tp_name,
            (*def).ml_name
        );
    }
    let f = port::descr_method(def.cast(), t, NULL, NULL);
    if f.is_null() {
        return NULL;
    }
    if flags & METH_CLASS != 0 {
        port::classmethod_new(f)
    } else if flags & METH_STATIC != 0 {
        port::staticmethod_new(f)
    } else {
        f
    }
}

/// The bytes of a member's field, or None for a type code that there is not.
fn member_size(code: c_int) -> Option<usize> {
    Some(match code {
        Py_T_BOOL | Py_T_BYTE | Py_T_UBYTE | Py_T_CHAR => 1,
        Py_T_SHORT | Py_T_USHORT => size_of::<c_short>(),
        Py_T_INT | Py_T_UINT => size_of::<c_int>(),
        Py_T_LONG | Py_T_ULONG => size_of::<c_long>(),
        Py_T_LONGLONG | Py_T_ULONGLONG => size_of::<c_longlong>(),
        Py_T_PYSSIZET => size_of::<Py_ssize_t>(),
        Py_T_FLOAT => size_of::<f32>(),
        Py_T_DOUBLE => size_of::<f64>(),
        Py_T_STRING | _Py_T_OBJECT | Py_T_OBJECT_EX => size_of::<*mut PyObject>(),
        Py_T_STRING_INPLACE => 1,
        _Py_T_NONE => 0,
        _ => return None,
    })
}

/// Whether an entry of `tp_members` has a known type and lies in the instance; false with
/// SystemError.
pub(crate) unsafe fn check_member(t: Type, def: *const PyMemberDef) -> bool {
    let Some(size) = member_size((*def).type_) else {
        raise!(
            PyExc_SystemError,
            c"type '%.100s': member '%.100s' has an unknown type code (%d)",
            (*t).tp_name,
            (*def).name,
            (*def).type_
        );
        return false;
    };
    let offset = (*def).offset;
    let end = offset.checked_add(size as Py_ssize_t);
    // What lies behind the fields of a variable-size object is the author's to know.
    let bound = if (*t).tp_itemsize != 0 {
        Py_ssize_t::MAX
    } else {
        (*t).tp_basicsize
    };
    if size != 0 && (offset < 0 || end.is_none_or(|end| end > bound)) {
        raise!(
            PyExc_SystemError,
            c"type '%.100s': member '%.100s' (offset %zd, %zd bytes) is outside the instance (tp_basicsize %zd)",
            (*t).tp_name,
            (*def).name,
            offset,
            size as Py_ssize_t,
            (*t).tp_basicsize
        );
        return false;
    }
    true
}

/// `"Name(args)\n--\n\nText"` to `"Text"`: the first line of such a docstring is the
/// signature.
pub(crate) unsafe fn doc_without_signature(
    type_name: *const c_char,
    doc: *const c_char,
) -> *const c_char {
    let mut name = type_name;
    let mut at = type_name;
    while *at != 0 {
        if *at == b'.' as c_char {
            name = at.add(1);
        }
        at = at.add(1);
    }
    let mut d = doc;
    while *name != 0 && *name == *d {
        name = name.add(1);
        d = d.add(1);
    }
    if *name != 0 || *d != b'(' as c_char {
        return doc;
    }
    while *d != 0 {
        if *d == b')' as c_char {
            let mut same = true;
            let mut rest = d;
            for want in b")\n--\n\n" {
                if *rest != *want as c_char {
                    same = false;
                    break;
                }
                rest = rest.add(1);
            }
            if same {
                return rest;
            }
        }
        // A blank line ends the search, as in CPython.
        if *d == b'\n' as c_char && *d.add(1) == b'\n' as c_char {
            return doc;
        }
        d = d.add(1);
    }
    doc
}

/// For the port: as `doc_without_signature`.
#[no_mangle]
pub unsafe extern "C" fn typeobject_doc_without_signature(
    name: *const c_char,
    doc: *const c_char,
) -> *const c_char {
    doc_without_signature(name, doc)
}

// ---- reading and writing members ------------------------------------------------------

/// Reads a member of the object at `obj_addr`. Returns a new reference; AttributeError for
/// an empty `Py_T_OBJECT_EX`, SystemError for an unknown type code.
///
/// Source: <https://docs.python.org/3/c-api/structures.html#c.PyMember_GetOne>
#[no_mangle]
pub unsafe extern "C" fn PyMember_GetOne(
    obj_addr: *const c_char,
    l: *const PyMemberDef,
) -> *mut PyObject {
    match (*l).type_ {
        Py_T_INT => port::int_from_i64(i64::from(
            obj_addr
                .offset((*l).offset)
                .cast::<c_int>()
                .read_unaligned(),
        )),
        Py_T_OBJECT_EX => {
            let o = obj_addr.offset((*l).offset).cast::<Obj>().read_unaligned();
            if o.is_null() {
                missing_member(obj_addr, l);
            }
            o
        }
        _Py_T_OBJECT => {
            let o = obj_addr.offset((*l).offset).cast::<Obj>().read_unaligned();
            if o.is_null() {
                port::none()
            } else {
                o
            }
        }
        #[cfg(not(feature = "vm"))]
        _ => typeobject_members_get(obj_addr, l),
        #[cfg(feature = "vm")]
        _ => match typeobject_part_members_get {
            Some(get) => get(obj_addr, l),
            None => raise!(PyExc_SystemError, c"bad memberdescr type for %s", (*l).name),
        },
    }
}

#[cfg(feature = "vm")]
extern "C" {
    // The functions below, in an image where a static table has such a member.
    static typeobject_part_members_get:
        Option<unsafe extern "C" fn(*const c_char, *const PyMemberDef) -> *mut PyObject>;
    static typeobject_part_members_set:
        Option<unsafe extern "C" fn(*mut c_char, *const PyMemberDef, *mut PyObject) -> c_int>;
}

/// Members of the other types.
#[cfg_attr(feature = "vm", no_mangle)]
unsafe extern "C" fn typeobject_members_get(
    obj_addr: *const c_char,
    l: *const PyMemberDef,
) -> *mut PyObject {
    let p = obj_addr.offset((*l).offset);
    macro_rules! read {
        ($t:ty) => {
            p.cast::<$t>().read_unaligned()
        };
    }
    match (*l).type_ {
        Py_T_BOOL => port::bool_(c_int::from(read!(u8) != 0)),
        Py_T_BYTE => port::int_from_i64(i64::from(read!(i8))),
        Py_T_UBYTE => port::int_from_i64(i64::from(read!(u8))),
        Py_T_SHORT => port::int_from_i64(i64::from(read!(c_short))),
        Py_T_USHORT => port::int_from_i64(i64::from(read!(c_ushort))),
        Py_T_UINT => port::int_from_i64(i64::from(read!(c_uint))),
        Py_T_LONG => port::int_from_i64(read!(c_long) as i64),
        Py_T_ULONG => port::int_from_u64(read!(c_ulong) as u64),
        Py_T_PYSSIZET => port::int_from_i64(read!(Py_ssize_t) as i64),
        Py_T_LONGLONG => port::int_from_i64(read!(c_longlong)),
        Py_T_ULONGLONG => port::int_from_u64(read!(c_ulonglong)),
        Py_T_FLOAT => port::float_new(f64::from(read!(f32))),
        Py_T_DOUBLE => port::float_new(read!(f64)),
        Py_T_STRING => {
            let s = read!(*const c_char);
            if s.is_null() {
                port::none()
            } else {
                super::unicodeobject::from_text(s)
            }
        }
        Py_T_STRING_INPLACE => super::unicodeobject::from_text(p),
        Py_T_CHAR => super::unicodeobject::PyUnicode_FromStringAndSize(p, 1),
        _Py_T_NONE => port::none(),
        _ => raise!(PyExc_SystemError, c"bad memberdescr type for %s", (*l).name),
    }
}

#[cold]
unsafe fn missing_member(obj_addr: *const c_char, l: *const PyMemberDef) {
    let o: Obj = obj_addr.cast_mut().cast();
    raise!(
        PyExc_AttributeError,
        c"'%.200s' object has no attribute '%s'",
        (*ty(o)).tp_name,
        (*l).name
    );
}

/// Writes a member, or deletes it when `v` is NULL: 0, or -1 with TypeError,
/// AttributeError, OverflowError or SystemError. A value that does not fit an integer
/// field is truncated with a RuntimeWarning, as in CPython.
///
/// Source: <https://docs.python.org/3/c-api/structures.html#c.PyMember_SetOne>
#[no_mangle]
pub unsafe extern "C" fn PyMember_SetOne(
    obj_addr: *mut c_char,
    l: *const PyMemberDef,
    v: *mut PyObject,
) -> c_int {
    let p = obj_addr.offset((*l).offset);
    let code = (*l).type_;
    if (*l).flags & Py_READONLY != 0 {
        raise!(PyExc_AttributeError, c"readonly attribute");
        return -1;
    }
    if v.is_null() {
        match code {
            Py_T_OBJECT_EX => {
                if p.cast::<Obj>().read_unaligned().is_null() {
                    raise!(PyExc_AttributeError, c"%s", (*l).name);
                    return -1;
                }
            }
            _Py_T_OBJECT => {}
            _ => {
                raise!(PyExc_TypeError, c"can't delete numeric/char attribute");
                return -1;
            }
        }
    }
    match code {
        _Py_T_OBJECT | Py_T_OBJECT_EX => p.cast::<Obj>().write_unaligned(v),
        Py_T_INT => {
            let Some(n) = as_long(v) else { return -1 };
            p.cast::<c_int>().write_unaligned(n as c_int);
            #[cfg(not(target_pointer_width = "32"))]
            if i64::from(n as c_int) != n as i64 {
                return truncated(c"Truncation of value to int");
            }
        }
        #[cfg(not(feature = "vm"))]
        _ => return typeobject_members_set(obj_addr, l, v),
        #[cfg(feature = "vm")]
        _ => match typeobject_part_members_set {
            Some(set) => return set(obj_addr, l, v),
            None => {
                raise!(PyExc_SystemError, c"bad memberdescr type for %s", (*l).name);
                return -1;
            }
        },
    }
    0
}

/// Members of the other types, not to be deleted.
#[cfg_attr(feature = "vm", no_mangle)]
unsafe extern "C" fn typeobject_members_set(
    obj_addr: *mut c_char,
    l: *const PyMemberDef,
    v: *mut PyObject,
) -> c_int {
    let p = obj_addr.offset((*l).offset);
    let code = (*l).type_;
    macro_rules! write {
        ($t:ty, $v:expr) => {
            p.cast::<$t>().write_unaligned($v)
        };
    }
    macro_rules! integer {
        ($t:ty, $name:literal) => {{
            let Some(n) = as_long(v) else { return -1 };
            let narrow = n as $t;
            write!($t, narrow);
            if narrow as i64 != n as i64 {
                return truncated($name);
            }
        }};
    }
    match code {
        Py_T_BOOL => {
            if v == port::bool_(1) {
                write!(u8, 1);
            } else if v == port::bool_(0) {
                write!(u8, 0);
            } else {
                raise!(PyExc_TypeError, c"attribute value type must be bool");
                return -1;
            }
        }
        Py_T_BYTE => integer!(i8, c"Truncation of value to char"),
        Py_T_UBYTE => integer!(u8, c"Truncation of value to unsigned char"),
        Py_T_SHORT => integer!(c_short, c"Truncation of value to short"),
        Py_T_USHORT => integer!(c_ushort, c"Truncation of value to unsigned short"),
        Py_T_UINT => {
            // A negative value is accepted with a warning, as in CPython.
            let n = super::longobject::PyLong_AsUnsignedLong(v);
            if n == c_ulong::MAX && !port::err_get().is_null() {
                port::err_set(NULL);
                let Some(n) = as_long(v) else { return -1 };
                write!(c_uint, n as c_uint);
                return truncated(c"Writing negative value into unsigned field");
            }
            write!(c_uint, n as c_uint);
            if u64::from(n as c_uint) != n as u64 {
                return truncated(c"Truncation of value to unsigned int");
            }
        }
        Py_T_LONG => {
            let Some(n) = as_long(v) else { return -1 };
            write!(c_long, n);
        }
        Py_T_ULONG => {
            let n = super::longobject::PyLong_AsUnsignedLong(v);
            if n == c_ulong::MAX && !port::err_get().is_null() {
                port::err_set(NULL);
                let Some(n) = as_long(v) else { return -1 };
                write!(c_ulong, n as c_ulong);
                return truncated(c"Writing negative value into unsigned field");
            }
            write!(c_ulong, n);
        }
        Py_T_PYSSIZET => {
            let n = super::longobject::PyLong_AsSsize_t(v);
            if n == -1 && !port::err_get().is_null() {
                return -1;
            }
            write!(Py_ssize_t, n);
        }
        Py_T_LONGLONG => {
            let n = super::longobject::PyLong_AsLongLong(v);
            if n == -1 && !port::err_get().is_null() {
                return -1;
            }
            write!(c_longlong, n);
        }
        Py_T_ULONGLONG => {
            let n = super::longobject::PyLong_AsUnsignedLongLong(v);
            if n == c_ulonglong::MAX && !port::err_get().is_null() {
                return -1;
            }
            write!(c_ulonglong, n);
        }
        Py_T_FLOAT | Py_T_DOUBLE => {
            let d = super::floatobject::PyFloat_AsDouble(v);
            if d == -1.0 && !port::err_get().is_null() {
                return -1;
            }
            if code == Py_T_FLOAT {
                write!(f32, d as f32);
            } else {
                write!(f64, d);
            }
        }
        Py_T_CHAR => {
            let mut len = 0;
            let s = port::str_data(v, &mut len);
            if s.is_null() || len != 1 {
                super::errors::PyErr_BadArgument();
                return -1;
            }
            write!(u8, *s);
        }
        Py_T_STRING | Py_T_STRING_INPLACE => {
            raise!(PyExc_TypeError, c"readonly attribute");
            return -1;
        }
        _ => {
            raise!(PyExc_SystemError, c"bad memberdescr type for %s", (*l).name);
            return -1;
        }
    }
    0
}

unsafe fn as_long(v: Obj) -> Option<c_long> {
    let n = super::longobject::PyLong_AsLong(v);
    if n == -1 && !port::err_get().is_null() {
        return None;
    }
    Some(n)
}

#[cold]
unsafe fn truncated(text: &core::ffi::CStr) -> c_int {
    super::errors::PyErr_WarnEx(super::exceptions::PyExc_RuntimeWarning, text.as_ptr(), 1)
}

/// For the port: the member `m` of `o`.
#[no_mangle]
pub unsafe extern "C" fn typeobject_member_get(
    o: *mut PyObject,
    m: *const PyMemberDef,
) -> *mut PyObject {
    PyMember_GetOne(o.cast(), m)
}

/// For the port: sets or deletes the member `m` of `o`.
#[no_mangle]
pub unsafe extern "C" fn typeobject_member_set(
    o: *mut PyObject,
    m: *const PyMemberDef,
    v: *mut PyObject,
) -> c_int {
    PyMember_SetOne(o.cast(), m, v)
}

/// A descriptor for a method of `type_`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyDescr_NewMethod(
    type_: *mut PyTypeObject,
    meth: *mut PyMethodDef,
) -> *mut PyObject {
    new_method(type_, meth)
}

/// A descriptor for a member of `type_`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyDescr_NewMember(
    type_: *mut PyTypeObject,
    member: *mut PyMemberDef,
) -> *mut PyObject {
    if !check_member(type_, member) {
        return null_mut();
    }
    port::descr_member(member.cast::<c_void>(), type_)
}

/// A descriptor for a getset of `type_`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyDescr_NewGetSet(
    type_: *mut PyTypeObject,
    getset: *mut PyGetSetDef,
) -> *mut PyObject {
    port::descr_getset(getset.cast::<c_void>(), type_)
}

/// A descriptor for a class method of `type_`. Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyDescr_NewClassMethod(
    type_: *mut PyTypeObject,
    meth: *mut PyMethodDef,
) -> *mut PyObject {
    new_method(type_, meth)
}

/// Whether a descriptor sets: whether its type has `tp_descr_set`, or `__set__`.
#[no_mangle]
pub unsafe extern "C" fn PyDescr_IsData(descr: *mut PyObject) -> c_int {
    let t = port::type_of(descr);
    ((*t).tp_descr_set.is_some()
        || super::support::is_exact(
            descr,
            core::ptr::addr_of_mut!(super::builtin_types::PyGetSetDescr_Type),
        )
        || super::support::is_exact(
            descr,
            core::ptr::addr_of_mut!(super::builtin_types::PyMemberDescr_Type),
        )
        || super::support::is_exact(
            descr,
            core::ptr::addr_of_mut!(super::builtin_types::PyProperty_Type),
        )
        || super::support::has_special(descr, c"__set__"))
    .into()
}
