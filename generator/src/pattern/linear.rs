//! From the syntax of ECMA-262 to that of the `regex` crate, which searches in linear time.

use std::iter::Peekable;
use std::str::Chars;

const DIGIT: &str = "0-9";
const WORD: &str = "0-9A-Za-z_";
/// ECMA-262 §22.2.2.9: white space and line terminators.
const SPACE: &str = "\\t\\n\\x0B\\x0C\\r \\u{A0}\\u{1680}\\u{2000}-\\u{200A}\\u{2028}\\u{2029}\\u{202F}\\u{205F}\\u{3000}\\u{FEFF}";
const LINE_END: &str = "\\n\\r\\u{2028}\\u{2029}";

/// The same pattern; none where the crate has no words for it, such as look-around.
pub(super) fn translate(pattern: &str) -> Option<String> {
    let mut written = String::new();
    let mut chars = pattern.chars().peekable();
    let mut is_in_class = false;
    while let Some(char) = chars.next() {
        match char {
            '\\' => written.push_str(&escape(&mut chars, is_in_class)?),
            ']' if is_in_class => {
                is_in_class = false;
                written.push(']');
            }
            // Signs that the crate gives a meaning in a class.
            '[' | '&' | '~' if is_in_class => written.extend(['\\', char]),
            '-' if is_in_class && chars.peek() == Some(&'-') => return None,
            _ if is_in_class => written.push(char),
            '[' => {
                is_in_class = true;
                written.push('[');
                if chars.next_if_eq(&'^').is_some() {
                    written.push('^');
                }
                // An empty class is none to the crate.
                if chars.peek() == Some(&']') {
                    return None;
                }
            }
            '.' => written.push_str(&format!("[^{LINE_END}]")),
            '(' if chars.next_if_eq(&'?').is_some() => {
                written.push_str("(?");
                let kind = chars.next_if(|next| matches!(next, ':' | '<'))?;
                written.push(kind);
                if kind == '<' && matches!(chars.peek(), Some('=' | '!')) {
                    return None;
                }
            }
            '{' if !chars.peek().is_some_and(char::is_ascii_digit) => return None,
            _ => written.push(char),
        }
    }
    Some(written)
}

/// What stands behind a backslash.
fn escape(chars: &mut Peekable<Chars<'_>>, is_in_class: bool) -> Option<String> {
    let char = chars.next()?;
    let class = |members: &str| match is_in_class {
        true => members.to_owned(),
        false => format!("[{members}]"),
    };
    let others = |members: &str| (!is_in_class).then(|| format!("[^{members}]"));
    match char {
        'd' => Some(class(DIGIT)),
        'w' => Some(class(WORD)),
        's' => Some(class(SPACE)),
        'D' => others(DIGIT),
        'W' => others(WORD),
        'S' => others(SPACE),
        'b' if is_in_class => Some("\\x08".to_owned()),
        'b' => Some("(?-u:\\b)".to_owned()),
        't' | 'n' | 'r' | 'v' | 'f' => Some(format!("\\{char}")),
        'u' | 'p' | 'P' => {
            let brace = if chars.next_if_eq(&'{').is_some() { "{" } else { "" };
            Some(format!("\\{char}{brace}"))
        }
        'x' if chars.peek() != Some(&'{') => Some("\\x".to_owned()),
        '0' if !chars.peek().is_some_and(char::is_ascii_digit) => Some("\\x00".to_owned()),
        _ if char.is_ascii_alphanumeric() => None,
        _ => Some(regex::escape(&char.to_string()).replace(['<', '>'], &char.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::translate;

    #[test]
    fn both_find_the_same() {
        let patterns = [
            r"^(\w+\.?)+$",
            r"^([\d\-/]+:)*\s?$",
            r"^(?:a|[^b&&[c]+)*\.$",
            r"\bword\b",
            r"^.+$",
            r"^\u0041(?<name>\x42|\/)+$",
            r"^\p{L}+$",
        ];
        let texts = ["", "a.b", "1-2/3:", "word", "no sword", "a\u{2028}", "AB/B", "é", "٣", "&["];
        for pattern in patterns {
            let linear = regex::Regex::new(&translate(pattern).unwrap()).unwrap();
            let other = regress::Regex::with_flags(pattern, "u")
                .or_else(|_| regress::Regex::new(pattern))
                .unwrap();
            for text in texts {
                assert_eq!(linear.is_match(text), other.find(text).is_some(), "{pattern} {text:?}");
            }
        }
    }

    #[test]
    fn what_has_no_words() {
        for pattern in [r"(?=a)", r"(?<!a)", r"(a)\1", r"\B", "[]", r"[\D]", "a{,2}", "[a--b]"] {
            assert_eq!(translate(pattern), None, "{pattern}");
        }
    }
}
