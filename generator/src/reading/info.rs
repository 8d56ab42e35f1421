//! What a document says about itself, and where the API is served.

use super::{Reader, check_fields, require, vocabulary};
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
    let server = vocabulary::<openapiv3::Server>(reader, node, &[])?;
    let mut variables = Vec::new();
    for (name, variable) in server.variables.unwrap_or_default() {
        let schema =
            node.get("variables").and_then(|variables| variables.get(&name)?.get("x-schema"));
        variables.push(ServerVariable {
            name,
            default: variable.default,
            values: variable.enumeration,
            description: variable.description,
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
