//! Nodes in the order of the text into a tree, within a budget.

use super::tree::{Record, Slot, Text, Tree, Value, count};

/// Why no further node is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refusal {
    /// The nodes are used up.
    Nodes,
    /// This container is nested too deeply.
    Depth(u32),
}

/// A tree in the making.
pub(super) struct Builder {
    pub(super) tree: Tree,
    /// The containers that are not closed yet, outermost first.
    open: Vec<u32>,
    nodes: usize,
    depth: usize,
}

impl Builder {
    pub(super) fn new(nodes: usize, depth: usize) -> Self {
        Self { tree: Tree::EMPTY, open: Vec::new(), nodes, depth }
    }

    /// Adds a node under the innermost open container.
    pub(super) fn add(&mut self, value: Value, key: Option<Text>) -> Result<u32, Refusal> {
        if self.tree.len() >= self.nodes {
            return Err(Refusal::Nodes);
        }
        let node = count(self.tree.len());
        let parent = self.open.last().copied();
        let slot = match (parent, key) {
            (None, _) => Slot::Root,
            (Some(parent), key) => self.slot(parent, key),
        };
        let up = parent.map_or(0, |parent| node - parent);
        self.tree.records.push(Record { value, slot, up, size: 1 });
        Ok(node)
    }

    /// Adds a container, which stays open for what comes next.
    pub(super) fn open(&mut self, value: Value, key: Option<Text>) -> Result<u32, Refusal> {
        let node = self.add(value, key)?;
        if self.open.len() >= self.depth {
            return Err(Refusal::Depth(node));
        }
        self.open.push(node);
        Ok(node)
    }

    /// Closes the innermost open container and returns it.
    pub(super) fn close(&mut self) -> Option<u32> {
        let node = self.open.pop()?;
        let end = count(self.tree.len());
        if let Some(record) = self.tree.records.get_mut(node as usize) {
            record.size = end - node;
        }
        Some(node)
    }

    /// The containers that are not closed yet, outermost first.
    pub(super) fn unclosed(&self) -> impl Iterator<Item = u32> + use<'_> {
        self.open.iter().copied()
    }

    /// Whether the node is a container that is not closed yet.
    pub(super) fn is_open(&self, node: u32) -> bool {
        self.open.binary_search(&node).is_ok()
    }

    /// Counts a child and says where it hangs.
    fn slot(&mut self, parent: u32, key: Option<Text>) -> Slot {
        let value = self.tree.records.get_mut(parent as usize).map(|record| &mut record.value);
        let position = match value {
            Some(Value::Array(length) | Value::Object(length)) => {
                *length += 1;
                *length - 1
            }
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => 0,
        };
        key.map_or(Slot::Item(position), Slot::Member)
    }
}
