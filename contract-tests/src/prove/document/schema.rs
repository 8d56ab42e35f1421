//! Faults of schemas.

use serde_json::{Map, Value, json};

use super::Kind;
use super::change::{Change, each_left_out, label, list, object, renamed, text, with, without};
use super::site::Site::{RequestSchema, Schema, TextSchema};

/// What a type becomes that is another one.
const OTHER_TYPES: &[(&str, &str)] = &[
    ("string", "integer"),
    ("integer", "string"),
    ("number", "string"),
    ("boolean", "string"),
    ("array", "object"),
    ("object", "array"),
];

pub(super) const KINDS: &[Kind] = &[
    ("a property is renamed", Schema, property_renamed),
    ("a property is dropped from a closed object", Schema, property_dropped),
    ("a required member may be left out", Schema, required_dropped),
    ("a member becomes required", Schema, required_added),
    ("a type is another one", Schema, type_changed),
    ("null is allowed", Schema, null_allowed),
    ("null is not allowed", Schema, null_refused),
    ("a value of an enum is dropped", RequestSchema, value_dropped),
    ("a value of an enum is renamed", RequestSchema, value_renamed),
    ("a value is added to an enum", RequestSchema, value_added),
    ("a constant is another one", Schema, constant_changed),
    ("a format is dropped", Schema, |node| dropped(node, "format")),
    ("a format is added", RequestSchema, format_added),
    ("a minimum is dropped", RequestSchema, |node| dropped(node, "minimum")),
    ("a minimum is another one", RequestSchema, minimum_raised),
    ("a maximum is dropped", RequestSchema, |node| dropped(node, "maximum")),
    ("a maximum is another one", RequestSchema, maximum_lowered),
    ("an open object is closed", RequestSchema, closed),
    ("a closed object is open", RequestSchema, opened),
    ("a default is added", RequestSchema, default_added),
    ("a default is another one", RequestSchema, default_changed),
    ("a default is dropped", RequestSchema, |node| dropped(node, "default")),
    ("a branch of a union is dropped", RequestSchema, branch_dropped),
    ("an exclusion is dropped", RequestSchema, |node| dropped(node, "not")),
    ("a length is limited", RequestSchema, |node| limited(node, "string", "maxLength", json!(3))),
    ("a text must not be empty", RequestSchema, |node| {
        limited(node, "string", "minLength", json!(1))
    }),
    ("a pattern is asked for", RequestSchema, |node| {
        limited(node, "string", "pattern", json!("^Z"))
    }),
    ("a number of items is asked for", RequestSchema, |node| {
        limited(node, "array", "minItems", json!(3))
    }),
    ("members are asked for", RequestSchema, |node| {
        limited(node, "object", "minProperties", json!(9))
    }),
    ("the type of a text is another one", TextSchema, type_changed),
    ("a value of an enum of texts is dropped", TextSchema, value_dropped),
    ("the format of a text is asked for", TextSchema, format_added),
    ("the length of a text is limited", TextSchema, |node| {
        limited(node, "string", "maxLength", json!(3))
    }),
    ("the pattern of a text is asked for", TextSchema, |node| {
        limited(node, "string", "pattern", json!("^Z"))
    }),
    ("the data of events is untyped", Schema, |node| dropped(node, "contentSchema")),
];

fn property_renamed(node: &Map<String, Value>) -> Vec<Change> {
    let properties = object(node, "properties");
    let required = list(node, "required");
    let change = |name: &String| {
        let other = format!("{name}Planted");
        let changed = with(node, "properties", renamed(&properties, name, &other).node).node;
        let rename =
            |one: &Value| if one.as_str() == Some(name) { json!(other) } else { one.clone() };
        let changed = if required.is_empty() {
            Change { detail: String::new(), node: changed }
        } else {
            with(&changed, "required", required.iter().map(rename).collect::<Vec<_>>())
        };
        changed.of(name)
    };
    properties.keys().map(change).collect()
}

fn property_dropped(node: &Map<String, Value>) -> Vec<Change> {
    if node.get("additionalProperties") != Some(&json!(false)) {
        return Vec::new();
    }
    let properties = object(node, "properties");
    let required = list(node, "required");
    let change = |name: &String| {
        let changed = with(node, "properties", without(&properties, name).node).node;
        let kept = required.iter().filter(|one| one.as_str() != Some(name)).cloned();
        with(&changed, "required", kept.collect::<Vec<_>>()).of(name)
    };
    properties.keys().map(change).collect()
}

fn required_dropped(node: &Map<String, Value>) -> Vec<Change> {
    let left_out = each_left_out(&list(node, "required"));
    left_out.into_iter().map(|(name, rest)| with(node, "required", rest).of(&name)).collect()
}

fn required_added(node: &Map<String, Value>) -> Vec<Change> {
    let required = list(node, "required");
    let properties = object(node, "properties");
    let optional = properties.keys().filter(|name| !required.contains(&json!(name)));
    let change = |name: &String| {
        let more = required.iter().cloned().chain([json!(name)]);
        with(node, "required", more.collect::<Vec<_>>()).of(name)
    };
    optional.map(change).collect()
}

fn type_changed(node: &Map<String, Value>) -> Vec<Change> {
    let own = text(node, "type");
    let other = OTHER_TYPES.iter().find(|(from, _)| own == Some(*from));
    other.map(|(_, to)| with(node, "type", *to)).into_iter().collect()
}

