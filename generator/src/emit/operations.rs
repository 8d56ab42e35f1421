//! `operations.rs`: inputs, answers and documented errors, the same for client and server.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident, scheme_names};
use super::doc::docs;
use super::imports::imports;
use super::layout::Source;
use super::{body, form, headers, input, mapping, method, outcome, server};
use crate::model::{ApiKind, Operation, Protocol};
use crate::name::OperationNames;

/// The operations of an API.
pub(super) fn operations(context: &Context<'_>) -> Source {
    let context = *context;
    let items: Vec<TokenStream> = context
        .all_operations()
        .map(|(_, operation, names)| {
            let facts = facts(context, operation, names);
            let input = input::input(context, operation, names);
            let body = body::body_enum(context, operation, names);
            let contents = mapping::contents(context, operation, names);
            let forms = form::forms(context, operation, names);
            let answers = outcome::enums(context, operation, names);
            let mapping = match &operation.protocol {
                Protocol::Rpc { .. } => method::method(context, operation, names),
                Protocol::Http { .. } => mapping::operation(context, operation, names),
            };
            quote!(#facts #forms #input #body #contents #answers #mapping)
        })
        .collect();
    let endpoint = (context.api.kind == ApiKind::Rpc).then(|| server::endpoint(context));
    let headers = headers::structs(context);
    let body = quote!(#endpoint #(#items)* #headers);
    let imports = imports(context, &body, IMPORTS);
    Source {
        docs: format!(
            "The operations of {}: what they are asked with, and what they answer.",
            context.api.info.title
        ),
        items: quote!(#imports #body),
    }
}

const IMPORTS: &[&str] = &[
    "std::convert::Infallible",
    "concord_runtime::form",
    "concord_runtime::headers",
    "concord_runtime::headers::WithHeaders",
    "concord_runtime::json",
    "concord_runtime::operation",
    "concord_runtime::operation::Operation",
    "concord_runtime::operation::WithStatus",
    "concord_runtime::rpc",
    "concord_runtime::rpc::Method",
    "concord_runtime::rpc::Structure",
    "concord_runtime::sse::EventStream",
    "concord_runtime::stream",
    "concord_runtime::stream::ByteStream",
    "concord_runtime::stream::Bytes",
    "super::rules",
    "concord_runtime::stream::JsonStream",
    "concord_runtime::style",
    "concord_runtime::style::Parameter",
    "concord_runtime::style::Style",
    "concord_runtime::template",
];

/// The static facts of a method of JSON-RPC.
fn facts(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let constant = ident(&names.constant);
    let security = scheme_names(context, operation);
    let security = security.iter().map(|alternative| quote!(&[#(#alternative),*]));
    match &operation.protocol {
        // They stand in the operation's table.
        Protocol::Http { .. } => TokenStream::new(),
        Protocol::Rpc { method, by_name, by_position } => {
            let docs = docs(&format!("The method `{method}`."));
            let params = operation.parameters.iter().map(|parameter| &parameter.name);
            let structure = match (by_name, by_position) {
                (true, false) => Some(quote!(.structure(Structure::ByName))),
                (false, true) => Some(quote!(.structure(Structure::ByPosition))),
                _ => None,
            };
            let security: Vec<_> = security.collect();
            let security = (!security.is_empty()).then(|| quote!(.security(&[#(#security),*])));
            quote! {
                #docs
                pub static #constant: Method =
                    Method::new(#method, &[#(#params),*]) #structure #security;
            }
        }
    }
}
