//! Parameters.

use openapiv3::{CookieStyle, HeaderStyle, Parameter as Vocabulary, PathStyle, QueryStyle};
use serde_json::json;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Parameter, Place, SchemaId, Style, TypeId};
use crate::reading::{
    Preferred, Reader, check_fields, flag, items, members, nearest, read_examples, text, vocabulary,
};
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

const FLAGS: &[&str] = &["required", "deprecated", "allowEmptyValue", "explode", "allowReserved"];

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
        if is_ignored(&parameter) {
            let message = format!("the header `{}` is not a parameter", parameter.name);
            reader.push(Diagnostic::new(Code::IgnoredParameter, parameter.origin, message));
            continue;
        }
        if let Some(twin) = own.iter().find(|other| is_same(other, &parameter)) {
            let message = format!("the parameter `{}` is declared twice", parameter.name);
            let diagnostic = Diagnostic::new(Code::RepeatedParameter, item.origin(), message);
            let diagnostic = diagnostic.label(twin.origin, "declared here as well");
            reader.push(diagnostic.tolerable("the first one counts"));
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

/// OAS 3.1 §4.8.12.1: these headers are described in other places.
fn is_ignored(parameter: &Parameter) -> bool {
    let names = ["accept", "content-type", "authorization"];
    parameter.place == Place::Header
        && names.iter().any(|name| parameter.name.eq_ignore_ascii_case(name))
}

/// Reads a Parameter Object (OAS 3.1 §4.8.12).
fn read<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<Parameter> {
    check_fields(reader, node, FIELDS);
    let place = node.get("in").and_then(Node::as_str);
    // OAS 3.2 §4.12.1: the whole query, which `openapiv3` does not know.
    let is_whole = place == Some("querystring");
    // OAS 3.2 §4.12.3: `cookie` is `form` without its percent-encoding.
    let is_plain = place == Some("cookie") && node.get("style").and_then(Node::as_str) == place;
    let mut replaced =
        vec![("schema", Some(json!({}))), ("example", None), ("examples", None), ("content", None)];
    for field in FLAGS.iter().filter(|field| node.get(field).is_some()) {
        replaced.push((field, Some(json!(flag(reader, node, field)))));
    }
    let description = text(reader, node, "description");
    replaced.push(("description", None));
    if is_whole {
        replaced.push(("in", Some(json!("query"))));
    }
    if is_plain || !has_style_of_place(reader, node) {
        replaced.push(("style", None));
    }
    // A path parameter that may be left out is none, whatever it says.
    if place == Some("path") {
        if !flag(reader, node, "required") {
            let message = "a path parameter is always `required: true`";
            let code = Code::PathParameterMismatch;
            reader.tolerate(code, node, message, "it is read as if it said so");
        }
        replaced.push(("required", Some(json!(true))));
    }
    let parameter = match vocabulary::<Vocabulary>(reader, node, &replaced) {
        Ok(parameter) => parameter,
        Err(diagnostic) => {
            reader.push(diagnostic);
            return None;
        }
    };
    let (place, style) = place_and_style(&parameter);
    let is_reserved_allowed = matches!(parameter, Vocabulary::Query { allow_reserved: true, .. });
    let data = parameter.parameter_data();
    let form = read_form(reader, node, is_whole);
    let style = match (form.is_whole_text, is_plain) {
        (true, _) => Style::Whole,
        (false, true) => Style::Cookie,
        (false, false) => style,
    };
    Some(Parameter {
        origin: node.origin(),
        name: data.name,
        place,
        style,
        explode: data.explode.unwrap_or_else(|| style.is_exploded()),
        is_reserved_allowed,
        is_json: form.is_json,
        is_required: data.required,
        default: form.schema.and_then(|schema| schema.get("default")).map(Node::to_json),
        is_deprecated: data.deprecated == Some(true),
        description,
        ty: TypeId::UNSHAPED,
        schema: form.schema.map_or(form.otherwise, |schema| reader.schemas.read(schema)),
        examples: read_examples(reader, form.shown, Preferred::Data),
    })
}

/// Whether a style, where one is given, is one of the parameter's place (OAS 3.1 §4.8.12.3).
fn has_style_of_place(reader: &mut Reader<'_>, node: Node<'_>) -> bool {
    let Some(style) = node.get("style") else { return true };
    let styles: &[&str] = match node.get("in").and_then(Node::as_str) {
        Some("path") => &["simple", "matrix", "label"],
        Some("query") => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        Some("header") => &["simple"],
        Some("cookie") => &["form"],
        // There is no such place, which is a fault of its own.
        _ => return true,
    };
    let is_known = style.as_str().is_some_and(|style| styles.contains(&style));
    if let (false, Some(default)) = (is_known, styles.first()) {
        let message = "a parameter of this place has no such style";
        let instead = format!("it is read as `{default}`");
        let help = match style.as_str().and_then(|style| nearest(style, styles)) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("write one of {}", styles.join(", ")),
        };
        let diagnostic = Diagnostic::new(Code::InvalidValue, style.origin(), message);
        reader.push(diagnostic.help(help).tolerable(&instead));
    }
    is_known
}

