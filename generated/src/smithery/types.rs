//! The schemas of Smithery Platform API.

use concord_runtime::json::{self, Json};

/// An object with any members. It carries a tool's arguments one way and its result the other.
pub type LooseObject = json::Map<String, json::Value>;

/// Why a request was refused before any tool ran. Its members are those of Error, so the status
/// and not the shape tells the two apart.
///
/// On the wire its `error` is always `validation_error`.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationError {
    /// What was wrong with the request, for a human reader.
    pub message: String,
}

impl ValidationError {
    /// From its parts.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl Json for ValidationError {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        members.constant("error", "validation_error")?;
        let value = Self {
            message: members.required("message")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.constant("error", "validation_error");
        object.member("message", &self.message);
        object.end();
    }
}

/// Why a call failed, as a code for programs and a message for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// The code of the failure.
    pub error: String,
    /// What went wrong, for a human reader.
    pub message: String,
}

impl Error {
    /// From its parts.
    #[must_use]
    pub fn new(error: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            error: error.into(),
            message: message.into(),
        }
    }
}

impl Json for Error {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            error: members.required("error")?,
            message: members.required("message")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("error", &self.error);
        object.member("message", &self.message);
        object.end();
    }
}
