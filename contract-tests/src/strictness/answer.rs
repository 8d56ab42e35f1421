//! Answers on the wire.

use concord::model::{Content, ContentForm, Operation, Parameter, Protocol};

use super::value::{Judge, Way};
use super::{Code, Finding, rpc};
use crate::contract::{Contract, answered};
use crate::media_type::is_one;
use crate::strictness::text::is_fraction;
use crate::wire::{WireResponse, events};

/// Fields that belong to HTTP, to what stands between its ends, or to browsers, and that no
/// description of an API speaks about (RFC 9110, RFC 9111, Fetch).
const OF_HTTP: &[&str] = &[
    "accept-ranges",
    "age",
    "allow",
    "alt-svc",
    "cache-control",
    "connection",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-security-policy",
    "content-type",
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "date",
    "etag",
    "expires",
    "keep-alive",
    "last-modified",
    "nel",
    "permissions-policy",
    "pragma",
    "referrer-policy",
    "report-to",
    "reporting-endpoints",
    "server",
    "server-timing",
    "strict-transport-security",
    "timing-allow-origin",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "vary",
    "via",
    "warning",
    "www-authenticate",
    "x-content-type-options",
    "x-frame-options",
    "x-powered-by",
    "x-xss-protection",
];

/// What an answer to an operation has that the document does not declare.
#[must_use]
pub fn of_answer(contract: &Contract, operation: &Operation, found: &WireResponse) -> Vec<Finding> {
    let mut judge = Judge::new(contract, Way::Answer);
    if matches!(operation.protocol, Protocol::Rpc { .. }) {
        rpc::answer(&mut judge, operation, found);
        return judge.findings;
    }
    let Some(outcome) = answered(operation, found.status) else {
        judge.find(Code::UndeclaredStatus, "/status".to_owned(), found.status.to_string());
        return judge.findings;
    };
    headers(&mut judge, &outcome.headers, found);
    let media_type = found.header("content-type").first().copied().unwrap_or_default();
    match outcome.contents.iter().find(|one| one.media_types().any(|own| is_one(own, media_type))) {
        Some(content) => body(&mut judge, content, &found.body),
        None if found.body.is_empty() => {}
        None => {
            let place = "/headers/content-type".to_owned();
            judge.find(Code::UndeclaredMediaType, place, media_type);
        }
    }
    judge.findings
}

fn headers(judge: &mut Judge<'_>, declared: &[Parameter], found: &WireResponse) {
    for (name, value) in &found.headers {
        let own = declared.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        let place = || format!("/headers/{name}");
        match own {
            Some(header) => {
                let sight = judge.sight(&[header.schema], &serde_json::Value::from(1));
                if is_fraction(value) && judge.is_integer(&sight) {
                    judge.find(Code::FractionForInteger, place(), value);
                }
            }
            None if is_of_http(name) => {}
            None => judge.find(Code::UndeclaredHeader, place(), value),
        }
    }
}

fn is_of_http(name: &str) -> bool {
    OF_HTTP.contains(&name) || name.starts_with("access-control-") || name.starts_with("sec-")
}

/// A body by the form of its media type.
pub(super) fn body(judge: &mut Judge<'_>, content: &Content, body: &[u8]) {
    let text = || String::from_utf8_lossy(body);
    match content.form {
        ContentForm::Json { schema, .. } => judge.json(schema, body, "/body"),
        ContentForm::Lines { schema, .. } => {
            let text = text().replace('\u{1e}', "");
            for (at, line) in text.lines().filter(|line| !line.trim().is_empty()).enumerate() {
                judge.json(schema, line.as_bytes(), &format!("/body/{at}"));
            }
        }
        ContentForm::Events { schema, .. } => {
            for (at, event) in events::read(&text()).iter().enumerate() {
                judge.json(schema, event.data.as_bytes(), &format!("/body/{at}/data"));
            }
        }
        ContentForm::TextEvents
        | ContentForm::Form { .. }
        | ContentForm::Multipart { .. }
        | ContentForm::Text
        | ContentForm::Bytes
        | ContentForm::Raw => {}
    }
}
