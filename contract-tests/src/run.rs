//! A run of the whole ledger, and what is printed of it.

use std::process::ExitCode;
use std::sync::Arc;

use crate::harness::Harness;
use crate::replay::Report;
use crate::report::{Ran, Summary, failures, table, unproved};

/// Every check was run and some failed.
pub(crate) const FOUND: u8 = 1;
/// The command line or the configuration is wrong.
const WRONG_INPUT: u8 = 2;

/// Runs every check, and prints a table or one JSON object, and before it what failed.
#[must_use]
pub fn run(harness: Harness, is_json: bool) -> ExitCode {
    let harness = Arc::new(harness);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return wrong_input(&format!("cannot start: {error}")),
    };
    let reports = runtime.block_on(run_all(&harness));
    let ran: Vec<Ran<'_>> = harness.ledger.checks().iter().zip(reports).collect();
    let unsettled = harness.ledger.settle(ran.iter().map(|(check, _)| check.id.as_str()));
    let summary = Summary::of(&harness, &ran, unsettled.len());
    eprint!("{}{}", unproved(&harness), failures(&harness, &ran));
    for problem in &unsettled {
        eprintln!("FAILED {problem}\n");
    }
    if is_json {
        println!("{}", summary.to_json());
    } else {
        print!("{}", table(&harness, &ran));
        // The three are never added up.
        let Summary { documented, composed, synthetic, document, open, failed, variations, .. } =
            summary;
        println!("\ncases: {documented} documented, {composed} composed, {synthetic} synthetic");
        println!("variations: {} checks, {} failed", variations.checks, variations.failed());
        if document > 0 {
            println!("document: {document} examples contradict their own schemas");
        }
        if open > 0 {
            println!("open: {open} checks have no example, and no fitting value could be made");
        }
        println!("failed: {failed}");
    }
    if summary.failed + summary.document == 0 { ExitCode::SUCCESS } else { ExitCode::from(FOUND) }
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

/// Ends a run that cannot start.
#[must_use]
pub fn wrong_input(message: &str) -> ExitCode {
    eprintln!("error: {message}");
    ExitCode::from(WRONG_INPUT)
}
