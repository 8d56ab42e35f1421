//! Smithery Platform API, version 1.0.0.
//!
//! Reaches tools on hosted MCP (Model Context Protocol) servers through one endpoint. This
//! description covers the single operation that calls a tool over an existing connection.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`CallTool`] | `POST /connect/{namespace}/{connectionId}/.tools/{toolPath}` | Call tool. |
//!
//! ```no_run
//! # #[cfg(all(feature = "smithery", feature = "client"))]
//! # mod example { use concord_dialects::smithery;
//! async fn example(request: smithery::CallTool) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = smithery::Client::builder(smithery::SERVER).bearer_auth("secret").build()?;
//!     let answer = client.call_tool(request).await?;
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
pub use server::{Api, Credentials, routes, router};
pub use types::*;

/// The documented address of the API.
pub const SERVER: &str = "https://api.smithery.ai";
