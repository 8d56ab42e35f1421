//! Messages of JSON-RPC 2.0: the envelope is declared by its specification.

use concord::model::{ContentForm, Operation, Parameter, SchemaId};
use serde_json::{Map, Value};

use super::Code;
use super::text::Spelling;
use super::value::Judge;
use crate::wire::WireResponse;

/// Codes that belong to JSON-RPC and not to a method (JSON-RPC 2.0 §5.1).
const RESERVED: std::ops::RangeInclusive<i64> = -32768..=-32000;

/// A request (§4).
pub(super) fn request(judge: &mut Judge<'_>, operation: &Operation, body: &[u8]) {
    judge.parts(body, "/body", |judge, value, spelling| {
        let Value::Object(members) = value else { return };
        envelope(judge, members, &["jsonrpc", "id", "method", "params"], "/body");
        let place = |step: &str| format!("/params/{}", concord::source::pointer::escape(step));
        match members.get("params") {
            Some(Value::Object(params)) => {
                for (name, value) in params {
                    let own = operation.parameters.iter().find(|one| one.name == *name);
                    param(judge, own, value, spelling, &place(name));
                }
            }
            Some(Value::Array(params)) => {
                for (index, value) in params.iter().enumerate() {
                    let own = operation.parameters.get(index);
                    param(judge, own, value, spelling, &place(&index.to_string()));
                }
            }
            _ => {}
        }
    });
}

fn param(
    judge: &mut Judge<'_>,
    own: Option<&Parameter>,
    value: &Value,
    spelling: &Spelling,
    place: &str,
) {
    match own {
        Some(own) => judge.value(&[own.schema], value, spelling, "/body", place),
        None => judge.find(Code::UndeclaredMember, format!("/body{place}"), value.to_string()),
    }
}

/// An answer (§5).
pub(super) fn answer(judge: &mut Judge<'_>, operation: &Operation, found: &WireResponse) {
    judge.parts(&found.body, "/body", |judge, value, spelling| {
        let Value::Object(members) = value else { return };
        envelope(judge, members, &["jsonrpc", "id", "result", "error"], "/body");
        if let (Some(result), Some(schema)) = (members.get("result"), result(operation)) {
            judge.value(&[schema], result, spelling, "/body", "/result");
        }
        if let Some(Value::Object(error)) = members.get("error") {
            envelope(judge, error, &["code", "message", "data"], "/body/error");
            code(judge, operation, error, spelling);
        }
    });
}

fn result(operation: &Operation) -> Option<SchemaId> {
    let content = operation.outcomes.iter().find_map(|outcome| outcome.contents.first())?;
    match content.form {
        ContentForm::Json { schema, .. } => Some(schema),
        _ => None,
    }
}

fn code(
    judge: &mut Judge<'_>,
    operation: &Operation,
    error: &Map<String, Value>,
    spelling: &Spelling,
) {
    let Some(code) = error.get("code").and_then(Value::as_i64) else { return };
    match operation.errors.iter().find(|known| known.code == code) {
        Some(known) => {
            if let (Some(data), Some((_, schema))) = (error.get("data"), known.data) {
                judge.value(&[schema], data, spelling, "/body", "/error/data");
            }
        }
        None if RESERVED.contains(&code) => {}
        None => {
            judge.find(Code::UndeclaredStatus, "/body/error/code".to_owned(), code.to_string());
        }
    }
}

/// Members that the specification does not have.
fn envelope(judge: &mut Judge<'_>, members: &Map<String, Value>, known: &[&str], pointer: &str) {
    for (name, value) in members.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
        let place = format!("{pointer}/{}", concord::source::pointer::escape(name));
        judge.find(Code::UndeclaredMember, place, value.to_string());
    }
}
