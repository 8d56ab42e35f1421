//! A dialect that is divided by tags: a folder for each, compiled where its feature is on.
//!
//! Modules and not items are compiled or left out, so that rustc does not even read what is off.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, View, ident};
use super::doc::foreign;
use super::headers;
use super::imports::imports_of_types;
use super::input::end;
use super::layout::Source;
use super::module::operation_table;
use super::{Part, client, examples, operations, server, table, types, webhook};
use crate::division::{Division, Kind, Unit};
use crate::model::Api;

/// The attribute that compiles a unit where one of its features is on.
pub(super) fn gate(division: &Division, unit: &Unit) -> Option<TokenStream> {
    let condition = condition(division, unit)?;
    Some(quote!(#[cfg(#condition)]))
}

/// The condition on which a unit is compiled; none for what always is.
pub(super) fn condition(division: &Division, unit: &Unit) -> Option<TokenStream> {
    let features = unit.gate.iter().filter_map(|index| division.features.get(*index));
    let features: Vec<TokenStream> = features
        .map(|feature| {
            let name = &feature.name;
            quote!(feature = #name)
        })
        .collect();
    match features.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        _ => Some(quote!(any(#(#features),*))),
    }
}

/// The units whose operations clients ask.
pub(super) fn asked(division: &Division) -> impl Iterator<Item = &Unit> {
    let units = division.units.iter();
    units.filter(|unit| unit.kind == Kind::Tag && !unit.operations.is_empty())
}

/// The files of all units, each with what writes it.
pub(super) fn parts<'a>(
    context: Context<'a>,
    division: &'a Division,
) -> Vec<(Context<'a>, String, Part)> {
    division.units.iter().flat_map(|unit| unit_parts(context.of_unit(unit), unit)).collect()
}

fn unit_parts<'a>(context: Context<'a>, unit: &Unit) -> Vec<(Context<'a>, String, Part)> {
    let mut parts: Vec<(&str, Part)> = Vec::new();
    if unit.kind == Kind::Types {
        return vec![(context, unit.module.clone(), shared)];
    }
    if !unit.types.is_empty() {
        parts.push(("types", types::types));
    }
    if has_operations_file(unit) {
        parts.push(("operations", operations::operations));
    }
    match unit.kind {
        Kind::Webhooks => {
            parts.extend([("client", webhook::client as Part), ("server", webhook::server)])
        }
        Kind::Tag if unit.operations.is_empty() => {}
        Kind::Base | Kind::Tag | Kind::Types => parts.extend([
            ("client", client::client as Part),
            ("server", server::server),
            ("examples", examples::examples),
        ]),
    }
    let context = match unit.kind {
        Kind::Webhooks => context.viewing(View::Webhooks),
        Kind::Base | Kind::Tag | Kind::Types => context,
    };
    if unit.kind != Kind::Base {
        parts.push(("mod", tag_module));
    }
    let path = |name: &str| match unit.module.as_str() {
        "" => name.to_owned(),
        module => format!("{module}/{name}"),
    };
    parts.into_iter().map(|(name, part)| (context, path(name), part)).collect()
}

/// Whether a unit has a file for operations, or for the headers of some.
pub(super) fn has_operations_file(unit: &Unit) -> bool {
    !unit.operations.is_empty() || !unit.headers.is_empty()
}

/// `TAG/mod.rs`
fn tag_module(context: &Context<'_>) -> Source {
    let context = *context;
    let Some((division, unit)) = context.division.zip(context.unit) else {
        return Source::default();
    };
    let files = [("operations", has_operations_file(unit)), ("types", !unit.types.is_empty())];
    let files = files.into_iter().filter(|(_, is_there)| *is_there);
    let files: Vec<_> = files.map(|(name, _)| ident(name)).collect();
    let sides = match (unit.kind, unit.operations.is_empty()) {
        (Kind::Webhooks, _) => Some(quote! {
            #[cfg(feature = "client")]
            pub mod client;
            #[cfg(feature = "server")]
            pub mod server;
        }),
        (_, true) => None,
        (_, false) => Some(quote! {
            #[cfg(feature = "client")]
            mod client;
            #[cfg(feature = "examples")]
            pub mod examples;
            #[cfg(feature = "server")]
            pub mod server;
            #[cfg(feature = "server")]
            pub use server::{Api, routes};
        }),
    };
    let titles = division.titles(unit);
    let mut docs = match unit.operations.is_empty() {
        true => format!("Schemas of {} that no operation reaches.", context.api.info.title),
        false => format!("The operations of {} with the tag {titles}.\n\n", context.api.info.title),
    };
    docs.push_str(&operation_table(context).join("\n"));
    Source {
        docs,
        items: quote! {
            #(pub mod #files;)*
            #sides
            #(pub use #files::*;)*
        },
    }
}

/// `shared/NAME.rs`: types that several tags reach.
fn shared(context: &Context<'_>) -> Source {
    let context = *context;
    let headers = headers::structs(context);
    let items = types::items(context).into_iter().map(|(_, items)| items);
    let items = quote!(#(#items)* #headers);
    let imports = imports_of_types(context, &items, &[types::IMPORTS, headers::IMPORTS].concat());
    let titles = match context.division.zip(context.unit) {
        Some((division, unit)) => division.titles(unit),
        None => String::new(),
    };
    Source { docs: format!("What {titles} share."), items: quote!(#imports #items) }
}

/// `shared/mod.rs`; none where no types are shared.
pub(super) fn shared_module(context: Context<'_>, division: &Division) -> Option<Source> {
    let units = division.units.iter().filter(|unit| unit.kind == Kind::Types);
    let rows: Vec<String> = units.map(|unit| shared_row(division, unit)).collect();
    let modules = table::table(quote!(division::modules), &rows.join("\n"));
    (!rows.is_empty()).then(|| Source {
        docs: format!("Schemas of {} that several tags share.", context.api.info.title),
        items: quote! {
            use concord_runtime::division;
            #modules
        },
    })
}

/// A file that several tags share, with their features.
fn shared_row(division: &Division, unit: &Unit) -> String {
    let (_, module) = unit.module.rsplit_once('/').unwrap_or_default();
    let features = unit.gate.iter().filter_map(|index| division.features.get(*index));
    let words = features.enumerate().map(|(index, feature)| {
        let bar = if index == 0 { "" } else { "| " };
        format!("{bar}{}", table::quoted(&feature.name))
    });
    table::row(&format!("{module}:"), &words.collect::<Vec<_>>(), ";")
}

/// The modules of all units in that of their dialect.
pub(super) fn modules(division: &Division) -> TokenStream {
    let is_folder = |unit: &&Unit| matches!(unit.kind, Kind::Tag | Kind::Webhooks);
    let units = division.units.iter().filter(is_folder).map(|unit| {
        let (gate, module) = (gate(division, unit), ident(&unit.module));
        let files = [("operations", has_operations_file(unit)), ("types", !unit.types.is_empty())];
        let files = files.into_iter().filter(|(_, is_there)| *is_there);
        let files: Vec<_> = files.map(|(name, _)| ident(name)).collect();
        let webhooks = (unit.kind == Kind::Webhooks).then(|| {
            let condition = condition(division, unit);
            quote! {
                #[cfg(all(#condition, feature = "client"))]
                pub use #module::client::{WebhookClient, WebhookClientBuilder};
                #[cfg(all(#condition, feature = "server"))]
                pub use #module::server::Webhooks;
            }
        });
        quote! {
            #gate
            pub mod #module;
            #gate
            pub use #module::{#(#files::*),*};
            #webhooks
        }
    });
    quote!(#(#units)*)
}

/// A table of the features, for the documentation of the dialect.
pub(super) fn feature_table(api: &Api, division: &Division) -> Vec<String> {
    let mut lines = vec!["| feature | operations | |".to_owned(), "|---|--:|---|".to_owned()];
    for (index, feature) in division.features.iter().enumerate() {
        let units = division.units.iter().filter(|unit| unit.gate.contains(&index));
        let count: usize = units.map(|unit| unit.operations.len()).sum();
        let what = match feature.tag {
            Some(_) => first_line(api.tags.get(feature.title()).map_or("", String::as_str)),
            None => "Schemas that no operation reaches.".to_owned(),
        };
        lines.push(format!("| `{}` | {count} | {what} |", feature.name));
    }
    lines
}

/// The first line of a text in a cell of a table.
fn first_line(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    end(&foreign(line)).replace('|', "\\|")
}
