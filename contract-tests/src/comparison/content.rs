//! The bodies of captured requests.

use serde_json::Value;

use super::multipart::{self, Part};
use super::request::decoded_pairs;
use super::{compare_json, compare_pairs};
use crate::difference::Difference;
use crate::expectation::{ExpectedContent, ExpectedPart};
use crate::wire::WireRequest;

/// Compares a captured body and its media type with the document's.
pub(super) fn compare_content(
    expected: Option<&(String, ExpectedContent)>,
    found: &WireRequest,
    differences: &mut Vec<Difference>,
) {
    let media_types = found.header("content-type");
    let media_type = (!media_types.is_empty()).then(|| media_types.join(" | "));
    let is_form = matches!(expected, Some((_, ExpectedContent::Parts(_))));
    // The boundary of a form is the sender's own.
    let is_own = |parameter: &&str| is_form && parameter.trim_start().starts_with("boundary=");
    let media_type = media_type.map(|one| {
        let kept: Vec<_> = one.split(';').filter(|parameter| !is_own(parameter)).collect();
        kept.join(";")
    });
    let expected_type = expected.map(|(media_type, _)| media_type.as_str());
    if media_type.as_deref() != expected_type {
        let place = "/headers/content-type";
        differences.push(Difference::texts(place, expected_type, media_type.as_deref()));
    }
    let text = String::from_utf8_lossy(&found.body);
    match expected.map(|(_, content)| content) {
        None if found.body.is_empty() => {}
        None => differences.push(Difference::texts("/body", None, Some(&text))),
        Some(ExpectedContent::Json(value)) => json("/body", value, &found.body, differences),
        Some(ExpectedContent::Text(expected)) if expected.as_bytes() == found.body => {}
        Some(ExpectedContent::Text(expected)) => {
            differences.push(Difference::texts("/body", Some(expected), Some(&text)));
        }
        Some(ExpectedContent::Lines(values)) => lines(values, &text, differences),
        Some(ExpectedContent::Form(fields)) => {
            let found = if text.is_empty() { Vec::new() } else { decoded_pairs(&text) };
            compare_pairs("/body", fields, &found, differences);
        }
        Some(ExpectedContent::Parts(expected)) => {
            match multipart::parts(&media_types.join(""), &found.body) {
                Some(found) => parts(expected, &found, differences),
                None => {
                    let found = format!("no form of parts: {text}");
                    differences.push(Difference::words("/body", "a form of parts", found));
                }
            }
        }
    }
}

fn json(pointer: &str, expected: &Value, found: &[u8], differences: &mut Vec<Difference>) {
    if found.is_empty() {
        return differences.push(Difference::between(pointer, Some(expected), None));
    }
    match serde_json::from_slice(found) {
        Ok(found) => compare_json(pointer, expected, &found, differences),
        Err(error) => {
            let found = format!("no JSON: {error}");
            differences.push(Difference::words(pointer, expected.to_string(), found));
        }
    }
}

/// Values on lines of their own, or each behind a record separator (RFC 7464 §2.2).
fn lines(expected: &[Value], found: &str, differences: &mut Vec<Difference>) {
    let lines = found.split(['\n', '\u{1e}']).filter(|line| !line.trim().is_empty());
    let found: Result<Vec<Value>, _> = lines.map(serde_json::from_str).collect();
    match found {
        Ok(found) => {
            let (expected, found) = (Value::from(expected.to_vec()), Value::from(found));
            compare_json("/body", &expected, &found, differences);
        }
        Err(error) => {
            let expected = Value::from(expected.to_vec()).to_string();
            let found = format!("a line is no JSON: {error}");
            differences.push(Difference::words("/body", expected, found));
        }
    }
}

/// Parts in the order of their names: among different names the order means nothing.
fn parts(expected: &[ExpectedPart], found: &[Part], differences: &mut Vec<Difference>) {
    let names = |one: &ExpectedPart| (one.name.clone(), String::new());
    let wanted: Vec<_> = expected.iter().map(names).collect();
    let there: Vec<_> = found.iter().map(|one| (one.name.clone(), String::new())).collect();
    let before = differences.len();
    compare_pairs("/body", &wanted, &there, differences);
    if differences.len() > before {
        return;
    }
    let mut left: Vec<&Part> = found.iter().collect();
    for expected in expected {
        let Some(at) = left.iter().position(|one| one.name == expected.name) else { continue };
        part(expected, left.remove(at), differences);
    }
}

fn part(expected: &ExpectedPart, found: &Part, differences: &mut Vec<Difference>) {
    let place = format!("/body/{}", concord::source::pointer::escape(&expected.name));
    if expected.is_file && found.file_name.is_none() {
        differences.push(Difference::words(&place, "a file", "a part without a file name"));
    }
    let media_type = found.media_type.as_deref();
    // What is plain text may say so or not (RFC 7578 §4.4).
    let is_plain = expected.media_type.is_none() && media_type == Some("text/plain");
    if expected.media_type.as_deref() != media_type && !is_plain {
        let place = format!("{place}/content-type");
        differences.push(Difference::texts(&place, expected.media_type.as_deref(), media_type));
    }
    match serde_json::from_str::<Value>(&expected.text) {
        Ok(value) if value.is_array() || value.is_object() => {
            json(&place, &value, &found.content, differences);
        }
        _ if expected.text.as_bytes() == found.content => {}
        _ => {
            let found = String::from_utf8_lossy(&found.content);
            differences.push(Difference::texts(&place, Some(&expected.text), Some(&found)));
        }
    }
}
