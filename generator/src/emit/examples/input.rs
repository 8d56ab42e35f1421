//! Inputs as JSON.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::{Context, ident};
use crate::emit::input::fields;
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
    let read = fields.iter().map(|field| {
        let read = field.presence(context).read();
        let (key, field) = (&field.key, ident(field.name));
        quote!(#field: members.#read(#key)?,)
    });
    let written = fields.iter().map(|field| {
        let write = field.presence(context).write();
        let (key, field) = (&field.key, ident(field.name));
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
