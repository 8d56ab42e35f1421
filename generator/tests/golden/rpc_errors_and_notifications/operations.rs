//! The operations of Errors and notifications: what they are asked with, and what they answer.

use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method};

/// The address of every call: `POST /rpc`
pub static ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/rpc",
    security: &[],
};

/// The method `add`.
pub static ADD: Method = Method::new("add", &["a"]);

/// What [`ADD`] is asked with.
///
/// Link `again` to `add`: Add once more.
///
/// Served at `https://{region}.b/rpc`.
#[derive(Clone, Debug, PartialEq)]
pub struct Add {
    /// `a` in the params.
    pub a: i64,
}

impl Add {
    /// From its parts.
    #[must_use]
    pub fn new(a: i64) -> Self {
        Self { a }
    }
}

/// The documented errors of [`ADD`].
#[derive(Clone, Debug, PartialEq)]
pub enum AddError {
    /// The code -32602.
    ///
    /// Bad a
    InvalidParams(rpc::ErrorDetail),
    /// The code 4001.
    ///
    /// Too much.
    TooMuch(rpc::ErrorDetail),
    /// The code -32000.
    ///
    /// The server is broken and nobody knows why
    ///
    /// And so on
    CodeMinus32000(rpc::ErrorDetail),
}

impl rpc::DocumentedError for AddError {
    fn read(error: rpc::RpcError) -> Result<Self, rpc::RpcError> {
        match error.code {
            -32602 => rpc::ErrorDetail::read(error).map(Self::InvalidParams),
            4001 => rpc::ErrorDetail::read(error).map(Self::TooMuch),
            -32000 => rpc::ErrorDetail::read(error).map(Self::CodeMinus32000),
            _ => Err(error),
        }
    }
}

impl From<AddError> for rpc::RpcError {
    fn from(error: AddError) -> Self {
        match error {
            AddError::InvalidParams(detail) => detail.with_code(-32602),
            AddError::TooMuch(detail) => detail.with_code(4001),
            AddError::CodeMinus32000(detail) => detail.with_code(-32000),
        }
    }
}

impl rpc::Input for Add {
    const METHOD: &'static Method = &ADD;

    fn write(&self, params: &mut rpc::Params) {
        params.member("a", &self.a);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self { a: params.required("a")? })
    }
}

impl rpc::Request for Add {
    type Answer = i64;
    type Error = AddError;
}

/// The method `tick`.
pub static TICK: Method = Method::new("tick", &[]);

/// What [`TICK`] is asked with.
///
/// See also: <https://a.b/tick>
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Tick {}

impl rpc::Input for Tick {
    const METHOD: &'static Method = &TICK;

    fn write(&self, _: &mut rpc::Params) {}

    fn read(_: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {})
    }
}

impl rpc::Notification for Tick {}
