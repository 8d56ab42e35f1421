//! What came of one example.

use crate::difference::Difference;

/// What came of one example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// `operation/example`
    pub name: String,
    /// `file:line` of the example.
    pub place: String,
    /// What came of it.
    pub verdict: Verdict,
    /// The status of the answer, where there is one.
    pub status: Option<u16>,
    /// A line for a shell that sends the request; empty where none was sent.
    pub curl: String,
}

/// What came of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was not sent, for this reason.
    Skipped(String),
    /// The answer is what the document says.
    Kept,
    /// The answer is what the document says, and this is worth a warning.
    Warned(Vec<Difference>),
    /// In this the answer is not what the document says.
    Failed(Vec<Difference>),
}

impl Verified {
    /// Takes secrets out of all that an implementation has a say in.
    pub(super) fn mask(&mut self, mask: impl Fn(&str) -> String) {
        self.curl = mask(&self.curl);
        if let Verdict::Warned(differences) | Verdict::Failed(differences) = &mut self.verdict {
            for one in differences {
                for text in [&mut one.pointer, &mut one.expected, &mut one.found] {
                    *text = mask(text);
                }
            }
        }
    }
}
