//! The header compiles without a warning as C and C++, in every mode, with every compiler
//! of the machine; and what is compiled with it runs on every CPython of the machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use typeobject_layout::*;

const WARNINGS: [&str; 6] = [
    "-Wall",
    "-Wextra",
    "-Werror",
    "-pedantic",
    "-Wno-missing-field-initializers",
    "-fPIC",
];

fn sources() -> PathBuf {
    root().join("tests/header")
}

fn compile(command: &str, args: &[&str], source: &Path, out: &Path) -> Result<(), String> {
    let include = root().join("include");
    let output = Command::new(command)
        .args(args)
        .arg("-I")
        .arg(include.join("python"))
        .arg("-I")
        .arg(include)
        .arg("-o")
        .arg(out)
        .arg(source)
        .output()
        .map_err(|e| format!("{command}: {e}"))?;
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let text: Vec<&str> = text.lines().take(12).collect();
    Err(format!(
        "{command} {} {}:\n{}",
        args.join(" "),
        source.display(),
        text.join("\n")
    ))
}

/// Whether the compiler has a 32-bit library to compile for.
fn narrow(command: &str, language: &str) -> bool {
    let dir = scratch("narrow");
    let source = dir.join("narrow.c");
    std::fs::write(&source, "#include <stdlib.h>\n#include <math.h>\nint x;\n")
        .expect("scratch folder");
    compile(
        command,
        &["-m32", "-x", language, "-c"],
        &source,
        &dir.join("narrow.o"),
    )
    .is_ok()
}

