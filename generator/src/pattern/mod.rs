//! Patterns (ECMA-262), as JSON Schema means them.

mod sample;

use concord_pattern::{LONGEST, Pattern};

pub(crate) use self::sample::samples;

/// Whether a text is a pattern at all, as far as it is short enough to look. As JSON Schema 2020-12 §6.4 asks, it is read as a Unicode
/// pattern; where that refuses it, as browsers read an older one.
pub(crate) fn is_pattern(text: &str) -> bool {
    text.len() > LONGEST
        || regress::Regex::with_flags(text, "u").or_else(|_| regress::Regex::new(text)).is_ok()
}

/// A pattern ready to be searched for; none where it is not one, or where no search is sure to end.
pub(crate) fn compile(pattern: &str) -> Option<Pattern> {
    is_pattern(pattern).then(|| Pattern::new(pattern)).flatten()
}

/// Whether a pattern is found in a text; one that cannot be searched for says nothing.
pub(crate) fn is_found(pattern: &str, text: &str) -> bool {
    compile(pattern).and_then(|pattern| pattern.is_found(text)).unwrap_or(true)
}
