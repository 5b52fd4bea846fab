//! An object file as it would lie in memory: sections at addresses, and for each place that
//! holds a pointer what it points to. Nothing is executed.
//!
//! A shared object has its addresses. An object that is not linked yet gets some: section
//! after section, then one address for each symbol that it only refers to.

use anyhow::{bail, Context, Result};
use object::read::elf::{FileHeader, ProgramHeader};
use object::{
    elf, Architecture, Object, ObjectKind, ObjectSection, ObjectSymbol, RelocationFlags,
    RelocationKind, RelocationTarget, SectionFlags, SectionIndex, SectionKind, SymbolKind,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// What a place holds that is as wide as a pointer.
#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    Null,
    /// In the file.
    Address(u64),
    /// A symbol of the host.
    Extern(String),
    /// Written while the module runs, with what cannot be said.
    Unknown,
}

impl Word {
    pub fn is_null(&self) -> bool {
        *self == Word::Null
    }

    pub fn address(&self) -> Option<u64> {
        match self {
            Word::Address(address) => Some(*address),
            _ => None,
        }
    }

    pub fn symbol(&self) -> Option<&str> {
        match self {
            Word::Extern(name) => Some(name),
            _ => None,
        }
    }
}

pub struct Section {
    pub name: String,
    pub address: u64,
    pub size: u64,
    /// Shorter than `size` where the rest is zero.
    pub data: Vec<u8>,
    pub code: bool,
    pub write: bool,
    pub debug: bool,
}

impl Section {
    pub fn contains(&self, address: u64) -> bool {
        !self.debug && address >= self.address && address - self.address < self.size
    }
}

#[derive(Clone)]
pub struct Symbol {
    pub name: String,
    pub address: u64,
    pub size: u64,
    pub function: bool,
}

/// A store that the module's code makes into its own data.
#[derive(Clone)]
pub struct Store {
    pub size: u64,
    /// None: it cannot be said which.
    pub value: Option<Word>,
}

pub struct Image {
    pub sections: Vec<Section>,
    pub symbols: Vec<Symbol>,
    /// By address, for those that have a size or are functions.
    by_address: BTreeMap<u64, usize>,
    pub words: BTreeMap<u64, Word>,
    /// Addresses given to symbols of the host.
    pub externs: HashMap<u64, String>,
    /// Undefined symbols: whether the module can do without.
    pub undefined: BTreeMap<String, bool>,
    /// Global functions that the file defines.
    pub exported: BTreeSet<String>,
    pub stores: BTreeMap<u64, Store>,
    /// Bytes of a pointer.
    pub width: u64,
    pub little: bool,
    pub x86_64: bool,
    pub shared: bool,
    /// Whether local symbols are there.
    pub symtab: bool,
    /// What could not be read.
    pub limits: Vec<String>,
}

/// Of elf.h, newer than the crate's list.
const DT_RELRSZ: u32 = 35;
const DT_RELR: u32 = 36;

fn align(value: u64, to: u64) -> u64 {
    let to = to.max(1);
    value.div_ceil(to) * to
}

impl Image {
    pub fn read(path: &Path, data: &[u8]) -> Result<Image> {
        let file = object::File::parse(data)
            .with_context(|| format!("{}: no object file that can be read", path.display()))?;
        if file.format() != object::BinaryFormat::Elf {
            bail!("{}: only ELF files are read", path.display());
        }
        let shared = match file.kind() {
            ObjectKind::Relocatable => false,
            ObjectKind::Dynamic => true,
            _ => bail!(
                "{}: neither a shared object nor an object file: check the .so or the .o",
                path.display()
            ),
        };
        let mut image = Image {
            sections: Vec::new(),
            symbols: Vec::new(),
            by_address: BTreeMap::new(),
            words: BTreeMap::new(),
            externs: HashMap::new(),
            undefined: BTreeMap::new(),
            exported: BTreeSet::new(),
            stores: BTreeMap::new(),
            width: if file.is_64() { 8 } else { 4 },
            little: file.is_little_endian(),
            x86_64: file.architecture() == Architecture::X86_64,
            shared,
            symtab: file.symbols().next().is_some(),
            limits: Vec::new(),
        };
        let bases = image.load_sections(&file)?;
        let externs = image.load_symbols(&file, &bases);
        if shared {
            image.load_dynamic(&file, data)?;
        } else {
            image.relocate(&file, &bases, &externs);
        }
        Ok(image)
    }

