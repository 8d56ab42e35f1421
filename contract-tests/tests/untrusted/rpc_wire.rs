//! JSON-RPC byte by byte: what a server answers to the edges of the protocol, and what a client
//! sends.

use std::fmt::Write;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use concord_dialects::mcp::{
    CallTool, Cancelled, Client, ExampleServer, ListTools, Ping, RequestId, router,
};
use concord_runtime::rpc::{CallFault, Id, Message, Reply, Transport};
use concord_runtime::server::BoxFuture;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// The status of an answer, and its text.
async fn send(request: Request<Body>) -> (StatusCode, String) {
    let response = router(ExampleServer::new()).oneshot(request).await.unwrap();
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

async fn ask(body: impl Into<Body>) -> (StatusCode, String) {
    let request = Request::post("/mcp").header("content-type", "application/json");
    send(request.body(body.into()).unwrap()).await
}

/// An answer without what the specification leaves open: the words of an error.
fn brief(answer: &str) -> String {
    let mut short = String::new();
    let mut rest = answer;
    while let Some((before, error)) = rest.split_once(r#"{"code":"#) {
        let (code, after) = error.split_once(r#","message":"#).unwrap();
        short.push_str(before);
        write!(short, "{code}").unwrap();
        rest = after.split_once(r#"},"id":"#).map(|(_, id)| id).unwrap();
        short.push_str(r#","id":"#);
    }
    short + rest
}

const PONG: &str = r#"{"jsonrpc":"2.0","result":{},"id":1}"#;

#[tokio::test]
async fn each_request_is_answered_as_it_deserves() {
    let error = |code: i64, id: &str| format!(r#"{{"jsonrpc":"2.0","error":{code},"id":{id}}}"#);
    let (parse, invalid) = (error(-32700, "null"), error(-32600, "null"));
    let (invalid_1, unknown, params) = (error(-32600, "1"), error(-32601, "1"), error(-32602, "1"));
    let deep = |open: &str, close: &str| open.repeat(50_000) + &close.repeat(50_000);
    let pinged = |rest: &str| format!(r#"{{"jsonrpc":"2.0","method":"ping","id":1{rest}}}"#);
    let rows: &[(&str, String, &str)] = &[
        ("whitespace around it", format!(" \t\r\n{}\n ", pinged("")), PONG),
        ("members in any order", r#"{"id":1,"method":"ping","jsonrpc":"2.0"}"#.into(), PONG),
        ("an unknown member", pinged(r#","trace":{"a":[1]}"#), PONG),
        ("an unknown member twice", pinged(r#","a":1,"a":2"#), PONG),
        ("an unknown member without an end", pinged(&format!(r#","a":{}"#, deep("[", "]"))), PONG),
        ("no params where there are none", pinged(r#","params":{}"#), PONG),
        ("no params by position", pinged(r#","params":[]"#), PONG),
        ("escapes", r#"{"jsonrpc":"2\u002e0","m\u0065thod":"p\u0069ng","\u0069d":1}"#.into(), PONG),
        ("an empty object", "{}".into(), &invalid),
        ("an array in an array", format!("[[{}]]", pinged("")), &format!("[{invalid}]")),
        ("nothing but whitespace", " \n".into(), &parse),
        ("a byte order mark", format!("\u{feff}{}", pinged("")), &parse),
        ("a vertical tab", format!("\u{b}{}", pinged("")), &parse),
        ("something behind it", format!("{}{{}}", pinged("")), &parse),
        ("a comma too many", r#"{"jsonrpc":"2.0","method":"ping","id":1,}"#.into(), &parse),
        ("single quotes", "{'jsonrpc':'2.0','method':'ping','id':1}".into(), &parse),
        ("a comment", format!("/**/{}", pinged("")), &parse),
        ("a NUL in a text", "{\"jsonrpc\":\"2.0\",\"method\":\"pi\0ng\",\"id\":1}".into(), &parse),
        ("no number", pinged(r#","params":[01]"#), &parse),
        ("NaN", pinged(r#","params":[NaN]"#), &parse),
        ("no version", r#"{"method":"ping","id":1}"#.into(), &invalid_1),
        ("a version in a number", r#"{"jsonrpc":2.0,"method":"ping","id":1}"#.into(), &invalid_1),
        ("a version too exact", r#"{"jsonrpc":"2.00","method":"ping","id":1}"#.into(), &invalid_1),
        ("a version in a list", r#"{"jsonrpc":["2.0"],"method":"ping","id":1}"#.into(), &invalid_1),
        ("a version twice", pinged(r#","jsonrpc":"2.0""#), &invalid_1),
        ("a method twice", pinged(r#","method":"ping""#), &invalid_1),
        ("params twice", pinged(r#","params":{},"params":{}"#), &invalid_1),
        ("an id twice", pinged(r#","id":1"#), &invalid),
        ("an id twice, in escapes", pinged(r#","\u0069d":1"#), &invalid),
        ("no method", r#"{"jsonrpc":"2.0","id":1}"#.into(), &invalid_1),
        ("a method of null", r#"{"jsonrpc":"2.0","id":1,"method":null}"#.into(), &invalid_1),
        ("a method that is no text", r#"{"jsonrpc":"2.0","id":1,"method":"\ud800"}"#.into(), &invalid_1),
        ("a method without a name", r#"{"jsonrpc":"2.0","id":1,"method":""}"#.into(), &unknown),
        ("a method in capitals", r#"{"jsonrpc":"2.0","id":1,"method":"PING"}"#.into(), &unknown),
        ("a method with a space", r#"{"jsonrpc":"2.0","id":1,"method":"ping "}"#.into(), &unknown),
        ("a reserved method", r#"{"jsonrpc":"2.0","id":1,"method":"rpc.nothing"}"#.into(), &unknown),
        ("an operation of ours", r#"{"jsonrpc":"2.0","id":1,"method":"json-rpc"}"#.into(), &unknown),
        ("params of null", pinged(r#","params":null"#), &invalid_1),
        ("params of a text", pinged(r#","params":"a""#), &invalid_1),
        ("params of a number", pinged(r#","params":0"#), &invalid_1),
        ("params of a flag", pinged(r#","params":false"#), &invalid_1),
        ("params that are too many", pinged(r#","params":[1]"#), &params),
        ("params that nobody knows", pinged(r#","params":{"a":1}"#), &params),
        ("params without an end", pinged(&format!(r#","params":{}"#, deep("[", "]"))), &params),
        ("params that are no text", pinged(r#","params":["\udc00"]"#), &params),
        (
            "a param twice",
            r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","n\u0061me":"a"}}"#.into(),
            &params,
        ),
        ("a notification", r#"{"jsonrpc":"2.0","method":"ping"}"#.into(), ""),
        ("a notification of nothing", r#"{"jsonrpc":"2.0","method":"nothing"}"#.into(), ""),
        (
            "a notification whose params do not fit",
            r#"{"jsonrpc":"2.0","method":"tools/call","params":{"name":7}}"#.into(),
            "",
        ),
        ("a notification that is none", r#"{"jsonrpc":"1.0","method":"ping"}"#.into(), &invalid),
        ("a notification with a text", r#"{"jsonrpc":"2.0","method":"ping","params":"a"}"#.into(), &invalid),
        ("a batch with one id twice", format!("[{0},{0}]", pinged("")), &format!("[{PONG},{PONG}]")),
        (
            "a batch of both kinds",
            format!(r#"[{{"jsonrpc":"2.0","method":"ping"}},{}]"#, pinged("")),
            &format!("[{PONG}]"),
        ),
        (
            "a batch of what is none",
            r#"[null,7,"a",[],{},{"jsonrpc":"2.0","method":"ping"}]"#.into(),
            &format!("[{invalid},{invalid},{invalid},{invalid},{invalid}]"),
        ),
        ("a batch without an end", deep("[", "]"), &format!("[{invalid}]")),
        ("a batch of a hundred thousand", format!("[{}]", ["0"; 100_000].join(",")), &invalid),
        ("a batch that breaks off", format!("[{},", pinged("")), &parse),
        ("a batch of notifications", r#"[{"jsonrpc":"2.0","method":"ping"}]"#.into(), ""),
    ];
    let mut differing = String::new();
    for (name, body, expected) in rows {
        let (status, found) = ask(body.clone()).await;
        let is_empty = expected.is_empty();
        let right = if is_empty { StatusCode::NO_CONTENT } else { StatusCode::OK };
        if (status, brief(&found).as_str()) != (right, *expected) {
            writeln!(differing, "{name}: {status} {:.200}", found).unwrap();
        }
    }
    assert!(differing.is_empty(), "{differing}");
}

#[tokio::test]
async fn bytes_that_are_no_text_are_no_json() {
    for bytes in
        [&b"\xff\xfe{}"[..], b"{\"jsonrpc\":\"2.0\",\"method\":\"\xff\",\"id\":1}", b"\x00"]
    {
        let (status, found) = ask(bytes.to_vec()).await;
        assert_eq!(status, StatusCode::OK);
        assert!(found.contains("-32700"), "{found}");
    }
}

#[tokio::test]
async fn an_id_comes_back_as_it_was_written() {
    let long = format!("\"{}\"", "x".repeat(100_000));
    let digits = "7".repeat(1_000);
    for id in [
        "0",
        "-0",
        "1.0",
        "1e400",
        "-1E-400",
        "9223372036854775808",
        "0.1000",
        &digits,
        "null",
        "\"\"",
        "\"1\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\/\"",
        "\"\u{1f600}\"",
        &long,
    ] {
        let (status, found) =
            ask(format!(r#"{{"jsonrpc":"2.0","method":"ping","id":{id}}}"#)).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(found, format!(r#"{{"jsonrpc":"2.0","result":{{}},"id":{id}}}"#));
        let (_, found) = ask(format!(r#"[{{"jsonrpc":"2.0","method":"","id": {id} }}]"#)).await;
        assert!(found.ends_with(&format!(r#","id":{id}}}]"#)), "{found:.200}");
    }
    for id in ["true", "[]", "[[1]]", "{}", r#"{"id":1}"#] {
        let (_, found) = ask(format!(r#"{{"jsonrpc":"2.0","method":"ping","id":{id}}}"#)).await;
        assert!(found.contains("-32600") && found.ends_with(r#","id":null}"#), "{id}: {found}");
    }
}

#[tokio::test]
async fn what_is_no_request_of_json_is_refused_by_http() {
    let body = r#"{"jsonrpc":"2.0","method":"ping","id":1}"#;
    let post = || Request::post("/mcp");
    let json = "application/json";
    let rows = [
        ("no media type", post(), 415),
        ("an empty media type", post().header("content-type", ""), 415),
        ("text", post().header("content-type", "text/plain"), 415),
        ("a form", post().header("content-type", "application/x-www-form-urlencoded"), 415),
        ("capitals", post().header("content-type", "Application/JSON"), 200),
        ("a character set", post().header("content-type", "application/json; charset=UTF-8"), 200),
        ("a quoted one", post().header("content-type", "application/json;charset=\"utf-8\""), 200),
        ("any answer", post().header("content-type", json).header("accept", "*/*"), 200),
        (
            "events too",
            post()
                .header("content-type", json)
                .header("accept", "application/json, text/event-stream"),
            200,
        ),
        ("a query", Request::post("/mcp?a=1").header("content-type", json), 200),
        ("another path", Request::post("/mcp/").header("content-type", json), 404),
        ("GET", Request::get("/mcp").header("content-type", json), 405),
        ("PUT", Request::put("/mcp").header("content-type", json), 405),
        ("DELETE", Request::delete("/mcp").header("content-type", json), 405),
    ];
    let mut differing = String::new();
    for (name, request, expected) in rows {
        let (status, found) = send(request.body(body.into()).unwrap()).await;
        if status.as_u16() != expected || (expected == 200) != (found == PONG) {
            writeln!(differing, "{name}: {status} {found}").unwrap();
        }
    }
    assert!(differing.is_empty(), "{differing}");
}

/// A peer that keeps what it is sent, and answers nothing of use.
#[derive(Clone, Default)]
struct Wire(Arc<Mutex<Vec<String>>>);

impl Transport for Wire {
    fn send(&self, message: Message) -> BoxFuture<'_, Result<Option<Reply>, CallFault>> {
        let text = String::from_utf8(message.text().to_vec()).unwrap();
        self.0.lock().unwrap().push(text);
        let reply = (!message.ids().is_empty()).then(|| Reply::new("[]"));
        Box::pin(async move { Ok(reply) })
    }
}

#[tokio::test]
async fn a_client_sends_these_very_bytes() {
    let wire = Wire::default();
    let client = Client::over(wire.clone());
    let named = client.clone().configure(|rpc| rpc.with_ids(|| Id::string("a\"b")));
    let page = |cursor: &str| ListTools { cursor: Some(cursor.to_owned()), ..ListTools::default() };
    let mut weather = CallTool::new("get_weather");
    weather.arguments = Some([("place".to_owned(), "Zürich\n\u{0}".into())].into_iter().collect());
    client.ping(Ping::default()).await.unwrap_err();
    client.list_tools(page("a/b")).await.unwrap_err();
    client.call_tool(weather).await.unwrap_err();
    client.cancelled(Cancelled::new(RequestId::Integer(7))).await.unwrap();
    named.ping(Ping::default()).await.unwrap_err();
    let mut batch = client.batch();
    let asked = batch.ask(&page(""));
    batch.tell(&Cancelled::new(RequestId::Integer(-1)));
    let pinged = batch.ask(&Ping::default());
    let mut answers = batch.send().await.unwrap();
    answers.take(asked).unwrap_err();
    answers.take(pinged).unwrap_err();
    client.batch().send().await.unwrap();
    let expected = [
        r#"{"jsonrpc":"2.0","method":"ping","params":{},"id":1}"#,
        r#"{"jsonrpc":"2.0","method":"tools/list","params":{"cursor":"a/b"},"id":2}"#,
        concat!(
            r#"{"jsonrpc":"2.0","method":"tools/call","params":{"name":"get_weather","#,
            r#""arguments":{"place":"Zürich\n\u0000"}},"id":3}"#
        ),
        r#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}"#,
        r#"{"jsonrpc":"2.0","method":"ping","params":{},"id":"a\"b"}"#,
        concat!(
            r#"[{"jsonrpc":"2.0","method":"tools/list","params":{"cursor":""},"id":4},"#,
            r#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":-1}},"#,
            r#"{"jsonrpc":"2.0","method":"ping","params":{},"id":5}]"#
        ),
    ];
    assert_eq!(*wire.0.lock().unwrap(), expected);
}
