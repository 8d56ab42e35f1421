//! Names of header sets: the structs for the documented headers of answers.

use std::collections::BTreeMap;

use super::scope::Scope;
use super::{field, variant};
use crate::model::{Api, Outcome, Parameter, Shape};

/// How long the name of a set may get before it stops naming its headers.
const LONGEST: usize = 40;

/// Headers that answers document, with their Rust names. Answers with the same headers share one.
#[derive(Clone, Debug)]
pub(crate) struct HeaderNames {
    /// The struct.
    pub(crate) ty: String,
    /// Its fields, by position of the headers.
    pub(crate) fields: Vec<String>,
    /// Whose headers these are first: an operation and an outcome of it, by position.
    pub(crate) first: (usize, usize),
}

/// The header sets of an API, and which outcome has which.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeaderSets {
    pub(crate) sets: Vec<HeaderNames>,
    by_outcome: BTreeMap<(usize, usize), usize>,
}

impl HeaderSets {
    /// Which set an outcome has.
    pub(crate) fn of(&self, operation: usize, outcome: usize) -> Option<usize> {
        self.by_outcome.get(&(operation, outcome)).copied()
    }
}

/// Names the header sets of an API, after the headers and not after who has them: so a name stays
/// when another answer gets the same headers.
pub(super) fn name(api: &Api, items: &mut Scope) -> HeaderSets {
    let mut sets = HeaderSets::default();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        for (position, outcome) in operation.outcomes.iter().enumerate() {
            if outcome.headers.is_empty() {
                continue;
            }
            let set = *known.entry(key(api, outcome)).or_insert_with(|| {
                let mut fields = Scope::new(&[]);
                let names = outcome.headers.iter();
                let names = names.map(|header| fields.claim(&field(plain(header)), "_"));
                let fields = names.collect();
                let ty = items.claim(&wanted(outcome), "Fields");
                sets.sets.push(HeaderNames { ty, fields, first: (index, position) });
                sets.sets.len() - 1
            });
            sets.by_outcome.insert((index, position), set);
        }
    }
    sets
}

/// What makes two sets the same struct: names, whether they have to be there, and types.
fn key(api: &Api, outcome: &Outcome) -> String {
    let headers = outcome.headers.iter().map(|header| {
        let id = api.types.resolve(header.ty);
        let shape = match api.types.shape(id) {
            shape @ (Shape::Boolean | Shape::Integer(_) | Shape::Number | Shape::Text(_)) => {
                format!("{shape:?}")
            }
            _ => format!("{id:?}"),
        };
        let nullable = api.types.is_nullable(header.ty);
        format!("{} {} {} {nullable} {shape}", header.name, header.is_required, header.explode)
    });
    headers.collect::<Vec<_>>().join("\n")
}

fn wanted(outcome: &Outcome) -> String {
    let mut name = String::new();
    for header in &outcome.headers {
        let word = variant(plain(header));
        if !name.is_empty() && name.len() + word.len() > LONGEST {
            name.push_str("AndMore");
            break;
        }
        name.push_str(&word);
    }
    format!("{name}Headers")
}

/// A header's `x-` says that it is not a standard one, and nothing about what it holds.
fn plain(header: &Parameter) -> &str {
    let name = &header.name;
    match name.split_at_checked(2) {
        Some((start, rest)) if start.eq_ignore_ascii_case("x-") && !rest.is_empty() => rest,
        _ => name,
    }
}
