//! What a live implementation is asked: the documented requests, and those that the document does
//! not have to show, since there is nothing to say in them.

use concord::model::{Case, Operation, Protocol, Provenance, Role};

use super::Target;
use crate::contract::Contract;

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
}

impl Question<'_> {
    /// `operation/example`
    pub(super) fn name(&self) -> String {
        format!("{}/{}", self.operation.name, self.case.name)
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
        let what = match &self.operation.protocol {
            Protocol::Http { method, .. } if SAFE.contains(&method.as_str()) => return Ok(request),
            Protocol::Http { method, .. } => method.as_str(),
            Protocol::Rpc { .. } => "a method of JSON-RPC",
        };
        let unsafely =
            || format!("{what} may change state: --unsafe-methods sends it all the same");
        if target.is_unsafe_sent { Ok(request) } else { Err(unsafely()) }
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
        return is_one.then_some(Question { operation, case, alike: vec![case], request });
    }
    let is_success = is_success(operation, case);
    let request = if !is_success {
        Err("it shows an error, and no request that leads to it".to_owned())
    } else if needs_nothing(operation) {
        Ok(bare(case))
    } else {
        let leading = leading(operation, &own, case).ok_or_else(|| {
            "it shows an answer, and no \
            request that leads to it"
                .to_owned()
        });
        leading.map(|request| Case { outcome: case.outcome.clone(), ..request.clone() })
    };
    if is_made_up && request.is_err() {
        return None;
    }
    let is_alike = |one: &&&Case| {
        let content = |case: &Case| case.outcome.as_ref().map(|one| (one.outcome, one.content));
        !one.request.is_shown && content(one) == content(case)
    };
    let alike = own.iter().filter(is_alike).copied().collect();
    Some(Question { operation, case, alike, request })
}

/// The one request that the operation shows without an answer, for an answer without a request.
fn leading<'c>(operation: &Operation, own: &[&'c Case], answer: &Case) -> Option<&'c Case> {
    let is_answer =
        !answer.request.is_shown && is_success(operation, answer) && !needs_nothing(operation);
    let is_request = |one: &&&Case| {
        one.request.is_shown && one.outcome.is_none() && one.provenance != Provenance::Synthetic
    };
    let mut requests = own.iter().filter(is_request).copied();
    let request = requests.next().filter(|_| is_answer)?;
    requests.next().is_none().then_some(request)
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
