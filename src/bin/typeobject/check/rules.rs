//! What a table must satisfy. The texts say what happens otherwise, and what to do.

// The constants have C's names, and C's widths differ from target to target.
#![allow(non_upper_case_globals, clippy::unnecessary_cast)]

use super::dwarf::{Debug, Function, Kind};
use super::findings::Finding;
use super::image::{Image, Word};
use super::signature;
use super::tables::{slot_numbers, Method, Module, Slot, Table, Tables, Text, Type};
use std::collections::{BTreeSet, HashMap};
use std::ffi::{c_int, c_ulong};
use std::mem::{offset_of, size_of};
use typeobject::abi::*;

pub struct Rules<'a> {
    pub image: &'a Image,
    pub debug: &'a Debug,
    pub tables: &'a Tables,
    /// Words of an object's head.
    pub head: u64,
    pub findings: Vec<Finding>,
}

/// Built-in types: the words of an instance, and whether a type may derive from it.
const BUILTINS: [(&str, usize, bool); 16] = [
    ("PyBaseObject_Type", size_of::<PyObject>(), true),
    ("PyLong_Type", offset_of!(PyLongObject_v38, ob_digit), true),
    ("PyFloat_Type", size_of::<PyFloatObject>(), true),
    ("PyComplex_Type", size_of::<PyComplexObject>(), true),
    ("PyBytes_Type", offset_of!(PyBytesObject, ob_sval), true),
    ("PyByteArray_Type", size_of::<PyByteArrayObject>(), true),
    ("PyTuple_Type", offset_of!(PyTupleObject_v38, ob_item), true),
    ("PyList_Type", size_of::<PyListObject>(), true),
    ("PyDict_Type", size_of::<PyDictObject>(), true),
    ("PySet_Type", size_of::<PySetObject>(), true),
    ("PyFrozenSet_Type", size_of::<PySetObject>(), true),
    ("PyBool_Type", 0, false),
    ("PySlice_Type", 0, false),
    ("PyRange_Type", 0, false),
    ("PyMemoryView_Type", 0, false),
    ("PyFunction_Type", 0, false),
];

/// Slots that a VM host never calls.
pub const IGNORED: [(&str, &str); 2] = [
    ("tp_is_gc", "every object is traced"),
    ("tp_print", "printing goes through tp_repr and tp_str"),
];

/// Special methods that Python reaches through a slot only.
const SPECIAL: [(&str, &[&str]); 52] = [
    ("__repr__", &["tp_repr"]),
    ("__str__", &["tp_str"]),
    ("__hash__", &["tp_hash"]),
    ("__call__", &["tp_call"]),
    ("__iter__", &["tp_iter"]),
    ("__next__", &["tp_iternext"]),
    ("__init__", &["tp_init"]),
    ("__del__", &["tp_finalize"]),
    ("__get__", &["tp_descr_get"]),
    ("__set__", &["tp_descr_set"]),
    ("__delete__", &["tp_descr_set"]),
    ("__getattr__", &["tp_getattro", "tp_getattr"]),
    ("__getattribute__", &["tp_getattro", "tp_getattr"]),
    ("__setattr__", &["tp_setattro", "tp_setattr"]),
    ("__delattr__", &["tp_setattro", "tp_setattr"]),
    ("__eq__", &["tp_richcompare"]),
    ("__ne__", &["tp_richcompare"]),
    ("__lt__", &["tp_richcompare"]),
    ("__le__", &["tp_richcompare"]),
    ("__gt__", &["tp_richcompare"]),
    ("__ge__", &["tp_richcompare"]),
    ("__len__", &["sq_length", "mp_length"]),
    ("__getitem__", &["mp_subscript", "sq_item"]),
    ("__setitem__", &["mp_ass_subscript", "sq_ass_item"]),
    ("__delitem__", &["mp_ass_subscript", "sq_ass_item"]),
    ("__contains__", &["sq_contains"]),
    ("__add__", &["nb_add", "sq_concat"]),
    ("__radd__", &["nb_add"]),
    ("__iadd__", &["nb_inplace_add", "sq_inplace_concat"]),
    ("__sub__", &["nb_subtract"]),
    ("__rsub__", &["nb_subtract"]),
    ("__mul__", &["nb_multiply", "sq_repeat"]),
    ("__rmul__", &["nb_multiply", "sq_repeat"]),
    ("__truediv__", &["nb_true_divide"]),
    ("__floordiv__", &["nb_floor_divide"]),
    ("__mod__", &["nb_remainder"]),
    ("__divmod__", &["nb_divmod"]),
    ("__pow__", &["nb_power"]),
    ("__matmul__", &["nb_matrix_multiply"]),
    ("__and__", &["nb_and"]),
    ("__or__", &["nb_or"]),
    ("__xor__", &["nb_xor"]),
    ("__lshift__", &["nb_lshift"]),
    ("__rshift__", &["nb_rshift"]),
    ("__neg__", &["nb_negative"]),
    ("__pos__", &["nb_positive"]),
    ("__abs__", &["nb_absolute"]),
    ("__bool__", &["nb_bool"]),
    ("__invert__", &["nb_invert"]),
    ("__int__", &["nb_int"]),
    ("__float__", &["nb_float"]),
    ("__index__", &["nb_index"]),
];

const METHOD_FLAGS: c_int = METH_VARARGS
    | METH_KEYWORDS
    | METH_NOARGS
    | METH_O
    | METH_CLASS
    | METH_STATIC
    | METH_COEXIST
    | METH_FASTCALL
    | METH_METHOD;
const CALL_FLAGS: c_int = METHOD_FLAGS & !(METH_CLASS | METH_STATIC | METH_COEXIST);
const MEMBER_FLAGS: c_int = Py_READONLY | Py_AUDIT_READ | _Py_WRITE_RESTRICTED | Py_RELATIVE_OFFSET;

/// What a convention passes: how many arguments, and of which kind the second and the third.
struct Convention {
    name: &'static str,
    parameters: usize,
    /// The arguments come in an array and a count.
    array: bool,
}

fn convention(flags: c_int) -> Option<Convention> {
    let (name, parameters, array) = match flags & CALL_FLAGS {
        METH_NOARGS => ("METH_NOARGS", 2, false),
        METH_O => ("METH_O", 2, false),
        METH_VARARGS => ("METH_VARARGS", 2, false),
        METH_FASTCALL => ("METH_FASTCALL", 3, true),
        both if both == METH_VARARGS | METH_KEYWORDS => ("METH_VARARGS | METH_KEYWORDS", 3, false),
        both if both == METH_FASTCALL | METH_KEYWORDS => ("METH_FASTCALL | METH_KEYWORDS", 4, true),
        all if all == METH_METHOD | METH_FASTCALL | METH_KEYWORDS => {
            ("METH_METHOD | METH_FASTCALL | METH_KEYWORDS", 5, true)
        }
        _ => return None,
    };
    Some(Convention {
        name,
        parameters,
        array,
    })
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
}

