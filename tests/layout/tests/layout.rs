//! Every field of every struct against the headers of every CPython on the machine.

use std::collections::{BTreeMap, BTreeSet};

use typeobject_layout::*;

/// The struct that stands for a struct of CPython in one version: where the shape changed,
/// the union's member of that version.
fn shape(name: &str, minor: u32) -> String {
    match name {
        "PyASCIIObject" | "PyCompactUnicodeObject" | "PyUnicodeObject" | "PyLongObject" => {
            format!("{name}_{}", if minor < 12 { "v38" } else { "v312" })
        }
        "PyTupleObject" => format!("{name}_{}", if minor < 14 { "v38" } else { "v314" }),
        _ => name.to_string(),
    }
}

/// Our fields in one version: heads and tails that are structs of their own in Rust are
/// the struct's own in CPython.
fn ours(all: &Layouts, name: &str, minor: u32) -> Layout {
    let mut layout = all[&shape(name, minor)].clone();
    let mut expand = |field: &str, inner: &str| {
        if let Some((base, _)) = layout.fields.remove(field) {
            for (name, (offset, size)) in &all[inner].fields {
                layout.fields.insert(name.clone(), (base + offset, *size));
            }
        }
    };
    expand("head", "PyUnicode_head");
    if name == "PyBaseExceptionObject" {
        expand(
            "tail",
            if minor < 11 {
                "PyBaseExceptionObject_v38"
            } else {
                "PyBaseExceptionObject_v311"
            },
        );
    }
    layout
}

/// Fields that CPython has under another name, or in another width, at the same place.
fn same_place(name: &str, field: &str, minor: u32) -> Option<&'static str> {
    match (name, field) {
        // a second view of the same word (3.12+)
        ("PyObject", "ob_refcnt_split" | "ob_refcnt_full") if minor >= 12 => Some("ob_refcnt"),
        ("PyObject", "ob_overflow" | "ob_flags") if minor >= 14 => Some("ob_refcnt"),
        ("PyDictObject", "_ma_watcher_tag") if minor >= 14 => Some("ma_version_tag"),
        _ => None,
    }
}

/// Our fields that a version does not have: beyond what it reads.
fn beyond(name: &str, field: &str, minor: u32) -> bool {
    match (name, field) {
        ("PyTypeObject", "_vm") => true,
        ("PyTypeObject", "tp_print") => minor > 8,
        ("PyTypeObject", "tp_watched") => minor < 12,
        ("PyTypeObject", "tp_versions_used") => minor < 13,
        ("PyAsyncMethods", "am_send") => minor < 10,
        _ => false,
    }
}

/// The structs of CPython that are laid out here: those of our names that are not one
/// version's shape, and not ours alone.
fn names(all: &Layouts) -> Vec<String> {
    let own = ["typeobject_vm", "PyUnicode_head", "PyUnicodeObject_data"];
    all.keys()
        .filter(|n| !own.contains(&n.as_str()))
        .filter(|n| {
            !n.rsplit('_')
                .next()
                .is_some_and(|end| end.starts_with('v') && end[1..].parse::<u32>().is_ok())
        })
        .filter(|n| *n != "PyBaseExceptionObject_tail")
        .cloned()
        .collect()
}

struct Count {
    structs: usize,
    fields: usize,
}

/// Compares and returns what differs, one line each.
fn compare(all: &Layouts, theirs: &Layouts, minor: u32, count: &mut Count) -> Vec<String> {
    let mut wrong = Vec::new();
    for name in names(&rust()) {
        // the value of an int has a struct of its own from 3.12 on
        if name == "_PyLongValue" && minor < 12 {
            continue;
        }
        let Some(their) = theirs.get(&name) else {
            wrong.push(format!("{name}: not in the headers"));
            continue;
        };
        count.structs += 1;
        let our = ours(all, &name, minor);
        let outer = &all[&name];
        let grows =
            our.fields.keys().any(|f| beyond(&name, f, minor)) || name == "PyBaseExceptionObject";
        if our.size != their.size && !(grows && our.size > their.size) {
            wrong.push(format!(
                "{name}: {} bytes, CPython has {}",
                our.size, their.size
            ));
        }
        if outer.size < their.size {
            wrong.push(format!("{name}: {} bytes are too few to embed", outer.size));
        }
        if our.align != their.align {
            wrong.push(format!(
                "{name}: aligned to {}, CPython {}",
                our.align, their.align
            ));
        }
        let mut seen = BTreeSet::new();
        for (field, (offset, size)) in &their.fields {
            count.fields += 1;
            let known = same_place(&name, field, minor).unwrap_or(field);
            seen.insert(known.to_string());
            let Some((our_offset, our_size)) = our.fields.get(known) else {
                wrong.push(format!("{name}.{field}: missing"));
                continue;
            };
            // a second name may be for a part of the field
            let within =
                known != field && offset >= our_offset && offset + size <= our_offset + our_size;
            let wider = match (name.as_str(), field.as_str()) {
                // an int in 3.8, Py_ssize_t later
                ("PyByteArrayObject", "ob_exports") => minor == 8,
                // 15 bits in 32-bit builds until 3.10; nothing here reads digits
                ("PyLongObject", "ob_digit") => minor < 11 && all["PyObject"].size == 8,
                _ => false,
            };
            if !within
                && (offset != our_offset || (size != our_size && !(wider && size < our_size)))
            {
                wrong.push(format!(
                    "{name}.{field}: {our_size} bytes at {our_offset}, CPython has {size} at {offset}"
                ));
            }
            if *size == 0 {
                wrong.push(format!("{name}.{field}: its size was not understood"));
            }
        }
        for field in our.fields.keys() {
            if !seen.contains(field) && !beyond(&name, field, minor) {
                wrong.push(format!("{name}.{field}: not in CPython"));
            }
        }
    }
    wrong
}

