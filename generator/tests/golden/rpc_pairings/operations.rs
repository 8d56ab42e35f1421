//! The operations of Pairings: what they are asked with, and what they answer.

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

/// The method `add`.
pub static ADD: Method = Method::new("add", &["a", "b"]);

/// What [`ADD`] is asked with.
///
/// Link `again` to `add`: Add once more.
#[derive(Clone, Debug, PartialEq)]
pub struct Add {
    /// `a` in the params.
    pub a: i64,
    /// `b` in the params.
    pub b: Option<i64>,
}

impl Add {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(a: i64) -> Self {
        Self { a, b: None }
    }
}

impl rpc::Input for Add {
    const METHOD: &'static Method = &ADD;

    fn write(&self, params: &mut rpc::Params) {
        params.member("a", &self.a);
        params.optional("b", &self.b);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            a: params.required("a")?,
            b: params.optional("b")?,
        })
    }
}

impl rpc::Request for Add {
    type Answer = i64;
    type Error = Infallible;
}

/// The method `log`.
pub static LOG: Method = Method::new("log", &["level", "text"]);

/// What [`LOG`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// `level` in the params.
    pub level: LogLevel,
    /// `text` in the params.
    pub text: Option<json::Value>,
}

impl Log {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(level: LogLevel) -> Self {
        Self { level, text: None }
    }
}

impl rpc::Input for Log {
    const METHOD: &'static Method = &LOG;

    fn write(&self, params: &mut rpc::Params) {
        params.member("level", &self.level);
        params.optional("text", &self.text);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            level: params.required("level")?,
            text: params.optional("text")?,
        })
    }
}

impl rpc::Notification for Log {}

/// The method `reset`.
pub static RESET: Method = Method::new("reset", &[]);

/// What [`RESET`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Reset {}

impl rpc::Input for Reset {
    const METHOD: &'static Method = &RESET;

    fn write(&self, _: &mut rpc::Params) {}

    fn read(_: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {})
    }
}

impl rpc::Request for Reset {
    type Answer = ();
    type Error = Infallible;
}
