//! Calls over a transport: against the server of the same document, and against odd peers.
#![cfg(all(feature = "client", feature = "server"))]
#![cfg(test)]

use std::sync::{Arc, Mutex};

use axum::extract::Request;
use axum::response::IntoResponse;
use concord_runtime::client::{Credential, FaultKind, Http, InProcess};
use concord_runtime::json::{Map, Maybe};
use concord_runtime::rpc::{self, CallError, Id, Method, Params};
use http::{HeaderMap, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};

#[path = "rpc_merge/mod.rs"]
mod rpc_merge;

use rpc_merge::Service;
use rpc_merge::client::Client;
use rpc_merge::types::{CALL_TOOL, CallTool, CallToolError};

const BASE: &str = "http://merge.test/api/v1/tool-packs/7d444840-9dc0-11d1-b245-5ffdce74fad2\
    /registered-users/7d444840-9dc0-11d1-b245-5ffdce74fad3/tools/call";

fn http(router: axum::Router, token: &str) -> Http {
    let http = Http::builder(BASE).credential("api_key", Credential::bearer(token));
    http.transport(InProcess::new(router)).build().unwrap()
}

fn merge() -> axum::Router {
    axum::Router::new().nest("/api/v1", rpc_merge::server::router(Service))
}

fn tool(name: &str) -> CallTool {
    let arguments = Map::from_iter([("query".to_owned(), Value::Null)]);
    CallTool { name: name.to_owned(), arguments }
}

/// What a peer received.
type Seen = Arc<Mutex<Vec<(String, HeaderMap, Value)>>>;

/// A peer that answers everything with one text.
fn peer(status: u16, media_type: &'static str, body: &'static str) -> (axum::Router, Seen) {
    let seen = Seen::default();
    let notes = Arc::clone(&seen);
    let answer = move |request: Request| async move {
        let (parts, received) = request.into_parts();
        let received = received.collect().await.unwrap().to_bytes();
        let note =
            (parts.uri.to_string(), parts.headers, serde_json::from_slice(&received).unwrap());
        notes.lock().unwrap().push(note);
        (StatusCode::from_u16(status).unwrap(), [("content-type", media_type)], body)
            .into_response()
    };
    (axum::Router::new().fallback(answer), seen)
}

