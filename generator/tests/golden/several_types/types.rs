//! The schemas of T.

use concord_runtime::json;

/// The schema `ASchema`.
#[derive(Clone)]
pub enum ASchema {
    /// Where the value is an integer.
    Integer(i64),
    /// Where the value is a string.
    Text(String),
}

json::choice! { ASchema { Integer: kind(&[Integer]), Text: kind(&[String]), } }

/// The schema `Both`.
#[derive(Clone)]
pub struct Both {
    /// `a`
    pub a: BothA,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Both { a: required (BothA), ..extra rest } }

/// The schema `BothA`.
#[derive(Clone)]
pub enum BothA {
    /// Where the value is a boolean.
    Boolean(bool),
    /// Where the value is an array.
    List(Vec<String>),
}

json::choice! { BothA { Boolean: kind(&[Bool]), List: kind(&[Array]), } }
