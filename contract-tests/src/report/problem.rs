//! What is wrong, and is no check.

use super::Verdict;
use crate::strictness::Code;

/// Something wrong that no check found: in the document, the ledger, or the waivers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is about: the dialect, or the file of the waivers.
    pub subject: String,
    /// Who is at fault.
    pub verdict: Verdict,
    /// `file:line`, where it is of some.
    pub place: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What it is, where a schema lets it pass.
    pub code: Option<Code>,
}
