//! Whether two JSON values are the same.

use serde_json::{Map, Number, Value};

/// What may stand in the second value besides what the first has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Besides {
    /// Nothing.
    Nothing,
    /// Members: a server sees the default of what was left out.
    Members,
}

/// The pointer of the first place where two values differ. Numbers are compared by value, members
/// in any order.
pub(super) fn difference(sent: &Value, back: &Value, besides: Besides) -> Option<String> {
    let mut pointer = String::new();
    differs(sent, back, besides, &mut pointer).then_some(pointer)
}

fn differs(sent: &Value, back: &Value, besides: Besides, pointer: &mut String) -> bool {
    match (sent, back) {
        (Value::Object(sent), Value::Object(back)) => members_differ(sent, back, besides, pointer),
        (Value::Array(sent), Value::Array(back)) => {
            if sent.len() != back.len() {
                return true;
            }
            sent.iter().zip(back).enumerate().any(|(index, (sent, back))| {
                within(pointer, &index.to_string(), |pointer| differs(sent, back, besides, pointer))
            })
        }
        (Value::Number(sent), Value::Number(back)) => !is_same_number(sent, back),
        (sent, back) => sent != back,
    }
}

fn members_differ(
    sent: &Map<String, Value>,
    back: &Map<String, Value>,
    besides: Besides,
    pointer: &mut String,
) -> bool {
    for (name, sent) in sent {
        let step = name.replace('~', "~0").replace('/', "~1");
        let differs = |pointer: &mut String| match back.get(name) {
            Some(back) => differs(sent, back, besides, pointer),
            None => true,
        };
        if within(pointer, &step, differs) {
            return true;
        }
    }
    let added = back.keys().find(|name| !sent.contains_key(*name));
    match added {
        Some(name) if besides == Besides::Nothing => {
            pointer.push('/');
            pointer.push_str(name);
            true
        }
        _ => false,
    }
}

/// Runs with a step added to the pointer, and leaves it there where a difference was found.
fn within(pointer: &mut String, step: &str, run: impl FnOnce(&mut String) -> bool) -> bool {
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(step);
    let found = run(pointer);
    if !found {
        pointer.truncate(length);
    }
    found
}

fn is_same_number(one: &Number, other: &Number) -> bool {
    let integer = |number: &Number| {
        let signed = number.as_i64().map(i128::from);
        signed.or(number.as_u64().map(i128::from)).or_else(|| {
            // Up to 2^63 a double without a fraction is one certain integer.
            let whole = number.as_f64().filter(|it| it.fract() == 0.0 && it.abs() < 9.3e18);
            whole.map(|whole| whole as i128)
        })
    };
    match (integer(one), integer(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.as_f64() == other.as_f64(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Besides, difference};

    #[test]
    fn numbers_are_compared_by_value_and_members_by_name() {
        let one = json!({ "a": 1, "b": [0.5, -0.0, 1e21] });
        let other = json!({ "b": [0.5, 0, 1e21], "a": 1.0 });
        assert_eq!(difference(&one, &other, Besides::Nothing), None);
    }

    #[test]
    fn a_difference_is_told_by_its_place() {
        let rows = [
            (json!({ "a": [1, 2] }), json!({ "a": [1, 3] }), "/a/1"),
            (json!({ "a": 1 }), json!({}), "/a"),
            (json!({ "a/b": null }), json!({}), "/a~1b"),
            (json!({}), json!({ "b": 1 }), "/b"),
            (json!(9_007_199_254_740_993_u64), json!(9_007_199_254_740_992_u64), ""),
            (json!("1"), json!(1), ""),
            (json!([1]), json!([1, 2]), ""),
        ];
        for (sent, back, place) in rows {
            let found = difference(&sent, &back, Besides::Nothing);
            assert_eq!(found.as_deref(), Some(place), "{sent} {back}");
        }
    }

    #[test]
    fn a_default_may_stand_besides() {
        let (sent, back) = (json!({ "a": {} }), json!({ "a": { "b": 1 }, "c": 2 }));
        assert_eq!(difference(&sent, &back, Besides::Members), None);
        assert_eq!(difference(&back, &sent, Besides::Members).as_deref(), Some("/a/b"));
    }
}
