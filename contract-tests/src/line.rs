//! The line between a typed client and the mock, with a fault in it.

use concord_runtime::client::{Body, BoxError, Reqwest, Transport};
use concord_runtime::server::BoxFuture;
use http_body_util::{BodyExt, Full};

use crate::distortion::Distortion;
use crate::wire::{WireRequest, WireResponse};

/// The line between a typed client and the mock: what goes over it is changed.
#[derive(Clone, Debug)]
pub enum Line {
    /// What the client sends leaves it otherwise: all of them are sent, and the last is answered.
    Sending(Distortion<Vec<WireRequest>>),
    /// What is answered reaches the client otherwise.
    Receiving(Distortion<WireResponse>),
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
