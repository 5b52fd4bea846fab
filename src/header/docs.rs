//! Writes `docs/api.md`: every function, macro and data object of the C-API that the header
//! offers, and what it does on each host.
//!
//! Nothing is written down twice: what CPython has comes from `functions.rs` and `newer.rs`,
//! what the header composes from its C parts, what a VM does from the definitions in
//! `src/runtime` and `ffi`, and `absent.txt` gives the reason for what a VM lacks. A name that is
//! declared and neither defined nor in that file is a complaint, and so is one that is both.

use super::{doc, foreign, plain, Definition, ACCESSORS, OBJECT, PROLOGUE, VARARGS};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use syn::{Expr, ForeignItem, Stmt};

/// Where the page goes, from the root of the crate.
pub const PAGE: &str = "docs/api.md";
const ABSENT: &str = include_str!("absent.txt");

const OPENING: &str = "\
# The C-API on every host

<!-- Generated from src/header, src/runtime and ffi; do not edit. To write it anew:
cargo run --features header --bin typeobject-header -->

What a module compiled once with `typeobject.h` finds where it is loaded. *Works* means: written after
CPython's reference, with the differences that
the book's page *What differs on a VM* lists; not each of them has a test of its own.
*Nothing to do* means that the function is
there and only answers. A function that a host lacks does not keep a module from loading:
calling it raises NotImplementedError with its name. Firmware is linked with the module; there
the linker names what is lacking.

The column CPython says which versions from 3.8 on have it and what happens on the others.
";

/// What needs the files of C's library.
const HOSTED: [&str; 2] = ["PyObject_Print", "_PyObject_Dump"];

/// One name of the API.
struct Row {
    name: String,
    kind: &'static str,
    cpython: String,
    /// Whether a VM's part of it is in the header alone.
    inline: bool,
}

fn is_api(name: &str) -> bool {
    let name = name.strip_prefix('_').unwrap_or(name);
    name.strip_prefix("Py")
        .is_some_and(|rest| rest.starts_with(|c: char| c == '_' || c.is_ascii_uppercase()))
}

/// The macros of a C text with the name of the part that each is in; and what is declared
/// with variable arguments or weak.
fn c_names(text: &str, part: &str) -> Vec<(String, Row)> {
    let mut title = part.to_string();
    let mut weak = BTreeSet::new();
    let mut rows: Vec<(String, Row)> = Vec::new();
    let mut seen = BTreeSet::new();
    // A declaration may go over several lines.
    let mut declaration = String::new();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("/* ---- ") {
            title = rest.trim_end_matches(['*', '/', '-', ' ']).to_string();
        }
        if line.starts_with("extern ") {
            declaration.clear();
        }
        if line.starts_with("extern ") || !declaration.is_empty() {
            declaration.push_str(line.trim());
            declaration.push(' ');
            if line.trim_end().ends_with(';') {
                let name = declaration
                    .split_once('(')
                    .and_then(|(head, _)| head.rsplit([' ', '*']).next())
                    .unwrap_or("")
                    .to_string();
                if let Some((_, row)) = rows.iter_mut().find(|(_, row)| row.name == name) {
                    // It has another name for modules of one kind.
                    row.kind = "function";
                    row.cpython = "3.8 to 3.13".into();
                } else if is_api(&name) && seen.insert(name.clone()) {
                    if declaration.contains("TYPEOBJECT_WEAK") {
                        weak.insert(name);
                    } else {
                        let row = Row {
                            name,
                            kind: "function",
                            cpython: "3.8 to 3.13".into(),
                            inline: false,
                        };
                        rows.push((title.clone(), row));
                    }
                }
                declaration.clear();
            }
            continue;
        }
        let Some(rest) = line.strip_prefix("#define ") else {
            continue;
        };
        let name: String = rest
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        let body = rest[name.len()..].trim();
        // Constants are no API to call.
        let constant = body.is_empty()
            || body
                .trim_start_matches(['(', '-'])
                .starts_with(|c: char| c.is_ascii_digit());
        if !is_api(&name) || constant {
            continue;
        }
        if let Some((_, row)) = rows.iter_mut().find(|(_, row)| row.name == name) {
            // A macro over a function that is declared: calls count as that function's.
            row.cpython = "3.8 to 3.13".into();
            continue;
        }
        if !seen.insert(name.clone()) && !weak.contains(&name) {
            continue;
        }
        let cpython = if weak.contains(&name) {
            "3.8 to 3.13: the host's own where it has one, else composed"
        } else {
            "3.8 to 3.13, in the header"
        };
        let row = Row {
            name,
            kind: "macro",
            cpython: cpython.into(),
            inline: true,
        };
        rows.push((title.clone(), row));
    }
    rows
}

/// Whether a definition only answers: it is empty or gives a constant.
fn only_answers(definition: &Definition) -> bool {
    let Some(block) = &definition.block else {
        return false;
    };
    match block.stmts.as_slice() {
        [] => true,
        [Stmt::Expr(expr, None)] => constant(expr),
        _ => false,
    }
}

