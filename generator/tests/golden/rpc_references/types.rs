//! The schemas of References.

use concord_runtime::json;

/// The schema `PutValue`.
#[derive(Clone, Default)]
pub struct PutValue {
    /// `text`
    pub text: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { PutValue { text: optional, ..extra rest } }
