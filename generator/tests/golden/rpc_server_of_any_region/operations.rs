//! The operations of Regions: what they are asked with, and what they answer.

use std::convert::Infallible;

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

/// The method `ping`.
pub static PING: Method = Method::new("ping", &[]);

/// What [`PING`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ping {}

impl rpc::Input for Ping {
    const METHOD: &'static Method = &PING;

    fn write(&self, _: &mut rpc::Params) {}

    fn read(_: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {})
    }
}

impl rpc::Request for Ping {
    type Answer = String;
    type Error = Infallible;
}
