//! A file in a form.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::json::{DecodeError, Json, Node, Problem, Token, Writer};
use crate::stream::Content;

/// A file in a form: what it holds, and what the sender says about it.
///
/// A client may send a [`ByteStream`](crate::stream::ByteStream). A server keeps what it is sent in
/// memory, or in a temporary file where it is longer than
/// [`Limits::memory`](crate::server::Limits::memory).
///
/// ```
/// use concord_runtime::form::File;
/// use concord_runtime::stream::ByteStream;
///
/// let small = File::new("a.txt", "hello").with_content_type("text/plain");
/// assert_eq!(small.content.len(), Some(5));
/// let large = File::new("b.iso", ByteStream::new(futures_util::stream::empty()));
/// assert_eq!(large.content.len(), None);
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    /// What the sender calls it. Not to be used as a path: it may be any text.
    pub name: Option<String>,
    /// Its media type; `application/octet-stream` is sent where there is none.
    pub content_type: Option<String>,
    /// What else the sender says about it, in headers of the part.
    pub headers: HeaderMap,
    /// What it holds.
    pub content: Content,
}

impl File {
    /// A file with a name.
    pub fn new(name: impl Into<String>, content: impl Into<Content>) -> Self {
        Self { name: Some(name.into()), content: content.into(), ..Self::default() }
    }

    /// The same with a media type.
    #[must_use]
    pub fn with_content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// The same with a header of the part.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }
}

impl<C: Into<Content>> From<C> for File {
    fn from(content: C) -> Self {
        Self { content: content.into(), ..Self::default() }
    }
}

/// What a text that stands for a file of the same form starts with; no file's own text form does.
pub(super) const MARK: &str = "\0file:";

/// What the text form of a file starts with where it is not the file's text itself.
const DATA: &str = "data:application/vnd.concord.file;base64,";

/// In a form the file is a part; anywhere else it is its text, or where it has a name or a media
/// type, or is no text, its name, media type, headers and bytes in a `data:` URL.
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
        let Some(bytes) = self.content.as_bytes() else {
            return writer.fail("a file that is not in memory has no place outside of a form");
        };
        match std::str::from_utf8(bytes) {
            Ok(text)
                if self.name.is_none()
                    && self.content_type.is_none()
                    && self.headers.is_empty()
                    && !text.starts_with(DATA) =>
            {
                writer.text(text);
            }
            _ => {
                let headers = self.headers.iter().map(|(name, value)| {
                    (name.as_str(), String::from_utf8_lossy(value.as_bytes()).into_owned())
                });
                let headers: Vec<_> = headers.collect();
                let head = serde_json::json!([self.name, self.content_type, headers]).to_string();
                let head = STANDARD.encode(head);
                writer.text(&format!("{DATA}{head}.{}", STANDARD.encode(bytes)));
            }
        }
    }
}

/// What the text form says of a file before its bytes.
type Head = (Option<String>, Option<String>, Vec<(String, String)>);

fn read(encoded: &str) -> Option<File> {
    let (head, bytes) = encoded.split_once('.')?;
    let (name, content_type, headers): Head =
        serde_json::from_slice(&STANDARD.decode(head).ok()?).ok()?;
    let content = Content::from(STANDARD.decode(bytes).ok()?);
    let mut file = File { name, content_type, headers: HeaderMap::new(), content };
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        file = file.with_header(name, HeaderValue::from_bytes(value.as_bytes()).ok()?);
    }
    Some(file)
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("length", &self.content.len())
            .finish_non_exhaustive()
    }
}
