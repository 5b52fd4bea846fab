//! What debugging information says, when there is some: the types of variables, the
//! parameters of functions and the fields of structs.

use super::image::Image;
use gimli::{
    AttributeValue, DebuggingInformationEntry, Dwarf, EndianSlice, RunTimeEndian, Unit, UnitOffset,
};
use std::collections::HashMap;

/// A C type, as far as it matters here.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Void,
    /// Also enumerations and `_Bool`.
    Integer {
        size: u64,
        signed: bool,
    },
    Float {
        size: u64,
    },
    /// To what, by name; empty when that has none.
    Pointer {
        to: String,
        to_pointer: bool,
    },
    /// Of what size altogether.
    Array {
        size: u64,
    },
    Struct {
        name: String,
        size: u64,
    },
    Unknown,
}

impl Kind {
    pub fn size(&self, width: u64) -> Option<u64> {
        match self {
            Kind::Integer { size, .. }
            | Kind::Float { size }
            | Kind::Array { size }
            | Kind::Struct { size, .. } => Some(*size),
            Kind::Pointer { .. } => Some(width),
            Kind::Void | Kind::Unknown => None,
        }
    }
}

pub struct Variable {
    pub address: u64,
    /// The struct's tag or the typedef's name of it, or of an element.
    pub type_name: String,
    pub size: Option<u64>,
    /// Elements of an array, and their size.
    pub count: Option<u64>,
    pub element: u64,
}

#[derive(Clone)]
pub struct Function {
    pub parameters: Vec<Kind>,
    pub returns: Kind,
}

pub struct Field {
    pub name: String,
    pub offset: u64,
    pub kind: Kind,
}

#[derive(Default)]
pub struct Debug {
    pub variables: Vec<Variable>,
    /// By address.
    pub functions: HashMap<u64, Function>,
    /// Fields by the name of the struct, and its size.
    pub structs: HashMap<String, (u64, Vec<Field>)>,
    /// The size of a `PyTypeObject`.
    pub type_size: Option<u64>,
}

type Slice<'a> = EndianSlice<'a, RunTimeEndian>;

#[derive(Default)]
struct Die {
    tag: Option<gimli::DwTag>,
    name: String,
    type_: Option<UnitOffset>,
    origin: Option<UnitOffset>,
    size: Option<u64>,
    encoding: Option<gimli::DwAte>,
    address: Option<u64>,
    count: Option<u64>,
    offset: Option<u64>,
    prototyped: bool,
    declaration: bool,
    children: Vec<UnitOffset>,
}

/// What cannot be read is left out.
pub fn read(image: &mut Image) -> Debug {
    let mut debug = Debug::default();
    let endian = if image.little {
        RunTimeEndian::Little
    } else {
        RunTimeEndian::Big
    };
    if image.debug_section(".debug_info").is_empty() {
        return debug;
    }
    let width = image.width;
    let loaded = Dwarf::load(|id| -> Result<Slice, gimli::Error> {
        Ok(EndianSlice::new(image.debug_section(id.name()), endian))
    });
    let read = loaded.and_then(|dwarf| {
        let mut units = dwarf.units();
        while let Some(header) = units.next()? {
            let unit = dwarf.unit(header)?;
            let dies = dies(&dwarf, &unit)?;
            Resolver { dies, width }.take(&mut debug);
        }
        Ok(())
    });
    if let Err(error) = read {
        image
            .limits
            .push(format!("the debugging information cannot be read: {error}"));
    }
    debug
}

fn dies(
    dwarf: &Dwarf<Slice>,
    unit: &Unit<Slice>,
) -> Result<HashMap<UnitOffset, Die>, gimli::Error> {
    let mut dies: HashMap<UnitOffset, Die> = HashMap::new();
    let mut stack: Vec<UnitOffset> = Vec::new();
    let mut depth = 0;
    let mut entries = unit.entries();
    while let Some((delta, entry)) = entries.next_dfs()? {
        depth += delta;
        stack.truncate(depth.max(0) as usize);
        if let Some(parent) = stack.last() {
            if let Some(parent) = dies.get_mut(parent) {
                parent.children.push(entry.offset());
            }
        }
        stack.push(entry.offset());
        dies.insert(entry.offset(), die(dwarf, unit, entry)?);
    }
    Ok(dies)
}

