//! Faults of paths, operations, bodies, answers and security, in OpenAPI.

use serde_json::{Map, Value, json};

use super::Kind;
use super::change::{Change, each_left_out, list, object, renamed, text, with, without};
use super::schema::dropped;
use super::site::Site::{
    Content, MediaType, Operation, PathItem, Paths, RequestBody, Responses, Root, SecurityScheme,
    Server,
};

pub(super) const KINDS: &[Kind] = &[
    ("a server has another path", Server, server_moved),
    ("a segment of a path is another one", Paths, segment_renamed),
    ("a path has a segment more", Paths, |paths| {
        each_path(paths, |path| format!("{path}/planted"))
    }),
    ("a path has a segment less", Paths, segment_dropped),
    ("two segments of a path are swapped", Paths, segments_swapped),
    ("a method is another one", PathItem, method_changed),
    ("a parameter is dropped", Operation, parameter_dropped),
    ("a parameter is added", Operation, parameter_added),
    ("a body is dropped", Operation, |node| dropped(node, "requestBody")),
    ("a body is added", Operation, body_added),
    ("an operation asks for credentials", Operation, protected),
    ("an operation asks for no credentials", Operation, public),
    ("a body is required, or not", RequestBody, body_required),
    ("a status is another one", Responses, status_changed),
    ("an answer is dropped", Responses, answer_dropped),
    ("an answer is added", Responses, answer_added),
    ("two answers are swapped", Responses, answers_swapped),
    ("a media type is another one", Content, media_type_changed),
    ("a media type is added", Content, media_type_added),
    ("an answer is asked for otherwise", MediaType, asked_otherwise),
    ("no operation asks for credentials", Root, |node| dropped(node, "security")),
    ("credentials have another scheme", SecurityScheme, scheme_changed),
    ("a key stands in a header, the query or a cookie", SecurityScheme, keyed),
];

fn server_moved(node: &Map<String, Value>) -> Vec<Change> {
    let url = text(node, "url").into_iter();
    url.map(|url| with(node, "url", format!("{}/planted", url.trim_end_matches('/')))).collect()
}

fn each_path(paths: &Map<String, Value>, other: impl Fn(&str) -> String) -> Vec<Change> {
    paths.keys().map(|path| renamed(paths, path, &other(path))).collect()
}

fn is_fixed(segment: &str) -> bool {
    !segment.is_empty() && !segment.contains('{')
}

fn segment_renamed(paths: &Map<String, Value>) -> Vec<Change> {
    let mut changes = Vec::new();
    for path in paths.keys() {
        let segments: Vec<_> = path.split('/').collect();
        for (index, segment) in segments.iter().enumerate().filter(|(_, one)| is_fixed(one)) {
            let mut others: Vec<_> = segments.iter().map(ToString::to_string).collect();
            if let Some(other) = others.get_mut(index) {
                other.push_str("-planted");
            }
            let detail = format!("{path} {segment}");
            changes.push(renamed(paths, path, &others.join("/")).of(&detail));
        }
    }
    changes
}

fn segment_dropped(paths: &Map<String, Value>) -> Vec<Change> {
    let mut changes = Vec::new();
    for path in paths.keys() {
        let segments: Vec<_> = path.split('/').collect();
        let Some(index) = segments.iter().position(|one| is_fixed(one)) else { continue };
        let mut fewer = segments.clone();
        fewer.remove(index);
        let other = fewer.join("/");
        if other != "/" && !paths.contains_key(&other) {
            changes.push(renamed(paths, path, &other));
        }
    }
    changes
}

fn segments_swapped(paths: &Map<String, Value>) -> Vec<Change> {
    let mut changes = Vec::new();
    for path in paths.keys() {
        let mut segments: Vec<_> = path.split('/').collect();
        let variables = segments.iter().enumerate().filter(|(_, one)| !is_fixed(one));
        let mut places = variables.map(|(index, _)| index).skip(1);
        if let (Some(first), Some(second)) = (places.next(), places.next()) {
            segments.swap(first, second);
            changes.push(renamed(paths, path, &segments.join("/")));
        }
    }
    changes
}

fn method_changed(item: &Map<String, Value>) -> Vec<Change> {
    let others = [("get", "delete"), ("post", "put")];
    let changes = others.iter().filter(|(from, _)| item.contains_key(*from));
    changes.map(|(from, to)| renamed(item, from, to)).collect()
}

fn parameter_dropped(node: &Map<String, Value>) -> Vec<Change> {
    let parameters = list(node, "parameters");
    let is_of_path = |name: &str| {
        let own = parameters.iter().find(|one| one.get("name") == Some(&json!(name)));
        own.is_some_and(|one| one.get("in") == Some(&json!("path")))
    };
    let left_out = each_left_out(&parameters).into_iter().filter(|(name, _)| !is_of_path(name));
    left_out.map(|(name, rest)| with(node, "parameters", rest).of(&name)).collect()
}

