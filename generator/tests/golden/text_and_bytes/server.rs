//! The server of Text and bytes.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Failure, Refusal, Response, Router,
};
use concord_runtime::stream::ByteStream;
use concord_runtime::style::Parameter;

use super::operations::*;

/// A service that offers Text and bytes.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// `PUT /notes/{id}`
    fn put_note(
        &self,
        request: PutNote,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /notes/{id}`
    fn get_image(
        &self,
        request: GetImage,
        context: Context<()>,
    ) -> impl Future<Output = Result<ByteStream, Failure<GetImageError>>> + Send;

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
        .operation(&PUT_NOTE, put_note)
        .operation(&GET_IMAGE, get_image)
}

fn put_note<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let request = PutNote {
            id: call.parameter(Parameter::path("id"))?,
            body: call.text("text/plain").await?,
        };
        match api.put_note(request, call.context(())).await {
            Ok(()) => Ok(server::empty(204)),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn get_image<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        call.accepts(&["image/png"])?;
        let request = GetImage {
            id: call.parameter(Parameter::path("id"))?,
        };
        match api.get_image(request, call.context(())).await {
            Ok(body) => server::stream(200, "image/png", body),
            Err(failure) => {
                failure
                    .answer(|error| match error {
                        GetImageError::NotFound(body) => {
                            server::content(404, "text/plain", body)
                        }
                    })
            }
        }
    })
}
