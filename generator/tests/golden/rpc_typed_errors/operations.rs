//! The operations of Typed errors: what they are asked with, and what they answer.

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

/// The method `buy`.
pub static BUY: Method = Method::new("buy", &[]);

/// What [`BUY`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Buy {}

/// The documented errors of [`BUY`].
#[derive(Clone, Debug, PartialEq)]
pub enum BuyError {
    /// The code 402.
    ///
    /// Not enough money
    NotEnoughMoney(rpc::ErrorDetail<BuyError402>),
    /// The code -32001.
    ///
    /// Gone
    ///
    /// Its data, as documented: `{"since":2024}`
    Gone(rpc::ErrorDetail),
    /// The code -32050.
    ///
    /// Broken
    Broken(rpc::ErrorDetail<Trace>),
    /// The code 409.
    ///
    /// Taken
    ///
    /// Taken twice
    Code409(rpc::ErrorDetail),
}

impl rpc::DocumentedError for BuyError {
    fn read(error: rpc::RpcError) -> Result<Self, rpc::RpcError> {
        match error.code {
            402 => rpc::ErrorDetail::read(error).map(Self::NotEnoughMoney),
            -32001 => rpc::ErrorDetail::read(error).map(Self::Gone),
            -32050 => rpc::ErrorDetail::read(error).map(Self::Broken),
            409 => rpc::ErrorDetail::read(error).map(Self::Code409),
            _ => Err(error),
        }
    }
}

impl From<BuyError> for rpc::RpcError {
    fn from(error: BuyError) -> Self {
        match error {
            BuyError::NotEnoughMoney(detail) => detail.with_code(402),
            BuyError::Gone(detail) => detail.with_code(-32001),
            BuyError::Broken(detail) => detail.with_code(-32050),
            BuyError::Code409(detail) => detail.with_code(409),
        }
    }
}

impl rpc::Input for Buy {
    const METHOD: &'static Method = &BUY;

    fn write(&self, _: &mut rpc::Params) {}

    fn read(_: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {})
    }
}

impl rpc::Request for Buy {
    type Answer = String;
    type Error = BuyError;
}
