//! The static tables of a module, found in its object file and read.
//!
//! A table is found by what the module's code hands to the host (`PyType_Ready(&T)`), by the
//! debugging information, by a symbol that is as large as such a table and looks like one,
//! and from the tables that point to it.

// C's widths differ from target to target.
#![allow(clippy::unnecessary_cast)]

use super::code::Facts;
use super::dwarf::Debug;
use super::image::{Image, Word};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem::{offset_of, size_of};
use std::sync::OnceLock;
use typeobject::abi::*;

/// What a pointer to a text holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    Null,
    Is(String),
    Unknown,
}

impl Text {
    pub fn get(&self) -> Option<&str> {
        match self {
            Text::Is(text) => Some(text),
            _ => None,
        }
    }
}

pub struct Table<T> {
    /// Its symbol, or what it is called in messages.
    pub symbol: String,
    pub entries: Vec<T>,
    /// Whether an entry with the name NULL ends it.
    pub ended: bool,
    /// Names, or `?`, of entries behind the end mark.
    pub beyond: Vec<String>,
}

pub struct Method {
    pub name: Text,
    pub function: Word,
    pub flags: Option<i64>,
    pub doc: Text,
}

pub struct Member {
    pub name: Text,
    pub code: Option<i64>,
    pub offset: Option<i64>,
    pub flags: Option<i64>,
    pub doc: Text,
}

pub struct GetSet {
    pub name: Text,
    pub get: Word,
    pub set: Word,
    pub doc: Text,
}

pub struct Slot {
    pub number: i64,
    pub value: Word,
}

pub struct Type {
    pub symbol: String,
    pub address: u64,
    /// From a `PyType_Spec`.
    pub heap: bool,
    pub name: Text,
    pub doc: Text,
    pub basicsize: Option<i64>,
    pub itemsize: Option<i64>,
    pub flags: Option<u64>,
    pub vectorcall_offset: Option<i64>,
    pub weaklistoffset: Option<i64>,
    pub dictoffset: Option<i64>,
    /// Slots that hold functions and pointers, by name, also of the suites; only those
    /// that are not NULL.
    pub slots: BTreeMap<&'static str, Word>,
    pub methods: Option<Table<Method>>,
    pub members: Option<Table<Member>>,
    pub getset: Option<Table<GetSet>>,
    /// The slots of a spec, in order.
    pub spec: Option<Table<Slot>>,
}

impl Type {
    pub fn has(&self, slot: &str) -> bool {
        self.slots.contains_key(slot)
    }

    pub fn slot(&self, slot: &str) -> &Word {
        self.slots.get(slot).unwrap_or(&Word::Null)
    }

    pub fn flag(&self, flag: std::ffi::c_ulong) -> bool {
        self.flags.is_some_and(|flags| flags & flag as u64 != 0)
    }

    /// `Noddy` of `noddy.Noddy`, or the symbol.
    pub fn short_name(&self) -> &str {
        self.name
            .get()
            .map_or(&self.symbol, |name| name.rsplit('.').next().unwrap_or(name))
    }
}

pub struct Module {
    pub symbol: String,
    pub name: Text,
    pub doc: Text,
    pub size: Option<i64>,
    pub methods: Option<Table<Method>>,
    pub slots: Option<Table<Slot>>,
    /// Passed to PyModule_Create, to PyModuleDef_Init.
    pub created: bool,
    pub multi_phase: bool,
}

#[derive(Default)]
pub struct Tables {
    pub modules: Vec<Module>,
    pub types: Vec<Type>,
    /// Tables given to PyModule_AddFunctions.
    pub functions: Vec<Table<Method>>,
    /// Attribute names and the types that the module gets them for, as far as is certain.
    pub added: BTreeMap<u64, String>,
    /// Other attributes of the module, and their Python types.
    pub constants: BTreeMap<String, &'static str>,
}

// ---- layouts ------------------------------------------------------------------------------

const WORD: usize = size_of::<usize>();

macro_rules! words {
    ($type:ty: $($field:ident)*) => {
        &[$((stringify!($field), (offset_of!($type, $field) / WORD) as u64)),*]
    };
}

type Fields = &'static [(&'static str, u64)];

