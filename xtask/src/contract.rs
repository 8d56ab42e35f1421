//! `cargo xtask contract`

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::exit::Failure;
use crate::harness;

/// Arguments of the command.
#[derive(clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  cargo xtask contract smithery
  cargo xtask contract --spec petstore.yaml --json
  cargo xtask contract prove smithery"
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    proof: Option<Proof>,
    #[command(flatten)]
    replay: Wanted,
}

#[derive(clap::Subcommand)]
enum Proof {
    /// Plant faults in documents, clients and servers, one at a time, and see that each is noticed.
    Prove(Wanted),
}

/// What the harness is run over, and how it prints.
#[derive(clap::Args)]
struct Wanted {
    /// Dialects; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    /// A document in their place: its code is generated and compiled first.
    #[arg(long, value_name = "FILE", conflicts_with = "dialects")]
    spec: Option<PathBuf>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

/// Replays the examples, or proves that this notices what is wrong.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (command, wanted) = match &arguments.proof {
        Some(Proof::Prove(wanted)) => ("prove", wanted),
        None => ("run", &arguments.replay),
    };
    let prepared = match &wanted.spec {
        Some(spec) => harness::of_document(spec)?,
        None => Ok(harness::of_dialects(&wanted.dialects)?),
    };
    match prepared {
        Ok(prepared) => prepared.run(command, |process: &mut Command| {
            process.args(wanted.json.then_some("--json"));
        }),
        Err(refused) => Ok(refused),
    }
}
