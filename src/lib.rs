//! CPython's type objects, mirrored by hand: `#[repr(C)]` layouts, the C-API for
//! VM hosts, and the contract that joins the two.
#![cfg_attr(not(test), no_std)]

pub mod abi;

#[cfg(feature = "runtime")]
pub mod port;
#[cfg(feature = "runtime")]
pub mod runtime;
