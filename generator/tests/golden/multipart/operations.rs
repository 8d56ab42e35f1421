//! The operations of Multipart: what they are asked with, and what they answer.

use concord_runtime::form;
use concord_runtime::operation::Operation;

use super::types::*;

/// `POST /uploads`
pub static UPLOAD: Operation = Operation {
    id: "upload",
    method: "POST",
    path: "/uploads",
    security: &[],
};

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

impl Upload {
    /// From its parts.
    #[must_use]
    pub fn new(body: UploadBody) -> Self {
        Self { body }
    }
}
