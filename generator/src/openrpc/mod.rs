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

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, ApiKind, Case, Operation, Types};
use crate::options::{Candidate, Choice, Selection};
use crate::reading::{
    Reader, check_fields, items, members, needed_schemes, peek_tags, read_info, read_requirements,
    read_schemes, read_server, require,
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

/// What becomes of a method that cannot be read.
const LEFT_OUT: &str = "the method is left out";

/// Reads what is selected of an OpenRPC document. The types are shaped later.
pub(crate) fn read(sources: &Sources, root: Node<'_>, selection: &Selection) -> (Api, Diagnostics) {
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
    let named = members(&mut reader, named);
    let mut choice = Choice::new(selection);
    if choice.is_all() {
        reader.schemas.read_all(&named);
    }
    let schemes = components.and_then(|components| components.get("x-securitySchemes"));
    let mut schemes = read_schemes(&mut reader, schemes);
    let security = read_requirements(&mut reader, root.get("x-security"), &mut schemes);
    let security = security.unwrap_or_default();
    let mut operations: Vec<Operation> = Vec::new();
    let mut cases: Vec<Case> = Vec::new();
    let methods = require(&mut reader, root, "methods");
    let mut left_out = BTreeSet::new();
    for (position, node) in items(&mut reader, methods).into_iter().enumerate() {
        let Some(node) = reader.follow_unless(node, LEFT_OUT) else {
            left_out.insert(position);
            continue;
        };
        let name = node.get("name").and_then(Node::as_str);
        if name == Some(DISCOVER) {
            continue;
        }
        let tags = peek_tags(&reader, node);
        if !choice.takes(&Candidate { id: name, route: None, tags, is_callback: false }) {
            left_out.insert(position);
            continue;
        }
        let mark = reader.mark();
        let operation = method::read(&mut reader, node, &security);
        let operation = operation.filter(|_| !reader.is_faulty(mark, LEFT_OUT));
        let Some(operation) = operation else {
            left_out.insert(position);
            continue;
        };
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
    if !choice.is_all() {
        schemes = needed_schemes(schemes, &operations);
    }
    let named = reader.schemas.named(&named);
    let (schemas, mut diagnostics) = reader.finish();
    diagnostics.extend(choice.finish());
    let api = Api {
        info,
        kind: ApiKind::Rpc,
        document: Some(description::read(sources, root, &left_out)),
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
