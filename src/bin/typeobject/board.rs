//! A script on a firmware image under QEMU: the board's serial line is a pipe, over which
//! MicroPython's raw REPL takes the script.
//!
//! Files that the script imports go along: they are put into the board's memory, as a file
//! system mounted at `/host`.

use crate::room;
use anyhow::{anyhow, bail, Context, Result};
use nix::sys::prctl::set_pdeathsig;
use nix::sys::signal::Signal;
use std::collections::btree_map::{BTreeMap, Entry};
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};

/// A board of MicroPython's qemu port.
pub struct Board {
    pub name: &'static str,
    /// Its processor, for people.
    pub processor: &'static str,
    /// `qemu-system-…` and what it is started with.
    pub emulator: &'static str,
    machine: &'static [&'static str],
    /// The prefix of the compiler, and the Debian packages that have it.
    pub compiler: &'static str,
    pub packages: &'static str,
    /// The port's make variable LIBS, where the port alone links no C library: modules may use
    /// one. What the image has itself is not taken from there.
    pub libraries: Option<&'static str>,
}

const ARM: &str = "gcc-arm-none-eabi libnewlib-arm-none-eabi";
const ARM_LIBRARIES: Option<&str> = Some(
    "$(shell $(CC) $(CFLAGS) -print-file-name=libc.a) $(shell $(CC) $(CFLAGS) -print-libgcc-file-name)",
);

pub const BOARDS: [Board; 4] = [
    Board {
        name: "MPS2_AN385",
        processor: "Cortex-M3",
        emulator: "qemu-system-arm",
        machine: &["mps2-an385"],
        compiler: "arm-none-eabi-",
        packages: ARM,
        libraries: ARM_LIBRARIES,
    },
    Board {
        name: "MICROBIT",
        processor: "Cortex-M0",
        emulator: "qemu-system-arm",
        machine: &[
            "microbit",
            "-global",
            "nrf51-soc.flash-size=1048576",
            "-global",
            "nrf51-soc.sram-size=262144",
        ],
        compiler: "arm-none-eabi-",
        packages: ARM,
        libraries: ARM_LIBRARIES,
    },
    Board {
        name: "NETDUINO2",
        processor: "Cortex-M3",
        emulator: "qemu-system-arm",
        machine: &["netduino2"],
        compiler: "arm-none-eabi-",
        packages: ARM,
        libraries: ARM_LIBRARIES,
    },
    Board {
        name: "VIRT_RV32",
        processor: "RISC-V",
        emulator: "qemu-system-riscv32",
        machine: &["virt", "-bios", "none"],
        compiler: "riscv64-unknown-elf-",
        packages: "gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf",
        // With the extensions that the port names the compiler knows no library of 32 bits.
        libraries: Some("-march=rv32imac -nostdlib -lc -lgcc"),
    },
];

/// The board of that name, in any case.
pub fn find(name: &str) -> Option<&'static Board> {
    BOARDS
        .iter()
        .find(|board| board.name.eq_ignore_ascii_case(name))
}

/// Where the image last built for a board is.
pub fn image(build: &Path, board: &str) -> PathBuf {
    build.join(format!("firmware-{board}")).join("firmware.elf")
}

pub struct Job<'a> {
    pub board: &'a Board,
    pub image: &'a Path,
    /// The script and its arguments.
    pub script: &'a Path,
    pub arguments: Vec<String>,
    /// Folders whose Python files the script may import.
    pub path: &'a [PathBuf],
    /// How often the script runs, with a soft reset after each time.
    pub times: usize,
}

pub fn run(job: &Job) -> Result<ExitCode> {
    let files = files(job)?;
    let mut line = Line::open(job)?;
    line.wait_for(b">>> ")?;
    line.write(b"\x01")?;
    line.wait_for(RAW)?;
    let mut code = ExitCode::SUCCESS;
    for _ in 0..job.times {
        code = once(job, &files, &mut line)?;
        line.soft_reset()?;
    }
    Ok(code)
}

const RAW: &[u8] = b"raw REPL; CTRL-B to exit\r\n>";

