//! Examples of media types, as the form of each has them.

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic, EXAMPLE_LEFT_OUT};
use crate::model::{ContentForm, Example, ExampleValue};
use crate::reading::{Preferred, Reader, read_examples};
use crate::source::Node;

/// What begins a value of a JSON sequence (RFC 7464 §2.2).
const RECORD_SEPARATOR: char = '\u{1e}';

/// Reads the examples of a Media Type Object: data where its form has some, and else text.
pub(super) fn read_all<'s>(
    reader: &mut Reader<'s>,
    node: Node<'s>,
    form: ContentForm,
) -> Vec<Example> {
    let (preferred, in_form): (_, InForm) = match form {
        ContentForm::Json { .. } => (Preferred::Data, json),
        ContentForm::Lines { is_sequence: false, .. } => {
            (Preferred::Data, |value| values(value, '\n'))
        }
        ContentForm::Lines { is_sequence: true, .. } => {
            (Preferred::Data, |value| values(value, RECORD_SEPARATOR))
        }
        // A form's text does not say what type its values are of.
        ContentForm::Form { .. } | ContentForm::Multipart { .. } => (Preferred::Data, Ok),
        ContentForm::Events { .. } | ContentForm::TextEvents => (Preferred::Text, events),
        ContentForm::Text | ContentForm::Bytes | ContentForm::Raw => (Preferred::Text, text),
    };
    let mut examples = Vec::new();
    for example in read_examples(reader, node, preferred) {
        match in_form(example.value) {
            Ok(value) => examples.push(Example { value, ..example }),
            Err(Fault::NotJson(message)) => {
                let message = format!("the example is not JSON: {message}");
                let diagnostic = Diagnostic::new(Code::ExampleUnreadable, example.origin, message);
                reader.push(diagnostic.tolerable(EXAMPLE_LEFT_OUT));
            }
            Err(Fault::Data) => {
                let message = "this example is data, and not the text that its media type has";
                let diagnostic = Diagnostic::new(Code::UntypedContent, example.origin, message);
                reader.push(diagnostic.help("write it as a string, as it stands on the wire"));
            }
        }
    }
    examples
}

/// Makes an example what its media type has.
type InForm = fn(ExampleValue) -> Result<ExampleValue, Fault>;

/// Why an example cannot be had in the form of its media type.
enum Fault {
    /// Its text is not JSON, in the words of the parser.
    NotJson(String),
    /// It is data, which does not say how it is written.
    Data,
}

fn json(value: ExampleValue) -> Result<ExampleValue, Fault> {
    match value {
        ExampleValue::Text(text) => parse(&text).map(ExampleValue::Json),
        ExampleValue::Json(_) => Ok(value),
    }
}

/// JSON values one after the other, each to an end or behind a start.
fn values(value: ExampleValue, boundary: char) -> Result<ExampleValue, Fault> {
    match value {
        ExampleValue::Text(text) => {
            let lines = text.split(boundary).filter(|line| !line.trim().is_empty());
            let values = lines.map(parse).collect::<Result<_, _>>()?;
            Ok(ExampleValue::Json(Value::Array(values)))
        }
        ExampleValue::Json(_) => Ok(value),
    }
}

fn parse(text: &str) -> Result<Value, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::NotJson(error.to_string()))
}

fn text(value: ExampleValue) -> Result<ExampleValue, Fault> {
    match value {
        ExampleValue::Text(_) => Ok(value),
        ExampleValue::Json(Value::String(text)) => Ok(ExampleValue::Text(text)),
        ExampleValue::Json(value @ (Value::Number(_) | Value::Bool(_))) => {
            Ok(ExampleValue::Text(value.to_string()))
        }
        ExampleValue::Json(_) => Err(Fault::Data),
    }
}

/// The text of an event stream; of data each item is an event, as `itemSchema` describes it
/// (OAS 3.2 §4.14.4).
fn events(value: ExampleValue) -> Result<ExampleValue, Fault> {
    let ExampleValue::Json(Value::Array(items)) = &value else { return text(value) };
    let events: Option<String> = items.iter().map(|item| event(item.as_object()?)).collect();
    events.map(ExampleValue::Text).ok_or(Fault::Data)
}

fn event(fields: &Map<String, Value>) -> Option<String> {
    let mut lines = String::new();
    for (name, value) in fields {
        let value = match (name.as_str(), value) {
            ("event" | "data" | "id", Value::String(text)) => text.clone(),
            ("retry", Value::Number(number)) => number.to_string(),
            _ => return None,
        };
        lines.extend(value.split('\n').flat_map(|line| [name, ": ", line, "\n"]));
    }
    Some(lines + "\n")
}
