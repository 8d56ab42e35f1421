//! The operations of MCPHub Tools API: what they are asked with, and what they answer.

use concord_runtime::json;
use concord_runtime::operation::{Operation, WithStatus};

use super::types::*;

/// `POST /api/tools/call/{server}`
pub static CALL_TOOL: Operation = Operation {
    id: "callTool",
    method: "POST",
    path: "/api/tools/call/{server}",
    security: &[&["bearerAuth"]],
};

/// What [`CALL_TOOL`] is asked with.
///
/// Call a tool of a server.
///
/// Runs one tool of the named MCP server. Arguments are first converted to the types that the
/// tool's input schema asks for, and the answer repeats them as converted.
#[derive(Clone, Debug, PartialEq)]
pub struct CallTool {
    /// Which of the MCP servers offers the tool, by name.
    pub server: String,
    /// Send the same value with several calls to let them share session state.
    pub session_id: Option<String>,
    /// The tool to run and what to run it with.
    pub body: ToolCall,
}

impl CallTool {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(server: impl Into<String>, body: ToolCall) -> Self {
        Self {
            server: server.into(),
            session_id: None,
            body,
        }
    }
}

/// `GET /api/tools/{serverName}/{toolName}`
pub static EXECUTE_TOOL_BY_QUERY: Operation = Operation {
    id: "executeToolByQuery",
    method: "GET",
    path: "/api/tools/{serverName}/{toolName}",
    security: &[],
};

/// What [`EXECUTE_TOOL_BY_QUERY`] is asked with.
///
/// Execute a simple tool.
///
/// Runs a tool whose arguments fit into a query string, without credentials. Meant for
/// integrations that consume OpenAPI, such as OpenWebUI.
#[derive(Clone, Debug, PartialEq)]
pub struct ExecuteToolByQuery {
    /// Which of the MCP servers offers the tool, by name.
    pub server_name: String,
    /// Which of that server's tools to run, by name.
    pub tool_name: String,
    /// The tool's arguments, each as a query parameter under its own name.
    pub arguments: Option<json::IndexMap<String, String>>,
}

impl ExecuteToolByQuery {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(server_name: impl Into<String>, tool_name: impl Into<String>) -> Self {
        Self {
            server_name: server_name.into(),
            tool_name: tool_name.into(),
            arguments: None,
        }
    }
}

/// The documented errors of [`EXECUTE_TOOL_BY_QUERY`].
#[derive(Clone, Debug, PartialEq)]
pub enum ExecuteToolByQueryError {
    /// Any other status: The outcome of the call, whose statuses and bodies are not documented.
    Default(WithStatus<json::Value>),
}

/// `POST /api/tools/{serverName}/{toolName}`
pub static EXECUTE_TOOL: Operation = Operation {
    id: "executeTool",
    method: "POST",
    path: "/api/tools/{serverName}/{toolName}",
    security: &[],
};

/// What [`EXECUTE_TOOL`] is asked with.
///
/// Execute a tool with a JSON body.
///
/// Runs a tool whose arguments need the whole of JSON, without credentials. Meant for
/// integrations that consume OpenAPI, such as OpenWebUI.
#[derive(Clone, Debug, PartialEq)]
pub struct ExecuteTool {
    /// Which of the MCP servers offers the tool, by name.
    pub server_name: String,
    /// Which of that server's tools to run, by name.
    pub tool_name: String,
    /// The tool's arguments, as a JSON object without an envelope.
    pub body: Option<ToolArguments>,
}

impl ExecuteTool {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(server_name: impl Into<String>, tool_name: impl Into<String>) -> Self {
        Self {
            server_name: server_name.into(),
            tool_name: tool_name.into(),
            body: None,
        }
    }
}

/// The documented errors of [`EXECUTE_TOOL`].
#[derive(Clone, Debug, PartialEq)]
pub enum ExecuteToolError {
    /// Any other status: The outcome of the call, whose statuses and bodies are not documented.
    Default(WithStatus<json::Value>),
}
