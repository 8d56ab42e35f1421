//! The schemas of Unions.

use concord_runtime::json;

/// The schema `Pet`.
#[derive(Clone)]
pub enum Pet {
    /// Where `kind` is `cat`.
    Cat(Cat),
    /// Where `kind` is `dog`.
    Dog(Dog),
    /// A `kind` that the document does not list. A client keeps it, a server refuses it.
    Unknown(json::Value),
}

json::tagged! { Pet by "kind" { Cat: "cat", Dog: "dog", ..Unknown unlisted } }

/// The schema `Cat`.
#[derive(Clone)]
pub struct Cat {
    /// `kind`
    pub kind: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Cat { kind: required (impl Into<String>), ..extra rest } }

/// The schema `Dog`.
#[derive(Clone)]
pub struct Dog {
    /// `kind`
    pub kind: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Dog { kind: required (impl Into<String>), ..extra rest } }