fn once(job: &Job, files: &BTreeMap<String, Vec<u8>>, line: &mut Line) -> Result<ExitCode> {
    line.execute("_f={}")?;
    for (name, text) in files {
        line.execute(&format!("_b=bytearray({})", text.len()))?;
        for (i, chunk) in text.chunks(512).enumerate() {
            let at = i * 512;
            line.execute(&format!("_b[{at}:{}]={}", at + chunk.len(), literal(chunk)))?;
        }
        line.execute(&format!("_f[{}]=_b", literal_str(name)))?;
    }
    let arguments: Vec<String> = std::iter::once(job.script.to_string_lossy().into_owned())
        .chain(job.arguments.iter().cloned())
        .map(|argument| literal_str(&argument))
        .collect();
    line.execute(&format!(
        "import sys\n\
         try:\n sys.argv[:]=[{}]\n\
         except AttributeError:\n pass\n",
        arguments.join(",")
    ))?;
    line.execute(MOUNT)?;

    let failed = line.script(
        "_s=0\n\
         try:\n execfile('/host/__main__.py')\n\
         except SystemExit as _e:\n _s=_e.args[0] if _e.args else 0\n",
    )?;
    if failed {
        return Ok(ExitCode::FAILURE);
    }
    let status = line.execute("print(repr(_s))")?;
    let status = String::from_utf8_lossy(&status).trim().to_owned();
    Ok(match status.as_str() {
        "None" | "False" => ExitCode::SUCCESS,
        "True" => ExitCode::FAILURE,
        number => match number.parse::<i64>() {
            Ok(number) => ExitCode::from(number as u8),
            Err(_) => {
                eprintln!("{}", number.trim_matches(['\'', '"']));
                ExitCode::FAILURE
            }
        },
    })
}

/// A file system of what is in `_f`. A file's memory is given back when it has been read.
const MOUNT: &str = "\
import io,vfs
class _H:
 def __init__(s,f):s.f=f
 def mount(s,r,m):pass
 def umount(s):pass
 def chdir(s,p):pass
 def stat(s,p):
  p=p.strip('/')
  if p in s.f:m=0x8000
  elif any(n.startswith(p+'/') for n in s.f):m=0x4000
  else:raise OSError(2)
  return(m,0,0,0,0,0,0,0,0,0)
 def open(s,p,m):
  p=p.strip('/')
  if p not in s.f:raise OSError(2)
  return io.BytesIO(s.f.pop(p))
vfs.mount(_H(_f),'/host')
sys.path.append('/host')
del _H,_f,_b
";

/// The script, and of the Python files that it may import those that it or one of them names.
fn files(job: &Job) -> Result<BTreeMap<String, Vec<u8>>> {
    let read =
        |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let mut files = BTreeMap::new();
    let own = job.script.parent().unwrap_or(Path::new("")).to_path_buf();
    let folders: Vec<&PathBuf> = std::iter::once(&own).chain(job.path).collect();
    let main = read(job.script)?;
    let mut waiting = imports(&main, "");
    files.insert("__main__.py".to_owned(), main);
    while let Some(name) = waiting.pop() {
        let stem = name.replace('.', "/");
        for folder in &folders {
            let Some(file) = [format!("{stem}.py"), format!("{stem}/__init__.py")]
                .into_iter()
                .find(|file| folder.join(file).is_file())
            else {
                continue;
            };
            let path = folder.join(&file);
            let package = match file.strip_suffix("/__init__.py") {
                Some(_) => name.as_str(),
                None => name.rsplit_once('.').map_or("", |(package, _)| package),
            };
            if let Entry::Vacant(place) = files.entry(file) {
                waiting.extend(imports(place.insert(read(&path)?), package));
                // The packages that it is in.
                waiting.extend(
                    name.rmatch_indices('.')
                        .map(|(at, _)| name[..at].to_owned()),
                );
            }
            break;
        }
    }
    Ok(files)
}

/// The modules that import statements in a module of that package name, and the names that they
/// take from them, which may be modules, too.
fn imports(text: &[u8], package: &str) -> Vec<String> {
    let text = String::from_utf8_lossy(text);
    let mut found = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        if let Some(names) = line.strip_prefix("import ") {
            found.extend(names.split(',').map(|name| first_word(name).to_owned()));
        } else if let Some((module, names)) = line
            .strip_prefix("from ")
            .and_then(|rest| rest.split_once(" import "))
        {
            let module = &absolute(module.trim(), package);
            found.extend(
                names
                    .split(',')
                    .map(|name| format!("{module}.{}", first_word(name)))
                    .map(|name| name.trim_start_matches('.').to_owned()),
            );
            found.push(module.to_owned());
        }
    }
    found
}

