//! Values that were made for a case and do not fit: a schema may ask for more than the maker knows.

use super::misfits;
use crate::model::{Api, Case, Content, ContentForm, ExampleValue, Parameter, SchemaId, Style};
use serde_json::Value;

/// What is wrong with the values of a case's request, and of its answer. Documented ones were
/// checked when they were read.
pub(crate) fn unfit(api: &Api, case: &Case) -> (Option<String>, Option<String>) {
    let Some(operation) = api.operations.get(case.operation) else { return (None, None) };
    let first = |schema: SchemaId, value: &Value, what: &str| {
        let violation = misfits(&api.schemas, schema, value).into_iter().next()?;
        Some(format!("{what}{}: {}", violation.pointer, violation.message))
    };
    let parameter = case.request.parameters.iter().find_map(|(index, value)| {
        let parameter = operation.parameters.get(*index)?;
        first(parameter.schema, value, &parameter.name).or_else(|| unspellable(parameter, value))
    });
    let sent = operation.body.as_ref().and_then(|body| body.contents.get(case.request.content));
    let body = case.request.body.as_ref().zip(sent);
    let body = body.and_then(|(value, content)| match whole(&content.form) {
        Some(schema) => first(schema, value, "body").or_else(|| unspellable_field(content, value)),
        None => unspoken(content, value),
    });
    let answer = case.outcome.as_ref().and_then(|answer| {
        let outcome = operation.outcomes.get(answer.outcome)?;
        let content = outcome.contents.get(answer.content?)?;
        match (answer.body.as_ref()?, &content.form) {
            (ExampleValue::Json(value), ContentForm::Json { schema, .. }) => {
                first(*schema, value, "body")
            }
            (ExampleValue::Json(value), _) => unspoken(content, value),
            (ExampleValue::Text(_), _) => None,
        }
    });
    (parameter.or(body), answer)
}

/// What is wrong with the value of a parameter.
fn unspellable(parameter: &Parameter, value: &Value) -> Option<String> {
    if parameter.style == Style::Cookie && !value.to_string().bytes().all(is_of_cookie) {
        return Some(format!("{}: a cookie cannot hold this", parameter.name));
    }
    holds_delimiter(parameter.style, value)
        .then(|| format!("{}: a value holds the delimiter of its style", parameter.name))
}

/// What is wrong with a field of a form.
fn unspellable_field(content: &Content, value: &Value) -> Option<String> {
    let mut fields = content.encodings.iter();
    let field = fields.find(|field| {
        let style = field.style.filter(|_| field.explode != Some(true));
        style
            .zip(value.get(&field.name))
            .is_some_and(|(style, value)| holds_delimiter(style, value))
    })?;
    Some(format!("body/{}: a value holds the delimiter of its style", field.name))
}

/// Whether a character may stand in a cookie that is not encoded.
fn is_of_cookie(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b';'
}

/// Whether a value holds what delimits the values of its style.
fn holds_delimiter(style: Style, value: &Value) -> bool {
    let delimiter = match style {
        Style::SpaceDelimited => ' ',
        Style::PipeDelimited => '|',
        _ => return false,
    };
    let items = value.as_array().into_iter().flatten();
    let mut values = items.chain(value.as_object().into_iter().flat_map(|one| one.values()));
    values.any(|one| one.as_str().is_some_and(|text| text.contains(delimiter)))
}

/// What is wrong with a value that is to stand where a text does.
fn unspoken(content: &Content, value: &Value) -> Option<String> {
    let is_text = value.is_string() || matches!(content.form, ContentForm::Lines { .. });
    let media_type = &content.media_type;
    (!is_text).then(|| format!("body: nothing says how data is written as `{media_type}`"))
}

/// The schema of a content that is one value.
fn whole(form: &ContentForm) -> Option<SchemaId> {
    match form {
        ContentForm::Json { schema, .. }
        | ContentForm::Form { schema, .. }
        | ContentForm::Multipart { schema, .. } => Some(*schema),
        ContentForm::Events { .. }
        | ContentForm::Lines { .. }
        | ContentForm::TextEvents
        | ContentForm::Text
        | ContentForm::Bytes
        | ContentForm::Raw => None,
    }
}
