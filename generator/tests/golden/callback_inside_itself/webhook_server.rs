//! What receives the webhooks of T.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};

use super::operations::*;

/// A service that receives what T sends.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Webhooks: Send + Sync + 'static {
    /// Sent to `{$request.body#/url}`.
    ///
    /// `POST /start/done`
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
    Router::new(api).on_refusal(A::refuse).operation(&DONE, done)
}

fn done<A: Webhooks>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = Done {};
        match api.done(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}
