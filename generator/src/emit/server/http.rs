//! Operations served over HTTP.

use proc_macro2::TokenStream;
use quote::quote;

use super::{caller, principal, refuse, security};
use crate::emit::context::{Access, Context, View, access, ident};
use crate::emit::doc::docs;
use crate::emit::input;
use crate::emit::outcome::{answer_type, error_type};
use crate::model::{ApiKeyPlace, Operation, Protocol, SchemeKind};
use crate::name::OperationNames;

/// The trait, and the router for it; of some tags the operations that they add to both.
pub(super) fn server(context: Context<'_>) -> TokenStream {
    let (api, router) = match context.is_tag() {
        true => (tag_api(context), tag_router(context)),
        false => (api(context), router(context)),
    };
    quote!(#api #router)
}

fn api(context: Context<'_>) -> TokenStream {
    let title = &context.api.info.title;
    let what = match context.view {
        View::Api => format!("A service that offers {title}."),
        View::Webhooks => format!("A service that receives what {title} sends."),
    };
    let rest = match is_spread(context) {
        true => SPREAD,
        false => ARRIVAL,
    };
    let docs = docs(&format!("{what}\n\n{rest}"));
    let principal = principal(context);
    let refuse = refuse();
    let operations = context.served().map(|one| operation(context, one));
    quote! {
        #docs
        pub trait Api: Send + Sync + 'static {
            #principal
            #(#operations)*
            #refuse
        }
    }
}

const ARRIVAL: &str = "Requests arrive decoded and checked; what a function returns is one of the \
                       answers that the document has.";

const SPREAD: &str = "Its operations are in the trait of each tag, which has a function `routes` \
                      besides.";

/// Whether the operations stand in traits of their tags. A trait that got functions with a feature
/// would break whoever implements it.
fn is_spread(context: Context<'_>) -> bool {
    context.division.is_some() && context.view == View::Api
}

fn tag_api(context: Context<'_>) -> TokenStream {
    let docs = docs(&format!("A service that offers {}.\n\n{ARRIVAL}", context.title()));
    let operations = context.served().map(|one| operation(context, one));
    quote! {
        #docs
        pub trait Api: super::super::server::Api {
            #(#operations)*
        }
    }
}

/// An operation in a trait.
fn operation(
    context: Context<'_>,
    (_, operation, names): (usize, &Operation, &OperationNames),
) -> TokenStream {
    let Protocol::Http { method, path } = &operation.protocol else {
        return TokenStream::new();
    };
    let wire = format!("`{method} {path}`: [`{}`]", names.input);
    let docs = docs(&input::brief(operation, &wire, None));
    let (function, input) = (ident(&names.method), ident(&names.input));
    let caller = caller(operation);
    let (ok, error) = (answer_type(context, names), error_type(names));
    quote! {
        #docs
        fn #function(
            &self,
            request: #input,
            context: Context<#caller>,
        ) -> impl Future<Output = Result<#ok, Failure<#error>>> + Send;
    }
}

/// The operations as they are added to a router.
fn routes(context: Context<'_>) -> TokenStream {
    let routes = context.served().map(|(_, operation, names)| {
        let function = ident(&names.method);
        let access = ident(match access(operation) {
            Access::Public => "public",
            Access::Optional => "optional",
            Access::Required => "protected",
        });
        quote!(.#access(A::#function))
    });
    quote!(#(#routes)*)
}

/// The type of the router.
fn router_type(context: Context<'_>) -> TokenStream {
    match context.is_protected() {
        true => quote!(Router<A, Guard<A, A::Principal>>),
        false => quote!(Router<A>),
    }
}

fn tag_router(context: Context<'_>) -> TokenStream {
    let (ty, routes) = (router_type(context), routes(context));
    quote! {
        #[doc = " Adds the operations to the router of a service."]
        pub fn routes<A: Api>(router: #ty) -> #ty {
            router #routes
        }
    }
}

fn router(context: Context<'_>) -> TokenStream {
    let guard = context.is_protected().then(|| {
        let scopes = if security::has_scopes(context) {
            quote!(|api, call, scopes| Box::pin(identify(api, call, scopes)))
        } else {
            quote!(|api, call, _| Box::pin(identify(api, call)))
        };
        quote!(.guard(CHALLENGE, #scopes))
    });
    let keys = context.api.schemes.values().filter_map(|scheme| match &scheme.kind {
        SchemeKind::ApiKey { place: ApiKeyPlace::Header, name } => {
            Some(quote!(.sensitive_header(#name)))
        }
        _ => None,
    });
    let (ty, routes) = (router_type(context), routes(context));
    let (finished, docs) = if is_spread(context) {
        let text = "The router of the service, for the operations of tags, limits and other \
                    settings: `routes(api).with(tag::routes).into_axum()`.";
        (None, docs(text))
    } else {
        let finished = quote! {
            #[doc = " The service as an axum router, to be served, merged or nested."]
            pub fn router<A: Api>(api: A) -> axum::Router {
                routes(api).into_axum()
            }
        };
        (Some(finished), docs("The operations of the service, for limits and other settings."))
    };
    quote! {
        #finished

        #docs
        pub fn routes<A: Api>(api: A) -> #ty {
            Router::new(api)
                .on_refusal(A::refuse)
                #(#keys)*
                #guard
                #routes
        }
    }
}
