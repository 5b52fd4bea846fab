//! `typeobject test`: scripts on all hosts, with CPython as the oracle. What python3 prints,
//! and how it ends, is expected everywhere.
//!
//! Comment lines in a script say what it needs:
//!
//! ```text
//! # cpython: >=3.10 <3.13    other CPythons do not run it; either bound may be missing
//! # heap: 64M                MicroPython's heap
//! # timeout: 300             seconds, on every host
//! # skip: HOST reason        not there; HOST may have `*`
//! ```
//!
//! With a `.exp` file beside it a script is about a VM's own behaviour: it runs on VMs only,
//! and that file is expected.

use crate::{hosts, project, room};
use anyhow::{bail, Context, Result};
use similar::TextDiff;
use std::env;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

#[derive(clap::Args)]
pub struct Args {
    /// Scripts [default: those of the project in this folder, which is built first]
    #[arg(value_name = "SCRIPT")]
    scripts: Vec<PathBuf>,

    /// Where, separated by commas, as for `run --on` [default: every CPython of this machine,
    /// and MicroPython, which is built when it is not there]
    #[arg(long, value_name = "HOSTS", value_delimiter = ',')]
    on: Vec<String>,

    /// A folder to import modules from; it stands on sys.path after the script's own
    #[arg(long, value_name = "DIR")]
    path: Vec<PathBuf>,

    /// Show what the scripts print
    #[arg(short, long)]
    verbose: bool,
}

/// What a script says about itself.
#[derive(Default)]
struct Wishes {
    least: Option<u32>,
    beyond: Option<u32>,
    heap: Option<String>,
    timeout: Option<u64>,
    skips: Vec<(String, String)>,
}

impl Wishes {
    fn read(script: &Path) -> Result<Wishes> {
        let text = fs::read_to_string(script)
            .with_context(|| format!("cannot read {}", script.display()))?;
        let mut wishes = Wishes::default();
        for line in text.lines() {
            let Some((key, value)) = line
                .strip_prefix('#')
                .and_then(|rest| rest.split_once(':'))
                .map(|(key, value)| (key.trim(), value.trim()))
            else {
                continue;
            };
            match key {
                "cpython" => {
                    for bound in value.split_whitespace() {
                        let minor = |mark: &str| bound.strip_prefix(mark)?.parse().ok();
                        wishes.least = minor(">=3.").or(wishes.least);
                        wishes.beyond = minor("<3.").or(wishes.beyond);
                    }
                }
                "heap" => wishes.heap = Some(value.to_owned()),
                "timeout" => {
                    let seconds = value.parse().with_context(|| {
                        format!(
                            "{}: `# timeout: {value}` is no number of seconds",
                            script.display()
                        )
                    })?;
                    wishes.timeout = Some(seconds);
                }
                "skip" => {
                    let (host, reason) =
                        value.split_once(' ').unwrap_or((value, "no reason given"));
                    wishes
                        .skips
                        .push((host.to_owned(), reason.trim().to_owned()));
                }
                _ => {}
            }
        }
        Ok(wishes)
    }

    /// Why the script is not for a host.
    fn skip(&self, host: &str) -> Option<String> {
        for (pattern, reason) in &self.skips {
            if fits(pattern, host) {
                return Some(reason.clone());
            }
        }
        let minor: u32 = host
            .strip_prefix("cpython:3.")?
            .split('.')
            .next()?
            .parse()
            .ok()?;
        if self.least.is_some_and(|least| minor < least) {
            return Some(format!("needs CPython 3.{}", self.least.unwrap_or(0)));
        }
        if self.beyond.is_some_and(|beyond| minor >= beyond) {
            return Some(format!("is not for CPython 3.{minor}"));
        }
        None
    }
}

/// Whether a name is as a pattern says; `*` stands for anything.
fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, rest)) => name.strip_prefix(head).is_some_and(|name| {
            (0..=name.len()).any(|i| name.get(i..).is_some_and(|name| fits(rest, name)))
        }),
    }
}

struct Outcome {
    /// With a line about the status when that is not 0.
    printed: String,
    errors: String,
    good: bool,
}

