//! `type`.

use super::dialect::Dialect;
use super::keywords::tolerate;
use super::reader::SchemaReader;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Kinds;
use crate::reading::nearest;
use crate::source::{Kind, Node};

/// The types of JSON (JSON Schema 2020-12 §4.2.1).
const NAMES: &[&str] = &["null", "boolean", "integer", "number", "string", "array", "object"];

/// Reads the name of a JSON type, or a list of them; none where it says nothing.
pub(super) fn read(reader: &mut SchemaReader<'_>, value: Node<'_>) -> Option<Kinds> {
    let names: Vec<Node<'_>> = match value.kind() {
        Kind::String => vec![value],
        Kind::Array => {
            if reader.dialect == Dialect::OpenApi30 {
                // OAS 3.0 §4.7.24.1, which every later version has taken back.
                tolerate(
                    reader,
                    value,
                    "`type` is one name in 3.0",
                    "it is read as a list of them",
                );
            }
            value.items().collect()
        }
        _ => {
            tolerate(reader, value, "`type` is the name of a JSON type", "it says nothing");
            return None;
        }
    };
    let mut kinds = Kinds::default();
    for name in names {
        let text = name.as_str().unwrap_or_default();
        if name.as_str().is_some() && kinds.add(text) {
            continue;
        }
        let meant = meant(text);
        let instead =
            meant.map_or("it says nothing".to_owned(), |it| format!("it is read as `{it}`"));
        let message = "this is not the name of a JSON type";
        let help = match nearest(text, NAMES).filter(|_| meant.is_none()) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("write one of {}", NAMES.join(", ")),
        };
        let diagnostic = Diagnostic::new(Code::InvalidValue, name.origin(), message).help(help);
        reader.diagnostics.push(diagnostic.tolerable(&instead));
        // A value of a type that nobody knows may be anything.
        kinds.add(meant?);
    }
    Some(kinds)
}

/// What a name that other languages have for a type can only mean.
fn meant(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "null" => "null",
        "boolean" | "bool" => "boolean",
        "integer" | "int" | "int32" | "int64" | "long" => "integer",
        "number" | "float" | "double" | "decimal" => "number",
        "string" | "str" | "text" | "date" | "datetime" | "date-time" | "uuid" => "string",
        "array" | "list" => "array",
        "object" | "map" | "dict" => "object",
        _ => return None,
    })
}
