//! One test for each check of the ledger, by its id, with a snapshot of what our side produced.
//!
//! ```text
//! cargo test -p contract-tests smithery                  one dialect
//! cargo test -p contract-tests client-encode             one direction
//! INSTA_UPDATE=always cargo test -p contract-tests       take the snapshots as they are now
//! cargo nextest run -p contract-tests --test contract --partition count:1/4     a shard of four
//! ```
//!
//! `cargo nextest` has a process for each test, which reads the document of its own dialect alone.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use contract_tests::check::Check;
use contract_tests::harness::{Harness, workspace_root};
use contract_tests::snapshot::canonical;
use contract_tests::waiver::{self, Waivers};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

/// Where the snapshots are, below this crate.
const SNAPSHOTS: &str = "snapshots";

fn main() -> Result<ExitCode, String> {
    let arguments = Arguments::from_args();
    // Both live as long as the process, and every test refers to them.
    let harness: &'static Harness = Box::leak(Box::new(harness(&arguments)?));
    let runtime = Runtime::new().map_err(|error| error.to_string())?;
    let runtime: &'static Runtime = Box::leak(Box::new(runtime));
    let waivers: &'static Waivers = Box::leak(Box::new(waivers()?));
    let trials: Vec<_> = harness
        .ledger
        .checks()
        .iter()
        .map(|check| Trial::test(&check.id, move || run(harness, runtime, waivers, check)))
        .chain(ledger_trials(harness))
        .collect();
    let listed: BTreeSet<_> = harness.ledger.checks().iter().map(|check| &*check.id).collect();
    let selected = trials.iter().filter(|trial| !arguments.is_filtered_out(trial));
    let selected: BTreeSet<_> =
        selected.filter_map(|trial| listed.get(trial.name()).copied()).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    if arguments.list {
        return Ok(ExitCode::SUCCESS);
    }
    let problems = harness.ledger.settle(selected);
    for problem in &problems {
        eprintln!("error: {problem}");
    }
    Ok(if problems.is_empty() { conclusion.exit_code() } else { ExitCode::from(101) })
}

/// The harness of all dialects; of one, where a test of it is asked for by its whole name.
fn harness(arguments: &Arguments) -> Result<Harness, String> {
    let name = arguments.filter.as_deref().filter(|_| arguments.exact);
    let dialect = name.and_then(|name| name.split('/').next()).filter(|first| *first != "all");
    let one = Harness::open(&workspace_root(), dialect.map(str::to_owned).as_slice());
    one.or_else(|_| Harness::open(&workspace_root(), &[]))
}

/// The checks that may fail.
fn waivers() -> Result<Waivers, String> {
    let text = std::fs::read_to_string(workspace_root().join(waiver::FILE));
    let text = text.map_err(|error| format!("cannot read {}: {error}", waiver::FILE))?;
    Waivers::read(waiver::FILE, &text, waiver::today(), true)
}

/// Runs a check, then compares what our side produced with its snapshot. A waived check has to
/// fail: `cargo xtask contract` tells which waivers are stale, too old, or of nothing.
fn run(
    harness: &Harness,
    runtime: &Runtime,
    waivers: &Waivers,
    check: &Check,
) -> Result<(), Failed> {
    let report = runtime.block_on(harness.run(check));
    if let Some(waiver) = waivers.of(&check.id) {
        let stale = || format!("{}: the waiver is stale: the check passes", waiver.place).into();
        return if report.passed() { Err(stale()) } else { Ok(()) };
    }
    if !report.passed() {
        let place = harness.contract(check).map(|contract| check.place(contract));
        let differences: Vec<_> = report.differences.iter().map(ToString::to_string).collect();
        let place = place.unwrap_or_default();
        return Err(format!("{place}\n{}", differences.join("\n")).into());
    }
    // What is expected of the others is said whole, and a snapshot would say nothing more.
    if !check.is_replay() {
        return Ok(());
    }
    let produced = report.produced.ok_or("the check passed and produced nothing")?;
    insta::with_settings!({
        snapshot_path => format!("../{SNAPSHOTS}"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(check.file_name(), canonical(&produced));
    });
    Ok(())
}

/// A test for the ledger of each dialect, and those that are about all of them.
fn ledger_trials(harness: &'static Harness) -> Vec<Trial> {
    let dialects = harness.dialects.iter().map(|(dialect, _)| Some(dialect.as_str()));
    let mut trials = Vec::new();
    for dialect in dialects.chain([None]) {
        let name = format!("{}/ledger", dialect.unwrap_or("all"));
        trials.push(Trial::test(name, move || no_faults(harness, dialect)));
    }
    trials.push(Trial::test("all/no-snapshot-is-left-over", move || no_left_over(harness)));
    trials
}

/// Nothing was wrong with a dialect before the run.
fn no_faults(harness: &Harness, dialect: Option<&str>) -> Result<(), Failed> {
    let faults = harness.ledger.faults().iter();
    let own: Vec<_> = faults
        .filter(|fault| fault.dialect.as_deref() == dialect)
        .map(|fault| fault.message.as_str())
        .collect();
    if own.is_empty() { Ok(()) } else { Err(own.join("\n").into()) }
}

/// Each snapshot belongs to a check: one that no check compares proves nothing.
fn no_left_over(harness: &Harness) -> Result<(), Failed> {
    let known: BTreeSet<_> =
        harness.ledger.checks().iter().map(|check| format!("{}.snap", check.file_name())).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(SNAPSHOTS);
    let mut left_over = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".snap") && !known.contains(&name) {
            left_over.push(format!("{SNAPSHOTS}/{name} belongs to no check: delete it"));
        }
    }
    if left_over.is_empty() { Ok(()) } else { Err(left_over.join("\n").into()) }
}
