//! `mod.rs`: what the API is, its operations, and one example.

use quote::quote;

use super::context::{Context, View, ident};
use super::doc::{foreign, lines, paragraphs};
use super::layout::Source;
use super::table::compact;
use super::{address, divided, input, server};
use crate::division::{Division, Kind};
use crate::model::{ApiKind, Protocol, Role, SchemeKind};

/// The module of an API.
///
/// Some lints have to be allowed in it: what a document deprecates is written, and used where it is
/// written, all the same; and its names are in the letters of its author's language.
pub(super) fn module(context: &Context<'_>, allowed: &[&str], has_rules: bool) -> Source {
    let context = *context;
    if let Some(division) = context.division {
        return divided(context, division, allowed, has_rules);
    }
    let example_server = quote!(
        pub use examples::{EXAMPLES, ExampleServer, invoke};
    );
    let credentials = context.is_protected().then(|| quote!(Credentials,));
    let routes = ident(match context.api.kind {
        ApiKind::Http => "routes",
        ApiKind::Rpc => "endpoint",
    });
    let server = address::addresses(context);
    let types = (!context.names.types.is_empty()).then(|| {
        quote!(
            pub use types::*;
        )
    });
    let sides = context.has_operations().then(|| {
        quote! {
            #[cfg(feature = "client")]
            pub mod client;
            #[cfg(feature = "examples")]
            pub mod examples;
            #[cfg(feature = "server")]
            pub mod server;
        }
    });
    let webhooks = context.viewing(View::Webhooks).has_operations();
    let webhook_sides = webhooks.then(|| {
        quote! {
            #[cfg(feature = "client")]
            pub mod webhook_client;
            #[cfg(feature = "server")]
            pub mod webhook_server;
        }
    });
    let client = context.has_operations().then(|| {
        quote! {
            #[cfg(feature = "client")]
            pub use client::{Client, ClientBuilder};
            #[cfg(feature = "examples")]
            #example_server
        }
    });
    let served = context.has_operations().then(|| {
        quote! {
            #[cfg(feature = "server")]
            pub use server::{Api, #credentials #routes, router};
        }
    });
    let webhook_items = webhooks.then(|| {
        quote! {
            #[cfg(feature = "client")]
            pub use webhook_client::{WebhookClient, WebhookClientBuilder};
            #[cfg(feature = "server")]
            pub use webhook_server::Webhooks;
        }
    });
    let operations = (!context.api.operations.is_empty()).then(|| {
        quote!(
            pub use operations::*;
        )
    });
    let rules = has_rules.then(|| {
        quote!(
            mod rules;
        )
    });
    let allowed: Vec<_> = allowed.iter().map(|lint| ident(lint)).collect();
    let allowed = (!allowed.is_empty()).then(|| quote!(#![allow(#(#allowed),*)]));
    Source {
        docs: docs(context),
        items: quote! {
            #allowed
            pub mod operations;
            #rules
            pub mod types;
            #sides
            #webhook_sides
            #client
            #operations
            #served
            #types
            #webhook_items
            #server
        },
    }
}

/// The module of an API that is divided by tags.
fn divided(context: Context<'_>, division: &Division, allowed: &[&str], has_rules: bool) -> Source {
    let allowed: Vec<_> = allowed.iter().map(|lint| ident(lint)).collect();
    let allowed = (!allowed.is_empty()).then(|| quote!(#![allow(#(#allowed),*)]));
    let base = division.units.iter().find(|unit| unit.kind == Kind::Base);
    let has_operations = base.is_some_and(divided::has_operations_file);
    let has_types = base.is_some_and(|unit| !unit.types.is_empty());
    let files = [("operations", has_operations), ("types", has_types)];
    let files = files.into_iter().filter(|(_, is_there)| *is_there);
    let files: Vec<_> = files.map(|(name, _)| ident(name)).collect();
    let has_shared = division.units.iter().any(|unit| unit.kind == Kind::Types);
    let shared = has_shared.then(|| ident("shared")).into_iter();
    let shared: Vec<_> = shared.collect();
    // Not every feature has values that keep to every table.
    let rules = has_rules.then(|| {
        quote!(
            #[allow(dead_code)]
            mod rules;
        )
    });
    let credentials = context.is_protected().then(|| quote!(Credentials,));
    let (units, server) = (divided::modules(division), address::addresses(context));
    Source {
        docs: docs(context),
        items: quote! {
            #allowed
            #(mod #shared;)*
            #(pub mod #files;)*
            #rules
            #[cfg(feature = "client")]
            pub mod client;
            #[cfg(feature = "examples")]
            pub mod examples;
            #[cfg(feature = "server")]
            pub mod server;
            #[cfg(feature = "client")]
            pub use client::{Client, ClientBuilder};
            #[cfg(feature = "examples")]
            pub use examples::{EXAMPLES, ExampleServer, invoke};
            #[cfg(feature = "server")]
            pub use server::{Api, #credentials routes};
            #(pub use #files::*;)*
            // Some tags share nothing with others.
            #(#[allow(unused_imports)] pub use #shared::*;)*
            #units
            #server
        },
    }
}

fn docs(context: Context<'_>) -> String {
    let api = context.api;
    let mut text = Vec::new();
    text.push(format!("{}, version {}.", foreign(&api.info.title), foreign(&api.info.version)));
    text.push(String::new());
    let own = [&api.info.summary, &api.info.description].map(|text| text.as_deref().map(foreign));
    let own = lines(&paragraphs(own.iter().map(Option::as_deref)));
    if !own.is_empty() {
        text.extend(own);
        text.push(String::new());
    }
    match context.division {
        Some(division) => text.extend(divided::feature_table(api, division)),
        None => text.extend(operation_table(context)),
    }
    text.push(String::new());
    text.extend(example(context));
    text.join("\n").trim_end().to_owned()
}

/// A table of the operations that are looked at; empty where there are none.
pub(super) fn operation_table(context: Context<'_>) -> Vec<String> {
    let mut text = Vec::new();
    for (_, operation, names) in context.all_operations() {
        let wire = match &operation.protocol {
            Protocol::Http { method, .. } if operation.role == Role::Webhook => {
                format!("{method} to a receiver")
            }
            Protocol::Http { method, path } => format!("{method} {path}"),
            Protocol::Rpc { method, .. } => format!("JSON-RPC {method}"),
        };
        // A row of a table has one line, and a fence in it would start a test.
        let wire = wire.replace(['\n', '`'], " ");
        let summary = operation.summary.as_deref().map(foreign).unwrap_or_default();
        let summary = summary.replace('|', "\\|").replace('\n', " ");
        text.push(format!("| [`{}`] | `{wire}` | {} |", names.input, input::end(&summary)));
    }
    if !text.is_empty() {
        let head = ["| operation | on the wire | |", "|---|---|---|"];
        text.splice(0..0, head.map(str::to_owned));
    }
    text
}

/// A call of the first operation.
fn example(context: Context<'_>) -> Vec<String> {
    let Some((index, operation, names)) = context.operations().next() else { return Vec::new() };
    // What an example calls it: the last part of its path.
    let module = context.module.rsplit("::").next().unwrap_or_default();
    let is_endpoint = context.api.kind == ApiKind::Rpc && server::has_variables(context);
    let server = context.api.main_servers().first();
    let address = if is_endpoint {
        "endpoint.url()".to_owned()
    } else if server.is_some_and(address::is_constant) {
        format!("{module}::SERVER")
    } else if server.is_some_and(|server| !server.variables.is_empty()) {
        format!("{module}::ServerUrl::default().url()")
    } else {
        "\"https://api.example.com\"".to_owned()
    };
    let requirement = operation.security.iter().flatten().next();
    let scheme =
        requirement.and_then(|one| Some((&one.scheme, context.api.schemes.get(&one.scheme)?)));
    let credential = scheme.map(|(name, scheme)| {
        let method = context.names.schemes.builders.get(name).map_or("", String::as_str);
        match scheme.kind {
            SchemeKind::Basic => format!(".{method}(\"user\", \"password\")"),
            SchemeKind::MutualTls | SchemeKind::Undeclared => format!(".{method}()"),
            SchemeKind::Bearer
            | SchemeKind::Http(_)
            | SchemeKind::OAuth2 { .. }
            | SchemeKind::OpenIdConnect { .. }
            | SchemeKind::ApiKey { .. } => format!(".{method}(\"secret\")"),
        }
    });
    let import = match context.is_standalone {
        true => String::new(),
        false => format!("use {}::{};", super::manifest::CRATE, context.module),
    };
    let tag = context.division.and_then(|division| {
        let mut units = division.units.iter();
        let unit = units.find(|unit| unit.operations.contains(&index))?;
        Some(compact(divided::condition(division, unit)?))
    });
    let gate = match (tag, context.is_standalone) {
        (Some(tag), _) => format!("all({tag}, feature = \"client\")"),
        (None, true) => "feature = \"client\"".to_owned(),
        (None, false) => format!("all(feature = \"{}\", feature = \"client\")", context.dialect),
    };
    let (input, method) =
        (&names.input, names.calls.first().map_or("", |call| call.method.as_str()));
    let endpoint =
        if is_endpoint { format!("endpoint: {module}::Endpoint, ") } else { String::new() };
    vec![
        "```no_run".to_owned(),
        format!("# #[cfg({gate})]"),
        format!("# mod example {{ {import}").trim_end().to_owned(),
        format!(
            "async fn example({endpoint}request: {module}::{input}) -> Result<(), Box<dyn std::error::Error>> {{"
        ),
        format!(
            "    let client = {module}::Client::builder({address}){}.build()?;",
            credential.unwrap_or_default()
        ),
        format!("    let answer = client.{method}(request).await?;"),
        "    println!(\"{answer:?}\");".to_owned(),
        "    Ok(())".to_owned(),
        "}".to_owned(),
        "# }".to_owned(),
        "```".to_owned(),
    ]
}
