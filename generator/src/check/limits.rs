//! Whether a value keeps to the limits of its schema (JSON Schema 2020-12 validation §6.2 to §6.5).

use serde_json::Value;

use crate::model::Limits;
use crate::pattern;

/// The first limit that a value breaks.
pub(super) fn violation(limits: &Limits, value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => of_number(limits, number.as_f64()?),
        Value::String(text) => {
            let length = text.chars().count() as u64;
            let broken = limits.patterns.iter().find(|pattern| !pattern::is_found(pattern, text));
            of_count("characters", length, limits.min_length, limits.max_length)
                .or_else(|| broken.map(|pattern| format!("this does not match `{pattern}`")))
        }
        Value::Array(items) => {
            let length = items.len() as u64;
            let repeats = |(index, item)| items.iter().take(index).any(|other| other == item);
            let has_repeats = limits.has_unique_items
                && items.len() < 1000
                && items.iter().enumerate().any(repeats);
            of_count("items", length, limits.min_items, limits.max_items)
                .or_else(|| has_repeats.then(|| "two items are equal".to_owned()))
        }
        Value::Object(members) => {
            let length = members.len() as u64;
            of_count("members", length, limits.min_properties, limits.max_properties)
        }
        Value::Null | Value::Bool(_) => None,
    }
}

fn of_number(limits: &Limits, number: f64) -> Option<String> {
    let broken = |limit: Option<f64>, is_kept: fn(f64, f64) -> bool| {
        limit.filter(|limit| !is_kept(number, *limit))
    };
    if let Some(limit) = broken(limits.minimum, |number, limit| number >= limit) {
        return Some(format!("this is less than the minimum {limit}"));
    }
    if let Some(limit) = broken(limits.maximum, |number, limit| number <= limit) {
        return Some(format!("this is more than the maximum {limit}"));
    }
    if let Some(limit) = broken(limits.exclusive_minimum, |number, limit| number > limit) {
        return Some(format!("this is not more than {limit}"));
    }
    if let Some(limit) = broken(limits.exclusive_maximum, |number, limit| number < limit) {
        return Some(format!("this is not less than {limit}"));
    }
    let step = limits.multiple_of.iter().find(|step| {
        let times = number / **step;
        // A decimal fraction is not exact in binary, so neither is the quotient.
        (times - times.round()).abs() > 1e-9 * times.abs().max(1.0)
    });
    step.map(|step| format!("this is not a multiple of {step}"))
}

fn of_count(unit: &str, count: u64, least: Option<u64>, most: Option<u64>) -> Option<String> {
    if let Some(least) = least.filter(|least| count < *least) {
        return Some(format!("this has fewer than {least} {unit}"));
    }
    let most = most.filter(|most| count > *most)?;
    Some(format!("this has more than {most} {unit}"))
}
