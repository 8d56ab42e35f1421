//! Examples made ready to replay.
//!
//! A request and an answer belong together when they have the same name. What an operation or an
//! outcome has no example for is composed of documented parts, or else made from its schema.

mod body;
mod maker;
mod pairing;
mod scalar;

use serde_json::Value;

use self::maker::Maker;
use crate::model::{
    Api, Case, CaseOutcome, CaseRequest, ExampleValue, Operation, Outcome, OutcomeKey, Provenance,
    Role, SchemaId, ServerVariable,
};

/// Every case of an API: the documented ones first, then those that stand in for missing ones.
pub(crate) fn cases(api: &Api) -> Vec<Case> {
    let mut cases = Vec::new();
    // What the API itself asks is not asked of it.
    let asked = api.operations.iter().enumerate();
    let asked = asked.filter(|(_, operation)| operation.role != Role::Webhook);
    for (index, operation) in asked {
        let mut own: Vec<Case> =
            api.cases.iter().filter(|case| case.operation == index).cloned().collect();
        own.extend(pairing::documented(operation, index));
        for case in &mut own {
            complete(api, operation, case);
        }
        own.extend(missing_outcomes(api, operation, index, &own));
        if !is_shown_whole(api, operation, &own) {
            own.push(missing_request(api, operation, index));
        }
        cases.extend(own);
    }
    cases
}

/// A value made from a schema.
pub(crate) fn made(api: &Api, schema: SchemaId) -> Value {
    Maker::new(api).value(schema)
}

/// Whether the requests that the examples show leave out no part that a request can have.
fn is_shown_whole(api: &Api, operation: &Operation, cases: &[Case]) -> bool {
    let shown: Vec<&CaseRequest> =
        cases.iter().map(|case| &case.request).filter(|request| request.is_shown).collect();
    let has_parameter = |index: usize| {
        shown.iter().any(|request| request.parameters.iter().any(|(given, _)| *given == index))
    };
    let has_member = |name: &String| {
        let bodies = shown.iter().filter_map(|request| request.body.as_ref());
        bodies.filter_map(serde_json::Value::as_object).any(|body| body.contains_key(name))
    };
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    let schemas = contents.filter_map(|content| content.form.values());
    let mut members = schemas.flat_map(|(_, schema)| {
        let schema = api.schemas.plain(schema);
        schema.reference.map_or(schema, |target| api.schemas.plain(target)).properties.keys()
    });
    !shown.is_empty()
        && (0..operation.parameters.len()).all(has_parameter)
        && members.all(has_member)
}

/// Fills in what a request needs besides what its example shows.
fn complete(api: &Api, operation: &Operation, case: &mut Case) {
    let mut maker = Maker::new(api);
    for (index, parameter) in operation.parameters.iter().enumerate() {
        let is_given = case.request.parameters.iter().any(|(given, _)| *given == index);
        if parameter.is_required && !is_given {
            case.request.parameters.push((index, maker.parameter(parameter)));
        }
    }
    if let (Some(body), None) = (&operation.body, &case.request.body)
        && body.is_required
        && let Some(content) = body.contents.get(case.request.content)
    {
        case.request.body = Some(body::request(&mut maker, content));
    }
    if let Some(answer) = &mut case.outcome
        && let Some(outcome) = operation.outcomes.get(answer.outcome)
    {
        answer.headers = body::headers(&mut maker, outcome);
    }
    case.request.variables = variables(api);
    let schemes = operation.security.iter().flatten();
    let credentials = schemes.filter_map(|requirement| api.schemes.get(&requirement.scheme));
    let shown =
        credentials.flat_map(|scheme| &scheme.examples).find(|shown| shown.name == case.name);
    if let Some(ExampleValue::Text(credential)) = shown.map(|shown| &shown.value) {
        case.request.credential = Some(credential.clone());
    }
}

/// Values for the variables of the first server's URL.
fn variables(api: &Api) -> Vec<(String, String)> {
    let variables = api.servers.first().into_iter().flat_map(|server| &server.variables);
    let value = |variable: &ServerVariable| {
        // A default that OpenRPC demands and nobody means tells two variables not apart.
        match api.schemas.get(variable.schema).format.as_deref() {
            format @ Some("uuid") => scalar::of_format(format, &variable.name),
            _ => variable.default.clone(),
        }
    };
    variables.map(|variable| (variable.name.clone(), value(variable))).collect()
}

/// A case for each media type of each outcome that no example shows.
fn missing_outcomes(api: &Api, operation: &Operation, index: usize, shown: &[Case]) -> Vec<Case> {
    let mut cases = Vec::new();
    for (position, outcome) in operation.outcomes.iter().enumerate() {
        let contents = if outcome.contents.is_empty() {
            vec![None]
        } else {
            (0..outcome.contents.len()).map(Some).collect()
        };
        for content in contents {
            let is_shown = shown
                .iter()
                .filter_map(|case| case.outcome.as_ref())
                .any(|outcome| outcome.outcome == position && outcome.content == content);
            if is_shown {
                continue;
            }
            for status in statuses(operation, outcome) {
                let mut maker = Maker::new(api);
                let body = content.and_then(|content| outcome.contents.get(content));
                let body = body.map(|content| body::made_answer(&mut maker, content));
                let mut case = Case {
                    name: format!("{}-{status}", maker.provenance().as_str()),
                    operation: index,
                    provenance: maker.provenance(),
                    origin: outcome.origin,
                    request: CaseRequest::default(),
                    outcome: Some(CaseOutcome {
                        outcome: position,
                        content,
                        status,
                        headers: Vec::new(),
                        body,
                    }),
                };
                complete(api, operation, &mut case);
                cases.push(case);
            }
        }
    }
    cases
}

/// A case for a request that no example shows.
fn missing_request(api: &Api, operation: &Operation, index: usize) -> Case {
    let mut maker = Maker::new(api);
    let mut request = CaseRequest { is_shown: true, ..CaseRequest::default() };
    for (position, parameter) in operation.parameters.iter().enumerate() {
        if parameter.is_required || maker.has_values(parameter.schema) {
            request.parameters.push((position, maker.parameter(parameter)));
        }
    }
    let content = operation.body.as_ref().and_then(|body| body.contents.first());
    request.body = content.map(|content| body::made_request(&mut maker, content));
    let mut case = Case {
        name: format!("{}-request", maker.provenance().as_str()),
        operation: index,
        provenance: maker.provenance(),
        origin: operation.origin,
        request,
        outcome: None,
    };
    complete(api, operation, &mut case);
    case
}

/// The statuses to replay an outcome with: its own, or some that stand for its range. `default` is
/// a failure, and where no other outcome is a success it may be one as well.
fn statuses(operation: &Operation, outcome: &Outcome) -> Vec<u16> {
    let has_success = operation.outcomes.iter().any(|outcome| !outcome.key.is_error());
    match &outcome.key {
        OutcomeKey::Status(status) => vec![*status],
        OutcomeKey::Range(hundred) => vec![hundred * 100],
        // Nothing answers a notification, save that HTTP has to.
        OutcomeKey::Result if outcome.contents.is_empty() => vec![204],
        OutcomeKey::Result => vec![200],
        OutcomeKey::Default if has_success => vec![500],
        OutcomeKey::Default => vec![200, 500],
    }
}

impl Case {
    /// Whether the document shows the case, whole.
    #[must_use]
    pub fn is_documented(&self) -> bool {
        self.provenance == Provenance::Documented
    }
}
