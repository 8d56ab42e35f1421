//! The schemas of Draft 07.

use concord_runtime::json;

/// The schema `List`.
pub type List = Vec<json::DateTime>;

/// The schema `FoldShape`.
///
/// On the wire its `kind` is always `round`.
#[derive(Clone, Default)]
pub struct FoldShape {}

json::object! { FoldShape { ["kind" constant "round"] } }

json::texts! {
    /// The schema `FoldMode`.
    pub enum FoldMode {
        A = "a",
        ..Unknown unlisted
    }
}

/// The schema `FoldResponse`.
#[derive(Clone, Default)]
pub struct FoldResponse {
    /// `open`
    pub open: Option<json::Value>,
    /// `closed`
    pub closed: Option<json::Never>,
    /// Members that the document does not name.
    pub extra: json::IndexMap<String, List>,
}

json::object! { FoldResponse { open: optional, closed: optional, ..extra rest_of } }
