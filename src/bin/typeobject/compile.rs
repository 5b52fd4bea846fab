//! `typeobject build`: C or C++ sources to one extension module.

use crate::{headers, hosts, project, room, wheel};
use anyhow::{anyhow, bail, Context, Result};
use clap::ValueEnum;
use object::{Object, ObjectSymbol};
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(clap::Args)]
pub struct Args {
    /// C (.c) or C++ (.cc, .cpp, .cxx, .C) sources; objects (.o), archives (.a) and
    /// assembly (.s, .S) are taken too; without any, the project in this folder is built
    #[arg(value_name = "SOURCE")]
    sources: Vec<PathBuf>,

    /// The file to make, named as the module: `noddy.so` is what `import noddy` finds; with
    /// --wheel a folder [default in a project: build/NAME.so, dist]
    #[arg(short, long, value_name = "OUT.so")]
    output: Option<PathBuf>,

    /// Make a wheel of the project in this folder, for every CPython from 3.8 on; its path
    /// is printed
    #[arg(long, conflicts_with = "sources")]
    wheel: bool,

    /// A folder to look for headers in
    #[arg(short = 'I', value_name = "DIR")]
    include: Vec<PathBuf>,

    /// A preprocessor macro
    #[arg(short = 'D', value_name = "NAME[=VALUE]")]
    define: Vec<String>,

    /// What the module is for
    #[arg(long, value_enum, default_value_t = Mode::Universal)]
    mode: Mode,

    /// Find the forwarding headers (Python.h, structmember.h …) before any other, also when
    /// no source includes <Python.h> itself
    #[arg(long)]
    python_h: bool,

    /// The CPython of `--mode cpython`: a command, a path or a host name (cpython:3.12)
    #[arg(long, value_name = "PYTHON", default_value = "python3")]
    python: String,

    /// Optimisation level
    #[arg(short = 'O', value_name = "LEVEL", default_value = "2")]
    optimize: String,

    /// Show the compiler's command lines
    #[arg(short, long)]
    verbose: bool,

    /// More flags for the compiler and the linker, after `--`
    #[arg(last = true, value_name = "FLAG")]
    flags: Vec<OsString>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Mode {
    /// One .so for CPython 3.8 to 3.14 and hosted VMs
    Universal,
    /// CPython's own headers, one version
    Cpython,
    /// Firmware: one-word heads; makes a relocatable object to link into it
    Vm,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    C,
    Cxx,
    Assembly,
    /// Goes to the linker as it is.
    Linkable,
}

/// The endings that are understood.
fn kind(source: &Path) -> Result<Kind> {
    match source.extension().and_then(OsStr::to_str) {
        Some("c") => Ok(Kind::C),
        Some("cc" | "cpp" | "cxx" | "c++" | "C") => Ok(Kind::Cxx),
        Some("s" | "S") => Ok(Kind::Assembly),
        Some("o" | "a") => Ok(Kind::Linkable),
        _ => bail!(
            "{}: not a C or C++ source (wanted .c, .cc, .cpp, .cxx, .C, .s, .S, .o or .a)",
            source.display()
        ),
    }
}

/// Whether a file is C or C++.
pub fn is_source(path: &Path) -> bool {
    matches!(kind(path), Ok(Kind::C | Kind::Cxx))
}

impl Args {
    /// What `typeobject check` compiles to look at: unoptimised enough to read, with
    /// debugging information.
    pub fn to_check(
        sources: Vec<PathBuf>,
        output: PathBuf,
        include: Vec<PathBuf>,
        define: Vec<String>,
    ) -> Args {
        Args {
            optimize: "1".to_owned(),
            flags: ["-g", "-w"].map(OsString::from).to_vec(),
            ..Args::of_project(sources, output, include, define)
        }
    }

    /// What a project's module is built with.
    pub fn of_project(
        sources: Vec<PathBuf>,
        output: PathBuf,
        include: Vec<PathBuf>,
        define: Vec<String>,
    ) -> Args {
        Args {
            sources,
            output: Some(output),
            wheel: false,
            include,
            define,
            mode: Mode::Universal,
            python_h: false,
            python: "python3".to_owned(),
            optimize: "2".to_owned(),
            verbose: false,
            flags: Vec::new(),
        }
    }

    fn output(&self) -> Result<&Path> {
        self.output.as_deref().ok_or_else(|| {
            anyhow!("name the file to make after -o, as the module is called: -o NAME.so")
        })
    }

