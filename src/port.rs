//! The contract that a VM port fulfils, call by call.
//!
//! The runtime (`src/runtime`) is written against these functions and knows no VM.
//! A port (`ffi/micropython`) defines each of them in C under the name
//! `typeobject_port_NAME`.
//!
//! # Two forms of a value
//!
//! A module holds values in **module form**: type objects are `PyTypeObject *`, an
//! instance of a Python subclass of a native type is the native object inside it.
//! The VM holds them in **VM form**. Every function here takes and returns module
//! form and converts at its own border, except where a line says "VM form": the item
//! arrays of tuples and lists, which are the VM's own memory. [`enter`] and [`leave`]
//! convert one value. Tagged words (small ints, interned strings, None, True), whose two
//! lowest bits are not both zero, are the same in both forms and must never be dereferenced.
//!
//! # Errors and jumps
//!
//! No function here ever jumps: a VM exception is caught in the port and becomes the
//! pending exception ([`err_get`]); the function returns NULL or -1. Unless a line
//! says otherwise, a NULL or -1 result means that an exception is pending.
//!
//! # References
//!
//! A VM does not count references; "new" and "borrowed" do not differ here. What the
//! runtime keeps in its own statics must be registered with [`root`].

use crate::abi::{PyMethodDef, PyObject, PyTypeObject};
use core::ffi::{c_char, c_int, c_ulong, c_void};

/// Operators of [`unary`].
pub mod unary_op {
    use core::ffi::c_int;
    pub const POSITIVE: c_int = 0;
    pub const NEGATIVE: c_int = 1;
    pub const INVERT: c_int = 2;
    pub const ABS: c_int = 3;
    /// `int(x)`
    pub const INT: c_int = 4;
    /// `float(x)`
    pub const FLOAT: c_int = 5;
}

/// Operators of [`binary`]. Add [`INPLACE`](binary_op::INPLACE) for the in-place form.
pub mod binary_op {
    use core::ffi::c_int;
    pub const ADD: c_int = 0;
    pub const SUBTRACT: c_int = 1;
    pub const MULTIPLY: c_int = 2;
    pub const MATRIX_MULTIPLY: c_int = 3;
    pub const TRUE_DIVIDE: c_int = 4;
    pub const FLOOR_DIVIDE: c_int = 5;
    pub const REMAINDER: c_int = 6;
    pub const DIVMOD: c_int = 7;
    pub const POWER: c_int = 8;
    pub const LSHIFT: c_int = 9;
    pub const RSHIFT: c_int = 10;
    pub const AND: c_int = 11;
    pub const OR: c_int = 12;
    pub const XOR: c_int = 13;
    pub const INPLACE: c_int = 32;
}

/// What [`exc_get`] is asked for.
pub mod exc {
    use core::ffi::c_int;
    pub const CAUSE: c_int = 0;
    pub const CONTEXT: c_int = 1;
    /// `__suppress_context__`, a bool.
    pub const SUPPRESS: c_int = 2;
}

/// One keyword argument, as [`dict_keywords`] gives it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Keyword {
    /// UTF-8, NUL after it.
    pub name: *const u8,
    /// Its bytes.
    pub len: usize,
    /// Module form.
    pub value: *mut PyObject,
}

/// How many words [`thread_words`] gives.
pub const THREAD_WORDS: usize = 67;

