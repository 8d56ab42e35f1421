//! A JSON-RPC API with one method, bearer authentication and two path variables: the code of
//! `merge` is written as it would be generated.
#![cfg(feature = "server")]
#![cfg(test)]

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use concord_runtime::rpc::InternalErrors;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

#[path = "rpc_merge/mod.rs"]
mod rpc_merge;

use rpc_merge::{Account, Service};

const PATH: &str = "/tool-packs/7d444840-9dc0-11d1-b245-5ffdce74fad2\
    /registered-users/7d444840-9dc0-11d1-b245-5ffdce74fad3/tools/call";

fn call(name: &str) -> Value {
    let params = json!({ "name": name, "arguments": { "query": null } });
    json!({ "jsonrpc": "2.0", "method": "tools/call", "params": params, "id": 1 })
}

fn request(body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(PATH).header("content-type", "application/json");
    request.header("authorization", "Bearer good").body(body.into()).unwrap()
}

async fn send(request: Request<Body>) -> http::Response<Body> {
    rpc_merge::server::router(Service).oneshot(request).await.unwrap()
}

async fn text(response: http::Response<Body>) -> String {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

async fn ask(body: impl ToString) -> Value {
    let response = send(request(body.to_string())).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "application/json");
    serde_json::from_str(&text(response).await).unwrap()
}

#[tokio::test]
async fn a_result_knows_caller_and_path() {
    let answer = ask(call("whoami")).await;
    let who = "Ada 7d444840-9dc0-11d1-b245-5ffdce74fad2 7d444840-9dc0-11d1-b245-5ffdce74fad3";
    assert_eq!(answer, json!({ "jsonrpc": "2.0", "result": { "text": who }, "id": 1 }));
}

#[tokio::test]
async fn the_http_request_is_refused_as_a_whole_before_anything_runs() {
    let bare = |method: &str, path: &str| Request::builder().method(method).uri(path.to_owned());
    let good = |path: &str| bare("POST", path).header("authorization", "Bearer good");
    let json = "application/json";
    let bad_id = PATH.replace("fad3", "fad");
    let body = call("whoami").to_string();
    let rows = [
        (bare("GET", PATH).body(body.clone()), 405, None),
        (bare("POST", PATH).header("content-type", json).body(body.clone()), 401, None),
        (
            bare("POST", PATH).header("content-type", "text/plain").body(" ".repeat(3 << 20)),
            401,
            None,
        ),
        (
            good(&bad_id).header("content-type", json).body(body.clone()),
            400,
            Some("registered_user_id"),
        ),
        (good(PATH).body(body.clone()), 415, None),
        (good(PATH).header("content-type", "text/plain").body(body.clone()), 415, None),
        (good(PATH).header("content-type", json).body(" ".repeat(3 << 20)), 413, None),
    ];
    for (request, status, parameter) in rows {
        let response = send(request.unwrap().map(Body::from)).await;
        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let problem: Value = serde_json::from_str(&text(response).await).unwrap();
        assert_eq!(problem["status"], status);
        assert_eq!(problem["parameter"]["name"].as_str(), parameter, "{problem}");
    }
}

#[tokio::test]
async fn each_failure_has_its_code() {
    let rows = [
        ("documented", -32001, Some(json!({ "retry": true }))),
        ("undocumented", 42, None),
        ("internal", -32603, None),
        ("panic", -32603, None),
    ];
    for (name, code, data) in rows {
        let answer = ask(call(name)).await;
        assert_eq!(answer["error"]["code"], code, "{name}");
        assert_eq!(answer["error"].get("data"), data.as_ref(), "{name}");
        assert_eq!(answer["id"], 1, "{name}");
        assert!(!answer.to_string().contains("secret"), "{name}");
    }
}

