//! Which documented answer a request gets.

use axum::http::StatusCode;
use concord::model::{Case, CaseOutcome, Operation, OutcomeKey, Provenance};
use serde_json::Value;

use super::preference::Preference;
use crate::contract::{Contract, content};
use crate::expectation::{ExpectedResponse, Side, expected_response, input};

/// Examples that are named in place of one that is not there, at most.
const NAMED: usize = 12;

/// An answer, and what of the preferences it keeps to.
#[derive(Clone, Debug)]
pub(super) struct Choice<'c> {
    /// The example that it is of.
    pub(super) case: &'c Case,
    /// The answer.
    pub(super) answer: ExpectedResponse,
    /// The preferences as `Preference-Applied` tells them.
    pub(super) applied: Vec<String>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unanswered {
    /// The status that says so.
    pub(super) status: StatusCode,
    /// What there is in its place.
    pub(super) reason: String,
}

/// The answer to an operation for a typed input: of the preferred example or status, else of the
/// example with this very request, else a success, and the first of equals.
///
/// # Errors
/// Which preference no answer keeps to, and what may be preferred; or that the document has none.
pub(super) fn choose<'c>(
    contract: &'c Contract,
    operation: &Operation,
    found: &Value,
    preference: &Preference,
) -> Result<Choice<'c>, Unanswered> {
    let answers = answers(contract, operation);
    let rank = |(case, outcome): &&(&Case, &CaseOutcome)| {
        rank(contract, operation, (case, outcome), found, preference)
    };
    let Some((case, outcome)) = answers.iter().min_by_key(rank) else {
        return Err(Unanswered::without(format!(
            "nothing that `{}` answers is known",
            operation.id
        )));
    };
    let distance = preference.status().map(|status| distance(operation, outcome, status));
    let is_coded = distance.is_some_and(|distance| distance != Distance::Other);
    let is_named = preference.example.as_ref() == Some(&case.name);
    if !preference.is_lenient {
        if let (Some(code), false) = (&preference.code, is_coded) {
            return Err(Unanswered::preferring(other_code(operation, code)));
        }
        if let (Some(name), false) = (&preference.example, is_named) {
            return Err(Unanswered::preferring(other_example(operation, &answers, name)));
        }
    }
    let mut answer = expected_response(contract, case, outcome)
        .map_err(|obstacle| Unanswered::without(obstacle.to_string()))?;
    // One answer of a range stands for all of it.
    answer.status = preference.status().filter(|_| is_coded).unwrap_or(answer.status);
    let example = is_named.then(|| format!("example=\"{}\"", escaped(&case.name)));
    let code = is_coded.then(|| format!("code={}", answer.status));
    Ok(Choice { case, answer, applied: example.into_iter().chain(code).collect() })
}

impl Unanswered {
    fn preferring(reason: String) -> Self {
        Self { status: StatusCode::BAD_REQUEST, reason }
    }

    fn without(reason: String) -> Self {
        Self { status: StatusCode::NOT_IMPLEMENTED, reason }
    }
}

/// The answers of an operation that fit their schemas, each with its example.
fn answers<'c>(contract: &'c Contract, operation: &Operation) -> Vec<(&'c Case, &'c CaseOutcome)> {
    let is_own = |case: &&Case| {
        contract.operation(case.operation).is_ok_and(|one| one.origin == operation.origin)
            && concord::unfit(&contract.api, case).1.is_none()
    };
    let cases = contract.api.cases.iter().filter(is_own);
    cases.filter_map(|case| Some((case, case.outcome.as_ref()?))).collect()
}

/// How far an answer is from a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    /// It is documented for it.
    Own,
    /// It is documented for its range.
    Range,
    /// It is documented for all others.
    Default,
    /// It is of another.
    Other,
}

fn distance(operation: &Operation, answer: &CaseOutcome, status: u16) -> Distance {
    let known = |key| operation.outcomes.iter().any(|outcome| outcome.key == key);
    let is_known = known(OutcomeKey::Status(status));
    let key = operation.outcomes.get(answer.outcome).map(|outcome| &outcome.key);
    match key {
        Some(OutcomeKey::Range(hundred)) if status / 100 == *hundred && !is_known => {
            Distance::Range
        }
        Some(OutcomeKey::Default) if !is_known && !known(OutcomeKey::Range(status / 100)) => {
            Distance::Default
        }
        _ if answer.status == status => Distance::Own,
        _ => Distance::Other,
    }
}

/// What is wrong with an answer for a request; the least is the best.
fn rank(
    contract: &Contract,
    operation: &Operation,
    (case, answer): (&Case, &CaseOutcome),
    found: &Value,
    preference: &Preference,
) -> (bool, Option<Distance>, [bool; 5]) {
    let content = content(operation, answer);
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
    (
        !selectors.clone().all(is_requested),
        preference.status().map(|status| distance(operation, answer, status)),
        [
            preference.example.as_ref().is_some_and(|name| *name != case.name),
            !is_accepted && answer.status < 400,
            !is_same(),
            answer.status >= 400,
            case.provenance != Provenance::Documented,
        ],
    )
}

fn other_code(operation: &Operation, code: &str) -> String {
    let known: Vec<_> = operation.outcomes.iter().map(|one| one.key.to_string()).collect();
    let (id, known) = (&operation.id, known.join(", "));
    format!("`{id}` has no answer of status `{code}`: the document has {known}")
}

fn other_example(operation: &Operation, answers: &[(&Case, &CaseOutcome)], name: &str) -> String {
    let id = &operation.id;
    if let Some((_, answer)) = answers.iter().find(|(case, _)| case.name == name) {
        return format!(
            "the example `{name}` of `{id}` is not of that status, but of {}",
            answer.status
        );
    }
    let mut names: Vec<_> = answers.iter().map(|(case, _)| format!("`{}`", case.name)).collect();
    names.dedup();
    let rest = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    format!("`{id}` has no example `{name}`: there is {}{more}", names.join(", "))
}

/// What stands in a quoted string (RFC 9110 §5.6.4).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
