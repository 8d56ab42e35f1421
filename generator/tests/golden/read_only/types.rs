//! The schemas of T.

use concord_runtime::json;

/// The schema `User`.
#[derive(Clone)]
pub struct User {
    /// `id`
    pub id: Option<String>,
    /// `key`
    pub key: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new User { id: optional, key: required (impl Into<String>), ..extra rest } }

/// The schema `Account`.
#[derive(Clone, Default)]
pub struct Account {
    /// `id`
    pub id: Option<String>,
    /// `key`
    pub key: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Account { id: optional, key: optional, ..extra rest }
    own [ Required(&["key"]), ]
}

/// The schema `Report`.
#[derive(Clone)]
pub struct Report {
    /// `id`
    pub id: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new Report { id: required (impl Into<String>), ..extra rest } }
