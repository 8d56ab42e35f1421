//! Security schemes, and what operations ask of a caller.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, SecurityScheme as Vocabulary};
use serde_json::json;

use super::{Reader, check_fields, flag, items, members, nearest, text, vocabulary};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    ApiKeyPlace, Example, ExampleValue, OAuthFlow, Operation, Requirement, SchemeKind,
    SecurityScheme,
};
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

/// What becomes of a scheme that cannot be read.
const UNREADABLE: &str = "the service has to check it by itself";

/// Reads the Security Scheme Objects (OAS 3.1 §4.8.27) of the components.
pub(crate) fn read_schemes<'s>(
    reader: &mut Reader<'s>,
    schemes: Option<Node<'s>>,
) -> IndexMap<String, SecurityScheme> {
    let mut read = IndexMap::new();
    for (name, node) in members(reader, schemes) {
        let Some(node) = reader.follow_or(node, UNREADABLE) else { continue };
        check_fields(reader, node, FIELDS);
        // A faulty one is declared all the same: who names it is not told that it is unknown.
        let kind = read_kind(reader, node).unwrap_or(SchemeKind::Undeclared);
        let scheme = SecurityScheme {
            origin: node.origin(),
            kind,
            description: read_description(reader, node),
            examples: read_credentials(reader, node),
        };
        read.insert(name.to_owned(), scheme);
    }
    read
}

