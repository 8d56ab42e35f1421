//! Operations served over HTTP.

use proc_macro2::TokenStream;
use quote::quote;

use super::{caller, principal, refuse, security};
use crate::emit::context::{Access, Context, View, access, ident};
use crate::emit::doc::docs;
use crate::emit::input;
use crate::emit::outcome::{answer_type, error_type};
use crate::model::{ApiKeyPlace, Protocol, SchemeKind};

/// The trait, and the router for it.
pub(super) fn server(context: Context<'_>) -> TokenStream {
    let api = api(context);
    let router = router(context);
    quote!(#api #router)
}

fn api(context: Context<'_>) -> TokenStream {
    let title = &context.api.info.title;
    let what = match context.view {
        View::Api => format!("A service that offers {title}."),
        View::Webhooks => format!("A service that receives what {title} sends."),
    };
    let docs_of_api = docs(&format!(
        "{what}\n\nRequests arrive decoded and checked; what a function returns is one of the \
         answers that the document has."
    ));
    let principal = principal(context);
    let refuse = refuse();
    let operations = context.served().map(|(_, operation, names)| {
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
    });
    quote! {
        #docs_of_api
        pub trait Api: Send + Sync + 'static {
            #principal
            #(#operations)*
            #refuse
        }
    }
}

fn router(context: Context<'_>) -> TokenStream {
    let routes = context.served().map(|(_, operation, names)| {
        let function = ident(&names.method);
        let access = ident(match access(operation) {
            Access::Public => "public",
            Access::Optional => "optional",
            Access::Required => "protected",
        });
        quote!(.#access(A::#function))
    });
    let guard = context.is_protected().then(|| {
        let scopes = if security::has_scopes(context) {
            quote!(|api, call, scopes| Box::pin(identify(api, call, scopes)))
        } else {
            quote!(|api, call, _| Box::pin(identify(api, call)))
        };
        quote!(.guard(CHALLENGE, #scopes))
    });
    let kind = match context.is_protected() {
        true => quote!(Router<A, Guard<A, A::Principal>>),
        false => quote!(Router<A>),
    };
    let keys = context.api.schemes.values().filter_map(|scheme| match &scheme.kind {
        SchemeKind::ApiKey { place: ApiKeyPlace::Header, name } => {
            Some(quote!(.sensitive_header(#name)))
        }
        _ => None,
    });
    quote! {
        #[doc = " The service as an axum router, to be served, merged or nested."]
        pub fn router<A: Api>(api: A) -> axum::Router {
            routes(api).into_axum()
        }

        #[doc = " The operations of the service, for limits and other settings."]
        pub fn routes<A: Api>(api: A) -> #kind {
            Router::new(api)
                .on_refusal(A::refuse)
                #(#keys)*
                #guard
                #(#routes)*
        }
    }
}