fn die(
    dwarf: &Dwarf<Slice>,
    unit: &Unit<Slice>,
    entry: &DebuggingInformationEntry<Slice>,
) -> Result<Die, gimli::Error> {
    let mut die = Die {
        tag: Some(entry.tag()),
        ..Die::default()
    };
    let mut attributes = entry.attrs();
    while let Some(attribute) = attributes.next()? {
        let value = attribute.value();
        let reference = match value {
            AttributeValue::UnitRef(offset) => Some(offset),
            AttributeValue::DebugInfoRef(offset) => offset.to_unit_offset(&unit.header),
            _ => None,
        };
        match attribute.name() {
            gimli::DW_AT_name => {
                if let Ok(text) = dwarf.attr_string(unit, value) {
                    die.name = text.to_string_lossy().into_owned();
                }
            }
            gimli::DW_AT_type => die.type_ = reference,
            gimli::DW_AT_abstract_origin | gimli::DW_AT_specification => die.origin = reference,
            gimli::DW_AT_byte_size => die.size = attribute.udata_value(),
            gimli::DW_AT_encoding => {
                if let AttributeValue::Encoding(encoding) = value {
                    die.encoding = Some(encoding);
                }
            }
            gimli::DW_AT_low_pc => die.address = dwarf.attr_address(unit, value)?,
            gimli::DW_AT_location => {
                if let AttributeValue::Exprloc(expression) = value {
                    let mut operations = expression.operations(unit.encoding());
                    die.address = match operations.next()? {
                        Some(gimli::Operation::Address { address }) => Some(address),
                        Some(gimli::Operation::AddressIndex { index }) => {
                            Some(dwarf.address(unit, index)?)
                        }
                        _ => None,
                    };
                }
            }
            gimli::DW_AT_count => die.count = attribute.udata_value(),
            gimli::DW_AT_upper_bound => {
                die.count = attribute
                    .udata_value()
                    .and_then(|bound| bound.checked_add(1));
            }
            gimli::DW_AT_data_member_location => die.offset = attribute.udata_value(),
            gimli::DW_AT_prototyped => die.prototyped = true,
            gimli::DW_AT_declaration => die.declaration = true,
            _ => {}
        }
    }
    Ok(die)
}

struct Resolver {
    dies: HashMap<UnitOffset, Die>,
    width: u64,
}

