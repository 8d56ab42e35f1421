//! Patterns (ECMA-262), as JSON Schema means them.

/// A pattern ready to be searched for; none where it is not one. As JSON Schema 2020-12 §6.4 asks,
/// it is read as a Unicode pattern; where that refuses it, as browsers read an older one.
pub(crate) fn compile(pattern: &str) -> Option<regress::Regex> {
    regress::Regex::with_flags(pattern, "u").or_else(|_| regress::Regex::new(pattern)).ok()
}
