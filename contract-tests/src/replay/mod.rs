//! The checks themselves: one module a direction.

mod client_call;
mod client_decode;
mod client_encode;
mod no_credentials;
mod server_call;
mod server_decode;
mod server_encode;
mod stream;
mod strict;
mod variation;

pub(crate) use server_call::raw;

use std::time::Duration;

use serde_json::Value;
use tokio::task::coop::unconstrained;

use crate::check::{Check, CheckSubject};
use crate::contract::Contract;
use crate::difference::Difference;
use crate::direction::Direction;
use crate::expectation::Obstacle;

/// How long a check may take; the slowest one needs a few hundredths of a second.
const TIMEOUT: Duration = Duration::from_secs(20);

/// What a check that did not come to a comparison should have done.
const END: &str = "the check to run to its end";

/// What an example that cannot be sent should be.
const SENDABLE: &str = "an example that has a form on the wire";
/// What comes of somebody who does not answer in time.
const LATE: &str = "nothing in that time";

/// What came of a check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What differs from the document; nothing where the check passed.
    pub differences: Vec<Difference>,
    /// What our side produced, for the snapshot.
    pub produced: Option<Value>,
}

impl Report {
    /// Whether the contract was kept.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.differences.is_empty()
    }

    /// A check that did not come to a comparison.
    #[must_use]
    pub fn fault(obstacle: impl Into<Obstacle>) -> Self {
        let difference = match obstacle.into() {
            Obstacle::Example(found) => Difference::words("", SENDABLE, found),
            Obstacle::Harness(found) => Difference::words("", END, found),
        };
        Self { differences: vec![difference], produced: None }
    }

    /// A check that had no answer in time.
    fn late() -> Self {
        let expected = format!("something within {} seconds", TIMEOUT.as_secs());
        Self { differences: vec![Difference::words("", expected, LATE)], produced: None }
    }

    /// Whether the check had no answer in time.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.differences.first().is_some_and(|first| first.found == LATE)
    }

    /// Whether the check did not come to a comparison, for a reason of the harness.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        self.differences.first().is_some_and(|first| first.expected == END)
    }

    /// Whether the example has no form on the wire.
    #[must_use]
    pub fn is_unsendable(&self) -> bool {
        self.differences.first().is_some_and(|first| first.expected == SENDABLE)
    }
}

/// Runs one check. Whatever goes wrong is in the report.
pub async fn replay(contract: &Contract, check: &Check) -> Report {
    // The mock waits for itself when it is dropped, without giving way to the runtime: where the
    // task had used up its turn by then, it would wait forever.
    let run = unconstrained(run(contract, check));
    match tokio::time::timeout(TIMEOUT, run).await {
        Ok(Ok(report)) => report,
        Ok(Err(fault)) => Report::fault(fault),
        // Whoever is under test does not answer.
        Err(_) => Report::late(),
    }
}

async fn run(contract: &Contract, check: &Check) -> Result<Report, Obstacle> {
    let case = match check.subject {
        CheckSubject::NoCredentials(operation) => {
            return no_credentials::replay(contract, operation).await;
        }
        CheckSubject::Variation(index) => {
            return variation::replay(contract, contract.variation(index)?).await;
        }
        CheckSubject::Case(case) => contract.case(case)?,
    };
    match check.direction {
        Direction::ClientEncode => client_encode::replay(contract, case).await,
        Direction::ServerDecode => server_decode::replay(contract, case).await,
        Direction::ServerEncode => server_encode::replay(contract, case).await,
        Direction::ClientDecode => client_decode::replay(contract, case).await,
    }
}
