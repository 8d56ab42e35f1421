//! The schemas of T.

use concord_runtime::json;

/// The schema `Tree`.
#[derive(Clone)]
pub struct Tree {
    /// `leaves`
    pub leaves: Vec<Tree>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Tree { leaves: required (Vec<Tree>), ..extra rest } }
