//! Inputs as JSON.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::{Context, ident};
use crate::emit::input::fields;
use crate::emit::rust_type::Presence;
use crate::model::Operation;
use crate::name::OperationNames;

/// An input as one JSON object.
pub(super) fn input(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> TokenStream {
    let name = ident(&names.input);
    let fields = fields(context, operation, names);
    if fields.is_empty() {
        return quote! {
            impl Json for #name {
                fn decode(_: json::Node<'_>) -> Result<Self, json::DecodeError> {
                    Ok(Self {})
                }

                fn encode(&self, writer: &mut json::Writer) {
                    writer.object().end();
                }
            }
        };
    }
    let words = |presence| match presence {
        Presence::Required => ("required", "member"),
        Presence::Optional => ("optional", "optional"),
        Presence::Nullable => ("nullable", "nullable"),
        Presence::Maybe => ("maybe", "maybe"),
    };
    let read = fields.iter().map(|field| {
        let (read, _) = words(field.presence(context));
        let (key, field, read) = (&field.key, ident(field.name), ident(read));
        quote!(#field: members.#read(#key)?,)
    });
    let written = fields.iter().map(|field| {
        let (_, write) = words(field.presence(context));
        let (key, field, write) = (&field.key, ident(field.name), ident(write));
        quote!(object.#write(#key, &self.#field);)
    });
    quote! {
        impl Json for #name {
            fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
                let mut members = node.object()?;
                Ok(Self { #(#read)* })
            }

            fn encode(&self, writer: &mut json::Writer) {
                let mut object = writer.object();
                #(#written)*
                object.end();
            }
        }
    }
}
