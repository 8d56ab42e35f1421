//! Which schemas of a document speak about requests.
//!
//! A server refuses what breaks a limit of a request. Of an answer neither side checks limits: a
//! client takes what it is given, and a server's handler is trusted. So a document that has another
//! limit there is kept by the same code.

use std::collections::BTreeSet;

use serde_json::Value;

/// The pointers of all that requests are described by, through references.
pub(super) fn of_requests(document: &Value) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    for (pointer, _) in starts(document) {
        reach(document, &pointer, &mut reached);
    }
    reached
}

/// Where requests are described: parameters, bodies and params.
fn starts(document: &Value) -> Vec<(String, &Value)> {
    let mut all = Vec::new();
    walk(document, "", &mut all);
    let names = ["parameters", "requestBody", "params"];
    all.retain(|(pointer, _)| {
        let name = pointer.rsplit('/').next().unwrap_or_default();
        let is_operation = pointer.starts_with("/paths/") || pointer.starts_with("/methods/");
        is_operation && names.contains(&name)
    });
    all
}

fn walk<'d>(node: &'d Value, pointer: &str, all: &mut Vec<(String, &'d Value)>) {
    for (step, inner) in steps(node) {
        let place = format!("{pointer}/{step}");
        all.push((place.clone(), inner));
        walk(inner, &place, all);
    }
}

fn reach(document: &Value, pointer: &str, reached: &mut BTreeSet<String>) {
    let Some(node) = document.pointer(pointer) else { return };
    if !reached.insert(pointer.to_owned()) {
        return;
    }
    if let Some(target) = node.get("$ref").and_then(Value::as_str) {
        reach(document, target.trim_start_matches('#'), reached);
    }
    for (step, _) in steps(node) {
        reach(document, &format!("{pointer}/{step}"), reached);
    }
}

fn steps(node: &Value) -> Vec<(String, &Value)> {
    match node {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (concord::source::pointer::escape(name).to_string(), value))
            .collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect()
        }
        _ => Vec::new(),
    }
}
