//! Answers with one thing changed.

use concord::model::{
    Api, Case, CaseOutcome, ContentForm, ExampleValue, MethodError, Operation, OutcomeKey, Protocol,
};
use concord::{Fitness, Site};
use serde_json::Value;

use super::known::Known;
use super::value::{Changed, Nature, changes};
use super::{AnswerFrame, Expected, StreamFrame, Variation};
use crate::contract::content;
use crate::direction::Direction::{ClientDecode, ClientEncode, ServerEncode};

/// How a line of an event begins that has its data.
const DATA: &str = "data: ";

pub(super) fn variations(
    api: &Api,
    origin: usize,
    case: &Case,
    known: &mut Known,
) -> Vec<Variation> {
    let (Some(operation), Some(answer)) = (api.operations.get(case.operation), &case.outcome)
    else {
        return Vec::new();
    };
    let key = operation.outcomes.get(answer.outcome).map(|outcome| outcome.key.to_string());
    let part = answer.content.filter(|content| *content > 0);
    let part = part.map_or_else(String::new, |content| format!(".{content}"));
    let prefix = format!("{}{part}", key.unwrap_or_default());
    let mut variations = Vec::new();
    let mut push =
        |known: &mut Known, name: &str, case: &Case, directions: &[_], expected: Expected| {
            if known.is_new(format!("answer {prefix} {name}")) {
                variations.extend(directions.iter().map(|direction| Variation {
                    operation: case.operation,
                    origin,
                    name: format!("{prefix}{name}"),
                    direction: *direction,
                    case: case.clone(),
                    expected,
                }));
            }
        };
    if let (Some(content), Some(ExampleValue::Json(value))) =
        (content(operation, answer), &answer.body)
        && let ContentForm::Json { schema, ty } = content.form
    {
        let site = Site { schema, ty, is_answer: true };
        for change in changes(api, site, value, known) {
            let expected = expected(api, site, &change);
            let changed = with(case, change.value);
            if change.fitness == Fitness::Fits {
                push(known, &change.name, &changed, &[ServerEncode, ClientDecode], expected);
            } else {
                push(known, &change.name, &changed, &[ClientDecode], expected);
            }
        }
    }
    if let Some((site, text)) = events(operation, answer) {
        for (change, text) in data_changes(api, site, text, known) {
            let expected = expected(api, site, &change);
            // What follows of a stream is up to it.
            if expected == Expected::Tolerated {
                continue;
            }
            let mut changed = case.clone();
            if let Some(answer) = &mut changed.outcome {
                answer.body = Some(ExampleValue::Text(text));
            }
            push(known, &format!(".data{}", change.name), &changed, &[ClientDecode], expected);
        }
    }
    let is_asked = content(operation, answer).is_some_and(|it| !it.requested_by.is_empty());
    if is_asked && !case.request.is_shown {
        push(known, "-is-asked-for", case, &[ClientEncode], Expected::Kept);
    }
    for frame in frames(api, case) {
        let name = format!("-{}", frame.name());
        push(known, &name, case, &[ClientDecode], Expected::Misframed(frame));
    }
    for (index, error) in errors(operation, answer) {
        let name = format!("-error-{}-is-documented", error.code);
        push(known, &name, case, &[ClientDecode], Expected::Documented(index));
    }
    for frame in streams(api, case) {
        let name = format!("-{}", frame.name());
        push(known, &name, case, &[ClientDecode], Expected::Streamed(frame));
    }
    variations
}

/// The documented errors of a method that answers, which no example shows (OpenRPC 1.3 §4.9).
fn errors<'o>(
    operation: &'o Operation,
    answer: &CaseOutcome,
) -> impl Iterator<Item = (usize, &'o MethodError)> {
    let is_answered = content(operation, answer).is_some();
    operation.errors.iter().enumerate().filter(move |_| is_answered)
}

/// The ways in which a stream can come.
fn streams(api: &Api, case: &Case) -> Vec<StreamFrame> {
    let operation = api.operations.get(case.operation);
    let told = operation.zip(case.outcome.as_ref());
    let told = told.and_then(|(operation, answer)| Some((content(operation, answer)?, answer)));
    let Some((content, CaseOutcome { body: Some(ExampleValue::Text(text)), .. })) = told else {
        return Vec::new();
    };
    let is_events = match content.form {
        ContentForm::Events { .. } | ContentForm::TextEvents => true,
        ContentForm::Lines { .. } => false,
        _ => return Vec::new(),
    };
    let all = StreamFrame::ALL.into_iter().filter(|frame| is_events || frame.is_of_values());
    all.filter(|frame| !frame.deliveries(text, is_events).is_empty()).collect()
}

