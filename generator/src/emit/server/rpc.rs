//! JSON-RPC methods served behind one address.

use proc_macro2::TokenStream;
use quote::quote;

use super::endpoint::{endpoint_type, in_path};
use super::{operation_docs, principal, refuse, security};
use crate::emit::context::{Context, ident};
use crate::emit::doc::docs;
use crate::emit::method::is_notification;
use crate::emit::outcome::{answer_type, error_type};
use crate::model::Protocol;
use crate::name::field;

/// The trait, the router, and what stands between them.
pub(super) fn server(context: Context<'_>) -> TokenStream {
    let api = api(context);
    let router = router(context);
    let open = open(context);
    quote!(#api #router #open)
}

/// Who calls, for the whole of a request: a batch is authenticated once.
fn caller(context: Context<'_>, of: TokenStream) -> TokenStream {
    if context.is_protected() { quote!(#of::Principal) } else { quote!(()) }
}

fn api(context: Context<'_>) -> TokenStream {
    let docs = docs(&format!(
        "A service that offers {}.\n\nParams arrive decoded and checked; what a function returns \
         becomes the result or the error of its call.",
        context.api.info.title
    ));
    let principal = principal(context);
    let refuse = refuse();
    let (caller, endpoint) = (caller(context, quote!(Self)), endpoint_type(context));
    let methods = context.operations().map(|(_, operation, names)| {
        let Protocol::Rpc { method, .. } = &operation.protocol else { return TokenStream::new() };
        let docs = operation_docs(operation, &format!("The method `{method}`."));
        let (function, input) = (ident(&names.method), ident(&names.input));
        let (ok, error) = (answer_type(context, names), error_type(names));
        quote! {
            #docs
            fn #function(
                &self,
                request: #input,
                context: Context<#caller, #endpoint>,
            ) -> impl Future<Output = Result<#ok, Failure<#error>>> + Send;
        }
    });
    quote! {
        #docs
        pub trait Api: Send + Sync + 'static {
            #principal
            #(#methods)*
            #refuse
        }
    }
}

fn router(context: Context<'_>) -> TokenStream {
    let methods = context.operations().map(|(_, operation, names)| {
        let (input, function) = (ident(&names.input), ident(&names.method));
        let add = ident(if is_notification(operation) { "notification" } else { "method" });
        quote! {
            .#add(|api, request: #input, context| {
                Box::pin(async move { api.#function(request, context).await })
            })
        }
    });
    let (caller, endpoint) = (caller(context, quote!(A)), endpoint_type(context));
    quote! {
        #[doc = " The service as an axum router, to be served, merged or nested."]
        pub fn router<A: Api>(api: A) -> axum::Router {
            endpoint(api).into_axum()
        }

        #[doc = " The methods of the service, for limits and other settings."]
        pub fn endpoint<A: Api>(api: A) -> rpc::Endpoint<A, Context<#caller, #endpoint>> {
            rpc::Endpoint::new(api, &ENDPOINT, open)
                .on_refusal(A::refuse)
                .document(include_str!("openrpc.json"))
                #(#methods)*
        }
    }
}

/// What happens once for a request, before any of its calls.
fn open(context: Context<'_>) -> TokenStream {
    let (caller, endpoint) = (caller(context, quote!(A)), endpoint_type(context));
    let (principal, api, who) = if context.is_protected() {
        let scopes = context.api.operations.first();
        let scopes = scopes.and_then(|operation| security::scopes(context, operation));
        let scopes = scopes.map(|scopes| quote!(, &[#(#scopes),*]));
        let principal = quote!(let principal = authenticate(api, call #scopes).await?;);
        (Some(principal), quote!(api), quote!(principal))
    } else {
        (None, quote!(_api), quote!(()))
    };
    let variables = in_path(context).map(|variable| {
        let (name, wire) = (ident(&field(&variable.name)), &variable.name);
        quote!(#name: call.parameter(Parameter::path(#wire))?,)
    });
    let variables: Vec<_> = variables.collect();
    let address =
        if variables.is_empty() { quote!(()) } else { quote!(Endpoint { #(#variables)* }) };
    quote! {
        #[doc = " Who is calling, and which address: the same for every call of a batch."]
        fn open<'c, A: Api>(
            #api: &'c A,
            call: &'c Call,
        ) -> BoxFuture<'c, Result<Context<#caller, #endpoint>, Refusal>> {
            Box::pin(async move {
                #principal
                let endpoint = #address;
                Ok(call.endpoint_context(#who, endpoint))
            })
        }
    }
}
