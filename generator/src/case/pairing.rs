//! Requests and answers that belong together.

use indexmap::IndexSet;

use super::{body, statuses};
use crate::model::{Case, CaseOutcome, CaseRequest, Example, ExampleValue, Operation, Provenance};

/// The documented cases of an HTTP operation: one for each name that its examples have.
pub(super) fn documented(operation: &Operation, index: usize) -> Vec<Case> {
    names(operation).into_iter().flat_map(|name| cases_of(operation, index, name)).collect()
}

/// The names of an operation's examples, requests first.
fn names(operation: &Operation) -> IndexSet<&str> {
    let parameters = operation.parameters.iter().flat_map(|parameter| &parameter.examples);
    let body = operation.body.iter().flat_map(|body| &body.contents);
    let body = body.flat_map(|content| &content.examples);
    let contents = operation.outcomes.iter().flat_map(|outcome| &outcome.contents);
    let answers = contents.flat_map(|content| &content.examples);
    body.chain(parameters).chain(answers).map(|example| example.name.as_str()).collect()
}

/// The case of a name, or one for each answer where several have it.
fn cases_of(operation: &Operation, index: usize, name: &str) -> Vec<Case> {
    let mut parameters = Vec::new();
    let mut origin = None;
    for (position, parameter) in operation.parameters.iter().enumerate() {
        if let Some((example, ExampleValue::Json(value))) = find(&parameter.examples, name) {
            origin.get_or_insert(example.origin);
            parameters.push((position, value.clone()));
        }
    }
    let contents = operation.body.iter().flat_map(|body| &body.contents).enumerate();
    let mut shown = contents.filter_map(|(index, content)| {
        let (example, value) = find(&content.examples, name)?;
        Some((index, example.origin, body::shown_request(content, value)?))
    });
    let (content, body) = match shown.next() {
        Some((content, shown_at, body)) => {
            origin = Some(shown_at);
            (content, Some(body))
        }
        None => (0, None),
    };
    let is_shown = origin.is_some();
    let request = CaseRequest { is_shown, parameters, body, content, ..CaseRequest::default() };
    let mut outcomes = Vec::new();
    for (position, outcome) in operation.outcomes.iter().enumerate() {
        for (content, media_type) in outcome.contents.iter().enumerate() {
            if let Some((example, value)) = find(&media_type.examples, name) {
                let status = statuses(operation, outcome).first().copied().unwrap_or(200);
                let body = Some(body::shown_answer(media_type, value));
                let (content, headers) = (Some(content), Vec::new());
                let answer = CaseOutcome { outcome: position, content, status, headers, body };
                outcomes.push((Some(answer), example.origin));
            }
        }
    }
    if outcomes.is_empty() {
        outcomes.extend(origin.map(|origin| (None, origin)));
    }
    let name = if name.is_empty() { "example" } else { name };
    let cases = outcomes.into_iter().map(|(outcome, shown_at)| Case {
        name: name.to_owned(),
        operation: index,
        provenance: Provenance::Documented,
        origin: origin.unwrap_or(shown_at),
        request: request.clone(),
        outcome,
    });
    cases.collect()
}

fn find<'e>(examples: &'e [Example], name: &str) -> Option<(&'e Example, &'e ExampleValue)> {
    let example = examples.iter().find(|example| example.name == name)?;
    Some((example, &example.value))
}
