//! The operations of Pairings: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method};

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
