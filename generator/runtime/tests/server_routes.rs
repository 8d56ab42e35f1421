//! Which operation a request reaches.
#![cfg(feature = "server")]
#![cfg(test)]

use std::sync::Arc;

use axum::body::Body;
use concord_runtime::operation::Operation;
use concord_runtime::server::{self, BoxFuture, Call, Refusal, Response, Router};
use concord_runtime::style::Parameter;
use concord_runtime::template::Template;
use http::{Method, Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// An operation whose answer tells which operation it is.
macro_rules! operations {
    ($router:expr, $($name:ident = $method:literal $path:literal;)*) => {{
        $(const $name: Operation = Operation {
            id: concat!($method, " ", $path), method: $method, path: $path, security: &[],
        };)*
        $router$(.operation(&$name, tell))*
    }};
}

fn tell(_: Arc<()>, call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move { server::content(200, "text/plain", call.operation().id) })
}

fn app() -> axum::Router {
    let router = operations! { Router::new(()),
        CALL = "POST" "/api/tools/call/{server}";
        GET_TOOL = "GET" "/api/tools/{serverName}/{toolName}";
        POST_TOOL = "POST" "/api/tools/{serverName}/{toolName}";
        DOTTED = "POST" "/connect/{namespace}/{connectionId}/.tools/{toolPath}";
        STATIC = "GET" "/a/b/c";
        MIDDLE = "DELETE" "/a/{x}/c";
        LAST = "PUT" "/a/b/{y}";
        EXPORT = "GET" "/files/{name}.csv";
        FILE = "GET" "/files/{name}";
        RANGE = "GET" "/files/{from}-{to}";
        COLON = "POST" "/:batch";
        STAR = "POST" "/*/x";
        ROOT = "GET" "/";
        HEAD = "HEAD" "/head";
        GET = "GET" "/head";
    };
    router.into_axum()
}

async fn ask(app: axum::Router, method: &str, path: &str) -> http::Response<Body> {
    let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
    app.oneshot(request).await.unwrap()
}

