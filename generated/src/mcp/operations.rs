//! The operations of MCP tools: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method, Structure};

use super::types::*;

/// The address of every call: `POST /mcp`
pub static ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/mcp",
    security: &[],
};

/// The method `initialize`.
pub static INITIALIZE: Method = Method::new(
        "initialize",
        &["protocolVersion", "capabilities", "clientInfo", "_meta"],
    )
    .structure(Structure::ByName);

/// What [`INITIALIZE`] is asked with.
///
/// Say hello.
///
/// The first request of a connection: both sides tell which version of the protocol they speak
/// and what they are able to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Initialize {
    /// The version that the client would like to speak, a date.
    pub protocol_version: String,
    /// What the client can do for the server.
    pub capabilities: ClientCapabilities,
    /// Which program the client is.
    pub client_info: Implementation,
    /// What extensions of the protocol say beside the request.
    pub meta: Option<json::Map<String, json::Value>>,
}

impl Initialize {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(
        protocol_version: impl Into<String>,
        capabilities: ClientCapabilities,
        client_info: Implementation,
    ) -> Self {
        Self {
            protocol_version: protocol_version.into(),
            capabilities,
            client_info,
            meta: None,
        }
    }
}

impl rpc::Input for Initialize {
    const METHOD: &'static Method = &INITIALIZE;

    fn write(&self, params: &mut rpc::Params) {
        params.member("protocolVersion", &self.protocol_version);
        params.member("capabilities", &self.capabilities);
        params.member("clientInfo", &self.client_info);
        params.optional("_meta", &self.meta);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            protocol_version: params.required("protocolVersion")?,
            capabilities: params.required("capabilities")?,
            client_info: params.required("clientInfo")?,
            meta: params.optional("_meta")?,
        })
    }
}

impl rpc::Request for Initialize {
    type Answer = Hello;
    type Error = Infallible;
}

/// The method `ping`.
pub static PING: Method = Method::new("ping", &["_meta"]).structure(Structure::ByName);

/// What [`PING`] is asked with.
///
/// Ask whether the other side is there.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ping {
    /// What extensions of the protocol say beside the request.
    pub meta: Option<json::Map<String, json::Value>>,
}

impl rpc::Input for Ping {
    const METHOD: &'static Method = &PING;

    fn write(&self, params: &mut rpc::Params) {
        params.optional("_meta", &self.meta);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            meta: params.optional("_meta")?,
        })
    }
}

impl rpc::Request for Ping {
    type Answer = Nothing;
    type Error = Infallible;
}

/// The method `tools/list`.
pub static LIST_TOOLS: Method = Method::new("tools/list", &["cursor", "_meta"])
    .structure(Structure::ByName);

/// What [`LIST_TOOLS`] is asked with.
///
/// List the tools.
///
/// The tools that the server offers, page by page.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ListTools {
    /// Where the page before said that the next one starts. Left out, it is the first page.
    pub cursor: Option<String>,
    /// What extensions of the protocol say beside the request.
    pub meta: Option<json::Map<String, json::Value>>,
}

/// The documented errors of [`LIST_TOOLS`].
#[derive(Clone, Debug, PartialEq)]
pub enum ListToolsError {
    /// The code -32602.
    ///
    /// Invalid cursor
    InvalidParams(rpc::ErrorDetail),
}

impl rpc::DocumentedError for ListToolsError {
    fn read(error: rpc::RpcError) -> Result<Self, rpc::RpcError> {
        match error.code {
            -32602 => rpc::ErrorDetail::read(error).map(Self::InvalidParams),
            _ => Err(error),
        }
    }
}

impl From<ListToolsError> for rpc::RpcError {
    fn from(error: ListToolsError) -> Self {
        match error {
            ListToolsError::InvalidParams(detail) => detail.with_code(-32602),
        }
    }
}

impl rpc::Input for ListTools {
    const METHOD: &'static Method = &LIST_TOOLS;

