//! The failures of a run, for a terminal.

use std::fmt::Write;

use super::{Account, Problem, Record, Status};

/// Failures that are listed one line each, at most.
const LISTED: usize = 12;
/// Differences of the first failure that are shown, at most.
const SHOWN: usize = 3;
/// Characters of a value that are shown, at most.
const WIDTH: usize = 400;

/// What is wrong, one line each, and behind it the first failed check whole: it is the last thing
/// on the screen, and fits on it.
#[must_use]
pub fn failures(account: &Account) -> String {
    let mut text: String = account.problems.iter().map(problem).collect();
    let Some(first) = account.first_failed() else { return text };
    let others = account.ended(Status::Failed).filter(|record| record.id != first.id);
    let others: Vec<_> = others.collect();
    for record in others.iter().take(LISTED) {
        // Writing to a string does not fail.
        let _ = writeln!(text, "FAILED {}  {}", record.id, record.place());
    }
    if let Some(rest) = others.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
        let _ = writeln!(text, "       and {rest} more: --report DIR writes them all");
    }
    text + "\n" + &whole(first)
}

fn problem(problem: &Problem) -> String {
    let Problem { subject, verdict, place, message, .. } = problem;
    let place = place.as_ref().map(|place| format!("  {place}")).unwrap_or_default();
    format!("{} {subject}{place}\n{}\n", verdict.as_str().to_uppercase(), indented(message))
}

/// A failed check, with all that it takes to look into it.
fn whole(record: &Record) -> String {
    let verdict = record.verdict.map_or("", |verdict| verdict.meaning());
    let mut text = format!("FAILED {}\n  {verdict}: {}\n", record.id, record.place());
    for difference in record.differences.iter().take(SHOWN) {
        let mut difference = difference.clone();
        difference.expected = shortened(&difference.expected);
        difference.found = shortened(&difference.found);
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", indented(&difference.to_string()));
    }
    if let Some(rest) = record.differences.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        let _ = writeln!(text, "  and {rest} more differences");
    }
    if !record.exchange.curl.is_empty() {
        let _ = writeln!(text, "  by hand:      {}", record.exchange.curl);
    }
    let _ = writeln!(text, "  run it alone: {}", record.command);
    text
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(WIDTH) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or(text)),
        None => text.to_owned(),
    }
}

/// What breaks nothing and is worth a look, one line each.
#[must_use]
pub fn warnings(account: &Account) -> String {
    let mut text = String::new();
    for Problem { subject, place, message, code, .. } in account.warnings.iter().take(LISTED) {
        let code = code.map_or("", |code| code.as_str());
        let first = message.lines().next().unwrap_or_default();
        let place = place.as_deref().unwrap_or_default();
        // Writing to a string does not fail.
        let _ = writeln!(text, "WARNING {code} {subject}  {place}\n  {first}");
    }
    if let Some(rest) = account.warnings.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
        let _ = writeln!(text, "        and {rest} more: --report DIR writes them all");
    }
    text
}

/// The checks that are left open, with the reason.
#[must_use]
pub fn unproved(account: &Account) -> String {
    let open = account.open.iter();
    open.map(|(id, reason)| format!("OPEN {id}\n{}\n\n", indented(reason))).collect()
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
