//! `cargo xtask contract`

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use concord::Sources;

use crate::exit::{FOUND, Failure};
use crate::{configuration, harness, workspace};

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
    command: Option<Proof>,
    /// Dialects to replay; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    /// A document to replay in their place: its code is generated and compiled first.
    #[arg(long, value_name = "FILE", conflicts_with = "dialects")]
    spec: Option<PathBuf>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(clap::Subcommand)]
enum Proof {
    /// Plant faults in documents, clients and servers, one at a time, and see that each is noticed.
    Prove(Prove),
}

/// Arguments of the proof.
#[derive(clap::Args)]
struct Prove {
    /// Dialects to plant faults in; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

/// Runs the harness in a process of its own: it is compiled against the generated crate, which
/// this command must not depend on to be able to write it.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut command = match (&arguments.command, &arguments.spec) {
        (Some(Proof::Prove(proof)), _) => of_dialects(&["prove"], &proof.dialects)?,
        (None, Some(spec)) => match harness::write(spec)? {
            Ok(folder) => of_document(&folder, spec),
            Err(refused) => return Ok(refused),
        },
        (None, None) => of_dialects(&[], &arguments.dialects)?,
    };
    let is_json = match &arguments.command {
        Some(Proof::Prove(proof)) => proof.json,
        None => arguments.json,
    };
    if is_json {
        command.arg("--json");
    }
    let status = command.status().map_err(|error| {
        Failure::new(format!("error: cannot run the contract harness: {error}"))
    })?;
    Ok(status
        .code()
        .map_or(ExitCode::from(FOUND), |code| ExitCode::from(u8::try_from(code).unwrap_or(FOUND))))
}

fn of_dialects(subcommand: &[&str], names: &[String]) -> Result<Command, Failure> {
    workspace::enter(None)?;
    let dialects = configuration::read(&mut Sources::default())?;
    configuration::check_names(&dialects, names)?;
    let mut command = cargo_run();
    command
        .args(["--package", "contract-tests", "--bin", "contract", "--"])
        .args(subcommand)
        .args(names);
    Ok(command)
}

/// What it depends on is compiled once for all documents, into a folder that they share.
fn of_document(folder: &Path, spec: &Path) -> Command {
    let mut command = cargo_run();
    command.env("CARGO_TARGET_DIR", workspace::target().join("contract/target"));
    command.arg("--manifest-path").arg(folder.join("Cargo.toml")).arg("--").arg(spec);
    command
}

fn cargo_run() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["run", "--quiet"]);
    command
}
