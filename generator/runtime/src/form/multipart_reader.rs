//! Reading `multipart/form-data` (RFC 7578).

use futures_core::Stream;

use super::collector::{self, Collector};
use super::field::Kind;
use super::file::MARK;
use super::tree::Tree;
use super::{Field, File};
use crate::json::{self, DecodeError, Problem, Reading, Tape};
use crate::stream::{BoxError, Bytes, Content, Spool};

/// A form that cannot be read.
pub(crate) enum ReadError {
    /// The body is no form of parts.
    Malformed(String),
    /// The parts do not have the form of the type.
    Unfit(DecodeError),
    /// What is no file is longer than memory has room for.
    TooLarge,
    /// The body broke off, or was longer than allowed.
    Source(BoxError),
    /// A file could not be kept.
    Spool(std::io::Error),
}

/// Reads the parts of a body as an object of tokens. `room` is how many bytes may stay in memory.
pub(crate) async fn read(
    fields: &[Field],
    boundary: &str,
    body: impl Stream<Item = Result<Bytes, BoxError>> + Send + 'static,
    mut room: usize,
) -> Result<Tape<'static>, ReadError> {
    let mut parts = multer::Multipart::new(body, boundary);
    let mut files = Vec::new();
    let mut collector = Collector::new(fields);
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        let Some(name) = part.name().map(unescape) else {
            return Err(ReadError::Malformed("a part has no name".to_owned()));
        };
        let mut headers = part.headers().clone();
        headers.remove(http::header::CONTENT_DISPOSITION);
        headers.remove(http::header::CONTENT_TYPE);
        let file_name = part.file_name().map(unescape);
        let content_type = part.content_type().map(ToString::to_string);
        let field = collector.field(&name);
        let is_file = field.kind == Kind::File || (file_name.is_some() && field.kind == Kind::Deep);
        let content = content(&mut part, is_file, &mut room).await?;
        let is_json = content_type.as_deref().is_some_and(|one| one.contains("json"));
        let tree = if is_file {
            files.push(File { name: file_name, content_type, headers, content });
            Tree::Text(format!("{MARK}{}", files.len() - 1))
        } else if file_name.is_some() && !is_json && field.kind != Kind::Json {
            // A file where the document has none is kept in its text form.
            let bytes = content.collect_all().await.map_err(ReadError::Source)?;
            let file = File { name: file_name, content_type, headers, content: bytes.into() };
            Tree::Json(json::to_value(&file).unwrap_or_default())
        } else {
            let bytes = content.collect_all().await.map_err(ReadError::Source)?;
            let text = String::from_utf8(bytes.into());
            let text = text.map_err(|_| unfit(&name, "expected text in UTF-8"))?;
            match is_json {
                true => collector::json_or_text(text),
                false => collector::of_text(field, text),
            }
        };
        collector.add(name.clone(), tree).map_err(|message| unfit(&name, message))?;
    }
    Ok(collector.finish().tape(Reading::Strict).with_files(files))
}

/// What a part holds: a file wherever there is room, anything else in memory.
async fn content(
    part: &mut multer::Field<'_>,
    is_file: bool,
    room: &mut usize,
) -> Result<Content, ReadError> {
    let mut spool = Spool::default();
    while let Some(chunk) = part.chunk().await.map_err(broken)? {
        if !is_file && chunk.len() > *room {
            return Err(ReadError::TooLarge);
        }
        spool.push(&chunk, room).await.map_err(ReadError::Spool)?;
    }
    spool.finish().await.map_err(ReadError::Spool)
}

fn broken(error: multer::Error) -> ReadError {
    match error {
        multer::Error::StreamReadFailed(source) => ReadError::Source(source),
        error => ReadError::Malformed(error.to_string()),
    }
}

fn unfit(name: &str, message: &str) -> ReadError {
    let pointer = format!("/{}", json::escape(name));
    ReadError::Unfit(DecodeError::new(pointer, Problem::Rule(message.to_owned())))
}

/// The reverse of what senders do to names (WHATWG HTML §4.10.21.8).
fn unescape(name: &str) -> String {
    name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}
