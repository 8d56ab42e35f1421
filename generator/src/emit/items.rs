//! The items of a file, one after the other.
//!
//! A large file as one syntax tree takes many times the memory of its text; an item at a time takes
//! next to none.

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// The tokens of a file, an item at a time.
pub(super) struct Items {
    tokens: IntoIter,
}

impl Items {
    /// Those of some tokens.
    pub(super) fn of(tokens: TokenStream) -> Self {
        Self { tokens: tokens.into_iter() }
    }
}

impl Iterator for Items {
    type Item = TokenStream;

    fn next(&mut self) -> Option<TokenStream> {
        let mut item: Vec<TokenTree> = Vec::new();
        let mut end = None;
        for token in self.tokens.by_ref() {
            let is_end = match &token {
                TokenTree::Punct(punct) => punct.as_char() == ';',
                TokenTree::Group(group) => {
                    group.delimiter() == Delimiter::Brace && end == Some(End::Braces)
                }
                TokenTree::Ident(word) => {
                    let is_const_fn = word == "fn" && is_word(item.last(), "const");
                    end = if is_const_fn { Some(End::Braces) } else { end.or_else(|| kind(word)) };
                    false
                }
                TokenTree::Literal(_) => false,
            };
            item.push(token);
            if is_end {
                break;
            }
        }
        (!item.is_empty()).then(|| item.into_iter().collect())
    }
}

/// How an item ends, where not with a semicolon before that.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// With its braces.
    Braces,
    /// With a semicolon: its braces are a value or a list.
    Semicolon,
}

/// How an item ends that has a keyword.
fn kind(word: &Ident) -> Option<End> {
    let is_one_of = |keywords: &[&str]| keywords.iter().any(|keyword| word == keyword);
    if is_one_of(&["use", "static", "const", "type"]) {
        return Some(End::Semicolon);
    }
    is_one_of(&["fn", "struct", "enum", "impl", "trait", "mod"]).then_some(End::Braces)
}

fn is_word(token: Option<&TokenTree>, expected: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(word)) if word == expected)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::Items;

    #[test]
    fn an_item_ends_with_its_braces_or_its_semicolon() {
        let items = [
            quote! { use a::{b, c}; },
            quote! { #[doc = "A."] pub static A: B = B { c: 1 }; },
            quote! { pub struct C(u8); },
            quote! { pub struct D { e: [u8; 4] } },
            quote! { const fn f() -> u8 { 1 } },
            quote! { pub const G: &[H] = &[H { i: 1 }, H { i: 2 }]; },
            quote! { impl<'a> J<'a> { fn k() {} } },
            quote! { pub fn l(m: &u8) -> impl Copy + use<'_> {} },
            quote! { const N: fn(u8) = { o }; },
        ];
        let split: Vec<_> = Items::of(quote!(#(#items)*)).map(|item| item.to_string()).collect();
        assert_eq!(split, items.map(|item| item.to_string()));
    }
}
