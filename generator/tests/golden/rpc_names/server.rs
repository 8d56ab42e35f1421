//! The server of Names.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::rpc::{self, Failure};
use concord_runtime::server::{BoxFuture, Call, Context, Refusal, Response};

use super::operations::*;

/// A service that offers Names.
///
/// Params arrive decoded and checked; what a function returns becomes the result or the error
/// of its call.
pub trait Api: Send + Sync + 'static {
    /// The method `batch`.
    fn batch_call(
        &self,
        request: Batch,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<String, Failure<Infallible>>> + Send;

    /// The method `over`.
    fn over_call(
        &self,
        request: Over,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// Answers a request that never reaches an operation; as `application/problem+json` (RFC 9457)
    /// unless this is overridden.
    fn refuse(&self, refusal: Refusal) -> Response {
        refusal.into_response()
    }
}

/// The service as an axum router, to be served, merged or nested.
pub fn router<A: Api>(api: A) -> axum::Router {
    endpoint(api).into_axum()
}

/// The methods of the service, for limits and other settings.
pub fn endpoint<A: Api>(api: A) -> rpc::Endpoint<A, Context<(), ()>> {
    rpc::Endpoint::new(api, &ENDPOINT, open)
        .on_refusal(A::refuse)
        .document(include_str!("openrpc.json"))
        .method(|api, request: Batch, context| {
            Box::pin(async move { api.batch_call(request, context).await })
        })
        .notification(|api, request: Over, context| {
            Box::pin(async move { api.over_call(request, context).await })
        })
}

/// Who is calling, and which address: the same for every call of a batch.
fn open<'c, A: Api>(
    _api: &'c A,
    call: &'c Call,
) -> BoxFuture<'c, Result<Context<(), ()>, Refusal>> {
    Box::pin(async move {
        let endpoint = ();
        Ok(call.endpoint_context((), endpoint))
    })
}
