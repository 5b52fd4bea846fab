//! `typeobject firmware`: a MicroPython image for a board with extension modules linked in,
//! and what they cost.
//!
//! The port's own make does the work, through ffi/micropython/micropython.mk, as it would
//! for a user who calls it with USER_C_MODULES. An image without us is built beside it, once,
//! to compare with; what each part of ours takes is read from the linker's map.

use crate::board::{self, Board, BOARDS};
use crate::micropython::{self, collect, lock, output_of, version};
use crate::progress::Step;
use crate::room;
use anyhow::{bail, Context, Result};
use object::{Object, ObjectSection, ObjectSymbol, SectionFlags};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

// What `typeobject size` takes as well. (Documentation here would become the commands' own.)
#[derive(clap::Args, Clone)]
pub struct Given {
    /// A folder to look for headers in
    #[arg(short = 'I', value_name = "DIR")]
    pub include: Vec<PathBuf>,

    /// A preprocessor macro
    #[arg(short = 'D', value_name = "NAME[=VALUE]")]
    pub define: Vec<String>,

    /// A checkout of MicroPython to build from; it is only read
    #[arg(long, env = "MICROPY_DIR", value_name = "DIR")]
    pub micropython: Option<PathBuf>,
}

#[derive(clap::Args)]
pub struct Args {
    /// The board, of MicroPython's qemu port: MPS2_AN385 (Cortex-M3), MICROBIT (Cortex-M0),
    /// NETDUINO2 (Cortex-M3), VIRT_RV32 (RISC-V)
    #[arg(long, value_name = "BOARD")]
    board: String,

    /// C sources, and for modules in Rust a crate's folder or an .rs file. One in which
    /// PyInit_NAME is written is the module NAME; one with none belongs to the module before it.
    /// Where a macro makes that name, NAME=SOURCE says it
    #[arg(required = true, value_name = "[NAME=]SOURCE")]
    sources: Vec<PathBuf>,

    #[command(flatten)]
    given: Given,

    /// The Debian suite whose source package is taken when no checkout is given
    #[arg(long, default_value = micropython::SUITE)]
    suite: String,

    /// Where the result goes [default: build/firmware-BOARD]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,

    /// How many compilers run at once [default: one for each processor]
    #[arg(short, long)]
    jobs: Option<usize>,

    /// No image without us to compare with, and no report
    #[arg(long)]
    no_report: bool,

    /// More arguments for make, after `--`, as in `-- CFLAGS_EXTRA=-DMICROPY_OBJ_REPR=2`
    #[arg(last = true, value_name = "NAME=VALUE")]
    make: Vec<String>,
}

/// In a linker script: the register tp points there (import.c). The second section takes no room
/// by itself.
const THREAD_VARIABLES: &str = "    \
    . = ALIGN(16);
    typeobject_thread_variables = .;
    .tdata : ALIGN(16) { *(.tdata .tdata.*) } > RAM
    .tbss : ALIGN(16) { *(.tbss .tbss.*) } > RAM
    .tbss_room (NOLOAD) : { . += SIZEOF(.tbss); } > RAM

";

/// The oldest version whose internals the port knows.
const LEAST: (u32, u32) = (1, 25);

struct Module {
    name: String,
    sources: Vec<PathBuf>,
}

impl Args {
    /// An image that is made to be measured, apart from the one to be run.
    pub fn to_measure(board: &str, sources: Vec<PathBuf>, given: Given) -> Result<Args> {
        Ok(Args {
            output: Some(room::build()?.join(format!("size-{board}"))),
            board: board.to_owned(),
            sources,
            given,
            suite: micropython::SUITE.to_owned(),
            jobs: None,
            no_report: false,
            make: Vec::new(),
        })
    }
}

pub fn build(args: &Args) -> Result<()> {
    let (image, report) = make(args)?;
    eprint!("{report}");
    println!("{}", image.display());
    Ok(())
}

