//! merge: JSON-RPC over HTTP, with nulls that count, typed path variables, and errors the document
//! does not have.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use concord_dialects::merge::{
    self, CallTool, Client, ContentItem, Credentials, Endpoint, TextContent, ToolResult,
};
use concord_runtime::json::{self, Uuid};
use concord_runtime::rpc::{CallError, Failure, RpcError};
use concord_runtime::server::{Context, Denied};
use serde_json::{Value, json};

use crate::wire::{TOKEN, json_of, mock, post, post_text, received, send};

const PACK: &str = "6f1c1f52-8a5b-4f0e-9d0c-3a1b2c4d5e6f";
const USER: &str = "0d9f1a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b";

/// A service that keeps what it is asked, and answers as it is told.
#[derive(Clone)]
struct Service {
    asked: Arc<Mutex<Vec<(CallTool, Endpoint)>>>,
    answer: fn() -> Result<ToolResult, Failure<Infallible>>,
}

impl merge::Api for Service {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials) -> Result<(), Denied> {
        let Credentials::BearerAuth(token) = credentials;
        if token.matches(TOKEN) { Ok(()) } else { Err(Denied::Unauthenticated) }
    }

    async fn call_tool(
        &self,
        request: CallTool,
        context: Context<(), Endpoint>,
    ) -> Result<ToolResult, Failure<Infallible>> {
        self.asked.lock().unwrap().push((request, context.endpoint));
        (self.answer)()
    }
}

fn service() -> Service {
    let answer = || Ok(ToolResult::new(vec![ContentItem::Text(TextContent::new("{}"))]));
    Service { asked: Arc::default(), answer }
}

fn target() -> String {
    format!("/api/v1/tool-packs/{PACK}/registered-users/{USER}/tools/call")
}

fn call() -> Value {
    json!({
        "jsonrpc": "2.0",
        "id": 2,
        "method": "tools/call",
        "params": { "name": "t", "arguments": arguments() },
    })
}

fn arguments() -> Value {
    json!({ "input": { "filter": { "team": { "key": null } } }, "cursor": null })
}

fn client(origin: &str) -> Client {
    let id = |text: &str| text.parse::<Uuid>().unwrap();
    let endpoint = Endpoint { tool_pack_id: id(PACK), registered_user_id: id(USER) };
    Client::builder(endpoint.at(origin)).bearer_auth(TOKEN).build().unwrap()
}

async fn answered(answer: &Value) -> Result<ToolResult, CallError<Infallible>> {
    let mock = mock(200, answer).await;
    client(&mock.uri()).call_tool(CallTool::new("t")).await
}

