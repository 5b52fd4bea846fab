//! Tells build scripts of modules where the C header is: `DEP_TYPEOBJECT_INCLUDE` has
//! `typeobject.h`, `DEP_TYPEOBJECT_PYTHON_INCLUDE` has the `Python.h` that forwards to it. And
//! writes the tables of small and great letters of src/runtime/unicodectype.rs.

use std::path::Path;

fn main() {
    let include = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("include");
    println!("cargo:rerun-if-changed=build.rs");
    // The command carries the headers inside; cargo does not see new ones by itself.
    println!("cargo:rerun-if-changed=include");
    println!("cargo:rerun-if-changed=src/package");
    println!("cargo:include={}", include.display());
    println!("cargo:python_include={}", include.join("python").display());
    let table =
        |name, runs: Vec<_>| format!("static {name}: [(u32, i32); {}] = {runs:?};\n", runs.len());
    let cases = table("LOWER", runs(|c| c.to_lowercase().next()))
        + &table("UPPER", runs(|c| c.to_uppercase().next()));
    let out = Path::new(&std::env::var("OUT_DIR").unwrap()).join("cases.rs");
    std::fs::write(out, cases).unwrap();
}

/// The letters that become others: runs of those that are as far from theirs, where each or every
/// second one is. The first letter, their number above bit 21, and bit 31 where it is every second;
/// and how far. Rust's own tables of these take 24 KiB of flash.
fn runs(to: impl Fn(char) -> Option<char>) -> Vec<(u32, i32)> {
    struct Run {
        first: u32,
        step: u32,
        count: u32,
        far: i32,
    }
    let mut runs: Vec<Run> = Vec::new();
    for c in '\0'..=char::MAX {
        let far = to(c).map_or(0, |to| to as i32 - c as i32);
        let c = c as u32;
        if far == 0 {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.far == far && run.count == 1 && c - run.first <= 2 => {
                run.step = c - run.first;
                run.count = 2;
            }
            Some(run)
                if run.far == far && c == run.first + run.step * run.count && run.count < 1023 =>
            {
                run.count += 1;
            }
            _ => runs.push(Run {
                first: c,
                step: 1,
                count: 1,
                far,
            }),
        }
    }
    runs.iter()
        .map(|run| (run.first | run.count << 21 | (run.step - 1) << 31, run.far))
        .collect()
}
