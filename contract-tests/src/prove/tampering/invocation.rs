//! Faults of a client between its caller and its request.

use concord_runtime::examples::Answer;
use serde_json::{Value, json};

use super::{Planted, Tampering};
use crate::contract::Contract;
use crate::distortion::Distortion;
use crate::expectation::{Side, answer_to, input};
use crate::subject::Invocation;

pub(super) fn faults(contract: &Contract, operation: usize) -> Vec<Planted> {
    let mut planted = Vec::new();
    let mut plant = |kind: &str, place: &str, tampering: Tampering| {
        planted.push((format!("client: {kind}"), place.to_owned(), tampering));
    };
    let Ok(described) = contract.operation(operation) else { return planted };
    if !described.security.is_empty() {
        let other = Distortion::new(|call: &mut Invocation| call.secret = "planted".to_owned());
        plant("sends another secret", "", Tampering::Invoking(other));
    }
    // A notification has no id (JSON-RPC 2.0 §4.1).
    let is_answered = described.outcomes.iter().any(|outcome| !outcome.contents.is_empty());
    if contract.api.kind == concord::model::ApiKind::Rpc && is_answered {
        let other = Distortion::new(|call: &mut Invocation| call.rpc_id = json!(9007));
        plant("sends another id", "", Tampering::Invoking(other));
        let text =
            Distortion::new(|call: &mut Invocation| call.rpc_id = json!(call.rpc_id.to_string()));
        plant("sends its id as a text", "", Tampering::Invoking(text));
    }
    for (name, _) in contract.api.cases.first().into_iter().flat_map(|it| &it.request.variables) {
        let own = name.clone();
        let other = Distortion::new(move |call: &mut Invocation| {
            for (_, value) in call.variables.iter_mut().filter(|(name, _)| *name == own) {
                "00000000-0000-0000-0000-000000000000".clone_into(value);
            }
        });
        plant("calls another address", name, Tampering::Invoking(other));
    }
    for (index, other) in contract.api.operations.iter().enumerate() {
        let is_alike = other.body.is_some() == described.body.is_some();
        if index != operation && is_alike {
            let id = other.id.clone();
            let calls =
                Distortion::new(move |call: &mut Invocation| call.operation.clone_from(&id));
            plant("calls another operation", &other.name, Tampering::Invoking(calls));
        }
    }
    for member in members(contract, operation) {
        let own = member.clone();
        let lost = Distortion::new(move |call: &mut Invocation| {
            if let Value::Object(members) = &mut call.input {
                members.shift_remove(&own);
            }
        });
        plant("forgets a part of the input", &member, Tampering::Invoking(lost));
    }
    let silent = Distortion::new(|answer: &mut Result<Answer, String>| {
        if answer.is_err() {
            *answer = Ok(Answer::empty(200));
        }
    });
    plant("takes every failure for an empty success", "", Tampering::Returning(silent));
    let failing = Distortion::new(|answer: &mut Result<Answer, String>| {
        *answer = Err("planted".to_owned());
    });
    plant("takes every answer for a failure", "", Tampering::Returning(failing));
    planted
}

/// The parts of the input that some case shows.
fn members(contract: &Contract, operation: usize) -> Vec<String> {
    let cases = contract.api.cases.iter();
    let shown = cases.filter(|case| case.operation == operation && case.request.is_shown);
    let inputs = shown.filter_map(|case| {
        let input = input(contract, case, answer_to(contract, case), Side::Client).ok()?;
        Some(input.as_object()?.keys().cloned().collect::<Vec<_>>())
    });
    let mut names: Vec<_> = inputs.flatten().collect();
    names.sort_unstable();
    names.dedup();
    names
}
