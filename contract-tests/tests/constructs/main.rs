//! Each construct of a document on both sides of the wire: a generated client calls a generated
//! router, and what stands on the wire between them is written out here.
//!
//! `document.yaml` has the constructs, and `generated/` is what the generator makes of it: the
//! goldens of `concord` check that, and `UPDATE_GOLDEN=1 cargo test -p concord --test golden` writes
//! it anew.
#![cfg(test)]

mod answers;
mod forms;
mod parameters;
mod service;
mod streams;
mod webhooks;
mod wire;

#[rustfmt::skip]
#[allow(
    clippy::enum_variant_names,
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
    pub mod webhook_client;
    pub mod webhook_server;

    pub use client::Client;
    pub use operations::*;
    pub use server::{Api, router};
    pub use types::*;
    pub use webhook_client::WebhookClient;
    pub use webhook_server::Webhooks;
}
