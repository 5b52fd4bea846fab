//! Where things are: this crate's source, the folder for what is built, the cache.

use anyhow::{bail, Result};
use sha2::{Digest, Sha256};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Where `typeobject install` and the Python package put this crate's source.
const INSTALLED: &str = "share/typeobject/source";

/// The folder of this crate's Cargo.toml. `TYPEOBJECT_SOURCE`, else the clone that the
/// current folder is in, else what was installed with the command, else where it was
/// compiled.
pub fn source() -> Result<PathBuf> {
    if let Some(given) = env::var_os("TYPEOBJECT_SOURCE") {
        let given = PathBuf::from(given);
        if !is_source(&given) {
            bail!("TYPEOBJECT_SOURCE={} is no copy of the typeobject source (no Cargo.toml of it there)", given.display());
        }
        return Ok(fs::canonicalize(given)?);
    }
    let here = env::current_dir()?;
    if let Some(found) = here.ancestors().find(|dir| is_source(dir)) {
        return Ok(found.to_path_buf());
    }
    let compiled = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    beside()
        .into_iter()
        .chain([compiled])
        .find(|dir| is_source(dir))
        .ok_or_else(|| anyhow::anyhow!("the source of typeobject is needed: run this inside a clone of it, or set TYPEOBJECT_SOURCE"))
}

/// Where the source may have been installed with the command: the same prefix, or the Python
/// package in that prefix, or in pip's `--target`.
fn beside() -> Vec<PathBuf> {
    let Some(prefix) = env::current_exe()
        .and_then(fs::canonicalize)
        .ok()
        .and_then(|exe| Some(exe.parent()?.parent()?.to_path_buf()))
    else {
        return Vec::new();
    };
    let mut found = vec![
        prefix.join(INSTALLED),
        prefix.join("typeobject").join(INSTALLED),
    ];
    for lib in ["lib", "lib64"] {
        for entry in fs::read_dir(prefix.join(lib))
            .into_iter()
            .flatten()
            .flatten()
        {
            if entry.file_name().to_string_lossy().starts_with("python") {
                for packages in ["site-packages", "dist-packages"] {
                    let package = entry.path().join(packages).join("typeobject");
                    found.push(package.join(INSTALLED));
                }
            }
        }
    }
    found
}

fn is_source(dir: &Path) -> bool {
    fs::read_to_string(dir.join("Cargo.toml")).is_ok_and(|text| {
        text.lines()
            .any(|line| line.trim() == "name = \"typeobject\"")
    }) && dir.join("ffi").is_dir()
}

/// Where built things go: `TYPEOBJECT_BUILD_DIR`, else `build` in the source, else the
/// cache when the source was installed.
pub fn build() -> Result<PathBuf> {
    if let Some(given) = env::var_os("TYPEOBJECT_BUILD_DIR") {
        return absolute(Path::new(&given));
    }
    Ok(own_folder(&source()?).join("build"))
}

/// Cargo's folder: `CARGO_TARGET_DIR`, else as for what is built.
pub fn target() -> Result<PathBuf> {
    if let Some(given) = env::var_os("CARGO_TARGET_DIR") {
        return absolute(Path::new(&given));
    }
    Ok(own_folder(&source()?).join("target"))
}

/// A clone is the user's to build in; what cargo or an installer put somewhere is not.
fn own_folder(source: &Path) -> PathBuf {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| home().map(|home| home.join(".cargo")));
    if source.ends_with(INSTALLED) || cargo_home.is_some_and(|cargo| source.starts_with(cargo)) {
        cache()
    } else {
        source.to_path_buf()
    }
}

pub fn home() -> Option<PathBuf> {
    env::var_os("HOME")
        .filter(|home| !home.is_empty())
        .map(PathBuf::from)
}

/// A folder that may be lost at any time.
pub fn cache() -> PathBuf {
    env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|dir| dir.is_absolute())
        .or_else(|| home().map(|home| home.join(".cache")))
        .unwrap_or_else(env::temp_dir)
        .join("typeobject")
}

/// The same path, from the root.
pub fn absolute(path: &Path) -> Result<PathBuf> {
    Ok(env::current_dir()?.join(path))
}

/// The first executable of this name on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|dir| dir.join(name))
        .find(|path| is_executable(path))
}

pub fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

/// A finished SHA-256 in hexadecimal.
pub fn hex(hash: Sha256) -> String {
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
