//! The schemas that a value has to fit all at once.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Flattener;
use crate::model::{Kinds, Schema, SchemaId};

/// Conjunctions of more parts than this are taken apart anew each time, so that a chain of schemas
/// does not take the square of its length in memory.
const KEPT: usize = 256;

/// One thing that a value has to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Atom {
    /// The keywords of a schema, without those that only name other schemas.
    Own(SchemaId),
    /// The `anyOf` of a schema.
    AnyOf(SchemaId),
    /// The `oneOf` of a schema.
    OneOf(SchemaId),
}

/// The atoms of a schema, in the order of the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Conjunction {
    pub(super) atoms: Vec<Atom>,
    /// The schemas that were passed on the way; a value that fits the whole fits each of them.
    via: BTreeSet<SchemaId>,
    /// Whether one of them notes that `null` is allowed.
    pub(super) is_nullable: bool,
}

impl Conjunction {
    /// What two conjunctions with the same meaning have in common.
    pub(super) fn key(&self) -> Vec<Atom> {
        let mut key = self.atoms.clone();
        key.sort_unstable();
        key
    }

    /// The atoms of all of them.
    pub(super) fn of_all<'c>(all: impl IntoIterator<Item = &'c Self>) -> Self {
        let mut whole = Self::default();
        let mut seen = BTreeSet::new();
        for one in all {
            whole.via.extend(&one.via);
            whole.is_nullable |= one.is_nullable;
            whole.atoms.extend(one.atoms.iter().filter(|atom| seen.insert(**atom)));
        }
        whole
    }

    /// How many parts there are.
    pub(super) fn len(&self) -> usize {
        self.atoms.len() + self.via.len()
    }

    /// The schemas whose own keywords hold.
    pub(super) fn own(&self) -> impl Iterator<Item = SchemaId> + '_ {
        self.atoms.iter().filter_map(|atom| match atom {
            Atom::Own(id) => Some(*id),
            Atom::AnyOf(_) | Atom::OneOf(_) => None,
        })
    }
}

impl Flattener {
    /// Takes a schema apart.
    pub(super) fn conjunction(&mut self, id: SchemaId) -> Rc<Conjunction> {
        if self.is_exhausted {
            return Rc::default();
        }
        if let Some(known) = self.conjunctions.get(&id) {
            return Rc::clone(known);
        }
        let found = Rc::new(self.taken_apart(id));
        self.spend(found.len(), id);
        if found.len() <= KEPT {
            self.conjunctions.insert(id, Rc::clone(&found));
        }
        found
    }

    fn taken_apart(&self, id: SchemaId) -> Conjunction {
        let mut found = Conjunction::default();
        // Schemas to go into, and those whose parts were gone into before.
        let mut waiting = vec![(id, false)];
        while let Some((id, is_entered)) = waiting.pop() {
            let schema = self.schemas.get(id);
            if is_entered {
                self.add_own(id, schema, &mut found);
                continue;
            }
            if !found.via.insert(id) {
                continue;
            }
            if let Some(made) = self.made.get(&id) {
                found = Conjunction::of_all([&found, made]);
                continue;
            }
            found.is_nullable |= schema.is_nullable;
            waiting.push((id, true));
            waiting.extend(schema.all_of.iter().rev().map(|part| (*part, false)));
            waiting.extend(schema.reference.map(|target| (target, false)));
        }
        self.absorb(&mut found);
        found
    }

    fn add_own(&self, id: SchemaId, schema: &Schema, found: &mut Conjunction) {
        if says_something(schema) {
            found.atoms.push(Atom::Own(id));
        }
        if !schema.any_of.is_empty() {
            found.atoms.push(Atom::AnyOf(id));
        }
        if !schema.one_of.is_empty() {
            found.atoms.push(Atom::OneOf(id));
        }
    }

    /// Leaves out what the rest says already: a union one of whose branches is required anyway
    /// (a base with its children in `oneOf`, which refer back to it), and a type beside a narrower
    /// one.
    pub(super) fn absorb(&self, found: &mut Conjunction) {
        // What the types of the schemas are, and whether they say anything else.
        let mut types: Vec<(Kinds, bool)> = Vec::new();
        for schema in found.own().map(|id| self.schemas.get(id)) {
            let Some(kinds) = schema.kinds else { continue };
            let one = (kinds, says_only_kinds(schema));
            if !types.contains(&one) {
                types.push(one);
            }
        }
        let Conjunction { atoms, via, .. } = found;
        atoms.retain(|atom| match atom {
            Atom::AnyOf(id) => !self.is_met(&self.schemas.get(*id).any_of, via),
            Atom::OneOf(id) => !self.is_met(&self.schemas.get(*id).one_of, via),
            Atom::Own(id) => {
                let schema = self.schemas.get(*id);
                let Some(kinds) = schema.kinds.filter(|_| says_only_kinds(schema)) else {
                    return true;
                };
                !types.iter().any(|(other, says_no_more)| match *other == kinds {
                    true => !says_no_more,
                    false => other.intersect(kinds) == *other,
                })
            }
        });
    }

    fn is_met(&self, branches: &[SchemaId], via: &BTreeSet<SchemaId>) -> bool {
        branches.iter().any(|branch| {
            let mut at = *branch;
            for _ in 0..64 {
                if via.contains(&at) {
                    return true;
                }
                match self.bare_target(at) {
                    Some(next) if !says_something(self.schemas.get(at)) => at = next,
                    _ => break,
                }
            }
            false
        })
    }
}

/// Whether a schema says nothing but a type.
fn says_only_kinds(schema: &Schema) -> bool {
    schema.kinds.is_some() && !says_more(schema)
}

/// Whether a schema has keywords of its own that constrain values.
pub(crate) fn says_something(schema: &Schema) -> bool {
    schema.kinds.is_some() || says_more(schema)
}

/// The same of all keywords but `type`.
fn says_more(schema: &Schema) -> bool {
    schema.is_never
        || schema.constant.is_some()
        || schema.enumeration.is_some()
        || !schema.properties.is_empty()
        || !schema.required_elsewhere.is_empty()
        || schema.additional.is_some()
        || !schema.pattern_properties.is_empty()
        || schema.property_names.is_some()
        || !schema.prefix_items.is_empty()
        || schema.items.is_some()
        || !schema.checks.is_empty()
        || schema.unevaluated_items.is_some()
        || schema.unevaluated_properties.is_some()
        || schema.format.is_some()
        || schema.content_media_type.is_some()
        || schema.limits != crate::model::Limits::default()
}
