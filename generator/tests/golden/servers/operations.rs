//! The operations of Servers: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;

/// What [`A`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ARequest {}

operation::operation! {
    A = "a" "GET" "/a" [];
    input ARequest {}
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`UPLOAD_SERVER`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct UploadServer {}

operation::operation! {
    UPLOAD_SERVER = "uploadServer" "GET" "/uploadServer" [];
    input UploadServer {}
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`UPLOAD`] is asked with.
///
/// More about it: <https://a.b/docs>
///
/// Served at `https://upload.a.b` or `https://upload-2.a.b`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Upload {}

operation::operation! {
    UPLOAD = "upload" "POST" "/upload" [];
    input Upload {}
    answer () = 204 empty;
    errors Infallible {}
}
