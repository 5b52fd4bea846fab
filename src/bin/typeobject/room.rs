//! Where things are: this crate's source, the folder for what is built, the cache.

use anyhow::{bail, Result};
use sha2::{Digest, Sha256};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of this crate's Cargo.toml. `TYPEOBJECT_SOURCE`, else the clone that the
/// current folder is in, else where the command was compiled.
pub fn source() -> Result<PathBuf> {
    if let Some(given) = env::var_os("TYPEOBJECT_SOURCE") {
        let given = PathBuf::from(given);
        if !is_source(&given) {
            bail!("TYPEOBJECT_SOURCE={} is no copy of the typeobject source (no Cargo.toml of it there)", given.display());
        }
        return Ok(fs::canonicalize(given)?);
    }
    let here = env::current_dir()?;
    let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here
        .ancestors()
        .chain([compiled])
        .find(|dir| is_source(dir))
        .map(Path::to_path_buf);
    found.ok_or_else(|| anyhow::anyhow!("the source of typeobject is needed: run this inside a clone of it, or set TYPEOBJECT_SOURCE"))
}

fn is_source(dir: &Path) -> bool {
    fs::read_to_string(dir.join("Cargo.toml")).is_ok_and(|text| {
        text.lines()
            .any(|line| line.trim() == "name = \"typeobject\"")
    }) && dir.join("ffi").is_dir()
}

/// Where built things go: `TYPEOBJECT_BUILD_DIR`, else `build` in the source, else the
/// cache when the source is cargo's own copy.
pub fn build() -> Result<PathBuf> {
    if let Some(given) = env::var_os("TYPEOBJECT_BUILD_DIR") {
        return absolute(Path::new(&given));
    }
    let source = source()?;
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| home().map(|home| home.join(".cargo")));
    match cargo_home {
        Some(cargo) if source.starts_with(&cargo) => Ok(cache().join("build")),
        _ => Ok(source.join("build")),
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
