//! The server of MCP tools.

use std::convert::Infallible;

use axum::response::IntoResponse;
use concord_runtime::rpc::{self, Failure};
use concord_runtime::server::{BoxFuture, Call, Context, Refusal, Response};

use super::operations::*;
use super::types::*;

/// A service that offers MCP tools.
///
/// Params arrive decoded and checked; what a function returns becomes the result or the error
/// of its call.
pub trait Api: Send + Sync + 'static {
    /// Say hello.
    ///
    /// The first request of a connection: both sides tell which version of the protocol they speak
    /// and what they are able to do.
    ///
    /// The method `initialize`.
    fn initialize(
        &self,
        request: Initialize,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<Hello, Failure<Infallible>>> + Send;

    /// Ask whether the other side is there.
    ///
    /// The method `ping`.
    fn ping(
        &self,
        request: Ping,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<Nothing, Failure<Infallible>>> + Send;

    /// List the tools.
    ///
    /// The tools that the server offers, page by page.
    ///
    /// The method `tools/list`.
    fn list_tools(
        &self,
        request: ListTools,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<ToolPage, Failure<ListToolsError>>> + Send;

    /// Call a tool.
    ///
    /// Runs one tool. What goes wrong inside of the tool is a result with `isError`, for a model to
    /// see; an error of JSON-RPC means that the call did not reach the tool.
    ///
    /// The method `tools/call`.
    fn call_tool(
        &self,
        request: CallTool,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<ToolOutput, Failure<CallToolError>>> + Send;

    /// The client is ready.
    ///
    /// Follows the answer to `initialize`; requests come after it.
    ///
    /// The method `notifications/initialized`.
    fn initialized(
        &self,
        request: Initialized,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// A request is given up.
    ///
    /// Either side may stop to wait for an answer, which need not come any more.
    ///
    /// The method `notifications/cancelled`.
    fn cancelled(
        &self,
        request: Cancelled,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// How far a request has come.
    ///
    /// Sent to whoever gave the request a `progressToken`.
    ///
    /// The method `notifications/progress`.
    fn progress(
        &self,
        request: Progress,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// A line of the server's log.
    ///
    /// The method `notifications/message`.
    fn log_message(
        &self,
        request: LogMessage,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

    /// The list of tools has changed.
    ///
    /// The method `notifications/tools/list_changed`.
    fn tools_changed(
        &self,
        request: ToolsChanged,
        context: Context<(), ()>,
    ) -> impl Future<Output = Result<(), Failure<Infallible>>> + Send;

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
pub fn endpoint<A: Api>(api: A) -> rpc::Endpoint<A, Context<(), ()>> {
    rpc::Endpoint::new(api, &ENDPOINT, open)
        .on_refusal(A::refuse)
        .document(include_str!("openrpc.json"))
        .method(|api, request: Initialize, context| {
            Box::pin(async move { api.initialize(request, context).await })
        })
        .method(|api, request: Ping, context| {
            Box::pin(async move { api.ping(request, context).await })
        })
        .method(|api, request: ListTools, context| {
            Box::pin(async move { api.list_tools(request, context).await })
        })
        .method(|api, request: CallTool, context| {
            Box::pin(async move { api.call_tool(request, context).await })
        })
        .notification(|api, request: Initialized, context| {
            Box::pin(async move { api.initialized(request, context).await })
        })
        .notification(|api, request: Cancelled, context| {
            Box::pin(async move { api.cancelled(request, context).await })
        })
        .notification(|api, request: Progress, context| {
            Box::pin(async move { api.progress(request, context).await })
        })
        .notification(|api, request: LogMessage, context| {
            Box::pin(async move { api.log_message(request, context).await })
        })
        .notification(|api, request: ToolsChanged, context| {
            Box::pin(async move { api.tools_changed(request, context).await })
        })
}

/// Who is calling, and which address: the same for every call of a batch.
fn open<'c, A: Api>(
    _api: &'c A,
    call: &'c Call,
) -> BoxFuture<'c, Result<Context<(), ()>, Refusal>> {
    Box::pin(async move {
        let endpoint = ();
        Ok(call.endpoint_context((), endpoint))
    })
}
