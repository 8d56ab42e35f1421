//! A body with a media type of its own.

use super::Content;

/// A body of bytes with a media type of its own, such as `multipart/mixed; boundary=…`, which is
/// what says how to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// The media type, with its parameters.
    pub content_type: String,
    /// The bytes.
    pub content: Content,
}

impl Raw {
    /// A body of a media type.
    pub fn new(content_type: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { content_type: content_type.into(), content: content.into() }
    }
}
