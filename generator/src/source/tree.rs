//! The arena that holds the nodes of a document.
//!
//! Nodes lie in the order of the text, each container before what is in it. The children of a
//! node are found by jumping: the first is the next record, and each following one starts where
//! the last one's records end. Distances are relative, so that a subtree can be copied as it is.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Number;

/// Objects with more members than this get a sorted index.
const SMALL: u32 = 12;

/// A piece of the tree's own text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text {
    start: u32,
    len: u32,
}

/// What a node is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// Position in the numbers of the tree.
    Number(u32),
    String(Text),
    /// Number of items.
    Array(u32),
    /// Number of members.
    Object(u32),
}

/// How a node hangs under its parent.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot {
    Root,
    Item(u32),
    Member(Text),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) value: Value,
    pub(super) slot: Slot,
    /// How many records before this one the parent is.
    pub(super) up: u32,
    /// How many records the node takes, itself included.
    pub(super) size: u32,
}

/// What is read where there is no node.
const NOTHING: Record = Record { value: Value::Null, slot: Slot::Root, up: 0, size: 1 };

/// All nodes of one document.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) records: Vec<Record>,
    numbers: Vec<Number>,
    text: String,
    /// For each large object its children, sorted by key.
    lookup: BTreeMap<u32, Vec<u32>>,
    /// Members whose key comes again in the same object: the last one counts.
    hidden: BTreeSet<u32>,
}

impl Tree {
    pub(super) const EMPTY: Self = Self {
        records: Vec::new(),
        numbers: Vec::new(),
        text: String::new(),
        lookup: BTreeMap::new(),
        hidden: BTreeSet::new(),
    };

    pub(super) fn record(&self, node: u32) -> &Record {
        self.records.get(node as usize).unwrap_or(&NOTHING)
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    pub(super) fn intern(&mut self, text: &str) -> Text {
        let start = count(self.text.len());
        self.text.push_str(text);
        Text { start, len: count(text.len()) }
    }

    pub(super) fn number(&mut self, number: Number) -> Value {
        self.numbers.push(number);
        Value::Number(count(self.numbers.len() - 1))
    }

    pub(super) fn number_at(&self, position: u32) -> Option<&Number> {
        self.numbers.get(position as usize)
    }

    pub(super) fn str(&self, text: Text) -> &str {
        let start = text.start as usize;
        self.text.get(start..start + text.len as usize).unwrap_or_default()
    }

    pub(super) fn key(&self, node: u32) -> Option<&str> {
        self.key_text(node).map(|key| self.str(key))
    }

    pub(super) fn key_text(&self, node: u32) -> Option<Text> {
        match self.record(node).slot {
            Slot::Member(key) => Some(key),
            Slot::Root | Slot::Item(_) => None,
        }
    }

    pub(super) fn parent(&self, node: u32) -> Option<u32> {
        match self.record(node).slot {
            Slot::Root => None,
            Slot::Item(_) | Slot::Member(_) => node.checked_sub(self.record(node).up),
        }
    }

    pub(super) fn children(&self, node: u32) -> impl Iterator<Item = u32> + use<'_> {
        let end = node + self.record(node).size;
        let first = node + 1;
        let next = move |child: &u32| Some(child + self.record(*child).size);
        let all = std::iter::successors(Some(first), next).take_while(move |child| *child < end);
        all.filter(|child| !self.hidden.contains(child))
    }

    pub(super) fn child(&self, node: u32, name: &str) -> Option<u32> {
        if !matches!(self.record(node).value, Value::Object(_)) {
            return None;
        }
        let Some(sorted) = self.lookup.get(&node) else {
            return self.children(node).find(|child| self.key(*child) == Some(name));
        };
        let at = sorted.binary_search_by(|child| self.key(*child).cmp(&Some(name))).ok()?;
        sorted.get(at).copied()
    }

    /// Makes large objects quick to search, and returns the pairs of children that share a key.
    pub(super) fn index(&mut self) -> Vec<(u32, u32)> {
        let mut lookup = BTreeMap::new();
        let mut twins = Vec::new();
        for node in 0..count(self.records.len()) {
            let Value::Object(members) = self.record(node).value else { continue };
            let mut sorted: Vec<u32> = self.children(node).collect();
            // Stable, so that of two equal keys the first in the text stays first.
            sorted.sort_by_key(|child| self.key(*child));
            for pair in sorted.windows(2) {
                if let &[first, second] = pair
                    && self.key(first) == self.key(second)
                {
                    twins.push((first, second));
                }
            }
            if members > SMALL {
                lookup.insert(node, sorted);
            }
        }
        self.lookup = lookup;
        twins
    }

    /// Takes the first of each pair out of its object.
    pub(super) fn hide(&mut self, twins: &[(u32, u32)]) {
        self.hidden = twins.iter().map(|(first, _)| *first).collect();
        for sorted in self.lookup.values_mut() {
            sorted.retain(|child| !self.hidden.contains(child));
        }
    }

    /// Takes what the values of the nodes refer to over into another tree.
    pub(super) fn move_content(&mut self, to: &mut Self) {
        to.numbers = std::mem::take(&mut self.numbers);
        to.text = std::mem::take(&mut self.text);
    }
}

/// Counts are 32 bits wide; the budget sees to it that nothing is larger.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
