//! One raw request through the real router.

use axum::response::Response;
use concord::model::{Case, CaseOutcome};
use concord_runtime::server::InternalError;
use tower::ServiceExt;

use crate::contract::Contract;
use crate::expectation::percent::{encoded, segment};
use crate::expectation::{
    ExpectedContent, ExpectedPart, ExpectedRequest, Obstacle, expected_response,
};
use crate::recorder::Recorder;
use crate::wire::{WireRequest, WireResponse};

/// What stands between the parts of a form, and in none of them.
const BOUNDARY: &str = "boundary-of-the-harness";

/// What came of a call.
pub(super) struct ServerCall {
    /// What reached the service.
    pub(super) recorder: Recorder,
    /// What the router answered.
    pub(super) response: WireResponse,
    /// What went wrong inside of the service, which no answer tells.
    pub(super) error: Option<String>,
}

/// Sends a request to the server of a dialect, whose handler gives the answer of a case.
pub(super) async fn call(
    contract: &Contract,
    case: &Case,
    answer: Option<&CaseOutcome>,
    request: WireRequest,
) -> Result<ServerCall, Obstacle> {
    let answer = match answer {
        Some(answer) => Some(expected_response(contract, case, answer)?.to_answer()),
        None => None,
    };
    let recorder = Recorder::new(answer);
    let router = contract.subject.router(recorder.clone());
    let request = request.into_http().map_err(|error| error.to_string())?;
    let Ok(response): Result<Response, _> = router.oneshot(request).await;
    let error = response.extensions().get::<InternalError>().map(ToString::to_string);
    let response = WireResponse::of_http(response).await.map_err(|error| error.to_string())?;
    Ok(ServerCall { recorder, response, error })
}

/// The documented request in bytes, as a careful stranger would write them.
pub(crate) fn raw(expected: &ExpectedRequest, accept: &str) -> WireRequest {
    let segments = expected.path.iter().map(|part| format!("/{}", segment(part)));
    let pairs = joined(&expected.query, str::to_owned);
    let mut headers =
        vec![("host".to_owned(), "localhost".to_owned()), ("accept".to_owned(), accept.to_owned())];
    headers.extend(expected.headers.iter().cloned());
    let cookies = expected.cookies.iter().map(|(name, value)| format!("{name}={value}"));
    let cookies = cookies.collect::<Vec<_>>().join("; ");
    if !cookies.is_empty() {
        headers.push(("cookie".to_owned(), cookies));
    }
    let mut body = Vec::new();
    if let Some((media_type, content)) = &expected.body {
        let (media_type, bytes) = written(media_type, content);
        headers.push(("content-type".to_owned(), media_type));
        body = bytes;
    }
    WireRequest {
        method: expected.method.clone(),
        path: segments.collect(),
        query: (!pairs.is_empty()).then_some(pairs),
        headers,
        body,
    }
}

/// The media type and the bytes of a body.
fn written(media_type: &str, content: &ExpectedContent) -> (String, Vec<u8>) {
    let text = match content {
        ExpectedContent::Json(value) => value.to_string(),
        ExpectedContent::Text(text) => text.clone(),
        ExpectedContent::Lines(values) => {
            let start = if media_type.contains("json-seq") { "\u{1e}" } else { "" };
            values.iter().map(|value| format!("{start}{value}\n")).collect()
        }
        ExpectedContent::Form(fields) => joined(fields, encoded),
        ExpectedContent::Parts(parts) => {
            let parts: String = parts.iter().map(part).collect();
            let media_type = format!("{media_type}; boundary={BOUNDARY}");
            return (media_type, format!("{parts}--{BOUNDARY}--\r\n").into_bytes());
        }
    };
    (media_type.to_owned(), text.into_bytes())
}

/// A part of a form (RFC 7578 §4).
fn part(part: &ExpectedPart) -> String {
    let name = part.name.replace('"', "%22");
    let file_name = if part.is_file { "; filename=\"file\"" } else { "" };
    let media_type = part.media_type.iter();
    let media_type: String = media_type.map(|one| format!("Content-Type: {one}\r\n")).collect();
    format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file_name}\r\n{media_type}\
         \r\n{}\r\n",
        part.text
    )
}

fn joined(pairs: &[(String, String)], encode: fn(&str) -> String) -> String {
    let pairs = pairs.iter();
    let pairs: Vec<_> =
        pairs.map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}
