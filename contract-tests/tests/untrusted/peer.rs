//! A transport to a peer that answers as it is told.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use concord_runtime::client::{Body, BoxError, Transport};
use concord_runtime::server::BoxFuture;
use futures_util::{Stream, StreamExt};
use http::{Request, Response};
use http_body::Frame;
use http_body_util::{BodyExt, StreamBody};

use super::generated::Client;

/// What a peer does with a request.
type Answer = Arc<dyn Fn() -> Option<Response<Body>> + Send + Sync>;

/// A peer that answers as it is told, or never.
#[derive(Clone)]
pub(crate) struct Peer {
    answer: Answer,
    asked: Arc<AtomicUsize>,
}

impl Peer {
    pub(crate) fn new(answer: impl Fn() -> Option<Response<Body>> + Send + Sync + 'static) -> Self {
        Self { answer: Arc::new(answer), asked: Arc::default() }
    }

    /// A peer that answers with chunks.
    pub(crate) fn of<S>(
        media_type: &'static str,
        chunks: impl Fn() -> S + Send + Sync + 'static,
    ) -> Self
    where
        S: Stream<Item = Result<Bytes, BoxError>> + Send + 'static,
    {
        Self::new(move || Some(response(200, media_type, chunks())))
    }

    /// How often it was asked.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }

    /// A client of this peer, that waits for 50 ms and takes 64 KiB.
    pub(crate) fn client(&self) -> Client {
        let client = Client::builder("https://store.example").token("hunter2");
        let client = client
            .transport(self.clone())
            .configure(|http| http.timeout(Duration::from_millis(50)).response_limit(64 << 10));
        client.build().unwrap()
    }
}

/// An answer whose body comes in chunks.
pub(crate) fn response<S>(status: u16, media_type: &'static str, chunks: S) -> Response<Body>
where
    S: Stream<Item = Result<Bytes, BoxError>> + Send + 'static,
{
    let body = StreamBody::new(chunks.map(|chunk| chunk.map(Frame::data))).boxed_unsync();
    Response::builder().status(status).header("content-type", media_type).body(body).unwrap()
}

impl Transport for Peer {
    fn send(&self, _: Request<Body>) -> BoxFuture<'static, Result<Response<Body>, BoxError>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let answer = (self.answer)();
        Box::pin(async move {
            match answer {
                Some(answer) => Ok(answer),
                None => std::future::pending().await,
            }
        })
    }
}
