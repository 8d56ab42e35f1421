//! The schemas of Pets.

use concord_runtime::json;

/// The schema `Pet`.
#[derive(Clone)]
pub enum Pet {
    /// Where it fits, and nothing before it; trial 1.
    Cat(Cat),
    /// Where it fits, and nothing before it; trial 2.
    Dog(Dog),
}

json::choice! { Pet { Cat: trial, Dog: trial, } }

/// The schema `Cat`.
#[derive(Clone, Default)]
pub struct Cat {
    /// `name`
    pub name: Option<Name>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Cat { name: optional, ..extra rest } }

/// The schema `Dog`.
#[derive(Clone, Default)]
pub struct Dog {
    /// `owner`
    pub owner: Option<DogOwner>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Dog { owner: optional, ..extra rest } }

/// The schema `Size`.
pub type Size = json::Never;

/// The schema `Name`.
pub type Name = String;

/// The schema `DogOwner`.
#[derive(Clone, Default)]
pub struct DogOwner {
    /// `address`
    pub address: Option<json::Value>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { DogOwner { address: optional, ..extra rest } }
