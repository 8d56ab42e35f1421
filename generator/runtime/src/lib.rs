//! The small crate that clients and servers written by Concord stand on.
//!
//! | module | what it holds |
//! |---|---|
//! | [`json`] | JSON with absent, `null` and value kept apart, and errors with a place |
//! | [`operation`], [`style`], [`template`] | what both sides know of an operation and how its parameters stand on the wire |
//! | [`headers`], [`form`], [`stream`] | headers of answers, form bodies, bodies that come bit by bit |
//! | [`sse`] | server-sent events, typed, both ways |
//! | [`rpc`] | JSON-RPC 2.0, both ways |
//! | [`client`] | calls over a transport: reqwest, or a router in the same process |
//! | `examples` | documented examples as data, as a service and as calls by name |
//! | [`server`] | requests taken apart, authenticated or refused |
//!
//! Users of a generated crate meet its types in signatures and rarely need to name them.

#[cfg(feature = "client")]
pub mod client;
#[doc(hidden)]
pub mod division;
#[cfg(feature = "examples")]
pub mod examples;
pub mod form;
pub mod headers;
pub mod json;
pub mod media_type;
pub mod operation;
pub mod rpc;
pub mod secret;
#[cfg(feature = "server")]
pub mod server;
pub mod sse;
pub mod stream;
pub mod style;
pub mod template;
