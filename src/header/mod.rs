//! Writes `include/typeobject.h`, `src/api/functions.rs` and the table of fields that
//! the proofs in `tests/layout` compare.
//!
//! One source of truth for each thing that exists twice: the structs, function types and
//! constants of the C header come from `src/abi`; the prototypes of both outputs from
//! `functions.rs` next to this file, which no compiler sees otherwise; their comments from
//! the definitions in `src/runtime`. What has no form in Rust (macros, inline functions,
//! variable arguments) is C next to this file and is copied.
//!
//! This reads Rust with syn and prints C itself: the header wants CPython's struct tags,
//! head macros, anonymous unions and one struct per head layout, and its items in the
//! order of CPython's headers.

mod docs;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use syn::{Attribute, Expr, Fields, ForeignItem, Item, Lit, ReturnType, Type};

/// The texts of the two files, and what is wrong with the sources.
pub struct Output {
    /// `include/typeobject.h`
    pub header: String,
    /// `src/api/functions.rs`
    pub functions: String,
    /// `tests/layout/src/fields.rs`
    pub fields: String,
    /// The files of `include/python`: path from the root of the crate, and text.
    pub forwarders: Vec<(String, String)>,
    /// `src/api/exports.txt`
    pub exports: String,
    /// `docs/api.md`
    pub page: String,
    /// Definitions of the runtime that disagree with `functions.rs`, one line each.
    pub complaints: Vec<String>,
    /// What the runtime has and modules are not told of.
    pub notes: Vec<String>,
}

/// Where the outputs go, from the root of the crate.
pub const HEADER: &str = "include/typeobject.h";
/// Where the outputs go, from the root of the crate.
pub const FUNCTIONS: &str = "src/api/functions.rs";
/// Where the outputs go, from the root of the crate.
pub const FIELDS: &str = "tests/layout/src/fields.rs";
/// Where the outputs go, from the root of the crate.
pub const EXPORTS: &str = "src/api/exports.txt";
pub use docs::PAGE;

const PROLOGUE: &str = include_str!("prologue.h");
const HEADS: &str = include_str!("heads.h");
const VARARGS: &str = include_str!("varargs.h");
const OBJECT: &str = include_str!("object.h");
const ACCESSORS: &str = include_str!("accessors.h");
const FIRMWARE: &str = include_str!("firmware.h");
/// The list of functions, and of those that only some versions have.
pub const LIST: &str = include_str!("functions.rs");
/// See [`LIST`].
pub const NEWER: &str = include_str!("newer.rs");

const OPENING: &str = "\
/* typeobject.h: the C-API of CPython for a module that is compiled once.
 *
 * Generated from src/abi, src/header and src/runtime; do not edit. To write it anew:
 * cargo run --features header --bin typeobject-header
 *
 * Modes, by a macro defined before this header is included:
 *   (none)               one shared object for CPython 3.8 and later and for hosted VMs
 *   TYPEOBJECT_CPYTHON   CPython's own headers are included and no more is declared
 *   TYPEOBJECT_VM        firmware: the head of an object is one word
 */
#ifndef TYPEOBJECT_H
#define TYPEOBJECT_H
#define TYPEOBJECT_VERSION \"@VERSION@\"

#ifdef TYPEOBJECT_CPYTHON

#include <Python.h>
#include <structmember.h>

/* Whether a VM runs the module. */
#define TYPEOBJECT_ON_VM 0

#else

";

/// The crate's version, also where another crate compiles this file.
fn version() -> &'static str {
    include_str!("../../Cargo.toml")
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .expect("Cargo.toml has a version")
}

const EPILOGUE: &str = "
#ifdef __cplusplus
}
#endif
";

const CLOSING: &str = "
#endif /* TYPEOBJECT_CPYTHON */

/* Before a static type object or table that the module itself never writes to. In firmware
 * it is in flash, complete from the start, and costs no RAM: a type needs its slots, tp_new
 * too, in the initialiser, and a base that is object or another such type of the same file.
 * For every other host it says nothing. */
#if !defined(TYPEOBJECT_VM)
#define TYPEOBJECT_CONST
#elif defined(TYPEOBJECT_CHECK_CONST)
#define TYPEOBJECT_CONST const /* for a compiler that only looks for writes */
#else
#define TYPEOBJECT_CONST __attribute__((section(\".typeobject_const\")))
#endif

#endif /* TYPEOBJECT_H */
";

