//! The schemas of T.

use concord_runtime::json;

/// The schema `Filter`.
#[derive(Clone)]
pub enum Filter {
    /// Where the member `values` is there.
    Many(FilterMany),
    /// Where it fits, and nothing before it; trial 1.
    Any(FilterAny),
}

json::choice! { Filter { Many: member("values"), Any: trial, } }

/// Many
#[derive(Clone)]
pub struct FilterMany {
    /// `field`
    pub field: String,
    /// `value`
    pub value: Option<String>,
    /// `values`
    pub values: Vec<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new FilterMany {
        field: required (impl Into<String>), value: optional, values: required (Vec<String>),
        ..extra rest
    }
}

/// Any
#[derive(Clone)]
pub struct FilterAny {
    /// `field`
    pub field: String,
    /// `value`
    pub value: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new FilterAny { field: required (impl Into<String>), value: optional, ..extra rest }
}
