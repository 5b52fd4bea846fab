//! `typeobject check`: what is wrong with a module, found without loading it.

mod api;
mod calls;
mod code;
mod dwarf;
mod findings;
mod image;
mod rules;
pub mod signature;
mod source;
pub mod tables;

use crate::{compile, project};
use anyhow::{bail, Context, Result};
use findings::{Finding, Level};
use image::Image;
use serde::Serialize;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub use image::Word;

#[derive(clap::Args)]
#[command(after_help = "\
Sources are compiled first, with debugging information, so more is found in them than in a
shared object: whether a function takes what its flags say, whether a member has the type of
its field. Of a shared object that was compiled with -g the same is known.

The exit status is 1 when there is an error (with --strict: or a warning), 2 when a file
could not be read.")]
pub struct Args {
    /// Shared objects (.so), object files (.o), archives (.a), or the C and C++ sources of
    /// one module [default: those of the project in this folder]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// A folder to look for headers in
    #[arg(short = 'I', value_name = "DIR")]
    include: Vec<PathBuf>,

    /// A preprocessor macro
    #[arg(short = 'D', value_name = "NAME[=VALUE]")]
    define: Vec<String>,

    /// Warnings fail too
    #[arg(long)]
    strict: bool,

    /// Show notes: what is no mistake but differs between hosts
    #[arg(long)]
    notes: bool,

    /// Write JSON: an object with `findings`, `checked` and `limits`
    #[arg(long)]
    json: bool,
}

/// How much was looked at.
#[derive(Serialize, Default)]
struct Checked {
    file: String,
    modules: Vec<String>,
    types: Vec<String>,
    tables: usize,
    entries: usize,
    debugging_information: bool,
}

#[derive(Serialize, Default)]
struct Report {
    findings: Vec<Finding>,
    checked: Vec<Checked>,
    /// What could not be read.
    limits: Vec<String>,
}

/// A file's tables.
pub struct Read {
    image: Image,
    debug: dwarf::Debug,
    pub tables: tables::Tables,
    calls: Vec<code::Call>,
    head: u64,
}

impl Read {
    /// What could not be read.
    pub fn limits(&self) -> &[String] {
        &self.image.limits
    }
}

/// Reads one object file.
pub fn read(path: &Path, data: &[u8]) -> Result<Read> {
    let mut image = Image::read(path, data)?;
    let facts = code::read(&mut image);
    let debug = dwarf::read(&mut image);
    let (tables, head) = tables::find(&image, &facts, &debug);
    if image.shared && !image.symtab {
        image.limits.push(
            "the file is stripped: tables are found by what the code passes to the host and by their look"
                .to_owned(),
        );
    }
    Ok(Read {
        image,
        debug,
        tables,
        calls: facts.calls,
        head,
    })
}

fn object(
    label: &str,
    path: &Path,
    data: &[u8],
    file_name: &str,
    report: &mut Report,
) -> Result<()> {
    let read = read(path, data)?;
    let mut findings = Vec::new();
    api::check(&read.image, &mut findings);
    calls::check(&read.calls, &read.image, &read.tables, &mut findings);
    let mut rules = rules::Rules {
        image: &read.image,
        debug: &read.debug,
        tables: &read.tables,
        head: read.head,
        findings,
    };
    rules.all(file_name);
    for mut finding in rules.findings {
        finding.file = label.to_owned();
        report.findings.push(finding);
    }
    let tables = &read.tables;
    let mut checked = Checked {
        file: label.to_owned(),
        modules: tables
            .modules
            .iter()
            .map(|module| module.name.get().unwrap_or(&module.symbol).to_owned())
            .collect(),
        types: tables
            .types
            .iter()
            .map(|t| t.name.get().unwrap_or(&t.symbol).to_owned())
            .collect(),
        debugging_information: !read.debug.functions.is_empty(),
        ..Checked::default()
    };
    let mut count = |entries: usize| {
        checked.tables += 1;
        checked.entries += entries;
    };
    for table in tables
        .modules
        .iter()
        .filter_map(|module| module.methods.as_ref())
        .chain(&tables.functions)
    {
        count(table.entries.len());
    }
    for t in &tables.types {
        t.methods
            .iter()
            .for_each(|table| count(table.entries.len()));
        t.members
            .iter()
            .for_each(|table| count(table.entries.len()));
        t.getset.iter().for_each(|table| count(table.entries.len()));
    }
    report.checked.push(checked);
    for limit in &read.image.limits {
        report.limits.push(format!("{label}: {limit}"));
    }
    Ok(())
}

