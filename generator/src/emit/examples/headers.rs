//! Headers of answers as JSON.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::{Context, ident};
use crate::emit::headers::sets;

/// Each header set as one JSON object.
pub(super) fn headers(context: Context<'_>) -> TokenStream {
    let sets = sets(context).map(|(name, fields)| {
        let name = ident(name);
        let read = fields.iter().map(|(header, field)| {
            let (key, field) = (&header.name, ident(field));
            let read = ident(if header.is_required { "required" } else { "optional" });
            let fails = header.is_required.then(|| quote!(?));
            quote!(#field: members.#read(#key)#fails,)
        });
        let written = fields.iter().map(|(header, field)| {
            let (key, field) = (&header.name, ident(field));
            let write = ident(if header.is_required { "member" } else { "optional" });
            quote!(object.#write(#key, &self.#field);)
        });
        quote! {
            impl Json for #name {
                fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
                    let mut members = node.object()?;
                    let value = Self { #(#read)* };
                    // An answer may have headers that the document does not name.
                    members.rest();
                    members.finish(value)
                }

                fn encode(&self, writer: &mut json::Writer) {
                    let mut object = writer.object();
                    #(#written)*
                    object.end();
                }
            }
        }
    });
    quote!(#(#sets)*)
}
