//! From tokens to the text of a file.

use proc_macro2::{TokenStream, TokenTree};

use super::doc::is_visible;
use super::items::Items;
use super::table;

/// One file in tokens.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// What the file is, as its inner documentation.
    pub(super) docs: String,
    /// Its items.
    pub(super) items: TokenStream,
}

/// Whether some identifier has letters beyond ASCII.
pub(super) fn has_foreign_letters(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => !ident.to_string().is_ascii(),
        TokenTree::Group(group) => has_foreign_letters(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Prints a file as a person would lay it out.
pub(super) fn print(source: Source) -> String {
    let mut text = String::new();
    for line in source.docs.lines() {
        text.push_str(if line.is_empty() { "//!" } else { "//! " });
        text.extend(line.chars().filter(|char| is_visible(*char)));
        text.push('\n');
    }
    let mut body = String::new();
    for item in Items::of(source.items) {
        body.push_str(&print_item(item));
    }
    if !body.is_empty() {
        text.push('\n');
        let (imports, items) = split_imports(&body);
        text.push_str(&imports);
        text.push_str(&space(items));
    }
    text
}

/// Prints one item.
fn print_item(tokens: TokenStream) -> String {
    // A file of its own, since attributes of the whole stand before the first.
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        // Not reached by a correct emitter; the text shows where it went wrong, and the crate does
        // not compile.
        Err(error) => format!("compile_error!({:?});\n{tokens}\n", error.to_string()),
    }
}

/// The imports at the start of a file, sorted in three groups (the standard library, crates, this
/// crate), and the rest of the file.
fn split_imports(body: &str) -> (String, &str) {
    let mut statements = Vec::new();
    let mut rest = body;
    while rest.starts_with("use ") {
        let end = rest.find(";\n").map_or(rest.len(), |end| end + 2);
        let (statement, behind) = rest.split_at(end);
        statements.push((group(statement), statement));
        rest = behind;
    }
    statements.sort();
    let mut imports = String::new();
    let mut previous = None;
    for (group, statement) in statements {
        if previous.is_some_and(|previous| previous != group) {
            imports.push('\n');
        }
        imports.push_str(statement);
        previous = Some(group);
    }
    if previous.is_some() {
        imports.push('\n');
    }
    (imports, rest)
}

fn group(statement: &str) -> u8 {
    if statement.starts_with("use std::") {
        0
    } else if statement.starts_with("use super::") {
        2
    } else {
        1
    }
}

/// Puts empty lines between items, which the printer does not.
fn space(body: &str) -> String {
    let mut text = String::new();
    let mut previous = "";
    let body = table::join(body);
    for line in body.lines() {
        if parts(previous, line) {
            text.push('\n');
        }
        match table::is_table(line).then(|| table::print(line)).flatten() {
            Some(table) => text.push_str(&table),
            None => text.push_str(line),
        }
        text.push('\n');
        previous = line;
    }
    text
}

/// Whether one line ends an item and the next starts another.
fn parts(previous: &str, line: &str) -> bool {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let (end, start) = (previous.trim(), line.trim());
    let starts_docs = start.starts_with("///");
    let starts_item = starts_docs
        || ["#[", "pub ", "fn ", "async fn ", "impl", "static ", "const ", "type ", "examples::"]
            .iter()
            .any(|word| start.starts_with(word));
    // An item of several lines ends deeper than the next one starts.
    if starts_docs && end.ends_with(';') && depth(previous) > depth(line) {
        return true;
    }
    let is_table = table::is_table(line);
    if depth(previous) != depth(line) || !starts_item && !is_table {
        return false;
    }
    let starts_function = ["fn ", "async fn ", "pub fn ", "pub async fn ", "impl"]
        .iter()
        .any(|word| start.starts_with(word));
    let ends_block = end == "}" || end == "};" || end == "]" || end == "];" || end == ")";
    let ends_line = end.ends_with(';')
        && (starts_docs || start.starts_with("#[") || starts_function || is_table);
    let ends_one_line_item = end.ends_with("{}") && !end.starts_with("///");
    ends_block && !end.starts_with("///") || ends_line || ends_one_line_item
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{Source, print};

    #[test]
    fn items_are_apart_and_fields_are_not() {
        let items = quote! {
            use a::b;
            #[doc = " A."]
            pub struct A { pub a: u8, #[doc = " B."] pub b: u8 }
            impl A { fn a() {} fn b() { if true {} if false {} } }
        };
        let text = print(Source { docs: "What it is.".to_owned(), items });
        let expected = "//! What it is.\n\nuse a::b;\n\n/// A.\npub struct A {\n    pub a: u8,\n    \
                        /// B.\n    pub b: u8,\n}\n\nimpl A {\n    fn a() {}\n\n    fn b() {\n        \
                        if true {}\n        if false {}\n    }\n}\n";
        assert_eq!(text, expected);
    }
}
