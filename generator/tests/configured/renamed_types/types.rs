//! The schemas of Pets.

use concord_runtime::json;

/// The schema `Animal`.
#[derive(Clone, Default)]
pub struct Animal {
    /// `kind`
    pub kind: Option<Species>,
    /// `weight`
    pub weight: Option<HTTPWeight>,
    /// `friend`
    pub friend: Option<Box<Animal>>,
    /// `like`
    pub like: Option<AnimalLike>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Animal { kind: optional, weight: optional, friend: optional, like: optional, ..extra rest }
}

/// The schema `Buddy`.
pub type Buddy = Animal;

/// The schema `PetPage`.
#[derive(Clone, Default)]
pub struct PetPage {
    /// `pets`
    pub pets: Option<Vec<Animal>>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { PetPage { pets: optional, ..extra rest } }

json::texts! {
    /// The schema `Species`.
    pub enum Species {
        Cat = "cat",
        Dog = "dog",
        ..Unknown unlisted
    }
}

/// The schema `HTTPWeight`.
pub type HTTPWeight = f64;

/// The schema `AnimalLike`.
pub type AnimalLike = Species;
