//! What a document says about itself, and where the API is served.

use super::{Reader, check_fields, members, nearest, text};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Info, SchemaId, Server, ServerVariable, TypeId};
use crate::source::{Kind, Node};

const INFO: &[&str] =
    &["title", "summary", "description", "termsOfService", "contact", "license", "version"];

/// What stands for a title and a version that a document does not give.
const UNTITLED: &str = "an API without a title";
const UNVERSIONED: &str = "0";

/// Reads the Info Object (OAS 3.1 §4.8.2), which OpenRPC shares.
pub(crate) fn read_info<'s>(reader: &mut Reader<'s>, root: Node<'s>) -> Info {
    let (title, version) = (UNTITLED.to_owned(), UNVERSIONED.to_owned());
    let untitled = Info { title, version, summary: None, description: None };
    let Some(node) = root.get("info") else {
        let instead = format!("this is {UNTITLED}, version {UNVERSIONED}");
        let missing = reader.missing(root, "info").tolerable(&instead);
        reader.push(missing);
        return untitled;
    };
    check_fields(reader, node, INFO);
    if node.kind() != Kind::Object {
        return untitled;
    }
    for (field, known) in
        [("contact", &["name", "url", "email"][..]), ("license", &["name", "identifier", "url"])]
    {
        node.get(field).into_iter().for_each(|object| check_fields(reader, object, known));
    }
    let mut required = |field: &str, otherwise: &str| {
        if node.get(field).is_none() {
            let instead = format!("it is read as `{otherwise}`");
            let missing = reader.missing(node, field).tolerable(&instead);
            reader.push(missing);
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
        let missing = reader.missing(node, "url").tolerable("`/` stands for it");
        reader.push(missing);
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
        if let (Some(node), Some(default)) = (variable.get("default"), &default)
            && !values.is_empty()
            && !values.contains(default)
        {
            let message = "the default of a variable is one of the values that its `enum` lists";
            reader.tolerate(Code::InvalidValue, node, message, "it is used as it is");
        }
        let default = default.or_else(|| values.first().cloned()).unwrap_or_else(|| {
            let missing = reader.missing(variable, "default").tolerable("it is the empty text");
            reader.push(missing);
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
    check_url(reader, node, &url);
    Some(Server {
        origin: node.origin(),
        url,
        name: text(reader, node, "name"),
        description: text(reader, node, "description"),
        variables,
    })
}

/// OAS 3.1 §4.8.5: each variable of the URL is described, and each description is of one.
fn check_url(reader: &mut Reader<'_>, server: Node<'_>, url: &str) {
    let names: Vec<&str> =
        url.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    let variables = server.get("variables");
    let is_described = |name: &str| variables.is_some_and(|all| all.get(name).is_some());
    let unused: Vec<(&str, Node<'_>)> = variables
        .into_iter()
        .flat_map(Node::members)
        .filter(|(name, _)| !names.contains(name) && !name.starts_with("x-"))
        .collect();
    let place = server.get("url").unwrap_or(server);
    for name in names.iter().filter(|name| !is_described(name)) {
        let message = format!("no variable describes `{{{name}}}` of the URL");
        let missing = Diagnostic::new(Code::MissingField, place.origin(), message);
        let missing = missing.tolerable("it stays in the URL as it is written");
        let known: Vec<&str> = unused.iter().map(|(name, _)| *name).collect();
        reader.push(match nearest(name, &known) {
            Some(meant) => missing.help(format!("did you mean `{{{meant}}}`?")),
            None => missing.help("describe it in `variables`"),
        });
    }
    let undescribed: Vec<&str> = names.iter().copied().filter(|name| !is_described(name)).collect();
    for (name, variable) in unused {
        if nearest(name, &undescribed).is_none() {
            let message = format!("the URL has no `{{{name}}}`");
            let unused = Diagnostic::new(Code::InvalidValue, variable.origin(), message).at_key();
            reader.push(unused.tolerable("it changes nothing"));
        }
    }
}
