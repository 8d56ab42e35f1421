//! The methods that are called, as they would be generated: `add`, which is measured, and some that
//! show the rest of the protocol.

use std::convert::Infallible;

use concord_runtime::json::DecodeError;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method};

pub static ENDPOINT: Operation = Operation { id: "rpc", method: "POST", path: "/", security: &[] };

pub static ADD: Method = Method::new("add", &["a", "b"]);

pub static COUNT: Method = Method::new("count", &["step"]);

pub static FAIL: Method = Method::new("fail", &[]);

pub static TOLD: Method = Method::new("told", &["text"]);

/// What [`ADD`] is asked with.
pub struct Add {
    pub a: i64,
    pub b: i64,
}

impl rpc::Input for Add {
    const METHOD: &'static Method = &ADD;

    fn write(&self, params: &mut rpc::Params) {
        params.member("a", &self.a);
        params.member("b", &self.b);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, DecodeError> {
        Ok(Self { a: params.required("a")?, b: params.required("b")? })
    }
}

impl rpc::Request for Add {
    type Answer = i64;
    type Error = Infallible;
}

/// What [`COUNT`] is asked with: a step, which is 1 where it is left out.
pub struct Count {
    pub step: Option<i64>,
}

impl rpc::Input for Count {
    const METHOD: &'static Method = &COUNT;

    fn write(&self, params: &mut rpc::Params) {
        params.optional("step", &self.step);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, DecodeError> {
        Ok(Self { step: params.optional("step")? })
    }
}

impl rpc::Request for Count {
    type Answer = i64;
    type Error = Infallible;
}

/// What [`FAIL`] is asked with: it ends in an error with data.
pub struct Fail {}

impl rpc::Input for Fail {
    const METHOD: &'static Method = &FAIL;

    fn write(&self, _: &mut rpc::Params) {}

    fn read(_: &rpc::Arguments<'_>) -> Result<Self, DecodeError> {
        Ok(Self {})
    }
}

impl rpc::Request for Fail {
    type Answer = i64;
    type Error = Infallible;
}

/// The notification [`TOLD`].
pub struct Told {
    pub text: String,
}

impl rpc::Input for Told {
    const METHOD: &'static Method = &TOLD;

    fn write(&self, params: &mut rpc::Params) {
        params.member("text", &self.text);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, DecodeError> {
        Ok(Self { text: params.required("text")? })
    }
}

impl rpc::Notification for Told {}

/// One call.
pub fn single() -> String {
    r#"{"jsonrpc":"2.0","method":"add","params":{"a":19,"b":23},"id":1}"#.to_owned()
}

/// A hundred calls.
pub fn batch() -> String {
    let calls: Vec<String> = (0..100)
        .map(|id| {
            format!(r#"{{"jsonrpc":"2.0","method":"add","params":{{"a":{id},"b":23}},"id":{id}}}"#)
        })
        .collect();
    format!("[{}]", calls.join(","))
}
