//! OpenAPI 3.0, 3.1 and 3.2 into the model.
//!
//! The tree is walked object by object, and each object is read into the vocabulary of the
//! `openapiv3` crate, so that a fault is reported where it stands and all faults in one run. What
//! that vocabulary does not have (schemas beyond 3.0, and what 3.1 and 3.2 added) is read beside it.

mod content;
mod encoding;
mod event_stream;
mod example;
mod header;
mod identity;
mod link;
mod media_type;
mod operation;
mod parameter;
mod path_text;
mod paths;
mod response;

use indexmap::IndexMap;

use self::paths::Paths;
use crate::diagnostic::Diagnostics;
use crate::model::{Api, ApiKind, Types};
use crate::options::{Choice, Selection};
use crate::reading::{
    Reader, check_fields, items, members, needed_schemes, read_info, read_requirements,
    read_schemes, read_server,
};
use crate::schema::Dialect;
use crate::source::{Node, Sources};

const FIELDS: &[&str] = &[
    "openapi",
    "$self",
    "info",
    "jsonSchemaDialect",
    "servers",
    "paths",
    "webhooks",
    "components",
    "security",
    "tags",
    "externalDocs",
];

const COMPONENTS: &[&str] = &[
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
];

/// Reads what is selected of an OpenAPI document. The types are shaped later.
pub(crate) fn read(
    sources: &Sources,
    root: Node<'_>,
    dialect: Dialect,
    selection: &Selection,
) -> (Api, Diagnostics) {
    let mut reader = Reader::new(sources, dialect);
    check_fields(&mut reader, root, FIELDS);
    let info = read_info(&mut reader, root);
    // Without any server the URL is `/`.
    let servers = items(&mut reader, root.get("servers")).into_iter();
    let servers = servers.filter_map(|node| read_server(&mut reader, node)).collect();
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
    let schemes = components.and_then(|components| components.get("securitySchemes"));
    let mut schemes = read_schemes(&mut reader, schemes);
    let security = root.get("security");
    let security = read_requirements(&mut reader, security, &mut schemes).unwrap_or_default();
    let mut paths = Paths {
        choice: &mut choice,
        schemes: &mut schemes,
        security: &security,
        operations: Vec::new(),
        around: Vec::new(),
    };
    paths::read(&mut reader, root, &mut paths);
    let mut operations = paths.operations;
    identity::settle(&mut reader, &mut operations);
    if !choice.is_all() {
        schemes = needed_schemes(schemes, &operations);
    }
    let named = reader.schemas.named(&named);
    let (schemas, mut diagnostics) = reader.finish();
    diagnostics.extend(choice.finish());
    let api = Api {
        info,
        kind: ApiKind::Http,
        document: None,
        servers,
        schemas,
        named,
        types: Types::default(),
        tables: Default::default(),
        operations,
        schemes,
        cases: Vec::new(),
        tags: tags(root),
        is_divided: false,
    };
    (api, diagnostics)
}

/// What a document says about its tags. Nothing depends on it, so that no form of it is a fault.
fn tags(root: Node<'_>) -> IndexMap<String, String> {
    let tags = root.get("tags").into_iter().flat_map(|tags| tags.items());
    let tags = tags.filter_map(|tag| {
        let text = |field| Some(tag.get(field)?.as_str()?.to_owned());
        Some((text("name")?, text("description").or_else(|| text("summary"))?))
    });
    tags.collect()
}
