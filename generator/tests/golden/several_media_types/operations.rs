//! The operations of Several media types: what they are asked with, and what they answer.

use concord_runtime::form;
use concord_runtime::operation::Operation;

use super::types::*;

/// `POST /pets`
pub static ADD_PET: Operation = Operation {
    id: "addPet",
    method: "POST",
    path: "/pets",
    security: &[],
};

/// The fields of a `application/x-www-form-urlencoded` body.
pub static ADD_PET_FORM: &[form::Field] = &[];

/// What [`ADD_PET`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct AddPet {
    /// The body.
    pub body: AddPetBody,
}

impl AddPet {
    /// From its parts.
    #[must_use]
    pub fn new(body: impl Into<AddPetBody>) -> Self {
        Self { body: body.into() }
    }
}

/// The body of [`ADD_PET`], in one of its media types.
#[derive(Clone, Debug, PartialEq)]
pub enum AddPetBody {
    /// `application/json`
    Json(Pet),
    /// `application/x-www-form-urlencoded`
    Form(Pet),
}

impl From<Pet> for AddPetBody {
    fn from(body: Pet) -> Self {
        Self::Json(body)
    }
}

/// What [`ADD_PET`] can be answered with.
#[derive(Clone, Debug, PartialEq)]
pub enum AddPetAnswer {
    /// 200: The pet.
    OkJson(Pet),
    /// 200: The pet.
    OkCsv(String),
}
