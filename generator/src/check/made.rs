//! Values that were made for a case and do not fit: a schema may ask for more than the maker knows.

use super::violations;
use crate::model::{Api, Case, ContentForm, ExampleValue, SchemaId};
use serde_json::Value;

/// What is wrong with the values of a case's request, and of its answer. Documented ones were
/// checked when they were read.
pub(crate) fn unfit(api: &Api, case: &Case) -> (Option<String>, Option<String>) {
    let Some(operation) = api.operations.get(case.operation) else { return (None, None) };
    let first = |schema: SchemaId, value: &Value, what: &str| {
        let violation = violations(&api.schemas, schema, value).into_iter().next()?;
        Some(format!("{what}{}: {}", violation.pointer, violation.message))
    };
    let parameter = case.request.parameters.iter().find_map(|(index, value)| {
        let parameter = operation.parameters.get(*index)?;
        first(parameter.schema, value, &parameter.name)
    });
    let sent = operation.body.as_ref().and_then(|body| body.contents.get(case.request.content));
    let body = case
        .request
        .body
        .as_ref()
        .zip(sent)
        .and_then(|(value, content)| first(whole(&content.form)?, value, "body"));
    let answer = case.outcome.as_ref().and_then(|answer| {
        let outcome = operation.outcomes.get(answer.outcome)?;
        let content = outcome.contents.get(answer.content?)?;
        match answer.body.as_ref()? {
            ExampleValue::Json(value) => first(whole(&content.form)?, value, "body"),
            ExampleValue::Text(_) => None,
        }
    });
    (parameter.or(body), answer)
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
