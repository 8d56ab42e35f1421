//! `examples.rs`: the documented examples, a service that answers with them, and calls by name.

mod answer;
mod body;
mod headers;
mod input;
mod invoke;
mod service;
mod table;

use quote::quote;

use super::context::Context;
use super::imports::imports;
use super::layout::Source;
use crate::model::{ApiKind, Role};

/// The examples of an API.
pub(super) fn examples(context: &Context<'_>) -> Source {
    let context = *context;
    let table = table::table(context);
    let service = service::service(context);
    let invoke = invoke::invoke(context);
    let inputs = context.operations().map(|(_, operation, names)| {
        let input = input::input(context, operation, names);
        let body = body::body(operation, names);
        quote!(#input #body)
    });
    let headers = headers::headers(context);
    let answers = context.operations().map(|(_, operation, names)| {
        let is_served = operation.role != Role::Shadowed;
        let typed = is_served.then(|| answer::typed(context, operation, names));
        let untyped = answer::untyped(context, operation, names);
        quote!(#typed #untyped)
    });
    let body = quote!(#table #service #invoke #(#inputs)* #headers #(#answers)*);
    let failure = match context.api.kind {
        ApiKind::Http => "concord_runtime::server::Failure",
        ApiKind::Rpc => "concord_runtime::rpc::Failure",
    };
    let imports = imports(context, &body, &[IMPORTS, &[failure]].concat());
    Source {
        docs: format!(
            "The documented examples of {}: as data, as a service, and as calls by name.",
            context.api.info.title
        ),
        items: quote!(#imports use super::operations::*; #body),
    }
}

const IMPORTS: &[&str] = &[
    "std::convert::Infallible",
    "concord_runtime::client",
    "concord_runtime::examples",
    "concord_runtime::examples::Answer",
    "concord_runtime::examples::BoxError",
    "concord_runtime::examples::Caller",
    "concord_runtime::examples::Documented",
    "concord_runtime::examples::Example",
    "concord_runtime::examples::ExampleAnswer",
    "concord_runtime::examples::Provenance",
    "concord_runtime::examples::Responder",
    "concord_runtime::headers::WithHeaders",
    "concord_runtime::json",
    "concord_runtime::json::Json",
    "concord_runtime::operation::WithStatus",
    "concord_runtime::rpc::CallError",
    "concord_runtime::server::Context",
    "concord_runtime::server::Denied",
    "concord_runtime::sse::EventStream",
    "concord_runtime::stream",
    "concord_runtime::stream::ByteStream",
    "concord_runtime::stream::Bytes",
    "concord_runtime::stream::JsonStream",
    "super::client::Client",
    "super::server::Api",
    "super::server::Credentials",
];

/// A name without the mark of a raw identifier.
fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}
