//! The examples of the specification (JSON-RPC 2.0 §7), in its order.
#![cfg(feature = "server")]
#![cfg(test)]

use std::convert::Infallible;

use axum::body::Body;
use concord_runtime::json::{DecodeError, Json, Value};
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{
    self, Arguments, Endpoint, Failure, Method, MethodCall, MethodError, Structure,
};
use concord_runtime::server::BoxFuture;
use http::Request;
use http_body_util::BodyExt;
use tower::ServiceExt;

const ENDPOINT: Operation = Operation { id: "rpc", method: "POST", path: "/", security: &[] };

const SUBTRACT: Method = Method::new("subtract", &["minuend", "subtrahend"]);
const SUM: Method = Method::new("sum", &["a", "b", "c"]);
const UPDATE: Method = Method::new("update", &["a", "b", "c", "d", "e"]);
const NOTIFY_SUM: Method = Method::new("notify_sum", &["a", "b", "c"]);
const NOTIFY_HELLO: Method = Method::new("notify_hello", &["a"]);
const BY_NAME: Method = Method::new("by_name", &["a", "b", "c"]).structure(Structure::ByName);
const BY_POSITION: Method =
    Method::new("by_position", &["a", "b", "c"]).structure(Structure::ByPosition);
const GET_DATA: Method = Method::new("get_data", &[]);

type Answer = BoxFuture<'static, Result<Vec<u8>, MethodError>>;

fn answer<T: Json + Send + 'static>(
    call: MethodCall,
    compute: fn(&Arguments<'_>) -> Result<T, DecodeError>,
) -> Answer {
    Box::pin(async move {
        let result = call.read(compute)?;
        rpc::answer::<T, Infallible>(Ok::<T, Failure<Infallible>>(result))
    })
}

fn sum(params: &Arguments<'_>) -> Result<i64, DecodeError> {
    let numbers: [i64; 3] = [params.required("a")?, params.required("b")?, params.required("c")?];
    Ok(numbers.iter().sum())
}

fn app() -> axum::Router {
    Endpoint::<(), ()>::new((), &ENDPOINT, |_, _| Box::pin(async { Ok(()) }))
        .handler(&SUBTRACT, |_, _, call| {
            answer(call, |params| {
                Ok(params.required::<i64>("minuend")? - params.required::<i64>("subtrahend")?)
            })
        })
        .handler(&SUM, |_, _, call| answer(call, sum))
        .handler(&BY_NAME, |_, _, call| answer(call, sum))
        .handler(&BY_POSITION, |_, _, call| answer(call, sum))
        .handler(&NOTIFY_SUM, |_, _, call| answer(call, sum))
        .handler(&UPDATE, |_, _, call| answer(call, |_| Ok(0_i64)))
        .handler(&NOTIFY_HELLO, |_, _, call| answer(call, |params| params.required::<i64>("a")))
        .handler(&GET_DATA, |_, _, call| {
            answer(call, |_| Ok(vec![Value::from("hello"), Value::from(5)]))
        })
        .into_axum()
}

/// Asks and gives back what is answered, without the `data` that the specification leaves open.
async fn ask(body: &'static str) -> Option<Value> {
    let request = Request::post("/").header("content-type", "application/json");
    let response = app().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    if bytes.is_empty() {
        assert_eq!(status, 204);
        return None;
    }
    assert_eq!(status, 200);
    let mut answer: Value = serde_json::from_slice(&bytes).unwrap();
    let entries = match &mut answer {
        Value::Array(entries) => entries.iter_mut().collect(),
        single => vec![single],
    };
    for entry in entries {
        if let Some(error) = entry.get_mut("error").and_then(Value::as_object_mut) {
            error.remove("data");
        }
    }
    Some(answer)
}

