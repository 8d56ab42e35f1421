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
    let read = fields.iter().map(|field| {
        let presence = field.presence(context);
        let (key, field, read) = (&field.key, ident(field.name), presence.read());
        let fails = matches!(presence, Presence::Required | Presence::Nullable);
        let fails = fails.then(|| quote!(?));
        quote!(#field: members.#read(#key)#fails,)
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
                let value = Self { #(#read)* };
                members.finish(value)
            }

            fn encode(&self, writer: &mut json::Writer) {
                let mut object = writer.object();
                #(#written)*
                object.end();
            }
        }
    }
}
