//! Tables that are handed to macros of the runtime, laid out by hand: the printer of Rust knows
//! nothing of what stands in a macro.

use proc_macro2::{Delimiter, Literal, Spacing, TokenStream, TokenTree};
use quote::quote;

/// How wide a line of a table may be.
const WIDTH: usize = 100;

/// How wide a table's own lines are.
pub(super) const ROOM: usize = WIDTH - 4;

/// What the text of a table starts with until the file is printed.
const MARK: &str = "@table:";

/// A table as an invocation of a macro; [`print`] puts the text in its place.
pub(super) fn table(path: TokenStream, text: &str) -> TokenStream {
    let text = Literal::string(&format!("{MARK}{text}"));
    quote!(#path!(#text);)
}

/// A printed file with each table in one line; the printer breaks the long ones around their text.
pub(super) fn join(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    let mut lines = body.lines().peekable();
    while let Some(line) = lines.next() {
        text.push_str(line);
        let is_broken = line.ends_with("!(")
            && lines.peek().is_some_and(|next| next.trim_start().starts_with("\"@table:"));
        if is_broken {
            // The text and the closing bracket.
            for part in [lines.next(), lines.next()].into_iter().flatten() {
                text.push_str(part.trim_start());
            }
        }
        text.push('\n');
    }
    text
}

/// Whether a line of a printed file is a table that is still to be laid out.
pub(super) fn is_table(line: &str) -> bool {
    line.contains("!(\"@table:")
}

/// The lines of a table, where a line of a printed file stands for one.
pub(super) fn print(line: &str) -> Option<String> {
    let (path, rest) = line.split_once("!(")?;
    let margin = " ".repeat(path.len() - path.trim_start().len());
    let literal = rest.strip_suffix(");")?;
    let text = text(literal)?;
    let inline = format!("{path}! {{ {text} }}");
    if !text.contains('\n') && inline.len() <= WIDTH {
        return Some(inline);
    }
    let lines = text.lines().map(|line| match line {
        "" => String::new(),
        line => format!("{margin}    {line}"),
    });
    Some(format!("{path}! {{\n{}\n{margin}}}", lines.collect::<Vec<_>>().join("\n")))
}

/// The text of a table, where a literal holds one.
pub(super) fn text(literal: &str) -> Option<String> {
    if !literal.starts_with("\"@table:") {
        return None;
    }
    let text = syn::parse_str::<syn::LitStr>(literal).ok()?.value();
    text.strip_prefix(MARK).map(str::to_owned)
}

/// Words in as few lines as they fit into, indented.
pub(super) fn fill(words: &[String], indent: usize) -> String {
    let margin = " ".repeat(indent);
    // The table itself stands in its macro.
    let width = ROOM;
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("{margin}{word}")),
        }
    }
    lines.join("\n")
}

/// A row that starts with a name: in one line where it fits, else its words in lines of their own.
pub(super) fn row(name: &str, words: &[String], end: &str) -> String {
    let inline = format!("{name} {}{end}", words.join(" "));
    if inline.len() <= ROOM { inline } else { format!("{name}\n{}{end}", fill(words, 4)) }
}

/// A block of words: in one line with what stands around it where it fits, else in lines of its own.
pub(super) fn block(open: &str, words: &[String], close: &str) -> String {
    let inline = match words {
        [] => format!("{open}{close}"),
        _ => format!("{open} {} {close}", words.join(" ")),
    };
    if inline.len() + 4 <= WIDTH && !inline.contains('\n') {
        return inline;
    }
    format!("{open}\n{}\n{close}", fill(words, 4))
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

/// A literal text, with its quotes.
pub(super) fn quoted(text: &str) -> String {
    Literal::string(text).to_string()
}

/// Tokens as a person would write them in one line.
pub(super) fn compact(tokens: TokenStream) -> String {
    let mut text = String::new();
    let mut is_tight = true;
    let mut is_path = false;
    for token in tokens {
        let word = match &token {
            TokenTree::Group(group) => {
                let inner = compact(group.stream());
                match group.delimiter() {
                    Delimiter::Parenthesis => format!("({inner})"),
                    Delimiter::Bracket => format!("[{inner}]"),
                    Delimiter::Brace => format!("{{ {inner} }}"),
                    Delimiter::None => inner,
                }
            }
            TokenTree::Ident(name) => name.to_string(),
            TokenTree::Literal(literal) => literal.to_string(),
            TokenTree::Punct(punct) => punct.as_char().to_string(),
        };
        let is_call = matches!(&token, TokenTree::Group(group)
            if group.delimiter() == Delimiter::Parenthesis);
        let closes = matches!(&token, TokenTree::Punct(punct)
            if matches!(punct.as_char(), ',' | ':' | '<' | '>' | '.' | ';' | '!' | '?'));
        if !is_tight && !is_call && !closes {
            text.push(' ');
        }
        text.push_str(&word);
        let TokenTree::Punct(punct) = &token else {
            (is_tight, is_path) = (false, false);
            continue;
        };
        // The second colon of a path; a colon by itself has a space behind it.
        let ends_path = is_path && punct.as_char() == ':';
        is_path = punct.as_char() == ':' && punct.spacing() == Spacing::Joint;
        is_tight = ends_path
            || punct.spacing() == Spacing::Joint
            || matches!(punct.as_char(), '<' | '&' | '-' | '.' | '!' | '#' | '\'');
    }
    text
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{block, compact, entries, print, table};

    #[test]
    fn tokens_read_as_written() {
        let tokens = quote!(("a", &[json::Rule::Minimum(-1.5), MaxLength(3)]));
        assert_eq!(compact(tokens), "(\"a\", &[json::Rule::Minimum(-1.5), MaxLength(3)])");
        assert_eq!(compact(quote!(impl Into<String>)), "impl Into<String>");
        assert_eq!(compact(quote!(At { least: 1, of: &a::B })), "At { least: 1, of: &a::B }");
        assert_eq!(
            compact(quote!(Option<Vec<json::Map<String, T>>>)),
            "Option<Vec<json::Map<String, T>>>"
        );
    }

    #[test]
    fn a_table_takes_the_place_of_its_line() {
        let line = table(quote!(json::object), "Pet { name: required, }").to_string();
        let line = line.replace(" :: ", "::").replace(" ! (", "!(").replace(") ;", ");");
        let line = line.replace("!( ", "!(").replace(" );", ");");
        assert_eq!(print(&line).as_deref(), Some("json::object! { Pet { name: required, } }"));
        let words: Vec<_> = (0..30).map(|index| format!("field_{index}: optional,")).collect();
        let long = block("Pet {", &words, "}");
        assert!(long.lines().all(|line| line.len() <= 96), "{long}");
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
}
