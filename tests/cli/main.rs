//! The `typeobject` command, as its user meets it: what it makes, and that each mistake is
//! answered by one line that says what to do.
#![cfg(feature = "cli")]

mod check;
mod firmware;
mod install;
mod project;
mod stubs;

use nix::sys::signal::{kill, Signal};
use nix::unistd::Pid;
use object::{Object, ObjectKind, ObjectSymbol};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder for one test, and the command run in it with nothing of the machine's own
/// settings that it reads.
struct Room {
    dir: TempDir,
}

impl Room {
    fn new() -> Room {
        Room {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn write_executable(&self, name: &str, text: &str) -> PathBuf {
        let path = self.write(name, text);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_typeobject"));
        command.args(args).current_dir(self.dir.path());
        command
            .env("XDG_CACHE_HOME", self.path("cache"))
            .env("TYPEOBJECT_BUILD_DIR", self.path("build"))
            .env("TYPEOBJECT_SOURCE", env!("CARGO_MANIFEST_DIR"));
        for name in [
            "CC",
            "CXX",
            "CFLAGS",
            "CXXFLAGS",
            "CPPFLAGS",
            "LDFLAGS",
            "PYTHONPATH",
            "MICROPYPATH",
            "MICROPY_DIR",
            "TYPEOBJECT_MICROPYTHON",
        ] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    fn good(&self, args: &[&str]) -> Output {
        good(self.run(args))
    }

    /// Fails with status 1, and its last line has all of `says` in it.
    fn bad(&self, args: &[&str], says: &[&str]) {
        bad(self.run(args), says);
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[track_caller]
fn good(output: Output) -> Output {
    assert!(
        output.status.success(),
        "{}{}",
        stdout(&output),
        stderr(&output)
    );
    output
}

#[track_caller]
fn bad(output: Output, says: &[&str]) {
    let text = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    let last = text.lines().last().unwrap_or_default();
    assert!(last.starts_with("typeobject: "), "{text}");
    for word in says {
        assert!(last.contains(word), "no {word:?} in {text}");
    }
}

fn example(name: &str) -> String {
    format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn dynamic_symbols(path: &Path, defined: bool) -> Vec<String> {
    let data = fs::read(path).unwrap();
    let file = object::File::parse(&*data).unwrap();
    let symbols = file.dynamic_symbols();
    symbols
        .filter(|symbol| symbol.is_definition() == defined)
        .map(|symbol| symbol.name().unwrap().to_owned())
        .collect()
}

/// A module that needs no header.
const PLAIN: &str =
    "#ifdef VALUE\nint value = VALUE;\n#endif\nvoid *PyInit_plain(void) { return 0; }\n";

// ---- build -------------------------------------------------------------------------

#[test]
fn build_makes_a_module_that_cpython_imports() {
    let room = Room::new();
    room.good(&["build", &example("noddy.c"), "-o", "noddy.so"]);
    assert!(dynamic_symbols(&room.path("noddy.so"), true).contains(&"PyInit_noddy".to_owned()));
    let script = room.write("s.py", "import noddy; print(noddy.Noddy.__name__)");
    let output = room.good(&[
        "run",
        "--on",
        "cpython",
        "--path",
        ".",
        script.to_str().unwrap(),
    ]);
    assert_eq!(stdout(&output), "Noddy\n");
}

#[test]
fn build_gives_the_same_file_twice() {
    let room = Room::new();
    room.good(&["build", &example("noddy.c"), "-o", "1/noddy.so"]);
    room.good(&["build", &example("noddy.c"), "-o", "2/noddy.so"]);
    assert_eq!(
        fs::read(room.path("1/noddy.so")).unwrap(),
        fs::read(room.path("2/noddy.so")).unwrap()
    );
}

#[test]
fn build_takes_the_headers_from_itself() {
    let room = Room::new();
    room.write(
        "x.c",
        "#include <typeobject.h>\nPyObject *PyInit_x(void) { return NULL; }\n",
    );
    let output = room.good(&["build", "x.c", "-o", "x.so", "-v"]);
    let cache = room.path("cache/typeobject/include-");
    assert!(
        stderr(&output).contains(cache.to_str().unwrap()),
        "{}",
        stderr(&output)
    );

    // Damaged by someone: unpacked again.
    let unpacked = fs::read_dir(room.path("cache/typeobject"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let header = unpacked.path().join("typeobject.h");
    fs::write(&header, "#error damaged\n").unwrap();
    room.good(&["build", "x.c", "-o", "x.so"]);
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("include/typeobject.h");
    assert_eq!(fs::read(header).unwrap(), fs::read(original).unwrap());
}

#[test]
fn build_finds_the_forwarding_python_h() {
    let room = Room::new();
    // A header of this name in a -I folder, as when CPython's own is installed there.
    room.write("other/Python.h", "#error the wrong Python.h\n");
    room.write(
        "direct.c",
        "#include <Python.h>\nPyObject *PyInit_direct(void) { return NULL; }\n",
    );
    room.good(&["build", "direct.c", "-I", "other", "-o", "direct.so"]);

    // CPython's other headers too, unless the module has one of that name itself.
    room.write("own/object.h", "#define OWN 1\n");
    room.write("other/bytesobject.h", "#error the wrong bytesobject.h\n");
    room.write(
        "parts.c",
        "#include <Python.h>\n#include <bytesobject.h>\n#include \"frameobject.h\"\n\
         #include \"object.h\"\n#ifndef OWN\n#error the wrong object.h\n#endif\n\
         PyObject *PyInit_parts(void) { return NULL; }\n",
    );
    room.good(&[
        "build", "parts.c", "-I", "other", "-I", "own", "-o", "parts.so",
    ]);

    let through = "#include \"through.h\"\nPyObject *PyInit_through(void) { return NULL; }\n";
    room.write("through.c", through);
    room.write(
        "through.h",
        "#include <Python.h>\n#include <structmember.h>\n",
    );
    room.good(&["build", "through.c", "-o", "through.so"]);
    room.bad(
        &["build", "through.c", "-I", "other", "-o", "through.so"],
        &["through.c", "failed"],
    );
    room.good(&[
        "build",
        "through.c",
        "-I",
        "other",
        "--python-h",
        "-o",
        "through.so",
    ]);
}

#[test]
fn build_needs_no_pythoncapi_compat() {
    let room = Room::new();
    let compat = "#ifndef PYTHONCAPI_COMPAT\n#define PYTHONCAPI_COMPAT\n#include <Python.h>\n\
                  #error not skipped\n#endif\n";
    room.write("pythoncapi_compat.h", compat);
    let function = "PyObject *PyInit_x(void) { return Py_NewRef(Py_None); }\n";
    for before in ["", "#define PY_SSIZE_T_CLEAN\n", "#include <Python.h>\n"] {
        room.write(
            "x.c",
            &format!("{before}#include \"pythoncapi_compat.h\"\n{function}"),
        );
        let output = room.good(&["build", "x.c", "-o", "x.so", "--", "-Wall", "-Werror"]);
        assert_eq!(stderr(&output), "");
    }
}

#[test]
fn build_for_one_cpython_uses_its_own_headers() {
    let room = Room::new();
    let code = "import sysconfig, os; print(os.path.exists(sysconfig.get_paths()['include'] + '/Python.h'))";
    let says = Command::new("python3").args(["-c", code]).output().unwrap();
    if stdout(&says) != "True\n" {
        println!("skipped: build_for_one_cpython_uses_its_own_headers: python3 has no headers (python3-dev)");
        return;
    }
    // Py_LIMITED_API and the like are only in CPython's own.
    let source = "#include <typeobject.h>\n#include <patchlevel.h>\n#ifndef TYPEOBJECT_CPYTHON\n#error\n#endif\n\
                  static struct PyModuleDef def = {PyModuleDef_HEAD_INIT, \"one\", 0, -1, 0, 0, 0, 0, 0};\n\
                  PyMODINIT_FUNC PyInit_one(void) {\n\
                  PyObject *m = PyModule_Create(&def); PyModule_AddStringConstant(m, \"v\", PY_VERSION); return m; }\n";
    room.write("one.c", source);
    room.good(&["build", "--mode", "cpython", "one.c", "-o", "one.so"]);
    let script = "import one, sys; print(sys.version.startswith(one.v))";
    room.write("s.py", script);
    let output = room.good(&["run", "--on", "cpython", "--path", ".", "s.py"]);
    assert_eq!(stdout(&output), "True\n");
    room.bad(
        &[
            "build", "--mode", "cpython", "--python", "python9", "one.c", "-o", "x.so",
        ],
        &["--python python9", "PATH"],
    );
    let silent = room.write_executable("silent", "#!/bin/sh\nexit 1\n");
    let silent = silent.to_str().unwrap();
    room.bad(
        &[
            "build", "--mode", "cpython", "--python", silent, "one.c", "-o", "x.so",
        ],
        &["does not run"],
    );
    let bare = room.write_executable("bare", "#!/bin/sh\necho /none\necho /none\n");
    let bare = bare.to_str().unwrap();
    room.bad(
        &[
            "build", "--mode", "cpython", "--python", bare, "one.c", "-o", "x.so",
        ],
        &["no Python.h in /none", "python3-dev"],
    );
}

#[test]
fn build_for_firmware_makes_one_relocatable_object() {
    let room = Room::new();
    room.write(
        "a.c",
        "#ifndef TYPEOBJECT_VM\n#error\n#endif\nint b(void); int a(void) { return b(); }\n",
    );
    room.write("b.c", "int b(void) { return 1; }\n");
    room.good(&["build", "--mode", "vm", "a.c", "b.c", "-o", "ab.o"]);
    let data = fs::read(room.path("ab.o")).unwrap();
    let file = object::File::parse(&*data).unwrap();
    assert_eq!(file.kind(), ObjectKind::Relocatable);
    let defined: Vec<_> = file
        .symbols()
        .filter(|s| s.is_definition())
        .filter_map(|s| s.name().ok())
        .collect();
    assert!(defined.contains(&"a") && defined.contains(&"b"));
}

#[test]
fn build_takes_cxx_defines_folders_and_flags() {
    let room = Room::new();
    room.write("inc/value.hpp", "static int value() { return VALUE; }\n");
    room.write("m.cpp", "#include <value.hpp>\nextern \"C\" int other();\nextern \"C\" void *PyInit_m() { static int v = value() + other() + FROM_FLAGS; return &v; }\n");
    room.write("other.c", "int other(void) { return ONE; }\n");
    room.good(&[
        "build",
        "m.cpp",
        "other.c",
        "-I",
        "inc",
        "-DVALUE=2",
        "-D",
        "ONE",
        "-O0",
        "-o",
        "out/m.so",
        "--",
        "-DFROM_FLAGS=1",
        "-Wall",
        "-lm",
    ]);
    assert!(dynamic_symbols(&room.path("out/m.so"), true).contains(&"PyInit_m".to_owned()));
}

#[test]
fn build_honours_compilers_of_several_words() {
    let room = Room::new();
    room.write("plain.c", PLAIN);
    let mut command = room.command(&["build", "plain.c", "-o", "plain.so"]);
    good(
        command
            .env("CC", "env cc -DVALUE=3")
            .env("CFLAGS", "-g -O1")
            .output()
            .unwrap(),
    );
    assert!(dynamic_symbols(&room.path("plain.so"), true).contains(&"value".to_owned()));
}

#[test]
fn build_names_what_is_wrong() {
    let room = Room::new();
    room.write("plain.c", PLAIN);
    room.write("broken.c", "int f( {\n");
    room.write("text.txt", "");
    fs::create_dir(room.path("folder")).unwrap();
    room.bad(
        &["build", "none.c", "-o", "x.so"],
        &["none.c", "no such source"],
    );
    room.bad(&["build", "text.txt", "-o", "x.so"], &["text.txt", ".cpp"]);
    room.bad(
        &["build", "broken.c", "-o", "x.so"],
        &["broken.c", "cc failed"],
    );
    room.bad(
        &["build", "plain.c", "-o", "folder"],
        &["folder is a folder"],
    );
    room.bad(&["build", "plain.c", "-o", "plain.c/x.so"], &["plain.c"]);
    let mut command = room.command(&["build", "plain.c", "-o", "x.so"]);
    bad(
        command.env("CC", "nocc").output().unwrap(),
        &["`nocc`", "apt-get install gcc", "CC"],
    );
    bad(
        command.env("CC", "/none/cc").output().unwrap(),
        &["/none/cc", "CC"],
    );
    let mut command = room.command(&["build", "plain.c", "-o", "x.so"]);
    bad(
        command
            .env("XDG_CACHE_HOME", room.path("plain.c"))
            .output()
            .unwrap(),
        &["headers", "XDG_CACHE_HOME"],
    );
    assert!(!room.path("x.so").exists());

    let output = room.run(&["build", "plain.c", "-o", "x.so", "--mode", "fast"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("'fast'") && stderr(&output).contains("universal"));
}

#[test]
fn build_refuses_a_function_of_no_header() {
    let room = Room::new();
    let source = room.write(
        "guess.c",
        "#include <typeobject.h>\nPyObject *f(void) { return (PyObject *)nowhere(); }\n",
    );
    let source = source.to_str().unwrap();
    let output = room.run(&["build", source, "-o", "guess.so"]);
    assert!(stderr(&output).contains("[-Werror=implicit-function-declaration]"));
    bad(output, &["guess.c", "cc failed"]);
    let allowed = "-Wno-error=implicit-function-declaration";
    room.good(&["build", source, "-o", "guess.so", "--", allowed]);
}

#[test]
fn build_leaves_the_old_file_when_it_fails() {
    let room = Room::new();
    room.write("plain.c", PLAIN);
    room.good(&["build", "plain.c", "-o", "out/plain.so"]);
    let before = fs::read(room.path("out/plain.so")).unwrap();
    room.bad(
        &[
            "build",
            "plain.c",
            "-o",
            "out/plain.so",
            "--",
            "-Wl,--no-such-flag",
        ],
        &["failed"],
    );
    assert_eq!(fs::read(room.path("out/plain.so")).unwrap(), before);
    assert_eq!(fs::read_dir(room.path("out")).unwrap().count(), 1);
}

#[test]
fn build_warns_about_a_module_that_cannot_be_imported() {
    let room = Room::new();
    room.write("plain.c", PLAIN);
    let output = room.good(&["build", "plain.c", "-o", "plain.cpython-38.so"]);
    assert_eq!(stderr(&output), "");
    let output = room.good(&["build", "plain.c", "-o", "other.so"]);
    assert!(stderr(&output).contains("PyInit_other") && stderr(&output).contains("plain.so"));
    room.write("none.c", "int x;\n");
    let output = room.good(&["build", "none.c", "-o", "none.so"]);
    assert!(stderr(&output).contains("no PyInit_none"));
}

// ---- run ---------------------------------------------------------------------------

#[test]
fn run_gives_arguments_and_status_through() {
    let room = Room::new();
    room.write(
        "s.py",
        "import sys\nprint(sys.argv[1:])\nsys.exit(int(sys.argv[-1]))\n",
    );
    let output = room.run(&["run", "--on", "cpython", "s.py", "--on", "-x", "--", "7"]);
    assert_eq!(stdout(&output), "['--on', '-x', '--', '7']\n");
    assert_eq!(output.status.code(), Some(7));
}

#[test]
fn run_puts_folders_after_the_scripts_own() {
    let room = Room::new();
    for dir in ["scripts", "one", "two"] {
        room.write(&format!("{dir}/who.py"), &format!("who = '{dir}'"));
        room.write(&format!("{dir}/only_{dir}.py"), "");
    }
    room.write("one/both.py", "who = 'one'");
    room.write("two/both.py", "who = 'two'");
    room.write("env/both.py", "who = 'env'");
    room.write("env/only_env.py", "");
    let text = "import os; os.chdir('/')\nimport who, both, only_one, only_two, only_env\nprint(who.who, both.who)\n";
    room.write("scripts/s.py", text);
    let mut command = room.command(&[
        "run",
        "--on",
        "cpython",
        "--path",
        "one",
        "--path",
        "two",
        "scripts/s.py",
    ]);
    let output = good(
        command
            .env("PYTHONPATH", room.path("env"))
            .output()
            .unwrap(),
    );
    assert_eq!(stdout(&output), "scripts one\n");
}

#[test]
fn run_on_micropython_keeps_its_default_path() {
    let room = Room::new();
    let fake = room.write_executable(
        "fake/micropython",
        "#!/bin/sh\necho \"$MICROPYPATH\"\necho \"$@\"\n",
    );
    let host = format!("micropython:{}", fake.display());
    room.write("s.py", "");
    fs::create_dir(room.path("mods")).unwrap();
    let mods = room.dir.path().canonicalize().unwrap().join("mods");

    let output = room.good(&[
        "run", "--on", &host, "--path", "mods", "--heap", "8M", "s.py", "a",
    ]);
    let expected = format!(
        "{}:.frozen:~/.micropython/lib:/usr/lib/micropython\n-X heapsize=8M s.py a\n",
        mods.display()
    );
    assert_eq!(stdout(&output), expected);

    let mut command = room.command(&["run", "--on", &host, "--path", "mods", "s.py"]);
    let output = good(
        command
            .env("MICROPYPATH", ".frozen:/mine")
            .output()
            .unwrap(),
    );
    assert_eq!(
        stdout(&output),
        format!("{}:.frozen:/mine\ns.py\n", mods.display())
    );

    let mut command = room.command(&["run", "--on", "micropython", "s.py"]);
    let output = good(
        command
            .env("TYPEOBJECT_MICROPYTHON", &fake)
            .output()
            .unwrap(),
    );
    assert_eq!(stdout(&output), "\ns.py\n");
}

#[test]
fn run_names_the_signal() {
    let room = Room::new();
    room.write(
        "s.py",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n",
    );
    let output = room.run(&["run", "--on", "cpython", "s.py"]);
    assert_eq!(output.status.code(), Some(128 + 11));
    assert!(
        stderr(&output).contains("s.py was killed by SIGSEGV (signal 11)"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn run_passes_signals_on() {
    let room = Room::new();
    let text = "import signal, sys, time\n\
                def stop(*args):\n    print('stopped', flush=True)\n    sys.exit(3)\n\
                signal.signal(signal.SIGTERM, stop)\n\
                print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, flush=True)\n\
                time.sleep(60)\n";
    room.write("s.py", text);
    let mut command = room.command(&["run", "--on", "cpython", "s.py"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), "True");
    kill(Pid::from_raw(child.id() as i32), Signal::SIGTERM).unwrap();
    assert_eq!(lines.next().unwrap().unwrap(), "stopped");
    assert_eq!(child.wait().unwrap().code(), Some(3));
}

#[test]
fn run_names_what_is_wrong() {
    let room = Room::new();
    room.write("s.py", "");
    room.bad(
        &["run", "--on", "jython", "s.py"],
        &["jython", "this machine has: cpython"],
    );
    room.bad(
        &["run", "--on", "cpython:2.0", "s.py"],
        &["--on cpython:2.0", "this machine, which has: cpython"],
    );
    room.bad(
        &["run", "--on", "cpython:/none", "s.py"],
        &["/none", "executable"],
    );
    room.bad(
        &["run", "--on", "micropython", "s.py"],
        &["typeobject micropython --variant plain"],
    );
    room.bad(
        &["run", "--on", "micropython:asan", "s.py"],
        &["typeobject micropython --variant asan"],
    );
    room.bad(
        &["run", "--on", "micropython:fast", "s.py"],
        &["no such MicroPython"],
    );
    room.bad(
        &["run", "--on", "micropython:/none", "s.py"],
        &["/none", "executable"],
    );
    room.bad(
        &["run", "--on", "cpython", "none.py"],
        &["none.py", "no such script"],
    );
    room.bad(
        &["run", "--on", "cpython", "--path", "none", "s.py"],
        &["--path none", "no such folder"],
    );
    room.bad(
        &["run", "--on", "cpython", "--heap", "8M", "s.py"],
        &["--heap"],
    );
    fs::create_dir(room.path("a:b")).unwrap();
    room.bad(
        &["run", "--on", "cpython", "--path", "a:b", "s.py"],
        &["colon"],
    );
    let mut command = room.command(&["run", "--on", "micropython", "s.py"]);
    bad(
        command
            .env("TYPEOBJECT_MICROPYTHON", "/none")
            .output()
            .unwrap(),
        &["TYPEOBJECT_MICROPYTHON=/none"],
    );
}

#[test]
fn hosts_are_those_that_run() {
    let room = Room::new();
    room.write_executable("build/micropython-plain/micropython", "#!/bin/sh\n");
    room.write("s.py", "");
    let output = room.good(&["hosts"]);
    let names: Vec<String> = stdout(&output)
        .lines()
        .map(|line| line.split('\t').next().unwrap().to_owned())
        .collect();
    assert!(
        names.contains(&"cpython".to_owned()) && names.contains(&"micropython:plain".to_owned()),
        "{names:?}"
    );
    for name in names {
        room.good(&["run", "--on", &name, "s.py"]);
    }
}

// ---- micropython -------------------------------------------------------------------

#[test]
fn micropython_names_what_is_wrong() {
    let room = Room::new();
    let command = ["micropython", "--variant", "bare"];
    room.bad(
        &[&command[..], &["--source", "none"]].concat(),
        &["none", "no checkout of MicroPython"],
    );
    let mut from_env = room.command(&command);
    bad(
        from_env.env("MICROPY_DIR", "/none").output().unwrap(),
        &["/none", "no checkout of MicroPython"],
    );
    let mut from_env = room.command(&command);
    bad(
        from_env.env("TYPEOBJECT_SOURCE", "/none").output().unwrap(),
        &["TYPEOBJECT_SOURCE=/none"],
    );
    let mut from_env = room.command(&command);
    bad(
        from_env.env("PATH", "/none").output().unwrap(),
        &["apt-get", "MICROPY_DIR"],
    );

    room.write("mp/py/mpconfig.h", "");
    fs::create_dir_all(room.path("mp/ports/unix")).unwrap();
    let with_source = [&command[..], &["--source", "mp"]].concat();
    room.bad(
        &[&with_source[..], &["--output", "a b"]].concat(),
        &["space", "a b"],
    );
    room.bad(
        &[&with_source[..], &["--c-module", "none"]].concat(),
        &["--c-module none", "micropython.mk"],
    );
    let mut command = room.command(&with_source);
    bad(
        command.env("PATH", "/none").output().unwrap(),
        &["make is needed", "apt-get install make"],
    );
    // An empty checkout: make itself complains, and what it says is shown.
    let output = room.run(&with_source);
    assert!(
        stderr(&output).contains("No targets") || stderr(&output).contains("No rule"),
        "{}",
        stderr(&output)
    );
    bad(output, &["make could not build", "make.log"]);
}