#[tokio::test]
async fn the_client_sends_nulls_at_every_depth() {
    let mock = mock(200, &json!({ "jsonrpc": "2.0", "id": 1, "result": { "content": [] } })).await;
    let arguments = arguments().as_object().cloned();
    client(&mock.uri()).call_tool(CallTool { arguments, ..CallTool::new("t") }).await.unwrap();
    let request = received(&mock).await;
    let text = String::from_utf8(request.body.clone()).unwrap();
    assert!(text.contains(r#""key":null"#) && text.contains(r#""cursor":null"#), "{text}");
    assert_eq!(request.path, target());
    let mut expected = call();
    expected["id"] = json!(1);
    assert_eq!(json_of(&request.body), expected);
}

#[tokio::test]
async fn the_server_gets_nulls_at_every_depth() {
    let service = service();
    let answer = send(&merge::router(service.clone()), post(&target(), &call())).await;
    assert_eq!(answer.status, 200);
    let asked = service.asked.lock().unwrap().clone();
    assert_eq!(asked[0].0.arguments, arguments().as_object().cloned());
}

#[tokio::test]
async fn the_server_gets_path_ids_as_uuids() {
    let service = service();
    send(&merge::router(service.clone()), post(&target(), &call())).await;
    let asked = service.asked.lock().unwrap().clone();
    assert_eq!(asked[0].1.tool_pack_id.to_string(), PACK);
    assert_eq!(asked[0].1.registered_user_id.to_string(), USER);
}

#[tokio::test]
async fn a_wrong_path_id_is_a_400_that_names_it() {
    let service = service();
    let router = merge::router(service.clone());
    for (wrong, name) in [(PACK, "tool_pack_id"), (USER, "registered_user_id")] {
        let target = target().replace(wrong, "not-a-uuid");
        let answer = send(&router, post(&target, &call())).await;
        assert_eq!(answer.status, 400);
        assert_eq!(answer.header("content-type"), ["application/problem+json"]);
        let text = String::from_utf8(answer.body).unwrap();
        assert!(text.contains(&format!("\"{name}\"")), "{text}");
        assert!(!text.contains("not-a-uuid"), "a refusal repeats no value: {text}");
    }
    assert!(service.asked.lock().unwrap().is_empty());
}

#[test]
fn a_wrong_path_id_is_no_endpoint_of_the_client() {
    // `Endpoint` holds nothing but UUIDs, so a call to a wrong address cannot be written.
    assert!("not-a-uuid".parse::<Uuid>().is_err());
}

#[tokio::test]
async fn an_error_with_an_unknown_code_is_a_typed_value_to_the_client() {
    let error = json!({ "code": 4711, "message": "m", "data": { "retry": null } });
    match answered(&json!({ "jsonrpc": "2.0", "id": 1, "error": error })).await {
        Err(CallError::Error(error)) => {
            assert_eq!((error.code, error.message.as_str()), (4711, "m"));
            assert_eq!(error.data, Some(json!({ "retry": null })));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_error_with_an_unknown_code_leaves_the_server_as_it_was_made() {
    let answer = || {
        let error = RpcError::new(4711, "m").with_data(json!({ "retry": null }));
        Err(Failure::Error(error))
    };
    let service = Service { answer, ..service() };
    let found = send(&merge::router(service), post(&target(), &call())).await;
    let error = json!({ "code": 4711, "message": "m", "data": { "retry": null } });
    assert_eq!(found.status, 200);
    assert_eq!(json_of(&found.body), json!({ "jsonrpc": "2.0", "id": 2, "error": error }));
}

#[tokio::test]
async fn an_answer_with_another_id_is_an_error_to_the_client() {
    for id in [json!(2), json!("1")] {
        let result = json!({ "content": [] });
        match answered(&json!({ "jsonrpc": "2.0", "id": id, "result": result })).await {
            Err(CallError::MismatchedId { sent, received }) => {
                assert_eq!((sent.as_raw(), received.as_raw()), ("1", &*id.to_string()));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn the_server_answers_with_the_id_of_the_request() {
    let router = merge::router(service());
    for id in [json!(2), json!(9_007_199_254_740_993_u64), json!("two")] {
        let mut request = call();
        request["id"] = id.clone();
        let answer = send(&router, post(&target(), &request)).await;
        assert_eq!(json_of(&answer.body)["id"], id);
    }
}

/// What a server answers to a text.
async fn code_of(text: &str) -> (u16, Value) {
    let service = service();
    let answer = send(&merge::router(service.clone()), post_text(&target(), text)).await;
    assert!(service.asked.lock().unwrap().is_empty(), "{text}");
    (answer.status, json_of(&answer.body))
}

#[tokio::test]
async fn the_server_answers_a_text_that_is_no_json_with_32700() {
    for text in ["{\"jsonrpc\": \"2.0\",", "nonsense", "{\"id\":1}}"] {
        let (status, answer) = code_of(text).await;
        assert_eq!((status, &answer["error"]["code"]), (200, &json!(-32700)), "{text}");
        assert_eq!(answer["id"], Value::Null);
    }
}

#[tokio::test]
async fn the_server_answers_json_that_is_no_request_with_32600() {
    for text in [
        "1",
        "{}",
        r#"{"jsonrpc":"1.0","id":1,"method":"tools/call","params":{"name":"t"}}"#,
        r#"{"jsonrpc":"2.0","id":1,"method":7}"#,
        r#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":"t"}"#,
    ] {
        let (status, answer) = code_of(text).await;
        assert_eq!((status, &answer["error"]["code"]), (200, &json!(-32600)), "{text}");
    }
}

#[tokio::test]
async fn the_server_answers_an_unknown_method_with_32601() {
    let (_, answer) = code_of(r#"{"jsonrpc":"2.0","id":3,"method":"tools/list"}"#).await;
    assert_eq!((&answer["error"]["code"], &answer["id"]), (&json!(-32601), &json!(3)));
}

#[tokio::test]
async fn the_server_answers_wrong_params_with_32602() {
    for params in [r"{}", r#"{"name":7}"#, r#"{"name":"t","arguments":[]}"#, r#"["t"]"#] {
        let text = format!(r#"{{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{params}}}"#);
        let (_, answer) = code_of(&text).await;
        let found = (&answer["error"]["code"], &answer["id"]);
        assert_eq!(found, (&json!(-32602), &json!(4)), "{params}");
    }
}

#[tokio::test]
async fn the_client_gets_the_protocols_errors_typed() {
    for code in [
        RpcError::PARSE_ERROR,
        RpcError::INVALID_REQUEST,
        RpcError::METHOD_NOT_FOUND,
        RpcError::INVALID_PARAMS,
    ] {
        let error = json!({ "code": code, "message": "m" });
        match answered(&json!({ "jsonrpc": "2.0", "id": 1, "error": error })).await {
            Err(CallError::Error(error)) => assert_eq!(error, RpcError::new(code, "m")),
            other => panic!("{other:?}"),
        }
    }
}

/// A result with more in it than the document names.
fn open_result() -> Value {
    json!({
        "content": [
            { "type": "text", "text": "{}", "annotations": null },
            { "type": "image", "data": "AA==", "mimeType": "image/png" },
        ],
        "isError": true,
        "_meta": {},
    })
}

#[tokio::test]
async fn other_content_and_extra_members_survive_the_client() {
    let answer = json!({ "jsonrpc": "2.0", "id": 1, "result": open_result() });
    let found = answered(&answer).await.unwrap();
    assert_eq!(json::to_value(&found).unwrap(), open_result());
}

#[tokio::test]
async fn other_content_and_extra_members_survive_the_server() {
    let answer = || {
        let result = json::from_value(&open_result(), json::Reading::Tolerant);
        result.map_err(Failure::internal)
    };
    let service = Service { answer, ..service() };
    let found = send(&merge::router(service), post(&target(), &call())).await;
    assert_eq!(json_of(&found.body)["result"], open_result());
}
