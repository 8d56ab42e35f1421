//! The client over the wire: through a router in process, and through reqwest to a listener.
#![cfg(feature = "client")]
#![cfg(test)]

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use concord_runtime::client::{
    BuildError, Call, Credential, Error, Fault, FaultKind, Http, RequestProblem,
};
use concord_runtime::json::Value;
use concord_runtime::operation::Operation;
use concord_runtime::style::{Parameter, Style, StyleProblem};
use futures_util::StreamExt;
use http_body_util::BodyExt;
use serde_json::json;

const PUBLIC: &[&[&str]] = &[];

const fn operation(method: &'static str, path: &'static str) -> Operation {
    Operation { id: "call_tool", method, path, security: PUBLIC }
}

static TOOL: Operation = operation("POST", "/servers/{server}/tools/{tool}.run");
static EVENTS: Operation = operation("GET", "/events");

static LOCKED: Operation =
    Operation { security: &[&["key", "session"], &["bearer"]], ..operation("GET", "/locked") };
static OPTIONAL: Operation =
    Operation { security: &[&[], &["bearer"]], ..operation("GET", "/locked") };

/// Answers with what it was asked.
async fn echo(request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let headers = parts.headers.iter().map(|(name, value)| {
        (name.as_str().to_owned(), json!(String::from_utf8_lossy(value.as_bytes())))
    });
    let echo = json!({
        "method": parts.method.as_str(),
        "target": parts.uri.to_string(),
        "headers": headers.collect::<serde_json::Map<_, _>>(),
        "body": String::from_utf8_lossy(&body),
    });
    ([("content-type", "application/json; charset=utf-8")], echo.to_string()).into_response()
}

fn json_answer(body: &'static str) -> Response {
    ([("content-type", "application/problem+json")], body).into_response()
}

/// Sends one event at once and the next only when the client has read for a while.
async fn events() -> Response {
    let events = futures_util::stream::unfold(0_u32, |seq| async move {
        if seq > 0 {
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        let text = format!("id: {seq}\ndata: {{\"seq\":{seq}}}\n\n");
        (seq < 2).then_some((Ok::<_, std::io::Error>(Bytes::from(text)), seq + 1))
    });
    let body = axum::body::Body::from_stream(events);
    ([("content-type", "text/event-stream; charset=utf-8")], body).into_response()
}

/// A body of chunks without an end and without a length.
async fn endless() -> Response {
    let chunk = || Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1000]));
    axum::body::Body::from_stream(futures_util::stream::repeat_with(chunk)).into_response()
}

async fn slow_head() -> Response {
    tokio::time::sleep(Duration::from_secs(60)).await;
    json_answer("{}")
}

async fn slow_body() -> Response {
    let chunk = Ok::<_, std::io::Error>(Bytes::from_static(b"{"));
    let first = futures_util::stream::iter([chunk]);
    axum::body::Body::from_stream(first.chain(futures_util::stream::pending())).into_response()
}

/// Breaks off once the head has been sent.
async fn broken_body() -> Response {
    let first = futures_util::stream::iter([Ok(Bytes::from_static(b"{"))]);
    let then = futures_util::stream::once(async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        Err(std::io::Error::other("gone"))
    });
    axum::body::Body::from_stream(first.chain(then)).into_response()
}

fn router() -> Router {
    let redirect = || async {
        (http::StatusCode::FOUND, [("location", "http://127.0.0.1:1/stolen")], "").into_response()
    };
    Router::new()
        .route("/events", any(events))
        .route("/endless", any(endless))
        .route("/slow-head", any(slow_head))
        .route("/slow-body", any(slow_body))
        .route("/broken-body", any(broken_body))
        .route("/redirect", any(redirect))
        .route("/long", any(|| async { "x".repeat(5000) }))
        .route("/not-json", any(|| async { json_answer("{\"secret\": s3cret}") }))
        .route("/not-it", any(|| async { json_answer("{\"age\": \"s3cret\"}") }))
        .route("/text", any(|| async { "s3cret" }))
        .route("/nothing", any(|| async { http::StatusCode::NO_CONTENT }))
        .fallback(echo)
}

async fn listener() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router()).await });
    format!("http://{address}")
}