/// CPython's headers, by whose names an unmodified extension includes them. All forward to
/// typeobject.h: of 3.8 to 3.13 those that declare what extensions use. (datetime.h is beside
/// them: not part of Python.h, and written by hand.)
const FORWARDED: &[&str] = &[
    "Python",
    "abstract",
    "bltinmodule",
    "boolobject",
    "bytearrayobject",
    "bytesobject",
    "cellobject",
    "ceval",
    "classobject",
    "code",
    "codecs",
    "compile",
    "complexobject",
    "context",
    "descrobject",
    "dictobject",
    "enumobject",
    "eval",
    "fileobject",
    "fileutils",
    "floatobject",
    "frameobject",
    "funcobject",
    "genericaliasobject",
    "genobject",
    "import",
    "intrcheck",
    "iterobject",
    "listobject",
    "longintrepr",
    "longobject",
    "marshal",
    "memoryobject",
    "methodobject",
    "modsupport",
    "moduleobject",
    "namespaceobject",
    "object",
    "objimpl",
    "odictobject",
    "osmodule",
    "patchlevel",
    "picklebufobject",
    "pyarena",
    "pybuffer",
    "pycapsule",
    "pyconfig",
    "pyctype",
    "pydebug",
    "pyerrors",
    "pyfpe",
    "pyframe",
    "pyhash",
    "pylifecycle",
    "pymacro",
    "pymath",
    "pymem",
    "pyport",
    "pystate",
    "pystrcmp",
    "pystrhex",
    "pystrtod",
    "pythonrun",
    "pythread",
    "pytime",
    "pytypedefs",
    "rangeobject",
    "setobject",
    "sliceobject",
    "structmember",
    "structseq",
    "sysmodule",
    "traceback",
    "tracemalloc",
    "tupleobject",
    "typeslots",
    "unicodeobject",
    "warnings",
    "weakrefobject",
];

/// One file of `include/python`.
fn forwarder(name: &str) -> (String, String) {
    let text = format!(
        "/* {name}.h: forwards to typeobject.h, so that an unmodified extension compiles.\n \
         * Generated, see typeobject.h. */\n\
         #if defined(__GNUC__) || defined(__clang__)\n\
         #pragma GCC system_header\n\
         #endif\n\
         #ifdef TYPEOBJECT_CPYTHON\n\
         /* CPython's own, further down the include path. */\n\
         #include_next <{name}.h>\n\
         #else\n\
         #include \"../typeobject.h\"\n\
         #endif\n"
    );
    (format!("include/python/{name}.h"), text)
}

/// Declared in `object.h` as weak symbols.
const WEAK: [&str; 5] = [
    "_Py_NoneStruct",
    "_Py_TrueStruct",
    "_Py_FalseStruct",
    "_Py_NotImplementedStruct",
    "_Py_EllipsisObject",
];

/// Reads the crate at `root` and writes both texts.
pub fn generate(root: &Path) -> Result<Output, String> {
    let mut complaints = Vec::new();
    let docs = runtime_docs(&root.join("src/runtime"), &mut complaints)?;
    let abi = read_abi(&root.join("src/abi"))?;
    let list = parse(LIST, "src/header/functions.rs")?;
    let newer = parse(NEWER, "src/header/newer.rs")?;

    let mut header = OPENING.replace("@VERSION@", version());
    header.push_str(PROLOGUE);
    header.push('\n');
    forward(&abi, &mut header);
    for (name, file) in &abi {
        let mut text = String::new();
        for item in &file.items {
            print_item(item, &abi, &mut text)?;
        }
        if !text.is_empty() {
            let _ = write!(header, "{}{text}", banner(&first_code(&file.attrs, name)));
        }
    }
    header.push('\n');
    header.push_str(HEADS);
    let mut block = String::new();
    for (title, item) in foreign(&list) {
        if title != block {
            header.push_str(&banner(&title));
        }
        header.push_str(&prototype(item, &docs)?);
        block = title;
    }
    for part in [VARARGS, OBJECT, ACCESSORS] {
        header.push('\n');
        header.push_str(part);
    }
    header.push_str(&banner("functions that only some hosts have"));
    for (_, item) in foreign(&newer) {
        header.push_str(&optional(item, &docs)?);
    }
    header.push('\n');
    header.push_str(FIRMWARE);
    header.push_str(EPILOGUE);
    header.push_str(CLOSING);

    let functions = print_functions(&list, &docs)?;
    let fields = print_fields(&abi)?;
    let exports = exports(root, &docs)?;
    let page = docs::page(&list, &newer, &docs, &exports, &mut complaints);
    let mut output = Output {
        header,
        functions,
        fields,
        forwarders: FORWARDED.iter().map(|name| forwarder(name)).collect(),
        exports,
        page,
        complaints,
        notes: Vec::new(),
    };
    compare(&list, &newer, &docs, &mut output);
    Ok(output)
}

/// The declarations of a list, each with the header it is from.
pub fn foreign(list: &syn::File) -> impl Iterator<Item = (String, &ForeignItem)> {
    list.items.iter().flat_map(|item| {
        let block = match item {
            Item::ForeignMod(block) => Some(block),
            _ => None,
        };
        block.into_iter().flat_map(|block| {
            let title = first_code(&block.attrs, "functions");
            block.items.iter().map(move |item| (title.clone(), item))
        })
    })
}

fn parse(text: &str, name: &str) -> Result<syn::File, String> {
    syn::parse_file(text).map_err(|e| format!("{name}: {e}"))
}

/// The files of `src/abi` in the order of `mod.rs`, which is that of Python.h.
fn read_abi(dir: &Path) -> Result<Vec<(String, syn::File)>, String> {
    let read = |name: &str| {
        let path = dir.join(name);
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        parse(&text, name)
    };
    let mut files = Vec::new();
    for item in read("mod.rs")?.items {
        if let Item::Mod(m) = item {
            let name = m.ident.to_string();
            let file = read(&format!("{name}.rs"))?;
            files.push((name, file));
        }
    }
    Ok(files)
}

