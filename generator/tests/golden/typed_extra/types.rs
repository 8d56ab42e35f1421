//! The schemas of T.

use concord_runtime::json;

/// The schema `Labels`.
#[derive(Clone, Default)]
pub struct Labels {
    /// `name`
    pub name: Option<String>,
    /// Members that the document does not name.
    pub extra: json::IndexMap<String, i64>,
}

json::object! { Labels { name: optional, ..extra rest_of } }
