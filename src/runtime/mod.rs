
pub mod capsule;
pub mod descrobject;
pub mod errors;
pub mod exceptions;
pub mod format;
pub mod getargs;
pub mod import;
pub mod modsupport;
pub mod moduleobject;
pub mod object;
pub mod pymem;
pub mod typeobject;
pub mod varargs;
