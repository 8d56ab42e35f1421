//! Examples.

use super::{Reader, check_fields, members, text};
use crate::diagnostic::{Code, EXAMPLE_LEFT_OUT};
use crate::model::{Example, ExampleValue};
use crate::source::{Kind, Node};

const FIELDS: &[&str] =
    &["summary", "description", "value", "dataValue", "serializedValue", "externalValue"];

/// Which value of an example counts that has both (OAS 3.2 §4.19).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Preferred {
    /// `dataValue`, and `value` before 3.2.
    Data,
    /// `serializedValue`.
    Text,
}

/// Reads `example` and `examples` of a parameter or a media type (OAS 3.1 §4.8.19).
pub(crate) fn read_examples<'s>(
    reader: &mut Reader<'s>,
    node: Node<'s>,
    preferred: Preferred,
) -> Vec<Example> {
    let mut examples = Vec::new();
    if let Some(value) = node.get("example") {
        examples.push(Example {
            origin: value.origin(),
            name: String::new(),
            summary: None,
            value: ExampleValue::Json(value.to_json()),
        });
    }
    let named = node.get("examples");
    if let Some(list) = named.filter(|named| named.kind() == Kind::Array && !named.is_empty()) {
        let message = "`examples` has a name for each example";
        reader.tolerate(Code::WrongType, list, message, "they are left out");
        return examples;
    }
    for (name, node) in members(reader, named) {
        let Some(node) = reader.follow_or(node, EXAMPLE_LEFT_OUT) else { continue };
        check_fields(reader, node, FIELDS);
        let Some((node_of_value, value)) = read_value(reader, node, preferred) else { continue };
        examples.push(Example {
            origin: node_of_value.origin(),
            name: name.to_owned(),
            summary: text(reader, node, "summary"),
            value,
        });
    }
    examples
}

/// The value of an Example Object.
fn read_value<'s>(
    reader: &mut Reader<'_>,
    node: Node<'s>,
    preferred: Preferred,
) -> Option<(Node<'s>, ExampleValue)> {
    let data = node.get("dataValue").or_else(|| node.get("value"));
    let serialized = node.get("serializedValue");
    if let Some(serialized) = serialized.filter(|_| preferred == Preferred::Text || data.is_none())
    {
        let text = text(reader, node, "serializedValue")?;
        return Some((serialized, ExampleValue::Text(text)));
    }
    if let Some(value) = data {
        return Some((value, ExampleValue::Json(value.to_json())));
    }
    match node.get("externalValue") {
        Some(external) => {
            let message = "`externalValue` is not read";
            reader.tolerate(Code::Unsupported, external, message, EXAMPLE_LEFT_OUT);
        }
        None => {
            let message = "the example has no `value`";
            reader.tolerate(Code::MissingField, node, message, "it is left out");
        }
    }
    None
}
