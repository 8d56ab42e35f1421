//! The operations of Queries: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation;

use super::types::*;

/// What [`A`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ARequest {
    /// `free` in the query.
    pub free: json::Maybe<json::IndexMap<String, String>>,
}

operation::operation! {
    A = "a" "GET" "/a" [];
    input ARequest { free: maybe query "free".object().claimed(&[]) }
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`B`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct B {
    /// `page` in the query.
    pub page: Option<i64>,
    /// `free` in the query.
    pub free: BFree,
}

operation::operation! {
    B = "b" "GET" "/b" [];
    new(free: BFree; page);
    input B { page: optional query "page", free: required query "free".object().claimed(&["page"]) }
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`C`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct C {
    /// `free` in the query.
    pub free: json::Map<String, json::Value>,
}

operation::operation! {
    C = "c" "GET" "/c" [];
    new(free: json::Map<String, json::Value>);
    input C { free: rest query "free".object().claimed(&[]) }
    answer () = 204 empty;
    errors Infallible {}
}
