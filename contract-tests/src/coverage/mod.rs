//! Whether every example of a document is in some case, and what the cases cover.
//!
//! The examples are found by walking the document itself, apart from the reader that makes the
//! cases: one that the reader forgets, renames or changes is missed here.

mod lock;
mod openapi;
mod openrpc;
mod row;
mod run;

pub use lock::{changes, text};
pub use row::{Row, Source, rows};
pub use run::{Settings, run};

use concord::model::{ApiKind, Case, ExampleValue, Operation, Place, Protocol};
use serde_json::Value;

use crate::contract::Contract;

/// A value that the document shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Where it stands (RFC 6901).
    pub pointer: String,
    /// `file:line` of it.
    pub place: String,
    /// `METHOD /path` of an HTTP operation, or the name of a JSON-RPC method.
    pub operation: String,
    /// The name of the example.
    pub name: String,
    /// What it is a value of.
    pub part: Part,
    /// The value; the text of a stream as a string.
    pub value: Value,
}

/// Which part of a call an example shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A parameter, by its place and name.
    Parameter(String, String),
    /// The body of the request.
    RequestBody,
    /// The body of an answer, by its key and media type.
    Answer(String, String),
    /// The secret of a request.
    Secret,
    /// The id of a JSON-RPC request.
    RpcId,
}

/// Every value that the document shows.
#[must_use]
pub fn shown(contract: &Contract) -> Vec<Shown> {
    match contract.api.kind {
        ApiKind::Http => openapi::shown(contract),
        ApiKind::Rpc => openrpc::shown(contract),
    }
}

/// The values that are in no case, each in words.
#[must_use]
pub fn uncovered(contract: &Contract) -> Vec<String> {
    let shown = shown(contract).into_iter();
    let kept = shown.filter(|shown| !contract.is_refused(&shown.pointer));
    let missing = kept.filter(|shown| !is_covered(contract, shown));
    let words = missing.map(|shown| {
        let (place, pointer) = (&shown.place, &shown.pointer);
        format!("{place}: no case replays the example at {pointer}: {}", shown.value)
    });
    words.collect()
}

fn is_covered(contract: &Contract, shown: &Shown) -> bool {
    contract.api.cases.iter().any(|case| {
        let operation = contract.api.operations.get(case.operation);
        operation.is_some_and(|operation| {
            address(&operation.protocol) == shown.operation
                && case.name == shown.name
                && case.is_documented()
                && holds(operation, case, shown)
        })
    })
}

fn address(protocol: &Protocol) -> String {
    match protocol {
        Protocol::Http { method, path } => format!("{method} {path}"),
        Protocol::Rpc { method, .. } => method.clone(),
    }
}

/// Whether a case holds a value at the part that shows it.
fn holds(operation: &Operation, case: &Case, shown: &Shown) -> bool {
    match &shown.part {
        Part::Parameter(place, name) => case.request.parameters.iter().any(|(index, value)| {
            let parameter = operation.parameters.get(*index);
            case.request.is_shown
                && *value == shown.value
                && parameter.is_some_and(|one| is_parameter(one.place, place) && one.name == *name)
        }),
        Part::RequestBody => {
            case.request.is_shown && case.request.body.as_ref() == Some(&shown.value)
        }
        Part::Secret => case.request.credential.as_deref() == shown.value.as_str(),
        Part::RpcId => case.request.id.as_ref() == Some(&shown.value),
        Part::Answer(key, media_type) => case.outcome.as_ref().is_some_and(|answer| {
            let outcome = operation.outcomes.get(answer.outcome);
            let content = answer.content.and_then(|at| outcome?.contents.get(at));
            outcome.is_some_and(|outcome| outcome.key.to_string() == *key)
                && content.is_some_and(|content| content.media_type == *media_type)
                && answer.body.as_ref().is_some_and(|body| is_value(body, &shown.value))
        }),
    }
}

fn is_parameter(place: Place, documented: &str) -> bool {
    place.as_str() == documented
}

/// Whether a body is a value that the document shows; of JSON on lines it shows one, or a list.
fn is_value(body: &ExampleValue, shown: &Value) -> bool {
    match (body, shown) {
        (ExampleValue::Json(value), _) => value == shown,
        (ExampleValue::Text(text), Value::String(shown)) => text == shown,
        (ExampleValue::Text(text), _) => {
            let lines = text.split(['\n', '\u{1e}']).filter(|line| !line.is_empty());
            let values: Result<Vec<Value>, _> = lines.map(serde_json::from_str).collect();
            let shown = shown.as_array().map_or(std::slice::from_ref(shown), Vec::as_slice);
            values.is_ok_and(|values| values == shown)
        }
    }
}
