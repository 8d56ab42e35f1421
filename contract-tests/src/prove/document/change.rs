//! Objects of a document with one thing changed, in the order that they had.

use serde_json::{Map, Value};

/// A changed object, with what was changed where that is one thing of many.
pub(super) struct Change {
    pub(super) detail: String,
    pub(super) node: Map<String, Value>,
}

/// An object with one member set.
pub(super) fn with(node: &Map<String, Value>, name: &str, value: impl Into<Value>) -> Change {
    let mut node = node.clone();
    node.insert(name.to_owned(), value.into());
    Change { detail: String::new(), node }
}

/// An object without one member.
pub(super) fn without(node: &Map<String, Value>, name: &str) -> Change {
    let node = node.iter().filter(|(known, _)| *known != name);
    let node = node.map(|(name, value)| (name.clone(), value.clone())).collect();
    Change { detail: String::new(), node }
}

/// An object with one member under another name.
pub(super) fn renamed(node: &Map<String, Value>, from: &str, to: &str) -> Change {
    let name = |name: &String| if name == from { to.to_owned() } else { name.clone() };
    let node = node.iter().map(|(known, value)| (name(known), value.clone())).collect();
    Change { detail: from.to_owned(), node }
}

impl Change {
    /// The change, with what was changed.
    pub(super) fn of(self, detail: &str) -> Self {
        Self { detail: detail.to_owned(), ..self }
    }
}

/// The text of a member.
pub(super) fn text<'n>(node: &'n Map<String, Value>, name: &str) -> Option<&'n str> {
    node.get(name).and_then(Value::as_str)
}

/// The object that a member is; an empty one where it is none.
pub(super) fn object(node: &Map<String, Value>, name: &str) -> Map<String, Value> {
    node.get(name).and_then(Value::as_object).cloned().unwrap_or_default()
}

/// The list that a member is; an empty one where it is none.
pub(super) fn list(node: &Map<String, Value>, name: &str) -> Vec<Value> {
    node.get(name).and_then(Value::as_array).cloned().unwrap_or_default()
}

/// A list without each of its items in turn, with the item's text.
pub(super) fn each_left_out(items: &[Value]) -> Vec<(String, Vec<Value>)> {
    let left_out = |(index, item): (usize, &Value)| {
        let mut rest = items.to_vec();
        rest.remove(index);
        (label(item, index), rest)
    };
    items.iter().enumerate().map(left_out).collect()
}

/// What an item is called in a report: a text itself, what has a name by it, else its place.
pub(super) fn label(item: &Value, index: usize) -> String {
    let name = item.get("name").or(item.get("$ref")).unwrap_or(item);
    name.as_str().map_or_else(|| index.to_string(), str::to_owned)
}
