//! `webhook_client.rs` and `webhook_server.rs`: what the API sends to its users, and what they
//! receive it with.
//!
//! They are a client and a server of their own: the sides are exchanged and nothing else.

use proc_macro2::{Group, TokenStream, TokenTree};

use super::context::{Context, ident};
use super::layout::Source;
use super::{client, server};

/// What sends webhooks.
pub(super) fn client(context: &Context<'_>) -> Source {
    renamed(client::client(context))
}

/// What receives webhooks.
pub(super) fn server(context: &Context<'_>) -> Source {
    renamed(server::server(context))
}

/// The names of a client and a server, and those for webhooks.
const NAMES: &[(&str, &str)] =
    &[("Api", "Webhooks"), ("Client", "WebhookClient"), ("ClientBuilder", "WebhookClientBuilder")];

/// No type of a document has one of the names, which are reserved.
fn renamed(source: Source) -> Source {
    Source { items: rename(source.items), docs: source.docs }
}

fn rename(tokens: TokenStream) -> TokenStream {
    let renamed = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(name) => {
            let other = NAMES.iter().find(|(known, _)| name == known);
            TokenTree::Ident(other.map_or(name, |(_, other)| ident(other)))
        }
        TokenTree::Group(group) => {
            TokenTree::Group(Group::new(group.delimiter(), rename(group.stream())))
        }
        TokenTree::Literal(literal) if literal.to_string() == "\" Makes a [`Client`].\"" => {
            TokenTree::Literal(proc_macro2::Literal::string(" Makes a [`WebhookClient`]."))
        }
        other => other,
    });
    renamed.collect()
}