    fn load_sections(&mut self, file: &object::File) -> Result<HashMap<SectionIndex, u64>> {
        let mut bases = HashMap::new();
        let mut next = 0x1000;
        for section in file.sections() {
            let name = section.name().unwrap_or_default().to_owned();
            let (alloc, write) = match section.flags() {
                SectionFlags::Elf { sh_flags } => (
                    sh_flags & u64::from(elf::SHF_ALLOC) != 0,
                    sh_flags & u64::from(elf::SHF_WRITE) != 0,
                ),
                _ => (false, false),
            };
            let debug = name.starts_with(".debug_");
            if !alloc && !debug {
                continue;
            }
            let address = if self.shared {
                section.address()
            } else if alloc {
                let address = align(next, section.align());
                next = address + section.size().max(1);
                address
            } else {
                0
            };
            bases.insert(section.index(), address);
            self.sections.push(Section {
                address,
                size: section.size(),
                data: if section.kind() == SectionKind::UninitializedData {
                    Vec::new()
                } else {
                    section
                        .uncompressed_data()
                        .with_context(|| format!("section {name} is damaged"))?
                        .into_owned()
                },
                code: section.kind() == SectionKind::Text,
                write,
                debug,
                name,
            });
        }
        Ok(bases)
    }

    /// The addresses of undefined symbols of a file that is not linked, by index.
    fn load_symbols(
        &mut self,
        file: &object::File,
        bases: &HashMap<SectionIndex, u64>,
    ) -> HashMap<usize, u64> {
        let mut externs = HashMap::new();
        let mut next = 1 << 40;
        if self.width == 4 {
            next = 0xf000_0000;
        }
        let mut common = 0x10_0000_0000;
        let mut add = |image: &mut Image, symbol: &object::Symbol, dynamic: bool| {
            let name = symbol.name().unwrap_or_default().to_owned();
            if symbol.is_undefined() {
                if name.is_empty() {
                    return;
                }
                let weak = image.undefined.entry(name.clone()).or_insert(true);
                *weak = *weak && symbol.is_weak();
                if !dynamic {
                    next += 16;
                    externs.insert(symbol.index().0, next);
                    image.externs.insert(next, name);
                }
                return;
            }
            if symbol.is_common() {
                // `static` would have kept it in a section: a variable without a value.
                common = align(common, 64) + symbol.size();
                return;
            }
            let Some(base) = symbol.section_index().and_then(|index| bases.get(&index)) else {
                return;
            };
            let function = symbol.kind() == SymbolKind::Text;
            let offset = if image.shared { 0 } else { *base };
            let mut address = symbol.address() + offset;
            if function && file.architecture() == Architecture::Arm {
                address &= !1;
            }
            if function && symbol.is_global() {
                image.exported.insert(name.clone());
            }
            if matches!(symbol.kind(), SymbolKind::Text | SymbolKind::Data) {
                image.symbols.push(Symbol {
                    name,
                    address,
                    size: symbol.size(),
                    function,
                });
            }
        };
        for symbol in file.dynamic_symbols() {
            add(self, &symbol, true);
        }
        for symbol in file.symbols() {
            add(self, &symbol, self.shared);
        }
        for (i, symbol) in self.symbols.iter().enumerate() {
            // Of two names the one with a size says more.
            let old = self.by_address.entry(symbol.address).or_insert(i);
            if self.symbols[*old].size < symbol.size {
                *old = i;
            }
        }
        externs
    }

    /// The relocations that the dynamic linker would make.
    fn load_dynamic(&mut self, file: &object::File, data: &[u8]) -> Result<()> {
        let names: HashMap<_, _> = file
            .dynamic_symbols()
            .map(|symbol| {
                let name = symbol.name().unwrap_or_default().to_owned();
                let defined = symbol.is_definition().then(|| symbol.address());
                (symbol.index(), (name, defined))
            })
            .collect();
        for (at, relocation) in file.dynamic_relocations().into_iter().flatten() {
            let RelocationFlags::Elf { r_type } = relocation.flags() else {
                continue;
            };
            let addend = if relocation.has_implicit_addend() {
                self.raw(at, self.width).unwrap_or(0) as i64
            } else {
                relocation.addend()
            };
            let word = match relocation.target() {
                RelocationTarget::Symbol(index) => match names.get(&index) {
                    Some((_, Some(address))) => Word::Address(address.wrapping_add_signed(addend)),
                    Some((name, None)) if !name.is_empty() => Word::Extern(name.clone()),
                    _ => Word::Address(addend as u64),
                },
                // R_*_RELATIVE and R_*_IRELATIVE have no symbol.
                _ if r_type != 0 => Word::Address(addend as u64),
                _ => continue,
            };
            self.words.insert(at, word);
        }
        match file {
            object::File::Elf64(elf) => {
                self.load_packed::<elf::FileHeader64<_>>(elf.elf_header(), data)
            }
            object::File::Elf32(elf) => {
                self.load_packed::<elf::FileHeader32<_>>(elf.elf_header(), data)
            }
            _ => Ok(()),
        }
    }

