//! The server of Security.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::secret::Secret;
use concord_runtime::server::{
    Call, Context, Denied, Failure, Guard, Refusal, Response, Router,
};

use super::operations::*;

/// A service that offers Security.
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

    /// `GET /a`: [`ARequest`]
    fn a(
        &self,
        request: ARequest,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /b`: [`B`]
    fn b(
        &self,
        request: B,
        context: Context<()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /c`: [`C`]
    fn c(
        &self,
        request: C,
        context: Context<Option<Self::Principal>>,
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
pub fn routes<A: Api>(api: A) -> Router<A, Guard<A, A::Principal>> {
    Router::new(api)
        .on_refusal(A::refuse)
        .sensitive_header("X-Key")
        .guard(CHALLENGE, |api, call, _| Box::pin(identify(api, call)))
        .protected(A::a)
        .public(A::b)
        .optional(A::c)
}

/// What a request shows to prove who is calling.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// User and password (RFC 7617).
    Basic {
        /// The user.
        user: String,
        /// The password.
        password: Secret,
    },
    /// The header `X-Key`.
    Key(Secret),
}

/// What a 401 asks for (RFC 9110 §11.6.1).
const CHALLENGE: &str = "Basic realm=\"api\"";

/// Who is calling, where the request shows any credentials.
async fn identify<A: Api>(
    api: &A,
    call: &Call,
) -> Result<Option<A::Principal>, Refusal> {
    let mut denied = None;
    for alternative in call.operation().security {
        let credentials = match *alternative {
            ["basic"] => {
                call.basic()
                    .map(|(user, password)| Credentials::Basic {
                        user,
                        password,
                    })
            }
            ["key"] => call.header_key("X-Key").map(Credentials::Key),
            _ => None,
        };
        let Some(credentials) = credentials else { continue };
        match api.authenticate(credentials).await {
            Ok(principal) => return Ok(Some(principal)),
            Err(reason) => {
                denied.get_or_insert(reason);
            }
        }
    }
    denied.map_or(Ok(None), |denied| Err(denied.refusal(CHALLENGE)))
}