    pub fn add_flags(&mut self, flags: &[OsString], verbose: bool) {
        self.flags.extend_from_slice(flags);
        self.verbose |= verbose;
    }
}

/// Builds what the command line names, or the project in the current folder.
pub fn build(args: &Args) -> Result<()> {
    if args.sources.is_empty() {
        return build_project(args);
    }
    make(args)?;
    if args.mode != Mode::Vm {
        warn_without_init(args.output()?);
    }
    Ok(())
}

fn build_project(args: &Args) -> Result<()> {
    let mut project = project::load()?;
    if args.mode != Mode::Universal {
        bail!("--mode is for sources on the command line; a project's module is universal");
    }
    project.include.extend(args.include.iter().cloned());
    project.define.extend(args.define.iter().cloned());
    project.flags.extend(args.flags.iter().cloned());
    let path = if args.wheel {
        let folder = args.output.clone().unwrap_or_else(|| "dist".into());
        wheel::build(&project, &folder, args.verbose)?
    } else {
        project.build(args.output.clone(), args.verbose)?
    };
    println!("{}", path.display());
    Ok(())
}

/// The source with its `#if`s decided and its macros as they were written.
pub fn preprocessed(args: &Args, source: &Path) -> Result<String> {
    let mut command = compiler(kind(source)? == Kind::Cxx)?;
    command.args(["-E", "-fdirectives-only"]);
    command.args(compile_flags(args)?);
    command.args(env_flags("CPPFLAGS"));
    let output = command
        .arg(source)
        .output()
        .context("cannot run the compiler")?;
    if !output.status.success() {
        bail!("{}: the preprocessor failed", source.display());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

pub fn make(args: &Args) -> Result<()> {
    let out = args.output()?;
    let mut kinds = Vec::new();
    for source in &args.sources {
        if !source.is_file() {
            bail!("{}: no such source file", source.display());
        }
        kinds.push(kind(source)?);
    }
    if out.is_dir() {
        bail!(
            "{} is a folder: name the file to make, as in -o {}/NAME.so",
            out.display(),
            out.display()
        );
    }
    if let Some(parent) = out.parent() {
        fs::create_dir_all(parent)
            .with_context(|| format!("cannot make the folder {}", parent.display()))?;
    }

    let compile_flags = compile_flags(args)?;
    let objects = tempfile::tempdir().context("cannot make a temporary folder")?;
    let mut link_inputs: Vec<OsString> = Vec::new();
    for (i, (source, kind)) in args.sources.iter().zip(&kinds).enumerate() {
        if *kind == Kind::Linkable {
            link_inputs.push(source.into());
            continue;
        }
        let object = objects.path().join(format!("{i}.o"));
        let mut command = compiler(*kind == Kind::Cxx)?;
        command.arg("-c").args(&compile_flags);
        if *kind == Kind::C {
            // A function of no header answers an int, which cuts a pointer to its half.
            command.arg("-Werror=implicit-function-declaration");
        }
        if args.mode != Mode::Cpython {
            command.args(compat_flags(source)?);
        }
        command.args(env_flags("CPPFLAGS"));
        command.args(env_flags(if *kind == Kind::Cxx {
            "CXXFLAGS"
        } else {
            "CFLAGS"
        }));
        command.args(args.flags.iter().filter(|flag| !is_link_flag(flag)));
        command.arg(source).arg("-o").arg(&object);
        execute(command, args.verbose, &source.display().to_string())?;
        link_inputs.push(object.into());
    }

    let mut command = compiler(kinds.contains(&Kind::Cxx))?;
    if args.mode == Mode::Vm {
        // One relocatable object: the firmware's own link step takes it from there.
        command.args(["-r", "-nostdlib"]);
    } else {
        // Lazy: a function that a host lacks must not keep the module from loading.
        command.args(["-shared", "-Wl,-z,lazy"]);
    }
    command.args(&link_inputs);
    if args.mode != Mode::Vm {
        command.args(env_flags("LDFLAGS"));
    }
    command.args(&args.flags);

    // Linked aside and renamed: a process that has the old file mapped keeps it whole.
    let mut aside = out.as_os_str().to_owned();
    aside.push(format!(".{}", std::process::id()));
    let aside = PathBuf::from(aside);
    command.arg("-o").arg(&aside);
    let linked = execute(command, args.verbose, &out.display().to_string()).and_then(|()| {
        fs::rename(&aside, out).with_context(|| format!("cannot write {}", out.display()))
    });
    if linked.is_err() {
        let _ = fs::remove_file(&aside);
    }
    linked
}

/// Flags of the compile step that do not depend on the language.
fn compile_flags(args: &Args) -> Result<Vec<OsString>> {
    // Without assert(), as a released CPython has its extensions compiled.
    let mut flags: Vec<OsString> = vec![format!("-O{}", args.optimize).into(), "-DNDEBUG".into()];
    if args.mode != Mode::Vm {
        flags.push("-fPIC".into());
    }
    let include = headers::unpacked()?;
    let forwarding = include.join("python");
    let first = args.python_h || args.sources.iter().any(|source| includes_python_h(source));
    let forward = args.mode != Mode::Cpython;
    // Names like `object.h` may be the module's own, so its folders come before CPython's
    // headers, as in a build for CPython; but for one that has CPython's.
    let (own, cpythons): (Vec<_>, Vec<_>) =
        (args.include.iter()).partition(|dir| !args.python_h && !dir.join("Python.h").exists());
    for dir in own {
        flags.extend(["-I".into(), dir.into()]);
    }
    if forward && first {
        flags.extend(["-I".into(), forwarding.clone().into()]);
    }
    for dir in cpythons {
        flags.extend(["-I".into(), dir.into()]);
    }
    flags.extend(["-I".into(), include.into()]);
    match args.mode {
        Mode::Universal => {}
        Mode::Vm => flags.push("-DTYPEOBJECT_VM".into()),
        Mode::Cpython => {
            flags.push("-DTYPEOBJECT_CPYTHON".into());
            for dir in hosts::cpython_include(&args.python)? {
                flags.extend(["-I".into(), dir.into()]);
            }
        }
    }
    if forward && !first {
        // A source may include <Python.h> through a header of its own.
        flags.extend(["-idirafter".into(), forwarding.into()]);
    }
    flags.extend(args.define.iter().map(|name| format!("-D{name}").into()));
    Ok(flags)
}

/// Many modules bring pythoncapi_compat.h, which adds newer functions to older headers; ours
/// has them already, and that file knows the fields of one version's frames and threads. So
/// it is to skip itself. A source that gets Python.h only through it gets it here.
fn compat_flags(source: &Path) -> Result<Vec<OsString>> {
    let mut flags = vec!["-DPYTHONCAPI_COMPAT=".into()];
    let text = fs::read(source).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    if includes(&text, "pythoncapi_compat.h") && !includes(&text, "Python.h") {
        // What a module may define for Python.h before it includes it.
        for name in ["PY_SSIZE_T_CLEAN", "Py_LIMITED_API"] {
            if directives(&text, "define").any(|rest| rest.trim_end() == name) {
                flags.push(format!("-D{name}=").into());
            }
        }
        let forwarding = headers::unpacked()?.join("python/Python.h");
        flags.extend(["-include".into(), forwarding.into()]);
    }
    Ok(flags)
}

fn includes_python_h(source: &Path) -> bool {
    let text = fs::read(source).unwrap_or_default();
    includes(&String::from_utf8_lossy(&text), "Python.h")
}

/// Whether a source names a header itself.
fn includes(text: &str, header: &str) -> bool {
    directives(text, "include").any(|rest| {
        rest.get(1..)
            .and_then(|rest| rest.strip_prefix(header))
            .is_some_and(|rest| rest.starts_with(['>', '"']))
    })
}

/// What follows the word in each such directive of the preprocessor.
fn directives<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines().filter_map(move |line| {
        line.trim_start()
            .strip_prefix('#')
            .and_then(|rest| rest.trim_start().strip_prefix(word))
            .map(str::trim_start)
    })
}

fn is_link_flag(flag: &OsStr) -> bool {
    let flag = flag.to_string_lossy();
    ["-l", "-L", "-Wl,"]
        .iter()
        .any(|prefix| flag.starts_with(prefix))
}

/// Words of a variable that build systems share.
fn env_flags(name: &str) -> Vec<String> {
    env::var(name)
        .map(|value| value.split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default()
}

/// `$CC` or `$CXX`, which may be several words (`ccache gcc`).
fn compiler(cxx: bool) -> Result<Command> {
    let (variable, default) = if cxx { ("CXX", "c++") } else { ("CC", "cc") };
    let mut words = env_flags(variable);
    if words.is_empty() {
        words.push(default.to_owned());
    }
    let program = words.remove(0);
    if !program.contains('/') && room::on_path(&program).is_none() {
        let package = if cxx { "g++" } else { "gcc" };
        bail!("no {} compiler: `{program}` is not on PATH; install one (Debian: apt-get install {package}) or set {variable}",
            if cxx { "C++" } else { "C" });
    }
    let mut command = Command::new(program);
    command.args(words);
    Ok(command)
}

fn execute(mut command: Command, verbose: bool, what: &str) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    if verbose {
        let words: Vec<_> = command.get_args().map(OsStr::to_string_lossy).collect();
        eprintln!("{program} {}", words.join(" "));
    }
    let status = command.status().map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            anyhow!("the compiler {program} does not exist; set CC or CXX to one that does")
        }
        _ => anyhow!("cannot run the compiler {program}: {error}"),
    })?;
    if !status.success() {
        bail!("{what}: {program} failed ({status}); its messages are above");
    }
    Ok(())
}

/// `import NAME` calls `PyInit_NAME`. A file without it may be meant (a plain library),
/// so this only warns.
fn warn_without_init(output: &Path) {
    let Some(name) = output.file_name().and_then(OsStr::to_str) else {
        return;
    };
    let name = name.split('.').next().unwrap_or(name);
    let wanted = format!("PyInit_{name}");
    let Ok(data) = fs::read(output) else { return };
    let Ok(file) = object::File::parse(&*data) else {
        return;
    };
    let inits: Vec<String> = file
        .dynamic_symbols()
        .filter(|symbol| symbol.is_definition())
        .filter_map(|symbol| symbol.name().ok().map(str::to_owned))
        .filter(|symbol| symbol.starts_with("PyInit_"))
        .collect();
    if inits.contains(&wanted) {
        return;
    }
    match inits.as_slice() {
        [] => eprintln!(
            "typeobject: warning: {} exports no {wanted}: `import {name}` will fail",
            output.display()
        ),
        [other, ..] => eprintln!(
            "typeobject: warning: {} exports {other} but no {wanted}: name it {}.so",
            output.display(),
            &other["PyInit_".len()..]
        ),
    }
}
