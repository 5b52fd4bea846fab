//! `typeobject firmware`: what it cannot build, said before anything is built. What only a build
//! shows is in tests/run.sh.

use super::{example, Room};

/// What says it is a checkout of that MicroPython, with a qemu port and one board.
fn checkout(room: &Room, version: [u32; 3], board: &str) -> String {
    let [major, minor, micro] = version;
    let dir = format!("checkout-{minor}-{board}");
    room.write(
        &format!("{dir}/py/mpconfig.h"),
        &format!(
            "#define MICROPY_VERSION_MAJOR {major}\n#define MICROPY_VERSION_MINOR {minor}\n\
             #define MICROPY_VERSION_MICRO {micro}\n"
        ),
    );
    room.write(
        &format!("{dir}/ports/qemu/boards/{board}/mpconfigboard.mk"),
        "",
    );
    room.path(&dir).to_string_lossy().into_owned()
}

#[test]
fn firmware_names_the_boards_when_there_is_none_of_that_name() {
    let room = Room::new();
    room.bad(
        &["firmware", "--board", "NANO", &example("noddy4.c")],
        &["no board is called NANO", "MPS2_AN385", "MICROBIT"],
    );
}

#[test]
fn firmware_wants_sources_of_different_modules() {
    let room = Room::new();
    let noddy4 = example("noddy4.c");
    let board = ["firmware", "--board", "MICROBIT"];
    let with = |sources: &[&'static str]| [&board[..], sources].concat();
    room.bad(&with(&["nothing.c"]), &["nothing.c", "no such source file"]);
    let dotted = format!("pkg.part={noddy4}");
    room.bad(
        &[&board[..], &[dotted.as_str()]].concat(),
        &["is in no package: name it part=", "noddy4.c", "sys.modules"],
    );
    room.write("text.txt", "");
    room.bad(
        &with(&["text.txt"]),
        &["text.txt", "not a source", "a crate's folder"],
    );
    room.bad(
        &[&board[..], &[noddy4.as_str(), noddy4.as_str()]].concat(),
        &["two modules are called noddy4"],
    );
    let renamed = format!("noddy4={}", example("noddy.c"));
    room.bad(
        &[&board[..], &[noddy4.as_str(), renamed.as_str()]].concat(),
        &["two modules are called noddy4"],
    );
}

#[test]
fn firmware_wants_a_micropython_that_is_new_enough() {
    let room = Room::new();
    let noddy4 = example("noddy4.c");
    let build = |checkout: &str| {
        ["firmware", "--board", "MICROBIT", "--micropython"]
            .into_iter()
            .map(str::to_owned)
            .chain([checkout.to_owned(), noddy4.clone()])
            .collect::<Vec<_>>()
    };
    let bad = |checkout: &str, says: &[&str]| {
        let arguments = build(checkout);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        room.bad(&arguments, says);
    };
    bad(&room.path("empty").to_string_lossy(), &["no checkout"]);
    bad(
        &checkout(&room, [1, 24, 1], "MICROBIT"),
        &[
            "is MicroPython 1.24.1",
            "1.25 is the oldest",
            "newer checkout",
        ],
    );
    bad(
        &checkout(&room, [1, 25, 0], "OTHER"),
        &["has no board MICROBIT", "newer checkout"],
    );
}

#[test]
fn firmware_names_the_package_of_a_missing_tool() {
    let room = Room::new();
    room.write_executable("bin/make", "#!/bin/sh\nexit 1\n");
    room.write_executable("bin/python3", "#!/bin/sh\nexit 1\n");
    let noddy4 = example("noddy4.c");
    for (board, compiler, packages) in [
        (
            "MICROBIT",
            "arm-none-eabi-gcc",
            "apt-get install gcc-arm-none-eabi libnewlib-arm-none-eabi",
        ),
        (
            "VIRT_RV32",
            "riscv64-unknown-elf-gcc",
            "apt-get install gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf",
        ),
    ] {
        let checkout = checkout(&room, [1, 25, 0], board);
        let arguments = [
            "firmware",
            "--board",
            board,
            "--micropython",
            &checkout,
            &noddy4,
        ];
        let with = |path: &str| {
            room.command(&arguments)
                .env("PATH", room.path(path))
                .output()
                .unwrap()
        };
        super::bad(
            with("bin"),
            &[
                &format!("{compiler} is needed to build for {board}"),
                packages,
            ],
        );
        super::bad(with("none"), &["make is needed", "apt-get install make"]);
        // A compiler without its library.
        let file = format!("bin/{compiler}");
        room.write_executable(&file, "#!/bin/sh\nexit 1\n");
        super::bad(
            with("bin"),
            &[&format!("{compiler} finds no C library"), packages],
        );
    }
}

#[test]
fn run_on_a_board_wants_an_emulator() {
    let room = Room::new();
    let script = room.write("a.py", "");
    let image = room.write("firmware.elf", "");
    for (board, emulator, package) in [
        ("MPS2_AN385", "qemu-system-arm", "qemu-system-arm"),
        ("VIRT_RV32", "qemu-system-riscv32", "qemu-system-misc"),
    ] {
        let on = format!("micropython:{board}");
        let arguments = [
            "run",
            "--on",
            &on,
            "--image",
            &image.to_string_lossy(),
            &script.to_string_lossy(),
        ];
        super::bad(
            room.command(&arguments)
                .env("PATH", room.path("none"))
                .output()
                .unwrap(),
            &[
                &format!("{emulator} is needed to run on {board}"),
                &format!("apt-get install {package}"),
            ],
        );
    }
}

#[test]
fn run_on_a_board_wants_an_image() {
    let room = Room::new();
    let script = room.write("a.py", "");
    let script = script.to_string_lossy();
    room.bad(
        &["run", "--on", "micropython:MICROBIT", &script],
        &["there is no image", "typeobject firmware --board MICROBIT"],
    );
    room.bad(
        &["run", "--on", "cpython", "--times", "2", &script],
        &["--times is for a board"],
    );
}