// ---- comments ----------------------------------------------------------------------

fn banner(title: &str) -> String {
    let fill = "-".repeat(76usize.saturating_sub(title.len()));
    format!(
        "\n/* ---- {title} {} */\n\n",
        &fill[..fill.len().saturating_sub(6)]
    )
}

/// The paragraphs of a doc comment as plain text.
fn doc(attrs: &[Attribute]) -> String {
    let mut text = String::new();
    for attr in attrs {
        if let syn::Meta::NameValue(pair) = &attr.meta {
            if let (true, Expr::Lit(lit)) = (pair.path.is_ident("doc"), &pair.value) {
                if let Lit::Str(line) = &lit.lit {
                    let line = line.value();
                    text.push_str(line.strip_prefix(' ').unwrap_or(&line));
                    text.push('\n');
                }
            }
        }
    }
    text.trim().to_string()
}

/// Rust's links and backquotes mean nothing in C.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("[`") {
        out.push_str(&rest[..start]);
        let tail = &rest[start + 2..];
        let Some(end) = tail.find("`]") else {
            out.push_str("[`");
            rest = tail;
            continue;
        };
        out.push_str(&tail[..end]);
        rest = &tail[end + 2..];
        if rest.starts_with('(') {
            rest = rest.split_once(')').map_or("", |p| p.1);
        }
    }
    out.push_str(rest);
    out.replace('`', "").replace("*/", "* /")
}

/// What a file or block is about: the first words in backquotes.
fn first_code(attrs: &[Attribute], otherwise: &str) -> String {
    let text = doc(attrs);
    let first = text.lines().next().unwrap_or("");
    match first.split('`').nth(1) {
        Some(name) if name.ends_with(".h") => name.to_string(),
        _ => otherwise.to_string(),
    }
}

/// A comment before an item, wrapped.
fn comment(attrs: &[Attribute], indent: &str) -> String {
    let text = plain(&doc(attrs));
    let first: Vec<&str> = text
        .split("\n\n")
        .next()
        .unwrap_or("")
        .split_whitespace()
        .collect();
    if first.is_empty() {
        return String::new();
    }
    let mut out = format!("{indent}/* ");
    let mut column = out.len();
    for (i, word) in first.iter().enumerate() {
        if i > 0 && column + word.len() + 4 > 90 {
            let _ = write!(out, "\n{indent} * ");
            column = indent.len() + 3;
        } else if i > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += word.chars().count();
    }
    out.push_str(" */\n");
    out
}

// ---- types -------------------------------------------------------------------------

fn scalar(name: &str) -> Option<&'static str> {
    Some(match name {
        "c_void" => "void",
        "c_char" => "char",
        "c_schar" => "signed char",
        "c_uchar" => "unsigned char",
        "c_short" => "short",
        "c_ushort" => "unsigned short",
        "c_int" => "int",
        "c_uint" => "unsigned int",
        "c_long" => "long",
        "c_ulong" => "unsigned long",
        "c_longlong" => "long long",
        "c_ulonglong" => "unsigned long long",
        "c_float" | "f32" => "float",
        "c_double" | "f64" => "double",
        "usize" => "size_t",
        "isize" => "intptr_t",
        "u8" => "uint8_t",
        "u16" => "uint16_t",
        "u32" => "uint32_t",
        "u64" => "uint64_t",
        "i8" => "int8_t",
        "i16" => "int16_t",
        "i32" => "int32_t",
        "i64" => "int64_t",
        _ => return None,
    })
}

/// `ty declarator` in C: built from the inside out, as C reads.
fn declare(ty: &Type, declarator: String) -> Result<String, String> {
    match ty {
        Type::Ptr(p) => {
            // In Rust `const` speaks of what is pointed to, in C it stands next to that.
            let inner = match &*p.elem {
                Type::Array(_) => format!("(*{declarator})"),
                _ => format!("*{declarator}"),
            };
            match (&p.const_token, &*p.elem) {
                (None, elem) => declare(elem, inner),
                (Some(_), elem @ Type::Ptr(_)) => declare(elem, format!("const {inner}")),
                (Some(_), elem) => Ok(format!("const {}", declare(elem, inner)?)),
            }
        }
        Type::Array(a) => {
            let Expr::Lit(len) = &a.len else {
                return Err("array length".into());
            };
            let Lit::Int(len) = &len.lit else {
                return Err("array length".into());
            };
            declare(&a.elem, format!("{declarator}[{}]", len.base10_digits()))
        }
        Type::BareFn(f) => {
            let mut args = Vec::new();
            for input in &f.inputs {
                let name = input
                    .name
                    .as_ref()
                    .map_or(String::new(), |n| c_name(&n.0.to_string()));
                args.push(declare(&input.ty, name)?);
            }
            let args = if args.is_empty() {
                "void".to_string()
            } else {
                args.join(", ")
            };
            let inner = format!("(*{declarator})({args})");
            match &f.output {
                ReturnType::Default => Ok(format!("void {inner}")),
                ReturnType::Type(_, ty) => declare(ty, inner),
            }
        }
        Type::Never(_) => Ok(format!("Py_NO_RETURN void {declarator}")
            .trim_end()
            .to_string()),
        Type::Path(p) => {
            let last = p.path.segments.last().ok_or("empty path")?;
            let name = last.ident.to_string();
            if name == "Option" {
                if let syn::PathArguments::AngleBracketed(args) = &last.arguments {
                    if let Some(syn::GenericArgument::Type(ty)) = args.args.first() {
                        return declare(ty, declarator);
                    }
                }
            }
            let name = match name.as_str() {
                // Not a typedef: the variable has the name.
                "typeobject_vm" => "struct typeobject_vm",
                other => scalar(other).unwrap_or(other),
            };
            Ok(if declarator.is_empty() {
                name.to_string()
            } else {
                format!("{name} {declarator}")
            })
        }
        _ => Err("a type that has no form in C".into()),
    }
}

