//! The server of T.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::json;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};
use concord_runtime::style::Parameter;

use super::operations::*;

/// A service that offers T.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `GET /users`
    fn list_users(
        &self,
        request: ListUsers,
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
    Router::new(api).on_refusal(A::refuse).operation(&LIST_USERS, list_users)
}

fn list_users<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        {
            static RULES: &[json::Rule] = &[
                json::Rule::Minimum(1.0),
                json::Rule::Maximum(100.0),
            ];
            call.check(Parameter::query("limit"), RULES)?;
        }
        let request = ListUsers {
            limit: call.optional_parameter(Parameter::query("limit"))?,
        };
        match api.list_users(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}