fn constant(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) | Expr::Path(_) => true,
        Expr::Unary(unary) => constant(&unary.expr),
        Expr::Call(call) => {
            use quote::ToTokens;
            call.args.is_empty()
                && matches!(
                    call.func.to_token_stream().to_string().as_str(),
                    "null_mut" | "null" | "ptr :: null_mut" | "ptr :: null"
                )
        }
        _ => false,
    }
}

/// The names of `absent.txt` with their reasons.
fn absent() -> BTreeMap<&'static str, &'static str> {
    let mut reason = "";
    let mut names = BTreeMap::new();
    for line in ABSENT.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        match line.strip_prefix("    ") {
            Some(list) => names.extend(list.split_whitespace().map(|name| (name, reason))),
            None => reason = line.trim_end_matches(':'),
        }
    }
    names
}

/// The page, and what is wrong with the lists.
pub fn page(
    list: &syn::File,
    newer: &syn::File,
    docs: &BTreeMap<String, Definition>,
    exports: &str,
    complaints: &mut Vec<String>,
) -> String {
    let exports: BTreeSet<&str> = exports.lines().collect();
    let absent = absent();
    let mut titles: Vec<String> = Vec::new();
    let mut tables: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut add = |title: String, row: Row| {
        if !tables.contains_key(&title) {
            titles.push(title.clone());
        }
        tables.entry(title).or_default().push(row);
    };
    for (title, item) in foreign(list) {
        let (name, kind) = match item {
            ForeignItem::Fn(f) => (f.sig.ident.to_string(), "function"),
            ForeignItem::Static(s) => (s.ident.to_string(), "data"),
            _ => continue,
        };
        // The singletons are values of the VM's, which the header asks it for.
        let inline = super::WEAK.contains(&name.as_str());
        let cpython = "3.8 to 3.13".to_string();
        add(
            title,
            Row {
                name,
                kind,
                cpython,
                inline,
            },
        );
    }
    for (title, item) in foreign(newer) {
        let ForeignItem::Fn(f) = item else { continue };
        let since = doc(&f.attrs);
        let cpython = match since.as_str() {
            "3.8" => "3.8 to 3.13, not on every system".to_string(),
            since => format!("from {since}; fails by name before"),
        };
        let name = f.sig.ident.to_string();
        add(
            title,
            Row {
                name,
                kind: "function",
                cpython,
                inline: false,
            },
        );
    }
    // A macro over a function of another part is no name of its own.
    let mut known = BTreeSet::new();
    for (text, part) in [
        (VARARGS, "functions with variable arguments"),
        (PROLOGUE, "what Python.h includes"),
        (OBJECT, "object.h"),
        (ACCESSORS, "macros"),
    ] {
        for (title, row) in c_names(text, part) {
            if known.insert(row.name.clone()) {
                add(title, row);
            }
        }
    }

    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut body = String::new();
    for title in &titles {
        let _ = write!(
            body,
            "\n## {title}\n\n| name | | CPython | MicroPython, hosted | firmware |\n|---|---|---|---|---|\n"
        );
        for row in &tables[title] {
            let name = row.name.as_str();
            let there = exports.contains(name) || row.inline;
            let (state, firmware, count) = match absent.get(name) {
                Some(reason) if !row.inline => {
                    let way = if row.kind == "data" {
                        "import fails by name"
                    } else {
                        "fails by name"
                    };
                    (
                        format!("{way}: {reason}"),
                        "not linked".to_string(),
                        "fails by name",
                    )
                }
                _ if !there => {
                    complaints.push(format!(
                        "{name} is declared, but neither in src/runtime nor in src/header/absent.txt"
                    ));
                    continue;
                }
                _ => match docs.get(name).filter(|d| only_answers(d)) {
                    Some(definition) => {
                        let why = plain(&doc(&definition.attrs)).replace('\n', " ");
                        let why = why
                            .split(". ")
                            .next()
                            .unwrap_or("")
                            .trim_end_matches('.')
                            .replace('|', "\\|");
                        (
                            format!("nothing to do: {why}"),
                            "the same".to_string(),
                            "nothing to do",
                        )
                    }
                    None => (
                        "works".to_string(),
                        if HOSTED.contains(&name) {
                            "not linked"
                        } else {
                            "works"
                        }
                        .to_string(),
                        "works",
                    ),
                },
            };
            *counts.entry(count).or_default() += 1;
            let _ = writeln!(
                body,
                "| `{name}` | {} | {} | {state} | {firmware} |",
                row.kind, row.cpython
            );
        }
    }
    let declared: BTreeSet<&str> = tables
        .values()
        .flatten()
        .map(|row| row.name.as_str())
        .collect();
    for name in absent.keys() {
        if exports.contains(name) {
            complaints.push(format!(
                "{name} is in src/header/absent.txt and in src/runtime"
            ));
        } else if !declared.contains(name) {
            complaints.push(format!(
                "{name} is in src/header/absent.txt and not declared"
            ));
        }
    }
    let mut text = String::from(OPENING);
    let total: usize = counts.values().sum();
    let _ = writeln!(
        text,
        "\nOf {total} names {} work on a VM, {} have nothing to do there and {} fail by name.",
        counts.get("works").unwrap_or(&0),
        counts.get("nothing to do").unwrap_or(&0),
        counts.get("fails by name").unwrap_or(&0),
    );
    text.push_str(&body);
    text
}
