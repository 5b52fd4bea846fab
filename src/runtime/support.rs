//! Shorthands that the files of the runtime share: raising with CPython's texts, type
//! questions, temporary memory. Nothing here is part of the C-API.

use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_ulong, c_void, CStr};
use core::ptr;

pub(crate) type Obj = *mut PyObject;

pub(crate) const NULL: Obj = ptr::null_mut();

// The variadic entry points live in C (`ffi/varargs.c`); Rust calls them like any module.
extern "C" {
    pub(crate) fn PyErr_Format(exc: Obj, format: *const c_char, ...) -> Obj;
    pub(crate) fn PyUnicode_FromFormat(format: *const c_char, ...) -> Obj;
}

pub(crate) use super::errors::{
    PyErr_BadArgument, PyErr_Clear, PyErr_ExceptionMatches, PyErr_NoMemory, PyErr_SetObject,
};
pub(crate) use super::exceptions::*;

/// Sets an exception with a text in `PyErr_Format`'s language. Gives NULL.
macro_rules! raise {
    ($exc:ident, $format:literal $(, $arg:expr)* $(,)?) => {
        $crate::runtime::support::PyErr_Format(
            $crate::runtime::support::$exc, $format.as_ptr() $(, $arg)*)
    };
}
pub(crate) use raise;

/// `PyErr_BadInternalCall` without the place in CPython's source. Gives NULL.
#[cold]
pub(crate) unsafe fn bad_internal_call() -> Obj {
    raise!(PyExc_SystemError, c"bad argument to internal function")
}

/// `Py_TYPE(o)`.
#[inline(always)]
pub(crate) unsafe fn ty(o: Obj) -> *mut PyTypeObject {
    port::type_of(o)
}

/// `Py_TYPE(o)->tp_name`.
pub(crate) unsafe fn type_name(o: Obj) -> *const c_char {
    (*ty(o)).tp_name
}

/// Whether the type of `o` has a flag of `tp_flags`.
#[inline(always)]
pub(crate) unsafe fn has_flag(o: Obj, flag: c_ulong) -> bool {
    // In firmware the type objects of the VM's own types are made when they are asked for.
    #[cfg(feature = "vm")]
    {
        port::type_flags(o) & flag != 0
    }
    #[cfg(not(feature = "vm"))]
    {
        (*ty(o)).tp_flags & flag != 0
    }
}

macro_rules! checks {
    ($($name:ident $flag:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name(o: Obj) -> bool {
            has_flag(o, $flag as c_ulong)
        })*
    };
}

checks! {
    is_long Py_TPFLAGS_LONG_SUBCLASS;
    is_list Py_TPFLAGS_LIST_SUBCLASS;
    is_tuple Py_TPFLAGS_TUPLE_SUBCLASS;
    is_bytes Py_TPFLAGS_BYTES_SUBCLASS;
    is_str Py_TPFLAGS_UNICODE_SUBCLASS;
    is_dict Py_TPFLAGS_DICT_SUBCLASS;
}

/// Whether the type of `o` is `t` or derived from it.
pub(crate) unsafe fn is_a(o: Obj, t: *mut PyTypeObject) -> bool {
    let mut at = ty(o);
    while !at.is_null() {
        if at == t {
            return true;
        }
        at = (*at).tp_base;
    }
    false
}

/// Whether the type of `o` is `t` itself.
#[inline(always)]
pub(crate) unsafe fn is_exact(o: Obj, t: *mut PyTypeObject) -> bool {
    ty(o) == t
}

/// Built-in types that the runtime asks for. In firmware the port answers, so that asking does
/// not bring the type object into the image.
#[derive(Clone, Copy)]
#[repr(i32)]
pub(crate) enum Kind {
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    ByteArray,
    MemoryView,
    Tuple,
    List,
    Set,
    FrozenSet,
    Slice,
    Generator,
}

