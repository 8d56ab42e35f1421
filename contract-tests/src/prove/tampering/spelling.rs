//! Faults that no schema sees: members twice, integers with fractions, streams taken apart wrong.

use concord::model::{Case, ContentForm, ExampleValue, Place, Protocol, SchemaId};
use serde_json::{Value, json};

use super::request::{body, edit_body};
use super::{Planted, Tampering, sample};
use crate::contract::{Contract, content};
use crate::distortion::Distortion;
use crate::expectation::Side;
use crate::variation::repeat_member;
use crate::wire::{WireRequest, WireResponse};

/// Faults of one kind that are planted in one operation at most.
const MOST: usize = 2;

/// What a fault is called, and what it does to the parts in which a stream comes.
type OfStream = (&'static str, fn(&mut Vec<Vec<u8>>));

/// Faults of a client that reads streams.
const OF_STREAMS: &[OfStream] = &[
    ("a part of a stream is taken for a line", |parts| {
        parts.iter_mut().for_each(|part| part.push(b'\n'));
    }),
    ("a part of a stream that is too short is lost", |parts| parts.retain(|part| part.len() > 1)),
    ("a carriage return ends no line", |parts| {
        parts.iter_mut().for_each(|part| part.retain(|byte| *byte != b'\r'));
    }),
    ("a carriage return with a line feed ends two lines", |parts| {
        let text = String::from_utf8_lossy(&parts.concat()).replace("\r\n", "\n\n");
        *parts = vec![text.into_bytes()];
    }),
    ("a byte order mark is a part of the first line", |parts| {
        let text = String::from_utf8_lossy(&parts.concat()).replace('\u{feff}', "x");
        *parts = vec![text.into_bytes()];
    }),
    ("of data on many lines the last counts", |parts| {
        let text = String::from_utf8_lossy(&parts.concat()).into_owned();
        let mut kept: Vec<&str> = Vec::new();
        for line in text.split('\n') {
            if line.starts_with("data:") && kept.last().is_some_and(|it| it.starts_with("data:")) {
                kept.pop();
            }
            kept.push(line);
        }
        *parts = vec![kept.join("\n").into_bytes()];
    }),
];

pub(super) fn faults(contract: &Contract, operation: usize) -> Vec<Planted> {
    let mut planted = Vec::new();
    let twice = |kind: &str, tampering| (kind.to_owned(), String::new(), tampering);
    let has_members = |bytes: &[u8]| {
        body(bytes).is_some_and(|body| body.as_object().is_some_and(|it| !it.is_empty()))
    };
    let requests = sample::requests(contract, operation, Side::Server);
    if requests.iter().any(|request| has_members(&request.body)) {
        let each = |sent: &mut Vec<WireRequest>| {
            sent.iter_mut().for_each(|one| repeat_member(&mut one.body));
        };
        let tampering = Tampering::Sending(Distortion::new(each));
        planted.push(twice("client: of what is sent, the body has a member twice", tampering));
    }
    let responses = sample::responses(contract, operation);
    if responses.iter().any(|response| has_members(&response.body)) {
        let change = |it: &mut WireResponse| repeat_member(&mut it.body);
        let tampering = Tampering::Answering(Distortion::new(change));
        planted.push(twice("server: of what is answered, the body has a member twice", tampering));
    }
    planted.extend(fractions(contract, operation));
    planted.extend(streams(contract, operation));
    planted
}

/// Integers that are written as doubles are.
fn fractions(contract: &Contract, operation: usize) -> Vec<Planted> {
    let cases = contract.api.cases.iter().filter(|case| case.operation == operation);
    let mut sent: Vec<String> = Vec::new();
    let mut answered: Vec<String> = Vec::new();
    for case in cases {
        for (place, schema, value) in values(contract, case) {
            let (kept, place) = match place.strip_prefix("answer") {
                Some(rest) => (&mut answered, rest),
                None => (&mut sent, place.as_str()),
            };
            let own = integers(contract, schema, &value).into_iter();
            kept.extend(own.map(|pointer| format!("{place}{pointer}")));
        }
    }
    let kind = "an integer is written with a fraction";
    let each = |places: &mut Vec<String>| {
        places.sort_unstable();
        places.dedup();
        places.truncate(MOST);
        std::mem::take(places)
    };
    let sent = each(&mut sent).into_iter().map(|place| {
        let own = place.clone();
        let change = move |sent: &mut Vec<WireRequest>| {
            sent.iter_mut().for_each(|one| edit_body(&mut one.body, &|body| widen(body, &own)));
        };
        let tampering = Tampering::Sending(Distortion::new(change));
        (format!("client: of what is sent, {kind}"), place, tampering)
    });
    let answered = each(&mut answered).into_iter().map(|place| {
        let own = place.clone();
        let change = move |it: &mut WireResponse| {
            edit_body(&mut it.body, &|body| widen(body, &own));
        };
        let tampering = Tampering::Answering(Distortion::new(change));
        (format!("server: of what is answered, {kind}"), place, tampering)
    });
    sent.chain(answered).collect()
}

fn widen(body: &mut Value, pointer: &str) {
    if let Some(place) = body.pointer_mut(pointer)
        && let Some(number) = place.as_i64()
    {
        *place = json!(number as f64);
    }
}

/// The values of a case that stand on the wire as JSON: where, and of which schema.
fn values(contract: &Contract, case: &Case) -> Vec<(String, SchemaId, Value)> {
    let Ok(operation) = contract.operation(case.operation) else { return Vec::new() };
    let is_rpc = matches!(operation.protocol, Protocol::Rpc { .. });
    let mut values = Vec::new();
    for (index, value) in case.request.parameters.iter().filter(|_| case.request.is_shown) {
        let own = operation.parameters.get(*index).filter(|one| one.place == Place::Params);
        if let Some(own) = own {
            let name = concord::source::pointer::escape(&own.name);
            values.push((format!("/params/{name}"), own.schema, value.clone()));
        }
    }
    let sent = operation.body.as_ref().and_then(|body| body.contents.get(case.request.content));
    if let (Some(ContentForm::Json { schema, .. }), Some(value), true) =
        (sent.map(|content| content.form), &case.request.body, case.request.is_shown)
    {
        values.push((String::new(), schema, value.clone()));
    }
    let answer = case.outcome.as_ref();
    let answered = answer.and_then(|answer| content(operation, answer)).map(|content| content.form);
    if let (Some(ContentForm::Json { schema, .. }), Some(ExampleValue::Json(value))) =
        (answered, answer.and_then(|answer| answer.body.as_ref()))
    {
        let place = if is_rpc { "answer/result" } else { "answer" };
        values.push((place.to_owned(), schema, value.clone()));
    }
    values
}

/// The places of integers of which the schema refuses a half.
fn integers(contract: &Contract, schema: SchemaId, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![String::new()];
    while let Some(pointer) = waiting.pop() {
        match value.pointer(&pointer) {
            Some(Value::Object(members)) => waiting.extend(
                members
                    .keys()
                    .map(|name| format!("{pointer}/{}", concord::source::pointer::escape(name))),
            ),
            Some(Value::Array(items)) => {
                waiting.extend((0..items.len()).map(|index| format!("{pointer}/{index}")));
            }
            Some(Value::Number(number)) if number.is_i64() => {
                let mut half = value.clone();
                if let Some(place) = half.pointer_mut(&pointer) {
                    *place = json!(0.5);
                }
                let violations = concord::violations(&contract.api, schema, &half);
                let is_refused = |(place, words): &(String, String)| {
                    *place == pointer && words.contains("of type integer")
                };
                if violations.iter().any(is_refused) {
                    found.push(pointer);
                }
            }
            _ => {}
        }
    }
    found
}

/// Faults of a client that shows how a stream is divided.
fn streams(contract: &Contract, operation: usize) -> Vec<Planted> {
    let mut cases = contract.api.cases.iter().filter(|case| case.operation == operation);
    let is_stream = |case: &Case| {
        let operation = contract.operation(case.operation).ok()?;
        let answer = case.outcome.as_ref()?;
        let form = content(operation, answer)?.form;
        let is_text = matches!(answer.body, Some(ExampleValue::Text(_)));
        Some(is_text && matches!(form, ContentForm::Events { .. }))
    };
    if !cases.any(|case| is_stream(case).unwrap_or_default()) {
        return Vec::new();
    }
    let planted = OF_STREAMS.iter().map(|(kind, change)| {
        let tampering = Tampering::Reading(Distortion::new(*change));
        (format!("client: {kind}"), String::new(), tampering)
    });
    planted.collect()
}
