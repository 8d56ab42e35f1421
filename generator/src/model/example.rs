//! Documented values.

use serde_json::Value;

use crate::source::Origin;

/// A documented value, with the name that pairs it with others.
#[derive(Clone, Debug)]
pub struct Example {
    /// Where it stands.
    pub origin: Origin,
    /// Its name; empty for the single `example` of a place.
    pub name: String,
    /// One line about it.
    pub summary: Option<String>,
    /// What it is.
    pub value: ExampleValue,
}

/// What an example is written as.
#[derive(Clone, Debug, PartialEq)]
pub enum ExampleValue {
    /// As data.
    Json(Value),
    /// As the text on the wire (OAS 3.2 §4.19 `serializedValue`).
    Text(String),
}
