//! agentflow: one answer in two media types, a stream byte for byte, and an idempotency key.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use concord_dialects::agentflow::{
    self, Client, Credentials, Event, EventType, RunTool, RunToolAnswer, RunToolError,
    ToolCallRequest, ToolRun,
};
use concord_runtime::client::{self, Body, BoxError, InProcess, Transport};
use concord_runtime::json::{self, Json};
use concord_runtime::server::{BoxFuture, Context, Denied, Failure};
use concord_runtime::sse::{self, EventStream};
use contract_tests::configuration;
use contract_tests::contract::Contract;
use contract_tests::coverage::shown;
use contract_tests::harness::workspace_root;
use http_body_util::{BodyExt, StreamBody};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::wire::{TOKEN, json_of, mock, mock_text, post, received, send};

const TARGET: &str = "/api/v1/agent/a/tools/calculator/run";

/// A value that the document shows, by the name of its example.
fn documented(name: &str, is_answer: bool) -> Value {
    let root = workspace_root();
    let dialects = configuration::read(&root).unwrap();
    let contract = Contract::read(&root, "agentflow", &dialects["agentflow"]).unwrap();
    let mut found = shown(&contract).into_iter();
    let found =
        found.find(|shown| shown.name == name && shown.pointer.contains("responses") == is_answer);
    found.unwrap().value
}

/// The documented text of the stream.
fn stream_text() -> String {
    documented("calculator", true).as_str().unwrap().to_owned()
}

fn collected() -> ToolRun {
    decoded(&documented("calculator-collected", true))
}

fn decoded<T: Json>(value: &Value) -> T {
    json::from_value(value, json::Reading::Tolerant).unwrap()
}

/// The typed events, as a handler makes them.
fn stream() -> EventStream<Event> {
    let events = collected().events.into_iter();
    let events = events.map(|event| sse::Event::new(event.clone()).with_id(event.seq.to_string()));
    EventStream::from_events(events.collect::<Vec<_>>()).with_retry(Duration::from_secs(5))
}

/// A service that runs a tool once its gate lets it, and runs none twice at once under one key.
#[derive(Clone)]
struct Service {
    gate: Arc<Semaphore>,
    entered: Arc<Semaphore>,
    running: Arc<Mutex<BTreeSet<String>>>,
    asked: Arc<Mutex<Vec<RunTool>>>,
    collected: fn() -> Value,
}

impl Service {
    fn new(open: bool) -> Self {
        let gate = Arc::new(Semaphore::new(usize::from(open) * 100));
        Self {
            gate,
            entered: Arc::new(Semaphore::new(0)),
            running: Arc::default(),
            asked: Arc::default(),
            collected: || documented("calculator-collected", true),
        }
    }
}

/// The claim to a key, given back when the run is over.
struct Claim(Service, Option<String>);

impl Claim {
    fn take(service: &Service, key: Option<String>) -> Option<Self> {
        let is_free = key.iter().all(|key| service.running.lock().unwrap().insert(key.clone()));
        is_free.then(|| Self(service.clone(), key))
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(key) = &self.1 {
            self.0.running.lock().unwrap().remove(key);
        }
    }
}

impl agentflow::Api for Service {
    type Principal = ();

    async fn authenticate(&self, credentials: Credentials) -> Result<(), Denied> {
        let Credentials::BearerAuth(token) = credentials;
        if token.matches(TOKEN) { Ok(()) } else { Err(Denied::Unauthenticated) }
    }

    async fn run_tool(
        &self,
        request: RunTool,
        _: Context<()>,
    ) -> Result<RunToolAnswer, Failure<RunToolError>> {
        self.asked.lock().unwrap().push(request.clone());
        let claim = Claim::take(self, request.body.idempotency_key);
        let _claim = claim.ok_or(RunToolError::Conflict)?;
        self.entered.add_permits(1);
        let _permit = self.gate.acquire().await.map_err(Failure::internal)?;
        Ok(match request.body.stream {
            Some(true) => RunToolAnswer::OkEvents(stream()),
            _ => RunToolAnswer::OkJson(decoded(&(self.collected)())),
        })
    }
}

