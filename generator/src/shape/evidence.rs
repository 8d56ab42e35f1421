//! What tells the branches of a union apart where no tag does.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::Shaper;
use crate::model::{Guard, Kinds, Schema, SchemaId};

/// A union with more unions in it than this counts as any type.
const UNIONS: usize = 512;

/// A branch with what points to it.
pub(super) struct Candidate {
    pub(super) id: SchemaId,
    /// Its place in the document.
    pub(super) position: usize,
    pub(super) kinds: Kinds,
    pub(super) guard: Guard,
    schema: Rc<Schema>,
}

/// The branches in the order in which a reader looks at them: those with a JSON type or a member
/// of their own first, then those that have to be tried, from the most specific on.
pub(super) fn guards(shaper: &mut Shaper, branches: &[SchemaId]) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = branches
        .iter()
        .enumerate()
        .map(|(position, id)| Candidate {
            id: *id,
            position,
            kinds: kinds(shaper, *id),
            guard: Guard::Trial,
            schema: shaper.flattener.plain(*id),
        })
        .collect();
    let rivals = Rivals::of(&candidates);
    let guards: Vec<Guard> = candidates.iter().map(|one| rivals.guard(one)).collect();
    for (candidate, guard) in candidates.iter_mut().zip(guards) {
        candidate.guard = guard;
    }
    candidates.sort_by_key(|one| (rank(one), std::cmp::Reverse(weight(&one.schema)), one.position));
    candidates
}

/// Whether two objects have to be tried although both ask for the same members: which of them a
/// value is may then hang on nothing but their order.
pub(super) fn are_alike(candidates: &[Candidate]) -> bool {
    let tried = candidates.iter().filter(|one| {
        one.guard == Guard::Trial && one.kinds.names() == ["object"] && one.schema.one_of.is_empty()
    });
    let mut seen = BTreeSet::new();
    for candidate in tried {
        let properties = candidate.schema.properties.iter();
        let required = properties.filter(|(_, property)| property.is_required);
        let mut required: Vec<&String> = required.map(|(name, _)| name).collect();
        required.sort();
        if !seen.insert(required) {
            return true;
        }
    }
    false
}

/// What the branches of a union are to each other, counted once for all of them.
struct Rivals<'c> {
    /// The types of branches, and how many have them.
    kinds: Vec<(Kinds, usize)>,
    /// How many of the branches that may be objects have a member.
    members: BTreeMap<&'c str, usize>,
    /// Whether every branch that may be an object is one and names its members. A map may have any
    /// member, so a member is no evidence against it; it is tried last.
    have_members: bool,
}

impl<'c> Rivals<'c> {
    fn of(candidates: &'c [Candidate]) -> Self {
        let mut rivals = Self { kinds: Vec::new(), members: BTreeMap::new(), have_members: true };
        for one in candidates {
            match rivals.kinds.iter_mut().find(|(kinds, _)| *kinds == one.kinds) {
                Some((_, count)) => *count += 1,
                None => rivals.kinds.push((one.kinds, 1)),
            }
            if !one.kinds.object {
                continue;
            }
            rivals.have_members &= one.is_object() && !one.schema.properties.is_empty();
            for name in one.schema.properties.keys() {
                *rivals.members.entry(name).or_default() += 1;
            }
        }
        rivals
    }

    fn guard(&self, one: &Candidate) -> Guard {
        let overlapping = self.kinds.iter().filter(|(kinds, _)| overlap(*kinds, one.kinds));
        let count: usize = overlapping.map(|(_, count)| count).sum();
        let is_alone = count <= usize::from(overlap(one.kinds, one.kinds));
        if is_alone {
            return Guard::Kind;
        }
        if !one.is_object() || !self.have_members {
            return Guard::Trial;
        }
        let required = one.schema.properties.iter().filter(|(_, property)| property.is_required);
        let mut names = required.map(|(name, _)| name);
        let own = names.find(|name| self.members.get(name.as_str()) == Some(&1));
        own.map_or(Guard::Trial, |name| Guard::Member(name.clone()))
    }
}

impl Candidate {
    /// Whether it is an object, and no union of objects.
    fn is_object(&self) -> bool {
        self.kinds.names() == ["object"] && self.schema.one_of.is_empty()
    }
}

/// Whether some value has a type of both; every integer is a number.
fn overlap(one: Kinds, other: Kinds) -> bool {
    !one.without_null().intersect(other.without_null()).is_empty()
}

/// The order of guards, and of types among those that a text could be read as.
fn rank(candidate: &Candidate) -> (u8, u8) {
    let guard = match candidate.guard {
        Guard::Kind => 0,
        Guard::Member(_) => 1,
        Guard::Trial => 2,
    };
    let kinds = candidate.kinds;
    let is_listed = candidate.schema.enumeration.is_some() || candidate.schema.constant.is_some();
    let kind = match kinds.without_null().names().len() {
        1 if is_listed => 0,
        1 if kinds.boolean || kinds.object || kinds.array => 1,
        1 if kinds.integer => 2,
        1 if kinds.number => 3,
        1 => 4,
        _ => 5,
    };
    (guard, kind)
}

/// How much a schema asks for.
fn weight(schema: &Schema) -> (usize, usize, bool, bool) {
    let required = schema.properties.values().filter(|property| property.is_required).count();
    let is_precise = schema.format.is_some() || schema.limits != Default::default();
    (required, schema.properties.len(), schema.additional.is_some(), is_precise)
}

/// The JSON types of a schema's values.
fn kinds(shaper: &mut Shaper, id: SchemaId) -> Kinds {
    let mut all = Kinds::default();
    let mut seen = BTreeSet::new();
    let mut unions = 0;
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let schema = shaper.flattener.plain(id);
        if schema.one_of.is_empty() {
            all = all.union(own_kinds(&schema));
            continue;
        }
        unions += 1;
        if unions > UNIONS {
            return Kinds::ALL;
        }
        waiting.extend(&schema.one_of);
    }
    all
}

/// The JSON types of the values of a schema without a union.
fn own_kinds(schema: &Schema) -> Kinds {
    let listed = schema.constant.iter().chain(schema.enumeration.iter().flatten());
    let listed = listed.fold(Kinds::default(), |mut kinds, value| {
        kinds.add(match value {
            serde_json::Value::Null => "null",
            serde_json::Value::Bool(_) => "boolean",
            serde_json::Value::Number(number) if number.is_f64() => "number",
            serde_json::Value::Number(_) => "integer",
            serde_json::Value::String(_) => "string",
            serde_json::Value::Array(_) => "array",
            serde_json::Value::Object(_) => "object",
        });
        kinds
    });
    if listed.is_empty() { schema.kinds.unwrap_or(Kinds::ALL) } else { listed }
}
