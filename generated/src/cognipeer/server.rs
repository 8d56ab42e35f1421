//! The server of Cognipeer Tools API.

use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::secret::Secret;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Denied, Failure, Refusal, Response, Router,
};
use concord_runtime::style::Parameter;

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
    ///
    /// Lists the tools with their actions. The two filters narrow the list down.
    ///
    /// `GET /api/client/v1/tools`
    fn list_tools(
        &self,
        request: ListTools,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<ToolList, Failure<ListToolsError>>> + Send;

    /// Get a tool.
    ///
    /// Returns one tool with its actions.
    ///
    /// `GET /api/client/v1/tools/{toolKey}`
    fn get_tool(
        &self,
        request: GetTool,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<ToolEnvelope, Failure<GetToolError>>> + Send;

    /// Execute an action.
    ///
    /// Runs one action of a tool and returns what it produced, with the time it took.
    ///
    /// `POST /api/client/v1/tools/{toolKey}/actions/{actionKey}/execute`
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
pub fn routes<A: Api>(api: A) -> Router<A> {
    Router::new(api)
        .on_refusal(A::refuse)
        .operation(&LIST_TOOLS, list_tools)
        .operation(&GET_TOOL, get_tool)
        .operation(&EXECUTE_ACTION, execute_action)
}

fn list_tools<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let principal = authenticate(&*api, &call).await?;
        call.accepts(&["application/json"])?;
        let request = ListTools {
            status: call.optional_parameter(Parameter::query("status"))?,
            r#type: call.optional_parameter(Parameter::query("type"))?,
        };
        match api.list_tools(request, call.context(principal)).await {
            Ok(body) => server::json(200, &body),
            Err(failure) => {
                failure
                    .answer(|error| match error {
                        ListToolsError::Unauthorized(body) => server::json(401, &body),
                        ListToolsError::InternalServerError(body) => {
                            server::json(500, &body)
                        }
                    })
            }
        }
    })
}

fn get_tool<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let principal = authenticate(&*api, &call).await?;
        call.accepts(&["application/json"])?;
        let request = GetTool {
            tool_key: call.parameter(Parameter::path("toolKey"))?,
        };
        match api.get_tool(request, call.context(principal)).await {
            Ok(body) => server::json(200, &body),
            Err(failure) => {
                failure
                    .answer(|error| match error {
                        GetToolError::Unauthorized(body) => server::json(401, &body),
                        GetToolError::NotFound(body) => server::json(404, &body),
                        GetToolError::InternalServerError(body) => {
                            server::json(500, &body)
                        }
                    })
            }
        }
    })
}

fn execute_action<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let principal = authenticate(&*api, &call).await?;
        call.accepts(&["application/json"])?;
        let request = ExecuteAction {
            tool_key: call.parameter(Parameter::path("toolKey"))?,
            action_key: call.parameter(Parameter::path("actionKey"))?,
            body: call.json().await?,
        };
        match api.execute_action(request, call.context(principal)).await {
            Ok(body) => server::json(200, &body),
            Err(failure) => {
                failure
                    .answer(|error| match error {
                        ExecuteActionError::BadRequest(body) => server::json(400, &body),
                        ExecuteActionError::Unauthorized(body) => {
                            server::json(401, &body)
                        }
                        ExecuteActionError::Forbidden(body) => server::json(403, &body),
                        ExecuteActionError::NotFound(body) => server::json(404, &body),
                        ExecuteActionError::InternalServerError(body) => {
                            server::json(500, &body)
                        }
                    })
            }
        }
    })
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
