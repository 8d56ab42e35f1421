//! What a document says about itself, and where the API is served.

use super::{Reader, check_fields, members, text};
use crate::diagnostic::Code;
use crate::model::{Info, SchemaId, Server, ServerVariable, TypeId};
use crate::source::Node;

const INFO: &[&str] =
    &["title", "summary", "description", "termsOfService", "contact", "license", "version"];

/// What stands for a title and a version that a document does not give.
const UNTITLED: &str = "an API without a title";
const UNVERSIONED: &str = "0";

/// Reads the Info Object (OAS 3.1 §4.8.2), which OpenRPC shares.
pub(crate) fn read_info<'s>(reader: &mut Reader<'s>, root: Node<'s>) -> Info {
    let Some(node) = root.get("info") else {
        let message = "the field `info` is missing";
        let instead = format!("this is {UNTITLED}, version {UNVERSIONED}");
        reader.tolerate(Code::MissingField, root, message, &instead);
        let (title, version) = (UNTITLED.to_owned(), UNVERSIONED.to_owned());
        return Info { title, version, summary: None, description: None };
    };
    check_fields(reader, node, INFO);
    let mut required = |field: &str, otherwise: &str| {
        if node.get(field).is_none() {
            let message = format!("the field `{field}` is missing");
            let instead = format!("it is read as `{otherwise}`");
            reader.tolerate(Code::MissingField, node, &message, &instead);
        }
        text(reader, node, field).unwrap_or_else(|| otherwise.to_owned())
    };
    Info {
        title: required("title", UNTITLED),
        version: required("version", UNVERSIONED),
        summary: text(reader, node, "summary"),
        description: text(reader, node, "description"),
    }
}

/// Reads a Server Object (OAS 3.1 §4.8.5), which OpenRPC shares. `x-schema` of a variable says what
/// its values look like; without it they are texts.
pub(crate) fn read_server<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<Server> {
    check_fields(reader, node, &["url", "name", "summary", "description", "variables"]);
    let url = text(reader, node, "url").unwrap_or_else(|| {
        // OAS 3.1 §4.8.1: what stands where there is no server.
        let message = "the field `url` is missing";
        reader.tolerate(Code::MissingField, node, message, "`/` stands for it");
        "/".to_owned()
    });
    let mut variables = Vec::new();
    for (name, variable) in members(reader, node.get("variables")) {
        check_fields(reader, variable, &["enum", "default", "description"]);
        // A version or a port is often written as a number.
        let written = |value: Node<'s>| match value.text() {
            Some(text) => text.to_owned(),
            None => value.to_json().to_string(),
        };
        let values: Vec<String> = variable
            .get("enum")
            .map_or_else(Vec::new, |listed| listed.items().map(written).collect());
        let default = variable.get("default").map(written);
        let default = default.or_else(|| values.first().cloned()).unwrap_or_else(|| {
            let message = "the field `default` is missing";
            reader.tolerate(Code::MissingField, variable, message, "it is the empty text");
            String::new()
        });
        let schema = variable.get("x-schema");
        variables.push(ServerVariable {
            name: name.to_owned(),
            default,
            values,
            description: text(reader, variable, "description"),
            schema: schema.map_or(SchemaId::TEXT, |schema| reader.schemas.read(schema)),
            ty: TypeId::UNSHAPED,
        });
    }
    Some(Server {
        origin: node.origin(),
        url,
        name: text(reader, node, "name"),
        description: text(reader, node, "description"),
        variables,
    })
}
