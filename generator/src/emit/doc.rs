//! Documented text as Rust documentation.

use proc_macro2::TokenStream;
use quote::quote;

/// The width that paragraphs are wrapped to.
const WIDTH: usize = 92;

/// Text of a document, made safe to stand in documentation: nothing in it is taken for HTML, for a
/// link to an item, or for a Rust test, and nothing in it is invisible.
pub(super) fn foreign(text: &str) -> String {
    let mut lines = Vec::new();
    let mut is_code = false;
    for line in text.trim_end().lines() {
        let line: String = line.chars().filter(|char| is_visible(*char)).collect();
        let line = line.trim_end().replace('\t', "    ");
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
            lines.push(if is_code && line.trim() == "```" { format!("{line}text") } else { line });
        } else {
            lines.push(if is_code { line } else { escape(&line) });
        }
    }
    if is_code {
        lines.push("```".to_owned());
    }
    lines.join("\n")
}

/// A text (CommonMark) as doc attributes, one for each line.
pub(super) fn docs(text: &str) -> TokenStream {
    let lines = lines(text).into_iter().map(|line| {
        let line = if line.is_empty() { line } else { format!(" {line}") };
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}

/// The parts of a text as paragraphs, without the missing ones.
pub(super) fn paragraphs<'t>(parts: impl IntoIterator<Item = Option<&'t str>>) -> String {
    let parts = parts.into_iter().flatten().map(str::trim).filter(|part| !part.is_empty());
    let mut paragraphs: Vec<&str> = Vec::new();
    for part in parts {
        if !paragraphs.contains(&part) {
            paragraphs.push(part);
        }
    }
    paragraphs.join("\n\n")
}

/// The lines of a text, with its paragraphs wrapped. Every comment is made of them, also those of
/// titles, paths and names that are shown as they are: a lone carriage return is no Rust there.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut is_code = false;
    for line in text.trim_end().lines() {
        let line = line.chars().filter(|char| is_visible(*char)).collect::<String>();
        is_code ^= line.trim_start().starts_with("```");
        // Lists, tables and code mean something by their lines.
        if is_code || line.starts_with([' ', '|', '#', '-', '*', '>']) || line.starts_with("```") {
            lines.push(line);
        } else {
            wrap(&line, &mut lines);
        }
    }
    lines
}

/// Control and direction characters could hide what the text says.
pub(super) fn is_visible(char: char) -> bool {
    let is_direction = matches!(
        char,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    );
    (char == '\t' || !char.is_control()) && !is_direction
}

/// Escapes what rustdoc would take for HTML or for a link to an item. Code spans stay.
fn escape(line: &str) -> String {
    let mut text = String::new();
    for (index, part) in line.split('`').enumerate() {
        if index > 0 {
            text.push('`');
        }
        if index % 2 == 1 {
            text.push_str(part);
            continue;
        }
        let mut rest = part;
        while let Some(at) = rest.find(['<', '[', 'h']) {
            let (before, after) = rest.split_at(at);
            text.push_str(before);
            let end = after.find([' ', ')', '>', ']', ',']).unwrap_or(after.len());
            let is_bare = !before.ends_with(['<', '(', '"']);
            if (after.starts_with("http://") || after.starts_with("https://")) && is_bare {
                let (url, behind) = after.split_at(end);
                let url_end = url.trim_end_matches(['.', ':', ';', '!', '?', '*', '_', '\'']).len();
                let (url, tail) = url.split_at(url_end);
                text.push_str(&format!("<{url}>{tail}"));
                rest = behind;
                continue;
            }
            let is_link = after
                .find("](")
                .is_some_and(|close| !after.get(1..close).unwrap_or_default().contains('['));
            let is_autolink = after.starts_with("<http");
            if after.starts_with('<') && !is_autolink || after.starts_with('[') && !is_link {
                text.push('\\');
            }
            let first = after.chars().next().map_or(0, char::len_utf8);
            let (char, behind) = after.split_at(first);
            text.push_str(char);
            rest = behind;
        }
        text.push_str(rest);
    }
    text
}

/// Breaks a paragraph's line between words.
fn wrap(line: &str, lines: &mut Vec<String>) {
    let mut current = String::new();
    for word in words(line) {
        if !current.is_empty() && current.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(&word);
    }
    lines.push(current);
}

/// The words of a line; a code span is one word, since it must not be broken.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_code = false;
    for word in line.split(' ') {
        match words.last_mut() {
            Some(open) if is_code => {
                open.push(' ');
                open.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
        is_code ^= word.matches('`').count() % 2 == 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{foreign, lines};

    #[test]
    fn text_cannot_leave_its_place() {
        let cases = [
            ("plain", "plain"),
            ("a <b> and [c]", "a \\<b> and \\[c]"),
            ("see [c](https://c.d)", "see [c](https://c.d)"),
            ("see https://c.d/e.", "see <https://c.d/e>."),
            ("`Vec<T>` and `[x]`", "`Vec<T>` and `[x]`"),
            ("hide\u{202e}\u{7}", "hide"),
            ("*/ #![x] \"#", "*/ #!\\[x] \"#"),
        ];
        for (text, expected) in cases {
            assert_eq!(foreign(text), expected);
        }
    }

    #[test]
    fn code_is_text_and_is_closed() {
        assert_eq!(foreign("```\nlet a"), "```text\nlet a\n```");
    }

    #[test]
    fn paragraphs_are_wrapped() {
        let long = "word ".repeat(40);
        assert!(lines(&long).iter().all(|line| line.len() <= 92));
    }
}
