//! What the framework answers before, after and in place of a handler.
#![cfg(feature = "server")]
#![cfg(test)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::body::Body;
use bytes::Bytes;
use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::secret::Secret;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Denied, Failure, InternalError, Limits, Refusal, Response,
    Router,
};
use concord_runtime::style::Parameter;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// A closed object with one member, as it would be generated.
struct Pet {
    age: u8,
}

json::object! { Pet { age: required, } }

struct Api;

/// What a generated trait would hold.
impl Api {
    async fn authenticate(&self, bearer: Option<Secret>) -> Result<String, Denied> {
        match bearer {
            Some(token) if token.matches("good") => Ok("Ada".to_owned()),
            Some(token) if token.matches("known") => Err(Denied::Forbidden),
            _ => Err(Denied::Unauthenticated),
        }
    }

    async fn add_pet(
        &self,
        pet: Pet,
        context: Context<String>,
    ) -> Result<Pet, Failure<&'static str>> {
        assert!(context.headers["authorization"].is_sensitive());
        match pet.age {
            0 => Err("too young".into()),
            1 => Err(Failure::internal("the database is gone: secret")),
            2 => panic!("a bug: secret"),
            age => Ok(Pet { age: age + 1 }),
        }
    }
}

const ADD: Operation =
    Operation { id: "addPet", method: "POST", path: "/pets/{id}", security: &[&["bearer"]] };
const PATCH: Operation =
    Operation { id: "patch", method: "PATCH", path: "/pets/{id}", security: &[] };

fn add(api: Arc<Api>, mut call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let bearer = call.bearer();
        let principal = api.authenticate(bearer).await;
        let principal = principal.map_err(|denied| denied.refusal("Bearer"))?;
        let offered = call.accepts(&["application/json"])?;
        assert_eq!(offered, "application/json");
        let _id: u64 = call.parameter(Parameter::path("id"))?;
        let _limit: Option<u8> = call.optional_parameter(Parameter::query("limit"))?;
        let _kind: String = call.parameter(Parameter::header("x-kind"))?;
        let pet = call.json().await?;
        match api.add_pet(pet, call.context(principal)).await {
            Ok(pet) => server::json(201, &pet),
            Err(failure) => failure.answer(|error| server::json(409, &error.to_owned())),
        }
    })
}

fn patch(_: Arc<Api>, mut call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        match call.optional_json::<Pet>().await? {
            Some(pet) => server::json(200, &pet),
            None => Ok(server::empty(204)),
        }
    })
}

fn app() -> axum::Router {
    Router::new(Api)
        .limits(Limits { body: 64, ..Limits::default() })
        .operation(&ADD, add)
        .operation(&PATCH, patch)
        .into_axum()
}

/// The request that succeeds, before a row changes one thing of it.
struct Ask {
    method: &'static str,
    path: &'static str,
    headers: Vec<(&'static str, &'static str)>,
    body: Bytes,
}

fn good() -> Ask {
    Ask {
        method: "POST",
        path: "/pets/7",
        headers: vec![
            ("authorization", "Bearer good"),
            ("content-type", "application/json"),
            ("x-kind", "cat"),
        ],
        body: Bytes::from_static(br#"{"age":3}"#),
    }
}

impl Ask {
    fn path(mut self, path: &'static str) -> Self {
        self.path = path;
        self
    }

    fn method(mut self, method: &'static str) -> Self {
        self.method = method;
        self
    }

    fn body(mut self, body: &'static (impl AsRef<[u8]> + ?Sized)) -> Self {
        self.body = Bytes::from_static(body.as_ref());
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self
    }

    fn header(self, name: &'static str, value: &'static str) -> Self {
        let mut asked = self.without(name);
        asked.headers.push((name, value));
        asked
    }

    async fn send(self) -> http::Response<Body> {
        let mut request = Request::builder().method(self.method).uri(self.path);
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        app().oneshot(request.body(Body::from(self.body)).unwrap()).await.unwrap()
    }
}

async fn json(response: http::Response<Body>) -> Value {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&bytes).unwrap_or(Value::Null)
}

