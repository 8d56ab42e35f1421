//! Requests that a router answers, without a socket and over one.

use std::convert::Infallible;
use std::hint::black_box;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use concord_runtime::server::{Context, Failure};
use concord_runtime::sse::EventStream;
use http::Request;
use http_body_util::BodyExt;
use serde::Deserialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::contest::Table;
use crate::{data, hand, types};

/// The service of the generated router.
pub struct Service;

impl api::Api for Service {
    async fn get_item(
        &self,
        request: api::GetItem,
        _: Context<()>,
    ) -> Result<api::Item, Failure<api::GetItemError>> {
        let mut item = api::Item::new(request.id, "A lamp", request.limit.unwrap_or(1), Vec::new());
        item.price = Some(49.5);
        Ok(item)
    }

    async fn create_item(
        &self,
        request: api::CreateItem,
        _: Context<()>,
    ) -> Result<api::Item, Failure<api::CreateItemError>> {
        Ok(request.body)
    }

    async fn get_response(
        &self,
        _: api::GetResponse,
        _: Context<()>,
    ) -> Result<api::ResponseSchema, Failure<Infallible>> {
        Err(Failure::internal("not asked for"))
    }

    async fn stream_response(
        &self,
        _: api::StreamResponse,
        _: Context<()>,
    ) -> Result<EventStream<api::Event>, Failure<Infallible>> {
        Err(Failure::internal("not asked for"))
    }
}

#[derive(Deserialize)]
struct Limit {
    limit: Option<u32>,
}

/// The same by hand.
pub fn by_hand() -> axum::Router {
    let pattern = regress::Regex::with_flags("^[a-z0-9_]+$", "u").unwrap();
    axum::Router::new()
        .route("/items/{id}", get(get_item))
        .route("/items", post(move |body: Json<hand::Item>| create_item(body, pattern.clone())))
        // As many routes as the generated router has.
        .route("/responses/{id}", get(StatusCode::NOT_FOUND))
        .route("/responses/{id}/events", get(StatusCode::NOT_FOUND))
}

async fn get_item(Path(id): Path<String>, Query(query): Query<Limit>) -> Response {
    let is_known = id.chars().count() <= 64;
    if !is_known || query.limit.is_some_and(|limit| !(1..=100).contains(&limit)) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let quantity = query.limit.unwrap_or(1);
    let name = "A lamp".to_owned();
    Json(hand::Item { id, name, quantity, price: Some(49.5), tags: Vec::new(), note: None })
        .into_response()
}

async fn create_item(Json(item): Json<hand::Item>, pattern: regress::Regex) -> Response {
    if !types::is_valid(&item, &pattern) {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    }
    (StatusCode::CREATED, Json(item)).into_response()
}

/// Runs the contests.
pub fn run(table: &mut Table) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (ours, other) = (api::router(Service), by_hand());
    table.contest(
        "requests to a router in process: GET",
        0.97,
        || ask(&runtime, &ours, "GET", "/items/item_1?limit=7", Vec::new(), 200),
        || ask(&runtime, &other, "GET", "/items/item_1?limit=7", Vec::new(), 200),
    );
    table.contest(
        "requests to a router in process: POST, checked",
        0.97,
        || ask(&runtime, &ours, "POST", "/items", data::item(), 201),
        || ask(&runtime, &other, "POST", "/items", data::item(), 201),
    );
    let (mut ours, mut other) =
        (Connection::open(&runtime, ours), Connection::open(&runtime, other));
    let get = b"GET /items/item_1?limit=7 HTTP/1.1\r\nhost: a\r\naccept: application/json\r\n\r\n"
        .to_vec();
    table.contest(
        "requests over a socket: GET",
        0.97,
        || ours.ask(&runtime, &get),
        || other.ask(&runtime, &get),
    );
    let body = String::from_utf8(data::item()).unwrap();
    let post = format!(
        "POST /items HTTP/1.1\r\nhost: a\r\naccept: application/json\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    table.contest(
        "requests over a socket: POST, checked",
        0.97,
        || ours.ask(&runtime, post.as_bytes()),
        || other.ask(&runtime, post.as_bytes()),
    );
}

fn ask(
    runtime: &Runtime,
    router: &axum::Router,
    method: &str,
    path: &str,
    body: Vec<u8>,
    status: u16,
) {
    runtime.block_on(async {
        let request = Request::builder().method(method).uri(path);
        let request = request.header("accept", "application/json");
        let request = request.header("content-type", "application/json");
        let response =
            router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        assert_eq!(response.status().as_u16(), status);
        black_box(response.into_body().collect().await.unwrap().to_bytes());
    });
}

/// A connection to a server, kept alive.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    fn open(runtime: &Runtime, router: axum::Router) -> Self {
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            tokio::spawn(async move { axum::serve(listener, router).await });
            let stream = TcpStream::connect(address).await.unwrap();
            stream.set_nodelay(true).unwrap();
            Self { stream, buffer: vec![0; 4096] }
        })
    }

    /// Sends a request and reads its answer, which is short and comes in one piece.
    fn ask(&mut self, runtime: &Runtime, request: &[u8]) {
        runtime.block_on(async {
            self.stream.write_all(request).await.unwrap();
            let mut length = 0;
            loop {
                length += self.stream.read(&mut self.buffer[length..]).await.unwrap();
                if self.buffer[..length].ends_with(b"}") {
                    break;
                }
            }
            assert!(self.buffer.starts_with(b"HTTP/1.1 20"));
        });
    }
}
