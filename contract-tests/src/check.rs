//! What is asserted, one thing at a time.

use std::collections::BTreeMap;

use concord::model::{Case, Operation, Protocol, Provenance, Role};
use concord::source::Origin;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::contract::{Contract, content};
use crate::direction::Direction;
use crate::expectation::is_protected;
use crate::variation::Variation;

/// Characters that are written as they are in the name of a file, on every system.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'@');

/// One thing asserted, and the id under which it is listed, run and reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// `dialect/operation/case/direction`
    pub id: String,
    /// The direction it counts to.
    pub direction: Direction,
    /// What is asserted.
    pub subject: CheckSubject,
}

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckSubject {
    /// A case in the direction of the check, by the case's index.
    Case(usize),
    /// That a protected operation, by its index, refuses who shows no credentials.
    NoCredentials(usize),
    /// A case with one thing changed, by its index.
    Variation(usize),
}

impl Check {
    /// Whether it replays what the document shows, or what stands in for it; the others change it.
    #[must_use]
    pub fn is_replay(&self) -> bool {
        match self.subject {
            CheckSubject::Case(_) | CheckSubject::NoCredentials(_) => true,
            CheckSubject::Variation(_) => false,
        }
    }

    /// The name of the check's snapshot, without its folder and its ending.
    #[must_use]
    pub fn file_name(&self) -> String {
        let parts = self.id.split('/').map(|part| utf8_percent_encode(part, PLAIN).to_string());
        parts.collect::<Vec<_>>().join("__")
    }

    /// Where the case of the check comes from; none where it is about no case.
    #[must_use]
    pub fn provenance(&self, contract: &Contract) -> Option<Provenance> {
        match self.subject {
            CheckSubject::Case(case) => contract.case(case).ok().map(|case| case.provenance),
            CheckSubject::NoCredentials(_) | CheckSubject::Variation(_) => None,
        }
    }

    /// `file:line` of what the document says about it: of the answer, where that is in question.
    #[must_use]
    pub fn place(&self, contract: &Contract) -> String {
        let origin = match self.subject {
            CheckSubject::Case(case) => self.origin(contract, contract.case(case)),
            CheckSubject::Variation(index) => {
                let variation = contract.variation(index);
                self.origin(contract, variation.and_then(|it| contract.case(it.origin)))
            }
            CheckSubject::NoCredentials(operation) => {
                contract.operation(operation).map(|operation| operation.origin)
            }
        };
        origin.map(|origin| contract.place(origin)).unwrap_or_default()
    }

    fn origin(&self, contract: &Contract, case: Result<&Case, String>) -> Result<Origin, String> {
        let case = case?;
        let answer = answer_origin(contract, case).filter(|_| !self.direction.is_request());
        Ok(answer.unwrap_or(case.origin))
    }

    /// The command that runs this check and no other.
    #[must_use]
    pub fn command(&self) -> String {
        format!("cargo test -p contract-tests --test contract -- --exact '{}'", self.id)
    }
}

/// Where the document shows the answer of a case.
pub(crate) fn answer_origin(contract: &Contract, case: &Case) -> Option<Origin> {
    let operation = contract.operation(case.operation).ok()?;
    let content = content(operation, case.outcome.as_ref()?)?;
    let shown = content.examples.iter().find(|example| example.name == case.name)?;
    Some(shown.origin)
}

/// Every check of a dialect: of each operation those that replay its cases, then those that change
/// them.
#[must_use]
pub fn checks(contract: &Contract) -> Vec<Check> {
    let mut checks = Vec::new();
    for index in 0..contract.api.operations.len() {
        checks.extend(replays(contract, index));
        checks.extend(varied(contract, index));
    }
    checks
}

/// The checks that replay the cases of an operation.
#[must_use]
pub fn replays(contract: &Contract, index: usize) -> Vec<Check> {
    let Ok(operation) = contract.operation(index) else { return Vec::new() };
    let prefix = format!("{}/{}", contract.dialect, label(contract, operation));
    let mut checks = Vec::new();
    for (case, name) in named_cases(contract, index) {
        let shown = contract.api.cases.get(case).into_iter();
        for direction in shown.flat_map(|shown| directions(operation, shown)) {
            let id = format!("{prefix}/{name}/{direction}");
            checks.push(Check { id, direction, subject: CheckSubject::Case(case) });
        }
    }
    if operation.role == Role::Served && is_protected(contract, operation) {
        let direction = Direction::ServerDecode;
        let id = format!("{prefix}/no-credentials/{direction}");
        checks.push(Check { id, direction, subject: CheckSubject::NoCredentials(index) });
    }
    checks
}

