//! One document: its text, its nodes, and where the nodes are.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::tree::{Tree, count};
use super::{Span, json_spans};

/// Bytes whose characters are counted at once.
const BLOCK: usize = 4096;

/// Which document of a run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct DocumentId(pub(super) u32);

impl DocumentId {
    /// The position of the document among the sources, from 0.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// Which node of which document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Default)]
pub struct Origin {
    /// The position of the document among the sources.
    pub document: u32,
    /// The position of the node in the document, in the order of the text.
    pub node: u32,
}

impl Origin {
    pub(super) fn new(document: DocumentId, node: u32) -> Self {
        Self { document: document.0, node }
    }

    /// The document that the node is in.
    pub fn document_id(self) -> DocumentId {
        DocumentId(self.document)
    }
}

/// Where a node was written.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct NodeSpans {
    pub(super) value: Span,
    pub(super) key: Option<Span>,
}

/// Where the nodes of a document were written that was made of others.
#[derive(Debug)]
pub(super) struct Written {
    /// Each node in one of those.
    pub(super) origins: Vec<Origin>,
    /// What stands there for each scalar that is no string.
    pub(super) texts: BTreeMap<u32, String>,
}

#[derive(Debug)]
pub(super) struct Document {
    pub(super) id: DocumentId,
    pub(super) name: String,
    pub(super) text: String,
    pub(super) tree: Tree,
    /// Filled at once for YAML, and for JSON when somebody asks.
    pub(super) spans: OnceLock<Vec<NodeSpans>>,
    lines: OnceLock<Vec<u32>>,
    /// How many characters stand before each block of the text.
    blocks: OnceLock<Vec<u32>>,
    /// For a document without a text of its own.
    pub(super) written: Option<Written>,
}

/// Stands in for a document that a foreign id names.
pub(super) static NOWHERE: Document =
    Document::new(DocumentId(u32::MAX), String::new(), String::new());

impl Document {
    pub(super) const fn new(id: DocumentId, name: String, text: String) -> Self {
        let tree = Tree::EMPTY;
        Self {
            id,
            name,
            text,
            tree,
            spans: OnceLock::new(),
            lines: OnceLock::new(),
            blocks: OnceLock::new(),
            written: None,
        }
    }

    pub(super) fn spans(&self, node: u32) -> Option<NodeSpans> {
        let spans = self.spans.get_or_init(|| json_spans::spans(&self.text, self.tree.len()));
        spans.get(node as usize).copied()
    }

    /// A scalar as it is written; nothing for a string.
    pub(super) fn scalar(&self, node: u32) -> Option<&str> {
        match &self.written {
            Some(written) => written.texts.get(&node).map(String::as_str),
            None => self.text.get(self.spans(node)?.value.range()),
        }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub(super) fn line_and_column(&self, at: usize) -> Option<(usize, usize)> {
        let lines = self.lines();
        let line = lines.partition_point(|start| *start as usize <= at);
        let start = *lines.get(line.checked_sub(1)?)?;
        let before = self.characters(at)?.checked_sub(self.characters(start as usize)?)?;
        Some((line, before + 1))
    }

    /// How many characters stand before a byte. A document may be one line of megabytes.
    fn characters(&self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let blocks = self.blocks.get_or_init(|| {
            let counts = bytes.chunks(BLOCK).scan(0, |before, block| {
                let count = count(*before);
                *before += starts(block);
                Some(count)
            });
            counts.collect()
        });
        // A text may end with a block.
        let block = (at / BLOCK).min(blocks.len().saturating_sub(1));
        let before = blocks.get(block).copied().unwrap_or_default() as usize;
        Some(before + starts(bytes.get(block * BLOCK..at)?))
    }

    /// The text of a line (from 1) without its end.
    pub(super) fn line_span(&self, line: usize) -> Option<Span> {
        let start = *self.lines().get(line.checked_sub(1)?)? as usize;
        let next = self.lines().get(line).map_or(self.text.len(), |next| *next as usize);
        let text = self.text.get(start..next)?;
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        Some(Span::new(start, start + text.len()))
    }

    /// Where each line starts.
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| count(at + 1))).collect()
        })
    }
}

/// How many characters start in some bytes of a text.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