fn c_name(name: &str) -> String {
    match name {
        "_" => String::new(),
        "slf" => "self".to_string(),
        "cls" => "type".to_string(),
        "true_" | "false_" => name.to_string(),
        _ => name.strip_suffix('_').unwrap_or(name).to_string(),
    }
}

/// `#ifdef` for an item of one head layout.
fn condition(attrs: &[Attribute]) -> Option<&'static str> {
    let attr = attrs.iter().find(|a| a.path().is_ident("cfg"))?;
    let syn::Meta::List(list) = &attr.meta else {
        return None;
    };
    match list.tokens.to_string().replace(' ', "").as_str() {
        "feature=\"vm\"" => Some("#ifdef TYPEOBJECT_VM"),
        "not(feature=\"vm\")" => Some("#ifndef TYPEOBJECT_VM"),
        _ => None,
    }
}

// ---- the items of src/abi ----------------------------------------------------------

fn is_opaque(fields: &Fields) -> bool {
    fields
        .iter()
        .all(|f| f.ident.as_ref().is_some_and(|i| i == "_private"))
}

/// What is not printed as it stands: the header has these in place, or not at all.
fn is_inner(name: &str) -> bool {
    matches!(
        name,
        "PyMethodDefPointer" | "PyTypeObject_tail" | "PyTypeObject_watch" | "FILE"
    )
}

fn tag(name: &str) -> &str {
    match name {
        "PyObject" => "_object",
        "PyTypeObject" => "_typeobject",
        "PyLongObject" => "_longobject",
        "PyThreadState" => "_ts",
        "PyInterpreterState" => "_is",
        "PyFrameObject" => "_frame",
        "Py_buffer" => "bufferinfo",
        _ => name,
    }
}

/// All struct names at once: function types mention what comes later.
fn forward(abi: &[(String, syn::File)], out: &mut String) {
    let mut seen = BTreeSet::new();
    for (_, file) in abi {
        for item in &file.items {
            let (kind, name) = match item {
                Item::Struct(s) => ("struct", s.ident.to_string()),
                Item::Union(u) => ("union", u.ident.to_string()),
                _ => continue,
            };
            if !is_inner(&name) && name != "typeobject_vm" && seen.insert(name.clone()) {
                let _ = writeln!(out, "typedef {kind} {} {name};", tag(&name));
            }
        }
    }
    out.push_str("struct typeobject_vm;\n");
}

fn print_item(item: &Item, abi: &[(String, syn::File)], out: &mut String) -> Result<(), String> {
    match item {
        Item::Type(t) => {
            let name = t.ident.to_string();
            if name == "wchar_t" {
                return Ok(());
            }
            let _ = writeln!(
                out,
                "{}typedef {};",
                comment(&t.attrs, ""),
                declare(&t.ty, name.clone()).map_err(|e| format!("{name}: {e}"))?
            );
        }
        Item::Const(c) => {
            let Type::Path(ty) = &*c.ty else {
                return Ok(());
            };
            let ty = ty
                .path
                .segments
                .last()
                .map_or(String::new(), |s| s.ident.to_string());
            let suffix = match ty.as_str() {
                "c_ulong" => "UL",
                "c_uint" => "U",
                "c_int" | "PySendResult" | "PyGILState_STATE" | "PyLockStatus" => "",
                // The initialisers of heads are macros.
                _ => return Ok(()),
            };
            let value = expression(&c.expr, suffix).ok_or(format!("{}: value", c.ident))?;
            let text = plain(&doc(&c.attrs)).replace('\n', " ");
            let line = format!("#define {} {value}", c.ident);
            if line.len() + text.len() + 7 > 90 {
                let _ = writeln!(out, "{}{line}", comment(&c.attrs, ""));
            } else {
                let _ = writeln!(out, "{line} /* {text} */");
            }
        }
        Item::Struct(s) => {
            let name = s.ident.to_string();
            if is_inner(&name) || is_opaque(&s.fields) {
                return Ok(());
            }
            let condition = condition(&s.attrs);
            if let Some(line) = condition {
                let _ = writeln!(out, "\n{line}");
            } else {
                out.push('\n');
            }
            let _ = writeln!(out, "{}struct {} {{", comment(&s.attrs, ""), tag(&name));
            for field in &s.fields {
                print_field(field, &name, abi, "    ", out)?;
            }
            out.push_str("};\n");
            out.push_str(if condition.is_some() { "#endif\n" } else { "" });
        }
        Item::Union(u) => {
            let name = u.ident.to_string();
            if is_inner(&name) {
                return Ok(());
            }
            let _ = writeln!(out, "\n{}union {} {{", comment(&u.attrs, ""), tag(&name));
            for field in &u.fields.named {
                print_field(field, &name, abi, "    ", out)?;
            }
            out.push_str("};\n");
        }
        _ => {}
    }
    Ok(())
}

