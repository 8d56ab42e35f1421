//! The figures of a whole run, and their JSON object.

use concord::model::Provenance;
use serde_json::{Map, Value, json};

use super::{Account, Figures, Problem, Ran, Status, Verdict};
use crate::contract::Contract;
use crate::direction::Direction;
use crate::harness::Harness;
use crate::strictness::Code;

/// The figures of a whole run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Cases that the document shows.
    pub documented: usize,
    /// Cases put together from documented values.
    pub composed: usize,
    /// Cases made from schemas.
    pub synthetic: usize,
    /// The checks of each direction.
    pub directions: [(Direction, Figures); 4],
    /// The checks of cases with one thing changed, which are counted apart.
    pub variations: Figures,
    /// Examples that the document's own schemas refuse, which are no cases.
    pub document: usize,
    /// Checks for which no fitting value could be made.
    pub open: usize,
    /// How often each code was found, in failed checks, in other problems and in warnings.
    pub findings: [(Code, usize); 9],
    /// What breaks nothing.
    pub warnings: usize,
    /// Failed checks that a waiver allows.
    pub waived: usize,
    /// Failed checks that none allows, faults of the ledger and of the waivers, and checks that did
    /// not report.
    pub failed: usize,
}

impl Summary {
    /// Counts a run.
    #[must_use]
    pub fn of(harness: &Harness, ran: &[Ran<'_>], account: &Account) -> Self {
        let directions = Direction::ALL.map(|direction| {
            let own =
                ran.iter().filter(|(check, _)| check.is_replay() && check.direction == direction);
            (direction, own.map(|(_, report)| report.passed()).collect::<Figures>())
        });
        let varied = ran.iter().filter(|(check, _)| !check.is_replay());
        let variations: Figures = varied.map(|(_, report)| report.passed()).collect();
        let of_document = |problem: &&Problem| problem.verdict == Verdict::Document;
        let problems = account.problems.iter().filter(|problem| !of_document(problem)).count();
        Self {
            documented: cases(harness, Provenance::Documented),
            composed: cases(harness, Provenance::Composed),
            synthetic: cases(harness, Provenance::Synthetic),
            directions,
            variations,
            document: contracts(harness).map(|contract| contract.refused().len()).sum(),
            open: harness.ledger.open().len(),
            findings: Code::ALL.map(|code| (code, found(account, code))),
            warnings: account.warnings.len(),
            waived: account.ended(Status::Waived).count(),
            failed: account.ended(Status::Failed).count() + problems,
        }
    }

    /// The codes that were found, and how often.
    #[must_use]
    pub fn found(&self) -> String {
        let found = self.findings.iter().filter(|(_, count)| *count > 0);
        let found = found.map(|(code, count)| format!("{code} {} ({count})", code.title()));
        found.collect::<Vec<_>>().join(", ")
    }

    /// The one object that a machine reads.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let directions = self
            .directions
            .iter()
            .map(|(direction, figures)| (direction.as_str().to_owned(), counted(*figures)));
        let findings = self.findings.iter();
        let findings = findings.map(|(code, count)| (code.as_str().to_owned(), json!(count)));
        json!({
            "documented": self.documented,
            "composed": self.composed,
            "synthetic": self.synthetic,
            "directions": directions.collect::<Map<_, _>>(),
            "variations": counted(self.variations),
            "document": self.document,
            "open": self.open,
            "findings": findings.collect::<Map<_, _>>(),
            "warnings": self.warnings,
            "waived": self.waived,
            "failed": self.failed,
        })
    }
}

/// How often a code was found.
fn found(account: &Account, code: Code) -> usize {
    let differences = account.records.iter().flat_map(|record| &record.differences);
    let problems = account.problems.iter().chain(&account.warnings);
    differences
        .filter_map(|one| one.code)
        .chain(problems.filter_map(|one| one.code))
        .filter(|one| *one == code)
        .count()
}

fn counted(figures: Figures) -> Value {
    let Figures { checks, passed } = figures;
    json!({ "checks": checks, "passed": passed, "failed": figures.failed() })
}

fn cases(harness: &Harness, provenance: Provenance) -> usize {
    let cases = contracts(harness).flat_map(|contract| &contract.api.cases);
    cases.filter(|case| case.provenance == provenance).count()
}

fn contracts(harness: &Harness) -> impl Iterator<Item = &Contract> {
    harness.dialects.iter().filter_map(|(_, contract)| contract.as_ref().ok())
}
