//! The operations of Paths: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation::{self, WithStatus};

use super::types::*;

/// What [`GET_ROOT`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct GetRoot {}

operation::operation! {
    GET_ROOT = "GET /" "GET" "/" [];
    input GetRoot {}
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`GET_PETS_BY_ID`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct GetPetsById {
    /// `id` in the path.
    pub id: String,
}

operation::operation! {
    GET_PETS_BY_ID = "GET /pets/{id}" "GET" "/pets/{id}" [];
    new(id: impl Into<String>);
    input GetPetsById { id: required path "id" }
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`GET_PETS_BY_NAME`] is asked with.
#[deprecated]
#[derive(Clone, Debug, PartialEq)]
pub struct GetPetsByName {
    /// `name` in the path.
    pub name: String,
}

operation::operation! {
    GET_PETS_BY_NAME = "GET /pets/{name}" "GET" "/pets/{name}" [];
    new(name: impl Into<String>);
    input GetPetsByName { name: required path "name" }
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`PLUS_1`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Plus1 {}

operation::operation! {
    PLUS_1 = "+1" "GET" "/pets/" [];
    input Plus1 {}
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`GET_PETS_KIND_DOG`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct GetPetsKindDog {}

operation::operation! {
    GET_PETS_KIND_DOG = "GET /pets?kind=dog" "GET" "/pets?kind=dog" [];
    input GetPetsKindDog {}
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`GET_PETS_KIND_CAT`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct GetPetsKindCat {
    /// `Kind` in the query.
    pub kind: GetPetsKindCatKind,
}

operation::operation! {
    GET_PETS_KIND_CAT = "GET /pets#Kind=cat" "GET" "/pets?Kind=cat" [];
    new(kind: GetPetsKindCatKind);
    input GetPetsKindCat { kind: required query "Kind" }
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`SEARCH`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Search {}

operation::operation! {
    SEARCH = "search" "QUERY" "/search" [];
    input Search {}
    answer WithStatus<()> = 2XX empty;
    errors Infallible {}
}

/// What [`TYPE`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Type {}

operation::operation! {
    TYPE = "type" "TRACE" "/search" [];
    input Type {}
    answer WithStatus<()> = 2XX empty;
    errors Infallible {}
}

/// What [`COPY`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Copy {}

operation::operation! {
    COPY = "copy" "COPY" "/search" [];
    input Copy {}
    answer () = 204 empty;
    errors Infallible {}
}
