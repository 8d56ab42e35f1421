//! Characters to bytes.

/// Characters between two remembered places.
const STEP: usize = 64;

/// Finds the byte at which the n-th character of a text starts.
///
/// `saphyr` counts in characters, and everything else in bytes.
pub(super) struct Characters<'t> {
    text: &'t str,
    /// The byte of each `STEP`-th character; empty where both are the same.
    marks: Vec<usize>,
}

impl<'t> Characters<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let bytes = || text.char_indices().step_by(STEP).map(|(at, _)| at).collect();
        Self { text, marks: if text.is_ascii() { Vec::new() } else { bytes() } }
    }

    pub(super) fn byte(&self, character: usize) -> usize {
        if self.marks.is_empty() {
            return character.min(self.text.len());
        }
        let mark = self.marks.get(character / STEP).copied();
        let rest = mark.and_then(|mark| Some((mark, self.text.get(mark..)?)));
        let found = rest.and_then(|(mark, rest)| {
            let (at, _) = rest.char_indices().nth(character % STEP)?;
            Some(mark + at)
        });
        found.unwrap_or(self.text.len())
    }
}
