//! The bodies of cases, by the form of their media type.

use serde_json::{Value, json};

use super::maker::Maker;
use crate::model::{Content, ContentForm, ExampleValue, Outcome};

/// The body of a request, as the input has it: a documented one, else one made from its schema.
pub(super) fn request(maker: &mut Maker<'_>, content: &Content) -> Value {
    let shown = content.examples.first();
    let shown = shown.and_then(|example| shown_request(content, &example.value));
    shown.unwrap_or_else(|| made_request(maker, content))
}

/// A documented body, where it can be told as the input has it.
pub(super) fn shown_request(content: &Content, value: &ExampleValue) -> Option<Value> {
    match (content.form, value) {
        (ContentForm::Lines { .. }, ExampleValue::Json(value @ Value::Array(_))) => {
            Some(value.clone())
        }
        (ContentForm::Lines { .. }, ExampleValue::Json(value)) => Some(json!([value])),
        (
            ContentForm::Text | ContentForm::Bytes | ContentForm::Raw | ContentForm::TextEvents,
            ExampleValue::Text(text),
        ) => Some(json!(text)),
        (_, ExampleValue::Json(value)) => Some(value.clone()),
        (_, ExampleValue::Text(_)) => None,
    }
}

/// A body made from its schema.
pub(super) fn made_request(maker: &mut Maker<'_>, content: &Content) -> Value {
    match content.form {
        ContentForm::Json { schema, .. }
        | ContentForm::Form { schema, .. }
        | ContentForm::Multipart { schema, .. } => maker.value(schema),
        ContentForm::Lines { schema, .. } => json!([maker.value(schema)]),
        ContentForm::Events { .. } | ContentForm::TextEvents | ContentForm::Text => {
            json!(maker.text())
        }
        ContentForm::Bytes | ContentForm::Raw => json!(maker.text()),
    }
}

/// A documented body of an answer, as it stands on the wire where it is not JSON.
pub(super) fn shown_answer(content: &Content, value: &ExampleValue) -> ExampleValue {
    match (content.form, value) {
        (ContentForm::Lines { is_sequence, .. }, ExampleValue::Json(value)) => {
            ExampleValue::Text(lines(value, is_sequence))
        }
        (_, value) => value.clone(),
    }
}

/// A body of an answer, made from its schema.
pub(super) fn made_answer(maker: &mut Maker<'_>, content: &Content) -> ExampleValue {
    match content.form {
        ContentForm::Json { schema, .. } => ExampleValue::Json(maker.value(schema)),
        ContentForm::Events { schema, .. } => {
            ExampleValue::Text(format!("data: {}\n\n", maker.value(schema)))
        }
        ContentForm::TextEvents => {
            ExampleValue::Text(format!("data: {}\n\n", maker.text().trim_end()))
        }
        ContentForm::Lines { schema, is_sequence, .. } => {
            ExampleValue::Text(lines(&maker.value(schema), is_sequence))
        }
        ContentForm::Text
        | ContentForm::Bytes
        | ContentForm::Raw
        | ContentForm::Form { .. }
        | ContentForm::Multipart { .. } => ExampleValue::Text(maker.text().to_owned()),
    }
}

/// JSON values on a line each, or behind record separators (RFC 7464 §2.2).
fn lines(value: &Value, is_sequence: bool) -> String {
    let start = if is_sequence { "\u{1e}" } else { "" };
    let values = match value {
        Value::Array(values) => values.as_slice(),
        other => std::slice::from_ref(other),
    };
    values.iter().map(|value| format!("{start}{value}\n")).collect()
}

/// Values of an answer's headers: those that have to be there, and those that are documented.
pub(super) fn headers(maker: &mut Maker<'_>, outcome: &Outcome) -> Vec<(usize, Value)> {
    let headers = outcome.headers.iter().enumerate();
    let headers = headers.filter(|(_, one)| one.is_required || !one.examples.is_empty());
    headers.map(|(index, header)| (index, maker.parameter(header))).collect()
}
