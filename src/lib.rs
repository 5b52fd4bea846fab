//! CPython's type objects, mirrored by hand: `#[repr(C)]` layouts, the C-API for modules and
//! for VM hosts, and the contract that joins the two.
//!
//! A native Python type, written once as CPython's static `PyTypeObject` with its tables,
//! becomes one `.so` file that CPython 3.8 to 3.13 and a MicroPython on Linux both load, or
//! part of a MicroPython firmware image. A `PyObject *` is the VM's own value: there are no
//! wrappers and nothing is converted.
//!
//! # A module
//!
//! With `crate-type = ["cdylib"]` this is all of `counter.so`. Names, fields and flags are
//! C's, so the C-API's own documentation is its documentation:
//!
//! ```no_run
//! use core::ffi::c_int;
//! use core::mem::{offset_of, size_of};
//! use core::ptr::{addr_of_mut, null_mut};
//! use typeobject::abi::*;
//! use typeobject::api::*;
//!
//! #[repr(C)]
//! struct Counter {
//!     ob_base: PyObject,
//!     count: c_int,
//! }
//!
//! unsafe extern "C" fn next(op: *mut PyObject, _unused: *mut PyObject) -> *mut PyObject {
//!     let slf: *mut Counter = op.cast();
//!     (*slf).count += 1;
//!     PyLong_FromLong((*slf).count.into())
//! }
//!
//! static mut METHODS: [PyMethodDef; 2] = [
//!     PyMethodDef::noargs(c"next", next, c"One more than last time."),
//!     PyMethodDef::END,
//! ];
//!
//! static mut MEMBERS: [PyMemberDef; 2] = [
//!     PyMemberDef::new(c"count", T_INT, offset_of!(Counter, count), READONLY, c"So far."),
//!     PyMemberDef::END,
//! ];
//!
//! static mut TYPE: PyTypeObject = PyTypeObject {
//!     tp_name: c"counter.Counter".as_ptr(),
//!     tp_basicsize: size_of::<Counter>() as Py_ssize_t,
//!     tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
//!     tp_new: Some(PyType_GenericNew),
//!     tp_methods: addr_of_mut!(METHODS).cast(),
//!     tp_members: addr_of_mut!(MEMBERS).cast(),
//!     ..PyTypeObject::EMPTY
//! };
//!
//! static mut MODULE: PyModuleDef = PyModuleDef {
//!     m_name: c"counter".as_ptr(),
//!     m_size: -1,
//!     ..PyModuleDef::EMPTY
//! };
//!
//! #[no_mangle]
//! pub unsafe extern "C" fn PyInit_counter() -> *mut PyObject {
//!     if PyType_Ready(addr_of_mut!(TYPE)) < 0 {
//!         return null_mut();
//!     }
//!     let module = PyModule_Create(addr_of_mut!(MODULE));
//!     if module.is_null() {
//!         return null_mut();
//!     }
//!     Py_INCREF(addr_of_mut!(TYPE).cast());
//!     if PyModule_AddObject(module, c"Counter".as_ptr(), addr_of_mut!(TYPE).cast()) < 0 {
//!         Py_DECREF(addr_of_mut!(TYPE).cast());
//!         Py_DECREF(module);
//!         return null_mut();
//!     }
//!     module
//! }
//! ```
//!
//! The tables need no `unsafe`: [`PyMethodDef::noargs`](abi::PyMethodDef::noargs) and its
//! sisters take a function of the type that its flag promises, strings are `&'static CStr`,
//! and an offset comes from `offset_of!`. `unsafe` stands where a pointer from the host is
//! believed. `typeobject new NAME --rust` makes a project of this shape, with a test;
//! `examples/noddy4_rs.rs` and `examples/mymodule_rs.rs` are their C twins line by line.
//!
//! # What is where
//!
//! | module | has |
//! |---|---|
//! | [`abi`] | layouts and constants: one file for each CPython header, in that header's order |
//! | `api` | the functions, macros and data of the C-API, for modules |
//! | `runtime` | the same functions, for VM hosts to link (feature `runtime`) |
//! | `port` | what a VM must offer to the runtime (feature `runtime`) |
//!
//! # Features
//!
//! None is on by default, the library is `no_std` and depends on nothing.
//!
//! | feature | is for |
//! |---|---|
//! | `vm` | a module for firmware: the head of an object is one word, references are not counted; without an operating system, with an allocator and a panic handler |
//! | `runtime` | VM hosts: the C-API itself takes the place of `api`; never in a module |
//! | `cli` | the `typeobject` command: `cargo install typeobject --features cli` |
//! | `header` | `typeobject-header`, which writes `include/typeobject.h` |
//!
//! The build script of a crate that depends on this one finds the C header in
//! `DEP_TYPEOBJECT_INCLUDE`, and the `Python.h` that forwards to it in
//! `DEP_TYPEOBJECT_PYTHON_INCLUDE`.
//!
//! # Rust versions
//!
//! Rust 1.85 or later. A module may not unwind into its host: build it with
//! `panic = "abort"`, or keep panics from leaving its functions (Rust aborts at the edge of
//! an `extern "C"` function).
#![cfg_attr(not(test), no_std)]

pub mod abi;

// The runtime defines what `api` declares, so a crate has one or the other.
#[cfg(not(feature = "runtime"))]
pub mod api;

// In firmware a module has no `std`, which would bring these.
#[cfg(all(feature = "vm", not(feature = "runtime"), target_os = "none"))]
mod firmware;

#[cfg(feature = "runtime")]
pub mod port;
#[cfg(feature = "runtime")]
pub mod runtime;
