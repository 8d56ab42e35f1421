//! Patterns (ECMA-262), as JSON Schema means them.

mod sample;

use concord_pattern::{LONGEST, Pattern};

pub(crate) use self::sample::samples;

/// Why a text is no pattern; none where it is one, or is too long to look. As JSON Schema 2020-12
/// §6.4 asks, it is read as a Unicode pattern; where that refuses it, as browsers read an older one.
pub(crate) fn fault(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let refused = regress::Regex::with_flags(text, "u").err()?;
    regress::Regex::new(text).err().map(|_| refused.text)
}

/// A pattern ready to be searched for; none where it is not one, or where no search is sure to end.
pub(crate) fn compile(pattern: &str) -> Option<Pattern> {
    if fault(pattern).is_some() { None } else { Pattern::new(pattern) }
}

/// Whether a pattern is found in a text; one that cannot be searched for says nothing.
pub(crate) fn is_found(pattern: &str, text: &str) -> bool {
    compile(pattern).and_then(|pattern| pattern.is_found(text)).unwrap_or(true)
}
