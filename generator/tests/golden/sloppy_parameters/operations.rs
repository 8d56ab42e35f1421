//! The operations of T: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;

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

operation::operation! {
    GET = "get" "GET" "/pets/{id}" [];
    new(id: i64, kind: bool; sort, limit);
    input Get {
        id: required path "id", sort: optional query "sort".array().explode(false),
        limit: optional query "limit", kind: required query "kind"
    }
    answer () = 204 empty;
    errors Infallible {}
}
