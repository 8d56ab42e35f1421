//! What `pets` and `health` share.

use concord_runtime::json;

/// The schema `Toy`.
#[derive(Clone, Default)]
pub struct Toy {
    /// `color`
    pub color: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Toy { color: optional, ..extra rest } }
