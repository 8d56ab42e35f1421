//! The operations of Cognipeer Tools API: what they are asked with, and what they answer.

use concord_runtime::operation::Operation;

use super::types::*;

/// `GET /api/client/v1/tools`
pub static LIST_TOOLS: Operation = Operation {
    id: "listTools",
    method: "GET",
    path: "/api/client/v1/tools",
    security: &[&["bearerAuth"]],
};

/// What [`LIST_TOOLS`] is asked with.
///
/// List tools.
///
/// Lists the tools with their actions. The two filters narrow the list down.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ListTools {
    /// Keep only the tools in this state.
    pub status: Option<ToolStatus>,
    /// Keep only the tools from this kind of source.
    pub r#type: Option<ToolType>,
}

/// The documented errors of [`LIST_TOOLS`].
#[derive(Clone, Debug, PartialEq)]
pub enum ListToolsError {
    /// 401: The token is not a valid one.
    Unauthorized(Error),
    /// 500: The service itself failed.
    InternalServerError(Error),
}

/// `GET /api/client/v1/tools/{toolKey}`
pub static GET_TOOL: Operation = Operation {
    id: "getTool",
    method: "GET",
    path: "/api/client/v1/tools/{toolKey}",
    security: &[&["bearerAuth"]],
};

/// What [`GET_TOOL`] is asked with.
///
/// Get a tool.
///
/// Returns one tool with its actions.
#[derive(Clone, Debug, PartialEq)]
pub struct GetTool {
    /// The key of the tool, which no other tool has.
    pub tool_key: String,
}

impl GetTool {
    /// From its parts.
    #[must_use]
    pub fn new(tool_key: impl Into<String>) -> Self {
        Self { tool_key: tool_key.into() }
    }
}

/// The documented errors of [`GET_TOOL`].
#[derive(Clone, Debug, PartialEq)]
pub enum GetToolError {
    /// 401: The token is not a valid one.
    Unauthorized(Error),
    /// 404: What the keys in the path point to does not exist.
    NotFound(Error),
    /// 500: The service itself failed.
    InternalServerError(Error),
}

/// `POST /api/client/v1/tools/{toolKey}/actions/{actionKey}/execute`
pub static EXECUTE_ACTION: Operation = Operation {
    id: "executeAction",
    method: "POST",
    path: "/api/client/v1/tools/{toolKey}/actions/{actionKey}/execute",
    security: &[&["bearerAuth"]],
};

/// What [`EXECUTE_ACTION`] is asked with.
///
/// Execute an action.
///
/// Runs one action of a tool and returns what it produced, with the time it took.
#[derive(Clone, Debug, PartialEq)]
pub struct ExecuteAction {
    /// The key of the tool.
    pub tool_key: String,
    /// The key of the action, among those of the tool.
    pub action_key: String,
    /// What to run the action with.
    pub body: ExecuteActionRequest,
}

impl ExecuteAction {
    /// From its parts.
    #[must_use]
    pub fn new(
        tool_key: impl Into<String>,
        action_key: impl Into<String>,
        body: ExecuteActionRequest,
    ) -> Self {
        Self {
            tool_key: tool_key.into(),
            action_key: action_key.into(),
            body,
        }
    }
}

/// The documented errors of [`EXECUTE_ACTION`].
#[derive(Clone, Debug, PartialEq)]
pub enum ExecuteActionError {
    /// 400: The action failed, and the body passes on what the service behind it reported.
    BadRequest(Error),
    /// 401: The token is not a valid one.
    Unauthorized(Error),
    /// 403: The tool is switched off, so its actions cannot be run.
    Forbidden(Error),
    /// 404: What the keys in the path point to does not exist.
    NotFound(Error),
    /// 500: The service itself failed.
    InternalServerError(Error),
}
