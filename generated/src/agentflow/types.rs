//! The schemas of Agentflow Tools API.

use concord_runtime::json::{self, Json};

/// The arguments of one run, and the context it belongs to.
#[derive(Clone, Debug, PartialEq)]
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

impl ToolCallRequest {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(
        arguments: json::Map<String, json::Value>,
        conversation_id: impl Into<String>,
        message_id: impl Into<String>,
    ) -> Self {
        Self {
            arguments,
            conversation_id: conversation_id.into(),
            message_id: message_id.into(),
            idempotency_key: None,
            stream: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ToolCallRequest {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            arguments: members.required("arguments")?,
            conversation_id: members.required("conversation_id")?,
            message_id: members.required("message_id")?,
            idempotency_key: members.optional("idempotency_key")?,
            stream: members.optional("stream")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("arguments", &self.arguments);
        object.member("conversation_id", &self.conversation_id);
        object.member("message_id", &self.message_id);
        object.optional("idempotency_key", &self.idempotency_key);
        object.optional("stream", &self.stream);
        object.rest(&self.extra);
        object.end();
    }
}

/// All events of a finished run. They are the ones that a stream would have carried.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolRun {
    /// The events, in the order in which they happened.
    pub events: Vec<Event>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl ToolRun {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(events: Vec<Event>) -> Self {
        Self {
            events,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ToolRun {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            events: members.required("events")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("events", &self.events);
        object.rest(&self.extra);
        object.end();
    }
}

/// One step in the run of a tool.
#[derive(Clone, Debug, PartialEq)]
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

impl Json for Event {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            r#type: members.required("type")?,
            call_id: members.required("call_id")?,
            parent_call_id: members.nullable("parent_call_id")?,
            root_call_id: members.required("root_call_id")?,
            content: members.required("content")?,
            timestamp: members.required("timestamp")?,
            seq: members.required("seq")?,
            metadata: members.required("metadata")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("type", &self.r#type);
        object.member("call_id", &self.call_id);
        object.nullable("parent_call_id", &self.parent_call_id);
        object.member("root_call_id", &self.root_call_id);
        object.member("content", &self.content);
        object.member("timestamp", &self.timestamp);
        object.member("seq", &self.seq);
        object.member("metadata", &self.metadata);
        object.rest(&self.extra);
        object.end();
    }
}

/// The kind of an event. Two kinds are documented, and more may arrive.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EventType {
    /// `start`
    Start,
    /// `end`
    End,
    /// Any other value, which the document allows.
    Unknown(String),
}

impl EventType {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for EventType {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "start" => Self::Start,
                "end" => Self::End,
                other => Self::Unknown(other.to_owned()),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}
