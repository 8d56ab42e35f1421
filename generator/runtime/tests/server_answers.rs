//! What handlers answer with, and the rarer forms of what they read.
#![cfg(feature = "server")]
#![cfg(test)]

use std::sync::Arc;

use axum::body::Body;
use concord_runtime::json::IndexMap;
use concord_runtime::operation::Operation;
use concord_runtime::server::{self, BoxFuture, Call, Refusal, Response, Router};
use concord_runtime::sse::{Event, EventStream};
use concord_runtime::style::Parameter;
use http::{HeaderMap, Request};
use http_body_util::BodyExt;
use tower::ServiceExt;

type Answer = BoxFuture<'static, Result<Response, Refusal>>;

const ANY: Operation = Operation { id: "any", method: "POST", path: "/any", security: &[] };

async fn ask(
    handler: fn(Arc<()>, Call) -> Answer,
    request: http::request::Builder,
    body: &'static str,
) -> (u16, HeaderMap, String) {
    let app = Router::new(()).sensitive_header("X-Key").operation(&ANY, handler).into_axum();
    let response = app.oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (head, body) = response.into_parts();
    let text = body.collect().await.unwrap().to_bytes();
    (head.status.as_u16(), head.headers, String::from_utf8(text.to_vec()).unwrap())
}

fn post(path: &str) -> http::request::Builder {
    Request::post(path.to_owned())
}

#[tokio::test]
async fn events_are_streamed_and_not_stored() {
    fn events(_: Arc<()>, _: Call) -> Answer {
        let stream = EventStream::from_events([Event::new(1_i64), Event::new(2)]);
        Box::pin(async { Ok(server::events(200, stream)) })
    }
    let (status, headers, text) = ask(events, post("/any"), "").await;
    assert_eq!(status, 200);
    assert_eq!(headers.get("content-type").unwrap(), "text/event-stream");
    assert_eq!(headers.get("cache-control").unwrap(), "no-store");
    assert_eq!(text, "data: 1\n\ndata: 2\n\n");
}

#[tokio::test]
async fn what_cannot_be_answered_is_500() {
    fn no_status(_: Arc<()>, _: Call) -> Answer {
        Box::pin(async { server::json(7, &true) })
    }
    fn no_number(_: Arc<()>, _: Call) -> Answer {
        Box::pin(async { server::json(200, &f64::NAN) })
    }
    assert_eq!(ask(no_status, post("/any"), "").await.0, 500);
    assert_eq!(ask(no_number, post("/any"), "").await.0, 500);
}

#[tokio::test]
async fn an_object_takes_the_names_that_others_leave() {
    fn rest(_: Arc<()>, call: Call) -> Answer {
        Box::pin(async move {
            let rest = Parameter::query("rest").object();
            let rest = call.claimed_parameter::<IndexMap<String, String>>(rest, &["own"])?;
            server::json(200, &rest)
        })
    }
    let rows = [
        ("/any?own=1&a=b%20c&d=", r#"{"a":"b c","d":""}"#),
        ("/any?own=1", "null"),
        ("/any", "null"),
    ];
    for (path, expected) in rows {
        assert_eq!(ask(rest, post(path), "").await.2, expected, "{path}");
    }
}

#[tokio::test]
async fn one_of_several_media_types_is_told() {
    fn media_type(_: Arc<()>, mut call: Call) -> Answer {
        Box::pin(async move {
            let found = call.media_type(&["text/plain", "application/octet-stream"])?;
            let length = call.bytes().await?.len();
            server::content(200, found, length.to_string())
        })
    }
    let rows = [
        (Some("application/octet-stream"), 200, "3"),
        (Some("TEXT/plain; charset=latin1"), 200, "3"),
        (Some("text/html"), 415, ""),
        (None, 415, ""),
    ];
    for (found, status, length) in rows {
        let request = post("/any");
        let request = match found {
            Some(found) => request.header("content-type", found),
            None => request,
        };
        let (answered, headers, text) = ask(media_type, request, "abc").await;
        assert_eq!(answered, status, "{found:?}");
        if status == 200 {
            assert_eq!(text, length);
            let told = found.unwrap().to_lowercase();
            assert!(told.starts_with(headers.get("content-type").unwrap().to_str().unwrap()));
        }
    }
}

#[tokio::test]
async fn a_header_that_the_document_calls_a_key_is_not_shown() {
    fn show(_: Arc<()>, call: Call) -> Answer {
        Box::pin(async move {
            let shown = format!("{call:?}");
            let context = call.context("secret");
            server::content(200, "text/plain", format!("{:?} {shown} {context:?}", context.headers))
        })
    }
    let request = post("/any?key=secret").header("x-key", "secret").header("cookie", "a=secret");
    let (_, _, text) = ask(show, request.header("authorization", "Bearer secret"), "").await;
    assert!(!text.contains("secret"), "{text}");
}
