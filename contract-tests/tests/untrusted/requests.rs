//! What a server answers to requests that no generated client would send.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use concord_runtime::server::Limits;
use http::Request;
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::generated::{router, routes};
use super::service::{SECRET, Store};

const TARGET: &str = "/items/7";
const JSON: &str = "application/json";

/// The names and values of headers.
type Headers<'h> = &'h [(&'h str, &'h str)];

/// What a server answered: its status, and the place that is at fault.
type Refused = (u16, String);

/// Sends a request, and makes sure that its answer tells nothing that it should not.
async fn send(app: Router, request: Request<Body>) -> (u16, Value) {
    let start = Instant::now();
    let response = app.oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8(body.into()).unwrap();
    assert!(!text.contains(SECRET), "{text}");
    assert!(start.elapsed() < Duration::from_secs(2), "answered after {:?}", start.elapsed());
    (status, serde_json::from_str(&text).unwrap_or_default())
}

fn asked(method: &str, target: &str, headers: Headers<'_>, body: Body) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(target);
    let own = [("authorization", "Bearer hunter2"), ("content-type", JSON)];
    let is_set = |name: &str| headers.iter().any(|(other, _)| *other == name);
    let headers = own.iter().filter(|(name, _)| !is_set(name)).chain(headers);
    for (name, value) in headers.filter(|(_, value)| !value.is_empty()) {
        request = request.header(*name, *value);
    }
    request.body(body).unwrap()
}

/// The status of a refusal, and the parameter or the JSON pointer that it names.
fn refused((status, problem): (u16, Value)) -> Refused {
    let parameter = problem["parameter"]["name"].as_str();
    let place = problem["pointer"].as_str().or(parameter).unwrap_or_default();
    if status >= 400 {
        assert_eq!(problem["status"], status, "{problem}");
    }
    (status, place.to_owned())
}

async fn put(body: impl Into<Body>) -> Refused {
    refused(send(router(Store), asked("POST", TARGET, &[], body.into())).await)
}