/// Makes the image, and tells what its parts take, unless that is not wanted.
pub fn make(args: &Args) -> Result<(PathBuf, Report)> {
    let Some(board) = board::find(&args.board) else {
        let names: Vec<_> = BOARDS.iter().map(|board| board.name).collect();
        bail!(
            "no board is called {}; there are: {}",
            args.board,
            names.join(", ")
        );
    };
    let modules = modules(&args.sources)?;
    let root = room::source()?;
    let build = room::build()?;
    let source = micropython::source(
        &build,
        args.given.micropython.as_deref(),
        &args.suite,
        "qemu",
    )?;
    let version = version(&source)?;
    let mut numbers = version.split('.').map(|part| part.parse().unwrap_or(0));
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if (major, minor) < LEAST {
        bail!(
            "{} is MicroPython {version}; {}.{} is the oldest that the port knows: take a newer checkout",
            source.display(),
            LEAST.0,
            LEAST.1
        );
    }
    if !source.join("ports/qemu/boards").join(board.name).is_dir() {
        bail!(
            "MicroPython {version} in {} has no board {}: take a newer checkout",
            source.display(),
            board.name
        );
    }
    for (tool, package) in [
        ("make", "make"),
        ("python3", "python3"),
        (&format!("{}gcc", board.compiler), board.packages),
    ] {
        if room::on_path(tool).is_none() {
            bail!(
                "{tool} is needed to build for {} (Debian: apt-get install {package})",
                board.name
            );
        }
    }

    let compiler = format!("{}gcc", board.compiler);
    // As the port does: picolibc where it is, else what the compiler has itself.
    if !["--specs=picolibc.specs", "-E"].iter().any(|library| {
        Command::new(&compiler)
            .args([
                library,
                "-E",
                "-include",
                "stdlib.h",
                "-x",
                "c",
                "/dev/null",
            ])
            .output()
            .is_ok_and(|output| output.status.success())
    }) {
        bail!(
            "{compiler} finds no C library (Debian: apt-get install {})",
            board.packages
        );
    }

    let out = match &args.output {
        Some(given) => room::absolute(given)?,
        None => build.join(format!("firmware-{}", board.name)),
    };
    for path in [&root, &source, &out] {
        if path.to_string_lossy().contains(char::is_whitespace) {
            bail!("make cannot build in a folder with a space in its name: {} (TYPEOBJECT_BUILD_DIR names another)", path.display());
        }
    }
    fs::create_dir_all(&out)?;
    let _lock = lock(&out.join(".lock"))?;
    let job = Job {
        args,
        board,
        root,
        source,
        out,
        version,
    };
    let image = job.image(&modules)?;
    let report = if args.no_report {
        Report::default()
    } else {
        let plain = job.plain()?;
        job.report(&plain, &image, &modules)?
    };
    Ok((job.out.join("firmware.elf"), report))
}

/// Sorts the sources into modules.
fn modules(sources: &[PathBuf]) -> Result<Vec<Module>> {
    let mut modules: Vec<Module> = Vec::new();
    for given in sources {
        if let Some((name, source)) = dotted(given) {
            bail!(
                "{}: a module of an image is in no package: name it {name}={source}; Python code may put \
                 it into sys.modules under another name",
                given.display()
            );
        }
        let (said, given) = named(given);
        let mut source = given.clone();
        if source.is_dir() {
            source.push(MANIFEST);
        }
        let is_crate = source.ends_with(MANIFEST);
        let extension = source.extension().and_then(|end| end.to_str());
        if !is_crate && !matches!(extension, Some("c" | "rs")) {
            bail!(
                "{}: not a source (wanted .c, .rs or a crate's folder)",
                source.display()
            );
        }
        if !source.is_file() {
            if given.is_dir() {
                bail!("{}: no crate (it has no {MANIFEST})", given.display());
            }
            bail!("{}: no such source file", source.display());
        }
        let source = fs::canonicalize(&source)?;
        let written = if is_crate {
            source.parent().and_then(init_name_of_crate)
        } else {
            init_name(&String::from_utf8_lossy(&fs::read(&source)?))
        };
        match (said.or(written), modules.last_mut()) {
            (None, Some(module)) => module.sources.push(source),
            (name, _) => {
                let file = if is_crate {
                    source.parent().and_then(Path::file_name)
                } else {
                    source.file_stem()
                };
                let stem = file.unwrap_or_default().to_string_lossy();
                modules.push(Module {
                    name: name.unwrap_or(stem.into_owned()),
                    sources: vec![source],
                });
            }
        }
    }
    for (i, module) in modules.iter().enumerate() {
        if modules[..i].iter().any(|other| other.name == module.name) {
            bail!("two modules are called {}", module.name);
        }
    }
    Ok(modules)
}

