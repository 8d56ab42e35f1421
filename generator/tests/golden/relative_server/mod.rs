//! Relative server, version 1.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`Ping`] | `JSON-RPC ping` |  |
//!
//! ```no_run
//! # #[cfg(all(feature = "golden", feature = "client"))]
//! # mod example { use concord_dialects::golden;
//! async fn example(request: golden::Ping) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = golden::Client::builder("https://api.example.com/v1/rpc").build()?;
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
