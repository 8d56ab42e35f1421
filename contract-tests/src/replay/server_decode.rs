//! server-decode: the handler gets what the document shows, after the caller was looked at.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use concord::model::Case;
use serde_json::Value;

use super::server_call::{call, raw};
use super::{Report, strict};
use crate::comparison::compare_json;
use crate::contract::Contract;
use crate::difference::Difference;
use crate::expectation::{Obstacle, Side, answer_to, expected_request, input, shown};
use crate::recorder::called;

pub(super) async fn replay(contract: &Contract, case: &Case) -> Result<Report, Obstacle> {
    let operation = contract.operation(case.operation)?;
    let answer = answer_to(contract, case);
    let request = expected_request(contract, case, answer, Side::Server)?;
    let call = call(contract, case, answer, raw(&request, "*/*")).await?;
    let mut found = Value::Array(call.recorder.seen());
    show_files(&mut found);
    let mut expected = Vec::from_iter(shown(contract, operation, case));
    expected.push(called(&operation.id, &input(contract, case, answer, Side::Server)?));
    let mut differences = Vec::new();
    compare_json("", &Value::Array(expected), &found, &mut differences);
    if !differences.is_empty() && call.response.status >= 400 {
        let body = String::from_utf8_lossy(&call.response.body);
        let found = format!("the server answered {}: {body}", call.response.status);
        differences.push(Difference::words("", "the handler to run", found));
    }
    if differences.is_empty() {
        strict::answer(contract, case, answer, &call.response, "/answer", &mut differences);
    }
    Ok(Report { differences, produced: Some(found) })
}

/// What the examples of the runtime show of a file begins so; behind it stand what its sender says
/// about it, and its bytes.
const FILE: &str = "data:application/vnd.concord.file;base64,";

/// Puts what files hold in their places: a document says nothing of their names.
fn show_files(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some(content) = text.strip_prefix(FILE).and_then(content_of_file) {
                *text = content;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(show_files),
        Value::Object(members) => members.values_mut().for_each(show_files),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn content_of_file(encoded: &str) -> Option<String> {
    let (_, content) = encoded.split_once('.')?;
    String::from_utf8(STANDARD.decode(content).ok()?).ok()
}
