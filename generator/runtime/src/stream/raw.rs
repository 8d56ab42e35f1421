//! A body with a media type of its own.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Content;
use crate::json::{DecodeError, Json, Node, Problem, Writer};

/// A body of bytes with a media type of its own, such as `multipart/mixed; boundary=…`, which is
/// what says how to read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw {
    /// The media type, with its parameters; empty for the documented one.
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

/// What the text form of a body starts with where it is not the body's text itself.
const DATA: &str = "data:application/vnd.concord.raw;base64,";

/// Where JSON stands for a body it is its text, or where it has a media type, or is no text, its
/// media type and bytes in a `data:` URL.
impl Json for Raw {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        let text = node.text()?;
        let Some(encoded) = text.strip_prefix(DATA) else {
            return Ok(Self::new("", text.to_owned()));
        };
        read(encoded)
            .ok_or_else(|| node.problem(Problem::Rule("expected a body as base64".to_owned())))
    }

    fn encode(&self, writer: &mut Writer) {
        let Some(bytes) = self.content.as_bytes() else {
            return writer.fail("a body that is not in memory has no JSON form");
        };
        match std::str::from_utf8(bytes) {
            Ok(text) if self.content_type.is_empty() && !text.starts_with(DATA) => {
                writer.text(text);
            }
            _ => {
                let head = STANDARD.encode(&self.content_type);
                writer.text(&format!("{DATA}{head}.{}", STANDARD.encode(bytes)));
            }
        }
    }
}

fn read(encoded: &str) -> Option<Raw> {
    let (head, bytes) = encoded.split_once('.')?;
    let content_type = String::from_utf8(STANDARD.decode(head).ok()?).ok()?;
    Some(Raw::new(content_type, STANDARD.decode(bytes).ok()?))
}
