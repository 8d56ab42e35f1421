//! `cargo xtask contract`

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::exit::Failure;
use crate::harness;

/// Arguments of the command.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask contract smithery
  cargo xtask contract --spec petstore.yaml --json")]
pub(crate) struct Arguments {
    /// Dialects to replay; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    /// A document to replay in their place: its code is generated and compiled first.
    #[arg(long, value_name = "FILE", conflicts_with = "dialects")]
    spec: Option<PathBuf>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

/// Replays the examples.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let prepared = match &arguments.spec {
        Some(spec) => harness::of_document(spec)?,
        None => Ok(harness::of_dialects(&arguments.dialects)?),
    };
    let json = arguments.json.then_some("--json");
    match prepared {
        Ok(prepared) => prepared.run("run", |command: &mut Command| {
            command.args(json);
        }),
        Err(refused) => Ok(refused),
    }
}
