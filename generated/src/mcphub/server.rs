//! The server of MCPHub Tools API.

use std::convert::Infallible;
use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::json;
use concord_runtime::operation::WithStatus;
use concord_runtime::secret::Secret;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Denied, Failure, Refusal, Response, Router,
};
use concord_runtime::style::Parameter;

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
    ///
    /// Runs one tool of the named MCP server. Arguments are first converted to the types that the
    /// tool's input schema asks for, and the answer repeats them as converted.
    ///
    /// `POST /api/tools/call/{server}`
    fn call_tool(
        &self,
        request: CallTool,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<ToolCallAnswer, Failure<Infallible>>> + Send;

    /// Execute a simple tool.
    ///
    /// Runs a tool whose arguments fit into a query string, without credentials. Meant for
    /// integrations that consume OpenAPI, such as OpenWebUI.
    ///
    /// `GET /api/tools/{serverName}/{toolName}`
    fn execute_tool_by_query(
        &self,
        request: ExecuteToolByQuery,
        context: Context<()>,
    ) -> impl Future<
        Output = Result<WithStatus<json::Value>, Failure<ExecuteToolByQueryError>>,
    > + Send;

    /// Execute a tool with a JSON body.
    ///
    /// Runs a tool whose arguments need the whole of JSON, without credentials. Meant for
    /// integrations that consume OpenAPI, such as OpenWebUI.
    ///
    /// `POST /api/tools/{serverName}/{toolName}`
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
pub fn routes<A: Api>(api: A) -> Router<A> {
    Router::new(api)
        .on_refusal(A::refuse)
        .operation(&CALL_TOOL, call_tool)
        .operation(&EXECUTE_TOOL_BY_QUERY, execute_tool_by_query)
        .operation(&EXECUTE_TOOL, execute_tool)
}

fn call_tool<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let principal = authenticate(&*api, &call).await?;
        call.accepts(&["application/json"])?;
        let request = CallTool {
            server: call.parameter(Parameter::path("server"))?,
            session_id: call.optional_parameter(Parameter::header("x-session-id"))?,
            body: call.json().await?,
        };
        match api.call_tool(request, call.context(principal)).await {
            Ok(body) => server::json(200, &body),
            Err(failure) => failure.answer(|error| match error {}),
        }
    })
}

fn execute_tool_by_query<A: Api>(
    api: Arc<A>,
    call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        call.accepts(&["application/json"])?;
        let request = ExecuteToolByQuery {
            server_name: call.parameter(Parameter::path("serverName"))?,
            tool_name: call.parameter(Parameter::path("toolName"))?,
            arguments: call
                .claimed_parameter(Parameter::query("arguments").object(), &[])?,
        };
        match api.execute_tool_by_query(request, call.context(())).await {
            Ok(answer) => server::json(answer.status, &answer.body),
            Err(failure) => {
                failure
                    .answer(|error| match error {
                        ExecuteToolByQueryError::Default(answer) => {
                            server::json(answer.status, &answer.body)
                        }
                    })
            }
        }
    })
}

fn execute_tool<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        call.accepts(&["application/json"])?;
        let request = ExecuteTool {
            server_name: call.parameter(Parameter::path("serverName"))?,
            tool_name: call.parameter(Parameter::path("toolName"))?,
            body: call.optional_json().await?,
        };
        match api.execute_tool(request, call.context(())).await {
            Ok(answer) => server::json(answer.status, &answer.body),
            Err(failure) => {
                failure
                    .answer(|error| match error {
                        ExecuteToolError::Default(answer) => {
                            server::json(answer.status, &answer.body)
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
    /// A token of the hub, sent as a bearer token.
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
