//! Responses.

use openapiv3::StatusCode;
use serde_json::Value;

use super::content::{self, Side};
use super::{header, link};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Outcome, OutcomeKey};
use crate::reading::{Reader, check_fields, members, nearest, text};
use crate::source::{Kind, Node};

/// Reads the Responses Object (OAS 3.1 §4.8.16), in the order of the document.
pub(super) fn read_all<'s>(
    reader: &mut Reader<'s>,
    operation: Node<'s>,
    method: &str,
) -> Vec<Outcome> {
    // Required by 3.0 (§4.7.10.1) and by no later version; without any, no answer is documented.
    let Some(responses) = operation.get("responses") else { return Vec::new() };
    let mut outcomes = Vec::new();
    for (key, node) in members(reader, Some(responses)) {
        if key.starts_with("x-") {
            continue;
        }
        let Some(key) = read_key(reader, key, node) else { continue };
        let Some(response) = reader.follow_or(node, "its body is bytes") else {
            outcomes.push(unknown(key, node));
            continue;
        };
        check_fields(reader, response, &["summary", "description", "headers", "content", "links"]);
        let is_described = ["description", "summary"].iter().any(|it| response.get(it).is_some());
        if response.kind() == Kind::Object && !is_described {
            let missing = reader.missing(response, "description").tolerable("nothing describes it");
            reader.push(missing);
        }
        let mut contents = content::read_all(reader, response, Side::Response);
        if !contents.is_empty() && (method == "HEAD" || has_no_body(&key)) {
            let message = "an answer with this status, or to HEAD, never has a body";
            reader.push(Diagnostic::new(Code::BodyNotSent, response.origin(), message).at_key());
            contents.clear();
        }
        outcomes.push(Outcome {
            origin: node.origin(),
            key,
            description: text(reader, response, "description"),
            contents,
            headers: header::read_all(reader, response),
            links: link::read_all(reader, response),
        });
    }
    outcomes
}

/// An answer of which nothing but the status is known.
fn unknown(key: OutcomeKey, node: Node<'_>) -> Outcome {
    let origin = node.origin();
    let contents = if has_no_body(&key) { Vec::new() } else { vec![content::bytes(origin)] };
    let (headers, links) = (Vec::new(), Vec::new());
    Outcome { origin, key, description: None, contents, headers, links }
}

/// RFC 9110 §6.4.1: answers without content, whatever a document says.
fn has_no_body(key: &OutcomeKey) -> bool {
    match key {
        OutcomeKey::Status(status) => matches!(status, 100..=199 | 204 | 205 | 304),
        OutcomeKey::Range(hundred) => *hundred == 1,
        OutcomeKey::Default | OutcomeKey::Result => false,
    }
}

fn read_key(reader: &mut Reader<'_>, written: &str, node: Node<'_>) -> Option<OutcomeKey> {
    if written == "default" {
        return Some(OutcomeKey::Default);
    }
    // `2xx` is what `2XX` is spelled like as often.
    let key = written.trim().to_ascii_uppercase();
    let status = serde_json::from_value(Value::String(key.clone()));
    if key != written && status.is_ok() {
        let message = format!("`{written}` is not how a status is written");
        let instead = format!("it is read as `{key}`");
        let diagnostic = Diagnostic::new(Code::InvalidValue, node.origin(), message).at_key();
        reader.push(diagnostic.tolerable(&instead));
    }
    match status {
        Ok(StatusCode::Code(status)) if (100..600).contains(&status) => {
            Some(OutcomeKey::Status(status))
        }
        Ok(StatusCode::Range(hundred)) if (1..6).contains(&hundred) => {
            Some(OutcomeKey::Range(hundred))
        }
        _ => {
            let message = "a response is named by a status, a range such as `4XX`, or `default`";
            let diagnostic = Diagnostic::new(Code::InvalidValue, node.origin(), message).at_key();
            let diagnostic = match nearest(written, &["default"]) {
                Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
                None => diagnostic.help("write a status such as `200`, or `2XX`, or `default`"),
            };
            reader.push(diagnostic.tolerable("this one is left out, and never expected"));
            None
        }
    }
}
