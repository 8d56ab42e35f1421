//! mcphub: overlapping paths, defaults, an optional header, free query parameters, open unions.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use concord_dialects::mcphub::{
    self, CallTool, Client, ContentItem, Credentials, ExecuteTool, ExecuteToolByQuery,
    ExecuteToolByQueryError, ExecuteToolError, ToolCall, ToolCallAnswer, ToolCallData,
};
use concord_runtime::client::Error;
use concord_runtime::json::{self, IndexMap};
use concord_runtime::operation::WithStatus;
use concord_runtime::server::{Context, Denied, Failure};
use serde_json::{Value, json};

use crate::wire::{TOKEN, anonymous, json_of, mock, post, received, request, send};

/// What reached the service.
#[derive(Clone, Debug, PartialEq)]
enum Asked {
    Call(CallTool),
    Query(ExecuteToolByQuery),
    Body(ExecuteTool),
}

/// A service that keeps what it is asked, and repeats the call.
#[derive(Clone, Default)]
struct Service(Arc<Mutex<Vec<Asked>>>);

impl Service {
    fn router(&self) -> axum::Router {
        mcphub::router(self.clone())
    }

    fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }

    fn keep(&self, asked: Asked) {
        self.0.lock().unwrap().push(asked);
    }
}

impl mcphub::Api for Service {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials) -> Result<(), Denied> {
        let Credentials::BearerAuth(token) = credentials;
        if token.matches(TOKEN) { Ok(()) } else { Err(Denied::Unauthenticated) }
    }

    async fn call_tool(
        &self,
        request: CallTool,
        _: Context<()>,
    ) -> Result<ToolCallAnswer, Failure<Infallible>> {
        self.keep(Asked::Call(request));
        json::from_value(&open_answer(), json::Reading::Tolerant).map_err(Failure::internal)
    }

    async fn execute_tool_by_query(
        &self,
        request: ExecuteToolByQuery,
        _: Context<()>,
    ) -> Result<WithStatus<Value>, Failure<ExecuteToolByQueryError>> {
        let is_unknown = request.tool_name == "unknown";
        self.keep(Asked::Query(request));
        if is_unknown {
            return Err(Failure::Documented(ExecuteToolByQueryError::Default(not_found())));
        }
        Ok(WithStatus { status: 200, body: Value::Null })
    }

    async fn execute_tool(
        &self,
        request: ExecuteTool,
        _: Context<()>,
    ) -> Result<WithStatus<Value>, Failure<ExecuteToolError>> {
        let is_unknown = request.tool_name == "unknown";
        self.keep(Asked::Body(request));
        if is_unknown {
            return Err(Failure::Documented(ExecuteToolError::Default(not_found())));
        }
        Ok(WithStatus { status: 200, body: Value::Null })
    }
}

/// An answer with more in it than the document names.
fn open_answer() -> Value {
    json!({
        "success": true,
        "data": {
            "content": [
                { "type": "text", "text": "t", "annotations": { "priority": 1 } },
                { "type": "image", "data": "AA==", "mimeType": "image/png" },
            ],
            "toolName": "weather",
            "arguments": { "days": 3 },
            "isError": false,
            "structuredContent": { "temperature": null },
            "_meta": {},
        },
        "requestId": "r-1",
    })
}

fn not_found() -> WithStatus<Value> {
    WithStatus { status: 404, body: json!({ "message": "m" }) }
}

fn plain_answer() -> Value {
    let data = ToolCallData::new(Vec::new(), "weather", json::Map::new());
    json::to_value(&ToolCallAnswer::new(true, data)).unwrap()
}

fn client(origin: &str) -> Client {
    Client::builder(origin).bearer_auth(TOKEN).build().unwrap()
}

#[tokio::test]
async fn absent_and_empty_arguments_are_the_same_to_the_handler() {
    let service = Service::default();
    let router = service.router();
    for body in [json!({ "toolName": "t" }), json!({ "toolName": "t", "arguments": {} })] {
        assert_eq!(send(&router, post("/api/tools/call/x", &body)).await.status, 200, "{body}");
    }
    let asked = service.asked();
    assert_eq!(asked[0], asked[1]);
    let Asked::Call(call) = &asked[0] else { panic!("{asked:?}") };
    assert_eq!(call.body.arguments, Some(json::Map::new()));
}

