//! Errors and notifications, version 1.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`Add`] | `JSON-RPC add` |  |
//! | [`Tick`] | `JSON-RPC tick` |  |
//!
//! ```no_run
//! # #[cfg(all(feature = "golden", feature = "client"))]
//! # mod example { use concord_dialects::golden;
//! async fn example(request: golden::Add) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = golden::Client::builder(golden::SERVER).build()?;
//!     let answer = client.add(request).await?;
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

/// The documented address of the API.
pub const SERVER: &str = "https://a.b/rpc";

/// The documented address `https://{region}.b/rpc`, with its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddServerUrl {
    /// Where.
    ///
    /// One of `eu`, `us`.
    pub region: String,
}

impl AddServerUrl {
    /// The address, for a client to call.
    #[must_use]
    pub fn url(&self) -> String {
        "https://{region}.b/rpc".replace("{region}", &self.region)
    }
}

impl Default for AddServerUrl {
    fn default() -> Self {
        Self { region: "eu".to_owned() }
    }
}
