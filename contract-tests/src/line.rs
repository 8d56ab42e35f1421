//! The line between a typed client and the mock, with a fault in it.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use concord_runtime::client::{Body, BoxError, Reqwest, Transport};
use concord_runtime::server::BoxFuture;
use http_body::Frame;
use http_body_util::{BodyExt, Full};

use crate::distortion::Distortion;
use crate::variation::Delivery;
use crate::wire::{WireRequest, WireResponse};

/// Bytes after which what is endless ends.
const MOST: usize = 128 << 20;

/// The line between a typed client and the mock: what goes over it is changed.
#[derive(Clone, Debug)]
pub enum Line {
    /// What the client sends leaves it otherwise: all of them are sent, and the last is answered.
    Sending(Distortion<Vec<WireRequest>>),
    /// What is answered reaches the client otherwise.
    Receiving(Distortion<WireResponse>),
    /// There is no mock: whatever the client sends is answered so.
    Given(Box<Given>),
}

/// An answer whose body comes in parts.
#[derive(Clone, Debug)]
pub struct Given {
    /// The status and the headers.
    pub response: WireResponse,
    /// The body.
    pub delivery: Delivery,
    /// How many bytes of it were taken.
    pub taken: Arc<AtomicUsize>,
}

impl Transport for Line {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, BoxError>> {
        let line = self.clone();
        Box::pin(async move {
            match line {
                Self::Sending(fault) => sending(&fault, request).await,
                Self::Receiving(fault) => {
                    let mut response = wire(Reqwest::without_tls()?.send(request).await?).await?;
                    fault.apply(&mut response);
                    response.into_http(body)
                }
                Self::Given(given) => {
                    let Given { response, delivery, taken } = *given;
                    let parts = Parts { waiting: parts(&delivery), delivery, taken };
                    response.into_http(|_| parts.boxed_unsync())
                }
            }
        })
    }
}

async fn sending(
    fault: &Distortion<Vec<WireRequest>>,
    request: http::Request<Body>,
) -> Result<http::Response<Body>, BoxError> {
    let (head, content) = request.into_parts();
    let origin = origin(&head.uri);
    let content = content.collect().await?.to_bytes().to_vec();
    let mut requests = vec![WireRequest::of_head(&head, content)];
    fault.apply(&mut requests);
    let transport = Reqwest::without_tls()?;
    let mut answered = None;
    for request in requests {
        answered = Some(transport.send(request.into_http_at(&origin, body)?).await?);
    }
    answered.ok_or_else(|| "the request was lost".into())
}

/// Scheme and host of a URL.
fn origin(uri: &http::Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or("http");
    let host = uri.authority().map(ToString::to_string);
    format!("{scheme}://{}", host.unwrap_or_default())
}

async fn wire(response: http::Response<Body>) -> Result<WireResponse, BoxError> {
    let (head, body) = response.into_parts();
    let body = body.collect().await?.to_bytes().to_vec();
    Ok(WireResponse::of_head(&head, body))
}

fn body(bytes: Vec<u8>) -> Body {
    Full::from(bytes).map_err(BoxError::from).boxed_unsync()
}

/// A body that gives one part after the other.
struct Parts {
    waiting: VecDeque<Bytes>,
    delivery: Delivery,
    taken: Arc<AtomicUsize>,
}

fn parts(delivery: &Delivery) -> VecDeque<Bytes> {
    delivery.parts.iter().map(|part| Bytes::copy_from_slice(part)).collect()
}

impl http_body::Body for Parts {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let next = self.waiting.pop_front();
        if let (Some(last), true, true) = (&next, self.waiting.is_empty(), self.delivery.is_endless)
        {
            let taken = self.taken.load(Ordering::Relaxed);
            // Whoever takes as much has no bound, and shall not take the machine's memory.
            if taken < MOST {
                self.waiting.push_back(last.clone());
            }
        }
        if let Some(part) = &next {
            self.taken.fetch_add(part.len(), Ordering::Relaxed);
        }
        Poll::Ready(next.map(|part| Ok(Frame::data(part))))
    }
}
