//! `client.rs`: the client and its builder.

mod exchange;
mod http;
mod rpc;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::{Context, ident};
use crate::emit::doc::{docs, foreign, paragraphs};
use crate::emit::imports::imports;
use crate::emit::layout::Source;
use crate::model::{ApiKeyPlace, ApiKind, SchemeKind};

/// The client of an API.
pub(super) fn client(context: &Context<'_>) -> Source {
    let context = *context;
    let body = match context.api.kind {
        ApiKind::Http => http::client(context),
        ApiKind::Rpc => rpc::client(context),
    };
    let builder = builder(context);
    let body = quote!(#body #builder);
    let imports = imports(context, &body, IMPORTS);
    Source {
        docs: format!("The client of {}.", context.api.info.title),
        items: quote!(#imports use super::operations::*; #body),
    }
}

const IMPORTS: &[&str] = &[
    "std::convert::Infallible",
    "concord_runtime::client",
    "concord_runtime::client::Call",
    "concord_runtime::client::Http",
    "concord_runtime::form",
    "concord_runtime::headers::WithHeaders",
    "concord_runtime::json",
    "concord_runtime::operation::WithStatus",
    "concord_runtime::rpc",
    "concord_runtime::rpc::CallError",
    "concord_runtime::rpc::Params",
    "concord_runtime::secret::Secret",
    "concord_runtime::sse::EventStream",
    "concord_runtime::stream::ByteStream",
    "concord_runtime::stream::Bytes",
    "concord_runtime::stream::JsonStream",
    "concord_runtime::style::Parameter",
    "concord_runtime::style::Style",
];

/// The builder: what every client has, and a method for each security scheme of the document.
fn builder(context: Context<'_>) -> TokenStream {
    let schemes = context.api.schemes.iter().map(|(name, scheme)| {
        let method = ident(&crate::name::method(name));
        let (text, parameters, credential) = match &scheme.kind {
            SchemeKind::Bearer => (
                "Sends a bearer token (RFC 6750) with every call that asks for one.".to_owned(),
                quote!(token: impl Into<Secret>),
                quote!(bearer(token)),
            ),
            SchemeKind::Basic => (
                "Sends user and password (RFC 7617) with every call that asks for them.".to_owned(),
                quote!(user: impl Into<String>, password: impl Into<Secret>),
                quote!(basic(user, password)),
            ),
            SchemeKind::ApiKey { place, name } => {
                let (word, method) = match place {
                    ApiKeyPlace::Header => ("header", quote!(header)),
                    ApiKeyPlace::Query => ("query parameter", quote!(query)),
                    ApiKeyPlace::Cookie => ("cookie", quote!(cookie)),
                };
                (
                    format!("Sends a key as the {word} `{name}` with every call that asks for it."),
                    quote!(key: impl Into<Secret>),
                    quote!(#method(#name, key)),
                )
            }
        };
        let described = scheme.description.as_deref().map(foreign);
        let docs = docs(&paragraphs([Some(text.as_str()), described.as_deref()]));
        quote! {
            #docs
            #[must_use]
            pub fn #method(mut self, #parameters) -> Self {
                self.http = self.http.credential(#name, client::Credential::#credential);
                self
            }
        }
    });
    let client = ident("Client");
    let build = match context.api.kind {
        ApiKind::Http => quote!(Ok(#client { http: self.http.build()? })),
        ApiKind::Rpc => quote!(Ok(#client { rpc: rpc::Client::new(self.http.build()?) })),
    };
    quote! {
        #[doc = " Makes a [`Client`]."]
        #[derive(Debug)]
        pub struct ClientBuilder {
            http: client::Builder,
        }

        impl ClientBuilder {
            #(#schemes)*

            #[doc = " Sends calls another way than by reqwest, such as to a router in this process."]
            #[must_use]
            pub fn transport(mut self, transport: impl client::Transport) -> Self {
                self.http = self.http.transport(transport);
                self
            }

            #[doc = " Sets limits, headers and whatever else is the same for clients of every API."]
            #[must_use]
            pub fn configure(
                mut self,
                change: impl FnOnce(client::Builder) -> client::Builder,
            ) -> Self {
                self.http = change(self.http);
                self
            }

            #[doc = " The finished client."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = " Where the base URL is not an absolute `http` or `https` URL, or a header is malformed."]
            pub fn build(self) -> Result<Client, client::BuildError> {
                #build
            }
        }
    }
}
