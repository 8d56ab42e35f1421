//! Unions with what stands beside them.

use super::Flattener;
use super::conjunction::{Atom, Conjunction, says_something};
use super::intersection::own;
use crate::model::{Check, Kinds, Schema, SchemaId};

impl Flattener {
    /// Gives a merged schema its union: each branch holds what stands beside, so that nothing of
    /// the schema is left but its branches. A second union stays in the branches of the first.
    pub(super) fn distribute(
        &mut self,
        id: SchemaId,
        mut merged: Schema,
        conjunction: &Conjunction,
    ) -> Schema {
        let unions: Vec<Atom> = conjunction
            .atoms
            .iter()
            .copied()
            .filter(|atom| !matches!(atom, Atom::Own(_)))
            .collect();
        let mut checked = Vec::new();
        let mut checks = Vec::new();
        for union in unions {
            let (holder, branches) = match union {
                Atom::AnyOf(holder) => (holder, self.schemas.get(holder).any_of.clone()),
                Atom::OneOf(holder) => (holder, self.schemas.get(holder).one_of.clone()),
                Atom::Own(_) => continue,
            };
            self.spend(branches.len(), id);
            if branches.iter().all(|branch| self.only_checks(*branch)) {
                checked.push(union);
                checks.push(match union {
                    Atom::AnyOf(_) => Check::AnyOf(branches),
                    Atom::OneOf(_) | Atom::Own(_) => Check::OneOf(branches),
                });
                continue;
            }
            let mut rest = conjunction.clone();
            rest.atoms.retain(|atom| match atom {
                Atom::Own(id) => !has_only_checks(self.schemas.get(*id)),
                Atom::AnyOf(_) | Atom::OneOf(_) => *atom != union && !checked.contains(atom),
            });
            // What only checks is said once, of the union, so that its branches stay what they are.
            let only = conjunction.own().map(|id| own(id, self.schemas.get(id)));
            merged.checks = only.filter(has_only_checks).flat_map(|schema| schema.checks).collect();
            merged.checks.extend(checks);
            merged.discriminator = self.schemas.get(holder).discriminator.clone();
            let mut kept = Vec::new();
            for branch in branches {
                if self.is_null(branch) {
                    let allows = merged.kinds.is_none_or(|kinds| kinds.null);
                    merged.is_nullable |= allows;
                    continue;
                }
                if let Some(branch) = self.with_rest(&rest, branch) {
                    kept.push(branch);
                }
                if self.is_exhausted {
                    break;
                }
            }
            if kept.is_empty() && !merged.is_nullable {
                let origin = self.schemas.get(id).origin;
                let message = "no branch of this union fits what stands beside it";
                self.diagnostics.push(self.conflict(origin, message));
                merged.is_never = true;
            }
            if kept.is_empty() && merged.is_nullable {
                merged.kinds = Some(Kinds { null: true, ..Kinds::default() });
            }
            merged.one_of = kept;
            return merged;
        }
        merged.checks.extend(checks);
        merged
    }

    /// A branch with what stands beside its union; none where no value fits both.
    fn with_rest(&mut self, rest: &Conjunction, branch: SchemaId) -> Option<SchemaId> {
        let own = self.conjunction(branch);
        let mut both = Conjunction::of_all([rest, &own]);
        self.absorb(&mut both);
        if both.key() == own.key() {
            return Some(branch);
        }
        self.merge(&both).ok()?;
        let whole = self.of_conjunction(both, branch);
        self.parts.entry(whole).or_insert(branch);
        Some(whole)
    }

    /// Whether a schema is nothing but `null`.
    fn is_null(&mut self, id: SchemaId) -> bool {
        let conjunction = self.conjunction(id);
        let mut own = conjunction.own().map(|id| self.schemas.get(id));
        let is_null = |schema: &Schema| {
            let listed = schema.enumeration.as_deref();
            let is_listed = listed.is_some_and(|listed| {
                !listed.is_empty() && listed.iter().all(serde_json::Value::is_null)
            });
            schema.kinds.is_some_and(|kinds| kinds.names() == ["null"])
                || schema.constant.as_ref().is_some_and(serde_json::Value::is_null)
                || is_listed
        };
        own.any(is_null)
    }

    /// Whether a schema only checks what others describe: `required`, `not`, limits.
    fn only_checks(&self, id: SchemaId) -> bool {
        let schema = self.schemas.get(id);
        let checked = Schema {
            required_elsewhere: Vec::new(),
            checks: Vec::new(),
            limits: crate::model::Limits::default(),
            kinds: schema.kinds.filter(|kinds| kinds.names() != ["object"]),
            ..schema.clone()
        };
        let is_checking = !schema.required_elsewhere.is_empty() || !schema.checks.is_empty();
        is_checking
            && schema.reference.is_none()
            && schema.any_of.is_empty()
            && schema.one_of.is_empty()
            && schema.all_of.iter().all(|part| self.only_checks(*part))
            && !says_something(&checked)
    }
}

/// Whether a schema says nothing but what no type says.
fn has_only_checks(schema: &Schema) -> bool {
    let rest = Schema {
        checks: Vec::new(),
        unevaluated_items: None,
        unevaluated_properties: None,
        ..schema.clone()
    };
    !says_something(&rest)
}
