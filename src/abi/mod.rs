//! CPython's C structures, laid out by hand: one file per CPython header, items in
//! that header's order, no behaviour.
//!
//! Every struct and union is `#[repr(C)]` and has CPython's fields in CPython's order,
//! dead ones included, so that a static table compiled once is right for CPython 3.8
//! to 3.14. Where a struct grew between versions the superset is laid out: what an
//! older interpreter does not know lies beyond what it reads. Where a struct's private
//! tail changed shape there is a union with one member per shape, named after the
//! first version that has it (`v38`, `v312`). `tests/layout.rs` compares all of it
//! with the headers of every CPython on the machine.
//!
//! The free-threaded build (`Py_GIL_DISABLED`) has a different object head and is not
//! covered: the header's `PyModule_Create` and `PyModuleDef_Init` refuse it by name.
//!
//! # Two head layouts
//!
//! A [`PyObject`] starts with CPython's two words, or, with the feature `vm`, with the
//! one word that the VM needs. Firmware uses the latter; everything that is shared
//! with CPython the former.
//!
//! # Tables
//!
//! A static type reads as in C:
//!
//! ```
//! use core::mem::{offset_of, size_of};
//! use core::ptr::addr_of_mut;
//! use typeobject::abi::*;
//!
//! #[repr(C)]
//! struct Noddy {
//!     ob_base: PyObject,
//!     number: core::ffi::c_int,
//! }
//!
//! static mut NODDY_MEMBERS: [PyMemberDef; 2] = [
//!     PyMemberDef::new(c"number", T_INT, offset_of!(Noddy, number), 0, c"noddy number"),
//!     PyMemberDef::END,
//! ];
//!
//! static mut NODDY_TYPE: PyTypeObject = PyTypeObject {
//!     tp_name: c"noddy.Noddy".as_ptr(),
//!     tp_basicsize: size_of::<Noddy>() as Py_ssize_t,
//!     tp_flags: Py_TPFLAGS_DEFAULT,
//!     tp_doc: c"Noddy objects".as_ptr(),
//!     tp_members: unsafe { addr_of_mut!(NODDY_MEMBERS).cast() },
//!     ..PyTypeObject::EMPTY
//! };
//! ```
//!
//! The tables are `Sync`, so that they may also be plain statics: a host reads and
//! writes them only while it holds its lock.

#![allow(non_camel_case_types, non_upper_case_globals, non_snake_case)]

// In the order in which Python.h includes them; the C header has the same.
mod pyport;
mod pybuffer;
mod object;
mod methodobject;
mod descrobject;
mod structmember;
mod moduleobject;
mod modsupport;
mod typeslots;
mod bytearrayobject;
mod bytesobject;
mod unicodeobject;
mod longobject;
mod floatobject;
mod complexobject;
mod tupleobject;
mod listobject;
mod dictobject;
mod setobject;
mod sliceobject;
mod memoryobject;
mod pycapsule;
mod pystate;
mod pythread;
mod pyerrors;
mod structseq;
mod host;

pub use bytearrayobject::*;
pub use bytesobject::*;
pub use complexobject::*;
pub use descrobject::*;
pub use dictobject::*;
pub use floatobject::*;
pub use host::*;
pub use listobject::*;
pub use longobject::*;
pub use memoryobject::*;
pub use methodobject::*;
pub use modsupport::*;
pub use moduleobject::*;
pub use object::*;
pub use pybuffer::*;
pub use pycapsule::*;
pub use pyerrors::*;
pub use pyport::*;
pub use pystate::*;
pub use pythread::*;
pub use setobject::*;
pub use sliceobject::*;
pub use structmember::*;
pub use structseq::*;
pub use tupleobject::*;
pub use typeslots::*;
pub use unicodeobject::*;
