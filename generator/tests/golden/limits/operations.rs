//! The operations of T: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation;

/// What [`LIST_USERS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ListUsers {
    /// `limit` in the query.
    pub limit: Option<u64>,
}

operation::operation! {
    LIST_USERS = "listUsers" "GET" "/users" [];
    input ListUsers {
        limit: optional query "limit".rules(const { &[json::Rule::Minimum(1.0), json::Rule::Maximum(100.0)] })
    }
    answer () = 204 empty;
    errors Infallible {}
}