#[tokio::test]
async fn parameters_that_do_not_fit_are_pointed_at() {
    let rows = [
        (json!({ "name": "x" }), "/arguments"),
        (json!({ "name": 1, "arguments": {} }), "/name"),
        (json!({ "name": "x", "arguments": [] }), "/arguments"),
        (json!({ "name": "x", "arguments": {}, "a/b": 1 }), "/a~1b"),
        (json!(["x"]), "/1"),
        (json!(["x", 1]), "/1"),
        (json!(["x", {}, 3]), "/2"),
        (Value::Null, "/name"),
    ];
    for (params, pointer) in rows {
        let mut body = call("x");
        body["params"] = params.clone();
        if params.is_null() {
            body.as_object_mut().unwrap().remove("params");
        }
        let answer = ask(body).await;
        assert_eq!(answer["error"]["code"], -32602, "{params}");
        assert_eq!(answer["error"]["data"]["pointer"], pointer, "{params}");
        assert!(answer["error"]["data"]["detail"].is_string(), "{params}");
    }
    let twice =
        r#"{"jsonrpc":"2.0","method":"tools/call","params":{"name":"a","name":"b"},"id":1}"#;
    let answer = ask(twice).await;
    assert_eq!(answer["error"]["data"]["pointer"], "/name");
    let mut by_position = call("x");
    by_position["params"] = json!(["whoami", {}]);
    assert!(ask(by_position).await["result"].is_object());
}

#[tokio::test]
async fn ids_come_back_as_they_were_written() {
    for id in [
        "1",
        "1.0",
        "1e3",
        "-0",
        "\"1\"",
        "\"\\u0061\"",
        "null",
        "9223372036854775808",
        "123456789012345678901234567890",
        "\"\"",
        "0.1000",
    ] {
        let params = r#"{"name":"whoami","arguments":{}}"#;
        let body =
            format!(r#"{{"id":{id},"jsonrpc":"2.0","method":"tools/call","params":{params}}}"#);
        let answer = text(send(request(body)).await).await;
        assert!(answer.ends_with(&format!("\"id\":{id}}}")), "{answer}");
    }
    for id in ["true", "[1]", "{}"] {
        let body = format!(r#"{{"jsonrpc":"2.0","method":"tools/call","id":{id}}}"#);
        let answer = ask(body).await;
        assert_eq!((&answer["error"]["code"], &answer["id"]), (&json!(-32600), &Value::Null));
    }
}

#[tokio::test]
async fn a_batch_runs_at_once_and_is_answered_in_order() {
    // Each of sixteen waits for all of them, so that they would never end one by one.
    let batch: Vec<Value> = (0..16).map(|_| call("meet")).collect();
    let meeting = ask(Value::from(batch));
    let answers = tokio::time::timeout(Duration::from_secs(10), meeting).await.unwrap();
    assert_eq!(answers.as_array().unwrap().len(), 16);

    let batch: Vec<Value> = (0..100)
        .map(|id| {
            let mut entry = call(if id % 2 == 0 { "slow" } else { "whoami" });
            entry["id"] = Value::from(id);
            entry
        })
        .collect();
    let answers = ask(Value::from(batch)).await;
    let ids: Vec<i64> =
        answers.as_array().unwrap().iter().map(|a| a["id"].as_i64().unwrap()).collect();
    assert_eq!(ids, (0..100).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_batch_of_too_many_is_one_error() {
    let answer = ask(format!("[{}]", vec!["1"; 1001].join(","))).await;
    assert_eq!((&answer["error"]["code"], &answer["id"]), (&json!(-32600), &Value::Null));
}

#[tokio::test]
async fn notifications_are_run_and_not_answered() {
    let mut notification = call("internal");
    notification.as_object_mut().unwrap().remove("id");
    for body in [notification.clone(), json!([notification, notification])] {
        let count = body.as_array().map_or(1, Vec::len);
        let response = send(request(body.to_string())).await;
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        let InternalErrors(errors) = response.extensions().get::<InternalErrors>().unwrap();
        assert_eq!(errors.len(), count);
        assert_eq!(errors[0].to_string(), "secret");
        assert_eq!(text(response).await, "");
    }
}

#[tokio::test]
async fn a_service_is_shared_and_nested() {
    let app = axum::Router::new().nest("/api/v1", rpc_merge::server::router(Service));
    let mut request = request(call("whoami").to_string());
    *request.uri_mut() = format!("/api/v1{PATH}").parse().unwrap();
    let response = app.oneshot(request).await.unwrap();
    assert!(text(response).await.contains("Ada"));
    assert_eq!(Arc::new(Account("Ada".to_owned())).0, "Ada");
}
