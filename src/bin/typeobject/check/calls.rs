//! What the code hands to the host's functions: formats, lists of keywords, types that were never
//! made ready. Only what is certain counts.

use super::code::Call;
use super::findings::Finding;
use super::image::{Image, Word};
use super::tables::Tables;
use std::collections::BTreeSet;

/// Functions that take a format, and which of their arguments it is.
const PARSE: [(&str, usize); 4] = [
    ("PyArg_Parse", 1),
    ("PyArg_ParseTuple", 1),
    ("PyArg_VaParse", 1),
    ("PyArg_ParseTupleAndKeywords", 2),
];
const BUILD: [(&str, usize); 3] = [
    ("Py_BuildValue", 0),
    ("PyObject_CallFunction", 1),
    ("PyObject_CallMethod", 2),
];

const PARSE_UNITS: &str = "szyuUZSYbBhHiIlkLKncCfdDOpw";
const BUILD_UNITS: &str = "szyuUbBhHiIlkLKncCfdDOSNp";

pub fn check(calls: &[Call], image: &Image, tables: &Tables, findings: &mut Vec<Finding>) {
    let mut said = BTreeSet::new();
    for call in calls {
        if call.name == "PyType_Ready" && call.arguments[0] == Some(Word::Null) {
            findings.push(
                Finding::new("type-ready-null", "it is called with NULL: SystemError")
                    .remedy("pass the address of the type")
                    .symbol("PyType_Ready"),
            );
        }
        // The private names of formats with Py_ssize_t.
        let name = call.name.trim_start_matches('_');
        let name = name.strip_suffix("_SizeT").unwrap_or(name);
        let format = |table: &[(&str, usize)]| {
            let (_, i) = table.iter().find(|(function, _)| *function == name)?;
            address(call, *i).and_then(|at| image.text(at))
        };
        let (text, read) = if let Some(text) = format(&PARSE) {
            let read = units(&text, PARSE_UNITS, true);
            (text, read)
        } else if let Some(text) = format(&BUILD) {
            let read = units(&text, BUILD_UNITS, false);
            (text, read)
        } else {
            continue;
        };
        let entry = format!("format \"{text}\"");
        let count = match read {
            Ok(count) => count,
            Err(unit) => {
                if said.insert((name.to_owned(), text)) {
                    findings.push(
                        Finding::new("format-unit", format!("there is no unit '{unit}': SystemError"))
                            .remedy("take one that the documentation of formats has (a C long long is L, a Py_ssize_t n)")
                            .symbol(name)
                            .entry(entry),
                    );
                }
                continue;
            }
        };
        if name != "PyArg_ParseTupleAndKeywords" {
            continue;
        }
        let Some(list) = address(call, 3) else {
            continue;
        };
        let symbol = image.symbol_around(list);
        let symbol = symbol.map_or_else(|| name.to_owned(), |symbol| symbol.name.clone());
        match keywords(image, list) {
            Some(Err(())) => findings.push(
                Finding::new(
                    "keywords-end",
                    "it has no NULL at its end: the host reads on",
                )
                .remedy("end the list of keywords with NULL")
                .symbol(symbol),
            ),
            Some(Ok(names)) if names != count => findings.push(
                Finding::new(
                    "keywords-count",
                    format!("{names} names for {count} arguments: SystemError"),
                )
                .remedy("have one name for each unit of the format")
                .symbol(symbol)
                .entry(entry),
            ),
            _ => {}
        }
    }
    ready(calls, image, tables, findings);
}

fn address(call: &Call, i: usize) -> Option<u64> {
    match call.arguments.get(i) {
        Some(Some(Word::Address(at))) => Some(*at),
        _ => None,
    }
}

/// How many arguments a format stands for, or the first letter that is no unit.
fn units(format: &str, known: &str, parse: bool) -> Result<usize, char> {
    let mut count = 0;
    let mut depth = 0;
    let mut letters = format.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            ':' | ';' if parse => break,
            '(' | '[' | '{' => {
                count += usize::from(depth == 0);
                depth += 1;
            }
            ')' | ']' | '}' => depth -= 1,
            // An encoding, for a text of either kind.
            'e' if parse && matches!(letters.peek(), Some('s' | 't')) => {
                letters.next();
                count += usize::from(depth == 0);
            }
            letter if known.contains(letter) => count += usize::from(depth == 0),
            letter if letter.is_ascii_alphabetic() => return Err(letter),
            _ => {}
        }
    }
    Ok(count)
}

/// How many names there are before the NULL; an error where the variable ends before it, None where
/// that cannot be said.
fn keywords(image: &Image, list: u64) -> Option<Result<usize, ()>> {
    let symbol = image.symbol_around(list)?;
    let end = symbol.address + symbol.size;
    let mut at = list;
    while at + image.width <= end {
        match image.word(at)? {
            Word::Null => return Some(Ok(((at - list) / image.width) as usize)),
            Word::Address(_) => at += image.width,
            _ => return None,
        }
    }
    (at == end && at > list).then_some(Err(()))
}

/// A type that a module gets must be ready: by a call, or as the base of one that is.
fn ready(calls: &[Call], image: &Image, tables: &Tables, findings: &mut Vec<Finding>) {
    const MAKERS: [(&str, usize); 4] = [
        ("PyType_Ready", 0),
        ("PyModule_AddType", 1),
        ("PyStructSequence_InitType", 0),
        ("PyStructSequence_InitType2", 0),
    ];
    let mut done = BTreeSet::new();
    for call in calls {
        for (name, i) in MAKERS {
            if call.name == name {
                match &call.arguments[i] {
                    Some(Word::Address(at)) => done.insert(*at),
                    Some(Word::Null) => false,
                    // It may be any.
                    _ => return,
                };
            }
        }
    }
    // Its address is somewhere, or another file does it.
    if MAKERS.iter().any(|(name, _)| {
        image.undefined.contains_key(*name) && !calls.iter().any(|call| call.name == *name)
    }) || !(image.shared
        || image
            .exported
            .iter()
            .any(|name| name.starts_with("PyInit_")))
    {
        return;
    }
    loop {
        let bases = tables.types.iter().filter(|t| done.contains(&t.address));
        let bases: Vec<u64> = bases
            .filter_map(|t| match t.slot("tp_base") {
                Word::Address(base) => Some(*base),
                _ => None,
            })
            .filter(|base| !done.contains(base))
            .collect();
        if bases.is_empty() {
            break;
        }
        done.extend(bases);
    }
    for t in tables.types.iter().filter(|t| !t.heap) {
        if tables.added.contains_key(&t.address) && !done.contains(&t.address) {
            findings.push(
                Finding::new(
                    "type-not-ready",
                    "a module gets it, and nothing makes it ready: CPython crashes, where nothing \
                     sets its ob_type either",
                )
                .warning()
                .remedy("call PyType_Ready for it first")
                .symbol(&t.symbol),
            );
        }
    }
}
