//! One finding, and what becomes of it beside the differences of a check.

use super::Code;
use crate::difference::Difference;

/// One thing in a message that its schema lets pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub code: Code,
    /// A JSON pointer (RFC 6901) into the message: `/body/name`, `/headers/x-trace`.
    pub pointer: String,
    /// What stands there.
    pub found: String,
}

impl Finding {
    /// The finding as something that differs from the document.
    #[must_use]
    pub fn to_difference(&self) -> Difference {
        let Self { code, pointer, found } = self;
        Difference::words(pointer, code.expected(), found).coded(*code)
    }

    /// The same of somebody who is held to the document's own words alone.
    #[must_use]
    fn to_remark(&self) -> Difference {
        Difference { severity: self.code.severity(), ..self.to_difference() }
    }
}

/// Gives differences at the places of findings their codes, and adds the findings that are at no
/// difference. What the documented message has as well is nobody's fault who sends it.
pub fn explain(
    differences: &mut Vec<Difference>,
    documented: &[Finding],
    found: Vec<Finding>,
    within: &str,
) {
    add(differences, documented, found, within, Finding::to_difference);
}

/// The same for an implementation that is not ours: what the document is silent about, or says
/// should not be, is a warning.
pub fn remark(differences: &mut Vec<Difference>, documented: &[Finding], found: Vec<Finding>) {
    add(differences, documented, found, "", Finding::to_remark);
}

fn add(
    differences: &mut Vec<Difference>,
    documented: &[Finding],
    found: Vec<Finding>,
    within: &str,
    to_difference: fn(&Finding) -> Difference,
) {
    let is_own = |one: &Finding| {
        !documented.iter().any(|other| (other.code, &other.pointer) == (one.code, &one.pointer))
    };
    for mut finding in found.into_iter().filter(is_own) {
        finding.pointer.insert_str(0, within);
        let same = differences.iter_mut().find(|one| one.pointer == finding.pointer);
        match same {
            Some(difference) => difference.code = Some(finding.code),
            None => differences.push(to_difference(&finding)),
        }
    }
}
