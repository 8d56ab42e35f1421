//! Lists of values, and single ones.

use serde_json::Value;

use super::Shaper;
use crate::model::{EnumValue, Schema, Shape};

/// The shape of a schema with `const` or `enum`.
pub(super) fn shape(shaper: &mut Shaper<'_>, schema: &Schema) -> Shape {
    if let Some(constant) = &schema.constant {
        return match constant {
            Value::String(text) => Shape::Constant(text.clone()),
            _ => {
                shaper.refuse(schema, "a `const` that is not a string is not generated yet");
                Shape::Any
            }
        };
    }
    let mut values = Vec::new();
    for value in schema.enumeration.iter().flatten() {
        match value {
            Value::String(text) => values.push(EnumValue { text: text.clone() }),
            _ => shaper
                .refuse(schema, "an `enum` with a value that is not a string is not generated yet"),
        }
    }
    Shape::Enumeration { values, is_open: false }
}

/// The values of `anyOf: [{enum: […]}, {type: string}]`, the idiom for a list that may grow.
pub(super) fn open_values(shaper: &Shaper<'_>, schema: &Schema) -> Option<Vec<EnumValue>> {
    let mut values = Vec::new();
    let mut is_open = false;
    for branch in schema.any_of.iter().map(|id| shaper.schemas.get(*id)) {
        let is_text = branch.kinds.is_some_and(|kinds| kinds.names() == ["string"]);
        match (&branch.enumeration, &branch.constant) {
            (Some(listed), None) => {
                for value in listed {
                    values.push(EnumValue { text: value.as_str()?.to_owned() });
                }
            }
            (None, Some(Value::String(text))) => values.push(EnumValue { text: text.clone() }),
            (None, None) if is_text && branch.reference.is_none() => is_open = true,
            _ => return None,
        }
    }
    (is_open && !values.is_empty()).then_some(values)
}
