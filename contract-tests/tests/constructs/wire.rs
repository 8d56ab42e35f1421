//! A transport to a router that writes down what it carries.

use std::sync::{Arc, Mutex};

use axum::Router;
use bytes::Bytes;
use concord_runtime::client::{Body, BoxError, InProcess, Transport};
use concord_runtime::server::BoxFuture;
use http_body_util::{BodyExt, Full};

/// What stood on the wire: one request and its answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wire {
    /// Method and target.
    pub(crate) line: String,
    pub(crate) request_headers: http::HeaderMap,
    pub(crate) request: String,
    pub(crate) answer_headers: http::HeaderMap,
    pub(crate) answer: String,
}

impl Wire {
    /// The lines of a header of the request.
    pub(crate) fn asked(&self, name: &str) -> Vec<&str> {
        lines(&self.request_headers, name)
    }

    /// The lines of a header of the answer.
    pub(crate) fn answered(&self, name: &str) -> Vec<&str> {
        lines(&self.answer_headers, name)
    }
}

fn lines<'h>(headers: &'h http::HeaderMap, name: &str) -> Vec<&'h str> {
    headers.get_all(name).iter().map(|line| line.to_str().unwrap()).collect()
}

/// A transport to a router. Clones share what they saw.
#[derive(Clone)]
pub(crate) struct Tap {
    inner: Arc<InProcess>,
    seen: Arc<Mutex<Wire>>,
}

impl Tap {
    pub(crate) fn new(router: Router) -> Self {
        Self { inner: Arc::new(InProcess::new(router)), seen: Arc::default() }
    }

    /// The last exchange.
    pub(crate) fn seen(&self) -> Wire {
        self.seen.lock().unwrap().clone()
    }
}

impl Transport for Tap {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, BoxError>> {
        let tap = self.clone();
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let target = head.uri.path_and_query().unwrap();
            let line = format!("{} {target}", head.method);
            let request_headers = head.headers.clone();
            let (request, body) = read(body).await?;
            let answer = tap.inner.send(http::Request::from_parts(head, body)).await?;
            let (head, body) = answer.into_parts();
            let answer_headers = head.headers.clone();
            let (answer, body) = read(body).await?;
            *tap.seen.lock().unwrap() =
                Wire { line, request_headers, request, answer_headers, answer };
            Ok(http::Response::from_parts(head, body))
        })
    }
}

async fn read(body: Body) -> Result<(String, Body), BoxError> {
    let bytes: Bytes = body.collect().await?.to_bytes();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok((text, Full::new(bytes).map_err(|never| match never {}).boxed_unsync()))
}
