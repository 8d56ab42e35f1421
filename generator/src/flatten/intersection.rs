//! The keywords of several schemas as those of one.

use serde_json::Value;

use super::conjunction::Conjunction;
use super::{Conflict, Flattener};
use crate::model::{Check, Kinds, Limits, Property, Schema, SchemaId};

impl Flattener {
    /// The own keywords of all atoms in one schema, without any union.
    pub(super) fn merge(&mut self, conjunction: &Conjunction) -> Result<Schema, Conflict> {
        let mut merged: Option<Schema> = None;
        for id in conjunction.own() {
            let next = own(id, self.schemas.get(id));
            merged = Some(match merged {
                None => next,
                Some(merged) => self.intersect(merged, next)?,
            });
        }
        let mut merged = merged.unwrap_or_default();
        merged.is_nullable = conjunction.is_nullable;
        merged.kinds = merged.kinds.or_else(|| implied(&merged));
        for name in std::mem::take(&mut merged.required_elsewhere) {
            let schema = match merged.additional {
                Some(additional) if !self.schemas.get(additional).is_never => additional,
                _ => SchemaId::ANY,
            };
            let property = Property { schema, is_required: true };
            merged.properties.entry(name).or_insert(property).is_required = true;
        }
        Ok(merged)
    }

    fn intersect(&mut self, mut first: Schema, next: Schema) -> Result<Schema, Conflict> {
        let conflict =
            |message: String| Conflict { first: first.origin, second: next.origin, message };
        first.kinds = match (first.kinds, next.kinds) {
            (Some(one), Some(other)) => {
                let both = one.intersect(other);
                if both.is_empty() {
                    let (one, other) = (one.names().join(" or "), other.names().join(" or "));
                    return Err(conflict(format!("no value is both {one} and {other}")));
                }
                Some(both)
            }
            (one, other) => one.or(other),
        };
        if let (Some(one), Some(other)) = (&first.constant, &next.constant)
            && one != other
        {
            return Err(conflict(format!("no value is both {one} and {other}")));
        }
        if let (Some(one), Some(other)) = (&first.enumeration, &next.enumeration) {
            let both: Vec<Value> = one.iter().filter(|it| other.contains(it)).cloned().collect();
            if both.is_empty() {
                return Err(conflict("no value stands in both lists of `enum`".to_owned()));
            }
            first.enumeration = Some(both);
        }
        first.is_never |= next.is_never;
        first.constant = first.constant.or(next.constant);
        first.enumeration = first.enumeration.or(next.enumeration);
        for (name, property) in next.properties {
            match first.properties.get(&name).cloned() {
                None => {
                    first.properties.insert(name, property);
                }
                Some(known) => {
                    let schema = self.both(known.schema, property.schema);
                    let is_required = known.is_required || property.is_required;
                    first.properties.insert(name, Property { schema, is_required });
                }
            }
        }
        first.required_elsewhere.extend(next.required_elsewhere);
        first.additional = self.both_of(first.additional, next.additional);
        first.property_names = self.both_of(first.property_names, next.property_names);
        first.items = self.both_of(first.items, next.items);
        first.pattern_properties.extend(next.pattern_properties);
        if first.prefix_items.is_empty() {
            first.prefix_items = next.prefix_items;
        }
        for check in next.checks {
            if !first.checks.contains(&check) {
                first.checks.push(check);
            }
        }
        first.format = first.format.or(next.format);
        first.content_media_type = first.content_media_type.or(next.content_media_type);
        first.content_schema = first.content_schema.or(next.content_schema);
        first.limits = tightest(first.limits, next.limits);
        first.title = first.title.or(next.title);
        first.description = first.description.or(next.description);
        first.default = first.default.or(next.default);
        first.is_read_only |= next.is_read_only;
        first.is_write_only |= next.is_write_only;
        // What one part shows as a whole is not the whole of all of them.
        first.examples.clear();
        Ok(first)
    }

    fn both_of(&mut self, one: Option<SchemaId>, other: Option<SchemaId>) -> Option<SchemaId> {
        match (one, other) {
            // A part that is closed knows its own members only. Who writes `allOf` of it means
            // that the whole is closed (JSON Schema 2020-12 has `unevaluatedProperties` for that).
            (Some(one), Some(_)) if self.schemas.get(one).is_never => Some(one),
            (Some(_), Some(other)) if self.schemas.get(other).is_never => Some(other),
            (Some(one), Some(other)) => Some(self.both(one, other)),
            (one, other) => one.or(other),
        }
    }
}

/// A schema without what names other schemas to be merged. What looks at all that stands beside it
/// looks at the schema as it is written.
pub(super) fn own(id: SchemaId, schema: &Schema) -> Schema {
    let mut checks = schema.checks.clone();
    if schema.unevaluated_items.is_some() || schema.unevaluated_properties.is_some() {
        checks.push(Check::Unevaluated(id));
    }
    Schema {
        checks,
        unevaluated_items: None,
        unevaluated_properties: None,
        reference: None,
        all_of: Vec::new(),
        any_of: Vec::new(),
        one_of: Vec::new(),
        discriminator: None,
        ..schema.clone()
    }
}

/// The type that other keywords speak of, where none is written: nobody lists the properties of
/// what may as well be a number.
fn implied(schema: &Schema) -> Option<Kinds> {
    let is_object = !schema.properties.is_empty()
        || !schema.required_elsewhere.is_empty()
        || schema.additional.is_some()
        || !schema.pattern_properties.is_empty();
    let is_array = schema.items.is_some() || !schema.prefix_items.is_empty();
    if schema.constant.is_some() || schema.enumeration.is_some() || is_object == is_array {
        return None;
    }
    Some(Kinds { object: is_object, array: is_array, ..Kinds::default() })
}

fn tightest(one: Limits, other: Limits) -> Limits {
    let most = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    };
    let least = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let fewest = |a: Option<u64>, b: Option<u64>| a.into_iter().chain(b).min();
    let mut patterns = one.patterns;
    patterns.extend(other.patterns);
    patterns.dedup();
    let mut multiple_of = one.multiple_of;
    multiple_of.extend(other.multiple_of);
    multiple_of.dedup();
    Limits {
        minimum: most(one.minimum, other.minimum),
        maximum: least(one.maximum, other.maximum),
        exclusive_minimum: most(one.exclusive_minimum, other.exclusive_minimum),
        exclusive_maximum: least(one.exclusive_maximum, other.exclusive_maximum),
        multiple_of,
        min_length: one.min_length.max(other.min_length),
        max_length: fewest(one.max_length, other.max_length),
        patterns,
        min_items: one.min_items.max(other.min_items),
        max_items: fewest(one.max_items, other.max_items),
        has_unique_items: one.has_unique_items || other.has_unique_items,
        min_properties: one.min_properties.max(other.min_properties),
        max_properties: fewest(one.max_properties, other.max_properties),
    }
}
