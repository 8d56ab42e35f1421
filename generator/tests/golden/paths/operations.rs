//! The operations of Paths: what they are asked with, and what they answer.

use concord_runtime::operation::Operation;

use super::types::*;

/// `GET /`
pub static GET_ROOT: Operation = Operation {
    id: "GET /",
    method: "GET",
    path: "/",
    security: &[],
};

/// What [`GET_ROOT`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct GetRoot {}

/// `GET /pets/{id}`
pub static GET_PETS_BY_ID: Operation = Operation {
    id: "GET /pets/{id}",
    method: "GET",
    path: "/pets/{id}",
    security: &[],
};

/// What [`GET_PETS_BY_ID`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct GetPetsById {
    /// `id` in the path.
    pub id: String,
}

impl GetPetsById {
    /// From its parts.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

/// `GET /pets/{name}`
pub static GET_PETS_BY_NAME: Operation = Operation {
    id: "GET /pets/{name}",
    method: "GET",
    path: "/pets/{name}",
    security: &[],
};

/// What [`GET_PETS_BY_NAME`] is asked with.
#[deprecated]
#[derive(Clone, Debug, PartialEq)]
pub struct GetPetsByName {
    /// `name` in the path.
    pub name: String,
}

impl GetPetsByName {
    /// From its parts.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

/// `GET /pets/`
pub static PLUS_1: Operation = Operation {
    id: "+1",
    method: "GET",
    path: "/pets/",
    security: &[],
};

/// What [`PLUS_1`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Plus1 {}

/// `GET /pets?kind=dog`
pub static GET_PETS_KIND_DOG: Operation = Operation {
    id: "GET /pets?kind=dog",
    method: "GET",
    path: "/pets?kind=dog",
    security: &[],
};

/// What [`GET_PETS_KIND_DOG`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct GetPetsKindDog {}

/// `GET /pets?Kind=cat`
pub static GET_PETS_KIND_CAT: Operation = Operation {
    id: "GET /pets#Kind=cat",
    method: "GET",
    path: "/pets?Kind=cat",
    security: &[],
};

/// What [`GET_PETS_KIND_CAT`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct GetPetsKindCat {
    /// `Kind` in the query.
    pub kind: GetPetsKindCatKind,
}

impl GetPetsKindCat {
    /// From its parts.
    #[must_use]
    pub fn new(kind: GetPetsKindCatKind) -> Self {
        Self { kind }
    }
}

/// `QUERY /search`
pub static SEARCH: Operation = Operation {
    id: "search",
    method: "QUERY",
    path: "/search",
    security: &[],
};

/// What [`SEARCH`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Search {}

/// `TRACE /search`
pub static TYPE: Operation = Operation {
    id: "type",
    method: "TRACE",
    path: "/search",
    security: &[],
};

/// What [`TYPE`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Type {}

/// `COPY /search`
pub static COPY: Operation = Operation {
    id: "copy",
    method: "COPY",
    path: "/search",
    security: &[],
};

/// What [`COPY`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Copy {}
