//! One operation.

use indexmap::IndexMap;

use super::content::{self, Side};
use super::{parameter, response};
use crate::model::{Body, Operation, Parameter, Protocol, Requirement, SecurityScheme};
use crate::reading::{Reader, check_fields, flag, read_requirements, text};
use crate::source::Node;

const FIELDS: &[&str] = &[
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
];

/// What an operation takes from around it.
pub(super) struct Site<'a> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    /// The parameters of its path.
    pub(super) shared: &'a [Parameter],
    pub(super) schemes: &'a IndexMap<String, SecurityScheme>,
    /// What the document asks of every caller.
    pub(super) security: &'a [Vec<Requirement>],
}

/// Reads an Operation Object (OAS 3.1 §4.8.10).
pub(super) fn read<'s>(
    reader: &mut Reader<'s>,
    node: Node<'s>,
    site: &Site<'_>,
) -> Option<Operation> {
    check_fields(reader, node, FIELDS);
    for field in ["callbacks", "servers"] {
        if let Some(node) = node.get(field) {
            reader.unsupported(node, format!("`{field}` of an operation is not generated yet"));
        }
    }
    let method = site.method.to_uppercase();
    let id = text(reader, node, "operationId");
    let id = id.unwrap_or_else(|| format!("{method} {}", site.path));
    let security = read_requirements(reader, node.get("security"), site.schemes);
    Some(Operation {
        origin: node.origin(),
        name: id.clone(),
        id,
        protocol: Protocol::Http { method, path: site.path.to_owned() },
        summary: text(reader, node, "summary"),
        description: text(reader, node, "description"),
        is_deprecated: flag(reader, node, "deprecated"),
        parameters: parameter::read_list(reader, node, site.shared),
        body: read_body(reader, node),
        outcomes: response::read_all(reader, node, site.method),
        security: security.unwrap_or_else(|| site.security.to_vec()),
    })
}

/// Reads a Request Body Object (OAS 3.1 §4.8.13).
fn read_body<'s>(reader: &mut Reader<'s>, operation: Node<'s>) -> Option<Body> {
    let node = reader.follow(operation.get("requestBody")?)?;
    check_fields(reader, node, &["description", "content", "required"]);
    let contents = content::read_all(reader, node, Side::Request);
    if contents.is_empty() {
        return None;
    }
    Some(Body {
        origin: node.origin(),
        is_required: flag(reader, node, "required"),
        description: text(reader, node, "description"),
        contents,
    })
}
