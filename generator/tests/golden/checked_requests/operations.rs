//! The operations of T: what they are asked with, and what they answer.

use concord_runtime::json;
use concord_runtime::operation::Operation;

/// `PUT /names`
pub static PUT_NAMES: Operation = Operation {
    id: "putNames",
    method: "PUT",
    path: "/names",
    security: &[],
};

/// What [`PUT_NAMES`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct PutNames {
    /// The body.
    pub body: Vec<String>,
}

impl PutNames {
    /// From its parts.
    #[must_use]
    pub fn new(body: Vec<String>) -> Self {
        Self { body }
    }
}

/// `PUT /title`
pub static PUT_TITLE: Operation = Operation {
    id: "putTitle",
    method: "PUT",
    path: "/title",
    security: &[],
};

/// What [`PUT_TITLE`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PutTitle {
    /// `sizes` in the query.
    pub sizes: Option<Vec<i64>>,
    /// `x-step` in the header.
    pub step: Option<f64>,
    /// The body.
    pub body: Option<PutTitleBody>,
}

/// The body of [`PUT_TITLE`], in one of its media types.
#[derive(Clone, Debug, PartialEq)]
pub enum PutTitleBody {
    /// `application/json`
    Json(String),
    /// `application/jsonl`
    Lines(Vec<u64>),
}

impl From<String> for PutTitleBody {
    fn from(body: String) -> Self {
        Self::Json(body)
    }
}

/// `PUT /tree`
pub static PUT_TREE: Operation = Operation {
    id: "putTree",
    method: "PUT",
    path: "/tree",
    security: &[],
};

/// What [`PUT_TREE`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct PutTree {
    /// The body.
    pub body: json::Value,
}

impl PutTree {
    /// From its parts.
    #[must_use]
    pub fn new(body: json::Value) -> Self {
        Self { body }
    }
}
