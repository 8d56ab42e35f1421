//! Outcomes with more media types than are told apart.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, ContentForm, Outcome};

/// Refuses outcomes with rival media types.
pub(super) fn check(api: &Api) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for operation in &api.operations {
        diagnostics.extend(operation.outcomes.iter().filter_map(refuse_rivals));
    }
    diagnostics
}

/// An outcome may have one JSON body and one event stream, which are told apart by media type.
fn refuse_rivals(outcome: &Outcome) -> Option<Diagnostic> {
    let bodies = outcome.contents.iter();
    let bodies = bodies.filter(|content| matches!(content.form, ContentForm::Json { .. })).count();
    let streams = outcome.contents.len() - bodies;
    (bodies > 1 || streams > 1).then(|| {
        let message = "several JSON media types for one status are not generated yet";
        Diagnostic::new(Code::Unsupported, outcome.origin, message).at_key()
    })
}