fn print_field(
    field: &syn::Field,
    owner: &str,
    abi: &[(String, syn::File)],
    indent: &str,
    out: &mut String,
) -> Result<(), String> {
    let name = field
        .ident
        .as_ref()
        .map_or(String::new(), |i| i.to_string());
    let inner = match (owner, name.as_str()) {
        ("PyTypeObject", "tail") => Some("PyTypeObject_tail"),
        ("PyTypeObject_tail", "watch") => Some("PyTypeObject_watch"),
        _ => None,
    };
    if let Some(inner) = inner {
        // CPython has these fields in the struct itself.
        let found = abi
            .iter()
            .flat_map(|(_, f)| &f.items)
            .find_map(|item| match item {
                Item::Struct(s) if s.ident == inner => {
                    Some(("struct", s.fields.iter().cloned().collect::<Vec<_>>()))
                }
                Item::Union(u) if u.ident == inner => {
                    Some(("union", u.fields.named.iter().cloned().collect()))
                }
                _ => None,
            });
        let (kind, fields) = found.ok_or(format!("{inner} not found"))?;
        let _ = writeln!(
            out,
            "{}{indent}TYPEOBJECT_EXTENSION {kind} {{",
            comment(&field.attrs, indent)
        );
        for field in &fields {
            print_field(field, inner, abi, &format!("{indent}    "), out)?;
        }
        let _ = writeln!(out, "{indent}}};");
        return Ok(());
    }
    let declaration = match (owner, name.as_str()) {
        ("PyMethodDef", "ml_meth") => "PyCFunction ml_meth".to_string(),
        ("PyTypeObject_tail", "tp_print") => "int (*tp_print)(PyObject *, FILE *, int)".to_string(),
        _ => declare(&field.ty, c_name(&name)).map_err(|e| format!("{owner}.{name}: {e}"))?,
    };
    let text = plain(&doc(&field.attrs)).replace('\n', " ");
    let line = format!("{indent}{declaration};");
    if line.len() + text.chars().count() + 7 > 90 {
        let _ = writeln!(out, "{}{line}", comment(&field.attrs, indent));
    } else {
        let _ = writeln!(out, "{line} /* {text} */");
    }
    Ok(())
}

/// The value of a constant.
fn expression(expr: &Expr, suffix: &str) -> Option<String> {
    fn part(expr: &Expr, suffix: &str) -> Option<String> {
        Some(match expr {
            Expr::Lit(l) => match &l.lit {
                Lit::Int(i) => format!("{}{suffix}", i.token()),
                _ => return None,
            },
            Expr::Path(p) => p.path.segments.last()?.ident.to_string(),
            Expr::Unary(u) => format!("(-{})", part(&u.expr, suffix)?),
            Expr::Binary(b) => {
                let op = match b.op {
                    syn::BinOp::BitOr(_) => "|",
                    syn::BinOp::Shl(_) => "<<",
                    _ => return None,
                };
                format!(
                    "({} {op} {})",
                    part(&b.left, suffix)?,
                    part(&b.right, suffix)?
                )
            }
            _ => return None,
        })
    }
    part(expr, suffix)
}

// ---- the table of fields -----------------------------------------------------------

/// `tests/layout/src/fields.rs`: every field of every struct and union, named as in the
/// header, where what is anonymous has no name.
fn print_fields(abi: &[(String, syn::File)]) -> Result<String, String> {
    fn fields_of<'a>(abi: &'a [(String, syn::File)], wanted: &str) -> Vec<&'a syn::Field> {
        for item in abi.iter().flat_map(|(_, f)| &f.items) {
            match item {
                Item::Struct(s) if s.ident == wanted => return s.fields.iter().collect(),
                Item::Union(u) if u.ident == wanted => return u.fields.named.iter().collect(),
                _ => {}
            }
        }
        Vec::new()
    }
    fn walk(
        abi: &[(String, syn::File)],
        inner: &str,
        path: &str,
        out: &mut String,
    ) -> Result<(), String> {
        for field in fields_of(abi, inner) {
            let name = field
                .ident
                .as_ref()
                .ok_or("a field without a name")?
                .to_string();
            let next = match (inner, name.as_str()) {
                ("PyTypeObject", "tail") => "PyTypeObject_tail",
                ("PyTypeObject_tail", "watch") => "PyTypeObject_watch",
                _ => {
                    let _ = writeln!(out, "        {} => {path}{name},", c_name(&name));
                    continue;
                }
            };
            walk(abi, next, &format!("{path}{name}."), out)?;
        }
        Ok(())
    }
    let mut out = String::from(
        "// Every field of the structs and unions of src/abi.\n\
         //\n\
         // Generated from src/abi; do not edit. To write it anew:\n\
         // cargo run --features header --bin typeobject-header\n\n\
         fields! {\n",
    );
    for item in abi.iter().flat_map(|(_, f)| &f.items) {
        let (kind, name, attrs) = match item {
            Item::Struct(s) if is_opaque(&s.fields) => continue,
            Item::Struct(s) => ("struct", s.ident.to_string(), &s.attrs),
            Item::Union(u) => ("union", u.ident.to_string(), &u.attrs),
            _ => continue,
        };
        // The one-word head is in the proof of the header alone.
        if is_inner(&name) || condition(attrs) == Some("#ifdef TYPEOBJECT_VM") {
            continue;
        }
        let _ = writeln!(out, "    {kind} {name} {{");
        walk(abi, &name, "", &mut out)?;
        out.push_str("    }\n");
    }
    out.push_str("}\n");
    Ok(out)
}

