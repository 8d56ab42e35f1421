//! What receives the webhooks of Constructs.

use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};
use concord_runtime::style::Parameter;

use super::operations::*;

/// A service that receives what Constructs sends.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Webhooks: Send + Sync + 'static {
    /// `POST /entryAdded`
    fn entry_added(
        &self,
        request: EntryAdded,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<EntryAddedError>>> + Send;

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
    Router::new(api).on_refusal(A::refuse).operation(&ENTRY_ADDED, entry_added)
}

fn entry_added<A: Webhooks>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = EntryAdded {
            x_delivery: call.parameter(Parameter::header("X-Delivery"))?,
            body: call.json().await?,
        };
        match api.entry_added(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => {
                failure
                    .answer(|error| match error {
                        EntryAddedError::Gone => Ok(server::empty(410)),
                    })
            }
        }
    })
}