fn our_header(args: &[&str]) -> Layouts {
    let mut all = vec![format!("-I{}", root().join("include").display())];
    all.extend(args.iter().map(|a| a.to_string()));
    bindings("#include <typeobject.h>\n", &all)
        .expect("typeobject.h")
        .layouts
}

#[test]
fn rust_is_every_cpython() {
    let rust = rust();
    let mut wrong = Vec::new();
    for cpython in cpythons_reported() {
        let theirs = bindings(
            CPYTHON_HEADERS,
            &clang_args(&cpython, true, &scratch("wide")),
        );
        let theirs = theirs.expect("CPython's headers").layouts;
        let mut count = Count {
            structs: 0,
            fields: 0,
        };
        let found = compare(&rust, &theirs, cpython.minor, &mut count);
        println!(
            "CPython 3.{} ({}): {} structs, {} fields, {} differences",
            cpython.minor,
            cpython.include.display(),
            count.structs,
            count.fields,
            found.len()
        );
        assert!(
            count.fields > 230,
            "only {} fields were compared",
            count.fields
        );
        wrong.extend(found.iter().map(|w| format!("3.{}: {w}", cpython.minor)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Through the C header, as no Rust compiler for i686 need be there; that the header is
/// what Rust has is the next test's matter.
#[test]
fn header_is_every_cpython_in_32_bits() {
    let header = our_header(&["--target=i686-linux-gnu"]);
    let mut wrong = Vec::new();
    for cpython in cpythons_reported() {
        let scratch = scratch(&format!("narrow-{}", cpython.minor));
        let theirs = bindings(CPYTHON_HEADERS, &clang_args(&cpython, false, &scratch));
        let theirs = theirs.expect("CPython's headers in 32 bits").layouts;
        let mut count = Count {
            structs: 0,
            fields: 0,
        };
        let found = compare(&header, &theirs, cpython.minor, &mut count);
        println!(
            "CPython 3.{} in 32 bits: {} structs, {} fields, {} differences",
            cpython.minor,
            count.structs,
            count.fields,
            found.len()
        );
        assert!(
            count.fields > 230,
            "only {} fields were compared",
            count.fields
        );
        wrong.extend(found.iter().map(|w| format!("3.{}: {w}", cpython.minor)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn header_is_rust() {
    let rust = rust();
    let header = our_header(&[]);
    let mut fields = 0;
    for (name, layout) in &rust {
        let mut theirs = header
            .get(name)
            .unwrap_or_else(|| panic!("{name} not in C"))
            .clone();
        if name == "PyMethodDef" {
            assert_eq!(layout.fields["ml_meth"], theirs.fields["ml_meth"]);
        }
        // keywords that C has no use for
        for (from, to) in [("true_", "true"), ("false_", "false")] {
            if let Some(place) = theirs.fields.remove(from) {
                theirs.fields.insert(to.into(), place);
            }
        }
        let mut ours = layout.clone();
        for (from, to) in [("true_", "true"), ("false_", "false")] {
            if let Some(place) = ours.fields.remove(from) {
                ours.fields.insert(to.into(), place);
            }
        }
        assert_eq!(ours, theirs, "{name}");
        fields += layout.fields.len();
    }
    println!("Rust and C: {} structs, {fields} fields", rust.len());
}

/// The free-threaded CPython has another head. What has no head is as everywhere; what has
/// one is refused when the module is imported, by a symbol that only that build exports.
#[test]
fn free_threaded_is_refused_by_name() {
    const MARK: &str = "_Py_DecRefShared";
    let rust = rust();
    let mut compared = 0;
    for cpython in cpythons_reported() {
        if cpython.minor < 13 {
            continue;
        }
        let mut args = clang_args(&cpython, true, &scratch("free"));
        args.push("-DPy_GIL_DISABLED=1".into());
        let theirs = bindings(CPYTHON_HEADERS, &args).expect("CPython's headers");
        let mut same = BTreeMap::new();
        let mut refused = BTreeSet::new();
        for name in names(&rust) {
            let our = ours(&rust, &name, cpython.minor);
            let their = &theirs.layouts[&name];
            let head = ["ob_base", "m_base", "ob_refcnt"]
                .iter()
                .any(|f| our.fields.contains_key(*f));
            let head = head || name.ends_with("UnicodeObject") || name.starts_with("PyASCII");
            if head {
                let moved = our
                    .fields
                    .iter()
                    .any(|(f, p)| their.fields.get(f).is_some_and(|t| t != p));
                assert!(moved, "{name}: has the same head");
                refused.insert(name);
                continue;
            }
            for (field, place) in &their.fields {
                assert_eq!(our.fields.get(field), Some(place), "{name}.{field}");
            }
            same.insert(name, their.fields.len());
        }
        let names = declared(&theirs.file);
        assert!(
            names.contains(MARK),
            "{MARK} is not in the free-threaded headers"
        );
        let plain = bindings(
            CPYTHON_HEADERS,
            &clang_args(&cpython, true, &scratch("gil")),
        );
        let plain = declared(&plain.expect("CPython's headers").file);
        assert!(
            !plain.contains(MARK),
            "{MARK} is in the headers of the build with the GIL"
        );
        println!(
            "CPython 3.{} free-threaded: {} structs, {} fields equal; refused by name: {} ({})",
            cpython.minor,
            same.len(),
            same.values().sum::<usize>(),
            refused.len(),
            refused.into_iter().collect::<Vec<_>>().join(", ")
        );
        compared += 1;
    }
    let header = std::fs::read_to_string(root().join("include/typeobject.h")).expect("header");
    assert!(
        header.contains(&format!("&{MARK} != NULL")),
        "the header does not ask for {MARK}"
    );
    if compared == 0 {
        println!("free-threaded CPython: no 3.13 or later on this machine, not compared");
    }
}

fn declared(file: &syn::File) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for item in &file.items {
        if let syn::Item::ForeignMod(block) = item {
            for item in &block.items {
                if let syn::ForeignItem::Fn(f) = item {
                    names.insert(f.sig.ident.to_string());
                }
            }
        }
    }
    names
}

/// Rust may order the fields of a struct without `#[repr(C)]` as it likes.
#[test]
fn every_struct_is_repr_c() {
    let mut count = 0;
    for entry in std::fs::read_dir(root().join("src/abi")).expect("src/abi") {
        let path = entry.expect("entry").path();
        let text = std::fs::read_to_string(&path).expect("source");
        for item in syn::parse_file(&text).expect("Rust").items {
            let (name, attrs) = match &item {
                syn::Item::Struct(s) => (&s.ident, &s.attrs),
                syn::Item::Union(u) => (&u.ident, &u.attrs),
                syn::Item::Enum(e) => panic!("{}: an enum has no place in an ABI", e.ident),
                _ => continue,
            };
            let ok = attrs.iter().any(|a| {
                a.path().is_ident("repr") && a.parse_args::<syn::Ident>().is_ok_and(|i| i == "C")
            });
            assert!(ok, "{}: {name} lacks #[repr(C)]", path.display());
            count += 1;
        }
    }
    println!("#[repr(C)]: {count} structs and unions");
    assert!(count > 40);
}

/// The comparison itself: what is wrong is found, and nothing else.
#[test]
fn a_moved_field_is_found() {
    let cpython = cpythons_reported().remove(0);
    let theirs = bindings(
        CPYTHON_HEADERS,
        &clang_args(&cpython, true, &scratch("moved")),
    );
    let mut theirs = theirs.expect("CPython's headers").layouts;
    let mut find = |change: &dyn Fn(&mut Layouts), expected: &str| {
        let kept = theirs.clone();
        change(&mut theirs);
        let mut count = Count {
            structs: 0,
            fields: 0,
        };
        let wrong = compare(&rust(), &theirs, cpython.minor, &mut count);
        theirs = kept;
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(wrong[0].contains(expected), "{wrong:?}");
    };
    find(
        &|l| {
            l.get_mut("PyTypeObject")
                .unwrap()
                .fields
                .get_mut("tp_iter")
                .unwrap()
                .0 += 8;
        },
        "PyTypeObject.tp_iter",
    );
    find(
        &|l| {
            l.get_mut("PySetObject")
                .unwrap()
                .fields
                .get_mut("smalltable")
                .unwrap()
                .1 += 8;
        },
        "PySetObject.smalltable",
    );
    find(
        &|l| {
            l.get_mut("PyMethodDef")
                .unwrap()
                .fields
                .insert("ml_new".into(), (32, 8));
        },
        "PyMethodDef.ml_new: missing",
    );
    find(
        &|l| {
            l.get_mut("PyListObject").unwrap().size -= 8;
        },
        "PyListObject: 40 bytes, CPython has 32",
    );
    find(
        &|l| {
            l.remove("PyDictObject");
        },
        "PyDictObject: not in the headers",
    );
}
