//! The server of Security schemes.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::secret::Secret;
use concord_runtime::server::{
    self, Call, Context, Denied, Failure, Guard, Peer, Refusal, Response, Router, Scopes,
};

use super::operations::*;

/// A service that offers Security schemes.
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
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// `GET /c`: [`C`]
    fn c(
        &self,
        request: C,
        context: Context<Self::Principal>,
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
        .guard(CHALLENGE, |api, call, scopes| Box::pin(identify(api, call, scopes)))
        .protected(A::a)
        .protected(A::b)
        .protected(A::c)
}

/// What a request shows to prove who is calling.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// What follows `Authorization: Digest`.
    Digest(Secret),
    /// Mutual TLS: look for the client's certificate in the extensions, where what accepts
    /// connections has put it.
    Certificate(Peer),
    /// A bearer token of OAuth 2 (RFC 6749).
    ///
    /// Metadata of the authorization server: <https://a.b/.well-known/oauth-authorization-server>
    ///
    /// - Flow `clientCredentials`: tokenUrl `https://a.b/token`
    ///   - `read:a`: Read a.
    Login {
        /// The token.
        token: Secret,
        /// The scopes that it has to be granted for.
        scopes: &'static [&'static str],
    },
    /// `basic` and `key` and `login`, together.
    BasicAndKeyAndLogin {
        /// User and password (RFC 7617).
        basic_user: String,
        /// The password that goes with the user.
        basic_password: Secret,
        /// The cookie `k`.
        ///
        /// It is deprecated.
        key: Secret,
        /// A bearer token of OAuth 2 (RFC 6749).
        ///
        /// Metadata of the authorization server: <https://a.b/.well-known/oauth-authorization-server>
        ///
        /// - Flow `clientCredentials`: tokenUrl `https://a.b/token`
        ///   - `read:a`: Read a.
        login: Secret,
        /// The scopes that the token has to be granted for.
        login_scopes: &'static [&'static str],
    },
}

/// What a 401 asks for (RFC 9110 §11.6.1).
const CHALLENGE: &str = "Bearer";

/// Who is calling, where the request shows any credentials.
async fn identify<A: Api>(
    api: &A,
    call: &Call,
    scopes: &[Scopes],
) -> Result<Option<A::Principal>, Refusal> {
    let mut denied = None;
    for (alternative, scopes) in call.operation().security.iter().zip(scopes) {
        let credentials = match *alternative {
            ["digest"] => call.authorization("Digest").map(Credentials::Digest),
            ["certificate"] => Some(Credentials::Certificate(call.peer())),
            ["login"] => {
                call.bearer()
                    .map(|token| Credentials::Login {
                        token,
                        scopes: server::scopes(scopes, "login"),
                    })
            }
            ["basic", "key", "login"] => {
                match (call.basic(), call.cookie_key("k"), call.bearer()) {
                    (Some((basic_user, basic_password)), Some(key), Some(login)) => {
                        Some(Credentials::BasicAndKeyAndLogin {
                            basic_user,
                            basic_password,
                            key,
                            login,
                            login_scopes: server::scopes(scopes, "login"),
                        })
                    }
                    _ => None,
                }
            }
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
