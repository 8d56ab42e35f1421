//! The schemas of Pets.

use concord_runtime::json;

/// The schema `Pet`.
#[derive(Clone)]
pub struct Pet {
    /// `kind`
    pub kind: Kind,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Pet { kind: required (Kind), ..extra rest } }

json::texts! {
    /// The schema `Kind`.
    pub enum Kind {
        Cat = "cat",
        Dog = "dog",
        ..Unknown unlisted
    }
}
