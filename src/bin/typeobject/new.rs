//! `typeobject new`: a small, complete project.

use crate::room;
use anyhow::{bail, Context, Result};
use include_dir::{include_dir, Dir};
use std::fs;
use std::path::{Path, PathBuf};

static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/bin/typeobject/new");

#[derive(clap::Args)]
pub struct Args {
    /// The module's name, which `import` takes; a folder of that name is made
    #[arg(value_name = "NAME")]
    path: PathBuf,

    /// The type's name [default: the module's, in capitals: fast_list gives FastList]
    #[arg(long = "type", value_name = "Foo")]
    type_: Option<String>,

    /// In Rust, not in C
    #[arg(long)]
    rust: bool,
}

/// Words that a module or a type cannot be called, in one of its languages.
const TAKEN: &str = "and as assert async await auto box break case char class const continue \
    crate def default del do double elif else enum except extern false finally float fn for from \
    global goto if impl import in inline int is lambda let long loop match mod move mut None \
    nonlocal not or pass pub raise ref register restrict return self Self short signed sizeof \
    static struct super switch trait true True False try type typedef union unsafe unsigned use \
    void volatile where while with yield test main std core alloc Box Option Some Result";

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !TAKEN.split_whitespace().any(|taken| taken == name)
}

fn in_capitals(name: &str) -> String {
    name.split('_')
        .map(|part| {
            let mut chars = part.chars();
            let first = chars.next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(chars).collect::<String>()
        })
        .collect()
}

pub fn new(args: &Args) -> Result<()> {
    let folder = &args.path;
    let name = folder
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    if !is_name(name) {
        bail!(
            "{name:?} cannot be the name of a module: take letters, digits and _, and no keyword"
        );
    }
    let type_ = args.type_.clone().unwrap_or_else(|| in_capitals(name));
    if !is_name(&type_) || type_ == name || type_.starts_with("Py") {
        bail!("--type {type_}: take letters, digits and _, another name than the module's, and none that begins with Py");
    }
    if folder.exists() {
        bail!("{} is there already: take another name", folder.display());
    }
    let source = room::source().map_or_else(
        |_| "/where/typeobject/is".to_owned(),
        |path| path.display().to_string(),
    );
    let build = if args.rust {
        "crate = \".\"".to_owned()
    } else {
        format!("sources = [\"{name}.c\"]")
    };
    let fill = |text: &str| {
        [
            ("{{name}}", name),
            ("{{Type}}", &type_),
            ("{{source}}", &source),
            ("{{build}}", &build),
        ]
        .iter()
        .fold(text.to_owned(), |text, (mark, value)| {
            text.replace(mark, value)
        })
    };
    for set in ["both", if args.rust { "rust" } else { "c" }] {
        let Some(dir) = TEMPLATES.get_dir(set) else {
            continue;
        };
        write(dir, dir.path(), folder, &fill)
            .with_context(|| format!("cannot write {}", folder.display()))?;
    }
    let shown = folder.display();
    eprintln!("{shown} is there; now: cd {shown} && typeobject test");
    Ok(())
}

fn write(dir: &Dir, root: &Path, folder: &Path, fill: &dyn Fn(&str) -> String) -> Result<()> {
    for file in dir.files() {
        let name = file.path().strip_prefix(root)?;
        let name = match name.to_string_lossy().as_ref() {
            "gitignore" => ".gitignore".to_owned(),
            // Under its own name cargo would take the template for a crate.
            "Cargo.toml.in" => "Cargo.toml".to_owned(),
            name => fill(name),
        };
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, fill(file.contents_utf8().unwrap_or_default()))?;
    }
    for inner in dir.dirs() {
        write(inner, root, folder, fill)?;
    }
    Ok(())
}
