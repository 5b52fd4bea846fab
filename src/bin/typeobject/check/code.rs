//! What a module's x86-64 code says about its static data without being run: which fields it
//! writes before it hands a table to the host, and to which function of the host.
//!
//! The code is read once from front to back. Registers whose content is certain are followed
//! to the next place that something may jump to; nothing is guessed across calls.

use super::image::{Image, Store, Word};
use iced_x86::{
    Decoder, DecoderOptions, FlowControl, Instruction, InstructionInfoFactory, Mnemonic, OpAccess,
    OpKind, Register,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A call of a host's function, and of its first arguments what is certain.
pub struct Call {
    pub name: String,
    pub arguments: [Option<Word>; 4],
}

#[derive(Default)]
pub struct Facts {
    pub calls: Vec<Call>,
    /// Places in the data that the code takes the address of.
    pub addresses: BTreeSet<u64>,
}

const ARGUMENTS: [Register; 4] = [Register::RDI, Register::RSI, Register::RDX, Register::RCX];

/// What a called function may change.
const VOLATILE: [Register; 9] = [
    Register::RAX,
    Register::RCX,
    Register::RDX,
    Register::RSI,
    Register::RDI,
    Register::R8,
    Register::R9,
    Register::R10,
    Register::R11,
];

/// Reads all code; the stores go to `image.stores`.
pub fn read(image: &mut Image) -> Facts {
    let mut facts = Facts::default();
    if !image.x86_64 {
        image.limits.push(
            "the code is not x86-64: what it writes into its tables before they are used is not seen"
                .to_owned(),
        );
        return facts;
    }
    let mut stores = BTreeMap::new();
    for section in &image.sections {
        if section.code && !section.name.starts_with(".plt") {
            Reader {
                image,
                known: HashMap::new(),
                stores: &mut stores,
                facts: &mut facts,
            }
            .section(&section.data, section.address);
        }
    }
    image.stores = stores;
    facts
}

struct Reader<'a> {
    image: &'a Image,
    known: HashMap<Register, Word>,
    stores: &'a mut BTreeMap<u64, Store>,
    facts: &'a mut Facts,
}

fn number(value: u64) -> Word {
    match value {
        0 => Word::Null,
        value => Word::Address(value),
    }
}

