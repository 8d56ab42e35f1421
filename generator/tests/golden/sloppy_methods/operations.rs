//! The operations of T: what they are asked with, and what they answer.

use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method};

use super::types::*;

/// The address of every call: `POST /`
pub static ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/",
    security: &[],
};

/// The method `rpc.discover`.
pub static RPC_DISCOVER: Method = Method::new("rpc.discover", &[]);

/// What [`RPC_DISCOVER`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RpcDiscover {}

/// The method `find`.
pub static FIND: Method = Method::new("find", &["key", "Limits"]);

/// What [`FIND`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Find {
    /// `key` in the params.
    pub key: String,
    /// `Limits` in the params.
    pub limits: Option<Limits>,
}

impl Find {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            limits: None,
        }
    }
}

/// The documented errors of [`FIND`].
#[derive(Clone, Debug, PartialEq)]
pub enum FindError {
    /// The code -32001.
    ///
    /// Not found.
    NotFound(rpc::ErrorDetail),
}

impl rpc::DocumentedError for FindError {
    fn read(error: rpc::RpcError) -> Result<Self, rpc::RpcError> {
        match error.code {
            -32001 => Ok(Self::NotFound(error.into())),
            _ => Err(error),
        }
    }
}

impl From<FindError> for rpc::RpcError {
    fn from(error: FindError) -> Self {
        match error {
            FindError::NotFound(detail) => detail.with_code(-32001),
        }
    }
}
