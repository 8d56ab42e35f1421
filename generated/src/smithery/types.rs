//! The schemas of Smithery Platform API.

use concord_runtime::json;

/// An object with any members. It carries a tool's arguments one way and its result the other.
pub type LooseObject = json::Map<String, json::Value>;

/// Why a request was refused before any tool ran. Its members are those of Error, so the status
/// and not the shape tells the two apart.
///
/// On the wire its `error` is always `validation_error`.
#[derive(Clone)]
pub struct ValidationError {
    /// What was wrong with the request, for a human reader.
    pub message: String,
}

json::object! {
    new ValidationError {
        ["error" constant "validation_error"] message: required (impl Into<String>),
    }
}

/// Why a call failed, as a code for programs and a message for people.
#[derive(Clone)]
pub struct Error {
    /// The code of the failure.
    pub error: String,
    /// What went wrong, for a human reader.
    pub message: String,
}

json::object! {
    new Error { error: required (impl Into<String>), message: required (impl Into<String>), }
}
