//! Bytes of a text.

use std::ops::Range;

use super::tree::count;

/// A range of bytes of a document's text; a byte order mark at the start is not part of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`, which is not part of them.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: count(start), end: count(end.max(start)) }
    }

    /// The span as slices take it.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether there are no bytes in it.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