#[tokio::test]
async fn each_refusal_has_its_status_and_its_place() {
    let nested: &'static str = Box::leak("[".repeat(60).into_boxed_str());
    let parameter = |place: &str, name: &str| serde_json::json!({ "in": place, "name": name });
    let path = Some(("parameter", parameter("path", "id")));
    let query = Some(("parameter", parameter("query", "limit")));
    let header = Some(("parameter", parameter("header", "x-kind")));
    let pointer = |pointer: &str| Some(("pointer", Value::from(pointer)));
    let rows = [
        ("a path parameter", good().path("/pets/x"), 400, path),
        ("a query parameter", good().path("/pets/7?limit=300"), 400, query.clone()),
        ("a repeated parameter", good().path("/pets/7?limit=3&limit=4"), 400, query),
        ("a missing parameter", good().without("x-kind"), 400, header),
        ("not JSON", good().body("{"), 400, None),
        ("too deep", good().body(nested), 400, None),
        ("no UTF-8", good().body(b"\"\xff\""), 400, None),
        ("a repeated name", good().body(r#"{"age":3,"age":4}"#), 400, pointer("/age")),
        ("no body", good().body(""), 400, None),
        ("no credentials", good().without("authorization"), 401, None),
        ("wrong credentials", good().header("authorization", "Bearer bad"), 401, None),
        ("another scheme", good().header("authorization", "Basic good"), 401, None),
        ("a caller who may not", good().header("authorization", "bearer known"), 403, None),
        ("another method", good().method("DELETE"), 405, None),
        ("what is not offered", good().header("accept", "text/html, */*;q=0"), 406, None),
        ("too long", good().body(&[b' '; 65]), 413, None),
        ("told to be too long", good().header("content-length", "65"), 413, None),
        ("another media type", good().header("content-type", "text/plain"), 415, None),
        ("no media type", good().without("content-type"), 415, None),
        ("no media type at all", good().header("content-type", "json"), 415, None),
        ("a charset", good().header("content-type", "application/json; charset=latin1"), 415, None),
        ("a missing member", good().body("{}"), 422, pointer("")),
        ("another type", good().body(r#"{"age":"secret"}"#), 422, pointer("/age")),
        ("an undeclared member", good().body(r#"{"age":3,"a/b":1}"#), 422, pointer("/a~1b")),
        ("a failing handler", good().body(r#"{"age":1}"#), 500, None),
        ("a panicking handler", good().body(r#"{"age":2}"#), 500, None),
    ];
    for (name, ask, status, place) in rows {
        let response = ask.send().await;
        assert_eq!(response.status(), status, "{name}");
        assert_eq!(response.headers()["content-type"], "application/problem+json", "{name}");
        let problem = json(response).await;
        assert_eq!(problem["status"], status, "{name}");
        assert_eq!(problem["type"], "about:blank", "{name}");
        match place {
            Some((member, place)) => assert_eq!(problem[member], place, "{name}: {problem}"),
            None => {
                assert!(problem.get("parameter").or(problem.get("pointer")).is_none(), "{name}")
            }
        }
        assert!(!problem.to_string().contains("secret"), "{name}: {problem}");
        assert_eq!(problem.get("detail").is_none(), status == 500, "{name}");
    }
}

#[tokio::test]
async fn what_is_right_is_answered() {
    for ask in [
        good(),
        good().header("content-type", "application/merge-patch+json; charset=UTF-8"),
        good().header("authorization", "bEARER  good"),
        good().header("accept", "*/*"),
        good().body("{\"age\": 3}                                                      "),
    ] {
        let response = ask.send().await;
        assert_eq!(response.status(), 201);
        assert_eq!(response.headers()["content-type"], "application/json");
        assert_eq!(json(response).await, serde_json::json!({ "age": 4 }));
    }
    let documented = good().body(r#"{"age":0}"#).send().await;
    assert_eq!(documented.status(), 409);
    assert_eq!(json(documented).await, "too young");
}

#[tokio::test]
async fn an_optional_body_may_be_left_out() {
    let rows = [
        ("none", good().method("PATCH").body("").without("content-type"), 204),
        (
            "none, with a type",
            good().method("PATCH").body("").header("content-type", "text/plain"),
            204,
        ),
        ("one", good().method("PATCH"), 200),
        ("one without a type", good().method("PATCH").without("content-type"), 415),
        ("blanks", good().method("PATCH").body("  "), 400),
        ("null", good().method("PATCH").body("null"), 422),
    ];
    for (name, ask, status) in rows {
        assert_eq!(ask.send().await.status(), status, "{name}");
    }
}

#[tokio::test]
async fn a_body_of_unknown_length_is_read_up_to_the_limit_and_may_be_none() {
    for (chunks, status) in [(0, 204), (1, 400), (9, 413)] {
        let chunks = (0..chunks).map(|_| Ok::<_, std::io::Error>("         "));
        let body = Body::from_stream(futures_util::stream::iter(chunks));
        let request = Request::patch("/pets/7").header("content-type", "application/json");
        let response = app().oneshot(request.body(body).unwrap()).await.unwrap();
        assert_eq!(response.status(), status);
    }
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let limits = Limits { time: std::time::Duration::from_millis(20), ..Limits::default() };
    let app = Router::new(Api).limits(limits).operation(&PATCH, patch).into_axum();
    let body = Body::from_stream(futures_util::stream::pending::<Result<Bytes, std::io::Error>>());
    let request = Request::patch("/pets/7").header("content-type", "application/json");
    let response = app.oneshot(request.body(body).unwrap()).await.unwrap();
    assert_eq!(response.status(), 408);
    assert_eq!(json(response).await["detail"], "a body may take up to 20ms");
}

#[tokio::test]
async fn the_body_is_not_touched_before_the_caller_is_known() {
    let touched = Arc::new(AtomicBool::new(false));
    let watch = Arc::clone(&touched);
    let chunks = futures_util::stream::poll_fn(move |_| {
        watch.store(true, Ordering::Relaxed);
        std::task::Poll::Ready(None::<Result<Bytes, std::io::Error>>)
    });
    let request = Request::post("/pets/x").body(Body::from_stream(chunks)).unwrap();
    let response = app().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(response.headers()["www-authenticate"], "Bearer");
    assert!(!touched.load(Ordering::Relaxed));
}

#[tokio::test]
async fn a_middleware_sees_why_a_handler_failed() {
    for (body, reason) in [
        (r#"{"age":1}"#, "the database is gone: secret"),
        (r#"{"age":2}"#, "the handler panicked: a bug: secret"),
    ] {
        let response = good().body(body).send().await;
        let error = response.extensions().get::<InternalError>().unwrap();
        assert_eq!(error.to_string(), reason);
    }
}

#[tokio::test]
async fn an_api_may_answer_refusals_its_own_way() {
    let app = Router::new(Api)
        .operation(&ADD, add)
        .on_refusal(|_, refusal| {
            server::json(refusal.status().as_u16(), &vec![refusal.detail().to_owned()])
                .unwrap_or_else(|_| server::empty(500))
        })
        .into_axum();
    let request = Request::get("/pets/7").body(Body::empty()).unwrap();
    let response = app.oneshot(request).await.unwrap();
    assert_eq!(response.status(), 405);
    assert_eq!(json(response).await, serde_json::json!(["the path has operations for POST"]));
}

#[tokio::test]
async fn keys_are_found_where_they_stand_once() {
    const KEYS: Operation = Operation { id: "keys", method: "GET", path: "/keys", security: &[] };
    fn keys(_: Arc<()>, call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
        Box::pin(async move {
            let show = |key: Option<Secret>| key.map(|key| key.expose().to_owned());
            let basic =
                call.basic().map(|(user, password)| format!("{user}|{}", password.expose()));
            let (header, query) = (call.header_key("X-Key"), call.query_key("key"));
            let found = vec![basic, show(header), show(query), show(call.cookie_key("key"))];
            server::json(200, &found)
        })
    }
    let rows = [
        ("/keys", vec![], "[null,null,null,null]"),
        ("/keys", vec![("authorization", "Basic dTpwOnE=")], r#"["u|p:q",null,null,null]"#),
        ("/keys", vec![("authorization", "Basic !")], "[null,null,null,null]"),
        ("/keys", vec![("x-key", "k")], r#"[null,"k",null,null]"#),
        ("/keys", vec![("x-key", "k"), ("x-key", "l")], "[null,null,null,null]"),
        ("/keys?a=b&key=%2F", vec![], r#"[null,null,"/",null]"#),
        ("/keys?key=a&key=b", vec![], "[null,null,null,null]"),
        ("/keys", vec![("cookie", "a=b; key=c=d")], r#"[null,null,null,"c=d"]"#),
    ];
    for (path, headers, expected) in rows {
        let app = Router::new(()).operation(&KEYS, keys).into_axum();
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let response = app.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(json(response).await.to_string(), expected, "{path}");
    }
}
