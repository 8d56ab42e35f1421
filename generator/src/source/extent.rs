//! Where a YAML node itself is.
//!
//! `saphyr` counts the anchor and the tag of a node to it, and lets a quoted scalar reach to the
//! next token, comments included.

/// The byte at which a node starts whose properties (YAML 1.2.2 §6.9) start at `start`.
pub(super) fn after_properties(text: &str, start: usize) -> usize {
    let mut at = start;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let skipped = match rest.as_bytes().first() {
            Some(b'&' | b'!') => rest.find(char::is_whitespace),
            Some(b'#') if at > start => rest.find('\n'),
            Some(b' ' | b'\t' | b'\r' | b'\n') => Some(1),
            _ => None,
        };
        match skipped {
            Some(length) => at += length,
            // There is nothing but properties: the node is empty.
            None if rest.starts_with(['&', '!', '#']) => return text.len(),
            None => return at,
        }
    }
}

/// The byte after the quoted scalar that starts at `start`; nothing if none does.
pub(super) fn quoted_end(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let mut at = 1;
    loop {
        let (found, length) = match (quote, rest.as_bytes().get(at)?, rest.as_bytes().get(at + 1)) {
            ('"', b'\\', _) | ('\'', b'\'', Some(b'\'')) => (false, 2),
            ('"', b'"', _) | ('\'', b'\'', _) => (true, 1),
            _ => (false, 1),
        };
        at += length;
        if found {
            return Some(start + at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_not_part_of_a_node() {
        for (text, expected) in [
            ("a", "a"),
            ("&x a", "a"),
            ("!!str &x 'a'", "'a'"),
            ("&x # why\n  - a", "- a"),
            ("&x", ""),
            ("!<tag:yaml.org,2002:str> a", "a"),
        ] {
            assert_eq!(&text[after_properties(text, 0)..], expected, "{text}");
        }
    }

    #[test]
    fn a_quoted_scalar_ends_with_its_quote() {
        for (text, expected) in [
            ("\"a\" # b\"", Some("\"a\"")),
            ("\"a\\\"b\\\\\" ", Some("\"a\\\"b\\\\\"")),
            ("'it''s' 'x'", Some("'it''s'")),
            ("''", Some("''")),
            ("'a", None),
            ("a", None),
        ] {
            assert_eq!(quoted_end(text, 0).map(|end| &text[..end]), expected, "{text}");
        }
    }
}
