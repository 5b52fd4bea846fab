//! `typeobject size`: what modules take of a board's flash and RAM, read from an image that is
//! made for that.

use crate::firmware::{self, Given, Ram, Size};
use crate::project;
use anyhow::Result;
use serde_json::json;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// C sources, as for `typeobject firmware`; without any, those of the project in this folder
    #[arg(value_name = "SOURCE")]
    sources: Vec<PathBuf>,

    /// The board, as for `typeobject firmware`
    #[arg(long, value_name = "BOARD", default_value = "MPS2_AN385")]
    board: String,

    #[command(flatten)]
    given: Given,

    /// For scripts: {"bytes": {NAME: {"flash": …, "ram": …}}, "types": {NAME: {"ram": …}}}
    #[arg(long)]
    json: bool,
}

pub fn size(args: &Args) -> Result<()> {
    let mut given = args.given.clone();
    let mut sources = args.sources.clone();
    if sources.is_empty() {
        let project = project::load()?;
        sources = project.sources;
        sources.extend(project.crate_);
        given.include.extend(project.include);
        given.define.extend(project.define);
    }
    let image = firmware::Args::to_measure(&args.board, sources, given)?;
    let (_, report) = firmware::make(&image)?;
    if args.json {
        let bytes = report.parts.into_iter().map(|(name, size)| {
            let Size { flash, ram } = size;
            (name, json!({ "flash": flash, "ram": ram }))
        });
        let bytes: serde_json::Map<_, _> = bytes.collect();
        let types = report.types.into_iter().map(|t| match t.ram {
            Ram::Bytes(ram) => (t.name, json!({ "ram": ram })),
            Ram::Heap(reason) => (t.name, json!({ "heap": reason })),
        });
        let types: serde_json::Map<_, _> = types.collect();
        let all = json!({ "bytes": bytes, "types": types });
        println!("{}", serde_json::to_string_pretty(&all)?);
    } else {
        print!("{report}");
    }
    Ok(())
}
