//! What a run came to, as every report tells it.

use super::record::place;
use super::{Mask, Problem, Ran, Record, Status, Verdict};
use crate::harness::Harness;
use crate::strictness::{Shown, of_examples};
use crate::waiver::Waivers;

/// What a run came to. No text of it holds a secret.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Every check that ran, in the order of the ledger.
    pub records: Vec<Record>,
    /// What is wrong beside them.
    pub problems: Vec<Problem>,
    /// What is worth a look and breaks nothing: examples with what their document does not declare.
    pub warnings: Vec<Problem>,
    /// The ids of checks that could not be made, each with the reason.
    pub open: Vec<(String, String)>,
}

impl Account {
    /// The account of a run: of its checks, of those that did not settle, and of what is waived.
    #[must_use]
    pub fn of(harness: &Harness, ran: &[Ran<'_>], unsettled: &[String], waivers: &Waivers) -> Self {
        let mask = Mask::of(harness);
        let record = |one: &Ran<'_>| {
            let contract = harness.contract(one.0)?;
            Some(Record::of(contract, one, &mask, harness.command(one.0)))
        };
        let mut records: Vec<_> = ran.iter().filter_map(record).collect();
        let mut problems = problems(harness, unsettled, &mask);
        problems.extend(waivers.apply(&mut records));
        let open = harness.ledger.open().iter();
        let open = open.map(|(id, reason)| (id.clone(), mask.apply(reason))).collect();
        let warnings = remarks(harness, &mask);
        Self { records, problems, warnings, open }
    }

    /// The account of a run in which every warning breaks the contract.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.problems.append(&mut self.warnings);
        self
    }

    /// The records that ended in a way.
    pub fn ended(&self, status: Status) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(move |record| record.status == status)
    }

    /// The failure to look into first: of an example as it is, else of one with one thing changed.
    #[must_use]
    pub fn first_failed(&self) -> Option<&Record> {
        self.ended(Status::Failed).min_by_key(|record| record.kind == "varied")
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty() && self.ended(Status::Failed).next().is_none()
    }
}

fn problems(harness: &Harness, unsettled: &[String], mask: &Mask) -> Vec<Problem> {
    let mut problems = Vec::new();
    for fault in harness.ledger.faults() {
        let subject = fault.dialect.clone().unwrap_or_else(|| "all".to_owned());
        let message = mask.apply(&fault.message);
        problems.push(Problem {
            subject,
            verdict: Verdict::Harness,
            place: None,
            message,
            code: None,
        });
    }
    for message in unsettled {
        let (subject, message) = ("ledger".to_owned(), mask.apply(message));
        problems.push(Problem {
            subject,
            verdict: Verdict::Harness,
            place: None,
            message,
            code: None,
        });
    }
    for contract in harness.dialects.iter().filter_map(|(_, contract)| contract.as_ref().ok()) {
        for (at, messages) in contract.refused() {
            let (file, line) = place(&at);
            problems.push(Problem {
                subject: contract.dialect.clone(),
                verdict: Verdict::Document,
                place: Some(format!("{file}:{line}")),
                message: mask.apply(&messages.join("\n")),
                code: None,
            });
        }
    }
    problems
}

/// What the examples hold and their documents do not declare.
fn remarks(harness: &Harness, mask: &Mask) -> Vec<Problem> {
    let mut remarks = Vec::new();
    for contract in harness.dialects.iter().filter_map(|(_, contract)| contract.as_ref().ok()) {
        for Shown { place: at, name, finding } in of_examples(contract) {
            let (file, line) = place(&at);
            let difference = finding.to_difference();
            remarks.push(Problem {
                subject: contract.dialect.clone(),
                verdict: Verdict::Example,
                place: Some(format!("{file}:{line}")),
                message: mask.apply(&format!("{name}: {difference}\n{}", finding.code.help())),
                code: Some(finding.code),
            });
        }
    }
    remarks
}
