//! The operations of Security schemes: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;

/// What [`A`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ARequest {}

operation::operation! {
    A = "a" "GET" "/a" [["login"], ["certificate"]];
    scopes [&[("login", &["read:a"])], &[]];
    input ARequest {}
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`B`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct B {}

operation::operation! {
    B = "b" "GET" "/b" [["basic", "key", "login"]];
    scopes [&[]];
    input B {}
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`C`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct C {}

operation::operation! {
    C = "c" "GET" "/c" [["digest"]];
    scopes [&[]];
    input C {}
    answer () = 204 empty;
    errors Infallible {}
}
