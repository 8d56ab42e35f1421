//! The method that is called: `add`, with two params by name.

use std::convert::Infallible;

use concord_runtime::json::DecodeError;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method};

pub static ENDPOINT: Operation = Operation { id: "rpc", method: "POST", path: "/", security: &[] };

pub static ADD: Method = Method::new("add", &["a", "b"]);

/// What [`ADD`] is asked with, as it would be generated.
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
