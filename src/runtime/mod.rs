//! The C-API for VM hosts, one file per CPython source file it stands for, over the
//! contract in [`port`](crate::port). Knows no VM.
//!
//! The functions are C's: what each pointer must be is in CPython's reference, and a NULL
//! where that wants an object is the caller's bug.

#![allow(clippy::missing_safety_doc)]
// The widths of C's integers differ from target to target.
#![allow(clippy::unnecessary_cast)]
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]

pub mod abstract_;
pub mod boolobject;
pub mod builtin_types;
pub mod bytearrayobject;
pub mod bytesobject;
pub mod call;
pub mod capsule;
pub mod cellobject;
pub mod ceval;
pub mod codecs;
pub mod complexobject;
pub mod context;
pub mod descrobject;
pub mod dictobject;
pub mod errors;
pub mod exceptions;
pub mod fileobject;
pub mod floatobject;
pub mod format;
pub mod getargs;
pub mod heaptype;
pub mod import;
pub mod initconfig;
pub mod iterobject;
pub mod listobject;
pub mod longobject;
pub mod memoryobject;
pub mod modsupport;
pub mod moduleobject;
pub mod object;
pub mod odictobject;
pub mod pyctype;
pub mod pymem;
pub mod pystate;
pub mod pystrhex;
pub mod pystrtod;
pub mod pythonrun;
pub mod setobject;
pub mod sliceobject;
pub mod slotdefs;
pub mod structseq;
pub mod support;
pub mod sysmodule;
pub mod thread;
pub mod tupleobject;
pub mod typeobject;
pub mod unicode_codecs;
pub mod unicodectype;
pub mod unicode_writer;
pub mod unicodeobject;
pub mod varargs;
pub mod weakrefobject;
#[cfg(all(panic = "abort", not(test)))]
mod panic;
