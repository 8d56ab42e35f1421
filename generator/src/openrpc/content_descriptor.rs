//! Params and results.

use crate::model::{Parameter, Place, SchemaId, Style, TypeId};
use crate::reading::{Reader, check_fields, flag, required_text, text};
use crate::source::Node;

const FIELDS: &[&str] = &["name", "summary", "description", "required", "schema", "deprecated"];

/// Reads a Content Descriptor Object (OpenRPC 1.3 §4.8) as a parameter. `required` is false where
/// it is not given.
pub(super) fn read<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<Parameter> {
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
