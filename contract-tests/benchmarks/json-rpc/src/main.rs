//! JSON-RPC over HTTP: Concord's runtime and jsonrpsee, side by side in one run.
//!
//! `cargo run -- --check` only makes sure that each client understands the server of the other, in
//! every form of request and answer. `cargo run --release` does so and then prints a table. Both servers are asked by the same load, which writes one
//! prepared HTTP request a connection and reads its answer; both clients ask the same server. The
//! two take turns, and each figure is the median of its rounds.

mod api;
mod clients;
mod interoperation;
mod load;
mod servers;

use std::time::Duration;

/// How long one round of one measurement takes.
const ROUND: Duration = Duration::from_millis(1500);

/// How often each measurement is repeated.
const ROUNDS: usize = 5;

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn row(name: &str, concord: Vec<f64>, jsonrpsee: Vec<f64>) {
    let (concord, jsonrpsee) = (median(concord), median(jsonrpsee));
    let ratio = concord / jsonrpsee;
    println!("| {name} | {concord:.0} | {jsonrpsee:.0} | {ratio:.2} |");
}

#[tokio::main]
async fn main() {
    let (concord, heard) = servers::concord().await;
    interoperation::check("Concord's server", concord).await;
    interoperation::has_heard(&heard).await;
    let (jsonrpsee, _handle) = servers::jsonrpsee().await;
    interoperation::check("jsonrpsee's server", jsonrpsee).await;
    if std::env::args().any(|argument| argument == "--check") {
        return println!("each client understands the server of the other");
    }
    println!("| | Concord | jsonrpsee | ratio |\n|---|--:|--:|--:|");
    for (kind, body, entries) in [("single", api::single(), 1), ("batch of 100", api::batch(), 100)]
    {
        for connections in [1, 64] {
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            for _ in 0..ROUNDS {
                ours.push(load::requests_per_second(concord, connections, &body, ROUND).await);
                theirs.push(load::requests_per_second(jsonrpsee, connections, &body, ROUND).await);
            }
            let calls = if entries == 1 { "" } else { ", of 100 calls each" };
            row(
                &format!("server, {kind}, {connections} connections: requests/s{calls}"),
                ours,
                theirs,
            );
        }
    }
    for tasks in [1, 64] {
        let (mut ours, mut theirs, mut bare) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(clients::concord(jsonrpsee, tasks, ROUND).await);
            theirs.push(clients::jsonrpsee(jsonrpsee, tasks, ROUND).await);
            bare.push(clients::reqwest(jsonrpsee, tasks, ROUND).await);
        }
        row(&format!("client, {tasks} callers at a time: calls/s"), ours, theirs.clone());
        row("the same requests by reqwest alone, in place of Concord", bare, theirs);
    }
}
