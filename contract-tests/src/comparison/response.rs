//! Answers: on the wire, and as a typed client returns them.

use concord_runtime::examples::Answer;
use serde_json::{Value, json};

use super::{compare_json, compare_pairs};
use crate::difference::Difference;
use crate::expectation::{ExpectedBody, ExpectedResponse};
use crate::wire::WireResponse;

/// Headers that belong to HTTP and not to a contract.
const OF_HTTP: &[&str] = &["content-length", "content-type", "date", "cache-control"];

/// Compares an answer on the wire with the document's.
#[must_use]
pub fn compare_response(expected: &ExpectedResponse, found: &WireResponse) -> Vec<Difference> {
    let mut differences = Vec::new();
    let media_types = found.header("content-type");
    let media_type = (!media_types.is_empty()).then(|| media_types.join(" | "));
    compare_json("/status", &json!(expected.status), &json!(found.status), &mut differences);
    compare_media_type(&expected.sent_as, &media_type, &mut differences);
    let documented: Vec<_> = expected.header_pairs().collect();
    let is_documented = |name: &String| documented.iter().any(|(known, _)| known == name);
    let of_contract =
        |(name, _): &&(String, String)| is_documented(name) || !OF_HTTP.contains(&name.as_str());
    let headers: Vec<_> = found.headers.iter().filter(of_contract).cloned().collect();
    compare_pairs("/headers", &documented, &headers, &mut differences);
    compare_body(&expected.wire_body(), &found.body, &mut differences);
    differences
}

/// Compares the typed answer of a client, encoded again, with the document's.
#[must_use]
pub fn compare_answer(expected: &ExpectedResponse, found: &Answer) -> Vec<Difference> {
    let mut differences = Vec::new();
    compare_json("/status", &json!(expected.status), &json!(found.status), &mut differences);
    compare_media_type(&expected.media_type, &found.media_type, &mut differences);
    let headers = serde_json::from_str(&found.headers).unwrap_or_default();
    compare_json("/headers", &expected.header_values(), &headers, &mut differences);
    compare_body(&expected.body, found.body.as_bytes(), &mut differences);
    differences
}

fn compare_media_type(
    expected: &Option<String>,
    found: &Option<String>,
    differences: &mut Vec<Difference>,
) {
    if expected != found {
        let place = "/headers/content-type";
        differences.push(Difference::texts(place, expected.as_deref(), found.as_deref()));
    }
}

fn compare_body(expected: &ExpectedBody, found: &[u8], differences: &mut Vec<Difference>) {
    let text = String::from_utf8_lossy(found);
    match expected {
        ExpectedBody::Empty if found.is_empty() => {}
        ExpectedBody::Empty => differences.push(Difference::texts("/body", None, Some(&text))),
        ExpectedBody::Lines(expected) if are_same_lines(expected, &text) => {}
        ExpectedBody::Text(expected) if expected.as_bytes() == found => {}
        ExpectedBody::Text(expected) | ExpectedBody::Lines(expected) => {
            let at = expected.bytes().zip(found).take_while(|(a, b)| a == *b).count();
            let place = format!("/body (from byte {at})");
            let from = |text: &[u8]| {
                String::from_utf8_lossy(text.get(at..).unwrap_or_default()).into_owned()
            };
            let (expected, found) = (from(expected.as_bytes()), from(found));
            differences.push(Difference::texts(&place, Some(&expected), Some(&found)));
        }
        ExpectedBody::Json(expected) if found.is_empty() => {
            differences.push(Difference::between("/body", Some(expected), None));
        }
        ExpectedBody::Json(expected) => match serde_json::from_slice(found) {
            Ok(found) => compare_json("/body", expected, &found, differences),
            Err(error) => {
                let found = format!("no JSON: {error}");
                differences.push(Difference::words("/body", expected.to_string(), found));
            }
        },
    }
}

/// Whether two streams have the same lines, JSON in them compared as values.
fn are_same_lines(expected: &str, found: &str) -> bool {
    let is_same = |(expected, found): (&str, &str)| {
        expected == found || line(expected).is_some_and(|expected| Some(expected) == line(found))
    };
    let lines = |text: &'_ str| text.split('\n').count();
    lines(expected) == lines(found) && expected.split('\n').zip(found.split('\n')).all(is_same)
}

/// What stands before the JSON of a line (a field of an event, a record separator), and the JSON.
fn line(text: &str) -> Option<(&str, Value)> {
    let json = text.strip_prefix("data:").unwrap_or(text).trim_start_matches([' ', '\u{1e}']);
    let before = text.strip_suffix(json)?;
    Some((before, serde_json::from_str(json).ok()?))
}
