//! What both sides know of a JSON-RPC method.

use crate::operation::Operation;

/// The static facts of one method.
///
/// ```
/// use concord_runtime::rpc::{Method, Structure};
///
/// const CALL_TOOL: Method = Method::new("tools/call", &["name", "arguments"])
///     .structure(Structure::ByName)
///     .security(&[&["bearer"]]);
/// assert_eq!(CALL_TOOL.name(), "tools/call");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    /// The HTTP operation that a client calls it by: a `POST` of the base URL itself.
    pub operation: Operation,
    /// The names of its parameters, in the order of their positions.
    pub params: &'static [&'static str],
    /// How parameters may be given (OpenRPC 1.3, `paramStructure`).
    pub structure: Structure,
}

/// How parameters may be given (JSON-RPC 2.0 §4.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Structure {
    /// As the members of an object.
    ByName,
    /// As the items of an array.
    ByPosition,
    /// As either.
    #[default]
    Either,
}

impl Method {
    /// A public method that takes its parameters by name and by position.
    #[must_use]
    pub const fn new(name: &'static str, params: &'static [&'static str]) -> Self {
        let operation = Operation { id: name, method: "POST", path: "", security: &[] };
        Self { operation, params, structure: Structure::Either }
    }

    /// The same with one way to give parameters.
    #[must_use]
    pub const fn structure(mut self, structure: Structure) -> Self {
        self.structure = structure;
        self
    }

    /// The same with alternatives of security schemes, as of an [`Operation`].
    #[must_use]
    pub const fn security(mut self, security: &'static [&'static [&'static str]]) -> Self {
        self.operation.security = security;
        self
    }

    /// Its name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.operation.id
    }
}
