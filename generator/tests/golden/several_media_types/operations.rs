//! The operations of Several media types: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::form;
use concord_runtime::operation;

use super::types::*;

/// The fields of a `application/x-www-form-urlencoded` body.
pub static ADD_PET_FORM: &[form::Field] = &[];

/// What [`ADD_PET`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct AddPet {
    /// The body.
    pub body: AddPetBody,
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

operation::contents! {
    AddPetBody {
        "application/json" => Json(json),
        "application/x-www-form-urlencoded" => Form(form: ADD_PET_FORM)
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

operation::operation! {
    ADD_PET = "addPet" "POST" "/pets" [];
    new(body: impl Into<AddPetBody>);
    input AddPet {}
    bodies body: required AddPetBody;
    answers AddPetAnswer {
        200 => OkJson(json "application/json" "text/json"), 200 => OkCsv(text "text/csv")
    }
    errors Infallible {}
}
