//! Limits on values: of numbers, texts, lists and objects.

use super::keywords::tolerate;
use super::reader::SchemaReader;
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
        "exclusiveMinimum" | "exclusiveMaximum" if value.kind() == Kind::Bool => {}
        "exclusiveMinimum" => limits.exclusive_minimum = number(reader, value),
        "exclusiveMaximum" => limits.exclusive_maximum = number(reader, value),
        "multipleOf" => {
            limits.multiple_of.extend(number(reader, value).filter(|step| *step > 0.0));
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
    tolerate(reader, value, "this is a number", instead);
    meant
}

fn count(reader: &mut SchemaReader<'_>, value: Node<'_>) -> Option<u64> {
    number(reader, value).filter(|count| *count >= 0.0).map(|count| count as u64)
}
