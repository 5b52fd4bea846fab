//! The header files travel inside the command, so that it works where only
//! `cargo install` put it. They are unpacked once per content.

use crate::room;
use anyhow::{Context, Result};
use include_dir::{include_dir, Dir, File};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

pub static INCLUDE: Dir = include_dir!("$CARGO_MANIFEST_DIR/include");

/// The folder that holds `typeobject.h`, and `python/Python.h` below it.
pub fn unpacked() -> Result<PathBuf> {
    let mut files = Vec::new();
    collect(&INCLUDE, &mut files);
    let mut hash = Sha256::new();
    for file in &files {
        hash.update(file.path().to_string_lossy().as_bytes());
        hash.update([0]);
        hash.update(file.contents());
        hash.update([0]);
    }
    let name = format!("include-{}", &room::hex(hash)[..16]);
    let cache = room::cache();
    let target = cache.join(name);
    if same(&target, &files) {
        return Ok(target);
    }
    unpack(&cache, &target, &files).with_context(|| {
        format!(
            "cannot unpack the headers to {}; set XDG_CACHE_HOME to a folder that can be written",
            cache.display()
        )
    })?;
    Ok(target)
}

fn collect<'a>(dir: &'a Dir<'a>, files: &mut Vec<&'a File<'a>>) {
    files.extend(dir.files());
    for inner in dir.dirs() {
        collect(inner, files);
    }
}

fn same(target: &Path, files: &[&File]) -> bool {
    files
        .iter()
        .all(|file| fs::read(target.join(file.path())).is_ok_and(|found| found == file.contents()))
}

/// Writes beside the target and renames, so that another process never sees half of it.
fn unpack(cache: &Path, target: &Path, files: &[&File]) -> Result<()> {
    fs::create_dir_all(cache)?;
    let temp = tempfile::tempdir_in(cache)?;
    for file in files {
        let path = temp.path().join(file.path());
        fs::create_dir_all(path.parent().unwrap_or(temp.path()))?;
        fs::write(path, file.contents())?;
    }
    if target.exists() && !same(target, files) {
        // Left damaged by someone: its name promises this content.
        fs::remove_dir_all(target)?;
    }
    if let Err(error) = fs::rename(temp.path(), target) {
        if !same(target, files) {
            return Err(error.into());
        }
    }
    Ok(())
}
