//! The operations of Pets: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;

/// What [`REMOVE_PETS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RemovePets {}

operation::operation! {
    REMOVE_PETS = "removePets" "DELETE" "/pets" [];
    input RemovePets {}
    answer () = 204 empty;
    errors Infallible {}
}
