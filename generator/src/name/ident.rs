//! From documented text to Rust identifiers.

use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_normalization::UnicodeNormalization;

/// Characters of a text that go into a name. A file may have 255 bytes in its name.
const LONGEST: usize = 120;

/// The name of a type or a variant.
pub(crate) fn variant(text: &str) -> String {
    let name = words(text).to_upper_camel_case();
    let name = if name.is_empty() { "Empty".to_owned() } else { name };
    let name = if may_start(&name) { name } else { format!("N{name}") };
    // The only keyword in this spelling.
    if name == "Self" { "SelfValue".to_owned() } else { name }
}

/// The name of a function.
pub(crate) fn method(text: &str) -> String {
    keyword(snake(text))
}

/// The name of a field.
pub(crate) fn field(text: &str) -> String {
    keyword(snake(text))
}

/// A text in `snake_case`, which may still be a keyword.
pub(crate) fn snake(text: &str) -> String {
    let name = words(text).to_snake_case();
    let name = if name.is_empty() { "empty".to_owned() } else { name };
    if may_start(&name) { name } else { format!("n{name}") }
}

/// Words of letters and digits: signs that tell values apart are spelled out, others part words.
///
/// The compiler takes two spellings of a letter (U+00E9, and `e` with U+0301) for one, so names have
/// the composed one. A text that is no name but an essay is cut.
fn words(text: &str) -> String {
    let text: String = text.nfc().take(LONGEST).collect();
    let has_letters = text.contains(char::is_alphanumeric);
    let mut words = String::new();
    for (index, char) in text.chars().enumerate() {
        let spelled = match char {
            '+' if index == 0 => Some("plus"),
            '-' if index == 0 && text.len() > 1 => Some("minus"),
            '*' if !has_letters => Some("any"),
            '$' if !has_letters => Some("dollar"),
            '=' if !has_letters => Some("equal"),
            '<' if !has_letters => Some("less"),
            '>' if !has_letters => Some("greater"),
            _ => None,
        };
        match spelled {
            Some(word) => {
                words.push(' ');
                words.push_str(word);
                words.push(' ');
            }
            None if char.is_ascii_alphanumeric() => words.push(char),
            None if char.is_alphanumeric() && is_identifier(char) => words.push(char),
            None => words.push(' '),
        }
    }
    words
}

/// Whether an identifier may start as a name does: not with a digit of any script, nor with a mark
/// that belongs to the letter before it.
fn may_start(name: &str) -> bool {
    let first = name.chars().next();
    first.is_some_and(|first| syn::parse_str::<syn::Ident>(&format!("{first}a")).is_ok())
}

fn is_identifier(char: char) -> bool {
    syn::parse_str::<syn::Ident>(&format!("a{char}")).is_ok()
}

/// A keyword as a raw identifier; the few that cannot be raw get an underscore.
fn keyword(name: String) -> String {
    // Reserved from the edition 2024 on, which `syn` does not know.
    let is_reserved = name == "gen";
    if syn::parse_str::<syn::Ident>(&name).is_ok() && !is_reserved {
        return name;
    }
    match name.as_str() {
        "self" | "super" | "crate" | "_" => format!("{name}_"),
        _ => format!("r#{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{field, method, variant};

    #[test]
    fn names_read_as_a_person_would_write_them() {
        let cases = [
            ("callTool", "call_tool", "CallTool"),
            ("tools/call", "tools_call", "ToolsCall"),
            ("x-session-id", "x_session_id", "XSessionId"),
            ("type", "r#type", "Type"),
            ("gen", "r#gen", "Gen"),
            ("self", "self_", "SelfValue"),
            ("3d", "n3d", "N3d"),
            ("+1", "plus_1", "Plus1"),
            ("-1", "minus_1", "Minus1"),
            ("", "empty", "Empty"),
            ("größe", "größe", "Größe"),
            ("HTTPServer", "http_server", "HttpServer"),
            ("\u{653}ives", "n\u{653}ives", "N\u{653}ives"),
            ("\u{663}", "n\u{663}", "N\u{663}"),
            ("cafe\u{301}", "caf\u{e9}", "Caf\u{e9}"),
        ];
        for (text, snake, camel) in cases {
            assert_eq!(
                (field(text), variant(text)),
                (snake.to_owned(), camel.to_owned()),
                "{text}"
            );
            assert_eq!(method(text), snake);
        }
    }
}
