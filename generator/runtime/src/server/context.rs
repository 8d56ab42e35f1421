//! What a handler knows beside its input.

use std::fmt;

use http::{Extensions, HeaderMap, Method, Uri};

/// What a handler knows beside its typed input: who calls, and how.
///
/// `P` is who was authenticated; `E` the typed path variables of a JSON-RPC endpoint.
#[derive(Clone)]
pub struct Context<P, E = ()> {
    /// Who calls, as `authenticate` said.
    pub principal: P,
    /// The path variables of a JSON-RPC endpoint.
    pub endpoint: E,
    /// The header fields; those that hold credentials are marked sensitive.
    pub headers: HeaderMap,
    /// The method, `HEAD` included.
    pub method: Method,
    /// The target, without the prefix that the router is nested under. It may hold a key.
    pub uri: Uri,
    /// What middleware has found out about the request.
    pub extensions: Extensions,
}

impl<P, E> fmt::Debug for Context<P, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Principal and query may hold secrets, and a context ends up in logs.
        f.debug_struct("Context")
            .field("method", &self.method)
            .field("path", &self.uri.path())
            .finish_non_exhaustive()
    }
}