/// What a crate's folder has.
const MANIFEST: &str = "Cargo.toml";

/// The name in the `PyInit_NAME` of a crate.
fn init_name_of_crate(folder: &Path) -> Option<String> {
    let mut files = Vec::new();
    collect(&folder.join("src"), &mut files).ok()?;
    files.sort();
    files
        .iter()
        .filter(|file| file.extension().is_some_and(|end| end == "rs"))
        .find_map(|file| init_name(&String::from_utf8_lossy(&fs::read(file).ok()?)))
}

fn is_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
}

/// `mod` and SOURCE of `pkg.mod=SOURCE`.
fn dotted(given: &Path) -> Option<(&str, &str)> {
    let (name, source) = given.to_str()?.split_once('=')?;
    let (_, last) = name.rsplit_once('.')?;
    name.split('.').all(is_name).then_some((last, source))
}

/// `NAME=SOURCE` in its two parts.
fn named(given: &Path) -> (Option<String>, PathBuf) {
    match given.to_str().and_then(|text| text.split_once('=')) {
        Some((name, source)) if is_name(name) => (Some(name.to_owned()), source.into()),
        _ => (None, given.to_path_buf()),
    }
}

/// The name in a source's `PyInit_NAME`.
fn init_name(text: &str) -> Option<String> {
    text.match_indices("PyInit_").find_map(|(at, found)| {
        let name: String = text[at + found.len()..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        (!name.is_empty()).then_some(name)
    })
}

struct Job<'a> {
    args: &'a Args,
    board: &'static Board,
    root: PathBuf,
    source: PathBuf,
    out: PathBuf,
    version: String,
}