fn parameter_added(node: &Map<String, Value>) -> Vec<Change> {
    let change = |(place, required): (&str, bool)| {
        let planted = json!({
            "name": "planted", "in": place, "required": required, "schema": { "type": "string" }
        });
        let parameters = list(node, "parameters").into_iter().chain([planted]);
        let kind = if required { "required" } else { "optional" };
        with(node, "parameters", parameters.collect::<Vec<_>>()).of(&format!("{kind} {place}"))
    };
    let kinds = [("query", true), ("query", false), ("header", true), ("header", false)];
    kinds.into_iter().chain([("cookie", true)]).map(change).collect()
}

fn body_added(node: &Map<String, Value>) -> Vec<Change> {
    if node.contains_key("requestBody") {
        return Vec::new();
    }
    let content = json!({ "application/json": { "schema": { "type": "object" } } });
    vec![with(node, "requestBody", json!({ "required": true, "content": content }))]
}

fn protected(node: &Map<String, Value>) -> Vec<Change> {
    let is_public = node.get("security") == Some(&json!([]));
    if is_public { vec![without(node, "security")] } else { Vec::new() }
}

fn public(node: &Map<String, Value>) -> Vec<Change> {
    if node.contains_key("security") { Vec::new() } else { vec![with(node, "security", json!([]))] }
}

fn body_required(node: &Map<String, Value>) -> Vec<Change> {
    let is_required = node.get("required") == Some(&json!(true));
    vec![with(node, "required", !is_required)]
}

/// Another documented status has another class, so that a client cannot take it for the same.
fn status_changed(node: &Map<String, Value>) -> Vec<Change> {
    let other = |key: &str| key.parse::<u16>().ok().map(|status| (status + 9).to_string());
    let changes = node.keys().filter_map(|key| Some(renamed(node, key, &other(key)?)));
    changes.collect()
}

fn answer_dropped(node: &Map<String, Value>) -> Vec<Change> {
    let is_one_of_many = node.len() > 1;
    node.keys().filter(|_| is_one_of_many).map(|key| without(node, key).of(key)).collect()
}

fn answer_added(node: &Map<String, Value>) -> Vec<Change> {
    let content = json!({ "application/json": { "schema": { "type": "object" } } });
    let planted = json!({ "description": "Planted.", "content": content });
    vec![with(node, "418", planted)]
}

fn answers_swapped(node: &Map<String, Value>) -> Vec<Change> {
    let keys: Vec<_> = node.keys().collect();
    let mut changes = Vec::new();
    for pair in keys.windows(2) {
        if let [first, second] = pair
            && let (Some(one), Some(other)) = (node.get(*first), node.get(*second))
            // What is behind references may be the same.
            && one.get("$ref").is_none()
            && other.get("$ref").is_none()
            && one.get("content").map(schemas) != other.get("content").map(schemas)
        {
            let swapped = with(&with(node, first, other.clone()).node, second, one.clone());
            changes.push(swapped.of(&format!("{first} {second}")));
        }
    }
    changes
}

/// The schemas of an answer's media types, and whether there are examples.
fn schemas(content: &Value) -> Vec<Value> {
    let contents = content.as_object().into_iter().flat_map(Map::values);
    contents.map(|one| json!([one.get("schema"), one.get("examples").is_some()])).collect()
}

fn media_type_changed(node: &Map<String, Value>) -> Vec<Change> {
    let other = |media_type: &str| match media_type {
        "application/json" => Some("application/vnd.planted+json"),
        "text/event-stream" => Some("text/plain"),
        _ => None,
    };
    node.keys().filter_map(|own| Some(renamed(node, own, other(own)?))).collect()
}

fn media_type_added(node: &Map<String, Value>) -> Vec<Change> {
    if node.is_empty() {
        return Vec::new();
    }
    vec![with(node, "text/plain", json!({ "schema": { "type": "string" } }))]
}

fn asked_otherwise(node: &Map<String, Value>) -> Vec<Change> {
    let mut asked = object(node, "x-requested-by");
    let mut changes = Vec::new();
    for value in asked.values_mut() {
        *value = json!(value.as_bool() != Some(true));
    }
    if !asked.is_empty() {
        changes.push(with(node, "x-requested-by", asked));
    }
    changes
}

fn scheme_changed(node: &Map<String, Value>) -> Vec<Change> {
    let is_bearer = text(node, "scheme") == Some("bearer");
    if is_bearer { vec![with(node, "scheme", "basic")] } else { Vec::new() }
}

fn keyed(node: &Map<String, Value>) -> Vec<Change> {
    let change = |place: &&str| {
        let mut key = json!({ "type": "apiKey", "name": "X-Planted", "in": place });
        if let (Some(key), Some(examples)) = (key.as_object_mut(), node.get("x-examples")) {
            key.insert("x-examples".to_owned(), examples.clone());
        }
        let node = key.as_object().cloned().unwrap_or_default();
        Change { detail: (*place).to_owned(), node }
    };
    ["header", "query", "cookie"].iter().map(change).collect()
}
