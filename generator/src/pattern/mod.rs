//! Patterns (ECMA-262), as JSON Schema means them.

mod effort;
mod linear;
mod sample;

pub(crate) use self::sample::samples;

/// A pattern ready to be searched for; none where it is not one. As JSON Schema 2020-12 §6.4 asks,
/// it is read as a Unicode pattern; where that refuses it, as browsers read an older one.
pub(crate) fn compile(pattern: &str) -> Option<regress::Regex> {
    regress::Regex::with_flags(pattern, "u").or_else(|_| regress::Regex::new(pattern)).ok()
}

/// Whether a pattern is found in a text; one that is not a pattern says nothing.
///
/// A search that goes back on its steps may take longer than anybody lives. Where it could, the
/// pattern is searched for in linear time, and says nothing where that is not possible either.
pub(crate) fn is_found(pattern: &str, text: &str) -> bool {
    let Some(compiled) = compile(pattern) else { return true };
    if effort::is_small(pattern, text) {
        return compiled.find(text).is_some();
    }
    let linear = linear::translate(pattern).and_then(|pattern| regex::Regex::new(&pattern).ok());
    linear.is_none_or(|pattern| pattern.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::is_found;

    #[test]
    fn a_search_comes_to_an_end() {
        let mail = r"^([a-z0-9]+\.?)+@([a-z0-9]+\.?)+$";
        assert!(!is_found(mail, &"a".repeat(5000)));
        assert!(is_found(mail, "somebody@example.com"));
        // Nothing that takes linear time knows back-references.
        assert!(is_found(r"^(a+)+\1b$", &"a".repeat(5000)));
        assert!(!is_found(r"a*a*a*a*b", &"a".repeat(5000)));
    }
}
