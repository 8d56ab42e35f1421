//! The schemas of T.

use concord_runtime::json;

/// The schema `Animal`.
#[derive(Clone)]
pub enum Animal {
    /// Where `kind` is `Cat`.
    Cat(Cat),
    /// Where `kind` is `Dog`.
    Dog(Dog),
    /// A `kind` that the document does not list. A client keeps it, a server refuses it.
    Unknown(json::Value),
}

json::tagged! { Animal by "kind" { Cat: "Cat", Dog: "Dog", ..Unknown unlisted } }

/// The schema `Cat`.
#[derive(Clone)]
pub struct Cat {
    /// `kind`
    pub kind: String,
    /// `lives`
    pub lives: Option<i64>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Cat { kind: required (impl Into<String>), lives: optional, ..extra rest } }

/// The schema `Dog`.
#[derive(Clone)]
pub struct Dog {
    /// `kind`
    pub kind: String,
    /// `bark`
    pub bark: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Dog { kind: required (impl Into<String>), bark: optional, ..extra rest } }
