//! Writing `multipart/form-data` (RFC 7578).

use bytes::Bytes;

use super::field::Kind;
use super::urlencoded::text;
use super::{Field, File};
use crate::json::{EncodeError, Json, Value, Writer};

/// Writes an object as a form of parts: its media type with the boundary, and the body.
pub(crate) fn write<T: Json>(fields: &[Field], value: &T) -> Result<(String, Bytes), EncodeError> {
    let mut writer = Writer::with_files();
    value.encode(&mut writer);
    let (json, files) = writer.finish_with_files()?;
    let value =
        serde_json::from_slice(&json).map_err(|error| EncodeError::new(error.to_string()))?;
    let Value::Object(members) = value else {
        return Err(EncodeError::new("a form is made of the members of an object"));
    };
    let mut parts = Vec::new();
    for (name, value) in &members {
        let field = Field::find(fields, name);
        match value {
            Value::Null => {}
            Value::Array(items) if field.kind != Kind::Json || field.is_repeated => {
                parts.extend(items.iter().map(|item| part(field, name, item, &files)));
            }
            value => parts.push(part(field, name, value, &files)),
        }
    }
    let boundary = boundary(&parts);
    let mut body = Vec::new();
    for part in &parts {
        body.extend_from_slice(format!("--{boundary}\r\n{}\r\n\r\n", part.head).as_bytes());
        body.extend_from_slice(&part.content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Ok((format!("multipart/form-data; boundary={boundary}"), body.into()))
}

struct Part {
    head: String,
    content: Bytes,
}

fn part(field: Field, name: &str, value: &Value, files: &[File]) -> Part {
    let mut head = format!("Content-Disposition: form-data; name=\"{}\"", escape(name));
    if let Some(file) = file(value, files) {
        // A part without a file name is a text to many readers.
        let name = file.name.as_deref().unwrap_or("file");
        let named = file.content_type.as_deref().map(one_line);
        let media_type = named.as_deref().or(field.content_type);
        let media_type = media_type.unwrap_or("application/octet-stream");
        head.push_str(&format!("; filename=\"{}\"\r\nContent-Type: {media_type}", escape(name)));
        return Part { head, content: file.bytes.clone() };
    }
    let is_json = matches!(value, Value::Array(_) | Value::Object(_));
    let media_type = field.content_type.or(is_json.then_some("application/json"));
    if let Some(media_type) = media_type {
        head.push_str(&format!("\r\nContent-Type: {media_type}"));
    }
    Part { head, content: text(value).into() }
}

/// The file that a text stands for.
fn file<'f>(value: &Value, files: &'f [File]) -> Option<&'f File> {
    let index = value.as_str()?.strip_prefix(super::file::MARK)?;
    files.get(index.parse::<usize>().ok()?)
}

/// WHATWG HTML §4.10.21.8: what would end a name is percent-encoded.
fn escape(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}

/// A boundary that stands in no part (RFC 2046 §5.1.1). The same form has the same one.
fn boundary(parts: &[Part]) -> String {
    let stands_in = |boundary: &str| {
        let mut parts = parts.iter();
        parts.any(|part| {
            part.head.contains(boundary)
                || part.content.windows(boundary.len()).any(|window| window == boundary.as_bytes())
        })
    };
    let mut number = 0_u64;
    loop {
        let boundary = format!("concord-form-boundary-{number}");
        if !stands_in(&boundary) {
            return boundary;
        }
        number += 1;
    }
}
