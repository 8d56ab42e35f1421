//! The two clients, against one server.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use concord_runtime::client::Http;
use concord_runtime::rpc;
use jsonrpsee::core::client::ClientT;
use jsonrpsee::http_client::HttpClient;

use crate::api::Add;

pub async fn concord(address: SocketAddr, tasks: usize, round: Duration) -> f64 {
    let http = Http::builder(format!("http://{address}")).build().unwrap();
    let client = rpc::Client::new(http);
    calls_per_second(tasks, round, move || {
        let client = client.clone();
        async move { assert_eq!(client.ask(&Add { a: 19, b: 23 }).await.unwrap(), 42) }
    })
    .await
}

/// Each client against the server of the other: what cannot be understood is not measured.
pub async fn check(concord: SocketAddr, jsonrpsee: SocketAddr) {
    for address in [concord, jsonrpsee] {
        let http = Http::builder(format!("http://{address}")).build().unwrap();
        let client = rpc::Client::new(http);
        let mut batch = client.batch();
        let sums = [1, 2, 3].map(|a| batch.ask(&Add { a, b: 1 }));
        let mut answers = batch.send().await.unwrap();
        assert_eq!(sums.map(|sum| answers.take(sum).unwrap()), [2, 3, 4]);
        let error = client.discover().await.unwrap_err();
        assert!(matches!(error, rpc::CallError::Error(error) if error.code == -32601));

        let client = HttpClient::builder().build(format!("http://{address}")).unwrap();
        let mut batch = jsonrpsee::core::params::BatchRequestBuilder::new();
        for a in [1, 2, 3] {
            batch.insert("add", jsonrpsee::rpc_params![a, 1]).unwrap();
        }
        let sums: Vec<i64> =
            client.batch_request(batch).await.unwrap().into_ok().unwrap().collect();
        assert_eq!(sums, [2, 3, 4]);
        client.notification("add", jsonrpsee::rpc_params![1, 1]).await.unwrap();
        let error = client.request::<i64, _>("none", jsonrpsee::rpc_params![]).await.unwrap_err();
        assert!(error.to_string().contains("Method not found"), "{error}");
        let error = client.request::<i64, _>("add", jsonrpsee::rpc_params!["a"]).await.unwrap_err();
        assert!(error.to_string().contains("Invalid params"), "{error}");
    }
}

pub async fn jsonrpsee(address: SocketAddr, tasks: usize, round: Duration) -> f64 {
    let client = HttpClient::builder().build(format!("http://{address}")).unwrap();
    calls_per_second(tasks, round, move || {
        let client = client.clone();
        async move {
            let mut params = jsonrpsee::core::params::ObjectParams::new();
            params.insert("a", 19).unwrap();
            params.insert("b", 23).unwrap();
            let sum: i64 = client.request("add", params).await.unwrap();
            assert_eq!(sum, 42);
        }
    })
    .await
}

/// The same request by reqwest alone, which Concord's client stands on: nothing of the answer is
/// looked at.
pub async fn reqwest(address: SocketAddr, tasks: usize, round: Duration) -> f64 {
    let (client, url) = (reqwest::Client::new(), format!("http://{address}"));
    calls_per_second(tasks, round, move || {
        let request = client.post(&url).header("content-type", "application/json");
        let request = request.body(crate::api::single());
        async move { assert!(!request.send().await.unwrap().bytes().await.unwrap().is_empty()) }
    })
    .await
}

async fn calls_per_second<F: Future<Output = ()> + Send + 'static>(
    tasks: usize,
    round: Duration,
    call: impl Fn() -> F + Clone + Send + 'static,
) -> f64 {
    let start = Instant::now();
    let running: Vec<_> = (0..tasks)
        .map(|_| {
            let call = call.clone();
            tokio::spawn(async move {
                let mut answered = 0_u64;
                while start.elapsed() < round {
                    call().await;
                    answered += 1;
                }
                answered
            })
        })
        .collect();
    let mut answered = 0;
    for one in running {
        answered += one.await.unwrap();
    }
    answered as f64 / start.elapsed().as_secs_f64()
}
