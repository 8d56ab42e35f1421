//! What a request prefers (RFC 7240), and what it accepts.

use axum::http::{HeaderMap, HeaderName};

/// The header that prefers (RFC 7240 §2).
const PREFER: HeaderName = HeaderName::from_static("prefer");

/// What a request prefers about its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Preference {
    /// `example=NAME`
    pub(super) example: Option<String>,
    /// `code=404`, as it is written.
    pub(super) code: Option<String>,
    /// `handling=lenient` (§4.4): what cannot be kept to is passed over, and not told.
    pub(super) is_lenient: bool,
    /// The media types of `Accept`, without their parameters; all where there are none.
    pub(super) accepted: Vec<String>,
}

impl Preference {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let texts = |name| headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        let mut preference = Self::default();
        for text in texts(PREFER) {
            for one in elements(text, ',') {
                let (name, value) = pair(one);
                // Of a preference that is there twice the first counts; an empty value is none.
                match name.to_ascii_lowercase().as_str() {
                    "example" | "code" if value.is_empty() => {}
                    "example" => preference.example = preference.example.or(Some(value)),
                    "code" => preference.code = preference.code.or(Some(value)),
                    "handling" => preference.is_lenient |= value.eq_ignore_ascii_case("lenient"),
                    _ => {}
                }
            }
        }
        for text in texts(axum::http::header::ACCEPT) {
            let ranges = elements(text, ',').into_iter();
            let essences = ranges.map(|range| range.split(';').next().unwrap_or_default().trim());
            preference.accepted.extend(essences.map(str::to_ascii_lowercase));
        }
        preference
    }

    /// The status that is preferred; none where it is written as no status is.
    pub(super) fn status(&self) -> Option<u16> {
        let code = self.code.as_ref()?.parse().ok()?;
        (100..600).contains(&code).then_some(code)
    }

    /// Whether an answer of a media type is accepted (RFC 9110 §12.5.1).
    pub(super) fn accepts(&self, media_type: &str) -> bool {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let kind = essence.split('/').next().unwrap_or_default();
        let is_met = |range: &String| {
            range == "*/*" || *range == essence || range.strip_suffix("/*") == Some(kind)
        };
        self.accepted.is_empty() || self.accepted.iter().any(is_met)
    }
}

/// A preference without its parameters, and its value without quotes.
fn pair(text: &str) -> (String, String) {
    let preference = elements(text, ';').first().copied().unwrap_or_default();
    let (name, value) = preference.split_once('=').unwrap_or((preference, ""));
    let value = value.trim();
    let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    let value = match quoted {
        Some(quoted) => unescaped(quoted),
        None => value.to_owned(),
    };
    (name.trim().to_owned(), value)
}

/// A quoted string without its backslashes (RFC 9110 §5.6.4).
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        plain.extend(if char == '\\' { chars.next() } else { Some(char) });
    }
    plain
}

/// What stands between delimiters that are in no quotes.
fn elements(text: &str, delimiter: char) -> Vec<&str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let parts = text.split(|char: char| {
        let ends = char == delimiter && !is_quoted;
        if char == '"' && !is_escaped {
            is_quoted = !is_quoted;
        }
        is_escaped = char == '\\' && is_quoted && !is_escaped;
        ends
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preference(lines: &[&str]) -> Preference {
        let lines = lines.iter().map(|line| (PREFER, line.parse().unwrap()));
        Preference::of(&lines.collect())
    }

    #[test]
    fn preferences_are_read_as_rfc_7240_writes_them() {
        for (lines, example, code) in [
            (&[][..], None, None),
            (&["example=ada"], Some("ada"), None),
            (&["code=404"], None, Some("404")),
            (&["code = 404", "example =ada"], Some("ada"), Some("404")),
            (&["Code=404, EXAMPLE=\"a, \\\"b\\\"\""], Some("a, \"b\""), Some("404")),
            (&["respond-async; wait=10", "example=a; x=\"y;z\", example=b"], Some("a"), None),
            (&["example=a; code=404"], Some("a"), None),
            (&["example, code=\"\""], None, None),
        ] {
            let found = preference(lines);
            let expected = (example.map(str::to_owned), code.map(str::to_owned));
            assert_eq!((found.example, found.code), expected, "{lines:?}");
        }
    }

    #[test]
    fn lenient_handling_is_asked_for() {
        for (line, expected) in
            [("handling=lenient, code=418", true), ("handling=strict", false), ("code=418", false)]
        {
            assert_eq!(preference(&[line]).is_lenient, expected, "{line}");
        }
    }

    #[test]
    fn accepted_media_types_are_ranges() {
        let headers =
            [(axum::http::header::ACCEPT, "text/*;q=0.5, application/json".parse().unwrap())];
        let found = Preference::of(&headers.into_iter().collect());
        for (media_type, expected) in [
            ("text/event-stream", true),
            ("application/json; charset=utf-8", true),
            ("application/xml", false),
        ] {
            assert_eq!(found.accepts(media_type), expected, "{media_type}");
        }
        assert!(Preference::default().accepts("image/png"));
    }
}
