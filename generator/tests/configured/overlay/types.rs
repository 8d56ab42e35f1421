//! The schemas of Pets.

use concord_runtime::json;

/// The schema `Pet`.
#[derive(Clone)]
pub struct Pet {
    /// `name`
    pub name: String,
    /// `age`
    pub age: Option<i64>,
    /// `born`
    pub born: Option<Day>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Pet { name: required (impl Into<String>), age: optional, born: optional, ..extra rest }
}

/// The schema `Day`.
pub type Day = json::Date;
