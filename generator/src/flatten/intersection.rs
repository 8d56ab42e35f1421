//! The keywords of several schemas as those of one.

use indexmap::IndexMap;
use serde_json::Value;

use super::conjunction::Conjunction;
use super::{Conflict, Flattener};
use crate::listed::Listed;
use crate::model::{Check, Kinds, Limits, Property, Schema, SchemaId};

/// What schemas say of the parts of a value, before each part has one schema.
#[derive(Default)]
struct Parts {
    /// The schemas of members, and whether one of them asks for it.
    properties: IndexMap<String, (Vec<SchemaId>, bool)>,
    additional: Vec<SchemaId>,
    property_names: Vec<SchemaId>,
    items: Vec<SchemaId>,
}

impl Parts {
    /// Takes in what a schema says of parts, and leaves it without.
    fn take(&mut self, schema: &mut Schema) {
        for (name, property) in std::mem::take(&mut schema.properties) {
            let (schemas, is_required) = self.properties.entry(name).or_default();
            schemas.push(property.schema);
            *is_required |= property.is_required;
        }
        self.additional.extend(schema.additional.take());
        self.property_names.extend(schema.property_names.take());
        self.items.extend(schema.items.take());
    }
}

impl Flattener {
    /// The own keywords of all atoms in one schema, without any union.
    pub(super) fn merge(&mut self, conjunction: &Conjunction) -> Result<Schema, Conflict> {
        let mut parts = Parts::default();
        let mut merged: Option<Schema> = None;
        for id in conjunction.own() {
            let mut next = own(id, self.schemas.get(id));
            self.spend(1 + next.properties.len(), id);
            parts.take(&mut next);
            merged = Some(match merged {
                None => next,
                Some(merged) => intersect(merged, next)?,
            });
        }
        let mut merged = merged.unwrap_or_default();
        self.put_back(parts, &mut merged);
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

    /// Gives each part of a value the one schema that stands for all that is said of it.
    fn put_back(&mut self, parts: Parts, merged: &mut Schema) {
        for (name, (schemas, is_required)) in parts.properties {
            let Some(schema) = self.all(&schemas) else { continue };
            merged.properties.insert(name, Property { schema, is_required });
        }
        merged.additional = self.all_or_closed(&parts.additional);
        merged.property_names = self.all_or_closed(&parts.property_names);
        merged.items = self.all_or_closed(&parts.items);
    }

    /// A part that is closed knows its own members only. Who writes `allOf` of it means that the
    /// whole is closed (JSON Schema 2020-12 has `unevaluatedProperties` for that).
    fn all_or_closed(&mut self, ids: &[SchemaId]) -> Option<SchemaId> {
        let closed = ids.iter().find(|id| self.schemas.get(**id).is_never).copied();
        closed.or_else(|| self.all(ids))
    }
}

/// What both schemas say, but for the parts of values.
fn intersect(mut first: Schema, next: Schema) -> Result<Schema, Conflict> {
    let conflict = |message: String| Conflict { first: first.origin, second: next.origin, message };
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
        let listed: Listed = other.iter().collect();
        let both: Vec<Value> = one.iter().filter(|it| listed.contains(it)).cloned().collect();
        if both.is_empty() {
            return Err(conflict("no value stands in both lists of `enum`".to_owned()));
        }
        first.enumeration = Some(both);
    }
    first.is_never |= next.is_never;
    first.constant = first.constant.or(next.constant);
    first.enumeration = first.enumeration.or(next.enumeration);
    first.required_elsewhere.extend(next.required_elsewhere);
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
