//! The operations of Answers without a body: what they are asked with, and what they answer.

use concord_runtime::operation;

/// What [`PETS_EXIST`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PetsExist {}

/// The documented errors of [`PETS_EXIST`].
#[derive(Clone, Debug, PartialEq)]
pub enum PetsExistError {
    /// 400: It is malformed.
    BadRequest,
}

operation::operation! {
    PETS_EXIST = "petsExist" "HEAD" "/pets" [];
    input PetsExist {}
    answer () = 200 empty;
    errors PetsExistError { 400 => BadRequest }
}

/// What [`DELETE_PETS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct DeletePets {}

/// The documented errors of [`DELETE_PETS`].
#[derive(Clone, Debug, PartialEq)]
pub enum DeletePetsError {
    /// 400: It is malformed.
    BadRequest(String),
}

operation::operation! {
    DELETE_PETS = "deletePets" "DELETE" "/pets" [];
    input DeletePets {}
    answer () = 204 empty;
    errors DeletePetsError { 400 => BadRequest(json) }
}
