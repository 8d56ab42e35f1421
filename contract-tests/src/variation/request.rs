//! Requests with one thing changed.

use concord::model::{Api, Case, ContentForm, Operation, Place, Protocol};
use concord::{Fitness, Site};
use serde_json::Value;

use super::known::Known;
use super::value::changes;
use super::{Expected, RequestFrame, Variation};
use crate::direction::Direction::{ClientEncode, ServerDecode};

/// How values that do not fit are refused.
const OF_PARAMETER: Expected = Expected::Refused(&[400]);
const OF_BODY: Expected = Expected::Refused(&[422]);
const OF_PARAMS: Expected = Expected::Refused(&[-32602]);

pub(super) fn variations(
    api: &Api,
    origin: usize,
    case: &Case,
    known: &mut Known,
) -> Vec<Variation> {
    let Some(operation) = api.operations.get(case.operation) else { return Vec::new() };
    let mut made = Made { operation, origin, known, variations: Vec::new() };
    parameters(api, operation, case, &mut made);
    body(api, operation, case, &mut made);
    frames(operation, case, &mut made);
    made.variations
}

/// The variations of one case so far.
struct Made<'k> {
    operation: &'k Operation,
    origin: usize,
    known: &'k mut Known,
    variations: Vec<Variation>,
}

impl Made<'_> {
    /// Whether a client adds what the caller leaves out, to ask for one of several answers.
    fn is_set_by_client(&self, case: &Case) -> bool {
        let contents = self.operation.outcomes.iter().flat_map(|outcome| &outcome.contents);
        let mut asked = contents.flat_map(|content| &content.requested_by);
        asked.any(|(pointer, _)| {
            case.request.body.as_ref().is_some_and(|body| body.pointer(pointer).is_none())
        })
    }

    /// Adds a changed case; in both directions where it fits.
    fn push(&mut self, name: &str, case: &Case, misfit: Option<Expected>) {
        if !self.known.is_new(format!("request {name}")) {
            return;
        }
        let is_sent = misfit.is_none() && !self.is_set_by_client(case);
        let directions: &[_] =
            if is_sent { &[ClientEncode, ServerDecode] } else { &[ServerDecode] };
        for direction in directions {
            self.variations.push(Variation {
                operation: case.operation,
                origin: self.origin,
                name: name.to_owned(),
                direction: *direction,
                case: case.clone(),
                expected: misfit.unwrap_or(Expected::Kept),
            });
        }
    }
}

fn parameters(api: &Api, operation: &Operation, case: &Case, made: &mut Made<'_>) {
    for (index, parameter) in operation.parameters.iter().enumerate() {
        let shown = case.request.parameters.iter().find(|(given, _)| *given == index);
        let name = format!("{}.{}", parameter.place.as_str(), parameter.name);
        let refusal = if parameter.place == Place::Params { OF_PARAMS } else { OF_PARAMETER };
        let base = match shown {
            Some((_, value)) => value.clone(),
            None => concord::made(api, parameter.schema),
        };
        if parameter.place != Place::Path && is_left_out_alone(operation, index) {
            let misfit = parameter.is_required.then_some(refusal);
            made.push(&format!("{name}-left-out"), &with(case, index, None), misfit);
        }
        let site = Site { schema: parameter.schema, ty: parameter.ty, is_answer: false };
        let changes = changes(api, site, &base, made.known).into_iter();
        for change in changes.filter(|one| is_told_apart(parameter.place, &base, &one.value)) {
            let Some(is_fit) = is_fit(change.fitness) else { continue };
            let changed = with(case, index, Some(change.value));
            made.push(&format!("{name}{}", change.name), &changed, (!is_fit).then_some(refusal));
        }
        if concord::is_ambiguous(&api.schemas, parameter.schema, &base) {
            continue;
        }
        let misfit = concord::misfit(&api.schemas, parameter.schema, &base);
        let given = with(case, index, Some(base));
        made.push(&format!("{name}-given"), &given, misfit.map(|_| refusal));
    }
}

/// Params by position are left out from the last.
fn is_left_out_alone(operation: &Operation, index: usize) -> bool {
    match operation.protocol {
        Protocol::Rpc { by_name: false, .. } => index + 1 == operation.parameters.len(),
        _ => true,
    }
}

