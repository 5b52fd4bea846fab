//! MicroPython's source as Debian packages it, fetched without touching the machine's
//! own apt: a private configuration with the address of the machine's own mirror.

use crate::progress::Step;
use crate::room;
use anyhow::{anyhow, bail, Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The unpacked source of `suite`, fetched when it is not there yet.
pub fn source(build: &Path, suite: &str) -> Result<PathBuf> {
    let target = build.join(format!("micropython-source-{suite}"));
    if target.join("py/mpconfig.h").is_file() {
        return Ok(target);
    }
    for (tool, package) in [
        ("apt-get", "apt"),
        ("dpkg-source", "dpkg-dev"),
        ("xz", "xz-utils"),
    ] {
        if room::on_path(tool).is_none() {
            bail!("{tool} is needed to get MicroPython's source (Debian: apt-get install {package}); or set MICROPY_DIR to a checkout of MicroPython");
        }
    }
    let step = Step::start(format!("Getting MicroPython's source (Debian {suite})"));
    fetch(build, suite, &target).with_context(|| {
        format!("cannot get MicroPython's source from Debian {suite}; set MICROPY_DIR to a checkout of MicroPython instead")
    })?;
    step.done();
    Ok(target)
}

fn fetch(build: &Path, suite: &str, target: &Path) -> Result<()> {
    let mirror = mirror()?;
    fs::create_dir_all(build)?;
    let temp = tempfile::Builder::new().prefix("apt-").tempdir_in(build)?;
    let dir = temp.path();
    fs::create_dir_all(dir.join("lists/partial"))?;
    fs::create_dir_all(dir.join("archives/partial"))?;
    let signed = mirror
        .signed_by
        .map_or(String::new(), |key| format!("[signed-by={key}] "));
    let list = dir.join("sources.list");
    fs::write(
        &list,
        format!("deb-src {signed}{} {suite} main\n", mirror.address),
    )?;

    let options = [
        format!("Dir::Etc::sourcelist={}", list.display()),
        "Dir::Etc::sourceparts=/dev/null".to_owned(),
        format!("Dir::State::Lists={}", dir.join("lists").display()),
        format!("Dir::Cache::archives={}", dir.join("archives").display()),
        "Dir::Cache::pkgcache=".to_owned(),
        "Dir::Cache::srcpkgcache=".to_owned(),
        // The sandbox user could not write to a folder of ours.
        "APT::Sandbox::User=".to_owned() + &whoami(),
        "Acquire::Languages=none".to_owned(),
        // A mirror may be of another day. What it has is signed all the same.
        "Acquire::Check-Valid-Until=false".to_owned(),
    ];
    let apt = |action: &[&str]| -> Result<()> {
        let mut command = Command::new("apt-get");
        command
            .args(options.iter().flat_map(|option| ["-o", option]))
            .arg("-q")
            .args(action);
        quiet(command.current_dir(dir))
    };
    apt(&["update"])?;
    apt(&["source", "--only-source", "micropython"])?;
    let unpacked = fs::read_dir(dir)?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.join("py/mpconfig.h").is_file())
        .ok_or_else(|| anyhow!("the source package micropython holds no py/mpconfig.h"))?;
    if target.exists() {
        fs::remove_dir_all(target)?;
    }
    fs::rename(unpacked, target)?;
    Ok(())
}

/// The name apt is to stay under.
fn whoami() -> String {
    Command::new("id")
        .arg("-un")
        .stderr(Stdio::null())
        .output()
        .ok()
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "root".to_owned())
}

/// Runs it and shows what it said only when it fails.
fn quiet(command: &mut Command) -> Result<()> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .context("cannot run apt-get")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said
            .lines()
            .rfind(|line| line.starts_with("E:"))
            .or(said.lines().last());
        bail!("{}", last.unwrap_or("apt-get failed").trim());
    }
    Ok(())
}

#[derive(Debug, PartialEq)]
struct Mirror {
    address: String,
    signed_by: Option<String>,
}