#[tokio::test]
async fn bodies_that_are_no_json() {
    let deep = |open: &str, close: &str| {
        format!("{{\"children\":{}{}}}", open.repeat(100_000), close.repeat(100_000))
    };
    let (deep_array, deep_object) = (deep("[", "]"), deep("{\"a\":", "}"));
    let rows: &[(&[u8], u16, &str)] = &[
        (br#"{"name":"a"}"#, 200, ""),
        (b"", 400, ""),
        (b"   ", 400, ""),
        (br#"{"name":"a""#, 400, ""),
        (br#"{"name":"a"}}"#, 400, ""),
        (br#"{"name":NaN}"#, 400, ""),
        (br#"{"name":"a","age":01}"#, 400, ""),
        (br#"{"name":"a","age":1e999}"#, 400, ""),
        (b"{\"name\":\"\xff\"}", 400, ""),
        (br#"{"name":"\ud800"}"#, 400, ""),
        (br#"{"name":"a","name":"b"}"#, 400, "/name"),
        (br#"{"name":"a","children":[{"name":"a","age":1,"age":2}]}"#, 400, "/children/0/age"),
        (deep_array.as_bytes(), 400, ""),
        (deep_object.as_bytes(), 400, ""),
    ];
    for (body, status, place) in rows {
        let found = put(body.to_vec()).await;
        assert_eq!(found, (*status, (*place).to_owned()), "{}", String::from_utf8_lossy(body));
    }
}

#[tokio::test]
async fn each_constraint_of_a_body_is_kept_or_told() {
    let rows = [
        (r#"{}"#, ""),
        (r#"null"#, ""),
        (r#"[]"#, ""),
        (r#"{"name":7}"#, "/name"),
        (r#"{"name":""}"#, "/name"),
        (r#"{"name":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#, "/name"),
        // What goes back on its steps does so 2^39 times.
        (r#"{"name":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}"#, "/name"),
        (r#"{"name":"a","age":-1}"#, "/age"),
        (r#"{"name":"a","age":151}"#, "/age"),
        (r#"{"name":"a","age":1.5}"#, "/age"),
        (r#"{"name":"a","age":99999999999999999999999999}"#, "/age"),
        (r#"{"name":"a","ratio":1}"#, "/ratio"),
        (r#"{"name":"a","ratio":0.3}"#, "/ratio"),
        (r#"{"name":"a","tags":[]}"#, "/tags"),
        (r#"{"name":"a","tags":["a","b","c"]}"#, "/tags"),
        (r#"{"name":"a","tags":["a","a"]}"#, "/tags"),
        (r#"{"name":"a","tags":["a",1]}"#, "/tags/1"),
        (r#"{"name":"a","kind":"cow"}"#, "/kind"),
        (r#"{"name":"a","born":"2026-02-30"}"#, "/born"),
        (r#"{"name":"a","number":"x"}"#, "/number"),
        (r#"{"name":"a","meta":{"a":1,"b":2}}"#, "/meta"),
        (r#"{"name":"a","meta":{"a/b":"1"}}"#, "/meta/a~1b"),
        (r#"{"name":"a","other":1}"#, "/other"),
        (r#"{"name":"a","children":[{"name":"a"},{"name":"B"}]}"#, "/children/1/name"),
    ];
    let mut differing = Vec::new();
    for (body, place) in rows {
        let found = put(body).await;
        if found != (422, place.to_owned()) {
            differing.push(format!("{body}: {found:?}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[tokio::test]
async fn no_refusal_repeats_what_it_was_sent() {
    let bodies = [
        r#"{"name":"hunter2"}"#,
        r#"{"name":"a","kind":"hunter2"}"#,
        r#"{"name":"a","born":"hunter2"}"#,
        r#"{"name":"a","age":"hunter2"}"#,
        r#"{"name":"a",hunter2}"#,
    ];
    for body in bodies {
        assert!(put(body).await.0 >= 400, "{body}");
    }
}

#[tokio::test]
async fn heads_that_do_not_fit() {
    let good = r#"{"name":"a"}"#;
    let rows: &[(&str, &str, Headers, u16, &str)] = &[
        ("POST", TARGET, &[], 200, ""),
        ("POST", TARGET, &[("authorization", "")], 401, ""),
        ("POST", TARGET, &[("authorization", "Bearer x")], 401, ""),
        ("POST", TARGET, &[("authorization", "Bearer")], 401, ""),
        ("GET", TARGET, &[], 405, ""),
        ("HACK", TARGET, &[], 405, ""),
        ("POST", TARGET, &[("accept", "text/html")], 406, ""),
        ("POST", TARGET, &[("content-type", "")], 415, ""),
        ("POST", TARGET, &[("content-type", "text/plain")], 415, ""),
        ("POST", TARGET, &[("content-type", "application/json; charset=utf-16")], 415, ""),
        ("POST", TARGET, &[("content-type", "\u{fffd}")], 415, ""),
        ("POST", TARGET, &[("content-length", "99999999999")], 413, ""),
        ("POST", "/items/0", &[], 400, "id"),
        ("POST", "/items/1001", &[], 400, "id"),
        ("POST", "/items/x", &[], 400, "id"),
        ("POST", "/items/%FF", &[], 400, "id"),
        ("POST", "/items/1e999", &[], 400, "id"),
        ("POST", "/items/7?limit=11", &[], 400, "limit"),
        ("POST", "/items/7?limit=1&limit=2", &[], 400, "limit"),
        ("POST", "/items/7?limit=%", &[], 400, "limit"),
        (
            "POST",
            "/items/7?word=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
            &[],
            400,
            "word",
        ),
        ("POST", TARGET, &[("x-trace", "123456789")], 400, "x-trace"),
        ("POST", TARGET, &[("cookie", "session=%zz")], 400, "session"),
    ];
    for (method, target, headers, status, place) in rows {
        let request = asked(method, target, headers, Body::from(good));
        let found = refused(send(router(Store), request).await);
        assert_eq!(found, (*status, (*place).to_owned()), "{method} {target} {headers:?}");
    }
}

#[tokio::test]
async fn bodies_that_are_too_long_too_slow_or_too_short() {
    let chunk = Bytes::from(vec![b' '; 64 << 10]);
    let chunks = move || {
        futures_util::stream::repeat_with({
            let chunk = chunk.clone();
            move || Ok::<_, std::io::Error>(chunk.clone())
        })
    };
    assert_eq!(put(Body::from_stream(chunks())).await.0, 413);

    let limits = Limits { time: Duration::from_millis(30), ..Limits::default() };
    let app = || routes(Store).limits(limits).into_axum();
    let pending = || futures_util::stream::pending::<Result<Bytes, std::io::Error>>();
    let started = futures_util::StreamExt::chain(
        futures_util::stream::iter([Ok(Bytes::from_static(b"{\"name\":"))]),
        pending(),
    );
    for body in [Body::from_stream(pending()), Body::from_stream(started)] {
        let request = asked("POST", TARGET, &[], body);
        assert_eq!(refused(send(app(), request).await).0, 408);
    }

    let broken = [Ok(Bytes::from_static(b"{")), Err(std::io::Error::other("hunter2"))];
    assert_eq!(put(Body::from_stream(futures_util::stream::iter(broken))).await.0, 400);
}

#[tokio::test]
async fn a_handler_that_panics_is_a_500_and_the_server_lives() {
    let app = router(Store);
    for target in ["/items/13", "/items/14"] {
        let request = asked("POST", target, &[], Body::from(r#"{"name":"a"}"#));
        let (status, problem) = send(app.clone(), request).await;
        assert_eq!((status, &problem["detail"]), (500, &Value::Null));
    }
    let request = asked("GET", "/events", &[], Body::empty());
    assert_eq!(send(app.clone(), request).await.0, 500);
    let request = asked("POST", TARGET, &[], Body::from(r#"{"name":"a"}"#));
    assert_eq!(send(app, request).await.0, 200);
}
