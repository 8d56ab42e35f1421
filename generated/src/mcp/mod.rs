//! MCP tools, version 2025-06-18.
//!
//! The part of the Model Context Protocol that calls tools, in the words of this project. A
//! client says hello with `initialize`, confirms it with `notifications/initialized`, and may
//! then ask for the tools of the server and call them. A server may send notifications of its
//! own at any time.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`Initialize`] | `JSON-RPC initialize` | Say hello. |
//! | [`Ping`] | `JSON-RPC ping` | Ask whether the other side is there. |
//! | [`ListTools`] | `JSON-RPC tools/list` | List the tools. |
//! | [`CallTool`] | `JSON-RPC tools/call` | Call a tool. |
//! | [`Initialized`] | `JSON-RPC notifications/initialized` | The client is ready. |
//! | [`Cancelled`] | `JSON-RPC notifications/cancelled` | A request is given up. |
//! | [`Progress`] | `JSON-RPC notifications/progress` | How far a request has come. |
//! | [`LogMessage`] | `JSON-RPC notifications/message` | A line of the server's log. |
//! | [`ToolsChanged`] | `JSON-RPC notifications/tools/list_changed` | The list of tools has changed. |
//!
//! ```no_run
//! # #[cfg(all(feature = "mcp", feature = "client"))]
//! # mod example { use concord_dialects::mcp;
//! async fn example(request: mcp::Initialize) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = mcp::Client::builder(mcp::SERVER).build()?;
//!     let answer = client.initialize(request).await?;
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
pub use types::*;

/// Where the example servers of the protocol's own kits listen. Every server has an address of
/// its own.
pub const SERVER: &str = "http://localhost:3000/mcp";
