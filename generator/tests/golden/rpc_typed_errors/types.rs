//! The schemas of Typed errors.

use concord_runtime::json;

/// The schema `Trace`.
pub type Trace = Vec<String>;

/// The schema `BuyError402`.
#[derive(Clone)]
pub struct BuyError402 {
    /// `missing`
    pub missing: i64,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new BuyError402 { missing: required (i64), ..extra rest } }