// ---- functions ---------------------------------------------------------------------

struct Definition {
    attrs: Vec<Attribute>,
    /// Of a function.
    block: Option<Box<syn::Block>>,
    place: String,
    types: String,
}

/// The exported functions and data of the runtime.
fn runtime_docs(
    dir: &Path,
    complaints: &mut Vec<String>,
) -> Result<BTreeMap<String, Definition>, String> {
    fn exported(attrs: &[Attribute]) -> bool {
        use quote::ToTokens;
        attrs.iter().any(|a| {
            a.path().is_ident("no_mangle")
                || a.meta.to_token_stream().to_string().replace(' ', "") == "unsafe(no_mangle)"
        })
    }
    fn walk(items: Vec<Item>, place: &str, out: &mut BTreeMap<String, Definition>) {
        for item in items {
            match item {
                Item::Fn(f) if exported(&f.attrs) => {
                    let types = signature(&f.sig);
                    let definition = Definition {
                        attrs: f.attrs,
                        block: Some(f.block),
                        place: place.into(),
                        types,
                    };
                    out.insert(f.sig.ident.to_string(), definition);
                }
                Item::Static(s) if exported(&s.attrs) => {
                    let types = spell(&s.ty);
                    let definition = Definition {
                        attrs: s.attrs,
                        block: None,
                        place: place.into(),
                        types,
                    };
                    out.insert(s.ident.to_string(), definition);
                }
                Item::Mod(m) => walk(m.content.map_or(Vec::new(), |c| c.1), place, out),
                _ => {}
            }
        }
    }
    let mut out = BTreeMap::new();
    let mut paths: Vec<_> = match fs::read_dir(dir) {
        Ok(entries) => entries.filter_map(|e| e.ok().map(|e| e.path())).collect(),
        Err(_) => Vec::new(),
    };
    paths.sort();
    for path in paths
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "rs"))
    {
        let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let name = path
            .file_name()
            .map_or(String::new(), |n| n.to_string_lossy().into());
        match parse(&text, &name) {
            Ok(file) => walk(file.items, &name, &mut out),
            Err(e) => complaints.push(e),
        }
    }
    Ok(out)
}

// ---- what a VM host exports ----------------------------------------------------------

/// The names of the functions and data that modules find on a VM host, one on a line:
/// definitions of the runtime, also those that a macro makes from its arguments, and of C.
fn exports(root: &Path, docs: &BTreeMap<String, Definition>) -> Result<String, String> {
    let api = |name: &str| {
        let name = name.strip_prefix('_').unwrap_or(name);
        name.strip_prefix("Py")
            .is_some_and(|rest| rest.starts_with(|c: char| c == '_' || c.is_ascii_uppercase()))
            && !name.starts_with("Py_TPFLAGS")
    };
    let mut names: BTreeSet<String> = docs.keys().filter(|name| api(name)).cloned().collect();
    for (folder, extension) in [
        ("src/runtime", "rs"),
        ("ffi", "c"),
        ("ffi/micropython", "c"),
    ] {
        let dir = root.join(folder);
        let entries = fs::read_dir(&dir).map_err(|e| format!("{}: {e}", dir.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.extension() != Some(extension.as_ref()) {
                continue;
            }
            let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            if extension == "c" {
                names.extend(c_definitions(&text).filter(|name| api(name)));
                continue;
            }
            for item in parse(&text, &path.display().to_string())?.items {
                let Item::Macro(item) = item else { continue };
                if item.mac.path.is_ident("macro_rules") {
                    continue;
                }
                // Only what is not in brackets: the names of what is defined, and their bases.
                names.extend(
                    item.mac
                        .tokens
                        .into_iter()
                        .filter(|token| {
                            !matches!(token.to_string().as_bytes(), [b'(' | b'{' | b'[', ..])
                        })
                        .map(|token| token.to_string())
                        .filter(|name| api(name)),
                );
            }
        }
    }
    let mut text = String::new();
    for name in names {
        let _ = writeln!(text, "{name}");
    }
    Ok(text)
}

/// Functions and data defined at the left margin of a C file.
fn c_definitions(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter(|line| !line.starts_with("static ") && !line.starts_with("typedef "))
        .filter_map(|line| {
            let head = match line.split_once('(') {
                Some((head, rest)) if rest.ends_with('{') => head,
                _ => line.split_once(" = ")?.0,
            };
            let name = head.rsplit([' ', '*']).next()?;
            Some(name.trim_end_matches("[]").to_owned())
        })
}

/// A type in one spelling, so that two declarations can be compared: aliases resolved,
/// `const` ignored, and what is opaque to everyone taken for `void`.
pub fn spell(ty: &Type) -> String {
    match ty {
        Type::Ptr(p) => format!("*{}", spell(&p.elem)),
        Type::Never(_) => "!".into(),
        Type::BareFn(f) => {
            let args: Vec<String> = f.inputs.iter().map(|a| spell(&a.ty)).collect();
            format!("fn({}){}", args.join(", "), spell_return(&f.output))
        }
        Type::Path(p) => {
            let Some(last) = p.path.segments.last() else {
                return String::new();
            };
            if let syn::PathArguments::AngleBracketed(args) = &last.arguments {
                if let Some(syn::GenericArgument::Type(ty)) = args.args.first() {
                    return spell(ty);
                }
            }
            match last.ident.to_string().as_str() {
                "Py_ssize_t" | "Py_hash_t" => "isize",
                "size_t" | "Py_uhash_t" => "usize",
                "c_double" => "f64",
                "Py_UCS4" | "c_uint" => "u32",
                "wchar_t" | "c_int" | "PySendResult" | "PyLockStatus" | "PyGILState_STATE" => "i32",
                "c_ulonglong" => "u64",
                "c_longlong" => "i64",
                "c_uchar" => "u8",
                "PyThread_type_lock" => "*c_void",
                "FILE" | "PyThreadState" | "PyInterpreterState" | "PyFrameObject"
                | "PyCodeObject" => "c_void",
                // One pointer serves for each of them.
                "PyVarObject" | "PyLongObject" => "PyObject",
                "PyCapsule_Destructor" => "fn(*PyObject)",
                other => return other.to_string(),
            }
            .into()
        }
        _ => "?".into(),
    }
}

fn spell_return(output: &ReturnType) -> String {
    match output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) => format!(" -> {}", spell(ty)),
    }
}

