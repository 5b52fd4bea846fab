//! `typeobject micropython`: the hosted MicroPython that exports the C-API, built from
//! MicroPython's source, the port under `ffi/` and the runtime of this crate.
//!
//! The source is only read: objects and results go to a folder of ours. What went into
//! a result is written beside it as a hash, so that a second run does nothing.

use crate::progress::Step;
use crate::{debian, room};
use anyhow::{anyhow, bail, Context, Result};
use clap::ValueEnum;
use nix::fcntl::{Flock, FlockArg};
use sha2::{Digest, Sha256};
use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// MicroPython 1.25.0 is in this suite, which does not move any more.
pub const SUITE: &str = "trixie";

/// What make calls the executable.
const PROGRAM: &str = "hosted";

/// How the unix port is configured.
const VARIANT: &str = "ffi/micropython/unix";

#[derive(clap::Args)]
pub struct Args {
    /// What to build
    #[arg(long, value_enum, default_value_t = Variant::Plain)]
    variant: Variant,

    /// A checkout of MicroPython to build from; it is only read
    #[arg(long, env = "MICROPY_DIR", value_name = "DIR")]
    source: Option<PathBuf>,

    /// The Debian suite whose source package is taken when no checkout is given
    #[arg(long, default_value = SUITE)]
    suite: String,

    /// A user C module to link in as well (a folder with micropython.mk)
    #[arg(long = "c-module", value_name = "DIR")]
    c_modules: Vec<PathBuf>,

    /// Where the result goes [default: build/micropython-VARIANT]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,

    /// How many compilers run at once [default: one for each processor]
    #[arg(short, long)]
    jobs: Option<usize>,

    /// Get the source, print where it is, and build nothing
    #[arg(long)]
    fetch: bool,

    /// More arguments for make, after `--`, as in `-- COPT=-O2`
    #[arg(last = true, value_name = "NAME=VALUE")]
    make: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Variant {
    /// The port linked in
    Plain,
    /// The port, checked by AddressSanitizer
    Asan,
    /// The port, with a collection at every allocation; `_typeobject.fail(after, count)` has
    /// allocations fail
    Stress,
    /// MicroPython alone, to compare with
    Bare,
}

impl Variant {
    fn name(self) -> String {
        self.to_possible_value()
            .map_or(String::new(), |value| value.get_name().to_owned())
    }

    /// Flags for the compiler, and for the linker.
    fn flags(self) -> (&'static str, &'static str) {
        match self {
            Variant::Plain | Variant::Bare => ("", "-rdynamic"),
            Variant::Stress => ("-DTYPEOBJECT_GC_STRESS=1", "-rdynamic"),
            // The collector reads the real stack: no fake frames on the heap.
            Variant::Asan => (
                "-fsanitize=address --param asan-use-after-return=0 -fno-omit-frame-pointer",
                "-rdynamic -fsanitize=address",
            ),
        }
    }
}

pub fn is_variant(name: &str) -> bool {
    Variant::from_str(name, false).is_ok()
}

/// Where the result of a variant is.
pub fn folder(build: &Path, variant: &str) -> PathBuf {
    build.join(format!("micropython-{variant}"))
}

/// Builds what is not there yet and gives the executable's path, or the source's.
pub fn build(args: &Args) -> Result<PathBuf> {
    let root = room::source()?;
    let build = room::build()?;
    let source = source(&build, args.source.as_deref(), &args.suite, "unix")?;
    if args.fetch {
        return Ok(source);
    }

    let mut name = args.variant.name();
    if args.source.is_none() && args.suite != SUITE {
        name = format!("{name}-{}", args.suite);
    }
    let out = match &args.output {
        Some(given) => room::absolute(given)?,
        None => folder(&build, &name),
    };
    for path in [&root, &source, &out] {
        if path.to_string_lossy().contains(char::is_whitespace) {
            bail!("make cannot build in a folder with a space in its name: {} (TYPEOBJECT_BUILD_DIR names another)", path.display());
        }
    }
    fs::create_dir_all(&out)?;
    let _lock = lock(&out.join(".lock"))?;
    Job {
        args,
        root,
        source,
        out,
        name,
    }
    .run()
}

/// Waits while another process builds the same thing.
pub fn lock(path: &Path) -> Result<Flock<File>> {
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    Flock::lock(file, FlockArg::LockExclusive)
        .map_err(|(_, error)| anyhow!("cannot lock {}: {error}", path.display()))
}

struct Job<'a> {
    args: &'a Args,
    root: PathBuf,
    source: PathBuf,
    out: PathBuf,
    name: String,
}

