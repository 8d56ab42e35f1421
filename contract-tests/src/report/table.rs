//! The table of a run.

use std::fmt::Write;

use concord::model::Provenance;

use super::{Figures, Ran};
use crate::contract::Contract;
use crate::direction::Direction;
use crate::harness::Harness;

/// The kinds of cases, in the order of their columns.
const PROVENANCES: [Provenance; 3] =
    [Provenance::Documented, Provenance::Composed, Provenance::Synthetic];

/// A line for each dialect and direction. Checks of documented, composed and synthetic cases are
/// counted apart, as `passed/checks`; a check of no case is among all checks alone.
#[must_use]
pub fn table(harness: &Harness, ran: &[Ran<'_>]) -> String {
    let provenances = PROVENANCES.map(Provenance::as_str);
    let mut text = line("dialect", "direction", ["checks", "passed", "failed"], provenances);
    for (dialect, contract) in &harness.dialects {
        let Ok(contract) = contract else { continue };
        for direction in Direction::ALL {
            text.push_str(&row(contract, dialect, direction, ran));
        }
    }
    text
}

fn row(contract: &Contract, dialect: &str, direction: Direction, ran: &[Ran<'_>]) -> String {
    let own = ran.iter().filter(|(check, _)| {
        check.is_replay()
            && check.direction == direction
            && check.id.split('/').next() == Some(dialect)
    });
    let all: Figures = own.clone().map(|(_, report)| report.passed()).collect();
    let apart = PROVENANCES.map(|provenance| {
        let of_kind = |(check, _): &&Ran<'_>| check.provenance(contract) == Some(provenance);
        match own.clone().filter(of_kind).map(|(_, report)| report.passed()).collect() {
            Figures { checks: 0, .. } => "-".to_owned(),
            Figures { checks, passed } => format!("{passed}/{checks}"),
        }
    });
    let all = [all.checks, all.passed, all.failed()].map(|count| count.to_string());
    let all = [&*all[0], &*all[1], &*all[2]];
    line(dialect, direction.as_str(), all, [&*apart[0], &*apart[1], &*apart[2]])
}

fn line(
    dialect: &str,
    direction: &str,
    [checks, passed, failed]: [&str; 3],
    [documented, composed, synthetic]: [&str; 3],
) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(
        text,
        "{dialect:<11} {direction:<15}{checks:>6}{passed:>8}{failed:>8}{documented:>13}\
         {composed:>10}{synthetic:>11}"
    );
    text
}
