//! The examples of the specification (JSON-RPC 2.0 §7) as a client writes and reads them.
#![cfg(all(feature = "client", feature = "server"))]
#![cfg(test)]

use std::sync::Mutex;

use concord_runtime::rpc::{self, CallError, CallFault, Id, Message, Reply, Transport};
use concord_runtime::server::BoxFuture;
use serde_json::Value;

#[path = "rpc_arithmetic/mod.rs"]
mod rpc_arithmetic;

use rpc_arithmetic::{
    FooGet, Foobar, FoobarNotification, GetData, NotifyHello, NotifySum, Subtract, SubtractByName,
    Sum, Update,
};

/// A peer that expects the requests of the specification, and gives its answers.
struct Script(Mutex<Vec<(&'static str, &'static str)>>);

impl Transport for Script {
    fn send(&self, message: Message) -> BoxFuture<'_, Result<Option<Reply>, CallFault>> {
        let (expected, answer) = self.0.lock().unwrap().remove(0);
        let sent: Value = serde_json::from_slice(message.text()).unwrap();
        assert_eq!(sent, serde_json::from_str::<Value>(expected).unwrap());
        assert_eq!(message.ids().is_empty(), answer.is_empty(), "{expected}");
        let reply = (!answer.is_empty()).then(|| Reply::new(answer.as_bytes()));
        Box::pin(async move { Ok(reply) })
    }
}

fn client(id: &'static str, script: &[(&'static str, &'static str)]) -> rpc::Client {
    let client = rpc::Client::over(Script(Mutex::new(script.to_vec())));
    client.with_ids(move || Id::from_raw(id).unwrap())
}

#[tokio::test]
async fn calls_are_written_as_they_are_printed() {
    let client_1 = client(
        "1",
        &[(
            r#"{"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1}"#,
            r#"{"jsonrpc": "2.0", "result": 19, "id": 1}"#,
        )],
    );
    assert_eq!(client_1.ask(&Subtract { minuend: 42, subtrahend: 23 }).await.unwrap(), 19);
    let client_2 = client(
        "2",
        &[(
            r#"{"jsonrpc": "2.0", "method": "subtract", "params": [23, 42], "id": 2}"#,
            r#"{"jsonrpc": "2.0", "result": -19, "id": 2}"#,
        )],
    );
    assert_eq!(client_2.ask(&Subtract { minuend: 23, subtrahend: 42 }).await.unwrap(), -19);
    let client_3 = client(
        "3",
        &[(
            r#"{"jsonrpc": "2.0", "method": "subtract", "params": {"subtrahend": 23, "minuend": 42}, "id": 3}"#,
            r#"{"jsonrpc": "2.0", "result": 19, "id": 3}"#,
        )],
    );
    let by_name = SubtractByName { subtrahend: 23, minuend: 42 };
    assert_eq!(client_3.ask(&by_name).await.unwrap(), 19);
    let client_4 = client(
        "4",
        &[(
            r#"{"jsonrpc": "2.0", "method": "subtract", "params": {"minuend": 42, "subtrahend": 23}, "id": 4}"#,
            r#"{"jsonrpc": "2.0", "result": 19, "id": 4}"#,
        )],
    );
    assert_eq!(client_4.ask(&by_name).await.unwrap(), 19);
}

#[tokio::test]
async fn notifications_are_written_as_they_are_printed() {
    let client = client(
        "0",
        &[
            (r#"{"jsonrpc": "2.0", "method": "update", "params": [1,2,3,4,5]}"#, ""),
            (r#"{"jsonrpc": "2.0", "method": "foobar"}"#, ""),
        ],
    );
    client.tell(&Update { a: 1, b: 2, c: 3, d: 4, e: 5 }).await.unwrap();
    client.tell(&FoobarNotification {}).await.unwrap();
}

#[tokio::test]
async fn errors_are_read_as_they_are_printed() {
    let rows = [
        (
            r#"{"jsonrpc": "2.0", "error": {"code": -32601, "message": "Method not found"}, "id": "1"}"#,
            -32601,
        ),
        (
            r#"{"jsonrpc": "2.0", "error": {"code": -32700, "message": "Parse error"}, "id": null}"#,
            -32700,
        ),
        (
            r#"{"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null}"#,
            -32600,
        ),
    ];
    for (answer, code) in rows {
        let request = r#"{"jsonrpc": "2.0", "method": "foobar", "id": "1"}"#;
        let error = client("\"1\"", &[(request, answer)]).ask(&Foobar {}).await.unwrap_err();
        assert!(matches!(error, CallError::Error(error) if error.code == code), "{answer}");
    }
    // An array where one answer is due is none.
    let request = r#"{"jsonrpc": "2.0", "method": "foobar", "id": "1"}"#;
    let answer = r#"[{"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null}]"#;
    let error = client("\"1\"", &[(request, answer)]).ask(&Foobar {}).await.unwrap_err();
    assert!(matches!(error, CallError::NotJsonRpc(_)));
}

#[tokio::test]
async fn the_batches_are_written_and_read_as_they_are_printed() {
    let ids = Mutex::new(vec!["\"1\"", "\"2\"", "\"5\"", "\"9\""]);
    let script = [
        (
            r#"[
                {"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},
                {"jsonrpc": "2.0", "method": "notify_hello", "params": [7]},
                {"jsonrpc": "2.0", "method": "subtract", "params": [42,23], "id": "2"},
                {"jsonrpc": "2.0", "method": "foo.get", "params": {"name": "myself"}, "id": "5"},
                {"jsonrpc": "2.0", "method": "get_data", "id": "9"}
            ]"#,
            r#"[
                {"jsonrpc": "2.0", "result": 7, "id": "1"},
                {"jsonrpc": "2.0", "result": 19, "id": "2"},
                {"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null},
                {"jsonrpc": "2.0", "error": {"code": -32601, "message": "Method not found"}, "id": "5"},
                {"jsonrpc": "2.0", "result": ["hello", 5], "id": "9"}
            ]"#,
        ),
        (
            r#"[{"jsonrpc": "2.0", "method": "notify_sum", "params": [1,2,4]},
                {"jsonrpc": "2.0", "method": "notify_hello", "params": [7]}]"#,
            "",
        ),
    ];
    let client = rpc::Client::over(Script(Mutex::new(script.to_vec())));
    let client = client.with_ids(move || Id::from_raw(ids.lock().unwrap().remove(0)).unwrap());
    let mut batch = client.batch();
    let sum = batch.ask(&Sum { a: 1, b: 2, c: 4 });
    batch.tell(&NotifyHello { a: 7 });
    let difference = batch.ask(&Subtract { minuend: 42, subtrahend: 23 });
    let foo = batch.ask(&FooGet { name: "myself".to_owned() });
    let data = batch.ask(&GetData {});
    let mut answers = batch.send().await.unwrap();
    assert_eq!(answers.take(sum).unwrap(), 7);
    assert_eq!(answers.take(difference).unwrap(), 19);
    let error = answers.take(foo).unwrap_err();
    assert!(matches!(error, CallError::Error(error) if error.code == -32601));
    assert_eq!(answers.take(data).unwrap(), ("hello".to_owned(), 5));
    let [stray] = answers.strays() else { panic!("the invalid entry is not told of") };
    assert_eq!(stray.error.as_ref().map(|error| error.code), Some(-32600));

    let mut batch = client.batch();
    batch.tell(&NotifySum { a: 1, b: 2, c: 4 });
    batch.tell(&NotifyHello { a: 7 });
    batch.send().await.unwrap();
}
