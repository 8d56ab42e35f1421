//! The schemas of Agentflow Tools API.

use concord_runtime::json;

/// The arguments of one run, and the context it belongs to.
#[derive(Clone)]
pub struct ToolCallRequest {
    /// What the tool is run with, in the shape that its parameter schema asks for.
    pub arguments: json::Map<String, json::Value>,
    /// The conversation in whose context the tool runs. Keep it stable in production.
    pub conversation_id: String,
    /// The message in whose context the tool runs. Keep it stable in production.
    pub message_id: String,
    /// A stable key of the caller's choice that keeps a tool from running twice at once. While a
    /// run with this key is in progress, another one is refused.
    pub idempotency_key: Option<String>,
    /// Whether to answer with a stream of events (true) or with all events at once (false). What
    /// leaving it out means is not documented.
    pub stream: Option<bool>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new ToolCallRequest {
        arguments: required (json::Map<String, json::Value>),
        conversation_id: required (impl Into<String>), message_id: required (impl Into<String>),
        idempotency_key: optional, stream: optional, ..extra rest
    }
}

/// All events of a finished run. They are the ones that a stream would have carried.
#[derive(Clone)]
pub struct ToolRun {
    /// The events, in the order in which they happened.
    pub events: Vec<Event>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new ToolRun { events: required (Vec<Event>), ..extra rest } }

/// One step in the run of a tool.
#[derive(Clone)]
pub struct Event {
    /// What kind of step this is.
    pub r#type: EventType,
    /// The call that the event belongs to.
    pub call_id: String,
    /// The call from which this one was made, or null when it was made directly.
    pub parent_call_id: Option<String>,
    /// The outermost call, which is the call itself when it was made directly.
    pub root_call_id: String,
    /// What the event tells, by its type. A start holds the tool's name, its role and its input as
    /// JSON text; an end holds the result; other types hold what they need.
    pub content: json::Map<String, json::Value>,
    /// When the event happened.
    pub timestamp: json::DateTime,
    /// The position of the event in its run, counted from zero.
    pub seq: u64,
    /// Anything else about the event, or null when there is nothing.
    pub metadata: json::Value,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Event {
        r#type "type": required, call_id: required, parent_call_id: nullable,
        root_call_id: required, content: required, timestamp: required, seq: required,
        metadata: required, ..extra rest
    }
}

json::texts! {
    /// The kind of an event. Two kinds are documented, and more may arrive.
    pub enum EventType {
        Start = "start",
        End = "end",
        ..Unknown other
    }
}