#[tokio::test]
async fn the_client_sends_arguments_as_they_were_given() {
    for (arguments, expected) in [
        (None, json!({ "toolName": "t" })),
        (Some(json::Map::new()), json!({ "toolName": "t", "arguments": {} })),
    ] {
        let mock = mock(200, &plain_answer()).await;
        let body = ToolCall { arguments, ..ToolCall::new("t") };
        client(&mock.uri()).call_tool(CallTool::new("amap", body)).await.unwrap();
        assert_eq!(json_of(&received(&mock).await.body), expected);
    }
}

#[tokio::test]
async fn the_client_sends_a_session_id_where_there_is_one() {
    for (session_id, expected) in [(None, vec![]), (Some("s-1".to_owned()), vec!["s-1"])] {
        let mock = mock(200, &plain_answer()).await;
        let call = CallTool { session_id, ..CallTool::new("amap", ToolCall::new("t")) };
        client(&mock.uri()).call_tool(call).await.unwrap();
        assert_eq!(received(&mock).await.header("x-session-id"), expected);
    }
}

#[tokio::test]
async fn the_server_takes_a_session_id_and_needs_none() {
    let service = Service::default();
    for expected in [None, Some("s-1".to_owned())] {
        let mut request = post("/api/tools/call/x", &json!({ "toolName": "t" }));
        request.headers.extend(expected.clone().map(|id| ("x-session-id".to_owned(), id)));
        assert_eq!(send(&service.router(), request).await.status, 200);
        let asked = service.asked();
        let Asked::Call(call) = &asked[0] else { panic!("{asked:?}") };
        assert_eq!(call.session_id, expected);
    }
}

#[tokio::test]
async fn overlapping_paths_route_by_the_literal_segment_and_the_method() {
    let service = Service::default();
    let router = service.router();
    let body = json!({ "toolName": "t" });
    let call =
        CallTool::new("x", ToolCall { arguments: Some(json::Map::new()), ..ToolCall::new("t") });
    let by_query = |server, tool| Asked::Query(ExecuteToolByQuery::new(server, tool));
    let with_body = |server, tool| {
        let body = body.as_object().cloned();
        Asked::Body(ExecuteTool { body, ..ExecuteTool::new(server, tool) })
    };
    for (request, expected) in [
        (post("/api/tools/call/x", &body), Asked::Call(call)),
        (request("GET", "/api/tools/call/x"), by_query("call", "x")),
        (request("GET", "/api/tools/amap/weather"), by_query("amap", "weather")),
        (post("/api/tools/amap/weather", &body), with_body("amap", "weather")),
        (post("/api/tools/calls/x", &body), with_body("calls", "x")),
    ] {
        let shown = format!("{} {}", request.method, request.path);
        assert_eq!(send(&router, request).await.status, 200, "{shown}");
        assert_eq!(service.asked(), [expected], "{shown}");
    }
}

#[tokio::test]
async fn only_the_literal_path_is_protected() {
    let service = Service::default();
    let router = service.router();
    let body = json!({ "toolName": "t" });
    for (request, status) in [
        (post("/api/tools/call/x", &body), 401),
        (request("GET", "/api/tools/call/x"), 200),
        (post("/api/tools/amap/x", &body), 200),
        (request("DELETE", "/api/tools/call/x"), 405),
    ] {
        let shown = format!("{} {}", request.method, request.path);
        assert_eq!(send(&router, anonymous(request)).await.status, status, "{shown}");
    }
    assert_eq!(service.asked().len(), 2);
}

#[tokio::test]
async fn the_client_calls_each_of_the_overlapping_paths() {
    let mock = mock(200, &plain_answer()).await;
    let client = client(&mock.uri());
    client.call_tool(CallTool::new("x", ToolCall::new("t"))).await.unwrap();
    client.execute_tool_by_query(ExecuteToolByQuery::new("call", "x")).await.unwrap();
    client.execute_tool(ExecuteTool::new("call", "x")).await.unwrap();
    let requests = mock.received_requests().await.unwrap();
    let found: Vec<_> = requests
        .iter()
        .map(|request| {
            let is_authorized = request.headers.contains_key("authorization");
            (request.method.as_str(), request.url.path(), is_authorized)
        })
        .collect();
    // The alternatives need no credentials, so none are given away.
    let path = "/api/tools/call/x";
    assert_eq!(found, [("POST", path, true), ("GET", path, false), ("POST", path, false)]);
}

