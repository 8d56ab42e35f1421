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
    let listed = listed(&words, paths);
    let types = context.names.types.values().any(|name| words.contains(name));
    let types = types.then(|| {
        quote!(
            use super::types::*;
        )
    });
    quote!(#listed #types)
}

/// The imports without those of the API's types: for the file that these stand in.
pub(super) fn imports_of_types(items: &TokenStream, paths: &[&str]) -> TokenStream {
    listed(&words(items), paths)
}

fn words(items: &TokenStream) -> BTreeSet<String> {
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
    for token in tokens {
        match token {
            TokenTree::Literal(text) if previous.as_deref() == Some(table::MARK) => {
                let text = syn::parse2::<syn::LitStr>(TokenTree::Literal(text).into());
                let table = text.ok().and_then(|text| text.value().parse::<TokenStream>().ok());
                collect(table.unwrap_or_default(), words);
                (previous, is_inside) = (None, false);
            }
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
            TokenTree::Group(group) => {
                collect(group.stream(), words);
                (previous, is_inside) = (None, false);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => (previous, is_inside) = (None, false),
        }
    }
}
