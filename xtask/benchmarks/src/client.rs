//! Calls of a client, in process and over a socket.

use std::hint::black_box;
use std::time::Duration;

use api::{CreateItem, GetItem};
use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::routing::{get, post};
use concord_runtime::client::{InProcess, Reqwest};
use concord_runtime::json::{self, Reading};
use http::Request;
use http_body_util::BodyExt;
use reqwest::redirect::Policy;
use tokio::net::TcpListener;
use tower::ServiceExt;

use crate::contest::Table;
use crate::{data, hand};

/// A server that answers with the same bytes.
fn canned() -> axum::Router {
    let item = bytes::Bytes::from(data::item());
    let again = item.clone();
    axum::Router::new()
        .route(
            "/items/{id}",
            get(move || {
                let item = item.clone();
                async move { ([(CONTENT_TYPE, "application/json")], item) }
            }),
        )
        .route(
            "/items",
            post(move |_: bytes::Bytes| {
                let item = again.clone();
                async move {
                    (axum::http::StatusCode::CREATED, [(CONTENT_TYPE, "application/json")], item)
                }
            }),
        )
}

/// Runs the contests.
pub fn run(table: &mut Table) {
    // What is installed first is used by both.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let router = canned();
    let client = api::Client::builder("http://localhost")
        .transport(InProcess::new(router.clone()))
        .build()
        .unwrap();
    table.contest(
        "calls in process: GET",
        0.97,
        || {
            runtime.block_on(async {
                let mut request = GetItem::new("item_1");
                request.limit = Some(7);
                black_box(client.get_item(request).await.unwrap());
            });
        },
        || {
            runtime.block_on(async {
                let uri = format!("/items/{}?limit={}", black_box("item_1"), black_box(7));
                let request = Request::get(uri).header(ACCEPT, "application/json");
                let request = request.body(Body::empty()).unwrap();
                let response = router.clone().oneshot(request).await.unwrap();
                assert_eq!(response.status().as_u16(), 200);
                let body = response.into_body().collect().await.unwrap().to_bytes();
                black_box(serde_json::from_slice::<hand::Item>(&body).unwrap());
            });
        },
    );

    let base = runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}")
    });
    // The same settings on both sides: no proxy is looked for, no certificate is loaded, no redirect
    // is followed, and a call has half a minute.
    let inner =
        || reqwest::Client::builder().no_proxy().tls_certs_only([]).redirect(Policy::none());
    let time = Duration::from_secs(30);
    let client = api::Client::builder(base.clone())
        .transport(Reqwest::with_client(inner().build().unwrap()))
        .configure(|http| http.timeout(time))
        .build()
        .unwrap();
    let by_hand = inner().timeout(time).build().unwrap();
    table.contest(
        "calls over a socket: GET",
        0.97,
        || {
            runtime.block_on(async {
                let mut request = GetItem::new("item_1");
                request.limit = Some(7);
                black_box(client.get_item(request).await.unwrap());
            });
        },
        || {
            runtime.block_on(async {
                let request = by_hand
                    .get(format!("{base}/items/{}", black_box("item_1")))
                    .query(&[("limit", 7)])
                    .header(ACCEPT, "application/json");
                let response = request.send().await.unwrap();
                assert_eq!(response.status().as_u16(), 200);
                black_box(response.json::<hand::Item>().await.unwrap());
            });
        },
    );
    let ours: api::Item = json::from_slice(&data::item(), Reading::Tolerant).unwrap();
    let theirs: hand::Item = serde_json::from_slice(&data::item()).unwrap();
    table.contest(
        "calls over a socket: POST",
        0.97,
        || {
            runtime.block_on(async {
                let request = CreateItem::new(ours.clone());
                black_box(client.create_item(request).await.unwrap());
            });
        },
        || {
            runtime.block_on(async {
                let item = theirs.clone();
                let request = by_hand.post(format!("{base}/items")).json(&item);
                let response = request.header(ACCEPT, "application/json").send().await.unwrap();
                assert_eq!(response.status().as_u16(), 201);
                black_box(response.json::<hand::Item>().await.unwrap());
            });
        },
    );
}