    fn write(&self, params: &mut rpc::Params) {
        params.optional("cursor", &self.cursor);
        params.optional("_meta", &self.meta);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            cursor: params.optional("cursor")?,
            meta: params.optional("_meta")?,
        })
    }
}

impl rpc::Request for ListTools {
    type Answer = ToolPage;
    type Error = ListToolsError;
}

/// The method `tools/call`.
pub static CALL_TOOL: Method = Method::new("tools/call", &["name", "arguments", "_meta"])
    .structure(Structure::ByName);

/// What [`CALL_TOOL`] is asked with.
///
/// Call a tool.
///
/// Runs one tool. What goes wrong inside of the tool is a result with `isError`, for a model to
/// see; an error of JSON-RPC means that the call did not reach the tool.
#[derive(Clone, Debug, PartialEq)]
pub struct CallTool {
    /// The tool, as the list calls it.
    pub name: String,
    /// What the tool is asked with; it fits the tool's `inputSchema`.
    pub arguments: Option<json::Map<String, json::Value>>,
    /// What extensions of the protocol say beside the request.
    pub meta: Option<json::Map<String, json::Value>>,
}

impl CallTool {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            arguments: None,
            meta: None,
        }
    }
}

/// The documented errors of [`CALL_TOOL`].
#[derive(Clone, Debug, PartialEq)]
pub enum CallToolError {
    /// The code -32602.
    ///
    /// Unknown tool or invalid arguments
    InvalidParams(rpc::ErrorDetail),
}

impl rpc::DocumentedError for CallToolError {
    fn read(error: rpc::RpcError) -> Result<Self, rpc::RpcError> {
        match error.code {
            -32602 => rpc::ErrorDetail::read(error).map(Self::InvalidParams),
            _ => Err(error),
        }
    }
}

impl From<CallToolError> for rpc::RpcError {
    fn from(error: CallToolError) -> Self {
        match error {
            CallToolError::InvalidParams(detail) => detail.with_code(-32602),
        }
    }
}

impl rpc::Input for CallTool {
    const METHOD: &'static Method = &CALL_TOOL;

    fn write(&self, params: &mut rpc::Params) {
        params.member("name", &self.name);
        params.optional("arguments", &self.arguments);
        params.optional("_meta", &self.meta);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            name: params.required("name")?,
            arguments: params.optional("arguments")?,
            meta: params.optional("_meta")?,
        })
    }
}

impl rpc::Request for CallTool {
    type Answer = ToolOutput;
    type Error = CallToolError;
}

/// The method `notifications/initialized`.
pub static INITIALIZED: Method = Method::new("notifications/initialized", &["_meta"])
    .structure(Structure::ByName);

/// What [`INITIALIZED`] is asked with.
///
/// The client is ready.
///
/// Follows the answer to `initialize`; requests come after it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Initialized {
    /// What extensions of the protocol say beside the request.
    pub meta: Option<json::Map<String, json::Value>>,
}

impl rpc::Input for Initialized {
    const METHOD: &'static Method = &INITIALIZED;

    fn write(&self, params: &mut rpc::Params) {
        params.optional("_meta", &self.meta);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            meta: params.optional("_meta")?,
        })
    }
}

impl rpc::Notification for Initialized {}

/// The method `notifications/cancelled`.
pub static CANCELLED: Method = Method::new(
        "notifications/cancelled",
        &["requestId", "reason", "_meta"],
    )
    .structure(Structure::ByName);

/// What [`CANCELLED`] is asked with.
///
/// A request is given up.
///
/// Either side may stop to wait for an answer, which need not come any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Cancelled {
    /// The id of the request.
    pub request_id: RequestId,
    /// Why, for a log.
    pub reason: Option<String>,
    /// What extensions of the protocol say beside the request.
    pub meta: Option<json::Map<String, json::Value>>,
}

impl Cancelled {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(request_id: RequestId) -> Self {
        Self {
            request_id,
            reason: None,
            meta: None,
        }
    }
}

impl rpc::Input for Cancelled {
    const METHOD: &'static Method = &CANCELLED;

