//! The operations of Agentflow Tools API: what they are asked with, and what they answer.

use concord_runtime::operation;
use concord_runtime::sse::EventStream;

use super::types::*;

/// What [`RUN_TOOL`] is asked with.
///
/// Run a tool.
///
/// Runs a tool of an agent directly. The caller gets past no gate that would stop the agent:
/// the tenant's rights, the agent's tools, its permissions and pending approvals are all
/// checked.
#[derive(Clone, Debug, PartialEq)]
pub struct RunTool {
    /// The agent that the tool belongs to.
    pub agent_id: String,
    /// The tool to run, by the identifier it is stored under or by its name.
    pub tool_id: String,
    /// The tool's arguments, the context to run in, and how to answer.
    pub body: ToolCallRequest,
}

/// What [`RUN_TOOL`] can be answered with.
#[derive(Debug)]
pub enum RunToolAnswer {
    /// 200: The events of the run: one by one as they happen, or all together once it is over,
    /// whichever the request asked for.
    OkJson(ToolRun),
    /// 200: The events of the run: one by one as they happen, or all together once it is over,
    /// whichever the request asked for.
    OkEvents(EventStream<Event>),
}

/// The documented errors of [`RUN_TOOL`].
#[derive(Clone, Debug, PartialEq)]
pub enum RunToolError {
    /// 409: A run with the same idempotency key has not finished yet, so no second one was started.
    Conflict,
}

operation::operation! {
    RUN_TOOL = "runTool" "POST" "/api/v1/agent/{agent_id}/tools/{tool_id}/run" [["bearerAuth"]];
    new(agent_id: impl Into<String>, tool_id: impl Into<String>, body: ToolCallRequest);
    input RunTool { agent_id: required path "agent_id", tool_id: required path "tool_id" }
    body body: required json;
    answers RunToolAnswer { 200 => OkJson(json), 200 => OkEvents(events "text/event-stream") }
    errors RunToolError { 409 => Conflict }
}
