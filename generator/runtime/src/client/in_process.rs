//! The transport that calls a router without a socket.

use axum::Router;
use futures_core::future::BoxFuture;
use http::header::{CONTENT_LENGTH, HOST};
use http::uri::PathAndQuery;
use http::{HeaderValue, Uri};
use http_body::Body as _;
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::{Body, BoxError, Transport};

/// The transport that calls a router in the same process, without a socket: for tests, and for
/// a server that is its own client. Bodies stream as they do over a connection.
#[derive(Clone, Debug)]
pub struct InProcess {
    router: Router,
}

impl InProcess {
    /// A transport to a router.
    #[must_use]
    pub fn new(router: Router) -> Self {
        Self { router }
    }
}

impl Transport for InProcess {
    fn send(
        &self,
        mut request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, BoxError>> {
        to_origin_form(&mut request);
        let answer = self.router.clone().oneshot(request.map(axum::body::Body::new));
        Box::pin(async {
            let Ok(response) = answer.await;
            Ok(response.map(|body| body.map_err(axum::Error::into_inner).boxed_unsync()))
        })
    }
}

/// Makes the request what a server would have received: a target without scheme and host
/// (RFC 9112 §3.2.1), `Host`, and the length of a body.
fn to_origin_form(request: &mut http::Request<Body>) {
    let uri = std::mem::take(request.uri_mut());
    // What an authority may hold, a header may hold.
    let host = uri.authority().and_then(|host| HeaderValue::from_str(host.as_str()).ok());
    if let Some(host) = host {
        request.headers_mut().entry(HOST).or_insert(host);
    }
    let target = uri.into_parts().path_and_query;
    *request.uri_mut() = Uri::from(target.unwrap_or(PathAndQuery::from_static("/")));
    if let Some(length @ 1..) = request.body().size_hint().exact() {
        request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
}
