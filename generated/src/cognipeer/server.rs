//! The server of Cognipeer Tools API.

use axum::response::IntoResponse;
use concord_runtime::secret::Secret;
use concord_runtime::server::{
    Call, Context, Denied, Failure, Guard, Refusal, Response, Router,
};

use super::operations::*;
use super::types::*;

/// A service that offers Cognipeer Tools API.
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

    /// List tools.
    /// `GET /api/client/v1/tools`: [`ListTools`]
    fn list_tools(
        &self,
        request: ListTools,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<ToolList, Failure<ListToolsError>>> + Send;

    /// Get a tool.
    /// `GET /api/client/v1/tools/{toolKey}`: [`GetTool`]
    fn get_tool(
        &self,
        request: GetTool,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<ToolEnvelope, Failure<GetToolError>>> + Send;

    /// Execute an action.
    /// `POST /api/client/v1/tools/{toolKey}/actions/{actionKey}/execute`: [`ExecuteAction`]
    fn execute_action(
        &self,
        request: ExecuteAction,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<ActionResult, Failure<ExecuteActionError>>> + Send;

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
        .protected(A::list_tools)
        .protected(A::get_tool)
        .protected(A::execute_action)
}

/// What a request shows to prove who is calling.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// A bearer token (RFC 6750).
    ///
    /// An API token, sent as a bearer token.
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
