//! Where an API is served: constants, and structs where an address has variables.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::doc::{docs, foreign, paragraphs};
use super::server;
use crate::model::{ApiKind, Operation, Server};
use crate::name::field;

/// The items for every documented address.
pub(super) fn addresses(context: Context<'_>) -> TokenStream {
    let mut items = TokenStream::new();
    let mut seen: Vec<&str> = Vec::new();
    for (index, server) in context.api.main_servers().iter().enumerate() {
        let Some(names) = context.names.servers.get(&server.url) else { continue };
        if seen.contains(&server.url.as_str()) {
            continue;
        }
        seen.push(&server.url);
        items.extend(constant(server, &names.constant, "The documented address of the API."));
        // The variables in the path of a JSON-RPC address are its `Endpoint`'s.
        let is_endpoint =
            context.api.kind == ApiKind::Rpc && index == 0 && server::has_variables(context);
        if !server.variables.is_empty() && !is_endpoint {
            items.extend(with_variables(server, &names.structure));
        }
    }
    for (_, operation, names) in context.all_operations() {
        for server in &operation.servers {
            let Some(own) = context.names.servers.get(&server.url) else { continue };
            if seen.contains(&server.url.as_str()) {
                continue;
            }
            seen.push(&server.url);
            if server.variables.is_empty() {
                let text = format!("The documented address of [`{}`].", names.constant);
                items.extend(constant(server, &own.constant, &text));
            } else {
                items.extend(with_variables(server, &own.structure));
            }
        }
    }
    items
}

/// The first address that a client can call as it is.
pub(super) fn is_constant(server: &Server) -> bool {
    server.url.contains("://") && server.variables.is_empty()
}

/// Whether an operation is served where the API is.
pub(super) fn is_main(context: Context<'_>, operation: &Operation) -> bool {
    let main = context.api.main_servers();
    let is_known = |server: &Server| main.iter().any(|known| known.url == server.url);
    operation.servers.is_empty() || operation.servers.iter().any(is_known)
}

fn constant(server: &Server, name: &str, fallback: &str) -> Option<TokenStream> {
    if !is_constant(server) {
        return None;
    }
    let (name, url) = (ident(name), server.url.trim_end_matches('/'));
    let text = server.description.as_deref().map(foreign);
    let docs = docs(text.as_deref().unwrap_or(fallback));
    Some(quote!(#docs pub const #name: &str = #url;))
}

/// A struct of an address's variables (OAS 3.1 §4.8.6).
fn with_variables(server: &Server, name: &str) -> TokenStream {
    let name = ident(name);
    let text = format!("The documented address `{}`, with its variables.", server.url);
    let described = server.description.as_deref().map(foreign);
    let docs_of_struct = docs(&paragraphs([Some(text.as_str()), described.as_deref()]));
    let fields = server.variables.iter().map(|variable| {
        let name = ident(&field(&variable.name));
        let values: Vec<String> =
            variable.values.iter().map(|value| format!("`{value}`")).collect();
        let values = (!values.is_empty()).then(|| format!("One of {}.", values.join(", ")));
        let described = variable.description.as_deref().map(foreign);
        let fallback = (described.is_none() && values.is_none())
            .then(|| format!("The variable `{}`.", variable.name));
        let parts = [described.as_deref(), values.as_deref(), fallback.as_deref()];
        let docs = docs(&paragraphs(parts));
        quote!(#docs pub #name: String,)
    });
    let defaults = server.variables.iter().map(|variable| {
        let (name, value) = (ident(&field(&variable.name)), &variable.default);
        quote!(#name: #value.to_owned(),)
    });
    let replaced = server.variables.iter().map(|variable| {
        let (name, pattern) = (ident(&field(&variable.name)), format!("{{{}}}", variable.name));
        quote!(.replace(#pattern, &self.#name))
    });
    let url = server.url.trim_end_matches('/');
    quote! {
        #docs_of_struct
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct #name { #(#fields)* }

        impl #name {
            #[doc = " The address, for a client to call."]
            #[must_use]
            pub fn url(&self) -> String {
                #url #(#replaced)*
            }
        }

        impl Default for #name {
            fn default() -> Self {
                Self { #(#defaults)* }
            }
        }
    }
}
