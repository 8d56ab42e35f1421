//! cognipeer: filters with listed values, two names for the arguments, five errors with one body.

use std::sync::{Arc, Mutex};

use concord_dialects::cognipeer::{
    self, ActionResult, Client, Credentials, Error, ExecuteAction, ExecuteActionError,
    ExecuteActionRequest, GetTool, GetToolError, ListTools, ListToolsError, ToolEnvelope, ToolList,
    ToolStatus, ToolType,
};
use concord_runtime::client;
use concord_runtime::json;
use concord_runtime::server::{Context, Denied, Failure};
use serde_json::{Value, json};

use crate::wire::{TOKEN, json_of, mock, post, received, request, send};

/// A service that keeps what it is asked, and answers an execution as it is told.
#[derive(Clone)]
struct Service {
    listed: Arc<Mutex<Vec<ListTools>>>,
    executed: Arc<Mutex<Vec<ExecuteActionRequest>>>,
    answer: Answer,
}

fn service() -> Service {
    let answer = || Ok(ActionResult::new(Value::Null, 0, "t", "a"));
    Service { listed: Arc::default(), executed: Arc::default(), answer }
}

impl cognipeer::Api for Service {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials) -> Result<(), Denied> {
        let Credentials::BearerAuth(token) = credentials;
        if token.matches(TOKEN) { Ok(()) } else { Err(Denied::Unauthenticated) }
    }

    async fn list_tools(
        &self,
        request: ListTools,
        _: Context<()>,
    ) -> Result<ToolList, Failure<ListToolsError>> {
        self.listed.lock().unwrap().push(request);
        Ok(ToolList::new(Vec::new()))
    }

    async fn get_tool(
        &self,
        request: GetTool,
        _: Context<()>,
    ) -> Result<ToolEnvelope, Failure<GetToolError>> {
        if request.tool_key == "open" {
            let tool = json::from_value(&open_tool(), json::Reading::Tolerant);
            return tool.map_err(Failure::internal);
        }
        Err(Failure::Documented(GetToolError::NotFound(Error::new("no such tool"))))
    }

    /// As the document says: `arguments` wins, and neither is an empty object.
    async fn execute_action(
        &self,
        request: ExecuteAction,
        _: Context<()>,
    ) -> Result<ActionResult, Failure<ExecuteActionError>> {
        let arguments = request.body.arguments.clone().or(request.body.args.clone());
        self.executed.lock().unwrap().push(request.body);
        let mut result = (self.answer)()?;
        result.result = Value::Object(arguments.unwrap_or_default());
        Ok(result)
    }
}

fn client(origin: &str) -> Client {
    Client::builder(origin).bearer_auth(TOKEN).build().unwrap()
}

const EXECUTE: &str = "/api/client/v1/tools/t/actions/a/execute";

#[tokio::test]
async fn the_server_refuses_filters_that_are_not_listed() {
    let service = service();
    let router = cognipeer::router(service.clone());
    for (query, name) in
        [("status=paused", "status"), ("type=grpc", "type"), ("status=active&type=", "type")]
    {
        let answer = send(&router, request("GET", &format!("/api/client/v1/tools?{query}"))).await;
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.header("content-type"), ["application/problem+json"]);
        let text = String::from_utf8(answer.body).unwrap();
        assert!(text.contains(&format!("\"{name}\"")), "{text}");
        assert!(!text.contains("paused") && !text.contains("grpc"), "{text}");
    }
    assert!(service.listed.lock().unwrap().is_empty());
}

