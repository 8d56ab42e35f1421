//! What there is to cover: every way to ask an operation and to be answered.

use std::collections::BTreeSet;
use std::fmt;

use concord::model::{Case, Operation, Outcome, Provenance};

use crate::contract::Contract;
use crate::variation::Expected;
use crate::waiver::Waivers;

/// Stands where there is nothing: no body, no parameter.
const NOTHING: &str = "-";

/// One way to ask an operation and to be answered, with one of its parameters or without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The dialect.
    pub dialect: String,
    /// The id of the operation.
    pub operation: String,
    /// The media type of the request.
    pub request: String,
    /// The key of the outcome; `-` for the row that takes any.
    pub outcome: String,
    /// The media type of the answer.
    pub answer: String,
    /// `place.name` of a parameter that is given; `-` for the row that asks for none.
    pub parameter: String,
    /// What covers it.
    pub source: Source,
}

/// What covers a row. The first that there is counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Examples of the document, by name.
    Documented(BTreeSet<String>),
    /// Cases that are put together from documented values, by name.
    Composed(BTreeSet<String>),
    /// Cases that are made from schemas.
    Synthetic,
    /// Cases whose checks are waived.
    Waived,
    /// Nothing, for a reason.
    Open(&'static str),
}

impl Row {
    /// What tells it from the others.
    #[must_use]
    pub fn key(&self) -> String {
        let Self { dialect, operation, request, outcome, answer, parameter, .. } = self;
        format!("{dialect} | {operation} | {request} | {outcome} | {answer} | {parameter}")
    }
}

impl Source {
    /// The word for it.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Documented(_) => "documented",
            Self::Composed(_) => "composed",
            Self::Synthetic => "synthetic",
            Self::Waived => "waived",
            Self::Open(_) => "open",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())?;
        match self {
            Self::Documented(names) | Self::Composed(names) => {
                let names: Vec<_> = names.iter().map(String::as_str).collect();
                write!(f, ": {}", names.join(", "))
            }
            Self::Open(reason) => write!(f, ": {reason}"),
            Self::Synthetic | Self::Waived => Ok(()),
        }
    }
}

/// Every row of a document, in its order.
#[must_use]
pub fn rows(contract: &Contract, waivers: &Waivers) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, operation) in contract.api.operations.iter().enumerate() {
        let cases = covering(contract, index, waivers);
        for request in requests(operation) {
            for (outcome, answer) in ends(operation) {
                let mut push = |parameter: Option<usize>| {
                    let way = Way { request, outcome, answer, parameter };
                    rows.push(row(contract, operation, &way, &cases));
                };
                push(None);
                (0..operation.parameters.len()).for_each(|one| push(Some(one)));
            }
        }
    }
    rows
}

/// One way to ask and to be answered, by the indices of its parts.
struct Way {
    request: Option<usize>,
    /// None where it does not matter what is answered.
    outcome: Option<usize>,
    answer: Option<usize>,
    parameter: Option<usize>,
}

/// A case that covers something, and how.
struct Covering<'c> {
    case: &'c Case,
    provenance: Provenance,
    is_waived: bool,
}

/// The cases of an operation, and behind them those with one thing changed that is allowed, which
/// nobody documents.
fn covering<'c>(contract: &'c Contract, index: usize, waivers: &Waivers) -> Vec<Covering<'c>> {
    let waived = waived(contract, index, waivers);
    let cases = contract.api.cases.iter().enumerate();
    let own = cases.filter(|(_, case)| case.operation == index).map(|(at, case)| Covering {
        case,
        provenance: case.provenance,
        is_waived: waived.contains(&at),
    });
    let varied = contract.variations().iter();
    let kept = varied.filter(|one| one.operation == index && one.expected == Expected::Kept);
    let varied = kept.map(|one| Covering {
        case: &one.case,
        provenance: Provenance::Synthetic,
        is_waived: false,
    });
    own.chain(varied).collect()
}

