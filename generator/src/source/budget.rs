//! How much a run may read.

/// Bounds that end a hostile or broken document in a diagnostic.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budget {
    /// Bytes of all documents together.
    pub bytes: usize,
    /// Objects and arrays inside of each other. JSON stops at 126, whatever stands here.
    pub depth: usize,
    /// Nodes of all documents together, with every alias written out.
    pub nodes: usize,
}

impl Budget {
    /// Spans and node numbers are 32 bits wide; no budget may be larger than they can count.
    const WIDEST: usize = 1 << 30;

    /// The budget that is left after what was spent, within what can be counted at all.
    #[must_use]
    pub(super) fn less(self, bytes: usize, nodes: usize) -> Self {
        Self {
            bytes: self.bytes.min(Self::WIDEST).saturating_sub(bytes),
            nodes: self.nodes.min(Self::WIDEST).saturating_sub(nodes),
            ..self
        }
    }
}

impl Default for Budget {
    /// 64 MiB, 120 levels and 4 million nodes. Stripe's description has 2.4 MB, 26 levels, 94,000 nodes.
    fn default() -> Self {
        Self { bytes: 64 << 20, depth: 120, nodes: 4_000_000 }
    }
}
