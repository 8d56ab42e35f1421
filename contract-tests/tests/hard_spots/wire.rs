//! Raw requests, raw answers, and what is in them.

use axum::Router;
use contract_tests::wire::{WireRequest, WireResponse};
use serde_json::Value;
use tower::ServiceExt;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// The token of every call.
pub(crate) const TOKEN: &str = "t0ken";

/// A mock that gives one JSON answer to everything.
pub(crate) async fn mock(status: u16, body: &Value) -> MockServer {
    mock_text(status, "application/json", &body.to_string()).await
}

/// A mock that gives one answer to everything.
pub(crate) async fn mock_text(status: u16, media_type: &str, body: &str) -> MockServer {
    let mock = MockServer::start().await;
    let answer = ResponseTemplate::new(status).set_body_raw(body.to_owned(), media_type);
    Mock::given(any()).respond_with(answer).mount(&mock).await;
    mock
}

/// The one request that a mock received.
pub(crate) async fn received(mock: &MockServer) -> WireRequest {
    let requests = mock.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1, "exactly one request");
    WireRequest::captured(&requests[0])
}

/// A request with a bearer token.
pub(crate) fn request(method: &str, target: &str) -> WireRequest {
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (target, None),
    };
    WireRequest {
        method: method.to_owned(),
        path: path.to_owned(),
        query,
        headers: vec![("authorization".to_owned(), format!("Bearer {TOKEN}"))],
        body: Vec::new(),
    }
}

/// A `POST` of JSON with a bearer token.
pub(crate) fn post(target: &str, body: &Value) -> WireRequest {
    post_text(target, &body.to_string())
}

/// A `POST` of a text that calls itself JSON, with a bearer token.
pub(crate) fn post_text(target: &str, body: &str) -> WireRequest {
    let mut request = request("POST", target);
    request.headers.push(("content-type".to_owned(), "application/json".to_owned()));
    request.body = body.as_bytes().to_vec();
    request
}

/// The same request without its token.
pub(crate) fn anonymous(mut request: WireRequest) -> WireRequest {
    request.headers.retain(|(name, _)| name != "authorization");
    request
}

/// What a router answers to a request.
pub(crate) async fn send(router: &Router, request: WireRequest) -> WireResponse {
    let Ok(response) = router.clone().oneshot(request.into_http().unwrap()).await;
    WireResponse::of_http(response).await.unwrap()
}

/// A body as JSON.
pub(crate) fn json_of(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap()
}