fn quoted(name: &Text) -> String {
    match name {
        Text::Is(name) => format!("\"{name}\""),
        Text::Null => "NULL".to_owned(),
        Text::Unknown => "an entry without a readable name".to_owned(),
    }
}

impl Rules<'_> {
    pub fn all(&mut self, file_name: &str) {
        self.init_functions(file_name);
        for module in &self.tables.modules {
            self.module(module);
        }
        for table in &self.tables.functions {
            self.method_table(table, None);
        }
        for t in &self.tables.types {
            self.type_(t);
        }
    }

    fn found(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    // ---- the module -------------------------------------------------------------------

    fn init_functions(&mut self, file_name: &str) {
        if !self.image.shared {
            return;
        }
        let name = file_name.split('.').next().unwrap_or(file_name);
        let inits: Vec<&str> = self
            .image
            .exported
            .iter()
            .filter_map(|symbol| symbol.strip_prefix("PyInit_"))
            .collect();
        if name.is_empty() || inits.contains(&name) {
            return;
        }
        let finding = match inits.first() {
            Some(other) => Finding::new(
                "init-name",
                format!("`import {name}` looks for PyInit_{name}, and the file has PyInit_{other}"),
            )
            .remedy(format!(
                "name the file {other}.so, or the function PyInit_{name}"
            )),
            None => Finding::new(
                "init-missing",
                format!("the file exports no PyInit_{name}: `import {name}` fails"),
            )
            .remedy(format!("define `PyMODINIT_FUNC PyInit_{name}(void)`")),
        };
        self.found(finding.symbol(format!("PyInit_{name}")));
    }

    fn module(&mut self, module: &Module) {
        let symbol = &module.symbol;
        match &module.name {
            Text::Null => self.found(
                Finding::new("module-name", "m_name is NULL: the module cannot be made")
                    .remedy("give m_name the module's name")
                    .symbol(symbol),
            ),
            Text::Is(name) => {
                let last = name.rsplit('.').next().unwrap_or(name);
                let init = format!("PyInit_{last}");
                let inits = self
                    .image
                    .exported
                    .iter()
                    .filter(|symbol| symbol.starts_with("PyInit_"));
                let inits: Vec<&String> = inits.collect();
                if self.tables.modules.len() == 1 && inits.len() == 1 && *inits[0] != init {
                    self.found(
                        Finding::new(
                            "module-name-differs",
                            format!(
                                "m_name is \"{name}\", and {} is imported under another name",
                                inits[0]
                            ),
                        )
                        .remedy(format!(
                            "set m_name to \"{}\"",
                            &inits[0]["PyInit_".len()..]
                        ))
                        .symbol(symbol)
                        .warning(),
                    );
                }
            }
            Text::Unknown => {}
        }
        if let Some(methods) = &module.methods {
            self.method_table(methods, None);
        }
        let negative = module.size.is_some_and(|size| size < 0);
        if let Some(slots) = &module.slots {
            if negative && !slots.entries.is_empty() {
                self.found(
                    Finding::new(
                        "module-size",
                        "m_size is negative: a module with m_slots has none that is, SystemError",
                    )
                    .remedy("set m_size to 0, or to the size of the module's state")
                    .symbol(symbol),
                );
            }
            if module.created && !module.multi_phase && !slots.entries.is_empty() {
                self.found(
                    Finding::new(
                        "module-create-slots",
                        "PyModule_Create refuses a definition with m_slots",
                    )
                    .remedy("return PyModuleDef_Init(&definition) from the init function")
                    .symbol(symbol),
                );
            }
            self.module_slots(slots);
        } else if negative && module.multi_phase && !module.created {
            self.found(
                Finding::new("module-size", "m_size is negative: PyModuleDef_Init wants a module that can be made more than once, SystemError")
                    .remedy("set m_size to 0, or to the size of the module's state")
                    .symbol(symbol),
            );
        }
    }

    fn module_slots(&mut self, slots: &Table<Slot>) {
        if !slots.ended {
            self.found(
                Finding::new(
                    "module-slots-end",
                    "no slot 0 ends the array: the host reads on behind it",
                )
                .remedy("add `{0, NULL}` as the last slot")
                .symbol(&slots.symbol),
            );
        }
        let mut created = false;
        for slot in &slots.entries {
            let number = slot.number as c_int;
            let entry = format!("slot {number}");
            if !(Py_mod_create..=Py_mod_gil).contains(&number) {
                self.found(
                    Finding::new(
                        "module-slot-unknown",
                        "there is no such slot of a module: SystemError",
                    )
                    .remedy("use Py_mod_create and Py_mod_exec")
                    .symbol(&slots.symbol)
                    .entry(entry),
                );
                continue;
            }
            if number <= Py_mod_exec && slot.value.is_null() {
                self.found(
                    Finding::new(
                        "module-slot-null",
                        "its function is NULL, and the host calls it",
                    )
                    .remedy("give the slot its function, or leave the slot out")
                    .symbol(&slots.symbol)
                    .entry(entry.clone()),
                );
            }
            if number == Py_mod_create && std::mem::replace(&mut created, true) {
                self.found(
                    Finding::new("module-slot-twice", "a second Py_mod_create: SystemError")
                        .remedy("keep one")
                        .symbol(&slots.symbol)
                        .entry(entry),
                );
            }
        }
    }

    // ---- methods ----------------------------------------------------------------------

    /// Of a type, or of a module when there is none.
    fn method_table(&mut self, table: &Table<Method>, t: Option<&Type>) {
        self.ends(table, "method", "{NULL, NULL, 0, NULL}");
        let mut names = HashMap::new();
        for method in &table.entries {
            let entry = quoted(&method.name);
            let at = |finding: Finding| finding.symbol(&table.symbol).entry(&entry);
            if let Text::Is(name) = &method.name {
                if names.insert(name.clone(), ()).is_some() {
                    self.found(at(Finding::new(
                        "method-twice",
                        "a second method of that name is never reached",
                    )
                    .remedy("rename or remove one of the two")));
                }
                if !is_identifier(name) {
                    self.found(at(Finding::new(
                        "method-name",
                        "no identifier: only getattr() reaches it",
                    )
                    .remedy("give it a name that can stand behind a dot")
                    .warning()));
                }
            }
            if method.function.is_null() {
                self.found(at(Finding::new(
                    "method-null",
                    "its function is NULL: a host that is asked for it calls address 0",
                )
                .remedy("give the entry its function, or remove it")));
            }
            if let Some(flags) = method.flags {
                self.method_flags(flags as c_int, method, t, &at);
            }
            self.signature(&method.name, &method.doc, &at);
            if let (Some(t), Some(name)) = (t, method.name.get()) {
                self.special_method(t, name, method, &at);
            }
        }
    }

    fn method_flags(
        &mut self,
        flags: c_int,
        method: &Method,
        t: Option<&Type>,
        at: &dyn Fn(Finding) -> Finding,
    ) {
        if flags & !METHOD_FLAGS != 0 {
            self.found(at(Finding::new(
                "method-flags",
                format!(
                    "ml_flags has 0x{:x}, which is no flag",
                    flags & !METHOD_FLAGS
                ),
            )
            .remedy(
                "combine METH_* constants only; a flag may stand where the docstring belongs",
            )));
            return;
        }
        let conventions = flags & (METH_VARARGS | METH_NOARGS | METH_O | METH_FASTCALL);
        match conventions.count_ones() {
            0 => {
                self.found(at(Finding::new(
                    "method-flags-none",
                    "ml_flags has no calling convention: SystemError",
                )
                .remedy("add METH_NOARGS, METH_O, METH_VARARGS or METH_FASTCALL")));
                return;
            }
            1 => {}
            _ => {
                self.found(at(Finding::new(
                    "method-flags-two",
                    "ml_flags has more than one calling convention: SystemError",
                )
                .remedy(
                    "keep one of METH_NOARGS, METH_O, METH_VARARGS and METH_FASTCALL",
                )));
                return;
            }
        }
        let Some(convention) = convention(flags) else {
            self.found(at(Finding::new("method-flags-fit", "these flags do not go together: SystemError")
                .remedy("METH_KEYWORDS goes with METH_VARARGS or METH_FASTCALL, METH_METHOD with METH_FASTCALL | METH_KEYWORDS")));
            return;
        };
        let bound = flags & (METH_CLASS | METH_STATIC);
        if t.is_none() && bound != 0 {
            self.found(at(Finding::new(
                "function-flags-class",
                "a function of a module is neither a class method nor a static one: ValueError",
            )
            .remedy("remove METH_CLASS and METH_STATIC")));
        } else if bound == METH_CLASS | METH_STATIC {
            self.found(at(Finding::new(
                "method-flags-class",
                "METH_CLASS and METH_STATIC exclude each other: ValueError",
            )
            .remedy("keep one")));
        }
        if t.is_none() && flags & METH_METHOD != 0 {
            self.found(at(Finding::new("function-flags-method", "METH_METHOD passes the class that defines a method, and a function has none: SystemError")
                .remedy("remove METH_METHOD")));
        } else if flags & METH_METHOD != 0 {
            self.found(at(Finding::new("method-new", "METH_METHOD is from 3.9 on")
                .remedy("use METH_FASTCALL | METH_KEYWORDS if 3.8 is to load the module")
                .note()
                .host("cpython:3.8")));
        }
        let function = method
            .function
            .address()
            .and_then(|address| self.debug.functions.get(&address));
        if let Some(function) = function {
            for finding in method_function(&convention, function) {
                self.found(at(finding));
            }
        }
    }

    fn special_method(
        &mut self,
        t: &Type,
        name: &str,
        method: &Method,
        at: &dyn Fn(Finding) -> Finding,
    ) {
        let Some((_, slots)) = SPECIAL.iter().find(|(special, _)| *special == name) else {
            return;
        };
        let filled = slots.iter().find(|slot| t.has(slot));
        let flags = method.flags.unwrap_or(0) as c_int;
        match filled {
            None => self.found(at(Finding::new(
                "method-no-slot",
                format!(
                    "Python reaches {name} of a native type through {} only, which is NULL",
                    slots[0]
                ),
            )
            .remedy(format!("set {} instead", slots[0]))
            .warning())),
            Some(slot) if flags & METH_COEXIST == 0 => self.found(at(Finding::new(
                "method-hidden",
                format!("{slot} makes {name} already, and this entry is left out"),
            )
            .remedy("remove the entry, or add METH_COEXIST to replace the slot's")
            .warning())),
            Some(_) => {}
        }
    }

    /// That a table ends, and only once.
    fn ends<T>(&mut self, table: &Table<T>, what: &str, end: &str) {
        if !table.ended {
            let kind = match what {
                "method" => "method-end",
                "member" => "member-end",
                _ => "getset-end",
            };
            self.found(
                Finding::new(
                    kind,
                    "no entry with the name NULL ends the table: the host reads on behind it",
                )
                .remedy(format!("add `{end}` as the last entry"))
                .symbol(&table.symbol),
            );
        }
        for name in &table.beyond {
            let kind = match what {
                "method" => "method-after-end",
                "member" => "member-after-end",
                _ => "getset-after-end",
            };
            self.found(
                Finding::new(kind, "it stands behind the entry with the name NULL, which ends the table: no host sees it")
                    .remedy("move it before the end, and give every entry a name")
                    .symbol(&table.symbol)
                    .entry(format!("\"{name}\"")),
            );
        }
    }

    /// `name(args)\n--\n\n` at the start of a docstring.
    fn signature(&mut self, name: &Text, doc: &Text, at: &dyn Fn(Finding) -> Finding) {
        let (Some(name), Some(doc)) = (name.get(), doc.get()) else {
            return;
        };
        match signature::kind(name, doc) {
            signature::Kind::Is => {
                let parameters = signature::split(name, doc).0.map(|found| found.parameters);
                let parameters = parameters.unwrap_or_default();
                if signature::parse(&parameters).is_none() {
                    self.found(at(Finding::new(
                        "doc-signature-form",
                        format!("inspect cannot read the signature ({parameters})"),
                    )
                    .remedy("write it as in a def, and `$self` first in a method")
                    .warning()));
                }
            }
            signature::Kind::Almost(why) => {
                self.found(at(Finding::new("doc-signature-mark", why)
                    .remedy(format!("begin the docstring with \"{name}(…)\\n--\\n\\n\""))
                    .warning()));
            }
            signature::Kind::Other(other) => {
                self.found(at(Finding::new("doc-signature-other", format!("the signature in the docstring is that of `{other}`: hosts show it as text"))
                    .remedy(format!("begin the docstring with \"{name}(…)\\n--\\n\\n\""))
                    .note()));
            }
            signature::Kind::Plain => {
                self.found(at(Finding::new("doc-signature", "the docstring begins with a call but has no `--` line: inspect.signature() fails and help() shows (...)")
                    .remedy(format!("begin it with \"{name}(…)\\n--\\n\\n\""))
                    .note()));
            }
            signature::Kind::None => {}
        }
    }

    // ---- types ------------------------------------------------------------------------

    fn type_(&mut self, t: &Type) {
        let symbol = t.symbol.clone();
        let at = |finding: Finding| finding.symbol(&symbol);
        match &t.name {
            Text::Null => self.found(at(Finding::new(
                if t.heap { "spec-name" } else { "type-name" },
                "it has no name: SystemError",
            )
            .remedy("give it \"module.Name\""))),
            Text::Is(name) if !name.contains('.') => self.found(at(Finding::new(
                if t.heap { "spec-module" } else { "type-module" },
                format!("the name \"{name}\" has no module in it: __module__ is wrong and pickling fails"),
            )
            .remedy(format!("name it \"module.{name}\""))
            .warning())),
            Text::Is(name) if name.starts_with('.') || name.ends_with('.') => self.found(at(Finding::new(
                "type-name-dot",
                format!("the name \"{name}\" begins or ends with a dot"),
            )
            .remedy("name it \"module.Name\""))),
            _ => {}
        }
        if let Some(spec) = &t.spec {
            self.spec(spec, t);
        }
        self.sizes(t, &at);
        self.offsets(t, &at);
        self.flags(t, &at);
        self.slots(t, &at);
        if let Some(methods) = &t.methods {
            self.method_table(methods, Some(t));
        }
        self.members(t);
        self.getsets(t);
        self.attribute_names(t, &at);
        self.functions(t, &at);
    }

    fn spec(&mut self, spec: &Table<Slot>, t: &Type) {
        if !spec.ended {
            self.found(
                Finding::new(
                    "spec-end",
                    "no slot 0 ends the slots: the host reads on behind them",
                )
                .remedy("add `{0, NULL}` as the last slot")
                .symbol(&spec.symbol),
            );
        }
        for number in &spec.beyond {
            self.found(
                Finding::new(
                    "spec-after-end",
                    "it stands behind the slot 0, which ends the slots: no host sees it",
                )
                .remedy("move it before the end")
                .symbol(&spec.symbol)
                .entry(format!("slot {number}")),
            );
        }
        let mut seen = BTreeSet::new();
        for slot in &spec.entries {
            let name = slot_numbers().get(&slot.number).copied();
            let entry = name.map_or(format!("slot {}", slot.number), |name| format!("Py_{name}"));
            let at = |finding: Finding| finding.symbol(&spec.symbol).entry(&entry);
            let Some(name) = name else {
                self.found(at(Finding::new(
                    "spec-slot-unknown",
                    "there is no such slot: RuntimeError",
                )
                .remedy("use the Py_* constants of typeslots.h")));
                continue;
            };
            if !seen.insert(name) {
                self.found(at(Finding::new(
                    "spec-slot-twice",
                    "the slot is there twice, and one of them is lost",
                )
                .remedy("remove one")));
            }
            if slot.value.is_null() && name != "tp_doc" {
                self.found(at(Finding::new(
                    "spec-slot-null",
                    "its value is NULL, which CPython refuses from 3.14 on",
                )
                .remedy("leave the slot out")
                .warning()));
            }
            let since = match name {
                "bf_getbuffer" | "bf_releasebuffer" => 9,
                "am_send" => 10,
                _ => 8,
            };
            if since > 8 {
                self.found(at(Finding::new(
                    "spec-slot-new",
                    format!("CPython accepts this slot from 3.{since} on"),
                )
                .remedy("use a static type if older ones are to load the module")
                .note()
                .host(format!("cpython before 3.{since}"))));
            }
        }
        if t.flag(Py_TPFLAGS_HEAPTYPE) {
            self.found(
                Finding::new("type-flags-host", "Py_TPFLAGS_HEAPTYPE belongs to the host")
                    .remedy("remove it: PyType_FromSpec sets it")
                    .warning()
                    .symbol(&t.symbol),
            );
        }
    }

    /// Bytes of an instance of the base, when that is known.
    fn base_size(&self, t: &Type) -> Option<i64> {
        match t.slot("tp_base") {
            Word::Null if !t.heap || !t.has("tp_bases") => {
                Some((self.head * self.image.width) as i64)
            }
            Word::Extern(name) => BUILTINS
                .iter()
                .find(|(known, _, _)| known == name)
                .filter(|_| self.image.width == 8 && self.head == 2)
                .map(|(_, size, _)| *size as i64),
            Word::Address(address) => self
                .tables
                .types
                .iter()
                .find(|other| other.address == *address && !other.heap)
                .and_then(|base| base.basicsize),
            _ => None,
        }
    }

    fn base_name(&self, t: &Type) -> String {
        match t.slot("tp_base") {
            Word::Null => "object".to_owned(),
            word => self.image.name_of(word).unwrap_or("its base".to_owned()),
        }
    }

    fn sizes(&mut self, t: &Type, at: &dyn Fn(Finding) -> Finding) {
        let Some(size) = t.basicsize else { return };
        let head = (self.head * self.image.width) as i64;
        if t.itemsize.is_some_and(|size| size < 0) {
            self.found(at(Finding::new("type-itemsize", "tp_itemsize is negative")
                .remedy("set it to the size of one item, or to 0")));
        }
        if size < 0 && !t.heap {
            self.found(at(Finding::new(
                "type-basicsize-negative",
                format!("tp_basicsize is {size}: only a spec may count from its base"),
            )
            .remedy("set it to sizeof the instance's struct")));
            return;
        }
        if size <= 0 {
            return;
        }
        let base = self.base_size(t);
        if size < head {
            self.found(at(Finding::new(
                "type-basicsize-head",
                format!("tp_basicsize is {size}, less than an object's head ({head})"),
            )
            .remedy(
                "set it to sizeof the instance's struct, which begins with PyObject_HEAD",
            )));
        } else if base.is_some_and(|base| size < base) {
            let reason = format!(
                "tp_basicsize is {size}, less than that of {} ({}): TypeError",
                self.base_name(t),
                base.unwrap_or(0)
            );
            self.found(at(Finding::new("type-basicsize-base", reason)
                .remedy("begin the instance's struct with the base's struct")));
        } else if let Some((name, needed)) = self.self_struct(t) {
            if t.itemsize == Some(0) && size < needed as i64 {
                self.found(at(Finding::new(
                    "type-basicsize-struct",
                    format!("tp_basicsize is {size}, and its functions use the struct {name} of {needed} bytes"),
                )
                .remedy(format!("set it to sizeof({name})"))));
            }
        }
        if let Word::Extern(name) = t.slot("tp_base") {
            if BUILTINS.iter().any(|(known, _, may)| known == name && !may) {
                self.found(at(Finding::new(
                    "type-base-final",
                    format!("{name} is not an acceptable base type"),
                )
                .remedy("hold such an object in a field instead")));
            }
        }
    }

    /// The struct that the type's functions take `self` as: its name and size.
    fn self_struct(&self, t: &Type) -> Option<(String, u64)> {
        let mut candidates = Vec::new();
        let mut add = |word: &Word| {
            let Some(function) = word
                .address()
                .and_then(|address| self.debug.functions.get(&address))
            else {
                return;
            };
            if let Some(Kind::Pointer { to, .. }) = function.parameters.first() {
                if let Some((size, fields)) = self.debug.structs.get(to) {
                    let head = fields
                        .first()
                        .is_some_and(|field| field.name.starts_with("ob_") && field.offset == 0);
                    if head
                        && *size > self.head * self.image.width
                        && !to.starts_with("_typeobject")
                    {
                        candidates.push((to.clone(), *size));
                    }
                }
            }
        };
        for slot in [
            "tp_dealloc",
            "tp_repr",
            "tp_init",
            "tp_str",
            "tp_traverse",
            "tp_clear",
        ] {
            add(t.slot(slot));
        }
        for method in t.methods.iter().flat_map(|table| &table.entries) {
            add(&method.function);
        }
        for entry in t.getset.iter().flat_map(|table| &table.entries) {
            add(&entry.get);
            add(&entry.set);
        }
        let size = t.basicsize? as u64;
        if let Some(same) = candidates.iter().find(|(_, needed)| *needed == size) {
            return Some(same.clone());
        }
        // All of them agree, or nothing is said.
        let first = candidates.first()?.clone();
        candidates
            .iter()
            .all(|candidate| *candidate == first)
            .then_some(first)
    }

    fn offsets(&mut self, t: &Type, at: &dyn Fn(Finding) -> Finding) {
        let (Some(size), width) = (t.basicsize, self.image.width as i64) else {
            return;
        };
        if size <= 0 {
            return;
        }
        let head = self.head as i64 * width;
        let vectorcall = t
            .vectorcall_offset
            .filter(|_| t.flag(Py_TPFLAGS_HAVE_VECTORCALL));
        for (field, offset, outside, misaligned) in [
            (
                "tp_weaklistoffset",
                t.weaklistoffset,
                "type-weaklist-outside",
                "type-weaklist-misaligned",
            ),
            (
                "tp_dictoffset",
                t.dictoffset,
                "type-dict-outside",
                "type-dict-misaligned",
            ),
            (
                "tp_vectorcall_offset",
                vectorcall,
                "type-vectorcall-outside",
                "type-vectorcall-misaligned",
            ),
        ] {
            let Some(offset) = offset.filter(|offset| *offset != 0) else {
                continue;
            };
            let from_start = if offset < 0 { size + offset } else { offset };
            // -1 is how a type asks CPython for a dict of its own (3.12+); nothing to check.
            if from_start < head || from_start > size - width {
                self.found(at(Finding::new(
                    outside,
                    format!("{field} is {offset}, outside the instance (tp_basicsize {size})"),
                )
                .remedy("set it to offsetof the field of the instance's struct")));
            } else if from_start % width != 0 {
                self.found(at(Finding::new(
                    misaligned,
                    format!("{field} is {offset}, where no pointer can be"),
                )
                .remedy("set it to offsetof the field, which is a PyObject *")));
            }
        }
    }

    fn flags(&mut self, t: &Type, at: &dyn Fn(Finding) -> Finding) {
        let Some(flags) = t.flags else { return };
        let has = |flag: c_ulong| flags & flag as u64 != 0;
        if !t.heap {
            for (flag, name) in [
                (Py_TPFLAGS_HEAPTYPE, "Py_TPFLAGS_HEAPTYPE"),
                (Py_TPFLAGS_READY as c_ulong, "Py_TPFLAGS_READY"),
                (Py_TPFLAGS_READYING as c_ulong, "Py_TPFLAGS_READYING"),
            ] {
                if has(flag) {
                    self.found(at(Finding::new(
                        "type-flags-host",
                        format!("{name} belongs to the host"),
                    )
                    .remedy("remove it: PyType_Ready sets what a type has")));
                }
            }
        }
        let derived = t.slot("tp_base") != &Word::Null || t.has("tp_bases");
        if has(Py_TPFLAGS_HAVE_GC) && !t.has("tp_traverse") && !derived {
            self.found(at(Finding::new(
                "type-gc-traverse",
                "Py_TPFLAGS_HAVE_GC without tp_traverse: SystemError",
            )
            .remedy(
                "set tp_traverse, or remove the flag if no instance can be part of a cycle",
            )));
        }
        if !has(Py_TPFLAGS_HAVE_GC) && t.has("tp_traverse") && !derived {
            self.found(at(Finding::new(
                "type-traverse-no-gc",
                "tp_traverse is never called without Py_TPFLAGS_HAVE_GC: cycles leak",
            )
            .remedy("add Py_TPFLAGS_HAVE_GC, and allocate with tp_alloc")
            .warning()
            .host("cpython")));
        }
        if has(Py_TPFLAGS_HAVE_GC) && t.slot("tp_free").symbol() == Some("PyObject_Free") {
            self.found(at(Finding::new("type-free-gc", "tp_free is PyObject_Free, and objects with Py_TPFLAGS_HAVE_GC have memory before them: freeing one crashes")
                .remedy("set tp_free to PyObject_GC_Del, or leave it NULL")
                .host("cpython")));
        }
        if !has(Py_TPFLAGS_HAVE_GC)
            && t.slot("tp_free").symbol() == Some("PyObject_GC_Del")
            && !derived
        {
            self.found(at(Finding::new("type-free-no-gc", "tp_free is PyObject_GC_Del, and objects without Py_TPFLAGS_HAVE_GC have no memory before them: freeing one crashes")
                .remedy("add Py_TPFLAGS_HAVE_GC, or leave tp_free NULL")
                .host("cpython")));
        }
        let offset = t.vectorcall_offset;
        if has(Py_TPFLAGS_HAVE_VECTORCALL) && offset == Some(0) && !derived {
            self.found(at(Finding::new(
                "type-vectorcall-offset",
                "Py_TPFLAGS_HAVE_VECTORCALL without tp_vectorcall_offset",
            )
            .remedy(
                "set tp_vectorcall_offset to offsetof the field with the function",
            )));
        }
        if !has(Py_TPFLAGS_HAVE_VECTORCALL) && offset.is_some_and(|offset| offset > 0) && !t.heap {
            self.found(at(Finding::new("type-vectorcall-flag", "tp_vectorcall_offset without Py_TPFLAGS_HAVE_VECTORCALL (3.8 called that field tp_print): never used")
                .remedy("add the flag, or set the field to 0")
                .warning()));
        }
        if has(Py_TPFLAGS_HAVE_VECTORCALL)
            && offset.is_some_and(|offset| offset > 0)
            && !t.has("tp_call")
            && !derived
        {
            self.found(at(Finding::new("type-vectorcall-call", "Py_TPFLAGS_HAVE_VECTORCALL without tp_call: calling an instance through a slot fails")
                .remedy("set tp_call to PyVectorcall_Call")));
        }
        if has(Py_TPFLAGS_DISALLOW_INSTANTIATION as c_ulong) && t.has("tp_new") {
            self.found(at(Finding::new(
                "type-disallow-new",
                "Py_TPFLAGS_DISALLOW_INSTANTIATION with tp_new: CPython refuses both together",
            )
            .remedy("keep one")));
        }
    }

    fn slots(&mut self, t: &Type, at: &dyn Fn(Finding) -> Finding) {
        let base_object = t.slot("tp_base").is_null() && !t.has("tp_bases");
        for (old, new) in [("tp_getattr", "tp_getattro"), ("tp_setattr", "tp_setattro")] {
            if t.has(old) && t.has(new) {
                self.found(at(Finding::new(
                    "type-attribute-both",
                    format!("{old} is never called where {new} is set"),
                )
                .remedy(format!("remove {old}"))
                .warning()
                .entry(old)));
            }
        }
        if t.has("tp_iternext") && !t.has("tp_iter") && base_object {
            self.found(at(Finding::new(
                "type-iternext-no-iter",
                "tp_iternext without tp_iter: `for` and iter() refuse the object",
            )
            .remedy("set tp_iter to PyObject_SelfIter")
            .warning()));
        }
        if t.has("tp_init") && !t.has("tp_new") && base_object && !t.heap && self.image.x86_64 {
            self.found(at(Finding::new("type-init-no-new", "tp_init without tp_new: a static type inherits none from object, so no instance can be made from Python")
                .remedy("set tp_new to PyType_GenericNew")));
        }
        if t.has("bf_releasebuffer") && !t.has("bf_getbuffer") && base_object {
            self.found(at(Finding::new(
                "type-buffer",
                "bf_releasebuffer without bf_getbuffer is never called",
            )
            .remedy("set bf_getbuffer")
            .warning()));
        }
        for (slot, suite) in [
            ("nb_reserved", "PyNumberMethods"),
            ("was_sq_slice", "PySequenceMethods"),
            ("was_sq_ass_slice", "PySequenceMethods"),
        ] {
            if t.has(slot) {
                self.found(at(Finding::new("type-suite-reserved", format!("{slot} of {suite} is set: the table is Python 2's, or its entries are off by one"))
                    .remedy("use designated initialisers (.nb_add = …)")
                    .entry(slot)));
            }
        }
        for (slot, why) in IGNORED {
            if t.has(slot) {
                self.found(at(Finding::new(
                    "type-slot-vm",
                    format!("{slot} is not called on a VM host: {why}"),
                )
                .remedy("nothing, if the type works without it")
                .note()
                .host("micropython")
                .entry(slot)));
            }
        }
        if !t.has("tp_dealloc") && base_object && !t.heap {
            let owner = t
                .members
                .iter()
                .flat_map(|table| &table.entries)
                .find(|member| {
                    matches!(
                        member.code.map(|code| code as c_int),
                        Some(Py_T_OBJECT_EX | _Py_T_OBJECT)
                    )
                });
            if let Some(member) = owner {
                let entry = quoted(&member.name);
                self.found(at(Finding::new("type-dealloc", "no tp_dealloc gives the reference of this member back: every instance leaks it")
                    .remedy("write tp_dealloc: Py_XDECREF the field, then Py_TYPE(self)->tp_free(self)")
                    .entry(entry)
                    .warning()
                    .host("cpython")));
            }
        }
        let code = |word: &Word| {
            word.address().is_some_and(|address| {
                self.image
                    .section_at(address)
                    .is_some_and(|section| !section.code && !section.debug)
            })
        };
        let data: Vec<&str> = t
            .slots
            .iter()
            .filter(|(name, word)| !NO_FUNCTIONS.contains(name) && code(word))
            .map(|(name, _)| *name)
            .collect();
        for name in data {
            self.found(at(Finding::new(
                "type-slot-data",
                format!("{name} points to data, and the host calls it"),
            )
            .remedy("use designated initialisers (.tp_repr = …): the entries may be off by one")
            .entry(name)));
        }
    }

    fn members(&mut self, t: &Type) {
        let Some(table) = &t.members else { return };
        self.ends(table, "member", "{NULL, 0, 0, 0, NULL}");
        let width = self.image.width;
        let head = (self.head * width) as i64;
        let fields = self
            .self_struct(t)
            .filter(|(_, size)| t.basicsize == Some(*size as i64))
            .and_then(|(name, _)| self.debug.structs.get(&name));
        let mut found = Vec::new();
        for member in &table.entries {
            let entry = quoted(&member.name);
            let at = |finding: Finding| finding.symbol(&table.symbol).entry(&entry);
            if let Some(name) = member.name.get() {
                if !is_identifier(name) {
                    found.push(at(Finding::new(
                        "member-name",
                        "no identifier: only getattr() reaches it",
                    )
                    .remedy("give it a name that can stand behind a dot")
                    .warning()));
                }
            }
            let flags = member.flags.unwrap_or(0) as c_int;
            if flags & !MEMBER_FLAGS != 0 {
                found.push(at(Finding::new(
                    "member-flags",
                    format!("0x{:x} is no flag of a member", flags & !MEMBER_FLAGS),
                )
                .remedy("use READONLY or 0")));
            }
            if flags & Py_RELATIVE_OFFSET != 0 && !t.heap {
                found.push(at(Finding::new(
                    "member-relative",
                    "Py_RELATIVE_OFFSET is for types made from a spec: SystemError",
                )
                .remedy("set the offset from the start of the instance")));
            }
            let Some(code) = member.code else { continue };
            let Some(size) = member_size(code as c_int, width) else {
                found.push(at(Finding::new(
                    "member-code",
                    format!("there is no type of member {code}: SystemError when it is read"),
                )
                .remedy("use a Py_T_* constant that fits the field")));
                continue;
            };
            let (Some(offset), Some(basicsize)) = (member.offset, t.basicsize) else {
                continue;
            };
            if size == 0 || flags & Py_RELATIVE_OFFSET != 0 {
                continue;
            }
            let special = t.heap
                && member
                    .name
                    .get()
                    .is_some_and(|name| name.starts_with("__") && name.ends_with("offset__"));
            let variable = t.itemsize != Some(0);
            if offset < 0 {
                found.push(at(Finding::new(
                    "member-negative",
                    format!("its offset is {offset}, before the instance"),
                )
                .remedy("set it to offsetof the field")));
            } else if basicsize > 0 && !variable && offset + size as i64 > basicsize {
                let (kind, what) = if offset >= basicsize {
                    ("member-outside", "lies behind the instance")
                } else {
                    ("member-across", "ends behind the instance")
                };
                found.push(at(Finding::new(kind, format!("it {what}: offset {offset}, {size} bytes, tp_basicsize {basicsize}"))
                    .remedy("set the offset with offsetof, the type to the field's, and tp_basicsize with sizeof")));
            } else if offset < head && flags & Py_READONLY == 0 {
                found.push(at(Finding::new("member-head", format!("its offset is {offset}, in the object's head: setting it destroys the object"))
                    .remedy("set the offset with offsetof")));
            } else if size > 1 && offset % alignment(size, width) as i64 != 0 && !special {
                found.push(at(Finding::new("member-misaligned", format!("its offset {offset} is not aligned for {size} bytes: it is another field, or a processor faults"))
                    .remedy("set the offset with offsetof")));
            } else if let Some((_, fields)) = fields {
                if !special {
                    found.extend(
                        field_findings(code as c_int, size, offset as u64, fields, width).map(at),
                    );
                }
            }
        }
        self.findings.extend(found);
    }

    fn getsets(&mut self, t: &Type) {
        let Some(table) = &t.getset else { return };
        self.ends(table, "getset", "{NULL, NULL, NULL, NULL, NULL}");
        let mut found = Vec::new();
        for entry in &table.entries {
            let name = quoted(&entry.name);
            let at = |finding: Finding| finding.symbol(&table.symbol).entry(&name);
            if let Some(name) = entry.name.get() {
                if !is_identifier(name) {
                    found.push(at(Finding::new(
                        "getset-name",
                        "no identifier: only getattr() reaches it",
                    )
                    .remedy("give it a name that can stand behind a dot")
                    .warning()));
                }
            }
            match (entry.get.is_null(), entry.set.is_null()) {
                (true, true) => found.push(at(Finding::new(
                    "getset-empty",
                    "neither getter nor setter: every use is an AttributeError",
                )
                .remedy("give it a getter"))),
                (true, false) => found.push(at(Finding::new(
                    "getset-no-getter",
                    "no getter: reading it is an AttributeError",
                )
                .remedy("give it a getter")
                .warning())),
                _ => {}
            }
            for (what, word, wanted) in [("getter", &entry.get, 2), ("setter", &entry.set, 3)] {
                let Some(function) = word
                    .address()
                    .and_then(|address| self.debug.functions.get(&address))
                else {
                    continue;
                };
                let got = function.parameters.len();
                if got > wanted {
                    found.push(at(Finding::new(
                        "getset-parameters",
                        format!("its {what} takes {got} arguments and gets {wanted}"),
                    )
                    .remedy(
                        "a getter is (self, closure), a setter (self, value, closure)",
                    )));
                }
                let returns = matches!(
                    (what, &function.returns),
                    ("getter", Kind::Pointer { .. } | Kind::Unknown)
                        | ("setter", Kind::Integer { .. } | Kind::Unknown)
                );
                if !returns {
                    let must = if what == "getter" {
                        "a PyObject *"
                    } else {
                        "an int"
                    };
                    found.push(at(Finding::new(
                        "getset-returns",
                        format!("its {what} does not return {must}"),
                    )
                    .remedy(format!(
                        "return {must}: NULL and -1 mean that an exception is set"
                    ))));
                }
            }
        }
        self.findings.extend(found);
    }

    /// The same name in two tables of a type.
    fn attribute_names(&mut self, t: &Type, at: &dyn Fn(Finding) -> Finding) {
        let mut tables: Vec<(&str, Vec<&str>)> = Vec::new();
        if let Some(table) = &t.methods {
            tables.push((
                "tp_methods",
                table.entries.iter().filter_map(|e| e.name.get()).collect(),
            ));
        }
        if let Some(table) = &t.members {
            tables.push((
                "tp_members",
                table.entries.iter().filter_map(|e| e.name.get()).collect(),
            ));
        }
        if let Some(table) = &t.getset {
            tables.push((
                "tp_getset",
                table.entries.iter().filter_map(|e| e.name.get()).collect(),
            ));
        }
        let mut seen: HashMap<&str, &str> = HashMap::new();
        let mut found = Vec::new();
        for (table, names) in &tables {
            for name in names {
                match seen.get(name) {
                    // method-twice says it.
                    Some(first) if first == table && *table == "tp_methods" => {}
                    Some(first) => found.push(at(Finding::new(
                        "type-attribute-twice",
                        format!(
                            "it is in {first} already, and the one in {table} is never reached"
                        ),
                    )
                    .remedy("rename or remove one of the two")
                    .entry(format!("\"{name}\"")))),
                    None => {
                        seen.insert(name, table);
                    }
                }
            }
        }
        self.findings.extend(found);
    }

    /// Slots whose functions take or give something else, as far as that is known.
    fn functions(&mut self, t: &Type, at: &dyn Fn(Finding) -> Finding) {
        let mut found = Vec::new();
        for (slot, parameters, returns) in SLOT_FUNCTIONS {
            let Some(function) = t
                .slot(slot)
                .address()
                .and_then(|address| self.debug.functions.get(&address))
            else {
                continue;
            };
            let got = function.parameters.len();
            if got > parameters {
                found.push(at(Finding::new(
                    "type-slot-parameters",
                    format!("its function takes {got} arguments and gets {parameters}"),
                )
                .remedy(format!("write it as CPython's reference has {slot}"))
                .entry(slot)));
            }
            let fits = match &function.returns {
                Kind::Pointer { .. } => returns == 'o',
                Kind::Integer { .. } => returns == 'i',
                Kind::Void => returns == 'v',
                _ => true,
            };
            if !fits {
                let wanted = match returns {
                    'o' => "a PyObject *",
                    'i' => "a number",
                    _ => "nothing",
                };
                found.push(at(Finding::new(
                    "type-slot-returns",
                    format!("its function should return {wanted}"),
                )
                .remedy(format!("write it as CPython's reference has {slot}"))
                .entry(slot)));
            }
        }
        self.findings.extend(found);
    }
}

