//! What a live implementation is asked: the documented requests, and those that the document does
//! not have to show, since there is nothing to say in them.

use concord::model::{Case, Operation, Protocol, Provenance, Role};

use super::Target;
use crate::contract::{Contract, content};

/// Methods that change nothing (RFC 9110 §9.2.1).
const SAFE: [&str; 3] = ["GET", "HEAD", "OPTIONS"];

/// One thing to ask.
pub(super) struct Question<'c> {
    pub(super) operation: &'c Operation,
    /// The example that it is about.
    pub(super) case: &'c Case,
    /// Examples of the same answers to the same request: one of them is as good as another.
    pub(super) alike: Vec<&'c Case>,
    request: Result<Case, String>,
    is_namesake: bool,
}

impl Question<'_> {
    /// `operation/example`, with its media type where another goes by the same name.
    pub(super) fn name(&self) -> String {
        let name = format!("{}/{}", self.operation.name, self.case.name);
        let answer = self.case.outcome.as_ref().filter(|_| self.is_namesake);
        match answer.and_then(|answer| content(self.operation, answer)) {
            Some(content) => format!("{name} {}", content.media_type),
            None => name,
        }
    }

    /// The request.
    ///
    /// # Errors
    /// Why it is not sent.
    pub(super) fn request(&self, target: &Target) -> Result<&Case, String> {
        if self.operation.role != Role::Served {
            return Err("the API does not answer it".to_owned());
        }
        let request = self.request.as_ref().map_err(Clone::clone)?;
        // Nothing says which methods of JSON-RPC are safe.
        if target.is_unsafe_sent || is_safe(self.operation) {
            return Ok(request);
        }
        let what = match &self.operation.protocol {
            Protocol::Http { method, .. } => method.as_str(),
            Protocol::Rpc { .. } => "a method of JSON-RPC",
        };
        Err(format!("{what} may change state: --unsafe-methods sends it all the same"))
    }
}

/// All that there is to ask, in the order of the document.
pub(super) fn questions(contract: &Contract) -> Vec<Question<'_>> {
    contract.api.cases.iter().filter_map(|case| question(contract, case)).collect()
}

fn question<'c>(contract: &'c Contract, case: &'c Case) -> Option<Question<'c>> {
    let operation = contract.operation(case.operation).ok()?;
    let own: Vec<_> =
        contract.api.cases.iter().filter(|one| one.operation == case.operation).collect();
    let is_namesake = own.iter().filter(|one| one.name == case.name).count() > 1;
    let is_made_up = case.provenance == Provenance::Synthetic;
    if case.request.is_shown {
        // What was made up asks a live implementation for nothing that it knows. A request without
        // an answer is sent for the answer that it leads to.
        let is_sent_already = case.outcome.is_none()
            && own.iter().any(|answer| {
                leading(operation, &own, answer).is_some_and(|request| request.name == case.name)
            });
        let is_one = !is_made_up && !is_sent_already;
        let request = Ok(case.clone());
        return is_one.then_some(Question {
            operation,
            case,
            alike: vec![case],
            request,
            is_namesake,
        });
    }
    // Of what was made up only the form of the answer counts, which costs a safe request nothing.
    if is_made_up && !(needs_nothing(operation) && is_safe(operation)) {
        return None;
    }
    let request = if !is_success(operation, case) {
        Err("it shows an error, and no request that leads to it".to_owned())
    } else if let Some(request) = leading(operation, &own, case) {
        Ok(Case { outcome: case.outcome.clone(), ..request.clone() })
    } else if needs_nothing(operation) {
        Ok(bare(case))
    } else {
        Err("it shows an answer, and no request that leads to it".to_owned())
    };
    let is_alike = |one: &&&Case| {
        let content = |case: &Case| case.outcome.as_ref().map(|one| (one.outcome, one.content));
        !one.request.is_shown && content(one) == content(case)
    };
    let alike = own.iter().filter(is_alike).copied().collect();
    Some(Question { operation, case, alike, request, is_namesake })
}

/// The one request that the operation shows without an answer, for an answer without a request;
/// where a request may say nothing at all, that is what it says.
fn leading<'c>(operation: &Operation, own: &[&'c Case], answer: &Case) -> Option<&'c Case> {
    let is_bare = needs_nothing(operation) && operation.body.is_none();
    let is_led_to = answer.provenance != Provenance::Synthetic && is_success(operation, answer);
    let is_request = |one: &&&Case| {
        one.request.is_shown && one.outcome.is_none() && one.provenance != Provenance::Synthetic
    };
    let mut requests = own.iter().filter(is_request).copied();
    let request = requests.next()?;
    let is_one = requests.next().is_none() && !answer.request.is_shown;
    (is_one && is_led_to && !is_bare).then_some(request)
}

fn is_safe(operation: &Operation) -> bool {
    match &operation.protocol {
        Protocol::Http { method, .. } => SAFE.contains(&method.as_str()),
        Protocol::Rpc { .. } => false,
    }
}

fn is_success(operation: &Operation, case: &Case) -> bool {
    let outcome = case.outcome.as_ref().and_then(|one| operation.outcomes.get(one.outcome));
    outcome.is_some_and(|outcome| !outcome.key.is_error())
}

/// Whether there is nothing that a request has to say.
fn needs_nothing(operation: &Operation) -> bool {
    !operation.parameters.iter().any(|parameter| parameter.is_required)
        && operation.body.as_ref().is_none_or(|body| !body.is_required)
}

/// A request that says nothing.
fn bare(case: &Case) -> Case {
    let mut case = case.clone();
    case.request.parameters.clear();
    case.request.body = None;
    case
}
