//! The server of MCPHub Tools API.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::json;
use concord_runtime::operation::WithStatus;
use concord_runtime::secret::Secret;
use concord_runtime::server::{
    Call, Context, Denied, Failure, Guard, Refusal, Response, Router,
};

use super::operations::*;
use super::types::*;

/// A service that offers MCPHub Tools API.
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

    /// Call a tool of a server.
    /// `POST /api/tools/call/{server}`: [`CallTool`]
    fn call_tool(
        &self,
        request: CallTool,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<ToolCallAnswer, Failure<Infallible>>> + Send;

    /// Execute a simple tool.
    /// `GET /api/tools/{serverName}/{toolName}`: [`ExecuteToolByQuery`]
    fn execute_tool_by_query(
        &self,
        request: ExecuteToolByQuery,
        context: Context<()>,
    ) -> impl Future<
        Output = Result<WithStatus<json::Value>, Failure<ExecuteToolByQueryError>>,
    > + Send;

    /// Execute a tool with a JSON body.
    /// `POST /api/tools/{serverName}/{toolName}`: [`ExecuteTool`]
    fn execute_tool(
        &self,
        request: ExecuteTool,
        context: Context<()>,
    ) -> impl Future<
        Output = Result<WithStatus<json::Value>, Failure<ExecuteToolError>>,
    > + Send;

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
        .protected(A::call_tool)
        .public(A::execute_tool_by_query)
        .public(A::execute_tool)
}

/// What a request shows to prove who is calling.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// A bearer token (RFC 6750).
    ///
    /// A token of the hub, sent as a bearer token.
    BearerAuth(Secret),
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