impl Kind {
    #[cfg(not(feature = "vm"))]
    #[inline(always)]
    fn type_(self) -> *mut PyTypeObject {
        use super::builtin_types::*;
        use ptr::addr_of_mut;
        match self {
            Kind::Int => addr_of_mut!(PyLong_Type),
            Kind::Float => addr_of_mut!(PyFloat_Type),
            Kind::Complex => addr_of_mut!(PyComplex_Type),
            Kind::Str => addr_of_mut!(PyUnicode_Type),
            Kind::Bytes => addr_of_mut!(PyBytes_Type),
            Kind::ByteArray => addr_of_mut!(PyByteArray_Type),
            Kind::MemoryView => addr_of_mut!(PyMemoryView_Type),
            Kind::Tuple => addr_of_mut!(PyTuple_Type),
            Kind::List => addr_of_mut!(PyList_Type),
            Kind::Set => addr_of_mut!(PySet_Type),
            Kind::FrozenSet => addr_of_mut!(PyFrozenSet_Type),
            Kind::Slice => addr_of_mut!(PySlice_Type),
            Kind::Generator => addr_of_mut!(PyGen_Type),
        }
    }
}

/// Whether `o` is of that type, not of a subclass.
#[inline(always)]
pub(crate) unsafe fn is_exactly(o: Obj, kind: Kind) -> bool {
    #[cfg(feature = "vm")]
    {
        port::is_kind(o, kind as c_int, 1) != 0
    }
    #[cfg(not(feature = "vm"))]
    {
        is_exact(o, kind.type_())
    }
}

/// Whether `o` is of that type or of a subclass.
#[inline(always)]
pub(crate) unsafe fn is_kind(o: Obj, kind: Kind) -> bool {
    #[cfg(feature = "vm")]
    {
        port::is_kind(o, kind as c_int, 0) != 0
    }
    #[cfg(not(feature = "vm"))]
    {
        is_a(o, kind.type_())
    }
}

pub(crate) unsafe fn is_none(o: Obj) -> bool {
    o == port::none()
}

/// An interned str for a name written in the source.
pub(crate) unsafe fn name(text: &CStr) -> Obj {
    port::str_intern(text.as_ptr().cast(), text.to_bytes().len())
}

/// An interned str for a C string of the caller's, which must be UTF-8.
pub(crate) unsafe fn name_of(text: *const c_char) -> Obj {
    super::unicodeobject::intern_text(text)
}

/// `o.method()`, `o.method(a)`, … by a name written in the source.
pub(crate) unsafe fn method(o: Obj, method: &CStr, args: &[Obj]) -> Obj {
    let method = name(method);
    if method.is_null() {
        return NULL;
    }
    port::call_method(o, method, args.len(), args.as_ptr())
}

/// A call of a value of the builtins module.
pub(crate) unsafe fn builtin(function: &CStr, args: &[Obj]) -> Obj {
    let f = port::builtin(function.as_ptr());
    if f.is_null() {
        return raise!(PyExc_NotImplementedError, c"builtins.%s", function.as_ptr());
    }
    port::call(f, args.len(), 0, args.as_ptr())
}

/// Whether the class of `o` has a special method. Looks at the class only, so no code of
/// the instance's runs. An exception that is pending stays so.
pub(crate) unsafe fn has_special(o: Obj, method: &CStr) -> bool {
    let pending = port::err_get();
    let method = name(method);
    let found = if method.is_null() {
        NULL
    } else {
        port::getattr_maybe(ty(o).cast(), method)
    };
    if port::err_get() != pending {
        port::err_set(pending);
    }
    !found.is_null() && !is_none(found)
}

/// 0 for a result, -1 for NULL.
pub(crate) fn status(result: Obj) -> c_int {
    if result.is_null() {
        -1
    } else {
        0
    }
}

/// `strlen`, without a C library.
pub(crate) unsafe fn c_len(text: *const c_char) -> usize {
    CStr::from_ptr(text).to_bytes().len()
}

