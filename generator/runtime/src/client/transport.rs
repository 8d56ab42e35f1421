//! How requests leave and answers come.

use bytes::Bytes;
use futures_core::future::BoxFuture;
use http_body_util::combinators::UnsyncBoxBody;

use super::BoxError;

/// The body of a request or an answer.
pub type Body = UnsyncBoxBody<Bytes, BoxError>;

/// How requests leave and answers come.
///
/// A transport sends what it is given and answers what it gets: it follows no redirects and adds
/// no credentials. Its errors must not show the request's URL, whose query may hold a key.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and waits for the head of the answer.
    ///
    /// The URL is absolute and percent-encoded. Dropping the future gives the request up.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, BoxError>>;
}
