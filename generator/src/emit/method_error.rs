//! The documented errors of a JSON-RPC method: an enum of its codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::ident;
use super::doc::{docs, foreign, paragraphs};
use crate::model::Operation;
use crate::name::OperationNames;

/// The enum, and what makes it an error of JSON-RPC and back.
pub(super) fn documented(operation: &Operation, names: &OperationNames) -> Option<TokenStream> {
    if operation.errors.is_empty() {
        return None;
    }
    let name = ident(&names.error);
    let text = docs(&format!("The documented errors of [`{}`].", names.constant));
    let errors =
        || {
            operation.errors.iter().zip(&names.method_errors).map(|(error, variant)| {
                (error, ident(variant), Literal::i64_unsuffixed(error.code))
            })
        };
    let variants = errors().map(|(error, variant, _)| {
        let messages: Vec<String> = error.messages.iter().map(|text| foreign(text)).collect();
        let first = format!("The code {}.", error.code);
        let rest = messages.iter().map(|message| Some(message.as_str()));
        let docs = docs(&paragraphs(std::iter::once(Some(first.as_str())).chain(rest)));
        quote!(#docs #variant(rpc::ErrorDetail),)
    });
    let reads =
        errors().map(|(_, variant, code)| quote!(#code => Ok(Self::#variant(error.into())),));
    let writes = errors()
        .map(|(_, variant, code)| quote!(#name::#variant(detail) => detail.with_code(#code),));
    Some(quote! {
        #text
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name { #(#variants)* }

        impl rpc::DocumentedError for #name {
            fn read(error: rpc::RpcError) -> Result<Self, rpc::RpcError> {
                match error.code {
                    #(#reads)*
                    _ => Err(error),
                }
            }
        }

        impl From<#name> for rpc::RpcError {
            fn from(error: #name) -> Self {
                match error { #(#writes)* }
            }
        }
    })
}
