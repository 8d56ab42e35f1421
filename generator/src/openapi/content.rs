//! Media types of requests and responses.

use serde_json::Value;

use super::encoding;
use super::event_stream::{self, Data};
use super::example;
use super::media_type::{Described, Family, described, family};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Content, ContentForm, SchemaId, TypeId};
use crate::reading::{Reader, check_fields, members};
use crate::source::{Node, Origin};

const FIELDS: &[&str] =
    &["schema", "itemSchema", "example", "examples", "encoding", "prefixEncoding", "itemEncoding"];

/// Whose body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Response,
}

/// Reads the Media Type Objects of a `content` map (OAS 3.1 §4.8.14).
///
/// JSON under several names with one schema is one content.
pub(super) fn read_all<'s>(reader: &mut Reader<'s>, node: Node<'s>, side: Side) -> Vec<Content> {
    let mut contents: Vec<(Content, Option<Value>)> = Vec::new();
    for (media_type, node) in members(reader, node.get("content")) {
        let Some(node) = reader.follow(node) else { continue };
        let schema = node.get("schema").map(Node::to_json);
        let content = read(reader, media_type, node, side);
        let is_json = matches!(content.form, ContentForm::Json { .. });
        let twin = contents.iter_mut().find(|(other, known)| {
            is_json
                && matches!(other.form, ContentForm::Json { .. })
                && other.requested_by == content.requested_by
                && *known == schema
        });
        match twin {
            Some((twin, _)) => {
                twin.also.push(content.media_type);
                twin.examples.extend(content.examples);
            }
            None => contents.push((content, schema)),
        }
    }
    contents.into_iter().map(|(content, _)| content).collect()
}

fn read<'s>(reader: &mut Reader<'s>, media_type: &str, node: Node<'s>, side: Side) -> Content {
    check_fields(reader, node, FIELDS);
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let form = read_form(reader, &essence, node, side);
    let examples = example::read_all(reader, node, form);
    Content {
        origin: node.origin(),
        media_type: media_type.to_owned(),
        also: Vec::new(),
        form,
        requested_by: read_requested_by(reader, node),
        encodings: encoding::read_all(reader, node, form),
        examples,
    }
}

/// Bytes of any media type, where the document says nothing about a body.
pub(super) fn bytes(origin: Origin) -> Content {
    Content {
        origin,
        media_type: "*/*".to_owned(),
        also: Vec::new(),
        form: ContentForm::Bytes,
        requested_by: Vec::new(),
        encodings: Vec::new(),
        examples: Vec::new(),
    }
}

fn read_form<'s>(
    reader: &mut Reader<'s>,
    essence: &str,
    node: Node<'s>,
    side: Side,
) -> ContentForm {
    let ty = TypeId::UNSHAPED;
    let schema = node.get("schema");
    let found = described(reader, schema);
    let family = family(essence, found);
    let whole = |reader: &mut Reader<'s>| {
        schema.map_or(SchemaId::ANY, |schema| reader.schemas.read(schema))
    };
    match (family, side) {
        (Family::Json, _) => ContentForm::Json { ty, schema: whole(reader) },
        (Family::Lines { is_sequence }, _) => {
            // Before 3.2 `schema` is what documents describe one value by.
            let item = node.get("itemSchema").or(schema);
            let schema = item.map_or(SchemaId::ANY, |item| reader.schemas.read(item));
            ContentForm::Lines { ty, schema, is_sequence }
        }
        (Family::Events, Side::Response) => match event_stream::read_data(reader, node) {
            Data::Json(schema) => ContentForm::Events { ty, schema },
            Data::Text => ContentForm::TextEvents,
            Data::Elsewhere => {
                untyped(reader, node, "the data of these events is read as text".to_owned());
                ContentForm::TextEvents
            }
        },
        (Family::Form, Side::Request) => ContentForm::Form { ty, schema: whole(reader) },
        (Family::Multipart, Side::Request) => ContentForm::Multipart { ty, schema: whole(reader) },
        (Family::Text | Family::Xml | Family::Events | Family::Form, _) => {
            if family != Family::Text || found == Described::Value {
                untyped(reader, node, format!("`{essence}` is read and written as text"));
            }
            ContentForm::Text
        }
        (Family::Bytes | Family::Multipart, _) if essence.starts_with("multipart/") => {
            // RFC 2046 §5.1: such a body means nothing without the boundary in its media type.
            let message = format!("`{essence}` is sent and read as it stands");
            let diagnostic = Diagnostic::new(Code::UntypedContent, node.origin(), message).at_key();
            reader.push(diagnostic.help("write and read its parts as the media type says"));
            ContentForm::Raw
        }
        (Family::Bytes | Family::Multipart, _) => {
            if found == Described::Value {
                untyped(reader, node, format!("`{essence}` is read and written as bytes"));
            }
            ContentForm::Bytes
        }
    }
}

fn untyped(reader: &mut Reader<'_>, node: Node<'_>, message: String) {
    reader.push(Diagnostic::new(Code::UntypedContent, node.origin(), message).at_key());
}

/// Reads `x-requested-by`: which members of the request's body ask for this media type.
fn read_requested_by(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<(String, Value)> {
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
