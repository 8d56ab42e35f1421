//! The server of Params.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::json;
use concord_runtime::rpc::{self, Failure};
use concord_runtime::server::{BoxFuture, Call, Context, Refusal, Response};

use super::operations::*;
use super::types::*;

/// A service that offers Params.
///
/// Params arrive decoded and checked; what a function returns becomes the result or the error
/// of its call.
pub trait Api: Send + Sync + 'static {
    /// The method `by_name`.
    fn by_name(
        &self,
        request: ByName,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<json::Value, Failure<Infallible>>> + Send;

    /// The method `by_position`.
    fn by_position(
        &self,
        request: ByPosition,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// The method `either`.
    fn either(
        &self,
        request: Either,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<Block, Failure<Infallible>>> + Send;

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
        .method(|api, request: ByName, context| {
            Box::pin(async move { api.by_name(request, context).await })
        })
        .method(|api, request: ByPosition, context| {
            Box::pin(async move { api.by_position(request, context).await })
        })
        .method(|api, request: Either, context| {
            Box::pin(async move { api.either(request, context).await })
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
