//! Whether a live answer is one that the document describes.

use concord::model::{Case, Content, ContentForm, Operation, Outcome, OutcomeKey, Protocol};
use serde_json::{Value, json};

use crate::comparison::{compare_json, compare_response};
use crate::contract::Contract;
use crate::difference::Difference;
use crate::expectation::{expected_response, rpc_id};
use crate::wire::WireResponse;

/// Everything in which an answer is not what the document says; with values, what the example says.
pub(super) fn differences(
    contract: &Contract,
    operation: &Operation,
    case: &Case,
    found: &WireResponse,
    are_values_compared: bool,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    match operation.protocol {
        Protocol::Http { .. } => of_http(contract, operation, case, found, &mut differences),
        Protocol::Rpc { .. } => of_rpc(contract, operation, case, found, &mut differences),
    }
    if let (true, true, Some(answer)) = (are_values_compared, differences.is_empty(), &case.outcome)
    {
        match expected_response(contract, case, answer) {
            Ok(expected) => {
                let documented: Vec<_> = expected.header_pairs().map(|(name, _)| name).collect();
                let mut found = found.clone();
                // A live answer has headers of its own, and parameters of its media type.
                found.headers.retain(|(name, _)| documented.contains(name));
                let media_type = expected.sent_as.iter().cloned();
                found.headers.extend(media_type.map(|value| ("content-type".to_owned(), value)));
                differences.extend(compare_response(&expected, &found));
            }
            Err(error) => differences.push(Difference::words("", "an example to compare", error)),
        }
    }
    differences
}

fn of_http(
    contract: &Contract,
    operation: &Operation,
    case: &Case,
    found: &WireResponse,
    differences: &mut Vec<Difference>,
) {
    let shown = case.outcome.as_ref().is_some_and(|answer| answer.status >= 400);
    let Some(outcome) = outcome(operation, found.status) else {
        let known: Vec<_> = operation.outcomes.iter().map(|one| one.key.to_string()).collect();
        let found = format!("{}: {}", found.status, excerpt(found));
        differences.push(Difference::words("/status", known.join(" or "), found));
        return;
    };
    if (found.status >= 400) != shown {
        let expected = if shown { "the error that the example shows" } else { "a success" };
        let found = format!("{}: {}", found.status, excerpt(found));
        differences.push(Difference::words("/status", expected, found));
    }
    for header in outcome.headers.iter().filter(|header| header.is_required) {
        let name = header.name.to_ascii_lowercase();
        if found.header(&name).is_empty() {
            differences.push(Difference::words(&format!("/headers/{name}"), "a value", "nothing"));
        }
    }
    content(contract, outcome, found, differences);
}

/// The outcome of a status: its own, else that of its range, else the one of all others.
fn outcome(operation: &Operation, status: u16) -> Option<&Outcome> {
    let keys = [OutcomeKey::Status(status), OutcomeKey::Range(status / 100), OutcomeKey::Default];
    keys.iter().find_map(|key| operation.outcomes.iter().find(|outcome| outcome.key == *key))
}

fn content(
    contract: &Contract,
    outcome: &Outcome,
    found: &WireResponse,
    differences: &mut Vec<Difference>,
) {
    if outcome.contents.is_empty() {
        if !found.body.is_empty() {
            differences.push(Difference::words("/body", "nothing", excerpt(found)));
        }
        return;
    }
    let media_type = found.header("content-type").first().copied().unwrap_or_default();
    let known = || outcome.contents.iter().flat_map(Content::media_types);
    match outcome.contents.iter().find(|one| one.media_types().any(|own| is_one(own, media_type))) {
        Some(content) => shape(contract, content, &found.body, differences),
        None => {
            let known = known().collect::<Vec<_>>().join(" or ");
            differences.push(Difference::words("/headers/content-type", known, media_type));
        }
    }
}

/// Whether a media type is the documented one, or of its range.
fn is_one(documented: &str, found: &str) -> bool {
    let essence =
        |text: &str| text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (documented, found) = (essence(documented), essence(found));
    let range = documented.strip_suffix('*');
    documented == found
        || documented == "*/*"
        || range.is_some_and(|range| range.ends_with('/') && found.starts_with(range))
}

/// A body of one JSON value, or of one on each line; of other forms nothing is looked into.
fn shape(contract: &Contract, content: &Content, body: &[u8], differences: &mut Vec<Difference>) {
    match content.form {
        ContentForm::Json { schema, .. } => match serde_json::from_slice::<Value>(body) {
            Ok(value) => fits(contract, schema, &value, "/body", differences),
            Err(error) => differences.push(Difference::words("/body", "JSON", error.to_string())),
        },
        ContentForm::Lines { schema, .. } => {
            let text = String::from_utf8_lossy(body).replace('\u{1e}', "");
            for (at, line) in text.lines().filter(|line| !line.trim().is_empty()).enumerate() {
                let place = format!("/body/{at}");
                match serde_json::from_str::<Value>(line) {
                    Ok(value) => fits(contract, schema, &value, &place, differences),
                    Err(error) => {
                        differences.push(Difference::words(&place, "JSON", error.to_string()));
                    }
                }
            }
        }
        ContentForm::Events { .. }
        | ContentForm::TextEvents
        | ContentForm::Form { .. }
        | ContentForm::Multipart { .. }
        | ContentForm::Text
        | ContentForm::Bytes
        | ContentForm::Raw => {}
    }
}

fn fits(
    contract: &Contract,
    schema: concord::model::SchemaId,
    value: &Value,
    place: &str,
    differences: &mut Vec<Difference>,
) {
    for (pointer, message) in concord::violations(&contract.api, schema, value) {
        let found = value.pointer(&pointer).map_or_else(|| "nothing".to_owned(), Value::to_string);
        let place = format!("{place}{pointer}");
        differences.push(Difference::words(
            &place,
            "what its schema says",
            format!("{found}: {message}"),
        ));
    }
}

/// JSON-RPC 2.0 §5.
fn of_rpc(
    contract: &Contract,
    operation: &Operation,
    case: &Case,
    found: &WireResponse,
    differences: &mut Vec<Difference>,
) {
    let result = operation.outcomes.iter().find_map(|outcome| outcome.contents.first());
    let Some(content) = result else {
        if found.status >= 300 || !found.body.is_empty() {
            let found = format!("{}: {}", found.status, excerpt(found));
            differences.push(Difference::words("", "no answer to a notification", found));
        }
        return;
    };
    let answer: Value = match serde_json::from_slice(&found.body) {
        Ok(answer) => answer,
        Err(error) => {
            let found = format!("{}, {error}: {}", found.status, excerpt(found));
            differences.push(Difference::words("/body", "an answer of JSON-RPC", found));
            return;
        }
    };
    compare_json("/status", &json!(200), &json!(found.status), differences);
    for (name, expected) in [("jsonrpc", json!("2.0")), ("id", rpc_id(case))] {
        let found = answer.get(name).unwrap_or(&Value::Null);
        compare_json(&format!("/body/{name}"), &expected, found, differences);
    }
    match (answer.get("result"), content.form) {
        (Some(result), ContentForm::Json { schema, .. }) => {
            fits(contract, schema, result, "/body/result", differences);
        }
        (Some(_), _) => {}
        (None, _) => {
            let error = answer.get("error").unwrap_or(&answer);
            differences.push(Difference::words("/body/result", "a result", error.to_string()));
        }
    }
}

/// The start of a body.
fn excerpt(found: &WireResponse) -> String {
    String::from_utf8_lossy(&found.body).chars().take(200).collect()
}
