//! Imports of what a file mentions.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::quote;

use super::context::{Context, ident};
use super::table;

/// The imports, among some paths, whose last name the items mention; and that of the API's types,
/// which their own file does not need. Names of one module stand together.
pub(super) fn imports(context: Context<'_>, items: &TokenStream, paths: &[&str]) -> TokenStream {
    let words = words(items);
    let listed = listed_in(context, &words, paths);
    let foreign = foreign(&words, context.unit.map(|unit| &unit.foreign_to_operations));
    let has_types = context.types().any(|(_, name)| words.contains(name));
    let types = has_types.then(|| {
        quote!(
            use super::types::*;
        )
    });
    quote!(#listed #foreign #types)
}

/// The imports without those of the API's types, or of the unit's: for the file that these stand in.
pub(super) fn imports_of_types(
    context: Context<'_>,
    items: &TokenStream,
    paths: &[&str],
) -> TokenStream {
    let words = words(items);
    let listed = listed_in(context, &words, paths);
    let foreign = foreign(&words, context.unit.map(|unit| &unit.foreign_to_types));
    quote!(#listed #foreign)
}

/// The imports of names that other units of a divided dialect have.
fn foreign(words: &BTreeSet<String>, names: Option<&BTreeSet<String>>) -> TokenStream {
    let names = names.into_iter().flatten().filter(|name| words.contains(*name));
    let names: Vec<_> = names.map(|name| ident(name)).collect();
    match names.as_slice() {
        [] => TokenStream::new(),
        [only] => quote!(use super::super::#only;),
        _ => quote!(use super::super::{#(#names),*};),
    }
}

/// The imports among some paths, as far from the dialect's own module as the file is.
fn listed_in(context: Context<'_>, words: &BTreeSet<String>, paths: &[&str]) -> TokenStream {
    let paths = paths.iter().map(|path| match COMMON.contains(path) && context.is_nested() {
        true => format!("super::{path}"),
        false => (*path).to_owned(),
    });
    let paths: Vec<String> = paths.collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    listed(words, &paths)
}

/// What all units of a divided dialect have.
const COMMON: &[&str] = &["super::client::Client", "super::rules"];

/// The identifiers of some tokens, as [`collect`] finds them.
pub(super) fn words(items: &TokenStream) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    collect(items.clone(), &mut words);
    words
}

fn listed(words: &BTreeSet<String>, paths: &[&str]) -> TokenStream {
    let mut modules: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let (parent, last) = path.rsplit_once("::").unwrap_or(("", path));
        if is_module(last) && words.contains(&format!("{last}::")) {
            modules.entry(path).or_default().insert(0, "self");
        } else if !is_module(last) && words.contains(last) {
            modules.entry(parent).or_default().push(last);
        }
    }
    let statements = modules.into_iter().filter_map(|(module, mut names)| {
        // A path that does not parse would be missing from every file, which no test would pass.
        let module = module.parse::<TokenStream>().ok()?;
        names.sort_by_key(|name| (*name != "self", *name));
        let names: Vec<_> = names.into_iter().map(ident).collect();
        Some(match names.as_slice() {
            [only] if only == "self" => quote!(use #module;),
            [only] => quote!(use #module::#only;),
            _ => quote!(use #module::{#(#names),*};),
        })
    });
    quote!(#(#statements)*)
}

fn is_module(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
}

/// The identifiers of some tokens that start a path or stand alone; those that a path goes on
/// behind have `::` at their end.
fn collect(tokens: TokenStream, words: &mut BTreeSet<String>) {
    let mut previous: Option<String> = None;
    let mut is_inside = false;
    // `derive` looks its names up among the macros, so a schema `Copy` is not what it means.
    let mut is_attribute = false;
    for token in tokens {
        let was_attribute = std::mem::take(&mut is_attribute);
        match token {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                if !is_inside {
                    words.insert(name.clone());
                }
                previous = (!is_inside).then_some(name);
                is_inside = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                let is_path = is_inside || punct.spacing() == Spacing::Joint;
                if let (true, Some(name)) = (is_path, previous.take()) {
                    words.insert(format!("{name}::"));
                }
                is_inside = is_path;
            }
            TokenTree::Group(_) if was_attribute => {}
            TokenTree::Group(group) => {
                collect(group.stream(), words);
                (previous, is_inside) = (None, false);
            }
            TokenTree::Literal(literal) => {
                if let Some(text) = table::text(&literal.to_string())
                    && let Ok(tokens) = text.parse()
                {
                    collect(tokens, words);
                }
                (previous, is_inside) = (None, false);
            }
            TokenTree::Punct(punct) => {
                let sign = punct.as_char();
                is_attribute = sign == '#' || (sign == '!' && was_attribute);
                (previous, is_inside) = (None, false);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::words;

    #[test]
    fn what_an_attribute_names_is_not_mentioned() {
        let words = words(&quote! {
            #![allow(dead)]
            #[derive(Copy)]
            struct Pet(Name, json::Value);
        });
        let mentioned: Vec<_> = words.iter().map(String::as_str).collect();
        assert_eq!(mentioned, ["Name", "Pet", "json", "json::", "struct"]);
    }
}
