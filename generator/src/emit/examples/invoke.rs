//! Calls by name.

use proc_macro2::TokenStream;
use quote::quote;

use super::plain;
use crate::emit::context::{Context, ident};
use crate::emit::doc::docs;

/// The function that calls an operation by its documented id.
pub(super) fn invoke(context: Context<'_>) -> TokenStream {
    let arms = context.operations().flat_map(|(_, operation, names)| {
        names.calls.iter().enumerate().map(move |(index, call)| {
            let id = &operation.id;
            let method = ident(&call.method);
            let untyped = ident(&format!("untyped_{}", plain(&call.method)));
            // The first call of an operation is the one without a wish for the media type.
            let is_stream = names.answers_of(call).any(|form| form.payload.is_stream());
            let pattern = match (names.calls.len(), is_stream) {
                (1, _) => quote!((#id, _)),
                (_, true) => {
                    let media_types = names.answers_of(call).filter_map(|form| {
                        let outcome = operation.outcomes.get(form.outcome)?;
                        Some(outcome.contents.get(form.content?)?.media_type.as_str())
                    });
                    let media_types: std::collections::BTreeSet<_> = media_types.collect();
                    let media_types = media_types.iter();
                    quote!((#id, Some(#(#media_types)|*)))
                }
                (_, false) => quote!((#id, _)),
            };
            let order = if is_stream && names.calls.len() > 1 { 0 } else { 1 + index };
            (order, quote!(#pattern => #untyped(client.#method(json::from_value(input, json::Reading::Tolerant)?).await).await,))
        })
    });
    let mut arms: Vec<_> = arms.collect();
    arms.sort_by_key(|(order, _)| *order);
    let arms = arms.into_iter().map(|(_, arm)| arm);
    let docs = docs(
        "Calls an operation by its documented id, with an input as in [`Example::request`]; where \
         it can answer in several media types, with the one wanted.\n\n# Errors\nWhere there is no \
         such operation, the input does not fit it, or the call ends in anything but a documented \
         answer.",
    );
    quote! {
        #docs
        pub async fn invoke(
            client: &Client,
            operation: &str,
            media_type: Option<&str>,
            input: &json::Value,
        ) -> Result<Answer, BoxError> {
            match (operation, media_type) {
                #(#arms)*
                _ => Err(examples::unknown_operation(operation)),
            }
        }
    }
}
