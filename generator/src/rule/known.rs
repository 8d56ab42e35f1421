//! What a schema describes of an object or an array, and so what `unevaluatedProperties` and
//! `unevaluatedItems` leave out (JSON Schema 2020-12 §11).

use super::lowering::Lowering;
use crate::model::{Check, Known, Rule, Schema, SchemaId};

/// Which parts are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parts {
    Members,
    Items,
}

impl Lowering<'_> {
    /// The rules of the members and items that nothing beside describes.
    pub(super) fn unevaluated(&mut self, id: SchemaId, schema: &Schema) -> Vec<Rule> {
        let mut rules = Vec::new();
        for parts in [Parts::Members, Parts::Items] {
            let unevaluated = match parts {
                Parts::Members => schema.unevaluated_properties,
                Parts::Items => schema.unevaluated_items,
            };
            let Some(unevaluated) = unevaluated else { continue };
            let others = self.part(unevaluated);
            let known = self.known(id, parts, &mut Vec::new(), true);
            if others.is_empty() || known.contains(&Known::All) {
                continue;
            }
            rules.push(match parts {
                Parts::Members => Rule::OtherMembers(known, others),
                Parts::Items => Rule::OtherItems(known, others),
            });
        }
        rules
    }

    /// What a schema describes of a value, itself and by what it applies to the same value.
    fn known(
        &mut self,
        id: SchemaId,
        parts: Parts,
        path: &mut Vec<SchemaId>,
        is_outermost: bool,
    ) -> Vec<Known> {
        if path.contains(&id) || !self.may_write(id) {
            return Vec::new();
        }
        path.push(id);
        let schema = self.schemas.get(id);
        let mut known = match parts {
            Parts::Members => members(schema, is_outermost),
            Parts::Items => items(schema, is_outermost),
        };
        for part in schema.reference.iter().chain(&schema.all_of) {
            known.extend(self.known(*part, parts, path, false));
        }
        for branch in schema.any_of.iter().chain(&schema.one_of) {
            known.extend(self.known_when(*branch, *branch, parts, path));
        }
        for check in &schema.checks {
            known.extend(self.known_by(check, parts, path));
        }
        path.pop();
        known
    }

    fn known_by(&mut self, check: &Check, parts: Parts, path: &mut Vec<SchemaId>) -> Vec<Known> {
        match check {
            Check::When { condition, then, otherwise } => {
                let mut known = self.known_when(*condition, *condition, parts, path);
                if let Some(then) = then {
                    known.extend(self.known_when(*condition, *then, parts, path));
                }
                if let Some(otherwise) = otherwise {
                    let described = self.known(*otherwise, parts, path, false);
                    let condition = self.whole(*condition, &mut Vec::new());
                    known.extend(when(vec![Rule::Not(condition)], described));
                }
                known
            }
            Check::Dependent { name, schema: Some(schema), .. } => {
                let described = self.known(*schema, parts, path, false);
                when(vec![Rule::Required(vec![name.clone()])], described)
            }
            // Items that fit `contains` are described by it (§10.3.1.3).
            Check::Contains { item, .. } if parts == Parts::Items => {
                vec![Known::Fitting(self.part(*item))]
            }
            Check::AnyOf(branches) | Check::OneOf(branches) => {
                let known = branches.iter().map(|one| self.known_when(*one, *one, parts, path));
                known.flatten().collect()
            }
            Check::Not(_)
            | Check::Contains { .. }
            | Check::Dependent { .. }
            | Check::Unevaluated(_) => Vec::new(),
        }
    }

    /// What a schema describes where the value fits another.
    fn known_when(
        &mut self,
        other: SchemaId,
        id: SchemaId,
        parts: Parts,
        path: &mut Vec<SchemaId>,
    ) -> Vec<Known> {
        let described = self.known(id, parts, path, false);
        if described.is_empty() {
            return described;
        }
        let rules = self.whole(other, &mut Vec::new());
        when(rules, described)
    }
}

fn items(schema: &Schema, is_outermost: bool) -> Vec<Known> {
    let is_all = schema.items.is_some() || (schema.unevaluated_items.is_some() && !is_outermost);
    match (is_all, schema.prefix_items.len()) {
        (true, _) => vec![Known::All],
        (false, 0) => Vec::new(),
        (false, length) => vec![Known::First(length)],
    }
}

fn members(schema: &Schema, is_outermost: bool) -> Vec<Known> {
    if schema.additional.is_some() || (schema.unevaluated_properties.is_some() && !is_outermost) {
        return vec![Known::All];
    }
    let mut known = Vec::new();
    if !schema.properties.is_empty() {
        known.push(Known::Names(schema.properties.keys().cloned().collect()));
    }
    let patterns = schema.pattern_properties.iter();
    known.extend(patterns.map(|(pattern, _)| Known::Matching(pattern.clone())));
    known
}

/// What is described under a condition; nothing is a condition that says nothing.
fn when(rules: Vec<Rule>, described: Vec<Known>) -> Vec<Known> {
    match (rules.is_empty(), described.is_empty()) {
        (_, true) => Vec::new(),
        (true, false) => described,
        (false, false) => vec![Known::When(rules, described)],
    }
}
