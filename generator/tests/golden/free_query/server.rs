//! The server of Queries.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::json;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};
use concord_runtime::style::Parameter;

use super::operations::*;

/// A service that offers Queries.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `GET /a`
    fn a(
        &self,
        request: ARequest,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /b`
    fn b(
        &self,
        request: B,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /c`
    fn c(
        &self,
        request: C,
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
        .operation(&A, a)
        .operation(&B, b)
        .operation(&C, c)
}

fn a<A: Api>(api: Arc<A>, call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = ARequest {
            free: call
                .claimed_parameter(Parameter::query("free").object(), &[])?
                .map_or(json::Maybe::Absent, json::Maybe::Value),
        };
        match api.a(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn b<A: Api>(api: Arc<A>, call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = B {
            page: call.optional_parameter(Parameter::query("page"))?,
            free: call
                .required_claimed_parameter(
                    Parameter::query("free").object(),
                    &["page"],
                )?,
        };
        match api.b(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn c<A: Api>(api: Arc<A>, call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = C {
            free: call
                .claimed_parameter(Parameter::query("free").object(), &[])?
                .unwrap_or_default(),
        };
        match api.c(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}