/// Fields of a type that hold pointers, with their place in words.
const TYPE: Fields = words!(PyTypeObject: tp_name tp_dealloc tp_getattr tp_setattr tp_as_async
    tp_repr tp_as_number tp_as_sequence tp_as_mapping tp_hash tp_call tp_str tp_getattro
    tp_setattro tp_as_buffer tp_doc tp_traverse tp_clear tp_richcompare tp_iter tp_iternext
    tp_methods tp_members tp_getset tp_base tp_dict tp_descr_get tp_descr_set tp_init tp_alloc
    tp_new tp_free tp_is_gc tp_bases tp_mro tp_cache tp_subclasses tp_weaklist tp_del
    tp_finalize tp_vectorcall);
const TYPE_NUMBERS: Fields = words!(PyTypeObject: tp_basicsize tp_itemsize tp_vectorcall_offset
    tp_flags tp_weaklistoffset tp_dictoffset);
const TYPE_WORDS: u64 = (size_of::<PyTypeObject>() / WORD) as u64;
/// Up to the last field that every version has.
const TYPE_LEAST: u64 = (offset_of!(PyTypeObject, tp_vectorcall) / WORD) as u64;

const NUMBER: Fields = words!(PyNumberMethods: nb_add nb_subtract nb_multiply nb_remainder
    nb_divmod nb_power nb_negative nb_positive nb_absolute nb_bool nb_invert nb_lshift nb_rshift
    nb_and nb_xor nb_or nb_int nb_reserved nb_float nb_inplace_add nb_inplace_subtract
    nb_inplace_multiply nb_inplace_remainder nb_inplace_power nb_inplace_lshift
    nb_inplace_rshift nb_inplace_and nb_inplace_xor nb_inplace_or nb_floor_divide
    nb_true_divide nb_inplace_floor_divide nb_inplace_true_divide nb_index nb_matrix_multiply
    nb_inplace_matrix_multiply);
const SEQUENCE: Fields = words!(PySequenceMethods: sq_length sq_concat sq_repeat sq_item
    was_sq_slice sq_ass_item was_sq_ass_slice sq_contains sq_inplace_concat sq_inplace_repeat);
const MAPPING: Fields = words!(PyMappingMethods: mp_length mp_subscript mp_ass_subscript);
const ASYNC: Fields = words!(PyAsyncMethods: am_await am_aiter am_anext am_send);
const BUFFER: Fields = words!(PyBufferProcs: bf_getbuffer bf_releasebuffer);
const SUITES: [(&str, Fields); 5] = [
    ("tp_as_number", NUMBER),
    ("tp_as_sequence", SEQUENCE),
    ("tp_as_mapping", MAPPING),
    ("tp_as_async", ASYNC),
    ("tp_as_buffer", BUFFER),
];

/// `Py_tp_repr` and its number, without the prefix.
pub fn slot_numbers() -> &'static BTreeMap<i64, &'static str> {
    static NUMBERS: OnceLock<BTreeMap<i64, &'static str>> = OnceLock::new();
    NUMBERS.get_or_init(|| {
        include_str!("../../../abi/typeslots.rs")
            .lines()
            .filter_map(|line| line.strip_prefix("pub const Py_"))
            .filter_map(|line| {
                let (name, rest) = line.split_once(':')?;
                let number = rest.split_once('=')?.1.trim().trim_end_matches(';');
                Some((number.parse().ok()?, name))
            })
            .collect()
    })
}

// ---- finding ------------------------------------------------------------------------------

pub struct Finder<'a> {
    image: &'a Image,
    /// Words of an object's head.
    pub head: u64,
    /// Addresses that something points to, where a table may begin.
    starts: BTreeSet<u64>,
    /// Where a variable ends.
    ends: HashMap<u64, u64>,
}

pub fn find(image: &Image, facts: &Facts, debug: &Debug) -> (Tables, u64) {
    let mut starts: BTreeSet<u64> = facts.addresses.clone();
    starts.extend(image.words.values().filter_map(Word::address));
    starts.extend(image.symbols.iter().map(|symbol| symbol.address));
    let mut finder = Finder {
        image,
        head: 2,
        starts,
        ends: HashMap::new(),
    };
    for variable in &debug.variables {
        // An array that is only declared has no size.
        if let Some(size) = variable.size.filter(|size| *size > 0) {
            finder
                .ends
                .insert(variable.address, variable.address + size);
        }
    }
    finder.head = finder.head_words(debug);
    let tables = finder.find(facts, debug);
    (tables, finder.head)
}

