//! When two values are one (JSON Schema 2020-12 §4.2.2): numbers by value, objects in any order.

use super::super::{Json, Node, Number, Token, Value};
use super::breach::items;

/// Whether a value is one of a list, as JSON.
pub(super) fn is_listed(listed: &[&str], node: Node<'_>) -> bool {
    listed.iter().any(|text| is(text, node))
}

/// Whether a value is that of a JSON text.
fn is(text: &str, node: Node<'_>) -> bool {
    match node.token() {
        Token::Null => text == "null",
        Token::Bool(flag) => text == if *flag { "true" } else { "false" },
        Token::Number(number) => text.parse().is_ok_and(|other| same(number, &other)),
        Token::String(found) | Token::Key(found) => is_text(text, found),
        // The text of a parameter is whatever value it spells.
        Token::Text(found) => {
            text == found
                || is_text(text, found)
                || text.parse().is_ok_and(|other| {
                    found.parse().is_ok_and(|found: Number| same(&found, &other))
                })
        }
        Token::Array { .. } | Token::Object { .. } => {
            let found = Value::decode(node).ok();
            let value = serde_json::from_str::<Value>(text).ok();
            found.zip(value).is_some_and(|(found, value)| canonical(found) == canonical(value))
        }
    }
}

fn is_text(text: &str, found: &str) -> bool {
    let Some(inner) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) else {
        return false;
    };
    match inner.contains('\\') {
        false => inner == found,
        true => serde_json::from_str::<String>(text).is_ok_and(|text| text == found),
    }
}

fn same(one: &Number, other: &Number) -> bool {
    canonical_number(one.clone()) == canonical_number(other.clone())
}

/// Whether no two items are equal. Sorted by their text, so that a long list costs no more than it
/// must.
pub(super) fn are_unique(node: Node<'_>) -> bool {
    let values = items(node).filter_map(|item| Value::decode(item).ok());
    let mut texts: Vec<String> = values.map(|value| canonical(value).to_string()).collect();
    let count = texts.len();
    texts.sort_unstable();
    texts.dedup();
    texts.len() == count
}

/// A value with its members in order of their names and its whole numbers without a fraction.
fn canonical(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(canonical).collect(),
        Value::Object(members) => {
            let mut members: Vec<_> = members.into_iter().collect();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            members.into_iter().map(|(name, value)| (name, canonical(value))).collect()
        }
        Value::Number(number) => Value::Number(canonical_number(number)),
        other => other,
    }
}

fn canonical_number(number: Number) -> Number {
    match number.as_f64() {
        Some(whole) if number.is_f64() && whole.fract() == 0.0 => match whole as i128 {
            integer if integer as f64 != whole => number,
            integer => {
                let signed = i64::try_from(integer).map(Number::from);
                signed.or_else(|_| u64::try_from(integer).map(Number::from)).unwrap_or(number)
            }
        },
        _ => number,
    }
}
