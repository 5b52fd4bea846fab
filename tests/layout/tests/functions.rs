//! The lists of functions against the headers and the libraries of every CPython on the
//! machine, and the runtime's definitions against the lists.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use syn::{ForeignItem, Item};
use typeobject_layout::*;

/// Names and types, spelled alike, of what bindgen declares.
fn declared(file: &syn::File) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for item in &file.items {
        let Item::ForeignMod(block) = item else {
            continue;
        };
        for item in &block.items {
            match item {
                ForeignItem::Fn(f) => {
                    all.insert(f.sig.ident.to_string(), header::signature(&f.sig))
                }
                ForeignItem::Static(s) => all.insert(s.ident.to_string(), header::spell(&s.ty)),
                _ => None,
            };
        }
    }
    all
}

/// bindgen's names for what has another in `src/abi`.
fn canonical(types: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in types.chars().chain(['\n']) {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
            continue;
        }
        out.push_str(match word.as_str() {
            "_object" | "_longobject" => "PyObject",
            "_typeobject" => "PyTypeObject",
            "bufferinfo" => "Py_buffer",
            "_ts" | "_is" | "_frame" | "_IO_FILE" => "c_void",
            "PyUnicode_Kind" | "c_schar" => "i32",
            "Py_UNICODE" => "i32",
            other => other,
        });
        word.clear();
        out.push(c);
    }
    out.trim_end().to_string()
}

/// The list's own spelling of a type, resolved the same way.
fn listed(text: &str, name: &str) -> BTreeMap<String, String> {
    let file = syn::parse_file(text).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut all = BTreeMap::new();
    for (_, item) in header::foreign(&file) {
        match item {
            ForeignItem::Fn(f) => all.insert(f.sig.ident.to_string(), header::signature(&f.sig)),
            ForeignItem::Static(s) => all.insert(s.ident.to_string(), header::spell(&s.ty)),
            _ => None,
        };
    }
    all
}

/// The symbols that a CPython's library exports, where there is a library and an `nm`.
fn exported(cpython: &Cpython) -> Option<BTreeSet<String>> {
    let library = cpython.library.as_ref()?;
    let output = Command::new("nm")
        .args(["-D", "--defined-only"])
        .arg(library)
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let names: BTreeSet<String> = text
        .lines()
        .filter_map(|l| Some(l.split_whitespace().last()?.split('@').next()?.to_string()))
        .collect();
    (names.len() > 500).then_some(names)
}

#[test]
fn the_list_is_every_cpython() {
    let list = listed(header::LIST, "functions.rs");
    let newer = listed(header::NEWER, "newer.rs");
    let mut wrong = Vec::new();
    let mut newer_seen = BTreeSet::new();
    for cpython in cpythons_reported() {
        let minor = cpython.minor;
        let theirs = bindings(
            CPYTHON_HEADERS,
            &clang_args(&cpython, true, &scratch("functions")),
        );
        let theirs = declared(&theirs.expect("CPython's headers").file);
        let symbols = exported(&cpython);
        let mut compared = 0;
        for (name, types) in list.iter().chain(&newer) {
            let is_newer = newer.contains_key(name);
            let Some(their) = theirs.get(name) else {
                // 3.13 exports what it no longer declares, for modules of the stable ABI.
                let kept = symbols.as_ref().is_some_and(|s| s.contains(name));
                if !is_newer && !kept {
                    wrong.push(format!("3.{minor}: {name}: not in the headers"));
                }
                continue;
            };
            let missing = symbols.as_ref().is_some_and(|s| !s.contains(name));
            if is_newer {
                // declared, but no one could link to it
                if missing {
                    continue;
                }
                newer_seen.insert(name.clone());
            }
            compared += 1;
            let (our, their) = (canonical(types), canonical(their));
            if our != their {
                wrong.push(format!("3.{minor}: {name}: {our}, CPython has {their}"));
            }
            if missing {
                wrong.push(format!("3.{minor}: {name}: not exported"));
            }
        }
        println!(
            "CPython 3.{minor} ({}): {compared} declarations compared, {}",
            cpython.include.display(),
            match &symbols {
                Some(_) => "all exported by the library",
                None => "no library to look for symbols in",
            }
        );
        assert!(compared >= list.len() * 9 / 10);
    }
    for name in newer.keys().filter(|n| !newer_seen.contains(*n)) {
        println!("{name}: in no CPython of this machine, not compared");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_runtime_is_the_list() {
    let output = header::generate(&root()).expect("sources");
    for note in &output.notes {
        println!("{note}");
    }
    assert!(
        output.complaints.is_empty(),
        "{}",
        output.complaints.join("\n")
    );
}

#[test]
fn what_is_generated_is_fresh() {
    let output = header::generate(&root()).expect("sources");
    for (name, text) in [
        (header::HEADER, &output.header),
        (header::FUNCTIONS, &output.functions),
        (header::FIELDS, &output.fields),
        (header::EXPORTS, &output.exports),
        (header::PAGE, &output.page),
    ] {
        let committed = std::fs::read_to_string(root().join(name)).unwrap_or_default();
        assert!(
            committed == *text,
            "{name} is stale: cargo run --features header --bin typeobject-header"
        );
        println!("{name}: {} lines, fresh", text.lines().count());
    }
}