/// The types of a function, so that two declarations can be compared.
pub fn signature(sig: &syn::Signature) -> String {
    let args: Vec<String> = sig
        .inputs
        .iter()
        .map(|a| match a {
            syn::FnArg::Typed(t) => spell(&t.ty),
            syn::FnArg::Receiver(_) => "self".into(),
        })
        .collect();
    format!("({}){}", args.join(", "), spell_return(&sig.output))
}

fn prototype(item: &ForeignItem, docs: &BTreeMap<String, Definition>) -> Result<String, String> {
    match item {
        ForeignItem::Fn(f) => {
            let name = f.sig.ident.to_string();
            let mut args = Vec::new();
            for input in &f.sig.inputs {
                if let syn::FnArg::Typed(arg) = input {
                    let arg_name = match &*arg.pat {
                        syn::Pat::Ident(i) => c_name(&i.ident.to_string()),
                        _ => String::new(),
                    };
                    args.push(declare(&arg.ty, arg_name).map_err(|e| format!("{name}: {e}"))?);
                }
            }
            if args.is_empty() {
                args.push("void".into());
            }
            let mut line = String::new();
            let mut column = 0;
            for (i, arg) in args.iter().enumerate() {
                let comma = if i + 1 < args.len() { "," } else { "" };
                if i > 0 && column + arg.len() + 30 + name.len() > 90 {
                    line.push_str("\n        ");
                    column = 0;
                } else if i > 0 {
                    line.push(' ');
                }
                line.push_str(arg);
                line.push_str(comma);
                column += arg.len() + 2;
            }
            let declarator = format!("{name}({line})");
            let text = match &f.sig.output {
                ReturnType::Default => format!("void {declarator}"),
                ReturnType::Type(_, ty) => {
                    declare(ty, declarator).map_err(|e| format!("{name}: {e}"))?
                }
            };
            let comment = docs
                .get(&name)
                .map_or(String::new(), |d| comment(&d.attrs, ""));
            Ok(format!("{comment}extern {text};\n"))
        }
        ForeignItem::Static(s) => {
            let name = s.ident.to_string();
            if WEAK.contains(&name.as_str()) {
                return Ok(String::new());
            }
            let text = declare(&s.ty, name.clone()).map_err(|e| format!("{name}: {e}"))?;
            Ok(format!("extern {text};\n"))
        }
        _ => Ok(String::new()),
    }
}

