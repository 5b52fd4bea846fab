//! The `typeobject` command: builds extension modules against this crate's header, runs
//! a script on a host, and builds the hosted MicroPython that such a module loads in.
//!
//! Every failure is one line on stderr that names what to do, and a non-zero status.
//! `run` ends with the script's own status.

mod board;
mod check;
mod compile;
mod debian;
mod firmware;
mod headers;
mod hosts;
mod install;
mod micropython;
mod new;
mod progress;
mod project;
mod room;
mod run;
mod size;
mod stubs;
mod test;
mod wheel;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "typeobject",
    version,
    about = "One native Python module for CPython, MicroPython and CircuitPython"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a small, complete project
    New(new::Args),
    /// Compile C or C++ sources, or a project, to one extension module
    Build(compile::Args),
    /// Find mistakes in a module's tables, and what a host lacks, before it is loaded
    Check(check::Args),
    /// Run a script on a host; the exit status is the script's
    Run(run::Args),
    /// Run scripts on all hosts and compare what they print with CPython's
    Test(test::Args),
    /// Write a .pyi for type checkers from a module's tables and docstrings
    Stubs(stubs::Args),
    /// List the hosts that `run --on` finds on this machine
    Hosts,
    /// Build a firmware image with extension modules linked in
    Firmware(firmware::Args),
    /// Tell what modules take of a board's flash and RAM
    Size(size::Args),
    /// Put headers, pkg-config and CMake files, the source and the command below a prefix
    Install(install::Args),
    /// Build the hosted MicroPython that loads the modules `build` makes
    Micropython(micropython::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::New(args) => new::new(&args).map(|()| ExitCode::SUCCESS),
        Command::Build(args) => compile::build(&args).map(|()| ExitCode::SUCCESS),
        Command::Check(args) => check::check(&args),
        Command::Run(args) => run::run(&args),
        Command::Test(args) => test::test(&args),
        Command::Stubs(args) => stubs::stubs(&args).map(|()| ExitCode::SUCCESS),
        Command::Hosts => {
            for (name, path) in hosts::available() {
                println!("{name}\t{}", path.display());
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Firmware(args) => firmware::build(&args).map(|()| ExitCode::SUCCESS),
        Command::Size(args) => size::size(&args).map(|()| ExitCode::SUCCESS),
        Command::Install(args) => install::install(&args).map(|()| ExitCode::SUCCESS),
        Command::Micropython(args) => micropython::build(&args).map(|path| {
            println!("{}", path.display());
            ExitCode::SUCCESS
        }),
    };
    done.unwrap_or_else(|error| {
        eprintln!("typeobject: {error:#}");
        ExitCode::FAILURE
    })
}