impl Job<'_> {
    fn run(&self) -> Result<PathBuf> {
        let port = self.args.variant != Variant::Bare;
        if port && !self.root.join("ffi/micropython/micropython.mk").is_file() {
            bail!(
                "{} has no port (ffi/micropython/micropython.mk)",
                self.root.display()
            );
        }
        let version = version(&self.source)?;
        let modules = self.modules(port)?;
        let library = self.out.join("libtypeobject.a");
        let make = self.make_arguments(modules.as_deref(), port.then_some(&library));

        let configuration = self.configuration(&make)?;
        let content = self.content(port)?;
        let stamp = format!("configuration {configuration}\ncontent {content}\n");
        let stamp_path = self.out.join("stamp");
        let result = self.out.join("micropython");
        let before = fs::read_to_string(&stamp_path).unwrap_or_default();
        if before == stamp && room::is_executable(&result) {
            eprintln!("MicroPython {version} ({}) is up to date", self.name);
            return Ok(result);
        }

        for (tool, package) in [
            ("make", "make"),
            ("pkg-config", "pkg-config"),
            ("python3", "python3"),
        ] {
            if room::on_path(tool).is_none() {
                bail!("{tool} is needed to build MicroPython (Debian: apt-get install {package})");
            }
        }
        let libffi = Command::new("pkg-config")
            .args(["--exists", "libffi"])
            .status();
        if !libffi.is_ok_and(|status| status.success()) {
            bail!("libffi's headers are needed to build MicroPython (Debian: apt-get install libffi-dev)");
        }

        let _ = fs::remove_file(&stamp_path);
        let objects = self.out.join("obj");
        if !before.starts_with(&format!("configuration {configuration}\n")) {
            // make does not see changed flags.
            let _ = fs::remove_dir_all(&objects);
        }
        if port {
            let step = Step::start("Building the runtime");
            self.runtime(&library)?;
            step.done();
        }
        // make does not know that the executable depends on the library.
        let _ = fs::remove_file(objects.join(PROGRAM));
        let step = Step::start(format!("Building MicroPython {version} ({})", self.name));
        let words = objects.join("genhdr/compressed.data.h");
        let words_before = fs::read(&words).ok();
        self.make(&make, &step)?;
        if words_before.is_some() && words_before != fs::read(&words).ok() {
            // Messages are compiled as numbers of words, which have changed; make does not see it.
            for file in objects_in(&objects)? {
                fs::remove_file(file)?;
            }
            self.make(&make, &step)?;
        }
        step.done();
        // Aside and renamed: a process may be running the old one.
        let aside = self.out.join(".micropython.new");
        fs::copy(objects.join(PROGRAM), &aside)
            .context("MicroPython's make ended well but made no executable")?;
        fs::rename(&aside, &result)?;
        fs::write(&stamp_path, stamp)?;
        Ok(result)
    }

    /// The folder that MicroPython is told to take its user modules from: each is a
    /// folder directly below it.
    fn modules(&self, port: bool) -> Result<Option<PathBuf>> {
        if self.args.c_modules.is_empty() {
            return Ok(port.then(|| self.root.join("ffi")));
        }
        let mut modules = Vec::new();
        if port {
            modules.push(self.root.join("ffi/micropython"));
        }
        for given in &self.args.c_modules {
            if !given.join("micropython.mk").is_file() {
                bail!("--c-module {}: no micropython.mk there", given.display());
            }
            modules.push(fs::canonicalize(given)?);
        }
        let dir = self.out.join("modules");
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir)?;
        for module in modules {
            let name = module
                .file_name()
                .ok_or_else(|| anyhow!("{} has no name", module.display()))?;
            symlink(&module, dir.join(name)).with_context(|| {
                format!("two user modules are called {}", name.to_string_lossy())
            })?;
        }
        Ok(Some(dir))
    }

    fn make_arguments(&self, modules: Option<&Path>, library: Option<&PathBuf>) -> Vec<String> {
        let (cflags, ldflags) = self.args.variant.flags();
        let mut make = vec![
            // Nothing here needs these, and the source package lacks their submodules.
            "MICROPY_PY_BTREE=0".to_owned(),
            "MICROPY_PY_SSL=0".to_owned(),
            "MICROPY_SSL_MBEDTLS=0".to_owned(),
            // No frozen modules: they would need mpy-cross, to which BUILD would leak.
            "FROZEN_MANIFEST=".to_owned(),
            // Names in crash reports and in profiles.
            "STRIP=".to_owned(),
            // The default is the name of the folder that the port's objects are in.
            format!("PROG={PROGRAM}"),
            format!("BUILD={}", self.out.join("obj").display()),
            format!("VARIANT_DIR={}", self.root.join(VARIANT).display()),
            format!("CFLAGS_EXTRA={cflags}"),
            format!("LDFLAGS_EXTRA={ldflags}"),
        ];
        if let Some(modules) = modules {
            make.push(format!("USER_C_MODULES={}", modules.display()));
        }
        if let Some(library) = library {
            make.push(format!("TYPEOBJECT_LIB={}", library.display()));
        }
        make.extend(self.args.make.iter().cloned());
        make
    }

    /// What makes objects of an earlier build useless.
    fn configuration(&self, make: &[String]) -> Result<String> {
        let mut hash = Sha256::new();
        let mut add = |text: &str| {
            hash.update(text.as_bytes());
            hash.update([0]);
        };
        add(&self.source.to_string_lossy());
        make.iter().for_each(|argument| add(argument));
        for name in ["CC", "CROSS_COMPILE", "CFLAGS", "LDFLAGS", "RUSTFLAGS"] {
            add(&env::var(name).unwrap_or_default());
        }
        add(&output_of("gcc", &["--version"]));
        Ok(room::hex(hash)[..32].to_owned())
    }

    /// What is compiled: MicroPython's source, and of ours what the port needs.
    fn content(&self, port: bool) -> Result<String> {
        let mut hash = Sha256::new();
        let mut files = Vec::new();
        if self.args.source.is_some() {
            // A checkout changes under us; Debian's package does not.
            for dir in [
                "py",
                "extmod",
                "shared",
                "ports/unix",
                "lib/littlefs",
                "lib/oofatfs",
                "lib/uzlib",
            ] {
                collect(&self.source.join(dir), &mut files)?;
            }
        } else {
            hash.update(version(&self.source)?);
        }
        if port {
            for dir in ["src", "include", "ffi"] {
                collect(&self.root.join(dir), &mut files)?;
            }
            files.extend(["Cargo.toml", "build.rs"].map(|name| self.root.join(name)));
            // Parts of src that the result does not hold.
            for dir in ["src/bin", "src/package", "src/python"] {
                files.retain(|file| !file.starts_with(self.root.join(dir)));
            }
            hash.update(output_of("rustc", &["-V"]));
        } else {
            collect(&self.root.join(VARIANT), &mut files)?;
        }
        for module in &self.args.c_modules {
            collect(module, &mut files)?;
        }
        files.sort();
        for file in files {
            let Ok(bytes) = fs::read(&file) else { continue };
            hash.update(file.to_string_lossy().as_bytes());
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
        Ok(room::hex(hash)[..32].to_owned())
    }

    /// The static library of the runtime, copied to where this build links it from.
    fn runtime(&self, library: &Path) -> Result<()> {
        let target = room::target()?;
        let cargo = env::var_os("CARGO").unwrap_or(OsString::from("cargo"));
        let output = Command::new(cargo)
            .current_dir(&self.root)
            .args(["rustc", "--quiet", "--lib", "--crate-type", "staticlib"])
            .args([
                "--profile",
                "runtime",
                "--features",
                "runtime",
                "--target-dir",
            ])
            .arg(&target)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| {
                anyhow!("cannot run cargo ({error}): install Rust, https://rustup.rs")
            })?;
        if !output.status.success() {
            std::io::stderr().write_all(&output.stderr)?;
            bail!("cargo could not build the runtime; its messages are above");
        }
        fs::copy(target.join("runtime/libtypeobject.a"), library)
            .context("cargo ended well but made no libtypeobject.a")?;
        Ok(())
    }

    fn make(&self, arguments: &[String], step: &Step) -> Result<()> {
        let log_path = self.out.join("make.log");
        let port = self.source.join("ports/unix");
        if !make(&port, arguments, self.args.jobs, &log_path, step)? {
            let said = fs::read(&log_path)?;
            let said = String::from_utf8_lossy(&said);
            let lines: Vec<&str> = said.lines().collect();
            for line in &lines[lines.len().saturating_sub(30)..] {
                eprintln!("{line}");
            }
            bail!(
                "make could not build MicroPython; the end of {} is above",
                log_path.display()
            );
        }
        Ok(())
    }
}

