//! A run of the whole ledger, and what is printed of it.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::civil::Date;
use tokio::sync::Semaphore;

use crate::bench;
use crate::check::Check;
use crate::harness::{Harness, relative, workspace_root};
use crate::replay::Report;
use crate::report::{
    Account, Ran, Summary, annotations, failures, table, unproved, warnings, write,
};
use crate::waiver::{self, Waivers};

/// Every check was run and some failed.
pub(crate) const FOUND: u8 = 1;
/// The command line or the configuration is wrong.
const WRONG_INPUT: u8 = 2;

/// Checks that run at the same time: their servers have a port each, and the time that a check may
/// take is counted while it runs.
const AT_ONCE: usize = 128;

/// How a run goes, and what is made of it.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct Settings {
    /// Print one JSON object instead of a table.
    #[arg(long)]
    pub json: bool,
    /// Write report.html, junit.xml, report.sarif and summary.md into a folder.
    #[arg(long, value_name = "DIR")]
    pub report: Option<PathBuf>,
    /// Run one check, by its id.
    #[arg(long, value_name = "ID")]
    pub only: Option<String>,
    /// The checks that may fail; of dialects, contract-tests/waivers.yaml where none is given.
    #[arg(long, value_name = "FILE")]
    pub waivers: Option<PathBuf>,
    /// The day on which waivers are held to their last day; today where none is given.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<Date>,
    /// Fail on warnings: examples with what their document does not declare.
    #[arg(long)]
    pub strict: bool,
    /// Run every check several times, and print how many ran in a second.
    #[arg(long)]
    pub bench: bool,
}

/// Runs the checks of a harness, all of its kind or some, and prints a table or one JSON object,
/// and behind it what failed.
#[must_use]
pub fn run(harness: Harness, settings: &Settings, is_whole: bool) -> ExitCode {
    let waivers = match waivers(&harness, settings, is_whole) {
        Ok(waivers) => waivers,
        Err(message) => return wrong_input(&message),
    };
    let harness = Arc::new(harness);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return wrong_input(&format!("cannot start: {error}")),
    };
    if settings.bench {
        return bench::run(&harness, &runtime);
    }
    let is_wanted = |id: &str| settings.only.as_deref().is_none_or(|only| only == id);
    let checks: Vec<_> =
        harness.ledger.checks().iter().filter(|check| is_wanted(&check.id)).cloned().collect();
    if let (Some(only), true) = (&settings.only, checks.is_empty()) {
        return wrong_input(&format!("there is no check `{only}`"));
    }
    let reports = runtime.block_on(run_all(&harness, &checks));
    let ran: Vec<Ran<'_>> = checks.iter().zip(reports).collect();
    let unsettled = harness.ledger.settle(checks.iter().map(|check| check.id.as_str()));
    let mut account = Account::of(&harness, &ran, &unsettled, &waivers);
    if settings.strict {
        account = account.strict();
    }
    print(&harness, &ran, &account, settings.json);
    if std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true") {
        // GitHub reads stderr as well, so that stdout stays one object under `--json`.
        annotations(&account).iter().for_each(|line| eprintln!("{line}"));
    }
    if let Some(folder) = &settings.report
        && let Err(message) = write(&account, folder)
    {
        return wrong_input(&message);
    }
    if account.is_clean() { ExitCode::SUCCESS } else { ExitCode::from(FOUND) }
}

/// The waivers of a run; of one check alone they are looked at for no other.
fn waivers(harness: &Harness, settings: &Settings, is_whole: bool) -> Result<Waivers, String> {
    let own = || workspace_root().join(waiver::FILE);
    let path = match (&settings.waivers, &harness.document) {
        (Some(path), _) => path.clone(),
        (None, None) => own(),
        (None, Some(_)) => return Ok(Waivers::none()),
    };
    let name = match &settings.waivers {
        Some(path) => relative(&path.to_string_lossy()),
        None => waiver::FILE.to_owned(),
    };
    let text = std::fs::read_to_string(&path);
    let text = text.map_err(|error| format!("cannot read {name}: {error}"))?;
    let today = settings.today.unwrap_or_else(waiver::today);
    let waivers = Waivers::read(&name, &text, today, is_whole)?;
    Ok(match &settings.only {
        Some(only) => waivers.only(only),
        None => waivers,
    })
}

fn print(harness: &Harness, ran: &[Ran<'_>], account: &Account, is_json: bool) {
    let summary = Summary::of(harness, ran, account);
    eprint!("{}{}", unproved(account), warnings(account));
    if is_json {
        println!("{}", summary.to_json());
    } else {
        print!("{}", table(harness, ran));
        // The three are never added up.
        let Summary { documented, composed, synthetic, variations, .. } = summary;
        println!("\ncases: {documented} documented, {composed} composed, {synthetic} synthetic");
        println!("variations: {} checks, {} failed", variations.checks, variations.failed());
        if summary.document > 0 {
            println!("document: {} examples contradict their own schemas", summary.document);
        }
        if summary.open > 0 {
            let open = summary.open;
            println!("open: {open} checks have no example, and no fitting value could be made");
        }
        if summary.findings.iter().any(|(_, count)| *count > 0) {
            println!("findings: {}", summary.found());
        }
        if summary.waived > 0 {
            println!("waived: {}", summary.waived);
        }
        println!("failed: {}", summary.failed);
    }
    // The last thing on the screen is what to look into first.
    eprint!("{}", failures(account));
}

/// Runs some checks, many at once. On a machine that has other things to do many may not come to
/// an answer in time; those are asked once more when all others are done.
pub(crate) async fn run_all(harness: &Arc<Harness>, checks: &[Check]) -> Vec<Report> {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut running = Vec::new();
    for check in checks {
        let (harness, places, check) = (Arc::clone(harness), Arc::clone(&places), check.clone());
        running.push(tokio::spawn(async move {
            // It is never closed.
            let _place = places.acquire().await;
            harness.run(&check).await
        }));
    }
    let mut reports = Vec::new();
    for check in running {
        reports.push(check.await.unwrap_or_else(|error| Report::fault(error.to_string())));
    }
    ask_again(harness, checks, &mut reports).await;
    reports
}

/// Runs the checks again, one after the other, that had no answer in time. Who does not answer
/// then either is not asked any further.
async fn ask_again(harness: &Harness, checks: &[Check], reports: &mut [Report]) {
    for (check, report) in checks.iter().zip(reports) {
        if report.is_late() {
            *report = harness.run(check).await;
            if report.is_late() {
                return;
            }
        }
    }
}

/// Ends a run that cannot start.
#[must_use]
pub fn wrong_input(message: &str) -> ExitCode {
    eprintln!("error: {message}");
    ExitCode::from(WRONG_INPUT)
}
