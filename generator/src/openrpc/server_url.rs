//! Server URLs.

use crate::model::{SchemaId, Server, ServerVariable, TypeId};

/// Spells variables as `{name}`: OpenRPC writes `${name}`, and in the wild both occur. One that the
/// document uses and does not declare can be any text.
pub(super) fn normalise(mut server: Server) -> Server {
    server.url = server.url.replace("${", "{");
    for name in used(&server.url) {
        if server.variables.iter().all(|variable| variable.name != name) {
            server.variables.push(ServerVariable {
                default: name.clone(),
                name,
                values: Vec::new(),
                description: None,
                schema: SchemaId::TEXT,
                ty: TypeId::UNSHAPED,
            });
        }
    }
    server
}

/// The names between braces.
fn used(url: &str) -> Vec<String> {
    let parts = url.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts.map(|(name, _)| name.to_owned()).filter(|name| !name.is_empty()).collect()
}
