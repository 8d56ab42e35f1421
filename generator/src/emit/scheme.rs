//! What documentation says of a security scheme.

use super::doc::{foreign, paragraphs};
use crate::model::{ApiKeyPlace, OAuthFlow, SchemeKind, SecurityScheme};

/// What a scheme sends, and what the document says about it.
pub(super) fn scheme_docs(name: &str, scheme: &SecurityScheme, what: &str) -> String {
    let described = scheme.description.as_deref().map(foreign);
    let source = match &scheme.kind {
        SchemeKind::OAuth2 { flows } => Some(flow_docs(flows)),
        SchemeKind::OpenIdConnect { url } => {
            Some(format!("The provider of the tokens is described at `{url}`."))
        }
        SchemeKind::Undeclared => {
            Some(format!("The document names the scheme `{}` and does not describe it.", name))
        }
        SchemeKind::Bearer
        | SchemeKind::Basic
        | SchemeKind::Http(_)
        | SchemeKind::ApiKey { .. }
        | SchemeKind::MutualTls => None,
    };
    paragraphs([Some(what), described.as_deref(), source.as_deref()])
}

/// A header, a query parameter or a cookie, as documentation calls it.
pub(super) fn place_word(place: ApiKeyPlace) -> &'static str {
    match place {
        ApiKeyPlace::Header => "header",
        ApiKeyPlace::Query => "query parameter",
        ApiKeyPlace::Cookie => "cookie",
    }
}

/// Where tokens come from, and the scopes that they can have.
fn flow_docs(flows: &[OAuthFlow]) -> String {
    let mut lines = Vec::new();
    for flow in flows {
        let urls: Vec<String> =
            flow.urls.iter().map(|(name, url)| format!("{name} `{url}`")).collect();
        lines.push(format!("- Flow `{}`: {}", flow.name, urls.join(", ")));
        for (scope, text) in &flow.scopes {
            let text = foreign(text).replace('\n', " ");
            let parting = if text.is_empty() { "" } else { ": " };
            lines.push(format!("  - `{scope}`{parting}{text}"));
        }
    }
    lines.join("\n")
}
