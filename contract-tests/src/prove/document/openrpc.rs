//! Faults of methods, in OpenRPC.

use serde_json::{Map, Value, json};

use super::Kind;
use super::change::{Change, each_left_out, list, text, with};
use super::schema::dropped;
use super::site::Site::{Method, MethodError, Param, Root};

pub(super) const KINDS: &[Kind] = &[
    ("a method is renamed", Method, |node| suffixed(node, "name")),
    ("params are sent by position", Method, by_position),
    ("a param is dropped", Method, param_dropped),
    ("a param is added", Method, param_added),
    ("a method answers nothing", Method, |node| dropped(node, "result")),
    ("a notification is answered", Method, answered),
    ("a param is renamed", Param, |node| suffixed(node, "name")),
    ("a param becomes required", Param, required),
    ("a required param may be left out", Param, optional),
    ("an error has another code", MethodError, code_changed),
    ("no method asks for credentials", Root, |node| dropped(node, "x-security")),
];

fn suffixed(node: &Map<String, Value>, name: &str) -> Vec<Change> {
    text(node, name).into_iter().map(|own| with(node, name, format!("{own}Planted"))).collect()
}

fn by_position(node: &Map<String, Value>) -> Vec<Change> {
    let has_params = !list(node, "params").is_empty();
    if has_params { vec![with(node, "paramStructure", "by-position")] } else { Vec::new() }
}

fn param_dropped(node: &Map<String, Value>) -> Vec<Change> {
    let left_out = each_left_out(&list(node, "params")).into_iter();
    left_out.map(|(name, rest)| with(node, "params", rest).of(&name)).collect()
}

fn param_added(node: &Map<String, Value>) -> Vec<Change> {
    let change = |is_required: bool| {
        let planted =
            json!({ "name": "planted", "required": is_required, "schema": { "type": "integer" } });
        let mut params = list(node, "params");
        params.insert(0, planted);
        with(node, "params", params).of(if is_required { "required" } else { "optional" })
    };
    [true, false].into_iter().map(change).collect()
}

fn answered(node: &Map<String, Value>) -> Vec<Change> {
    if node.contains_key("result") {
        return Vec::new();
    }
    vec![with(node, "result", json!({ "name": "planted", "schema": { "type": "object" } }))]
}

fn required(node: &Map<String, Value>) -> Vec<Change> {
    let is_required = node.get("required") == Some(&json!(true));
    if is_required { Vec::new() } else { vec![with(node, "required", true)] }
}

fn optional(node: &Map<String, Value>) -> Vec<Change> {
    let is_required = node.get("required") == Some(&json!(true));
    if is_required { vec![with(node, "required", false)] } else { Vec::new() }
}

fn code_changed(node: &Map<String, Value>) -> Vec<Change> {
    let code = node.get("code").and_then(Value::as_i64).into_iter();
    code.map(|code| with(node, "code", code - 1)).collect()
}