/// The bytes of memory that a port lent; an empty slice for NULL.
pub(crate) unsafe fn lent<'a>(data: *const u8, len: usize) -> &'a [u8] {
    if data.is_null() {
        &[]
    } else {
        core::slice::from_raw_parts(data, len)
    }
}

/// The UTF-8 of a str, or None without an exception.
pub(crate) unsafe fn str_bytes<'a>(o: Obj) -> Option<&'a [u8]> {
    let mut len = 0;
    let data = port::str_data(o, &mut len);
    if data.is_null() {
        None
    } else {
        Some(lent(data, len))
    }
}

/// The contents of a bytes object, or None without an exception.
pub(crate) unsafe fn bytes_bytes<'a>(o: Obj) -> Option<&'a [u8]> {
    let mut len = 0;
    let data = port::bytes_data(o, &mut len);
    if data.is_null() {
        None
    } else {
        Some(lent(data, len))
    }
}

/// Zeroed memory, aligned for any C type, that the collector takes when nobody holds its
/// address any more: for accessors whose callers never give back what they get. NULL with
/// MemoryError.
pub(crate) unsafe fn scratch(size: usize) -> *mut u8 {
    let memory = port::bytes_new(ptr::null(), size);
    if memory.is_null() {
        return ptr::null_mut();
    }
    let mut n = 0;
    // The contents of so large an object are a block of their own, which the VM aligns.
    port::bytes_data(memory, &mut n)
}

/// Makes a type of the runtime's own ready. Unlike a module's static variables the
/// runtime's are no roots: what hangs on the type is made one first.
pub(crate) unsafe fn ready_own_type(t: *mut PyTypeObject) -> c_int {
    if (*t).tp_flags & Py_TPFLAGS_READY != 0 {
        return 0;
    }
    port::root(ptr::addr_of_mut!((*t).tp_dict));
    port::root(ptr::addr_of_mut!((*t).tp_bases));
    port::root(ptr::addr_of_mut!((*t).tp_mro));
    for i in 0..(*t)._vm.len() {
        port::root(ptr::addr_of_mut!((*t)._vm).cast::<Obj>().add(i));
    }
    super::typeobject::PyType_Ready(t)
}

/// One item of a VM array, in module form; NULL stays NULL.
#[inline(always)]
pub(crate) unsafe fn enter(v: Obj) -> Obj {
    // Tagged words are the same in both forms.
    if v.is_null() || v as usize & 3 != 0 {
        v
    } else {
        port::enter(v)
    }
}

/// A value for a VM array; NULL stays NULL.
#[inline(always)]
pub(crate) unsafe fn leave(v: Obj) -> Obj {
    if v.is_null() {
        NULL
    } else {
        port::leave(v)
    }
}

/// Takes the pending exception away, for work that must not disturb it.
pub(crate) struct SavedError(Obj);

impl SavedError {
    pub(crate) unsafe fn new() -> SavedError {
        let pending = port::err_get();
        if !pending.is_null() {
            port::err_set(NULL);
        }
        SavedError(pending)
    }

    pub(crate) unsafe fn restore(self) {
        if !self.0.is_null() {
            port::err_set(self.0);
        }
    }
}

/// Memory for the time of one call, freed at the end of the scope. What it holds is
/// traced, as all raw memory is.
pub(crate) struct Buf {
    data: *mut u8,
    len: usize,
    room: usize,
}

/// There was no memory; MemoryError is pending.
pub(crate) struct Full;

impl Buf {
    pub(crate) const fn new() -> Buf {
        Buf {
            data: ptr::null_mut(),
            len: 0,
            room: 0,
        }
    }

    /// Zeroed memory of `len` bytes.
    pub(crate) unsafe fn zeroed(len: usize) -> Result<Buf, Full> {
        let data: *mut u8 = port::raw_alloc(if len == 0 { 1 } else { len }, 1).cast();
        if data.is_null() {
            PyErr_NoMemory();
            return Err(Full);
        }
        Ok(Buf {
            data,
            len,
            room: len,
        })
    }