#[tokio::test]
async fn the_server_takes_filters_that_are_listed_and_needs_none() {
    let service = service();
    let router = cognipeer::router(service.clone());
    for (query, status, r#type) in [
        ("", None, None),
        ("?status=disabled", Some(ToolStatus::Disabled), None),
        ("?type=mcp&status=active", Some(ToolStatus::Active), Some(ToolType::Mcp)),
    ] {
        let target = format!("/api/client/v1/tools{query}");
        assert_eq!(send(&router, request("GET", &target)).await.status, 200, "{query}");
        assert_eq!(service.listed.lock().unwrap().pop(), Some(ListTools { status, r#type }));
    }
}

#[tokio::test]
async fn the_client_keeps_filters_that_are_not_listed() {
    let mock = mock(200, &json!({ "tools": [] })).await;
    let request = ListTools {
        status: Some(ToolStatus::Unknown("paused".to_owned())),
        r#type: Some(ToolType::Mcp),
    };
    client(&mock.uri()).list_tools(request).await.unwrap();
    assert_eq!(received(&mock).await.query.as_deref(), Some("status=paused&type=mcp"));
}

#[tokio::test]
async fn the_client_keeps_values_of_answers_that_are_not_listed() {
    let answer = json!({ "tools": [{
        "key": "k", "name": "n", "description": "d", "type": "grpc", "status": "paused",
        "actions": [], "createdAt": "2026-02-01T08:00:00.000Z",
    }] });
    let mock = mock(200, &answer).await;
    let found = client(&mock.uri()).list_tools(ListTools::default()).await.unwrap();
    assert_eq!(found.tools[0].status, ToolStatus::Unknown("paused".to_owned()));
    assert_eq!(found.tools[0].r#type, ToolType::Unknown("grpc".to_owned()));
    assert_eq!(json::to_value(&found).unwrap(), answer);
}

#[tokio::test]
async fn the_server_takes_arguments_and_args() {
    let service = service();
    let router = cognipeer::router(service.clone());
    for (body, expected) in [
        (json!({ "arguments": { "x": 1 } }), json!({ "x": 1 })),
        (json!({ "args": { "x": 2 } }), json!({ "x": 2 })),
        (json!({ "args": { "x": 2 }, "arguments": { "x": 1 } }), json!({ "x": 1 })),
        (json!({}), json!({})),
    ] {
        let answer = send(&router, post(EXECUTE, &body)).await;
        assert_eq!(answer.status, 200, "{body}");
        assert_eq!(json_of(&answer.body)["result"], expected, "{body}");
        // Which of the two it was is not lost on the way.
        let seen = service.executed.lock().unwrap().pop().unwrap();
        assert_eq!(json::to_value(&seen).unwrap(), body);
    }
}

#[tokio::test]
async fn the_client_sends_arguments_and_args() {
    let members = |value: &Value| value.as_object().cloned();
    let one = json!({ "x": 1 });
    for (arguments, args, expected) in [
        (members(&one), None, json!({ "arguments": { "x": 1 } })),
        (None, members(&one), json!({ "args": { "x": 1 } })),
        (None, None, json!({})),
    ] {
        let answer = json!({ "result": 1, "latencyMs": 0, "toolKey": "t", "actionKey": "a" });
        let mock = mock(200, &answer).await;
        let body = ExecuteActionRequest { arguments, args, ..ExecuteActionRequest::default() };
        client(&mock.uri()).execute_action(ExecuteAction::new("t", "a", body)).await.unwrap();
        assert_eq!(json_of(&received(&mock).await.body), expected);
    }
}

/// What the service says to an execution.
type Answer = fn() -> Result<ActionResult, ExecuteActionError>;

/// The answer of each status, all with one body.
fn errors() -> [(u16, Answer); 5] {
    use ExecuteActionError::{BadRequest, Forbidden, InternalServerError, NotFound, Unauthorized};
    fn body() -> Error {
        Error::new("e")
    }
    [
        (400, || Err(BadRequest(body()))),
        (401, || Err(Unauthorized(body()))),
        (403, || Err(Forbidden(body()))),
        (404, || Err(NotFound(body()))),
        (500, || Err(InternalServerError(body()))),
    ]
}

#[tokio::test]
async fn the_client_tells_five_errors_apart_by_status() {
    for (status, answer) in errors() {
        let expected = answer().unwrap_err();
        let mock = mock(status, &json!({ "error": "e" })).await;
        let request = ExecuteAction::new("t", "a", ExecuteActionRequest::default());
        match client(&mock.uri()).execute_action(request).await {
            Err(client::Error::Documented(found)) => assert_eq!(found, expected),
            other => panic!("{status}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn the_server_answers_five_errors_with_their_status_and_one_body() {
    for (status, answer) in errors() {
        let router = cognipeer::router(Service { answer, ..service() });
        let found = send(&router, post(EXECUTE, &json!({}))).await;
        assert_eq!(found.status, status);
        assert_eq!(found.header("content-type"), ["application/json"], "{status}");
        assert_eq!(json_of(&found.body), json!({ "error": "e" }), "{status}");
    }
}

/// An answer of `getTool` with more in it than the document names.
fn open_tool() -> Value {
    json!({
        "tool": {
            "key": "k", "name": "n", "description": "d", "type": "mcp", "status": "active",
            "actions": [{
                "key": "a", "name": "n", "description": "d", "tags": [null],
                "inputSchema": { "type": "object", "$defs": { "x": true } },
            }],
            "createdAt": "2026-02-01T08:00:00.000Z",
            "owner": { "id": 1 },
        },
        "etag": "e",
    })
}

#[tokio::test]
async fn extra_members_survive_the_client() {
    let mock = mock(200, &open_tool()).await;
    let found = client(&mock.uri()).get_tool(GetTool::new("k")).await.unwrap();
    assert_eq!(json::to_value(&found).unwrap(), open_tool());
}

#[tokio::test]
async fn extra_members_survive_the_server() {
    let router = cognipeer::router(service());
    let answer = send(&router, request("GET", "/api/client/v1/tools/open")).await;
    assert_eq!((answer.status, json_of(&answer.body)), (200, open_tool()));
    let answer = send(&router, request("GET", "/api/client/v1/tools/none")).await;
    assert_eq!((answer.status, json_of(&answer.body)), (404, json!({ "error": "no such tool" })));
}
