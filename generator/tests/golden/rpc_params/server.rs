//! The server of Params.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::json;
use concord_runtime::rpc::{self, Failure, MethodCall, MethodError};
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
        .method(&BY_NAME, by_name)
        .method(&BY_POSITION, by_position)
        .method(&EITHER, either)
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

fn by_name<A: Api>(
    api: Arc<A>,
    context: Context<(), ()>,
    call: MethodCall,
) -> BoxFuture<'static, Result<Vec<u8>, MethodError>> {
    Box::pin(async move {
        let request = call
            .read(|params| Ok(ByName {
                block: params.required("block")?,
                full: params.maybe("full")?,
            }))?;
        rpc::answer(api.by_name(request, context).await)
    })
}

fn by_position<A: Api>(
    api: Arc<A>,
    context: Context<(), ()>,
    call: MethodCall,
) -> BoxFuture<'static, Result<Vec<u8>, MethodError>> {
    Box::pin(async move {
        let request = call
            .read(|params| Ok(ByPosition {
                block: params.required("block")?,
                from: params.nullable("from")?,
                limit: params.defaulted("limit", "10")?,
                cursor: params.maybe("cursor")?,
            }))?;
        rpc::answer(api.by_position(request, context).await)
    })
}

fn either<A: Api>(
    api: Arc<A>,
    context: Context<(), ()>,
    call: MethodCall,
) -> BoxFuture<'static, Result<Vec<u8>, MethodError>> {
    Box::pin(async move {
        let request = call.read(|params| Ok(Either { a: params.optional("a")? }))?;
        rpc::answer(api.either(request, context).await)
    })
}
