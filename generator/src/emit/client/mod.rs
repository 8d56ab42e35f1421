//! `client.rs`: the client and its builder.

mod builder;
mod http;
mod rpc;

use quote::quote;

use crate::emit::context::{Context, View};
use crate::emit::imports::imports;
use crate::emit::layout::Source;
use crate::model::ApiKind;

/// The client of an API.
pub(super) fn client(context: &Context<'_>) -> Source {
    let context = *context;
    let body = match context.api.kind {
        ApiKind::Http => http::client(context),
        ApiKind::Rpc => rpc::client(context),
    };
    let builder = (!context.is_tag()).then(|| builder::builder(context));
    let body = quote!(#body #builder);
    let imports = imports(context, &body, IMPORTS);
    let operations = context.import_of_operations();
    Source {
        docs: match context.view {
            View::Api => format!("The client of {}.", context.title()),
            View::Webhooks => format!("What sends the webhooks of {}.", context.title()),
        },
        items: quote!(#imports #operations #body),
    }
}

const IMPORTS: &[&str] = &[
    "std::convert::Infallible",
    "concord_runtime::client",
    "concord_runtime::client::Http",
    "concord_runtime::form",
    "concord_runtime::headers::WithHeaders",
    "concord_runtime::json",
    "concord_runtime::operation::WithStatus",
    "concord_runtime::rpc",
    "concord_runtime::rpc::CallError",
    "concord_runtime::secret::Secret",
    "concord_runtime::sse::EventStream",
    "concord_runtime::stream",
    "concord_runtime::stream::ByteStream",
    "concord_runtime::stream::Bytes",
    "concord_runtime::stream::JsonStream",
];