    /// `DT_RELR`: pointers within the file, packed to a bit each.
    fn load_packed<H: FileHeader>(&mut self, header: &H, data: &[u8]) -> Result<()> {
        let endian = header.endian()?;
        let mut table = None;
        let mut size = 0;
        for segment in header.program_headers(endian, data)? {
            for entry in segment.dynamic(endian, data)?.unwrap_or_default() {
                use object::read::elf::Dyn;
                match entry.tag32(endian) {
                    Some(DT_RELR) => table = Some(entry.d_val(endian).into()),
                    Some(DT_RELRSZ) => size = entry.d_val(endian).into(),
                    _ => {}
                }
            }
        }
        let Some(table) = table else { return Ok(()) };
        let mut next = 0;
        for i in 0..size / self.width {
            let Some(entry) = self.raw(table + i * self.width, self.width) else {
                break;
            };
            if entry & 1 == 0 {
                self.relative(entry);
                next = entry + self.width;
                continue;
            }
            for bit in 0..self.width * 8 - 1 {
                if entry >> (bit + 1) & 1 != 0 {
                    self.relative(next + bit * self.width);
                }
            }
            next += (self.width * 8 - 1) * self.width;
        }
        Ok(())
    }

    fn relative(&mut self, at: u64) {
        if let Some(value) = self.raw(at, self.width) {
            self.words.insert(at, Word::Address(value));
        }
    }

    /// Links a file that is not linked, as far as reading it needs.
    fn relocate(
        &mut self,
        file: &object::File,
        bases: &HashMap<SectionIndex, u64>,
        externs: &HashMap<usize, u64>,
    ) {
        let mut got = HashMap::new();
        let mut next_got = 1 << 41;
        for section in file.sections() {
            let Some(position) = self.sections.iter().position(|known| {
                known.name == section.name().unwrap_or_default()
                    && bases.get(&section.index()) == Some(&known.address)
            }) else {
                continue;
            };
            let base = self.sections[position].address;
            for (offset, relocation) in section.relocations() {
                let (target, symbol) = match relocation.target() {
                    RelocationTarget::Symbol(index) => {
                        let Ok(symbol) = file.symbol_by_index(index) else {
                            continue;
                        };
                        if symbol.is_undefined() {
                            let Some(address) = externs.get(&index.0) else {
                                continue;
                            };
                            (*address, self.externs.get(address).cloned())
                        } else {
                            let Some(home) =
                                symbol.section_index().and_then(|index| bases.get(&index))
                            else {
                                continue;
                            };
                            (home + symbol.address(), None)
                        }
                    }
                    _ => continue,
                };
                let size = u64::from(relocation.size()) / 8;
                let size = if size == 0 { self.width } else { size };
                let implicit = if relocation.has_implicit_addend() {
                    let at = offset as usize;
                    let data = &self.sections[position].data;
                    match data.get(at..at + size as usize) {
                        Some(bytes) => sign_extend(number(bytes, self.little), size),
                        None => 0,
                    }
                } else {
                    0
                };
                let addend = relocation.addend().wrapping_add(implicit);
                let place = base + offset;
                let write = |image: &mut Image, value: u64| {
                    let little = image.little;
                    let at = offset as usize;
                    if let Some(bytes) = image.sections[position]
                        .data
                        .get_mut(at..at + size as usize)
                    {
                        for (i, byte) in bytes.iter_mut().enumerate() {
                            let shift = if little { i } else { size as usize - 1 - i };
                            *byte = (value >> (8 * shift)) as u8;
                        }
                    }
                };
                match relocation.kind() {
                    RelocationKind::Absolute => {
                        let value = target.wrapping_add_signed(addend);
                        write(self, value);
                        if size == self.width && !self.sections[position].debug {
                            let word = match symbol {
                                Some(name) => Word::Extern(name),
                                None => Word::Address(value),
                            };
                            self.words.insert(place, word);
                        }
                    }
                    RelocationKind::Relative | RelocationKind::PltRelative => {
                        let value = target.wrapping_add_signed(addend).wrapping_sub(place);
                        write(self, value);
                    }
                    RelocationKind::GotRelative => {
                        let slot = *got.entry(target).or_insert_with(|| {
                            next_got += 16;
                            next_got
                        });
                        let word = match symbol {
                            Some(name) => Word::Extern(name),
                            None => Word::Address(target),
                        };
                        self.words.insert(slot, word);
                        write(self, slot.wrapping_add_signed(addend).wrapping_sub(place));
                    }
                    _ => {}
                }
            }
        }
    }

