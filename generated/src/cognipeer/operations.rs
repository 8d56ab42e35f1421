//! The operations of Cognipeer Tools API: what they are asked with, and what they answer.

use concord_runtime::operation;

use super::types::*;

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

operation::operation! {
    LIST_TOOLS = "listTools" "GET" "/api/client/v1/tools" [["bearerAuth"]];
    input ListTools { status: optional query "status", r#type: optional query "type" }
    answer ToolList = 200 json;
    errors ListToolsError { 401 => Unauthorized(json), 500 => InternalServerError(json) }
}

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

operation::operation! {
    GET_TOOL = "getTool" "GET" "/api/client/v1/tools/{toolKey}" [["bearerAuth"]];
    new(tool_key: impl Into<String>);
    input GetTool { tool_key: required path "toolKey" }
    answer ToolEnvelope = 200 json;
    errors GetToolError {
        401 => Unauthorized(json), 404 => NotFound(json), 500 => InternalServerError(json)
    }
}

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

operation::operation! {
    EXECUTE_ACTION = "executeAction"
        "POST" "/api/client/v1/tools/{toolKey}/actions/{actionKey}/execute" [["bearerAuth"]];
    new(tool_key: impl Into<String>, action_key: impl Into<String>, body: ExecuteActionRequest);
    input ExecuteAction { tool_key: required path "toolKey", action_key: required path "actionKey" }
    body body: required json;
    answer ActionResult = 200 json;
    errors ExecuteActionError {
        400 => BadRequest(json), 401 => Unauthorized(json), 403 => Forbidden(json),
        404 => NotFound(json), 500 => InternalServerError(json)
    }
}
