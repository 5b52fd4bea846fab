//! `typeobject install`: the headers, what pkg-config and CMake want, this crate's source and
//! the command, below a prefix, as `make install` would. The Python package has the same tree.

use crate::headers::INCLUDE;
use crate::room;
use anyhow::{bail, Context, Result};
use include_dir::{include_dir, Dir};
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

static PACKAGE: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/package");

/// What cargo needs of the crate, and make of the port.
const SOURCE: [&str; 8] = [
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE",
    "build.rs",
    "src",
    "ffi",
    "include",
    "examples",
];

#[derive(clap::Args)]
pub struct Args {
    /// Where it is to be used: bin, include/typeobject and share are made in it
    #[arg(long, value_name = "DIR")]
    prefix: PathBuf,

    /// A folder that stands for / while a package is made
    #[arg(long, value_name = "DIR")]
    destdir: Option<PathBuf>,

    /// Everything but the command
    #[arg(long)]
    no_command: bool,
}

pub fn install(args: &Args) -> Result<()> {
    let prefix = match &args.destdir {
        None => room::absolute(&args.prefix)?,
        Some(root) => {
            let below = args.prefix.strip_prefix("/").with_context(|| {
                format!(
                    "--prefix {}: with --destdir it must begin with /",
                    args.prefix.display()
                )
            })?;
            room::absolute(root)?.join(below)
        }
    };
    let source = room::source()?;
    let share = prefix.join("share/typeobject");
    if source.starts_with(&share) {
        bail!(
            "{} is what would be installed: take another prefix, or set TYPEOBJECT_SOURCE",
            source.display()
        );
    }
    let include = prefix.join("include/typeobject");
    let cmake = prefix.join("share/cmake/typeobject");
    // What an older version had is not to be found any more.
    for folder in [&include, &cmake, &share] {
        if folder.exists() {
            fs::remove_dir_all(folder)
                .with_context(|| format!("cannot write {}", folder.display()))?;
        }
    }
    headers(&INCLUDE, &include)?;
    for file in PACKAGE.files() {
        let text = file.contents_utf8().unwrap_or_default();
        let folder = match file.path().extension().and_then(OsStr::to_str) {
            Some("pc") => prefix.join("share/pkgconfig"),
            _ => cmake.clone(),
        };
        let text = text.replace("@VERSION@", env!("CARGO_PKG_VERSION"));
        write(&folder.join(file.path()), text.as_bytes())?;
    }
    for name in SOURCE {
        copy(&source.join(name), &share.join("source").join(name))?;
    }
    if !args.no_command {
        let own = env::current_exe().context("cannot find the command itself")?;
        let bin = prefix.join("bin");
        fs::create_dir_all(&bin).with_context(|| format!("cannot write {}", bin.display()))?;
        // Aside and renamed: it may be running.
        let aside = bin.join(".typeobject.new");
        fs::copy(own, &aside)
            .and_then(|_| fs::rename(&aside, bin.join("typeobject")))
            .with_context(|| format!("cannot write {}", bin.display()))?;
    }
    println!("{}", prefix.display());
    Ok(())
}

fn headers(dir: &Dir, folder: &Path) -> Result<()> {
    for file in dir.files() {
        write(&folder.join(file.path()), file.contents())?;
    }
    dir.dirs().try_for_each(|inner| headers(inner, folder))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, content))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// A file, or a folder without what a build or an editor left in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        let content = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
        return write(to, &content);
    }
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        let shown = name.to_string_lossy();
        if !shown.starts_with('.') && shown != "__pycache__" {
            copy(&from.join(&name), &to.join(&name))?;
        }
    }
    Ok(())
}
