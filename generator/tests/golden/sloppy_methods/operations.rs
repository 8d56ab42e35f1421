//! The operations of T: what they are asked with, and what they answer.

use concord_runtime::json;
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
            -32001 => rpc::ErrorDetail::read(error).map(Self::NotFound),
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

impl rpc::Input for Find {
    const METHOD: &'static Method = &FIND;

    fn write(&self, params: &mut rpc::Params) {
        params.member("key", &self.key);
        params.optional("Limits", &self.limits);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            key: params.required("key")?,
            limits: params.optional("Limits")?,
        })
    }
}

impl rpc::Request for Find {
    type Answer = Found;
    type Error = FindError;
}

/// The method `told`.
pub static TOLD: Method = Method::new("told", &["key"]);

/// What [`TOLD`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Told {
    /// `key` in the params.
    pub key: Option<String>,
}

impl rpc::Input for Told {
    const METHOD: &'static Method = &TOLD;

    fn write(&self, params: &mut rpc::Params) {
        params.optional("key", &self.key);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            key: params.optional("key")?,
        })
    }
}

impl rpc::Notification for Told {}
