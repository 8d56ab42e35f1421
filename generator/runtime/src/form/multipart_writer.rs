//! Writing `multipart/form-data` (RFC 7578).

use std::hash::{BuildHasher, Hasher, RandomState};

use futures_util::StreamExt;

use super::entry::{self, Entry};
use super::{Field, File};
use crate::json::{EncodeError, Json, Reading, Tape, Writer};
use crate::stream::{ByteStream, Content};

/// Writes an object as a form of parts: its media type with the boundary, and the body.
pub(crate) fn write<T: Json>(
    fields: &[Field],
    value: &T,
) -> Result<(String, Content), EncodeError> {
    let mut writer = Writer::with_files();
    value.encode(&mut writer);
    let (json, files) = writer.finish_with_files()?;
    let tape = Tape::parse(&json, Reading::Tolerant);
    let tape = tape.map_err(|error| EncodeError::new(error.to_string()))?;
    let entries = entry::entries(fields, tape.root())?;
    let parts: Vec<Part> = entries.iter().map(|entry| part(entry, &files)).collect();
    let boundary = boundary(&parts);
    let mut contents = Vec::new();
    for part in parts {
        contents.push(format!("--{boundary}\r\n{}\r\n\r\n", part.head).into());
        contents.extend([part.content, "\r\n".into()]);
    }
    contents.push(format!("--{boundary}--\r\n").into());
    Ok((format!("multipart/form-data; boundary={boundary}"), concatenated(contents)))
}

/// Contents behind each other: in memory where all are, else as a stream.
fn concatenated(contents: Vec<Content>) -> Content {
    let in_memory: Option<Vec<&[u8]>> =
        contents.iter().map(|content| content.as_bytes().map(AsRef::as_ref)).collect();
    if let Some(bytes) = in_memory {
        return bytes.concat().into();
    }
    let streams = futures_util::stream::iter(contents).map(Content::into_stream);
    ByteStream::new(streams.flatten()).into()
}

struct Part {
    head: String,
    content: Content,
}

fn part(entry: &Entry<'_>, files: &[File]) -> Part {
    let mut head = format!("Content-Disposition: form-data; name=\"{}\"", escape(&entry.name));
    if let Some(file) = file(&entry.text, files) {
        // A part without a file name is a text to many readers.
        let name = file.name.as_deref().unwrap_or("file");
        let named = file.content_type.as_deref().map(one_line);
        let media_type = named.as_deref().or(entry.field.content_type);
        let media_type = media_type.unwrap_or("application/octet-stream");
        head.push_str(&format!("; filename=\"{}\"\r\nContent-Type: {media_type}", escape(name)));
        for (name, value) in &file.headers {
            let value = String::from_utf8_lossy(value.as_bytes());
            head.push_str(&format!("\r\n{name}: {}", one_line(&value)));
        }
        return Part { head, content: file.content.clone() };
    }
    let media_type = entry.field.content_type.or(entry.is_json.then_some("application/json"));
    if let Some(media_type) = media_type {
        head.push_str(&format!("\r\nContent-Type: {media_type}"));
    }
    Part { head, content: entry.text.clone().into_owned().into() }
}

/// The file that a text stands for.
fn file<'f>(text: &str, files: &'f [File]) -> Option<&'f File> {
    let index = text.strip_prefix(super::file::MARK)?;
    files.get(index.parse::<usize>().ok()?)
}

/// WHATWG HTML §4.10.21.8: what would end a name is percent-encoded.
fn escape(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}

/// A boundary that stands in no part (RFC 2046 §5.1.1). The same form has the same one, unless it
/// holds what cannot be looked into: then nobody can guess it.
fn boundary(parts: &[Part]) -> String {
    let stands_in = |boundary: &str| {
        let mut parts = parts.iter();
        parts.any(|part| {
            let content = part.content.as_bytes().map_or(&[][..], AsRef::as_ref);
            part.head.contains(boundary)
                || content.windows(boundary.len()).any(|window| window == boundary.as_bytes())
        })
    };
    let is_known = parts.iter().all(|part| part.content.as_bytes().is_some());
    let mut number = if is_known { 0 } else { random() };
    loop {
        let boundary = format!("concord-form-boundary-{number}");
        if !stands_in(&boundary) {
            return boundary;
        }
        number = number.wrapping_add(1);
    }
}

/// A number that nobody knows before: the keys of the standard library's hashes are random.
fn random() -> u128 {
    let half = || u128::from(RandomState::new().build_hasher().finish());
    half() << 64 | half()
}
