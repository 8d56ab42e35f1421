//! Bytes where JSON stands for a body: their text, or base64 in a `data:` URL where they are none.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use super::{DecodeError, Json, Node, Problem, Writer};

const DATA: &str = "data:application/octet-stream;base64,";

impl Json for Bytes {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        of_text(node.text()?)
            .ok_or_else(|| node.problem(Problem::Rule("expected bytes as base64".to_owned())))
    }

    fn encode(&self, writer: &mut Writer) {
        writer.text(&to_text(self));
    }
}

/// The text of bytes.
pub(crate) fn to_text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.starts_with(DATA) => text.to_owned(),
        _ => format!("{DATA}{}", STANDARD.encode(bytes)),
    }
}

/// The bytes of a text; none where it starts as base64 and is none.
pub(crate) fn of_text(text: &str) -> Option<Bytes> {
    match text.strip_prefix(DATA) {
        Some(encoded) => STANDARD.decode(encoded).ok().map(Bytes::from),
        None => Some(Bytes::copy_from_slice(text.as_bytes())),
    }
}
