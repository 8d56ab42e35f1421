//! The unions of a document, each of which can be judged by itself.

use std::collections::BTreeMap;

use serde_json::Value;

use super::judge::Judge;
use super::translation::DATA;

/// The schemas with `oneOf` or `anyOf`, by their pointers.
pub(super) fn pointers(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(document, &mut String::new(), &mut found);
    found
}

fn walk(value: &Value, pointer: &mut String, found: &mut Vec<String>) {
    let is_list = |keyword| value.get(keyword).is_some_and(Value::is_array);
    if is_list("oneOf") || is_list("anyOf") {
        found.push(pointer.clone());
    }
    let mut step = |name: &str, value: &Value| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        walk(value, pointer, found);
        pointer.truncate(length);
    };
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                // A schema may be called `default`, but then it is an object.
                if !DATA.contains(&name.as_str()) || member.get("type").is_some() {
                    step(name, member);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                step(&index.to_string(), item);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether values fit unions, by the nodes of the unions.
pub(super) struct Unions<'d> {
    judge: &'d Judge,
    /// The position of each union among the judge's schemas, by where its node is.
    positions: BTreeMap<usize, usize>,
}

impl<'d> Unions<'d> {
    /// The unions at some pointers, which the judge has from a position on.
    pub(super) fn new(
        document: &Value,
        pointers: &[String],
        judge: &'d Judge,
        from: usize,
    ) -> Self {
        let nodes = pointers.iter().enumerate().filter_map(|(index, pointer)| {
            let node = document.pointer(pointer)?;
            Some((std::ptr::from_ref(node) as usize, from + index))
        });
        Self { judge, positions: nodes.collect() }
    }

    /// Whether a value fits a schema, where that is a union.
    pub(super) fn allow(&self, schema: &Value, value: &Value) -> bool {
        let position = self.positions.get(&(std::ptr::from_ref(schema) as usize));
        position.is_none_or(|position| self.judge.allows(*position, value))
    }
}
