//! The operations of Pets: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;

use super::types::*;

/// What [`ADD_PET`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AddPet {
    /// The body.
    pub body: Option<Pet>,
}

operation::operation! {
    ADD_PET = "addPet" "POST" "/pets" [["key"]];
    input AddPet {}
    body body: optional json;
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`PET_ADDED`] is asked with.
///
/// Sent to `{$request.body#/url}`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PetAdded {}

operation::operation! {
    PET_ADDED = "petAdded" "POST" "/addPet/added" [];
    input PetAdded {}
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`GET_STORE`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct GetStore {
    /// `id` in the path.
    pub id: String,
}

operation::operation! {
    GET_STORE = "getStore" "GET" "/stores/{id}" [];
    new(id: impl Into<String>);
    input GetStore { id: required path "id" }
    answer () = 204 empty;
    errors Infallible {}
}
