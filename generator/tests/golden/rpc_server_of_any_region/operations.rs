//! The operations of Regions: what they are asked with, and what they answer.

use concord_runtime::operation::Operation;
use concord_runtime::rpc::Method;

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
