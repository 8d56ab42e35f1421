//! The schemas of T.

use concord_runtime::json;

/// The schema `Contact`.
#[derive(Clone, Default)]
pub struct Contact {
    /// `mail`
    pub mail: Option<String>,
    /// `phone`
    pub phone: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Contact { mail: optional, phone: optional, ..extra rest }
    own [ AnyOf(&[&[Required(&["mail"])], &[Required(&["phone"])]]), ]
}
