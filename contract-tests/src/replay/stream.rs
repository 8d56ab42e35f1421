//! A documented stream as other servers and networks bring it: the client gets the same of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use concord::model::{Case, ContentForm};
use serde_json::{Value, json};

use super::Report;
use super::client_call::invocation;
use crate::comparison::compare_json;
use crate::contract::{Contract, content};
use crate::difference::Difference;
use crate::expectation::{Obstacle, expected_response};
use crate::line::{Given, Line};
use crate::variation::StreamFrame;
use crate::wire::{WireResponse, events};

/// Where nobody listens: what is answered is given.
const ORIGIN: &str = "http://localhost";
/// Bytes of an endless event that a client may take before it has to give up.
const BOUND: usize = 64 << 20;

/// Replays a stream in every way of a frame; the first that comes to something else ends it.
pub(super) async fn replay(
    contract: &Contract,
    case: &Case,
    frame: StreamFrame,
) -> Result<Report, Obstacle> {
    let answer = case.outcome.as_ref().ok_or("the case has no answer")?;
    let form = content(contract.operation(case.operation)?, answer).map(|content| content.form);
    let is_events = !matches!(form, Some(ContentForm::Lines { .. }));
    let documented = expected_response(contract, case, answer)?.to_wire();
    let text = String::from_utf8_lossy(&documented.body).into_owned();
    let expected = told(&text, is_events);
    let mut produced = None;
    for delivery in frame.deliveries(&text, is_events) {
        let taken = Arc::new(AtomicUsize::new(0));
        let response = WireResponse { body: Vec::new(), ..documented.clone() };
        let given = Given { response, delivery: delivery.clone(), taken: Arc::clone(&taken) };
        let mut invocation = invocation(contract, case, Some(answer), ORIGIN)?;
        invocation.line = Some(Line::Given(Box::new(given)));
        let found = contract.subject.invoke(invocation).await;
        let found = found.map(|answer| told(&answer.body, is_events));
        let mut differences = compared(frame, &expected, &found);
        let taken = taken.load(Ordering::Relaxed);
        if taken > BOUND {
            let found = format!("{taken} bytes of one event were taken");
            differences.push(Difference::words("", "the client to give up", found));
        }
        if !differences.is_empty() {
            let parts = delivery.parts.iter().map(|part| String::from_utf8_lossy(part));
            let parts: Vec<_> = parts.collect();
            let produced = Some(json!({ "delivered": parts }));
            return Ok(Report { differences, produced });
        }
        produced = Some(found.unwrap_or_else(|error| json!({ "error": error })));
    }
    Ok(Report { differences: Vec::new(), produced })
}

/// What a stream tells: of each event all that it says, or each value.
fn told(text: &str, is_events: bool) -> Value {
    let parsed = |text: &str| serde_json::from_str(text).unwrap_or_else(|_| json!(text));
    if is_events {
        let events = events::read(text).into_iter();
        let event = |it: events::WireEvent| {
            let events::WireEvent { event, id, retry, data } = it;
            json!({ "event": event, "id": id, "retry": retry, "data": parsed(&data) })
        };
        events.map(event).collect()
    } else {
        let values = text.split(['\n', '\u{1e}']).filter(|value| !value.trim().is_empty());
        values.map(parsed).collect()
    }
}

/// All of it, or of what breaks off an error or what came before.
fn compared(
    frame: StreamFrame,
    expected: &Value,
    found: &Result<Value, String>,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    match found {
        Ok(found) if frame.is_whole() => compare_json("/body", expected, found, &mut differences),
        Ok(found) => {
            let mut before = expected.as_array().cloned().unwrap_or_default();
            if frame == StreamFrame::Cut {
                before.pop();
            }
            compare_json("/body", &Value::Array(before), found, &mut differences);
        }
        Err(error) if frame.is_whole() => {
            differences.push(Difference::words("/body", "the whole stream", error));
        }
        Err(_) => {}
    }
    differences
}
