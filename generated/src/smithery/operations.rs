//! The operations of Smithery Platform API: what they are asked with, and what they answer.

use concord_runtime::operation;

use super::types::*;

/// What [`CALL_TOOL`] is asked with.
///
/// Call tool.
///
/// Runs one tool of a connected MCP server. The request body is the arguments object itself,
/// without an envelope, and a success answers with whatever object the tool returned.
#[derive(Clone, Debug, PartialEq)]
pub struct CallTool {
    /// The namespace that the connection belongs to.
    pub namespace: String,
    /// The connection, within its namespace, that leads to the MCP server.
    pub connection_id: String,
    /// The tool to call. A slash in it is part of the value and travels percent-encoded.
    pub tool_path: String,
    /// The tool's arguments, one member for each.
    pub body: LooseObject,
}

/// The documented errors of [`CALL_TOOL`].
#[derive(Clone, Debug, PartialEq)]
pub enum CallToolError {
    /// 400: The request did not pass validation.
    BadRequest(ValidationError),
    /// 404: There is no such connection.
    NotFound(Error),
    /// 422: The tool was reached and reported a failure.
    UnprocessableContent(Error),
}

operation::operation! {
    CALL_TOOL = "postSmithery.run:namespace:connectionId.tools:toolPath"
        "POST" "/connect/{namespace}/{connectionId}/.tools/{toolPath}" [["bearerAuth"]];
    new(
        namespace: impl Into<String>, connection_id: impl Into<String>,
        tool_path: impl Into<String>, body: LooseObject
    );
    input CallTool {
        namespace: required path "namespace", connection_id: required path "connectionId",
        tool_path: required path "toolPath"
    }
    body body: required json;
    answer LooseObject = 200 json;
    errors CallToolError {
        400 => BadRequest(json), 404 => NotFound(json), 422 => UnprocessableContent(json)
    }
}
