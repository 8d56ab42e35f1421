//! Bodies of requests: their types.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::doc::docs;
use super::rust_type::value_type;
use crate::model::{Body, Content, ContentForm, Operation};
use crate::name::OperationNames;

/// The type of a body that is there.
pub(super) fn body_type(context: Context<'_>, body: &Body, names: &OperationNames) -> TokenStream {
    match body.contents.as_slice() {
        [content] => content_type(context, content),
        _ => {
            let name = ident(&names.bodies.ty);
            quote!(#name)
        }
    }
}

/// Whether a constructor takes whatever becomes the body: a text, or one of several bodies.
pub(super) fn is_converted(body: &Body) -> bool {
    match body.contents.as_slice() {
        [content] => matches!(content.form, ContentForm::Text | ContentForm::Bytes),
        _ => true,
    }
}

fn content_type(context: Context<'_>, content: &Content) -> TokenStream {
    match content.form {
        ContentForm::Json { ty, .. }
        | ContentForm::Form { ty, .. }
        | ContentForm::Multipart { ty, .. } => value_type(context, ty),
        ContentForm::Lines { ty, .. } => {
            let item = value_type(context, ty);
            quote!(Vec<#item>)
        }
        ContentForm::Text | ContentForm::Events { .. } | ContentForm::TextEvents => quote!(String),
        ContentForm::Bytes => quote!(Bytes),
        ContentForm::Raw => quote!(stream::Raw),
    }
}

/// The enum of bodies, where a request may have several media types.
pub(super) fn body_enum(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    if names.bodies.variants.is_empty() {
        return None;
    }
    let docs = docs(&format!("The body of [`{}`], in one of its media types.", names.constant));
    let name = ident(&names.bodies.ty);
    let pairs = || body.contents.iter().zip(&names.bodies.variants);
    let variants = pairs().map(|(content, variant)| {
        let docs = super::doc::docs(&format!("`{}`", content.media_type));
        let (variant, ty) = (ident(variant), content_type(context, content));
        quote!(#docs #variant(#ty),)
    });
    // What is JSON needs no word for it.
    let json = pairs().find(|(content, _)| matches!(content.form, ContentForm::Json { .. }));
    let from = json.map(|(content, variant)| {
        let (variant, ty) = (ident(variant), content_type(context, content));
        quote! {
            impl From<#ty> for #name {
                fn from(body: #ty) -> Self {
                    Self::#variant(body)
                }
            }
        }
    });
    Some(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name { #(#variants)* }
        #from
    })
}
