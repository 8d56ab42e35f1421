//! The operations of Pets: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;

use super::types::*;

/// What [`LIST_PETS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ListPets {
    /// `limit` in the query.
    pub limit: Option<i64>,
    /// `kind` in the query.
    pub kind: Option<String>,
    /// `town` in the query.
    pub town: Option<String>,
}

operation::operation! {
    LIST_PETS = "listPets" "GET" "/pets" [];
    input ListPets {
        limit: optional query "limit", kind: optional query "kind", town: optional query "town"
    }
    answer Pet = 200 json;
    errors Infallible {}
}

/// What [`ADD_PET`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AddPet {}

operation::operation! {
    ADD_PET = "addPet" "POST" "/pets" [];
    input AddPet {}
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`REPLACE_PETS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ReplacePets {}

operation::operation! {
    REPLACE_PETS = "replacePets" "PUT" "/pets" [];
    input ReplacePets {}
    answer () = 204 empty;
    errors Infallible {}
}