/// What a parameter's value looks like.
struct Form<'s> {
    schema: Option<Node<'s>>,
    /// The schema where the document gives none.
    otherwise: SchemaId,
    is_json: bool,
    /// Whether its text is the whole query, and not the pairs of one.
    is_whole_text: bool,
    /// The object with the examples.
    shown: Node<'s>,
}

/// Reads `schema`, or `content` with its one media type (OAS 3.1 §4.8.12.2.3).
fn read_form<'s>(reader: &mut Reader<'s>, node: Node<'s>, is_whole: bool) -> Form<'s> {
    let plain = Form {
        schema: node.get("schema").or_else(|| read_own_type(reader, node)),
        otherwise: SchemaId::ANY,
        is_json: false,
        is_whole_text: false,
        shown: node,
    };
    let Some((media_type, content)) = members(reader, node.get("content")).into_iter().next()
    else {
        return plain;
    };
    let Some(content) = reader.follow(content) else { return plain };
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_json = essence == "application/json" || essence.ends_with("+json");
    let form = Form { schema: content.get("schema"), is_json, shown: content, ..plain };
    match essence.as_str() {
        // An object whose members are the pairs of the query, as in `form` style.
        "application/x-www-form-urlencoded" if is_whole => form,
        _ if is_json => Form { is_whole_text: is_whole, ..form },
        // Any other text is given as it is.
        _ => Form { schema: None, otherwise: SchemaId::TEXT, is_whole_text: is_whole, ..form },
    }
}

/// The keywords of Swagger 2.0 at a parameter itself, where they stand for a `schema`.
fn read_own_type<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<Node<'s>> {
    let ty = node.get("type").filter(|_| node.get("content").is_none())?;
    let message = "`type` stands in the `schema` of a parameter";
    reader.tolerate(Code::UnknownField, ty, message, "it is read as if it stood there");
    Some(node)
}

/// Reads a Header Object, which is a parameter without `name` and `in`, whose style is `simple`.
pub(super) fn read_header<'s>(
    reader: &mut Reader<'s>,
    name: &str,
    node: Node<'s>,
) -> Option<Parameter> {
    check_fields(reader, node, FIELDS);
    let form = read_form(reader, node, false);
    Some(Parameter {
        origin: node.origin(),
        name: name.to_owned(),
        place: Place::Header,
        style: Style::Simple,
        explode: flag(reader, node, "explode"),
        is_reserved_allowed: false,
        is_json: form.is_json,
        is_required: flag(reader, node, "required"),
        default: None,
        is_deprecated: flag(reader, node, "deprecated"),
        description: text(reader, node, "description"),
        ty: TypeId::UNSHAPED,
        schema: form.schema.map_or(form.otherwise, |schema| reader.schemas.read(schema)),
        examples: read_examples(reader, form.shown, Preferred::Data),
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