impl Job<'_> {
    /// Arguments of every build for this board. The script's arguments are for `sys.argv`.
    fn arguments(&self, objects: &Path) -> Result<Vec<String>> {
        let mut extra = "CFLAGS_EXTRA=-DMICROPY_PY_SYS_ARGV=1".to_owned();
        let mut arguments = vec![
            format!("BOARD={}", self.board.name),
            format!("BUILD={}", objects.display()),
            // No frozen modules: they would need mpy-cross.
            "FROZEN_MANIFEST=".to_owned(),
        ];
        if let Some(libraries) = self.board.libraries {
            arguments.push(format!("LIBS={libraries}"));
        }
        if let Some(script) = self.linker_script()? {
            arguments.push(format!("LDSCRIPT={}", script.display()));
        }
        for argument in &self.args.make {
            match argument.strip_prefix("CFLAGS_EXTRA=") {
                Some(flags) => extra = format!("{extra} {flags}"),
                None => arguments.push(argument.clone()),
            }
        }
        arguments.push(extra);
        Ok(arguments)
    }

    /// The board's linker script, with two changes. The end of the code is aligned as any data may
    /// be: the port's start code copies the initialised variables from there, in place where code
    /// and variables are in one memory, and were the variables aligned further, each would
    /// overwrite the next. And variables that are a thread's own, which picolibc has on RISC-V,
    /// have a place, where the port has no threads.
    fn linker_script(&self) -> Result<Option<PathBuf>> {
        let port = self.source.join("ports/qemu");
        let board = port
            .join("boards")
            .join(self.board.name)
            .join("mpconfigboard.mk");
        let text = fs::read_to_string(&board).unwrap_or_default();
        let Some(name) = text
            .lines()
            .find_map(|line| line.strip_prefix("LDSCRIPT = "))
        else {
            return Ok(None);
        };
        let script = fs::read_to_string(port.join(name.trim()))
            .with_context(|| format!("cannot read the board's linker script {name}"))?;
        let mut changed = script.replace("_etext = .;", ". = ALIGN(16); _etext = .;");
        if script.contains("littleriscv") && !script.contains(".tbss") {
            if let Some(at) = changed.find("    .bss :") {
                changed.insert_str(at, THREAD_VARIABLES);
            }
        }
        let path = self.out.join("board.ld");
        if fs::read_to_string(&path).unwrap_or_default() != changed {
            fs::write(&path, changed)?;
        }
        Ok(Some(path))
    }

    /// A hash of what decides over all objects.
    fn configuration(&self, arguments: &[String]) -> Result<String> {
        let mut hash = Sha256::new();
        let compiler = format!("{}gcc", self.board.compiler);
        hash.update(output_of(&compiler, &["--version"]));
        hash.update(output_of("rustc", &["-V"]));
        hash.update(self.source.to_string_lossy().as_bytes());
        hash.update(arguments.join("\n"));
        let mut files = Vec::new();
        if self.args.given.micropython.is_some() {
            // A checkout changes under us; Debian's package does not.
            for dir in ["py", "extmod", "shared", "ports/qemu"] {
                collect(&self.source.join(dir), &mut files)?;
            }
        }
        files.sort();
        for file in files {
            hash.update(file.to_string_lossy().as_bytes());
            hash.update(fs::read(file).unwrap_or_default());
        }
        Ok(room::hex(hash)[..32].to_owned())
    }

    /// Runs make with a folder for its objects, which are thrown away when something that make
    /// does not see is another; gives the linked image.
    fn make(&self, objects: &Path, arguments: &[String], title: &str) -> Result<PathBuf> {
        let stamp = objects.with_extension("stamp");
        let configuration = self.configuration(arguments)?;
        if fs::read_to_string(&stamp).unwrap_or_default() != configuration {
            let _ = fs::remove_dir_all(objects);
            fs::write(&stamp, &configuration)?;
        }
        let step = Step::start(title);
        let log = objects.with_extension("log");
        let image = objects.join("firmware.elf");
        let _ = fs::remove_file(&image);
        let port = self.source.join("ports/qemu");
        if !micropython::make(&port, arguments, self.args.jobs, &log, &step)? {
            bail!(self.reason(&log)?);
        }
        step.done();
        Ok(image)
    }

    /// Why make failed, in one line.
    fn reason(&self, log: &Path) -> Result<String> {
        let text = fs::read(log)?;
        let text = String::from_utf8_lossy(&text);
        if let Some(line) = text
            .lines()
            .find_map(|line| line.strip_prefix("typeobject: "))
        {
            return Ok(line.to_owned());
        }
        if let Some((_, said)) = text.split_once("#error \"typeobject: ") {
            return Ok(said.split('"').next().unwrap_or_default().to_owned());
        }
        let mut missing = BTreeMap::new();
        for line in text.lines() {
            if let Some((place, name)) = line.split_once("undefined reference to `") {
                let name = name.trim_end_matches('\'').to_owned();
                // The image is linked from one object: a function has a section of its own.
                let user = match place.split_once("(.text.") {
                    Some((_, section)) => section.split(['+', ')']).next(),
                    None => place.split(':').next().and_then(|f| f.rsplit('/').next()),
                };
                missing
                    .entry(name)
                    .or_insert(user.unwrap_or_default().to_owned());
            }
        }
        if let Some(init) = missing.keys().find(|name| name.starts_with("PyInit_")) {
            return Ok(format!(
                "no source has {init}(), which every module needs (NAME=SOURCE says another name)"
            ));
        }
        if !missing.is_empty() {
            let names: Vec<_> = missing
                .iter()
                .map(|(name, user)| format!("{name} (in {user})"))
                .collect();
            return Ok(format!(
                "a module uses what neither the runtime nor MicroPython has: {}",
                names.join(", ")
            ));
        }
        if let Some(line) = text.lines().find(|line| line.contains("overflowed by")) {
            let line = line.rsplit("ld: ").next().unwrap_or(line);
            return Ok(format!(
                "the image does not fit on {}: {line}; leave a module out, or take a larger board",
                self.board.name
            ));
        }
        let line = text
            .lines()
            .find(|line| line.contains("error:"))
            .or(text.lines().last())
            .unwrap_or_default();
        Ok(format!(
            "{line} (all that make said is in {})",
            log.display()
        ))
    }

    /// The image without us.
    fn plain(&self) -> Result<PathBuf> {
        let objects = self.out.join("plain");
        let arguments = self.arguments(&objects)?;
        let image = objects.join("firmware.elf");
        let stamp = fs::read_to_string(objects.with_extension("stamp")).unwrap_or_default();
        if image.is_file() && stamp == self.configuration(&arguments)? {
            return Ok(image);
        }
        let title = format!("Building MicroPython {} alone", self.version);
        self.make(&objects, &arguments, &title)
    }

    /// The image with the modules.
    fn image(&self, modules: &[Module]) -> Result<PathBuf> {
        let folder = self.out.join("modules");
        let _ = fs::remove_dir_all(&folder);
        let port = self.root.join("ffi/micropython/micropython.mk");
        let mut flags: Vec<String> = Vec::new();
        for dir in &self.args.given.include {
            flags.push(format!(
                "-I{}",
                fs::canonicalize(dir)
                    .with_context(|| format!("-I {}: no such folder", dir.display()))?
                    .display()
            ));
        }
        flags.extend(
            self.args
                .given
                .define
                .iter()
                .map(|name| format!("-D{name}")),
        );
        for module in modules {
            let dir = folder.join(&module.name);
            fs::create_dir_all(&dir)?;
            let sources: Vec<_> = module
                .sources
                .iter()
                .map(|source| source.to_string_lossy().into_owned())
                .collect();
            let text = format!(
                "TYPEOBJECT_MODULES += {}\nTYPEOBJECT_SRC += {}\ninclude {}\n",
                module.name,
                sources.join(" "),
                port.display()
            );
            fs::write(dir.join("micropython.mk"), text)?;
        }
        let objects = self.out.join("obj");
        let mut arguments = self.arguments(&objects)?;
        arguments.push(format!("USER_C_MODULES={}", folder.display()));
        arguments.push(format!("TYPEOBJECT_CFLAGS={}", flags.join(" ")));
        let names: Vec<_> = modules.iter().map(|module| module.name.as_str()).collect();
        let title = format!(
            "Building MicroPython {} for {} ({}) with {}",
            self.version,
            self.board.name,
            self.board.processor,
            names.join(", ")
        );
        let image = self.make(&objects, &arguments, &title)?;
        let aside = self.out.join(".firmware.new");
        fs::copy(&image, &aside)?;
        fs::rename(&aside, self.out.join("firmware.elf"))?;
        Ok(image)
    }

    fn report(&self, plain: &Path, image: &Path, modules: &[Module]) -> Result<Report> {
        let map = fs::read(image.with_extension("map"))
            .context("the port's make leaves no map of the image")?;
        let parts = parts(&String::from_utf8_lossy(&map));
        let made = image.with_file_name("typeobject_rom.c");
        let types = types(&fs::read_to_string(made).unwrap_or_default(), image)?;
        let before = size(plain)?;
        let after = size(image)?;
        let mut rows = vec![("MicroPython alone".to_owned(), before)];
        let mut own = Size::default();
        for module in modules {
            let mut sum = Size::default();
            for source in &module.sources {
                let object = source.with_extension("o");
                let object = object.to_string_lossy();
                let own: Vec<_> = types
                    .iter()
                    .filter(|t| t.object.ends_with(&*object))
                    .collect();
                // All types of the VM are one table.
                sum.flash += own.iter().map(|t| t.vm_type).sum::<i64>();
                let constants: Vec<_> = own.iter().map(|t| format!("{ROM}{}", t.number)).collect();
                for (_, part) in parts
                    .iter()
                    .filter(|(name, _)| name.ends_with(&*object) || constants.contains(name))
                {
                    sum.add(part);
                }
            }
            let table = format!("{ROM_MODULE}{}", module.name);
            for (_, part) in parts.iter().filter(|(name, _)| *name == table) {
                sum.add(part);
            }
            own.add(&sum);
            rows.push((module.name.clone(), sum));
        }
        let runtime = Size {
            flash: after.flash - before.flash - own.flash,
            ram: after.ram - before.ram - own.ram,
        };
        rows.insert(1, ("runtime".to_owned(), runtime));
        rows.push(("the image".to_owned(), after));
        Ok(Report { parts: rows, types })
    }
}

