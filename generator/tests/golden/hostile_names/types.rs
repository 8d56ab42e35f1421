//! The schemas of T.

use concord_runtime::json;

/// The schema `Empty`.
#[derive(Clone, Default)]
pub struct Empty {
    /// ``
    pub empty: Option<String>,
    /// `1st`
    pub n1st: Option<String>,
    /// `gen`
    pub r#gen: Option<String>,
    /// `Self`
    pub self_: Option<String>,
    /// `json`
    pub json: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    Empty {
        empty "": optional, n1st "1st": optional, r#gen "gen": optional, self_ "Self": optional,
        json: optional, ..extra rest
    }
}

json::texts! {
    /// The schema `X`.
    pub enum X {
        Empty = "",
        EmptyValue = " ",
        A = "a",
        AValue = "A",
        Plus1 = "+1",
        Minus1 = "-1",
        ..Unknown unlisted
    }
}
