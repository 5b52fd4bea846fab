//! The hosts a script can run on, and how each is found.

use crate::board::{self, Board, BOARDS};
use crate::{micropython, room};
use anyhow::{anyhow, bail, Context, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// CPython versions the universal header covers.
const MINORS: std::ops::RangeInclusive<u32> = 8..=14;

pub enum Host {
    CPython(PathBuf),
    MicroPython {
        path: PathBuf,
        asan: bool,
    },
    /// A firmware image, to be run by an emulator.
    Board {
        board: &'static Board,
        image: PathBuf,
    },
}

/// The host that `--on NAME` means.
pub fn find(name: &str) -> Result<Host> {
    let (family, which) = name.split_once(':').unwrap_or((name, ""));
    match family {
        "cpython" => cpython(which).map(Host::CPython),
        "micropython" if board::find(which).is_some() => firmware(which),
        "micropython" => {
            let path = hosted(which)?;
            Ok(Host::MicroPython {
                asan: which.starts_with("asan"),
                path,
            })
        }
        _ => bail!("no host is called {name}; this machine has: {}", names()),
    }
    .with_context(|| format!("--on {name}"))
}

/// Names and paths of everything that is there.
pub fn available() -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    if let Some(path) = room::on_path("python3") {
        found.push(("cpython".to_owned(), path));
    }
    for minor in MINORS {
        let version = format!("3.{minor}");
        if let Some(path) = cpython_version(&version) {
            found.push((format!("cpython:{version}"), path));
        }
    }
    if let Ok(path) = hosted("") {
        found.push(("micropython".to_owned(), path));
    }
    if let Ok(build) = room::build() {
        for board in &BOARDS {
            let image = board::image(&build, board.name);
            if image.is_file() {
                found.push((format!("micropython:{}", board.name), image));
            }
        }
        for entry in fs::read_dir(build).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(variant) = name.strip_prefix("micropython-") else {
                continue;
            };
            let path = entry.path().join("micropython");
            if room::is_executable(&path) {
                found.push((format!("micropython:{variant}"), path));
            }
        }
    }
    found.sort_by_key(|(name, _)| {
        // 3.8 before 3.10.
        let minor = name
            .rsplit('.')
            .next()
            .and_then(|minor| minor.parse::<u32>().ok());
        (name.starts_with("micropython"), minor, name.clone())
    });
    found
}

fn names() -> String {
    let names: Vec<_> = available().into_iter().map(|(name, _)| name).collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}

fn firmware(which: &str) -> Result<Host> {
    let board = board::find(which).ok_or_else(|| anyhow!("no such board"))?;
    let image = board::image(&room::build()?, board.name);
    Ok(Host::Board { board, image })
}

fn hosted(which: &str) -> Result<PathBuf> {
    if which.contains('/') {
        let path = PathBuf::from(which);
        return if room::is_executable(&path) {
            Ok(path)
        } else {
            Err(anyhow!("{which} is not an executable file"))
        };
    }
    if which.is_empty() {
        if let Some(given) = env::var_os("TYPEOBJECT_MICROPYTHON") {
            let path = PathBuf::from(given);
            if room::is_executable(&path) {
                return Ok(path);
            }
            bail!(
                "TYPEOBJECT_MICROPYTHON={} is not an executable file",
                path.display()
            );
        }
    }
    let variant = if which.is_empty() { "plain" } else { which };
    let path = micropython::folder(&room::build()?, variant).join("micropython");
    if room::is_executable(&path) {
        return Ok(path);
    }
    if micropython::is_variant(variant) {
        bail!(
            "this MicroPython is not built yet: run `typeobject micropython --variant {variant}`"
        );
    }
    let boards: Vec<_> = BOARDS.iter().map(|board| board.name).collect();
    bail!(
        "no such MicroPython; this machine has: {}; boards are {}",
        names(),
        boards.join(", ")
    )
}

