//! Methods.

use super::content_descriptor;
use crate::diagnostic::Code;
use crate::model::{
    Content, ContentForm, Operation, Outcome, OutcomeKey, Protocol, Requirement, TypeId,
};
use crate::reading::{Reader, check_fields, flag, items, require, text};
use crate::source::Node;

const FIELDS: &[&str] = &[
    "name",
    "description",
    "summary",
    "servers",
    "tags",
    "paramStructure",
    "params",
    "result",
    "errors",
    "links",
    "examples",
    "deprecated",
    "externalDocs",
];

/// Reads a Method Object (OpenRPC 1.3 §4.7).
pub(super) fn read<'s>(
    reader: &mut Reader<'s>,
    node: Node<'s>,
    security: &[Vec<Requirement>],
) -> Option<Operation> {
    check_fields(reader, node, FIELDS);
    for field in ["servers", "errors", "links"] {
        if let Some(node) = node.get(field) {
            reader.unsupported(node, format!("`{field}` of a method is not generated yet"));
        }
    }
    let name = require(reader, node, "name").and_then(|_| text(reader, node, "name"))?;
    if name.starts_with("rpc.") {
        let message = "names that start with `rpc.` are reserved (JSON-RPC 2.0 §8)";
        reader.fault(Code::InvalidValue, node, message);
    }
    let structure = text(reader, node, "paramStructure");
    let (by_name, by_position) = match structure.as_deref() {
        None | Some("either") => (true, true),
        Some("by-name") => (true, false),
        Some("by-position") => (false, true),
        Some(_) => {
            let message = "`paramStructure` is `by-name`, `by-position` or `either`";
            reader.fault(Code::InvalidValue, node, message);
            return None;
        }
    };
    let params = items(reader, node.get("params")).into_iter();
    let parameters = params.filter_map(|param| content_descriptor::read(reader, param)).collect();
    Some(Operation {
        origin: node.origin(),
        id: name.clone(),
        name: name.clone(),
        protocol: Protocol::Rpc { method: name, by_name, by_position },
        summary: text(reader, node, "summary"),
        description: text(reader, node, "description"),
        is_deprecated: flag(reader, node, "deprecated"),
        parameters,
        body: None,
        outcomes: read_result(reader, node).into_iter().collect(),
        security: security.to_vec(),
    })
}

fn read_result<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<Outcome> {
    let Some(result) = node.get("result") else {
        reader.unsupported(node, "a method without `result` is not generated yet");
        return None;
    };
    let descriptor = content_descriptor::read(reader, result)?;
    let content = Content {
        origin: result.origin(),
        media_type: "application/json".to_owned(),
        also: Vec::new(),
        form: ContentForm::Json { ty: TypeId::UNSHAPED, schema: descriptor.schema },
        requested_by: Vec::new(),
        encodings: Vec::new(),
        examples: Vec::new(),
    };
    Some(Outcome {
        origin: result.origin(),
        key: OutcomeKey::Result,
        description: descriptor.description,
        contents: vec![content],
        headers: Vec::new(),
        links: Vec::new(),
    })
}