/// The cases of an operation of which some check is waived.
fn waived(contract: &Contract, index: usize, waivers: &Waivers) -> BTreeSet<usize> {
    let checks = crate::check::replays(contract, index).into_iter();
    let waived = checks.filter(|check| waivers.of(&check.id).is_some());
    let case = |check: crate::check::Check| match check.subject {
        crate::check::CheckSubject::Case(case) => Some(case),
        crate::check::CheckSubject::NoCredentials(_) | crate::check::CheckSubject::Variation(_) => {
            None
        }
    };
    waived.filter_map(case).collect()
}

fn requests(operation: &Operation) -> Vec<Option<usize>> {
    indices(operation.body.as_ref().map_or(0, |body| body.contents.len()))
}

/// Every outcome with every media type of it; before them that whatever is answered.
fn ends(operation: &Operation) -> Vec<(Option<usize>, Option<usize>)> {
    let outcomes = operation.outcomes.iter().enumerate();
    let ends = outcomes.flat_map(|(at, outcome): (usize, &Outcome)| {
        let answers = indices(outcome.contents.len()).into_iter();
        answers.map(move |answer| (Some(at), answer))
    });
    [(None, None)].into_iter().chain(ends).collect()
}

fn indices(count: usize) -> Vec<Option<usize>> {
    if count == 0 { vec![None] } else { (0..count).map(Some).collect() }
}

fn row(contract: &Contract, operation: &Operation, way: &Way, cases: &[Covering<'_>]) -> Row {
    let nothing = || NOTHING.to_owned();
    let body = operation.body.as_ref();
    let request = way.request.and_then(|at| Some(body?.contents.get(at)?.media_type.clone()));
    let outcome = way.outcome.and_then(|at| operation.outcomes.get(at));
    let answer = way.answer.and_then(|at| Some(outcome?.contents.get(at)?.media_type.clone()));
    let parameter = way.parameter.and_then(|at| operation.parameters.get(at));
    let parameter = parameter.map(|one| format!("{}.{}", one.place.as_str(), one.name));
    Row {
        dialect: contract.dialect.clone(),
        operation: operation.id.clone(),
        request: request.unwrap_or_else(nothing),
        outcome: outcome.map(|outcome| outcome.key.to_string()).unwrap_or_else(nothing),
        answer: answer.unwrap_or_else(nothing),
        parameter: parameter.unwrap_or_else(nothing),
        source: source(way, cases),
    }
}

fn source(way: &Way, cases: &[Covering<'_>]) -> Source {
    let answered = |one: &&Covering<'_>| {
        let is_answered = match (way.outcome, &one.case.outcome) {
            (None, _) => one.case.request.is_shown,
            (Some(_), None) => false,
            (Some(outcome), Some(answer)) => {
                answer.outcome == outcome && answer.content == way.answer
            }
        };
        is_answered && way.request.is_none_or(|content| one.case.request.content == content)
    };
    let given = |one: &&Covering<'_>| {
        way.parameter.is_none_or(|at| one.case.request.parameters.iter().any(|(own, _)| *own == at))
    };
    let own: Vec<_> = cases.iter().filter(answered).collect();
    if own.is_empty() {
        return Source::Open("no case is asked and answered so");
    }
    let own: Vec<_> = own.into_iter().filter(given).collect();
    if own.is_empty() {
        return Source::Open("no case that is answered so gives the parameter");
    }
    let named = |provenance: Provenance| -> BTreeSet<String> {
        // The request of an answer alone is not what the document shows.
        let is_shown = |one: &Covering<'_>| way.parameter.is_none() || one.case.request.is_shown;
        let held = own.iter().filter(|one| one.provenance == provenance && !one.is_waived);
        held.filter(|one| is_shown(one)).map(|one| one.case.name.clone()).collect()
    };
    let (documented, composed) = (named(Provenance::Documented), named(Provenance::Composed));
    match () {
        () if !documented.is_empty() => Source::Documented(documented),
        () if !composed.is_empty() => Source::Composed(composed),
        () if own.iter().any(|one| one.is_waived) => Source::Waived,
        () => Source::Synthetic,
    }
}
