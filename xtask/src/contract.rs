//! `cargo xtask contract`

use std::ffi::OsString;
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
  cargo xtask contract --report target/report
  cargo xtask contract --bench
  cargo xtask contract coverage --check
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
    #[command(flatten)]
    settings: Settings,
}

/// How a run goes, and what is made of it: the harness's own arguments.
#[derive(clap::Args)]
struct Settings {
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
    /// Write report.html, junit.xml, report.sarif and summary.md into a folder.
    #[arg(long, value_name = "DIR")]
    report: Option<PathBuf>,
    /// Run one check, by its id.
    #[arg(long, value_name = "ID")]
    only: Option<String>,
    /// The checks that may fail; of dialects, contract-tests/waivers.yaml where none is given.
    #[arg(long, value_name = "FILE")]
    waivers: Option<PathBuf>,
    /// The day on which waivers are held to their last day; today where none is given.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<String>,
    /// Run every check several times, compiled for speed, and print how many ran in a second.
    #[arg(long)]
    bench: bool,
}

#[derive(clap::Subcommand)]
enum Proof {
    /// Tell what the cases cover, against a committed list.
    Coverage(Coverage),
    /// Plant faults in documents, clients and servers, one at a time, and see that each is noticed.
    Prove(Prove),
}

/// What is covered, and what to do with it.
#[derive(clap::Args)]
struct Coverage {
    /// Dialects; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    /// Compare with contract-tests/coverage.lock, and fail where something changed.
    #[arg(long, conflicts_with = "update")]
    check: bool,
    /// Write contract-tests/coverage.lock.
    #[arg(long)]
    update: bool,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
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
    // Both commands know the folder that this one was called in; one of them leaves it.
    let own = settings(&arguments.settings)?;
    let is_fast = arguments.settings.bench;
    let mut command = match (&arguments.command, &arguments.spec) {
        (Some(Proof::Prove(proof)), _) => {
            let mut command = of_dialects(&["prove"], &proof.dialects, false)?;
            command.args(proof.json.then_some("--json"));
            command
        }
        (Some(Proof::Coverage(coverage)), _) => {
            let mut command = of_dialects(&["coverage"], &coverage.dialects, false)?;
            let Coverage { check, update, json, .. } = coverage;
            let flags = [(check, "--check"), (update, "--update"), (json, "--json")];
            command.args(flags.iter().filter(|(is_given, _)| **is_given).map(|(_, flag)| flag));
            command
        }
        (None, Some(spec)) => match harness::write(spec)? {
            Ok(folder) => of_document(&folder, spec, is_fast),
            Err(refused) => return Ok(refused),
        },
        (None, None) => of_dialects(&[], &arguments.dialects, is_fast)?,
    };
    if arguments.command.is_none() {
        command.args(own);
    }
    let status = command.status().map_err(|error| {
        Failure::new(format!("error: cannot run the contract harness: {error}"))
    })?;
    Ok(status
        .code()
        .map_or(ExitCode::from(FOUND), |code| ExitCode::from(u8::try_from(code).unwrap_or(FOUND))))
}

/// The settings as arguments of the harness.
fn settings(settings: &Settings) -> Result<Vec<OsString>, Failure> {
    let Settings { json, report, only, waivers, today, bench } = settings;
    let mut arguments: Vec<OsString> = Vec::new();
    let flags = [(*json, "--json"), (*bench, "--bench")];
    arguments.extend(flags.iter().filter(|(is_given, _)| *is_given).map(|(_, flag)| flag.into()));
    for (name, path) in [("--report", report), ("--waivers", waivers)] {
        let Some(path) = path else { continue };
        let path = std::path::absolute(path).map_err(|error| Failure::io("find", path, &error))?;
        arguments.extend([name.into(), path.into()]);
    }
    for (name, text) in [("--only", only), ("--today", today)] {
        arguments.extend(text.iter().flat_map(|text| [name.into(), text.into()]));
    }
    Ok(arguments)
}

fn of_dialects(subcommand: &[&str], names: &[String], is_fast: bool) -> Result<Command, Failure> {
    workspace::enter(None)?;
    let dialects = configuration::read(&mut Sources::default())?;
    configuration::check_names(&dialects, names)?;
    let mut command = cargo_run(is_fast);
    command
        .args(["--package", "contract-tests", "--bin", "contract", "--"])
        .args(subcommand)
        .args(names);
    Ok(command)
}

/// What it depends on is compiled once for all documents, into a folder that they share.
fn of_document(folder: &Path, spec: &Path, is_fast: bool) -> Command {
    let mut command = cargo_run(is_fast);
    command.env("CARGO_TARGET_DIR", workspace::target().join("contract/target"));
    command.arg("--manifest-path").arg(folder.join("Cargo.toml")).arg("--").arg(spec);
    command
}

fn cargo_run(is_fast: bool) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["run", "--quiet"]).args(is_fast.then_some("--release"));
    command
}
