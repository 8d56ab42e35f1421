//! The operations of Text and bytes: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;
use concord_runtime::stream::ByteStream;

/// What [`PUT_NOTE`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct PutNote {
    /// `id` in the path.
    pub id: String,
    /// The body.
    pub body: String,
}

operation::operation! {
    PUT_NOTE = "putNote" "PUT" "/notes/{id}" [];
    new(id: impl Into<String>, body: impl Into<String>);
    input PutNote { id: required path "id" }
    body body: required text "text/plain";
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`GET_IMAGE`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct GetImage {
    /// `id` in the path.
    pub id: String,
}

/// The documented errors of [`GET_IMAGE`].
#[derive(Clone, Debug, PartialEq)]
pub enum GetImageError {
    /// 404: No such note.
    NotFound(String),
}

operation::operation! {
    GET_IMAGE = "getImage" "GET" "/notes/{id}" [];
    new(id: impl Into<String>);
    input GetImage { id: required path "id" }
    answer ByteStream = 200 stream "image/png";
    errors GetImageError { 404 => NotFound(text "text/plain") }
}