impl Finder<'_> {
    fn at(&self, address: u64, word: u64) -> u64 {
        address + word * self.image.width
    }

    /// The place of a word that is counted in the layout with a head of two.
    fn behind_head(&self, address: u64, word: u64) -> u64 {
        self.at(address, word + self.head - 2)
    }

    fn word(&self, address: u64) -> Word {
        self.image.word(address).unwrap_or(Word::Unknown)
    }

    fn text(&self, word: &Word) -> Text {
        match word {
            Word::Null => Text::Null,
            Word::Address(address) => self.image.text(*address).map_or(Text::Unknown, Text::Is),
            _ => Text::Unknown,
        }
    }

    /// Firmware's objects have a head of one word: their types are that much shorter.
    fn head_words(&self, debug: &Debug) -> u64 {
        if let Some(size) = debug.type_size {
            return if size == (TYPE_WORDS - 1) * self.image.width {
                1
            } else {
                2
            };
        }
        let one = |finder: &Finder, head| {
            let finder = Finder {
                image: finder.image,
                head,
                starts: BTreeSet::new(),
                ends: HashMap::new(),
            };
            self.image
                .symbols
                .iter()
                .filter(|symbol| finder.is_type(symbol.address, Some(symbol.size)))
                .count()
        };
        if !self.image.shared && one(self, 1) > one(self, 2) {
            1
        } else {
            2
        }
    }

    /// Whether a type object can be there; `size` is that of the variable.
    fn is_type(&self, address: u64, size: Option<u64>) -> bool {
        let width = self.image.width;
        let sizes = [TYPE_LEAST + 1, TYPE_LEAST + 2, TYPE_WORDS];
        let fits = match size {
            Some(size) => sizes
                .iter()
                .any(|words| (words + self.head - 2) * width == size),
            None => true,
        };
        let Some(section) = self.image.section_at(address) else {
            return false;
        };
        if !fits || section.code || address % width != 0 {
            return false;
        }
        // Numbers are no pointers, and pointers are.
        for (_, word) in TYPE_NUMBERS {
            if self
                .image
                .words
                .contains_key(&self.behind_head(address, *word))
            {
                return false;
            }
        }
        for (_, word) in TYPE {
            let at = self.behind_head(address, *word);
            if self.image.words.contains_key(&at) || self.image.is_written(at, width) {
                continue;
            }
            if self.image.unsigned(at, width) != Some(0) {
                return false;
            }
        }
        let number = |word| {
            let at = self.behind_head(address, word);
            self.image.unsigned(at, width)
        };
        let [basicsize, itemsize, _, flags, weaklist, dict] =
            [0, 1, 2, 3, 4, 5].map(|i: usize| number(TYPE_NUMBERS[i].1));
        let small = |value: Option<u64>| {
            value.is_none_or(|value| value < 1 << 24 || value > u64::MAX >> (64 - 8 * width) >> 1)
        };
        if ![basicsize, itemsize, weaklist, dict].into_iter().all(small) {
            return false;
        }
        match self.text(&self.word(self.behind_head(address, TYPE[0].1))) {
            Text::Is(name) => {
                !name.is_empty()
                    && name
                        .chars()
                        .all(|c| c.is_alphanumeric() || "._ -<>[]".contains(c))
                    && (size.is_some() || basicsize != Some(0) || flags != Some(0))
            }
            Text::Null => {
                size.is_some()
                    && basicsize.is_some_and(|size| size != 0)
                    && flags.is_some_and(|flags| flags & Py_TPFLAGS_DEFAULT as u64 != 0)
            }
            Text::Unknown => false,
        }
    }

    fn is_module(&self, address: u64, size: u64) -> bool {
        let width = self.image.width;
        if size != (11 + self.head) * width || address % width != 0 {
            return false;
        }
        let word = |word| self.word(self.behind_head(address, word));
        matches!(self.text(&word(5)), Text::Is(name) if !name.is_empty())
            && (2..5).all(|i| word(i).is_null())
            && [8, 9, 10, 11, 12].iter().all(|i| {
                let at = self.behind_head(address, *i);
                word(*i).is_null() || self.image.words.contains_key(&at)
            })
            && !self.image.words.contains_key(&self.behind_head(address, 7))
    }

    fn spec_words(&self) -> u64 {
        if self.image.width == 8 {
            4
        } else {
            5
        }
    }

    fn is_spec(&self, address: u64, size: u64) -> bool {
        let width = self.image.width;
        let words = self.spec_words();
        if size != words * width || address % width != 0 {
            return false;
        }
        if self.image.words.contains_key(&self.at(address, 1))
            || self.image.words.contains_key(&self.at(address, 2))
        {
            return false;
        }
        let Word::Address(slots) = self.word(self.at(address, words - 1)) else {
            return false;
        };
        matches!(self.text(&self.word(address)), Text::Is(_))
            && self.image.words.contains_key(&self.at(address, words - 1))
            && self
                .image
                .signed(slots, 4)
                .is_some_and(|number| slot_numbers().contains_key(&number))
            && self.image.words.contains_key(&self.at(slots, 1))
    }

    fn find(&self, facts: &Facts, debug: &Debug) -> Tables {
        let mut modules: BTreeMap<u64, (bool, bool)> = BTreeMap::new();
        let mut types = BTreeSet::new();
        let mut specs = BTreeSet::new();
        let mut functions = BTreeSet::new();
        let mut tables = Tables::default();

        for call in &facts.calls {
            let argument = |i: usize| match call.arguments.get(i) {
                Some(Some(Word::Address(address)))
                    if self
                        .image
                        .section_at(*address)
                        .is_some_and(|section| !section.code) =>
                {
                    Some(*address)
                }
                _ => None,
            };
            match call.name.as_str() {
                "PyType_Ready" => types.extend(argument(0)),
                "PyModule_AddType" => types.extend(argument(1)),
                "PyModule_Create2" => {
                    if let Some(at) = argument(0) {
                        modules.entry(at).or_default().0 = true;
                    }
                }
                "PyModuleDef_Init" => {
                    if let Some(at) = argument(0) {
                        modules.entry(at).or_default().1 = true;
                    }
                }
                "PyType_FromSpec" | "PyType_FromSpecWithBases" => specs.extend(argument(0)),
                "PyType_FromModuleAndSpec" => specs.extend(argument(1)),
                "PyType_FromMetaclass" => specs.extend(argument(2)),
                "PyModule_AddFunctions" => functions.extend(argument(1)),
                "PyModule_AddObject" | "PyModule_AddObjectRef" | "PyModule_Add" => {
                    if let Some(name) = argument(1).and_then(|name| self.image.text(name)) {
                        match argument(2) {
                            Some(object) => {
                                tables.added.insert(object, name);
                            }
                            None => {
                                tables.constants.entry(name).or_insert("Any");
                            }
                        }
                    }
                }
                "PyModule_AddIntConstant" | "PyModule_AddStringConstant" => {
                    if let Some(name) = argument(1).and_then(|name| self.image.text(name)) {
                        let int = call.name == "PyModule_AddIntConstant";
                        tables
                            .constants
                            .insert(name, if int { "int" } else { "str" });
                    }
                }
                _ => {}
            }
        }
        for variable in &debug.variables {
            for i in 0..variable.count.unwrap_or(1) {
                let address = variable.address + i * variable.element;
                match variable.type_name.as_str() {
                    "PyTypeObject" | "_typeobject" => {
                        types.insert(address);
                    }
                    "PyModuleDef" => {
                        modules.entry(address).or_default();
                    }
                    "PyType_Spec" => {
                        specs.insert(address);
                    }
                    _ => {}
                }
            }
        }
        for symbol in self.image.symbols.iter().filter(|symbol| !symbol.function) {
            if self.is_type(symbol.address, Some(symbol.size)) {
                types.insert(symbol.address);
            } else if self.is_module(symbol.address, symbol.size) {
                modules.entry(symbol.address).or_default();
            } else if self.is_spec(symbol.address, symbol.size) {
                specs.insert(symbol.address);
            }
        }
        if !self.image.symtab {
            for address in &self.starts {
                let write = self.image.section_at(*address).is_some_and(|section| {
                    section.write && section.data.len() as u64 == section.size
                });
                if write && self.is_type(*address, None) && self.named_like_a_type(*address) {
                    types.insert(*address);
                }
            }
        }
        // Bases of types are types.
        let mut queue: Vec<u64> = types.iter().copied().collect();
        while let Some(address) = queue.pop() {
            let base = TYPE.iter().find(|(name, _)| *name == "tp_base");
            if let Some(Word::Address(base)) =
                base.map(|(_, word)| self.word(self.behind_head(address, *word)))
            {
                if types.insert(base) {
                    queue.push(base);
                }
            }
        }

        for (address, (created, multi_phase)) in modules {
            tables
                .modules
                .push(self.module(address, created, multi_phase));
        }
        for address in types {
            if self.image.section_at(address).is_some() {
                tables.types.push(self.static_type(address));
            }
        }
        for address in specs {
            tables.types.push(self.spec_type(address));
        }
        for address in functions {
            tables.functions.push(self.methods(address));
        }
        tables
    }

    /// Without symbols: a name with a module in it, and nothing that a type cannot have.
    fn named_like_a_type(&self, address: u64) -> bool {
        let name = self.text(&self.word(self.behind_head(address, TYPE[0].1)));
        name.get().is_some_and(|name| {
            name.contains('.')
                && name
                    .chars()
                    .all(|c| c.is_alphanumeric() || c == '.' || c == '_')
        })
    }

    // ---- reading ----------------------------------------------------------------------

    fn symbol(&self, address: u64, what: &str) -> String {
        match self.image.symbol_around(address) {
            Some(symbol) if symbol.address == address => symbol.name.clone(),
            Some(symbol) if !symbol.function => {
                format!("{}+{}", symbol.name, address - symbol.address)
            }
            _ => format!("the {what} at 0x{address:x}"),
        }
    }

    /// Where the variable at an address ends.
    fn end(&self, address: u64) -> u64 {
        if let Some(end) = self.ends.get(&address) {
            return *end;
        }
        match self.image.symbol_around(address) {
            Some(symbol) if symbol.size > 0 => symbol.address + symbol.size,
            _ => {
                let section = self.image.section_at(address);
                let end = section.map_or(address, |section| section.address + section.size);
                let next = self.starts.range(address + 1..).next();
                next.map_or(end, |next| end.min(*next))
            }
        }
    }

    /// Entries of `words` words up to the one whose first word is NULL.
    fn table<T>(&self, address: u64, words: u64, what: &str, read: impl Fn(u64) -> T) -> Table<T> {
        let size = words * self.image.width;
        let end = self.end(address);
        let mut table = Table {
            symbol: self.symbol(address, what),
            entries: Vec::new(),
            ended: false,
            beyond: Vec::new(),
        };
        let mut at = address;
        while at + size <= end {
            if self.word(at).is_null() {
                table.ended = true;
                break;
            }
            table.entries.push(read(at));
            at += size;
        }
        if !table.ended || !self.image.symtab {
            return table;
        }
        // The flags of an end mark mean nothing.
        let filled = |at: u64| {
            let mut rest = (1..words).filter(|i| words == 5 || *i != 2);
            rest.any(|i| !self.word(self.at(at, i)).is_null())
        };
        if filled(at) {
            table.beyond.push("NULL".to_owned());
        }
        while at + 2 * size <= end {
            at += size;
            match self.text(&self.word(at)) {
                Text::Is(name) => table.beyond.push(name),
                _ if filled(at) => table.beyond.push("?".to_owned()),
                _ => {}
            }
        }
        table
    }

    fn int(&self, address: u64) -> Option<i64> {
        self.image.signed(address, 4)
    }

    fn methods(&self, address: u64) -> Table<Method> {
        self.table(address, 4, "method table", |at| Method {
            name: self.text(&self.word(at)),
            function: self.word(self.at(at, 1)),
            flags: self.int(self.at(at, 2)),
            doc: self.text(&self.word(self.at(at, 3))),
        })
    }

    fn members(&self, address: u64) -> Table<Member> {
        self.table(address, 5, "member table", |at| Member {
            name: self.text(&self.word(at)),
            code: self.int(self.at(at, 1)),
            offset: self.image.signed(self.at(at, 2), self.image.width),
            flags: self.int(self.at(at, 3)),
            doc: self.text(&self.word(self.at(at, 4))),
        })
    }

    fn getset(&self, address: u64) -> Table<GetSet> {
        self.table(address, 5, "getset table", |at| GetSet {
            name: self.text(&self.word(at)),
            get: self.word(self.at(at, 1)),
            set: self.word(self.at(at, 2)),
            doc: self.text(&self.word(self.at(at, 3))),
        })
    }

    /// Slots of a spec or of a module, ended by the number 0.
    fn slots(&self, address: u64, what: &str) -> Table<Slot> {
        let size = 2 * self.image.width;
        let end = self.end(address);
        let mut table = Table {
            symbol: self.symbol(address, what),
            entries: Vec::new(),
            ended: false,
            beyond: Vec::new(),
        };
        let mut at = address;
        while at + size <= end {
            match self.int(at) {
                Some(0) => {
                    table.ended = true;
                    break;
                }
                Some(number) => table.entries.push(Slot {
                    number,
                    value: self.word(self.at(at, 1)),
                }),
                None => {}
            }
            at += size;
        }
        while table.ended && self.image.symtab && at + 2 * size <= end {
            at += size;
            match self.int(at) {
                Some(0) | None => {}
                Some(number) => table.beyond.push(number.to_string()),
            }
        }
        table
    }

    fn module(&self, address: u64, created: bool, multi_phase: bool) -> Module {
        let word = |i| self.word(self.behind_head(address, i));
        Module {
            symbol: self.symbol(address, "module definition"),
            name: self.text(&word(5)),
            doc: self.text(&word(6)),
            size: self
                .image
                .signed(self.behind_head(address, 7), self.image.width),
            methods: word(8).address().map(|at| self.methods(at)),
            slots: word(9).address().map(|at| self.slots(at, "module slots")),
            created,
            multi_phase,
        }
    }

    fn static_type(&self, address: u64) -> Type {
        let mut slots = BTreeMap::new();
        for (name, word) in TYPE {
            let value = self.word(self.behind_head(address, *word));
            if !value.is_null() {
                slots.insert(*name, value);
            }
        }
        for (suite, fields) in SUITES {
            let Some(Word::Address(at)) = slots.get(suite).cloned() else {
                continue;
            };
            let end = self.end(at);
            for (name, word) in fields {
                if self.at(at, *word) >= end {
                    break;
                }
                let value = self.word(self.at(at, *word));
                if !value.is_null() {
                    slots.insert(*name, value);
                }
            }
        }
        let number = |field: &str| {
            let (_, word) = TYPE_NUMBERS.iter().find(|(name, _)| *name == field)?;
            self.image
                .signed(self.behind_head(address, *word), self.image.width)
        };
        self.complete(Type {
            symbol: self.symbol(address, "type"),
            address,
            heap: false,
            name: Text::Unknown,
            doc: Text::Null,
            basicsize: number("tp_basicsize"),
            itemsize: number("tp_itemsize"),
            flags: number("tp_flags").map(|flags| flags as u64),
            vectorcall_offset: number("tp_vectorcall_offset"),
            weaklistoffset: number("tp_weaklistoffset"),
            dictoffset: number("tp_dictoffset"),
            slots,
            methods: None,
            members: None,
            getset: None,
            spec: None,
        })
    }

    fn spec_type(&self, address: u64) -> Type {
        let words = self.spec_words();
        let ints = self.at(address, 1);
        let spec = self
            .word(self.at(address, words - 1))
            .address()
            .map(|at| self.slots(at, "slots"));
        let mut slots = BTreeMap::from([("tp_name", self.word(address))]);
        for slot in spec.iter().flat_map(|table| &table.entries) {
            if let Some(name) = slot_numbers().get(&slot.number) {
                if !slot.value.is_null() {
                    slots.insert(*name, slot.value.clone());
                }
            }
        }
        slots.retain(|_, value| !value.is_null());
        self.complete(Type {
            symbol: self.symbol(address, "spec"),
            address,
            heap: true,
            name: Text::Unknown,
            doc: Text::Null,
            basicsize: self.int(ints),
            itemsize: self.int(ints + 4),
            flags: self.int(ints + 8).map(|flags| u64::from(flags as u32)),
            vectorcall_offset: Some(0),
            weaklistoffset: Some(0),
            dictoffset: Some(0),
            slots,
            methods: None,
            members: None,
            getset: None,
            spec,
        })
    }

    /// What the slots point to.
    fn complete(&self, mut t: Type) -> Type {
        t.name = self.text(t.slot("tp_name"));
        t.doc = self.text(t.slot("tp_doc"));
        t.methods = t.slot("tp_methods").address().map(|at| self.methods(at));
        t.members = t.slot("tp_members").address().map(|at| self.members(at));
        t.getset = t.slot("tp_getset").address().map(|at| self.getset(at));
        if t.heap {
            // Members of these names set a field of the type.
            let offset = |wanted: &str| {
                let members = t.members.as_ref()?;
                let member = members
                    .entries
                    .iter()
                    .find(|member| member.name.get() == Some(wanted))?;
                member.offset
            };
            let [vectorcall, weaklist, dict] = [
                offset("__vectorcalloffset__"),
                offset("__weaklistoffset__"),
                offset("__dictoffset__"),
            ];
            t.vectorcall_offset = vectorcall.or(Some(0));
            t.weaklistoffset = weaklist.or(Some(0));
            t.dictoffset = dict.or(Some(0));
        }
        t
    }
}
