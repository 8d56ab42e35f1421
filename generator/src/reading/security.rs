//! Security schemes, and what operations ask of a caller.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, SecurityScheme as Vocabulary};
use serde_json::json;

use super::{Reader, check_fields, items, members, text, vocabulary};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ApiKeyPlace, Example, ExampleValue, Requirement, SchemeKind, SecurityScheme};
use crate::source::Node;

const FIELDS: &[&str] = &[
    "type",
    "description",
    "name",
    "in",
    "scheme",
    "bearerFormat",
    "flows",
    "openIdConnectUrl",
    "oauth2MetadataUrl",
    "deprecated",
];

/// Reads the Security Scheme Objects (OAS 3.1 §4.8.27) of the components.
pub(crate) fn read_schemes<'s>(
    reader: &mut Reader<'s>,
    schemes: Option<Node<'s>>,
) -> IndexMap<String, SecurityScheme> {
    let mut read = IndexMap::new();
    for (name, node) in members(reader, schemes) {
        let Some(node) = reader.follow(node) else { continue };
        check_fields(reader, node, FIELDS);
        let Some(kind) = read_kind(reader, node) else { continue };
        let scheme = SecurityScheme {
            origin: node.origin(),
            kind,
            description: text(reader, node, "description"),
            examples: read_credentials(reader, node),
        };
        read.insert(name.to_owned(), scheme);
    }
    read
}

fn read_kind(reader: &mut Reader<'_>, node: Node<'_>) -> Option<SchemeKind> {
    let refuse = |reader: &mut Reader<'_>, what: &str| {
        let message = format!("{what} is not generated yet");
        reader.push(Diagnostic::new(Code::UnsupportedScheme, node.origin(), message));
        None
    };
    // `openapiv3` knows 3.0, which has no mutual TLS.
    if node.get("type").and_then(Node::as_str) == Some("mutualTLS") {
        return refuse(reader, "mutual TLS");
    }
    match vocabulary::<Vocabulary>(reader, node, &[("flows", Some(json!({})))])? {
        Vocabulary::APIKey { location, name, .. } => {
            let place = match location {
                APIKeyLocation::Header => ApiKeyPlace::Header,
                APIKeyLocation::Query => ApiKeyPlace::Query,
                APIKeyLocation::Cookie => ApiKeyPlace::Cookie,
            };
            Some(SchemeKind::ApiKey { place, name })
        }
        // RFC 9110 §11.1: the name of a scheme is case-insensitive.
        Vocabulary::HTTP { scheme, .. } => match scheme.to_ascii_lowercase().as_str() {
            "bearer" => Some(SchemeKind::Bearer),
            "basic" => Some(SchemeKind::Basic),
            _ => refuse(reader, &format!("the HTTP scheme `{scheme}`")),
        },
        Vocabulary::OAuth2 { .. } => refuse(reader, "OAuth 2"),
        Vocabulary::OpenIDConnect { .. } => refuse(reader, "OpenID Connect"),
    }
}

/// Reads `x-examples`: the credentials that documented requests show, by example name.
fn read_credentials(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<Example> {
    let mut examples = Vec::new();
    for (name, value) in members(reader, node.get("x-examples")) {
        match value.as_str() {
            Some(text) => examples.push(Example {
                origin: value.origin(),
                name: name.to_owned(),
                summary: None,
                value: ExampleValue::Text(text.to_owned()),
            }),
            None => reader.fault(Code::WrongType, value, "a credential is a string"),
        }
    }
    examples
}

/// Reads the Security Requirement Objects (OAS 3.1 §4.8.30) of a document or an operation.
pub(crate) fn read_requirements<'s>(
    reader: &mut Reader<'s>,
    node: Option<Node<'s>>,
    schemes: &IndexMap<String, SecurityScheme>,
) -> Option<Vec<Vec<Requirement>>> {
    let mut alternatives = Vec::new();
    node?;
    for alternative in items(reader, node) {
        let mut requirements = Vec::new();
        for (scheme, scopes) in members(reader, Some(alternative)) {
            if !schemes.contains_key(scheme) {
                let message = format!("no security scheme is called `{scheme}`");
                reader
                    .push(Diagnostic::new(Code::UnknownScheme, scopes.origin(), message).at_key());
                continue;
            }
            let scopes = items(reader, Some(scopes)).into_iter();
            let scopes = scopes.filter_map(Node::as_str).map(str::to_owned).collect();
            requirements.push(Requirement { scheme: scheme.to_owned(), scopes });
        }
        if requirements.len() > 1 {
            let message = "schemes that are needed together are not generated yet";
            let diagnostic =
                Diagnostic::new(Code::UnsupportedScheme, alternative.origin(), message);
            reader.push(diagnostic);
        }
        alternatives.push(requirements);
    }
    Some(alternatives)
}
