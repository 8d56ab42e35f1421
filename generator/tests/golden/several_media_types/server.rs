//! The server of Several media types.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};

use super::operations::*;

/// A service that offers Several media types.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `POST /pets`
    fn add_pet(
        &self,
        request: AddPet,
        context: Context<()>,
    ) -> impl Future<Output = Result<AddPetAnswer, Failure<Infallible>>> + Send;

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
    Router::new(api).on_refusal(A::refuse).operation(&ADD_PET, add_pet)
}

fn add_pet<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let accepted = call.accepts(&["application/json", "text/json", "text/csv"])?;
        let request = AddPet {
            body: match call
                .media_type(&["application/json", "application/x-www-form-urlencoded"])?
            {
                "application/json" => AddPetBody::Json(call.json().await?),
                _ => AddPetBody::Form(call.form(ADD_PET_FORM).await?),
            },
        };
        match api.add_pet(request, call.context(())).await {
            Ok(AddPetAnswer::OkJson(body)) => {
                server::json_of(200, accepted, &["application/json", "text/json"], &body)
            }
            Ok(AddPetAnswer::OkCsv(body)) => server::content(200, "text/csv", body),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}