/// Slots of a type that are no functions.
const NO_FUNCTIONS: [&str; 21] = [
    "tp_name",
    "tp_as_async",
    "tp_as_number",
    "tp_as_sequence",
    "tp_as_mapping",
    "tp_as_buffer",
    "tp_doc",
    "tp_methods",
    "tp_members",
    "tp_getset",
    "tp_base",
    "tp_dict",
    "tp_bases",
    "tp_mro",
    "tp_cache",
    "tp_subclasses",
    "tp_weaklist",
    "nb_reserved",
    "was_sq_slice",
    "was_sq_ass_slice",
    "tp_print",
];

/// Arguments and result (object, integer, void) of the functions of some slots.
const SLOT_FUNCTIONS: [(&str, usize, char); 39] = [
    ("tp_dealloc", 1, 'v'),
    ("tp_repr", 1, 'o'),
    ("tp_str", 1, 'o'),
    ("tp_hash", 1, 'i'),
    ("tp_call", 3, 'o'),
    ("tp_getattro", 2, 'o'),
    ("tp_setattro", 3, 'i'),
    ("tp_traverse", 3, 'i'),
    ("tp_clear", 1, 'i'),
    ("tp_richcompare", 3, 'o'),
    ("tp_iter", 1, 'o'),
    ("tp_iternext", 1, 'o'),
    ("tp_descr_get", 3, 'o'),
    ("tp_descr_set", 3, 'i'),
    ("tp_init", 3, 'i'),
    ("tp_alloc", 2, 'o'),
    ("tp_new", 3, 'o'),
    ("tp_free", 1, 'v'),
    ("tp_finalize", 1, 'v'),
    ("nb_add", 2, 'o'),
    ("nb_subtract", 2, 'o'),
    ("nb_multiply", 2, 'o'),
    ("nb_power", 3, 'o'),
    ("nb_negative", 1, 'o'),
    ("nb_absolute", 1, 'o'),
    ("nb_bool", 1, 'i'),
    ("nb_int", 1, 'o'),
    ("nb_float", 1, 'o'),
    ("nb_index", 1, 'o'),
    ("sq_length", 1, 'i'),
    ("sq_concat", 2, 'o'),
    ("sq_repeat", 2, 'o'),
    ("sq_item", 2, 'o'),
    ("sq_ass_item", 3, 'i'),
    ("sq_contains", 2, 'i'),
    ("mp_length", 1, 'i'),
    ("mp_subscript", 2, 'o'),
    ("mp_ass_subscript", 3, 'i'),
    ("bf_getbuffer", 3, 'i'),
];

