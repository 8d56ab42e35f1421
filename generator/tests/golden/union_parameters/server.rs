//! The server of Parameters of several shapes.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};
use concord_runtime::style::{self, Parameter, Style};

use super::operations::*;

/// A service that offers Parameters of several shapes.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `GET /charges`
    fn list(
        &self,
        request: List,
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
    Router::new(api).on_refusal(A::refuse).operation(&LIST, list)
}

fn list<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = List {
            created: call
                .optional_parameter(
                    Parameter::query("created")
                        .one_of(&[style::Shape::Scalar, style::Shape::Object])
                        .style(Style::DeepObject)
                        .explode(true),
                )?,
            status: call
                .optional_parameter(
                    Parameter::query("status")
                        .one_of(&[style::Shape::Scalar, style::Shape::Array]),
                )?,
            rest: call
                .claimed_parameter(
                    Parameter::query("rest")
                        .one_of(&[style::Shape::Scalar, style::Shape::Object]),
                    &["created", "status"],
                )?,
        };
        match api.list(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}
