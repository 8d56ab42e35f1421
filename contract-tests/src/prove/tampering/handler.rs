//! Faults of a server around its handler.

use concord_runtime::examples::Answer;
use serde_json::{Value, json};

use super::{Planted, Tampering};
use crate::contract::Contract;
use crate::distortion::Distortion;
use crate::expectation::{Side, answer_to, input};

pub(super) fn faults(contract: &Contract, operation: usize) -> Vec<Planted> {
    let mut planted = Vec::new();
    let mut plant = |kind: &str, place: &str, tampering: Tampering| {
        planted.push((format!("server: {kind}"), place.to_owned(), tampering));
    };
    let Ok(described) = contract.operation(operation) else { return planted };
    if !described.security.is_empty() {
        plant("the handler runs first", "", Tampering::HandlingFirst(described.id.clone()));
        for (kind, change) in OF_CALLER {
            plant(kind, "", Tampering::Handing(Distortion::new(*change)));
        }
    }
    plant("what has to be refused is handled", "", Tampering::WavingThrough(described.id.clone()));
    plant("the handler runs twice", "", Tampering::Handing(Distortion::new(twice)));
    plant("the handler never runs", "", Tampering::Handing(Distortion::new(never)));
    for place in places(contract, operation) {
        let own = place.clone();
        let lost = Distortion::new(move |seen: &mut Vec<Value>| lose(seen, &own));
        plant("the handler does not get a part of the input", &place, Tampering::Handing(lost));
    }
    let answers = contract.api.cases.iter().filter(|case| case.operation == operation);
    if answers.filter_map(|case| case.outcome.as_ref()).any(|answer| answer.body.is_some()) {
        let untyped = Distortion::new(|answer: &mut Answer| answer.body = "{}".to_owned());
        plant("the answer of the handler is lost", "", Tampering::Taking(untyped));
    }
    planted
}

/// What a kind of fault is called, and what it does to what a handler gets.
type OfCaller = (&'static str, fn(&mut Vec<Value>));

/// Faults in how the caller is looked at.
const OF_CALLER: &[OfCaller] = &[
    ("the caller is not looked at", |seen| seen.retain(|one| one.get("authenticate").is_none())),
    ("the caller is looked at last", |seen| seen.sort_by_key(|one| one.get("handle").is_none())),
    ("the caller is looked at by another scheme", |seen| {
        set(seen, "/authenticate/scheme", json!("planted"));
    }),
    ("the secret of the caller is cut", |seen| set(seen, "/authenticate/secret", json!("p"))),
];

fn set(seen: &mut [Value], pointer: &str, value: Value) {
    for place in seen.iter_mut().filter_map(|one| one.pointer_mut(pointer)) {
        *place = value.clone();
    }
}

fn twice(seen: &mut Vec<Value>) {
    if let Some(last) = seen.last().filter(|last| last.get("handle").is_some()).cloned() {
        seen.push(last);
    }
}

fn never(seen: &mut Vec<Value>) {
    seen.retain(|one| one.get("handle").is_none());
}

/// Loses a member of an input: the first level of parameters, and of the body.
fn lose(seen: &mut [Value], place: &str) {
    let (parent, name) = place.rsplit_once('/').unwrap_or(("", place));
    for one in seen {
        let input = one.pointer_mut(&format!("/handle/input{parent}"));
        if let Some(Value::Object(members)) = input {
            members.shift_remove(name);
        }
    }
}

/// The parts of the input that a handler gets in some case.
fn places(contract: &Contract, operation: usize) -> Vec<String> {
    let cases = contract.api.cases.iter();
    let shown = cases.filter(|case| case.operation == operation && case.request.is_shown);
    let mut places = Vec::new();
    for case in shown {
        let answer = answer_to(contract, case);
        let Ok(Value::Object(input)) = input(contract, case, answer, Side::Server) else {
            continue;
        };
        for (name, value) in &input {
            places.push(format!("/{name}"));
            let members = value.as_object().filter(|_| name == "body").into_iter().flatten();
            places.extend(members.map(|(member, _)| format!("/{name}/{member}")));
        }
    }
    places.retain(|place| !place.contains('~'));
    places.sort_unstable();
    places.dedup();
    places
}
