//! A generated JSON-RPC server refuses params that its document does not allow.
#![cfg(feature = "server")]
#![cfg(test)]
#![allow(dead_code, unreachable_pub)]

use std::convert::Infallible;

use axum::body::Body;
use concord_runtime::rpc::Failure;
use concord_runtime::server::Context;
use http::Request;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

#[rustfmt::skip]
#[path = "../../tests/golden/rpc_param_limits/operations.rs"]
mod operations;
#[rustfmt::skip]
#[path = "../../tests/golden/rpc_param_limits/server.rs"]
mod server;

use operations::Move;

struct Service;

impl server::Api for Service {
    async fn r#move(&self, _: Move, _: Context<(), ()>) -> Result<bool, Failure<Infallible>> {
        Ok(true)
    }
}

async fn call(params: Value) -> Value {
    let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "move", "params": params });
    let request = Request::post("/").header("content-type", "application/json");
    let request = request.body(Body::from(call.to_string())).unwrap();
    let answer = server::router(Service).oneshot(request).await.unwrap();
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&bytes).unwrap()
}

#[tokio::test]
async fn params_keep_to_their_schema_by_name_and_by_position() {
    let rows = [
        (json!({ "steps": 1, "path": ["a"] }), "", ""),
        (json!([9, ["a", "b", "c"]]), "", ""),
        (json!({ "steps": 0 }), "/steps", "expected at least 1"),
        (json!([10]), "/0", "expected at most 9"),
        (json!({ "steps": 1, "path": ["a", ""] }), "/path/1", "expected at least 1 characters"),
        (json!([1, ["a", "b", "c", "d"]]), "/1", "expected at most 3 items"),
    ];
    for (params, pointer, detail) in rows {
        let answer = call(params.clone()).await;
        let data = &answer["error"]["data"];
        if detail.is_empty() {
            assert_eq!(answer["result"], true, "{params}: {answer}");
        } else {
            assert_eq!(answer["error"]["code"], -32602, "{params}");
            assert_eq!(data["pointer"], pointer, "{params}");
            assert_eq!(data["detail"], detail, "{params}");
        }
    }
}
