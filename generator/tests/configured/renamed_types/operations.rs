//! The operations of Pets: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;

use super::types::*;

/// What [`READ_PET`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ReadPet {}

operation::operation! {
    READ_PET = "get" "GET" "/pets" [];
    input ReadPet {}
    answer PetPage = 200 json;
    errors Infallible {}
}
