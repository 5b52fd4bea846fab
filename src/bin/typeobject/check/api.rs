//! Which functions and data of the C-API the hosts have.

use super::findings::{Finding, Level};
use super::image::Image;
use regex::Regex;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// What the hosted MicroPython exports; written from the source of the runtime.
fn vm() -> &'static BTreeSet<&'static str> {
    static NAMES: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    NAMES.get_or_init(|| include_str!("../../../api/exports.txt").lines().collect())
}

/// Since which CPython 3.x there is each function, for those that all of 3.8 to 3.13 or the
/// newer of them have.
fn cpython() -> &'static HashMap<String, u32> {
    static NAMES: OnceLock<HashMap<String, u32>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let rust = Regex::new(r"^\s*(?:fn|static)\s+(\w+)\s*[(:]").expect("a pattern");
        let c = Regex::new(r"^extern .*?\b(_?Py\w+)\(").expect("a pattern");
        let size = Regex::new(r"^#define \w+ (_Py\w+_SizeT)$").expect("a pattern");
        let mut names = HashMap::new();
        for line in include_str!("../../../header/functions.rs").lines() {
            if let Some(found) = rust.captures(line) {
                names.insert(found[1].to_owned(), 8);
            }
        }
        for line in include_str!("../../../header/varargs.h").lines() {
            for pattern in [&c, &size] {
                if let Some(found) = pattern.captures(line) {
                    names.insert(found[1].to_owned(), 8);
                }
            }
        }
        let mut since = 8;
        for line in include_str!("../../../header/newer.rs").lines() {
            if let Some(version) = line.trim().strip_prefix("/// 3.") {
                since = version.parse().unwrap_or(8);
            } else if let Some(found) = rust.captures(line) {
                names.insert(found[1].to_owned(), since);
            }
        }
        for name in [
            "_Py_NoneStruct",
            "_Py_TrueStruct",
            "_Py_FalseStruct",
            "_Py_NotImplementedStruct",
            "_Py_EllipsisObject",
        ] {
            names.insert(name.to_owned(), 8);
        }
        names
    })
}

/// As the loader of the hosted MicroPython tells data from functions.
fn is_data(name: &str) -> bool {
    name.starts_with("PyExc_")
        || name.ends_with("_Type")
        || name.ends_with("Struct")
        || name.ends_with("Object")
        || name.ends_with("Flag")
}

pub fn check(image: &Image, findings: &mut Vec<Finding>) {
    for (name, weak) in &image.undefined {
        let api = name.starts_with("Py") || name.starts_with("_Py");
        if !api || *weak {
            // What is referred to weakly is asked for first.
            continue;
        }
        let known = cpython().get(name);
        if !vm().contains(name.as_str()) {
            let finding = if name.starts_with("_Py_") && known.is_some() {
                Finding::new("api-header", "CPython's own headers were used: this value is no constant on a VM, and the module does not load there")
                    .remedy("compile with `typeobject build`, whose header asks the host for it")
            } else if is_data(name) {
                Finding::new(
                    "api-data",
                    "a VM host has no such object, and the module does not load there",
                )
                .remedy("do without it, or look it up by name while the module runs")
            } else {
                Finding::new("api-missing", "a VM host has no such function: calling it raises NotImplementedError")
                    .remedy("call a function that both have, or call it only where `TYPEOBJECT_ON_VM` is false")
            };
            findings.push(finding.symbol(name).host("micropython"));
        }
        match known {
            Some(8) => {}
            Some(minor) => findings.push(
                Finding::new("api-version", format!("CPython has it from 3.{minor} on: the module does not load in an older one"))
                    .remedy("compile with `typeobject build`, whose header asks the host for it, or name the CPythons in the package")
                    .symbol(name)
                    .level(Level::Warning)
                    .host(format!("cpython before 3.{minor}")),
            ),
            None if vm().contains(name.as_str()) => {}
            None => findings.push(
                Finding::new("api-private", "it is not in the public API of every CPython from 3.8 to 3.13")
                    .remedy("use a public function, or build for each CPython with `--mode cpython`")
                    .symbol(name)
                    .level(Level::Warning)
                    .host("cpython"),
            ),
        }
    }
}
