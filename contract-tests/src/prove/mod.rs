//! The proof that the harness bites: faults are planted one at a time, and some check has to
//! notice each.
//!
//! | planted in | how |
//! |---|---|
//! | documents | a node of the document is changed, and what the harness expects with it; the generated code stays what it was |
//! | clients | what the typed client is told, sends, receives or returns is changed on its way |
//! | servers | what the real router receives and answers, and what its handler gets and gives |
//!
//! Nothing is compiled for a fault. A document that cannot be read any more is noticed by the code
//! of its diagnostic, any other fault by a check of the ledger.

mod document;
mod fault;
mod proof;
mod reason;
mod run;
mod tampering;

pub use fault::{Fault, Plant};
pub use proof::{Kill, Proof, Survivor};
pub use run::{prove, run};
pub use tampering::Tampering;

use crate::contract::Contract;

/// Every fault that is planted for a dialect.
#[must_use]
pub fn faults(contract: &Contract) -> Vec<Fault> {
    let mut faults = document::faults(contract);
    faults.extend(tampering::faults(contract));
    faults
}
