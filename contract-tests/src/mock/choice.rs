//! Which documented answer a request gets.

use concord::model::{Case, CaseOutcome, Provenance};
use concord_runtime::examples::Answer;
use serde_json::Value;

use super::preference::Preference;
use crate::contract::{Contract, content};
use crate::expectation::{Side, expected_response, input};

/// An answer, and what of the preferences it keeps to.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) answer: Answer,
    pub(super) applied: Vec<String>,
}

/// The answer to an operation, by its documented id, for a typed input: of the preferred example or
/// status, else of the example with this very request, else a success, and the first of equals.
pub(super) fn choose(
    contract: &Contract,
    operation: &str,
    found: &Value,
    preference: &Preference,
) -> Option<Choice> {
    let is_asked = |case: &&Case| {
        contract.operation(case.operation).is_ok_and(|one| one.id == operation)
            && concord::unfit(&contract.api, case).1.is_none()
    };
    let cases = contract.api.cases.iter().filter(is_asked);
    let answers = cases.filter_map(|case| Some((case, case.outcome.as_ref()?)));
    let (case, answer) =
        answers.min_by_key(|(case, answer)| rank(contract, case, answer, found, preference))?;
    let example = preference.example.iter().filter(|name| **name == case.name);
    let example = example.map(|name| format!("example=\"{}\"", escaped(name)));
    let code = preference.code.iter().filter(|code| **code == answer.status);
    let applied = example.chain(code.map(|code| format!("code={code}"))).collect();
    Some(Choice { answer: expected_response(contract, case, answer).ok()?.to_answer(), applied })
}

/// What is wrong with an answer for a request; the least is the best.
fn rank(
    contract: &Contract,
    case: &Case,
    answer: &CaseOutcome,
    found: &Value,
    preference: &Preference,
) -> [bool; 7] {
    let operation = contract.operation(case.operation).ok();
    let content = operation.and_then(|operation| content(operation, answer));
    let selectors = content.into_iter().flat_map(|content| &content.requested_by);
    // A member that is left out chooses nothing.
    let is_requested = |(pointer, value): &(String, Value)| {
        let chosen = found.pointer(&format!("/body{pointer}"));
        chosen.is_none() || chosen == Some(value)
    };
    let is_accepted = content.is_none_or(|content| preference.accepts(&content.media_type));
    let is_same = || {
        let shown = input(contract, case, Some(answer), Side::Server);
        case.request.is_shown && shown.is_ok_and(|shown| shown == *found)
    };
    [
        !selectors.clone().all(is_requested),
        preference.code.is_some_and(|code| code != answer.status),
        preference.example.as_ref().is_some_and(|name| *name != case.name),
        !is_accepted && answer.status < 400,
        !is_same(),
        answer.status >= 400,
        case.provenance != Provenance::Documented,
    ]
}

/// What stands in a quoted string (RFC 9110 §5.6.4).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
