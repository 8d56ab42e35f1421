//! The builder of a client: what every client has, and a method for each security scheme.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::{Context, View, ident};
use crate::emit::doc::docs;
use crate::emit::scheme::{place_word, scheme_docs};
use crate::model::{ApiKeyPlace, ApiKind, SchemeKind};

/// What a method of the builder says, takes and makes of it.
struct Given {
    text: String,
    parameters: TokenStream,
    credential: TokenStream,
}

/// The builder.
pub(super) fn builder(context: Context<'_>) -> TokenStream {
    let is_asked_for = |scheme: &str| {
        let mut requirements = context.requirements().flatten();
        context.view == View::Api || requirements.any(|one| one.scheme == scheme)
    };
    let schemes = context.api.schemes.iter().filter(|(name, _)| is_asked_for(name));
    let schemes = schemes.filter_map(|(name, scheme)| {
        let method = ident(context.names.schemes.builders.get(name)?);
        let Given { text, parameters, credential } = given(&scheme.kind);
        let docs = docs(&scheme_docs(name, scheme, &text));
        Some(quote! {
            #docs
            #[must_use]
            pub fn #method(mut self, #parameters) -> Self {
                self.http = self.http.credential(#name, client::Credential::#credential);
                self
            }
        })
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

fn given(kind: &SchemeKind) -> Given {
    let token = || quote!(token: impl Into<Secret>);
    let bearer = |of: &str| Given {
        text: format!("Sends a bearer token{of} with every call that asks for one."),
        parameters: token(),
        credential: quote!(bearer(token)),
    };
    match kind {
        SchemeKind::Bearer => bearer(" (RFC 6750)"),
        SchemeKind::OAuth2 { .. } => bearer(" of OAuth 2 (RFC 6749)"),
        SchemeKind::OpenIdConnect { .. } => bearer(" of OpenID Connect"),
        SchemeKind::Basic => Given {
            text: "Sends user and password (RFC 7617) with every call that asks for them."
                .to_owned(),
            parameters: quote!(user: impl Into<String>, password: impl Into<Secret>),
            credential: quote!(basic(user, password)),
        },
        SchemeKind::Http(scheme) => Given {
            text: format!("Sends `Authorization: {scheme}` with every call that asks for it."),
            parameters: token(),
            credential: quote!(authorization(#scheme, token)),
        },
        SchemeKind::ApiKey { place, name } => {
            let method = match place {
                ApiKeyPlace::Header => quote!(header),
                ApiKeyPlace::Query => quote!(query),
                ApiKeyPlace::Cookie => quote!(cookie),
            };
            let word = place_word(*place);
            Given {
                text: format!(
                    "Sends a key as the {word} `{name}` with every call that asks for it."
                ),
                parameters: quote!(key: impl Into<Secret>),
                credential: quote!(#method(#name, key)),
            }
        }
        SchemeKind::MutualTls => Given {
            text: "Says that the transport shows a certificate of the client, for calls that ask \
                   for mutual TLS. Give it that certificate by `transport`."
                .to_owned(),
            parameters: TokenStream::new(),
            credential: quote!(outside()),
        },
        SchemeKind::Undeclared => Given {
            text: "Says that what the API asks for is sent in another way, such as by a header \
                   that `configure` sets."
                .to_owned(),
            parameters: TokenStream::new(),
            credential: quote!(outside()),
        },
    }
}
