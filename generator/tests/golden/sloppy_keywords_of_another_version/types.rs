//! The schemas of T.

use concord_runtime::json;

/// The schema `Sample`.
#[derive(Clone)]
pub struct Sample {
    /// `note`
    pub note: Option<String>,
    /// `level`
    pub level: Option<u64>,
    /// `many`
    pub many: Option<Vec<String>>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Sample { note: nullable (Option<String>), level: optional, many: optional, ..extra rest }
    rules [ ("level", &[Above(0.0)]), ]
}
