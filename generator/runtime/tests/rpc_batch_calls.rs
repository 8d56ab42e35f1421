//! Calls that are sent together: what is sent, and whose answer is whose.
#![cfg(all(feature = "client", feature = "server"))]
#![cfg(test)]

use std::sync::{Arc, Mutex};

use concord_runtime::rpc::{
    self, CallError, CallFault, Id, Message, Params, Reply, Structure, Transport,
};
use concord_runtime::server::BoxFuture;

#[path = "rpc_arithmetic/mod.rs"]
mod rpc_arithmetic;

use rpc_arithmetic::{FooGet, GetData, NoFoo, NotifyHello, Subtract, Sum};

/// A peer that answers everything with one text, and keeps what it was sent.
#[derive(Clone)]
struct Peer {
    answer: Option<&'static str>,
    sent: Arc<Mutex<Vec<String>>>,
}

impl Transport for Peer {
    fn send(&self, message: Message) -> BoxFuture<'_, Result<Option<Reply>, CallFault>> {
        let text = String::from_utf8(message.text().to_vec()).unwrap();
        self.sent.lock().unwrap().push(text);
        let answer = self.answer.map(|text| Reply::new(text.as_bytes()));
        Box::pin(async move { Ok(answer) })
    }
}

fn peer(answer: Option<&'static str>) -> (rpc::Client, Arc<Mutex<Vec<String>>>) {
    let sent = Arc::<Mutex<Vec<String>>>::default();
    (rpc::Client::over(Peer { answer, sent: Arc::clone(&sent) }), sent)
}

/// What three calls come to, in one line.
async fn outcome(answer: &'static str) -> String {
    let (client, _) = peer(Some(answer));
    let mut batch = client.batch();
    let (sum, foo, data) = (
        batch.ask(&Sum { a: 1, b: 2, c: 4 }),
        batch.ask(&FooGet { name: "myself".to_owned() }),
        batch.ask(&GetData {}),
    );
    let mut answers = match batch.send().await {
        Ok(answers) => answers,
        Err(error) => return error.to_string(),
    };
    let strays: Vec<String> = answers.strays().iter().map(|one| one.id.to_string()).collect();
    let sum = answers.take(sum).map_err(|error| error.to_string());
    let foo = match answers.take(foo) {
        Err(CallError::Documented(NoFoo)) => "no foo".to_owned(),
        other => format!("{:?}", other.map_err(|error| error.to_string())),
    };
    let data = answers.take(data).map_err(|error| error.to_string());
    format!("{sum:?} | {foo} | {data:?} | {}", strays.join(" "))
}

#[tokio::test]
async fn each_answer_is_found_by_its_id_in_whatever_order() {
    let all = r#"Ok(7) | no foo | Ok(("hello", 5)) | "#;
    let rows = [
        (
            r#"[{"jsonrpc":"2.0","result":7,"id":1},{"jsonrpc":"2.0","error":{"code":404,"message":"-"},"id":2},{"jsonrpc":"2.0","result":["hello",5],"id":3}]"#,
            all,
        ),
        (
            r#"[{"jsonrpc":"2.0","result":["hello",5],"id":3.0},{"jsonrpc":"2.0","error":{"code":404,"message":"-"},"id":2},{"jsonrpc":"2.0","result":7,"id":1}]"#,
            all,
        ),
        (
            r#"[{"jsonrpc":"2.0","result":7,"id":1},{"jsonrpc":"2.0","result":8,"id":1},{"jsonrpc":"2.0","error":{"code":-32603,"message":"-"},"id":null}]"#,
            r#"Err("not an answer of JSON-RPC 2.0: two answers have the id 1") | Err("the answer to the batch has none to the call with the id 2") | Err("the answer to the batch has none to the call with the id 3") | null"#,
        ),
        (
            r#"[{"jsonrpc":"2.0","result":"x","id":1},{"jsonrpc":"2.0","result":1,"id":"2"},{"result":["hello",5],"id":3},7]"#,
            r#"Err("`sum`: the body does not fit the document: at `/result`: expected an integer, found a string") | Err("the answer to the batch has none to the call with the id 2") | Err("not an answer of JSON-RPC 2.0: the member `jsonrpc` is not \"2.0\"") | "2""#,
        ),
        (
            r#"{"jsonrpc":"2.0","error":{"code":-32600,"message":"too many"},"id":null}"#,
            "the API answered with an error: too many (JSON-RPC error -32600)",
        ),
        (
            r#"{"jsonrpc":"2.0","result":7,"id":1}"#,
            "not an answer of JSON-RPC 2.0: one answer for a whole batch",
        ),
        ("[", "not an answer of JSON-RPC 2.0: it is not JSON"),
    ];
    for (answer, expected) in rows {
        assert_eq!(outcome(answer).await, expected, "{answer}");
    }
}

