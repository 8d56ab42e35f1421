//! `server.rs`: the trait that a service implements, and the router for it.

mod http;
mod rpc;

pub(in crate::emit) use self::rpc::endpoint;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::{Access, Context, access, ident};
use crate::emit::doc::{docs, foreign, paragraphs};
use crate::emit::imports::imports;
use crate::emit::input;
use crate::emit::layout::Source;
use crate::model::{ApiKeyPlace, ApiKind, Operation, SchemeKind};

/// The server of an API.
pub(super) fn server(context: &Context<'_>) -> Source {
    let context = *context;
    let body = match context.api.kind {
        ApiKind::Http => http::server(context),
        ApiKind::Rpc => rpc::server(context),
    };
    let credentials = context.is_protected().then(|| credentials(context));
    let authenticate = context.is_protected().then(|| authenticate(context));
    let body = quote!(#body #credentials #authenticate);
    let failure = match context.api.kind {
        ApiKind::Http => "concord_runtime::server::Failure",
        ApiKind::Rpc => "concord_runtime::rpc::Failure",
    };
    let imports = imports(context, &body, &[IMPORTS, &[failure]].concat());
    Source {
        docs: format!("The server of {}.", context.api.info.title),
        items: quote! {
            #imports
            // For `Refusal::into_response`, which no path names.
            use axum::response::IntoResponse;
            use super::operations::*;
            #body
        },
    }
}

/// What the two kinds of server share is called the same; a `Failure` is one of its own kind.
const IMPORTS: &[&str] = &[
    "std::convert::Infallible",
    "std::sync::Arc",
    "concord_runtime::form",
    "concord_runtime::headers::WithHeaders",
    "concord_runtime::json",
    "concord_runtime::operation::WithStatus",
    "concord_runtime::rpc",
    "concord_runtime::rpc::MethodCall",
    "concord_runtime::rpc::MethodError",
    "concord_runtime::secret::Secret",
    "concord_runtime::server",
    "concord_runtime::server::BoxFuture",
    "concord_runtime::server::Call",
    "concord_runtime::server::Context",
    "concord_runtime::server::Denied",
    "concord_runtime::server::Refusal",
    "concord_runtime::server::Response",
    "concord_runtime::server::Router",
    "concord_runtime::sse::EventStream",
    "concord_runtime::stream::ByteStream",
    "concord_runtime::stream::Bytes",
    "concord_runtime::stream::JsonStream",
    "concord_runtime::style::Parameter",
    "concord_runtime::style::Style",
];

/// The members of the trait that every protected API has.
pub(super) fn principal(context: Context<'_>) -> Option<TokenStream> {
    context.is_protected().then(|| {
        let docs = docs(
            "Says who is calling, before anything else of a request is read.\n\nAn operation that \
             the document protects cannot be reached without it.\n\n# Errors\n[`Denied`], which \
             becomes a 401 or a 403.",
        );
        quote! {
            #[doc = " Who is calling."]
            type Principal: Clone + Send + Sync + 'static;

            #docs
            fn authenticate(
                &self,
                credentials: Credentials,
            ) -> impl Future<Output = Result<Self::Principal, Denied>> + Send;
        }
    })
}

/// The member of the trait that answers refusals.
pub(super) fn refuse() -> TokenStream {
    let docs = docs(
        "Answers a request that never reaches an operation; as `application/problem+json` \
         (RFC 9457) unless this is overridden.",
    );
    quote! {
        #docs
        fn refuse(&self, refusal: Refusal) -> Response {
            refusal.into_response()
        }
    }
}

/// The documentation of an operation in the trait.
pub(super) fn operation_docs(operation: &Operation, wire: &str) -> TokenStream {
    let text = input::operation_text(operation);
    docs(&paragraphs([Some(text.as_str()), Some(wire)]))
}

/// The type of the caller in a handler's context.
pub(super) fn caller(operation: &Operation) -> TokenStream {
    match access(operation) {
        Access::Public => quote!(()),
        Access::Optional => quote!(Option<Self::Principal>),
        Access::Required => quote!(Self::Principal),
    }
}

/// The credentials of a request: one variant for each scheme.
fn credentials(context: Context<'_>) -> TokenStream {
    let variants = context.api.schemes.iter().map(|(name, scheme)| {
        let text = match &scheme.kind {
            SchemeKind::Bearer => "A bearer token (RFC 6750).".to_owned(),
            SchemeKind::Basic => "User and password (RFC 7617).".to_owned(),
            SchemeKind::ApiKey { place, name } => match place {
                ApiKeyPlace::Header => format!("The header `{name}`."),
                ApiKeyPlace::Query => format!("The query parameter `{name}`."),
                ApiKeyPlace::Cookie => format!("The cookie `{name}`."),
            },
        };
        let described = scheme.description.as_deref().map(foreign);
        let docs = docs(&paragraphs([Some(text.as_str()), described.as_deref()]));
        let variant = scheme_variant(context, name);
        match scheme.kind {
            SchemeKind::Basic => quote! {
                #docs
                #variant {
                    #[doc = " The user."]
                    user: String,
                    #[doc = " The password."]
                    password: Secret,
                },
            },
            SchemeKind::Bearer | SchemeKind::ApiKey { .. } => quote!(#docs #variant(Secret),),
        }
    });
    quote! {
        #[doc = " What a request shows to prove who is calling."]
        #[derive(Clone, Debug)]
        pub enum Credentials { #(#variants)* }
    }
}

fn scheme_variant(context: Context<'_>, scheme: &str) -> proc_macro2::Ident {
    ident(context.names.schemes.get(scheme).map_or("Scheme", String::as_str))
}

/// Finds the credentials that one of an operation's alternatives asks for.
fn authenticate(context: Context<'_>) -> TokenStream {
    let arms = context.api.schemes.iter().map(|(name, scheme)| {
        let variant = scheme_variant(context, name);
        let found = match &scheme.kind {
            SchemeKind::Bearer => quote!(call.bearer().map(Credentials::#variant)),
            SchemeKind::Basic => quote! {
                call.basic().map(|(user, password)| Credentials::#variant { user, password })
            },
            SchemeKind::ApiKey { place, name } => {
                let key = ident(match place {
                    ApiKeyPlace::Header => "header_key",
                    ApiKeyPlace::Query => "query_key",
                    ApiKeyPlace::Cookie => "cookie_key",
                });
                quote!(call.#key(#name).map(Credentials::#variant))
            }
        };
        quote!([#name] => #found,)
    });
    let challenge = challenge(context);
    let required = context.api.operations.iter().any(|one| access(one) == Access::Required);
    let required = required.then(|| {
        quote! {
            #[doc = " Who is calling, by the first alternative that the request has credentials for."]
            async fn authenticate<A: Api>(api: &A, call: &Call) -> Result<A::Principal, Refusal> {
                match identify(api, call).await? {
                    Some(principal) => Ok(principal),
                    None => Err(Refusal::unauthorized(CHALLENGE)),
                }
            }
        }
    });
    let security = match context.api.kind {
        ApiKind::Http => quote!(call.operation().security),
        ApiKind::Rpc => quote!(ENDPOINT.security),
    };
    quote! {
        #[doc = " What a 401 asks for (RFC 9110 §11.6.1)."]
        const CHALLENGE: &str = #challenge;

        #required

        #[doc = " Who is calling, where the request shows any credentials."]
        async fn identify<A: Api>(
            api: &A,
            call: &Call,
        ) -> Result<Option<A::Principal>, Refusal> {
            for alternative in #security {
                let credentials = match *alternative {
                    #(#arms)*
                    _ => None,
                };
                if let Some(credentials) = credentials {
                    let principal = api.authenticate(credentials).await;
                    return principal.map(Some).map_err(|denied| denied.refusal(CHALLENGE));
                }
            }
            Ok(None)
        }
    }
}

fn challenge(context: Context<'_>) -> &'static str {
    let has = |wanted: &SchemeKind| context.api.schemes.values().any(|one| one.kind == *wanted);
    if has(&SchemeKind::Bearer) {
        "Bearer"
    } else if has(&SchemeKind::Basic) {
        "Basic realm=\"api\""
    } else {
        "ApiKey"
    }
}
