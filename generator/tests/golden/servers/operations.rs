//! The operations of Servers: what they are asked with, and what they answer.

use concord_runtime::operation::Operation;

/// `GET /a`
pub static A: Operation = Operation {
    id: "a",
    method: "GET",
    path: "/a",
    security: &[],
};

/// What [`A`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ARequest {}

/// `POST /upload`
pub static UPLOAD: Operation = Operation {
    id: "upload",
    method: "POST",
    path: "/upload",
    security: &[],
};

/// What [`UPLOAD`] is asked with.
///
/// More about it: <https://a.b/docs>
///
/// Served at `https://upload.a.b` or `https://upload-2.a.b`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Upload {}