/// `..b` in the package a.c is a.b.
fn absolute(module: &str, package: &str) -> String {
    let rest = module.trim_start_matches('.');
    let dots = module.len() - rest.len();
    if dots == 0 {
        return module.to_owned();
    }
    let mut parts: Vec<&str> = package.split('.').collect();
    parts.truncate(parts.len().saturating_sub(dots - 1));
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    parts.join(".")
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

fn literal(bytes: &[u8]) -> String {
    let mut text = String::from("b'");
    for &byte in bytes {
        match byte {
            b'\n' => text.push_str("\\n"),
            b'\\' | b'\'' => text.extend(['\\', byte as char]),
            b' '..=b'~' => text.push(byte as char),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text.push('\'');
    text
}

fn literal_str(text: &str) -> String {
    let bytes = literal(text.as_bytes());
    if text.is_ascii() {
        bytes[1..].to_owned()
    } else {
        format!("{bytes}.decode()")
    }
}

/// The emulator and the serial line of its board.
struct Line {
    child: Child,
    to: ChildStdin,
    from: ChildStdout,
    /// What was read and not yet looked at.
    read: Vec<u8>,
    name: String,
}

impl Line {
    fn open(job: &Job) -> Result<Line> {
        let board = job.board;
        if room::on_path(board.emulator).is_none() {
            bail!(
                "{} is needed to run on {} (Debian: apt-get install {})",
                board.emulator,
                board.name,
                if board.emulator.ends_with("arm") {
                    "qemu-system-arm"
                } else {
                    "qemu-system-misc"
                }
            );
        }
        let mut command = Command::new(board.emulator);
        command
            .arg("-machine")
            .args(board.machine)
            .args([
                "-display",
                "none",
                "-monitor",
                "none",
                "-serial",
                "stdio",
                "-semihosting",
            ])
            .arg("-kernel")
            .arg(job.image)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        // SAFETY: prctl(2) alone, between fork and exec.
        unsafe {
            command.pre_exec(|| set_pdeathsig(Signal::SIGKILL).map_err(Into::into));
        }
        let mut child = command
            .spawn()
            .with_context(|| format!("cannot start {}", board.emulator))?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            bail!("{} has no pipes", board.emulator);
        };
        Ok(Line {
            child,
            to,
            from,
            read: Vec::new(),
            name: board.name.to_owned(),
        })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.to
            .write_all(bytes)
            .and_then(|()| self.to.flush())
            .map_err(|_| self.stopped())
    }

    fn stopped(&mut self) -> anyhow::Error {
        let status = self
            .child
            .wait()
            .map_or(String::new(), |status| format!(" ({status})"));
        anyhow!("{} has stopped{status}", self.name)
    }

    fn more(&mut self) -> Result<()> {
        let mut room = [0; 4096];
        loop {
            match self.from.read(&mut room) {
                Ok(0) => return Err(self.stopped()),
                Ok(n) => {
                    self.read.extend_from_slice(&room[..n]);
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// What comes before `text`.
    fn wait_for(&mut self, text: &[u8]) -> Result<Vec<u8>> {
        loop {
            if let Some(at) = self.read.windows(text.len()).position(|w| w == text) {
                let rest = self.read.split_off(at + text.len());
                let mut before = std::mem::replace(&mut self.read, rest);
                before.truncate(at);
                return Ok(before);
            }
            self.more()?;
        }
    }

    fn send(&mut self, code: &str) -> Result<()> {
        self.write(code.as_bytes())?;
        self.write(b"\x04")?;
        self.wait_for(b"OK")?;
        Ok(())
    }

    /// Runs code of ours and gives its output.
    fn execute(&mut self, code: &str) -> Result<Vec<u8>> {
        self.send(code)?;
        let output = self.wait_for(b"\x04")?;
        let error = self.wait_for(b"\x04>")?;
        if !error.is_empty() {
            let error = String::from_utf8_lossy(&error);
            bail!(
                "{}: {}",
                self.name,
                error.trim().lines().last().unwrap_or_default().trim()
            );
        }
        Ok(output)
    }

    /// The end of the program: what lives is deallocated, and what that prints is shown.
    fn soft_reset(&mut self) -> Result<()> {
        self.write(b"\x04")?;
        self.wait_for(b"MPY: soft reboot\r\n")?;
        let text = self.wait_for(RAW)?;
        let mut stdout = std::io::stdout();
        stdout.write_all(&plain(&text))?;
        stdout.flush()?;
        Ok(())
    }

    /// Runs code and shows its output as it comes; whether it ended with an exception.
    fn script(&mut self, code: &str) -> Result<bool> {
        self.send(code)?;
        let mut stdout = std::io::stdout();
        loop {
            let end = self.read.iter().position(|&byte| byte == 4);
            // A \r may be the first half of a line's end.
            let n = end.unwrap_or(match self.read.last() {
                Some(b'\r') => self.read.len() - 1,
                _ => self.read.len(),
            });
            let rest = self.read.split_off(n);
            let text = plain(&std::mem::replace(&mut self.read, rest));
            stdout.write_all(&text)?;
            stdout.flush()?;
            if end.is_some() {
                break;
            }
            self.more()?;
        }
        self.read.remove(0);
        let error = self.wait_for(b"\x04>")?;
        std::io::stderr().write_all(&plain(&error))?;
        Ok(!error.is_empty())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Without the \r that the serial line has before each \n.
fn plain(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for (i, &byte) in text.iter().enumerate() {
        if byte != b'\r' || text.get(i + 1) != Some(&b'\n') {
            out.push(byte);
        }
    }
    out
}
