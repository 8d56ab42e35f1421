//! The server of T.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::server::{Context, Failure, Refusal, Response, Router};

use super::operations::*;

/// A service that offers T.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `PUT /names`: [`PutNames`]
    fn put_names(
        &self,
        request: PutNames,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `PUT /title`: [`PutTitle`]
    fn put_title(
        &self,
        request: PutTitle,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `PUT /tree`: [`PutTree`]
    fn put_tree(
        &self,
        request: PutTree,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// Answers a request that never reaches an operation; as `application/problem+json` (RFC 9457)
    /// unless this is overridden.
    fn refuse(&self, refusal: Refusal) -> Response {
        refusal.into_response()
    }
}

/// The service as an axum router, to be served, merged or nested.
pub fn router<A: Api>(api: A) -> axum::Router {
    routes(api).into_axum()
}

/// The operations of the service, for limits and other settings.
pub fn routes<A: Api>(api: A) -> Router<A> {
    Router::new(api)
        .on_refusal(A::refuse)
        .public(A::put_names)
        .public(A::put_title)
        .public(A::put_tree)
}
