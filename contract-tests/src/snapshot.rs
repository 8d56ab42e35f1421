//! What our side produced, as the text of a snapshot.

use serde_json::{Map, Value};

/// Canonical JSON: members sorted at every depth, two spaces a level.
#[must_use]
pub fn canonical(value: &Value) -> String {
    format!("{:#}", sorted(value))
}

fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut names: Vec<_> = members.iter().collect();
            names.sort_by_key(|(name, _)| *name);
            let members = names.into_iter().map(|(name, value)| (name.clone(), sorted(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        scalar => scalar.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_are_sorted_and_items_are_not() {
        let value = json!({ "b": [2, 1], "a": { "d": null, "c": 1 } });
        assert_eq!(
            canonical(&value).split_whitespace().collect::<String>(),
            r#"{"a":{"c":1,"d":null},"b":[2,1]}"#
        );
    }
}
