//! A generated server and a generated client whose peers mean them harm, or are broken.
//!
//! `document.yaml` describes both, and `generated/` is what the generator makes of it: the goldens of
//! `concord` check that, and `UPDATE_GOLDEN=1 cargo test -p concord --test golden` writes it anew.
#![cfg(test)]

mod answers;
mod peer;
mod requests;
mod rpc_requests;
mod rpc_wire;
mod service;
mod streams;

#[rustfmt::skip]
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "generated as a part of a crate"
)]
mod generated {
    pub mod client;
    pub mod operations;
    pub mod server;
    pub mod types;

    pub use client::Client;
    pub use operations::*;
    pub use server::{Api, Credentials, router, routes};
    pub use types::*;
}
