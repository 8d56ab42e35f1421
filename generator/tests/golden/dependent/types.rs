//! The schemas of T.

use concord_runtime::json;

/// The schema `Payment`.
#[derive(Clone, Default)]
pub struct Payment {
    /// `card`
    pub card: Option<String>,
    /// `address`
    pub address: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Payment { card: optional, address: optional, ..extra rest }
    own [ Dependent("card", &[Required(&["address"])]), Dependent("address", &[MinMembers(2)]), ]
}
