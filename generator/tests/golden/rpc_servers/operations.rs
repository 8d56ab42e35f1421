//! The operations of Servers: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method};
use concord_runtime::template;

/// The address of every call: `POST /{tenant}/v{version}/{undeclared}/rpc`
pub static ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/{tenant}/v{version}/{undeclared}/rpc",
    security: &[],
};

/// The variables of the address.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// Whose data it is.
    pub tenant: String,
    /// A variable of the address.
    ///
    /// One of `1`, `2`.
    pub version: String,
    /// A variable of the address.
    pub undeclared: String,
}

impl Endpoint {
    /// The documented URL with these variables, for a client to call.
    ///
    /// Its origin is `https://{region}.a.b` with the documented defaults; [`at`](Self::at) takes
    /// another.
    #[must_use]
    pub fn url(&self) -> String {
        self.at("https://eu.a.b")
    }

    /// The address at another origin, such as `http://localhost:3000`.
    #[must_use]
    pub fn at(&self, origin: &str) -> String {
        let tenant = template::encode_segment(&self.tenant);
        let version = template::encode_segment(&self.version);
        let undeclared = template::encode_segment(&self.undeclared);
        format!("{origin}/{tenant}/v{version}/{undeclared}/rpc")
    }
}

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

/// The method `elsewhere`.
pub static ELSEWHERE: Method = Method::new("elsewhere", &[]);

/// What [`ELSEWHERE`] is asked with.
///
/// Served at `https://{zone}.c.d/{tenant}`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Elsewhere {}

impl rpc::Input for Elsewhere {
    const METHOD: &'static Method = &ELSEWHERE;

    fn write(&self, _: &mut rpc::Params) {}

    fn read(_: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {})
    }
}

impl rpc::Request for Elsewhere {
    type Answer = String;
    type Error = Infallible;
}
