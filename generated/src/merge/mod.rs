//! Merge Agent Handler API, version v1.
//!
//! Lets a registered user run the tools of a tool pack. Calls are JSON-RPC 2.0 requests, posted
//! to an address that names the tool pack and the user.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`CallTool`] | `JSON-RPC tools/call` | Call a tool. |
//!
//! ```no_run
//! # #[cfg(all(feature = "merge", feature = "client"))]
//! # mod example { use concord_dialects::merge;
//! async fn example(endpoint: merge::Endpoint, request: merge::CallTool) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = merge::Client::builder(endpoint.url()).bearer_auth("secret").build()?;
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
pub use server::{Api, Credentials, endpoint, router};
pub use types::*;
