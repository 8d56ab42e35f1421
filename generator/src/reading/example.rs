//! Examples.

use super::{Reader, check_fields, members, text};
use crate::diagnostic::Code;
use crate::model::{Example, ExampleValue};
use crate::source::Node;

const FIELDS: &[&str] =
    &["summary", "description", "value", "dataValue", "serializedValue", "externalValue"];

/// Reads `example` and `examples` of a parameter or a media type (OAS 3.1 §4.8.19).
pub(crate) fn read_examples<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Vec<Example> {
    let mut examples = Vec::new();
    if let Some(value) = node.get("example") {
        examples.push(Example {
            origin: value.origin(),
            name: String::new(),
            summary: None,
            value: ExampleValue::Json(value.to_json()),
        });
    }
    for (name, node) in members(reader, node.get("examples")) {
        let Some(node) = reader.follow(node) else { continue };
        check_fields(reader, node, FIELDS);
        let Some((node_of_value, value)) = read_value(reader, node) else { continue };
        examples.push(Example {
            origin: node_of_value.origin(),
            name: name.to_owned(),
            summary: text(reader, node, "summary"),
            value,
        });
    }
    examples
}

/// The value of an Example Object. Of data and text (OAS 3.2 §4.19) the text is what is sent.
fn read_value<'s>(reader: &mut Reader<'_>, node: Node<'s>) -> Option<(Node<'s>, ExampleValue)> {
    if let Some(serialized) = node.get("serializedValue") {
        let text = text(reader, node, "serializedValue")?;
        return Some((serialized, ExampleValue::Text(text)));
    }
    if let Some(value) = node.get("dataValue").or_else(|| node.get("value")) {
        return Some((value, ExampleValue::Json(value.to_json())));
    }
    match node.get("externalValue") {
        Some(external) => reader.unsupported(external, "`externalValue` is not read"),
        None => reader.fault(Code::MissingField, node, "the example has no `value`"),
    }
    None
}
