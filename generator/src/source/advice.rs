//! What to do about texts that are not YAML or JSON, where the parser's words hide it.

use super::Span;

/// The place to point at and what to do there, for a fault that the YAML parser found.
pub(super) fn of_yaml(text: &str, span: Span, message: &str) -> (Span, Option<&'static str>) {
    if let Some(tab) = tab_in_indentation(text, span.range().start, message.contains("tab")) {
        return (tab, Some("indent with spaces: YAML takes no tabs there (YAML 1.2.2 §6.1)"));
    }
    let advice = match message {
        it if it.starts_with("mapping values are not allowed") => {
            "quote a text that has `: ` in it, and indent the keys of an object alike"
        }
        it if it.starts_with("unexpected character") => {
            "quote a text that starts with `@`, a backtick or `%`"
        }
        it if it.starts_with("simple key expect") => {
            "write a space behind the `:` of the key before this place"
        }
        it if it.contains("quoted scalar") => {
            "close what is open before this place: a quote, a bracket or a brace; an apostrophe in \
             single quotes is written twice"
        }
        it if it.contains("did not find expected key") => {
            "indent the keys of an object alike, and close what was opened before this place"
        }
        it if it.contains("did not find expected '-'") => {
            "indent the items of a list alike, and what is no item differently"
        }
        it if it.contains("flow") || it.contains("':' indicator") => {
            "close the bracket or brace that is open here, or part its entries by commas"
        }
        _ => return (span, None),
    };
    (span, Some(advice))
}

/// A tab in the indentation of the line of a place, or of the line before it; where the parser says
/// that it has seen one, also of the line behind it.
fn tab_in_indentation(text: &str, at: usize, is_seen: bool) -> Option<Span> {
    let before = text.get(..at)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let above = before.get(..line.saturating_sub(1))?.rfind('\n').map_or(0, |end| end + 1);
    let below = text.get(at..)?.find('\n').filter(|_| is_seen).map(|end| at + end + 1);
    [Some(line), Some(above), below].into_iter().flatten().find_map(|start| {
        let rest = text.get(start..)?;
        let content = rest.find(|char: char| char != ' ' && char != '\t')?;
        let tab = start + rest.get(..content)?.find('\t')?;
        Some(Span::new(tab, tab + 1))
    })
}

/// What to do about a fault that the JSON parser found.
pub(super) fn of_json(text: &str, at: usize, message: &str) -> Option<&'static str> {
    let rest = text.get(at..).unwrap_or_default();
    Some(match message {
        "trailing comma" => "remove the comma before the bracket: JSON has none there",
        _ if rest.starts_with("//") || rest.starts_with("/*") => {
            "remove the comment: JSON has none; YAML, which may hold JSON, has `#`"
        }
        "key must be a string" => "put the key in double quotes",
        it if it.starts_with("expected `,`") => "write a comma before this place",
        "trailing characters" => "keep one value per file",
        it if it.starts_with("EOF") => "close what is open: the text ends too early",
        it if it.starts_with("control character") => "write a line end in a string as `\\n`",
        "expected value" if rest.starts_with(['N', 'I', 'T', 'F', 'u']) => {
            "write a number, `true`, `false`, `null` or a string in double quotes"
        }
        _ => return None,
    })
}

/// What a text is that is neither; none where it may be either.
pub(super) fn what_else(text: &str) -> Option<&'static str> {
    let start: String = text.trim_start().chars().take(15).collect::<String>().to_lowercase();
    match start.as_str() {
        it if it.starts_with("<!doctype html") || it.starts_with("<html") => Some("an HTML page"),
        it if it.starts_with("<?xml") || it.starts_with("<!") => Some("XML"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, of_yaml};

    #[test]
    fn a_tab_in_the_indentation_is_found() {
        let rows = [
            ("a:\n\tb: c\n", 4, Some(3)),
            ("a:\n  \tb: c\n  d: e\n", 12, Some(5)),
            ("a:\tb\n  c: d\n", 5, None),
            ("a:\n  b: c\n\td: e\n", 8, Some(10)),
            ("", 0, None),
        ];
        for (text, at, expected) in rows {
            let (span, advice) = of_yaml(text, Span::new(at, at), "there is a tab");
            let tab = advice.map(|_| span.range().start);
            assert_eq!(tab, expected, "{text:?}");
        }
    }
}
