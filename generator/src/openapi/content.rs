//! Media types of requests and responses.

use super::event_stream;
use crate::diagnostic::Code;
use crate::model::{Content, ContentForm, SchemaId, TypeId};
use crate::reading::{Reader, check_fields, members, read_examples};
use crate::source::Node;

const FIELDS: &[&str] =
    &["schema", "itemSchema", "example", "examples", "encoding", "prefixEncoding", "itemEncoding"];

/// Reads the Media Type Objects of a `content` map (OAS 3.1 §4.8.14).
pub(super) fn read_all<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Vec<Content> {
    let media_types = members(reader, node.get("content")).into_iter();
    media_types.filter_map(|(media_type, node)| read(reader, media_type, node)).collect()
}

fn read<'s>(reader: &mut Reader<'s>, media_type: &str, node: Node<'s>) -> Option<Content> {
    check_fields(reader, node, FIELDS);
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let form = if essence == "application/json" || essence.ends_with("+json") {
        let schema = node.get("schema");
        let schema = schema.map_or(SchemaId::ANY, |schema| reader.schemas.read(schema));
        ContentForm::Json { ty: TypeId::UNSHAPED, schema }
    } else if essence == "text/event-stream" {
        let schema = event_stream::read_data(reader, node)?;
        ContentForm::Events { ty: TypeId::UNSHAPED, schema }
    } else {
        let message = format!("the media type `{media_type}` is not generated yet");
        reader.unsupported(node, message);
        return None;
    };
    Some(Content {
        origin: node.origin(),
        media_type: media_type.to_owned(),
        form,
        requested_by: read_requested_by(reader, node),
        examples: read_examples(reader, node),
    })
}

/// Reads `x-requested-by`: which members of the request's body ask for this media type.
fn read_requested_by(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<(String, serde_json::Value)> {
    let Some(selectors) = node.get("x-requested-by") else { return Vec::new() };
    let mut requested_by = Vec::new();
    for (pointer, value) in members(reader, Some(selectors)) {
        if pointer.starts_with('/') && !pointer.trim_start_matches('/').contains('/') {
            requested_by.push((pointer.to_owned(), value.to_json()));
        } else {
            let message =
                "`x-requested-by` names a member of the body by a pointer such as `/stream`";
            reader.fault(Code::InvalidValue, value, message);
        }
    }
    requested_by
}