/// `which` is empty (python3 on PATH), a version (`3.8`, `3.8.18`) or a path.
fn cpython(which: &str) -> Result<PathBuf> {
    if which.is_empty() {
        return room::on_path("python3").ok_or_else(|| {
            anyhow!("no python3 on PATH; install it (Debian: apt-get install python3)")
        });
    }
    if which.contains('/') {
        let path = PathBuf::from(which);
        return if room::is_executable(&path) {
            Ok(path)
        } else {
            Err(anyhow!("{which} is not an executable file"))
        };
    }
    cpython_version(which).ok_or_else(|| {
        anyhow!(
            "CPython {which} is not on this machine, which has: {}",
            names()
        )
    })
}

fn cpython_version(version: &str) -> Option<PathBuf> {
    from_pyenv(version).or_else(|| from_path(version))
}

/// pyenv keeps each version in a folder of its name; the newest patch release is taken.
fn from_pyenv(version: &str) -> Option<PathBuf> {
    let root = env::var_os("PYENV_ROOT")
        .map(PathBuf::from)
        .or_else(|| room::home().map(|home| home.join(".pyenv")))?;
    let mut found: Vec<(Vec<u32>, PathBuf)> = fs::read_dir(root.join("versions"))
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let fits = name == version || name.strip_prefix(version)?.starts_with('.');
            // Only plain releases: `pypy3.9-…` and virtual environments have other names.
            let parts = name
                .split('.')
                .map(|part| part.parse().ok())
                .collect::<Option<Vec<u32>>>()?;
            fits.then(|| (parts, entry.path().join("bin/python3")))
        })
        .filter(|(_, path)| room::is_executable(path))
        .collect();
    found.sort();
    found.pop().map(|(_, path)| path)
}

/// `python3.8` or a `python3` of that version. Asked for its version: pyenv puts scripts
/// of these names on PATH that only complain.
fn from_path(version: &str) -> Option<PathBuf> {
    let minor: String = version.split('.').take(2).collect::<Vec<_>>().join(".");
    let names = [format!("python{minor}"), "python3".to_owned()];
    let paths = env::var_os("PATH")?;
    names
        .iter()
        .flat_map(|name| env::split_paths(&paths).map(move |dir| dir.join(name)))
        .filter(|path| room::is_executable(path))
        .find(|path| {
            python_says(
                path,
                "import sys; print(sys.implementation.name, '%d.%d.%d' % sys.version_info[:3])",
            )
            .is_some_and(|says| {
                says.strip_prefix("cpython ").is_some_and(|full| {
                    full == version
                        || full
                            .strip_prefix(version)
                            .is_some_and(|rest| rest.starts_with('.'))
                })
            })
        })
}

fn python_says(python: &Path, code: &str) -> Option<String> {
    let output = Command::new(python).args(["-c", code]).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The header folders of the interpreter that `--python` names.
pub fn cpython_include(python: &str) -> Result<Vec<PathBuf>> {
    let path = match python.strip_prefix("cpython") {
        Some(rest) if rest.is_empty() || rest.starts_with(':') => {
            cpython(rest.trim_start_matches(':'))?
        }
        _ if python.contains('/') => PathBuf::from(python),
        _ => room::on_path(python).ok_or_else(|| {
            anyhow!(
                "--python {python}: no such command on PATH; this machine has: {}",
                names()
            )
        })?,
    };
    let says = python_says(
        &path,
        "import sysconfig; p = sysconfig.get_paths(); print(p['include']); print(p['platinclude'])",
    )
    .ok_or_else(|| anyhow!("--python {python}: {} does not run", path.display()))?;
    let mut dirs: Vec<PathBuf> = says.lines().map(PathBuf::from).collect();
    dirs.dedup();
    if !dirs.iter().any(|dir| dir.join("Python.h").is_file()) {
        bail!(
            "--python {python}: it has no headers (no Python.h in {}); install them (Debian: apt-get install python3-dev)",
            says.lines().next().unwrap_or("its include folder")
        );
    }
    Ok(dirs)
}
