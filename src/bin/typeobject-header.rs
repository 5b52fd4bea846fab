//! `cargo run --features header --bin typeobject-header [--check]`: writes
//! what is generated from the Rust definitions (see `src/header/mod.rs`), or only checks
//! that it is fresh.

#[path = "../header/mod.rs"]
mod header;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let check = std::env::args().any(|a| a == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = match header::generate(root) {
        Ok(output) => output,
        Err(e) => {
            eprintln!("typeobject-header: {e}");
            return ExitCode::FAILURE;
        }
    };
    let mut stale = false;
    let files = [
        (header::HEADER, &output.header),
        (header::FUNCTIONS, &output.functions),
        (header::FIELDS, &output.fields),
        (header::EXPORTS, &output.exports),
        (header::PAGE, &output.page),
    ];
    let forwarders = output
        .forwarders
        .iter()
        .map(|(name, text)| (name.as_str(), text));
    for (name, text) in files.into_iter().chain(forwarders) {
        let path = root.join(name);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == *text) {
            continue;
        }
        stale = true;
        if check {
            eprintln!("typeobject-header: {name} is stale");
        } else if let Err(e) = std::fs::write(&path, text) {
            eprintln!("typeobject-header: {name}: {e}");
            return ExitCode::FAILURE;
        } else {
            println!("wrote {name}");
        }
    }
    for note in &output.notes {
        println!("{note}");
    }
    for complaint in &output.complaints {
        eprintln!("typeobject-header: {complaint}");
    }
    if (check && stale) || !output.complaints.is_empty() {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