/// Runs make in the folder of a port of MicroPython; whether it ended well. All it says goes to
/// the log.
///
/// The VM's objects have the numbers of its names (qstrs) compiled in, and make sees that the
/// numbers are others only if the compiler wrote the header's path as make knows it. So the
/// objects are looked at afterwards: those that are older than the header are made again.
pub fn make(
    port: &Path,
    arguments: &[String],
    jobs: Option<usize>,
    log: &Path,
    step: &Step,
) -> Result<bool> {
    let objects = arguments.iter().find_map(|a| a.strip_prefix("BUILD="));
    let well = make_once(port, arguments, jobs, log, step)?;
    match objects {
        Some(objects) if well && remove_stale(Path::new(objects))? => {
            make_once(port, arguments, jobs, log, step)
        }
        _ => Ok(well),
    }
}

/// Removes the objects that were compiled with an older header of names; whether there are some.
fn remove_stale(objects: &Path) -> Result<bool> {
    let Ok(header) = fs::metadata(objects.join("genhdr/qstrdefs.generated.h")) else {
        return Ok(false);
    };
    let header = header.modified()?;
    let mut any = false;
    let mut folders = vec![objects.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // What an object was made from is beside it.
            let from = path.with_extension("P");
            if path.extension() != Some("o".as_ref())
                || fs::metadata(&path)?.modified()? >= header
                || !fs::read_to_string(&from)
                    .unwrap_or_default()
                    .contains("genhdr/qstrdefs.generated.h")
            {
                continue;
            }
            fs::remove_file(&path)?;
            any = true;
        }
    }
    Ok(any)
}

