//! The server of Merge Agent Handler API.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::rpc::{self, Failure};
use concord_runtime::secret::Secret;
use concord_runtime::server::{BoxFuture, Call, Context, Denied, Refusal, Response};
use concord_runtime::style::Parameter;

use super::operations::*;
use super::types::*;

/// A service that offers Merge Agent Handler API.
///
/// Params arrive decoded and checked; what a function returns becomes the result or the error
/// of its call.
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

    /// Call a tool.
    ///
    /// Runs one tool of the tool pack on behalf of the registered user and returns what it
    /// produced.
    ///
    /// The method `tools/call`.
    fn call_tool(
        &self,
        request: CallTool,
        context: Context<Self::Principal, Endpoint>,
    ) -> impl Future<Output = Result<ToolResult, Failure<Infallible>>> + Send;

    /// Answers a request that never reaches an operation; as `application/problem+json` (RFC 9457)
    /// unless this is overridden.
    fn refuse(&self, refusal: Refusal) -> Response {
        refusal.into_response()
    }
}

/// The service as an axum router, to be served, merged or nested.
pub fn router<A: Api>(api: A) -> axum::Router {
    endpoint(api).into_axum()
}

/// The methods of the service, for limits and other settings.
pub fn endpoint<A: Api>(api: A) -> rpc::Endpoint<A, Context<A::Principal, Endpoint>> {
    rpc::Endpoint::new(api, &ENDPOINT, open)
        .on_refusal(A::refuse)
        .document(include_str!("openrpc.json"))
        .method(|api, request: CallTool, context| {
            Box::pin(async move { api.call_tool(request, context).await })
        })
}

/// Who is calling, and which address: the same for every call of a batch.
fn open<'c, A: Api>(
    api: &'c A,
    call: &'c Call,
) -> BoxFuture<'c, Result<Context<A::Principal, Endpoint>, Refusal>> {
    Box::pin(async move {
        let principal = authenticate(api, call).await?;
        let endpoint = Endpoint {
            tool_pack_id: call.parameter(Parameter::path("tool_pack_id"))?,
            registered_user_id: call.parameter(Parameter::path("registered_user_id"))?,
        };
        Ok(call.endpoint_context(principal, endpoint))
    })
}

/// What a request shows to prove who is calling.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// A bearer token (RFC 6750).
    ///
    /// A production access key, sent as a bearer token. The documented curl line puts a placeholder
    /// for the bare key into the header, yet the word Bearer has to stand before it.
    BearerAuth(Secret),
}

/// What a 401 asks for (RFC 9110 §11.6.1).
const CHALLENGE: &str = "Bearer";

/// Who is calling, by the first alternative that the request has credentials for.
async fn authenticate<A: Api>(api: &A, call: &Call) -> Result<A::Principal, Refusal> {
    match identify(api, call).await? {
        Some(principal) => Ok(principal),
        None => Err(Refusal::unauthorized(CHALLENGE)),
    }
}

/// Who is calling, where the request shows any credentials.
async fn identify<A: Api>(
    api: &A,
    call: &Call,
) -> Result<Option<A::Principal>, Refusal> {
    for alternative in ENDPOINT.security {
        let credentials = match *alternative {
            ["bearerAuth"] => call.bearer().map(Credentials::BearerAuth),
            _ => None,
        };
        if let Some(credentials) = credentials {
            let principal = api.authenticate(credentials).await;
            return principal.map(Some).map_err(|denied| denied.refusal(CHALLENGE));
        }
    }
    Ok(None)
}
