//! Bodies in one of several media types as JSON.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::ident;
use crate::model::Operation;
use crate::name::OperationNames;

/// A body as an object whose one member is called by the media type.
pub(super) fn body(operation: &Operation, names: &OperationNames) -> TokenStream {
    let Some(body) = &operation.body else { return TokenStream::new() };
    if names.bodies.variants.is_empty() {
        return TokenStream::new();
    }
    let name = ident(&names.bodies.ty);
    let pairs = || body.contents.iter().zip(&names.bodies.variants);
    let media_types = pairs().map(|(content, _)| &content.media_type);
    let read = pairs().map(|(content, variant)| {
        let (media_type, variant) = (&content.media_type, ident(variant));
        quote! {
            if let Some(body) = members.optional(#media_type) {
                return members.finish(Self::#variant(body));
            }
        }
    });
    let written = pairs().map(|(content, variant)| {
        let (media_type, variant) = (&content.media_type, ident(variant));
        quote!(Self::#variant(body) => object.member(#media_type, body),)
    });
    quote! {
        impl Json for #name {
            fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
                let mut members = node.object()?;
                #(#read)*
                members.finish(())?;
                Err(node.problem(json::Problem::Unlisted(&[#(#media_types),*])))
            }

            fn encode(&self, writer: &mut json::Writer) {
                let mut object = writer.object();
                match self { #(#written)* }
                object.end();
            }
        }
    }
}
