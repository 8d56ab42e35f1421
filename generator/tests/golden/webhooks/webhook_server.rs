//! What receives the webhooks of Webhooks.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::secret::Secret;
use concord_runtime::server::{
    Call, Context, Denied, Failure, Guard, Refusal, Response, Router,
};

use super::operations::*;

/// A service that receives what Webhooks sends.
///
/// Requests arrive decoded and checked; what a function returns is one of the answers that the
/// document has.
pub trait Webhooks: Send + Sync + 'static {
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

    /// `POST /subscribe/onEvent`: [`SubscribeOnEvent`]
    fn subscribe_on_event(
        &self,
        request: SubscribeOnEvent,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// A pet has come.
    /// `POST /newPet`: [`NewPet`]
    fn new_pet(
        &self,
        request: NewPet,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<(), Failure<NewPetError>>> + Send;

    /// Answers a request that never reaches an operation; as `application/problem+json` (RFC 9457)
    /// unless this is overridden.
    fn refuse(&self, refusal: Refusal) -> Response {
        refusal.into_response()
    }
}

/// The service as an axum router, to be served, merged or nested.
pub fn router<A: Webhooks>(api: A) -> axum::Router {
    routes(api).into_axum()
}

/// The operations of the service, for limits and other settings.
pub fn routes<A: Webhooks>(api: A) -> Router<A, Guard<A, A::Principal>> {
    Router::new(api)
        .on_refusal(A::refuse)
        .sensitive_header("X-Key")
        .guard(CHALLENGE, |api, call, _| Box::pin(identify(api, call)))
        .public(A::subscribe_on_event)
        .protected(A::new_pet)
}

/// What a request shows to prove who is calling.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// The header `X-Key`.
    Key(Secret),
}

/// What a 401 asks for (RFC 9110 §11.6.1).
const CHALLENGE: &str = "Bearer";

/// Who is calling, where the request shows any credentials.
async fn identify<A: Webhooks>(
    api: &A,
    call: &Call,
) -> Result<Option<A::Principal>, Refusal> {
    for alternative in call.operation().security {
        let credentials = match *alternative {
            ["key"] => call.header_key("X-Key").map(Credentials::Key),
            _ => None,
        };
        if let Some(credentials) = credentials {
            let principal = api.authenticate(credentials).await;
            return principal.map(Some).map_err(|denied| denied.refusal(CHALLENGE));
        }
    }
    Ok(None)
}
