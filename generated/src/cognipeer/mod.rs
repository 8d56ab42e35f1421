//! Cognipeer Tools API, version v1.
//!
//! Finds tools and runs their actions. A tool stands for an OpenAPI description or an MCP
//! server, and each of its actions can be run on its own.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`ListTools`] | `GET /api/client/v1/tools` | List tools. |
//! | [`GetTool`] | `GET /api/client/v1/tools/{toolKey}` | Get a tool. |
//! | [`ExecuteAction`] | `POST /api/client/v1/tools/{toolKey}/actions/{actionKey}/execute` | Execute an action. |
//!
//! ```no_run
//! # #[cfg(all(feature = "cognipeer", feature = "client"))]
//! # mod example { use concord_dialects::cognipeer;
//! async fn example(request: cognipeer::ListTools) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = cognipeer::Client::builder("https://api.example.com").bearer_auth("secret").build()?;
//!     let answer = client.list_tools(request).await?;
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
