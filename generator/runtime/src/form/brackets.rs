//! Fields with a path in brackets, such as `items[0][price]`.
//!
//! OAS 3.1 §4.8.12.2.2 defines `deepObject` for one level; what stands deeper is written the way
//! that every API which documents it means: a bracket for each name and index.

use indexmap::IndexMap;

use super::tree::Tree;
use crate::json::Value;

/// The fields of a value, each with its path behind the name.
pub(super) fn flatten(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                flatten(&format!("{name}[{index}]"), item, fields);
            }
        }
        Value::Object(members) => {
            for (member, value) in members {
                flatten(&format!("{name}[{member}]"), value, fields);
            }
        }
        scalar => fields.push((name.to_owned(), super::urlencoded::text(scalar))),
    }
}

/// How deep a path may go.
const DEPTH: usize = 64;

/// The name and the path of a field: `items`, and `0` and `price`. None where it has no path.
pub(super) fn split(field: &str) -> Option<(&str, Vec<&str>)> {
    let (name, rest) = field.split_once('[')?;
    let inner = rest.strip_suffix(']')?;
    let path: Vec<&str> = inner.split("][").collect();
    (path.len() <= DEPTH).then_some((name, path))
}

/// A value in the making.
#[derive(Debug)]
pub(super) enum Deep {
    Text(String),
    Members(IndexMap<String, Deep>),
}

impl Deep {
    pub(super) fn new() -> Self {
        Self::Members(IndexMap::new())
    }

    /// Puts a text at a path; false where something else stands there.
    pub(super) fn insert(&mut self, path: &[&str], text: String) -> bool {
        let Self::Members(members) = self else { return false };
        let Some((first, rest)) = path.split_first() else { return false };
        // `name[]` is the next item.
        let key = if first.is_empty() { members.len().to_string() } else { (*first).to_owned() };
        if rest.is_empty() {
            return members.insert(key, Self::Text(text)).is_none();
        }
        members.entry(key).or_insert_with(Self::new).insert(rest, text)
    }

    /// The value: what is numbered from nought is an array, in the order of the numbers.
    pub(super) fn finish(self) -> Tree {
        let members = match self {
            Self::Text(text) => return Tree::Text(text),
            Self::Members(members) => members,
        };
        let mut numbers: Vec<usize> = members.keys().filter_map(|key| key.parse().ok()).collect();
        numbers.sort_unstable();
        let is_array =
            numbers.len() == members.len() && numbers.iter().copied().eq(0..members.len());
        if !is_array {
            let members = members.into_iter().map(|(name, member)| (name, member.finish()));
            return Tree::Object(members.collect());
        }
        let mut items: Vec<_> = members.into_iter().collect();
        items.sort_by_key(|(key, _)| key.parse::<usize>().unwrap_or_default());
        Tree::Array(items.into_iter().map(|(_, item)| item.finish()).collect())
    }
}
