//! A value with the places at which its parts were written.

use indexmap::IndexMap;
use serde_json::Value;

use crate::source::{Kind, Node, Origin, Sources};

/// Where a value and all that is in it was written.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) origin: Origin,
    pub(super) parts: Parts,
}

/// The marks of what is in a value.
#[derive(Clone, Debug)]
pub(super) enum Parts {
    None,
    Items(Vec<Mark>),
    Members(IndexMap<String, Mark>),
}

impl Mark {
    /// The marks of a node.
    pub(super) fn of(sources: &Sources, node: Node<'_>) -> Self {
        let parts = match node.kind() {
            Kind::Array => Parts::Items(node.items().map(|item| Self::of(sources, item)).collect()),
            Kind::Object => {
                let members = node.members();
                let members = members.map(|(name, one)| (name.to_owned(), Self::of(sources, one)));
                Parts::Members(members.collect())
            }
            Kind::Null | Kind::Bool | Kind::Number | Kind::String => Parts::None,
        };
        Self { origin: sources.written(node.origin()), parts }
    }
}

/// What is merged into a document.
#[derive(Clone, Debug)]
pub(super) struct Patch {
    pub(super) value: Value,
    pub(super) mark: Mark,
}

/// Two values that cannot be merged.
pub(super) struct Clash {
    pub(super) old: Origin,
    pub(super) new: Origin,
}

impl Patch {
    /// A node of an overlay.
    pub(super) fn of(sources: &Sources, node: Node<'_>) -> Self {
        Self { value: node.to_json(), mark: Mark::of(sources, node) }
    }

    /// How many values it has, itself included.
    pub(super) fn size(&self) -> usize {
        size(&self.mark)
    }

    /// How many containers of it are inside of each other.
    pub(super) fn depth(&self) -> usize {
        depth(&self.mark)
    }
}

/// How many values there are, the outermost included.
pub(super) fn size(mark: &Mark) -> usize {
    let parts = match &mark.parts {
        Parts::None => 0,
        Parts::Items(items) => items.iter().map(size).sum(),
        Parts::Members(members) => members.values().map(size).sum(),
    };
    1 + parts
}

fn depth(mark: &Mark) -> usize {
    match &mark.parts {
        Parts::None => 0,
        Parts::Items(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Parts::Members(members) => 1 + members.values().map(depth).max().unwrap_or(0),
    }
}

/// Merges a value into one that was selected: what is appended to a list may be one item of it.
pub(super) fn merge_selected(
    old: (&mut Value, &mut Mark),
    new: (&Value, &Mark),
) -> Result<(), Clash> {
    match (old, new) {
        (
            (Value::Array(items), Mark { parts: Parts::Items(marks), .. }),
            (
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Object(_),
                _,
            ),
        ) => {
            items.push(new.0.clone());
            marks.push(new.1.clone());
            Ok(())
        }
        (old, new) => merge(old, new),
    }
}

/// Merges a value into another one (Overlay 1.1 §4.4.3.1).
fn merge(old: (&mut Value, &mut Mark), new: (&Value, &Mark)) -> Result<(), Clash> {
    let clash = Clash { old: old.1.origin, new: new.1.origin };
    let is_primitive = |parts: &Parts| matches!(parts, Parts::None);
    match ((old.0, &mut old.1.parts), (new.0, &new.1.parts)) {
        (
            (Value::Object(members), Parts::Members(marks)),
            (Value::Object(added), Parts::Members(added_marks)),
        ) => {
            for ((name, value), mark) in added.iter().zip(added_marks.values()) {
                match (members.get_mut(name), marks.get_mut(name)) {
                    (Some(old), Some(old_mark)) => merge((old, old_mark), (value, mark))?,
                    _ => {
                        members.insert(name.clone(), value.clone());
                        marks.insert(name.clone(), mark.clone());
                    }
                }
            }
            Ok(())
        }
        (
            (Value::Array(items), Parts::Items(marks)),
            (Value::Array(added), Parts::Items(added_marks)),
        ) => {
            items.extend_from_slice(added);
            marks.extend_from_slice(added_marks);
            Ok(())
        }
        ((value, parts), (new_value, new_parts))
            if is_primitive(parts) && is_primitive(new_parts) =>
        {
            *value = new_value.clone();
            old.1.origin = new.1.origin;
            Ok(())
        }
        _ => Err(clash),
    }
}
