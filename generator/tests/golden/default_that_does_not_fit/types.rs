//! The schemas of Pages.

use concord_runtime::json;

/// The schema `ASchema`.
#[derive(Clone, Default)]
pub struct ASchema {
    /// `b`
    pub b: Option<String>,
    /// `c`
    ///
    /// Left out it means `"c"`.
    pub c: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { ASchema { b: optional, c: defaulted = "\"c\"", ..extra rest } }
