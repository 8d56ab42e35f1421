//! What trying the types of documents has shown.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// Findings of one document and reason that are printed.
const SHOWN: usize = 5;

/// Characters of a value that are printed.
const LENGTH: usize = 240;

/// Why a value does not come back as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reason {
    /// A client cannot read it.
    ClientRefuses,
    /// A client reads it, and writes something else.
    ClientChanges,
    /// A server refuses it.
    ServerRefuses,
    /// A server reads it, and writes something else besides defaults.
    ServerChanges,
    /// What a server writes, defaults in it, is not valid.
    ServerBreaks,
    /// The judge refuses every value that was made, so nothing is known of the schema.
    NothingMade,
    /// The judge refuses some of what was made; the rest was tried.
    NotMade,
    /// The document's own example does not fit its schema.
    Document,
}

/// One value that does not come back as it was.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Finding {
    pub(crate) reason: Reason,
    /// The schema, or the example, by its JSON pointer.
    pub(crate) pointer: String,
    /// Whether the document shows the value.
    pub(crate) is_example: bool,
    /// The value.
    pub(crate) sent: String,
    /// What came back, or why nothing did.
    pub(crate) back: String,
}

/// What trying the types of one document has shown.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Trial {
    /// Schemas with a type.
    pub(crate) schemas: usize,
    /// Schemas of which no value was found.
    pub(crate) empty: usize,
    /// Values made from schemas.
    pub(crate) instances: usize,
    /// Of these, those that come back as they were.
    pub(crate) instances_kept: usize,
    /// Values that were made and that the judge refused.
    pub(crate) refused: usize,
    /// Documented values that fit their schemas.
    pub(crate) examples: usize,
    /// Of these, those that come back as they were.
    pub(crate) examples_kept: usize,
    /// Documented values that do not fit their own schemas.
    pub(crate) misfits: usize,
    pub(crate) seconds: f64,
    /// Why the document could not be tried at all.
    pub(crate) fault: Option<String>,
    pub(crate) findings: Vec<Finding>,
}

impl Trial {
    /// A document that could not be tried.
    pub(crate) fn failed(fault: String) -> Self {
        Self { fault: Some(fault), ..Self::default() }
    }

    /// Whether all that can be said for the types is said.
    pub(crate) fn is_good(&self) -> bool {
        let is_kept = |finding: &Finding| {
            matches!(finding.reason, Reason::Document | Reason::NothingMade | Reason::NotMade)
        };
        self.fault.is_none() && self.findings.iter().all(is_kept)
    }

    /// How often each reason was found.
    pub(crate) fn reasons(&self) -> BTreeMap<Reason, usize> {
        let mut reasons = BTreeMap::new();
        for finding in &self.findings {
            *reasons.entry(finding.reason).or_default() += 1;
        }
        reasons
    }

    /// Adds up the figures of several documents.
    pub(crate) fn add(&mut self, other: &Self) {
        self.schemas += other.schemas;
        self.empty += other.empty;
        self.instances += other.instances;
        self.instances_kept += other.instances_kept;
        self.refused += other.refused;
        self.examples += other.examples;
        self.examples_kept += other.examples_kept;
        self.misfits += other.misfits;
        self.seconds += other.seconds;
    }
}

/// A value as it is told, cut where it is long.
pub(super) fn shortened(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// The table, with the first findings of each document.
pub(crate) fn print(rows: &[(&str, &Trial)]) {
    let width = rows.iter().map(|(file, _)| file.len()).max().unwrap_or_default();
    println!(
        "\n{:width$} {:>7} {:>9} {:>7} {:>8} {:>7} {:>8} {:>7} reasons",
        "wire", "schemas", "instances", "lost", "examples", "lost", "misfits", "s"
    );
    let mut totals = Trial::default();
    for (file, trial) in rows {
        totals.add(trial);
        line(file, trial, width);
    }
    line("all", &totals, width);
    let rate = |kept: usize, all: usize| 100.0 * kept as f64 / all.max(1) as f64;
    println!(
        "\n{} of {} instances ({:.4} %) and {} of {} examples ({:.4} %) of {} schemas come back as \
         they were; {} made values were not valid, {} schemas have no value, {} examples do not fit \
         their own schema",
        totals.instances_kept,
        totals.instances,
        rate(totals.instances_kept, totals.instances),
        totals.examples_kept,
        totals.examples,
        rate(totals.examples_kept, totals.examples),
        totals.schemas,
        totals.refused,
        totals.empty,
        totals.misfits
    );
    for (file, trial) in rows {
        print_findings(file, trial);
    }
}

fn line(file: &str, trial: &Trial, width: usize) {
    let reasons = trial.reasons().into_iter().map(|(reason, count)| format!("{reason:?} {count}"));
    let reasons: Vec<String> = reasons.chain(trial.fault.clone()).collect();
    println!(
        "{file:width$} {:>7} {:>9} {:>7} {:>8} {:>7} {:>8} {:>7.1} {}",
        trial.schemas,
        trial.instances,
        trial.instances - trial.instances_kept,
        trial.examples,
        trial.examples - trial.examples_kept,
        trial.misfits,
        trial.seconds,
        reasons.join(", ")
    );
}

fn print_findings(file: &str, trial: &Trial) {
    let mut shown: BTreeMap<Reason, usize> = BTreeMap::new();
    for finding in &trial.findings {
        let count = shown.entry(finding.reason).or_default();
        *count += 1;
        if *count > SHOWN {
            continue;
        }
        let kind = if finding.is_example { "example" } else { "instance" };
        println!("\n{file} {:?}: {kind} at {}", finding.reason, finding.pointer);
        println!("  sent {}", finding.sent);
        println!("  back {}", finding.back);
    }
}
