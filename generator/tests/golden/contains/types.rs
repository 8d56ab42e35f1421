//! The schemas of T.

use concord_runtime::json;

/// The schema `Team`.
#[derive(Clone, Default)]
pub struct Team {
    /// `roles`
    pub roles: Option<Vec<String>>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Team { roles: optional, ..extra rest }
    rules [ ("roles", &[Contains { rules: &[Listed(&["\"lead\""])], least: 1, most: 2 }]), ]
}
