//! The operations of Pets: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;

/// What [`PET_SOLD`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PetSold {}

operation::operation! {
    PET_SOLD = "POST petSold" "POST" "/petSold" [];
    input PetSold {}
    answer () = 204 empty;
    errors Infallible {}
}
