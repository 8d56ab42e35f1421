//! MCPHub Tools API, version unspecified.
//!
//! Calls tools of the MCP servers that a hub manages: one authenticated endpoint with a uniform
//! envelope, and two plain alternatives for callers that speak OpenAPI.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`CallTool`] | `POST /api/tools/call/{server}` | Call a tool of a server. |
//! | [`ExecuteToolByQuery`] | `GET /api/tools/{serverName}/{toolName}` | Execute a simple tool. |
//! | [`ExecuteTool`] | `POST /api/tools/{serverName}/{toolName}` | Execute a tool with a JSON body. |
//!
//! ```no_run
//! # #[cfg(all(feature = "mcphub", feature = "client"))]
//! # mod example { use concord_dialects::mcphub;
//! async fn example(request: mcphub::CallTool) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = mcphub::Client::builder(mcphub::SERVER).bearer_auth("secret").build()?;
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

/// A hub running on the caller's own machine.
pub const SERVER: &str = "http://localhost:3000";
