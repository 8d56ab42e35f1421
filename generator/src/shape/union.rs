//! Unions: their branches, and the evidence for each.

use std::collections::BTreeSet;

use super::{Shaper, enumeration, evidence, tag};
use crate::Strictness;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Branch, Evidence, Guard, Kinds, Schema, SchemaId, Shape, TypeId, TypeOwner, Union,
};

/// The shape of a schema with branches.
pub(super) fn shape(shaper: &mut Shaper, id: TypeId, schema: &Schema) -> Shape {
    let mut branches: Vec<SchemaId> = Vec::new();
    let mut known = BTreeSet::new();
    for branch in &schema.one_of {
        // Two branches that say the same are one; which of them a value is cannot be told.
        if known.insert(shaper.flattener.canonical(*branch)) {
            branches.push(*branch);
        }
    }
    if let [single] = branches.as_slice() {
        return Shape::Alias(shaper.ty(*single, TypeOwner::Type(id), "value"));
    }
    if let Some(shape) = enumeration::of_branches(shaper, &branches) {
        return shape;
    }
    if let Some((tag, tags)) =
        tag::documented(shaper, schema, &branches).or_else(|| tag::constant(shaper, &branches))
    {
        let branches = branches.into_iter().zip(tags).map(|(branch, tags)| {
            // As its variant is called.
            let part = tags.first().map_or("other", String::as_str);
            let ty = shaper.ty(branch, TypeOwner::Type(id), part);
            let kinds = Kinds { object: true, ..Kinds::default() };
            Branch { ty, tags, guard: Guard::Kind, kinds, is_boxed: false }
        });
        let branches = branches.collect();
        return Shape::Union(Union { branches, evidence: Evidence::Tag(tag) });
    }
    guarded(shaper, id, schema, branches)
}

/// The shape of a schema with several types: a branch for each of them.
pub(super) fn of_kinds(shaper: &mut Shaper, id: TypeId, schema: &Schema, kinds: Kinds) -> Shape {
    let names = kinds.names();
    // Every integer is a number.
    let names = names.into_iter().filter(|name| !(*name == "integer" && kinds.number));
    let branches = names.map(|name| {
        let mut only = Kinds::default();
        only.add(name);
        shaper.flattener.of_kinds(schema, only)
    });
    let branches = branches.collect();
    guarded(shaper, id, schema, branches)
}

fn guarded(shaper: &mut Shaper, id: TypeId, schema: &Schema, branches: Vec<SchemaId>) -> Shape {
    let candidates = evidence::guards(shaper, &branches);
    if shaper.strictness == Strictness::Strict && evidence::are_alike(&candidates) {
        let message = "nothing tells the branches of this union apart: no discriminator, and no \
                       constant, JSON type or required member of its own in each branch";
        let diagnostic = Diagnostic::new(Code::AmbiguousUnion, schema.origin, message);
        let instead = "they are tried in order, the most specific first";
        shaper.diagnostics.push(diagnostic.tolerable(instead));
    }
    let branches = candidates.into_iter().map(|candidate| {
        let title = shaper.flattener.written(candidate.id).title.clone();
        let title = title.filter(|title| title.len() <= 40);
        let part = match (&title, &candidate.guard) {
            (Some(title), _) => title.clone(),
            (None, Guard::Kind) => noun(candidate.kinds).to_owned(),
            (None, _) => format!("variant {}", candidate.position + 1),
        };
        Branch {
            ty: shaper.ty(candidate.id, TypeOwner::Type(id), &part),
            tags: Vec::new(),
            guard: candidate.guard,
            kinds: candidate.kinds,
            is_boxed: false,
        }
    });
    let branches = branches.collect();
    Shape::Union(Union { branches, evidence: Evidence::Guards })
}

fn noun(kinds: Kinds) -> &'static str {
    match kinds.names().as_slice() {
        ["array"] => "list",
        ["object"] => "object",
        ["string"] => "text",
        _ => "value",
    }
}