#[tokio::test]
async fn a_call_reaches_the_server_of_the_same_document() {
    let client = Client::new(http(merge(), "good"));
    let result = client.call_tool(&tool("whoami")).await.unwrap();
    assert!(result.text.starts_with("Ada 7d444840-"), "{}", result.text);
    // A `null` that the caller gives is sent.
    let echoed = client.call_tool(&tool("echo")).await.unwrap();
    assert_eq!(echoed.text, r#"{"query":null}"#);

    let error = client.call_tool(&tool("documented")).await.unwrap_err();
    assert!(matches!(error, CallError::Documented(CallToolError::Unavailable { retry: true })));
    let error = client.call_tool(&tool("undocumented")).await.unwrap_err();
    assert!(matches!(error, CallError::Error(error) if error.code == 42 && error.message == "no"));
    let error = client.call_tool(&tool("panic")).await.unwrap_err();
    assert!(matches!(error, CallError::Error(error) if error.code == -32603));
    let stranger = Client::new(http(merge(), "bad"));
    let error = stranger.call_tool(&tool("whoami")).await.unwrap_err();
    assert!(matches!(error, CallError::Unexpected { status: StatusCode::UNAUTHORIZED, .. }));
}

#[tokio::test]
async fn the_request_is_exact() {
    let (router, seen) =
        peer(200, "application/json", r#"{"jsonrpc":"2.0","id":7,"result":{"text":""}}"#);
    let client = Client::new(http(router, "good")).with_next_id(7);
    client.call_tool(&tool("x")).await.unwrap();
    let error = client.clone().call_tool(&tool("x")).await.unwrap_err();
    assert!(matches!(error, CallError::MismatchedId { sent, .. } if sent.as_raw() == "8"));
    let seen = seen.lock().unwrap();
    let (uri, headers, body) = &seen[0];
    assert_eq!(uri, BASE.strip_prefix("http://merge.test").unwrap());
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(headers["accept"], "application/json");
    assert_eq!(headers["authorization"], "Bearer good");
    let params = json!({ "name": "x", "arguments": { "query": null } });
    let expected = json!({ "jsonrpc": "2.0", "method": "tools/call", "params": params, "id": 7 });
    assert_eq!(*body, expected);
}

#[tokio::test]
async fn a_call_goes_to_a_server_of_its_own() {
    let (router, seen) =
        peer(200, "application/json", r#"{"jsonrpc":"2.0","id":1,"result":{"text":""}}"#);
    let client = rpc::Client::new(http(router, "good"));
    let elsewhere = client.clone().at("http://other.test/rpc/");
    let answer = elsewhere.call(&CALL_TOOL, Params::none(), None).await.unwrap();
    assert_eq!(answer.as_raw(), r#"{"text":""}"#);
    elsewhere.notify(&CALL_TOOL, Params::none()).await.unwrap();
    // The count of ids is one, and nothing else has moved.
    let error = client.call(&CALL_TOOL, Params::none(), None).await.unwrap_err();
    assert!(error.to_string().contains("the call with the id 2"), "{error}");
    let error = client.at("no URL").notify(&CALL_TOOL, Params::none()).await.unwrap_err();
    assert!(error.to_string().contains("URL"), "{error}");
    let seen = seen.lock().unwrap();
    let paths: Vec<_> = seen.iter().map(|(uri, _, _)| uri.as_str()).collect();
    assert_eq!(paths, ["/rpc/", "/rpc/", BASE.strip_prefix("http://merge.test").unwrap()]);
    assert_eq!(seen[0].1["authorization"], "Bearer good");
}

/// What a call comes to, in one word.
fn word(outcome: Result<impl Sized, CallError<CallToolError>>) -> String {
    match outcome {
        Ok(_) => "ok".to_owned(),
        Err(CallError::Documented(_)) => "documented".to_owned(),
        Err(CallError::Error(error)) => format!("error {}", error.code),
        Err(CallError::Unexpected { status, body, .. }) => {
            format!("{} {}", status.as_u16(), body.len())
        }
        Err(CallError::MismatchedId { received, .. }) => format!("id {received}"),
        Err(CallError::NotJsonRpc(reason)) => reason,
        Err(CallError::Failed(fault)) => match fault.kind() {
            FaultKind::MediaType { found, .. } => format!("media type {found:?}"),
            FaultKind::Decode(error) => format!("decode {}", error.pointer()),
            kind => format!("{kind:?}"),
        },
        Err(_) => "another".to_owned(),
    }
}

#[tokio::test]
async fn each_odd_answer_is_a_typed_error() {
    let json = "application/json";
    let rows = [
        (200, json, r#"{"jsonrpc":"2.0","id":1,"result":{"text":"secret"},"trace":1}"#, "ok"),
        (200, json, r#"{"jsonrpc":"2.0","id":1.0,"result":{"text":"secret"}}"#, "ok"),
        (200, json, r#"{"jsonrpc":"2.0","id":1,"result":{"text":7}}"#, "decode /result/text"),
        (200, json, r#"{"jsonrpc":"2.0","id":1,"result":null}"#, "decode /result"),
        (200, json, r#"{"jsonrpc":"2.0","id":2,"result":{"text":"secret"}}"#, "id 2"),
        (200, json, r#"{"jsonrpc":"2.0","id":"1","result":{"text":"secret"}}"#, "id \"1\""),
        (200, json, r#"{"jsonrpc":"2.0","id":null,"result":{"text":"secret"}}"#, "id null"),
        (
            200,
            json,
            r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}"#,
            "error -32700",
        ),
        (200, json, r#"{"jsonrpc":"2.0","id":2,"error":{"code":-32700,"message":"no"}}"#, "id 2"),
        (
            200,
            json,
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":9007199254740993,"message":"no"}}"#,
            "error 9007199254740993",
        ),
        (
            200,
            json,
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"no","data":{"retry":true}}}"#,
            "documented",
        ),
        (
            200,
            json,
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"no","data":"secret"}}"#,
            "error -32001",
        ),
        (
            200,
            json,
            r#"{"jsonrpc":"2.0","id":1,"error":"secret"}"#,
            "the error has no code or no message",
        ),
        (
            200,
            json,
            r#"{"jsonrpc":"2.0","id":1,"error":null}"#,
            "the error has no code or no message",
        ),
        (
            200,
            json,
            r#"{"jsonrpc":"2.0","id":1,"error":null,"result":{"text":"secret"}}"#,
            "there are a result and an error",
        ),
        (200, json, r#"{"jsonrpc":"2.0","id":1}"#, "there is no result and no error"),
        (200, json, r#"{"jsonrpc":"2.0","result":{"text":"secret"}}"#, "there is no id"),
        (200, json, r#"{"jsonrpc":"2.0","id":true,"result":{"text":"secret"}}"#, "there is no id"),
        (
            200,
            json,
            r#"{"id":1,"result":{"text":"secret"}}"#,
            "the member `jsonrpc` is not \"2.0\"",
        ),
        (
            200,
            json,
            r#"{"jsonrpc":"2.0","id":1,"result":{"text":"secret"},"result":1}"#,
            "the member `result` is there twice",
        ),
        (
            200,
            json,
            r#"[{"jsonrpc":"2.0","id":1,"result":{"text":"secret"}}]"#,
            "it is not an object",
        ),
        (200, json, "secret", "it is not JSON"),
        (204, json, "", "it is not JSON"),
        (200, "text/html", "secret", "media type Some(\"text/html\")"),
        (
            500,
            json,
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"no"}}"#,
            "error -32603",
        ),
        (500, json, r#"{"jsonrpc":"2.0","id":1,"result":{"text":"secret"}}"#, "500 51"),
        (502, "text/html", "secret", "502 6"),
        (302, json, "{}", "302 2"),
    ];
    for (status, media_type, body, expected) in rows {
        let (router, _) = peer(status, media_type, body);
        let outcome = Client::new(http(router, "good")).call_tool(&tool("x")).await;
        if let Err(error) = &outcome {
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("secret"), "{shown}");
        }
        assert_eq!(word(outcome), expected, "{body}");
    }
}

#[tokio::test]
async fn parameters_stand_as_they_are_given() {
    const METHOD: Method = Method::new("m", &["a", "b", "c"]);
    let (router, seen) = peer(200, "application/json", r#"{"jsonrpc":"2.0","id":1,"result":1}"#);
    let client = rpc::Client::new(http(router, "good"));
    let fill = |mut params: Params, a: Option<i64>, b: Maybe<i64>, c: Option<i64>| {
        params.optional("a", &a);
        params.maybe("b", &b);
        params.optional("c", &c);
        params
    };
    let rows = [
        (Params::none(), json!({})),
        (Params::by_name(), json!({ "params": {} })),
        (
            fill(Params::by_name(), None, Maybe::Null, Some(3)),
            json!({ "params": { "b": null, "c": 3 } }),
        ),
        (
            fill(Params::by_position(), Some(1), Maybe::Null, Some(3)),
            json!({ "params": [1, null, 3] }),
        ),
        (fill(Params::by_position(), Some(1), Maybe::Absent, None), json!({ "params": [1] })),
        (fill(Params::by_position(), None, Maybe::Absent, None), json!({ "params": [] })),
    ];
    for (params, expected) in rows {
        client.notify(&METHOD, params).await.unwrap();
        let (_, _, mut body) = seen.lock().unwrap().pop().unwrap();
        let members = body.as_object_mut().unwrap();
        assert_eq!(members.remove("jsonrpc"), Some(json!("2.0")));
        assert_eq!(members.remove("method"), Some(json!("m")));
        assert_eq!(body, expected);
    }
    for (params, message) in [
        (
            fill(Params::by_position(), None, Maybe::Value(2), None),
            "`m`: the request cannot be written: b: a parameter before it is left out",
        ),
        (
            fill(Params::none(), Some(1), Maybe::Absent, None),
            "`m`: the request cannot be written: a: the call was made without parameters",
        ),
    ] {
        let error = client.notify(&METHOD, params).await.unwrap_err();
        assert_eq!(error.to_string(), message);
        assert!(seen.lock().unwrap().is_empty());
    }
}

#[tokio::test]
async fn an_id_of_the_caller_is_sent_as_it_is() {
    for id in [r#""a""#, "18446744073709551616", "1.50"] {
        let body = format!(r#"{{"jsonrpc":"2.0","id":{id},"result":1}}"#);
        let (router, _) = peer(200, "application/json", Box::leak(body.into_boxed_str()));
        let client = rpc::Client::new(http(router, "good"));
        let answer = client.call(&CALL_TOOL, Params::none(), Id::from_raw(id)).await.unwrap();
        assert_eq!((answer.as_raw(), answer.result::<i64>().unwrap()), ("1", 1));
    }
    let rows = [
        ("1", "1.0", true),
        ("1", "1e0", true),
        ("\"a\"", "\"\\u0061\"", true),
        ("1", "\"1\"", false),
        ("9223372036854775807", "9223372036854775808", false),
        ("18446744073709551616", "18446744073709551617", false),
    ];
    for (one, other, expected) in rows {
        assert_eq!(
            Id::from_raw(one).unwrap().is_same(&Id::from_raw(other).unwrap()),
            expected,
            "{one} {other}"
        );
    }
    for none in ["true", "[]", "{}", "", "nul", "01"] {
        assert_eq!(Id::from_raw(none), None);
    }
}
