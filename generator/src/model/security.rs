//! What has to be known of a caller.

use super::Example;
use crate::source::Origin;

/// A way to prove who is calling (OAS 3.1 §4.8.27).
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Where the document describes it.
    pub origin: Origin,
    /// What is sent.
    pub kind: SchemeKind,
    /// What the document says about it (CommonMark).
    pub description: Option<String>,
    /// Documented credentials, by the name of the example they belong to (`x-examples`).
    pub examples: Vec<Example>,
}

/// What a security scheme sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` (RFC 6750)
    Bearer,
    /// `Authorization: Basic …` (RFC 7617)
    Basic,
    /// `Authorization: SCHEME …` of any other scheme (RFC 9110 §11.4), as documented.
    Http(String),
    /// A bearer token that OAuth 2 grants, for the scopes that an operation needs (RFC 6749).
    OAuth2 {
        /// The ways to a token.
        flows: Vec<OAuthFlow>,
    },
    /// A bearer token that OpenID Connect grants.
    OpenIdConnect {
        /// Where its provider is described.
        url: String,
    },
    /// A certificate of the client, which the transport shows (RFC 8446 §4.3.2).
    MutualTls,
    /// What the document names and does not describe.
    Undeclared,
    /// A key of its own.
    ApiKey {
        /// Where it stands.
        place: ApiKeyPlace,
        /// The name of the header, query parameter or cookie.
        name: String,
    },
}

/// A way to a token (OAS 3.1 §4.8.29).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthFlow {
    /// Its name in the document, such as `authorizationCode`.
    pub name: String,
    /// Its URLs, with the names that the document gives them.
    pub urls: Vec<(String, String)>,
    /// The scopes that can be asked for, and what they are for.
    pub scopes: Vec<(String, String)>,
}

impl SchemeKind {
    /// Whether what is sent stands for scopes.
    #[must_use]
    pub fn is_scoped(&self) -> bool {
        matches!(self, Self::OAuth2 { .. } | Self::OpenIdConnect { .. })
    }

    /// Whether nothing of it stands in the request where the document says.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        matches!(self, Self::MutualTls | Self::Undeclared)
    }
}

/// Where an API key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyPlace {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// A scheme that a request needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme, by its documented name.
    pub scheme: String,
    /// The scopes it has to grant.
    pub scopes: Vec<String>,
}