/// Whether a value in place of another has a text of its own: the text `7` is a number as well, and the
/// names of an object's members stand alone.
fn is_told_apart(place: Place, base: &Value, value: &Value) -> bool {
    match (place, base, value) {
        (Place::Params, _, _) => true,
        // A segment cannot be empty.
        (Place::Path, Value::String(_), Value::String(text)) => !text.is_empty(),
        (_, Value::String(_), Value::String(_)) => true,
        (Place::Path | Place::Query | Place::Header | Place::Cookie, _, _) => false,
    }
}

/// A case with another value of a parameter, or none.
fn with(case: &Case, index: usize, value: Option<Value>) -> Case {
    let mut case = case.clone();
    case.request.parameters.retain(|(given, _)| *given != index);
    case.request.parameters.extend(value.map(|value| (index, value)));
    case.request.parameters.sort_by_key(|(index, _)| *index);
    case.outcome = None;
    case
}

fn body(api: &Api, operation: &Operation, case: &Case, made: &mut Made<'_>) {
    let Some(described) = &operation.body else { return };
    let Some(content) = described.contents.get(case.request.content) else { return };
    let ContentForm::Json { schema, ty } = content.form else { return };
    let Some(value) = &case.request.body else { return };
    let changed = |value: Option<Value>| {
        let mut case = case.clone();
        case.request.body = value;
        case.outcome = None;
        case
    };
    if !described.is_required {
        made.push("body-left-out", &changed(None), None);
    }
    if concord::misfit(&api.schemas, schema, value).is_some()
        && !concord::is_ambiguous(&api.schemas, schema, value)
    {
        made.push("body-as-made", &changed(Some(value.clone())), Some(OF_BODY));
    }
    for (index, _) in described.contents.iter().enumerate().skip(1) {
        made.push(&format!("body-{index}-known"), case, Some(Expected::Taken(index)));
    }
    let site = Site { schema, ty, is_answer: false };
    for change in changes(api, site, value, made.known) {
        let Some(is_fit) = is_fit(change.fitness) else { continue };
        let changed = changed(Some(change.value));
        made.push(&format!("body{}", change.name), &changed, (!is_fit).then_some(OF_BODY));
    }
}

/// Whether a server has to take a value, where the document leaves no doubt.
fn is_fit(fitness: Fitness) -> Option<bool> {
    match fitness {
        Fitness::Fits => Some(true),
        Fitness::HasAnotherForm | Fitness::BreaksARule => Some(false),
        Fitness::IsDebatable => None,
    }
}

fn frames(operation: &Operation, case: &Case, made: &mut Made<'_>) {
    let is_rpc = matches!(operation.protocol, Protocol::Rpc { .. });
    let content = operation.body.as_ref().and_then(|body| body.contents.get(case.request.content));
    let is_json = content.is_some_and(|one| matches!(one.form, ContentForm::Json { .. }));
    let has_entries = matches!(&case.request.body, Some(Value::Object(it)) if !it.is_empty());
    let has_members = is_rpc || (is_json && has_entries);
    let has_body = is_rpc || case.request.body.is_some();
    let known = operation.body.iter().flat_map(|body| &body.contents);
    let takes_any = known.flat_map(|one| one.media_types()).any(|known| known.contains('*'));
    let is_required = is_rpc || operation.body.as_ref().is_some_and(|body| body.is_required);
    // Of failures a caller gets what there is, and where any media type may come nothing is offered.
    let answers = operation.outcomes.iter().filter(|outcome| !outcome.key.is_error());
    let mut offered = answers.clone().flat_map(|outcome| &outcome.contents);
    let is_choosy = offered.any(|content| !content.media_type.contains('*'));
    let has_result = answers.flat_map(|outcome| &outcome.contents).next().is_some();
    let frames = [
        (RequestFrame::Malformed, has_members),
        (RequestFrame::Repeated, has_members),
        (RequestFrame::MediaType, has_body && !takes_any),
        (RequestFrame::Bodiless, has_body && is_required),
        (RequestFrame::Unacceptable, is_choosy && !is_rpc),
        (RequestFrame::Method, true),
        (RequestFrame::Path, true),
        (RequestFrame::RpcVersion, is_rpc),
        (RequestFrame::RpcMethod, is_rpc),
        (RequestFrame::RpcId, is_rpc && has_result),
    ];
    for (frame, _) in frames.into_iter().filter(|(_, fits)| *fits) {
        made.push(frame.name(), case, Some(Expected::Unframed(frame)));
    }
}