impl Reader<'_> {
    fn section(&mut self, code: &[u8], address: u64) {
        let mut targets: BTreeSet<u64> = self
            .image
            .symbols
            .iter()
            .filter(|symbol| symbol.function)
            .map(|symbol| symbol.address)
            .collect();
        let mut instruction = Instruction::default();
        let mut decoder = Decoder::with_ip(64, code, address, DecoderOptions::NONE);
        while decoder.can_decode() {
            decoder.decode_out(&mut instruction);
            if matches!(
                instruction.flow_control(),
                FlowControl::ConditionalBranch | FlowControl::UnconditionalBranch
            ) {
                targets.insert(instruction.near_branch_target());
            }
        }
        let mut info = InstructionInfoFactory::new();
        let mut decoder = Decoder::with_ip(64, code, address, DecoderOptions::NONE);
        while decoder.can_decode() {
            decoder.decode_out(&mut instruction);
            if targets.contains(&instruction.ip()) {
                self.known.clear();
            }
            self.step(&instruction, &mut info);
        }
    }

    fn step(&mut self, instruction: &Instruction, info: &mut InstructionInfoFactory) {
        match instruction.flow_control() {
            FlowControl::Call | FlowControl::IndirectCall => {
                self.call(instruction);
                for register in VOLATILE {
                    self.known.remove(&register);
                }
                return;
            }
            FlowControl::UnconditionalBranch | FlowControl::IndirectBranch => {
                // The last call of a function.
                self.call(instruction);
                self.known.clear();
                return;
            }
            FlowControl::Return | FlowControl::Exception | FlowControl::Interrupt => {
                self.known.clear();
                return;
            }
            _ => {}
        }
        let result = self.result(instruction);
        if let Some(Word::Address(address)) = &result {
            self.facts.addresses.insert(*address);
        }
        let stored = (instruction.op_count() == 2
            && instruction.mnemonic() == Mnemonic::Mov
            && instruction.op0_kind() == OpKind::Memory)
            .then(|| self.operand(instruction, 1))
            .flatten();
        let used = info.info(instruction);
        for memory in used.used_memory() {
            if !writes(memory.access()) {
                continue;
            }
            let base = match memory.base() {
                Register::None => Some(0),
                register => match self.known.get(&register.full_register()) {
                    Some(Word::Address(address)) => Some(*address),
                    _ => None,
                },
            };
            if let (Some(base), Register::None) = (base, memory.index()) {
                let address = base.wrapping_add(memory.displacement());
                let size = memory.memory_size().size() as u64;
                self.store(address, size, stored.clone());
            }
        }
        for register in used.used_registers() {
            if writes(register.access()) {
                self.known.remove(&register.register().full_register());
            }
        }
        if let Some(value) = result {
            self.known
                .insert(instruction.op0_register().full_register(), value);
        }
    }

    /// The value that a register is given, when it is certain.
    fn result(&self, instruction: &Instruction) -> Option<Word> {
        if instruction.op_count() != 2 || instruction.op0_kind() != OpKind::Register {
            return None;
        }
        let wide = matches!(instruction.op0_register().size(), 4 | 8);
        match instruction.mnemonic() {
            Mnemonic::Lea => self.address(instruction).map(Word::Address),
            Mnemonic::Mov if wide => self.operand(instruction, 1),
            Mnemonic::Xor
                if wide
                    && instruction.op1_kind() == OpKind::Register
                    && instruction.op0_register() == instruction.op1_register() =>
            {
                Some(Word::Null)
            }
            _ => None,
        }
    }

    fn operand(&self, instruction: &Instruction, which: u32) -> Option<Word> {
        match instruction.op_kind(which) {
            OpKind::Register => {
                let register = instruction.op_register(which);
                let value = self.known.get(&register.full_register())?;
                match (register.size(), value) {
                    (8, value) => Some(value.clone()),
                    (4, Word::Address(value)) => Some(number(value & 0xffff_ffff)),
                    (_, Word::Null) => Some(Word::Null),
                    _ => None,
                }
            }
            OpKind::Memory => self.image.loaded(self.address(instruction)?),
            OpKind::Immediate8
            | OpKind::Immediate16
            | OpKind::Immediate32
            | OpKind::Immediate64
            | OpKind::Immediate8to32
            | OpKind::Immediate8to64
            | OpKind::Immediate32to64 => Some(number(instruction.immediate(which))),
            _ => None,
        }
    }

    /// The address of the memory operand.
    fn address(&self, instruction: &Instruction) -> Option<u64> {
        if instruction.memory_index() != Register::None
            || instruction.segment_prefix() != Register::None
        {
            return None;
        }
        if instruction.is_ip_rel_memory_operand() {
            return Some(instruction.ip_rel_memory_address());
        }
        match self.known.get(&instruction.memory_base().full_register()) {
            Some(Word::Address(base)) => {
                Some(base.wrapping_add(instruction.memory_displacement64()))
            }
            _ => None,
        }
    }

    fn store(&mut self, address: u64, size: u64, value: Option<Word>) {
        if size == 0 || self.image.section_at(address).is_none() {
            return;
        }
        let overlapping: Vec<u64> = self
            .stores
            .range(..address + size)
            .rev()
            .take_while(|(at, store)| *at + store.size.max(64) > address)
            .filter(|(at, store)| *at + store.size > address)
            .map(|(at, _)| *at)
            .collect();
        let mut certain = true;
        for at in overlapping {
            if let Some(old) = self.stores.get_mut(&at) {
                if at != address || old.size != size || old.value != value {
                    old.value = None;
                    certain = false;
                }
            }
        }
        let value = value.filter(|_| certain);
        let store = self.stores.entry(address).or_insert(Store {
            size,
            value: value.clone(),
        });
        if store.size < size {
            store.size = size;
        }
    }

    fn call(&mut self, instruction: &Instruction) {
        let target = match instruction.op0_kind() {
            OpKind::NearBranch64 => self.target(instruction.near_branch_target()),
            OpKind::Memory => self
                .address(instruction)
                .and_then(|at| self.image.loaded(at))
                .and_then(|word| word.symbol().map(str::to_owned)),
            OpKind::Register => self
                .known
                .get(&instruction.op0_register())
                .and_then(|word| word.symbol().map(str::to_owned)),
            _ => None,
        };
        if let Some(name) = target {
            let arguments = ARGUMENTS.map(|register| self.known.get(&register).cloned());
            self.facts.calls.push(Call { name, arguments });
        }
    }

    /// The host's function behind an address: itself, or through a stub of the linker's.
    fn target(&self, address: u64) -> Option<String> {
        if let Some(name) = self.image.externs.get(&address) {
            return Some(name.clone());
        }
        // PLT32 counts from the end of the call.
        let section = self.image.section_at(address)?;
        if !section.name.starts_with(".plt") {
            return None;
        }
        let code = section.data.get((address - section.address) as usize..)?;
        Decoder::with_ip(64, code, address, DecoderOptions::NONE)
            .into_iter()
            .take(3)
            .find(|stub| stub.flow_control() == FlowControl::IndirectBranch)
            .filter(Instruction::is_ip_rel_memory_operand)
            .and_then(
                |stub| match self.image.words.get(&stub.ip_rel_memory_address()) {
                    Some(Word::Extern(name)) => Some(name.clone()),
                    _ => None,
                },
            )
    }
}

fn writes(access: OpAccess) -> bool {
    !matches!(
        access,
        OpAccess::None | OpAccess::Read | OpAccess::CondRead | OpAccess::NoMemAccess
    )
}
