//! Integers and numbers.

use crate::model::{ExampleValue, IntegerKind, Schema, Shape};

/// The least power of two that no `i64` reaches.
const BEYOND_I64: f64 = 9_223_372_036_854_775_808.0;

/// The shape of an integer: signed where nothing says that it is not below zero.
pub(super) fn integer(schema: &Schema) -> Shape {
    let limits = &schema.limits;
    let least = limits.minimum.into_iter().chain(limits.exclusive_minimum).fold(None, f64_max);
    let most = limits.maximum.into_iter().chain(limits.exclusive_maximum).fold(None, f64_max);
    let is_unsigned = least.is_some_and(|least| least >= 0.0);
    if least.is_some_and(|least| least < -BEYOND_I64)
        || most.is_some_and(|most| most > 2.0 * BEYOND_I64)
    {
        return Shape::Number;
    }
    let is_beyond = most.is_some_and(|most| most > BEYOND_I64) || shows_more_than_i64(schema);
    Shape::Integer(match (schema.format.as_deref(), is_unsigned) {
        // A format beside a bound that it does not reach is not what the document means.
        (Some("int32"), false) if most.is_none_or(|most| most <= f64::from(i32::MAX)) => {
            IntegerKind::I32
        }
        (Some("int32"), true) if most.is_none_or(|most| most <= f64::from(u32::MAX)) => {
            IntegerKind::U32
        }
        (Some("uint8" | "uint16" | "uint32"), _) => IntegerKind::U32,
        (Some("uint64" | "uint"), _) | (_, true) => IntegerKind::U64,
        (_, false) if is_beyond => IntegerKind::I128,
        (_, false) => IntegerKind::I64,
    })
}

/// Whether a documented value is larger than an `i64` holds: vendors write the largest one by the
/// double next to it, `9223372036854776000`.
fn shows_more_than_i64(schema: &Schema) -> bool {
    let examples = schema.examples.iter().filter_map(|example| match &example.value {
        ExampleValue::Json(value) => Some(value),
        ExampleValue::Text(_) => None,
    });
    let listed = schema.enumeration.iter().flatten().chain(&schema.constant);
    let mut values = schema.default.iter().chain(listed).chain(examples);
    values.any(|value| value.as_u64().is_some_and(|value| i64::try_from(value).is_err()))
}

/// The shape of a number.
pub(super) fn number(schema: &Schema) -> Shape {
    match schema.format.as_deref() {
        // Vendors write integers in this way; `1.0` is one as well.
        Some("int32" | "int64" | "uint32" | "uint64") => integer(schema),
        _ => Shape::Number,
    }
}

fn f64_max(most: Option<f64>, next: f64) -> Option<f64> {
    Some(most.map_or(next, |most| most.max(next)))
}
