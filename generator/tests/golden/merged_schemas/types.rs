//! The schemas of T.

use concord_runtime::json;

/// The schema `Base`.
#[derive(Clone, Default)]
pub struct Base {
    /// `id`
    pub id: Option<String>,
    /// `kind`
    pub kind: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Base { id: optional, kind: optional, ..extra rest } }

/// A pet.
#[derive(Clone)]
pub struct Pet {
    /// `id`
    pub id: String,
    /// `kind`
    pub kind: Option<PetKind>,
    /// `name`
    pub name: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Pet {
        id: required (impl Into<String>), kind: optional, name: required (impl Into<String>),
        ..extra rest
    }
}

json::texts! {
    /// The schema `PetKind`.
    pub enum PetKind {
        Cat = "cat",
        Dog = "dog",
        ..Unknown unlisted
    }
}
