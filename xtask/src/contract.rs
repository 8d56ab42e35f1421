//! `cargo xtask contract`

use std::process::{Command, ExitCode};

use concord::Sources;

use crate::exit::{FOUND, Failure};
use crate::{configuration, workspace};

/// Arguments of the command.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Dialects to replay; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

/// Runs the harness in a process of its own: it is compiled against the generated crate, which
/// this command must not depend on to be able to write it.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    workspace::enter(None)?;
    let dialects = configuration::read(&mut Sources::default())?;
    configuration::check_names(&dialects, &arguments.dialects)?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--package", "contract-tests", "--bin", "contract", "--"]);
    if arguments.json {
        command.arg("--json");
    }
    command.args(&arguments.dialects);
    let status = command.status().map_err(|error| {
        Failure::new(format!("error: cannot run the contract harness: {error}"))
    })?;
    Ok(status
        .code()
        .map_or(ExitCode::from(FOUND), |code| ExitCode::from(u8::try_from(code).unwrap_or(FOUND))))
}