/// What an image takes, in all and in parts.
#[derive(Default)]
pub struct Report {
    pub parts: Vec<(String, Size)>,
    pub types: Vec<Type>,
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter) -> std::fmt::Result {
        let names = self.parts.iter().map(|(name, _)| name);
        let names = names.chain(self.types.iter().map(|t| &t.name));
        let Some(width) = names.map(|name| name.len()).max() else {
            return Ok(());
        };
        writeln!(f, "{:width$}  {:>9}  {:>9}", "bytes", "flash", "RAM")?;
        for (name, size) in &self.parts {
            writeln!(f, "{name:width$}  {:>9}  {:>9}", size.flash, size.ram)?;
        }
        if !self.types.is_empty() {
            writeln!(f, "{:width$}  {:>9}  {:>9}", "types", "", "RAM")?;
        }
        for t in &self.types {
            match &t.ram {
                Ram::Bytes(bytes) => writeln!(f, "{:width$}  {:>9}  {bytes:>9}", t.name, "")?,
                Ram::Heap(reason) => writeln!(f, "{:width$}  in RAM: {reason}", t.name)?,
            }
        }
        Ok(())
    }
}

/// Bytes of a board's memories.
#[derive(Clone, Copy, Default)]
pub struct Size {
    pub flash: i64,
    pub ram: i64,
}