/// Whether a C function can be called as the flags of its entry say.
fn method_function(convention: &Convention, function: &Function) -> Vec<Finding> {
    let mut found = Vec::new();
    let got = function.parameters.len();
    let wanted = convention.parameters;
    let name = convention.name;
    let method = name.starts_with("METH_METHOD");
    // The class that defines the method comes before the arguments.
    let second = function.parameters.get(if method { 2 } else { 1 });
    let wants_array = matches!(
        second,
        Some(Kind::Pointer {
            to_pointer: true,
            ..
        })
    );
    let wants_object =
        matches!(second, Some(Kind::Pointer { to_pointer: false, to }) if !to.is_empty());
    let third_is_count = matches!(function.parameters.get(2), Some(Kind::Integer { .. }));
    if got > wanted {
        found.push(
            Finding::new("method-parameters", format!("its function takes {got} arguments, and {name} passes {wanted}: the rest is garbage"))
                .remedy("set the flags that fit the function"),
        );
    } else if convention.array && wants_object && (got == wanted || got == 2) {
        found.push(
            Finding::new(
                "method-convention",
                format!("{name} passes an array of arguments, and its function takes an object"),
            )
            .remedy("set the flags that fit the function"),
        );
    } else if !convention.array && (wants_array || (got == 3 && third_is_count)) {
        found.push(
            Finding::new(
                "method-convention",
                format!("its function takes an array of arguments, and {name} passes an object"),
            )
            .remedy("METH_FASTCALL fits (self, args, nargs)"),
        );
    } else if got < wanted {
        let keywords = name == "METH_VARARGS | METH_KEYWORDS" || convention.array && wanted == 4;
        let finding = Finding::new(
            "method-parameters-few",
            format!("its function takes {got} arguments, and {name} passes {wanted}"),
        )
        .remedy(
            "give it the parameters that the host passes; C leaves calling it undefined otherwise",
        );
        found.push(if keywords {
            finding.warning()
        } else {
            finding.note()
        });
    }
    if matches!(
        function.returns,
        Kind::Void | Kind::Integer { .. } | Kind::Float { .. }
    ) {
        found.push(
            Finding::new(
                "method-returns",
                "its function does not return a PyObject *",
            )
            .remedy("return a new reference, or NULL with an exception set"),
        );
    }
    found
}

