//! The schemas of Closed.

use concord_runtime::json;

/// The schema `FailureSchema`.
///
/// On the wire its `error` is always `failed`.
#[derive(Clone)]
pub struct FailureSchema {
    /// `message`
    pub message: String,
}

json::object! {
    new FailureSchema { ["error" constant "failed"] message: required (impl Into<String>), }
}
