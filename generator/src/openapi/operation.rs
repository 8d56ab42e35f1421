//! One operation.

use indexmap::IndexMap;

use super::content::{self, Side};
use super::{parameter, path_text, response};
use crate::model::{
    Body, Operation, Outcome, OutcomeKey, Parameter, Protocol, Requirement, Role, SecurityScheme,
    Server,
};
use crate::reading::{
    Reader, check_fields, flag, items, read_external_docs, read_requirements, read_server,
    read_tags, text,
};
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
    /// What the document asks of every caller.
    pub(super) security: &'a [Vec<Requirement>],
    /// Where its path is served, where that is not where the whole API is.
    pub(super) servers: &'a [Server],
    pub(super) role: Role,
}

/// Reads an Operation Object (OAS 3.1 §4.8.10).
pub(super) fn read<'s>(
    reader: &mut Reader<'s>,
    node: Node<'s>,
    site: &Site<'_>,
    schemes: &mut IndexMap<String, SecurityScheme>,
) -> Operation {
    check_fields(reader, node, FIELDS);
    let method = site.method.to_owned();
    let id = text(reader, node, "operationId").filter(|id| !id.trim().is_empty());
    let spoken = id.clone().filter(|id| !is_opaque(id));
    let name = spoken.unwrap_or_else(|| path_text::name(&method, site.path, site.role));
    let id = id.unwrap_or_else(|| format!("{method} {}", site.path));
    let own_servers = node.get("servers").is_some().then(|| read_servers(reader, node));
    let security = read_requirements(reader, node.get("security"), schemes);
    let mut outcomes = response::read_all(reader, node, site.method);
    if outcomes.is_empty() {
        // Nothing is documented: that it succeeded can be told all the same.
        let (origin, key) = (node.origin(), OutcomeKey::Range(2));
        let (contents, headers, links) = (Vec::new(), Vec::new(), Vec::new());
        outcomes.push(Outcome { origin, key, description: None, contents, headers, links });
    }
    Operation {
        origin: node.origin(),
        name,
        id,
        role: site.role,
        protocol: Protocol::Http { method, path: site.path.to_owned() },
        summary: text(reader, node, "summary"),
        description: text(reader, node, "description"),
        is_deprecated: flag(reader, node, "deprecated"),
        parameters: parameter::read_list(reader, node, site.shared),
        body: read_body(reader, node),
        outcomes,
        errors: Vec::new(),
        security: security.unwrap_or_else(|| site.security.to_vec()),
        tags: read_tags(reader, node),
        notes: read_external_docs(reader, node).into_iter().collect(),
        servers: own_servers.unwrap_or_else(|| site.servers.to_vec()),
    }
}

/// Whether an id is a number, a hash or a UUID, that is nothing that a person would call by it.
fn is_opaque(id: &str) -> bool {
    let has_digit = id.contains(|char: char| char.is_ascii_digit());
    let is_hex = id.chars().all(|char| char.is_ascii_hexdigit() || matches!(char, '-' | '_'));
    let is_number = id.chars().all(|char| char.is_ascii_digit() || matches!(char, '-' | '_'));
    has_digit && (is_number || is_hex && id.len() >= 16)
}

/// Reads the servers of a path or an operation, which stand in place of those of the document
/// (OAS 3.1 §4.8.10.1).
pub(super) fn read_servers<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Vec<Server> {
    let servers = items(reader, node.get("servers")).into_iter();
    servers.filter_map(|server| read_server(reader, server)).collect()
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

#[cfg(test)]
mod tests {
    use super::is_opaque;

    #[test]
    fn what_nobody_would_call_an_operation() {
        let opaque = ["12", "58d8bcb7a9e6240e200cff24", "1f0e6b1c-58d8-4bcb-a9e6-240e200cff24"];
        let spoken = ["add", "v2", "feedface", "get-pet-1", "deadbeefdeadbeef", "+1"];
        assert!(opaque.iter().all(|id| is_opaque(id)));
        assert!(!spoken.iter().any(|id| is_opaque(id)));
    }
}
