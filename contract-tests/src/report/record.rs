//! One check that ran, ready to be told.

use concord::model::{Case, Provenance};

use super::{Exchange, Mask, Ran, Verdict};
use crate::check::{Check, CheckSubject};
use crate::contract::Contract;
use crate::difference::Difference;
use crate::direction::Direction;
use crate::harness::relative;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The contract was kept.
    Passed,
    /// It was broken.
    Failed,
    /// It was broken, and that is known.
    Waived,
}

impl Status {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Waived => "waived",
        }
    }
}

/// One check that ran. No text of it holds a secret.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// The dialect.
    pub dialect: String,
    /// The id of the operation.
    pub operation: String,
    /// The key of the outcome that it is about; `request` where it is about none.
    pub outcome: String,
    /// The direction.
    pub direction: Direction,
    /// `documented`, `composed`, `synthetic`, `varied`, or `no credentials`.
    pub kind: &'static str,
    /// The file of the document, never from the root of a machine.
    pub file: String,
    /// The line of the document.
    pub line: usize,
    /// How it ended.
    pub status: Status,
    /// Who broke it.
    pub verdict: Option<Verdict>,
    /// What differs from the document.
    pub differences: Vec<Difference>,
    /// What goes over the wire by the document.
    pub exchange: Exchange,
    /// What our side produced, as JSON.
    pub produced: String,
    /// The command that runs it alone.
    pub command: String,
}

impl Record {
    /// The record of a check.
    #[must_use]
    pub fn of(
        contract: &Contract,
        (check, report): &Ran<'_>,
        mask: &Mask,
        command: String,
    ) -> Self {
        let (file, line) = place(&check.place(contract));
        let exchange = Exchange::of(contract, check);
        let produced = report.produced.as_ref();
        let produced = produced.and_then(|value| serde_json::to_string_pretty(value).ok());
        let status = if report.passed() { Status::Passed } else { Status::Failed };
        let masked = |one: &Difference| {
            let Difference { pointer, expected, found, code, .. } = one;
            Difference::words(pointer, mask.apply(expected), mask.apply(found)).coded(*code)
        };
        Self {
            id: check.id.clone(),
            dialect: contract.dialect.clone(),
            operation: operation(contract, check),
            outcome: outcome(contract, check),
            direction: check.direction,
            kind: kind(contract, check),
            file,
            line,
            status,
            verdict: (!report.passed()).then(|| Verdict::of(check.direction, report)),
            differences: report.differences.iter().map(masked).collect(),
            exchange: Exchange {
                request: mask.apply(&exchange.request),
                answer: mask.apply(&exchange.answer),
                curl: mask.apply(&exchange.curl),
            },
            produced: mask.apply(&produced.unwrap_or_default()),
            command,
        }
    }

    /// `file:line` of the document.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }
}

/// The two parts of `file:line`.
pub(super) fn place(place: &str) -> (String, usize) {
    let (file, line) = place.rsplit_once(':').unwrap_or((place, ""));
    (relative(file), line.parse().unwrap_or(1))
}

fn case<'c>(contract: &'c Contract, check: &Check) -> Option<&'c Case> {
    match check.subject {
        CheckSubject::Case(index) => contract.case(index).ok(),
        CheckSubject::Variation(index) => Some(&contract.variation(index).ok()?.case),
        CheckSubject::NoCredentials(_) => None,
    }
}

fn operation(contract: &Contract, check: &Check) -> String {
    let index = match check.subject {
        CheckSubject::NoCredentials(index) => Some(index),
        CheckSubject::Case(_) | CheckSubject::Variation(_) => {
            case(contract, check).map(|case| case.operation)
        }
    };
    let operation = index.and_then(|index| contract.operation(index).ok());
    operation.map(|operation| operation.name.clone()).unwrap_or_default()
}

fn outcome(contract: &Contract, check: &Check) -> String {
    let key = case(contract, check).and_then(|case| {
        let operation = contract.operation(case.operation).ok()?;
        Some(operation.outcomes.get(case.outcome.as_ref()?.outcome)?.key.to_string())
    });
    key.unwrap_or_else(|| "request".to_owned())
}

fn kind(contract: &Contract, check: &Check) -> &'static str {
    match check.subject {
        CheckSubject::Case(_) => check.provenance(contract).map_or("", Provenance::as_str),
        CheckSubject::NoCredentials(_) => "no credentials",
        CheckSubject::Variation(_) => "varied",
    }
}
