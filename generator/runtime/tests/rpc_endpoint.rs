//! What an endpoint is set to: its path, its document, and how much of a batch runs at a time.
#![cfg(all(feature = "client", feature = "server"))]
#![cfg(test)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Body;
use concord_runtime::client::{Http, InProcess};
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, CallError, Endpoint};
use concord_runtime::server::Limits;
use concord_runtime::style::Parameter;
use http::Request;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

#[path = "rpc_arithmetic/mod.rs"]
mod rpc_arithmetic;

use rpc_arithmetic::{GetData, NotifyHello, Subtract, Sum};

static OPERATION: Operation =
    Operation { id: "rpc", method: "POST", path: "/{who}", security: &[] };

const DOCUMENT: &str = "{\"openrpc\":\"1.4.1\"}\n";

/// How many calls run now, and how many ran at most.
#[derive(Default)]
struct Api {
    now: AtomicUsize,
    most: AtomicUsize,
}

fn endpoint(api: Arc<Api>) -> Endpoint<Arc<Api>, String> {
    let open = |_: &_, call: &'_ concord_runtime::server::Call| {
        let who = call.parameter::<String>(Parameter::path("who"));
        Box::pin(async move { who }) as concord_runtime::server::BoxFuture<'_, _>
    };
    Endpoint::new(api, &OPERATION, open)
        .document(DOCUMENT)
        .method(|api, request: Sum, _| {
            Box::pin(async move {
                let now = api.now.fetch_add(1, Ordering::SeqCst) + 1;
                api.most.fetch_max(now, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(1)).await;
                api.now.fetch_sub(1, Ordering::SeqCst);
                Ok(request.a + request.b + request.c)
            })
        })
        .method(|_, _: Subtract, _| panic!("secret"))
        .method(|_, _: GetData, who| Box::pin(async move { Ok((who, 5)) }))
        .notification(|_, _: NotifyHello, _| Box::pin(async { Ok(()) }))
}

async fn ask(app: axum::Router, path: &str, body: Value) -> (u16, Value) {
    let request = Request::post(path).header("content-type", "application/json");
    let request = request.body(Body::from(body.to_string())).unwrap();
    let response = app.oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, serde_json::from_slice(&body).unwrap_or_default())
}

#[tokio::test]
async fn the_document_is_what_discovery_answers() {
    let app = endpoint(Arc::default()).into_axum();
    let discover = json!({ "jsonrpc": "2.0", "method": "rpc.discover", "id": 1 });
    let (_, answer) = ask(app.clone(), "/ada", discover).await;
    assert_eq!(answer["result"], json!({ "openrpc": "1.4.1" }));
    let other = json!({ "jsonrpc": "2.0", "method": "rpc.other", "id": 1 });
    assert_eq!(ask(app.clone(), "/ada", other).await.1["error"]["code"], -32601);
    let http = Http::builder("http://a.test/ada").transport(InProcess::new(app)).build().unwrap();
    let document = rpc::Client::new(http).discover().await.unwrap();
    assert_eq!(document, json!({ "openrpc": "1.4.1" }));
}

#[tokio::test]
async fn an_endpoint_is_served_at_any_path_with_its_variables() {
    let get = json!({ "jsonrpc": "2.0", "method": "get_data", "id": 1 });
    let app = endpoint(Arc::default()).at("/v2/of/{who}/json").into_axum();
    let app = axum::Router::new().nest("/api", app);
    let (_, answer) = ask(app.clone(), "/api/v2/of/ada%20l/json", get.clone()).await;
    assert_eq!(answer["result"], json!(["ada l", 5]));
    assert_eq!(ask(app, "/ada", get.clone()).await.0, 404);
    // Without its variable an address is refused, whatever is called.
    let app = endpoint(Arc::default()).at("/fixed").into_axum();
    assert_eq!(ask(app, "/fixed", get).await.0, 400);
}

#[tokio::test]
async fn a_batch_runs_under_its_cap() {
    for (concurrency, most) in [(1, 1), (4, 4), (0, 1)] {
        let api = Arc::<Api>::default();
        let limits = Limits { concurrency, ..Limits::default() };
        let app = endpoint(Arc::clone(&api)).limits(limits).into_axum();
        let sum = json!({ "jsonrpc": "2.0", "method": "sum", "params": [1, 2, 3], "id": 1 });
        let (_, answer) = ask(app, "/ada", Value::from(vec![sum; 12])).await;
        assert_eq!(answer.as_array().unwrap().len(), 12);
        assert_eq!(api.most.load(Ordering::SeqCst), most);
    }
}

#[tokio::test]
async fn a_call_that_panics_leaves_the_others_alone() {
    let app = endpoint(Arc::default()).into_axum();
    let http = Http::builder("http://a.test/ada").transport(InProcess::new(app)).build().unwrap();
    let client = rpc::Client::new(http);
    let mut batch = client.batch();
    let before = batch.ask(&Sum { a: 1, b: 2, c: 3 });
    let panics = batch.ask(&Subtract { minuend: 1, subtrahend: 1 });
    batch.tell(&NotifyHello { a: 1 });
    let after = batch.ask(&GetData {});
    let mut answers = batch.send().await.unwrap();
    assert_eq!(answers.take(before).unwrap(), 6);
    let error = answers.take(panics).unwrap_err();
    assert!(
        matches!(error, CallError::Error(error) if error.code == -32603 && error.data.is_none())
    );
    assert_eq!(answers.take(after).unwrap(), ("ada".to_owned(), 5));
}

#[tokio::test]
async fn a_notification_that_wants_an_answer_gets_null() {
    let app = endpoint(Arc::default()).into_axum();
    let hello = json!({ "jsonrpc": "2.0", "method": "notify_hello", "params": [7], "id": 1 });
    let (_, answer) = ask(app, "/ada", hello).await;
    assert_eq!(answer, json!({ "jsonrpc": "2.0", "result": null, "id": 1 }));
}
