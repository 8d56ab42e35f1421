//! The schemas of Members.

use concord_runtime::json;

/// A pet with a member of each presence.
#[derive(Clone)]
pub struct Pet {
    /// What it answers to.
    pub name: String,
    /// Null for a stray.
    pub owner: Option<String>,
    /// `age`
    pub age: Option<u64>,
    /// `chip`
    pub chip: json::Maybe<json::Uuid>,
    /// `tags`
    ///
    /// Left out it means `[]`.
    pub tags: Option<Vec<String>>,
    /// `type`
    pub r#type: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Pet {
        name: required (impl Into<String>), owner: nullable (Option<String>), age: optional,
        chip: maybe, tags: defaulted = "[]", r#type "type": optional, ..extra rest
    }
}