#[test]
fn compiles_everywhere() {
    let out = scratch("compile").join("out.o");
    let mut done = 0;
    let mut wrong = Vec::new();
    for (c, cpp) in [("gcc", "g++"), ("clang", "clang++")] {
        if !have(c) {
            println!("{c}: not on this machine");
            continue;
        }
        let mut modes = vec![vec![], vec!["-DTYPEOBJECT_VM"], vec!["-DPY_SSIZE_T_CLEAN"]];
        if narrow(c, "c") {
            modes.push(vec!["-DTYPEOBJECT_VM", "-m32"]);
            modes.push(vec!["-m32"]);
        } else {
            println!("{c}: no 32-bit libc, not compiled with -m32");
        }
        let narrow_cpp = have(cpp) && narrow(cpp, "c++");
        if !narrow_cpp {
            println!("{cpp}: no 32-bit libstdc++, not compiled with -m32");
        }
        for mode in &modes {
            for standard in ["-std=c99", "-std=c11"] {
                for source in ["positional.c", "designated.c", "smoke.c"] {
                    for level in ["-O0", "-O2"] {
                        let mut args = vec![standard, level, "-c"];
                        args.extend(WARNINGS);
                        args.extend(mode);
                        let done_now = compile(c, &args, &sources().join(source), &out);
                        wrong.extend(done_now.err());
                        done += 1;
                    }
                }
            }
            if !have(cpp) {
                println!("{cpp}: not on this machine");
                continue;
            }
            if mode.contains(&"-m32") && !narrow_cpp {
                continue;
            }
            // designated initialisers are not C++17
            for source in ["positional.c", "smoke.c"] {
                let mut args = vec!["-std=c++17", "-O2", "-x", "c++", "-c"];
                args.extend(WARNINGS);
                args.extend(mode);
                wrong.extend(compile(cpp, &args, &sources().join(source), &out).err());
                done += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(done > 0, "no C compiler on this machine");
    println!("{done} compilations without a warning");
}

/// What docs/api.md lists is in the header, in a file for all hosts and in firmware, where what
/// is absent is declared, too: each function and object has an address, each macro is one, or a
/// function where it depends on another macro.
#[test]
fn every_name_is_there() {
    let page = std::fs::read_to_string(root().join(header::PAGE)).expect("docs/api.md");
    let mut text = String::from("#include <typeobject.h>\ntypedef void function(void);\n");
    let mut seen = std::collections::BTreeSet::new();
    for line in page.lines() {
        let mut columns = line.split('|').map(str::trim);
        let Some(name) = columns.nth(1).and_then(|c| c.strip_prefix('`')) else {
            continue;
        };
        let name = name.trim_end_matches('`');
        if !seen.insert(name) {
            continue; // a function that firmware has as a macro, too
        }
        let (kind, value) = match columns.next() {
            Some("data") => ("const void *const", format!("&{name}")),
            Some("function" | "macro") => ("function *const", format!("(function *)&{name}")),
            _ => continue,
        };
        let variable = format!("static {kind} at_{name} = {value};\n");
        text += &if line.contains("| macro |") {
            format!("#ifndef {name}\n{variable}#endif\n")
        } else {
            variable
        };
    }
    let n = seen.len();
    assert!(n > 1000, "{n} names in docs/api.md");
    let dir = scratch("names");
    let source = dir.join("names.c");
    std::fs::write(&source, text).expect("scratch folder");
    let wrong: Vec<String> = [vec![], vec!["-DTYPEOBJECT_VM"], vec!["-DPY_SSIZE_T_CLEAN"]]
        .into_iter()
        .filter_map(|mode| {
            let mut args = vec![
                "-c",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-Wno-unused-const-variable",
            ];
            args.extend(mode);
            compile("cc", &args, &source, &dir.join("names.o")).err()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{n} names");
}

/// The same sources with CPython's own headers: the header steps aside.
#[test]
fn steps_aside() {
    if !have("cc") {
        println!("cc: not on this machine");
        return;
    }
    let out = scratch("aside").join("out.o");
    for cpython in cpythons_reported() {
        let include = format!("-I{}", cpython.include.display());
        let include_dir = root().join("include");
        let output = Command::new("cc")
            .args(["-std=c11", "-c", "-Wall", "-DTYPEOBJECT_CPYTHON"])
            .arg("-I")
            .arg(include_dir.join("python"))
            .arg("-I")
            .arg(include_dir)
            .arg(&include)
            .arg("-o")
            .arg(&out)
            .arg(sources().join("positional.c"))
            .output()
            .expect("cc");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "3.{}: {text}", cpython.minor);
        let probe = scratch("aside").join("probe.c");
        std::fs::write(
            &probe,
            "#include <typeobject.h>\n#ifndef Py_PYTHON_H\n#error not CPython's Python.h\n#endif\n\
             #ifdef TYPEOBJECT_EXTENSION\n#error typeobject.h did not step aside\n#endif\n\
             int code = T_OBJECT_EX;\n",
        )
        .expect("scratch folder");
        let python = root().join("include/python");
        for first in [Some(&python), None] {
            let mut command = Command::new("cc");
            command.args(["-c", "-DTYPEOBJECT_CPYTHON"]);
            if let Some(dir) = first {
                command.arg("-I").arg(dir);
            }
            let output = command
                .arg("-I")
                .arg(root().join("include"))
                .arg(&include)
                .arg("-o")
                .arg(&out)
                .arg(&probe)
                .output()
                .expect("cc");
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        println!("CPython 3.{}: its own headers", cpython.minor);
    }
}

/// One shared object, every interpreter, the same output.
#[test]
fn runs_everywhere() {
    let mut runs = 0;
    for compiler in ["gcc", "clang"] {
        if !have(compiler) {
            println!("{compiler}: not on this machine");
            continue;
        }
        let dir = scratch(&format!("run-{compiler}"));
        for module in ["smoke", "positional"] {
            let args = ["-std=c99", "-O2", "-fPIC", "-shared"];
            let source = sources().join(format!("{module}.c"));
            if let Err(e) = compile(compiler, &args, &source, &dir.join(format!("{module}.so"))) {
                panic!("{e}");
            }
        }
        let mut first: Option<(u32, String)> = None;
        for cpython in cpythons_reported() {
            let Some(python) = &cpython.python else {
                continue;
            };
            let output = Command::new(python)
                .env("PYTHONPATH", &dir)
                .env("PYTHONDONTWRITEBYTECODE", "1")
                .arg(sources().join("smoke_test.py"))
                .output()
                .expect("python");
            let text = String::from_utf8_lossy(&output.stdout).to_string();
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "3.{}: {errors}", cpython.minor);
            match &first {
                None => first = Some((cpython.minor, text)),
                Some((minor, expected)) => {
                    assert_eq!(*expected, text, "3.{minor} and 3.{}", cpython.minor)
                }
            }
            let output = Command::new(python)
                .env("PYTHONPATH", &dir)
                .args([
                    "-c",
                    "import positional; i = positional.Item(); i.it = 3; \
                              assert (i.first, len(i), i.keywords(a=1)) == (3, 3, ((), {'a': 1}))",
                ])
                .output()
                .expect("python");
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "3.{}: {errors}", cpython.minor);
            println!("{compiler}: CPython 3.{}: equal", cpython.minor);
            runs += 1;
        }
    }
    assert!(runs > 0, "no compiler or no interpreter on this machine");
}