fn make_once(
    port: &Path,
    arguments: &[String],
    jobs: Option<usize>,
    log_path: &Path,
    step: &Step,
) -> Result<bool> {
    let jobs =
        jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, |count| count.get()));
    let log = File::create(log_path)?;
    let mut command = Command::new("make");
    command
        .arg("-C")
        .arg(port)
        .arg(format!("-j{jobs}"))
        .args(arguments)
        // The caller's own make, if any, is none of this one's business.
        .env_remove("MAKEFLAGS")
        .env_remove("MFLAGS")
        .env_remove("MAKELEVEL")
        // A compiler cache that makes paths relative hides headers from make.
        .env("CCACHE_BASEDIR", "")
        // The source is only read.
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        // What the runtime for firmware is compiled in.
        .env("CARGO_TARGET_DIR", room::target()?)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(log.try_clone()?);
    if !port.join("../../.git").exists() {
        // Or MicroPython would take the version of the repository around it.
        command.env("GIT_DIR", "/dev/null");
    }
    let mut child = command.spawn().context("cannot run make")?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            step.detail(&String::from_utf8_lossy(&line));
            (&log).write_all(&line)?;
            (&log).write_all(b"\n")?;
        }
    }
    Ok(child.wait()?.success())
}

/// MicroPython's source: a checkout that is given and has that port, or Debian's package.
pub fn source(build: &Path, given: Option<&Path>, suite: &str, port: &str) -> Result<PathBuf> {
    let Some(given) = given else {
        fs::create_dir_all(build)?;
        let _lock = lock(&build.join(format!(".source-{suite}.lock")))?;
        return debian::source(build, suite);
    };
    let port = format!("ports/{port}");
    if !given.join("py/mpconfig.h").is_file() || !given.join(&port).is_dir() {
        bail!(
            "{} is no checkout of MicroPython (no py/mpconfig.h or {port} in it)",
            given.display()
        );
    }
    Ok(fs::canonicalize(given)?)
}

/// Every file below, but not what an earlier build left.
pub fn collect(dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let Ok(entries) = fs::read_dir(dir) else {
        return Ok(());
    };
    for entry in entries {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.starts_with("build-") || name.starts_with('.') || name == "__pycache__" {
            continue;
        }
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Every object file below.
pub fn objects_in(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(dir, &mut files)?;
    files.retain(|file| file.extension().is_some_and(|ext| ext == "o"));
    Ok(files)
}

pub fn output_of(program: &str, args: &[&str]) -> String {
    Command::new(program)
        .args(args)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default()
}

/// `1.25.0`, as the source itself says.
pub fn version(source: &Path) -> Result<String> {
    let text = fs::read_to_string(source.join("py/mpconfig.h"))?;
    let part = |name: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix("#define ")?.strip_prefix(name))
            .map(|value| value.trim().trim_matches(['(', ')']))
            .unwrap_or("?")
            .to_owned()
    };
    Ok(["MAJOR", "MINOR", "MICRO"]
        .map(|name| part(&format!("MICROPY_VERSION_{name} ")))
        .join("."))
}
