//! What a document says about itself, and where the API is served.

use super::{Reader, check_fields, members, require, text, vocabulary};
use crate::diagnostic::Code;
use crate::model::{Info, SchemaId, Server, ServerVariable, TypeId};
use crate::source::Node;

const INFO: &[&str] =
    &["title", "summary", "description", "termsOfService", "contact", "license", "version"];

/// Reads the Info Object (OAS 3.1 §4.8.2), which OpenRPC shares.
pub(crate) fn read_info<'s>(reader: &mut Reader<'s>, root: Node<'s>) -> Info {
    let Some(node) = require(reader, root, "info") else { return Info::default() };
    check_fields(reader, node, INFO);
    let without = [("contact", None), ("license", None), ("summary", None)];
    let info = vocabulary::<openapiv3::Info>(reader, node, &without);
    info.map_or_else(Info::default, |info| Info {
        title: info.title,
        version: info.version,
        description: info.description,
    })
}

/// Reads a Server Object (OAS 3.1 §4.8.5), which OpenRPC shares. `x-schema` of a variable says what
/// its values look like; without it they are texts.
pub(crate) fn read_server<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<Server> {
    check_fields(reader, node, &["url", "name", "summary", "description", "variables"]);
    let server = vocabulary::<openapiv3::Server>(reader, node, &[("variables", None)])?;
    let mut variables = Vec::new();
    for (name, variable) in members(reader, node.get("variables")) {
        check_fields(reader, variable, &["enum", "default", "description"]);
        // A version or a port is often written as a number.
        let written = |value: Node<'s>| match value.as_str() {
            Some(text) => text.to_owned(),
            None => value.to_json().to_string(),
        };
        let values: Vec<String> = variable
            .get("enum")
            .map_or_else(Vec::new, |listed| listed.items().map(written).collect());
        let default = variable.get("default").map(written);
        let Some(default) = default.or_else(|| values.first().cloned()) else {
            reader.fault(Code::MissingField, variable, "the field `default` is missing");
            continue;
        };
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
        url: server.url,
        description: server.description,
        variables,
    })
}
