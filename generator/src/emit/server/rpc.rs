//! JSON-RPC methods served behind one address.

use proc_macro2::TokenStream;
use quote::quote;

use super::endpoint::{endpoint_type, in_path};
use super::{operation_docs, principal, refuse, security};
use crate::emit::context::{Context, ident};
use crate::emit::doc::docs;
use crate::emit::outcome::{answer_type, error_type};
use crate::emit::rust_type::{Presence, presence};
use crate::model::{Operation, Protocol};
use crate::name::{OperationNames, field};

/// The trait, the router, and a function for each method between them.
pub(super) fn server(context: Context<'_>) -> TokenStream {
    let api = api(context);
    let router = router(context);
    let open = open(context);
    let handlers =
        context.operations().map(|(_, operation, names)| handler(context, operation, names));
    quote!(#api #router #open #(#handlers)*)
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
    let methods = context.operations().map(|(_, _, names)| {
        let (constant, function) = (ident(&names.constant), ident(&names.method));
        quote!(.method(&#constant, #function))
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

/// Reads params, asks the service, and writes its answer.
fn handler(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let (function, input) = (ident(&names.method), ident(&names.input));
    let (caller, endpoint) = (caller(context, quote!(A)), endpoint_type(context));
    let params = operation.parameters.iter().zip(&names.fields).map(|(parameter, field)| {
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
    let params: Vec<_> = params.collect();
    // JSON-RPC 2.0 §4.1: nobody reads what a notification ends with, unless it came with an id.
    let result = is_notification(operation).then(|| quote!(.map(|()| json::Value::Null)));
    let binding = if params.is_empty() { quote!(_params) } else { quote!(params) };
    quote! {
        fn #function<A: Api>(
            api: Arc<A>,
            context: Context<#caller, #endpoint>,
            call: MethodCall,
        ) -> BoxFuture<'static, Result<Vec<u8>, MethodError>> {
            Box::pin(async move {
                let request = call.read(|#binding| Ok(#input { #(#params)* }))?;
                rpc::answer(api.#function(request, context).await #result)
            })
        }
    }
}

/// Whether nothing answers a method.
pub(in crate::emit) fn is_notification(operation: &Operation) -> bool {
    operation.outcomes.iter().all(|outcome| outcome.contents.is_empty())
}