impl Resolver {
    fn take(&self, debug: &mut Debug) {
        for die in self.dies.values() {
            match die.tag {
                Some(gimli::DW_TAG_variable) => self.variable(die, debug),
                Some(gimli::DW_TAG_subprogram) => self.function(die, debug),
                Some(gimli::DW_TAG_structure_type | gimli::DW_TAG_class_type) => {
                    if matches!(die.name.as_str(), "_typeobject" | "PyTypeObject") {
                        debug.type_size = debug.type_size.or(die.size);
                    }
                    self.fields(&die.name, die, debug);
                }
                // A struct without a tag is known by its typedef.
                Some(gimli::DW_TAG_typedef) => {
                    if let Some(die_of) = die.type_.and_then(|at| self.dies.get(&at)) {
                        if die_of.tag == Some(gimli::DW_TAG_structure_type) {
                            self.fields(&die.name, die_of, debug);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn fields(&self, name: &str, die: &Die, debug: &mut Debug) {
        let Some(size) = die.size else { return };
        if name.is_empty() || die.declaration {
            return;
        }
        let fields = self.flat_fields(die, 0);
        debug
            .structs
            .entry(name.to_owned())
            .or_insert((size, fields));
    }

    /// Fields, those of structs within it too.
    fn flat_fields(&self, die: &Die, base: u64) -> Vec<Field> {
        let mut fields = Vec::new();
        for child in die.children.iter().filter_map(|at| self.dies.get(at)) {
            if child.tag != Some(gimli::DW_TAG_member) {
                continue;
            }
            let offset = base + child.offset.unwrap_or(0);
            fields.push(Field {
                name: child.name.clone(),
                offset,
                kind: self.kind(child.type_),
            });
            let inner = self.strip(child.type_);
            if let Some(inner) = inner {
                if matches!(
                    inner.tag,
                    Some(gimli::DW_TAG_structure_type | gimli::DW_TAG_union_type)
                ) {
                    fields.extend(self.flat_fields(inner, offset));
                }
            }
        }
        fields
    }

    fn variable(&self, die: &Die, debug: &mut Debug) {
        let Some(address) = die.address else { return };
        let of = die.origin.and_then(|at| self.dies.get(&at)).unwrap_or(die);
        let type_ = of.type_.or(die.type_);
        let (element, count) = match self.strip(type_) {
            Some(array) if array.tag == Some(gimli::DW_TAG_array_type) => {
                (array.type_, self.array_count(array))
            }
            _ => (type_, None),
        };
        let type_name = self.type_name(element);
        let element_size = self.kind(element).size(self.width).unwrap_or(0);
        debug.variables.push(Variable {
            address,
            type_name,
            size: self.kind(type_).size(self.width),
            count,
            element: element_size,
        });
    }

    fn function(&self, die: &Die, debug: &mut Debug) {
        let Some(address) = die.address else { return };
        let mut of = die;
        while let Some(origin) = of.origin.and_then(|at| self.dies.get(&at)) {
            of = origin;
        }
        let parameters: Vec<Kind> = of
            .children
            .iter()
            .filter_map(|at| self.dies.get(at))
            .filter(|child| child.tag == Some(gimli::DW_TAG_formal_parameter))
            .map(|child| self.kind(child.type_))
            .collect();
        if parameters.is_empty() && !of.prototyped {
            return;
        }
        let returns = self.kind(of.type_);
        debug.functions.insert(
            address,
            Function {
                parameters,
                returns,
            },
        );
    }

    /// Without typedefs and qualifiers.
    fn strip(&self, at: Option<UnitOffset>) -> Option<&Die> {
        let mut die = self.dies.get(&at?)?;
        while matches!(
            die.tag,
            Some(
                gimli::DW_TAG_typedef
                    | gimli::DW_TAG_const_type
                    | gimli::DW_TAG_volatile_type
                    | gimli::DW_TAG_restrict_type
                    | gimli::DW_TAG_atomic_type
            )
        ) {
            die = self.dies.get(&die.type_?)?;
        }
        Some(die)
    }

    /// The tag of a struct, else the name of the first typedef of one without a tag.
    fn type_name(&self, at: Option<UnitOffset>) -> String {
        let mut name = String::new();
        let mut next = at;
        while let Some(die) = next.and_then(|at| self.dies.get(&at)) {
            if !die.name.is_empty() {
                name.clone_from(&die.name);
            }
            if !matches!(
                die.tag,
                Some(
                    gimli::DW_TAG_typedef | gimli::DW_TAG_const_type | gimli::DW_TAG_volatile_type
                )
            ) {
                break;
            }
            next = die.type_;
        }
        name
    }

    fn array_count(&self, array: &Die) -> Option<u64> {
        let mut count: u64 = 1;
        for child in array.children.iter().filter_map(|at| self.dies.get(at)) {
            count = count.checked_mul(child.count?)?;
        }
        Some(count)
    }

    fn kind(&self, at: Option<UnitOffset>) -> Kind {
        let Some(at) = at else { return Kind::Void };
        let Some(die) = self.strip(Some(at)) else {
            return Kind::Void;
        };
        let size = die.size.unwrap_or(0);
        match die.tag {
            Some(gimli::DW_TAG_base_type) => match die.encoding {
                Some(gimli::DW_ATE_float) => Kind::Float { size },
                Some(encoding) => Kind::Integer {
                    size,
                    signed: matches!(encoding, gimli::DW_ATE_signed | gimli::DW_ATE_signed_char),
                },
                None => Kind::Unknown,
            },
            Some(gimli::DW_TAG_enumeration_type) => Kind::Integer {
                size,
                signed: false,
            },
            Some(gimli::DW_TAG_pointer_type | gimli::DW_TAG_reference_type) => Kind::Pointer {
                to: self.type_name(die.type_),
                to_pointer: self
                    .strip(die.type_)
                    .is_some_and(|to| to.tag == Some(gimli::DW_TAG_pointer_type)),
            },
            Some(gimli::DW_TAG_array_type) => {
                let element = self.kind(die.type_).size(self.width);
                match (element, self.array_count(die)) {
                    (Some(element), Some(count)) => Kind::Array {
                        size: element * count,
                    },
                    _ => Kind::Array { size: 0 },
                }
            }
            Some(
                gimli::DW_TAG_structure_type | gimli::DW_TAG_class_type | gimli::DW_TAG_union_type,
            ) => Kind::Struct {
                name: self.type_name(Some(at)),
                size,
            },
            _ => Kind::Unknown,
        }
    }
}
