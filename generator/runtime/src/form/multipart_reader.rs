//! Reading `multipart/form-data` (RFC 7578).

use bytes::Bytes;
use indexmap::IndexMap;

use super::field::Kind;
use super::file::MARK;
use super::tree::Tree;
use super::urlencoded::json_or_text;
use super::{Field, File};
use crate::json::{self, DecodeError, Problem, Reading, Tape};

/// A form that cannot be read.
pub(crate) enum ReadError {
    /// The body is no form of parts.
    Malformed(String),
    /// The parts do not have the form of the type.
    Unfit(DecodeError),
}

/// Reads the parts of a body as an object of tokens.
pub(crate) async fn read(
    fields: &[Field],
    boundary: &str,
    body: Bytes,
) -> Result<Tape<'static>, ReadError> {
    let malformed = |error: multer::Error| ReadError::Malformed(error.to_string());
    let body = futures_util::stream::iter([Ok::<_, std::convert::Infallible>(body)]);
    let mut parts = multer::Multipart::new(body, boundary);
    let mut files = Vec::new();
    let mut members: IndexMap<String, (Field, Vec<Tree>)> = IndexMap::new();
    while let Some(part) = parts.next_field().await.map_err(malformed)? {
        let Some(name) = part.name().map(unescape) else {
            return Err(ReadError::Malformed("a part has no name".to_owned()));
        };
        let file_name = part.file_name().map(unescape);
        let content_type = part.content_type().map(ToString::to_string);
        let bytes = part.bytes().await.map_err(malformed)?;
        let field = Field::find(fields, &name);
        let is_json = content_type.as_deref().is_some_and(|one| one.contains("json"));
        let is_file = file_name.is_some();
        let file = File { name: file_name, content_type, bytes };
        let tree = if field.kind == Kind::File {
            files.push(file);
            Tree::Text(format!("{MARK}{}", files.len() - 1))
        } else if is_file && !is_json && field.kind != Kind::Json {
            // A file where the document has none is kept in its text form.
            Tree::Json(json::to_value(&file).unwrap_or_default())
        } else {
            let text = String::from_utf8(file.bytes.to_vec());
            let text = text.map_err(|_| {
                let problem = Problem::Rule("expected text in UTF-8".to_owned());
                ReadError::Unfit(DecodeError::new(format!("/{name}"), problem))
            })?;
            if is_json || field.kind == Kind::Json { json_or_text(text) } else { Tree::Text(text) }
        };
        members.entry(name).or_insert_with(|| (field, Vec::new())).1.push(tree);
    }
    let members = members.into_iter().filter_map(|(name, (field, mut trees))| {
        let is_list = field.is_repeated || trees.len() > 1;
        Some((name, if is_list { Tree::Array(trees) } else { trees.pop()? }))
    });
    Ok(Tree::Object(members.collect()).tape(Reading::Strict).with_files(files))
}

/// The reverse of what senders do to names (WHATWG HTML §4.10.21.8).
fn unescape(name: &str) -> String {
    name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}
