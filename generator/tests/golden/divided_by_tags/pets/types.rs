//! The schemas of Pets.

use concord_runtime::json;

use super::super::{Person, Toy};

/// The schema `Pet`.
#[derive(Clone)]
pub struct Pet {
    /// `owner`
    pub owner: Person,
    /// `toys`
    pub toys: Toy,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Pet { owner: required (Person), toys: required (Toy), ..extra rest } }
