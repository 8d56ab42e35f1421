//! The documented examples of MCP tools: as data, as a service, and as calls by name.

use std::convert::Infallible;

use concord_runtime::examples::{self, Answer, BoxError, Documented, Examples, Responder};
use concord_runtime::json::{self, Json};
use concord_runtime::rpc::{CallError, Failure};
use concord_runtime::server::Context;

use super::client::Client;
use super::operations::*;
use super::server::Api;
use super::types::*;

/// Every example of the document, and what stands in for missing ones.
pub static EXAMPLES: Examples = Examples::new(include_str!("examples.json"));

/// A service that answers with examples: a stub to develop clients against.
///
/// It takes any credentials, and answers a documented request with its documented answer, any
/// other request with the first one that fits.
#[derive(Clone, Copy, Debug)]
pub struct ExampleServer<R = Documented> {
    responder: R,
}

impl ExampleServer {
    /// A service that answers with the examples of the document.
    #[must_use]
    pub fn new() -> Self {
        Self {
            responder: Documented::new(&EXAMPLES),
        }
    }
}

impl Default for ExampleServer {
    fn default() -> Self {
        Self::new()
    }
}

impl<R: Responder> ExampleServer<R> {
    /// A service whose answers are chosen elsewhere.
    #[must_use]
    pub fn with_responder(responder: R) -> Self {
        Self { responder }
    }
}

impl<R: Responder> Api for ExampleServer<R> {
    async fn initialize(
        &self,
        request: Initialize,
        _: Context<()>,
    ) -> Result<Hello, Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("initialize", input).await;
        typed_initialize(answer.map_err(Failure::internal)?)
    }

    async fn ping(
        &self,
        request: Ping,
        _: Context<()>,
    ) -> Result<Nothing, Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("ping", input).await;
        typed_ping(answer.map_err(Failure::internal)?)
    }

    async fn list_tools(
        &self,
        request: ListTools,
        _: Context<()>,
    ) -> Result<ToolPage, Failure<ListToolsError>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("tools/list", input).await;
        typed_list_tools(answer.map_err(Failure::internal)?)
    }

    async fn call_tool(
        &self,
        request: CallTool,
        _: Context<()>,
    ) -> Result<ToolOutput, Failure<CallToolError>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("tools/call", input).await;
        typed_call_tool(answer.map_err(Failure::internal)?)
    }

    async fn initialized(
        &self,
        request: Initialized,
        _: Context<()>,
    ) -> Result<(), Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("notifications/initialized", input).await;
        typed_initialized(answer.map_err(Failure::internal)?)
    }

    async fn cancelled(
        &self,
        request: Cancelled,
        _: Context<()>,
    ) -> Result<(), Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("notifications/cancelled", input).await;
        typed_cancelled(answer.map_err(Failure::internal)?)
    }

    async fn progress(
        &self,
        request: Progress,
        _: Context<()>,
    ) -> Result<(), Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("notifications/progress", input).await;
        typed_progress(answer.map_err(Failure::internal)?)
    }

    async fn log_message(
        &self,
        request: LogMessage,
        _: Context<()>,
    ) -> Result<(), Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("notifications/message", input).await;
        typed_log_message(answer.map_err(Failure::internal)?)
    }

    async fn tools_changed(
        &self,
        request: ToolsChanged,
        _: Context<()>,
    ) -> Result<(), Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self
            .responder
            .respond("notifications/tools/list_changed", input)
            .await;
        typed_tools_changed(answer.map_err(Failure::internal)?)
    }
}