    // ---- reading ---------------------------------------------------------------------

    pub fn section_at(&self, address: u64) -> Option<&Section> {
        self.sections
            .iter()
            .find(|section| section.contains(address))
    }

    /// As the file has it.
    fn raw(&self, address: u64, size: u64) -> Option<u64> {
        let section = self.section_at(address)?;
        let at = (address - section.address) as usize;
        if section.size < at as u64 + size {
            return None;
        }
        let mut bytes = vec![0; size as usize];
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = section.data.get(at + i).copied().unwrap_or(0);
        }
        Some(number(&bytes, self.little))
    }

    /// The store that reaches a place, if any.
    fn store_to(&self, address: u64, size: u64) -> Option<(u64, &Store)> {
        let (at, store) = self.stores.range(..address + size).next_back()?;
        (at + store.size > address).then_some((*at, store))
    }

    /// Whether the module's code writes there.
    pub fn is_written(&self, address: u64, size: u64) -> bool {
        self.store_to(address, size).is_some()
    }

    /// None outside the file.
    pub fn word(&self, address: u64) -> Option<Word> {
        if let Some((at, store)) = self.store_to(address, self.width) {
            if at == address && store.size == self.width {
                return Some(store.value.clone().unwrap_or(Word::Unknown));
            }
            self.section_at(address)?;
            return Some(Word::Unknown);
        }
        if let Some(word) = self.words.get(&address) {
            return Some(word.clone());
        }
        Some(match self.raw(address, self.width)? {
            0 => Word::Null,
            value => Word::Address(value),
        })
    }

    /// None outside the file, and for what is written while the module runs.
    pub fn unsigned(&self, address: u64, size: u64) -> Option<u64> {
        if self.is_written(address, size) {
            let (at, store) = self.store_to(address, size)?;
            return match (&store.value, at == address && store.size >= size) {
                (Some(Word::Null), true) => Some(0),
                (Some(Word::Address(value)), true) => Some(*value),
                _ => None,
            };
        }
        self.raw(address, size)
    }

    pub fn signed(&self, address: u64, size: u64) -> Option<i64> {
        Some(sign_extend(self.unsigned(address, size)?, size))
    }

    /// The text that a C string holds. None when there is none.
    pub fn text(&self, address: u64) -> Option<String> {
        let section = self.section_at(address)?;
        let at = (address - section.address) as usize;
        let bytes = section.data.get(at..)?;
        let end = bytes.iter().position(|byte| *byte == 0)?;
        Some(String::from_utf8_lossy(&bytes[..end]).into_owned())
    }

    pub fn symbol_at(&self, address: u64) -> Option<&Symbol> {
        self.by_address.get(&address).map(|i| &self.symbols[*i])
    }

    /// The symbol that a place belongs to.
    pub fn symbol_around(&self, address: u64) -> Option<&Symbol> {
        let (_, i) = self.by_address.range(..=address).next_back()?;
        let symbol = &self.symbols[*i];
        (address - symbol.address < symbol.size.max(1)).then_some(symbol)
    }

    /// A name for messages.
    pub fn name_of(&self, word: &Word) -> Option<String> {
        match word {
            Word::Extern(name) => Some(name.clone()),
            Word::Address(address) => self.symbol_at(*address).map(|symbol| symbol.name.clone()),
            _ => None,
        }
    }

    /// The value of a place whose address is a GOT slot or the like.
    pub fn loaded(&self, address: u64) -> Option<Word> {
        let section = self.section_at(address);
        if section.is_some_and(|section| section.write && !section.name.starts_with(".got")) {
            // A variable: what it holds at that time is not known.
            return None;
        }
        self.words.get(&address).cloned()
    }

    /// The contents of a debug section, empty when there is none.
    pub fn debug_section(&self, name: &str) -> &[u8] {
        self.sections
            .iter()
            .find(|section| section.debug && section.name == name)
            .map_or(&[], |section| &section.data)
    }
}

fn number(bytes: &[u8], little: bool) -> u64 {
    let fold = |value: u64, byte: &u8| value << 8 | u64::from(*byte);
    if little {
        bytes.iter().rev().fold(0, fold)
    } else {
        bytes.iter().fold(0, fold)
    }
}

fn sign_extend(value: u64, size: u64) -> i64 {
    let shift = 64 - 8 * size.clamp(1, 8);
    ((value << shift) as i64) >> shift
}
