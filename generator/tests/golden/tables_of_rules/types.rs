//! The schemas of T.

use concord_runtime::json;

use super::rules;

/// The schema `Name`.
pub type Name = String;

/// The schema `Tree`.
#[derive(Clone, Default)]
pub struct Tree {
    /// `label`
    pub label: Option<Name>,
    /// `twin`
    pub twin: Option<Name>,
    /// `leaves`
    pub leaves: Option<Vec<Tree>>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Tree { label: optional, twin: optional, leaves: optional, ..extra rest }
    rules [ ("label", &[As(&rules::NAME)]), ("twin", &[As(&rules::NAME)]), ]
}

/// The schema `Filter`.
#[derive(Clone, Default)]
pub struct Filter {
    /// `without`
    pub without: Option<json::Value>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Filter { without: optional, ..extra rest }
    rules [ ("without", &[Not(&[As(&rules::TREE_SCHEMA)])]), ]
}