#[tokio::test]
async fn a_batch_is_sent_as_one_array() {
    let (client, sent) = peer(Some("[]"));
    let client = client.with_ids(|| Id::string("a"));
    let mut batch = client.batch();
    let asked = batch.ask(&Subtract { minuend: 42, subtrahend: 23 });
    batch.tell(&NotifyHello { a: 7 });
    let mut answers = batch.send().await.unwrap();
    assert!(
        matches!(answers.take(asked), Err(CallError::Unanswered { id }) if id.as_raw() == "\"a\"")
    );
    let expected = r#"[{"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":"a"},{"jsonrpc":"2.0","method":"notify_hello","params":[7]}]"#;
    assert_eq!(sent.lock().unwrap().as_slice(), [expected]);

    // Two calls of one id could not be told apart.
    let mut batch = client.batch();
    let _first = batch.ask(&GetData {});
    let _second = batch.ask(&GetData {});
    let error = batch.send().await.unwrap_err().to_string();
    assert!(error.contains("two calls of the batch have the id \"a\""), "{error}");
    // A batch of nothing is nothing.
    client.batch().send().await.unwrap();
    assert_eq!(sent.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn an_answer_is_looked_up_in_its_own_batch_only() {
    let (client, _) = peer(Some(r#"[{"jsonrpc":"2.0","result":7,"id":2}]"#));
    let mut other = client.batch();
    let stranger = other.ask(&Sum { a: 1, b: 1, c: 1 });
    let mut batch = client.batch();
    let own = batch.ask(&Sum { a: 1, b: 2, c: 4 });
    let mut answers = batch.send().await.unwrap();
    assert!(matches!(answers.take(stranger), Err(CallError::Unanswered { .. })));
    assert_eq!(answers.take(own).unwrap(), 7);
}

#[tokio::test]
async fn notifications_alone_are_not_answered() {
    let (client, sent) = peer(None);
    let mut batch = client.batch();
    batch.tell(&NotifyHello { a: 1 });
    batch.tell(&NotifyHello { a: 2 });
    assert!(batch.send().await.unwrap().strays().is_empty());
    assert_eq!(sent.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn params_are_sent_as_the_document_says_and_else_as_the_caller_prefers() {
    let of = |params: Params| String::from_utf8(params.finish().unwrap().unwrap()).unwrap();
    static EITHER: rpc::Method = rpc::Method::new("m", &["a"]);
    static BY_NAME: rpc::Method = EITHER.structure(Structure::ByName);
    static BY_POSITION: rpc::Method = EITHER.structure(Structure::ByPosition);
    let rows = [
        (&EITHER, Structure::ByName, "{}"),
        (&EITHER, Structure::ByPosition, "[]"),
        (&BY_NAME, Structure::ByPosition, "{}"),
        (&BY_POSITION, Structure::ByName, "[]"),
    ];
    for (method, preferred, expected) in rows {
        assert_eq!(of(Params::of(method, preferred)), expected, "{method:?} {preferred:?}");
    }
}
