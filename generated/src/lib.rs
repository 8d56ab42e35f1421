//! Typed clients and axum servers, one module for each dialect.
//!
//! Every dialect is a cargo feature, and so are `client`, `server` and `examples`: a team compiles
//! what it calls. Inputs, answers and documented errors are the same types on both sides.
//!
//! Written by `cargo xtask codegen` from the documents in `specs/`; change those, not this.
#![forbid(unsafe_code)]

#[cfg(feature = "smithery")]
#[rustfmt::skip]
pub mod smithery;

#[cfg(feature = "mcphub")]
#[rustfmt::skip]
pub mod mcphub;

#[cfg(feature = "merge")]
#[rustfmt::skip]
pub mod merge;

#[cfg(feature = "agentflow")]
#[rustfmt::skip]
pub mod agentflow;

#[cfg(feature = "cognipeer")]
#[rustfmt::skip]
pub mod cognipeer;

#[cfg(feature = "mcp")]
#[rustfmt::skip]
pub mod mcp;