pub fn test(args: &Args) -> Result<ExitCode> {
    let mut scripts = args.scripts.clone();
    let mut folders = args.path.clone();
    if project::here() && (scripts.is_empty() || args.path.is_empty()) {
        let project = project::load()?;
        let module = project.build(None, false)?;
        eprintln!("{} is built", module.display());
        folders.push(project.build_folder());
        if scripts.is_empty() {
            scripts = project.tests.clone();
        }
        // A package's Python files are beside the module for the time of the test.
        for file in project.package_files()? {
            let to = project.build_folder().join(&file);
            fs::create_dir_all(to.parent().unwrap_or(&to))?;
            fs::copy(project.root.join(&file), to)?;
        }
    }
    if scripts.is_empty() {
        bail!("no script to run: name some, or list them in pyproject.toml: [tool.typeobject] tests = [\"test.py\"]");
    }
    let hosts = hosts_of(args)?;
    let mut counts = [0; 3];
    for script in &scripts {
        if !script.is_file() {
            bail!("{}: no such script", script.display());
        }
        one(args, script, &folders, &hosts, &mut counts)?;
    }
    let [passed, failed, skipped] = counts;
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    Ok(if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The hosts that are asked for; a hosted MicroPython is built when it has to be.
fn hosts_of(args: &Args) -> Result<Vec<String>> {
    let mut names = args.on.clone();
    if names.is_empty() {
        names = hosts::available()
            .into_iter()
            .map(|(name, _)| name)
            .filter(|name| name.starts_with("cpython:"))
            .collect();
        names.push("micropython".to_owned());
    }
    for name in &names {
        if name == "micropython"
            && hosts::find(name).is_err()
            && env::var_os("TYPEOBJECT_MICROPYTHON").is_none()
        {
            let status = Command::new(env::current_exe()?)
                .arg("micropython")
                .stdout(Stdio::null())
                .status()?;
            if !status.success() {
                bail!("MicroPython could not be built; --on cpython tests without it");
            }
        }
        hosts::find(name)?;
    }
    Ok(names)
}

fn one(
    args: &Args,
    script: &Path,
    folders: &[PathBuf],
    hosts: &[String],
    counts: &mut [usize; 3],
) -> Result<()> {
    let shown = script
        .strip_prefix(env::current_dir()?)
        .unwrap_or(script)
        .display()
        .to_string();
    let wishes = Wishes::read(script)?;
    let vm_only = script.with_extension("exp");
    let expected = if vm_only.is_file() {
        fs::read_to_string(&vm_only)?
    } else {
        let outcome = run(script, "cpython", folders, &wishes)?;
        if args.verbose {
            print!("{}", outcome.printed);
        }
        if !outcome.good {
            counts[1] += 1;
            println!("FAILED  {shown} on cpython, whose output is expected elsewhere");
            print_indented(&outcome.printed);
            print_indented(&outcome.errors);
            return Ok(());
        }
        counts[0] += 1;
        println!("ok      {shown} on cpython");
        outcome.printed
    };
    for host in hosts {
        let cpython = host.starts_with("cpython");
        if host == "cpython" || cpython && vm_only.is_file() {
            continue;
        }
        if let Some(reason) = wishes.skip(host) {
            counts[2] += 1;
            println!("skipped {shown} on {host}: {reason}");
            continue;
        }
        let outcome = run(script, host, folders, &wishes)?;
        if outcome.printed == expected && !outcome.errors.contains("AddressSanitizer") {
            counts[0] += 1;
            println!("ok      {shown} on {host}");
            continue;
        }
        counts[1] += 1;
        println!("FAILED  {shown} on {host}");
        let diff = TextDiff::from_lines(&expected, &outcome.printed);
        print_indented(&diff.unified_diff().header("expected", host).to_string());
        print_indented(&outcome.errors);
    }
    Ok(())
}

/// The end of a text, below the line that it belongs to.
fn print_indented(text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    for line in &lines[lines.len().saturating_sub(40)..] {
        println!("    {line}");
    }
}

/// Through `typeobject run`, which knows how each host is started.
fn run(script: &Path, host: &str, folders: &[PathBuf], wishes: &Wishes) -> Result<Outcome> {
    let mut command = Command::new(env::current_exe()?);
    command.args(["run", "--on", host]);
    for folder in folders {
        command.arg("--path").arg(room::absolute(folder)?);
    }
    if let (Some(heap), true) = (&wishes.heap, host.starts_with("micropython")) {
        command.args(["--heap", heap]);
    }
    let mut child = command
        .arg(script)
        // No bytecode of one CPython in the way of another.
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let [stdout, stderr] = [reader(child.stdout.take()), reader(child.stderr.take())];
    let limit = Duration::from_secs(wishes.timeout.unwrap_or(120));
    let status = wait(&mut child, limit)?;
    let mut printed = stdout.join().unwrap_or_default();
    let errors = stderr.join().unwrap_or_default();
    match status {
        Some(0) => {}
        Some(status) => printed.push_str(&format!("exit status {status}\n")),
        None => printed.push_str(&format!("not done after {} seconds\n", limit.as_secs())),
    }
    Ok(Outcome {
        printed,
        errors,
        good: status == Some(0),
    })
}

fn reader(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            let _ = pipe.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// The status, or None when the time was up.
fn wait(child: &mut Child, limit: Duration) -> Result<Option<i32>> {
    let end = Instant::now() + limit;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.code().unwrap_or(128)));
        }
        if Instant::now() >= end {
            // `run` passes it on to the host.
            let pid = nix::unistd::Pid::from_raw(child.id() as i32);
            let _ = nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGTERM);
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(5));
    }
}
