//! The documented errors of a JSON-RPC method: an enum of its codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::{Context, ident};
use super::doc::{docs, foreign, paragraphs};
use super::rust_type::value_type;
use crate::model::Operation;
use crate::name::OperationNames;

/// The enum, and what makes it an error of JSON-RPC and back.
pub(super) fn documented(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> Option<TokenStream> {
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
        let shown = error.shown.iter().map(|data| format!("Its data, as documented: `{data}`"));
        let rest: Vec<String> = messages.into_iter().chain(shown).collect();
        let rest = rest.iter().map(|text| Some(text.as_str()));
        let docs = docs(&paragraphs(std::iter::once(Some(first.as_str())).chain(rest)));
        let data = error.data.map(|(ty, _)| value_type(context, ty));
        let data = data.map(|data| quote!(<#data>));
        quote!(#docs #variant(rpc::ErrorDetail #data),)
    });
    let reads = errors().map(
        |(_, variant, code)| quote!(#code => rpc::ErrorDetail::read(error).map(Self::#variant),),
    );
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
