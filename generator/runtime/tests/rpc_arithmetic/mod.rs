//! The methods of the specification's examples (JSON-RPC 2.0 §7), as they would be generated.
#![allow(dead_code, unreachable_pub, reason = "each test uses some of it")]

use std::convert::Infallible;

use concord_runtime::json::{DecodeError, Value};
use concord_runtime::rpc::{
    Arguments, DocumentedError, Input, Method, Notification, Params, Request, RpcError, Structure,
};

macro_rules! input {
    ($name:ident, $wire:literal, $structure:ident, $($field:ident: $ty:ty),*) => {
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name { $(pub $field: $ty,)* }

        impl Input for $name {
            const METHOD: &'static Method = {
                static METHOD: Method =
                    Method::new($wire, &[$(stringify!($field)),*]).structure(Structure::$structure);
                &METHOD
            };

            fn write(&self, _params: &mut Params) {
                $(_params.member(stringify!($field), &self.$field);)*
            }

            fn read(_params: &Arguments<'_>) -> Result<Self, DecodeError> {
                Ok(Self { $($field: _params.required(stringify!($field))?,)* })
            }
        }
    };
}

input!(Subtract, "subtract", ByPosition, minuend: i64, subtrahend: i64);
input!(SubtractByName, "subtract", ByName, subtrahend: i64, minuend: i64);
input!(Sum, "sum", ByPosition, a: i64, b: i64, c: i64);
input!(Update, "update", ByPosition, a: i64, b: i64, c: i64, d: i64, e: i64);
input!(NotifySum, "notify_sum", ByPosition, a: i64, b: i64, c: i64);
input!(NotifyHello, "notify_hello", ByPosition, a: i64);
input!(Foobar, "foobar", Either,);
input!(FoobarNotification, "foobar", Either,);
input!(FooGet, "foo.get", ByName, name: String);
input!(GetData, "get_data", Either,);

/// The documented error of `foo.get`.
#[derive(Clone, Debug, PartialEq)]
pub struct NoFoo;

impl DocumentedError for NoFoo {
    fn read(error: RpcError) -> Result<Self, RpcError> {
        if error.code == 404 { Ok(Self) } else { Err(error) }
    }
}

impl From<NoFoo> for RpcError {
    fn from(_: NoFoo) -> Self {
        Self::new(404, "no foo")
    }
}

macro_rules! requests {
    ($($name:ident: $answer:ty, $error:ty;)*) => {$(
        impl Request for $name {
            type Answer = $answer;
            type Error = $error;
        }
    )*};
}

requests! {
    Subtract: i64, Infallible;
    SubtractByName: i64, Infallible;
    Sum: i64, Infallible;
    Foobar: Value, Infallible;
    FooGet: Value, NoFoo;
    GetData: (String, i64), Infallible;
}

impl Notification for Update {}
impl Notification for NotifySum {}
impl Notification for NotifyHello {}
impl Notification for FoobarNotification {}
