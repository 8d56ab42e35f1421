//! JSON-RPC 2.0, both ways: over HTTP, and for clients over any [`Transport`].
//!
//! <https://www.jsonrpc.org/specification>

#[cfg(feature = "client")]
mod answer;
mod arguments;
#[cfg(feature = "server")]
mod batch;
#[cfg(feature = "client")]
mod batch_call;
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
mod input;
mod method;
#[cfg(feature = "server")]
mod method_call;
#[cfg(feature = "client")]
mod over_http;
mod params;
#[cfg(feature = "client")]
mod received;
#[cfg(feature = "server")]
mod request;
#[cfg(feature = "client")]
mod streamable_http;
#[cfg(feature = "client")]
mod transport;
#[cfg(feature = "websocket")]
mod web_socket;
#[cfg(any(feature = "server", feature = "websocket"))]
mod written;

#[cfg(feature = "client")]
pub use answer::Answer;
pub use arguments::Arguments;
#[cfg(feature = "client")]
pub use batch_call::{Answers, Asked, Batch, Stray};
#[cfg(feature = "client")]
pub use call_error::{CallError, CallFault};
#[cfg(feature = "client")]
pub use client::Client;
#[cfg(feature = "server")]
pub use endpoint::{Endpoint, Hear, MethodHandler, Open, Serve};
pub use error::{DocumentedError, ErrorDetail, RpcError};
#[cfg(feature = "server")]
pub use failure::{Failure, InternalErrors, MethodError, answer};
pub use id::Id;
pub use input::{Input, Notification, Request};
pub use method::{Method, Structure};
#[cfg(feature = "server")]
pub use method_call::MethodCall;
pub use params::Params;
#[cfg(feature = "client")]
pub use received::{Notifications, Received};
#[cfg(feature = "client")]
pub use streamable_http::StreamableHttp;
#[cfg(feature = "client")]
pub use transport::{Message, Reply, Transport};
#[cfg(feature = "websocket")]
pub use web_socket::WebSocket;
