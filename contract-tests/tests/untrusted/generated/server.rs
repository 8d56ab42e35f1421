//! The server of Store.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::secret::Secret;
use concord_runtime::server::{
    Call, Context, Denied, Failure, Guard, Refusal, Response, Router,
};
use concord_runtime::sse::EventStream;

use super::operations::*;
use super::types::*;

/// A service that offers Store.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Api: Send + Sync + 'static {
    /// Who is calling.
    type Principal: Clone + Send + Sync + 'static;

    /// Says who is calling, before anything else of a request is read.
    ///
    /// An operation that the document protects cannot be reached without it.
    ///
    /// # Errors
    /// [`Denied`], which becomes a 401 or a 403.
    fn authenticate(
        &self,
        credentials: Credentials,
    ) -> impl Future<Output = Result<Self::Principal, Denied>> + Send;

    /// `POST /items/{id}`: [`PutItem`]
    fn put_item(
        &self,
        request: PutItem,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<Item, Failure<PutItemError>>> + Send;

    /// `GET /events`: [`ListenAll`]
    fn listen_all(
        &self,
        request: ListenAll,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<EventStream<String>, Failure<Infallible>>> + Send;

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
pub fn routes<A: Api>(api: A) -> Router<A, Guard<A, A::Principal>> {
    Router::new(api)
        .on_refusal(A::refuse)
        .guard(CHALLENGE, |api, call, _| Box::pin(identify(api, call)))
        .protected(A::put_item)
        .protected(A::listen_all)
}

/// What a request shows to prove who is calling.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// A bearer token (RFC 6750).
    Token(Secret),
}

/// What a 401 asks for (RFC 9110 §11.6.1).
const CHALLENGE: &str = "Bearer";

/// Who is calling, where the request shows any credentials.
async fn identify<A: Api>(
    api: &A,
    call: &Call,
) -> Result<Option<A::Principal>, Refusal> {
    for alternative in call.operation().security {
        let credentials = match *alternative {
            ["token"] => call.bearer().map(Credentials::Token),
            _ => None,
        };
        if let Some(credentials) = credentials {
            let principal = api.authenticate(credentials).await;
            return principal.map(Some).map_err(|denied| denied.refusal(CHALLENGE));
        }
    }
    Ok(None)
}
