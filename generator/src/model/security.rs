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
    /// A key of its own.
    ApiKey {
        /// Where it stands.
        place: ApiKeyPlace,
        /// The name of the header, query parameter or cookie.
        name: String,
    },
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
