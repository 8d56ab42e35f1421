//! What went over the wire and is not declared, beside what differs from the example.

use concord::model::{Case, CaseOutcome};

use super::raw;
use crate::contract::Contract;
use crate::difference::Difference;
use crate::expectation::{Side, expected_request, expected_response};
use crate::strictness::{explain, of_answer, of_request};
use crate::wire::{WireRequest, WireResponse};

/// Judges a request that a client sent for a case; its places are told within another.
pub(super) fn request(
    contract: &Contract,
    case: &Case,
    answer: Option<&CaseOutcome>,
    found: &WireRequest,
    within: &str,
    differences: &mut Vec<Difference>,
) {
    let Ok(operation) = contract.operation(case.operation) else { return };
    let findings = of_request(contract, operation, found);
    if findings.is_empty() {
        return;
    }
    let documented = expected_request(contract, case, answer, Side::Server);
    let documented = documented.map(|it| of_request(contract, operation, &raw(&it, "*/*")));
    explain(differences, &documented.unwrap_or_default(), findings, within);
}

/// Judges an answer that a server gave to a case; its places are told within another.
pub(super) fn answer(
    contract: &Contract,
    case: &Case,
    answer: Option<&CaseOutcome>,
    found: &WireResponse,
    within: &str,
    differences: &mut Vec<Difference>,
) {
    let Ok(operation) = contract.operation(case.operation) else { return };
    let findings = of_answer(contract, operation, found);
    if findings.is_empty() {
        return;
    }
    let documented = answer.and_then(|answer| expected_response(contract, case, answer).ok());
    let documented = documented.map(|it| of_answer(contract, operation, &it.to_wire()));
    explain(differences, &documented.unwrap_or_default(), findings, within);
}
