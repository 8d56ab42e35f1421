//! Faults of parameters.

use serde_json::{Map, Value, json};

use super::Kind;
use super::change::{Change, text, with, without};
use super::schema::dropped;
use super::site::Site::Parameter;

pub(super) const KINDS: &[Kind] = &[
    ("a parameter is renamed", Parameter, renamed),
    ("a parameter stands in another place", Parameter, moved),
    ("a parameter has another style", Parameter, style_changed),
    ("a parameter is exploded, or not", Parameter, explode_changed),
    ("a parameter becomes required", Parameter, required),
    ("a required parameter may be left out", Parameter, |node| match text(node, "in") {
        Some("path") => Vec::new(),
        _ => dropped_true(node, "required"),
    }),
    ("a parameter has a default", Parameter, default_added),
    ("a parameter is JSON", Parameter, as_json),
];

fn renamed(node: &Map<String, Value>) -> Vec<Change> {
    // The template of the path names the others.
    match (text(node, "in"), text(node, "name")) {
        (Some("query" | "header" | "cookie"), Some(name)) => {
            vec![with(node, "name", format!("{name}-planted"))]
        }
        _ => Vec::new(),
    }
}

fn moved(node: &Map<String, Value>) -> Vec<Change> {
    let places: &[&str] = match text(node, "in") {
        Some("query") => &["header", "cookie"],
        Some("header") => &["query", "cookie"],
        _ => &[],
    };
    let plain = without(node, "style").node;
    places.iter().map(|place| with(&plain, "in", *place).of(place)).collect()
}

fn style_changed(node: &Map<String, Value>) -> Vec<Change> {
    let styles: &[&str] = match text(node, "in") {
        Some("path") => &["label", "matrix"],
        Some("query") if node.get("style").is_some() => {
            &["deepObject", "spaceDelimited", "pipeDelimited"]
        }
        _ => &[],
    };
    let change = |style: &&str| {
        let exploded = with(node, "explode", *style == "deepObject").node;
        with(&exploded, "style", *style).of(style)
    };
    styles.iter().map(change).collect()
}

fn explode_changed(node: &Map<String, Value>) -> Vec<Change> {
    let explode = node.get("explode").and_then(Value::as_bool).into_iter();
    explode.map(|explode| with(node, "explode", !explode)).collect()
}

fn required(node: &Map<String, Value>) -> Vec<Change> {
    let is_required = node.get("required") == Some(&json!(true));
    if is_required { Vec::new() } else { vec![with(node, "required", true)] }
}

fn dropped_true(node: &Map<String, Value>, name: &str) -> Vec<Change> {
    if node.get(name) == Some(&json!(true)) { dropped(node, name) } else { Vec::new() }
}

fn default_added(node: &Map<String, Value>) -> Vec<Change> {
    let schema = node.get("schema").and_then(Value::as_object);
    let optional = schema.filter(|schema| {
        node.get("required") != Some(&json!(true)) && text(schema, "type") == Some("string")
    });
    let change =
        |schema: &Map<String, Value>| with(node, "schema", with(schema, "default", "planted").node);
    optional.map(change).into_iter().collect()
}

/// `content` in place of `schema` (OAS 3.1 §4.8.12.2).
fn as_json(node: &Map<String, Value>) -> Vec<Change> {
    let Some(schema) = node.get("schema") else { return Vec::new() };
    let plain = without(&without(&without(node, "schema").node, "style").node, "explode").node;
    let content = json!({ "application/json": { "schema": schema } });
    vec![with(&plain, "content", content)]
}
