//! What tells the branches of a union apart where no tag does.

use super::Shaper;
use crate::model::{Guard, Kinds, Schema, SchemaId};

/// Unions in unions deeper than this count as any type.
const DEPTH: usize = 16;

/// A branch with what points to it.
pub(super) struct Candidate {
    pub(super) id: SchemaId,
    /// Its place in the document.
    pub(super) position: usize,
    pub(super) kinds: Kinds,
    pub(super) guard: Guard,
    schema: Schema,
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
            kinds: kinds(shaper, *id, 0),
            guard: Guard::Trial,
            schema: shaper.flattener.plain(*id),
        })
        .collect();
    let guards: Vec<Guard> = candidates.iter().map(|one| guard(one, &candidates)).collect();
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
    let mut seen: Vec<Vec<&String>> = Vec::new();
    for candidate in tried {
        let properties = candidate.schema.properties.iter();
        let required = properties.filter(|(_, property)| property.is_required);
        let mut required: Vec<&String> = required.map(|(name, _)| name).collect();
        required.sort();
        if seen.contains(&required) {
            return true;
        }
        seen.push(required);
    }
    false
}

fn guard(one: &Candidate, all: &[Candidate]) -> Guard {
    let rivals = || {
        all.iter().filter(|other| other.position != one.position && overlap(one.kinds, other.kinds))
    };
    if rivals().next().is_none() {
        return Guard::Kind;
    }
    if one.kinds.names() != ["object"] || !one.schema.one_of.is_empty() {
        return Guard::Trial;
    }
    let required = one.schema.properties.iter().filter(|(_, property)| property.is_required);
    let mut names = required.map(|(name, _)| name);
    // A map may have any member, so a member is no evidence against it; it is tried last.
    let own = names.find(|name| {
        rivals().all(|rival| {
            rival.schema.one_of.is_empty()
                && rival.kinds.names() == ["object"]
                && !rival.schema.properties.is_empty()
                && !rival.schema.properties.contains_key(*name)
        })
    });
    own.map_or(Guard::Trial, |name| Guard::Member(name.clone()))
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
fn kinds(shaper: &mut Shaper, id: SchemaId, depth: usize) -> Kinds {
    let schema = shaper.flattener.plain(id);
    if !schema.one_of.is_empty() && depth < DEPTH {
        let branches = schema.one_of.iter();
        return branches
            .map(|branch| kinds(shaper, *branch, depth + 1))
            .fold(Kinds::default(), Kinds::union);
    }
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
    if !listed.is_empty() {
        return listed;
    }
    schema.kinds.unwrap_or(Kinds::ALL)
}