/// The description of a scheme, with what else the document says to those who get a credential
/// (OAS 3.2 §4.29).
fn read_description(reader: &mut Reader<'_>, node: Node<'_>) -> Option<String> {
    let metadata = text(reader, node, "oauth2MetadataUrl");
    let is_deprecated = flag(reader, node, "deprecated");
    let parts = [
        text(reader, node, "description"),
        metadata.map(|url| format!("Metadata of the authorization server: {url}")),
        is_deprecated.then(|| "It is deprecated.".to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

fn read_kind<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<SchemeKind> {
    // `openapiv3` knows 3.0, which has no mutual TLS.
    if node.get("type").and_then(Node::as_str) == Some("mutualTLS") {
        return Some(SchemeKind::MutualTls);
    }
    let texts = [("description", None), ("bearerFormat", None)];
    let replaced = [("flows", Some(json!({})))].into_iter().chain(texts).collect::<Vec<_>>();
    let read = match vocabulary::<Vocabulary>(reader, node, &replaced) {
        Ok(read) => read,
        Err(diagnostic) => {
            // Of Swagger 2.0, which had a type of its own for it.
            let is_basic = node.get("type").and_then(Node::as_str) == Some("basic");
            let instead = if is_basic { "it is `http` with `basic`" } else { UNREADABLE };
            reader.push(diagnostic.tolerable(instead));
            return is_basic.then_some(SchemeKind::Basic);
        }
    };
    match read {
        Vocabulary::APIKey { location, name, .. } => {
            let place = match location {
                APIKeyLocation::Header => ApiKeyPlace::Header,
                APIKeyLocation::Query => ApiKeyPlace::Query,
                APIKeyLocation::Cookie => ApiKeyPlace::Cookie,
            };
            Some(SchemeKind::ApiKey { place, name })
        }
        // RFC 9110 §11.1: the name of a scheme is case-insensitive.
        Vocabulary::HTTP { scheme, .. } => Some(match scheme.to_ascii_lowercase().as_str() {
            "bearer" => SchemeKind::Bearer,
            "basic" => SchemeKind::Basic,
            lower => {
                check_http_scheme(reader, node, lower);
                SchemeKind::Http(scheme)
            }
        }),
        Vocabulary::OAuth2 { .. } => Some(SchemeKind::OAuth2 { flows: read_flows(reader, node) }),
        Vocabulary::OpenIDConnect { open_id_connect_url, .. } => {
            Some(SchemeKind::OpenIdConnect { url: open_id_connect_url })
        }
    }
}

/// Says where the name of a scheme (RFC 9110 §16.4.1) is nearly that of a common one.
fn check_http_scheme(reader: &mut Reader<'_>, node: Node<'_>, scheme: &str) {
    let known = ["basic", "bearer", "digest", "dpop", "gnap", "hoba", "mutual", "negotiate"];
    let others = ["concealed", "oauth", "privatetoken", "scram-sha-1", "scram-sha-256", "vapid"];
    if known.contains(&scheme) || others.contains(&scheme) {
        return;
    }
    if let (Some(meant), Some(place)) = (nearest(scheme, &known), node.get("scheme")) {
        let message = format!("`{scheme}` is not a registered scheme");
        let diagnostic = Diagnostic::new(Code::InvalidValue, place.origin(), message);
        let diagnostic = diagnostic.help(format!("did you mean `{meant}`?"));
        reader.push(diagnostic.tolerable(UNREADABLE));
    }
}

/// The flows of OAuth 2.
const FLOWS: &[&str] =
    &["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"];

const FLOW: &[&str] =
    &["authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl", "scopes"];

/// Reads the OAuth Flows Object (OAS 3.1 §4.8.28): what it says goes into documentation, since a
/// client is given a token and does not fetch one.
fn read_flows<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Vec<OAuthFlow> {
    let mut flows = Vec::new();
    match node.get("flows") {
        Some(flows) => check_fields(reader, flows, FLOWS),
        None => {
            let missing = reader.missing(node, "flows").tolerable("no flow is documented");
            reader.push(missing);
        }
    }
    for (name, flow) in members(reader, node.get("flows")) {
        if name.starts_with("x-") {
            continue;
        }
        check_fields(reader, flow, FLOW);
        let urls = flow.members().filter(|(name, _)| name.ends_with("Url"));
        let urls = urls.filter_map(|(name, url)| Some((name.to_owned(), url.as_str()?.to_owned())));
        let scopes = members(reader, flow.get("scopes"))
            .into_iter()
            .map(|(scope, text)| (scope.to_owned(), text.as_str().unwrap_or_default().to_owned()));
        flows.push(OAuthFlow {
            name: name.to_owned(),
            urls: urls.collect(),
            scopes: scopes.collect(),
        });
    }
    flows
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
    schemes: &mut IndexMap<String, SecurityScheme>,
) -> Option<Vec<Vec<Requirement>>> {
    let mut alternatives = Vec::new();
    node?;
    for alternative in items(reader, node) {
        let mut requirements = Vec::new();
        for (scheme, scopes) in read_alternative(reader, alternative) {
            if !schemes.contains_key(scheme) {
                let place = scopes.unwrap_or(alternative);
                reader.push(unknown(scheme, place, schemes));
                schemes.insert(scheme.to_owned(), undeclared(place));
            }
            let scopes = items(reader, scopes).into_iter();
            let scopes = scopes.filter_map(Node::as_str).map(str::to_owned).collect();
            requirements.push(Requirement { scheme: scheme.to_owned(), scopes });
        }
        alternatives.push(requirements);
    }
    Some(alternatives)
}

/// The schemes that are asked for together, with their scopes.
fn read_alternative<'s>(
    reader: &mut Reader<'s>,
    node: Node<'s>,
) -> Vec<(&'s str, Option<Node<'s>>)> {
    if let Some(name) = node.as_str() {
        let message = "a security requirement is an object";
        reader.tolerate(Code::WrongType, node, message, "it asks for the scheme of this name");
        return vec![(name, None)];
    }
    let named = members(reader, Some(node)).into_iter();
    named.map(|(name, scopes)| (name, Some(scopes))).collect()
}

/// The schemes that some operations ask for.
pub(crate) fn needed_schemes(
    mut schemes: IndexMap<String, SecurityScheme>,
    operations: &[Operation],
) -> IndexMap<String, SecurityScheme> {
    let requirements = operations.iter().flat_map(|operation| operation.security.iter().flatten());
    let needed: BTreeSet<&str> = requirements.map(|one| one.scheme.as_str()).collect();
    schemes.retain(|name, _| needed.contains(name.as_str()));
    schemes
}

/// A name that is nearly that of a scheme is misspelt; any other one may be known to the service.
fn unknown(name: &str, node: Node<'_>, schemes: &IndexMap<String, SecurityScheme>) -> Diagnostic {
    let message = format!("no security scheme is called `{name}`");
    let names: Vec<&str> = schemes.keys().map(String::as_str).collect();
    let nearest = nearest(name, &names);
    let code = nearest.map_or(Code::UndeclaredScheme, |_| Code::UnknownScheme);
    let diagnostic = Diagnostic::new(code, node.origin(), message).at_key();
    let diagnostic = diagnostic.tolerable(UNREADABLE);
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic,
    }
}

/// A scheme that an operation needs and the document does not describe: whoever serves the
/// operation has to know what it is.
fn undeclared(node: Node<'_>) -> SecurityScheme {
    SecurityScheme {
        origin: node.origin(),
        kind: SchemeKind::Undeclared,
        description: None,
        examples: Vec::new(),
    }
}
