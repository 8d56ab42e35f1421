//! JSON-RPC 2.0 over HTTP, both ways.
//!
//! <https://www.jsonrpc.org/specification>

#[cfg(feature = "client")]
mod answer;
#[cfg(feature = "server")]
mod arguments;
#[cfg(feature = "server")]
mod batch;
#[cfg(feature = "client")]
mod call_error;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod endpoint;
#[cfg(any(feature = "client", feature = "server"))]
mod envelope;
mod error;
#[cfg(feature = "server")]
mod failure;
mod id;
mod method;
#[cfg(feature = "client")]
mod params;
#[cfg(feature = "server")]
mod request;

#[cfg(feature = "client")]
pub use answer::Answer;
#[cfg(feature = "server")]
pub use arguments::{Arguments, MethodCall};
#[cfg(feature = "client")]
pub use call_error::{CallError, CallFault};
#[cfg(feature = "client")]
pub use client::Client;
#[cfg(feature = "server")]
pub use endpoint::{Endpoint, MethodHandler, Open};
pub use error::{DocumentedError, ErrorDetail, RpcError};
#[cfg(feature = "server")]
pub use failure::{Failure, InternalErrors, MethodError, answer};
pub use id::Id;
pub use method::{Method, Structure};
#[cfg(feature = "client")]
pub use params::Params;
