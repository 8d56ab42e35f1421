//! The schemas of T.

use concord_runtime::json;

/// The schema `Payment`.
#[derive(Clone)]
pub struct Payment {
    /// `kind`
    pub kind: String,
    /// `iban`
    pub iban: Option<String>,
    /// `card`
    pub card: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Payment { kind: required (impl Into<String>), iban: optional, card: optional, ..extra rest }
    own [
        When { condition: &[Member("kind", &[Listed(&["\"transfer\""])])], then: &[Required(&["iban"]), Member("iban", &[Pattern("^[A-Z]{2}")])], otherwise: &[Required(&["card"])] },
    ]
}
