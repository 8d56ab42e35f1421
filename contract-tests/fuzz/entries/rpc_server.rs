//! Requests to a generated server of JSON-RPC.

use axum::Router;
use concord_dialects::{mcp, merge};

use super::exchange::{answer, request};
use super::json_rpc::assert_answer;

/// Whatever comes is answered in JSON-RPC, or refused as an HTTP request; neither is a 500.
pub(crate) fn rpc_server(bytes: &[u8]) {
    thread_local! {
        static ROUTER: Router = mcp::router(mcp::ExampleServer::new())
            .merge(merge::router(merge::ExampleServer::new()));
    }
    let Some(mut request) = request(bytes) else { return };
    let headers = request.headers_mut();
    headers.entry("authorization").or_insert(http::HeaderValue::from_static("Bearer token"));
    let answer = ROUTER.with(|router| answer(router, request));
    match answer.status {
        200 => assert_answer(&answer.body),
        204 => assert!(answer.body.is_empty()),
        // Where the path is nobody's, axum answers.
        404 => {}
        status => {
            let known = [400, 401, 403, 405, 406, 413, 415, 422];
            assert!(answer.is_problem && known.contains(&status), "a refusal with {status}");
        }
    }
}