fn archive(path: &Path, data: &[u8], report: &mut Report) -> Result<()> {
    let archive = object::read::archive::ArchiveFile::parse(data)
        .with_context(|| format!("{}: no archive that can be read", path.display()))?;
    for member in archive.members() {
        let member = member?;
        let name = String::from_utf8_lossy(member.name()).into_owned();
        let label = format!("{}({name})", path.display());
        match member.data(data) {
            // Others than object files may be in it.
            Ok(data) if data.starts_with(b"\x7fELF") => {
                object(&label, Path::new(&label), data, "", report)?;
            }
            _ => report
                .limits
                .push(format!("{label}: no ELF file, left out")),
        }
    }
    Ok(())
}

fn sources(
    files: Vec<PathBuf>,
    include: Vec<PathBuf>,
    define: Vec<String>,
    report: &mut Report,
) -> Result<()> {
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let output = folder.path().join("checked.so");
    let label = files[0].display().to_string();
    let build = compile::Args::to_check(files.clone(), output.clone(), include, define);
    for file in &files {
        source::check(file, &build, &mut report.findings);
    }
    if let Err(error) = compile::make(&build) {
        if report.findings.is_empty() {
            return Err(error).context("a source must compile to be checked; give it -I and -D as its build does, or check the .so");
        }
        report.limits.push(format!(
            "{label}: it does not compile, so its tables were not read"
        ));
        return Ok(());
    }
    let data = fs::read(&output)?;
    object(&label, &output, &data, "", report)
}

/// Reads and reports; the status says whether there was an error.
pub fn check(args: &Args) -> Result<ExitCode> {
    let mut report = Report::default();
    match examine(args, &mut report) {
        Ok(()) => {}
        Err(error) => {
            eprintln!("typeobject: {error:#}");
            return Ok(ExitCode::from(2));
        }
    }
    let order = |finding: &Finding| (finding.file.clone(), finding.line, finding.level);
    report.findings.sort_by_key(order);
    let mut seen = BTreeSet::new();
    report
        .findings
        .retain(|finding| seen.insert((finding.to_string(), finding.line)));
    let count = |level| {
        report
            .findings
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    };
    let [errors, warnings, notes] = [Level::Error, Level::Warning, Level::Note].map(count);
    if args.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        for finding in &report.findings {
            if finding.level != Level::Note || args.notes {
                println!("{finding}");
            }
        }
        for checked in &report.checked {
            println!(
                "{}: {} with {} in {}{}",
                checked.file,
                counted(checked.types.len(), "type"),
                counted(checked.entries, "entry"),
                counted(checked.tables, "table"),
                if checked.debugging_information {
                    ""
                } else {
                    "; no debugging information (-g), so the functions and fields behind them were not compared"
                },
            );
        }
        for limit in &report.limits {
            println!("{limit}");
        }
        let hint = if notes > 0 && !args.notes {
            " (--notes shows them)"
        } else {
            ""
        };
        println!(
            "{}, {}, {}{hint}",
            counted(errors, "error"),
            counted(warnings, "warning"),
            counted(notes, "note")
        );
    }
    let failed = errors > 0 || args.strict && warnings > 0;
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn counted(count: usize, what: &str) -> String {
    match (count, what.strip_suffix('y')) {
        (1, _) => format!("1 {what}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        _ => format!("{count} {what}s"),
    }
}

fn examine(args: &Args, report: &mut Report) -> Result<()> {
    let mut to_compile = Vec::new();
    let (mut include, mut define) = (args.include.clone(), args.define.clone());
    let mut files = args.files.clone();
    if files.is_empty() {
        let project = project::load()?;
        files = if project.sources.is_empty() {
            vec![project.build(None, false)?]
        } else {
            project.sources
        };
        // As the user would name them.
        let here = std::env::current_dir()?;
        for file in &mut files {
            if let Ok(near) = file.strip_prefix(&here) {
                *file = near.to_path_buf();
            }
        }
        include.extend(project.include);
        define.extend(project.define);
    }
    for file in &files {
        if !file.is_file() {
            bail!("{}: no such file", file.display());
        }
        let extension = file.extension().and_then(OsStr::to_str).unwrap_or("");
        if compile::is_source(file) {
            to_compile.push(file.clone());
            continue;
        }
        let data = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let label = file.display().to_string();
        if extension == "a" {
            archive(file, &data, report)?;
        } else {
            let name = file.file_name().and_then(OsStr::to_str).unwrap_or("");
            object(&label, file, &data, name, report)?;
        }
    }
    if !to_compile.is_empty() {
        sources(to_compile, include, define, report)?;
    }
    Ok(())
}