/// Calls an operation by its documented id, with an input as in
/// [`Example::request`](examples::Example::request); where it can answer in several media
/// types, with the one wanted.
///
/// # Errors
/// Where there is no such operation, the input does not fit it, or the call ends in anything
/// but a documented answer.
pub async fn invoke(
    client: &Client,
    operation: &str,
    media_type: Option<&str>,
    input: &json::Value,
) -> Result<Answer, BoxError> {
    match (operation, media_type) {
        ("initialize", _) => {
            untyped_initialize(
                    client
                        .initialize(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        ("ping", _) => {
            untyped_ping(
                    client.ping(json::from_value(input, json::Reading::Tolerant)?).await,
                )
                .await
        }
        ("tools/list", _) => {
            untyped_list_tools(
                    client
                        .list_tools(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        ("tools/call", _) => {
            untyped_call_tool(
                    client
                        .call_tool(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        ("notifications/initialized", _) => {
            untyped_initialized(
                    client
                        .initialized(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        ("notifications/cancelled", _) => {
            untyped_cancelled(
                    client
                        .cancelled(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        ("notifications/progress", _) => {
            untyped_progress(
                    client
                        .progress(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        ("notifications/message", _) => {
            untyped_log_message(
                    client
                        .log_message(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        ("notifications/tools/list_changed", _) => {
            untyped_tools_changed(
                    client
                        .tools_changed(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        _ => Err(examples::unknown_operation(operation)),
    }
}

impl Json for Initialize {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            protocol_version: members.required("params.protocolVersion")?,
            capabilities: members.required("params.capabilities")?,
            client_info: members.required("params.clientInfo")?,
            meta: members.optional("params._meta"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("params.protocolVersion", &self.protocol_version);
        object.member("params.capabilities", &self.capabilities);
        object.member("params.clientInfo", &self.client_info);
        object.optional("params._meta", &self.meta);
        object.end();
    }
}

impl Json for Ping {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            meta: members.optional("params._meta"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("params._meta", &self.meta);
        object.end();
    }
}

impl Json for ListTools {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            cursor: members.optional("params.cursor"),
            meta: members.optional("params._meta"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("params.cursor", &self.cursor);
        object.optional("params._meta", &self.meta);
        object.end();
    }
}

impl Json for CallTool {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            name: members.required("params.name")?,
            arguments: members.optional("params.arguments"),
            meta: members.optional("params._meta"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("params.name", &self.name);
        object.optional("params.arguments", &self.arguments);
        object.optional("params._meta", &self.meta);
        object.end();
    }
}

impl Json for Initialized {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            meta: members.optional("params._meta"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("params._meta", &self.meta);
        object.end();
    }
}

impl Json for Cancelled {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            request_id: members.required("params.requestId")?,
            reason: members.optional("params.reason"),
            meta: members.optional("params._meta"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("params.requestId", &self.request_id);
        object.optional("params.reason", &self.reason);
        object.optional("params._meta", &self.meta);
        object.end();
    }
}

impl Json for Progress {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            progress_token: members.required("params.progressToken")?,
            progress: members.required("params.progress")?,
            total: members.optional("params.total"),
            message: members.optional("params.message"),
            meta: members.optional("params._meta"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("params.progressToken", &self.progress_token);
        object.member("params.progress", &self.progress);
        object.optional("params.total", &self.total);
        object.optional("params.message", &self.message);
        object.optional("params._meta", &self.meta);
        object.end();
    }
}

impl Json for LogMessage {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            level: members.required("params.level")?,
            logger: members.optional("params.logger"),
            data: members.required("params.data")?,
            meta: members.optional("params._meta"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("params.level", &self.level);
        object.optional("params.logger", &self.logger);
        object.member("params.data", &self.data);
        object.optional("params._meta", &self.meta);
        object.end();
    }
}

impl Json for ToolsChanged {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            meta: members.optional("params._meta"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("params._meta", &self.meta);
        object.end();
    }
}

fn typed_initialize(answer: Answer) -> Result<Hello, Failure<Infallible>> {
    match answer.status {
        200 => answer.body().map_err(Failure::internal),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_initialize(
    outcome: Result<Hello, CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(other) => Err(other.into()),
    }
}

fn typed_ping(answer: Answer) -> Result<Nothing, Failure<Infallible>> {
    match answer.status {
        200 => answer.body().map_err(Failure::internal),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_ping(
    outcome: Result<Nothing, CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(other) => Err(other.into()),
    }
}

fn typed_list_tools(answer: Answer) -> Result<ToolPage, Failure<ListToolsError>> {
    match answer.status {
        200 => answer.body().map_err(Failure::internal),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_list_tools(
    outcome: Result<ToolPage, CallError<ListToolsError>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(other) => Err(other.into()),
    }
}

fn typed_call_tool(answer: Answer) -> Result<ToolOutput, Failure<CallToolError>> {
    match answer.status {
        200 => answer.body().map_err(Failure::internal),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_call_tool(
    outcome: Result<ToolOutput, CallError<CallToolError>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(other) => Err(other.into()),
    }
}

fn typed_initialized(answer: Answer) -> Result<(), Failure<Infallible>> {
    match answer.status {
        204 => Ok(()),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_initialized(
    outcome: Result<(), CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(()) => Ok(Answer::empty(204)),
        Err(other) => Err(other.into()),
    }
}

fn typed_cancelled(answer: Answer) -> Result<(), Failure<Infallible>> {
    match answer.status {
        204 => Ok(()),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_cancelled(
    outcome: Result<(), CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(()) => Ok(Answer::empty(204)),
        Err(other) => Err(other.into()),
    }
}

fn typed_progress(answer: Answer) -> Result<(), Failure<Infallible>> {
    match answer.status {
        204 => Ok(()),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_progress(
    outcome: Result<(), CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(()) => Ok(Answer::empty(204)),
        Err(other) => Err(other.into()),
    }
}

fn typed_log_message(answer: Answer) -> Result<(), Failure<Infallible>> {
    match answer.status {
        204 => Ok(()),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_log_message(
    outcome: Result<(), CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(()) => Ok(Answer::empty(204)),
        Err(other) => Err(other.into()),
    }
}

fn typed_tools_changed(answer: Answer) -> Result<(), Failure<Infallible>> {
    match answer.status {
        204 => Ok(()),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_tools_changed(
    outcome: Result<(), CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(()) => Ok(Answer::empty(204)),
        Err(other) => Err(other.into()),
    }
}