fn member_size(code: c_int, width: u64) -> Option<u64> {
    Some(match code {
        Py_T_BOOL | Py_T_BYTE | Py_T_UBYTE | Py_T_CHAR | Py_T_STRING_INPLACE => 1,
        Py_T_SHORT | Py_T_USHORT => 2,
        Py_T_INT | Py_T_UINT | Py_T_FLOAT => 4,
        Py_T_LONG | Py_T_ULONG | Py_T_PYSSIZET | Py_T_STRING | _Py_T_OBJECT | Py_T_OBJECT_EX => {
            width
        }
        Py_T_LONGLONG | Py_T_ULONGLONG | Py_T_DOUBLE => 8,
        _Py_T_NONE => 0,
        _ => return None,
    })
}

fn alignment(size: u64, width: u64) -> u64 {
    // i386 aligns eight bytes to four.
    size.min(width)
}

/// Whether a member's type is that of the field at its offset.
fn field_findings(
    code: c_int,
    size: u64,
    offset: u64,
    fields: &[super::dwarf::Field],
    width: u64,
) -> impl Iterator<Item = Finding> {
    let at: Vec<_> = fields
        .iter()
        .filter(|field| field.offset == offset)
        .collect();
    let inside = fields.iter().find(|field| {
        let end = field.kind.size(width).unwrap_or(1);
        field.offset <= offset && offset < field.offset + end
    });
    let fits = |kind: &Kind| match code {
        Py_T_FLOAT | Py_T_DOUBLE => matches!(kind, Kind::Float { size: found } if *found == size),
        Py_T_STRING | _Py_T_OBJECT | Py_T_OBJECT_EX => matches!(kind, Kind::Pointer { .. }),
        Py_T_STRING_INPLACE => matches!(kind, Kind::Array { .. }),
        // A pointer that is no object may be shown as a number.
        _ => match kind {
            Kind::Integer { size: found, .. } => *found == size,
            Kind::Pointer { to, .. } => size == width && to != "_object" && to != "PyObject",
            _ => false,
        },
    };
    let finding = if at.is_empty() {
        inside
            .filter(|field| matches!(field.kind, Kind::Integer { .. } | Kind::Float { .. } | Kind::Pointer { .. }))
            .map(|field| {
                Finding::new("member-field", format!("offset {offset} is in the middle of the field `{}`", field.name))
                    .remedy("set the offset with offsetof")
            })
    } else if at.iter().any(|field| {
        fits(&field.kind) || matches!(field.kind, Kind::Unknown | Kind::Void)
            // Two members may share a struct or an array.
            || (matches!(field.kind, Kind::Array { .. } | Kind::Struct { .. }) && code != Py_T_STRING)
    }) {
        None
    } else {
        let field = at[0];
        Some(
            Finding::new("member-type", format!("its type does not fit the field `{}`, {}", field.name, spelled(&field.kind)))
                .remedy(format!("use {}", code_for(&field.kind, width))),
        )
    };
    finding.into_iter()
}