#[tokio::test]
async fn the_examples_are_answered_as_they_are_printed() {
    let invalid =
        r#"{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}"#;
    let three_invalid = format!("[{invalid},{invalid},{invalid}]");
    let one_invalid = format!("[{invalid}]");
    let rows = [
        (
            "positional parameters",
            r#"{"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1}"#,
            r#"{"jsonrpc": "2.0", "result": 19, "id": 1}"#,
        ),
        (
            "positional parameters, turned round",
            r#"{"jsonrpc": "2.0", "method": "subtract", "params": [23, 42], "id": 2}"#,
            r#"{"jsonrpc": "2.0", "result": -19, "id": 2}"#,
        ),
        (
            "named parameters",
            r#"{"jsonrpc": "2.0", "method": "subtract", "params": {"subtrahend": 23, "minuend": 42}, "id": 3}"#,
            r#"{"jsonrpc": "2.0", "result": 19, "id": 3}"#,
        ),
        (
            "named parameters, turned round",
            r#"{"jsonrpc": "2.0", "method": "subtract", "params": {"minuend": 42, "subtrahend": 23}, "id": 4}"#,
            r#"{"jsonrpc": "2.0", "result": 19, "id": 4}"#,
        ),
        ("a notification", r#"{"jsonrpc": "2.0", "method": "update", "params": [1,2,3,4,5]}"#, ""),
        (
            "a notification of a method that is not there",
            r#"{"jsonrpc": "2.0", "method": "foobar"}"#,
            "",
        ),
        (
            "a method that is not there",
            r#"{"jsonrpc": "2.0", "method": "foobar", "id": "1"}"#,
            r#"{"jsonrpc": "2.0", "error": {"code": -32601, "message": "Method not found"}, "id": "1"}"#,
        ),
        (
            "invalid JSON",
            r#"{"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]"#,
            r#"{"jsonrpc": "2.0", "error": {"code": -32700, "message": "Parse error"}, "id": null}"#,
        ),
        ("an invalid request", r#"{"jsonrpc": "2.0", "method": 1, "params": "bar"}"#, invalid),
        (
            "a batch of invalid JSON",
            r#"[{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"}, {"jsonrpc": "2.0", "method"]"#,
            r#"{"jsonrpc": "2.0", "error": {"code": -32700, "message": "Parse error"}, "id": null}"#,
        ),
        ("an empty batch", "[]", invalid),
        ("an invalid batch", "[1]", &one_invalid),
        ("an invalid batch of three", "[1,2,3]", &three_invalid),
        (
            "a batch",
            r#"[
                {"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},
                {"jsonrpc": "2.0", "method": "notify_hello", "params": [7]},
                {"jsonrpc": "2.0", "method": "subtract", "params": [42,23], "id": "2"},
                {"foo": "boo"},
                {"jsonrpc": "2.0", "method": "foo.get", "params": {"name": "myself"}, "id": "5"},
                {"jsonrpc": "2.0", "method": "get_data", "id": "9"}
            ]"#,
            r#"[
                {"jsonrpc": "2.0", "result": 7, "id": "1"},
                {"jsonrpc": "2.0", "result": 19, "id": "2"},
                {"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null},
                {"jsonrpc": "2.0", "error": {"code": -32601, "message": "Method not found"}, "id": "5"},
                {"jsonrpc": "2.0", "result": ["hello", 5], "id": "9"}
            ]"#,
        ),
        (
            "a batch of notifications",
            r#"[{"jsonrpc": "2.0", "method": "notify_sum", "params": [1,2,4]},
                {"jsonrpc": "2.0", "method": "notify_hello", "params": [7]}]"#,
            "",
        ),
    ];
    for (name, body, expected) in rows {
        let expected = (!expected.is_empty()).then(|| serde_json::from_str(expected).unwrap());
        assert_eq!(ask(body).await, expected, "{name}");
    }
}

#[tokio::test]
async fn an_envelope_that_is_none_is_refused_with_the_id_it_has() {
    let rows = [
        (r#"{"jsonrpc":"1.0","method":"sum","id":7}"#, -32600, "7"),
        (r#"{"jsonrpc":2.0,"method":"sum","id":7}"#, -32600, "7"),
        (r#"{"method":"sum","id":7}"#, -32600, "7"),
        (r#"{"jsonrpc":"2.0","id":7}"#, -32600, "7"),
        (r#"{"jsonrpc":"2.0","method":null,"id":7}"#, -32600, "7"),
        (r#"{"jsonrpc":"2.0","method":"sum","params":null,"id":7}"#, -32600, "7"),
        (r#"{"jsonrpc":"2.0","method":"sum","method":"sum","id":7}"#, -32600, "7"),
        (r#"{"jsonrpc":"2.0","jsonrpc":"2.0","method":"sum","id":7}"#, -32600, "7"),
        (r#"{"jsonrpc":"2.0","method":"sum","id":7,"id":7}"#, -32600, "null"),
        (r#"{"jsonrpc":"2.0","method":"sum","id":true}"#, -32600, "null"),
        (r#"{"jsonrpc":"2.0","method":"sum","id":7} x"#, -32700, "null"),
        ("", -32700, "null"),
        ("7", -32600, "null"),
        ("\"\u{7}\"", -32700, "null"),
        (r#"{"jsonrpc":"2.0","method":"sum","params":[1,2,3],"id":7,"trace":1}"#, 0, "7"),
        (r#"{"jsonrpc":"2.0","m\u0065thod":"sum","params":[1,2,3],"id":7}"#, 0, "7"),
    ];
    for (body, code, id) in rows {
        let answer = ask(body).await.unwrap();
        assert_eq!(answer["error"]["code"].as_i64().unwrap_or(0), code, "{body}");
        assert_eq!(answer["id"].to_string(), id, "{body}");
        assert_eq!(answer.as_object().unwrap().len(), 3, "{body}");
    }
}

#[tokio::test]
async fn a_hostile_depth_is_an_error_and_not_the_end() {
    let deep = |open: &str, close: &str| {
        let nested = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        &*Box::leak(nested.into_boxed_str())
    };
    assert_eq!(ask(deep("[", "]")).await.unwrap()[0]["error"]["code"], -32600);
    let params = deep("[", "]");
    let body = format!(r#"{{"jsonrpc":"2.0","method":"sum","params":{params},"id":7}}"#);
    assert_eq!(ask(Box::leak(body.into_boxed_str())).await.unwrap()["error"]["code"], -32602);
}

#[tokio::test]
async fn a_method_may_take_its_parameters_one_way_only() {
    let rows = [
        (r#"{"jsonrpc":"2.0","id":1,"method":"by_name","params":{"a":1,"b":2,"c":3}}"#, true),
        (r#"{"jsonrpc":"2.0","id":1,"method":"by_name","params":[1,2,3]}"#, false),
        (r#"{"jsonrpc":"2.0","id":1,"method":"by_position","params":[1,2,3]}"#, true),
        (r#"{"jsonrpc":"2.0","id":1,"method":"by_position","params":{"a":1,"b":2,"c":3}}"#, false),
    ];
    for (body, fits) in rows {
        let answer = ask(body).await.unwrap();
        assert_eq!(answer.get("result") == Some(&Value::from(6)), fits, "{body}");
        assert_eq!(answer["error"]["code"] == -32602, !fits, "{body}");
    }
}