    pub(crate) fn as_mut_ptr(&mut self) -> *mut u8 {
        self.data
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        // SAFETY: `data` is NULL or holds `len` written bytes.
        unsafe { lent(self.data, self.len) }
    }

    unsafe fn reserve(&mut self, more: usize) -> Result<(), Full> {
        let Some(need) = self.len.checked_add(more) else {
            PyErr_NoMemory();
            return Err(Full);
        };
        if need <= self.room && !self.data.is_null() {
            return Ok(());
        }
        let room = need.saturating_add(need / 2).saturating_add(16);
        let data: *mut u8 = if self.data.is_null() {
            port::raw_alloc(room, 0).cast()
        } else {
            port::raw_realloc(self.data.cast(), room).cast()
        };
        if data.is_null() {
            PyErr_NoMemory();
            return Err(Full);
        }
        self.data = data;
        self.room = room;
        Ok(())
    }

    pub(crate) unsafe fn push(&mut self, bytes: &[u8]) -> Result<(), Full> {
        self.reserve(bytes.len())?;
        ptr::copy_nonoverlapping(bytes.as_ptr(), self.data.add(self.len), bytes.len());
        self.len = self.len.wrapping_add(bytes.len());
        Ok(())
    }

    pub(crate) unsafe fn push_char(&mut self, c: char) -> Result<(), Full> {
        let mut utf8 = [0; 4];
        self.push(c.encode_utf8(&mut utf8).as_bytes())
    }

    /// A str of what was collected, which must be UTF-8.
    pub(crate) unsafe fn into_str(self) -> Obj {
        port::str_new(
            if self.data.is_null() {
                c"".as_ptr().cast()
            } else {
                self.data
            },
            self.len,
        )
    }
}

impl Drop for Buf {
    fn drop(&mut self) {
        if !self.data.is_null() {
            // SAFETY: came from `raw_alloc` and nobody else holds it.
            unsafe { port::raw_free(self.data.cast()) }
        }
    }
}

/// Room for the values of one call: on the stack up to [`Values::SMALL`], raw memory above.
pub(crate) struct Values {
    small: [Obj; Values::SMALL],
    large: *mut Obj,
    n: usize,
}

impl Values {
    pub(crate) const SMALL: usize = 12;

    /// `n` NULLs.
    pub(crate) unsafe fn new(n: usize) -> Result<Values, Full> {
        let mut large: *mut Obj = ptr::null_mut();
        if n > Values::SMALL {
            large = match n.checked_mul(core::mem::size_of::<Obj>()) {
                Some(size) => port::raw_alloc(size, 1).cast(),
                None => ptr::null_mut(),
            };
            if large.is_null() {
                PyErr_NoMemory();
                return Err(Full);
            }
        }
        Ok(Values {
            small: [NULL; Values::SMALL],
            large,
            n,
        })
    }

    pub(crate) fn slots(&mut self) -> &mut [Obj] {
        let n = self.n;
        if self.large.is_null() {
            self.small.get_mut(..n).unwrap_or_default()
        } else {
            // SAFETY: `large` has room for `n` and only this value holds it.
            unsafe { core::slice::from_raw_parts_mut(self.large, n) }
        }
    }

    pub(crate) fn as_ptr(&mut self) -> *mut Obj {
        self.slots().as_mut_ptr()
    }

    pub(crate) fn set(&mut self, i: usize, v: Obj) {
        if let Some(slot) = self.slots().get_mut(i) {
            *slot = v;
        }
    }
}

impl Drop for Values {
    fn drop(&mut self) {
        if !self.large.is_null() {
            // SAFETY: came from `raw_alloc` and nobody else holds it.
            unsafe { port::raw_free(self.large.cast::<c_void>()) }
        }
    }
}
