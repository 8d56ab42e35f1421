//! The schemas of T.

use concord_runtime::json;

/// The schema `OptionSchema`.
#[derive(Clone, Default)]
pub struct OptionSchema {
    /// `type`
    pub r#type: Option<String>,
    /// `Type`
    pub type_: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { OptionSchema { r#type "type": optional, type_ "Type": optional, ..extra rest } }

/// The schema `Option2`.
#[derive(Clone, Default)]
pub struct Option2 {
    /// `extra`
    pub extra: Option<String>,
    /// `node`
    pub node: Option<String>,
    /// Members that the document does not name.
    pub extra_members: json::Extra,
}

json::object! { Option2 { extra: optional, node: optional, ..extra_members rest } }
