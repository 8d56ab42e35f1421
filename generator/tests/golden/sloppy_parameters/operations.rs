//! The operations of T: what they are asked with, and what they answer.

use concord_runtime::operation::Operation;

/// `GET /pets/{id}`
pub static GET: Operation = Operation {
    id: "get",
    method: "GET",
    path: "/pets/{id}",
    security: &[],
};

/// What [`GET`] is asked with.
///
/// 3.
#[derive(Clone, Debug, PartialEq)]
pub struct Get {
    /// `id` in the path.
    pub id: i64,
    /// `sort` in the query.
    pub sort: Option<Vec<String>>,
    /// `limit` in the query.
    pub limit: Option<i64>,
    /// `kind` in the query.
    pub kind: bool,
}

impl Get {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(id: i64, kind: bool) -> Self {
        Self {
            id,
            sort: None,
            limit: None,
            kind,
        }
    }
}
