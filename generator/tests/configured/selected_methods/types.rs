//! The schemas of Pets.

use concord_runtime::json;

/// The schema `Pet`.
#[derive(Clone, Default)]
pub struct Pet {
    /// `name`
    pub name: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Pet { name: optional, ..extra rest } }
