//! Paths from templates and server URLs.

/// The path of a server URL with its variables filled in.
#[must_use]
pub fn base_path(url: &str, variables: &[(String, String)]) -> String {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default(),
        None => url,
    };
    filled(path, variables)
}

/// The segments of a template with the values in them, not percent-encoded: a slash in a value
/// does not end a segment.
pub(super) fn segments(template: &str, values: &[(String, String)]) -> Vec<String> {
    let segments = template.trim_start_matches('/').split('/');
    segments.map(|segment| filled(segment, values)).collect()
}

/// A template with each `{name}` replaced by its value; a value is not looked into again.
fn filled(template: &str, values: &[(String, String)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else { break };
        text.push_str(before);
        match values.iter().find(|(known, _)| known == name) {
            Some((_, value)) => text.push_str(value),
            None => text.push_str(&format!("{{{name}}}")),
        }
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_their_segments() {
        let values = [("a".to_owned(), "x/{b}".to_owned()), ("b".to_owned(), "?".to_owned())];
        for (template, expected) in [
            ("/", vec![""]),
            ("/{a}/.t/{b}", vec!["x/{b}", ".t", "?"]),
            ("/{b}.{b}", vec!["?.?"]),
            ("/{c}", vec!["{c}"]),
        ] {
            assert_eq!(segments(template, &values), expected, "{template}");
        }
    }

    #[test]
    fn a_base_path_is_what_stands_behind_the_host() {
        for (url, expected) in [
            ("https://a.example", ""),
            ("https://a.example/", "/"),
            ("https://a.example/v{n}/", "/v1/"),
            ("/", "/"),
            ("/v{n}", "/v1"),
        ] {
            let variables = [("n".to_owned(), "1".to_owned())];
            assert_eq!(base_path(url, &variables), expected, "{url}");
        }
    }
}
