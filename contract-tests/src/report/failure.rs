//! The failures of a run.

use std::fmt::Write;

use super::Ran;
use crate::harness::Harness;

/// For each failed check: its id, the line of the document, every difference, and the command that
/// runs it alone.
#[must_use]
pub fn failures(harness: &Harness, ran: &[Ran<'_>]) -> String {
    let mut text = String::new();
    for fault in harness.ledger.faults() {
        let dialect = fault.dialect.as_deref().unwrap_or("all");
        // Writing to a string does not fail.
        let _ = writeln!(text, "FAILED {dialect}/ledger\n{}\n", indented(&fault.message));
    }
    for (check, report) in ran.iter().filter(|(_, report)| !report.passed()) {
        let place = harness.contract(check).map(|contract| check.place(contract));
        let _ = writeln!(text, "FAILED {}", check.id);
        let _ = writeln!(text, "  document {}", place.unwrap_or_default());
        for difference in &report.differences {
            let _ = writeln!(text, "{}", indented(&difference.to_string()));
        }
        let _ = writeln!(text, "  run it alone: {}\n", check.command());
    }
    text
}

/// The checks that are left open with the reason, and the examples that the document is at fault
/// for, because they contradict their own schemas.
#[must_use]
pub fn unproved(harness: &Harness) -> String {
    let mut text = String::new();
    for (id, reason) in harness.ledger.open() {
        // Writing to a string does not fail.
        let _ = writeln!(text, "OPEN {id}\n{}\n", indented(reason));
    }
    for contract in harness.dialects.iter().filter_map(|(_, contract)| contract.as_ref().ok()) {
        for (place, messages) in contract.refused() {
            // Writing to a string does not fail.
            let _ = writeln!(text, "DOCUMENT {}", contract.dialect);
            let _ = writeln!(text, "  document {place}");
            let _ = writeln!(text, "{}\n", indented(&messages.join("\n")));
        }
    }
    text
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
