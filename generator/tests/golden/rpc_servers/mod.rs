//! Servers, version 1.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`Ping`] | `JSON-RPC ping` |  |
//! | [`Elsewhere`] | `JSON-RPC elsewhere` |  |
//!
//! ```no_run
//! # #[cfg(all(feature = "golden", feature = "client"))]
//! # mod example { use concord_dialects::golden;
//! async fn example(endpoint: golden::Endpoint, request: golden::Ping) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = golden::Client::builder(endpoint.url()).build()?;
//!     let answer = client.ping(request).await?;
//!     println!("{answer:?}");
//!     Ok(())
//! }
//! # }
//! ```

pub mod operations;
pub mod types;

#[cfg(feature = "client")]
pub mod client;

#[cfg(feature = "examples")]
pub mod examples;

#[cfg(feature = "server")]
pub mod server;

#[cfg(feature = "client")]
pub use client::{Client, ClientBuilder};

#[cfg(feature = "examples")]
pub use examples::{EXAMPLES, ExampleServer, invoke};
pub use operations::*;

#[cfg(feature = "server")]
pub use server::{Api, endpoint, router};

/// The documented address `https://{zone}.c.d/{tenant}`, with its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElsewhereServerUrl {
    /// The variable `zone`.
    pub zone: String,
    /// The variable `tenant`.
    pub tenant: String,
}

impl ElsewhereServerUrl {
    /// The address, for a client to call.
    #[must_use]
    pub fn url(&self) -> String {
        "https://{zone}.c.d/{tenant}"
            .replace("{zone}", &self.zone)
            .replace("{tenant}", &self.tenant)
    }
}

impl Default for ElsewhereServerUrl {
    fn default() -> Self {
        Self {
            zone: "a".to_owned(),
            tenant: "acme".to_owned(),
        }
    }
}
