//! A whole schema as rules: what stands where no type is, in `not`, `if`, `contains` and their like.

use super::lowering::Lowering;
use crate::model::{Check, Kinds, Limits, Rule, Schema, SchemaId, TextFormat};

impl Lowering<'_> {
    /// All that a schema says, as it is written. One that comes back to itself at the same value
    /// says nothing new there.
    pub(super) fn whole(&mut self, id: SchemaId, path: &mut Vec<SchemaId>) -> Vec<Rule> {
        if path.contains(&id) {
            return Vec::new();
        }
        if let Some(table) = self.in_place(id) {
            return table;
        }
        if !self.may_write(id) {
            return Vec::new();
        }
        path.push(id);
        let schema = self.schemas.get(id);
        let mut rules = Vec::new();
        if let Some(target) = schema.reference {
            rules.extend(self.whole(target, path));
        }
        rules.extend(self.own(schema, path));
        for part in &schema.all_of {
            rules.extend(self.whole(*part, path));
        }
        rules.extend(self.branches(&schema.any_of, path).map(Rule::AnyOf));
        rules.extend(self.branches(&schema.one_of, path).map(Rule::OneOf));
        rules.extend(self.unevaluated(id, schema));
        path.pop();
        if schema.is_nullable && !rules.is_empty() {
            let null = Kinds { null: true, ..Kinds::default() };
            return vec![Rule::AnyOf(vec![vec![Rule::Type(null)], rules])];
        }
        rules
    }

    /// The keywords of a schema, without those that name others for the same value.
    pub(super) fn own(&mut self, schema: &Schema, path: &mut Vec<SchemaId>) -> Vec<Rule> {
        if schema.is_never {
            return vec![Rule::Never];
        }
        let mut rules = Vec::new();
        rules.extend(
            schema.kinds.filter(|kinds| Kinds::ALL.intersect(*kinds) != Kinds::ALL).map(Rule::Type),
        );
        rules.extend(schema.constant.clone().map(|value| Rule::Listed(vec![value])));
        rules.extend(schema.enumeration.clone().map(Rule::Listed));
        rules.extend(self.limits(schema));
        rules.extend(format(schema).map(Rule::Format));
        rules.extend(self.members(schema));
        match schema.prefix_items.is_empty() {
            true => {
                let items = schema.items.map(|items| self.part(items)).unwrap_or_default();
                rules.extend((!items.is_empty()).then_some(Rule::Items(items)));
            }
            false => rules.extend(self.places(schema, true)),
        }
        rules.extend(self.checks(schema, path));
        rules
    }

    fn members(&mut self, schema: &Schema) -> Vec<Rule> {
        let mut rules = Vec::new();
        let required = schema.properties.iter().filter(|(_, property)| property.is_required);
        // OAS 3.1 §4.8.24.2: such a member is there in one direction only.
        let required = required.filter(|(_, property)| {
            let property = self.schemas.plain(property.schema);
            !property.is_read_only && !property.is_write_only
        });
        let required = required.map(|(name, _)| name);
        let required: Vec<_> = required.chain(&schema.required_elsewhere).cloned().collect();
        rules.extend((!required.is_empty()).then_some(Rule::Required(required)));
        for (name, property) in &schema.properties {
            let value = self.part(property.schema);
            if !value.is_empty() {
                rules.push(Rule::Member(name.clone(), value));
            }
        }
        rules.extend(self.matching(schema));
        rules.extend(schema.additional.and_then(|id| self.others(schema, id)));
        rules.extend(self.property_names(schema));
        rules
    }

    fn branches(
        &mut self,
        branches: &[SchemaId],
        path: &mut Vec<SchemaId>,
    ) -> Option<Vec<Vec<Rule>>> {
        (!branches.is_empty())
            .then(|| branches.iter().map(|branch| self.whole(*branch, path)).collect())
    }

    /// What no type says.
    pub(super) fn checks(&mut self, schema: &Schema, path: &mut Vec<SchemaId>) -> Vec<Rule> {
        schema.checks.iter().flat_map(|check| self.check(check, path)).collect()
    }

    fn check(&mut self, check: &Check, path: &mut Vec<SchemaId>) -> Vec<Rule> {
        match check {
            Check::Not(excluded) => vec![self.not(*excluded, path)],
            Check::When { condition, then, otherwise } => {
                let mut within =
                    |id: &Option<SchemaId>| id.map(|id| self.whole(id, path)).unwrap_or_default();
                let (then, otherwise) = (within(then), within(otherwise));
                if then.is_empty() && otherwise.is_empty() {
                    return Vec::new();
                }
                let condition = self.whole(*condition, path);
                vec![Rule::When { condition, then, otherwise }]
            }
            Check::Contains { least: 0, most: None, .. } => Vec::new(),
            Check::Contains { item, least, most } => {
                vec![Rule::Contains { rules: self.part(*item), least: *least, most: *most }]
            }
            Check::Dependent { name, required, schema } => {
                let mut rules = Vec::new();
                rules.extend((!required.is_empty()).then(|| Rule::Required(required.clone())));
                rules.extend(schema.iter().flat_map(|schema| self.whole(*schema, path)));
                match rules.is_empty() {
                    true => Vec::new(),
                    false => vec![Rule::Dependent(name.clone(), rules)],
                }
            }
            Check::AnyOf(branches) => {
                self.branches(branches, path).map(Rule::AnyOf).into_iter().collect()
            }
            Check::OneOf(branches) => {
                self.branches(branches, path).map(Rule::OneOf).into_iter().collect()
            }
            Check::Unevaluated(holder) => self.unevaluated(*holder, self.schemas.get(*holder)),
        }
    }

    fn not(&mut self, excluded: SchemaId, path: &mut Vec<SchemaId>) -> Rule {
        let mut rules = self.whole(excluded, path);
        match rules.as_mut_slice() {
            // Everything fits a schema that says nothing.
            [] => Rule::Never,
            [Rule::Listed(values)] => Rule::NoneOf(std::mem::take(values)),
            _ => Rule::Not(rules),
        }
    }

    /// The limits of values of every type.
    fn limits(&mut self, schema: &Schema) -> Vec<Rule> {
        let Limits {
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
            multiple_of,
            min_length,
            max_length,
            patterns,
            min_items,
            max_items,
            has_unique_items,
            min_properties,
            max_properties,
        } = &schema.limits;
        let least = |least: &Option<u64>| least.filter(|least| *least > 0);
        let mut rules = Vec::new();
        rules.extend(least(min_length).map(Rule::MinLength));
        rules.extend(max_length.map(Rule::MaxLength));
        let patterns = patterns.iter().filter(|pattern| self.is_pattern(schema.origin, pattern));
        rules.extend(patterns.cloned().map(Rule::Pattern));
        rules.extend(minimum.map(Rule::Minimum));
        rules.extend(maximum.map(Rule::Maximum));
        rules.extend(exclusive_minimum.map(Rule::Above));
        rules.extend(exclusive_maximum.map(Rule::Below));
        rules.extend(multiple_of.iter().copied().map(Rule::MultipleOf));
        rules.extend(least(min_items).map(Rule::MinItems));
        rules.extend(max_items.map(Rule::MaxItems));
        rules.extend(has_unique_items.then_some(Rule::UniqueItems));
        rules.extend(least(min_properties).map(Rule::MinMembers));
        rules.extend(max_properties.map(Rule::MaxMembers));
        rules
    }
}

/// The format of a text, where it has a type; the others say nothing of values (JSON Schema 2020-12
/// validation §7.2.1).
fn format(schema: &Schema) -> Option<TextFormat> {
    match schema.format.as_deref() {
        Some("date-time") => Some(TextFormat::DateTime),
        Some("date") => Some(TextFormat::Date),
        Some("uuid") => Some(TextFormat::Uuid),
        _ => None,
    }
}
