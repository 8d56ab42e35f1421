//! Params and results.

use crate::diagnostic::Code;
use crate::model::{Parameter, Place, SchemaId, Style, TypeId};
use crate::reading::{Reader, check_fields, flag, required_text, text};
use crate::source::Node;

const FIELDS: &[&str] = &["name", "summary", "description", "required", "schema", "deprecated"];

/// Reads a Content Descriptor Object (OpenRPC 1.3 §4.8) as a parameter. `required` is false where
/// it is not given.
pub(super) fn read<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<Parameter> {
    if let Some((name, target)) = schema_of_components(reader, node) {
        return Some(of_schema(reader, name, target));
    }
    let node = reader.follow(node)?;
    check_fields(reader, node, FIELDS);
    let name = required_text(reader, node, "name")?;
    let schema = node.get("schema");
    let description = text(reader, node, "description");
    Some(Parameter {
        origin: node.origin(),
        name,
        place: Place::Params,
        style: Style::Simple,
        explode: false,
        is_reserved_allowed: false,
        is_json: false,
        is_required: flag(reader, node, "required"),
        default: schema.and_then(|schema| schema.get("default")).map(Node::to_json),
        is_deprecated: flag(reader, node, "deprecated"),
        description: description.or_else(|| text(reader, node, "summary")),
        ty: TypeId::UNSHAPED,
        schema: schema.map_or(SchemaId::ANY, |schema| reader.schemas.read(schema)),
        examples: Vec::new(),
    })
}

/// The schema of a result, and what is said of it. Its name is never sent, so it may lack one.
pub(super) fn read_result<'s>(
    reader: &mut Reader<'s>,
    node: Node<'s>,
) -> Option<(SchemaId, Option<String>)> {
    if let Some((name, target)) = schema_of_components(reader, node) {
        let result = of_schema(reader, name, target);
        return Some((result.schema, result.description));
    }
    let node = reader.follow(node)?;
    check_fields(reader, node, FIELDS);
    if node.get("name").is_none() {
        let message = "the field `name` is missing";
        reader.tolerate(Code::MissingField, node, message, "the result has none");
    }
    let schema = node.get("schema").map_or(SchemaId::ANY, |schema| reader.schemas.read(schema));
    let description = text(reader, node, "description");
    Some((schema, description.or_else(|| text(reader, node, "summary"))))
}

/// A schema of the components that is referred to where a content descriptor has to be, and its
/// name there.
fn schema_of_components<'s>(
    reader: &mut Reader<'s>,
    node: Node<'s>,
) -> Option<(&'s str, Node<'s>)> {
    let name = node.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/")?;
    let target = reader.target(node).ok()?;
    let message = "a content descriptor has to be here, and not a schema";
    reader.tolerate(Code::InvalidValue, node, message, "it is read as one of this name");
    Some((name, target))
}

/// A param that may be left out, of which the document gives the schema alone.
fn of_schema<'s>(reader: &mut Reader<'s>, name: &str, target: Node<'s>) -> Parameter {
    Parameter {
        origin: target.origin(),
        name: name.to_owned(),
        place: Place::Params,
        style: Style::Simple,
        explode: false,
        is_reserved_allowed: false,
        is_json: false,
        is_required: false,
        default: target.get("default").map(Node::to_json),
        is_deprecated: false,
        description: None,
        ty: TypeId::UNSHAPED,
        schema: reader.schemas.read(target),
        examples: Vec::new(),
    }
}
