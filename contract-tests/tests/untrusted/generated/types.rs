//! The schemas of Store.

use concord_runtime::json;

/// The schema `Item`.
#[derive(Clone)]
pub struct Item {
    /// `name`
    pub name: String,
    /// `age`
    pub age: Option<u64>,
    /// `ratio`
    pub ratio: Option<f64>,
    /// `tags`
    pub tags: Option<Vec<String>>,
    /// `kind`
    pub kind: Option<ItemKind>,
    /// `born`
    pub born: Option<json::Date>,
    /// `number`
    pub number: Option<json::Uuid>,
    /// `meta`
    pub meta: Option<json::IndexMap<String, i64>>,
    /// `children`
    pub children: Option<Vec<Item>>,
}

json::object! {
    new Item {
        name: required (impl Into<String>), age: optional, ratio: optional, tags: optional,
        kind: optional, born: optional, number: optional, meta: optional, children: optional,
    }
    rules [
        ("name", &[MinLength(1), MaxLength(40), Pattern("^([a-z]+)+$")]),
        ("age", &[Maximum(150.0)]), ("ratio", &[Below(1.0), MultipleOf(0.25)]),
        ("tags", &[MinItems(1), MaxItems(2), UniqueItems]), ("meta", &[MaxMembers(1)]),
    ]
}

/// The schema `Reason`.
#[derive(Clone)]
pub struct Reason {
    /// `reason`
    pub reason: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Reason { reason: required (impl Into<String>), ..extra rest } }

json::texts! {
    /// The schema `ItemKind`.
    pub enum ItemKind {
        Cat = "cat",
        Dog = "dog",
        ..Unknown unlisted
    }
}