/// The checks that change one thing of the cases of an operation.
#[must_use]
pub fn varied(contract: &Contract, index: usize) -> Vec<Check> {
    let Ok(operation) = contract.operation(index) else { return Vec::new() };
    let prefix = format!("{}/{}", contract.dialect, label(contract, operation));
    let names: BTreeMap<usize, String> = named_cases(contract, index).into_iter().collect();
    let variations = contract.variations().iter().enumerate();
    let own = variations.filter(|(_, variation)| variation.operation == index);
    let check = |(at, variation): (usize, &Variation)| {
        let Variation { origin, name, direction, .. } = variation;
        let (case, change) = (names.get(origin)?, name.replace('/', "."));
        let id = format!("{prefix}/{case}/{change}/{direction}");
        Some(Check { id, direction: *direction, subject: CheckSubject::Variation(at) })
    };
    own.filter_map(check).collect()
}

/// The cases of an operation by their indices, each with a name that no other has.
fn named_cases(contract: &Contract, operation: usize) -> Vec<(usize, String)> {
    let cases = contract.api.cases.iter().enumerate();
    let own: Vec<_> = cases.filter(|(_, case)| case.operation == operation).collect();
    let names = names(own.iter().map(|(_, case)| *case), contract);
    own.iter().map(|(index, _)| *index).zip(names).collect()
}

/// The checks of a case that are left open, with the reason: neither side has a type for what was
/// made and does not fit.
#[must_use]
pub fn open(contract: &Contract, check: &Check) -> Option<String> {
    let CheckSubject::Case(case) = check.subject else { return None };
    let (request, answer) = concord::unfit(&contract.api, contract.case(case).ok()?);
    match check.direction {
        Direction::ClientEncode | Direction::ServerDecode => request,
        Direction::ServerEncode | Direction::ClientDecode => request.or(answer),
    }
}

/// The name of an operation in ids; where several have it, with what tells them apart.
fn label(contract: &Contract, operation: &Operation) -> String {
    let others = contract.api.operations.iter().filter(|other| other.name == operation.name);
    match (others.count(), &operation.protocol) {
        (2.., Protocol::Http { method, path }) => {
            format!("{} {method}{}", operation.name, path.replace('/', " "))
        }
        _ => operation.name.clone(),
    }
}

/// The directions that exist for a case: those of what it shows, and a server's for an operation
/// that it answers.
fn directions(operation: &Operation, case: &Case) -> impl Iterator<Item = Direction> {
    let shown = (case.request.is_shown, case.outcome.is_some());
    let is_served = operation.role == Role::Served;
    Direction::ALL.into_iter().filter(move |one| match one {
        Direction::ClientEncode => shown.0,
        Direction::ServerDecode => shown.0 && is_served,
        Direction::ServerEncode => shown.1 && is_served,
        Direction::ClientDecode => shown.1,
    })
}

/// Names that tell the cases of an operation apart: an example's own, with the outcome where more
/// than one answer goes by it.
fn names<'c>(cases: impl Iterator<Item = &'c Case> + Clone, contract: &Contract) -> Vec<String> {
    let mut uses = BTreeMap::<&str, usize>::new();
    for case in cases.clone() {
        *uses.entry(&case.name).or_default() += 1;
    }
    let name = |case: &Case| match (&case.outcome, uses.get(case.name.as_str())) {
        (Some(answer), Some(2..)) => {
            let operation = contract.operation(case.operation).ok();
            let outcome = operation.and_then(|operation| operation.outcomes.get(answer.outcome));
            let key = outcome.map_or_else(String::new, |outcome| outcome.key.to_string());
            let content = answer.content.filter(|content| *content > 0);
            let content = content.map_or_else(String::new, |content| format!(".{content}"));
            format!("{}@{key}{content}", case.name)
        }
        _ => case.name.clone(),
    };
    cases.map(name).collect()
}
