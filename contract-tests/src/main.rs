//! `contract`: replays the documented examples and prints what came of it.
//!
//! `cargo xtask contract` runs it. The tests of this crate run the same checks, with snapshots.

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use contract_tests::harness::{Harness, workspace_root};
use contract_tests::replay::Report;
use contract_tests::report::{Ran, Summary, failures, table};

/// Every check was run and some failed.
const FOUND: u8 = 1;
/// The command line or the configuration is wrong.
const WRONG_INPUT: u8 = 2;

/// Replays the documented examples through the generated clients and servers.
#[derive(Parser)]
struct Arguments {
    /// Dialects to replay; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let harness = match Harness::open(&workspace_root(), &arguments.dialects) {
        Ok(harness) => Arc::new(harness),
        Err(message) => return refused(&message),
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return refused(&format!("cannot start: {error}")),
    };
    let reports = runtime.block_on(run_all(&harness));
    let ran: Vec<Ran<'_>> = harness.ledger.checks().iter().zip(reports).collect();
    let unsettled = harness.ledger.settle(ran.iter().map(|(check, _)| check.id.as_str()));
    let summary = Summary::of(&harness, &ran, unsettled.len());
    eprint!("{}", failures(&harness, &ran));
    for problem in &unsettled {
        eprintln!("FAILED {problem}\n");
    }
    if arguments.json {
        println!("{}", summary.to_json());
    } else {
        print!("{}", table(&harness, &ran));
        // The three are never added up.
        let Summary { documented, composed, synthetic, failed, .. } = summary;
        println!("\ncases: {documented} documented, {composed} composed, {synthetic} synthetic");
        println!("failed: {failed}");
    }
    if summary.failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(FOUND) }
}

/// Runs every check of the ledger, all at once.
async fn run_all(harness: &Arc<Harness>) -> Vec<Report> {
    let mut running = Vec::new();
    for check in harness.ledger.checks() {
        let (harness, check) = (Arc::clone(harness), check.clone());
        running.push(tokio::spawn(async move { harness.run(&check).await }));
    }
    let mut reports = Vec::new();
    for check in running {
        reports.push(check.await.unwrap_or_else(|error| Report::fault(error.to_string())));
    }
    reports
}

fn refused(message: &str) -> ExitCode {
    eprintln!("error: {message}");
    ExitCode::from(WRONG_INPUT)
}