impl Size {
    fn add(&mut self, other: &Size) {
        self.flash += other.flash;
        self.ram += other.ram;
    }

    /// What a section of that name takes: initialised variables are in both.
    fn of(name: &str, size: i64) -> Size {
        let data = name.starts_with(".data");
        let bss = name.starts_with(".bss") || name == "COMMON";
        Size {
            flash: if bss { 0 } else { size },
            ram: if bss || data { size } else { 0 },
        }
    }
}

/// What an image takes of the board's memory.
fn size(image: &Path) -> Result<Size> {
    let data = fs::read(image)?;
    let file = object::File::parse(&*data).context("the image is no ELF file")?;
    let mut sum = Size::default();
    for section in file.sections() {
        if let SectionFlags::Elf { sh_flags } = section.flags() {
            if sh_flags & u64::from(object::elf::SHF_ALLOC) != 0 {
                sum.add(&Size::of(section.name()?, section.size() as i64));
            }
        }
    }
    Ok(sum)
}

/// What rom.py writes, in the linker's map, with the number of a type behind it.
const ROM: &str = "typeobject_rom.o type ";

/// The same with the name of a module, of which there is nothing but a table.
const ROM_MODULE: &str = "typeobject_rom.o module ";

/// What a type costs when it is ready, with its methods and their names.
pub enum Ram {
    /// All but the PyTypeObject is in flash.
    Bytes(u64),
    /// It is made in the heap, and why.
    Heap(String),
}

pub struct Type {
    pub name: String,
    /// The module's file that has it, and its number in what rom.py wrote.
    object: String,
    number: String,
    /// Bytes of flash of the VM's type.
    vm_type: i64,
    pub ram: Ram,
}

