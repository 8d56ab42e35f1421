//! `types.rs`: the schemas.

mod enumeration;
mod structure;
mod union;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use self::structure::CONSTRUCTOR_LIMIT;
use super::context::{Context, ident};
use super::doc::{docs, foreign, paragraphs};
use super::imports::imports_of_types;
use super::layout::Source;
use super::part::Item;
use super::rule::{in_table, own_rules};
use super::rust_type::shape_type;
use super::table::block;
use crate::model::{Shape, Type, TypeId};

/// The schemas of an API.
pub(super) fn types(context: &Context<'_>) -> Source {
    let context = *context;
    let shared = context.shared.map(|shared| {
        let module = ident(shared.module);
        let names = shared.names.iter().map(|name| ident(name));
        (!shared.names.is_empty()).then(|| {
            quote!(
                pub use super::super::#module::types::{#(#names),*};
            )
        })
    });
    let is_own = |name: &String| context.shared.is_none_or(|one| !one.names.contains(name));
    let own = items(context).into_iter().filter(|(name, _)| is_own(name));
    let items: TokenStream = own.map(|(_, items)| items).collect();
    let docs = format!("The schemas of {}.", context.api.info.title);
    let imports = imports_of_types(
        &items,
        &["concord_runtime::form", "concord_runtime::json", "super::rules"],
    );
    let shared = shared.flatten();
    Source { docs, items: quote!(#imports #shared #items) }
}

/// What is written for each type that has a name.
pub(super) fn items(context: Context<'_>) -> Vec<Item> {
    let named = context.api.types.iter().filter_map(|(id, ty)| {
        let name = context.names.types.get(&id)?;
        Some((name.clone(), item(context, id, ty)))
    });
    named.collect()
}

fn item(context: Context<'_>, id: TypeId, ty: &Type) -> TokenStream {
    match &ty.shape {
        Shape::Struct(object) => structure::item(context, id, ty, object),
        Shape::Enumeration { values, is_open } => {
            enumeration::item(context, id, ty, values, *is_open)
        }
        Shape::Constant(value) => {
            enumeration::item(context, id, ty, std::slice::from_ref(value), false)
        }
        Shape::Union(union) => union::item(context, id, ty, union),
        shape @ (Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number
        | Shape::Text(_)
        | Shape::Null
        | Shape::Never
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_)) => {
            if ty.is_recursive {
                recursive(context, id, ty, shape)
            } else {
                alias(context, id, ty, shape)
            }
        }
    }
}

/// A documented name for a type that needs no item of its own.
fn alias(context: Context<'_>, id: TypeId, ty: &Type, shape: &Shape) -> TokenStream {
    let docs = type_docs(context, id, ty);
    let name = type_name(context, id);
    // Whether `null` is allowed is said where the name is used.
    let target = shape_type(context, shape);
    quote! {
        #docs
        pub type #name = #target;
    }
}

/// A list or a map that holds itself: only an item can do that.
fn recursive(context: Context<'_>, id: TypeId, ty: &Type, shape: &Shape) -> TokenStream {
    let docs = type_docs(context, id, ty);
    let name = type_name(context, id);
    let target = shape_type(context, shape);
    let own = own_rules(context, id);
    let check = (!own.is_empty()).then(|| {
        quote! {
            static OWN: &[json::Rule] = &[#(#own),*];
            node.check(OWN)?;
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name(pub #target);

        impl json::Json for #name {
            fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
                #check
                json::Json::decode(node).map(Self)
            }

            fn encode(&self, writer: &mut json::Writer) {
                json::Json::encode(&self.0, writer);
            }
        }
    }
}

/// Rules behind a word of a table, where there are any.
fn listed(word: &str, rules: Vec<TokenStream>) -> Option<String> {
    let rules: Vec<_> = rules.into_iter().map(|one| format!("{},", in_table(one))).collect();
    (!rules.is_empty()).then(|| block(&format!("{word} ["), &rules, "]"))
}

fn type_name(context: Context<'_>, id: TypeId) -> proc_macro2::Ident {
    ident(context.names.types.get(&id).map_or("Unnamed", String::as_str))
}

/// What the document says about a type; its name where it says nothing.
fn type_docs(context: Context<'_>, id: TypeId, ty: &Type) -> TokenStream {
    let deprecated = ty.is_deprecated.then(|| quote!(#[deprecated]));
    let docs = docs(&type_text(context, id, ty));
    quote!(#docs #deprecated)
}

/// The same as text.
fn type_text(context: Context<'_>, id: TypeId, ty: &Type) -> String {
    let (title, text) = (ty.title.as_deref().map(foreign), ty.description.as_deref().map(foreign));
    let text = paragraphs([title.as_deref(), text.as_deref()]);
    let name = context.names.types.get(&id).map_or("", String::as_str);
    if text.is_empty() { format!("The schema `{name}`.") } else { text }
}
