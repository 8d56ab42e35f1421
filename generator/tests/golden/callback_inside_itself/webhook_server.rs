//! What receives the webhooks of T.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::server::{Context, Failure, Refusal, Response, Router};

use super::operations::*;

/// A service that receives what T sends.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Webhooks: Send + Sync + 'static {
    /// `POST /start/done`: [`Done`]
    fn done(
        &self,
        request: Done,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// Answers a request that never reaches an operation; as `application/problem+json` (RFC 9457)
    /// unless this is overridden.
    fn refuse(&self, refusal: Refusal) -> Response {
        refusal.into_response()
    }
}

/// The service as an axum router, to be served, merged or nested.
pub fn router<A: Webhooks>(api: A) -> axum::Router {
    routes(api).into_axum()
}

/// The operations of the service, for limits and other settings.
pub fn routes<A: Webhooks>(api: A) -> Router<A> {
    Router::new(api).on_refusal(A::refuse).public(A::done)
}
