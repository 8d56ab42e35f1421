//! smithery: no envelope, errors told apart by status alone, and a path segment with a slash.

use std::sync::{Arc, Mutex};

use concord_dialects::smithery::{
    self, CallTool, CallToolError, Client, Credentials, Error, LooseObject, ValidationError,
};
use concord_runtime::client;
use concord_runtime::server::{Context, Denied, Failure};
use serde_json::{Value, json};

use crate::wire::{TOKEN, json_of, mock, post, received, send};

/// A service that keeps what it is asked, and answers as it is told.
struct Service {
    asked: Arc<Mutex<Vec<CallTool>>>,
    answer: fn() -> Result<LooseObject, CallToolError>,
}

impl smithery::Api for Service {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials) -> Result<(), Denied> {
        let Credentials::BearerAuth(token) = credentials;
        if token.matches(TOKEN) { Ok(()) } else { Err(Denied::Unauthenticated) }
    }

    async fn call_tool(
        &self,
        request: CallTool,
        _: Context<()>,
    ) -> Result<LooseObject, Failure<CallToolError>> {
        self.asked.lock().unwrap().push(request);
        Ok((self.answer)()?)
    }
}

fn service(
    answer: fn() -> Result<LooseObject, CallToolError>,
) -> (axum::Router, Arc<Mutex<Vec<CallTool>>>) {
    let asked = Arc::default();
    (smithery::router(Service { asked: Arc::clone(&asked), answer }), asked)
}

fn object(value: &Value) -> LooseObject {
    value.as_object().unwrap().clone()
}

async fn call(status: u16, answer: &Value) -> Result<LooseObject, client::Error<CallToolError>> {
    let mock = mock(status, answer).await;
    let client = Client::builder(mock.uri()).bearer_auth(TOKEN).build().unwrap();
    client.call_tool(CallTool::new("acme", "conn", "tool", LooseObject::new())).await
}

fn error(code: &str) -> Error {
    Error::new(code, "m")
}

const PATH: &str = "/connect/acme/conn/.tools/tool";

#[tokio::test]
async fn the_clients_body_is_the_arguments_object_itself() {
    let mock = mock(200, &json!({})).await;
    let client = Client::builder(mock.uri()).bearer_auth(TOKEN).build().unwrap();
    let arguments = json!({ "query": null, "body": { "limit": 1.5 } });
    client.call_tool(CallTool::new("acme", "conn", "tool", object(&arguments))).await.unwrap();
    let request = received(&mock).await;
    assert_eq!(json_of(&request.body), arguments);
    assert_eq!(request.header("authorization"), [format!("Bearer {TOKEN}")]);
}

#[tokio::test]
async fn the_server_takes_the_arguments_object_itself() {
    let (router, asked) = service(|| Ok(LooseObject::new()));
    let arguments = json!({ "query": null, "body": { "limit": 1.5 } });
    let answer = send(&router, post(PATH, &arguments)).await;
    assert_eq!((answer.status, json_of(&answer.body)), (200, json!({})));
    assert_eq!(asked.lock().unwrap()[0].body, object(&arguments));
    assert_eq!(send(&router, post(PATH, &json!([]))).await.status, 422);
}

#[tokio::test]
async fn the_client_tells_errors_apart_by_status_and_not_by_shape() {
    // Every one of the three shapes takes this body.
    let body = json!({ "error": "validation_error", "message": "m" });
    let expected = error("validation_error");
    for (status, expected) in [
        (400, CallToolError::BadRequest(ValidationError::new("m"))),
        (404, CallToolError::NotFound(expected.clone())),
        (422, CallToolError::UnprocessableContent(expected)),
    ] {
        match call(status, &body).await {
            Err(client::Error::Documented(found)) => assert_eq!(found, expected),
            other => panic!("{status}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn the_server_answers_errors_by_status_and_not_by_shape() {
    type Answer = fn() -> Result<LooseObject, CallToolError>;
    let answers: [(u16, Answer); 3] = [
        (400, || Err(CallToolError::BadRequest(ValidationError::new("m")))),
        (404, || Err(CallToolError::NotFound(error("validation_error")))),
        (422, || Err(CallToolError::UnprocessableContent(error("validation_error")))),
    ];
    for (status, answer) in answers {
        let (router, _) = service(answer);
        let found = send(&router, post(PATH, &json!({}))).await;
        assert_eq!(found.status, status);
        let body = json!({ "error": "validation_error", "message": "m" });
        assert_eq!(json_of(&found.body), body, "{status}");
    }
}

#[tokio::test]
async fn a_401_is_unexpected_to_the_client() {
    match call(401, &json!({ "error": "unauthorized", "message": "m" })).await {
        Err(client::Error::Unexpected { status, .. }) => assert_eq!(status, 401),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_server_refuses_a_wrong_token_with_a_401_of_its_own() {
    let (router, asked) = service(|| Ok(LooseObject::new()));
    let mut request = post(PATH, &json!({}));
    request.headers[0].1 = "Bearer other".to_owned();
    let answer = send(&router, request).await;
    assert_eq!(answer.status, 401);
    assert_eq!(answer.header("content-type"), ["application/problem+json"]);
    assert!(asked.lock().unwrap().is_empty());
}

#[tokio::test]
async fn the_client_sends_a_tool_path_as_one_segment() {
    let mock = mock(200, &json!({})).await;
    let client = Client::builder(mock.uri()).bearer_auth(TOKEN).build().unwrap();
    let request = CallTool::new("acme", "conn", "a/b c?%", LooseObject::new());
    client.call_tool(request).await.unwrap();
    let request = received(&mock).await;
    assert_eq!(request.path, "/connect/acme/conn/.tools/a%2Fb%20c%3F%25");
    assert_eq!(request.query, None);
}

#[tokio::test]
async fn the_server_gets_a_tool_path_decoded_and_whole() {
    let (router, asked) = service(|| Ok(LooseObject::new()));
    let target = "/connect/acme/conn/.tools/a%2Fb%20c%3F%25";
    assert_eq!(send(&router, post(target, &json!({}))).await.status, 200);
    let expected = CallTool::new("acme", "conn", "a/b c?%", LooseObject::new());
    assert_eq!(asked.lock().unwrap()[0], expected);
}

#[test]
fn the_operation_has_a_good_name_and_its_documented_id() {
    // `CallTool`, `CallToolError` and `Client::call_tool` are used above.
    let id = "postSmithery.run:namespace:connectionId.tools:toolPath";
    assert_eq!(smithery::CALL_TOOL.id, id);
}
