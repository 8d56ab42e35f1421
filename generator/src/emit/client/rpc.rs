//! Calls of JSON-RPC methods.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::{Context, ident};
use crate::emit::doc::{docs, paragraphs};
use crate::emit::input;
use crate::emit::outcome::{answer_type, error_type};
use crate::emit::rust_type::presence;
use crate::emit::server::is_notification;
use crate::model::{Operation, Protocol};
use crate::name::OperationNames;

/// The client struct with a function for each method.
pub(super) fn client(context: Context<'_>) -> TokenStream {
    let title = docs(&format!(
        "A client of {}. Clones share their connections and their count of ids.",
        context.api.info.title
    ));
    let calls = context.operations().map(|(_, operation, names)| call(context, operation, names));
    quote! {
        #title
        #[derive(Clone, Debug)]
        pub struct Client {
            rpc: rpc::Client,
        }

        impl Client {
            #[doc = " Starts a client for the API at a URL."]
            pub fn builder(url: impl Into<String>) -> ClientBuilder {
                ClientBuilder { http: Http::builder(url) }
            }

            #[doc = " The same client with another id for its next call; ids count up from 1 by themselves."]
            #[must_use]
            pub fn with_next_id(self, id: i64) -> Self {
                Self { rpc: self.rpc.with_next_id(id) }
            }

            #(#calls)*
        }
    }
}

fn call(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let Protocol::Rpc { method: wire, by_name, .. } = &operation.protocol else {
        return TokenStream::new();
    };
    let wire = format!("The method `{wire}`.");
    let errors = "# Errors\n[`CallError::Error`] where the API answers with a JSON-RPC error; the \
                  other variants say what else went wrong.";
    let text = input::operation_text(operation);
    let docs = docs(&paragraphs([Some(text.as_str()), Some(wire.as_str()), Some(errors)]));
    let deprecated = operation.is_deprecated.then(|| quote!(#[deprecated]));
    let (method, input) = (ident(&names.method), ident(&names.input));
    let constant = ident(&names.constant);
    let (ok, error) = (answer_type(context, names), error_type(names));
    let structure = ident(if *by_name { "by_name" } else { "by_position" });
    let members = operation.parameters.iter().zip(&names.fields).map(|(parameter, field)| {
        let (name, field) = (&parameter.name, ident(field));
        let write = presence(context, parameter.ty, parameter.is_required).write();
        quote!(params.#write(#name, &request.#field);)
    });
    let (parameter, params) = if operation.parameters.is_empty() {
        (quote!(_request), quote!(let params = Params::none();))
    } else {
        (quote!(request), quote!(let mut params = Params::#structure(); #(#members)*))
    };
    let ask = if is_notification(operation) {
        quote!(Ok(self.rpc.notify(&#constant, params).await?))
    } else {
        quote!(self.rpc.result(&#constant, params).await)
    };
    quote! {
        #docs
        #deprecated
        pub async fn #method(&self, #parameter: #input) -> Result<#ok, CallError<#error>> {
            #params
            #ask
        }
    }
}
