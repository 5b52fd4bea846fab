//! CPython's type objects, mirrored by hand: `#[repr(C)]` layouts, the C-API for
//! VM hosts, and the contract that joins the two.
#![cfg_attr(not(test), no_std)]

pub mod abi;

// The runtime defines what `api` declares, so a crate has one or the other.
#[cfg(not(feature = "runtime"))]
pub mod api;

#[cfg(feature = "runtime")]
pub mod port;
#[cfg(feature = "runtime")]
pub mod runtime;
