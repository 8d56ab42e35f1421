//! What a media type says about the form of a body.

use crate::reading::Reader;
use crate::source::{Kind, Node};

/// The form of a body, before its schema is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Json,
    Events,
    /// JSON values, each on a line of its own, or behind a record separator.
    Lines {
        is_sequence: bool,
    },
    Form,
    Multipart,
    Text,
    Xml,
    Bytes,
}

/// What the schema of a media type describes, as far as that helps to choose a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Described {
    Nothing,
    Text,
    Bytes,
    Value,
}

/// Types whose bodies are text, though their names do not start with `text/`.
const TEXTUAL: &[&str] = &[
    "application/text",
    "application/yaml",
    "application/x-yaml",
    "application/javascript",
    "application/ecmascript",
    "application/graphql",
    "application/toml",
    "application/sql",
    "application/jwt",
    "application/sdp",
    "application/csv",
];

const LINES: &[&str] = &[
    "application/jsonl",
    "application/jsonlines",
    "application/x-jsonl",
    "application/x-jsonlines",
    "application/ndjson",
    "application/x-ndjson",
    "text/x-ndjson",
];

/// The form of a media type, given in small letters and without parameters.
///
/// A range (`*/*`, `application/*`) says nothing itself, so its schema decides: what describes a
/// string is text, what describes any other value is JSON, and the rest is bytes. So it is for types
/// that nobody here knows, save that these are never taken for JSON: Kubernetes gives the schema of
/// its objects for protobuf as well.
pub(super) fn family(essence: &str, described: Described) -> Family {
    let (kind, subtype) = essence.split_once('/').unwrap_or((essence, ""));
    let is_range = subtype == "*" && matches!(kind, "*" | "application");
    match (kind, subtype) {
        (_, "json") | ("application", "*+json") => Family::Json,
        _ if subtype.ends_with("+json") => Family::Json,
        _ if LINES.contains(&essence) => Family::Lines { is_sequence: false },
        _ if subtype == "json-seq" || subtype.ends_with("+json-seq") => {
            Family::Lines { is_sequence: true }
        }
        ("text", "event-stream") => Family::Events,
        ("application", "x-www-form-urlencoded") => Family::Form,
        ("multipart", "form-data") => Family::Multipart,
        (_, "xml") => Family::Xml,
        _ if subtype.ends_with("+xml") && kind != "image" => Family::Xml,
        ("text", _) => Family::Text,
        _ if TEXTUAL.contains(&essence) || subtype.ends_with("+yaml") => Family::Text,
        _ if is_range && described == Described::Value => Family::Json,
        ("*", "*") | ("application", _) if described == Described::Text => match subtype {
            "octet-stream" | "pdf" | "zip" | "gzip" => Family::Bytes,
            _ => Family::Text,
        },
        _ => Family::Bytes,
    }
}

/// What a schema describes.
pub(super) fn described<'s>(reader: &Reader<'s>, schema: Option<Node<'s>>) -> Described {
    let Some(schema) = schema.and_then(|schema| reader.target(schema).ok()) else {
        return Described::Nothing;
    };
    let kind = schema.get("type");
    let is_text = match kind.map(|kind| kind.kind()) {
        None => false,
        Some(Kind::Array) => {
            let mut names = kind.into_iter().flat_map(|kind| kind.items());
            names.all(|name| matches!(name.as_str(), Some("string" | "null")))
        }
        Some(_) => kind.and_then(|kind| kind.as_str()) == Some("string"),
    };
    let format = schema.get("format").and_then(|format| format.as_str());
    match (is_text, format) {
        (true, Some("binary" | "byte")) => Described::Bytes,
        (true, _) => Described::Text,
        (false, _) if schema.members().next().is_none() => Described::Nothing,
        (false, _) => Described::Value,
    }
}

#[cfg(test)]
mod tests {
    use super::{Described, Family, family};

    #[test]
    fn a_media_type_has_one_form() {
        let rows = [
            ("application/json", Described::Nothing, Family::Json),
            ("application/problem+json", Described::Value, Family::Json),
            ("*/*", Described::Value, Family::Json),
            ("*/*", Described::Text, Family::Text),
            ("*/*", Described::Nothing, Family::Bytes),
            ("application/x-ndjson", Described::Value, Family::Lines { is_sequence: false }),
            ("application/geo+json-seq", Described::Value, Family::Lines { is_sequence: true }),
            ("text/xml", Described::Value, Family::Xml),
            ("image/svg+xml", Described::Nothing, Family::Bytes),
            ("text/csv", Described::Nothing, Family::Text),
            ("application/vnd.kubernetes.protobuf", Described::Value, Family::Bytes),
            ("application/octocat-stream", Described::Text, Family::Text),
            ("application/pdf", Described::Text, Family::Bytes),
        ];
        for (media_type, described, expected) in rows {
            assert_eq!(family(media_type, described), expected, "{media_type}");
        }
    }
}
