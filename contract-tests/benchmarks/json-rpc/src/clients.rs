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
