//! `typeobject run`: a script on a host, with folders of modules on `sys.path`.

use crate::board;
use crate::hosts::{self, Host};
use crate::room;
use anyhow::{bail, Context, Result};
use nix::sys::signal::{kill, sigaction, SaFlags, SigAction, SigHandler, SigSet, Signal};
use nix::unistd::Pid;
use std::env;
use std::ffi::OsString;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicI32, Ordering};

#[derive(clap::Args)]
pub struct Args {
    /// cpython, cpython:3.8 …, micropython, micropython:VARIANT, or either with a path
    /// (cpython:/opt/python3), micropython:BOARD; `typeobject hosts` lists them
    #[arg(long, value_name = "HOST")]
    on: String,

    /// A folder to import modules from; it stands on sys.path after the script's own
    #[arg(long, value_name = "DIR")]
    path: Vec<PathBuf>,

    /// Size of MicroPython's heap, as in 64M (its own default otherwise)
    #[arg(long, value_name = "SIZE")]
    heap: Option<String>,

    /// The firmware image to run on a board [default: the one last built for it]
    #[arg(long, value_name = "FILE")]
    image: Option<PathBuf>,

    /// How often a board runs the script, with a soft reset after each time
    #[arg(long, value_name = "N", default_value_t = 1)]
    times: usize,

    /// The script to run, and its arguments
    // One list: whatever follows the script is the script's, options too.
    #[arg(
        required = true,
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_names = ["SCRIPT", "ARG"]
    )]
    script: Vec<OsString>,
}

/// What MicroPython's unix port has on `sys.path` when MICROPYPATH is not set.
const MICROPYTHON_DEFAULT_PATH: &str = ".frozen:~/.micropython/lib:/usr/lib/micropython";

pub fn run(args: &Args) -> Result<ExitCode> {
    let host = hosts::find(&args.on)?;
    let script = Path::new(&args.script[0]);
    if !script.is_file() {
        bail!("{}: no such script", script.display());
    }
    let mut dirs = Vec::new();
    for dir in &args.path {
        if !dir.is_dir() {
            bail!("--path {}: no such folder", dir.display());
        }
        // Absolute, so that a script that changes its folder still imports.
        dirs.push(room::absolute(dir)?);
    }

    if args.image.is_some() && !matches!(host, Host::Board { .. }) {
        bail!("--image is for a board, as in --on micropython:MPS2_AN385");
    }
    if args.times != 1 && !matches!(host, Host::Board { .. }) {
        bail!("--times is for a board, as in --on micropython:MPS2_AN385");
    }
    let mut command = match &host {
        Host::Board { board, image } => {
            let image = args.image.as_ref().unwrap_or(image);
            if !image.is_file() {
                bail!(
                    "there is no image {}: run `typeobject firmware --board {} SOURCE...`",
                    image.display(),
                    board.name
                );
            }
            if args.heap.is_some() {
                bail!("--heap is for the hosted MicroPython; a board's heap is part of its image");
            }
            return board::run(&board::Job {
                board,
                image,
                script,
                arguments: args.script[1..]
                    .iter()
                    .map(|argument| argument.to_string_lossy().into_owned())
                    .collect(),
                path: &dirs,
                times: args.times,
            });
        }
        Host::CPython(path) => {
            if args.heap.is_some() {
                bail!("--heap is for MicroPython; CPython's heap has no fixed size");
            }
            let mut command = Command::new(path);
            set_path(&mut command, "PYTHONPATH", dirs, env::var_os("PYTHONPATH"))?;
            command
        }
        Host::MicroPython { path, asan } => {
            let mut command = Command::new(path);
            let rest = env::var_os("MICROPYPATH").unwrap_or(MICROPYTHON_DEFAULT_PATH.into());
            set_path(&mut command, "MICROPYPATH", dirs, Some(rest))?;
            if let Some(heap) = &args.heap {
                command.arg("-X").arg(format!("heapsize={heap}"));
            }
            if *asan && env::var_os("ASAN_OPTIONS").is_none() {
                // The collector scans the real stack, and the heap goes with the process.
                command.env(
                    "ASAN_OPTIONS",
                    "detect_leaks=0:detect_stack_use_after_return=0",
                );
            }
            command
        }
    };
    command.args(&args.script);
    wait(command, script)
}

fn set_path(
    command: &mut Command,
    name: &str,
    dirs: Vec<PathBuf>,
    rest: Option<OsString>,
) -> Result<()> {
    if dirs.is_empty() {
        return Ok(());
    }
    let mut value = env::join_paths(&dirs)
        .context("--path: a folder whose name has a colon cannot stand on sys.path")?;
    if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
        value.push(":");
        value.push(rest);
    }
    command.env(name, value);
    Ok(())
}

static CHILD: AtomicI32 = AtomicI32::new(0);

/// What came when there was no child yet.
static EARLY: AtomicI32 = AtomicI32::new(0);

fn send(signal: i32, child: i32) {
    if let Ok(signal) = Signal::try_from(signal) {
        let _ = kill(Pid::from_raw(child), signal);
    }
}

extern "C" fn pass_on(signal: i32) {
    match CHILD.load(Ordering::SeqCst) {
        0 => EARLY.store(signal, Ordering::SeqCst),
        child => send(signal, child),
    }
}

/// The terminal sends these to the script as well.
extern "C" fn leave_to_child(_signal: i32) {}

/// Runs to the end and gives the status as a shell would.
fn wait(mut command: Command, script: &Path) -> Result<ExitCode> {
    // Handlers rather than SIG_IGN: in the script they are the defaults again, so that Ctrl-C is
    // a KeyboardInterrupt there. What is ignored (by nohup, say) stays so.
    for (signal, handler) in [
        (Signal::SIGTERM, pass_on as extern "C" fn(i32)),
        (Signal::SIGHUP, pass_on),
        (Signal::SIGINT, leave_to_child),
        (Signal::SIGQUIT, leave_to_child),
    ] {
        let action = SigAction::new(
            SigHandler::Handler(handler),
            SaFlags::SA_RESTART,
            SigSet::empty(),
        );
        // SAFETY: the handlers only use atomics and call kill(2); what was there is put back as
        // it was.
        unsafe {
            let before = sigaction(signal, &action).context("cannot set a signal handler")?;
            if matches!(before.handler(), SigHandler::SigIgn) {
                sigaction(signal, &before).context("cannot set a signal handler")?;
            }
        }
    }
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .spawn()
        .with_context(|| format!("cannot start {program}"))?;
    CHILD.store(child.id() as i32, Ordering::SeqCst);
    match EARLY.swap(0, Ordering::SeqCst) {
        0 => {}
        signal => send(signal, child.id() as i32),
    }
    let status = child
        .wait()
        .with_context(|| format!("cannot wait for {program}"))?;
    if let Some(number) = status.signal() {
        let name = Signal::try_from(number).map_or("an unknown signal", Signal::as_str);
        eprintln!(
            "typeobject: {} was killed by {name} (signal {number})",
            script.display()
        );
        return Ok(ExitCode::from((128 + number) as u8));
    }
    Ok(ExitCode::from(status.code().unwrap_or(1) as u8))
}
