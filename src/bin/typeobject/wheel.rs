//! A wheel of a project: one file that every CPython from 3.8 on installs.

use crate::project::Project;
use anyhow::{Context, Result};
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::Engine;
use object::read::elf::{ElfFile64, SectionHeader};
use object::Endianness;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::ZipWriter;

/// Libraries that every Linux with that C library has, as manylinux says.
const EVERYWHERE: [&str; 9] = [
    "libc.so.6",
    "libm.so.6",
    "libdl.so.2",
    "librt.so.1",
    "libpthread.so.0",
    "libgcc_s.so.1",
    "libstdc++.so.6",
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
];

/// Builds the module, packs it into a folder, and gives the wheel's path.
pub fn build(project: &Project, folder: &Path, verbose: bool) -> Result<PathBuf> {
    let module = project.build(None, verbose)?;
    let data = fs::read(&module)?;
    let mut files = vec![(project.module_path(), data.clone(), 0o755)];
    for path in project.package_files()? {
        let data = fs::read(project.root.join(&path))?;
        files.push((path, data, 0o644));
    }
    // `abi3` is how a wheel says that it is for that CPython and every later one.
    let tag = format!("cp38-abi3-{}", platform(&data));
    let distribution = project
        .name
        .split(['-', '_', '.'])
        .collect::<Vec<_>>()
        .join("_")
        .to_lowercase();
    let stem = format!("{distribution}-{}", project.version);
    let info = PathBuf::from(format!("{stem}.dist-info"));
    let metadata = metadata(project)?;
    files.push((info.join("METADATA"), metadata.into_bytes(), 0o644));
    let wheel = format!(
        "Wheel-Version: 1.0\nGenerator: typeobject {}\nRoot-Is-Purelib: false\nTag: {tag}\n",
        env!("CARGO_PKG_VERSION")
    );
    files.push((info.join("WHEEL"), wheel.into_bytes(), 0o644));

    let mut record = String::new();
    for (path, data, _) in &files {
        let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(data));
        let _ = writeln!(record, "{},sha256={hash},{}", path.display(), data.len());
    }
    let record_path = info.join("RECORD");
    let _ = writeln!(record, "{},,", record_path.display());
    files.push((record_path, record.into_bytes(), 0o644));

    fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let path = folder.join(format!("{stem}-{tag}.whl"));
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut archive = ZipWriter::new(file);
    for (name, data, mode) in files {
        // The same content gives the same file: no time of its making in it.
        let options = SimpleFileOptions::default()
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(mode);
        archive.start_file(name.to_string_lossy(), options)?;
        archive.write_all(&data)?;
    }
    archive.finish()?;
    Ok(path)
}

fn metadata(project: &Project) -> Result<String> {
    let mut text = format!(
        "Metadata-Version: 2.1\nName: {}\nVersion: {}\n",
        project.name, project.version
    );
    if !project.description.is_empty() {
        let _ = writeln!(text, "Summary: {}", project.description);
    }
    let _ = writeln!(text, "Requires-Python: {}", project.requires_python);
    for dependency in &project.dependencies {
        let _ = writeln!(text, "Requires-Dist: {dependency}");
    }
    let readme = project.root.join("README.md");
    if readme.is_file() {
        let _ = write!(
            text,
            "Description-Content-Type: text/markdown\n\n{}",
            fs::read_to_string(readme)?
        );
    }
    Ok(text)
}

/// `manylinux_2_17_x86_64` when the module needs no more than that, else `linux_x86_64`.
fn platform(data: &[u8]) -> String {
    let machine = std::env::consts::ARCH;
    let plain = format!("linux_{machine}");
    match needs(data) {
        Ok((libraries, Some(minor)))
            if libraries
                .iter()
                .all(|library| EVERYWHERE.contains(&library.as_str())) =>
        {
            format!("manylinux_2_{}_{machine}", minor.max(17))
        }
        // Nothing of a C library at all goes everywhere, too.
        Ok((libraries, None)) if libraries.is_empty() => format!("manylinux_2_17_{machine}"),
        _ => plain,
    }
}

/// The libraries that the module names, and the newest 2.x of glibc's symbols in it.
fn needs(data: &[u8]) -> Result<(Vec<String>, Option<u32>)> {
    let file = ElfFile64::<Endianness>::parse(data)?;
    let endian = file.endian();
    let sections = file.elf_section_table();
    let mut libraries = Vec::new();
    let mut newest = None;
    for section in sections.iter() {
        if let Some((entries, link)) = section.dynamic(endian, data)? {
            let strings = sections.strings(endian, data, link)?;
            for entry in entries {
                use object::read::elf::Dyn;
                if entry.tag32(endian) == Some(object::elf::DT_NEEDED) {
                    let name = entry.string(endian, strings)?;
                    libraries.push(String::from_utf8_lossy(name).into_owned());
                }
            }
        }
        if let Some((mut versions, link)) = section.gnu_verneed(endian, data)? {
            let strings = sections.strings(endian, data, link)?;
            while let Some((_, mut entries)) = versions.next()? {
                while let Some(entry) = entries.next()? {
                    let name = entry.name(endian, strings)?;
                    let name = String::from_utf8_lossy(name);
                    let minor = name
                        .strip_prefix("GLIBC_2.")
                        .and_then(|rest| rest.split('.').next()?.parse().ok());
                    newest = newest.max(minor);
                }
            }
        }
    }
    Ok((libraries, newest))
}
