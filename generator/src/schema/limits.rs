//! Limits on values: of numbers, texts, lists and objects.

use super::dialect::Dialect;
use super::keywords::tolerate;
use super::reader::SchemaReader;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Limits;
use crate::source::{Kind, Node};

/// Reads a keyword that limits values.
pub(super) fn read(
    reader: &mut SchemaReader<'_>,
    limits: &mut Limits,
    keyword: &str,
    value: Node<'_>,
) {
    match keyword {
        "minimum" => limits.minimum = number(reader, value),
        "maximum" => limits.maximum = number(reader, value),
        // OAS 3.0 §4.7.24 has a boolean here, and documents of later versions have kept it. It is
        // folded in when both keywords are read.
        "exclusiveMinimum" | "exclusiveMaximum"
            if value.kind() == Kind::Bool && reader.dialect == Dialect::OpenApi30 => {}
        "exclusiveMinimum" | "exclusiveMaximum" if value.kind() == Kind::Bool => {
            let message = "this has to be a number, which values are more or less than";
            tolerate(reader, value, message, "it is read as in 3.0");
        }
        "exclusiveMinimum" => limits.exclusive_minimum = number(reader, value),
        "exclusiveMaximum" => limits.exclusive_maximum = number(reader, value),
        "multipleOf" => {
            let step = number(reader, value);
            if step.is_some_and(|step| step <= 0.0) {
                invalid(reader, value, "a step is more than 0", "it says nothing");
            }
            limits.multiple_of.extend(step.filter(|step| *step > 0.0));
        }
        "minLength" => limits.min_length = count(reader, value),
        "maxLength" => limits.max_length = count(reader, value),
        "minItems" => limits.min_items = count(reader, value),
        "maxItems" => limits.max_items = count(reader, value),
        "minProperties" => limits.min_properties = count(reader, value),
        "maxProperties" => limits.max_properties = count(reader, value),
        "uniqueItems" => limits.has_unique_items = value.as_bool() == Some(true),
        "pattern" => match value.as_str() {
            Some(pattern) => limits.patterns.push(pattern.to_owned()),
            None => tolerate(reader, value, "a pattern is a string", "it says nothing"),
        },
        _ => {}
    }
}

/// `exclusiveMinimum: true` beside `minimum`, and the same for the maximum.
pub(super) fn fold_exclusive(node: Node<'_>, limits: &mut Limits) {
    let is_set = |keyword| node.get(keyword).and_then(Node::as_bool) == Some(true);
    if is_set("exclusiveMinimum") {
        limits.exclusive_minimum = limits.minimum.take();
    }
    if is_set("exclusiveMaximum") {
        limits.exclusive_maximum = limits.maximum.take();
    }
}

fn number(reader: &mut SchemaReader<'_>, value: Node<'_>) -> Option<f64> {
    if let Some(number) = value.as_f64() {
        return Some(number);
    }
    let meant = value.as_str().and_then(|text| text.trim().parse().ok());
    let meant = meant.filter(|number: &f64| number.is_finite());
    let instead = meant.map_or("it says nothing", |_| "it is read as the number that it spells");
    tolerate(reader, value, "this has to be a number", instead);
    meant
}

/// A number of things.
pub(super) fn count(reader: &mut SchemaReader<'_>, value: Node<'_>) -> Option<u64> {
    let number = number(reader, value)?;
    let message = "this has to be a whole number, of 0 or more";
    if number < 0.0 {
        invalid(reader, value, message, "it says nothing");
        return None;
    }
    let count = number as u64;
    if number.fract() != 0.0 {
        invalid(reader, value, message, &format!("it is read as {count}"));
    }
    Some(count)
}

fn invalid(reader: &mut SchemaReader<'_>, node: Node<'_>, message: &str, instead: &str) {
    let diagnostic = Diagnostic::new(Code::InvalidValue, node.origin(), message);
    reader.diagnostics.push(diagnostic.tolerable(instead));
}

/// Says where two limits leave nothing between them.
pub(super) fn check(reader: &mut SchemaReader<'_>, node: Node<'_>, limits: &Limits) {
    let numbers = |low: Option<f64>, high: Option<f64>| low.zip(high);
    let counts = |low: Option<u64>, high: Option<u64>| low.zip(high).map(|(low, high)| low > high);
    let crossed = [
        (
            numbers(limits.minimum, limits.maximum).map(|(low, high)| low > high),
            "minimum",
            "maximum",
        ),
        (
            numbers(limits.exclusive_minimum, limits.exclusive_maximum)
                .map(|(low, high)| low >= high),
            "exclusiveMinimum",
            "exclusiveMaximum",
        ),
        (counts(limits.min_length, limits.max_length), "minLength", "maxLength"),
        (counts(limits.min_items, limits.max_items), "minItems", "maxItems"),
        (counts(limits.min_properties, limits.max_properties), "minProperties", "maxProperties"),
    ];
    for (is_crossed, low, high) in crossed {
        let (Some(true), Some(least), Some(most)) = (is_crossed, node.get(low), node.get(high))
        else {
            continue;
        };
        let message = format!("no value fits: `{low}` is beyond `{high}`");
        let diagnostic = Diagnostic::new(Code::ConflictingSchema, most.origin(), message);
        let diagnostic = diagnostic.label(least.origin(), "what it conflicts with");
        reader.diagnostics.push(diagnostic.tolerable("a server refuses every such value"));
    }
}
