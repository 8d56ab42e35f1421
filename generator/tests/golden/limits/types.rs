//! The schemas of T.

use concord_runtime::json;

/// The schema `User`.
#[derive(Clone)]
pub struct User {
    /// `name`
    pub name: String,
    /// `tags`
    pub tags: Option<Vec<String>>,
    /// `share`
    pub share: Option<f64>,
    /// `quota`
    ///
    /// Left out it means `9223372036854776000`.
    pub quota: Option<i128>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new User {
        name: required (impl Into<String>), tags: optional, share: optional,
        quota: defaulted = "9223372036854776000", ..extra rest
    }
    own [ MaxMembers(9), ]
    rules [
        ("name", &[MinLength(1), MaxLength(8), Pattern("^\"#[^\\\\]*$")]),
        ("tags", &[UniqueItems, Items(&[MaxLength(3)])]),
        ("share", &[Above(-1.5), MultipleOf(0.01), NoneOf(&["0", "1"])]),
    ]
}
