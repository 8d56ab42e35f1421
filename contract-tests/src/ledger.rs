//! The ledger: every check, listed before the first one runs.
//!
//! A check that is listed and does not report has failed; so has a dialect without a case, two
//! checks under one id, and an example that no case replays.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use crate::check::{Check, checks, open};
use crate::contract::Contract;
use crate::coverage;

/// What is wrong before anything has run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The dialect; none for what is wrong with all of them together.
    pub dialect: Option<String>,
    /// What is wrong, and where.
    pub message: String,
}

/// Every check, and whether it has reported.
#[derive(Debug, Default)]
pub struct Ledger {
    checks: Vec<Check>,
    file_names: BTreeSet<String>,
    faults: Vec<Fault>,
    open: Vec<(String, String)>,
    reported: Mutex<BTreeMap<String, usize>>,
}

impl Ledger {
    /// Lists the checks of some dialects. One whose document cannot be read is a fault.
    #[must_use]
    pub fn of(dialects: &[(String, Result<Contract, String>)]) -> Self {
        let mut ledger = Self::default();
        for (dialect, contract) in dialects {
            match contract {
                Ok(contract) => ledger.add(contract),
                Err(message) => ledger.fault(Some(dialect), message.clone()),
            }
        }
        if ledger.checks.is_empty() {
            ledger.fault(None, "there is nothing to check at all".to_owned());
        }
        ledger
    }

    fn add(&mut self, contract: &Contract) {
        let dialect = Some(contract.dialect.as_str());
        let new = checks(contract);
        if contract.api.cases.is_empty() || new.is_empty() {
            self.fault(dialect, "the document gives no case".to_owned());
        }
        for message in coverage::uncovered(contract) {
            self.fault(dialect, message);
        }
        for check in new {
            match open(contract, &check) {
                Some(reason) => self.open.push((check.id, reason)),
                None => self.list(dialect, check),
            }
        }
    }

    /// Lists a check. A second one under the same id, or with the same snapshot, is a fault.
    pub fn list(&mut self, dialect: Option<&str>, check: Check) {
        if !self.file_names.insert(check.file_name().to_ascii_lowercase()) {
            self.fault(dialect, format!("two checks go by the id {}", check.id));
        }
        self.checks.push(check);
    }

    fn fault(&mut self, dialect: Option<&str>, message: String) {
        self.faults.push(Fault { dialect: dialect.map(str::to_owned), message });
    }

    /// Every check, in the order of the documents.
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// The ids of checks that cannot be made, each with the reason: no example shows a value, and
    /// the one that was made does not fit its schema.
    #[must_use]
    pub fn open(&self) -> &[(String, String)] {
        &self.open
    }

    /// What is wrong before anything has run.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Writes down that a check came to its end, passed or not.
    pub fn report(&self, id: &str) {
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        *reported.entry(id.to_owned()).or_default() += 1;
    }

    /// What is wrong after the run of some checks: those that did not report exactly once, and
    /// reports of what was never listed.
    #[must_use]
    pub fn settle<'s>(&self, selected: impl IntoIterator<Item = &'s str>) -> Vec<String> {
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut problems = Vec::new();
        for id in selected {
            match reported.remove(id) {
                Some(1) => {}
                Some(times) => problems.push(format!("{id} reported {times} times")),
                None => problems.push(format!("{id} did not report")),
            }
        }
        let strangers = reported.keys().map(|id| format!("{id} reported and was not to run"));
        problems.extend(strangers);
        problems
    }
}