/// A client over each transport.
async fn clients(
    settings: impl Fn(concord_runtime::client::Builder) -> concord_runtime::client::Builder,
) -> Vec<Http> {
    vec![
        settings(Http::builder(listener().await)).build().unwrap(),
        #[cfg(feature = "server")]
        settings(Http::builder("http://in.process"))
            .transport(concord_runtime::client::InProcess::new(router()))
            .build()
            .unwrap(),
    ]
}

fn call(path: &'static str) -> Call {
    Call::new(Box::leak(Box::new(operation("GET", path))))
}

async fn fault(http: &Http, call: Call) -> Fault {
    http.send(call).await.expect_err("a fault")
}

#[tokio::test]
async fn everything_of_a_request_arrives() {
    for http in clients(|builder| builder.header("X-Client", "one").header("x-two", "2")).await {
        let mut call = Call::new(&TOOL);
        call.parameter(Parameter::path("tool"), &"a/b c?%".to_owned());
        call.parameter(Parameter::path("server"), &"ü..".to_owned());
        call.parameter(Parameter::query("q"), &"a&b=c +ü".to_owned());
        call.parameter(Parameter::query("tags").array(), &vec!["x".to_owned(), "y".to_owned()]);
        call.optional_parameter(Parameter::query("none"), &None::<String>);
        call.optional_parameter(Parameter::query("limit"), &Some(7_u8));
        call.json_parameter(Parameter::query("filter"), &json!({"a": [1]}));
        call.parameter(Parameter::header("x-session-id"), &"a b, c%".to_owned());
        call.parameter(Parameter::header("x-two"), &3_u8);
        call.parameter(Parameter::cookie("session"), &"a b".to_owned());
        call.parameter(Parameter::cookie("tag").array(), &vec![1_u8, 2]);
        call.accept("application/json, text/event-stream");
        call.json(&json!({"b": null, "a": 1.0}));
        let response = http.send(call).await.unwrap();
        assert_eq!(response.status(), 200);
        let echo: Value = response.json().unwrap();
        assert_eq!(echo["method"], "POST");
        assert_eq!(
            echo["target"],
            "/servers/%C3%BC../tools/a%2Fb%20c%3F%25.run?q=a%26b%3Dc%20%2B%C3%BC\
             &tags=x&tags=y&limit=7&filter=%7B%22a%22%3A%5B1%5D%7D"
        );
        assert_eq!(echo["body"], r#"{"b":null,"a":1.0}"#);
        for (name, value) in [
            ("content-type", "application/json"),
            ("content-length", "18"),
            ("accept", "application/json, text/event-stream"),
            ("x-client", "one"),
            ("x-two", "3"),
            ("x-session-id", "a b, c%"),
            ("cookie", "session=a%20b; tag=1; tag=2"),
        ] {
            assert_eq!(echo["headers"][name], value, "{name}");
        }
        assert!(echo["headers"]["host"].is_string());
    }
}

#[tokio::test]
async fn a_call_without_a_body_says_nothing_of_one() {
    for http in clients(|builder| builder).await {
        let mut call = call("/x");
        call.optional_json(&None::<Value>);
        let echo: Value = http.send(call).await.unwrap().json().unwrap();
        assert_eq!((&echo["target"], &echo["body"]), (&json!("/x"), &json!("")));
        assert!(echo["headers"].get("content-type").is_none());
        assert!(echo["headers"].get("content-length").is_none());
    }
}

#[tokio::test]
async fn a_base_url_may_have_a_path() {
    let base = listener().await;
    for (suffix, target) in [("", "/x"), ("/", "/x"), ("/api/v1", "/api/v1/x"), ("/api/", "/api/x")]
    {
        let http = Http::builder(format!("{base}{suffix}")).build().unwrap();
        let echo: Value = http.send(call("/x")).await.unwrap().json().unwrap();
        assert_eq!(echo["target"], target);
    }
}

#[test]
fn settings_that_make_no_connection() {
    for (url, message) in [
        (
            "/",
            "the base URL `/` is relative: give an absolute one, such as `https://api.example.com`",
        ),
        (
            "/v1",
            "the base URL `/v1` is relative: give an absolute one, such as `https://api.example.com`",
        ),
        ("localhost:80", "the base URL: it must start with `http://` or `https://`"),
        ("http://", "the base URL: empty host"),
        (
            "http://u:s3cret@h",
            "the base URL: it holds a user name or password; give a credential in place of them",
        ),
        (
            "http://h/?a=1",
            "the base URL: it has a query or a fragment, behind which no path can stand",
        ),
    ] {
        assert_eq!(Http::builder(url).build().unwrap_err().to_string(), message);
    }
    let builder = || Http::builder("http://h");
    let error = builder().header("x y", "1").build().unwrap_err();
    assert!(matches!(error, BuildError::Header(name) if name == "x y"));
    for credential in [
        Credential::bearer(""),
        Credential::bearer("s3cret\n"),
        Credential::basic("a:b", "s3cret"),
        Credential::header("x y", "s3cret"),
        Credential::cookie("c", "s3cret; d"),
        Credential::query("q", ""),
    ] {
        let error = builder().credential("main", credential).build().unwrap_err();
        assert!(error.to_string().starts_with("the credential for `main` cannot be sent: "));
        assert!(!format!("{error:?}").contains("s3cret"));
    }
}

#[test]
fn https_needs_no_setting() {
    Http::builder("https://api.example.com").build().unwrap();
}

#[tokio::test]
async fn credentials_go_where_the_document_wants_them() {
    let header = |name: &'static str| move |echo: &Value| echo["headers"][name].clone();
    let target = |echo: &Value| echo["target"].clone();
    type Look = Box<dyn Fn(&Value) -> Value>;
    let table: Vec<(&'static [&'static [&'static str]], Look, &str)> = vec![
        (&[&["bearer"]], Box::new(header("authorization")), "Bearer t0ken"),
        (&[&["basic"]], Box::new(header("authorization")), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        (&[&["unknown"], &["header"]], Box::new(header("x-key")), "k3y"),
        (&[&["header", "unknown"], &["cookie"]], Box::new(header("cookie")), "c=1; session=a=b"),
        (&[&["query"]], Box::new(target), "/x?q=1&api%20key=a%26b"),
        (&[&[], &["query"]], Box::new(target), "/x?q=1&api%20key=a%26b"),
        (&[&["unknown"], &[]], Box::new(target), "/x?q=1"),
        (&[], Box::new(target), "/x?q=1"),
    ];
    let settings = |builder: concord_runtime::client::Builder| {
        builder
            .credential("bearer", Credential::bearer("old"))
            .credential("bearer", Credential::bearer("t0ken"))
            .credential("basic", Credential::basic("Aladdin", "open sesame"))
            .credential("header", Credential::header("X-Key", "k3y"))
            .credential("query", Credential::query("api key", "a&b"))
            .credential("cookie", Credential::cookie("session", "a=b"))
    };
    for http in clients(settings).await {
        for (security, look, expected) in &table {
            let operation = Operation { security, ..operation("GET", "/x") };
            let mut call = Call::new(Box::leak(Box::new(operation)));
            call.parameter(Parameter::query("q"), &1_u8);
            call.parameter(Parameter::cookie("c"), &1_u8);
            let echo: Value = http.send(call).await.unwrap().json().unwrap();
            assert_eq!(look(&echo), *expected, "{security:?}");
        }
        let shown = format!("{http:?}");
        assert!(!shown.contains("t0ken") && !shown.contains("k3y"), "{shown}");
    }
}

#[tokio::test]
async fn missing_credentials_are_told_before_anything_is_sent() {
    // Nobody listens there.
    let builder = Http::builder("http://127.0.0.1:1");
    let http = builder.credential("key", Credential::query("k", "s3cret")).build().unwrap();
    let fault = fault(&http, Call::new(&LOCKED)).await;
    assert!(
        matches!(fault.kind(), FaultKind::MissingCredentials { schemes } if *schemes == LOCKED.security)
    );
    assert_eq!(
        fault.to_string(),
        "`call_tool`: it needs credentials that the client was not given: `key` with `session`, \
         or `bearer`; give them to the client's builder, by `credential` with this name"
    );
    let fault = self::fault(&http, Call::new(&OPTIONAL)).await;
    assert!(matches!(fault.kind(), FaultKind::Transport(_)), "{fault}");
}

#[tokio::test]
async fn a_transport_fault_shows_no_credential() {
    static KEYED: Operation = Operation { security: &[&["key"]], ..operation("GET", "/locked") };
    let builder = Http::builder("http://127.0.0.1:1");
    let http = builder.credential("key", Credential::query("k", "s3cret")).build().unwrap();
    let fault = fault(&http, Call::new(&KEYED)).await;
    let shown = format!("{fault} {fault:?}");
    assert!(shown.contains("onnection refused") && !shown.contains("s3cret"), "{shown}");
}

#[tokio::test]
async fn values_that_cannot_be_sent() {
    let http = Http::builder("http://127.0.0.1:1").build().unwrap();
    let text = |text: &str| text.to_owned();
    let path = |value: &str| {
        let mut call = Call::new(&TOOL);
        call.parameter(Parameter::path("server"), &value.to_owned());
        call.parameter(Parameter::path("tool"), &text("t"));
        call
    };
    for value in ["", ".", ".."] {
        let fault = fault(&http, path(value)).await;
        assert!(matches!(fault.kind(), FaultKind::Request(RequestProblem::Path(_))), "{fault}");
    }
    let fault_of = async |edit: &dyn Fn(&mut Call)| {
        let mut call = call("/x");
        edit(&mut call);
        fault(&http, call).await.to_string()
    };
    let header = Parameter::header("x-name");
    assert_eq!(
        fault_of(&|call| call.parameter(header, &text("s3cret\r\nx: y"))).await,
        "`call_tool`: the request cannot be written: header `x-name`: a value holds a character \
         that cannot stand here"
    );
    assert_eq!(
        fault_of(&|call| call.parameter(Parameter::query("q"), &f64::NAN)).await,
        "`call_tool`: the request cannot be written: q: a number that is not finite has no JSON form"
    );
    assert_eq!(
        fault_of(&|call| call.json(&f64::INFINITY)).await,
        "`call_tool`: the request cannot be written: body: a number that is not finite has no JSON form"
    );
    assert_eq!(
        fault_of(&|call| call.parameter(Parameter::header("x y"), &1_u8)).await,
        "`call_tool`: the request cannot be written: header `x y`: its value holds what a header cannot"
    );
    assert_eq!(
        fault_of(&|call| call.body("a/b\n", Bytes::new())).await,
        "`call_tool`: the request cannot be written: header `content-type`: its value holds what a header cannot"
    );
    // The first problem counts.
    let mut call = call("/x");
    call.parameter(Parameter::query("a").style(Style::DeepObject), &json!({"x": []}));
    call.parameter(Parameter::header("b"), &text("\0"));
    let fault = fault(&http, call).await;
    let FaultKind::Request(RequestProblem::Parameter(error)) = fault.kind() else { panic!() };
    assert_eq!((error.name(), error.problem()), ("a", StyleProblem::Empty));
}

#[tokio::test]
async fn a_path_parameter_without_a_value_is_a_fault() {
    let http = Http::builder("http://127.0.0.1:1").build().unwrap();
    assert_eq!(
        fault(&http, Call::new(&TOOL)).await.to_string(),
        "`call_tool`: the request cannot be written: path parameter `server`: it has no value"
    );
}

#[tokio::test]
async fn a_redirect_is_an_answer() {
    for http in clients(|builder| builder).await {
        let response = http.send(call("/redirect")).await.unwrap();
        assert_eq!(response.status(), 302);
        let Error::Unexpected { status, headers, body } = response.unexpected::<()>() else {
            panic!()
        };
        assert_eq!((status.as_u16(), &*body), (302, &b""[..]));
        assert_eq!(headers["location"], "http://127.0.0.1:1/stolen");
    }
}

#[tokio::test]
async fn a_call_ends_in_time() {
    for http in clients(|builder| builder.timeout(Duration::from_millis(200))).await {
        for path in ["/slow-head", "/slow-body"] {
            let start = Instant::now();
            let fault = fault(&http, call(path)).await;
            assert!(matches!(fault.kind(), FaultKind::Timeout), "{fault}");
            assert!(start.elapsed() < Duration::from_secs(5));
        }
        // A stream of events takes as long as it takes.
        let opened = http.open(Call::new(&EVENTS)).await.unwrap();
        assert_eq!(opened.events::<Value>().unwrap().collect_all().await.unwrap().len(), 2);
    }
    for http in clients(|builder| builder.no_timeout()).await {
        assert_eq!(http.send(call("/long")).await.unwrap().body().len(), 5000);
    }
}

#[tokio::test]
async fn an_answer_is_bounded() {
    for http in clients(|builder| builder.response_limit(4999)).await {
        for path in ["/long", "/endless"] {
            let fault = fault(&http, call(path)).await;
            assert!(matches!(fault.kind(), FaultKind::TooLarge { limit: 4999 }), "{fault}");
            assert_eq!(fault.status().unwrap(), 200);
        }
    }
    for http in clients(|builder| builder.response_limit(5000)).await {
        assert_eq!(http.send(call("/long")).await.unwrap().text().unwrap().len(), 5000);
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_is_a_fault() {
    for http in clients(|builder| builder).await {
        let fault = fault(&http, call("/broken-body")).await;
        assert!(matches!(fault.kind(), FaultKind::Transport(_)), "{fault}");
        assert_eq!(fault.status().unwrap(), 200);
    }
}

#[tokio::test]
async fn answers_that_are_not_what_the_document_says() {
    for http in clients(|builder| builder).await {
        let text = http.send(call("/text")).await.unwrap();
        let not_json = http.send(call("/not-json")).await.unwrap();
        let not_it = http.send(call("/not-it")).await.unwrap();
        let nothing = http.send(call("/nothing")).await.unwrap();
        type Ages = concord_runtime::json::IndexMap<String, u8>;
        for (fault, message) in [
            (
                text.json::<Value>().unwrap_err(),
                "expected JSON, found the media type `text/plain; charset=utf-8` (in an answer with status 200)",
            ),
            (
                text.empty().unwrap_err(),
                "expected no body, found the media type `text/plain; charset=utf-8` (in an answer with status 200)",
            ),
            (
                nothing.json::<Value>().unwrap_err(),
                "expected JSON, found no media type (in an answer with status 204)",
            ),
            (
                not_json.json::<Value>().unwrap_err(),
                "the body does not fit the document: not JSON: expected value (line 1, column 12) (in an answer with status 200)",
            ),
            (
                not_it.json::<Ages>().unwrap_err(),
                "the body does not fit the document: at `/age`: expected an integer, found a string (in an answer with status 200)",
            ),
        ] {
            assert_eq!(fault.to_string(), format!("`call_tool`: {message}"));
            assert!(!format!("{fault:?}").contains("s3cret"));
            assert!(fault.body().is_some());
        }
        nothing.empty().unwrap();
        let error = not_it.unexpected::<()>();
        assert_eq!(format!("{error:?}"), "Unexpected { status: 200, body_length: 17, .. }");
        let opened = http.open(call("/text")).await.unwrap();
        let fault = opened.events::<Value>().unwrap_err();
        assert!(matches!(fault.kind(), FaultKind::MediaType { expected: "text/event-stream", .. }));
    }
}

#[tokio::test]
async fn events_come_as_they_are_sent() {
    for http in clients(|builder| builder).await {
        let start = Instant::now();
        let opened = http.open(Call::new(&EVENTS)).await.unwrap();
        assert_eq!(opened.status(), 200);
        let mut events = opened.events::<Value>().unwrap();
        let first = events.next().await.unwrap().unwrap();
        assert_eq!((first.id.as_deref(), first.data), (Some("0"), json!({"seq": 0})));
        assert!(start.elapsed() < Duration::from_millis(250), "the stream was held back");
        assert_eq!(events.next().await.unwrap().unwrap().data, json!({"seq": 1}));
        assert!(events.next().await.is_none());
    }
}

#[tokio::test]
async fn typed_headers() {
    for http in clients(|builder| builder).await {
        let response = http.send(call("/redirect")).await.unwrap();
        let location: Option<String> = response.header(Parameter::header("Location")).unwrap();
        assert_eq!(location.as_deref(), Some("http://127.0.0.1:1/stolen"));
        let fault = response.header::<u8>(Parameter::header("location")).unwrap_err();
        assert!(matches!(fault.kind(), FaultKind::Decode(_)));
        assert_eq!(response.header::<u8>(Parameter::header("x-none")).unwrap(), None);
    }
}

#[test]
fn errors_are_small_and_futures_move() {
    assert!(size_of::<Error<[u64; 8]>>() <= 72, "{}", size_of::<Error<[u64; 8]>>());
    assert!(size_of::<Error<()>>() < 128);
    fn is_send<T: Send>(_: T) {}
    let http = Http::builder("http://127.0.0.1:1").build().unwrap();
    is_send(http.send(call("/x")));
    is_send(http.open(call("/x")));
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    is_error::<Error<()>>();
    is_error::<Fault>();
}
