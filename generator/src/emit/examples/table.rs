//! Examples as data: `examples.json`, which the runtime reads when somebody looks at it.

use serde_json::{Map, Value, json};

use crate::emit::context::Context;
use crate::model::{Case, CaseOutcome, ExampleValue, Operation};

/// The examples, one after another: what it is, what is asked, what is answered, each on a line.
pub(in crate::emit) fn table(context: &Context<'_>) -> String {
    let is_own =
        |case: &&Case| context.unit.is_none_or(|unit| unit.operations.contains(&case.operation));
    let examples = context.api.cases.iter().filter(is_own).filter_map(|case| {
        let operation = context.api.operations.get(case.operation)?;
        Some(example(operation, case))
    });
    let examples: Vec<_> = examples.collect();
    if examples.is_empty() {
        return "[]\n".to_owned();
    }
    format!("[\n{}\n]\n", examples.join(",\n"))
}

fn example(operation: &Operation, case: &Case) -> String {
    let (id, name, provenance) = (&operation.id, &case.name, case.provenance.as_str());
    let what = format!(
        "{{\"operation\": {}, \"name\": {}, \"provenance\": \"{provenance}\"",
        Value::from(id.as_str()),
        Value::from(name.as_str()),
    );
    let request = case
        .request
        .is_shown
        .then(|| format!("\n  \"request\": {}", Value::Object(request(operation, case))));
    let answer = case.outcome.as_ref();
    let answer = answer.map(|one| format!("\n  \"answer\": {}", answer_of(operation, one)));
    let parts = [Some(what), request, answer].into_iter().flatten();
    format!("{}}}", parts.collect::<Vec<_>>().join(","))
}

fn answer_of(operation: &Operation, answer: &CaseOutcome) -> Value {
    let content = operation.outcomes.get(answer.outcome);
    let content = content.and_then(|outcome| outcome.contents.get(answer.content?));
    let mut members = Map::new();
    members.insert("status".to_owned(), json!(answer.status));
    if let Some(content) = content {
        members.insert("media_type".to_owned(), json!(content.media_type));
    }
    let headers = headers(operation, answer);
    if !headers.is_empty() {
        members.insert("headers".to_owned(), Value::Object(headers));
    }
    let selectors = content.into_iter().flat_map(|content| content.requested_by.iter().cloned());
    let selectors: Map<_, _> = selectors.collect();
    if !selectors.is_empty() {
        members.insert("requested_by".to_owned(), Value::Object(selectors));
    }
    match &answer.body {
        Some(ExampleValue::Json(value)) => members.insert("json".to_owned(), value.clone()),
        Some(ExampleValue::Text(text)) => members.insert("text".to_owned(), json!(text)),
        None => None,
    };
    Value::Object(members)
}

/// The headers of an answer, by name.
fn headers(operation: &Operation, answer: &CaseOutcome) -> Map<String, Value> {
    let outcome = operation.outcomes.get(answer.outcome);
    let headers = outcome.map_or(&[][..], |outcome| outcome.headers.as_slice());
    let shown = answer
        .headers
        .iter()
        .filter_map(|(index, value)| Some((headers.get(*index)?.name.clone(), value.clone())));
    shown.collect()
}

/// The request of a case as one object.
fn request(operation: &Operation, case: &Case) -> Map<String, Value> {
    let mut request = Map::new();
    for (index, value) in &case.request.parameters {
        if let Some(parameter) = operation.parameters.get(*index) {
            let key = format!("{}.{}", parameter.place.as_str(), parameter.name);
            request.insert(key, value.clone());
        }
    }
    if let Some(body) = &case.request.body {
        let contents = operation.body.as_ref().map(|body| body.contents.as_slice());
        let body = match contents {
            // One of several media types stands under its name.
            Some(contents) if contents.len() > 1 => {
                let content = contents.get(case.request.content);
                let media_type = content.map_or("", |content| content.media_type.as_str());
                Value::Object([(media_type.to_owned(), body.clone())].into_iter().collect())
            }
            _ => body.clone(),
        };
        request.insert("body".to_owned(), body);
    }
    request
}
