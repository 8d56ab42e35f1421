//! How many checks run in a second.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use crate::harness::Harness;
use crate::run::{FOUND, run_all};

/// Rounds that are measured; the first, which opens the mocks, is one of them.
const ROUNDS: usize = 5;

/// Runs every check in some rounds, and prints the time of each. It says nothing of the time that
/// it should take: machines differ, and a run that is slow is not wrong.
pub(crate) fn run(harness: &Arc<Harness>, runtime: &Runtime) -> ExitCode {
    let checks = harness.ledger.checks();
    let mut times = Vec::new();
    for round in 1..=ROUNDS {
        let start = Instant::now();
        let reports = runtime.block_on(run_all(harness, checks));
        let time = start.elapsed();
        let failed = reports.iter().filter(|report| !report.passed()).count();
        println!("round {round}: {} checks in {:.2} s", checks.len(), time.as_secs_f64());
        if failed > 0 {
            eprintln!("{failed} checks failed: `cargo xtask contract` tells which");
            return ExitCode::from(FOUND);
        }
        times.push(time);
    }
    times.sort();
    let median = times.get(ROUNDS / 2).copied().unwrap_or(Duration::MAX);
    let rate = checks.len() as f64 / median.as_secs_f64();
    println!("median: {:.2} s, {rate:.0} checks a second", median.as_secs_f64());
    ExitCode::SUCCESS
}
