//! Messages of JSON-RPC, as a server and as a client reads them.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use concord_dialects::mcp;
use concord_runtime::rpc::{CallFault, Message, Reply, Transport};
use concord_runtime::server::BoxFuture;
use http::Request;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::exchange::{answer, block_on};

/// The bytes are a request, and then the answer to one and to a batch.
pub(crate) fn json_rpc(bytes: &[u8]) {
    thread_local! {
        static ROUTER: Router = mcp::router(mcp::ExampleServer::new());
    }
    let request = Request::post("/mcp").header("content-type", "application/json");
    let request = request.body(Body::from(bytes.to_vec())).expect("a request");
    let answer = ROUTER.with(|router| answer(router, request));
    match answer.status {
        200 => assert_answer(&answer.body),
        status => assert!(status == 204 && answer.body.is_empty(), "answered with {status}"),
    }
    block_on(call(bytes));
}

/// An answer, or a batch of at least one; each with an id, and with a result or an error.
pub(super) fn assert_answer(body: &[u8]) {
    let is_json = serde_json::from_slice::<IgnoredAny>(body).is_ok();
    assert!(is_json, "{} is no JSON", String::from_utf8_lossy(body));
    // An id is answered in its own text, which may be a number that no double holds.
    let Ok(answer) = serde_json::from_slice::<Value>(body) else { return };
    let answers = match &answer {
        Value::Array(answers) => answers.as_slice(),
        one => std::slice::from_ref(one),
    };
    assert!(!answers.is_empty(), "a batch of nothing is no answer");
    for answer in answers {
        let has = |name| answer.get(name).is_some();
        assert!(answer["jsonrpc"] == "2.0" && has("id"), "{answer} is no answer");
        assert!(has("result") != has("error"), "{answer} is neither a result nor an error");
        let is_internal = answer.pointer("/error/code") == Some(&Value::from(-32603));
        assert!(!is_internal, "{answer} is nobody's fault but ours");
    }
}

/// A peer that answers everything in the same words.
struct Parrot(Arc<Mutex<Vec<u8>>>);

impl Transport for Parrot {
    fn send(&self, _: Message) -> BoxFuture<'_, Result<Option<Reply>, CallFault>> {
        let words = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async { Ok(Some(Reply::new(words))) })
    }
}

async fn call(bytes: &[u8]) {
    let client = mcp::Client::over(Parrot(Arc::new(Mutex::new(bytes.to_vec()))))
        .configure(|rpc| rpc.with_next_id(1));
    if let Err(error) = client.list_tools(mcp::ListTools::default()).await {
        assert!(!error.to_string().is_empty());
    }
    let mut batch = client.batch();
    let tools = batch.ask(&mcp::ListTools::default());
    let output = batch.ask(&mcp::CallTool::new("draw"));
    if let Ok(mut answers) = batch.send().await {
        let (_, _) = (answers.take(tools), answers.take(output));
    }
}
