//! Documented examples that hold what their document does not declare.

use concord::model::{Case, Operation, Provenance};

use super::{Finding, of_answer, of_request};
use crate::check::answer_origin;
use crate::contract::Contract;
use crate::expectation::{Side, expected_request, expected_response};
use crate::replay::raw;

/// A finding in what a document shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// `file:line` of the example.
    pub place: String,
    /// `operation/example`
    pub name: String,
    /// What is found in the message that it makes.
    pub finding: Finding,
}

/// The findings in the examples of a document, each once, in its order. What was made up for want
/// of an example shows nothing, and what was put together from examples of schemas shows no
/// direction.
#[must_use]
pub fn of_examples(contract: &Contract) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    let cases = contract.api.cases.iter();
    for case in cases.filter(|case| case.provenance != Provenance::Synthetic) {
        let Ok(operation) = contract.operation(case.operation) else { continue };
        let name = format!("{}/{}", operation.name, case.name);
        let asked = contract.place(case.origin);
        let answered = answer_origin(contract, case).unwrap_or(case.origin);
        let findings = asked_for(contract, operation, case).into_iter().map(|one| (&asked, one));
        let answered = contract.place(answered);
        let answers = answered_with(contract, operation, case).into_iter();
        for (place, finding) in findings.chain(answers.map(|one| (&answered, one))) {
            if case.provenance == Provenance::Composed && finding.code.is_of_direction() {
                continue;
            }
            let is_known =
                all.iter().any(|known| known.place == *place && known.finding == finding);
            if !is_known {
                all.push(Shown { place: place.clone(), name: name.clone(), finding });
            }
        }
    }
    all
}

fn asked_for(contract: &Contract, operation: &Operation, case: &Case) -> Vec<Finding> {
    if !case.request.is_shown {
        return Vec::new();
    }
    let request = expected_request(contract, case, case.outcome.as_ref(), Side::Server);
    request.map(|it| of_request(contract, operation, &raw(&it, "*/*"))).unwrap_or_default()
}

fn answered_with(contract: &Contract, operation: &Operation, case: &Case) -> Vec<Finding> {
    let Some(answer) = &case.outcome else { return Vec::new() };
    let answer = expected_response(contract, case, answer);
    answer.map(|it| of_answer(contract, operation, &it.to_wire())).unwrap_or_default()
}
