//! The schemas of T.

use concord_runtime::json;

/// The schema `Größe`.
#[derive(Clone)]
pub struct Größe {
    /// `ʿayn`
    pub ʿayn: i64,
    /// `имя`
    pub имя: Option<String>,
    /// `名前`
    pub 名前: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Größe { ʿayn: required (i64), имя: optional, 名前: optional, ..extra rest }
}
