//! Parameters.

use openapiv3::{CookieStyle, HeaderStyle, Parameter as Vocabulary, PathStyle, QueryStyle};
use serde_json::json;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Parameter, Place, SchemaId, Style, TypeId};
use crate::reading::{Reader, check_fields, flag, items, read_examples, text, vocabulary};
use crate::source::Node;

const FIELDS: &[&str] = &[
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "content",
    "example",
    "examples",
];

/// Reads the parameters of a path or an operation; an operation's own come before those shared.
pub(super) fn read_list<'s>(
    reader: &mut Reader<'s>,
    node: Node<'s>,
    shared: &[Parameter],
) -> Vec<Parameter> {
    let mut own: Vec<Parameter> = Vec::new();
    for item in items(reader, node.get("parameters")) {
        let Some(parameter) = reader.follow(item).and_then(|node| read(reader, node)) else {
            continue;
        };
        if let Some(twin) = own.iter().find(|other| is_same(other, &parameter)) {
            let message = format!("the parameter `{}` is declared twice", parameter.name);
            let diagnostic = Diagnostic::new(Code::DuplicateKey, parameter.origin, message);
            reader.push(diagnostic.label(twin.origin, "declared here as well"));
            continue;
        }
        own.push(parameter);
    }
    let inherited = shared.iter().filter(|other| !own.iter().any(|own| is_same(own, other)));
    let mut all: Vec<Parameter> = inherited.cloned().collect();
    all.extend(own);
    all
}

/// OAS 3.1 §4.8.12: a parameter is told from others by its name and its place.
fn is_same(a: &Parameter, b: &Parameter) -> bool {
    a.name == b.name && a.place == b.place
}

/// Reads a Parameter Object (OAS 3.1 §4.8.12).
fn read<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<Parameter> {
    check_fields(reader, node, FIELDS);
    if node.get("in").and_then(Node::as_str) == Some("querystring") {
        reader.unsupported(node, "`in: querystring` is not generated yet");
        return None;
    }
    if let Some(content) = node.get("content") {
        reader.unsupported(content, "a parameter with `content` is not generated yet");
        return None;
    }
    let replaced =
        [("schema", Some(json!({}))), ("example", None), ("examples", None), ("content", None)];
    let parameter = vocabulary::<Vocabulary>(reader, node, &replaced)?;
    let (place, style) = place_and_style(&parameter);
    if matches!(parameter, Vocabulary::Query { allow_reserved: true, .. }) {
        reader.unsupported(node, "`allowReserved` is not generated yet");
    }
    let data = parameter.parameter_data();
    if place == Place::Path && !data.required {
        reader.fault(Code::InvalidValue, node, "a path parameter is always `required: true`");
    }
    let schema = node.get("schema");
    Some(Parameter {
        origin: node.origin(),
        name: data.name,
        place,
        style,
        // OAS 3.1 §4.8.12.2: `explode` is true by default for `form` alone.
        explode: data.explode.unwrap_or(style == Style::Form),
        is_required: data.required,
        default: schema.and_then(|schema| schema.get("default")).map(Node::to_json),
        is_deprecated: data.deprecated == Some(true),
        description: data.description,
        ty: TypeId::UNSHAPED,
        schema: schema.map_or(SchemaId::ANY, |schema| reader.schemas.read(schema)),
        examples: read_examples(reader, node),
    })
}

/// Reads a Header Object, which is a parameter without `name` and `in`, whose style is `simple`.
pub(super) fn read_header<'s>(
    reader: &mut Reader<'s>,
    name: &str,
    node: Node<'s>,
) -> Option<Parameter> {
    check_fields(reader, node, FIELDS);
    let schema = node.get("schema");
    if let Some(content) = node.get("content") {
        reader.unsupported(content, "a header with `content` is not generated yet");
        return None;
    }
    Some(Parameter {
        origin: node.origin(),
        name: name.to_owned(),
        place: Place::Header,
        style: Style::Simple,
        explode: flag(reader, node, "explode"),
        is_required: flag(reader, node, "required"),
        default: None,
        is_deprecated: flag(reader, node, "deprecated"),
        description: text(reader, node, "description"),
        ty: TypeId::UNSHAPED,
        schema: schema.map_or(SchemaId::ANY, |schema| reader.schemas.read(schema)),
        examples: read_examples(reader, node),
    })
}

fn place_and_style(parameter: &Vocabulary) -> (Place, Style) {
    match parameter {
        Vocabulary::Path { style, .. } => {
            let style = match style {
                PathStyle::Matrix => Style::Matrix,
                PathStyle::Label => Style::Label,
                PathStyle::Simple => Style::Simple,
            };
            (Place::Path, style)
        }
        Vocabulary::Query { style, .. } => {
            let style = match style {
                QueryStyle::Form => Style::Form,
                QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                QueryStyle::PipeDelimited => Style::PipeDelimited,
                QueryStyle::DeepObject => Style::DeepObject,
            };
            (Place::Query, style)
        }
        Vocabulary::Header { style: HeaderStyle::Simple, .. } => (Place::Header, Style::Simple),
        Vocabulary::Cookie { style: CookieStyle::Form, .. } => (Place::Cookie, Style::Form),
    }
}
