//! Lists of values, and single ones.

use serde_json::Value;

use super::Shaper;
use crate::listed::Listed;
use crate::model::{EnumValue, Schema, SchemaId, Shape};

/// The shape of a schema with `const` or `enum`, and whether `null` is one of the values.
pub(super) fn shape(schema: &Schema) -> (Shape, bool) {
    if let Some(constant) = &schema.constant {
        return match constant {
            Value::Null => (Shape::Null, false),
            value => (Shape::Constant(EnumValue::new(value)), false),
        };
    }
    let listed = schema.enumeration.iter().flatten();
    let mut values: Vec<EnumValue> = Vec::new();
    let mut known = Listed::default();
    let mut lists_null = false;
    for value in listed {
        // A type beside the list narrows it.
        let is_allowed = schema.kinds.is_none_or(|kinds| kinds.allow(value));
        if value.is_null() {
            lists_null |= is_allowed;
        } else if is_allowed && known.insert(value) {
            values.push(EnumValue::new(value));
        }
    }
    match values.is_empty() {
        true if lists_null => (Shape::Null, false),
        true => (Shape::Never, false),
        false => (Shape::Enumeration { values, is_open: false }, lists_null),
    }
}

/// The values of a union whose branches are lists or single values, and whether it is open:
/// `anyOf: [{enum: […]}, {type: string}]` is the idiom for a list that may grow.
pub(super) fn of_branches(shaper: &mut Shaper, branches: &[SchemaId]) -> Option<Shape> {
    let mut values: Vec<EnumValue> = Vec::new();
    let mut is_open = false;
    for branch in branches {
        let schema = shaper.flattener.plain(*branch);
        if !schema.one_of.is_empty() || schema.is_never {
            return None;
        }
        let is_text = schema.kinds.is_some_and(|kinds| kinds.names() == ["string"]);
        match shape(&schema) {
            _ if schema.enumeration.is_none() && schema.constant.is_none() => {
                // An object or a list is a type of its own; so is a text with a format.
                if !is_text || schema.format.is_some() || schema.limits != Default::default() {
                    return None;
                }
                is_open = true;
            }
            (Shape::Enumeration { values: listed, .. }, false) => {
                values.extend(listed);
            }
            (Shape::Constant(value), _) => values.push(value),
            _ => return None,
        }
    }
    let is_texts = values.iter().all(|value| value.value.is_string());
    let mut known = Listed::default();
    values.retain(|value| known.insert(&value.value));
    let is_one = !values.is_empty() && (is_texts || !is_open);
    is_one.then_some(Shape::Enumeration { values, is_open })
}
