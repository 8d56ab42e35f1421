//! A document as a validator of JSON Schema reads it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::{Map, Value, json};

/// What may stand in the fragment of a URI as it is (RFC 3986 §3.5), save what a pointer escapes.
const FRAGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'~').remove(b'-').remove(b'_').remove(b'.');

/// Keywords whose value is a map of names, in which no name is a keyword.
const MAPS: &[&str] = &[
    "properties",
    "patternProperties",
    "definitions",
    "$defs",
    "dependentSchemas",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "callbacks",
    "paths",
    "pathItems",
    "webhooks",
    "content",
    "links",
    "encoding",
    "securitySchemes",
    "contentDescriptors",
    "errors",
];

/// Keywords whose value is data and no schema.
pub(super) const DATA: &[&str] =
    &["example", "examples", "default", "enum", "const", "mapping", "value"];

/// The document with what its dialect adds to JSON Schema said in JSON Schema's own words.
///
/// OAS 3.0 §4.7.24: `nullable` beside a `type` adds null to it. Bases of references (`$id`, and
/// `id` in draft 4) are left out: in these descriptions every reference starts at the whole
/// document.
pub(super) fn translate(document: &mut Value, has_nullable: bool) {
    translate_object(document, has_nullable);
}

/// A JSON pointer as a reference within its document.
pub(super) fn reference(pointer: &str) -> String {
    format!("#{}", utf8_percent_encode(pointer, FRAGMENT))
}

/// The pointer that a reference within the document holds; none for any other reference.
pub(super) fn pointer(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    Some(percent_decode_str(fragment).decode_utf8_lossy().into_owned())
}

fn translate_object(value: &mut Value, has_nullable: bool) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(|item| translate_object(item, has_nullable));
        }
        Value::Object(members) => {
            if has_nullable {
                fold_nullable(members);
            }
            let is_string = |value: Option<&Value>| value.is_some_and(Value::is_string);
            for base in ["$id", "id", "$schema"] {
                if is_string(members.get(base)) {
                    members.shift_remove(base);
                }
            }
            // Faults that the generator has warned of, and that say nothing about values.
            if members.get("required").is_some_and(|required| !required.is_array()) {
                members.shift_remove("required");
            }
            // JSON Schema 2020-12 validation §6.5.3 asks for names that differ; repeating one means
            // nothing else.
            if let Some(Value::Array(names)) = members.get_mut("required") {
                let mut seen = Vec::new();
                names.retain(|name| {
                    !seen.contains(name) && {
                        seen.push(name.clone());
                        true
                    }
                });
            }
            // The booleans of older drafts say nothing in newer ones.
            for keyword in ["exclusiveMinimum", "exclusiveMaximum"] {
                if !has_nullable && members.get(keyword).is_some_and(Value::is_boolean) {
                    members.shift_remove(keyword);
                }
            }
            if let Some(Value::String(text)) = members.get_mut("$ref")
                && let Some(pointer) = pointer(text)
            {
                *text = reference(&pointer);
            }
            for (name, member) in members.iter_mut() {
                if DATA.contains(&name.as_str()) || name.starts_with("x-") {
                    continue;
                }
                match member {
                    Value::Object(named) if MAPS.contains(&name.as_str()) => {
                        named.values_mut().for_each(|one| translate_object(one, has_nullable));
                    }
                    other => translate_object(other, has_nullable),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn fold_nullable(members: &mut Map<String, Value>) {
    if members.get("nullable") != Some(&Value::Bool(true)) {
        return;
    }
    if let Some(kind) = members.get_mut("type")
        && kind.is_string()
    {
        *kind = json!([kind, "null"]);
    }
}
