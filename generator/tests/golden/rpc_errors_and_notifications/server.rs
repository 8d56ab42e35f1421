//! The server of Errors and notifications.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::rpc::{self, Failure};
use concord_runtime::server::{BoxFuture, Call, Context, Refusal, Response};

use super::operations::*;

/// A service that offers Errors and notifications.
///
/// Params arrive decoded and checked; what a function returns becomes the result or the error
/// of its call.
pub trait Api: Send + Sync + 'static {
    /// Link `again` to `add`: Add once more.
    ///
    /// Served at `https://{region}.b/rpc`.
    ///
    /// The method `add`.
    fn add(
        &self,
        request: Add,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<i64, Failure<AddError>>> + Send;

    /// See also: <https://a.b/tick>
    ///
    /// The method `tick`.
    fn tick(
        &self,
        request: Tick,
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
        .method(|api, request: Add, context| {
            Box::pin(async move { api.add(request, context).await })
        })
        .notification(|api, request: Tick, context| {
            Box::pin(async move { api.tick(request, context).await })
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
