//! Tells build scripts of modules where the C header is: `DEP_TYPEOBJECT_INCLUDE` has
//! `typeobject.h`, `DEP_TYPEOBJECT_PYTHON_INCLUDE` has the `Python.h` that forwards to it.

use std::path::Path;

fn main() {
    let include = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("include");
    println!("cargo:rerun-if-changed=build.rs");
    // The command carries the headers inside; cargo does not see new ones by itself.
    println!("cargo:rerun-if-changed=include");
    println!("cargo:rerun-if-changed=src/package");
    println!("cargo:include={}", include.display());
    println!("cargo:python_include={}", include.join("python").display());
}
