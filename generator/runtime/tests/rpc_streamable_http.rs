//! Calls over HTTP that are answered in JSON or in an event stream.
#![cfg(all(feature = "client", feature = "server"))]
#![cfg(test)]

use std::sync::{Arc, Mutex};

use axum::extract::Request;
use axum::response::IntoResponse;
use concord_runtime::client::{Credential, Http, InProcess};
use concord_runtime::json::Value;
use concord_runtime::rpc::{self, CallError, Method, Params, StreamableHttp};
use http::{HeaderMap, StatusCode};

#[path = "rpc_arithmetic/mod.rs"]
mod rpc_arithmetic;

use rpc_arithmetic::{GetData, NotifyHello};

type Answer = (u16, &'static str, &'static str);

/// A peer that gives one answer after the other, and keeps the headers that it sees.
fn peer(answers: &[Answer]) -> (StreamableHttp, Arc<Mutex<Vec<HeaderMap>>>) {
    let seen = Arc::<Mutex<Vec<HeaderMap>>>::default();
    let (notes, answers) = (Arc::clone(&seen), Arc::new(Mutex::new(answers.to_vec())));
    let answer = move |request: Request| async move {
        notes.lock().unwrap().push(request.headers().clone());
        let (status, media_type, body) = answers.lock().unwrap().remove(0);
        let headers = [("content-type", media_type), ("mcp-session-id", "s1")];
        (StatusCode::from_u16(status).unwrap(), headers, body).into_response()
    };
    let router = axum::Router::new().fallback(answer);
    let http = Http::builder("http://a.test/mcp").transport(InProcess::new(router));
    let http = http.credential("token", Credential::bearer("secret"));
    (StreamableHttp::new(http.build().unwrap()), seen)
}

const STREAM: &str = "\
: a comment\n\n\
data: {\"jsonrpc\":\"2.0\",\"method\":\"notify_hello\",\"params\":[7]}\n\n\
data: {\"jsonrpc\":\"2.0\",\"result\":[\"other\",1],\"id\":99}\n\n\
data: {\"jsonrpc\":\"2.0\",\n\
data: \"result\":[\"hello\",5],\"id\":1}\n\n";

#[tokio::test]
async fn an_answer_is_found_among_the_events_and_the_session_is_kept() {
    let json = r#"{"jsonrpc":"2.0","result":["json",6],"id":2}"#;
    let (transport, seen) = peer(&[
        (200, "text/event-stream", STREAM),
        (200, "application/json", json),
        (202, "text/plain", ""),
    ]);
    let mut hellos = transport.notifications::<NotifyHello>();
    let client = rpc::Client::over(transport.clone());
    assert_eq!(client.ask(&GetData {}).await.unwrap(), ("hello".to_owned(), 5));
    assert_eq!(hellos.next().await.unwrap().unwrap(), NotifyHello { a: 7 });
    transport.speak("2025-06-18");
    assert_eq!(client.ask(&GetData {}).await.unwrap(), ("json".to_owned(), 6));
    client.tell(&NotifyHello { a: 1 }).await.unwrap();
    let seen = seen.lock().unwrap();
    assert_eq!(seen[0]["accept"], "application/json, text/event-stream");
    assert_eq!(seen[0].get("mcp-session-id"), None);
    assert_eq!(seen[1]["mcp-session-id"], "s1");
    assert_eq!(seen[0].get("mcp-protocol-version"), None);
    assert_eq!(seen[1]["mcp-protocol-version"], "2025-06-18");
    assert_eq!(seen[2]["mcp-session-id"], "s1");
}

#[tokio::test]
async fn what_is_no_answer_is_said() {
    let rows = [
        ((200, "text/event-stream", "data: {}\n\n"), "the stream ended before the answer"),
        ((202, "text/plain", ""), "expected JSON"),
        ((404, "text/plain", "gone"), "404"),
        (
            (
                400,
                "application/json",
                r#"{"jsonrpc":"2.0","error":{"code":-32000,"message":"no session"},"id":null}"#,
            ),
            "no session",
        ),
    ];
    for (answer, expected) in rows {
        let (transport, _) = peer(&[answer]);
        let error: CallError<_> = rpc::Client::over(transport).ask(&GetData {}).await.unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[tokio::test]
async fn a_server_may_speak_without_being_asked() {
    let (transport, _) = peer(&[(200, "text/event-stream", STREAM), (405, "text/plain", "")]);
    let mut hellos = transport.notifications::<NotifyHello>();
    transport.listen().await.unwrap();
    assert_eq!(hellos.next().await.unwrap().unwrap(), NotifyHello { a: 7 });
    assert!(transport.listen().await.unwrap_err().to_string().contains("405"));
}

#[tokio::test]
async fn who_listens_is_who_spoke() {
    static GUARDED: Method = Method::new("guarded", &[]).security(&[&["token"]]);
    let json = r#"{"jsonrpc":"2.0","result":null,"id":1}"#;
    let (transport, seen) = peer(&[
        (200, "application/json", json),
        (200, "text/event-stream", ""),
        (200, "application/json", r#"{"jsonrpc":"2.0","result":null,"id":2}"#),
        (200, "text/event-stream", ""),
    ]);
    let client = rpc::Client::over(transport.clone());
    client.ask(&GetData {}).await.unwrap_err();
    transport.listen().await.unwrap();
    let answer = client.call(&GUARDED, Params::none(), None).await.unwrap();
    assert_eq!(answer.result::<Value>().unwrap(), Value::Null);
    transport.listen().await.unwrap();
    let seen = seen.lock().unwrap();
    let tokens = seen.iter().map(|headers| headers.get("authorization").is_some());
    assert_eq!(tokens.collect::<Vec<_>>(), [false, false, true, true]);
    assert_eq!(seen[3]["mcp-session-id"], "s1");
}

#[tokio::test]
async fn a_session_is_of_one_server() {
    let (transport, seen) = peer(&[]);
    let elsewhere = rpc::Client::over(transport).at("http://b.test/mcp");
    let error = elsewhere.ask(&GetData {}).await.unwrap_err();
    assert!(error.to_string().contains("of one server"), "{error}");
    assert!(seen.lock().unwrap().is_empty());
}
