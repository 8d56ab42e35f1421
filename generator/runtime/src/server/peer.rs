//! Who sent a request, as far as the request says.

use std::fmt;

use http::{Extensions, HeaderMap, Uri};

/// What a request shows to a service that looks for credentials by itself: for mutual TLS, and for
/// schemes that a document names and does not describe.
#[derive(Clone)]
pub struct Peer {
    /// The header fields.
    pub headers: HeaderMap,
    /// The target, which may hold a key.
    pub uri: Uri,
    /// What the listener or a middleware has found out, such as the certificate of the client.
    pub extensions: Extensions,
}

impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Any of it may be a secret.
        f.debug_struct("Peer").finish_non_exhaustive()
    }
}
