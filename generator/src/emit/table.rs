//! Tables: what stands in a macro of the runtime, laid out by hand.
//!
//! The printer knows nothing of the inside of a macro, so a table is a placeholder until the rest
//! of its file is printed.

use proc_macro2::{Delimiter, Literal, Spacing, TokenStream, TokenTree};
use quote::quote;

/// How wide a file is.
const WIDTH: usize = 100;

/// How wide a table's own lines are.
pub(super) const ROOM: usize = WIDTH - 4;

/// The word that tells a placeholder from other macros.
pub(super) const MARK: &str = "__table";

/// A macro by its path, to be filled with a text. The text is indented where it stands.
pub(super) fn placeholder(path: TokenStream, text: &str) -> TokenStream {
    let mark = super::context::ident(MARK);
    let text = text.trim_end();
    quote!(#path!(#mark #text);)
}

/// Puts the texts into the placeholders of a printed file.
pub(super) fn fill(printed: &str) -> String {
    let mut filled = String::with_capacity(printed.len());
    let mut lines = printed.lines();
    while let Some(line) = lines.next() {
        // The printer leaves a short placeholder on its line, and gives a long one three.
        let table = match line.split_once("!(") {
            Some((path, "")) if follows(&lines) => {
                let text = lines.nth(1).unwrap_or_default().trim();
                lines.next();
                Some((path, text))
            }
            Some((path, rest)) => {
                let text = rest.strip_prefix(MARK);
                text.map(|text| (path, text.trim().trim_end_matches(';').trim_end_matches(')')))
            }
            None => None,
        };
        match table.map(|(path, literal)| (path, syn::parse_str::<syn::LitStr>(literal))) {
            Some((path, Ok(text))) => fill_one(path, &text.value(), &mut filled),
            Some((_, Err(_))) | None => filled.push_str(line),
        }
        filled.push('\n');
    }
    filled
}

/// Whether the next line is the mark of a placeholder.
fn follows(lines: &std::str::Lines<'_>) -> bool {
    lines.clone().next().is_some_and(|line| line.trim() == MARK)
}

fn fill_one(path: &str, text: &str, filled: &mut String) {
    let indent = path.len() - path.trim_start().len();
    if !text.contains('\n') && path.len() + text.len() + "!();".len() <= WIDTH {
        filled.push_str(&format!("{path}!({text});"));
        return;
    }
    filled.push_str(&format!("{path}! {{\n"));
    for line in text.lines() {
        filled.push_str(&format!("{:width$}{line}\n", "", width = indent + 4));
    }
    filled.push_str(&format!("{:indent$}}}", ""));
}

/// Entries between brackets, as many on a line as there is room for.
pub(super) fn entries(opening: &str, entries: &[String], closing: &str) -> String {
    let whole = entries.join(", ");
    let space = if opening.ends_with('{') { " " } else { "" };
    if whole.is_empty() {
        return format!("{opening}{closing}");
    }
    if opening.len() + whole.len() + closing.len() + 2 <= ROOM {
        return format!("{opening}{space}{whole}{space}{closing}");
    }
    let mut text = opening.to_owned();
    let mut column = ROOM;
    for (index, entry) in entries.iter().enumerate() {
        let comma = if index + 1 < entries.len() { "," } else { "" };
        if column + entry.len() + comma.len() + 1 > ROOM {
            text.push_str("\n    ");
            column = 4;
        } else {
            text.push(' ');
            column += 1;
        }
        text.push_str(entry);
        text.push_str(comma);
        column += entry.len() + comma.len();
    }
    format!("{text}\n{closing}")
}

/// Entries on a line each.
pub(super) fn lines(entries: impl Iterator<Item = String>) -> String {
    entries.collect::<Vec<_>>().join(",\n")
}

/// A text as a literal of Rust.
pub(super) fn quoted(text: &str) -> String {
    Literal::string(text).to_string()
}

/// Tokens as a person spells them: types, paths and calls.
pub(super) fn spelled(tokens: &TokenStream) -> String {
    let mut text = String::new();
    spell(tokens.clone(), &mut text);
    text
}

fn spell(tokens: TokenStream, text: &mut String) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                spell(group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                text.push(punct.as_char());
                let is_separator = matches!(punct.as_char(), ',' | ':' | ';');
                let is_last = tokens.peek().is_none();
                let is_path = text.ends_with("::") || punct.spacing() == Spacing::Joint;
                if is_separator && !is_path && !is_last {
                    text.push(' ');
                }
            }
            word @ (TokenTree::Ident(_) | TokenTree::Literal(_)) => {
                let is_behind_word =
                    text.ends_with(|last: char| last.is_alphanumeric() || last == '_');
                let word = word.to_string();
                if is_behind_word
                    && word.starts_with(|one: char| one.is_alphanumeric() || one == '_')
                {
                    text.push(' ');
                }
                text.push_str(&word);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{entries, fill, placeholder, spelled};
    use crate::emit::layout::{Source, print};

    #[test]
    fn a_table_stands_where_its_placeholder_was_however_long_it_is() {
        let long = format!("a \"{}\";\nb;", "x".repeat(120));
        let (short, long) = (placeholder(quote!(m::t), "a"), placeholder(quote!(m::t), &long));
        let text = print(Source { docs: String::new(), items: quote!(#short #long) });
        assert_eq!(
            text,
            format!("\nm::t!(a);\nm::t! {{\n    a \"{}\";\n    b;\n}}\n", "x".repeat(120))
        );
        assert_eq!(fill("m::t!(1);\n"), "m::t!(1);\n");
    }

    #[test]
    fn entries_share_lines_as_far_as_there_is_room() {
        let few = entries("A {", &["a".to_owned(), "b".to_owned()], "}");
        assert_eq!(few, "A { a, b }");
        let many: Vec<_> = (0..4).map(|_| "x".repeat(40)).collect();
        let line = format!("    {0}, {0}", "x".repeat(40));
        assert_eq!(entries("A {", &many, "}"), format!("A {{\n{line},\n{line}\n}}"));
        assert_eq!(entries("A {", &[], "}"), "A {}");
    }

    #[test]
    fn tokens_are_spelled_as_a_person_would() {
        let tokens = quote!(a: impl Into<String>, b::C<'static, &'static str>, f(&[-1, "x"]));
        let text = "a: impl Into<String>, b::C<'static, &'static str>, f(&[-1, \"x\"])";
        assert_eq!(spelled(&tokens), text);
    }
}
