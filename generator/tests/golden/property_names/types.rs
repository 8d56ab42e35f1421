//! The schemas of T.

use concord_runtime::json;

/// The schema `Headers`.
#[derive(Clone, Default)]
pub struct Headers {
    /// `x-id`
    pub x_id: Option<String>,
    /// Members that the document does not name.
    pub extra: json::IndexMap<String, String>,
}

json::object! {
    Headers { x_id "x-id": optional, ..extra rest_of }
    own [
        OtherMembers(&[json::Known::Names(&["x-id"])], &[MinLength(1)]),
        Names(&[MaxLength(20), Pattern("^[a-z-]+$")]),
        Member("x-id", &[Type(&[json::Kind::String]), MinLength(1)]),
        OtherMembers(&[json::Known::Names(&["x-id"]), json::Known::Matching("^x-")], &[Never]),
    ]
}

/// The schema `Settings`.
pub type Settings = json::Map<String, json::Value>;

/// The schema `Holder`.
#[derive(Clone, Default)]
pub struct Holder {
    /// `settings`
    pub settings: Option<Settings>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Holder { settings: optional, ..extra rest }
    rules [
        ("settings", &[Matching("^is_", &[Type(&[json::Kind::Bool])]), Matching("^max_", &[Type(&[json::Kind::Integer]), Minimum(0.0)]), OtherMembers(&[json::Known::Matching("^is_"), json::Known::Matching("^max_")], &[Type(&[json::Kind::String])])]),
    ]
}
