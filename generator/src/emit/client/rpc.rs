//! Calls of JSON-RPC methods.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::address;
use crate::emit::context::{Context, ident};
use crate::emit::doc::{docs, paragraphs};
use crate::emit::input;
use crate::emit::method::is_notification;
use crate::emit::outcome::{answer_type, error_type};
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

            #[doc = " A client over another transport than plain HTTP, such as a WebSocket."]
            pub fn over(transport: impl rpc::Transport) -> Self {
                Self { rpc: rpc::Client::over(transport) }
            }

            #[doc = " The same client with other ids, or params sent in another way."]
            #[must_use]
            pub fn configure(self, change: impl FnOnce(rpc::Client) -> rpc::Client) -> Self {
                Self { rpc: change(self.rpc) }
            }

            #[doc = " The same client at another URL, for methods with a server of their own; by HTTP only."]
            #[must_use]
            pub fn at(self, url: impl Into<String>) -> Self {
                Self { rpc: self.rpc.at(url) }
            }

            #[doc = " Starts a batch: calls and notifications that are sent together."]
            pub fn batch(&self) -> rpc::Batch {
                self.rpc.batch()
            }

            #(#calls)*
        }
    }
}

fn call(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let Protocol::Rpc { method: wire, .. } = &operation.protocol else {
        return TokenStream::new();
    };
    let is_notification = is_notification(operation);
    let (wire, errors) = if is_notification {
        (format!("The notification `{wire}`."), "# Errors\nWhere it cannot be written or sent.")
    } else {
        let errors = "# Errors\n[`CallError::Error`] where the API answers with a JSON-RPC error; \
                      the other variants say what else went wrong.";
        (format!("The method `{wire}`."), errors)
    };
    let text = input::operation_text(operation);
    let is_elsewhere = !address::is_main(context, operation);
    let elsewhere = is_elsewhere.then_some("[`at`](Self::at) calls it there.");
    let docs = docs(&paragraphs([Some(text.as_str()), elsewhere, Some(&wire), Some(errors)]));
    let deprecated = operation.is_deprecated.then(|| quote!(#[deprecated]));
    let (method, input) = (ident(&names.method), ident(&names.input));
    let (ok, error) = (answer_type(context, names), error_type(names));
    let ask = ident(if is_notification { "tell" } else { "ask" });
    quote! {
        #docs
        #deprecated
        pub async fn #method(&self, request: #input) -> Result<#ok, CallError<#error>> {
            self.rpc.#ask(&request).await
        }
    }
}
