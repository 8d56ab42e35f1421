//! Calls over a WebSocket, against a peer that is read frame by frame.
#![cfg(feature = "websocket")]
#![cfg(test)]

use std::time::Duration;

use concord_runtime::rpc::{self, CallError, WebSocket};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::DuplexStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::protocol::Role;

#[path = "rpc_arithmetic/mod.rs"]
mod rpc_arithmetic;

use rpc_arithmetic::{GetData, NotifyHello, Subtract, Sum};

type Peer = WebSocketStream<DuplexStream>;

async fn pair() -> (WebSocket, Peer) {
    let (near, far) = tokio::io::duplex(1 << 16);
    let near = WebSocketStream::from_raw_socket(near, Role::Client, None).await;
    let far = WebSocketStream::from_raw_socket(far, Role::Server, None).await;
    (WebSocket::over(near), far)
}

async fn read(peer: &mut Peer) -> Value {
    serde_json::from_str(peer.next().await.unwrap().unwrap().to_text().unwrap()).unwrap()
}

async fn write(peer: &mut Peer, text: &str) {
    peer.send(Frame::text(text)).await.unwrap();
}

#[tokio::test]
async fn calls_are_answered_in_any_order_and_notifications_come_between() {
    let (socket, mut peer) = pair().await;
    let mut hellos = socket.notifications::<NotifyHello>();
    let client = rpc::Client::over(socket);
    let serve = tokio::spawn(async move {
        let (first, second) = (read(&mut peer).await, read(&mut peer).await);
        write(&mut peer, r#"{"jsonrpc":"2.0","method":"notify_hello","params":[7]}"#).await;
        write(&mut peer, r#"{"jsonrpc":"2.0","method":"other","params":[7]}"#).await;
        for request in [second, first] {
            let sum =
                request["params"].as_array().unwrap().iter().filter_map(Value::as_i64).sum::<i64>();
            let answer = json!({ "jsonrpc": "2.0", "result": sum, "id": request["id"] });
            write(&mut peer, &answer.to_string()).await;
        }
        write(&mut peer, r#"{"jsonrpc":"2.0","method":"notify_hello","params":["no number"]}"#)
            .await;
        peer
    });
    let (one, other) = (Sum { a: 1, b: 2, c: 3 }, Sum { a: 10, b: 20, c: 30 });
    let (one, other) = tokio::join!(client.ask(&one), client.ask(&other));
    assert_eq!((one.unwrap(), other.unwrap()), (6, 60));
    assert_eq!(hellos.next().await.unwrap().unwrap(), NotifyHello { a: 7 });
    assert_eq!(hellos.next().await.unwrap().unwrap_err().pointer(), "/0");
    drop(serve.await.unwrap());
    assert!(hellos.next().await.is_none());
    let error = client.ask(&GetData {}).await.unwrap_err().to_string();
    assert!(error.contains("closed") || error.contains("Broken"), "{error}");
}

#[tokio::test]
async fn a_batch_is_one_frame_and_so_is_its_answer() {
    let (socket, mut peer) = pair().await;
    let client = rpc::Client::over(socket);
    let serve = tokio::spawn(async move {
        assert_eq!(read(&mut peer).await.as_array().unwrap().len(), 3);
        write(
            &mut peer,
            r#"[{"jsonrpc":"2.0","result":19,"id":2},{"jsonrpc":"2.0","result":6,"id":1}]"#,
        )
        .await;
        peer
    });
    let mut batch = client.batch();
    let sum = batch.ask(&Sum { a: 1, b: 2, c: 3 });
    batch.tell(&NotifyHello { a: 1 });
    let difference = batch.ask(&Subtract { minuend: 42, subtrahend: 23 });
    let mut answers = batch.send().await.unwrap();
    assert_eq!((answers.take(sum).unwrap(), answers.take(difference).unwrap()), (6, 19));
    drop(serve.await.unwrap());
}

#[tokio::test]
async fn a_server_that_asks_is_told_that_there_is_no_such_method() {
    let (socket, mut peer) = pair().await;
    write(&mut peer, r#"{"jsonrpc":"2.0","method":"ask/client","id":1.50}"#).await;
    let frame = peer.next().await.unwrap().unwrap();
    let expected =
        r#"{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":1.50}"#;
    assert_eq!(frame.to_text().unwrap(), expected);
    drop(socket);
}

#[tokio::test]
async fn nobody_waits_for_ever() {
    let (socket, mut peer) = pair().await;
    let client = rpc::Client::over(socket.timeout(Duration::from_millis(20)));
    let error = client.ask(&GetData {}).await.unwrap_err();
    assert!(matches!(&error, CallError::Failed(fault) if fault.to_string().contains("in time")));
    // The late answer is nobody's.
    read(&mut peer).await;
    write(&mut peer, r#"{"jsonrpc":"2.0","result":["late",1],"id":1}"#).await;
    let error = client.ask(&GetData {}).await.unwrap_err();
    assert!(matches!(&error, CallError::Failed(fault) if fault.to_string().contains("in time")));

    let (socket, peer) = pair().await;
    let client = rpc::Client::over(socket);
    let closed = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(10)).await;
        drop(peer);
    });
    let error = client.ask(&GetData {}).await.unwrap_err().to_string();
    assert!(error.contains("the connection is closed"), "{error}");
    closed.await.unwrap();
}

#[tokio::test]
async fn an_error_without_an_id_is_the_only_waiting_calls() {
    let (socket, mut peer) = pair().await;
    let client = rpc::Client::over(socket);
    let serve = tokio::spawn(async move {
        read(&mut peer).await;
        write(&mut peer, r#"{"jsonrpc":"2.0","error":{"code":-32700,"message":"no"},"id":null}"#)
            .await;
        peer
    });
    let error = client.ask(&GetData {}).await.unwrap_err();
    assert!(matches!(error, CallError::Error(error) if error.code == -32700));
    drop(serve.await.unwrap());
}