fn null_allowed(node: &Map<String, Value>) -> Vec<Change> {
    let is_listed = node.contains_key("enum") || node.contains_key("const");
    let own = text(node, "type").filter(|own| *own != "null" && !is_listed);
    own.map(|own| with(node, "type", json!([own, "null"]))).into_iter().collect()
}

fn null_refused(node: &Map<String, Value>) -> Vec<Change> {
    let types = list(node, "type");
    if !types.contains(&json!("null")) {
        return Vec::new();
    }
    let kept = types.into_iter().filter(|one| one != "null");
    vec![with(node, "type", kept.collect::<Vec<_>>())]
}

fn value_dropped(node: &Map<String, Value>) -> Vec<Change> {
    let values = list(node, "enum");
    if values.len() < 2 {
        return Vec::new();
    }
    let left_out = each_left_out(&values).into_iter();
    left_out.map(|(value, rest)| with(node, "enum", rest).of(&value)).collect()
}

fn value_renamed(node: &Map<String, Value>) -> Vec<Change> {
    let values = list(node, "enum");
    let change = |(index, value): (usize, &Value)| {
        let mut others = values.clone();
        if let Some(other) = others.get_mut(index) {
            *other = json!(format!("{}Planted", label(value, index)));
        }
        with(node, "enum", others).of(&label(value, index))
    };
    values.iter().enumerate().map(change).collect()
}

fn value_added(node: &Map<String, Value>) -> Vec<Change> {
    let mut values = list(node, "enum");
    if values.is_empty() {
        return Vec::new();
    }
    values.insert(0, json!("planted"));
    vec![with(node, "enum", values)]
}

fn constant_changed(node: &Map<String, Value>) -> Vec<Change> {
    let constant = node.get("const").into_iter();
    constant.map(|value| with(node, "const", format!("{}Planted", label(value, 0)))).collect()
}

fn format_added(node: &Map<String, Value>) -> Vec<Change> {
    let is_free = !["format", "enum", "const"].iter().any(|name| node.contains_key(*name));
    let is_text = text(node, "type") == Some("string");
    if is_free && is_text { vec![with(node, "format", "uuid")] } else { Vec::new() }
}

fn minimum_raised(node: &Map<String, Value>) -> Vec<Change> {
    let minimum = node.get("minimum").and_then(Value::as_i64).into_iter();
    minimum.map(|minimum| with(node, "minimum", minimum + 1)).collect()
}

fn maximum_lowered(node: &Map<String, Value>) -> Vec<Change> {
    let maximum = node.get("maximum").and_then(Value::as_i64).into_iter();
    maximum.map(|maximum| with(node, "maximum", maximum + 1)).collect()
}

fn closed(node: &Map<String, Value>) -> Vec<Change> {
    let is_open = node.get("additionalProperties") != Some(&json!(false));
    let is_object = text(node, "type") == Some("object");
    if is_open && is_object { vec![with(node, "additionalProperties", false)] } else { Vec::new() }
}

fn opened(node: &Map<String, Value>) -> Vec<Change> {
    match node.get("additionalProperties") {
        Some(Value::Bool(false)) => vec![with(node, "additionalProperties", true)],
        _ => Vec::new(),
    }
}

fn default_added(node: &Map<String, Value>) -> Vec<Change> {
    let properties = object(node, "properties");
    let required = list(node, "required");
    let plain = properties.iter().filter(|(name, property)| {
        !required.contains(&json!(name))
            && property.get("type") == Some(&json!("string"))
            && property.get("enum").is_none()
            && property.get("const").is_none()
    });
    let change = |(name, property): (&String, &Value)| {
        let property = with(property.as_object()?, "default", "planted").node;
        Some(with(node, "properties", with(&properties, name, property).node).of(name))
    };
    plain.filter_map(change).collect()
}

fn default_changed(node: &Map<String, Value>) -> Vec<Change> {
    let other = match node.get("default") {
        Some(Value::Object(_)) => json!({ "planted": true }),
        Some(Value::String(_)) => json!("planted"),
        _ => return Vec::new(),
    };
    vec![with(node, "default", other)]
}

fn branch_dropped(node: &Map<String, Value>) -> Vec<Change> {
    let of_keyword = |keyword: &str| {
        let branches = list(node, keyword);
        let left_out = if branches.len() > 1 { each_left_out(&branches) } else { Vec::new() };
        let change = |(branch, rest): (String, Vec<Value>)| with(node, keyword, rest).of(&branch);
        left_out.into_iter().map(change).collect::<Vec<_>>()
    };
    ["anyOf", "oneOf"].into_iter().flat_map(of_keyword).collect()
}

/// A limit for values of a type that have none of its kind.
fn limited(node: &Map<String, Value>, own: &str, limit: &str, value: Value) -> Vec<Change> {
    let is_listed = node.contains_key("enum") || node.contains_key("const");
    if text(node, "type") == Some(own) && !is_listed && !node.contains_key("format") {
        vec![with(node, limit, value)]
    } else {
        Vec::new()
    }
}

/// A keyword is no longer there.
pub(super) fn dropped(node: &Map<String, Value>, name: &str) -> Vec<Change> {
    if node.contains_key(name) { vec![without(node, name)] } else { Vec::new() }
}
