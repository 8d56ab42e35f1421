//! The server of Parameter forms.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::json;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};
use concord_runtime::style::{Parameter, Style};

use super::operations::*;

/// A service that offers Parameter forms.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `GET /a/{id}.{format}{rest}`
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
    Router::new(api).on_refusal(A::refuse).operation(&A, a).operation(&B, b)
}

fn a<A: Api>(api: Arc<A>, call: Call) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = ARequest {
            id: call.parameter(Parameter::path("id").array())?,
            format: call.parameter(Parameter::path("format"))?,
            rest: call
                .parameter(
                    Parameter::path("rest").object().style(Style::Matrix).explode(true),
                )?,
            id_in_query: call.optional_parameter(Parameter::query("id"))?,
            raw: call
                .optional_parameter(Parameter::query("raw").allow_reserved())?
                .map_or(json::Maybe::Absent, json::Maybe::Value),
            filter: call.optional_parameter(Parameter::query("filter").json())?,
            deep: call
                .optional_parameter(
                    Parameter::query("deep")
                        .object()
                        .style(Style::DeepObject)
                        .explode(true),
                )?,
            tags: call
                .optional_parameter(
                    Parameter::query("tags").array().style(Style::PipeDelimited),
                )?,
            rest_in_query: call
                .claimed_parameter(
                    Parameter::query("rest").object(),
                    &["id", "raw", "filter", "deep", "tags"],
                )?,
            x_tags: call.optional_parameter(Parameter::header("X-Tags").array())?,
            session: call.optional_parameter(Parameter::cookie("session"))?,
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
            whole: call.claimed_parameter(Parameter::query("whole").object(), &[])?,
        };
        match api.b(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}
