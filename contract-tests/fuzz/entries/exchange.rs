//! Requests in the form in which a person would write them down, and what answers them.

use axum::Router;
use axum::body::Body;
use http::{HeaderName, HeaderValue, Method, Request, Uri};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// What a router answered.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) is_problem: bool,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The body, where it is JSON.
    pub(super) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

/// A line of method and target, lines of headers, an empty line, a body. None where that could not
/// come over HTTP.
pub(super) fn request(bytes: &[u8]) -> Option<Request<Body>> {
    let (mut line, mut rest) = divided(bytes);
    let mut words = line.splitn(2, |byte| *byte == b' ');
    let mut request = Request::new(Body::empty());
    *request.method_mut() = Method::from_bytes(words.next()?).ok()?;
    *request.uri_mut() = Uri::try_from(words.next()?).ok()?;
    loop {
        (line, rest) = divided(rest);
        if line.is_empty() {
            break;
        }
        let mut parts = line.splitn(2, |byte| *byte == b':');
        let name = HeaderName::from_bytes(parts.next()?).ok()?;
        let value = HeaderValue::from_bytes(parts.next()?.trim_ascii()).ok()?;
        request.headers_mut().append(name, value);
    }
    *request.body_mut() = Body::from(rest.to_vec());
    Some(request)
}

fn divided(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

/// What a router answers, whole.
pub(super) fn answer(router: &Router, request: Request<Body>) -> Answer {
    block_on(async {
        let Ok(response) = router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let media_type = parts.headers.get("content-type").map(HeaderValue::as_bytes);
        let is_problem = media_type == Some(b"application/problem+json");
        let body = body.collect().await.expect("an answer is whole").to_bytes().to_vec();
        Answer { status: parts.status.as_u16(), is_problem, body }
    })
}

/// Runs a future on this thread.
pub(super) fn block_on<T>(future: impl Future<Output = T>) -> T {
    thread_local! {
        static RUNTIME: tokio::runtime::Runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .expect("a runtime of one thread");
    }
    RUNTIME.with(|runtime| runtime.block_on(future))
}
