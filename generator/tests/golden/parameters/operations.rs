//! The operations of Parameters: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;
use concord_runtime::style::Style;

/// What [`GET_PET`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct GetPet {
    /// `petId` in the path.
    pub pet_id: i64,
    /// `tags` in the query.
    pub tags: Option<Vec<String>>,
    /// `sort` in the query.
    pub sort: Option<Vec<String>>,
    /// `x-trace` in the header.
    pub trace: String,
    /// `session` in the cookie.
    pub session: Option<String>,
}

operation::operation! {
    GET_PET = "getPet" "GET" "/pets/{petId}" [];
    new(pet_id: i64, trace: impl Into<String>; tags, sort, session);
    input GetPet {
        pet_id: required path "petId", tags: optional query "tags".array(),
        sort: optional query "sort".array().style(Style::PipeDelimited),
        trace: required header "x-trace", session: optional cookie "session"
    }
    answer () = 204 empty;
    errors Infallible {}
}