macro_rules! port {
    ($($(#[$doc:meta])* fn $name:ident($($arg:ident: $ty:ty),* $(,)?) $(-> $ret:ty)?;)*) => {
        extern "C" {
            $($(#[$doc])*
            #[link_name = concat!("typeobject_port_", stringify!($name))]
            pub fn $name($($arg: $ty),*) $(-> $ret)?;)*
        }
    };
}

port! {
    // ---- values ------------------------------------------------------------

    /// VM form to module form.
    fn enter(v: *mut PyObject) -> *mut PyObject;
    /// Module form to VM form.
    fn leave(v: *mut PyObject) -> *mut PyObject;
    /// `Py_TYPE(o)`, for every value. Never fails.
    fn type_of(o: *mut PyObject) -> *mut PyTypeObject;
    /// `Py_TYPE(o)->tp_flags`. In firmware alone.
    fn type_flags(o: *mut PyObject) -> c_ulong;
    /// Whether `o` is of a built-in type: int, float, complex, str, bytes, bytearray,
    /// memoryview, tuple, list, set, frozenset, slice, generator (a coroutine, too) are 0 to 12.
    /// With `exactly` not of a subclass. In firmware alone.
    fn is_kind(o: *mut PyObject, kind: c_int, exactly: c_int) -> c_int;
    /// The type of `o` as a value: in firmware the VM's exception types have one form, the
    /// VM's. In firmware alone.
    fn class_of(o: *mut PyObject) -> *mut PyObject;
    /// Whether `o` is a type derived from BaseException. In firmware alone.
    fn is_exception_class(o: *mut PyObject) -> c_int;
    /// Whether the type `a` is `b` or derived from it; both may be exception types in VM form.
    /// In firmware alone.
    fn is_subclass(a: *mut PyObject, b: *mut PyObject) -> c_int;
    /// The built-in type that an exception type is or derives from. In firmware alone.
    fn built_in(t: *mut PyTypeObject) -> *mut PyTypeObject;
    /// The type object of a type as a value; the same unless it is an exception type of the
    /// VM's in firmware.
    fn type_form(t: *mut PyObject) -> *mut PyTypeObject;
    fn none() -> *mut PyObject;
    /// `Py_True` for non-zero, `Py_False` for zero.
    fn bool_(v: c_int) -> *mut PyObject;
    fn not_implemented() -> *mut PyObject;
    fn ellipsis() -> *mut PyObject;
    /// Makes the pointer at `place` (in the runtime's statics) a root.
    fn root(place: *mut *mut PyObject);

    /// Says that the caller keeps `o`, which may be the tuple or dict of a running call; else
    /// those may serve the next call. Every function that gives an argument of its own back
    /// as a new reference must say so. Its other name is `Py_IncRef`.
    fn keep(o: *mut PyObject);

    // ---- the pending exception ---------------------------------------------

    /// The pending exception instance, or NULL.
    fn err_get() -> *mut PyObject;
    /// Replaces it; NULL clears.
    fn err_set(exc: *mut PyObject);
    /// Writes text to the VM's stderr.
    fn write_stderr(text: *const c_char, len: usize);
    /// Prints an exception instance with its traceback to stderr. Never fails.
    fn print_exception(exc: *mut PyObject);
    /// Prints the text and ends the process or resets the board.
    fn fatal(text: *const c_char) -> !;
    /// The cause ([`exc::CAUSE`]) or the context of an exception; NULL without an exception when
    /// there is none.
    fn exc_get(exc: *mut PyObject, which: c_int) -> *mut PyObject;
    /// Sets it; NULL clears. 0 or -1.
    fn exc_set(exc: *mut PyObject, which: c_int, value: *mut PyObject) -> c_int;
    /// The traceback; NULL without an exception when there is none.
    fn traceback_get(exc: *mut PyObject) -> *mut PyObject;
    /// Sets it; None and NULL clear. 0, or -1 with TypeError.
    fn traceback_set(exc: *mut PyObject, traceback: *mut PyObject) -> c_int;
    /// What the VM has for the calling thread between two instructions: exceptions of signals,
    /// scheduled calls. 0, or -1 with an exception; one that is pending already stays.
    fn check_signals() -> c_int;
    /// Depth check for `Py_EnterRecursiveCall`: 0, or -1 with a RecursionError whose
    /// text ends in `place`.
    fn recursion_check(place: *const c_char) -> c_int;

    // ---- int, float --------------------------------------------------------

    fn int_from_i64(v: i64) -> *mut PyObject;
    /// The same of a word, which most ints that modules make fit.
    fn int_from_word(v: isize) -> *mut PyObject;
    fn int_from_u64(v: u64) -> *mut PyObject;
    /// 1 and the value when `o` is a small int of the VM; 0 for anything else, which may still
    /// be an int. In firmware it is a word whose lowest bit is set, with the value above that.
    #[cfg(not(feature = "vm"))]
    fn small_int(o: *mut PyObject, value: *mut isize) -> c_int;
    /// `o` must be an int or a bool. `*overflow` is 0, or -1 or 1 with the sign of a
    /// value outside the 64 bits; the result is then -1 and no exception is set.
    fn int_as_i64(o: *mut PyObject, overflow: *mut c_int) -> i64;
    /// As above for unsigned values; a negative value is an overflow of -1.
    fn int_as_u64(o: *mut PyObject, overflow: *mut c_int) -> u64;
    /// The low 64 bits in two's complement. `o` must be an int or a bool.
    fn int_as_u64_mask(o: *mut PyObject) -> u64;
    /// As `int(text, base)`; ValueError with CPython's text.
    fn int_from_str(text: *const c_char, len: usize, base: c_int) -> *mut PyObject;
    fn float_new(v: f64) -> *mut PyObject;
    /// `o` must be a float.
    fn float_get(o: *mut PyObject) -> f64;

    // ---- str, bytes, bytearray ---------------------------------------------

    /// A str from valid UTF-8 (the caller has checked it), or of zeroes to be filled with
    /// ASCII by the caller before anyone else sees them when `data` is NULL.
    fn str_new(data: *const u8, len: usize) -> *mut PyObject;
    /// A str of `n` characters of `kind` bytes each (1, 2 or 4), zeroes that the caller fills
    /// through [`str_open_data`] until the VM sees it or anyone asks for its UTF-8
    /// ([`str_data`]); from then on it is like any other. What has no UTF-8 (surrogates)
    /// becomes U+FFFD.
    fn str_open(n: usize, kind: c_int) -> *mut PyObject;
    /// The characters of such a str while it is being filled, a zero after them, alive as
    /// long as it; NULL without an exception for anything else.
    fn str_open_data(o: *mut PyObject, kind: *mut c_int, n: *mut usize) -> *mut c_void;
    /// Firmware only: a str of that UTF-8, which is not copied: nobody changes or frees it.
    #[cfg(feature = "vm")]
    fn str_static(data: *const c_char, len: usize) -> *mut PyObject;
    /// The same as [`str_new`], interned.
    fn str_intern(data: *const u8, len: usize) -> *mut PyObject;
    /// The UTF-8 of a str, NUL after it, alive as long as the str. NULL without an
    /// exception when `o` is no str.
    fn str_data(o: *mut PyObject, len: *mut usize) -> *const u8;
    /// bytes of `len`; a copy of `data`, or zeroes to be filled by the caller before
    /// anyone else sees them when `data` is NULL.
    fn bytes_new(data: *const u8, len: usize) -> *mut PyObject;
    /// The contents of a bytes object, NUL after them; NULL without an exception when
    /// `o` is none.
    fn bytes_data(o: *mut PyObject, len: *mut usize) -> *mut u8;
    /// A bytearray of `len`; a copy of `data`, or zeroes when that is NULL.
    fn bytearray_new(data: *const u8, len: usize) -> *mut PyObject;
    fn bytearray_data(o: *mut PyObject, len: *mut usize) -> *mut u8;
    /// The VM's buffer protocol for every object that is not of a module's type. 0, or
    /// -1 with TypeError. `*typecode` is the struct-module code of the items.
    fn buffer_get(o: *mut PyObject, writable: c_int, data: *mut *mut u8, len: *mut usize,
                  typecode: *mut c_int) -> c_int;
    fn memoryview_new(o: *mut PyObject) -> *mut PyObject;

    // ---- tuple, list -------------------------------------------------------

    /// A tuple of `n` NULLs, to be filled through [`tuple_items`] before it is seen.
    fn tuple_new(n: usize) -> *mut PyObject;
    /// The items (VM form) of a tuple, a subclass's too; NULL without an exception when
    /// `o` is none. An empty tuple gives a non-NULL pointer.
    fn tuple_items(o: *mut PyObject, n: *mut usize) -> *mut *mut PyObject;
    /// A list of `n` NULLs.
    fn list_new(n: usize) -> *mut PyObject;
    /// As [`tuple_items`]. The pointer is good until the list changes its length.
    fn list_items(o: *mut PyObject, n: *mut usize) -> *mut *mut PyObject;
    fn list_append(o: *mut PyObject, item: *mut PyObject) -> c_int;
    /// Makes room: `n` items, new ones NULL, to be filled at once. A list that gets shorter stays where
    /// it is, with room for an item.
    fn list_resize(o: *mut PyObject, n: usize) -> c_int;

    // ---- dict, set ---------------------------------------------------------

    fn dict_new() -> *mut PyObject;
    /// Whether `o` is a dict or an instance of a subclass.
    fn dict_check(o: *mut PyObject) -> c_int;
    /// The value, or NULL without an exception when there is none, or NULL with one
    /// (unhashable key, error in a comparison). `d` must be a dict, here and below.
    fn dict_get(d: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    /// Also for the dict of a type object, which Python code cannot change.
    fn dict_set(d: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> c_int;
    /// 1 deleted, 0 not there (no exception), -1 exception.
    fn dict_del(d: *mut PyObject, key: *mut PyObject) -> c_int;
    fn dict_len(d: *mut PyObject) -> usize;
    fn dict_clear(d: *mut PyObject);
    /// `PyDict_Next`: 1 and a pair, or 0 at the end. `*pos` starts at 0.
    fn dict_next(d: *mut PyObject, pos: *mut isize, key: *mut *mut PyObject,
                 value: *mut *mut PyObject) -> c_int;
    /// The value of a keyword argument in the dict of a call; NULL without an exception when it
    /// is not there. In firmware alone, where the two functions that follow are not.
    fn dict_keyword(d: *mut PyObject, name: *const c_char) -> *mut PyObject;
    /// Sorts the keyword arguments of a call: `values[i]` is the value of the parameter
    /// `names[i]`, or NULL, for `n` names. The number of pairs in the dict; or -1 without an
    /// exception when that cannot be said (no dict, too many names, a key that is none of
    /// them), and then nobody may look at `values`.
    fn dict_sort_keywords(d: *mut PyObject, names: *const *const c_char, n: usize,
                          values: *mut *mut PyObject) -> c_int;
    /// The keyword arguments of a call: up to `room` triples of name, its length and value to
    /// `out`; the number of pairs in the dict, or 0 when a key is no str.
    fn dict_keywords(d: *mut PyObject, out: *mut Keyword, room: usize) -> usize;
    /// A set or frozenset from an iterable (NULL: empty).
    fn set_new(iterable: *mut PyObject, frozen: c_int) -> *mut PyObject;
    fn set_add(s: *mut PyObject, key: *mut PyObject) -> c_int;
    /// 1 removed, 0 not there, -1 exception.
    fn set_discard(s: *mut PyObject, key: *mut PyObject) -> c_int;
    fn set_len(s: *mut PyObject) -> usize;

    // ---- the object protocol, for every value ------------------------------

    fn getattr(o: *mut PyObject, name: *mut PyObject) -> *mut PyObject;
    /// NULL without an exception when there is no such attribute.
    fn getattr_maybe(o: *mut PyObject, name: *mut PyObject) -> *mut PyObject;
    /// `value` NULL deletes.
    fn setattr(o: *mut PyObject, name: *mut PyObject, value: *mut PyObject) -> c_int;
    fn getitem(o: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    /// `value` NULL deletes.
    fn setitem(o: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> c_int;
    /// `args` holds `n_args` positional values, then `n_kw` pairs of name and value.
    fn call(f: *mut PyObject, n_args: usize, n_kw: usize, args: *const *mut PyObject)
            -> *mut PyObject;
    /// `o.name(args...)` without making a bound method.
    fn call_method(o: *mut PyObject, name: *mut PyObject, n_args: usize,
                   args: *const *mut PyObject) -> *mut PyObject;
    fn callable(o: *mut PyObject) -> c_int;
    fn iter(o: *mut PyObject) -> *mut PyObject;
    /// NULL without an exception at the end.
    fn iter_next(it: *mut PyObject) -> *mut PyObject;
    fn unary(op: c_int, o: *mut PyObject) -> *mut PyObject;
    /// In firmware alone: a str after a format with `%%`, `%s` (perhaps cut: `%.200s`), `%S`, `%R`,
    /// `%U`, `%d`, `%i`, `%u`, `%x`, `%p`, and `%ld`, `%li`, `%lu`, `%zd`, `%zi` and `%zu`; SystemError
    /// for any other specification. `va` is C's `struct typeobject_va`.
    #[cfg(feature = "vm")]
    fn format(format: *const c_char, va: *mut c_void) -> *mut PyObject;
    /// `o.__index__()` of what is no int, when its class has that; else TypeError as in CPython.
    fn index(o: *mut PyObject) -> *mut PyObject;
    fn binary(op: c_int, a: *mut PyObject, b: *mut PyObject) -> *mut PyObject;
    /// `op` is `Py_LT` … `Py_GE`.
    fn compare(op: c_int, a: *mut PyObject, b: *mut PyObject) -> *mut PyObject;
    /// 1, 0 or -1.
    fn is_true(o: *mut PyObject) -> c_int;
    fn len(o: *mut PyObject) -> isize;
    fn hash(o: *mut PyObject) -> isize;
    fn repr(o: *mut PyObject) -> *mut PyObject;
    fn str(o: *mut PyObject) -> *mut PyObject;
    /// Writes `repr(o)` (`repr` not 0) or `str(o)` piece by piece to `sink`. 0 or -1.
    fn print(o: *mut PyObject, repr: c_int,
             sink: unsafe extern "C" fn(*mut c_void, *const c_char, usize), to: *mut c_void)
             -> c_int;
    /// `item in o`: 1, 0 or -1.
    fn contains(o: *mut PyObject, item: *mut PyObject) -> c_int;
    /// 1, 0 or -1. `cls` is a type or a tuple of types.
    fn isinstance(o: *mut PyObject, cls: *mut PyObject) -> c_int;
    fn issubclass(o: *mut PyObject, cls: *mut PyObject) -> c_int;
    /// A slice object.
    fn slice_new(start: *mut PyObject, stop: *mut PyObject, step: *mut PyObject)
                 -> *mut PyObject;
    /// What `PySlice_Unpack` answers for a slice without a step whose parts are missing or small
    /// ints: 1; or 0 without an exception for any other value.
    fn slice_ints(o: *mut PyObject, start: *mut isize, stop: *mut isize, step: *mut isize)
                  -> c_int;
    /// The three parts of a slice; 0 without an exception when `o` is none.
    fn slice_get(o: *mut PyObject, parts: *mut *mut PyObject) -> c_int;
    /// A bound method.
    fn method_new(func: *mut PyObject, self_: *mut PyObject) -> *mut PyObject;
    /// Its function and its object to `parts`; 0 without an exception when `o` is none.
    fn method_get(o: *mut PyObject, parts: *mut *mut PyObject) -> c_int;
    /// A value of the VM's builtins module by name; NULL without an exception.
    fn builtin(name: *const c_char) -> *mut PyObject;

    // ---- types -------------------------------------------------------------

    /// Firmware only: gives `t` the `tp_dict` that was made from its static tables when the
    /// image was built: 1, or 0 when there is none or the tables are no longer what they were.
    #[cfg(feature = "vm")]
    fn type_prebuilt(t: *mut PyTypeObject) -> c_int;
    /// `tp_mro` of a type with these bases, a tuple of types of modules and object: a tuple
    /// whose first item is NULL until [`type_ready`] has the type. NULL with TypeError when
    /// one is there twice or there is no order.
    fn type_order(bases: *mut PyObject) -> *mut PyObject;
    /// Makes the VM's own type for `t`, whose slots are complete and whose `tp_dict`
    /// is filled. From here on `t` may cross the border.
    fn type_ready(t: *mut PyTypeObject) -> c_int;
    /// The attributes of `t` have changed: forget what was looked up.
    fn type_modified(t: *mut PyTypeObject);
    /// A zeroed object of `size` bytes with its head set to `t`, flagged for
    /// `tp_dealloc` when the type's differs from the default.
    fn object_alloc(t: *mut PyTypeObject, size: usize) -> *mut PyObject;
    /// Gives the memory of an object back (`tp_free`). No-op while it may be in use.
    fn object_free(o: *mut PyObject);
    /// Makes (or makes again) the built-in part of an instance of a subclass of a
    /// built-in type, as `base(*args)` would: what `tp_new`/`tp_init` of that type do.
    fn base_init(o: *mut PyObject, base: *mut PyTypeObject, args: *mut PyObject,
                 kwds: *mut PyObject) -> c_int;
    /// `base(*args, **kwds)` for a built-in type itself.
    fn base_call(base: *mut PyTypeObject, args: *mut PyObject, kwds: *mut PyObject)
                 -> *mut PyObject;
    /// The VM's object inside an instance of a subclass of a built-in type; any other value
    /// as it is. What a slot of a built-in type must work on.
    fn builtin_part(o: *mut PyObject) -> *mut PyObject;
    /// Firmware only: whether it, of a built-in type, can be subscripted. Its type object may be
    /// one without sequence and mapping methods.
    #[cfg(feature = "vm")]
    fn has_items(o: *mut PyObject) -> c_int;
    /// Whether `o` is an instance of a module's type, so that its fields may be read.
    fn is_ours(o: *mut PyObject) -> c_int;
    /// `PyObject_GenericGetAttr` for such an instance. NULL with `*found` 0 and no
    /// exception when there is no such attribute.
    fn generic_getattr(o: *mut PyObject, name: *mut PyObject, found: *mut c_int)
                       -> *mut PyObject;
    /// `PyObject_GenericSetAttr` for such an instance; `value` NULL deletes.
    fn generic_setattr(o: *mut PyObject, name: *mut PyObject, value: *mut PyObject) -> c_int;
    /// Wraps a `PyMethodDef *`, `PyMemberDef *` or `PyGetSetDef *` of `owner` (NULL for
    /// a module's function, whose `self` is then `self_`) as a value of the VM.
    fn descr_method(def: *mut c_void, owner: *mut PyTypeObject, self_: *mut PyObject,
                    module: *mut PyObject) -> *mut PyObject;
    /// The `PyMethodDef` behind a module's function and its `self`, which may be NULL; NULL
    /// without an exception when `o` is none.
    fn function_get(o: *mut PyObject, self_: *mut *mut PyObject) -> *mut PyMethodDef;
    fn descr_member(def: *mut c_void, owner: *mut PyTypeObject) -> *mut PyObject;
    fn descr_getset(def: *mut c_void, owner: *mut PyTypeObject) -> *mut PyObject;
    /// The VM's `staticmethod(f)` and `classmethod(f)`.
    fn staticmethod_new(f: *mut PyObject) -> *mut PyObject;
    fn classmethod_new(f: *mut PyObject) -> *mut PyObject;

    // ---- memory of modules, traced -----------------------------------------

    /// Raw memory (`PyMem_*`, `PyObject_Malloc`, a module's `malloc`): what it holds
    /// is kept alive until it is freed. `zero` clears. NULL (no exception) when full.
    fn raw_alloc(size: usize, zero: c_int) -> *mut c_void;
    fn raw_realloc(p: *mut c_void, size: usize) -> *mut c_void;
    fn raw_free(p: *mut c_void);

    // ---- modules -----------------------------------------------------------

    /// The module object that `import` is filling now when its name ends in `name`,
    /// else a new one.
    fn module_new(name: *const c_char) -> *mut PyObject;
    /// Its `__dict__`; NULL without an exception when `m` is no module.
    fn module_dict(m: *mut PyObject) -> *mut PyObject;
    /// As `importlib.import_module(name)`.
    fn import(name: *mut PyObject) -> *mut PyObject;
    /// `sys.modules`.
    fn modules() -> *mut PyObject;
    /// The full dotted name of the module being imported now, or NULL.
    fn import_name() -> *const c_char;

    // ---- threads -----------------------------------------------------------
    // A VM without threads has one, which always holds the lock.

    /// Takes the VM's lock for the calling thread, which may be one of a module's own making:
    /// 1, or 0 when the thread has it already.
    fn gil_take() -> c_int;
    /// Gives it up, if the thread has it.
    fn gil_give();
    /// Whether the calling thread has the lock. It need not for this, nor for what follows.
    fn gil_held() -> c_int;
    /// The arguments that the VM's program was started with, its own name first, and their number
    /// to `n`; the array and they may be
    /// written to. None in firmware.
    fn program_arguments(n: *mut c_int) -> *mut *mut c_char;
    /// Whether the VM ends: no other thread gets the lock any more.
    fn ending() -> c_int;
    /// A number of the calling thread, never 0.
    fn thread_id() -> usize;
    /// The calling thread's [`THREAD_WORDS`] words, roots, NULL at first. Also good as the
    /// thread's address.
    fn thread_words() -> *mut *mut PyObject;
    /// Raises an exception in the thread with that number, soon; NULL takes one back that was
    /// not raised yet. How many threads that were.
    fn thread_raise(id: usize, exc: *mut PyObject) -> c_int;
    /// Starts a thread that does not hold the lock. `stack` 0: the system's size. 0 and the
    /// number, or -1 without an exception.
    fn thread_start(function: unsafe extern "C" fn(*mut c_void), arg: *mut c_void, stack: usize,
                    id: *mut usize) -> c_int;
    /// Ends the calling thread.
    fn thread_exit() -> !;
    /// One of the words from `first` on, NULL in every thread, for the caller alone; -1
    /// without an exception when all are taken.
    fn key_new(first: usize) -> c_int;
    fn key_is_made(word: usize) -> c_int;
    fn key_free(word: usize);
    /// A lock, not held; NULL without an exception.
    fn lock_new() -> *mut c_void;
    fn lock_free(lock: *mut c_void);
    /// Waits for a lock, negative: for ever, 0: not at all. 1 and held, 0 when the time is over,
    /// 2 when a signal came and `interruptible` is not 0.
    fn lock_take(lock: *mut c_void, microseconds: i64, interruptible: c_int) -> c_int;
    /// Any thread may give a lock back.
    fn lock_give(lock: *mut c_void);
    /// Has `Py_MakePendingCalls` called by the main thread at a safe place: 0, or -1 without an
    /// exception when too many wait.
    fn call_add(function: unsafe extern "C" fn(*mut c_void) -> c_int, arg: *mut c_void) -> c_int;
    /// The next call that waits, or 0.
    fn call_next(function: *mut Option<unsafe extern "C" fn(*mut c_void) -> c_int>,
                 arg: *mut *mut c_void) -> c_int;
}

/// The same, asked of the word.
///
/// # Safety
/// `value` can be written to.
#[cfg(feature = "vm")]
#[inline(always)]
pub unsafe fn small_int(o: *mut PyObject, value: *mut isize) -> c_int {
    let word = o as isize;
    if word & 1 == 0 {
        return 0;
    }
    // SAFETY: the caller says so.
    unsafe { *value = word >> 1 };
    1
}
