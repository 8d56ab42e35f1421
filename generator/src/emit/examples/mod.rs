//! `examples.rs`: the documented examples, a service that answers with them, and calls by name.

mod answer;
mod input;
mod invoke;
mod service;
mod table;

pub(super) use self::table::table;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::divided::gate;
use super::imports::imports;
use super::layout::Source;
use crate::model::ApiKind;

/// The examples of an API.
pub(super) fn examples(context: &Context<'_>) -> Source {
    let context = *context;
    let service = service::service(context);
    let invoke = invoke::invoke(context);
    let data = data(context);
    let untyped = (context.api.kind == ApiKind::Rpc).then(|| {
        let inputs = context
            .operations()
            .map(|(_, operation, names)| input::input(context, operation, names));
        let answers = context.operations().map(|(_, operation, names)| {
            let typed = answer::typed(context, operation, names);
            let untyped = answer::untyped(context, operation, names);
            quote!(#typed #untyped)
        });
        quote!(#(#inputs)* #(#answers)*)
    });
    let body = quote! {
        #data
        #service
        #invoke
        #untyped
    };
    let operations = context.import_of_operations();
    let failure = match context.api.kind {
        ApiKind::Http => "concord_runtime::server::Failure",
        ApiKind::Rpc => "concord_runtime::rpc::Failure",
    };
    let imports = imports(context, &body, &[IMPORTS, &[failure]].concat());
    Source {
        docs: format!(
            "The documented examples of {}: as data, as a service, and as calls by name.",
            context.title()
        ),
        items: quote!(#imports #operations #body),
    }
}

/// The examples as data: those of the document, or of each unit that is compiled.
fn data(context: Context<'_>) -> Option<TokenStream> {
    if context.is_tag() {
        return None;
    }
    let texts = match context.division {
        None => quote!(Examples::new(include_str!("examples.json"))),
        Some(division) => {
            let texts = division.units.iter().filter(|unit| !unit.operations.is_empty());
            let texts = texts.map(|unit| {
                let gate = gate(division, unit);
                let path = match unit.module.as_str() {
                    "" => "examples.json".to_owned(),
                    module => format!("{module}/examples.json"),
                };
                quote!(#gate include_str!(#path),)
            });
            quote!(Examples::of(&[#(#texts)*]))
        }
    };
    Some(quote! {
        #[doc = " Every example of the document, and what stands in for missing ones."]
        pub static EXAMPLES: Examples = #texts;
    })
}

const IMPORTS: &[&str] = &[
    "std::convert::Infallible",
    "concord_runtime::examples",
    "concord_runtime::examples::Answer",
    "concord_runtime::examples::BoxError",
    "concord_runtime::examples::Caller",
    "concord_runtime::examples::Documented",
    "concord_runtime::examples::Examples",
    "concord_runtime::examples::Responder",
    "concord_runtime::json",
    "concord_runtime::json::Json",
    "concord_runtime::rpc::CallError",
    "concord_runtime::server::Context",
    "concord_runtime::server::Denied",
    "concord_runtime::server::Guard",
    "concord_runtime::server::Router",
    "super::client::Client",
    "super::server::Api",
    "super::server::Credentials",
];

/// A name without the mark of a raw identifier.
fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}
