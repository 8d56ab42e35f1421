//! What both sides know of a JSON-RPC method: how its params are written and read, and what
//! answers it.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::outcome::{answer_type, error_type};
use super::rule::rules;
use super::rust_type::{Presence, presence};
use crate::model::Operation;
use crate::name::OperationNames;

/// The input struct as the input of its method.
pub(super) fn method(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> TokenStream {
    let (input, constant) = (ident(&names.input), ident(&names.constant));
    let params = || operation.parameters.iter().zip(&names.fields);
    let writes = params().map(|(parameter, field)| {
        let (name, field) = (&parameter.name, ident(field));
        let write = presence(context, parameter.ty, parameter.is_required).write();
        quote!(params.#write(#name, &self.#field);)
    });
    let reads = params().map(|(parameter, field)| {
        let (name, field) = (&parameter.name, ident(field));
        let presence = presence(context, parameter.ty, parameter.is_required);
        let read = presence.read();
        match &parameter.default {
            Some(default) if presence == Presence::Optional => {
                let default = default.to_string();
                quote!(#field: params.defaulted(#name, #default)?,)
            }
            _ => quote!(#field: params.#read(#name)?,),
        }
    });
    let checked = operation.parameters.iter().filter_map(|parameter| {
        let (name, rules) = (&parameter.name, rules(context, parameter.ty));
        (!rules.is_empty()).then(|| quote!((#name, &[#(#rules),*])))
    });
    let checked: Vec<_> = checked.collect();
    let check = (!checked.is_empty()).then(|| {
        quote! {
            static RULES: json::MemberRules = &[#(#checked),*];
            params.keep(RULES)?;
        }
    });
    let binding = if operation.parameters.is_empty() { quote!(_) } else { quote!(params) };
    let kind = if is_notification(operation) {
        quote!(impl rpc::Notification for #input {})
    } else {
        let (ok, error) = (answer_type(context, names), error_type(names));
        quote! {
            impl rpc::Request for #input {
                type Answer = #ok;
                type Error = #error;
            }
        }
    };
    quote! {
        impl rpc::Input for #input {
            const METHOD: &'static Method = &#constant;

            fn write(&self, #binding: &mut rpc::Params) {
                #(#writes)*
            }

            fn read(#binding: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
                #check
                Ok(Self { #(#reads)* })
            }
        }

        #kind
    }
}

/// Whether nothing answers a method.
pub(super) fn is_notification(operation: &Operation) -> bool {
    operation.outcomes.iter().all(|outcome| outcome.contents.is_empty())
}
