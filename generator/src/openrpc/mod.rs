//! OpenRPC 1.x into the model.
//!
//! OpenRPC has no words for what HTTP needs, so documents say it with OpenAPI's own:
//! `x-security` at the top, `components.x-securitySchemes`, and `x-schema` at a server variable.

mod content_descriptor;
mod description;
mod method;
mod method_error;
mod pairing;
mod server_url;

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, ApiKind, Case, Operation, Types};
use crate::reading::{
    Reader, check_fields, items, members, read_info, read_requirements, read_schemes, read_server,
    require,
};
use crate::schema::Dialect;
use crate::source::{Node, Sources};

const FIELDS: &[&str] =
    &["openrpc", "info", "servers", "methods", "components", "externalDocs", "$schema"];

const COMPONENTS: &[&str] = &[
    "contentDescriptors",
    "schemas",
    "examples",
    "links",
    "errors",
    "examplePairingObjects",
    "examplePairings",
    "tags",
];

/// OpenRPC's own method (OpenRPC 1.3 §6): some documents list it, and every server has it.
const DISCOVER: &str = "rpc.discover";

/// Reads an OpenRPC document. The types are shaped later.
pub(crate) fn read(sources: &Sources, root: Node<'_>) -> (Api, Diagnostics) {
    let mut reader = Reader::new(sources, Dialect::Draft07);
    check_fields(&mut reader, root, FIELDS);
    let info = read_info(&mut reader, root);
    let servers = items(&mut reader, root.get("servers")).into_iter();
    let servers = servers.filter_map(|node| read_server(&mut reader, node));
    let servers = servers.map(server_url::normalise).collect();
    let components = root.get("components");
    if let Some(components) = components {
        check_fields(&mut reader, components, COMPONENTS);
    }
    let named = components.and_then(|components| components.get("schemas"));
    let named: IndexMap<_, _> = members(&mut reader, named)
        .into_iter()
        .map(|(name, node)| (name.to_owned(), reader.schemas.read(node)))
        .collect();
    let schemes = components.and_then(|components| components.get("x-securitySchemes"));
    let mut schemes = read_schemes(&mut reader, schemes);
    let security = read_requirements(&mut reader, root.get("x-security"), &mut schemes);
    let security = security.unwrap_or_default();
    let mut operations: Vec<Operation> = Vec::new();
    let mut cases: Vec<Case> = Vec::new();
    let methods = require(&mut reader, root, "methods");
    for node in items(&mut reader, methods) {
        let Some(node) = reader.follow(node) else { continue };
        if node.get("name").and_then(Node::as_str) == Some(DISCOVER) {
            continue;
        }
        let Some(operation) = method::read(&mut reader, node, &security) else { continue };
        if let Some(first) = operations.iter().find(|other| other.id == operation.id) {
            // OpenRPC 1.3 §4.7: a name names one method.
            let message = format!("a second method is called `{}`", operation.id);
            let diagnostic = Diagnostic::new(Code::DuplicateOperation, operation.origin, message);
            let diagnostic = diagnostic.label(first.origin, "the first one");
            reader.push(diagnostic.tolerable("the first one counts"));
            continue;
        }
        cases.extend(pairing::read_all(&mut reader, node, &operation, operations.len()));
        operations.push(operation);
    }
    let (schemas, diagnostics) = reader.finish();
    let api = Api {
        info,
        kind: ApiKind::Rpc,
        document: Some(description::read(sources, root)),
        servers,
        schemas,
        named,
        types: Types::default(),
        tables: Default::default(),
        operations,
        schemes,
        cases,
        tags: IndexMap::new(),
        is_divided: false,
    };
    (api, diagnostics)
}
