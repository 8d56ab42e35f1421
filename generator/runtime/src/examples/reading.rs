//! Reading `examples.json`, which stands beside a generated `examples.rs`.

use super::{Example, ExampleAnswer, Provenance};
use crate::json::Value;

/// The examples of a text; none where it is no such list.
pub(super) fn examples(text: &str) -> Option<Vec<Example>> {
    serde_json::from_str::<Value>(text).ok()?.as_array()?.iter().map(example).collect()
}

fn example(value: &Value) -> Option<Example> {
    Some(Example {
        name: text(value, "name")?,
        operation: text(value, "operation")?,
        provenance: match value.get("provenance")?.as_str()? {
            "documented" => Provenance::Documented,
            "composed" => Provenance::Composed,
            "synthetic" => Provenance::Synthetic,
            _ => return None,
        },
        request: value.get("request").cloned(),
        answer: match value.get("answer") {
            Some(value) => Some(answer(value)?),
            None => None,
        },
    })
}

fn answer(value: &Value) -> Option<ExampleAnswer> {
    let requested_by = value.get("requested_by").and_then(Value::as_object);
    let requested_by = requested_by.into_iter().flatten();
    Some(ExampleAnswer {
        status: value.get("status")?.as_u64()?.try_into().ok()?,
        media_type: text(value, "media_type"),
        headers: value.get("headers").map_or_else(|| "{}".to_owned(), Value::to_string),
        body: match value.get("json") {
            Some(body) => body.to_string(),
            None => text(value, "text").unwrap_or_default(),
        },
        requested_by: requested_by.map(|(name, value)| (name.clone(), value.clone())).collect(),
    })
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}