async fn text(response: http::Response<Body>) -> String {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn the_most_specific_operation_with_the_method_answers() {
    let rows = [
        ("POST", "/api/tools/call/x", "POST /api/tools/call/{server}"),
        ("GET", "/api/tools/call/x", "GET /api/tools/{serverName}/{toolName}"),
        ("POST", "/api/tools/callx/x", "POST /api/tools/{serverName}/{toolName}"),
        ("GET", "/api/tools/a/b", "GET /api/tools/{serverName}/{toolName}"),
        (
            "POST",
            "/connect/n/c/.tools/a%2Fb",
            "POST /connect/{namespace}/{connectionId}/.tools/{toolPath}",
        ),
        ("GET", "/a/b/c", "GET /a/b/c"),
        ("DELETE", "/a/b/c", "DELETE /a/{x}/c"),
        ("PUT", "/a/b/c", "PUT /a/b/{y}"),
        ("PUT", "/a/b/z", "PUT /a/b/{y}"),
        ("DELETE", "/a/z/c", "DELETE /a/{x}/c"),
        ("GET", "/files/x", "GET /files/{name}"),
        ("GET", "/files/x.csv", "GET /files/{name}.csv"),
        ("GET", "/files/1-2", "GET /files/{from}-{to}"),
        ("POST", "/:batch", "POST /:batch"),
        ("POST", "/*/x", "POST /*/x"),
        ("GET", "/", "GET /"),
    ];
    for (method, path, operation) in rows {
        let response = ask(app(), method, path).await;
        assert_eq!(response.status(), StatusCode::OK, "{method} {path}");
        assert_eq!(text(response).await, operation, "{method} {path}");
    }
}

#[tokio::test]
async fn a_method_that_no_matching_operation_has_is_405_with_all_that_are() {
    let rows = [
        ("DELETE", "/api/tools/call/x", "GET, HEAD, POST"),
        ("PUT", "/api/tools/a/b", "GET, HEAD, POST"),
        ("POST", "/a/b/c", "DELETE, GET, HEAD, PUT"),
        ("POST", "/a/z/c", "DELETE"),
        ("GET", "/:batch", "POST"),
    ];
    for (method, path, allow) in rows {
        let response = ask(app(), method, path).await;
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        assert_eq!(response.headers()["allow"], allow, "{method} {path}");
    }
}

#[tokio::test]
async fn another_path_is_404() {
    for path in ["/api/tools/x", "/api/tools/call/", "/a/b/c/", "/nothing", "/y/x"] {
        assert_eq!(ask(app(), "POST", path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    let whole = app().fallback(server::not_found);
    let response = ask(whole, "POST", "/nothing").await;
    assert_eq!(response.headers()["content-type"], "application/problem+json");
}

#[tokio::test]
async fn head_falls_back_to_get_without_the_body() {
    let response = ask(app(), "HEAD", "/a/b/c").await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-length"], "10");
    assert_eq!(text(response).await, "");
    // A documented HEAD goes before the GET that would stand in for it.
    assert_eq!(ask(app(), "HEAD", "/head").await.headers()["content-length"], "10");
    assert_eq!(ask(app(), "GET", "/head").await.headers()["content-length"], "9");
}

#[tokio::test]
async fn routers_of_several_apis_merge_and_nest() {
    let one = operations! { Router::new(()), ONE = "GET" "/one/{id}"; };
    let two =
        operations! { Router::new(()), TWO = "GET" "/two/{name}"; THREE = "GET" "/one/{id}/x"; };
    let three = operations! { Router::new(()), FOUR = "GET" "/one/{id}"; };
    let app = one.into_axum().merge(two.into_axum()).nest("/v2/{tenant}", three.into_axum());
    for (path, operation) in [
        ("/one/1", "GET /one/{id}"),
        ("/one/1/x", "GET /one/{id}/x"),
        ("/two/1", "GET /two/{name}"),
        ("/v2/t/one/1", "GET /one/{id}"),
    ] {
        assert_eq!(text(ask(app.clone(), "GET", path).await).await, operation, "{path}");
    }
}

#[tokio::test]
async fn path_text_is_decoded_once_and_per_parameter() {
    const ECHO: Operation =
        Operation { id: "echo", method: "GET", path: "/x/{first}/{second}", security: &[] };
    fn echo(_: Arc<()>, call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
        Box::pin(async move {
            let first: String = call.parameter(Parameter::path("first"))?;
            let second: String = call.parameter(Parameter::path("second"))?;
            server::json(200, &vec![first, second])
        })
    }
    let app = Router::new(()).operation(&ECHO, echo).into_axum();
    let nested = axum::Router::new().nest("/under", app.clone());
    for (path, expected) in [
        ("/x/a%2Fb%20c%3F%25/plain", r#"["a/b c?%","plain"]"#),
        ("/x/a+b/%252F", r#"["a+b","%2F"]"#),
        ("/x/%E2%82%AC/..%2F..", r#"["€","../.."]"#),
    ] {
        assert_eq!(text(ask(app.clone(), "GET", path).await).await, expected);
        let under = format!("/under{path}");
        assert_eq!(text(ask(nested.clone(), "GET", &under).await).await, expected);
    }
    for bad in ["/x/%ff/b", "/x/%/b"] {
        let response = ask(app.clone(), Method::GET.as_str(), bad).await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{bad}");
        assert!(text(response).await.contains(r#""parameter":{"in":"path","name":"first"}"#));
    }
}

/// All texts of one to three segments.
fn paths(segments: &[&str]) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut longest = all.clone();
    for _ in 0..3 {
        longest =
            longest.iter().flat_map(|p| segments.iter().map(move |s| format!("{p}/{s}"))).collect();
        all.extend(longest.clone());
    }
    all.split_off(1)
}

#[tokio::test]
async fn any_templates_stand_beside_each_other_and_the_most_specific_answers() {
    let segments = ["a", "{x}", "a{x}", "{x}b", "{x}-{y}", ":a", "*", "*b", "{", "a}b", ""];
    let templates: Vec<(&'static str, Template)> = paths(&segments)
        .into_iter()
        .map(|path| (&*path.clone().leak(), Template::parse(&path)))
        .collect();
    let mut router = Router::new(());
    for (path, _) in &templates {
        let operation = Operation { id: path, method: "GET", path, security: &[] };
        router = router.operation(Box::leak(Box::new(operation)), tell);
    }
    let app = router.into_axum();
    for path in paths(&["a", "ab", "a-b", "b", ":a", "*b", "%7B", "c%2Fd", ""]) {
        let fitting = templates.iter().filter(|(_, template)| template.matches(&path).is_some());
        let best = fitting.min_by(|(_, a), (_, b)| a.cmp_specificity(b));
        let response = ask(app.clone(), "GET", &path).await;
        let Some((_, best)) = best else {
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
            continue;
        };
        let found = Template::parse(&text(response).await);
        assert!(found.cmp_specificity(best).is_eq(), "{path}: {found:?}");
    }
}
