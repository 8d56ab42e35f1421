//! JSON pointers (RFC 6901).

use std::borrow::Cow;

/// The parts of a pointer, unescaped; nothing if it neither is empty nor starts with a slash.
pub fn parts(pointer: &str) -> Option<impl Iterator<Item = Cow<'_, str>>> {
    let rest = match pointer.strip_prefix('/') {
        Some(rest) => Some(rest),
        None if pointer.is_empty() => None,
        None => return None,
    };
    Some(rest.into_iter().flat_map(|rest| rest.split('/')).map(unescape))
}

/// A name as a part of a pointer.
pub fn escape(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) {
        Cow::Owned(name.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(name)
    }
}

fn unescape(part: &str) -> Cow<'_, str> {
    if part.contains('~') {
        // In this order, so that `~01` becomes `~1` and not `/`.
        Cow::Owned(part.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(part)
    }
}

/// The position that a part names in an array: digits without a leading zero.
pub(super) fn position(part: &str) -> Option<usize> {
    let plain = part == "0" || !part.starts_with(['0', '+']);
    plain.then(|| part.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(pointer: &str) -> Option<Vec<String>> {
        Some(parts(pointer)?.map(Cow::into_owned).collect())
    }

    #[test]
    fn a_pointer_is_split_and_unescaped() {
        for (pointer, expected) in [
            ("", Some(vec![])),
            ("/", Some(vec![""])),
            ("/a//b", Some(vec!["a", "", "b"])),
            ("/~1pets~1{id}/~01", Some(vec!["/pets/{id}", "~1"])),
            ("a", None),
        ] {
            let expected = expected.map(|parts| parts.into_iter().map(String::from).collect());
            assert_eq!(split(pointer), expected, "{pointer}");
        }
    }

    #[test]
    fn escaping_is_undone_by_splitting() {
        for name in ["/pets/{id}", "~1", "~", "a/b~c", ""] {
            assert_eq!(split(&format!("/{}", escape(name))), Some(vec![name.to_owned()]));
        }
    }

    #[test]
    fn a_position_has_no_leading_zero() {
        for (part, expected) in
            [("0", Some(0)), ("12", Some(12)), ("01", None), ("-", None), ("+1", None), ("", None)]
        {
            assert_eq!(position(part), expected, "{part}");
        }
    }
}