/// The mirror of the machine's own configuration, from either file format: the entry
/// that serves `main` of the release this machine runs.
fn mirror() -> Result<Mirror> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let codename = release
        .lines()
        .find_map(|line| line.strip_prefix("VERSION_CODENAME="))
        .map(|name| name.trim_matches('"'))
        .ok_or_else(|| {
            anyhow!("this machine does not say which Debian release it is (/etc/os-release)")
        })?;
    let mut files: Vec<PathBuf> = fs::read_dir("/etc/apt/sources.list.d")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files.insert(0, PathBuf::from("/etc/apt/sources.list"));
    files
        .iter()
        .find_map(|path| {
            let text = fs::read_to_string(path).ok()?;
            match path.extension()?.to_str()? {
                "sources" => stanzas(&text, codename),
                "list" => one_line(&text, codename),
                _ => None,
            }
        })
        .ok_or_else(|| anyhow!("this machine's apt has no mirror for {codename} main"))
}

fn has_word(words: &str, wanted: &str) -> bool {
    words.split_whitespace().any(|word| word == wanted)
}

fn stanzas(text: &str, codename: &str) -> Option<Mirror> {
    text.split("\n\n").find_map(|stanza| {
        let field = |name: &str| {
            stanza.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                key.eq_ignore_ascii_case(name)
                    .then(|| value.trim().to_owned())
            })
        };
        if field("Enabled").is_some_and(|value| value.eq_ignore_ascii_case("no"))
            || !has_word(&field("Suites")?, codename)
            || !has_word(&field("Components")?, "main")
        {
            return None;
        }
        Some(Mirror {
            address: field("URIs")?.split_whitespace().next()?.to_owned(),
            signed_by: field("Signed-By").filter(|key| key.starts_with('/')),
        })
    })
}

fn one_line(text: &str, codename: &str) -> Option<Mirror> {
    text.lines().find_map(|line| {
        let rest = line.trim().strip_prefix("deb ")?.trim_start();
        let (options, rest) = match rest.strip_prefix('[') {
            Some(rest) => rest.split_once(']')?,
            None => ("", rest),
        };
        let mut words = rest.split_whitespace();
        let address = words.next()?.to_owned();
        if words.next()? != codename || !words.any(|word| word == "main") {
            return None;
        }
        let signed_by = options
            .split_whitespace()
            .find_map(|option| option.strip_prefix("signed-by="))
            .map(str::to_owned);
        Some(Mirror { address, signed_by })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mirror(address: &str, signed_by: Option<&str>) -> Option<Mirror> {
        Some(Mirror {
            address: address.to_owned(),
            signed_by: signed_by.map(str::to_owned),
        })
    }

    #[test]
    fn deb822_takes_the_release_itself() {
        let text = "Types: deb\nURIs: http://a.example/debian-security\nSuites: bookworm-security\n\
                    Components: main\n\n\
                    Enabled: no\nURIs: http://b.example/debian\nSuites: bookworm\nComponents: main\n\n\
                    URIs: http://other.example/\nSuites: bookworm\nComponents: stable\n\n\
                    URIs: http://c.example/debian\nSuites: bookworm bookworm-updates\n\
                    Components: main contrib\nSigned-By: /usr/share/keyrings/debian.gpg\n";
        let found = stanzas(text, "bookworm");
        assert_eq!(
            found,
            mirror(
                "http://c.example/debian",
                Some("/usr/share/keyrings/debian.gpg")
            )
        );
        assert_eq!(stanzas(text, "trixie"), None);
    }

    #[test]
    fn one_line_takes_the_release_itself() {
        let text = "# deb http://no.example/debian bookworm main\n\
                    deb http://security.example/debian-security bookworm-security main\n\
                    deb http://docker.example/debian bookworm stable\n\
                    deb [arch=amd64 signed-by=/k.gpg] https://d.example/debian/ bookworm contrib main\n";
        assert_eq!(
            one_line(text, "bookworm"),
            mirror("https://d.example/debian/", Some("/k.gpg"))
        );
        assert_eq!(
            one_line("deb http://e.example/d bookworm main", "bookworm"),
            mirror("http://e.example/d", None)
        );
        assert_eq!(one_line("", "bookworm"), None);
    }
}
