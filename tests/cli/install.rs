//! `typeobject install`.

use super::{good, stderr, stdout, Room};
use std::fs;
use std::path::Path;

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn install_lays_out_headers_source_and_command() {
    let room = Room::new();
    let prefix = room.path("prefix");
    room.good(&["install", "--prefix", prefix.to_str().unwrap()]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (installed, own) in [
        ("include/typeobject/typeobject.h", "include/typeobject.h"),
        (
            "include/typeobject/python/Python.h",
            "include/python/Python.h",
        ),
        (
            "share/typeobject/source/ffi/micropython/port.h",
            "ffi/micropython/port.h",
        ),
        ("share/typeobject/source/src/lib.rs", "src/lib.rs"),
        ("share/typeobject/source/Cargo.toml", "Cargo.toml"),
        ("share/typeobject/source/Cargo.lock", "Cargo.lock"),
    ] {
        assert_eq!(
            read(&prefix.join(installed)),
            read(&root.join(own)),
            "{installed}"
        );
    }
    let pc = read(&prefix.join("share/pkgconfig/typeobject.pc"));
    assert!(pc.contains(&format!("\nVersion: {VERSION}\n")), "{pc}");
    let cmake = prefix.join("share/cmake/typeobject");
    let version = read(&cmake.join("typeobject-config-version.cmake"));
    assert!(version.contains(&format!("set(PACKAGE_VERSION \"{VERSION}\")")));
    assert!(cmake.join("typeobject-config.cmake").is_file());

    // The installed command finds the installed source, and builds nothing into it.
    let output = good(
        std::process::Command::new(prefix.join("bin/typeobject"))
            .args(["new", "thermo"])
            .current_dir(room.path("prefix"))
            .env_remove("TYPEOBJECT_SOURCE")
            .env_remove("TYPEOBJECT_BUILD_DIR")
            .output()
            .unwrap(),
    );
    assert!(stderr(&output).contains("thermo is there"));
    let makefile = read(&prefix.join("thermo/micropython.mk"));
    let source = fs::canonicalize(prefix.join("share/typeobject/source")).unwrap();
    assert!(
        makefile.contains(&format!("TYPEOBJECT ?= {}\n", source.display())),
        "{makefile}"
    );
}

#[test]
fn what_an_older_version_installed_goes() {
    let room = Room::new();
    let old = room.write("prefix/include/typeobject/python/old.h", "");
    let other = room.write("prefix/include/other.h", "");
    room.good(&["install", "--no-command", "--prefix", "prefix"]);
    assert!(!old.exists() && other.exists());
    assert!(!room.path("prefix/bin").exists());
}

#[test]
fn destdir_stands_for_the_root() {
    let room = Room::new();
    let output = room.good(&["install", "--destdir", "stage", "--prefix", "/opt/x"]);
    assert!(stdout(&output).ends_with("stage/opt/x\n"));
    assert!(room.path("stage/opt/x/bin/typeobject").is_file());
    room.bad(
        &["install", "--destdir", "stage", "--prefix", "opt"],
        &["must begin with /"],
    );
}

#[test]
fn the_header_and_the_changes_have_the_version() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let define = format!("#define TYPEOBJECT_VERSION \"{VERSION}\"\n");
    assert!(read(&root.join("include/typeobject.h")).contains(&define));
    assert!(read(&root.join("CHANGELOG.md")).contains(&format!("\n## {VERSION}")));
}