#[tokio::test]
async fn free_query_parameters_are_arguments_to_the_server() {
    let service = Service::default();
    let target = "/api/tools/amap/weather?city=New%20York&a%26b=c%3Dd&plus=1%2B1&empty=";
    assert_eq!(send(&service.router(), request("GET", target)).await.status, 200);
    let asked = service.asked();
    let Asked::Query(query) = &asked[0] else { panic!("{asked:?}") };
    let expected = [("city", "New York"), ("a&b", "c=d"), ("plus", "1+1"), ("empty", "")];
    assert_eq!(query.arguments, Some(pairs(&expected)));
}

#[tokio::test]
async fn the_client_sends_arguments_under_their_own_names() {
    let mock = mock(200, &Value::Null).await;
    let arguments = pairs(&[("city", "New York"), ("a&b", "c=d"), ("plus", "1+1")]);
    let request = ExecuteToolByQuery {
        arguments: Some(arguments),
        ..ExecuteToolByQuery::new("amap", "weather")
    };
    client(&mock.uri()).execute_tool_by_query(request).await.unwrap();
    let query = received(&mock).await.query.unwrap();
    assert_eq!(query.replace('+', "%20"), "city=New%20York&a%26b=c%3Dd&plus=1%2B1");
}

fn pairs(pairs: &[(&str, &str)]) -> IndexMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn other_content_and_extra_members_survive_the_client() {
    let mock = mock(200, &open_answer()).await;
    let call = CallTool::new("amap", ToolCall::new("weather"));
    let answer = client(&mock.uri()).call_tool(call).await.unwrap();
    let kinds = answer.data.content.iter();
    let others = kinds.filter(|item| matches!(item, ContentItem::Other(_))).count();
    assert_eq!(others, 1);
    assert_eq!(answer.data.extra["isError"], json!(false));
    assert_eq!(json::to_value(&answer).unwrap(), open_answer());
}

#[tokio::test]
async fn other_content_and_extra_members_survive_the_server() {
    let router = Service::default().router();
    let body = json!({ "toolName": "weather", "_meta": { "progressToken": 1 } });
    let answer = send(&router, post("/api/tools/call/amap", &body)).await;
    assert_eq!(json_of(&answer.body), open_answer());
}

#[tokio::test]
async fn statuses_that_the_document_leaves_open_are_data_to_the_client() {
    let body = json!({ "message": "m" });
    for status in [200, 404, 500] {
        let mock = mock(status, &body).await;
        let client = client(&mock.uri());
        let expected = WithStatus { status, body: body.clone() };
        match client.execute_tool(ExecuteTool::new("amap", "weather")).await {
            Ok(answer) if status < 400 => assert_eq!(answer, expected),
            Err(Error::Documented(ExecuteToolError::Default(answer))) => {
                assert_eq!(answer, expected);
            }
            other => panic!("{status}: {other:?}"),
        }
        match client.execute_tool_by_query(ExecuteToolByQuery::new("amap", "weather")).await {
            Ok(answer) if status < 400 => assert_eq!(answer, expected),
            Err(Error::Documented(ExecuteToolByQueryError::Default(answer))) => {
                assert_eq!(answer, expected);
            }
            other => panic!("{status}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn statuses_that_the_document_leaves_open_are_the_handlers_to_choose() {
    let router = Service::default().router();
    let answer = send(&router, request("GET", "/api/tools/amap/unknown")).await;
    assert_eq!((answer.status, json_of(&answer.body)), (404, json!({ "message": "m" })));
    let answer = send(&router, post("/api/tools/amap/unknown", &json!({}))).await;
    assert_eq!((answer.status, json_of(&answer.body)), (404, json!({ "message": "m" })));
}