    fn write(&self, params: &mut rpc::Params) {
        params.member("requestId", &self.request_id);
        params.optional("reason", &self.reason);
        params.optional("_meta", &self.meta);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            request_id: params.required("requestId")?,
            reason: params.optional("reason")?,
            meta: params.optional("_meta")?,
        })
    }
}

impl rpc::Notification for Cancelled {}

/// The method `notifications/progress`.
pub static PROGRESS: Method = Method::new(
        "notifications/progress",
        &["progressToken", "progress", "total", "message", "_meta"],
    )
    .structure(Structure::ByName);

/// What [`PROGRESS`] is asked with.
///
/// How far a request has come.
///
/// Sent to whoever gave the request a `progressToken`.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The token of the request.
    pub progress_token: RequestId,
    /// How much is done; it only grows.
    pub progress: f64,
    /// How much there is to do, where that is known.
    pub total: Option<f64>,
    /// What is being done.
    pub message: Option<String>,
    /// What extensions of the protocol say beside the request.
    pub meta: Option<json::Map<String, json::Value>>,
}

impl Progress {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(progress_token: RequestId, progress: f64) -> Self {
        Self {
            progress_token,
            progress,
            total: None,
            message: None,
            meta: None,
        }
    }
}

impl rpc::Input for Progress {
    const METHOD: &'static Method = &PROGRESS;

    fn write(&self, params: &mut rpc::Params) {
        params.member("progressToken", &self.progress_token);
        params.member("progress", &self.progress);
        params.optional("total", &self.total);
        params.optional("message", &self.message);
        params.optional("_meta", &self.meta);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            progress_token: params.required("progressToken")?,
            progress: params.required("progress")?,
            total: params.optional("total")?,
            message: params.optional("message")?,
            meta: params.optional("_meta")?,
        })
    }
}

impl rpc::Notification for Progress {}

/// The method `notifications/message`.
pub static LOG_MESSAGE: Method = Method::new(
        "notifications/message",
        &["level", "logger", "data", "_meta"],
    )
    .structure(Structure::ByName);

/// What [`LOG_MESSAGE`] is asked with.
///
/// A line of the server's log.
#[derive(Clone, Debug, PartialEq)]
pub struct LogMessage {
    /// How grave it is (RFC 5424).
    pub level: LogMessageLevel,
    /// Which part of the server says it.
    pub logger: Option<String>,
    /// What it says, a text or any other JSON.
    pub data: json::Value,
    /// What extensions of the protocol say beside the request.
    pub meta: Option<json::Map<String, json::Value>>,
}

impl LogMessage {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(level: LogMessageLevel, data: json::Value) -> Self {
        Self {
            level,
            logger: None,
            data,
            meta: None,
        }
    }
}

impl rpc::Input for LogMessage {
    const METHOD: &'static Method = &LOG_MESSAGE;

    fn write(&self, params: &mut rpc::Params) {
        params.member("level", &self.level);
        params.optional("logger", &self.logger);
        params.member("data", &self.data);
        params.optional("_meta", &self.meta);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            level: params.required("level")?,
            logger: params.optional("logger")?,
            data: params.required("data")?,
            meta: params.optional("_meta")?,
        })
    }
}

impl rpc::Notification for LogMessage {}

/// The method `notifications/tools/list_changed`.
pub static TOOLS_CHANGED: Method = Method::new(
        "notifications/tools/list_changed",
        &["_meta"],
    )
    .structure(Structure::ByName);

/// What [`TOOLS_CHANGED`] is asked with.
///
/// The list of tools has changed.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ToolsChanged {
    /// What extensions of the protocol say beside the request.
    pub meta: Option<json::Map<String, json::Value>>,
}

impl rpc::Input for ToolsChanged {
    const METHOD: &'static Method = &TOOLS_CHANGED;

    fn write(&self, params: &mut rpc::Params) {
        params.optional("_meta", &self.meta);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            meta: params.optional("_meta")?,
        })
    }
}

impl rpc::Notification for ToolsChanged {}