/// What a client makes of an answer with a changed value.
fn expected(api: &Api, site: Site, change: &Changed) -> Expected {
    match (change.fitness, change.nature) {
        (Fitness::Fits, _) => Expected::Kept,
        (Fitness::HasAnotherForm, Nature::Structural) => Expected::Failed,
        (_, Nature::Unlisted) if concord::has_form(api, site, &change.value) => Expected::Kept,
        (Fitness::HasAnotherForm | Fitness::BreaksARule | Fitness::IsDebatable, _) => {
            Expected::Tolerated
        }
    }
}

/// Where the data of an answer's events stands in the document, and the text of the stream.
fn events<'c>(operation: &Operation, answer: &'c CaseOutcome) -> Option<(Site, &'c str)> {
    let ContentForm::Events { schema, ty } = content(operation, answer)?.form else { return None };
    match &answer.body {
        Some(ExampleValue::Text(text)) => Some((Site { schema, ty, is_answer: true }, text)),
        _ => None,
    }
}

/// Every change of the data of the first event, each with the text of the whole stream.
fn data_changes(api: &Api, site: Site, text: &str, known: &mut Known) -> Vec<(Changed, String)> {
    let is_data = |line: &&str| line.starts_with(DATA);
    let Some(line) = text.split('\n').find(is_data) else { return Vec::new() };
    let data = line.strip_prefix(DATA).unwrap_or_default();
    let Ok(data) = serde_json::from_str(data) else { return Vec::new() };
    let changed = |change: Changed| {
        let other = text.replacen(line, &format!("{DATA}{}", change.value), 1);
        (change, other)
    };
    changes(api, site, &data, known).into_iter().map(changed).collect()
}

fn with(case: &Case, value: Value) -> Case {
    let mut case = case.clone();
    if let Some(answer) = &mut case.outcome {
        answer.body = Some(ExampleValue::Json(value));
    }
    case
}

/// The ways in which an answer can be wrong beside its values.
fn frames(api: &Api, case: &Case) -> Vec<AnswerFrame> {
    let (Some(operation), Some(answer)) = (api.operations.get(case.operation), &case.outcome)
    else {
        return Vec::new();
    };
    let is_rpc = matches!(operation.protocol, Protocol::Rpc { .. });
    let form = content(operation, answer).map(|content| content.form);
    let is_json = matches!(form, Some(ContentForm::Json { .. }));
    // The end of a number may be one as well, and what is cut behind a text is a text.
    let ends = matches!(&answer.body, Some(ExampleValue::Json(it)) if !it.is_number());
    // Of text and bytes a client takes any: what they are is up to who reads them. Errors are read
    // whole, and so are texts where they are no JSON.
    let is_error =
        operation.outcomes.get(answer.outcome).is_some_and(|outcome| outcome.key.is_error());
    let is_stream = matches!(form, Some(ContentForm::Events { .. } | ContentForm::TextEvents));
    let is_typed = is_json || (is_stream && !is_error);
    let all = [
        (AnswerFrame::Truncated, is_json && (ends || is_rpc)),
        (AnswerFrame::Empty, is_json),
        (AnswerFrame::MediaType, is_typed),
        (AnswerFrame::RpcId, is_rpc && is_json),
        (AnswerFrame::RpcVersion, is_rpc && is_json),
        (AnswerFrame::RpcNothing, is_rpc && is_json),
        (AnswerFrame::RpcError, is_rpc && is_json),
    ];
    let framed = all.into_iter().filter(|(_, fits)| *fits).map(|(frame, _)| frame);
    framed.chain(unknown_status(operation).map(AnswerFrame::Status)).collect()
}

/// A status that no outcome of an operation has.
fn unknown_status(operation: &Operation) -> Option<u16> {
    let is_known = |status: u16| {
        operation.outcomes.iter().any(|outcome| match outcome.key {
            OutcomeKey::Status(known) => known == status,
            OutcomeKey::Range(hundred) => hundred == status / 100,
            OutcomeKey::Default => true,
            OutcomeKey::Result => false,
        })
    };
    [418, 599, 299].into_iter().find(|status| !is_known(*status))
}
