//! `typeobject stubs`: a `.pyi` for type checkers and editors, from a module's tables and the
//! signatures in its docstrings. The module is not loaded.

// The constants have C's names.
#![allow(non_upper_case_globals)]

use crate::check::signature::{self, Parameter};
use crate::check::tables::{GetSet, Member, Method, Tables, Text, Type};
use crate::check::{self, Word};
use anyhow::{bail, Context, Result};
use regex::{Captures, Regex};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::c_int;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;
use typeobject::abi::*;

#[derive(clap::Args)]
#[command(after_help = "\
A signature is the first line of a docstring, ended by a `--` line, as CPython wants it; a type
at the end of the next line, behind `->`, is what is returned, and so in an attribute's:

    \"scale($self, factor: float, /)\\n--\\n\\nMultiply the value -> float\"

Where a docstring does not say it, a type is Any. Without a signature the parameters are what
METH_NOARGS and METH_O say, else (*args, **kwargs).")]
pub struct Args {
    /// A shared object or an object file
    #[arg(value_name = "FILE.so")]
    file: PathBuf,

    /// The file to write [default: the standard output]
    #[arg(short, long, value_name = "OUT.pyi")]
    output: Option<PathBuf>,
}

pub fn stubs(args: &Args) -> Result<()> {
    let data =
        fs::read(&args.file).with_context(|| format!("cannot read {}", args.file.display()))?;
    let read = check::read(&args.file, &data)?;
    if read.tables.modules.is_empty() {
        bail!(
            "{}: no module definition is found in it; is it a module, and not stripped?",
            args.file.display()
        );
    }
    for limit in read.limits() {
        eprintln!("typeobject: {}: {limit}", args.file.display());
    }
    let text = Writer::new(&read.tables).module();
    match &args.output {
        None => print!("{text}"),
        Some(path) => {
            fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    Ok(())
}

/// Words that are no names in Python.
const KEYWORDS: &str = "False None True and as assert async await break class continue def del \
    elif else except finally for from global if import in is lambda nonlocal not or pass raise \
    return try while with yield";

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !KEYWORDS.split_whitespace().any(|word| word == name)
}

/// The special methods that slots make, with what Python knows of them. `{}` is the class.
const SLOTS: [(&str, &[&str]); 47] = [
    ("tp_iter", &["def __iter__(self) -> Iterator[Any]: ..."]),
    (
        "tp_richcompare",
        &[
            "def __lt__(self, other: Any, /) -> Any: ...",
            "def __le__(self, other: Any, /) -> Any: ...",
            "def __gt__(self, other: Any, /) -> Any: ...",
            "def __ge__(self, other: Any, /) -> Any: ...",
        ],
    ),
    ("tp_iternext", &["def __next__(self) -> Any: ..."]),
    (
        "tp_call",
        &["def __call__(self, *args: Any, **kwargs: Any) -> Any: ..."],
    ),
    ("tp_repr", &["def __repr__(self) -> str: ..."]),
    ("tp_str", &["def __str__(self) -> str: ..."]),
    (
        "tp_descr_get",
        &["def __get__(self, instance: Any, owner: Any = None, /) -> Any: ..."],
    ),
    (
        "tp_descr_set",
        &["def __set__(self, instance: Any, value: Any, /) -> None: ..."],
    ),
    (
        "tp_getattro",
        &["def __getattribute__(self, name: str, /) -> Any: ..."],
    ),
    ("sq_length", &["def __len__(self) -> int: ..."]),
    ("mp_length", &["def __len__(self) -> int: ..."]),
    (
        "sq_item",
        &["def __getitem__(self, index: Any, /) -> Any: ..."],
    ),
    (
        "mp_subscript",
        &["def __getitem__(self, index: Any, /) -> Any: ..."],
    ),
    ("sq_ass_item", ITEM_SETTERS),
    ("mp_ass_subscript", ITEM_SETTERS),
    (
        "sq_contains",
        &["def __contains__(self, item: object, /) -> bool: ..."],
    ),
    (
        "sq_concat",
        &["def __add__(self, other: Any, /) -> Any: ..."],
    ),
    (
        "sq_repeat",
        &[
            "def __mul__(self, n: Any, /) -> Any: ...",
            "def __rmul__(self, n: Any, /) -> Any: ...",
        ],
    ),
    (
        "sq_inplace_concat",
        &["def __iadd__(self, other: Any, /) -> Any: ..."],
    ),
    (
        "nb_add",
        &[
            "def __add__(self, other: Any, /) -> Any: ...",
            "def __radd__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_subtract",
        &[
            "def __sub__(self, other: Any, /) -> Any: ...",
            "def __rsub__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_multiply",
        &[
            "def __mul__(self, other: Any, /) -> Any: ...",
            "def __rmul__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_remainder",
        &[
            "def __mod__(self, other: Any, /) -> Any: ...",
            "def __rmod__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_divmod",
        &[
            "def __divmod__(self, other: Any, /) -> Any: ...",
            "def __rdivmod__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_power",
        &[
            "def __pow__(self, other: Any, mod: Any = None, /) -> Any: ...",
            "def __rpow__(self, other: Any, mod: Any = None, /) -> Any: ...",
        ],
    ),
    (
        "nb_true_divide",
        &[
            "def __truediv__(self, other: Any, /) -> Any: ...",
            "def __rtruediv__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_floor_divide",
        &[
            "def __floordiv__(self, other: Any, /) -> Any: ...",
            "def __rfloordiv__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_matrix_multiply",
        &[
            "def __matmul__(self, other: Any, /) -> Any: ...",
            "def __rmatmul__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_and",
        &[
            "def __and__(self, other: Any, /) -> Any: ...",
            "def __rand__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_or",
        &[
            "def __or__(self, other: Any, /) -> Any: ...",
            "def __ror__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_xor",
        &[
            "def __xor__(self, other: Any, /) -> Any: ...",
            "def __rxor__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_lshift",
        &[
            "def __lshift__(self, other: Any, /) -> Any: ...",
            "def __rlshift__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_rshift",
        &[
            "def __rshift__(self, other: Any, /) -> Any: ...",
            "def __rrshift__(self, other: Any, /) -> Any: ...",
        ],
    ),
    (
        "nb_inplace_add",
        &["def __iadd__(self, other: Any, /) -> Any: ..."],
    ),
    (
        "nb_inplace_subtract",
        &["def __isub__(self, other: Any, /) -> Any: ..."],
    ),
    (
        "nb_inplace_multiply",
        &["def __imul__(self, other: Any, /) -> Any: ..."],
    ),
    (
        "nb_inplace_and",
        &["def __iand__(self, other: Any, /) -> Any: ..."],
    ),
    (
        "nb_inplace_or",
        &["def __ior__(self, other: Any, /) -> Any: ..."],
    ),
    (
        "nb_inplace_xor",
        &["def __ixor__(self, other: Any, /) -> Any: ..."],
    ),
    ("nb_negative", &["def __neg__(self) -> Any: ..."]),
    ("nb_positive", &["def __pos__(self) -> Any: ..."]),
    ("nb_absolute", &["def __abs__(self) -> Any: ..."]),
    ("nb_invert", &["def __invert__(self) -> Any: ..."]),
    ("nb_bool", &["def __bool__(self) -> bool: ..."]),
    ("nb_int", &["def __int__(self) -> int: ..."]),
    ("nb_float", &["def __float__(self) -> float: ..."]),
    ("nb_index", &["def __index__(self) -> int: ..."]),
];

const ITEM_SETTERS: &[&str] = &[
    "def __setitem__(self, index: Any, value: Any, /) -> None: ...",
    "def __delitem__(self, index: Any, /) -> None: ...",
];

/// Built-in types that a class may derive from, by their symbols.
const BASES: [(&str, &str); 12] = [
    ("PyLong_Type", "int"),
    ("PyFloat_Type", "float"),
    ("PyComplex_Type", "complex"),
    ("PyUnicode_Type", "str"),
    ("PyBytes_Type", "bytes"),
    ("PyByteArray_Type", "bytearray"),
    ("PyTuple_Type", "tuple[Any, ...]"),
    ("PyList_Type", "list[Any]"),
    ("PyDict_Type", "dict[Any, Any]"),
    ("PySet_Type", "set[Any]"),
    ("PyFrozenSet_Type", "frozenset[Any]"),
    ("PyModule_Type", "types.ModuleType"),
];

struct Writer<'a> {
    tables: &'a Tables,
    /// The class of each type that the module shows.
    classes: BTreeMap<u64, &'a str>,
    /// Names of the module's functions.
    functions: BTreeSet<String>,
    out: String,
}

impl<'a> Writer<'a> {
    fn new(tables: &'a Tables) -> Self {
        let classes = tables
            .types
            .iter()
            .filter(|t| is_name(t.short_name()))
            .map(|t| {
                let added = tables.added.get(&t.address).map(String::as_str);
                (
                    t.address,
                    added.filter(|name| is_name(name)).unwrap_or(t.short_name()),
                )
            })
            .collect();
        Writer {
            tables,
            classes,
            functions: BTreeSet::new(),
            out: String::new(),
        }
    }

    fn module(mut self) -> String {
        let mut head =
            String::from("# Written by `typeobject stubs` from the tables of the module.\n");
        for module in &self.tables.modules {
            if let Text::Is(doc) = &module.doc {
                self.docstring(doc, "");
                head.push_str(&std::mem::take(&mut self.out));
            }
        }
        let mut seen = BTreeSet::new();
        let functions = self
            .tables
            .modules
            .iter()
            .filter_map(|module| module.methods.as_ref())
            .chain(&self.tables.functions);
        for method in functions.flat_map(|table| &table.entries) {
            if let Some(name) = method.name.get() {
                if is_name(name) && seen.insert(name) {
                    self.function(name, method, "");
                    self.out.push('\n');
                }
            }
        }
        self.functions = seen.iter().map(|name| (*name).to_owned()).collect();
        self.out = unshadowed(&self.out, &self.functions);
        let mut classes = BTreeSet::new();
        for t in &self.tables.types {
            if let Some(name) = self.classes.get(&t.address) {
                if classes.insert(*name) {
                    self.class(name, t);
                    self.out.push('\n');
                }
            }
        }
        for (name, type_) in &self.tables.constants {
            if is_name(name) && !classes.contains(name.as_str()) && !seen.contains(name.as_str()) {
                let _ = writeln!(self.out, "{name}: {type_}");
            }
        }
        let body = self.out.trim_end();
        for (word, import) in [
            ("Any", "from typing import Any"),
            ("ClassVar[", "from typing import ClassVar"),
            ("@final", "from typing import final"),
            ("Iterator[", "from typing import Iterator"),
            ("types.", "import types"),
            ("builtins.", "import builtins"),
        ] {
            if body.contains(word) {
                head.push_str(import);
                head.push('\n');
            }
        }
        format!("{head}\n{body}\n")
    }

    fn class(&mut self, name: &str, t: &Type) {
        let base = match t.slot("tp_base") {
            Word::Extern(symbol) => BASES
                .iter()
                .find(|(known, _)| known == symbol)
                .map(|(_, name)| (*name).to_owned())
                .or_else(|| symbol.strip_prefix("PyExc_").map(str::to_owned)),
            Word::Address(address) => self.classes.get(address).map(|name| (*name).to_owned()),
            _ => None,
        };
        let base = base.map_or(String::new(), |base| format!("({base})"));
        if t.flags.is_some() && !t.flag(Py_TPFLAGS_BASETYPE) {
            self.out.push_str("@final\n");
        }
        let _ = writeln!(self.out, "class {name}{base}:");
        let start = self.out.len();
        if let Some(doc) = t.doc.get() {
            let (_, text) = signature::split(t.short_name(), doc);
            self.docstring(text, "    ");
        }
        let mut seen = BTreeSet::new();
        for member in t.members.iter().flat_map(|table| &table.entries) {
            if let Some(name) = member.name.get() {
                if is_name(name) && !name.starts_with("__") && seen.insert(name.to_owned()) {
                    self.member(name, member);
                }
            }
        }
        for entry in t.getset.iter().flat_map(|table| &table.entries) {
            if let Some(name) = entry.name.get() {
                if is_name(name) && seen.insert(name.to_owned()) {
                    self.getset(name, entry);
                }
            }
        }
        self.constructor(name, t);
        for method in t.methods.iter().flat_map(|table| &table.entries) {
            if let Some(name) = method.name.get() {
                if is_name(name) && seen.insert(name.to_owned()) {
                    self.function(name, method, "    ");
                }
            }
        }
        for (slot, lines) in SLOTS {
            if !t.has(slot) {
                continue;
            }
            for line in lines {
                let name = line[4..].split('(').next().unwrap_or_default();
                if seen.insert(name.to_owned()) {
                    let _ = writeln!(self.out, "    {line}");
                }
            }
        }
        let unhashable = t.slot("tp_hash").symbol() == Some("PyObject_HashNotImplemented")
            || t.has("tp_richcompare") && !t.has("tp_hash");
        if unhashable {
            self.out
                .push_str("    __hash__: ClassVar[None]  # type: ignore[assignment]\n");
        } else if t.has("tp_hash") && seen.insert("__hash__".to_owned()) {
            self.out.push_str("    def __hash__(self) -> int: ...\n");
        }
        let body = self.out.split_off(start);
        seen.extend(self.functions.iter().cloned());
        self.out.push_str(&unshadowed(&body, &seen));
        if self.out.len() == start {
            self.out.push_str("    ...\n");
        }
    }

    /// From the signature in the type's docstring.
    fn constructor(&mut self, name: &str, t: &Type) {
        let slot = if t.has("tp_init") {
            "__init__"
        } else if t.has("tp_new") && t.slot("tp_new").symbol() != Some("PyType_GenericNew") {
            "__new__"
        } else {
            return;
        };
        let (first, result) = match slot {
            "__init__" => ("self", "None".to_owned()),
            _ => ("cls", name.to_owned()),
        };
        let parameters = t
            .doc
            .get()
            .and_then(|doc| signature::split(t.short_name(), doc).0)
            .and_then(|signature| signature::parse(&signature.parameters))
            .map_or_else(
                || "*args: Any, **kwargs: Any".to_owned(),
                |list| spelled(&list),
            );
        let comma = if parameters.is_empty() { "" } else { ", " };
        let _ = writeln!(
            self.out,
            "    def {slot}({first}{comma}{parameters}) -> {result}: ..."
        );
    }

    fn function(&mut self, name: &str, method: &Method, indent: &str) {
        let flags = method.flags.unwrap_or(0) as c_int;
        let doc = method.doc.get().unwrap_or_default();
        let (found, text) = signature::split(name, doc);
        let parsed = found
            .as_ref()
            .and_then(|signature| signature::parse(&signature.parameters));
        let mut list = parsed.unwrap_or_else(|| match flags & (METH_NOARGS | METH_O) {
            METH_NOARGS => Vec::new(),
            METH_O => vec![Parameter::plain("object"), Parameter::plain("/")],
            _ => vec![Parameter::plain("*args"), Parameter::plain("**kwargs")],
        });
        let in_class = !indent.is_empty();
        let bound = ["self", "type", "cls", "module"];
        // `$self` is what inspect leaves out; in a class it is the first parameter.
        let first = list.first().filter(|first| first.bound);
        if first.is_some() {
            list.remove(0);
            if list.first().is_some_and(|next| next.name == "/") {
                list.remove(0);
            }
        } else if in_class
            && flags & METH_STATIC == 0
            && list
                .first()
                .is_some_and(|first| bound.contains(&first.name.as_str()))
        {
            list.remove(0);
        }
        let mut parameters = spelled(&list);
        if in_class && flags & METH_STATIC == 0 {
            let receiver = if flags & METH_CLASS != 0 {
                "cls"
            } else {
                "self"
            };
            parameters = if parameters.is_empty() {
                receiver.to_owned()
            } else {
                format!("{receiver}, {parameters}")
            };
        }
        if flags & METH_CLASS != 0 && in_class {
            let _ = writeln!(self.out, "{indent}@classmethod");
        } else if flags & METH_STATIC != 0 && in_class {
            let _ = writeln!(self.out, "{indent}@staticmethod");
        }
        let returns = found
            .and_then(|signature| signature.returns)
            .or_else(|| said_type(text).map(str::to_owned))
            .unwrap_or_else(|| "Any".to_owned());
        let _ = write!(self.out, "{indent}def {name}({parameters}) -> {returns}:");
        if text.is_empty() {
            self.out.push_str(" ...\n");
        } else {
            self.out.push('\n');
            self.docstring(text, &format!("{indent}    "));
        }
    }

    fn member(&mut self, name: &str, member: &Member) {
        let type_ = match member.code.unwrap_or(-1) as c_int {
            Py_T_BOOL => "bool",
            Py_T_FLOAT | Py_T_DOUBLE => "float",
            Py_T_CHAR | Py_T_STRING_INPLACE => "str",
            Py_T_STRING => "str | None",
            _Py_T_NONE => "None",
            Py_T_OBJECT_EX | _Py_T_OBJECT => "Any",
            _ => "int",
        };
        let code = member.code.unwrap_or(-1) as c_int;
        let fixed = member.flags.unwrap_or(0) as c_int & Py_READONLY != 0
            || [Py_T_STRING, Py_T_STRING_INPLACE, _Py_T_NONE].contains(&code);
        if fixed {
            self.property(name, type_, member.doc.get());
            return;
        }
        let _ = writeln!(self.out, "    {name}: {type_}");
        if let Some(doc) = member.doc.get() {
            self.docstring(doc, "    ");
        }
    }

    fn getset(&mut self, name: &str, entry: &GetSet) {
        let doc = entry.doc.get();
        let type_ = doc.and_then(said_type).unwrap_or("Any");
        self.property(name, type_, doc);
        if !entry.set.is_null() {
            let _ = writeln!(self.out, "    @{name}.setter");
            let _ = writeln!(
                self.out,
                "    def {name}(self, value: {type_}, /) -> None: ..."
            );
        }
    }

    fn property(&mut self, name: &str, type_: &str, doc: Option<&str>) {
        let _ = write!(self.out, "    @property\n    def {name}(self) -> {type_}:");
        match doc.filter(|doc| !doc.is_empty()) {
            None => self.out.push_str(" ...\n"),
            Some(doc) => {
                self.out.push('\n');
                self.docstring(doc, "        ");
            }
        }
    }

    fn docstring(&mut self, text: &str, indent: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let text = text.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
        // A quote at the end would join the three that follow.
        let text = match text.strip_suffix('"') {
            Some(start) => format!("{start}\\\""),
            None => text,
        };
        let mut lines = text.lines();
        let _ = write!(
            self.out,
            "{indent}\"\"\"{}",
            lines.next().unwrap_or_default()
        );
        let mut several = false;
        for line in lines {
            several = true;
            let line = line.trim_end();
            let _ = write!(
                self.out,
                "\n{}{line}",
                if line.is_empty() { "" } else { indent }
            );
        }
        if several {
            let _ = write!(self.out, "\n{indent}");
        }
        self.out.push_str("\"\"\"\n");
    }
}

/// Types that have the name of something else in the same scope are called `builtins.int`.
fn unshadowed(body: &str, names: &BTreeSet<String>) -> String {
    static TYPE: OnceLock<Regex> = OnceLock::new();
    let type_ = TYPE.get_or_init(|| {
        Regex::new(r"(: |-> |\[|\| )(int|float|complex|bool|str|bytes|bytearray|object|list|tuple|dict|set|frozenset|type)\b")
            .expect("a pattern")
    });
    let mut out = String::with_capacity(body.len());
    for line in body.lines() {
        let code = line.contains("def ")
            || line
                .split_once(": ")
                .is_some_and(|(name, _)| is_name(name.trim()));
        if code {
            out.push_str(&type_.replace_all(line, |found: &Captures| {
                let prefix = if names.contains(&found[2]) {
                    "builtins."
                } else {
                    ""
                };
                format!("{}{prefix}{}", &found[1], &found[2])
            }));
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// The type behind the `->` at the end of a text's first line.
fn said_type(text: &str) -> Option<&str> {
    let (_, type_) = text.lines().next()?.rsplit_once("-> ")?;
    Some(type_.trim()).filter(|type_| signature::is_annotation(type_))
}

/// The parameters as in a `def`.
fn spelled(parameters: &[Parameter]) -> String {
    let spelled: Vec<String> = parameters
        .iter()
        .map(|parameter| {
            let name = &parameter.name;
            if matches!(name.as_str(), "/" | "*") {
                return name.clone();
            }
            let type_ = parameter.annotation.as_deref().unwrap_or("Any");
            match &parameter.default {
                Some(default) => format!("{name}: {type_} = {default}"),
                None => format!("{name}: {type_}"),
            }
        })
        .collect();
    spelled.join(", ")
}