fn run(key: Option<&str>) -> RunTool {
    let body = ToolCallRequest::new(json::Map::new(), "conv", "msg");
    let idempotency_key = key.map(str::to_owned);
    RunTool::new("a", "calculator", ToolCallRequest { idempotency_key, ..body })
}

fn in_process(service: &Service) -> Client {
    let transport = InProcess::new(agentflow::router(service.clone()));
    connected(transport)
}

fn connected(transport: impl Transport) -> Client {
    let builder = Client::builder("http://agentflow.test").bearer_auth(TOKEN);
    builder.transport(transport).build().unwrap()
}

#[tokio::test]
async fn the_client_collects_and_always_says_so() {
    for stream in [None, Some(true), Some(false)] {
        let mock = mock(200, &documented("calculator-collected", true)).await;
        let client = Client::builder(mock.uri()).bearer_auth(TOKEN).build().unwrap();
        let mut request = run(None);
        request.body.stream = stream;
        assert_eq!(client.run_tool(request).await.unwrap(), collected());
        let request = received(&mock).await;
        assert_eq!(json_of(&request.body)["stream"], json!(false));
        assert_eq!(request.header("accept"), ["application/json"]);
    }
}

#[tokio::test]
async fn the_client_streams_and_always_says_so() {
    for stream in [None, Some(true), Some(false)] {
        let mock = mock_text(200, "text/event-stream", &stream_text()).await;
        let client = Client::builder(mock.uri()).bearer_auth(TOKEN).build().unwrap();
        let mut request = run(None);
        request.body.stream = stream;
        let mut events = client.run_tool_stream(request).await.unwrap();
        let mut found = Vec::new();
        while let Some(event) = events.next().await {
            let event = event.unwrap();
            assert_eq!(event.id, Some(event.data.seq.to_string()));
            found.push(event.data);
        }
        assert_eq!(found, collected().events);
        assert_eq!(events.retry(), Some(Duration::from_secs(5)));
        let request = received(&mock).await;
        assert_eq!(json_of(&request.body)["stream"], json!(true));
        assert_eq!(request.header("accept"), ["text/event-stream"]);
    }
}

#[tokio::test]
async fn the_server_answers_with_the_documented_stream_byte_for_byte() {
    let router = agentflow::router(Service::new(true));
    let answer = send(&router, post(TARGET, &documented("calculator", false))).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), ["text/event-stream"]);
    assert_eq!(String::from_utf8(answer.body).unwrap(), stream_text());
}

#[tokio::test]
async fn the_server_answers_with_all_events_at_once() {
    let router = agentflow::router(Service::new(true));
    let mut request = documented("calculator", false);
    request["stream"] = json!(false);
    let answer = send(&router, post(TARGET, &request)).await;
    assert_eq!(answer.header("content-type"), ["application/json"]);
    assert_eq!(json_of(&answer.body), documented("calculator-collected", true));
}

#[tokio::test]
async fn the_client_sends_the_agent_and_the_tool_where_they_belong() {
    let mock = mock(200, &documented("calculator-collected", true)).await;
    let client = Client::builder(mock.uri()).bearer_auth(TOKEN).build().unwrap();
    client.run_tool(run(None)).await.unwrap();
    assert_eq!(received(&mock).await.path, TARGET);
}

#[tokio::test]
async fn the_server_gets_the_agent_and_the_tool_where_they_belong() {
    let service = Service::new(true);
    let router = agentflow::router(service.clone());
    send(&router, post(TARGET, &documented("calculator", false))).await;
    let asked = service.asked.lock().unwrap().pop().unwrap();
    assert_eq!((asked.agent_id.as_str(), asked.tool_id.as_str()), ("a", "calculator"));
}

/// A transport whose answer is a stream in given pieces.
struct Pieces(Vec<Bytes>);

