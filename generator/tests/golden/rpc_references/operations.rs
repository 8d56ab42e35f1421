//! The operations of References: what they are asked with, and what they answer.

use std::convert::Infallible;

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

/// The method `put`.
pub static PUT: Method = Method::new("put", &["key", "value"]);

/// What [`PUT`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Put {
    /// `key` in the params.
    pub key: String,
    /// `value` in the params.
    pub value: PutValue,
}

impl Put {
    /// From its parts.
    #[must_use]
    pub fn new(key: impl Into<String>, value: PutValue) -> Self {
        Self { key: key.into(), value }
    }
}

impl rpc::Input for Put {
    const METHOD: &'static Method = &PUT;

    fn write(&self, params: &mut rpc::Params) {
        params.member("key", &self.key);
        params.member("value", &self.value);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            key: params.required("key")?,
            value: params.required("value")?,
        })
    }
}

impl rpc::Request for Put {
    type Answer = ();
    type Error = Infallible;
}

/// The method `get`.
pub static GET: Method = Method::new("get", &["key"]);

/// What [`GET`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Get {
    /// `key` in the params.
    pub key: String,
}

impl Get {
    /// From its parts.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into() }
    }
}

/// The documented errors of [`GET`].
#[derive(Clone, Debug, PartialEq)]
pub enum GetError {
    /// The code 404.
    ///
    /// There is none
    ThereIsNone(rpc::ErrorDetail),
}

impl rpc::DocumentedError for GetError {
    fn read(error: rpc::RpcError) -> Result<Self, rpc::RpcError> {
        match error.code {
            404 => rpc::ErrorDetail::read(error).map(Self::ThereIsNone),
            _ => Err(error),
        }
    }
}

impl From<GetError> for rpc::RpcError {
    fn from(error: GetError) -> Self {
        match error {
            GetError::ThereIsNone(detail) => detail.with_code(404),
        }
    }
}

impl rpc::Input for Get {
    const METHOD: &'static Method = &GET;

    fn write(&self, params: &mut rpc::Params) {
        params.member("key", &self.key);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            key: params.required("key")?,
        })
    }
}

impl rpc::Request for Get {
    type Answer = PutValue;
    type Error = GetError;
}
