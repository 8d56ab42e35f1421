//! Dialects of two documents: a module for each, and the types that both write the same.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::context::ident;
use super::imports::words;
use super::layout::Source;
use super::table;
use crate::Dialect;
use crate::name::snake;

/// The dialect that a part belongs to, and the part: `shop.rpc` is `rpc` of `shop`.
pub(super) fn split(name: &str) -> (&str, Option<&str>) {
    match name.split_once('.') {
        Some((dialect, part)) => (dialect, Some(part)),
        None => (name, None),
    }
}

/// The dialects, each with its parts.
pub(super) fn grouped(dialects: &[Dialect]) -> Vec<(&str, Vec<&Dialect>)> {
    let mut groups: Vec<(&str, Vec<&Dialect>)> = Vec::new();
    for dialect in dialects {
        let (name, _) = split(&dialect.name);
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, parts)) => parts.push(dialect),
            None => groups.push((name, vec![dialect])),
        }
    }
    groups
}

/// The module around the parts.
pub(super) fn module(parts: &[&Dialect]) -> Source {
    let titles = parts.iter().map(|part| {
        let name = split(&part.name).1.unwrap_or_default();
        let info = &part.api.info;
        format!("| [`{}`] | {}, version {} |", snake(name), info.title, info.version)
    });
    let titles: Vec<String> = titles.collect();
    let modules = parts.iter().map(|part| ident(&snake(split(&part.name).1.unwrap_or_default())));
    Source {
        docs: format!(
            "One API that several documents describe. Types of one name whose schemas agree are one \
             type.\n\n| module | |\n|---|---|\n{}",
            titles.join("\n")
        ),
        items: quote!(#(pub mod #modules;)*),
    }
}

/// A type's name, and the items that are written for it.
pub(super) type Item = (String, TokenStream);

/// The names of types that two parts write the same, down to every type that they are made of.
/// Documentation may differ.
pub(super) fn shared(first: &[Item], second: &[Item]) -> BTreeSet<String> {
    let own: BTreeSet<&String> = second.iter().map(|(name, _)| name).collect();
    let is_same = |(name, items): &&Item| {
        let other = first.iter().find(|(known, _)| known == name);
        other.is_some_and(|(_, other)| plain(other.clone()) == plain(items.clone()))
    };
    let mut shared: BTreeSet<String> =
        second.iter().filter(is_same).map(|(name, _)| name.clone()).collect();
    // A type is not the same where one inside of it is not.
    loop {
        let differs = |(name, items): &&Item| {
            let inside = words(items).into_iter();
            let mut inside = inside.map(|word| word.trim_end_matches("::").to_owned());
            shared.contains(name)
                && inside.any(|word| own.contains(&word) && !shared.contains(&word))
        };
        let differing: Vec<&String> = second.iter().filter(differs).map(|(name, _)| name).collect();
        if differing.is_empty() {
            return shared;
        }
        let differing: Vec<String> = differing.into_iter().cloned().collect();
        differing.iter().for_each(|name| {
            shared.remove(name);
        });
    }
}

/// The text of some items without their documentation.
fn plain(items: TokenStream) -> String {
    let mut text = String::new();
    let mut tokens = items.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Punct(hash) if hash.as_char() == '#' => {
                let is_docs = matches!(tokens.peek(), Some(TokenTree::Group(group))
                    if group.stream().into_iter().next().is_some_and(|first| first.to_string() == "doc"));
                if is_docs {
                    tokens.next();
                } else {
                    text.push('#');
                }
            }
            TokenTree::Group(group) => {
                text.push_str(&format!("{:?}", group.delimiter()));
                text.push_str(&plain(group.stream()));
                text.push_str("end ");
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {
                let word = token.to_string();
                // A table is documented inside.
                match table::text(&word).map(|table| table.parse()) {
                    Some(Ok(table)) => text.push_str(&plain(table)),
                    Some(Err(_)) | None => text.push_str(&word),
                }
                text.push(' ');
            }
        }
    }
    text
}