/// The types of the modules, from what rom.py wrote and from the image.
fn types(made: &str, image: &Path) -> Result<Vec<Type>> {
    let data = fs::read(image)?;
    let file = object::File::parse(&*data).context("the image is no ELF file")?;
    let mut found = Vec::new();
    for line in made.lines() {
        if let Some((name, reason)) = line
            .strip_prefix("// in RAM: ")
            .and_then(|line| line.split_once(": "))
        {
            found.push(Type {
                name: name.to_owned(),
                object: String::new(),
                number: String::new(),
                vm_type: 0,
                ram: Ram::Heap(reason.to_owned()),
            });
            continue;
        }
        let Some((place, name)) = line
            .strip_prefix("// type ")
            .and_then(|line| line.split_once(": "))
        else {
            continue;
        };
        let (number, object) = place.split_once(" of ").unwrap_or_default();
        let symbol = file.symbol_by_name(&format!("typeobject_rom_{number}_type"));
        // A type that nothing uses is not linked.
        let Some((symbol, section)) = symbol.and_then(|symbol| {
            let section = file.section_by_index(symbol.section_index()?).ok()?;
            Some((symbol, section))
        }) else {
            continue;
        };
        let vm_type = file.symbol_by_name(&format!("typeobject_rom_{number}"));
        let write = match section.flags() {
            SectionFlags::Elf { sh_flags } => sh_flags & u64::from(object::elf::SHF_WRITE) != 0,
            _ => true,
        };
        found.push(Type {
            name: name.to_owned(),
            object: object.to_owned(),
            number: number.to_owned(),
            vm_type: vm_type.map_or(0, |symbol| symbol.size() as i64),
            ram: Ram::Bytes(if write { symbol.size() } else { 0 }),
        });
    }
    Ok(found)
}

/// `3` of `.rodata.rom_3_descr` and `.rodata.typeobject_rom_3`.
fn type_number(section: &str) -> Option<&str> {
    let (_, rest) = section.split_once("rom_")?;
    let number = rest.split('_').next()?;
    number.chars().all(|c| c.is_ascii_digit()).then_some(number)
}

/// From the linker's map: what each object file takes, in what rom.py writes each type.
fn parts(map: &str) -> Vec<(String, Size)> {
    let Some((_, map)) = map.split_once("Linker script and memory map") else {
        return Vec::new();
    };
    let mut found: BTreeMap<String, Size> = BTreeMap::new();
    let mut section = "";
    for line in map.lines() {
        // ` .text.name  0xADDRESS  0xSIZE file`, broken after a long name.
        let mut words = line.split_whitespace();
        if line.starts_with(" .") || line.starts_with(" COMMON") {
            section = words.next().unwrap_or_default();
        } else if !line.starts_with("                ") {
            section = "";
        }
        let (Some(address), Some(size), Some(file)) = (words.next(), words.next(), words.next())
        else {
            continue;
        };
        let number = |text: &str| {
            text.strip_prefix("0x")
                .and_then(|text| i64::from_str_radix(text, 16).ok())
        };
        if let (false, Some(_), Some(size)) = (section.is_empty(), number(address), number(size)) {
            if ![".debug", ".comment", ".ARM.attributes", ".note", ".riscv"]
                .iter()
                .any(|prefix| section.starts_with(prefix))
            {
                let rom = file.ends_with("typeobject_rom.o");
                // By hand, a module's names are the VM's interned strings, too.
                let file = if section.starts_with(".rodata.typeobject_interned") {
                    ""
                } else {
                    file
                };
                let file = match (type_number(section), section.split_once("rom_module_")) {
                    (Some(number), _) if rom => format!("{ROM}{number}"),
                    (_, Some((_, name))) if rom => format!("{ROM_MODULE}{name}"),
                    _ => file.to_owned(),
                };
                found.entry(file).or_default().add(&Size::of(section, size));
            }
        }
    }
    found.into_iter().collect()
}
