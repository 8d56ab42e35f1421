//! A generated server refuses what its document does not allow, in every place of a request.
#![cfg(feature = "server")]
#![cfg(test)]
#![allow(dead_code, unreachable_pub)]

use std::convert::Infallible;

use axum::body::Body;
use concord_runtime::server::{Context, Failure};
use http::Request;
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

#[rustfmt::skip]
#[path = "../../tests/golden/checked_requests/operations.rs"]
mod operations;
#[rustfmt::skip]
#[path = "../../tests/golden/checked_requests/rules.rs"]
mod rules;
#[rustfmt::skip]
#[path = "../../tests/golden/checked_requests/server.rs"]
mod server;
#[rustfmt::skip]
#[path = "../../tests/golden/checked_requests/types.rs"]
mod types;

use operations::{PutNames, PutTitle, PutTree};

struct Service;

impl server::Api for Service {
    async fn put_names(&self, _: PutNames, _: Context<()>) -> Result<(), Failure<Infallible>> {
        Ok(())
    }

    async fn put_title(&self, _: PutTitle, _: Context<()>) -> Result<(), Failure<Infallible>> {
        Ok(())
    }

    async fn put_tree(&self, _: PutTree, _: Context<()>) -> Result<(), Failure<Infallible>> {
        Ok(())
    }
}

/// The status of an answer, and what its problem says; `204` alone where it has none.
async fn put(path: &str, headers: &[(&str, &str)], body: &str) -> String {
    let mut request = Request::put(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::from(body.to_owned())).unwrap();
    let answer = server::router(Service).oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    let problem: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let words = ["/pointer", "/parameter/name", "/detail"];
    let words = words.map(|place| problem.pointer(place).and_then(Value::as_str).unwrap_or(""));
    format!("{status} {}", words.join(" ")).split_whitespace().collect::<Vec<_>>().join(" ")
}

const JSON: (&str, &str) = ("content-type", "application/json");
const LINES: (&str, &str) = ("content-type", "application/jsonl");

#[tokio::test]
async fn bodies_of_any_json_keep_to_their_schema() {
    let rows = [
        ("/names", JSON, r#"["a","b"]"#, "204"),
        ("/names", JSON, "[]", "422 expected at least 1 items"),
        ("/names", JSON, r#"["a","a"]"#, "422 expected no two equal items"),
        ("/names", JSON, r#"["a","123456789"]"#, "422 /1 expected at most 8 characters"),
        ("/title", JSON, r#""Title""#, "204"),
        ("/title", JSON, r#""title""#, "422 expected a match of `^[A-Z]`"),
        ("/title", LINES, "1\n2\n", "204"),
        ("/title", LINES, "1\n0\n", "422 expected at least 1"),
        ("/tree", JSON, r#"{"leaves":[{"leaves":[]},{}]}"#, "204"),
        (
            "/tree",
            JSON,
            r#"{"leaves":[{"leaves":[]}]}"#,
            "422 expected a value that does not fit the schema of `not`",
        ),
    ];
    for (path, media_type, body, expected) in rows {
        assert_eq!(put(path, &[media_type], body).await, expected, "{path} {body}");
    }
}

#[tokio::test]
async fn parameters_keep_to_their_schema() {
    let rows = [
        ("/title?sizes=1&sizes=2", ("x-step", "0.07"), "204"),
        ("/title?sizes=1&sizes=2&sizes=3", ("x-step", "1"), "400 sizes expected at most 2 items"),
        ("/title?sizes=1&sizes=7", ("x-step", "1"), "400 sizes at `/1`: expected none of 7"),
        ("/title", ("x-step", "0.075"), "400 x-step expected a multiple of 0.01"),
    ];
    for (path, header, expected) in rows {
        assert_eq!(put(path, &[header], "").await, expected, "{path}");
    }
}
