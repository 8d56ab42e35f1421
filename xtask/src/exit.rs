//! How a command ends.

use std::fmt;
use std::path::Path;

use crate::findings::Finding;

/// The check found something.
pub(crate) const FOUND: u8 = 1;
/// The input or the command line is wrong.
pub(crate) const WRONG_INPUT: u8 = 2;

/// Why a command did not get to its end, ready to print.
#[derive(Debug)]
pub(crate) struct Failure {
    text: String,
    findings: Vec<Finding>,
}

impl Failure {
    /// A failure with a message.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { text: message.into(), findings: Vec::new() }
    }

    /// The same failure, with the findings that its message shows.
    #[must_use]
    pub(crate) fn found(mut self, findings: Vec<Finding>) -> Self {
        self.findings = findings;
        self
    }

    /// The findings that ended the command, as data.
    pub(crate) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// A failure of the file system.
    pub(crate) fn io(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::new(format!("error: cannot {doing} {}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
