//! The operations of MCPHub Tools API: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation::{self, WithStatus};

use super::types::*;

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

operation::operation! {
    CALL_TOOL = "callTool" "POST" "/api/tools/call/{server}" [["bearerAuth"]];
    new(server: impl Into<String>, body: ToolCall; session_id);
    input CallTool { server: required path "server", session_id: optional header "x-session-id" }
    body body: required json;
    answer ToolCallAnswer = 200 json;
    errors Infallible {}
}

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

/// The documented errors of [`EXECUTE_TOOL_BY_QUERY`].
#[derive(Clone, Debug, PartialEq)]
pub enum ExecuteToolByQueryError {
    /// Any other status: The outcome of the call, whose statuses and bodies are not documented.
    Default(WithStatus<json::Value>),
}

operation::operation! {
    EXECUTE_TOOL_BY_QUERY = "executeToolByQuery" "GET" "/api/tools/{serverName}/{toolName}" [];
    new(server_name: impl Into<String>, tool_name: impl Into<String>; arguments);
    input ExecuteToolByQuery {
        server_name: required path "serverName", tool_name: required path "toolName",
        arguments: optional query "arguments".object().claimed(&[])
    }
    answer WithStatus<json::Value> = default json;
    errors ExecuteToolByQueryError { default => Default(json) }
}

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

/// The documented errors of [`EXECUTE_TOOL`].
#[derive(Clone, Debug, PartialEq)]
pub enum ExecuteToolError {
    /// Any other status: The outcome of the call, whose statuses and bodies are not documented.
    Default(WithStatus<json::Value>),
}

operation::operation! {
    EXECUTE_TOOL = "executeTool" "POST" "/api/tools/{serverName}/{toolName}" [];
    new(server_name: impl Into<String>, tool_name: impl Into<String>; body);
    input ExecuteTool {
        server_name: required path "serverName", tool_name: required path "toolName"
    }
    body body: optional json;
    answer WithStatus<json::Value> = default json;
    errors ExecuteToolError { default => Default(json) }
}
