//! Requests to a generated server over HTTP.

use axum::Router;
use concord_dialects::cognipeer::{ExampleServer, router};

use super::exchange::{answer, request};

/// Whatever comes is answered with what the document has, or refused; a refusal is never a 500.
pub(crate) fn http_server(bytes: &[u8]) {
    thread_local! {
        static ROUTER: Router = router(ExampleServer::new());
    }
    let Some(mut request) = request(bytes) else { return };
    let headers = request.headers_mut();
    headers.entry("authorization").or_insert(http::HeaderValue::from_static("Bearer token"));
    let is_head = request.method() == http::Method::HEAD;
    let answer = ROUTER.with(|router| answer(router, request));
    if answer.is_problem {
        let known = [400, 401, 403, 404, 405, 406, 413, 415, 422];
        assert!(known.contains(&answer.status), "a refusal with {}", answer.status);
        // The answer to HEAD has no body (RFC 9110 §9.3.2).
        let problem = answer.json().filter(|_| !is_head);
        assert!(is_head || problem.is_some_and(|problem| problem["status"] == answer.status));
    } else {
        let known = [200, 400, 401, 403, 404, 500];
        assert!(known.contains(&answer.status), "an answer with {}", answer.status);
    }
}
