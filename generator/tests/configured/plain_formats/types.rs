//! The schemas of Pets.

use concord_runtime::json;

/// The schema `Pet`.
#[derive(Clone)]
pub struct Pet {
    /// `id`
    pub id: Option<String>,
    /// `seen`
    pub seen: String,
    /// `born`
    pub born: Option<json::Date>,
    /// `age`
    pub age: Option<i64>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Pet {
        id: optional, seen: required (impl Into<String>), born: optional, age: optional,
        ..extra rest
    }
}
