//! What goes over the wire in the cases of an operation, to see where a fault can be planted.

use crate::contract::Contract;
use crate::expectation::{Side, answer_to, expected_request, expected_response};
use crate::replay::raw;
use crate::wire::{WireRequest, WireResponse};

/// The requests of an operation that its cases show.
pub(super) fn requests(contract: &Contract, operation: usize, side: Side) -> Vec<WireRequest> {
    let cases = contract.api.cases.iter();
    let shown = cases.filter(|case| case.operation == operation && case.request.is_shown);
    let request = |case| {
        let answer = answer_to(contract, case);
        let request = expected_request(contract, case, answer, side).ok()?;
        Some(raw(&request, request.accept.as_deref().unwrap_or("*/*")))
    };
    shown.filter_map(request).collect()
}

/// The answers of an operation that its cases show.
pub(super) fn responses(contract: &Contract, operation: usize) -> Vec<WireResponse> {
    let cases = contract.api.cases.iter().filter(|case| case.operation == operation);
    let response = |case: &concord::model::Case| {
        let answer = case.outcome.as_ref()?;
        Some(expected_response(contract, case, answer).ok()?.to_wire())
    };
    cases.filter_map(response).collect()
}
