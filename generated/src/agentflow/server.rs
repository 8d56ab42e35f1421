//! The server of Agentflow Tools API.

use std::sync::Arc;

use axum::response::IntoResponse;
use concord_runtime::secret::Secret;
use concord_runtime::server::{
    self, BoxFuture, Call, Context, Denied, Failure, Refusal, Response, Router,
};
use concord_runtime::style::Parameter;

use super::operations::*;

/// A service that offers Agentflow Tools API.
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

    /// Run a tool.
    ///
    /// Runs a tool of an agent directly. The caller gets past no gate that would stop the agent:
    /// the tenant's rights, the agent's tools, its permissions and pending approvals are all
    /// checked.
    ///
    /// `POST /api/v1/agent/{agent_id}/tools/{tool_id}/run`
    fn run_tool(
        &self,
        request: RunTool,
        context: Context<Self::Principal>,
    ) -> impl Future<Output = Result<RunToolAnswer, Failure<RunToolError>>> + Send;

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
    Router::new(api).on_refusal(A::refuse).operation(&RUN_TOOL, run_tool)
}

fn run_tool<A: Api>(
    api: Arc<A>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let principal = authenticate(&*api, &call).await?;
        call.accepts(&["application/json", "text/event-stream"])?;
        let request = RunTool {
            agent_id: call.parameter(Parameter::path("agent_id"))?,
            tool_id: call.parameter(Parameter::path("tool_id"))?,
            body: call.json().await?,
        };
        match api.run_tool(request, call.context(principal)).await {
            Ok(RunToolAnswer::OkJson(body)) => server::json(200, &body),
            Ok(RunToolAnswer::OkEvents(body)) => Ok(server::events(200, body)),
            Err(failure) => {
                failure
                    .answer(|error| match error {
                        RunToolError::Conflict => Ok(server::empty(409)),
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
    /// The token of the caller, sent as a bearer token.
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