/// A function that not every host has: a weak symbol, and in front of it a function that
/// fails by name.
fn optional(item: &ForeignItem, docs: &BTreeMap<String, Definition>) -> Result<String, String> {
    let ForeignItem::Fn(f) = item else {
        return Ok(String::new());
    };
    let name = f.sig.ident.to_string();
    let mut args = Vec::new();
    let mut values = Vec::new();
    for (i, input) in f.sig.inputs.iter().enumerate() {
        if let syn::FnArg::Typed(arg) = input {
            let value = match &*arg.pat {
                syn::Pat::Ident(ident) => c_name(&ident.ident.to_string()),
                _ => format!("arg{}", i + 1),
            };
            args.push(declare(&arg.ty, value.clone()).map_err(|e| format!("{name}: {e}"))?);
            values.push(value);
        }
    }
    if args.is_empty() {
        args.push("void".into());
    }
    let (args, values) = (args.join(", "), values.join(", "));
    let (result, declared) = match &f.sig.output {
        ReturnType::Default => ("void".into(), format!("void {name}({args})")),
        ReturnType::Type(_, ty) => (
            declare(ty, String::new())?,
            declare(ty, format!("{name}({args})"))?,
        ),
    };
    let result = result.trim_end();
    // What the C-API's functions return with an exception set.
    let failure = match &f.sig.output {
        ReturnType::Default => "",
        ReturnType::Type(_, ty) => match &**ty {
            Type::Ptr(_) => "NULL",
            Type::Path(p) if p.path.is_ident("Py_UCS4") => "(Py_UCS4)-1",
            Type::Path(p) if p.path.is_ident("vectorcallfunc") => "NULL",
            Type::Path(p) if p.path.is_ident("u64") => "(uint64_t)-1",
            _ => "-1",
        },
    };
    let (call, failure) = match &f.sig.output {
        ReturnType::Default => (
            format!("        {name}({values});\n        return;"),
            String::new(),
        ),
        _ => (
            format!("        return {name}({values});"),
            format!("\n    return {failure};"),
        ),
    };
    let comment = match docs.get(&name) {
        Some(definition) => comment(&definition.attrs, ""),
        None => comment(&f.attrs, ""),
    };
    Ok(format!(
        "{comment}extern {declared} TYPEOBJECT_WEAK;\n\
         TYPEOBJECT_NEWER({result}, {name}, ({args}))\n{{\n    if (&{name} != NULL) {{\n{call}\n    }}\n    \
         typeobject_missing(\"{name}\");{failure}\n}}\n\
         #define {name} typeobject_{name}\n\n",
    ))
}

/// `src/api/functions.rs`.
fn print_functions(
    list: &syn::File,
    docs: &BTreeMap<String, Definition>,
) -> Result<String, String> {
    use quote::ToTokens;
    let tidy = |tokens: String| {
        let mut s = tokens;
        for (from, to) in [
            ("* mut ", "*mut "),
            ("* const ", "*const "),
            (" ,", ","),
            (" :", ":"),
            (" (", "("),
            ("( ", "("),
            (" )", ")"),
            (" <", "<"),
            ("< ", "<"),
            (" >", ">"),
            ("->", " ->"),
            ("[ ", "["),
            (" ]", "]"),
            (" ;", ";"),
            ("  ", " "),
        ] {
            s = s.replace(from, to);
        }
        s.replace(" - >", " ->").replace(",)", ")")
    };
    let mut out = String::from(
        "// The functions and data of the C-API, by CPython header.\n\
         //\n\
         // Generated from src/header/functions.rs and src/runtime; do not edit. To write it\n\
         // anew: cargo run --features header --bin typeobject-header\n\n\
         use crate::abi::*;\n\
         use core::ffi::*;\n",
    );
    for item in &list.items {
        let Item::ForeignMod(block) = item else {
            continue;
        };
        let _ = writeln!(
            out,
            "\n// {}\nextern \"C\" {{",
            first_code(&block.attrs, "functions")
        );
        for item in &block.items {
            let (name, line) = match item {
                ForeignItem::Fn(f) => (
                    f.sig.ident.to_string(),
                    format!("pub {};", f.sig.to_token_stream()),
                ),
                ForeignItem::Static(s) => {
                    let name = s.ident.to_string();
                    if WEAK.contains(&name.as_str()) {
                        continue;
                    }
                    let line = format!("pub static mut {}: {};", s.ident, s.ty.to_token_stream());
                    (name, line)
                }
                _ => continue,
            };
            if let Some(definition) = docs.get(&name) {
                for line in doc(&definition.attrs).lines() {
                    let _ = writeln!(
                        out,
                        "    ///{}{line}",
                        if line.is_empty() { "" } else { " " }
                    );
                }
            }
            let _ = writeln!(out, "    {}", tidy(line));
        }
        out.push_str("}\n");
    }
    Ok(out)
}

/// What the runtime defines must be what modules are told.
fn compare(
    list: &syn::File,
    newer: &syn::File,
    docs: &BTreeMap<String, Definition>,
    output: &mut Output,
) {
    let mut known = BTreeMap::new();
    for (_, item) in foreign(list).chain(foreign(newer)) {
        match item {
            ForeignItem::Fn(f) => known.insert(f.sig.ident.to_string(), signature(&f.sig)),
            ForeignItem::Static(s) => known.insert(s.ident.to_string(), spell(&s.ty)),
            _ => None,
        };
    }
    for (name, definition) in docs {
        let place = &definition.place;
        match known.get(name) {
            Some(types) if *types != definition.types => output.complaints.push(format!(
                "{place}: {name} is {}, CPython has {types}",
                definition.types
            )),
            Some(_) => {}
            // A host may have more than modules are told of.
            None if name.starts_with("typeobject_") || name.starts_with('_') => {}
            None if output.header.contains(&format!("{name}(")) => {}
            None => output
                .notes
                .push(format!("{place}: {name} is not in the header")),
        }
    }
}
