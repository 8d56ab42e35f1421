//! What a server of JSON-RPC answers to messages that no generated client would send.

use axum::Router;
use axum::body::Body;
use concord_dialects::mcp::{ExampleServer, router};
use concord_runtime::examples::{Answer, BoxError, Responder};
use http::Request;
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// The status of an answer, its error's code, and the place that the error points at.
async fn ask(media_type: &str, body: impl Into<Body>) -> (u16, i64, String) {
    ask_of(router(ExampleServer::new()), media_type, body).await
}

async fn ask_of(app: Router, media_type: &str, body: impl Into<Body>) -> (u16, i64, String) {
    let request = Request::post("/mcp").header("content-type", media_type);
    let request = request.body(body.into()).unwrap();
    let response = app.oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let answer: Value = serde_json::from_slice(&body).unwrap();
    let error = &answer["error"];
    let pointer = error["data"]["pointer"].as_str().unwrap_or_default();
    assert!(!answer.to_string().contains("hunter2"), "{answer}");
    (status, error["code"].as_i64().unwrap_or_default(), pointer.to_owned())
}

#[tokio::test]
async fn each_message_that_does_not_fit_is_an_error() {
    let deep = format!(
        r#"{{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{"name":"x","arguments":{}{}}}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let rows: &[(&str, i64, &str)] = &[
        (r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#, 0, ""),
        ("", -32700, ""),
        ("hunter2", -32700, ""),
        (r#"{"jsonrpc":"2.0","id":1,"method":"#, -32700, ""),
        (&deep, -32602, ""),
        ("7", -32600, ""),
        ("[]", -32600, ""),
        (r#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600, ""),
        (r#"{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}"#, -32600, ""),
        (r#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, -32600, ""),
        (r#"{"jsonrpc":"2.0","id":1,"method":7}"#, -32600, ""),
        (r#"{"jsonrpc":"2.0","id":1,"method":"hunter2"}"#, -32601, ""),
        (r#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, -32602, "/name"),
        (r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7}}"#, -32602, "/name"),
        (
            r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","name":"b"}}"#,
            -32602,
            "/name",
        ),
        (
            r#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"a","hunter":1}}"#,
            -32602,
            "/hunter",
        ),
    ];
    let mut differing = Vec::new();
    for (body, code, pointer) in rows {
        let found = ask("application/json", (*body).to_owned()).await;
        if found != (200, *code, (*pointer).to_owned()) {
            differing.push(format!("{:.100}: {found:?}", body));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[tokio::test]
async fn what_is_no_message_at_all_is_refused_by_http() {
    assert_eq!(ask("text/plain", "{}").await.0, 415);
    assert_eq!(ask("application/json", vec![b' '; 3 << 20]).await.0, 413);
    let batch = format!("[{}]", vec!["1"; 1001].join(","));
    assert_eq!(ask("application/json", batch).await.1, -32600);
}

/// Answers nothing but `ping`.
struct Fragile;

impl Responder for Fragile {
    async fn respond(&self, operation: &'static str, _: Value) -> Result<Answer, BoxError> {
        match operation {
            "ping" => Ok(Answer::text(200, "application/json", "{}".to_owned())),
            _ => panic!("hunter2"),
        }
    }
}

#[tokio::test]
async fn a_method_that_panics_is_an_internal_error_and_the_server_lives() {
    let app = router(ExampleServer::with_responder(Fragile));
    let list = r#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#;
    let ping = r#"{"jsonrpc":"2.0","id":2,"method":"ping"}"#;
    let found = ask_of(app.clone(), "application/json", list).await;
    assert_eq!(found, (200, -32603, String::new()));
    assert_eq!(ask_of(app, "application/json", ping).await, (200, 0, String::new()));
}
