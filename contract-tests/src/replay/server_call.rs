//! One raw request through the real router.

use axum::response::Response;
use concord::model::{Case, CaseOutcome};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt;

use crate::contract::Contract;
use crate::expectation::{ExpectedRequest, expected_response};
use crate::recorder::Recorder;
use crate::wire::{WireRequest, WireResponse};

/// Everything is encoded but what never needs it (RFC 3986 §2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What came of a call.
pub(super) struct ServerCall {
    /// What reached the service.
    pub(super) recorder: Recorder,
    /// What the router answered.
    pub(super) response: WireResponse,
}

/// Sends a request to the server of a dialect, whose handler gives the answer of a case.
pub(super) async fn call(
    contract: &Contract,
    case: &Case,
    answer: Option<&CaseOutcome>,
    request: WireRequest,
) -> Result<ServerCall, String> {
    let answer = match answer {
        Some(answer) => Some(expected_response(contract, case, answer)?.to_answer()),
        None => None,
    };
    let recorder = Recorder::new(answer);
    let router = contract.subject.router(recorder.clone());
    let request = request.into_http().map_err(|error| error.to_string())?;
    let Ok(response): Result<Response, _> = router.oneshot(request).await;
    let response = WireResponse::of_http(response).await.map_err(|error| error.to_string())?;
    Ok(ServerCall { recorder, response })
}

/// The documented request in bytes, as a careful stranger would write them.
pub(crate) fn raw(expected: &ExpectedRequest, accept: &str) -> WireRequest {
    let segments = expected.path.iter().map(|segment| format!("/{}", encoded(segment)));
    let pairs = expected.query.iter();
    let pairs: Vec<_> =
        pairs.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    let mut headers =
        vec![("host".to_owned(), "localhost".to_owned()), ("accept".to_owned(), accept.to_owned())];
    headers.extend(expected.headers.iter().cloned());
    let cookies = expected.cookies.iter().map(|(name, value)| format!("{name}={value}"));
    let cookies = cookies.collect::<Vec<_>>().join("; ");
    if !cookies.is_empty() {
        headers.push(("cookie".to_owned(), cookies));
    }
    let mut body = Vec::new();
    if let Some((media_type, value)) = &expected.body {
        headers.push(("content-type".to_owned(), media_type.clone()));
        body = value.to_string().into_bytes();
    }
    WireRequest {
        method: expected.method.clone(),
        path: segments.collect(),
        query: (!pairs.is_empty()).then(|| pairs.join("&")),
        headers,
        body,
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