fn spelled(kind: &Kind) -> String {
    match kind {
        Kind::Integer { size, signed } => format!(
            "{} integer of {size} bytes",
            if *signed { "a signed" } else { "an unsigned" }
        ),
        Kind::Float { size } => format!("a floating-point number of {size} bytes"),
        Kind::Pointer { to, .. } if to.is_empty() => "a pointer".to_owned(),
        Kind::Pointer { to, .. } => format!("a pointer to {to}"),
        Kind::Array { size } => format!("an array of {size} bytes"),
        Kind::Struct { name, .. } => format!("a struct {name}"),
        Kind::Void | Kind::Unknown => "of another type".to_owned(),
    }
}

fn code_for(kind: &Kind, width: u64) -> &'static str {
    match kind {
        Kind::Integer { size: 1, .. } => "Py_T_BYTE, Py_T_UBYTE, Py_T_BOOL or Py_T_CHAR",
        Kind::Integer { size: 2, signed } => {
            if *signed {
                "Py_T_SHORT"
            } else {
                "Py_T_USHORT"
            }
        }
        Kind::Integer { size: 4, signed } => {
            if *signed {
                "Py_T_INT"
            } else {
                "Py_T_UINT"
            }
        }
        Kind::Integer { size, signed: true } if *size == width => "Py_T_LONG or Py_T_PYSSIZET",
        Kind::Integer { signed: true, .. } => "Py_T_LONGLONG",
        Kind::Integer { size, .. } if *size == width => "Py_T_ULONG",
        Kind::Integer { .. } => "Py_T_ULONGLONG",
        Kind::Float { size: 4 } => "Py_T_FLOAT",
        Kind::Float { .. } => "Py_T_DOUBLE",
        Kind::Pointer { to, .. } if to == "char" => "Py_T_STRING",
        Kind::Pointer { .. } => "Py_T_OBJECT_EX for a PyObject *, a getset for another pointer",
        Kind::Array { .. } => "Py_T_STRING_INPLACE for text, a getset otherwise",
        _ => "a getset",
    }
}
