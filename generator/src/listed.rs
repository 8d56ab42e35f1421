//! Values that are quick to search.

use std::collections::BTreeSet;

use serde_json::Value;

/// A set of JSON values: those of an `enum` may be as many as a document has room for.
#[derive(Default)]
pub(crate) struct Listed(BTreeSet<String>);

impl Listed {
    /// Adds a value, and says whether it was not there.
    pub(crate) fn insert(&mut self, value: &Value) -> bool {
        self.0.insert(canonical(value))
    }

    /// Whether a value is there.
    pub(crate) fn contains(&self, value: &Value) -> bool {
        self.0.contains(&canonical(value))
    }
}

impl<'v> FromIterator<&'v Value> for Listed {
    fn from_iter<I: IntoIterator<Item = &'v Value>>(values: I) -> Self {
        Self(values.into_iter().map(canonical).collect())
    }
}

/// The text of a value: equal values have the same, whatever order their members have.
fn canonical(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                format!("{}:{}", Value::from(name.as_str()), canonical(value))
            };
            let mut members: Vec<String> = members.iter().map(member).collect();
            members.sort_unstable();
            format!("{{{}}}", members.join(","))
        }
        scalar => scalar.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Listed;

    #[test]
    fn a_value_is_found_by_what_it_is() {
        let listed = [json!("1"), json!(2), json!({"a": [1, {"b": null}], "c": "d"})];
        let listed: Listed = listed.iter().collect();
        let rows = [
            (json!("1"), true),
            (json!(1), false),
            (json!(2), true),
            (json!("2"), false),
            (json!({"c": "d", "a": [1, {"b": null}]}), true),
            (json!({"c": "d", "a": [1, {"b": false}]}), false),
            (Value::Null, false),
        ];
        for (value, expected) in rows {
            assert_eq!(listed.contains(&value), expected, "{value}");
        }
    }
}
