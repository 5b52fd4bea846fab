//! A project: the folder with a pyproject.toml that says how its module is made.

use crate::compile;
use anyhow::{anyhow, bail, Context, Result};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use toml::Table;

pub struct Project {
    pub root: PathBuf,
    pub name: String,
    pub version: String,
    pub description: String,
    pub requires_python: String,
    pub dependencies: Vec<String>,
    /// `thermo`, or `package.thermo`.
    pub module: String,
    pub sources: Vec<PathBuf>,
    /// The folder of a crate, instead of sources.
    pub crate_: Option<PathBuf>,
    pub include: Vec<PathBuf>,
    pub define: Vec<String>,
    pub flags: Vec<OsString>,
    pub tests: Vec<PathBuf>,
}

const FILE: &str = "pyproject.toml";

fn text(table: &Table, key: &str) -> Result<Option<String>> {
    match table.get(key) {
        None => Ok(None),
        Some(value) => Ok(Some(
            value
                .as_str()
                .ok_or_else(|| anyhow!("{FILE}: {key} must be a text"))?
                .to_owned(),
        )),
    }
}

fn texts(table: &Table, key: &str) -> Result<Vec<String>> {
    let Some(value) = table.get(key) else {
        return Ok(Vec::new());
    };
    value
        .as_array()
        .and_then(|array| {
            let items = array.iter().map(|item| item.as_str().map(str::to_owned));
            items.collect::<Option<Vec<_>>>()
        })
        .ok_or_else(|| anyhow!("{FILE}: {key} must be a list of texts, as in {key} = [\"…\"]"))
}

/// Whether the current folder is one.
pub fn here() -> bool {
    fs::read_to_string(FILE).is_ok_and(|text| text.contains("[tool.typeobject]"))
}

/// The project in the current folder.
pub fn load() -> Result<Project> {
    let root = env::current_dir()?;
    if !Path::new(FILE).is_file() {
        bail!("no {FILE} here: name the sources, or run this in a project's folder (`typeobject new NAME` makes one)");
    }
    let content = fs::read_to_string(FILE).with_context(|| format!("cannot read {FILE}"))?;
    let table: Table = content.parse().map_err(|error: toml::de::Error| {
        let before = error.span().map_or(0, |span| span.start);
        let line = content[..before.min(content.len())].lines().count().max(1);
        let message = error.message().replace('\n', ", ");
        anyhow!("{FILE}, line {line}: {message}")
    })?;
    let empty = Table::new();
    let section = |name: &str| table.get(name).and_then(toml::Value::as_table);
    let project = section("project").unwrap_or(&empty);
    let own = section("tool")
        .and_then(|tool| tool.get("typeobject"))
        .and_then(toml::Value::as_table)
        .ok_or_else(|| {
            anyhow!("{FILE} has no [tool.typeobject]: add one with sources = [\"….c\"]")
        })?;
    let name = text(project, "name")?
        .ok_or_else(|| anyhow!("{FILE} has no name in [project]: add name = \"…\""))?;
    let paths = |key: &str| -> Result<Vec<PathBuf>> {
        Ok(texts(own, key)?
            .iter()
            .map(|path| root.join(path))
            .collect())
    };
    for key in own.keys() {
        if ![
            "module", "sources", "crate", "include", "define", "flags", "tests",
        ]
        .contains(&key.as_str())
        {
            bail!("{FILE}: [tool.typeobject] has no {key}; it has module, sources, crate, include, define, flags and tests");
        }
    }
    let loaded = Project {
        version: text(project, "version")?.unwrap_or_else(|| "0".to_owned()),
        description: text(project, "description")?.unwrap_or_default(),
        requires_python: text(project, "requires-python")?.unwrap_or_else(|| ">=3.8".to_owned()),
        dependencies: texts(project, "dependencies")?,
        module: text(own, "module")?.unwrap_or_else(|| name.replace(['-', '.'], "_")),
        sources: paths("sources")?,
        crate_: text(own, "crate")?.map(|path| root.join(path)),
        include: paths("include")?,
        define: texts(own, "define")?,
        flags: texts(own, "flags")?
            .into_iter()
            .map(OsString::from)
            .collect(),
        tests: paths("tests")?,
        name,
        root,
    };
    if loaded.sources.is_empty() == loaded.crate_.is_none() {
        bail!("{FILE}: [tool.typeobject] needs sources = [\"….c\"] or crate = \".\", one of them");
    }
    Ok(loaded)
}

impl Project {
    /// Where the module is below the folder that is on `sys.path`.
    pub fn module_path(&self) -> PathBuf {
        PathBuf::from(self.module.replace('.', "/") + ".so")
    }

    /// The folder that goes on `sys.path`.
    pub fn build_folder(&self) -> PathBuf {
        self.root.join("build")
    }

    /// The Python files of the package that the module is in, from the project's folder.
    pub fn package_files(&self) -> Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        if let Some((package, _)) = self.module.split_once('.') {
            python_files(&self.root, Path::new(package), &mut files)?;
        }
        files.sort();
        Ok(files)
    }

    /// Builds the module into the build folder, and gives its path.
    pub fn build(&self, output: Option<PathBuf>, verbose: bool) -> Result<PathBuf> {
        let output = output.unwrap_or_else(|| self.build_folder().join(self.module_path()));
        if let Some(folder) = &self.crate_ {
            self.build_crate(folder, &output)?;
            return Ok(output);
        }
        let mut args = compile::Args::of_project(
            self.sources.clone(),
            output.clone(),
            self.include.clone(),
            self.define.clone(),
        );
        args.add_flags(&self.flags, verbose);
        compile::build(&args)?;
        Ok(output)
    }

    fn build_crate(&self, folder: &Path, output: &Path) -> Result<()> {
        let cargo = env::var_os("CARGO").unwrap_or("cargo".into());
        let mut child = Command::new(cargo)
            .current_dir(folder)
            .args([
                "build",
                "--release",
                "--message-format",
                "json-render-diagnostics",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| {
                anyhow!("cannot run cargo ({error}): install Rust, https://rustup.rs")
            })?;
        let mut messages = String::new();
        if let Some(mut stdout) = child.stdout.take() {
            std::io::Read::read_to_string(&mut stdout, &mut messages)?;
        }
        if !child.wait()?.success() {
            bail!("cargo could not build the crate; its messages are above");
        }
        let made = messages
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .filter(|message| message["reason"] == "compiler-artifact")
            .filter_map(|message| {
                let files = message["filenames"].as_array()?.clone();
                files
                    .iter()
                    .filter_map(|file| file.as_str())
                    .find(|file| file.ends_with(".so"))
                    .map(PathBuf::from)
            })
            .next_back()
            .ok_or_else(|| {
                anyhow!("cargo made no .so: the crate needs crate-type = [\"cdylib\"] under [lib]")
            })?;
        if let Some(parent) = output.parent() {
            fs::create_dir_all(parent)?;
        }
        // Aside and renamed: a process may have the old one mapped.
        let aside = output.with_extension("so.new");
        fs::copy(made, &aside)
            .and_then(|_| fs::rename(&aside, output))
            .with_context(|| format!("cannot write {}", output.display()))
    }
}

fn python_files(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(root.join(folder)).into_iter().flatten() {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.path().is_dir() {
            python_files(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| {
            ["py", "pyi", "typed"]
                .iter()
                .any(|known| extension == *known)
        }) {
            files.push(path);
        }
    }
    Ok(())
}
