//! Documented headers of answers: a struct for each set of them, read and written by name.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::doc::{docs, foreign};
use super::parameter::parameter;
use super::rust_type::{plain_type, value_type};
use crate::model::Parameter;
use crate::name::Form;

/// What the structs import.
pub(super) const IMPORTS: &[&str] = &[
    "concord_runtime::headers",
    "concord_runtime::style",
    "concord_runtime::style::Parameter",
    "concord_runtime::style::Style",
];

/// The struct for the headers of a form.
pub(super) fn struct_name(context: Context<'_>, form: &Form) -> Option<TokenStream> {
    let set = context.names.headers.sets.get(form.headers?)?;
    let name = ident(&set.ty);
    Some(quote!(#name))
}

/// The headers of every set, with their fields.
pub(super) fn sets<'a>(
    context: Context<'a>,
) -> impl Iterator<Item = (&'a str, Vec<(&'a Parameter, &'a str)>)> {
    let sets = context.names.headers.sets.iter().enumerate();
    let sets =
        sets.filter(move |(index, _)| context.unit.is_none_or(|unit| unit.headers.contains(index)));
    sets.map(move |(_, set)| {
        let (operation, outcome) = set.first;
        let operation = context.api.operations.get(operation);
        let outcome = operation.and_then(|operation| operation.outcomes.get(outcome));
        let headers = outcome.map_or(&[][..], |outcome| outcome.headers.as_slice());
        let fields = headers.iter().zip(set.fields.iter().map(String::as_str));
        (set.ty.as_str(), fields.collect())
    })
}

/// The structs, in the order of the document.
pub(super) fn structs(context: Context<'_>) -> TokenStream {
    let structs = sets(context).map(|(name, fields)| a_struct(context, name, &fields));
    quote!(#(#structs)*)
}

fn a_struct(context: Context<'_>, name: &str, fields: &[(&Parameter, &str)]) -> TokenStream {
    let title = docs("Headers of an answer.");
    let name = ident(name);
    let is_required = fields.iter().any(|(header, _)| header.is_required);
    let default = (!is_required).then(|| quote!(, Default));
    let members = fields.iter().map(|(header, field)| {
        let text = header.description.as_deref().map(foreign);
        let docs = docs(&text.unwrap_or_else(|| format!("`{}`", header.name)));
        let deprecated = header.is_deprecated.then(|| quote!(#[deprecated]));
        let (field, ty) = (ident(field), value_type(context, header.ty));
        // A header has no spelling for null.
        let ty = if header.is_required { ty } else { plain_type(context, header.ty) };
        let ty = if header.is_required { ty } else { quote!(Option<#ty>) };
        quote!(#docs #deprecated pub #field: #ty,)
    });
    let read = fields.iter().map(|(header, field)| {
        let (field, parameter) = (ident(field), parameter(context, header));
        let read = ident(if header.is_required { "required" } else { "optional" });
        quote!(#field: fields.#read(#parameter)?,)
    });
    let written = fields.iter().map(|(header, field)| {
        let (field, parameter) = (ident(field), parameter(context, header));
        let write = ident(if header.is_required { "required" } else { "optional" });
        quote!(fields.#write(#parameter, &self.#field);)
    });
    quote! {
        #title
        #[derive(Clone, Debug, PartialEq #default)]
        pub struct #name { #(#members)* }

        impl headers::Headers for #name {
            fn read(fields: &headers::Fields<'_>) -> Result<Self, json::DecodeError> {
                Ok(Self { #(#read)* })
            }

            fn write(&self, fields: &mut headers::FieldWriter) {
                #(#written)*
            }
        }
    }
}
