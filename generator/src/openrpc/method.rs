//! Methods.

use super::{content_descriptor, method_error, server_url};
use crate::diagnostic::Code;
use crate::model::{
    Content, ContentForm, Operation, Outcome, OutcomeKey, Protocol, Requirement, Role, SchemaId,
    Server, TypeId,
};
use crate::reading::{
    Reader, check_fields, flag, items, read_external_docs, read_server, read_tags, required_text,
    text,
};
use crate::source::{Node, Origin};

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
    let name = required_text(reader, node, "name")?;
    if name.starts_with("rpc.") {
        let message = "names that start with `rpc.` are reserved (JSON-RPC 2.0 §8)";
        reader.tolerate(Code::InvalidValue, node, message, "it is read as any other");
    }
    let structure = text(reader, node, "paramStructure");
    let (by_name, by_position) = match structure.as_deref() {
        None | Some("either") => (true, true),
        Some("by-name") => (true, false),
        Some("by-position") => (false, true),
        Some(_) => {
            let message = "`paramStructure` is `by-name`, `by-position` or `either`";
            let place = node.get("paramStructure").unwrap_or(node);
            reader.tolerate(Code::InvalidValue, place, message, "it is read as `either`");
            (true, true)
        }
    };
    let params = items(reader, node.get("params")).into_iter();
    let parameters = params.filter_map(|param| content_descriptor::read(reader, param)).collect();
    Some(Operation {
        origin: node.origin(),
        id: name.clone(),
        name: name.clone(),
        role: Role::Served,
        protocol: Protocol::Rpc { method: name, by_name, by_position },
        summary: text(reader, node, "summary"),
        description: text(reader, node, "description"),
        is_deprecated: flag(reader, node, "deprecated"),
        parameters,
        body: None,
        outcomes: read_result(reader, node).into_iter().collect(),
        errors: method_error::read_all(reader, node),
        security: security.to_vec(),
        tags: read_tags(reader, node),
        notes: read_notes(reader, node),
        servers: read_servers(reader, node),
    })
}

fn read_servers<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Vec<Server> {
    let servers = items(reader, node.get("servers")).into_iter();
    let servers = servers.filter_map(|server| read_server(reader, server));
    servers.map(server_url::normalise).collect()
}

/// What goes into documentation only: where to read on, and the Link Objects (OpenRPC 1.3 §4.13).
fn read_notes<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Vec<String> {
    let mut notes: Vec<String> = read_external_docs(reader, node).into_iter().collect();
    for link in items(reader, node.get("links")) {
        let Some(link) = reader.follow_or(link, "the link is left out") else { continue };
        check_fields(reader, link, LINK);
        let name = text(reader, link, "name").unwrap_or_default();
        let method = text(reader, link, "method");
        let method = method.map(|method| format!(" to `{method}`")).unwrap_or_default();
        let about = text(reader, link, "description").or_else(|| text(reader, link, "summary"));
        let about = about.map(|about| format!(": {about}")).unwrap_or_default();
        notes.push(format!("Link `{name}`{method}{about}"));
    }
    notes
}

const LINK: &[&str] = &["name", "description", "summary", "method", "params", "server"];

fn read_result<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<Outcome> {
    let key = OutcomeKey::Result;
    let Some(result) = node.get("result") else {
        // OpenRPC 1.3 §4.7: a method without a result is a notification. One with errors is
        // answered all the same, with a result that the document does not describe.
        let is_answered = node.get("errors").is_some_and(|errors| errors.items().next().is_some());
        let contents =
            is_answered.then(|| result_content(node.origin(), SchemaId::ANY)).into_iter().collect();
        let (headers, links) = (Vec::new(), Vec::new());
        return Some(Outcome {
            origin: node.origin(),
            key,
            description: None,
            contents,
            headers,
            links,
        });
    };
    let (schema, description) = content_descriptor::read_result(reader, result)?;
    Some(Outcome {
        origin: result.origin(),
        key,
        description,
        contents: vec![result_content(result.origin(), schema)],
        headers: Vec::new(),
        links: Vec::new(),
    })
}

fn result_content(origin: Origin, schema: SchemaId) -> Content {
    Content {
        origin,
        media_type: "application/json".to_owned(),
        also: Vec::new(),
        form: ContentForm::Json { ty: TypeId::UNSHAPED, schema },
        requested_by: Vec::new(),
        encodings: Vec::new(),
        examples: Vec::new(),
    }
}
