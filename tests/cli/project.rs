//! `typeobject new`, `build` and `test` in a project's folder, and wheels.

use super::{bad, good, stderr, stdout, Room};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

impl Room {
    /// The command in a folder of the room.
    fn inside(&self, folder: &str, args: &[&str]) -> Output {
        let mut command = self.command(args);
        command.current_dir(self.path(folder)).output().unwrap()
    }

    /// Names and paths of the CPythons of this machine.
    fn cpythons(&self) -> Vec<(String, String)> {
        stdout(&self.good(&["hosts"]))
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter(|(name, _)| name.starts_with("cpython"))
            .map(|(name, path)| (name.to_owned(), path.to_owned()))
            .collect()
    }
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn new_makes_a_project_that_passes_its_own_test() {
    let room = Room::new();
    let output = room.good(&["new", "fast_list"]);
    assert!(stderr(&output).contains("cd fast_list && typeobject test"));
    let expected = [
        ".gitignore",
        "README.md",
        "backend.py",
        "fast_list.c",
        "micropython.cmake",
        "micropython.mk",
        "pyproject.toml",
        "test_fast_list.py",
    ];
    assert_eq!(
        names(&room.path("fast_list")),
        expected.map(str::to_owned).into()
    );
    let source = fs::read_to_string(room.path("fast_list/fast_list.c")).unwrap();
    assert!(source.contains("fast_list.FastList") && !source.contains("{{"));
    let output = good(room.inside("fast_list", &["check", "--strict"]));
    assert!(stdout(&output).starts_with("fast_list.c: 1 type with 3 entries in 3 tables\n"));
    let hosts: Vec<String> = room.cpythons().into_iter().map(|(name, _)| name).collect();
    let output = good(room.inside("fast_list", &["test", "--on", &hosts.join(",")]));
    // The oracle is one of them.
    let last = format!("{} passed, 0 failed, 0 skipped\n", hosts.len());
    assert!(stdout(&output).ends_with(&last), "{}", stdout(&output));
    let output = good(room.inside("fast_list", &["build"]));
    assert!(stdout(&output).ends_with("fast_list/build/fast_list.so\n"));

    room.bad(&["new", "fast_list"], &["is there already"]);
    room.bad(&["new", "fast-list"], &["\"fast-list\"", "letters"]);
    room.bad(&["new", "class"], &["\"class\"", "keyword"]);
    room.bad(
        &["new", "other", "--type", "other"],
        &["--type other", "another name"],
    );
}

#[test]
fn new_in_rust_passes_the_same_test() {
    let room = Room::new();
    room.good(&["new", "--rust", "--type", "Gauge", "meter"]);
    // The crate of this repository is in cargo's reach without the network.
    let output = good(room.inside("meter", &["test", "--on", "cpython"]));
    assert!(stdout(&output).ends_with("1 passed, 0 failed, 0 skipped\n"));
    good(room.inside("meter", &["check", "--strict"]));
}

/// One wheel, installed with pip into an environment of each CPython of this machine.
#[test]
fn a_wheel_installs_into_every_cpython() {
    let room = Room::new();
    room.good(&["new", "thermo"]);
    let output = good(room.inside("thermo", &["build", "--wheel"]));
    let wheel = room.path("thermo").join(stdout(&output).trim());
    let name = wheel.file_name().unwrap().to_str().unwrap().to_owned();
    assert!(name.starts_with("thermo-0.1.0-cp38-abi3-"), "{name}");
    let again = good(room.inside("thermo", &["build", "--wheel", "-o", "again"]));
    let again = room.path("thermo").join(stdout(&again).trim());
    assert_eq!(fs::read(&wheel).unwrap(), fs::read(again).unwrap());

    let pip = Command::new("python3")
        .args(["-m", "pip", "--version"])
        .output();
    if !pip.is_ok_and(|pip| pip.status.success()) {
        println!("skipped: a_wheel_installs_into_every_cpython: python3 has no pip (python3-pip)");
        return;
    }
    let test = fs::read(room.path("thermo/test_thermo.py")).unwrap();
    fs::write(room.path("apart.py"), test).unwrap();
    let mut printed = BTreeSet::new();
    for (host, python) in room.cpythons() {
        let place = room.path(&format!("venv-{}", host.replace(':', "-")));
        let place = place.to_str().unwrap();
        good(
            Command::new(&python)
                .args(["-m", "venv", "--without-pip", place])
                .output()
                .unwrap(),
        );
        let python = format!("{place}/bin/python3");
        let mut install = Command::new("python3");
        install.args([
            "-m",
            "pip",
            "--python",
            &python,
            "install",
            "--quiet",
            "--no-index",
        ]);
        install
            .args(["--disable-pip-version-check", "--no-deps"])
            .arg(&wheel);
        good(install.output().unwrap());
        let output = good(
            Command::new(&python)
                .arg(room.path("apart.py"))
                .output()
                .unwrap(),
        );
        printed.insert(stdout(&output));
        let code = "import thermo; print('site-packages' in thermo.__file__)";
        let output = good(Command::new(&python).args(["-c", code]).output().unwrap());
        assert_eq!(stdout(&output), "True\n", "{host}");
    }
    assert_eq!(printed.len(), 1, "{printed:?}");
}

#[test]
fn a_package_s_wheel_has_its_python_files() {
    let room = Room::new();
    room.write("pkg/pyproject.toml", "[project]\nname = \"My-Pkg\"\nversion = \"2\"\n[tool.typeobject]\nmodule = \"pkg.plain\"\nsources = [\"plain.c\"]\n");
    room.write("pkg/plain.c", super::PLAIN);
    room.write("pkg/pkg/__init__.py", "");
    room.write("pkg/pkg/inner/part.py", "");
    let output = good(room.inside("pkg", &["build", "--wheel"]));
    let wheel = stdout(&output).trim().to_owned();
    assert!(wheel.starts_with("dist/my_pkg-2-cp38-abi3-"), "{wheel}");
    let code = format!("import zipfile; print(*sorted(zipfile.ZipFile({wheel:?}).namelist()))");
    let mut list = Command::new("python3");
    let output = good(
        list.args(["-c", &code])
            .current_dir(room.path("pkg"))
            .output()
            .unwrap(),
    );
    let info = "my_pkg-2.dist-info";
    let expected = format!("{info}/METADATA {info}/RECORD {info}/WHEEL pkg/__init__.py pkg/inner/part.py pkg/plain.so\n");
    assert_eq!(stdout(&output), expected);
}

#[test]
fn a_project_says_what_is_wrong_with_it() {
    let room = Room::new();
    room.bad(&["build"], &["pyproject.toml", "typeobject new NAME"]);
    room.bad(&["size"], &["pyproject.toml", "typeobject new NAME"]);
    room.bad(&["build", "--wheel"], &["pyproject.toml"]);
    let output = room.run(&["check"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("typeobject new NAME"));
    for (text, says) in [
        ("[project", "pyproject.toml, line 1"),
        ("[project]\nname = \"a\"\n", "[tool.typeobject]"),
        ("[tool.typeobject]\nsources = [\"a.c\"]\n", "name = "),
        ("[project]\nname = \"a\"\n[tool.typeobject]\n", "sources = "),
        (
            "[project]\nname = \"a\"\n[tool.typeobject]\nsource = [\"a.c\"]\n",
            "no source;",
        ),
        (
            "[project]\nname = \"a\"\n[tool.typeobject]\nsources = \"a.c\"\n",
            "list of texts",
        ),
        (
            "[project]\nname = \"a\"\n[tool.typeobject]\nsources = [\"a.c\"]\n",
            "no such source",
        ),
    ] {
        room.write("pyproject.toml", text);
        room.bad(&["build"], &[says]);
    }
    room.write("plain.c", super::PLAIN);
    room.bad(&["build", "plain.c"], &["-o NAME.so"]);
}

/// A MicroPython that prints what it is told to.
fn fake(room: &Room, text: &str) -> String {
    let path = room.write_executable("fake/micropython", &format!("#!/bin/sh\n{text}\n"));
    format!("micropython:{}", path.display())
}

#[test]
fn test_compares_with_cpython() {
    let room = Room::new();
    room.write("s.py", "print('one')\nprint('two')\n");
    let output = room.good(&["test", "s.py", "--on", &fake(&room, "echo one; echo two")]);
    assert!(stdout(&output).ends_with("2 passed, 0 failed, 0 skipped\n"));

    let other = room.run(&[
        "test",
        "s.py",
        "--on",
        &fake(&room, "echo one; echo 2; echo why >&2"),
    ]);
    let text = stdout(&other);
    assert_eq!(other.status.code(), Some(1), "{text}");
    for part in [
        "FAILED  s.py on micropython:",
        "-two",
        "+2",
        "why",
        "1 passed, 1 failed",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let ended = room.run(&[
        "test",
        "s.py",
        "--on",
        &fake(&room, "echo one; echo two; exit 3"),
    ]);
    assert!(stdout(&ended).contains("+exit status 3"));

    room.write("broken.py", "raise ValueError('on CPython')\n");
    let broken = room.run(&["test", "broken.py", "--on", "cpython"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(stdout(&broken).contains("ValueError: on CPython"));

    // About a VM alone.
    room.write("vm.py", "");
    room.write("vm.exp", "only here\n");
    let host = format!("cpython,{}", fake(&room, "echo only here"));
    let output = room.good(&["test", "vm.py", "--on", &host]);
    assert!(stdout(&output).ends_with("1 passed, 0 failed, 0 skipped\n"));

    room.bad(&["test"], &["no script"]);
    room.bad(
        &["test", "none.py", "--on", "cpython"],
        &["none.py", "no such script"],
    );
    room.bad(
        &["test", "s.py", "--on", "jython"],
        &["jython", "this machine has"],
    );
}

#[test]
fn test_does_what_a_script_asks_for() {
    let room = Room::new();
    let host = fake(&room, "echo $2");
    let skip = "# skip: micropython:*fake* is not one\nprint(1)\n";
    room.write("skipped.py", skip);
    let output = room.good(&["test", "skipped.py", "--on", &host]);
    assert!(stdout(&output).contains("skipped skipped.py on micropython:"));
    assert!(stdout(&output).contains(": is not one\n"));
    room.write("heap.py", "# heap: 12M\nprint('heapsize=12M')\n");
    room.good(&["test", "heap.py", "--on", &host]);
    room.write("slow.py", "# timeout: 1\nprint('never', end='')\n");
    let slow = room.run(&["test", "slow.py", "--on", &fake(&room, "exec sleep 60")]);
    assert!(
        stdout(&slow).contains("not done after 1 seconds"),
        "{}",
        stdout(&slow)
    );
    room.write("odd.py", "# timeout: soon\n");
    room.bad(&["test", "odd.py", "--on", "cpython"], &["odd.py", "soon"]);
    let Some((version, _)) = room
        .cpythons()
        .into_iter()
        .find(|(name, _)| name.contains(":3."))
    else {
        return;
    };
    let minor: u32 = version["cpython:3.".len()..].parse().unwrap();
    for (bounds, passes) in [
        (format!(">=3.{minor} <3.{}", minor + 1), true),
        (format!(">=3.{}", minor + 1), false),
        (format!("<3.{minor}"), false),
    ] {
        room.write("bounds.py", &format!("# cpython: {bounds}\n"));
        let output = room.good(&["test", "bounds.py", "--on", &version]);
        assert_eq!(
            stdout(&output).contains("skipped bounds.py"),
            !passes,
            "{bounds}"
        );
    }
}

#[test]
fn test_ends_well_only_when_something_ran() {
    let room = Room::new();
    room.write("vm.py", "");
    room.write("vm.exp", "x\n");
    bad_status(room.run(&["test", "vm.py", "--on", "cpython"]));
    let output = room.run(&["test", "--help"]);
    assert!(stdout(&output).contains("[default: "));
    bad(
        room.run(&["build", "--wheel", "--mode", "cpython"]),
        &["pyproject.toml"],
    );
}

#[track_caller]
fn bad_status(output: Output) {
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
}
