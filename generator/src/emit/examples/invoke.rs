//! Calls by name.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::plain;
use crate::division::Division;
use crate::emit::context::{Context, ident};
use crate::emit::divided::{asked, gate};
use crate::emit::doc::docs;
use crate::emit::table::{compact, lines, quoted, table};
use crate::model::ApiKind;

/// The function that calls an operation by its documented id.
pub(super) fn invoke(context: Context<'_>) -> TokenStream {
    let calls = match (context.division, context.api.kind) {
        (Some(division), _) if !context.is_tag() => dispatch(context, division),
        (_, ApiKind::Http) => calls(context),
        (_, ApiKind::Rpc) => methods(context),
    };
    let operations = context.is_tag().then(|| operations(context));
    let docs = docs(
        "Calls an operation by its documented id, with an input as in \
         [`Example::request`](examples::Example::request); where \
         it can answer in several media types, with the one wanted.\n\n# Errors\nWhere there is no \
         such operation, the input does not fit it, or the call ends in anything but a documented \
         answer.",
    );
    quote! {
        #operations

        #docs
        pub async fn invoke(
            client: &Client,
            operation: &str,
            media_type: Option<&str>,
            input: &json::Value,
        ) -> Result<Answer, BoxError> {
            #calls
        }
    }
}

/// The ids of the operations that are called here and not in another module.
fn operations(context: Context<'_>) -> TokenStream {
    let ids = context.operations().map(|(_, operation, _)| &operation.id);
    quote! {
        #[doc = " The documented ids of these operations."]
        pub const OPERATIONS: &[&str] = &[#(#ids),*];
    }
}

/// The calls of each unit that is compiled.
fn dispatch(context: Context<'_>, division: &Division) -> TokenStream {
    let units = asked(division).map(|unit| {
        let gate = gate(division, unit).map(compact).unwrap_or_default();
        format!("{gate} super::{}::examples", unit.module)
    });
    let own = match context.has_operations() {
        true => calls(context),
        false => quote!(Err(examples::unknown_operation(operation))),
    };
    let text = format!("client, operation, media_type, input;\n{}", lines(units));
    let units = table(quote!(examples::dispatch), &text);
    quote!(#units #own)
}

/// The calls as a table of the runtime.
fn calls(context: Context<'_>) -> TokenStream {
    let arms = context.operations().flat_map(|(_, operation, names)| {
        names.calls.iter().enumerate().map(move |(index, call)| {
            let answers: Vec<_> = names.answers_of(call).collect();
            // The first call of an operation is the one without a wish for the media type.
            let is_stream = answers.iter().any(|form| form.payload.is_stream());
            let is_wish = is_stream && names.calls.len() > 1;
            let media_types = answers.iter().filter_map(|form| {
                let outcome = operation.outcomes.get(form.outcome)?;
                Some(quoted(&outcome.contents.get(form.content?)?.media_type))
            });
            let media_types: BTreeSet<_> = media_types.collect();
            let media_types: Vec<_> = media_types.into_iter().collect();
            let wish = match is_wish {
                true => format!("Some({})", media_types.join(" | ")),
                false => "_".to_owned(),
            };
            // One of several answers, which the call gives by itself.
            let one = match answers.as_slice() {
                [form] if names.answers.len() > 1 => {
                    format!(" as {}::{}", names.answer, form.variant)
                }
                _ => String::new(),
            };
            let id = quoted(&operation.id);
            let arm = format!("({id}, {wish}) => {}({}{one})", call.method, names.input);
            (if is_wish { 0 } else { 1 + index }, arm)
        })
    });
    let mut arms: Vec<_> = arms.collect();
    arms.sort_by_key(|(order, _)| *order);
    let arms = lines(arms.into_iter().map(|(_, arm)| arm));
    let text = format!("client, operation, media_type, input;\n{arms}");
    table(quote!(examples::invoke), &text)
}

/// The calls of a JSON-RPC client.
fn methods(context: Context<'_>) -> TokenStream {
    let arms = context.operations().map(|(_, operation, names)| {
        let (id, method) = (&operation.id, ident(&names.method));
        let untyped = ident(&format!("untyped_{}", plain(&names.method)));
        quote! {
            (#id, _) => #untyped(
                client.#method(json::from_value(input, json::Reading::Tolerant)?).await,
            ).await,
        }
    });
    quote! {
        match (operation, media_type) {
            #(#arms)*
            _ => Err(examples::unknown_operation(operation)),
        }
    }
}
