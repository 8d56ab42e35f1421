//! `server.rs`: the trait that a service implements, and the router for it.

mod endpoint;
mod http;
mod rpc;
mod security;

pub(in crate::emit) use self::endpoint::{endpoint, has_variables, in_path};
pub(in crate::emit) use self::security::{Part, combinations, members, parts, scopes, singles};

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::{Access, Context, View, access};
use crate::emit::doc::{docs, paragraphs};
use crate::emit::imports::imports;
use crate::emit::input;
use crate::emit::layout::Source;
use crate::model::{ApiKind, Operation};

/// The server of an API.
pub(super) fn server(context: &Context<'_>) -> Source {
    let context = *context;
    let body = match context.api.kind {
        ApiKind::Http => http::server(context),
        ApiKind::Rpc => rpc::server(context),
    };
    let asks = context.is_protected() && !context.is_tag();
    let credentials = asks.then(|| security::credentials(context));
    let authenticate = asks.then(|| security::authenticate(context));
    let body = quote!(#body #credentials #authenticate);
    let failure = match context.api.kind {
        ApiKind::Http => "concord_runtime::server::Failure",
        ApiKind::Rpc => "concord_runtime::rpc::Failure",
    };
    let imports = imports(context, &body, &[IMPORTS, &[failure]].concat());
    // For `Refusal::into_response`, which no path names.
    let into_response = (!context.is_tag()).then(|| {
        quote!(
            use axum::response::IntoResponse;
        )
    });
    // Another tag may have an operation that answers all of them.
    let is_served = context.served().next().is_some();
    let operations = context.import_of_operations().filter(|_| is_served);
    Source {
        docs: match context.view {
            View::Api => format!("The server of {}.", context.title()),
            View::Webhooks => format!("What receives the webhooks of {}.", context.title()),
        },
        items: quote!(#imports #into_response #operations #body),
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
    "concord_runtime::secret::Secret",
    "concord_runtime::server",
    "concord_runtime::server::BoxFuture",
    "concord_runtime::server::Call",
    "concord_runtime::server::Context",
    "concord_runtime::server::Denied",
    "concord_runtime::server::Guard",
    "concord_runtime::server::Peer",
    "concord_runtime::server::Refusal",
    "concord_runtime::server::Response",
    "concord_runtime::server::Router",
    "concord_runtime::server::Scopes",
    "concord_runtime::sse::EventStream",
    "concord_runtime::stream",
    "concord_runtime::stream::ByteStream",
    "concord_runtime::stream::Bytes",
    "concord_runtime::stream::JsonStream",
    "concord_runtime::style",
    "concord_runtime::style::Parameter",
    "concord_runtime::style::Style",
    "super::rules",
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
