//! `server.rs`, as it would be generated.

use std::sync::Arc;

use concord_runtime::json::Uuid;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Failure, MethodCall, MethodError};
use concord_runtime::secret::Secret;
use concord_runtime::server::{BoxFuture, Call, Context, Denied, Refusal};
use concord_runtime::style::Parameter;

use super::types::{CALL_TOOL, CallTool, CallToolError, ToolResult};

/// What an implementation of the API provides.
pub trait Api: Send + Sync + 'static {
    /// Who calls.
    type Principal: Clone + Send + Sync + 'static;

    /// Says who calls, before anything else of the request is read.
    fn authenticate(
        &self,
        credentials: Credentials,
    ) -> impl Future<Output = Result<Self::Principal, Denied>> + Send;

    /// `tools/call`
    fn call_tool(
        &self,
        request: CallTool,
        context: Context<Self::Principal, Endpoint>,
    ) -> impl Future<Output = Result<ToolResult, Failure<CallToolError>>> + Send;
}

/// The credentials of a request, by the security schemes of the document.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// `Authorization: Bearer`
    pub api_key: Option<Secret>,
}

/// The path variables of the endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoint {
    pub tool_pack_id: Uuid,
    pub registered_user_id: Uuid,
}

const ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/tool-packs/{tool_pack_id}/registered-users/{registered_user_id}/tools/call",
    security: &[&["api_key"]],
};

/// The service.
pub fn router<A: Api>(api: A) -> axum::Router {
    endpoint(api).into_axum()
}

/// The service, for limits and other settings.
pub fn endpoint<A: Api>(api: A) -> rpc::Endpoint<A, Context<A::Principal, Endpoint>> {
    rpc::Endpoint::new(api, &ENDPOINT, open).handler(&CALL_TOOL, call_tool)
}

fn open<'c, A: Api>(
    api: &'c A,
    call: &'c Call,
) -> BoxFuture<'c, Result<Context<A::Principal, Endpoint>, Refusal>> {
    Box::pin(async move {
        let credentials = Credentials { api_key: call.bearer() };
        let principal = api.authenticate(credentials).await;
        let principal = principal.map_err(|denied| denied.refusal("Bearer"))?;
        let endpoint = Endpoint {
            tool_pack_id: call.parameter(Parameter::path("tool_pack_id"))?,
            registered_user_id: call.parameter(Parameter::path("registered_user_id"))?,
        };
        Ok(call.endpoint_context(principal, endpoint))
    })
}

fn call_tool<A: Api>(
    api: Arc<A>,
    context: Context<A::Principal, Endpoint>,
    call: MethodCall,
) -> BoxFuture<'static, Result<Vec<u8>, MethodError>> {
    Box::pin(async move {
        let request = call.read(|params| {
            Ok(CallTool {
                name: params.required("name")?,
                arguments: params.required("arguments")?,
            })
        })?;
        rpc::answer(api.call_tool(request, context).await)
    })
}