impl Transport for Pieces {
    fn send(
        &self,
        _: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, BoxError>> {
        let frames = self.0.clone().into_iter().map(|piece| Ok(http_body::Frame::data(piece)));
        let body = StreamBody::new(futures_util::stream::iter(frames)).boxed_unsync();
        let response = http::Response::builder().header("content-type", "text/event-stream");
        Box::pin(async move { Ok(response.body(body)?) })
    }
}

async fn events_of(pieces: Vec<Bytes>) -> Vec<sse::Event<Event>> {
    let client = connected(Pieces(pieces));
    client.run_tool_stream(run(None)).await.unwrap().collect_all().await.unwrap()
}

#[tokio::test]
async fn events_split_at_any_byte_decode_the_same() {
    // A character of two bytes, so that some split falls into it.
    let text = Bytes::from(stream_text().replace("tool\"", "töol\""));
    let whole = events_of(vec![text.clone()]).await;
    assert_eq!(whole.len(), 2);
    for at in 0..=text.len() {
        let found = events_of(vec![text.slice(..at), text.slice(at..)]).await;
        assert_eq!(found, whole, "split at byte {at}");
    }
    let bytes = (0..text.len()).map(|at| text.slice(at..=at)).collect();
    assert_eq!(events_of(bytes).await, whole, "byte by byte");
}

#[tokio::test]
async fn a_second_call_with_an_open_key_gets_its_409_and_not_after() {
    let service = Service::new(false);
    let client = in_process(&service);
    let first = tokio::spawn({
        let client = client.clone();
        async move { client.run_tool(run(Some("k"))).await }
    });
    let _entered = service.entered.acquire().await.unwrap();

    for _ in 0..2 {
        let second = client.run_tool(run(Some("k"))).await;
        assert_conflict(second);
        let second = client.run_tool_stream(run(Some("k"))).await;
        assert_conflict(second);
    }
    service.gate.add_permits(1);
    assert_eq!(first.await.unwrap().unwrap(), collected());

    assert_eq!(client.run_tool(run(Some("k"))).await.unwrap(), collected());
    let again = client.run_tool_stream(run(Some("k"))).await.unwrap();
    assert_eq!(again.collect_all().await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_409_stands_on_the_wire_without_a_body() {
    let service = Service::new(false);
    let router = agentflow::router(service.clone());
    let body = json!({
        "arguments": {}, "conversation_id": "c", "message_id": "m", "idempotency_key": "k",
    });
    let first = tokio::spawn({
        let (router, body) = (router.clone(), body.clone());
        async move { send(&router, post(TARGET, &body)).await }
    });
    let _entered = service.entered.acquire().await.unwrap();
    let second = send(&router, post(TARGET, &body)).await;
    assert_eq!((second.status, second.body.len()), (409, 0));
    service.gate.add_permits(1);
    assert_eq!(first.await.unwrap().status, 200);
}

#[tokio::test]
async fn other_keys_and_calls_without_one_run_beside_an_open_call() {
    let service = Service::new(false);
    let client = in_process(&service);
    let keys = [Some("k"), Some("l"), None, None];
    let calls = keys.map(|key| {
        let client = client.clone();
        tokio::spawn(async move { client.run_tool(run(key)).await })
    });
    let _entered = service.entered.acquire_many(4).await.unwrap();
    service.gate.add_permits(4);
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), collected());
    }
}

fn assert_conflict<T>(outcome: Result<T, client::Error<RunToolError>>) {
    match outcome {
        Err(client::Error::Documented(RunToolError::Conflict)) => {}
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("the call ran"),
    }
}

/// A run with an event, and with members, that the document does not name.
fn open_run() -> Value {
    let mut run = documented("calculator-collected", true);
    run["events"][1]["type"] = json!("approval_required");
    run["events"][1]["content"] = json!({ "by": null });
    run["events"][1]["trace"] = json!({ "span": 1 });
    run["cost"] = json!(null);
    run
}

#[tokio::test]
async fn events_of_other_types_survive_the_client() {
    let mock = mock(200, &open_run()).await;
    let client = Client::builder(mock.uri()).bearer_auth(TOKEN).build().unwrap();
    let found = client.run_tool(run(None)).await.unwrap();
    assert_eq!(found.events[1].r#type, EventType::Unknown("approval_required".to_owned()));
    assert_eq!(json::to_value(&found).unwrap(), open_run());
}

#[tokio::test]
async fn events_of_other_types_survive_the_server() {
    let service = Service { collected: open_run, ..Service::new(true) };
    let mut request = documented("calculator", false);
    request["stream"] = json!(false);
    let answer = send(&agentflow::router(service), post(TARGET, &request)).await;
    assert_eq!(json_of(&answer.body), open_run());
}
