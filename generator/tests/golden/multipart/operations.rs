//! The operations of Multipart: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::form;
use concord_runtime::operation;

use super::types::*;

/// The fields of a `multipart/form-data` body.
pub static UPLOAD_PARTS: &[form::Field] = &[
    form::Field::file("file").content_type("image/png"),
    form::Field::file("pages").repeated(),
    form::Field::json("owner"),
];

/// What [`UPLOAD`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    /// The body.
    pub body: UploadBody,
}

operation::operation! {
    UPLOAD = "upload" "POST" "/uploads" [];
    new(body: UploadBody);
    input Upload {}
    body body: required multipart "multipart/form-data" (UPLOAD_PARTS);
    answer () = 201 empty;
    errors Infallible {}
}
