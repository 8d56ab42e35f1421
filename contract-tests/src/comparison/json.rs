//! JSON values.

use concord::source::pointer::escape;
use serde_json::{Number, Value};

use crate::difference::Difference;

/// Compares two values: numbers by value, members without their order, absent and `null` apart.
pub fn compare_json(
    pointer: &str,
    expected: &Value,
    found: &Value,
    differences: &mut Vec<Difference>,
) {
    compare(pointer, Some(expected), Some(found), differences);
}

fn compare(
    pointer: &str,
    expected: Option<&Value>,
    found: Option<&Value>,
    differences: &mut Vec<Difference>,
) {
    match (expected, found) {
        (Some(Value::Object(expected)), Some(Value::Object(found))) => {
            for (name, value) in expected {
                let place = format!("{pointer}/{}", escape(name));
                compare(&place, Some(value), found.get(name), differences);
            }
            for (name, value) in found.iter().filter(|(name, _)| !expected.contains_key(*name)) {
                compare(&format!("{pointer}/{}", escape(name)), None, Some(value), differences);
            }
        }
        (Some(Value::Array(expected)), Some(Value::Array(found))) => {
            for index in 0..expected.len().max(found.len()) {
                let place = format!("{pointer}/{index}");
                compare(&place, expected.get(index), found.get(index), differences);
            }
        }
        (Some(Value::Number(expected)), Some(Value::Number(found))) if is_same(expected, found) => {
        }
        (expected, found) if expected == found => {}
        (expected, found) => differences.push(Difference::between(pointer, expected, found)),
    }
}

/// Whether two numbers are the same number, however they are written.
fn is_same(a: &Number, b: &Number) -> bool {
    let integer =
        |number: &Number| number.as_i64().map(i128::from).or(number.as_u64().map(i128::from));
    match (integer(a), integer(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a.as_f64() == b.as_f64(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_difference_is_found_at_its_pointer() {
        let document = json!({ "a": { "b/c": [1, null, "x"] }, "n": 1, "t": true });
        for (found, pointers) in [
            (document.clone(), vec![]),
            (json!({ "t": true, "n": 1.0, "a": { "b/c": [1e0, null, "x"] } }), vec![]),
            (json!({ "a": { "b/c": [1, null, "x"] }, "n": 1 }), vec!["/t"]),
            (json!({ "a": { "b/c": [1, null, "x"] }, "n": 1, "t": null }), vec!["/t"]),
            (json!({ "a": { "b/c": [1, null, "x"] }, "n": "1", "t": true }), vec!["/n"]),
            (json!({ "a": { "b/c": [1, null] }, "n": 1, "t": true }), vec!["/a/b~1c/2"]),
            (
                json!({ "a": { "b/c": [null, 1, "x"] }, "n": 1, "t": true }),
                vec!["/a/b~1c/0", "/a/b~1c/1"],
            ),
            (json!({ "a": { "b/c": [1, null, "x", 0] }, "n": 1, "t": true }), vec!["/a/b~1c/3"]),
            (json!({ "a": { "b/c": [1, null, "x"] }, "n": 1, "t": true, "z": null }), vec!["/z"]),
            (json!({ "a": [], "n": 2, "t": 1 }), vec!["/a", "/n", "/t"]),
            (json!(null), vec![""]),
        ] {
            let mut differences = Vec::new();
            compare_json("", &document, &found, &mut differences);
            let places: Vec<_> = differences.iter().map(|one| one.pointer.as_str()).collect();
            assert_eq!(places, pointers, "{found}");
        }
    }

    #[test]
    fn large_integers_are_not_rounded() {
        let mut differences = Vec::new();
        let (one, other) = (json!(9_007_199_254_740_993_u64), json!(9_007_199_254_740_992_u64));
        compare_json("", &one, &other, &mut differences);
        assert_eq!(differences.len(), 1);
    }
}
