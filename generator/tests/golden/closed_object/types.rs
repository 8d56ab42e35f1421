//! The schemas of Closed.

use concord_runtime::json::{self, Json};

/// The schema `FailureSchema`.
///
/// On the wire its `error` is always `failed`.
#[derive(Clone, Debug, PartialEq)]
pub struct FailureSchema {
    /// `message`
    pub message: String,
}

impl FailureSchema {
    /// From its parts.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl Json for FailureSchema {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        members.constant("error", "failed")?;
        let value = Self {
            message: members.required("message")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.constant("error", "failed");
        object.member("message", &self.message);
        object.end();
    }
}
