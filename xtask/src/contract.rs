//! `cargo xtask contract`

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

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
  cargo xtask contract --report target/report
  cargo xtask contract --bench
  cargo xtask contract coverage --check
  cargo xtask contract coverage --spec petstore.yaml --update
  cargo xtask contract prove smithery"
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    proof: Option<Proof>,
    #[command(flatten)]
    replay: Wanted,
}

/// What the harness is run over, and how it prints.
#[derive(clap::Args)]
struct Wanted {
    /// Dialects; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    /// A document in their place: its code is generated and compiled first.
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
    /// Fail on warnings: examples with what their document does not declare.
    #[arg(long)]
    strict: bool,
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
    /// A document in their place: its code is generated and compiled first.
    #[arg(long, value_name = "FILE", conflicts_with = "dialects")]
    spec: Option<PathBuf>,
    /// Compare with the committed list, and fail where something changed: of dialects
    /// contract-tests/coverage.lock, of a document `FILE.coverage.lock` beside it.
    #[arg(long, conflicts_with = "update")]
    check: bool,
    /// Write the list.
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
    /// A document in their place: its code is generated and compiled first.
    #[arg(long, value_name = "FILE", conflicts_with = "dialects")]
    spec: Option<PathBuf>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

/// Replays the examples, proves that this notices what is wrong, or tells what is covered.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match &arguments.proof {
        Some(Proof::Prove(Prove { dialects, spec, json })) => {
            let json = json.then_some("--json");
            harness::over(spec.as_deref(), dialects, false, "prove", |process| {
                process.args(json);
            })
        }
        Some(Proof::Coverage(Coverage { dialects, spec, check, update, json })) => {
            let flags = [(check, "--check"), (update, "--update"), (json, "--json")];
            let given = flags.iter().filter(|(is_given, _)| **is_given);
            let given: Vec<_> = given.map(|(_, flag)| flag).collect();
            harness::over(spec.as_deref(), dialects, false, "coverage", |process| {
                process.args(&given);
            })
        }
        None => {
            // Both commands know the folder that this one was called in; one of them leaves it.
            let Wanted { dialects, spec, settings } = &arguments.replay;
            let own = own(settings)?;
            harness::over(spec.as_deref(), dialects, settings.bench, "run", |process| {
                process.args(&own);
            })
        }
    }
}

/// The settings as arguments of the harness.
fn own(settings: &Settings) -> Result<Vec<OsString>, Failure> {
    let Settings { json, report, only, waivers, today, strict, bench } = settings;
    let mut arguments: Vec<OsString> = Vec::new();
    let flags = [(*json, "--json"), (*strict, "--strict"), (*bench, "--bench")];
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
