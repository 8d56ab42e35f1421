//! A file in a form.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::json::{DecodeError, Json, Node, Problem, Token, Writer};

/// A file in a form: its bytes, and what the sender says about them.
///
/// Its bytes are held in memory, on both sides.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    /// What the sender calls it. Not to be used as a path: it may be any text.
    pub name: Option<String>,
    /// Its media type; `application/octet-stream` is sent where there is none.
    pub content_type: Option<String>,
    /// Its bytes.
    pub bytes: Bytes,
}

impl File {
    /// A file with a name.
    pub fn new(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self { name: Some(name.into()), content_type: None, bytes: bytes.into() }
    }

    /// The same with a media type.
    #[must_use]
    pub fn with_content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }
}

impl From<Bytes> for File {
    fn from(bytes: Bytes) -> Self {
        Self { bytes, ..Self::default() }
    }
}

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

/// What a text that stands for a file of the same form starts with; no file's own text form does.
pub(super) const MARK: &str = "\0file:";

/// What the text form of a file starts with where it is not the file's text itself.
const DATA: &str = "data:application/vnd.concord.file;base64,";

/// In a form the file is a part; anywhere else it is its text, or where it has a name or a media
/// type, or is no text, a JSON array of name, media type and bytes in a `data:` URL.
impl Json for File {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        let text = node.text()?;
        let index = text.strip_prefix(MARK).and_then(|index| index.parse().ok());
        if let (Token::Text(_), Some(file)) = (node.token(), index.and_then(|at| node.file(at))) {
            return Ok(file.clone());
        }
        let Some(encoded) = text.strip_prefix(DATA) else {
            return Ok(Bytes::copy_from_slice(text.as_bytes()).into());
        };
        read(encoded)
            .ok_or_else(|| node.problem(Problem::Rule("expected a file as base64".to_owned())))
    }

    fn encode(&self, writer: &mut Writer) {
        if let Some(index) = writer.attach(self) {
            return writer.text(&format!("{MARK}{index}"));
        }
        match std::str::from_utf8(&self.bytes) {
            Ok(text)
                if self.name.is_none()
                    && self.content_type.is_none()
                    && !text.starts_with(DATA) =>
            {
                writer.text(text);
            }
            _ => {
                let head = serde_json::json!([self.name, self.content_type]).to_string();
                let head = STANDARD.encode(head);
                writer.text(&format!("{DATA}{head}.{}", STANDARD.encode(&self.bytes)));
            }
        }
    }
}

fn read(encoded: &str) -> Option<File> {
    let (head, bytes) = encoded.split_once('.')?;
    let (name, content_type) = serde_json::from_slice(&STANDARD.decode(head).ok()?).ok()?;
    Some(File { name, content_type, bytes: STANDARD.decode(bytes).ok()?.into() })
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("length", &self.bytes.len())
            .finish()
    }
}
