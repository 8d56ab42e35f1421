//! Where the nodes of a JSON text are.
//!
//! `serde_json` does not say where a value was. The nodes of a tree are numbered in the order of
//! the text, so a walk over the text that counts the same way finds them again. It runs when the
//! first diagnostic of a document is drawn, on a text that `serde_json` accepted at least so far.

use super::Span;
use super::document::NodeSpans;
use super::tree::count;

/// The places of the first `limit` nodes.
pub(super) fn spans(text: &str, limit: usize) -> Vec<NodeSpans> {
    let bytes = text.as_bytes();
    let mut walk = Walk { bytes, limit, spans: Vec::new(), open: Vec::new(), key: None };
    let mut at = 0;
    while let Some(byte) = walk.bytes.get(at) {
        at = match byte {
            b'{' | b'[' => {
                walk.open(at, *byte == b'{');
                at + 1
            }
            b'}' | b']' => {
                walk.close(at + 1);
                at + 1
            }
            b'"' => {
                let end = walk.string(at);
                walk.text(Span::new(at, end));
                end
            }
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => at + 1,
            _ => {
                let end = walk.literal(at);
                walk.value(Span::new(at, end));
                end
            }
        };
    }
    walk.spans
}

struct Walk<'t> {
    bytes: &'t [u8],
    limit: usize,
    spans: Vec<NodeSpans>,
    /// The open containers, and whether each is an object.
    open: Vec<(usize, bool)>,
    /// The key that was read and waits for its value.
    key: Option<Span>,
}

impl Walk<'_> {
    fn value(&mut self, value: Span) {
        let key = self.key.take();
        // What comes after the last node is read only for the ends of what is open.
        if self.spans.len() < self.limit {
            self.spans.push(NodeSpans { value, key });
        }
    }

    fn text(&mut self, span: Span) {
        let in_object = self.open.last().is_some_and(|(_, object)| *object);
        if in_object && self.key.is_none() {
            self.key = Some(span);
        } else {
            self.value(span);
        }
    }

    fn open(&mut self, at: usize, object: bool) {
        self.open.push((self.spans.len(), object));
        self.value(Span::new(at, at + 1));
    }

    fn close(&mut self, end: usize) {
        let Some((node, _)) = self.open.pop() else { return };
        if let Some(spans) = self.spans.get_mut(node) {
            spans.value.end = count(end);
        }
    }

    /// The end of the string that starts at `at`.
    fn string(&self, at: usize) -> usize {
        let mut at = at + 1;
        loop {
            match self.bytes.get(at) {
                None => return self.bytes.len(),
                Some(b'\\') => at += 2,
                Some(b'"') => return at + 1,
                Some(_) => at += 1,
            }
        }
    }

    /// The end of the number or word that starts at `at`.
    fn literal(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n');
        at + rest.iter().position(ends).unwrap_or(rest.len()).max(1)
    }
}
