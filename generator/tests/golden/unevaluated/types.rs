//! The schemas of T.

use concord_runtime::json;

/// The schema `Base`.
#[derive(Clone, Default)]
pub struct Base {
    /// `id`
    pub id: Option<i64>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Base { id: optional, ..extra rest } }

/// The schema `Pet`.
#[derive(Clone, Default)]
pub struct Pet {
    /// `id`
    pub id: Option<i64>,
    /// `name`
    pub name: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Pet { id: optional, name: optional, ..extra rest }
    own [
        When { condition: &[Required(&["barks"])], then: &[Member("barks", &[Type(&[json::Kind::Bool])])], otherwise: &[] },
        OtherMembers(&[json::Known::Names(&["name"]), json::Known::Names(&["id"]), json::Known::When(&[Required(&["barks"])], &[json::Known::Names(&["barks"])])], &[Never]),
    ]
}

/// The schema `Pair`.
pub type Pair = Vec<json::Value>;

/// The schema `Holder`.
#[derive(Clone, Default)]
pub struct Holder {
    /// `pair`
    pub pair: Option<Pair>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Holder { pair: optional, ..extra rest }
    rules [
        ("pair", &[OtherItems(&[json::Known::First(2)], &[Type(&[json::Kind::Bool])]), Place(0, &[Type(&[json::Kind::String])]), Place(1, &[Type(&[json::Kind::Integer]), Minimum(1.0)])]),
    ]
}
